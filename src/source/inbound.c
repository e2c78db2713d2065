/* inbound.c - deliveries of webhooks. A delivery is a hint of what to read again, nothing more: so what comes twice, late or
   out of order does no harm, and no customer's data is kept here. Invariant: nothing is believed before its signature over
   the raw bytes was. */
#include "account/sealed.h"
#include "account/shop.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include "source/inbound.h"
#include "source/state.h"
#include <string.h>

enum { FIND_MOST = 100, HINTS_MOST = 500 };
#define AGAIN_MS INT64_C(5000)

const struct field inbound_fields[] = {
    FIELD(F_TEXT, struct inbound, id),       FIELD(F_TEXT, struct inbound, source_id, .flags = FF_HIDDEN),
    FIELD(F_TEXT, struct inbound, topic),    FIELD(F_TEXT, struct inbound, delivery),
    FIELD(F_JSON, struct inbound, hint),     FIELD(F_TEXT, struct inbound, state),
    FIELD(F_TEXT, struct inbound, trouble),  FIELD(F_TIME, struct inbound, at),
    FIELD(F_TIME, struct inbound, ended_at), { 0 },
};

#define COLUMNS "id, source_id, topic, delivery, hint, state, trouble, at, ended_at"

struct sealed_row {
    const char *source_id, *told;
};
static const struct field sealed_row_fields[] = { FIELD(F_TEXT, struct sealed_row, source_id),
                                                  FIELD(F_TEXT, struct sealed_row, told),
                                                  { 0 } };

/* --- taking ------------------------------------------------------------------------------------------------------ */

struct place_row {
    const char *shop_id, *id;
};
static const struct field place_fields[] = { FIELD(F_TEXT, struct place_row, shop_id),
                                             FIELD(F_TEXT, struct place_row, id),
                                             { 0 } };

err_t source_enter(struct cx *cx, const char *id, struct source *out)
{
    struct place_row row = { 0 };
    err_t e = db_get(cx, place_fields, &row, "SELECT shop_id, id FROM source WHERE id = $1", T(id));
    if (e)
        return e->code == E_MISSING ? fail(cx, E_MISSING, "There is nothing at this address.") : e;
    TRY(shop_enter(cx, row.shop_id));
    cx->who.actor = ACTOR_SOURCE;
    return source_get(cx, id, out);
}

static void list_write(struct writer *w, const char *key, const text_list *list)
{
    writer_open(w, key, '[');
    for (size_t i = 0; i < list->n && i < HINTS_MOST; i++)
        writer_text(w, NULL, list->at[i]);
    writer_close(w);
}

static char *hint_json(struct cx *cx, const struct source_hint *h)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    list_write(&w, "changed", &h->changed);
    list_write(&w, "gone", &h->gone);
    if (h->look)
        writer_text(&w, "look", h->look);
    writer_close(&w);
    char *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return out;
}

/* Whom it is about, sealed: the only personal data of a delivery that is kept, until its job is done. */
static char *told_seal(struct cx *cx, const struct source_hint *h)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    writer_text(&w, "what", h->privacy);
    writer_text(&w, "customer_id", h->customer_id);
    writer_text(&w, "email", h->email);
    writer_text(&w, "phone", h->phone);
    list_write(&w, "orders", &h->orders);
    writer_close(&w);
    char *sealed = crypto_seal(cx->mem, arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
    return sealed;
}

/* By whom it is done: a privacy request by a job of its own, which alone says what became of it. */
static err_t work_add(struct cx *cx, const char *id, bool told, const char *key, msec when)
{
    return job_add(cx, told ? "source_privacy" : "source_inbound", id, key, NULL, when);
}

#define AT_WORK                                                                                                        \
    "(i.state = 'waiting' AND EXISTS (SELECT 1 FROM job j WHERE j.shop_id = i.shop_id AND j.subject = i.id "           \
    "AND j.kind IN ('source_inbound', 'source_privacy') AND j.state = 'waiting'))"

