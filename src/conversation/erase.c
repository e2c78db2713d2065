/* erase.c - conversations that go. Invariant: a conversation goes with all that was said in it, in one transaction, and
   no token that was given out for it can store it again. */
#include "conversation/erase.h"
#include "base/text.h"
#include "conversation/inside.h"
#include "order/contact.h"
#include "source/door.h"
#include <stdlib.h>
#include <string.h>

#define NOTHING "\x01" /* stands in no text */
enum { RANGE = 2000 };

static const struct field talk_id_fields[] = { FIELD(F_TEXT, struct talk_id, id), { 0 } };

/* --- whose they are --- */

/* "%needle%" for LIKE with '\', nothing when there is no needle. */
static const char *like(struct cx *cx, const char *needle)
{
    if (text_empty(needle))
        return NOTHING;
    struct buf b = { 0 };
    buf_text(&b, "%");
    for (const char *c = needle; *c; c++) {
        if (*c == '%' || *c == '_' || *c == '\\')
            buf_text(&b, "\\");
        buf_add(&b, c, 1);
    }
    buf_text(&b, "%");
    const char *text = arena_copy_n(cx->mem, b.at, b.n);
    buf_free(&b);
    return text;
}

#define BARE(column)                                                                                                   \
    "replace(replace(replace(replace(replace(replace(" column                                                          \
    ", ' ', ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', '')"
/* $2 the address, $3 the number, $4 its last digit: most texts have no @, and many not that digit. */
#define SAYS(column)                                                                                                   \
    "((" column " LIKE '%@%' AND lower(" column ") LIKE $2 ESCAPE '\\') OR (" column                                   \
    " LIKE $4 ESCAPE '\\' AND " BARE(column) " LIKE $3 ESCAPE '\\'))"

static void add_all(struct cx *cx, talk_id_list *to, const talk_id_list *more)
{
    if (!more->n)
        return;
    struct talk_id *at = arena_alloc(cx->mem, (to->n + more->n) * sizeof(*at));
    if (to->n)
        memcpy(at, to->at, to->n * sizeof(*at));
    size_t n = to->n;
    for (size_t i = 0; i < more->n; i++) {
        bool there = false;
        for (size_t k = 0; k < n && !there; k++)
            there = !strcmp(at[k].id, more->at[i].id);
        if (!there)
            at[n++] = more->at[i];
    }
    *to = (talk_id_list){ at, n };
}

struct signed_in {
    const char *id, *assistant_id;
};
static const struct field signed_in_fields[] = {
    FIELD(F_TEXT, struct signed_in, id),
    FIELD(F_TEXT, struct signed_in, assistant_id),
    { 0 },
};

/* Whether the tokens of this assistant speak of that source's customers. */
static err_t speaks_of(struct cx *cx, const char *assistant_id, const char *source_id, bool *out)
{
    struct assistant a = { 0 };
    const char *of_ids = NULL;
    err_t e = assistant_visit(cx, assistant_id, &a);
    if (!e)
        e = door_of_ids(cx, &(struct visit){ .source_id = a.source_id, .also_reads = a.also_reads }, &of_ids);
    if (e && e->code != E_MISSING)
        return e;
    *out = !e && text_same(of_ids, source_id);
    return NULL;
}

/* Customer 7 of one shop is not customer 7 of another that the same merchant has. */
static err_t by_subject(struct cx *cx, const struct talker *t, talk_id_list *out)
{
    LIST(struct signed_in) rows = { 0 };
    const char *assistant = NULL;
    bool speaks = false;
    if (text_empty(t->subject) || text_empty(t->source_id))
        return NULL;
    TRY(db_list(cx, signed_in_fields, &rows,
                "SELECT id, assistant_id FROM conversation WHERE shop_id = $1 AND subject = $2 "
                "AND (subject_email IS NULL OR lower(subject_email) = $3) ORDER BY assistant_id",
                T(cx->who.shop), T(t->subject), T(text_empty(t->email) ? NOTHING : t->email)));
    for (size_t i = 0; i < rows.n; i++) {
        if (!text_same(assistant, rows.at[i].assistant_id))
            TRY(speaks_of(cx, assistant = rows.at[i].assistant_id, t->source_id, &speaks));
        if (speaks)
            add_all(cx, out, &(talk_id_list){ &(struct talk_id){ rows.at[i].id }, 1 });
    }
    return NULL;
}

