/* left.c - what a disconnected source leaves behind. The copies of its orders keep its id, so that whoever connects the same
   shop again goes on with them instead of standing beside them. Invariant: one shop is connected once. */
#include "source/left.h"
#include "base/text.h"
#include "db/event.h"
#include "db/job.h"
#include "source/call.h"
#include "source/state.h"
#include <string.h>

const struct field source_left_fields[] = {
    FIELD(F_TEXT, struct source_left, id),
    FIELD(F_TEXT, struct source_left, kind),
    FIELD(F_TEXT, struct source_left, name),
    FIELD(F_TEXT, struct source_left, site),
    FIELD(F_INT, struct source_left, version, .flags = FF_HIDDEN),
    FIELD(F_BOOL, struct source_left, kept, .note = "false: its copies are being removed"),
    FIELD(F_TIME, struct source_left, created_at),
    FIELD(F_TIME, struct source_left, left_at),
    FIELD(F_INT, struct source_left, orders, .note = "copies that are there"),
    { 0 },
};

#define COLUMNS                                                                                                        \
    "l.id, l.kind, l.name, l.site, l.version, l.kept, l.created_at, l.left_at, "                                       \
    "(SELECT count(*) FROM orders o WHERE o.shop_id = $1 AND o.source_id = l.id) AS orders"

/* --- which shop ---------------------------------------------------------------------------------------------------- */

/* "shop.example/folder": without the scheme, "www.", the scheme's own port and what ends a path. */
const char *source_site(struct cx *cx, const char *url)
{
    const char *scheme = url ? strstr(url, "://") : NULL, *host = scheme ? scheme + 3 : url ? url : "";
    size_t n = strcspn(host, "/?#"), path = strcspn(host + n, "?#");
    char *name = text_lower(cx->mem, arena_copy_n(cx->mem, host, n));
    char *port = strrchr(name, ':');
    if (port && (!strcmp(port, ":443") || !strcmp(port, ":80")))
        *port = '\0';
    n = strlen(name);
    if (n && name[n - 1] == '.')
        name[n - 1] = '\0';
    if (text_starts(name, "www."))
        name += 4;
    host += strcspn(host, "/?#");
    while (path && host[path - 1] == '/')
        path--;
    return *name ? arena_join(cx->mem, name, arena_copy_n(cx->mem, host, path)) : NULL;
}

const char *source_site_of(struct cx *cx, const struct source *s)
{
    const struct source_kind *k = source_kind(s->kind);
    if (!k || !k->site || !k->settings_size)
        return NULL;
    void *settings = arena_alloc(cx->mem, k->settings_size);
    return source_open(cx, s, settings) ? NULL : k->site(cx, settings);
}

struct id_row {
    const char *id;
};
static const struct field id_row_fields[] = { FIELD(F_TEXT, struct id_row, id), { 0 } };

/* Each shop has a source of its own orders, which stays: its row is the lock. */
err_t sources_lock(struct cx *cx)
{
    LIST(struct id_row) own = { 0 };
    TRY(db_list(cx, id_row_fields, &own,
                "SELECT id FROM source WHERE shop_id = $1 AND kind = 'native' ORDER BY created_at, id LIMIT 1",
                T(cx->who.shop)));
    return own.n ? db_lock(cx, "source", own.at[0].id) : NULL;
}

err_t source_site_free(struct cx *cx, const char *kind, const char *site, const char *but_id)
{
    source_list all = { 0 };
    if (!site)
        return NULL;
    TRY(source_list_all(cx, &all));
    for (size_t i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].kind, kind) && !text_same(all.at[i].id, but_id) &&
            text_same(source_site_of(cx, &all.at[i]), site))
            return fail(cx, E_CONFLICT, "This shop is connected already, as “%s”.", all.at[i].name);
    return NULL;
}

/* --- left ------------------------------------------------------------------------------------------------------------ */