static err_t wait_again(struct cx *cx, const char *id, bool told, msec when)
{
    TRY(db_exec(cx, NULL, "UPDATE inbound SET state = 'waiting', ended_at = NULL WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(id)));
    return work_add(cx, id, told, arena_join(cx->mem, id, " ", arena_int(cx->mem, when)), when);
}

/* A privacy request once more: begun again while it has not been done and nobody is at it. */
static err_t told_again(struct cx *cx, const struct source *s, const char *hash, bool *fresh)
{
    LIST(struct place_row) rows = { 0 };
    TRY(db_list(cx, place_fields, &rows,
                "SELECT shop_id, id FROM inbound i WHERE shop_id = $1 AND source_id = $2 AND body_hash = $3 "
                "AND told IS NOT NULL AND NOT " AT_WORK,
                T(cx->who.shop), T(s->id), T(hash)));
    *fresh = rows.n > 0;
    return rows.n ? wait_again(cx, rows.at[0].id, true, cx->now) : NULL;
}

/* The same words once more, and not the same delivery: “order 1042 was changed” says it each time. Read again, but for one
   body not more often than every five seconds: whoever has caught a delivery must not be able to spend the shop's calls. */
static err_t heard_again(struct cx *cx, const struct source *s, const char *hash, const char *delivery,
                         const char *words, bool *fresh)
{
    LIST(struct place_row) rows = { 0 };
    int64_t n;
    msec when = (cx->now / AGAIN_MS + 1) * AGAIN_MS;
    TRY(db_exec(
        cx, &n,
        "UPDATE inbound SET state = 'waiting', ended_at = NULL, trouble = NULL, hint = $4, "
        "delivery = COALESCE($5, delivery), at = $6 WHERE shop_id = $1 AND source_id = $2 AND body_hash = $3 "
        "AND NOT EXISTS (SELECT 1 FROM inbound d WHERE d.shop_id = $1 AND d.source_id = $2 AND d.delivery = $5)",
        T(cx->who.shop), T(s->id), T(hash), T(words), T(delivery), I(cx->now)));
    *fresh = n > 0;
    if (!n)
        return NULL;
    TRY(db_list(cx, place_fields, &rows,
                "SELECT shop_id, id FROM inbound WHERE shop_id = $1 AND source_id = $2 AND body_hash = $3",
                T(cx->who.shop), T(s->id), T(hash)));
    const char *id = rows.at[0].id;
    return work_add(cx, id, false, arena_join(cx->mem, id, " ", arena_int(cx->mem, when)), when);
}

static err_t store(struct cx *cx, const struct source *s, const struct source_hook *h, const struct source_hint *hint,
                   bool *fresh)
{
    const char *id = id_new(cx, "inb"), *topic = text_empty(hint->topic) ? "order" : hint->topic;
    const char *both = arena_join(cx->mem, topic, "\n", arena_copy_n(cx->mem, h->body, h->body_n));
    const char *hash = crypto_hash_text(cx->mem, both, strlen(both)), *words = hint_json(cx, hint);
    const char *delivery = text_empty(hint->delivery) ? NULL : text_cut(cx->mem, hint->delivery, 200);
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, &n,
                "INSERT INTO inbound (shop_id, id, source_id, topic, delivery, body_hash, hint, told, state, at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9) ON CONFLICT DO NOTHING",
                T(cx->who.shop), T(id), T(s->id), T(text_cut(cx->mem, topic, 80)), T(delivery), T(hash), T(words),
                T(hint->privacy ? told_seal(cx, hint) : NULL), I(cx->now)));
    *fresh = n > 0;
    if (n)
        TRY(work_add(cx, id, hint->privacy, id, cx->now));
    else if (hint->privacy)
        TRY(told_again(cx, s, hash, fresh));
    else
        TRY(heard_again(cx, s, hash, delivery, words, fresh));
    if (*fresh)
        TRY(db_exec(cx, NULL, "UPDATE source_state SET hook_at = $3 WHERE shop_id = $1 AND source_id = $2",
                    T(cx->who.shop), T(s->id), I(cx->now)));
    return db_commit(cx);
}

