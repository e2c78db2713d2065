/* shop.c - the shop's own row, its counters, and what must hold before it is saved.
   Invariant: a change of the shop and its event are one transaction, guarded by the version. */
#include "account/shop.h"
#include "account/mail.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include <ctype.h>
#include <string.h>

#define NATIVE_NAME "wismo orders"
#define KEEP_MOST 3650

const struct field shop_fields[] = {
    FIELD(F_TEXT, struct shop, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct shop, code, .flags = FF_READONLY),
    FIELD(F_TEXT, struct shop, name, .flags = FF_REQUIRED, .most = 120),
    FIELD(F_TEXT, struct shop, zone, .most = 64, .note = "IANA time zone, as in Europe/Prague"),
    FIELD(F_TEXT, struct shop, locale, .most = 35),
    FIELD(F_TEXT, struct shop, currency, .most = 3, .note = "of new orders"),
    FIELD(F_TEXT, struct shop, number_prefix, .most = 16, .note = "shoppers may leave it out"),
    FIELD(F_TEXT, struct shop, number_suffix, .most = 16, .note = "shoppers may leave it out"),
    FIELD(F_BOOL, struct shop, verify_email, .note = "order number and e-mail"),
    FIELD(F_BOOL, struct shop, verify_phone, .note = "order number and phone"),
    FIELD(F_BOOL, struct shop, verify_postcode, .note = "order number and postcode"),
    FIELD(F_BOOL, struct shop, verify_code, .note = "a code that is sent to the order's e-mail"),
    FIELD(F_BOOL, struct shop, verify_token, .note = "signed-in customers"),
    FIELD(F_INT, struct shop, stalled_days, .most = 365, .note = "days without a scan until a person looks"),
    FIELD(F_INT, struct shop, stalled_days_no_scan, .most = 365,
          .note = "days since dispatch until a person looks at a parcel that was never scanned"),
    FIELD(F_TEXT, struct shop, tracking_url, .note = "default tracking page, may hold #parcel_number#"),
    FIELD(F_TEXT, struct shop, support_url, .flags = FF_URL),
    FIELD(F_TEXT, struct shop, returns_url, .flags = FF_URL),
    FIELD(F_TEXT, struct shop, privacy_url, .flags = FF_URL),
    FIELD(F_TEXT, struct shop, delivery_policy, .flags = FF_MULTILINE, .most = 4000),
    FIELD(F_TEXT, struct shop, returns_policy, .flags = FF_MULTILINE, .most = 4000),
    FIELD(F_TEXT, struct shop, actions, .most = 200, .note = "what shoppers may ask for; empty = tracking only"),
    FIELD(F_INT, struct shop, keep_conversations, .most = KEEP_MOST,
          .note = "days after the last message until a conversation goes; 0: never"),
    FIELD(F_INT, struct shop, keep_mirrors, .most = KEEP_MOST,
          .note = "days after the last change until a copy of another system's order goes; 0: never"),
    FIELD(F_BOOL, struct shop, demo, .flags = FF_READONLY),
    FIELD(F_TEXT, struct shop, notice, .flags = FF_READONLY | FF_OMIT, .note = "what the owner should know"),
    FIELD(F_INT, struct shop, version),
    FIELD(F_TIME, struct shop, created_at, .flags = FF_READONLY),
    FIELD(F_INT, struct shop, erased_keys, .flags = FF_READONLY | FF_HIDDEN),
    { 0 },
};

#define COLUMNS                                                                                                                                              \
    "id, code, name, zone, locale, currency, number_prefix, number_suffix, verify_email, verify_phone, "                                                     \
    "verify_postcode, verify_code, verify_token, stalled_days, stalled_days_no_scan, tracking_url, support_url, returns_url, privacy_url, delivery_policy, " \
    "returns_policy, actions, keep_conversations, keep_mirrors, demo, version, created_at, "                                                                 \
    "(SELECT count(*) FROM erased_key k WHERE k.shop_id = shop.id) AS erased_keys"

