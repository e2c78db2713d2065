/* settings.c - sources as rows: which kind, how it is reached, and what is sealed. Invariant: a secret is opened only to be
   used, and is never sent to another address than the one that it was typed for. */
#include "account/assistant.h"
#include "account/sealed.h"
#include "account/warning.h"
#include "base/crypto.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "db/event.h"
#include "source/left.h"
#include <string.h>

enum { SOURCES_MOST = 20 };

const struct field source_fields[] = {
    FIELD(F_TEXT, struct source, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct source, kind, .flags = FF_READONLY),
    FIELD(F_TEXT, struct source, name, .flags = FF_REQUIRED, .most = 80),
    FIELD(F_JSON, struct source, settings, .note = "as the kind's form says; a secret that is set is true"),
    FIELD(F_TEXT, struct source, secrets, .flags = FF_HIDDEN | FF_READONLY),
    FIELD(F_BOOL, struct source, last_known,
          .note = "shoppers may see the last known state while the shop does not answer"),
    FIELD(F_BOOL, struct source, acts, .note = "what is allowed by all rules is done in the shop without staff"),
    FIELD(F_BOOL, struct source, paused, .note = "nothing is asked or mirrored"),
    FIELD(F_INT, struct source, version),
    FIELD(F_TIME, struct source, created_at, .flags = FF_READONLY),
    FIELD(F_TIME, struct source, again_at, .flags = FF_READONLY, .note = "when this shop was connected again"),
    { 0 },
};
#define COLUMNS "id, kind, name, settings, secrets, last_known, acts, paused, version, created_at, again_at"

err_t source_get(struct cx *cx, const char *id, struct source *out)
{
    err_t e = db_recall(cx, source_fields, out, "SELECT " COLUMNS " FROM source WHERE shop_id = $1 AND id = $2",
                        T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This order source no longer exists.") : e;
}

err_t source_list_all(struct cx *cx, source_list *out)
{
    return db_list(cx, source_fields, out, "SELECT " COLUMNS " FROM source WHERE shop_id = $1 ORDER BY created_at, id",
                   T(cx->who.shop));
}

/* --- opening --------------------------------------------------------------------------------------------------- */

static const struct field *form_of(const struct source_kind *k)
{
    static const struct field nothing[] = { { 0 } };
    return k->settings ? k->settings : nothing;
}

static err_t object_read(struct cx *cx, const char *text, json_t **out)
{
    *out = json_tie(cx->mem, json_object());
    if (text_empty(text))
        return NULL;
    TRY(json_read(cx, text, strlen(text), out));
    return json_is_object(*out) ? NULL : fail(cx, E_INTERNAL, "The settings of an order source are damaged.");
}

static err_t secrets_read(struct cx *cx, const struct source *s, json_t **out)
{
    char *plain = NULL;
    if (!text_empty(s->secrets))
        TRY(crypto_open(cx, s->secrets, &plain));
    return object_read(cx, plain, out);
}

/* Settings and secrets that this version's form knows, as one object. */
static err_t known_settings(struct cx *cx, const struct source *s, const struct field *f, json_t **out)
{
    json_t *plain, *secret, *all = json_tie(cx->mem, json_object());
    TRY(object_read(cx, s->settings, &plain));
    TRY(secrets_read(cx, s, &secret));
    for (; f->kind != F_END; f++) {
        json_t *j = json_object_get(f->flags & FF_SECRET ? secret : plain, f->name);
        if (j && !json_is_null(j))
            json_object_set(all, f->name, j);
    }
    *out = all;
    return NULL;
}

err_t source_open(struct cx *cx, const struct source *s, void *out)
{
    const struct source_kind *k = source_kind(s->kind);
    json_t *all;
    if (!k || !k->settings)
        return fail(cx, E_INTERNAL, "An order source without settings was to be opened.");
    memset(out, 0, k->settings_size);
    TRY(known_settings(cx, s, k->settings, &all));
    err_t e = record_change(cx, k->settings, all, out, NULL);
    return e ? fail(cx, E_REMOTE, "The settings of “%s” must be saved again: %s", s->name, e->message) : NULL;
}

/* --- storing --------------------------------------------------------------------------------------------------- */

static void seal(struct cx *cx, struct source *s, const json_t *secrets)
{
    s->secrets = json_object_size(secrets) ? crypto_seal(cx->mem, json_text(cx->mem, secrets)) : NULL;
}

/* rec is the kind's struct, whole; other secrets than those of the form stay. */
static err_t settings_write(struct cx *cx, struct source *s, const struct field *form, const void *rec)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    json_t *secrets;
    writer_open(&w, NULL, '{');
    record_write(&w, form, rec);
    writer_close(&w);
    s->settings = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    TRY(secrets_read(cx, s, &secrets));
    for (const struct field *f = form; f->kind != F_END; f++) {
        if (!(f->flags & FF_SECRET))
            continue;
        const char *text = *(const char *const *)((const char *)rec + f->at);
        if (text_empty(text))
            json_object_del(secrets, f->name);
        else
            json_object_set_new(secrets, f->name, json_string(text));
    }
    seal(cx, s, secrets);
    return NULL;
}

