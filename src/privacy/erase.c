/* erase.c - one person leaves every table. Invariants: tombstones first, so that nothing that comes in meanwhile brings
   them back; the order that they were named by last, so that what was cut off can be asked for again. */
#include "privacy/privacy.h"
#include "account/mail.h"
#include "base/text.h"
#include "conversation/erase.h"
#include "conversation/notice.h"
#include "db/event.h"
#include "db/idempotency.h"
#include "order/text.h"
#include <string.h>

enum { PART = 50, ROUNDS = 3, MERGES = 50 };

const struct field privacy_erased_fields[] = {
    FIELD(F_INT, struct privacy_erased, orders, .note = "made orders of nobody"),
    FIELD(F_INT, struct privacy_erased, conversations, .note = "removed, with"),
    FIELD(F_INT, struct privacy_erased, messages),
    FIELD(F_INT, struct privacy_erased, tickets),
    FIELD(F_INT, struct privacy_erased, requests, .note = "emptied"),
    FIELD(F_INT, struct privacy_erased, reminders, .note = "removed"),
    FIELD(F_INT, struct privacy_erased, mails, .note = "removed"),
    FIELD(F_INT, struct privacy_erased, notes, .note = "of the customer, removed"),
    FIELD(F_INT, struct privacy_erased, events, .note = "emptied of values"),
    { 0 },
};

/* --- parts --- */

static err_t begin(struct cx *cx, const struct person *p, order_id_list *orders)
{
    DB_TX(cx);
    TRY(person_orders(cx, p, orders));
    TRY(erased_add(cx, p, orders));
    return db_commit(cx);
}

static err_t order_part(struct cx *cx, const order_id_list *orders, size_t from, size_t to, const char *last,
                        struct privacy_erased *out)
{
    struct order_erased n = { 0 };
    NOTICE(notice);
    DB_TX(cx);
    TRY(erasing_begin(cx));
    for (size_t i = from; i < to; i++) {
        const char *id = orders->at[i].id;
        if (text_same(id, last))
            continue;
        TRY(order_erase(cx, id, &n));
        TRY(idempotency_erase(cx, id));
        notice_staff(cx, &notice, "order.changed", id, 0);
    }
    TRY(erasing_end(cx));
    notice_after(cx, &notice);
    TRY(db_commit(cx));
    out->orders += n.orders;
    out->events += n.events;
    out->requests += n.requests;
    out->reminders += n.reminders;
    return NULL;
}

static err_t talk_part(struct cx *cx, const talk_id_list *talks, size_t from, size_t to, struct privacy_erased *out)
{
    struct talk_erased n = { 0 };
    DB_TX(cx);
    for (size_t i = from; i < to; i++) {
        TRY(conversation_erase(cx, talks->at[i].id, &n));
        TRY(idempotency_erase(cx, talks->at[i].id));
    }
    TRY(db_commit(cx));
    out->conversations += n.conversations;
    out->messages += n.messages;
    out->tickets += n.tickets;
    return NULL;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Again while there are some: somebody may talk at this moment. */
static err_t talks_erase(struct cx *cx, const struct privacy_who *who, const order_id_list *orders, bool theirs,
                         struct privacy_erased *out)
{
    const struct person *p = &who->person;
    const char **ids = arena_alloc(cx->mem, (orders->n + 1) * sizeof(*ids));
    for (size_t i = 0; i < orders->n; i++)
        ids[i] = orders->at[i].id;
    struct talker t = {
        .email = p->email,
        .phone = who->told ? who->told : p->phone,
        .subject = p->customer_id && strcmp(p->customer_id, "0") ? p->customer_id : NULL,
        .source_id = p->source_id,
        .orders = ids,
        .orders_n = orders->n,
        .until = p->until,
        .theirs = theirs,
    };
    for (int round = 0; round < ROUNDS; round++) {
        talk_id_list talks = { 0 };
        TRY(conversation_of_person(cx, &t, &talks));
        for (size_t i = 0; i < talks.n; i += PART)
            TRY(talk_part(cx, &talks, i, least(i + PART, talks.n), out));
        if (!talks.n)
            break;
        t.theirs = true; /* all that was said in the shop is read once */
    }
    return NULL;
}

static err_t rest_erase(struct cx *cx, const struct person *p, struct privacy_erased *out)
{
    int64_t mails = 0;
    DB_TX(cx);
    TRY(customer_erase(cx, p, &out->notes));
    if (!text_empty(p->email)) {
        TRY(mail_erase(cx, p->email, p->until ? p->until : cx->now, &mails));
        TRY(conversation_codes_erase(cx, p->email));
        TRY(idempotency_erase(cx, p->email));
    }
    if (!text_empty(p->phone))
        TRY(idempotency_erase(cx, p->phone));
    out->mails = mails;
    return db_commit(cx);
}

/* Who, when, how much; never whom. */
static err_t note(struct cx *cx, const struct privacy_erased *n)
{
    DB_TX(cx);
    TRY(event_add(cx, "shop", cx->who.shop, "customer.erased", NULL, NULL,
                  arena_text(cx->mem, "%lld orders, %lld conversations, %lld mails", (long long)n->orders,
                             (long long)n->conversations, (long long)n->mails)));
    return db_commit(cx);
}

/* What is left of the old words in the index of parts goes at once, unless an import has it busy: then within seconds. */
static err_t index_settle(struct cx *cx)
{
    bool left = true;
    for (int i = 0; i < MERGES && left; i++)
        TRY(order_text_merge(cx, &left));
    return NULL;
}

static bool holds_others(const order_id_list *orders, const char *last)
{
    for (size_t i = 0; i < orders->n; i++)
        if (!text_same(orders->at[i].id, last))
            return true;
    return false;
}

err_t privacy_erase(struct cx *cx, const struct privacy_who *who, struct privacy_erased *out)
{
    const struct person *p = &who->person;
    struct privacy_erased n = { 0 };
    order_id_list orders = { 0 }, last = { 0 };
    bool again = false;
    TRY(begin(cx, p, &orders));
    do {
        TRY(talks_erase(cx, who, &orders, again, &n));
        for (size_t i = 0; i < orders.n; i += PART)
            TRY(order_part(cx, &orders, i, least(i + PART, orders.n), who->last, &n));
        TRY(begin(cx, p, &orders)); /* what was being taken meanwhile did not see the tombstones yet */
        again = true;
    } while (holds_others(&orders, who->last));
    TRY(rest_erase(cx, p, &n));
    for (size_t i = 0; i < orders.n; i++)
        if (text_same(orders.at[i].id, who->last))
            last = (order_id_list){ &orders.at[i], 1 };
    TRY(order_part(cx, &last, 0, last.n, NULL, &n));
    TRY(note(cx, &n));
    TRY(index_settle(cx));
    *out = n;
    return NULL;
}
