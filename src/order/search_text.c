/* search_text.c - free text in the list: what was typed becomes words, and words become one SELECT of the engine's own
   kind. SQLite walks its trigram index from the newest order on, so that a page of a common name reads a page; what is not
   in the index yet is read beside it. Both engines look at the text itself before they call it a match. */
#include "order/search_parts.h"
#include "order/contact.h"
#include "order/text.h"
#include <string.h>

enum { WORDS_MOST = 8, TRIGRAMS_MOST = 6, TRIGRAMS_OF_DIGITS = 3, PART = 3 };

/* --- what was typed --- */

static bool is_letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void word_set(struct search_word *w, const char *text) { *w = (struct search_word){ text, text_length(text) }; }

/* Numbers are typed with spaces, dashes, brackets, a leading 0 or 00 that the stored one does not have. */
static void join(struct cx *cx, struct search_text *t, const char *folded)
{
    char *to = arena_copy(cx->mem, folded), *p = to;
    bool digit = false, letter = false;
    for (const char *c = to; *c; c++)
        if (is_letter(*c)) {
            digit |= *c >= '0' && *c <= '9';
            letter |= *c > '9';
            *p++ = *c;
        } else if (!strchr(" -.()/+#", *c)) {
            return; /* nobody writes a number like that */
        }
    *p = 0;
    if (digit && !letter && strlen(to) >= 7)
        to += strspn(to, "0");
    if (digit && *to && !(t->n == 1 && text_same(t->words[0].text, to)))
        word_set(&t->joined, to);
}

static const char *some(const char *s) { return text_empty(s) ? NULL : s; }

struct search_text search_text_parse(struct cx *cx, const char *query)
{
    struct search_text t = { 0 };
    const char *folded = query ? text_fold(cx->mem, query) : "";
    for (const char *w = folded; *(w += strspn(w, " #")) && t.n < WORDS_MOST; w += strcspn(w, " "))
        word_set(&t.words[t.n++], arena_copy_n(cx->mem, w, strcspn(w, " ")));
    if (!t.n)
        return t;
    join(cx, &t, folded);
    for (size_t i = 0; i < t.n; i++)
        t.parts |= t.words[i].length >= PART;
    t.parts |= t.joined.length >= PART;
    const char *typed = text_trim(cx->mem, query), *phone = phone_norm(cx->mem, typed, NULL);
    t.email = some(email_norm(cx->mem, typed));
    if (strchr(typed, '@'))
        return t;
    t.number = some(number_norm(cx->mem, typed, NULL, NULL));
    t.tracking = some(tracking_norm(cx->mem, typed));
    t.phone = some(phone);
    return t;
}

/* --- whether a text matches --- */

static const char *like(struct cx *cx, const char *word, bool whole)
{
    struct buf b = { 0 };
    buf_text(&b, whole ? "%" : "% ");
    for (const char *c = word; *c; c++) {
        if (strchr("%_\\", *c))
            buf_add(&b, "\\", 1);
        buf_add(&b, c, 1);
    }
    buf_text(&b, "%");
    const char *text = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return text;
}

/* A word of one or two characters is only looked for where a word begins. */
static void matches_word(struct cx *cx, struct statement *s, const struct search_word *w)
{
    if (db_is_postgres(cx->db))
        buf_fmt(&s->sql, "t.folded LIKE $%d", statement_bind(s, T(like(cx, w->text, w->length >= PART))));
    else
        buf_fmt(&s->sql, "instr(t.folded, $%d) > 0",
                statement_bind(s, T(w->length >= PART ? w->text : arena_text(cx->mem, " %s", w->text))));
}

static bool in_parts(const struct search_text *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->words[i].length >= PART)
            return true;
    return false;
}

/* All words, or the joined one. What has no word of three characters would be a walk through everything. */
static void matches(struct cx *cx, struct statement *s, const struct search_text *t)
{
    bool words = in_parts(t), joined = t->joined.length >= PART;
    buf_text(&s->sql, " AND (");
    for (size_t i = 0; words && i < t->n; i++) {
        buf_text(&s->sql, i ? " AND " : "");
        matches_word(cx, s, &t->words[i]);
    }
    buf_text(&s->sql, words && joined ? " OR " : "");
    if (joined)
        matches_word(cx, s, &t->joined);
    buf_text(&s->sql, ")");
}