static err_t by_identity(struct cx *cx, const struct talker *t, talk_id_list *out)
{
    const char *address = text_empty(t->email) ? NOTHING : t->email;
    talk_id_list found = { 0 };
    TRY(by_subject(cx, t, out));
    if (text_empty(t->email) && text_empty(t->phone))
        return NULL;
    TRY(db_list(cx, talk_id_fields, &found,
                "SELECT id FROM conversation WHERE shop_id = $1 "
                "AND (lower(subject_email) = $2 OR (subject = $2 AND subject_email IS NULL)) "
                "UNION SELECT conversation_id FROM email_code WHERE shop_id = $1 AND email = $2 "
                "UNION SELECT conversation_id FROM ticket WHERE shop_id = $1 AND (lower(contact) = $2 OR contact = $3)",
                T(cx->who.shop), T(address), T(text_empty(t->phone) ? NOTHING : t->phone)));
    add_all(cx, out, &found);
    return NULL;
}

struct needles {
    const char *email, *phone, *digit;
};

/* Where the next so many conversations end: a statement looks at no more, be the shop as large as it may. */
static err_t range_end(struct cx *cx, const char *after, const char **end)
{
    talk_id_list last = { 0 };
    TRY(db_list(cx, talk_id_fields, &last,
                "SELECT id FROM conversation WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT 1 OFFSET $3",
                T(cx->who.shop), T(after), I(RANGE)));
    *end = last.n ? last.at[0].id : "~";
    return NULL;
}

static err_t range_words(struct cx *cx, const struct needles *w, const char *after, const char *end, talk_id_list *out)
{
    talk_id_list said = { 0 }, rows = { 0 };
    TRY(db_list(cx, talk_id_fields, &said,
                "SELECT DISTINCT conversation_id AS id FROM message WHERE shop_id = $1 AND conversation_id > $5 "
                "AND conversation_id <= $6 AND (" SAYS("text") " OR " SAYS("body") ")",
                T(cx->who.shop), T(w->email), T(w->phone), T(w->digit), T(after), T(end)));
    TRY(db_list(cx, talk_id_fields, &rows,
                "SELECT id FROM conversation WHERE shop_id = $1 AND id > $5 AND id <= $6 AND (" SAYS(
                    "dialog") " OR " SAYS("claimed") " OR " SAYS("page_url") ")",
                T(cx->who.shop), T(w->email), T(w->phone), T(w->digit), T(after), T(end)));
    add_all(cx, out, &said);
    add_all(cx, out, &rows);
    return NULL;
}

static err_t by_words(struct cx *cx, const struct talker *t, talk_id_list *out)
{
    const char *told = phone_told(cx->mem, t->phone), *after = "";
    size_t n = strlen(told);
    const struct needles w = { like(cx, t->email), like(cx, told), like(cx, n ? told + n - 1 : "") };
    talk_id_list tickets = { 0 };
    if (text_empty(t->email) && !n)
        return NULL;
    do {
        const char *end;
        TRY(range_end(cx, after, &end));
        TRY(range_words(cx, &w, after, end, out));
        after = end;
    } while (strcmp(after, "~"));
    TRY(db_list(cx, talk_id_fields, &tickets,
                "SELECT DISTINCT conversation_id AS id FROM ticket WHERE shop_id = $1 AND (" SAYS(
                    "contact") " OR " SAYS("issue") " OR " SAYS("order_snapshot") " OR " SAYS("claimed") ")",
                T(cx->who.shop), T(w.email), T(w.phone), T(w.digit)));
    add_all(cx, out, &tickets);
    return NULL;
}

static err_t by_order(struct cx *cx, const char *order, talk_id_list *out)
{
    talk_id_list found = { 0 };
    TRY(db_list(cx, talk_id_fields, &found,
                "SELECT id FROM conversation WHERE shop_id = $1 AND order_id = $2 "
                "UNION SELECT conversation_id FROM request WHERE shop_id = $1 AND order_id = $2 "
                "AND conversation_id IS NOT NULL "
                "UNION SELECT conversation_id FROM ticket WHERE shop_id = $1 AND order_id = $2",
                T(cx->who.shop), T(order)));
    add_all(cx, out, &found);
    return NULL;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct talk_id *)a)->id, ((const struct talk_id *)b)->id);
}