err_t inbound_take(struct cx *cx, const char *source_id, const struct source_hook *h, bool *fresh)
{
    struct source s = { 0 };
    struct source_hint hint = { 0 };
    TRY(source_enter(cx, source_id, &s));
    const struct source_kind *k = source_kind(s.kind);
    *fresh = false;
    if (!k || !k->verify || !k->decode)
        return fail(cx, E_MISSING, "There is nothing at this address.");
    TRY(k->verify(cx, &s, h));
    TRY(k->decode(cx, &s, h, &hint));
    if (!hint.changed.n && !hint.gone.n && !hint.look && !hint.privacy) /* a ping */
        return NULL;
    return store(cx, &s, h, &hint, fresh);
}

/* --- doing ------------------------------------------------------------------------------------------------------- */

static err_t inbound_get(struct cx *cx, const char *id, struct inbound *out)
{
    return db_get(cx, inbound_fields, out, "SELECT " COLUMNS " FROM inbound WHERE shop_id = $1 AND id = $2",
                  T(cx->who.shop), T(id));
}

static err_t follow(struct cx *cx, const struct source *s, const struct inbound *in)
{
    json_t *hint, *one;
    size_t i;
    enum order_taken taken;
    TRY(json_read(cx, in->hint, strlen(in->hint), &hint));
    if (json_object_get(hint, "look")) /* first: it may bring what the rest lacks */
        TRY(source_look(cx, s->id));
    json_array_foreach (json_object_get(hint, "changed"), i, one)
        TRY(source_refresh(cx, s, json_string_value(one), &taken));
    json_array_foreach (json_object_get(hint, "gone"), i, one)
        TRY(source_take_gone(cx, s, json_string_value(one)));
    return NULL;
}

static err_t ended(struct cx *cx, const char *id, const char *state, const char *trouble)
{
    return db_exec(cx, NULL,
                   "UPDATE inbound SET state = $3, trouble = $4, ended_at = $5 WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(id), T(state), T(trouble), strcmp(state, "waiting") ? I(cx->now) : T(NULL));
}

err_t inbound_run(struct cx *cx, const char *id, bool last)
{
    struct inbound in = { 0 };
    struct source s = { 0 };
    err_t e = inbound_get(cx, id, &in);
    if (!e)
        e = source_get(cx, in.source_id, &s);
    if (e) /* removed meanwhile */
        return e->code == E_MISSING ? NULL : e;
    cx->who.actor = ACTOR_SOURCE;
    cx->who.name = s.name;
    e = s.paused ? NULL : follow(cx, &s, &in);
    TRY(ended(cx, id, !e ? "done" : last ? "failed" : "waiting", e ? e->message : NULL));
    return e;
}

/* --- whom a privacy request is about --- */

err_t inbound_told(struct cx *cx, const char *id, const char **source_id, json_t **out)
{
    LIST(struct sealed_row) rows = { 0 };
    char *plain;
    *out = NULL;
    TRY(db_list(cx, sealed_row_fields, &rows,
                "SELECT source_id, told FROM inbound WHERE shop_id = $1 AND id = $2 AND told IS NOT NULL",
                T(cx->who.shop), T(id)));
    if (!rows.n) /* done, and forgotten */
        return NULL;
    *source_id = rows.at[0].source_id;
    TRY(crypto_open(cx, rows.at[0].told, &plain));
    return json_read(cx, plain, strlen(plain), out);
}

err_t inbound_told_ended(struct cx *cx, const char *id, const char *trouble, bool last)
{
    DB_TX(cx);
    TRY(ended(cx, id, !trouble ? "done" : last ? "failed" : "waiting", trouble));
    if (!trouble)
        TRY(db_exec(cx, NULL, "UPDATE inbound SET told = NULL WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    return db_commit(cx);
}

err_t inbound_told_troubled(struct cx *cx, const char *source_id, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n,
               "SELECT count(*) FROM inbound WHERE shop_id = $1 AND source_id = $2 AND told IS NOT NULL "
               "AND trouble IS NOT NULL",
               T(cx->who.shop), T(source_id)));
    *out = n > 0;
    return NULL;
}

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    return db_list(cx, sealed_fields, out, "SELECT shop_id, id, told AS text FROM inbound WHERE told IS NOT NULL");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL, "UPDATE inbound SET told = $3 WHERE shop_id = $1 AND id = $2 AND told = $4",
                   T(was->shop_id), T(was->id), T(fresh), T(was->text));
}