/* --- SQLite --- */

static size_t step(const char *s)
{
    size_t n = 1;
    while (((unsigned char)s[n] & 0xc0) == 0x80)
        n++;
    return n;
}

/* Trigrams of the word, six at most, spread over it: more would cost more than they tell. Of an e-mail those before the
   "@": what stands behind it, many have. Of digits three: some thousandths of all orders have each of them, and reading
   their lists is what such a search costs. */
static void trigrams(struct buf *b, const struct search_word *w, bool *first)
{
    const char *mark = strchr(w->text, '@');
    size_t length = mark ? w->length - text_length(mark) + 1 : w->length;
    length = length < PART ? w->length : length;
    size_t all = length - PART + 1, most = w->text[strspn(w->text, "0123456789")] ? TRIGRAMS_MOST : TRIGRAMS_OF_DIGITS,
           wanted = all < most ? all : most;
    const char *at = w->text;
    for (size_t i = 0, taken = 0; taken < wanted; i++, at += step(at)) {
        if (i < taken * (all - 1) / (wanted > 1 ? wanted - 1 : 1))
            continue;
        size_t n = step(at) + step(at + step(at));
        n += step(at + n);
        buf_text(b, *first ? "\"" : " AND \"");
        for (const char *c = at; c < at + n; c++)
            buf_add(b, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
        buf_text(b, "\"");
        *first = false;
        taken++;
    }
}

static const char *match_expression(struct cx *cx, const struct search_text *t)
{
    struct buf b = { 0 };
    bool words = in_parts(t), joined = t->joined.length >= PART, first = true;
    buf_text(&b, words && joined ? "(" : "");
    for (size_t i = 0; words && i < t->n; i++)
        if (t->words[i].length >= PART)
            trigrams(&b, &t->words[i], &first);
    buf_text(&b, words && joined ? ") OR (" : "");
    first = true;
    if (joined)
        trigrams(&b, &t->joined, &first);
    buf_text(&b, words && joined ? ")" : "");
    const char *text = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return text;
}

/* The text knows its order's mix; what else is asked for, the order does. */
static void where_order(struct cx *cx, struct statement *s, const struct order_search *q, const struct search_bounds *b)
{
    if (search_mixed(q)) {
        buf_text(&s->sql, " AND t.mix IN (SELECT m.id FROM order_mix m WHERE m.shop_id = $1");
        search_where_mix(s, q);
        buf_text(&s->sql, ")");
    }
    if (q->from || q->to || !text_empty(q->tracking_number) || !text_empty(q->tag) || !text_empty(q->reminder)) {
        struct order_search rest = *q;
        search_unmixed(&rest);
        buf_text(&s->sql, " AND EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = $1 AND o.id = t.order_id");
        search_where_rows(cx, s, &rest);
        buf_text(&s->sql, ")");
    }
    for (size_t i = 0; i < b->without_n; i++)
        statement_text(s, " AND t.order_id <> ", b->without[i]);
}

static void lite_select(struct cx *cx, struct statement *s, const struct search_text *t, const struct order_search *q,
                        const struct search_bounds *b)
{
    int64_t from, to;
    const char *order = b->newer ? "ASC" : "DESC";
    order_text_range(cx, &from, &to);
    if (b->id && b->newer)
        from = b->at + 1;
    else if (b->id)
        to = b->at;
    int low = statement_bind(s, I(from)), high = statement_bind(s, I(to)), most = statement_bind(s, I(b->most));
    int match = statement_bind(s, T(match_expression(cx, t)));
    buf_text(&s->sql, "SELECT id, at FROM (SELECT * FROM (SELECT t.order_id AS id, t.doc AS at FROM ");
    if (b->candidates)
        buf_fmt(
            &s->sql,
            "(SELECT rowid FROM order_trigram WHERE order_trigram MATCH $%d AND rowid >= $%d AND rowid < $%d "
            "ORDER BY rowid %s LIMIT $%d) order_trigram CROSS JOIN order_text t ON t.doc = order_trigram.rowid WHERE "
            "t.shop_id = $1",
            match, low, high, order, statement_bind(s, I(b->candidates)));
    else
        buf_fmt(&s->sql,
                "order_trigram CROSS JOIN order_text t ON t.doc = order_trigram.rowid WHERE order_trigram MATCH $%d "
                "AND order_trigram.rowid >= $%d AND order_trigram.rowid < $%d AND t.shop_id = $1",
                match, low, high);
    buf_text(&s->sql, " AND t.state = 0");
    matches(cx, s, t);
    where_order(cx, s, q, b);
    buf_fmt(&s->sql,
            " ORDER BY order_trigram.rowid %s LIMIT $%d) UNION ALL SELECT * FROM (SELECT t.order_id AS id, t.doc AS at "
            "FROM (SELECT * FROM order_text INDEXED BY order_text_waiting WHERE state > 0 AND doc >= $%d AND doc < $%d "
            "AND shop_id = $1 ORDER BY doc %s LIMIT %d) t WHERE t.state = 1",
            order, most, low, high, order, ORDER_TEXT_READ);
    matches(cx, s, t);
    where_order(cx, s, q, b);
    buf_fmt(&s->sql, " ORDER BY t.doc %s LIMIT $%d)) found ORDER BY at %s LIMIT $%d", order, most, order, most);
}

void search_text_candidates(struct cx *cx, struct statement *s, const struct search_text *t, int64_t most)
{
    int64_t from, to;
    if (db_is_postgres(cx->db)) {
        buf_text(&s->sql, "SELECT count(*) AS n FROM (SELECT 1 FROM order_text t WHERE t.shop_id = $1");
        matches(cx, s, t);
        buf_fmt(&s->sql, " LIMIT $%d) named", statement_bind(s, I(most)));
        return;
    }
    order_text_range(cx, &from, &to);
    int low = statement_bind(s, I(from)), high = statement_bind(s, I(to));
    int match = statement_bind(s, T(match_expression(cx, t)));
    buf_fmt(&s->sql,
            "SELECT count(*) AS n FROM (SELECT 1 FROM order_trigram WHERE order_trigram MATCH $%d AND rowid >= $%d AND "
            "rowid < $%d LIMIT $%d) named WHERE $1 <> ''", /* every argument must be there */
            match, low, high, statement_bind(s, I(most)));
}

/* Both what is in the index and what waits for it. */
static void few_select(struct cx *cx, struct statement *s, const struct search_text *t, const struct order_search *q,
                       const struct search_bounds *b)
{
    struct order_search rest = *q;
    const char *order = b->newer ? "ASC" : "DESC";
    buf_text(&s->sql, "SELECT t.order_id AS id, t.doc AS at FROM (SELECT DISTINCT m.id FROM order_mix m WHERE "
                      "m.shop_id = $1");
    search_where_mix(s, q);
    buf_text(&s->sql, ") mixes CROSS JOIN orders o ON o.shop_id = $1 AND o.mix = mixes.id CROSS JOIN order_text t "
                      "ON t.shop_id = $1 AND t.order_id = o.id AND t.state < 2 WHERE o.shop_id = $1");
    search_unmixed(&rest);
    search_where_rows(cx, s, &rest);
    matches(cx, s, t);
    for (size_t i = 0; i < b->without_n; i++)
        statement_text(s, " AND t.order_id <> ", b->without[i]);
    if (b->id)
        buf_fmt(&s->sql, " AND t.doc %c $%d", b->newer ? '>' : '<', statement_bind(s, I(b->at)));
    buf_fmt(&s->sql, " ORDER BY t.doc + 0 %s LIMIT $%d", order, statement_bind(s, I(b->most)));
}

/* --- PostgreSQL --- */

/* The index names all that match before the first can be shown: of a common word that is a great part of the shop. */
static void newest_texts(struct statement *s, const struct search_bounds *b)
{
    const char *order = b->newer ? "ASC" : "DESC";
    buf_text(&s->sql, "(SELECT * FROM order_text n WHERE n.shop_id = $1");
    if (b->id) {
        int at = statement_bind(s, I(b->at)), id = statement_bind(s, T(b->id));
        buf_fmt(&s->sql, " AND (n.doc, n.order_id) %c ($%d, $%d)", b->newer ? '>' : '<', at, id);
    }
    buf_fmt(&s->sql, " ORDER BY n.doc %s, n.order_id %s LIMIT $%d) t", order, order, statement_bind(s, I(b->newest)));
}

static void pg_select(struct cx *cx, struct statement *s, const struct search_text *t, const struct order_search *q,
                      const struct search_bounds *b)
{
    buf_text(&s->sql, "SELECT t.order_id AS id, t.doc AS at FROM ");
    if (b->newest)
        newest_texts(s, b);
    else if (b->candidates)
        buf_text(&s->sql, "(SELECT * FROM order_text t WHERE t.shop_id = $1");
    else
        buf_text(&s->sql, "order_text t");
    if (!b->candidates)
        buf_text(&s->sql, " WHERE t.shop_id = $1");
    matches(cx, s, t);
    if (b->candidates)
        buf_fmt(&s->sql, " LIMIT $%d) t WHERE t.shop_id = $1", statement_bind(s, I(b->candidates)));
    where_order(cx, s, q, b);
    if (b->id && !b->newest) {
        int at = statement_bind(s, I(b->at)), id = statement_bind(s, T(b->id));
        buf_fmt(&s->sql, " AND (t.doc, t.order_id) %c ($%d, $%d)", b->newer ? '>' : '<', at, id);
    }
    /* "+ 0": what the index names is sorted; walking by time is for the newest ones alone. */
    const char *order = b->newer ? "ASC" : "DESC", *sorted = b->newest ? "" : " + 0";
    buf_fmt(&s->sql, " ORDER BY t.doc%s %s, t.order_id %s LIMIT $%d", sorted, order, order,
            statement_bind(s, I(b->most)));
}

/* --- one or two characters: only what begins with them --- */

#define LAST_CHAR "\xf4\x8f\xbf\xbf" /* U+10FFFF: the end of everything that begins with a text */

/* One SELECT a column, so that each uses its own index; of what half the shop begins with, the last by their value, which
   are mostly the newest. */
static void or_prefix(struct cx *cx, struct statement *s, bool *first, const char *fragment, const char *value)
{
    if (text_empty(value))
        return;
    buf_text(&s->sql, *first ? "" : " UNION ");
    buf_fmt(&s->sql, "SELECT * FROM (SELECT id FROM orders WHERE shop_id = $1 AND %s >= $%d", fragment,
            statement_bind(s, T(value)));
    buf_fmt(&s->sql, " AND %s < $%d ORDER BY %s DESC LIMIT %d) last_%s", fragment,
            statement_bind(s, T(arena_text(cx->mem, "%s" LAST_CHAR, value))), fragment, SEARCH_PREFIX_MOST, fragment);
    *first = false;
}

static void prefix_select(struct cx *cx, struct statement *s, const struct search_text *t, const struct order_search *q,
                          const struct search_bounds *b)
{
    bool first = true;
    buf_text(&s->sql, "SELECT o.id, o.placed_at AS at FROM (");
    or_prefix(cx, s, &first, "number_norm", t->number);
    or_prefix(cx, s, &first, "tracking_norm", t->tracking);
    or_prefix(cx, s, &first, "email_norm", t->email);
    or_prefix(cx, s, &first, "phone_norm", t->phone);
    if (t->phone && *t->phone != '+')
        or_prefix(cx, s, &first, "phone_norm", arena_text(cx->mem, "+%s", t->phone));
    buf_text(&s->sql, ") e CROSS JOIN orders o WHERE o.shop_id = $1 AND o.id = e.id");
    search_where_rows(cx, s, q);
    for (size_t i = 0; i < b->without_n; i++)
        statement_text(s, " AND o.id <> ", b->without[i]);
    if (b->id) {
        int at = statement_bind(s, I(b->at)), id = statement_bind(s, T(b->id));
        buf_fmt(&s->sql, " AND (o.placed_at, o.id) %c ($%d, $%d)", b->newer ? '>' : '<', at, id);
    }
    const char *order = b->newer ? "ASC" : "DESC"; /* "+ 0": a few are sorted; walking by date would read the shop */
    buf_fmt(&s->sql, " ORDER BY o.placed_at + 0 %s, o.id %s LIMIT $%d", order, order, statement_bind(s, I(b->most)));
}

void search_text_select(struct cx *cx, struct statement *s, const struct search_text *t, const struct order_search *q,
                        const struct search_bounds *b)
{
    if (!t->parts)
        prefix_select(cx, s, t, q, b);
    else if (db_is_postgres(cx->db))
        pg_select(cx, s, t, q, b);
    else if (b->few)
        few_select(cx, s, t, q, b);
    else
        lite_select(cx, s, t, q, b);
}
