/* grant.c - the way of a consent: begun, given, tried, connected. What the shop sends is answered before it is tried: many a
   shop has one process only, and that one waits for our answer. */
#include "source/grant.h"
#include "account/sealed.h"
#include "account/shop.h"
#include "account/staff.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include "http/client.h"
#include "source/inbound.h"
#include "source/left.h"
#include "source/state.h"
#include <string.h>

#define GRANT_MS (INT64_C(15) * 60 * 1000)
enum { SECRET_BYTES = 32, WAITING_MOST = 20, BODY_MOST = 4096 };

struct grant_row {
    const char *shop_id, *id, *kind, *name, *settings, *staff_id, *secret_hash, *state, *answer, *why, *source_id;
    msec until;
};
static const struct field row_fields[] = {
    FIELD(F_TEXT, struct grant_row, shop_id),
    FIELD(F_TEXT, struct grant_row, id),
    FIELD(F_TEXT, struct grant_row, kind),
    FIELD(F_TEXT, struct grant_row, name),
    FIELD(F_TEXT, struct grant_row, settings),
    FIELD(F_TEXT, struct grant_row, staff_id),
    FIELD(F_TEXT, struct grant_row, secret_hash),
    FIELD(F_TEXT, struct grant_row, state),
    FIELD(F_TEXT, struct grant_row, answer),
    FIELD(F_TEXT, struct grant_row, why),
    FIELD(F_TEXT, struct grant_row, source_id),
    FIELD(F_TIME, struct grant_row, until),
    { 0 },
};
#define COLUMNS "shop_id, id, kind, name, settings, staff_id, secret_hash, state, answer, why, source_id, until"

const struct field source_grant_fields[] = {
    FIELD(F_TEXT, struct source_grant, id),
    FIELD(F_TEXT, struct source_grant, kind),
    FIELD(F_TEXT, struct source_grant, state, .note = "waiting given done refused failed expired"),
    FIELD(F_TEXT, struct source_grant, why),
    FIELD(F_TEXT, struct source_grant, source_id),
    FIELD(F_TIME, struct source_grant, until),
    { 0 },
};

/* --- beginning ------------------------------------------------------------------------------------------------------- */

const char *grant_trouble(struct cx *cx, const char *own)
{
    const char *host = strstr(own, "://");
    host = host ? host + 3 : own;
    size_t n = strcspn(host, ":/");
    bool local = !memchr(host, '.', n) && *host != '[';
    if (http_host_named(cx, own)) /* whoever runs the installation says that it is reachable */
        return NULL;
    if (!text_starts(own, "https://") || local || http_url_check(cx, "url", own))
        return arena_text(
            cx->mem,
            "A shop sends its key to wismo over the internet, encrypted, and cannot reach this wismo at %s. "
            "Give wismo a public https:// address (WISMO_URL), or copy the key by hand.",
            own);
    return NULL;
}

static err_t room_for(struct cx *cx)
{
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM source_grant WHERE shop_id = $1 AND state = 'waiting' AND until > $2",
               T(cx->who.shop), I(cx->now)));
    return n < WAITING_MOST ? NULL : fail(cx, E_CONFLICT, "Too many connections were begun. Try again in 15 minutes.");
}

