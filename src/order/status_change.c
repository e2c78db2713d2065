/* status_change.c - changing the catalogue. Basic and other built-in statuses are always there; custom ones go only
   when no order has them. Every change is an event of the shop. */
#include "order/status.h"
#include "account/shop.h"
#include "base/fnv.h"
#include "db/event.h"
#include "order/order.h"
#include "order/upkeep.h"
#include "order/template.h"
#include <string.h>

enum { LEARN_MOST = 200, CUSTOM_POSITION = 1000 };

static bool given_has(uint64_t given, const char *name)
{
    for (size_t i = 0; status_fields[i].name; i++)
        if (!strcmp(status_fields[i].name, name))
            return given >> i & 1;
    return false;
}

static err_t shop_locale_get(struct cx *cx, const char **out)
{
    struct shop shop = { 0 };
    TRY(shop_get(cx, &shop));
    *out = shop.locale;
    return NULL;
}

static bool is_builtin(const char *type, const char *code)
{
    enum status_type t;
    return status_type_of(type, &t) && status_builtin(t, code);
}

static bool code_plausible(const char *code)
{
    size_t n = code ? strlen(code) : 0;
    return n && n <= STATUS_CODE_MOST && strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_-") == n;
}

static err_t check(struct cx *cx, const struct status *s)
{
    if (text_empty(s->name))
        return fail_field(cx, "name", "Required field");
    if (text_length(s->name) > STATUS_NAME_MOST)
        return fail_field(cx, "name", "A name has at most %d characters.", STATUS_NAME_MOST);
    if (s->badge && !badge_of(s->badge))
        return fail_field(cx, "badge", "There is no badge “%s”.", s->badge);
    if (s->badge && !strcmp(s->type, "payment"))
        return fail_field(cx, "badge", "A payment status has no badge.");
    if (s->tone && !text_in(STATUS_TONES, s->tone))
        return fail_field(cx, "tone", "A tone is one of: " STATUS_TONES ".");
    return NULL;
}

static const char *subject_of(struct cx *cx, const char *type, const char *code)
{
    return arena_text(cx->mem, "%s.%s", type, code);
}

err_t status_add(struct cx *cx, const struct status *in, struct status *out)
{
    enum status_type t;
    if (!status_type_of(in->type, &t) || t == STATUS_BASIC)
        return fail_field(cx, "type", "A new status is general, delivery or payment.");
    if (!code_plausible(in->code))
        return fail_field(cx, "code", "A status code has 1 to %d of a-z, 0-9, _ and -.", STATUS_CODE_MOST);
    TRY(check(cx, in));
    if (is_builtin(in->type, in->code))
        return fail(cx, E_CONFLICT, "Status code must be unique");
    DB_TX(cx);
    int64_t added;
    TRY(db_exec(
        cx, &added,
        "INSERT INTO status (shop_id, type, code, name, badge, tone, include_in_analytics, position, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (shop_id, type, code) DO NOTHING",
        T(cx->who.shop), T(in->type), T(in->code), T(in->name), T(in->badge), T(in->tone), I(in->include_in_analytics),
        I(in->position ? in->position : CUSTOM_POSITION), I(cx->now)));
    if (!added)
        return fail(cx, E_CONFLICT, "Status code must be unique");
    TRY(event_add(cx, "status", subject_of(cx, in->type, in->code), "status.added", NULL, NULL, in->name));
    const char *notice;
    if (!text_empty(in->text)) {
        const char *locale;
        TRY(shop_locale_get(cx, &locale));
        TRY(status_text_set(cx, in->type, in->code, locale, in->text, &notice));
    }
    TRY(status_get(cx, in->type, in->code, NULL, out));
    return db_commit(cx);
}