err_t source_left_find(struct cx *cx, source_left_list *out)
{
    source_left_list all = { 0 };
    TRY(db_list(cx, source_left_fields, &all,
                "SELECT " COLUMNS " FROM source_left l WHERE l.shop_id = $1 ORDER BY l.left_at DESC, l.id",
                T(cx->who.shop)));
    out->at = all.at;
    out->n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].orders)
            out->at[out->n++] = all.at[i];
    return NULL;
}

err_t source_left_of(struct cx *cx, const char *kind, const char *site, struct source_left *out)
{
    source_left_list all = { 0 };
    *out = (struct source_left){ 0 };
    if (!site)
        return NULL;
    TRY(db_list(cx, source_left_fields, &all,
                "SELECT " COLUMNS " FROM source_left l WHERE l.shop_id = $1 AND l.kind = $2 AND l.site = $3 "
                "ORDER BY l.kept DESC, l.left_at DESC, l.id LIMIT 1",
                T(cx->who.shop), T(kind), T(site)));
    if (!all.n)
        return NULL;
    if (!all.at[0].kept && all.at[0].orders)
        return fail(cx, E_CONFLICT, "The copies of “%s” are being removed right now. Try again in a minute.",
                    all.at[0].name);
    *out = all.at[0];
    return NULL;
}

static err_t forget(struct cx *cx, const char *id)
{
    TRY(db_exec(cx, NULL, "DELETE FROM source_state WHERE shop_id = $1 AND source_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM source_status WHERE shop_id = $1 AND source_id = $2", T(cx->who.shop), T(id)));
    TRY(job_add(cx, "redact", id, NULL, "{\"left\":true}", cx->now));
    return event_add(cx, "source", id, "source.redacted", NULL, NULL, NULL);
}

err_t source_left_add(struct cx *cx, const struct source *s, bool keep)
{
    const struct source_kind *k = source_kind(s->kind);
    TRY(db_exec(cx, NULL,
                "INSERT INTO source_left (shop_id, id, kind, name, site, version, kept, created_at, left_at) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                T(cx->who.shop), T(s->id), T(s->kind), T(s->name), T(source_site_of(cx, s)), I(s->version), I(keep),
                I(s->created_at), I(cx->now)));
    return keep || !k || !k->remote ? NULL : forget(cx, s->id);
}

err_t source_left_remove(struct cx *cx, const char *id)
{
    int64_t n;
    DB_TX(cx);
    TRY(sources_lock(cx));
    TRY(db_exec(cx, &n,
                "UPDATE source_left SET kept = 0 WHERE shop_id = $1 AND id = $2 AND (kept = 1 OR EXISTS (SELECT 1 FROM "
                "orders o WHERE o.shop_id = $1 AND o.source_id = $2))",
                T(cx->who.shop), T(id)));
    if (!n)
        return fail(cx, E_MISSING, "This order source no longer exists.");
    TRY(forget(cx, id));
    return db_commit(cx);
}

/* A look goes on at its old place, so that whatever changed there meanwhile comes; the last 90 days are read whole besides.
   Hooks that stood there are made anew by whoever connects it, else at a look in a minute. */
err_t source_left_end(struct cx *cx, const struct source_left *l)
{
    TRY(db_exec(cx, NULL, "DELETE FROM source_left WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(l->id)));
    TRY(db_exec(cx, NULL,
                "INSERT INTO source_state (shop_id, source_id) VALUES ($1, $2) ON CONFLICT (shop_id, source_id) DO "
                "UPDATE SET fill_place = NULL, fill_from = NULL, fill_total = NULL, fill_done = 0, fill_ended_at = "
                "NULL, looked_at = NULL, pause = NULL, hooks = CASE WHEN source_state.hooks IS NULL THEN NULL ELSE "
                "'[]' END, hooks_at = $3, hook_at = NULL, ok_at = NULL, failed_at = NULL, why = NULL",
                T(cx->who.shop), T(l->id), I(cx->now - SOURCE_HOOKS_MS + 60000)));
    return event_add(cx, "source", l->id, "source.again", "name", NULL, l->name);
}