/* "https://shop.example" of an address: where secrets go. */
static const char *site_of(struct cx *cx, const char *url)
{
    const char *host = url ? strstr(url, "://") : NULL;
    size_t n = host ? (size_t)(host - url) + 3 + strcspn(host + 3, "/?#") : 0;
    return text_lower(cx->mem, host ? arena_copy_n(cx->mem, url, n) : url ? url : "");
}

/* The choice that a field belongs to, by its note: "hmac: the key" to the one that offers "hmac". NULL: to each. */
static const struct field *choice_of(struct cx *cx, const struct field *form, const struct field *f, const char **word)
{
    const char *note = f->note ? f->note : "";
    size_t n = strspn(note, "abcdefghijklmnopqrstuvwxyz0123456789_");
    *word = "";
    if (!n || (note[n] && note[n] != ':' && note[n] != ';'))
        return NULL;
    *word = arena_copy_n(cx->mem, note, n);
    for (const struct field *of = form; of->kind != F_END; of++)
        if (of != f && of->kind == F_CHOICE && text_in(of->options, *word))
            return of;
    return NULL;
}

/* Nothing chosen is the first choice. */
static bool in_use(struct cx *cx, const struct field *form, const struct field *f, const void *rec)
{
    const char *word;
    const struct field *of = choice_of(cx, form, f, &word);
    if (!of)
        return true;
    const char *chosen = *(const char *const *)((const char *)rec + of->at);
    return text_empty(chosen) ? text_starts(of->options, word) && strchr(" ", of->options[strlen(word)])
                              : !strcmp(chosen, word);
}

/* Whether f is an address, and now one of another site; an empty one stands for the kind's own. Not every field is a text. */
static bool site_changed(struct cx *cx, const struct field *f, const void *was, const void *now)
{
    return f->flags & FF_URL && !text_same(site_of(cx, *(const char *const *)((const char *)was + f->at)),
                                           site_of(cx, *(const char *const *)((const char *)now + f->at)));
}

/* Whether it would go to another address than before: that of its own choice, or one that all share. */
static bool moved(struct cx *cx, const struct field *form, const struct field *secret, const void *was, const void *now)
{
    const char *own, *word;
    const struct field *of = choice_of(cx, form, secret, &own);
    for (const struct field *f = form; f->kind != F_END; f++) {
        const struct field *its = choice_of(cx, form, f, &word);
        if ((!its || (its == of && !strcmp(word, own))) && site_changed(cx, f, was, now))
            return true;
    }
    return false;
}

/* A secret that was not typed again must not go to another address: it is asked for, or forgotten where it is not used. */
static err_t secrets_stay(struct cx *cx, const struct field *form, const void *was, void *now, uint64_t given)
{
    for (size_t i = 0; form[i].kind != F_END; i++) {
        if (!(form[i].flags & FF_SECRET) || given >> i & 1)
            continue;
        if (text_empty(*(const char *const *)((const char *)was + form[i].at)) || !moved(cx, form, &form[i], was, now))
            continue;
        if (in_use(cx, form, &form[i], now))
            return fail_field(cx, arena_join(cx->mem, "settings.", form[i].name),
                              "Type this again: it was given for another address.");
        *(const char **)((char *)now + form[i].at) = NULL;
    }
    return NULL;
}

static err_t prefixed(struct cx *cx, err_t e)
{
    if (!e || !e->field)
        return e;
    struct err *copy = arena_alloc(cx->mem, sizeof(*copy));
    *copy = *e;
    copy->field = text_starts(e->field, "settings.") ? e->field : arena_join(cx->mem, "settings.", e->field);
    copy->also = prefixed(cx, e->also);
    return copy;
}

/* Whether any of its addresses is another site than before. */
static bool site_left(struct cx *cx, const struct field *form, const void *was, const void *now)
{
    for (const struct field *f = form; f->kind != F_END; f++)
        if (site_changed(cx, f, was, now))
            return true;
    return false;
}