/* s with the given fields of in. */
static err_t apply(struct cx *cx, struct status *s, const struct status *in, uint64_t given)
{
    if ((given_has(given, "code") && !text_same(in->code, s->code)) ||
        (given_has(given, "type") && !text_same(in->type, s->type)))
        return fail_field(cx, "code", "Type and code of a status stay as they are.");
    if (s->builtin && given_has(given, "badge") && !text_same(in->badge, s->badge))
        return fail_field(cx, "badge", "The badge of a built-in status stays as it is.");
    if (!strcmp(s->type, "basic") && given_has(given, "name") && !text_same(in->name, s->name))
        return fail_field(cx, "name", "Basic statuses keep their names.");
    if (given_has(given, "name"))
        s->name = in->name;
    if (given_has(given, "badge"))
        s->badge = in->badge;
    if (given_has(given, "tone"))
        s->tone = in->tone;
    if (given_has(given, "include_in_analytics"))
        s->include_in_analytics = in->include_in_analytics;
    if (given_has(given, "position"))
        s->position = in->position;
    return check(cx, s);
}

/* One event for each member that is new. */
static err_t events_add(struct cx *cx, const char *subject, const struct status *was, const struct status *now)
{
    const struct {
        const char *name, *from, *to;
    } members[] = {
        { "name", was->name, now->name },
        { "badge", was->badge, now->badge },
        { "tone", was->tone, now->tone },
        { "include_in_analytics", was->include_in_analytics ? "yes" : "no", now->include_in_analytics ? "yes" : "no" },
        { "position", arena_int(cx->mem, was->position), arena_int(cx->mem, now->position) },
    };
    for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
        if (!text_same(members[i].from, members[i].to))
            TRY(event_add(cx, "status", subject, "status.changed", members[i].name, members[i].from, members[i].to));
    return NULL;
}

err_t status_change(struct cx *cx, const char *type, const char *code, const struct status *in, uint64_t given,
                    struct status *out)
{
    DB_TX(cx);
    struct status was, now;
    TRY(status_get(cx, type, code, NULL, &was));
    now = was;
    if (in->version != was.version)
        return fail(cx, E_CONFLICT, "This status was changed by somebody else. Load it again.");
    TRY(apply(cx, &now, in, given));
    int64_t changed;
    TRY(db_exec(
        cx, &changed,
        "INSERT INTO status (shop_id, type, code, name, badge, tone, include_in_analytics, builtin, position, version, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (shop_id, type, code) DO UPDATE SET "
        "name = excluded.name, badge = excluded.badge, tone = excluded.tone, include_in_analytics = excluded.include_in_analytics, "
        "position = excluded.position, version = excluded.version WHERE status.version = excluded.version - 1",
        T(cx->who.shop), T(type), T(code), T(now.name), T(now.badge), T(now.tone), I(now.include_in_analytics),
        I(now.builtin), I(now.position), I(was.version + 1), I(cx->now)));
    if (!changed)
        return fail(cx, E_CONFLICT, "This status was changed by somebody else. Load it again.");
    TRY(events_add(cx, subject_of(cx, type, code), &was, &now));
    if (!text_same(was.badge, now.badge))
        TRY(order_rebadge(cx, type, code));
    if (given_has(given, "text")) {
        const char *locale, *notice;
        TRY(shop_locale_get(cx, &locale));
        TRY(status_text_set(cx, type, code, locale, in->text, &notice));
    }
    TRY(status_get(cx, type, code, NULL, out));
    return db_commit(cx);
}

err_t status_remove(struct cx *cx, const char *type, const char *code)
{
    if (is_builtin(type, code))
        return fail(cx, E_CONFLICT,
                    strcmp(type, "basic") ? "Built-in statuses cannot be removed" : "Basic statuses cannot be removed");
    DB_TX(cx);
    struct status s;
    TRY(status_get(cx, type, code, NULL, &s));
    bool used;
    TRY(order_has_status(cx, type, code, &used));
    if (used)
        return fail(cx, E_CONFLICT, "Orders have this status. Choose another one for them first.");
    TRY(db_exec(cx, NULL, "DELETE FROM status WHERE shop_id = $1 AND type = $2 AND code = $3", T(cx->who.shop), T(type),
                T(code)));
    TRY(db_exec(cx, NULL, "DELETE FROM status_text WHERE shop_id = $1 AND type = $2 AND code = $3", T(cx->who.shop),
                T(type), T(code)));
    TRY(event_add(cx, "status", subject_of(cx, type, code), "status.removed", NULL, s.name, NULL));
    return db_commit(cx);
}

