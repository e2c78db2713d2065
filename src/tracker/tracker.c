/* tracker.c - the kinds, and a shop's settings of each. Invariant: secrets are sealed, opened only to be used, and never
   sent to another address than they were given for. */
#include "account/sealed.h"
#include "account/warning.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include "http/client.h"
#include "tracker/room.h"
#include <string.h>
#include <strings.h>

#define DAY_MS INT64_C(86400000)
#define BEGIN_DAYS 30 /* parcels of orders of so long are asked for when a tracker is connected */

static const struct tracker_kind *const kinds[] = {
#define TRACKER(name) &tracker_##name,
#include "tracker/list.h"
#undef TRACKER
};

const struct tracker_kind *const *tracker_kinds(size_t *n)
{
    *n = sizeof(kinds) / sizeof(*kinds);
    return kinds;
}

const struct tracker_kind *tracker_kind(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (text_same(kinds[i]->name, name))
            return kinds[i];
    return NULL;
}

const struct field tracker_fields[] = {
    FIELD(F_TEXT, struct tracker, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct tracker, kind, .flags = FF_READONLY),
    FIELD(F_BOOL, struct tracker, enabled),
    FIELD(F_TEXT, struct tracker, api_key, .flags = FF_SECRET),
    FIELD(F_TEXT, struct tracker, webhook_secret, .flags = FF_SECRET),
    FIELD(F_TEXT, struct tracker, url, .flags = FF_URL),
    FIELD(F_TIME, struct tracker, ok_at, .flags = FF_READONLY, .note = "when it last answered"),
    FIELD(F_TIME, struct tracker, hook_at, .flags = FF_READONLY, .note = "when it last told us something"),
    FIELD(F_TIME, struct tracker, blocked_until, .flags = FF_READONLY, .note = "it is not asked before"),
    FIELD(F_TEXT, struct tracker, trouble, .flags = FF_READONLY, .note = "why the last call failed"),
    FIELD(F_INT, struct tracker, waiting, .flags = FF_READONLY, .note = "parcels it has not been told of yet"),
    FIELD(F_INT, struct tracker, followed, .flags = FF_READONLY),
    FIELD(F_INT, struct tracker, refused, .flags = FF_READONLY, .note = "parcels it does not take"),
    FIELD(F_INT, struct tracker, version),
    FIELD(F_TIME, struct tracker, created_at, .flags = FF_READONLY),
    { 0 },
};
#define COLUMNS                                                                                                        \
    "t.id, t.kind, t.enabled, t.api_key_sealed AS api_key, t.webhook_secret_sealed AS webhook_secret, t.url, "         \
    "t.ok_at, t.hook_at, t.blocked_until, t.trouble, t.version, t.created_at"
#define COUNTED                                                                                                                      \
    COLUMNS                                                                                                                          \
    ", (SELECT count(*) FROM tracker_parcel p WHERE p.shop_id = t.shop_id AND p.kind = t.kind AND p.state = 'new') AS waiting, "     \
    "(SELECT count(*) FROM tracker_parcel p WHERE p.shop_id = t.shop_id AND p.kind = t.kind AND p.state = 'followed') AS followed, " \
    "(SELECT count(*) FROM tracker_parcel p WHERE p.shop_id = t.shop_id AND p.kind = t.kind AND p.state = 'refused') AS refused"

static err_t not_there(struct cx *cx, err_t e)
{
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This tracking service is not connected.") : e;
}

err_t tracker_get(struct cx *cx, const char *kind, struct tracker *out)
{
    struct tracker t = { 0 };
    TRY(not_there(cx, db_get(cx, tracker_fields, &t,
                             "SELECT " COUNTED " FROM tracker t WHERE t.shop_id = $1 AND t.kind = $2", T(cx->who.shop),
                             T(kind))));
    *out = t;
    return NULL;
}

err_t tracker_find(struct cx *cx, tracker_list *out)
{
    return db_list(cx, tracker_fields, out, "SELECT " COUNTED " FROM tracker t WHERE t.shop_id = $1 ORDER BY t.kind",
                   T(cx->who.shop));
}

/* --- secrets ------------------------------------------------------------------------------------------- */

static bool has_hook_secret(const struct tracker_kind *k)
{
    for (const struct field *f = k->settings; f->kind != F_END; f++)
        if (!strcmp(f->name, "webhook_secret"))
            return true;
    return false;
}

err_t tracker_open(struct cx *cx, const struct tracker *t, struct tracker *out)
{
    const struct tracker_kind *k = tracker_kind(t->kind);
    struct tracker o = *t;
    char *plain;
    if (!text_empty(t->api_key)) {
        TRY(crypto_open(cx, t->api_key, &plain));
        o.api_key = plain;
    }
    if (!text_empty(t->webhook_secret)) {
        TRY(crypto_open(cx, t->webhook_secret, &plain));
        o.webhook_secret = plain;
    }
    if (k && !has_hook_secret(k))
        o.webhook_secret = o.api_key;
    *out = o;
    return NULL;
}

