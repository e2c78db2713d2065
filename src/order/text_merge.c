/* text_merge.c - what waits comes into the index of parts, and orders that have no text yet get one. Each step is one
   short transaction; several programs may take turns. */
#include "order/text.h"
#include "base/text.h"
#include <string.h>

enum { MERGE_MOST = 96, FILL_MOST = 200 };

/* --- into the index (SQLite; PostgreSQL indexes by itself) --- */

struct waiting_row {
    int64_t doc, state;
    const char *shop_id, *folded, *was;
};
static const struct field waiting_fields[] = {
    FIELD(F_INT, struct waiting_row, doc),      FIELD(F_INT, struct waiting_row, state),
    FIELD(F_TEXT, struct waiting_row, shop_id), FIELD(F_TEXT, struct waiting_row, folded),
    FIELD(F_TEXT, struct waiting_row, was),     { 0 },
};

static err_t merge_one(struct cx *cx, const struct waiting_row *w)
{
    if (w->was)
        TRY(db_exec(cx, NULL, "INSERT INTO order_trigram (order_trigram, rowid, folded) VALUES ('delete', $1, $2)",
                    I(w->doc), T(w->was)));
    if (w->state == 2)
        return db_exec(cx, NULL, "DELETE FROM order_text WHERE doc = $1 AND shop_id = $2", I(w->doc), T(w->shop_id));
    TRY(db_exec(cx, NULL, "INSERT INTO order_trigram (rowid, folded) VALUES ($1, $2)", I(w->doc), T(w->folded)));
    return db_exec(cx, NULL, "UPDATE order_text SET state = 0, was = NULL WHERE doc = $1 AND shop_id = $2", I(w->doc),
                   T(w->shop_id));
}

static err_t merge_some(struct cx *cx, int most, bool *left)
{
    LIST(struct waiting_row) rows = { 0 };
    *left = false;
    if (db_is_postgres(cx->db))
        return NULL;
    int64_t waits; /* over all shops: nothing is begun when nothing waits */
    TRY(db_int(cx, 0, &waits,
               "SELECT shop_id IS NOT NULL FROM order_text INDEXED BY order_text_waiting WHERE state > 0 LIMIT 1"));
    if (!waits)
        return NULL;
    DB_TX(cx);
    TRY(db_list(
        cx, waiting_fields, &rows, /* over all shops: documents begin with theirs */
        "SELECT doc, shop_id, folded, was, state FROM order_text INDEXED BY order_text_waiting WHERE state > 0 ORDER BY doc LIMIT $1",
        I(most)));
    for (size_t i = 0; i < rows.n; i++)
        TRY(merge_one(cx, &rows.at[i]));
    *left = rows.n == (size_t)most;
    return db_commit(cx);
}

/* --- orders without a text --- */

struct undone {
    const char *shop_id, *code, *after_id;
};
static const struct field undone_fields[] = {
    FIELD(F_TEXT, struct undone, shop_id),
    FIELD(F_TEXT, struct undone, code),
    FIELD(F_TEXT, struct undone, after_id),
    { 0 },
};

static err_t fill_one(struct cx *cx, struct order *o)
{
    bool right;
    TRY(order_load(cx, o));
    TRY(order_tags_write(cx, NULL, o));
    return order_text_check(cx, o, true, &right);
}

/* Before they are read: on PostgreSQL somebody's edit would else be overwritten with what was before it. */
static err_t page_lock(struct cx *cx, const char *after)
{
    _Static_assert(FILL_MOST == 200, "as many as are read");
    err_t e =
        db_lock_(cx, "SELECT 1 AS one FROM orders WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT 200 FOR UPDATE",
                 after);
    return e && e->code == E_MISSING ? NULL : e;
}

static err_t fill_shop(struct cx *cx, const struct undone *u)
{
    order_list page = { 0 };
    const char *after = u->after_id;
    TRY(page_lock(cx, after));
    TRY(db_list(cx, order_fields, &page, "SELECT * FROM orders WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT $3",
                T(u->shop_id), T(after), I(FILL_MOST)));
    for (size_t i = 0; i < page.n; i++) {
        TRY(fill_one(cx, &page.at[i]));
        after = page.at[i].id;
    }
    if (page.n < FILL_MOST)
        return db_exec(cx, NULL, "DELETE FROM order_text_todo WHERE shop_id = $1 AND id = 'all'", T(u->shop_id));
    return db_exec(cx, NULL, "UPDATE order_text_todo SET after_id = $2 WHERE shop_id = $1 AND id = 'all'",
                   T(u->shop_id), T(after));
}