static bool locale_plausible(const char *locale)
{
    size_t n = locale ? strlen(locale) : 0;
    return n >= 2 && n <= 35 && strspn(locale, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == n;
}

err_t status_text_set(struct cx *cx, const char *type, const char *code, const char *locale, const char *text,
                      const char **notice)
{
    if (!locale_plausible(locale))
        return fail_field(cx, "locale", "A language is written like “en” or “de-AT”.");
    DB_TX(cx);
    struct status s;
    TRY(status_get(cx, type, code, locale, &s));
    char *checked = NULL;
    const char *say = NULL;
    if (text_empty(text ? text_trim(cx->mem, text) : NULL)) {
        TRY(db_exec(cx, NULL, "DELETE FROM status_text WHERE shop_id = $1 AND type = $2 AND code = $3 AND locale = $4",
                    T(cx->who.shop), T(type), T(code), T(locale)));
    } else {
        if (text_length(text) > STATUS_TEXT_MOST)
            return fail_field(cx, "text", "A text has at most %d characters.", STATUS_TEXT_MOST);
        TRY(template_check(cx, "text", text, NULL, &checked));
        TRY(db_exec(cx, NULL,
                    "INSERT INTO status_text (shop_id, type, code, locale, text) VALUES ($1, $2, $3, $4, $5) "
                    "ON CONFLICT (shop_id, type, code, locale) DO UPDATE SET text = excluded.text",
                    T(cx->who.shop), T(type), T(code), T(locale), T(checked)));
        if (strstr(text, "#shipping_tacking_link#"))
            say = "#shipping_tacking_link# was rewritten as #shipping_tracking_link#.";
        else if (!template_has_variable(checked))
            say = "This text has no variables. Customers will not see their order number.";
    }
    TRY(event_add(cx, "status", subject_of(cx, type, code), "status.text_changed", locale, s.text, checked));
    TRY(db_commit(cx));
    *notice = say;
    return NULL;
}

err_t status_learn(struct cx *cx, const char *type, const char *code, const char *name)
{
    enum status_type t;
    if (!status_type_of(type, &t) || t == STATUS_BASIC || !code_plausible(code))
        return fail(cx, E_INTERNAL, "A status could not be learned.");
    if (status_builtin(t, code))
        return NULL;
    DB_TX(cx);
    int64_t known, added;
    TRY(db_int(cx, 0, &known, "SELECT COUNT(*) FROM status WHERE shop_id = $1 AND type = $2 AND learned = 1",
               T(cx->who.shop), T(type)));
    if (known >= LEARN_MOST)
        return db_commit(cx);
    const char *shown = text_empty(name) ? code : name;
    if (text_length(shown) > STATUS_NAME_MOST)
        shown = code;
    TRY(db_exec(
        cx, &added,
        "INSERT INTO status (shop_id, type, code, name, learned, position, created_at) VALUES ($1, $2, $3, $4, 1, $5, $6) "
        "ON CONFLICT (shop_id, type, code) DO NOTHING",
        T(cx->who.shop), T(type), T(code), T(shown), I(CUSTOM_POSITION), I(cx->now)));
    if (added)
        TRY(event_add(cx, "status", subject_of(cx, type, code), "status.learned", NULL, NULL, shown));
    return db_commit(cx);
}

char *status_code(struct arena *a, const char *raw)
{
    const char *folded = text_fold(a, raw ? raw : "");
    char *out = arena_alloc(a, STATUS_CODE_MOST + 1);
    size_t n = 0;
    for (const char *s = folded; *s && n < STATUS_CODE_MOST; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == '-')
            out[n++] = *s;
        else if (n && out[n - 1] != '_' && (unsigned char)*s < 0x80)
            out[n++] = '_';
    while (n && out[n - 1] == '_')
        n--;
    out[n] = 0;
    if (n)
        return out;
    return arena_text(a, "status_%08x", fnv32_text(FNV32_START, folded)); /* a word without Latin letters */
}
