/* act.c - the outbox: what shoppers asked for and the rules allow, done in the other system. Invariants: a row is written
   before the other system is asked, and says so when it was; before every try the order is read, so that what was done
   already is seen and never repeated blindly; what has left the shop meanwhile is not cancelled and goes nowhere else; it is
   done when a read has shown it, not when the other system said yes. Money is never moved. */
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include "source/act.h"
#include "source/remote.h"
#include "source/state.h"
#include <string.h>

enum { TRIES = 8, LOOKS = 40 };
#define LOOK_MS INT64_C(3000)         /* between looks at a job that is under way there */
#define LOOK_FAILED_MS INT64_C(15000) /* after one that was not answered */
#define LEFT                                                                                                           \
    "partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed delivered not_delivered " \
    "returning returned"

const struct field act_fields[] = {
    FIELD(F_TEXT, struct act, id),
    FIELD(F_TEXT, struct act, source_id, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct act, order_id),
    FIELD(F_TEXT, struct act, request_id),
    FIELD(F_TEXT, struct act, what),
    FIELD(F_JSON, struct act, details),
    FIELD(F_TEXT, struct act, state),
    FIELD(F_TEXT, struct act, token, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct act, trouble),
    FIELD(F_INT, struct act, tries),
    FIELD(F_TIME, struct act, created_at),
    FIELD(F_TIME, struct act, ended_at),
    { 0 },
};

static err_t source_of_order(struct cx *cx, const char *order_id, struct source *out)
{
    struct order row = { 0 };
    TRY(db_get(cx, order_fields, &row, "SELECT source_id FROM orders WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
               T(order_id)));
    return source_get(cx, row.source_id, out);
}

static err_t takes(struct cx *cx, const struct source *s, const char *what, bool *out)
{
    const struct source_kind *k = source_kind(s->kind);
    *out = k && k->act && k->acts && text_in(k->acts, what) && !s->paused;
    return *out && k->allows ? k->allows(cx, s, what, out) : NULL;
}

err_t act_can(struct cx *cx, const char *order_id, const char *what, struct act_ways *out)
{
    struct source s = { 0 };
    *out = (struct act_ways){ 0 };
    err_t e = source_of_order(cx, order_id, &s);
    if (e)
        return e->code == E_MISSING ? NULL : e;
    TRY(takes(cx, &s, what, &out->can));
    out->alone = out->can && s.acts;
    return s.acts ? takes(cx, &s, "note", &out->notes) : NULL;
}

static err_t row_add(struct cx *cx, const char *id, const char *source_id, const char *order_id, const char *request_id,
                     const char *what, const char *details)
{
    int64_t n;
    TRY(db_exec(
        cx, &n,
        "INSERT INTO source_act (shop_id, id, source_id, order_id, request_id, what, details, state, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8) "
        "ON CONFLICT (shop_id, request_id) WHERE request_id IS NOT NULL DO NOTHING",
        T(cx->who.shop), T(id), T(source_id), T(order_id), T(request_id), T(what), T(details), I(cx->now)));
    return n ? job_add(cx, "source_act", id, arena_join(cx->mem, id, " 0"), NULL, cx->now) : NULL;
}

err_t act_add(struct cx *cx, const char *order_id, const char *request_id, const char *what, const char *details)
{
    struct order row = { 0 };
    DB_TX(cx);
    TRY(db_get(cx, order_fields, &row, "SELECT source_id FROM orders WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
               T(order_id)));
    TRY(row_add(cx, id_new(cx, "act"), row.source_id, order_id, request_id, what, details));
    return db_commit(cx);
}

err_t act_note(struct cx *cx, const char *order_id, const char *text, struct act *out)
{
    struct source s = { 0 };
    const char *words = text_trim(cx->mem, text ? text : ""), *id = id_new(cx, "act");
    const json_t *details = json_tie(cx->mem, json_pack("{ss}", "text", words));
    bool can;
    if (!*words)
        return fail_field(cx, "text", "Write what the note shall say.");
    if (text_length(words) > ACT_NOTE_MOST)
        return fail_field(cx, "text", "A note may have at most %d characters.", ACT_NOTE_MOST);
    DB_TX(cx);
    TRY(source_of_order(cx, order_id, &s));
    TRY(takes(cx, &s, "note", &can));
    if (!can)
        return fail(cx, E_INPUT, "“%s” takes no notes from wismo.", s.name);
    TRY(row_add(cx, id, s.id, order_id, NULL, "note", json_text(cx->mem, details)));
    TRY(event_add(cx, "order", order_id, "order.note_sent", NULL, NULL, NULL));
    if (out)
        TRY(db_get(cx, act_fields, out, "SELECT * FROM source_act WHERE shop_id = $1 AND id = $2", T(cx->who.shop),
                   T(id)));
    return db_commit(cx);
}