static err_t secret_check(struct cx *cx, const char *field, const char *s)
{
    for (; s && *s; s++)
        if ((unsigned char)*s < ' ' || *s == 127)
            return fail_field(cx, field, "This holds characters that no key has.");
    return NULL;
}

/* Keys do not travel in plain text, but to this machine itself. */
static err_t url_check(struct cx *cx, const char *url)
{
    static const char *const here[] = { "http://127.", "http://localhost", "http://[::1]" };
    bool own = false;
    if (text_empty(url))
        return NULL;
    TRY(http_url_check(cx, "url", url));
    for (size_t i = 0; i < sizeof(here) / sizeof(*here); i++)
        own = own || !strncasecmp(url, here[i], strlen(here[i]));
    if (!own && strncasecmp(url, "https://", 8))
        return fail_field(cx, "url", "The address must begin with https://.");
    if (strpbrk(url, "?#"))
        return fail_field(cx, "url", "The address must not hold “?” or “#”.");
    return NULL;
}

/* --- connecting ---------------------------------------------------------------------------------------- */

/* Of a secret only that it is set. */
static err_t events_add(struct cx *cx, const struct tracker *was, const struct tracker *now)
{
    const struct {
        const char *name, *from, *to;
    } members[] = {
        { "enabled",
          !was->id       ? NULL
          : was->enabled ? "yes"
                         : "no",
          now->enabled ? "yes" : "no" },
        { "url", was->url, now->url },
    };
    const struct {
        const char *name, *from, *to;
    } secrets[] = {
        { "api_key", was->api_key, now->api_key },
        { "webhook_secret", was->webhook_secret, now->webhook_secret },
    };
    for (size_t i = 0; i < 2; i++)
        if (!text_same(members[i].from, members[i].to))
            TRY(event_add(cx, "tracker", now->kind, "tracker.changed", members[i].name, members[i].from,
                          members[i].to));
    for (size_t i = 0; i < 2; i++)
        if (!text_same(secrets[i].from, secrets[i].to))
            TRY(event_add(cx, "tracker", now->kind, "tracker.changed", secrets[i].name, secrets[i].from ? "set" : NULL,
                          secrets[i].to ? "set anew" : NULL));
    return NULL;
}

/* With another key it may be another account, which follows none of them yet. Known there already is as good as new. */
static err_t begin_anew(struct cx *cx, const struct tracker *was, const struct tracker *t)
{
    struct tracker old, now;
    if (!was->id)
        return NULL;
    TRY(tracker_open(cx, was, &old));
    TRY(tracker_open(cx, t, &now));
    if (text_same(old.api_key, now.api_key) && text_same(old.url, now.url))
        return NULL;
    return db_exec(
        cx, NULL,
        "UPDATE tracker_parcel SET state = 'new', external_id = NULL, trouble = NULL, tries = 0, next_at = $3 "
        "WHERE shop_id = $1 AND kind = $2 AND state IN ('followed', 'refused')",
        T(cx->who.shop), T(t->kind), I(cx->now));
}

/* What is on its way already; what follows is added when an order is stored. */
static err_t begin(struct cx *cx, const struct tracker *was, const struct tracker *t)
{
    TRY(begin_anew(cx, was, t));
    if (!t->enabled)
        return NULL;
    TRY(db_exec(cx, NULL,
                "INSERT INTO tracker_parcel (shop_id, kind, tracking_norm, carrier_code, next_at, since) "
                "SELECT s.shop_id, $2, s.tracking_norm, min(s.carrier_code), $3, $3 "
                "FROM shipment s JOIN orders o ON o.shop_id = s.shop_id AND o.id = s.order_id "
                "WHERE s.shop_id = $1 AND s.tracking_norm IS NOT NULL AND o.placed_at > $4 "
                "AND s.status NOT IN ('delivered', 'returned', 'cancelled') GROUP BY s.shop_id, s.tracking_norm "
                "ON CONFLICT (shop_id, kind, tracking_norm) DO NOTHING",
                T(cx->who.shop), T(t->kind), I(cx->now), I(cx->now - BEGIN_DAYS * DAY_MS)));
    TRY(db_exec(cx, NULL,
                "UPDATE tracker_parcel SET tries = 0, next_at = $3 WHERE shop_id = $1 AND kind = $2 AND state = 'new' "
                "AND next_at > $3",
                T(cx->who.shop), T(t->kind), I(cx->now)));
    return job_add(cx, TRACKER_JOB, t->kind, NULL, NULL, cx->now);
}

