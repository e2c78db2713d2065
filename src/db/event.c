/* event.c - the append-only table that history, audit log and automations are readings of.
   An event is written in the transaction of its change, so there is never one without the other. */
#include "db/event.h"
#include "base/id.h"
#include "db/driver.h"

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