err_t grant_begin(struct cx *cx, const char *kind, const char *name, const json_t *typed, const char *own,
                  struct source_grant *out, const char **url)
{
    const struct source_kind *k = source_kind(kind);
    const char *site, *why = grant_trouble(cx, own), *id = id_new(cx, "grt");
    unsigned char bytes[SECRET_BYTES];
    json_t *kept;
    if (!k || !k->grant)
        return fail_field(cx, "kind", "This kind of order source is connected by hand.");
    if (why)
        return fail(cx, E_CONFLICT, "%s", why);
    if (text_length(name ? name : "") > 80)
        return fail_field(cx, "name", "A name has at most 80 characters.");
    TRY(k->grant->begin(cx, typed, &kept, &site));
    TRY(source_site_free(cx, kind, site, NULL));
    crypto_random(bytes, sizeof(bytes));
    const char *secret = base64url(cx->mem, bytes, sizeof(bytes));
    DB_TX(cx);
    TRY(room_for(cx));
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO source_grant (shop_id, id, kind, name, settings, staff_id, secret_hash, state, created_at, "
        "until) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9)",
        T(cx->who.shop), T(id), T(kind), T(name), T(json_text(cx->mem, kept)), T(cx->who.user),
        T(crypto_hash_text(cx->mem, secret, strlen(secret))), I(cx->now), I(cx->now + GRANT_MS)));
    TRY(event_add(cx, "source_grant", id, "source.grant_begun", "shop", NULL, site));
    TRY(db_commit(cx));
    *url = k->grant->page(cx, kept, secret,
                          arena_join(cx->mem, own, "/integrations/sources/new?kind=", kind, "&grant=", id),
                          arena_join(cx->mem, own, "/hooks/source-grant/", id));
    *out = (struct source_grant){ .id = id, .kind = kind, .state = "waiting", .until = cx->now + GRANT_MS };
    return NULL;
}

/* --- for who began it ------------------------------------------------------------------------------------------------ */

