/* event.c - the append-only table that history, audit log and automations are readings of.
   An event is written in the transaction of its change, so there is never one without the other. */
#include "db/event.h"
#include "base/id.h"
#include "db/driver.h"
#include <string.h>

const struct field event_fields[] = {
    { "id", F_TEXT, .at = offsetof(struct event, id) },
    { "subject", F_TEXT, .at = offsetof(struct event, subject) },
    { "subject_id", F_TEXT, .at = offsetof(struct event, subject_id) },
    { "what", F_TEXT, .at = offsetof(struct event, what) },
    { "field", F_TEXT, .at = offsetof(struct event, field) },
    { "from", F_TEXT, .at = offsetof(struct event, from) },
    { "to", F_TEXT, .at = offsetof(struct event, to) },
    { "actor", F_TEXT, .at = offsetof(struct event, actor) },
    { "actor_id", F_TEXT, .at = offsetof(struct event, actor_id) },
    { "actor_name", F_TEXT, .at = offsetof(struct event, actor_name) },
    { "at", F_TIME, .at = offsetof(struct event, at) },
    { 0 },
};

err_t event_add(struct cx *cx, const char *subject, const char *subject_id, const char *what, const char *field,
                const char *from, const char *to)
{
    if (!cx->in_tx)
        return db_broken(cx, "event_add outside the transaction of its change", what);
    return db_exec(cx, NULL,
                   "INSERT INTO event (shop_id, id, subject, subject_id, what, field, from_value, "
                   "to_value, actor, actor_id, actor_name, at) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                   T(cx->who.shop), T(id_new(cx, "evt")), T(subject), T(subject_id), T(what), T(field), T(from), T(to),
                   T(actor_name(cx->who.actor)), T(cx->who.user), T(cx->who.name), I(cx->now));
}

/* --- the log ------------------------------------------------------------------------------------------ */

#define SCAN 10000 /* events that one page looks at */
#define COLUMNS                                                                                                        \
    "id, subject, subject_id, what, field, from_value AS \"from\", to_value AS \"to\", actor, actor_id, actor_name, at "

/* Which index is walked is told by the inner condition; what it does not tell is asked of each row. */
#define WALK(inner)                                                                                                    \
    "SELECT " COLUMNS "FROM (SELECT * FROM event WHERE shop_id = $1 AND id < $2 AND id >= $3 AND " inner               \
    " ORDER BY id DESC LIMIT $12) e WHERE shop_id = $1 AND ($4 = '' OR subject = $4) "                                 \
    "AND ($5 = '' OR subject_id = $5) AND ($6 = '' OR actor_id = $6) AND ($7 = '' OR actor = $7) "                     \
    "AND substr(what, 1, length($8)) = $8 AND at >= $10 AND at < $11 ORDER BY id DESC LIMIT $9"
#define ASK(inner)                                                                                                     \
    db_list(cx, event_fields, out, WALK(inner), T(cx->who.shop), T(below), T(above), T(or_empty(q->subject)),          \
            T(or_empty(q->subject_id)), T(or_empty(q->who)), T(or_empty(q->actor)), T(or_empty(q->what)), I(q->most),  \
            I(q->from), I(q->to ? q->to : INT64_MAX), I(exact(q) ? q->most : SCAN))

/* An event's time is its request's, its id is made some time later: so much may lie between them. */
#define BETWEEN_MS 60000

static const char *or_empty(const char *s) { return s ? s : ""; }

/* Whether the walk's index alone answers: then it need not look at more than a page. */
static bool exact(const struct event_query *q)
{
    bool orders = q->subject && !q->subject_id && !strcmp(q->subject, "order");
    return !q->actor && !q->what && !q->from && !q->to && !(q->who && q->subject) && !orders;
}

static err_t log_walk(struct cx *cx, const struct event_query *q, const char *below, const char *above, event_list *out)
{
    if (q->subject && q->subject_id)
        return ASK("subject = $4 AND subject_id = $5");
    if (q->who)
        return ASK("actor_id = $6");
    if (q->subject && strcmp(q->subject, "order"))
        return ASK("subject <> 'order' AND subject = $4");
    return ASK("1 = 1");
}

struct mark {
    const char *id;
};
static const struct field mark_fields[] = { FIELD(F_TEXT, struct mark, id), { 0 } };

/* The last one that the walk looked at, if it stopped at its limit. */
static err_t log_stopped(struct cx *cx, const struct event_query *q, const char *below, const char *above,
                         const char **out)
{
    LIST(struct mark) last = { 0 };
    struct db_arg shop = T(cx->who.shop);
    if (q->subject && q->subject_id)
        TRY(db_list(cx, mark_fields, &last,
                    "SELECT id FROM event WHERE shop_id = $1 AND id < $2 AND id >= $3 AND subject = $4 "
                    "AND subject_id = $5 ORDER BY id DESC LIMIT 1 OFFSET $6",
                    shop, T(below), T(above), T(q->subject), T(q->subject_id), I(SCAN - 1)));
    else if (q->who)
        TRY(db_list(cx, mark_fields, &last,
                    "SELECT id FROM event WHERE shop_id = $1 AND id < $2 AND id >= $3 AND actor_id = $4 "
                    "ORDER BY id DESC LIMIT 1 OFFSET $5",
                    shop, T(below), T(above), T(q->who), I(SCAN - 1)));
    else if (q->subject && strcmp(q->subject, "order"))
        TRY(db_list(cx, mark_fields, &last,
                    "SELECT id FROM event WHERE shop_id = $1 AND id < $2 AND id >= $3 AND subject <> 'order' "
                    "AND subject = $4 ORDER BY id DESC LIMIT 1 OFFSET $5",
                    shop, T(below), T(above), T(q->subject), I(SCAN - 1)));
    else
        TRY(db_list(
            cx, mark_fields, &last,
            "SELECT id FROM event WHERE shop_id = $1 AND id < $2 AND id >= $3 ORDER BY id DESC LIMIT 1 OFFSET $4", shop,
            T(below), T(above), I(SCAN - 1)));
    *out = last.n ? last.at[0].id : NULL;
    return NULL;
}

err_t event_log(struct cx *cx, const struct event_query *q, event_list *out, const char **next)
{
    const char *below = q->to ? id_floor(cx, "evt", q->to + BETWEEN_MS) : "~";
    const char *above = q->from ? id_floor(cx, "evt", q->from - BETWEEN_MS) : "";
    if (q->before && strcmp(q->before, below) < 0)
        below = q->before;
    TRY(log_walk(cx, q, below, above, out));
    if (out->n == (size_t)q->most) {
        *next = out->at[out->n - 1].id;
        return NULL;
    }
    *next = NULL;
    return exact(q) ? NULL : log_stopped(cx, q, below, above, next);
}

err_t event_find(struct cx *cx, const char *subject, const char *subject_id, const char *before, int most,
                 event_list *out)
{
    return db_list(cx, event_fields, out,
                   "SELECT id, subject, subject_id, what, field, from_value AS \"from\", to_value "
                   "AS \"to\", actor, actor_id, actor_name, at "
                   "FROM event WHERE shop_id = $1 AND subject = $2 AND subject_id = $3 AND id < $4 "
                   "ORDER BY id DESC LIMIT $5",
                   T(cx->who.shop), T(subject), T(subject_id), T(before ? before : "~"), I(most));
}