static err_t fill_some(struct cx *cx, bool *left)
{
    LIST(struct undone) list = { 0 };
    struct principal who = cx->who;
    TRY(db_list(cx, undone_fields, &list, /* over all shops: the next one */
                "SELECT t.shop_id, s.code, t.after_id FROM order_text_todo t JOIN shop s ON s.id = t.shop_id "
                "ORDER BY t.shop_id LIMIT 1"));
    *left = list.n > 0;
    if (!list.n)
        return NULL;
    cx->who = (struct principal){ .shop = list.at[0].shop_id, .shop_code = list.at[0].code, .actor = ACTOR_SYSTEM };
    err_t e;
    {
        DB_TX(cx);
        e = db_lock(cx, "order_text_todo", "all");
        if (!e) /* another node may have gone on since */
            e = db_get(cx, undone_fields, &list.at[0],
                       "SELECT after_id FROM order_text_todo WHERE shop_id = $1 AND id = 'all'", T(cx->who.shop));
        if (!e)
            e = fill_shop(cx, &list.at[0]);
        if (!e)
            e = db_commit(cx);
    }
    cx->who = who;
    return e && e->code == E_MISSING ? NULL : e;
}

err_t order_text_merge(struct cx *cx, bool *left)
{
    bool more;
    TRY(merge_some(cx, MERGE_MOST, left));
    if (*left)
        return NULL;
    TRY(fill_some(cx, &more));
    *left = more;
    return NULL;
}

/* Fewer, larger steps: nobody waits for a command. */
err_t order_text_settle(struct cx *cx)
{
    for (bool left = true, more = true; left || more;) {
        struct cx step = *cx;
        step.mem = arena_new();
        step.work = NULL;
        err_t e = fill_some(&step, &more);
        if (!e)
            e = merge_some(&step, more ? 2 * FILL_MOST : 5000, &left);
        if (e)
            e = fail_detail(cx, fail(cx, e->code, "%s", e->message), "%s", e->detail ? e->detail : "-");
        db_end(&step);
        arena_free(step.mem);
        TRY(e);
    }
    return NULL;
}

err_t order_text_complete(struct cx *cx, bool *out)
{
    int64_t todo, waiting = 0, from, to;
    TRY(db_int(cx, 0, &todo, "SELECT count(*) FROM order_text_todo WHERE shop_id = $1", T(cx->who.shop)));
    order_text_range(cx, &from, &to);
    if (!todo && !db_is_postgres(cx->db))
        TRY(db_int(
            cx, 0, &waiting,
            "SELECT count(*) FROM (SELECT 1 FROM order_text INDEXED BY order_text_waiting WHERE state > 0 AND doc >= $1 AND doc < $2 AND "
            "shop_id = $3 LIMIT $4) waiting",
            I(from), I(to), T(cx->who.shop), I(ORDER_TEXT_READ + 1)));
    *out = !todo && waiting <= ORDER_TEXT_READ;
    return NULL;
}

err_t order_text_again(struct cx *cx)
{
    return db_exec(cx, NULL,
                   "INSERT INTO order_text_todo (shop_id, id, after_id) VALUES ($1, 'all', '') "
                   "ON CONFLICT (shop_id, id) DO UPDATE SET after_id = ''",
                   T(cx->who.shop));
}

/* --- PostgreSQL --- */

#define NO_TRIGRAMS                                                                                                      \
    "Searching orders by a part of a name or number is slow: the database's user may not create the extension pg_trgm. " \
    "Let the database's administrator run: CREATE EXTENSION pg_trgm; wismo sees it within an hour, or when it starts."

err_t order_text_ready(struct cx *cx, const char **why)
{
    int64_t there;
    *why = NULL;
    if (!db_is_postgres(cx->db))
        return NULL;
    TRY(db_int(cx, 0, &there,
               "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema() AND indexname = "
               "'order_text_trigram'"));
    if (there)
        return NULL;
    err_t e = db_exec(cx, NULL,
                      "DO $$ DECLARE home TEXT; BEGIN "
                      "SET LOCAL statement_timeout = 0; "
                      "CREATE EXTENSION IF NOT EXISTS pg_trgm; "
                      "SELECT n.nspname INTO home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                      "WHERE e.extname = 'pg_trgm'; "
                      "EXECUTE format('CREATE INDEX IF NOT EXISTS order_text_trigram ON order_text USING gin "
                      "(folded %I.gin_trgm_ops)', home); END $$");
    if (e)
        *why = NO_TRIGRAMS;
    return NULL;
}