err_t conversation_of_person(struct cx *cx, const struct talker *t, talk_id_list *out)
{
    talk_id_list all = { 0 }, there = { 0 };
    TRY(by_identity(cx, t, &all));
    if (!t->theirs)
        TRY(by_words(cx, t, &all));
    for (size_t i = 0; i < t->orders_n; i++)
        TRY(by_order(cx, t->orders[i], &all));
    there.at = arena_alloc(cx->mem, (all.n + 1) * sizeof(*there.at));
    for (size_t i = 0; i < all.n; i++) {
        int64_t is;
        TRY(db_int(cx, 0, &is,
                   "SELECT 1 FROM conversation WHERE shop_id = $1 AND id = $2 AND created_at <= $3 "
                   "AND NOT (last_seq = 0 AND ended_at IS NOT NULL)",
                   T(cx->who.shop), T(all.at[i].id), I(t->until ? t->until : INT64_MAX)));
        if (is)
            there.at[there.n++] = all.at[i];
    }
    if (there.n)
        qsort(there.at, there.n, sizeof(*there.at), by_id);
    *out = there;
    return NULL;
}

/* --- removing --- */

/* A token may be presented until a day after it was given out, and for a week after the last word while a ticket is
   open; that one's ticket goes as well. */
#define YOUNG_MS (2 * TOKEN_MS)