/* in over what s has; s->settings and s->secrets become what is stored. fresh: all that is required must be there. */
static err_t settings_take(struct cx *cx, struct source *s, const struct source_kind *k, const json_t *in, bool fresh)
{
    const struct field *form = form_of(k);
    json_t *all;
    uint64_t given = 0;
    void *was = arena_alloc(cx->mem, k->settings_size + 1), *now = arena_alloc(cx->mem, k->settings_size + 1);
    if (!k->settings) {
        s->settings = "{}";
        return NULL;
    }
    TRY(known_settings(cx, s, form, &all));
    TRY(record_change(cx, form, all, was, NULL));
    memcpy(now, was, k->settings_size);
    json_t *sent = json_tie(cx->mem, json_copy((json_t *)(uintptr_t)in));
    for (const struct field *f = form; f->kind != F_END; f++)
        if (f->flags & FF_SECRET && json_is_boolean(json_object_get(sent, f->name))) /* as it was read: unchanged */
            json_object_del(sent, f->name);
    TRY(prefixed(cx, fresh ? record_take(cx, form, sent, now, &given) : record_change(cx, form, sent, now, &given)));
    TRY(secrets_stay(cx, form, was, now, given));
    if (site_left(cx, form, was, now)) /* what the system there gave us, or knows, is nothing for another */
        s->secrets = NULL;
    if (k->settle)
        TRY(prefixed(cx, k->settle(cx, s, now)));
    return settings_write(cx, s, form, now);
}

static err_t kind_find(struct cx *cx, const char *kind, const struct source_kind **out)
{
    *out = source_kind(kind);
    if (!*out || !strcmp(kind, "native"))
        return fail_field(cx, "kind", "There is no kind of order source “%s” that can be added.", kind ? kind : "");
    return NULL;
}

err_t source_draft(struct cx *cx, const char *id, const char *kind, const json_t *settings, struct source *out)
{
    const struct source_kind *k;
    struct source s = { .id = "draft", .kind = kind, .settings = "{}", .version = cx->now };
    if (id)
        TRY(source_get(cx, id, &s));
    TRY(kind_find(cx, s.kind, &k));
    s.name = text_empty(s.name) ? k->label : s.name;
    TRY(settings_take(cx, &s, k, settings, !id));
    s.id = id ? arena_join(cx->mem, s.id, ".draft") : "draft"; /* its own gate: what is tried is not what runs */
    s.version = cx->now;
    *out = s;
    return NULL;
}

static err_t row_add(struct cx *cx, const struct source *s)
{
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM source WHERE shop_id = $1", T(cx->who.shop)));
    if (n >= SOURCES_MOST)
        return fail(cx, E_CONFLICT, "A shop has at most %d order sources.", SOURCES_MOST);
    return db_exec(cx, NULL,
                   "INSERT INTO source (shop_id, id, kind, name, settings, secrets, version, created_at, again_at) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   T(cx->who.shop), T(s->id), T(s->kind), T(s->name), T(s->settings), T(s->secrets), I(s->version),
                   I(s->created_at), M(s->again_at));
}

err_t source_add(struct cx *cx, const char *kind, const char *name, const json_t *settings, struct source *out)
{
    const struct source_kind *k;
    struct source s = { .id = id_new(cx, "src"), .kind = kind, .settings = "{}", .version = 1, .created_at = cx->now };
    struct source_left left;
    TRY(kind_find(cx, kind, &k));
    s.name = text_trim(cx->mem, text_empty(name) ? k->label : name);
    if (text_length(s.name) > 80)
        return fail_field(cx, "name", "A name has at most 80 characters.");
    TRY(settings_take(cx, &s, k, settings, true));
    const char *site = source_site_of(cx, &s);
    DB_TX(cx);
    TRY(sources_lock(cx));
    TRY(source_site_free(cx, kind, site, NULL));
    TRY(source_left_of(cx, kind, site, &left));
    if (left.id) {
        s.id = left.id;
        s.name = text_empty(name) ? left.name : s.name;
        s.version = left.version + 1; /* what the process remembers of it (gate.c) was of the earlier settings */
        s.created_at = left.created_at;
        s.again_at = cx->now;
        TRY(source_left_end(cx, &left));
    } else {
        TRY(db_exec(cx, NULL, "INSERT INTO source_state (shop_id, source_id) VALUES ($1, $2)", T(cx->who.shop),
                    T(s.id)));
    }
    TRY(row_add(cx, &s));
    TRY(event_add(cx, "source", s.id, "source.added", "kind", NULL, kind));
    TRY(db_commit(cx));
    *out = s;
    return NULL;
}

/* --- changing -------------------------------------------------------------------------------------------------- */

