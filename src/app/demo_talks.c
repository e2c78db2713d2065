/* demo_talks.c - chats of the demo shop, held with its own assistant: what shoppers ask for is saved by the flow, and what a
   person must see becomes a ticket. One request was decided since. */
#include "account/assistant.h"
#include "api/demo.h"
#include "app/demo.h"
#include "base/clock.h"
#include "conversation/conversation.h"
#include "order/search.h"
#include <string.h>

#define MINUTE (60LL * 1000)
#define WORDS 4

struct talk {
    const char *status;       /* of the order that it is about */
    size_t place;             /* among the newest of that status */
    int minutes;              /* so long ago */
    const char *words[WORDS]; /* "%" stands for the order's number and its e-mail address */
    const char *declined;     /* what the shopper was told */
};
static const struct talk talks[] = {
    { "general.confirmed",
      2,
      1560,
      { "Please cancel my order", "%", "yes" },
      "It left the kiln room this morning and is with the carrier. You can send it back within 30 days." },
    { "delivery.preparing",
      0,
      310,
      { "I need to change the delivery address of my order", "%", "Willow Court 4, 01103 Springfield", "yes" },
      NULL },
    { "delivery.delivered",
      4,
      140,
      { "%", "It has not arrived", "I asked next door. Please leave parcels in the shed behind the house." },
      NULL },
    { "general.confirmed", 0, 45, { "I want to cancel my order", "%", "yes" }, NULL },
};

/* A turn is a request of its own; its memory is the command's. */
static struct cx turn_cx(struct cx *cx, msec now)
{
    return (struct cx){ .mem = cx->mem,
                        .db = cx->db,
                        .now = now,
                        .lane = LANE_OUTSIDE,
                        .deadline = clock_mono() + 10000,
                        .who = cx->who,
                        .request_id = "demo" };
}

static err_t passed_on(struct cx *cx, struct cx *turn, err_t e)
{
    db_end(turn);
    return e ? fail_detail(cx, fail(cx, e->code, "%s", e->message), "%s", e->detail ? e->detail : "-") : NULL;
}

static err_t open_chat(struct cx *cx, const char *assistant_id, msec now, char **token)
{
    struct cx turn = turn_cx(cx, now);
    struct assistant a;
    struct visitor who = { .locale = "en", .address = "192.0.2.1", .arrived = clock_mono() };
    struct turn said = { 0 };
    err_t e = assistant_get(&turn, assistant_id, &a);
    if (!e)
        e = conversation_open(&turn, &a, &who, token, &said);
    return passed_on(cx, &turn, e);
}

static err_t say(struct cx *cx, const char *token, const char *text, msec now)
{
    struct cx turn = turn_cx(cx, now);
    struct visitor who = { .address = "192.0.2.1", .arrived = clock_mono() };
    struct turn said = { 0 };
    err_t e = conversation_token(&turn, token, &who);
    if (!e)
        e = conversation_hear(&turn, &who, &(struct heard){ .text = text }, NULL, &said);
    return passed_on(cx, &turn, e);
}

static err_t decide(struct cx *cx, const char *order_id, const char *reason, msec now)
{
    struct cx turn = turn_cx(cx, now);
    request_list saved = { 0 };
    int64_t total;
    struct request done;
    err_t e = request_find(&turn, &(struct request_search){ .order_id = order_id }, &saved, &total);
    if (!e && !saved.n)
        e = fail(&turn, E_INTERNAL, "The demo's request was not saved.");
    if (!e)
        e = conversation_request_decide(&turn, saved.at[0].id,
                                        &(struct request_decision){
                                            .what = REQUEST_DECLINE, .version = saved.at[0].version, .reason = reason },
                                        &done);
    return passed_on(cx, &turn, e);
}

/* Those of who signs in on the storefront are left as they are: that is where one tries it. */
static const struct order_row *order_for(const struct order_page *page, size_t place)
{
    for (size_t i = 0; i < page->rows.n; i++) {
        bool tried = false;
        for (size_t k = 0; k < DEMO_SIGN_IN; k++)
            tried |= text_same(demo_people[k].email, page->rows.at[i].email);
        if (!tried && !place--)
            return &page->rows.at[i];
    }
    return NULL;
}

static err_t hold(struct cx *cx, const struct talk *t, const char *assistant_id)
{
    struct order_page page;
    char *token;
    msec at = cx->now - t->minutes * MINUTE;
    TRY(order_search(cx, &(struct order_search){ .status = t->status }, &page));
    const struct order_row *o = order_for(&page, t->place);
    if (!o)
        return fail(cx, E_INTERNAL, "The demo has no %zu orders in %s.", t->place + 1, t->status);
    TRY(open_chat(cx, assistant_id, at, &token));
    for (size_t i = 0; i < WORDS && t->words[i]; i++, at += MINUTE)
        TRY(say(cx, token, strcmp(t->words[i], "%") ? t->words[i] : arena_text(cx->mem, "%s %s", o->number, o->email),
                at));
    return t->declined ? decide(cx, o->id, t->declined, at + 20 * MINUTE) : NULL;
}

err_t demo_talks_add(struct cx *cx, const char *assistant_id)
{
    for (size_t i = 0; i < sizeof(talks) / sizeof(*talks); i++)
        TRY(hold(cx, &talks[i], assistant_id));
    return NULL;
}