static const char action_names[] = "cancel change_address change return refund confirm received";

/* --- what a shop may be ---------------------------------------------------------------------------- */

static err_t url_check(struct cx *cx, const char *field, const char *url)
{
    if (text_empty(url))
        return NULL;
    const char *host = text_starts(url, "https://") ? url + 8 : text_starts(url, "http://") ? url + 7 : NULL;
    if (!host || !isalnum((unsigned char)*host) || strpbrk(url, " \t\r\n\"<>\\"))
        return fail_field(cx, field, "The address must begin with https:// or http:// and hold no spaces.");
    return NULL;
}

static err_t actions_check(struct cx *cx, const char *actions)
{
    for (const char *s = actions ? actions : ""; *(s += strspn(s, " "));) {
        size_t n = strcspn(s, " ");
        const char *word = arena_copy_n(cx->mem, s, n);
        if (!text_in(action_names, word))
            return fail_field(cx, "actions", "“%s” is not an action. Known are: %s.", word, action_names);
        s += n;
    }
    return NULL;
}

static err_t basics_check(struct cx *cx, const struct shop *s)
{
    if (text_empty(s->name))
        return fail_field(cx, "name", "The shop needs a name.");
    if (!zone_exists(s->zone))
        return fail_field(cx, "zone", "There is no time zone “%s”.", s->zone);
    if (currency_exponent(s->currency) < 0)
        return fail_field(cx, "currency", "“%s” is not an ISO 4217 currency.", s->currency);
    if (text_empty(s->locale))
        return fail_field(cx, "locale", "The shop needs a language, as in “en”.");
    return NULL;
}

static err_t shop_check(struct cx *cx, const struct shop *s)
{
    TRY(basics_check(cx, s));
    if (s->stalled_days < 1)
        return fail_field(cx, "stalled_days", "Must be at least 1 day.");
    if (s->stalled_days_no_scan < 1)
        return fail_field(cx, "stalled_days_no_scan", "Must be at least 1 day.");
    TRY(url_check(cx, "tracking_url", s->tracking_url));
    TRY(url_check(cx, "support_url", s->support_url));
    TRY(url_check(cx, "returns_url", s->returns_url));
    TRY(url_check(cx, "privacy_url", s->privacy_url));
    return actions_check(cx, s->actions);
}

/* --- reading --------------------------------------------------------------------------------------- */

static void enter(struct cx *cx, const struct shop *s)
{
    cx->who.shop = s->id;
    cx->who.shop_code = s->code;
    cx->who.zone = s->zone;
    memcpy(cx->who.currency, (char[4]){ 0 }, 4);
    memcpy(cx->who.currency, s->currency, strnlen(s->currency, 3));
}

static err_t shop_read(struct cx *cx, const char *id, struct shop *out)
{
    err_t e = db_recall(cx, shop_fields, out, "SELECT " COLUMNS " FROM shop WHERE id = $1", T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "There is no such shop.") : e;
}

err_t shop_get(struct cx *cx, struct shop *out)
{
    struct shop s = { 0 };
    TRY(shop_read(cx, cx->who.shop, &s));
    bool proves = s.verify_email || s.verify_phone || s.verify_postcode || s.verify_code || s.verify_token;
    if (!proves) /* B27: allowed, but not by accident */
        s.notice = "No verification is switched on, so shoppers get answers about your policies only, never about an "
                   "order. Switch on number and e-mail, another way, or signed customer tokens.";
    *out = s;
    return NULL;
}

err_t shop_enter(struct cx *cx, const char *shop_id)
{
    struct shop s = { 0 };
    TRY(shop_read(cx, shop_id, &s));
    enter(cx, &s);
    return NULL;
}

err_t shop_find(struct cx *cx, shop_list *out)
{
    return db_list(cx, shop_fields, out, "SELECT " COLUMNS " FROM shop ORDER BY created_at, id");
}