static err_t source_read_row(struct cx *cx, const char *id, struct source *out)
{
    err_t e = db_get(cx, source_fields, out, "SELECT " COLUMNS " FROM source WHERE shop_id = $1 AND id = $2",
                     T(cx->who.shop), T(id));
    return e && e->code == E_MISSING ? fail(cx, E_MISSING, "This order source no longer exists.") : e;
}

/* Secrets are one sealed text: two who change one each must do it one after the other. */
static err_t source_lock(struct cx *cx, const char *id, struct source *out)
{
    err_t e = db_lock(cx, "source", id);
    return e && e->code != E_MISSING ? e : source_read_row(cx, id, out);
}

static err_t switched(struct cx *cx, const char *id, const char *field, bool was, bool now)
{
    return was == now ? NULL
                      : event_add(cx, "source", id, "source.changed", field, was ? "on" : "off", now ? "on" : "off");
}

static err_t changed_events(struct cx *cx, const struct source *was, const struct source *now)
{
    if (!text_same(was->name, now->name))
        TRY(event_add(cx, "source", now->id, "source.changed", "name", was->name, now->name));
    if (!text_same(was->settings, now->settings))
        TRY(event_add(cx, "source", now->id, "source.changed", "settings", was->settings, now->settings));
    if (!text_same(was->secrets, now->secrets))
        TRY(event_add(cx, "source", now->id, "source.changed", "secrets", NULL, "set anew"));
    TRY(switched(cx, now->id, "last known state", was->last_known, now->last_known));
    TRY(switched(cx, now->id, "acts alone", was->acts, now->acts));
    return switched(cx, now->id, "paused", was->paused, now->paused);
}

/* Of another shop than before: then no other source may be of it, nor may one have left its orders. */
static err_t site_moved(struct cx *cx, const struct source *was, const struct source *now)
{
    const char *site = source_site_of(cx, now);
    struct source_left left;
    if (!site || text_same(source_site_of(cx, was), site))
        return NULL;
    TRY(source_site_free(cx, now->kind, site, now->id));
    TRY(source_left_of(cx, now->kind, site, &left));
    return !left.id || !left.orders
               ? NULL
               : fail(
                     cx, E_CONFLICT,
                     "This shop was connected before, as “%s”. Connect it again instead: then its orders are taken up.",
                     left.name);
}

err_t source_change(struct cx *cx, const char *id, const struct source_edit *edit, struct source *out)
{
    const struct source_kind *k;
    struct source was = { 0 }, now;
    int64_t n;
    DB_TX(cx);
    if (edit->settings)
        TRY(sources_lock(cx));
    TRY(source_lock(cx, id, &was));
    now = was;
    if (edit->name)
        now.name = text_trim(cx->mem, edit->name);
    if (text_empty(now.name) || text_length(now.name) > 80)
        return fail_field(cx, "name", "A name has 1 to 80 characters.");
    if (edit->settings) {
        TRY(kind_find(cx, was.kind, &k));
        TRY(settings_take(cx, &now, k, edit->settings, false));
        TRY(site_moved(cx, &was, &now));
    }
    now.last_known = edit->last_known ? *edit->last_known : was.last_known;
    now.acts = edit->acts ? *edit->acts : was.acts;
    now.paused = edit->paused ? *edit->paused : was.paused;
    TRY(db_exec(cx, &n,
                "UPDATE source SET name = $3, settings = $4, secrets = $5, last_known = $6, acts = $7, paused = $8, "
                "version = version + 1 WHERE shop_id = $1 AND id = $2 AND version = $9",
                T(cx->who.shop), T(id), T(now.name), T(now.settings), T(now.secrets), I(now.last_known), I(now.acts),
                I(now.paused), I(edit->version)));
    if (!n)
        return fail(cx, E_CONFLICT, "This was changed by somebody else. Load it again and repeat the change.");
    if (!text_same(was.settings, now.settings)) /* another system, perhaps: its webhooks are looked at soon */
        TRY(db_exec(cx, NULL,
                    "UPDATE source_state SET hooks_at = 0 WHERE shop_id = $1 AND source_id = $2 AND hooks IS NOT NULL",
                    T(cx->who.shop), T(id)));
    TRY(changed_events(cx, &was, &now));
    TRY(db_commit(cx));
    now.version = edit->version + 1;
    *out = now;
    return NULL;
}