err_t act_of_order(struct cx *cx, const char *order_id, act_list *out)
{
    return db_list(
        cx, act_fields, out,
        "SELECT * FROM source_act WHERE shop_id = $1 AND order_id = $2 ORDER BY created_at DESC, id DESC LIMIT 50",
        T(cx->who.shop), T(order_id));
}

/* --- one try ----------------------------------------------------------------------------------------------------- */

static err_t act_set(struct cx *cx, const struct act *a, const char *state, const char *token, const char *trouble)
{
    bool over = text_in("done refused failed", state);
    return db_exec(cx, NULL,
                   "UPDATE source_act SET state = $3, token = $4, trouble = $5, tries = $6, ended_at = $7 "
                   "WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(a->id), T(state), T(token), T(trouble), I(a->tries), over ? I(cx->now) : T(NULL));
}

/* Only while nobody has ended it: its request may have been decided since it was read. */
static err_t act_try(struct cx *cx, const struct act *a, bool *on)
{
    int64_t n;
    TRY(db_exec(cx, &n,
                "UPDATE source_act SET state = $3, trouble = NULL, tries = $4 WHERE shop_id = $1 AND id = $2 "
                "AND state IN ('waiting', 'tried', 'under_way')",
                T(cx->who.shop), T(a->id), T(a->token ? "under_way" : "tried"), I(a->tries)));
    *on = n > 0;
    return NULL;
}

#define DECIDED "Your team decided this request before it was done in the shop's system."

/* The rows first, the jobs after: a try that begins meanwhile finds its row ended, or is seen here. */
err_t act_end(struct cx *cx, const char *request_id)
{
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, NULL,
                "UPDATE source_act SET state = 'refused', trouble = $3, ended_at = $4 WHERE shop_id = $1 "
                "AND request_id = $2 AND state IN ('waiting', 'tried')",
                T(cx->who.shop), T(request_id), T(DECIDED), I(cx->now)));
    TRY(db_int(
        cx, 0, &n,
        "SELECT count(*) FROM source_act a WHERE a.shop_id = $1 AND a.request_id = $2 AND (a.state = 'under_way' "
        "OR EXISTS (SELECT 1 FROM job j WHERE j.shop_id = a.shop_id AND j.kind = 'source_act' "
        "AND j.subject = a.id AND j.state = 'waiting' AND j.leased_by IS NOT NULL AND j.run_at > $3))",
        T(cx->who.shop), T(request_id), I(cx->now)));
    if (n)
        return fail(cx, E_CONFLICT, "wismo is doing this in the shop's own system right now. Try again in a minute.");
    return db_commit(cx);
}

/* What people there read beside it. */
static const char *act_words(struct cx *cx, const struct act *a)
{
    json_t *details = NULL;
    if (strcmp(a->what, "note") || text_empty(a->details) || json_read(cx, a->details, strlen(a->details), &details))
        return "Asked for by the customer in the chat.";
    return json_str(details, "text");
}

/* As it is there now, mirrored. */
static err_t read_now(struct cx *cx, const struct source *s, const struct act *a, struct order *out)
{
    const struct source_kind *k = source_kind(s->kind);
    struct order known = { 0 };
    enum order_taken taken;
    TRY(order_get(cx, a->order_id, &known));
    TRY(k->read(cx, s, &known, out));
    return source_take(cx, s, out, &taken);
}

/* Hours may lie between the shopper's yes, staff's, and this try. now: the order as wismo understands it. NULL: not too
   late; of what is cancelled already the kind knows better. */
static const char *too_late(struct cx *cx, const struct act *a, const struct order *live, const struct order *now)
{
    if (!text_in("cancel change_address", a->what) || text_same(now->general, "cancelled"))
        return NULL;
    for (size_t i = 0; i < live->allowed.n; i++) {
        const struct order_allowed *said = &live->allowed.at[i];
        if (text_same(said->action, a->what) && text_same(said->answer, "no"))
            return text_empty(said->reason) ? "The shop's system does not allow this any more." : said->reason;
    }
    if (text_in("completed returned", now->general))
        return arena_join(cx->mem, "The order's status is “", now->general_raw ? now->general_raw : now->general,
                          "” by now.");
    return now->delivery && text_in(LEFT, now->delivery) ? "A parcel of this order is on its way, or has been." : NULL;
}

