/* migrate.c - brings a database up to this program's schema: sql/NNNN_name.sql, embedded, forward
   only, each in a transaction of its own. On PostgreSQL an advisory lock keeps two programs from
   doing it at once. A database from a newer program is refused, never touched. */
#include "db/driver.h"
#include "base/clock.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* --- one text for two engines --- */

static const struct {
    const char *word, *sqlite, *postgres;
} words[] = {
    { "TEXT_KEY", "TEXT", "TEXT COLLATE \"C\"" },
    { "BYTES", "BLOB", "BYTEA" },
    { "WITHOUT ROWID", "WITHOUT ROWID", "" },
};

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* Index of the word that stands at s, or -1. */
static int word_at(const char *start, const char *s)
{
    if (s > start && in_word(s[-1]))
        return -1;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t n = strlen(words[i].word);
        if (!strncmp(s, words[i].word, n) && !in_word(s[n]))
            return (int)i;
    }
    return -1;
}

/* "-- only: sqlite" begins a section for one engine, "-- both" ends it. */
static void section(const char *line, bool postgres, bool *wanted)
{
    if (!strncmp(line, "-- only: ", 9))
        *wanted = !strncmp(line + 9, postgres ? "postgres" : "sqlite", postgres ? 8 : 6);
    else if (!strncmp(line, "-- both", 7))
        *wanted = true;
}

char *migration_text(struct arena *a, const char *sql, bool postgres)
{
    struct buf out = { 0 };
    bool wanted = true, quoted = false;
    for (const char *s = sql; *s;) {
        if (!quoted && (s == sql || s[-1] == '\n'))
            section(s, postgres, &wanted);
        if (!quoted && !strncmp(s, "--", 2)) {
            s += strcspn(s, "\n");
            continue;
        }
        int w = quoted ? -1 : word_at(sql, s);
        quoted ^= *s == '\'';
        if (wanted && w >= 0)
            buf_text(&out, postgres ? words[w].postgres : words[w].sqlite);
        else if (wanted)
            buf_add(&out, s, 1);
        s += w >= 0 ? strlen(words[w].word) : 1;
    }
    char *text = arena_copy_n(a, out.at ? out.at : "", out.n);
    buf_free(&out);
    return text;
}

/* --- where the database stands --- */

static err_t tables(struct cx *cx, int64_t *all, int64_t *ours)
{
    if (db_is_postgres(cx->db)) {
        TRY(db_int(cx, 0, all, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"));
        return db_int(cx, 0, ours,
                      "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND "
                      "tablename = 'schema_version'");
    }
    TRY(db_int(cx, 0, all, "SELECT count(*) FROM sqlite_master WHERE type = 'table'"));
    return db_int(cx, 0, ours, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'");
}

/* 0: empty. E_INPUT: somebody else's. */
static err_t standing(struct cx *cx, int64_t *out)
{
    int64_t all, ours;
    TRY(tables(cx, &all, &ours));
    if (!ours && all)
        return fail(cx, E_INPUT, "This database holds something else, not wismo's data. Name another one.");
    *out = 0;
    return ours ? db_int(cx, 0, out, "SELECT max(number) FROM schema_version") : NULL;
}

static int number_of(const struct migration *m) { return (int)strtol(m->name, NULL, 10); }

static int newest(void) { return migrations_n ? number_of(&migrations[migrations_n - 1]) : 0; }

static err_t compare(struct cx *cx, int64_t at, bool may_change)
{
    if (at > newest())
        return fail(cx, E_INPUT,
                    "This database was made by a newer wismo (schema %lld, this one knows %d). "
                    "Install the newer program.",
                    (long long)at, newest());
    if (at < newest() && !may_change)
        return fail(cx, E_INPUT,
                    "This database needs a newer schema (%d, it has %lld). Run wismo serve or "
                    "wismo init once.",
                    newest(), (long long)at);
    return NULL;
}

/* --- one step --- */

static err_t prelude(struct cx *cx)
{
    struct db_work *w = work_of(cx);
    if (db_is_postgres(cx->db))
        TRY(cx->db->driver->script(cx, w,
                                   "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = "
                                   "'60s'; SELECT pg_advisory_xact_lock(7709165291)"));
    return cx->db->driver->script(
        cx, w,
        migration_text(cx->mem,
                       "CREATE TABLE IF NOT EXISTS schema_version (number BIGINT PRIMARY KEY, name "
                       "TEXT NOT NULL, at BIGINT NOT NULL)",
                       db_is_postgres(cx->db)));
}

/* Takes the next migration; *done when there is none left. Somebody else may have been faster. */
static err_t step(struct cx *cx, bool *done)
{
    DB_TX(cx);
    TRY(prelude(cx));
    int64_t at;
    TRY(db_int(cx, 0, &at, "SELECT max(number) FROM schema_version"));
    const struct migration *m = migrations, *end = migrations + migrations_n;
    while (m < end && number_of(m) <= at)
        m++;
    *done = m == end;
    if (*done)
        return db_commit(cx);
    TRY(cx->db->driver->script(cx, work_of(cx), migration_text(cx->mem, m->text, db_is_postgres(cx->db))));
    TRY(db_exec(cx, NULL, "INSERT INTO schema_version (number, name, at) VALUES ($1, $2, $3)", I(number_of(m)),
                T(m->name), I(clock_wall())));
    return db_commit(cx);
}

err_t migrate(struct cx *cx, bool may_change)
{
    int64_t at;
    TRY(standing(cx, &at));
    TRY(compare(cx, at, may_change));
    bool done = at == newest();
    while (!done)
        TRY(step(cx, &done));
    db_wait(cx);
    return NULL;
}