static err_t settings_take(struct cx *cx, const struct tracker_kind *k, const struct tracker *was,
                           const json_t *settings, struct tracker *out)
{
    struct tracker now = *was;
    now.api_key = now.webhook_secret = NULL;
    now.enabled = was->id ? was->enabled : true;
    json_t *sent = json_tie(cx->mem, json_copy((json_t *)(uintptr_t)settings));
    for (const struct field *f = k->settings; f->kind != F_END; f++)
        if (f->flags & FF_SECRET && json_is_boolean(json_object_get(sent, f->name))) /* as it was read: it stays */
            json_object_del(sent, f->name);
    TRY((was->id ? record_change : record_take)(cx, k->settings, sent, &now, NULL));
    TRY(secret_check(cx, "api_key", now.api_key));
    TRY(secret_check(cx, "webhook_secret", now.webhook_secret));
    now.url = text_empty(now.url) ? NULL : now.url;
    TRY(url_check(cx, now.url));
    if (was->id && !text_same(was->url, now.url) && text_empty(now.api_key))
        return fail_field(cx, "api_key", "Type the key again: it was given for another address.");
    now.api_key = text_empty(now.api_key) ? was->api_key : crypto_seal(cx->mem, now.api_key);
    now.webhook_secret =
        text_empty(now.webhook_secret) ? was->webhook_secret : crypto_seal(cx->mem, now.webhook_secret);
    now.id = was->id ? was->id : id_new(cx, "trk");
    now.kind = k->name;
    *out = now;
    return NULL;
}

err_t tracker_put(struct cx *cx, const char *kind, const json_t *settings, struct tracker *out)
{
    const struct tracker_kind *k = tracker_kind(kind);
    struct tracker was = { 0 }, now;
    if (!k)
        return fail(cx, E_MISSING, "There is no tracking service of this kind.");
    DB_TX(cx);
    err_t e = tracker_get(cx, k->name, &was);
    if (e && e->code != E_MISSING)
        return e;
    TRY(settings_take(cx, k, &was, settings, &now));
    TRY(db_exec(
        cx, NULL,
        "INSERT INTO tracker (shop_id, kind, id, enabled, url, api_key_sealed, webhook_secret_sealed, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (shop_id, kind) DO UPDATE SET "
        "enabled = excluded.enabled, url = excluded.url, api_key_sealed = excluded.api_key_sealed, "
        "webhook_secret_sealed = excluded.webhook_secret_sealed, blocked_until = 0, trouble = NULL, "
        "version = tracker.version + 1",
        T(cx->who.shop), T(now.kind), T(now.id), I(now.enabled), T(now.url), T(now.api_key), T(now.webhook_secret),
        I(cx->now)));
    TRY(events_add(cx, &was, &now));
    TRY(begin(cx, &was, &now));
    TRY(tracker_get(cx, k->name, &now));
    TRY(db_commit(cx));
    *out = now;
    return NULL;
}

err_t tracker_remove(struct cx *cx, const char *kind)
{
    struct tracker t;
    bool warned;
    DB_TX(cx);
    TRY(tracker_get(cx, kind, &t));
    TRY(db_exec(cx, NULL, "DELETE FROM tracker WHERE shop_id = $1 AND kind = $2", T(cx->who.shop), T(kind)));
    TRY(db_exec(cx, NULL, "DELETE FROM tracker_parcel WHERE shop_id = $1 AND kind = $2", T(cx->who.shop), T(kind)));
    TRY(warning_remove(cx, "tracker", t.kind, &warned));
    TRY(event_add(cx, "tracker", t.kind, "tracker.removed", NULL, NULL, NULL));
    return db_commit(cx);
}

/* --- rekey --------------------------------------------------------------------------------------------- */

/* id: which of the two columns, and the kind behind it. */
static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    return db_list(cx, sealed_fields, out,
                   "SELECT shop_id, 'k' || kind AS id, api_key_sealed AS text FROM tracker "
                   "WHERE api_key_sealed IS NOT NULL UNION ALL "
                   "SELECT shop_id, 'w' || kind AS id, webhook_secret_sealed AS text FROM tracker "
                   "WHERE webhook_secret_sealed IS NOT NULL");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    if (*was->id == 'k')
        return db_exec(
            cx, NULL, "UPDATE tracker SET api_key_sealed = $3 WHERE shop_id = $1 AND kind = $2 AND api_key_sealed = $4",
            T(was->shop_id), T(was->id + 1), T(fresh), T(was->text));
    return db_exec(cx, NULL,
                   "UPDATE tracker SET webhook_secret_sealed = $3 WHERE shop_id = $1 AND kind = $2 AND "
                   "webhook_secret_sealed = $4",
                   T(was->shop_id), T(was->id + 1), T(fresh), T(was->text));
}

err_t tracker_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t tracker_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