/* *seen: the mirror has it. What was done there stays done, also when it cannot be read just now: asked once more, it would
   be done twice. */
static err_t try_act(struct cx *cx, const struct source *s, const struct act *a, struct source_outcome *out, bool *seen)
{
    const struct source_kind *k = source_kind(s->kind);
    struct order live = { 0 }, now = { 0 };
    bool on;
    const struct source_act ask = {
        .what = a->what, .details = a->details, .note = act_words(cx, a), .key = a->id, .token = a->token
    };
    TRY(read_now(cx, s, a, &live));
    TRY(order_get(cx, a->order_id, &now));
    const char *late = a->token ? NULL : too_late(cx, a, &live, &now);
    if (late) {
        *out = (struct source_outcome){ .what = SOURCE_REFUSED, .why = late };
        return NULL;
    }
    TRY(act_try(cx, a, &on));
    if (!on) {
        *out = (struct source_outcome){ .what = SOURCE_REFUSED, .why = DECIDED };
        return NULL;
    }
    TRY(k->act(cx, s, &live, &ask, out));
    *seen = out->what != SOURCE_DONE || !read_now(cx, s, a, &live);
    return NULL;
}

static int64_t pause_of(int64_t tries)
{
    static const int64_t seconds[] = { 2, 5, 15, 60, 300, 900, 3600 };
    size_t most = sizeof(seconds) / sizeof(*seconds);
    return 1000 * seconds[tries <= 1 ? 0 : (size_t)tries > most ? most - 1 : (size_t)tries - 1];
}

static err_t settled(struct cx *cx, struct act *a, err_t e, const struct source_outcome *o, bool seen, int64_t *again)
{
    const char *state, *token = a->token, *why = e ? e->message : o->why;
    *again = 0;
    if (e) {
        bool last = a->tries >= (a->token ? LOOKS : TRIES) || e->code == E_MISSING || e->code == E_INPUT;
        state = last ? "failed" : a->token ? "under_way" : "tried";
        *again = last ? 0 : a->token ? LOOK_FAILED_MS : pause_of(a->tries);
    } else if (o->what == SOURCE_UNDER_WAY) {
        token = o->token ? o->token : a->token ? a->token : "";
        state = a->tries >= LOOKS ? "failed" : "under_way";
        why = a->tries >= LOOKS ? "The shop's system has not ended it in two minutes." : why;
        *again = a->tries >= LOOKS ? 0 : LOOK_MS;
    } else {
        state = o->what == SOURCE_DONE ? "done" : "refused";
    }
    DB_TX(cx);
    TRY(act_set(cx, a, state, token, why));
    if (*again)
        TRY(job_add(cx, "source_act", a->id, arena_join(cx->mem, a->id, " ", arena_int(cx->mem, a->tries)), NULL,
                    cx->now + *again));
    else
        TRY(event_add(cx, "order", a->order_id, "order.acted", a->what, NULL,
                      text_same(state, "done") ? ORDER_ACTED_DONE : why));
    if (!seen)
        TRY(source_look(cx, a->source_id));
    TRY(db_commit(cx));
    a->state = state;
    a->token = token;
    a->trouble = why;
    return NULL;
}

err_t act_run(struct cx *cx, const char *id, struct act *out, int64_t *again)
{
    struct act a = { 0 };
    struct source s = { 0 };
    struct source_outcome o = { 0 };
    bool seen = true;
    *again = 0;
    TRY(db_get(cx, act_fields, &a, "SELECT * FROM source_act WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    if (!text_in("done refused failed", a.state)) {
        a.tries++;
        err_t e = source_get(cx, a.source_id, &s);
        const struct source_kind *k = e ? NULL : source_kind(s.kind);
        if (!e && s.paused)
            e = fail(cx, E_REMOTE, "“%s” is paused in the settings.", s.name);
        if (!e && (!k || !k->act || !k->read))
            e = fail(cx, E_INPUT, "“%s” takes no orders from wismo.", s.name);
        cx->who.actor = ACTOR_SOURCE;
        cx->who.name = s.name;
        if (!e)
            e = try_act(cx, &s, &a, &o, &seen);
        TRY(settled(cx, &a, e, &o, seen, again));
    }
    *out = a;
    return NULL;
}