err_t shop_page(struct cx *cx, const char *after, int64_t most, shop_list *out)
{
    return db_list(cx, shop_fields, out, "SELECT " COLUMNS " FROM shop WHERE id > $1 ORDER BY id LIMIT $2", T(after),
                   I(most));
}

err_t shop_find_demo(struct cx *cx, shop_list *out)
{
    return db_list(cx, shop_fields, out, "SELECT " COLUMNS " FROM shop WHERE demo = 1 ORDER BY created_at, id LIMIT 1");
}

/* --- writing --------------------------------------------------------------------------------------- */

static err_t code_new(struct cx *cx, const char **out)
{
    for (int tries = 0; tries < 20; tries++) {
        const char *code = id_shop_code(cx->mem);
        int64_t taken;
        TRY(db_int(cx, 0, &taken, "SELECT 1 FROM shop WHERE code = $1", T(code)));
        if (!taken) {
            *out = code;
            return NULL;
        }
    }
    return fail(cx, E_INTERNAL, "No short code for a shop was free. Try again.");
}

static err_t shop_insert(struct cx *cx, const struct shop *s)
{
    TRY(db_exec(cx, NULL,
                "INSERT INTO shop (id, code, name, zone, locale, currency, demo, version, created_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)",
                T(s->id), T(s->code), T(s->name), T(s->zone), T(s->locale), T(s->currency), I(s->demo),
                I(s->created_at)));
    TRY(db_exec(cx, NULL,
                "INSERT INTO source (shop_id, id, kind, name, settings, version, created_at) "
                "VALUES ($1, $2, 'native', $3, '{}', 1, $4)",
                T(s->id), T(id_new(cx, "src")), T(NATIVE_NAME), I(s->created_at)));
    return event_add(cx, "shop", s->id, "shop.created", NULL, NULL, s->name);
}

err_t shop_add(struct cx *cx, const struct shop_new *in, struct shop *out)
{
    struct shop s = {
        .name = in->name ? text_trim(cx->mem, in->name) : "",
        .zone = text_empty(in->zone) ? "UTC" : in->zone,
        .locale = text_empty(in->locale) ? "en" : in->locale,
        .currency = text_empty(in->currency) ? "USD" : in->currency,
        .demo = in->demo,
        .created_at = cx->now,
    };
    TRY(basics_check(cx, &s));
    struct principal before = cx->who;
    DB_TX(cx);
    TRY(code_new(cx, &s.code));
    cx->who.shop_code = s.code;
    s.id = id_new(cx, "shp");
    enter(cx, &s);
    err_t e = shop_insert(cx, &s);
    if (!e)
        e = shop_read(cx, s.id, &s);
    if (!e)
        e = db_commit(cx);
    if (e) {
        cx->who = before;
        return e;
    }
    *out = s;
    return NULL;
}

static void member_copy(const struct field *f, void *to, const void *from)
{
    size_t n = f->kind == F_INT || f->kind == F_TIME ? sizeof(int64_t)
               : f->kind == F_BOOL                   ? sizeof(bool)
                                                     : sizeof(char *);
    memcpy((char *)to + f->at, (const char *)from + f->at, n);
}

static const char *member_text(struct cx *cx, const struct field *f, const void *rec)
{
    const char *at = (const char *)rec + f->at;
    if (f->kind == F_BOOL)
        return *(const bool *)(const void *)at ? "yes" : "no";
    if (f->kind == F_INT)
        return arena_text(cx->mem, "%lld", (long long)*(const int64_t *)(const void *)at);
    const char *s = *(const char *const *)(const void *)at;
    return text_empty(s) ? NULL : s;
}

/* Takes the given members over and writes an event for each that is new. */
static err_t shop_merge(struct cx *cx, const struct shop *in, uint64_t given, struct shop *s, bool *changed)
{
    struct shop before = *s;
    for (size_t i = 0; shop_fields[i].kind != F_END; i++) {
        const struct field *f = &shop_fields[i];
        if (!(given >> i & 1) || f->flags & FF_READONLY || f->at == offsetof(struct shop, version))
            continue;
        member_copy(f, s, in);
        const char *from = member_text(cx, f, &before), *to = member_text(cx, f, s);
        if (text_same(from, to))
            continue;
        *changed = true;
        TRY(event_add(cx, "shop", s->id, "shop.changed", f->name, from, to));
    }
    return NULL;
}