static err_t row_remove(struct cx *cx, const char *id)
{
    int64_t blanked;
    TRY(db_exec(cx, &blanked,
                "UPDATE conversation SET state = 'closed', input = 'none', dialog = '{}', page_url = NULL, "
                "subject = NULL, subject_email = NULL, subject_at = NULL, order_id = NULL, claimed = NULL, "
                "staff_id = NULL, last_seq = 0, listed_at = $3, said_keys = NULL, turn_by = NULL, turn_until = NULL, "
                "ended_at = COALESCE(ended_at, $3), version = version + 1 "
                "WHERE shop_id = $1 AND id = $2 AND (created_at > $4 OR last_at > $4)",
                T(cx->who.shop), T(id), I(cx->now), I(cx->now - YOUNG_MS)));
    if (blanked)
        return NULL;
    return db_exec(cx, NULL, "DELETE FROM conversation WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(id));
}

err_t conversation_erase(struct cx *cx, const char *id, struct talk_erased *out)
{
    int64_t messages, tickets;
    NOTICE(n);
    err_t gone = db_lock(cx, "conversation", id);
    if (gone)
        return gone->code == E_MISSING ? NULL : gone;
    TRY(db_exec(cx, &messages, "DELETE FROM message WHERE shop_id = $1 AND conversation_id = $2", T(cx->who.shop),
                T(id)));
    TRY(db_exec(cx, &tickets, "DELETE FROM ticket WHERE shop_id = $1 AND conversation_id = $2", T(cx->who.shop),
                T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM proof WHERE shop_id = $1 AND conversation_id = $2", T(cx->who.shop), T(id)));
    TRY(db_exec(cx, NULL, "DELETE FROM email_code WHERE shop_id = $1 AND conversation_id = $2", T(cx->who.shop),
                T(id)));
    TRY(db_exec(cx, NULL, "UPDATE request SET conversation_id = NULL WHERE shop_id = $1 AND conversation_id = $2",
                T(cx->who.shop), T(id)));
    TRY(row_remove(cx, id));
    out->conversations++;
    out->messages += messages;
    out->tickets += tickets;
    state_notice(cx, &n, id, "closed", "none", 0);
    notice_add(&n, topic_conversation(cx->mem, cx->who.shop, id), NOTICE_END, 0, "");
    notice_after(cx, &n);
    return NULL;
}

/* --- whom conversations name --- */

struct words {
    const char *id, *text;
    int64_t seq;
};
static const struct field words_fields[] = {
    FIELD(F_TEXT, struct words, id),
    FIELD(F_TEXT, struct words, text),
    FIELD(F_INT, struct words, seq),
    { 0 },
};

/* Each as often as it is said, until they are sorted. */
struct gathered {
    talk_id_list list;
    size_t room;
};

static void gather(struct cx *cx, struct gathered *g, const char *one)
{
    if (g->list.n == g->room) {
        g->room = g->room ? g->room * 2 : 64;
        struct talk_id *at = arena_alloc(cx->mem, g->room * sizeof(*at));
        if (g->list.n)
            memcpy(at, g->list.at, g->list.n * sizeof(*at));
        g->list.at = at;
    }
    g->list.at[g->list.n++] = (struct talk_id){ one };
}

static void gathered_once(struct gathered *g)
{
    size_t n = 0;
    if (g->list.n)
        qsort(g->list.at, g->list.n, sizeof(*g->list.at), by_id);
    for (size_t i = 0; i < g->list.n; i++)
        if (!n || strcmp(g->list.at[n - 1].id, g->list.at[i].id))
            g->list.at[n++] = g->list.at[i];
    g->list.n = n;
}

static bool in_address(char c) { return c && !strchr(" \t\r\n<>()[]{},;:\"'|/\\", c); }

/* Every run of characters with an @ in it. */
static void addresses_add(struct cx *cx, const char *text, struct gathered *out)
{
    for (const char *at = text; (at = strchr(at, '@')); at++) {
        const char *from = at, *to = at;
        while (from > text && in_address(from[-1]))
            from--;
        while (in_address(*to))
            to++;
        while (to > at && strchr(".!?", to[-1]))
            to--;
        gather(cx, out, text_lower(cx->mem, arena_copy_n(cx->mem, from, (size_t)(to - from))));
        at = to > at ? to - 1 : at;
    }
}

/* Every run of digits that may hold a phone, without what BARE leaves out between them. */
static void numbers_add(struct cx *cx, const char *text, struct gathered *out)
{
    char *digits = arena_copy(cx->mem, text);
    size_t n = 0;
    for (const char *c = text;; c++) {
        if (*c >= '0' && *c <= '9')
            digits[n++] = *c;
        else if (!*c || !strchr(" -./()", *c)) {
            if (n >= PHONE_TOLD_LEAST)
                gather(cx, out, arena_copy_n(cx->mem, digits, n));
            n = 0;
        }
        if (!*c)
            return;
    }
}

err_t conversation_addresses(struct cx *cx, talk_id_list *out)
{
    LIST(struct words) page = { 0 };
    struct words behind = { .id = "" };
    struct gathered all = { 0 };
    TRY(db_list(cx, talk_id_fields, &all.list,
                "SELECT lower(subject_email) AS id FROM conversation WHERE shop_id = $1 AND subject_email IS NOT NULL "
                "UNION SELECT lower(contact) FROM ticket WHERE shop_id = $1 AND contact IS NOT NULL "
                "UNION SELECT email FROM email_code WHERE shop_id = $1",
                T(cx->who.shop)));
    all.room = all.list.n;
    do {
        TRY(db_list(cx, words_fields, &page,
                    "SELECT conversation_id AS id, seq, text FROM message WHERE shop_id = $1 AND author = 'visitor' "
                    "AND (conversation_id, seq) > ($2, $3) AND text IS NOT NULL ORDER BY conversation_id, seq LIMIT $4",
                    T(cx->who.shop), T(behind.id), I(behind.seq), I(MESSAGES_PAGE)));
        for (size_t i = 0; i < page.n; i++) {
            addresses_add(cx, page.at[i].text, &all);
            numbers_add(cx, page.at[i].text, &all);
        }
        if (page.n)
            behind = page.at[page.n - 1];
    } while (page.n == MESSAGES_PAGE);
    gathered_once(&all);
    *out = all.list;
    return NULL;
}

err_t conversation_codes_erase(struct cx *cx, const char *email)
{
    return db_exec(cx, NULL, "DELETE FROM email_code WHERE shop_id = $1 AND email = $2", T(cx->who.shop), T(email));
}

/* --- what is old --- */

static const struct field talk_old_fields[] = {
    FIELD(F_TEXT, struct talk_old, id),
    FIELD(F_INT, struct talk_old, listed_at),
    { 0 },
};

/* A conversation's place in the staff's list is at most half a minute before its last word: so the list's index leads. */
err_t conversation_find_old(struct cx *cx, msec before, const struct talk_old *behind, int most, talk_old_list *out)
{
    return db_list(cx, talk_old_fields, out,
                   "SELECT c.id, c.listed_at FROM conversation c WHERE c.shop_id = $1 AND c.listed_at < $2 "
                   "AND c.listed_at >= $3 AND (c.listed_at, c.id) > ($3, $4) AND c.last_at < $2 AND NOT EXISTS "
                   "(SELECT 1 FROM ticket t WHERE t.shop_id = $1 AND t.conversation_id = c.id AND t.state = 'open') "
                   "ORDER BY c.listed_at, c.id LIMIT $5",
                   T(cx->who.shop), I(before), I(behind->listed_at), T(behind->id ? behind->id : ""), I(most));
}