err_t inbound_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t inbound_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}

/* --- for staff ----------------------------------------------------------------------------------------------------- */

err_t inbound_find(struct cx *cx, const char *source_id, const char *state, inbound_list *out)
{
    if (!text_empty(state))
        return db_list(cx, inbound_fields, out,
                       "SELECT " COLUMNS " FROM inbound WHERE shop_id = $1 AND source_id = $2 AND state = $3 "
                       "ORDER BY at DESC, id DESC LIMIT $4",
                       T(cx->who.shop), T(source_id), T(state), I(FIND_MOST));
    return db_list(cx, inbound_fields, out,
                   "SELECT " COLUMNS
                   " FROM inbound WHERE shop_id = $1 AND source_id = $2 ORDER BY at DESC, id DESC LIMIT $3",
                   T(cx->who.shop), T(source_id), I(FIND_MOST));
}

err_t inbound_counts(struct cx *cx, const char *source_id, int64_t *waiting, int64_t *failed)
{
    TRY(db_int(cx, 0, waiting,
               "SELECT count(*) FROM inbound WHERE shop_id = $1 AND source_id = $2 AND state = 'waiting'",
               T(cx->who.shop), T(source_id)));
    return db_int(cx, 0, failed,
                  "SELECT count(*) FROM inbound WHERE shop_id = $1 AND source_id = $2 AND state = 'failed'",
                  T(cx->who.shop), T(source_id));
}

err_t inbound_replay(struct cx *cx, const char *source_id, const char *id)
{
    struct inbound in = { 0 };
    int64_t at_work, told;
    DB_TX(cx);
    err_t e = inbound_get(cx, id, &in);
    if ((e && e->code == E_MISSING) || (!e && !text_same(in.source_id, source_id)))
        return fail(cx, E_MISSING, "There is no such delivery.");
    TRY(e);
    TRY(db_int(cx, 0, &at_work, "SELECT 1 FROM inbound i WHERE shop_id = $1 AND id = $2 AND " AT_WORK, T(cx->who.shop),
               T(id)));
    TRY(db_int(cx, 0, &told, "SELECT 1 FROM inbound WHERE shop_id = $1 AND id = $2 AND told IS NOT NULL",
               T(cx->who.shop), T(id)));
    if (at_work)
        return fail(cx, E_CONFLICT, "This delivery waits for its turn already.");
    TRY(wait_again(cx, id, told, cx->now));
    TRY(event_add(cx, "source", source_id, "source.replayed", in.topic, NULL, NULL));
    return db_commit(cx);
}

/* --- hooks ----------------------------------------------------------------------------------------------------------- */

static char *states_json(struct cx *cx, const source_hook_states *states)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '[');
    for (size_t i = 0; i < states->n; i++) {
        writer_open(&w, NULL, '{');
        writer_text(&w, "topic", states->at[i].topic);
        writer_text(&w, "state", states->at[i].state);
        writer_some(&w, "trouble", states->at[i].trouble);
        writer_close(&w);
    }
    writer_close(&w);
    char *out = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return out;
}

err_t source_hooks(struct cx *cx, const struct source *s, const char *url)
{
    const struct source_kind *k = source_kind(s->kind);
    source_hook_states states = { 0 };
    if (!k || !k->hooks)
        return NULL;
    TRY(k->hooks(cx, s, url, &states));
    DB_TX(cx);
    TRY(db_exec(cx, NULL, "UPDATE source_state SET hooks = $3, hooks_at = $4 WHERE shop_id = $1 AND source_id = $2",
                T(cx->who.shop), T(s->id), T(states_json(cx, &states)), I(cx->now)));
    if (cx->who.actor == ACTOR_STAFF || cx->who.actor == ACTOR_KEY) /* not when it is only looked after */
        TRY(event_add(cx, "source", s->id, "source.hooks", "webhooks", NULL, url ? "registered" : "removed"));
    return db_commit(cx);
}