err_t source_removable(struct cx *cx, const char *id, struct source *out)
{
    struct source s = { 0 };
    int64_t n;
    TRY(source_read_row(cx, id, &s));
    if (!strcmp(s.kind, "native"))
        return fail(cx, E_CONFLICT, "wismo's own orders stay: other orders may be read beside them.");
    TRY(db_int(
        cx, 0, &n,
        "SELECT count(*) FROM assistant WHERE shop_id = $1 AND (source_id = $2 OR ' ' || also_reads || ' ' LIKE $3)",
        T(cx->who.shop), T(id), T(arena_join(cx->mem, "% ", id, " %"))));
    if (n)
        return fail(cx, E_CONFLICT, "An assistant reads orders from “%s”. Disconnect it there first.", s.name);
    *out = s;
    return NULL;
}

err_t source_remove(struct cx *cx, const char *id, bool keep)
{
    struct source s;
    bool gone;
    DB_TX(cx);
    TRY(sources_lock(cx));
    TRY(source_removable(cx, id, &s));
    TRY(warning_remove(cx, "source", id, &gone));
    TRY(warning_remove(cx, "version", id, &gone));
    TRY(warning_remove(cx, "privacy_failed", id, &gone));
    TRY(db_exec(cx, NULL, "DELETE FROM source WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id)));
    TRY(source_left_add(cx, &s, keep));
    TRY(db_exec(cx, NULL, "DELETE FROM inbound WHERE shop_id = $1 AND source_id = $2", T(cx->who.shop), T(id)));
    TRY(event_add(cx, "source", id, "source.removed", "name", s.name, NULL));
    return db_commit(cx);
}

err_t source_connect(struct cx *cx, const char *assistant_id, const json_t *ids, int64_t version, struct assistant *out)
{
    const char *first = NULL, *also = "";
    size_t i;
    json_t *one;
    if (!json_is_array(ids) || !json_array_size(ids) || json_array_size(ids) > 8)
        return fail_field(cx, "sources", "An assistant reads orders from 1 to 8 sources.");
    DB_TX(cx);
    TRY(assistant_get(cx, assistant_id, out));
    json_array_foreach ((json_t *)(uintptr_t)ids, i, one) {
        struct source s = { 0 };
        const char *id = json_string_value(one);
        err_t e = source_read_row(cx, id ? id : "", &s);
        if (e && e->code == E_MISSING)
            return fail_field(cx, arena_text(cx->mem, "sources[%zu]", i), "There is no such order source.");
        TRY(e);
        if (text_same(first, s.id) || text_in(also, s.id))
            continue;
        also = !first ? "" : *also ? arena_join(cx->mem, also, " ", s.id) : s.id;
        first = first ? first : s.id;
    }
    TRY(assistant_reads(cx, assistant_id, first, also, version, out));
    return db_commit(cx);
}

/* --- secrets of the program ------------------------------------------------------------------------------------ */

err_t source_secret(struct cx *cx, const struct source *s, const char *name, const char **out)
{
    json_t *secrets;
    TRY(secrets_read(cx, s, &secrets));
    const char *text = json_str(secrets, name);
    *out = text ? arena_copy(cx->mem, text) : NULL;
    return NULL;
}

err_t source_secret_set(struct cx *cx, const struct source *s, const char *name, const char *value)
{
    struct source now = { 0 };
    json_t *secrets;
    DB_TX(cx);
    TRY(source_lock(cx, s->id, &now));
    if (!text_same(now.settings, s->settings)) /* it is of the address that was asked */
        return fail(cx, E_CONFLICT, "The settings of “%s” were changed meanwhile. Try again.", now.name);
    TRY(secrets_read(cx, &now, &secrets));
    if (value)
        json_object_set_new(secrets, name, json_string(value));
    else
        json_object_del(secrets, name);
    seal(cx, &now, secrets);
    TRY(db_exec(cx, NULL, "UPDATE source SET secrets = $3 WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(s->id),
                T(now.secrets)));
    return db_commit(cx);
}

/* --- rekey ------------------------------------------------------------------------------------------------------ */

static err_t all_sealed(struct cx *cx, sealed_list *out)
{
    return db_list(cx, sealed_fields, out, "SELECT shop_id, id, secrets AS text FROM source WHERE secrets IS NOT NULL");
}

static err_t set_sealed(struct cx *cx, const struct sealed *was, const char *fresh)
{
    return db_exec(cx, NULL, "UPDATE source SET secrets = $3 WHERE shop_id = $1 AND id = $2 AND secrets = $4",
                   T(was->shop_id), T(was->id), T(fresh), T(was->text));
}

err_t source_sealed_before(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    TRY(all_sealed(cx, &all));
    *out = sealed_count(&all);
    return NULL;
}

err_t source_reseal(struct cx *cx, int64_t *out)
{
    sealed_list all = { 0 };
    DB_TX(cx);
    TRY(all_sealed(cx, &all));
    TRY(sealed_anew(cx, &all, set_sealed, out));
    return db_commit(cx);
}