static err_t row_get(struct cx *cx, const char *id, struct grant_row *out)
{
    err_t e = db_get(cx, row_fields, out, "SELECT " COLUMNS " FROM source_grant WHERE shop_id = $1 AND id = $2",
                     T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This connection was never begun, or it ended long ago.")
                                     : e;
}

err_t grant_get(struct cx *cx, const char *id, struct source_grant *out)
{
    struct grant_row r = { 0 };
    TRY(row_get(cx, id, &r));
    if (!text_same(r.staff_id, cx->who.user))
        return fail(cx, E_MISSING, "This connection was never begun, or it ended long ago.");
    bool late = !strcmp(r.state, "waiting") && r.until <= cx->now;
    *out = (struct source_grant){ r.id, r.kind, late ? "expired" : r.state, r.why, r.source_id, r.until };
    return NULL;
}

err_t grant_end(struct cx *cx, const char *id)
{
    struct source_grant g;
    int64_t n;
    DB_TX(cx);
    TRY(grant_get(cx, id, &g));
    TRY(db_exec(cx, &n,
                "UPDATE source_grant SET state = 'refused' WHERE shop_id = $1 AND id = $2 AND state = 'waiting'",
                T(cx->who.shop), T(id)));
    if (n)
        TRY(event_add(cx, "source_grant", id, "source.grant_ended", NULL, NULL, NULL));
    return db_commit(cx);
}

/* --- what the shop sends --------------------------------------------------------------------------------------------- */

static err_t nothing(struct cx *cx) { return fail(cx, E_MISSING, "There is nothing at this address."); }

static err_t answer_store(struct cx *cx, const struct grant_row *r, const json_t *given)
{
    int64_t n;
    DB_TX(cx);
    TRY(db_exec(cx, &n,
                "UPDATE source_grant SET state = 'given', answer = $3 WHERE shop_id = $1 AND id = $2 AND "
                "state = 'waiting' AND until > $4",
                T(cx->who.shop), T(r->id), T(crypto_seal(cx->mem, json_text(cx->mem, given))), I(cx->now)));
    if (!n)
        return nothing(cx);
    TRY(job_add(cx, "source_grant", r->id, r->id, NULL, cx->now));
    return db_commit(cx);
}

err_t grant_take(struct cx *cx, const char *id, const char *body, size_t n)
{
    LIST(struct grant_row) rows = { 0 };
    const char *secret;
    json_t *said, *given;
    if (n > BODY_MOST)
        return fail(cx, E_INPUT, "This is larger than any key.");
    TRY(db_list(cx, row_fields, &rows, "SELECT " COLUMNS " FROM source_grant WHERE id = $1", T(id)));
    const struct source_kind *k = rows.n ? source_kind(rows.at[0].kind) : NULL;
    if (!k || !k->grant)
        return nothing(cx);
    TRY(json_read(cx, body, n, &said));
    TRY(k->grant->take(cx, said, &secret, &given));
    if (!crypto_equal_text(crypto_hash_text(cx->mem, secret, strlen(secret)), rows.at[0].secret_hash))
        return nothing(cx);
    TRY(shop_enter(cx, rows.at[0].shop_id));
    cx->who.actor = ACTOR_SOURCE;
    return answer_store(cx, &rows.at[0], given);
}

/* --- trying ---------------------------------------------------------------------------------------------------------- */

/* Who began it must still be allowed to. */
static err_t person_enter(struct cx *cx, const struct grant_row *r)
{
    struct member m = { 0 };
    char *called;
    TRY(staff_called(cx, r->staff_id, &called));
    err_t e = staff_get(cx, r->staff_id, &m);
    if (e && e->code != E_MISSING)
        return e;
    if (!called || (!e && (!m.active || role_of(m.role) < ROLE_OWNER)))
        return fail(cx, E_DENIED, "Whoever began this is no owner of this shop any more.");
    cx->who.actor = e ? ACTOR_KEY : ACTOR_STAFF;
    cx->who.user = r->staff_id;
    cx->who.name = called;
    return NULL;
}

static err_t settings_join(struct cx *cx, const struct grant_row *r, json_t **out)
{
    char *plain;
    json_t *given;
    TRY(json_read(cx, r->settings, strlen(r->settings), out));
    TRY(crypto_open(cx, r->answer ? r->answer : "", &plain));
    TRY(json_read(cx, plain, strlen(plain), &given));
    json_object_update_missing(*out, given); /* the address stays the one that was typed */
    return NULL;
}

static err_t connect(struct cx *cx, const struct grant_row *r, const json_t *settings, struct source *out)
{
    struct source s;
    DB_TX(cx);
    TRY(source_add(cx, r->kind, r->name, settings, &s));
    TRY(source_hooks_soon(cx, s.id)); /* if they cannot be made now */
    TRY(source_look(cx, s.id));
    TRY(db_exec(cx, NULL,
                "UPDATE source_grant SET state = 'done', answer = NULL, source_id = $3 WHERE shop_id = $1 AND id = $2",
                T(cx->who.shop), T(r->id), T(s.id)));
    TRY(db_commit(cx));
    *out = s;
    return NULL;
}

static err_t try(struct cx *cx, const struct grant_row *r, struct source *out)
{
    const struct source_kind *k = source_kind(r->kind);
    struct source draft;
    json_t *settings;
    if (!k || !k->grant)
        return fail(cx, E_INPUT, "This version of wismo does not know this kind of order source.");
    TRY(person_enter(cx, r));
    TRY(settings_join(cx, r, &settings));
    TRY(source_draft(cx, NULL, r->kind, settings, &draft));
    TRY(k->grant->prove(cx, &draft));
    return connect(cx, r, settings, out);
}

err_t grant_run(struct cx *cx, const char *id, const char *own)
{
    struct grant_row r = { 0 };
    struct source s;
    TRY(row_get(cx, id, &r));
    if (strcmp(r.state, "given"))
        return NULL;
    err_t e = try(cx, &r, &s);
    if (!e) {
        e = source_hooks(cx, &s, arena_join(cx->mem, own, "/hooks/source/", s.id));
        (void)e; /* a later look tries it again, and its page says what is wrong */
        return NULL;
    }
    if (e->code == E_BUSY || e->code == E_INTERNAL)
        return e;
    return db_exec(cx, NULL,
                   "UPDATE source_grant SET state = 'failed', answer = NULL, why = $3 WHERE shop_id = $1 AND id = $2",
                   T(cx->who.shop), T(id), T(e->message));
}

/* --- rekey ----------------------------------------------------------------------------------------------------------- */

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    return db_list(cx, sealed_fields, out,
                   "SELECT shop_id, id, answer AS text FROM source_grant WHERE answer IS NOT NULL");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL, "UPDATE source_grant SET answer = $3 WHERE shop_id = $1 AND id = $2 AND answer = $4",
                   T(was->shop_id), T(was->id), T(fresh), T(was->text));
}

err_t grant_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t grant_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