static err_t shop_store(struct cx *cx, const struct shop *s)
{
    int64_t changed;
    TRY(db_exec(
        cx, &changed,
        "UPDATE shop SET name = $3, zone = $4, locale = $5, currency = $6, number_prefix = $7, "
        "number_suffix = $8, verify_email = $9, verify_phone = $10, verify_token = $11, "
        "stalled_days = $12, tracking_url = $13, support_url = $14, returns_url = $15, "
        "privacy_url = $16, delivery_policy = $17, returns_policy = $18, actions = $19, "
        "verify_postcode = $20, verify_code = $21, stalled_days_no_scan = $22, keep_conversations = $23, keep_mirrors = $24, "
        "version = version + 1 WHERE id = $1 AND version = $2",
        T(s->id), I(s->version), T(s->name), T(s->zone), T(s->locale), T(s->currency),
        T(s->number_prefix ? s->number_prefix : ""), T(s->number_suffix ? s->number_suffix : ""), I(s->verify_email),
        I(s->verify_phone), I(s->verify_token), I(s->stalled_days), T(s->tracking_url), T(s->support_url),
        T(s->returns_url), T(s->privacy_url), T(s->delivery_policy), T(s->returns_policy),
        T(s->actions ? s->actions : ""), I(s->verify_postcode), I(s->verify_code), I(s->stalled_days_no_scan),
        I(s->keep_conversations), I(s->keep_mirrors)));
    if (!changed)
        return fail(cx, E_CONFLICT, "Somebody else saved the shop meanwhile. Reload the page and try again.");
    return NULL;
}

/* Codes that nobody could be sent would be a way in that leads nowhere. */
static err_t codes_check(struct cx *cx, const struct shop *before, const struct shop *s)
{
    bool ready = true;
    if (s->verify_code && !before->verify_code)
        TRY(mail_ready(cx, &ready));
    return ready ? NULL : fail_field(cx, "verify_code", "Set up a mail server first: the codes go through it.");
}

static bool renumbers(const struct shop *a, const struct shop *b)
{
    return !text_same(a->number_prefix, b->number_prefix) || !text_same(a->number_suffix, b->number_suffix);
}

err_t shop_change(struct cx *cx, const struct shop *in, uint64_t given, struct shop *out)
{
    struct shop s = { 0 };
    bool changed = false;
    DB_TX(cx);
    TRY(shop_get(cx, &s));
    if (in->version != s.version)
        return fail(cx, E_CONFLICT, "Somebody else saved the shop meanwhile. Reload the page and try again.");
    struct shop before = s;
    TRY(shop_merge(cx, in, given, &s, &changed));
    TRY(shop_check(cx, &s));
    TRY(codes_check(cx, &before, &s));
    if (changed)
        TRY(shop_store(cx, &s));
    if (renumbers(&before, &s)) /* orders keep their numbers without them */
        TRY(job_add(cx, "renumber", s.id, NULL, NULL, cx->now));
    TRY(shop_get(cx, &s));
    TRY(db_commit(cx));
    *out = s;
    return NULL;
}

err_t shop_count(struct cx *cx, const char *name, int64_t first, int64_t *out)
{
    if (!cx->in_tx)
        return fail(cx, E_INTERNAL, "A number was drawn outside a transaction.");
    TRY(db_exec(cx, NULL,
                "INSERT INTO counter (shop_id, name, value) VALUES ($1, $2, $3) "
                "ON CONFLICT (shop_id, name) DO UPDATE SET value = counter.value + 1",
                T(cx->who.shop), T(name), I(first)));
    return db_int(cx, first, out, "SELECT value FROM counter WHERE shop_id = $1 AND name = $2", T(cx->who.shop),
                  T(name));
}
