/* status.c - reading the catalogue: built-ins come from state_words.c, rows of the table lie over them or are the
   shop's own; texts are chosen by language; status_said finds words for every state. */
#include "order/status.h"
#include "account/shop.h"
#include <string.h>

const struct field status_fields[] = {
    FIELD(F_CHOICE, struct status, type, .flags = FF_REQUIRED, .options = "basic general delivery payment"),
    FIELD(F_TEXT, struct status, code, .flags = FF_REQUIRED, .most = STATUS_CODE_MOST,
          .note = "what other systems call it: a-z 0-9 _ -"),
    FIELD(F_TEXT, struct status, name, .flags = FF_REQUIRED, .most = STATUS_NAME_MOST),
    FIELD(F_TEXT, struct status, badge, .note = "one of the seven badges"),
    FIELD(F_CHOICE, struct status, tone, .options = STATUS_TONES),
    FIELD(F_BOOL, struct status, include_in_analytics),
    FIELD(F_BOOL, struct status, builtin, .flags = FF_READONLY),
    FIELD(F_BOOL, struct status, learned, .flags = FF_READONLY),
    FIELD(F_INT, struct status, position),
    FIELD(F_INT, struct status, version),
    FIELD(F_TEXT, struct status, text, .flags = FF_MULTILINE, .most = STATUS_TEXT_MOST),
    { 0 },
};

struct text_row {
    const char *type, *code, *locale, *text;
};
typedef LIST(struct text_row) text_rows;
static const struct field text_row_fields[] = {
    FIELD(F_TEXT, struct text_row, type),
    FIELD(F_TEXT, struct text_row, code),
    FIELD(F_TEXT, struct text_row, locale),
    FIELD(F_TEXT, struct text_row, text),
    { 0 },
};

static struct status from_builtin(const struct status_builtin *b)
{
    return (struct status){
        .type = status_type_name(b->type),
        .code = b->code,
        .name = b->name,
        .badge = b->badge,
        .tone = b->tone,
        .include_in_analytics = true,
        .builtin = true,
        .position = (b - status_builtins) * 10,
        .version = 1,
        .text = b->text,
    };
}

static const char *text_in_locale(const text_rows *rows, const struct status *s, const char *locale, size_t n)
{
    for (size_t i = 0; i < rows->n; i++)
        if (!strcmp(rows->at[i].type, s->type) && !strcmp(rows->at[i].code, s->code) &&
            strlen(rows->at[i].locale) == n && !strncasecmp(rows->at[i].locale, locale, n))
            return rows->at[i].text;
    return NULL;
}

/* "de-AT" is served by "de-AT", then by "de". */
static const char *text_for(const text_rows *rows, const struct status *s, const char *locale)
{
    if (text_empty(locale))
        return NULL;
    const char *text = text_in_locale(rows, s, locale, strlen(locale));
    return text ? text : text_in_locale(rows, s, locale, strcspn(locale, "-_"));
}

static void choose_text(const text_rows *rows, struct status *s, const char *locale, const char *shop_locale)
{
    const char *text = text_for(rows, s, locale);
    if (!text)
        text = text_for(rows, s, shop_locale);
    if (text)
        s->text = text;
}

/* A row lies over its built-in: what the shop may change is the row's, the rest stays. */
static void lay_over(struct status *s, const struct status *row)
{
    s->name = row->name;
    s->tone = row->tone ? row->tone : s->tone;
    s->include_in_analytics = row->include_in_analytics;
    s->version = row->version;
}

static err_t shop_locale_get(struct cx *cx, const char **out)
{
    struct shop shop = { 0 };
    TRY(shop_get(cx, &shop));
    *out = shop.locale;
    return NULL;
}

static const struct status *row_of(const status_list *rows, const char *type, const char *code)
{
    for (size_t i = 0; i < rows->n; i++)
        if (!strcmp(rows->at[i].type, type) && !strcmp(rows->at[i].code, code))
            return &rows->at[i];
    return NULL;
}

static bool is_builtin(const char *type, const char *code)
{
    enum status_type t;
    return status_type_of(type, &t) && status_builtin(t, code);
}

/* Built-ins and custom rows of one type, in order. */
static void merge(const status_list *rows, enum status_type type, status_list *out)
{
    for (size_t i = 0; i < status_builtins_n; i++)
        if (status_builtins[i].type == type) {
            struct status *s = &out->at[out->n++];
            *s = from_builtin(&status_builtins[i]);
            const struct status *row = row_of(rows, s->type, s->code);
            if (row)
                lay_over(s, row);
        }
    for (size_t i = 0; i < rows->n; i++)
        if (!strcmp(rows->at[i].type, status_type_name(type)) && !is_builtin(rows->at[i].type, rows->at[i].code))
            out->at[out->n++] = rows->at[i];
}

err_t status_find(struct cx *cx, const char *type, const char *locale, status_list *out)
{
    enum status_type only = STATUS_BASIC;
    if (type && !status_type_of(type, &only))
        return fail_field(cx, "type", "A status type is basic, general, delivery or payment.");
    status_list rows = { 0 };
    text_rows texts = { 0 };
    const char *shop_locale;
    TRY(db_list(cx, status_fields, &rows, "SELECT * FROM status WHERE shop_id = $1 ORDER BY position, created_at, code",
                T(cx->who.shop)));
    TRY(db_list(cx, text_row_fields, &texts, "SELECT type, code, locale, text FROM status_text WHERE shop_id = $1",
                T(cx->who.shop)));
    TRY(shop_locale_get(cx, &shop_locale));
    status_list all = { arena_alloc(cx->mem, (rows.n + status_builtins_n) * sizeof(*all.at)), 0 };
    for (enum status_type t = STATUS_BASIC; t <= STATUS_PAYMENT; t++)
        if (!type || t == only)
            merge(&rows, t, &all);
    for (size_t i = 0; i < all.n; i++)
        choose_text(&texts, &all.at[i], locale, shop_locale);
    *out = all;
    return NULL;
}

/* --- some of them ------------------------------------------------------------------------------------------- */

/* locale NULL: a row of status, else one of status_text. */
struct status_row {
    struct status is;
    const char *locale;
};
struct status_batch {
    struct status_batch *next;
    struct status_key keys[3];
    LIST(struct status_row) rows;
};

static const struct field status_row_fields[] = {
    FIELD(F_TEXT, struct status, type),
    FIELD(F_TEXT, struct status, code),
    FIELD(F_TEXT, struct status, name),
    FIELD(F_TEXT, struct status, badge),
    FIELD(F_TEXT, struct status, tone),
    FIELD(F_BOOL, struct status, include_in_analytics),
    FIELD(F_BOOL, struct status, builtin),
    FIELD(F_BOOL, struct status, learned),
    FIELD(F_INT, struct status, position),
    FIELD(F_INT, struct status, version),
    FIELD(F_TEXT, struct status, text),
    FIELD(F_TEXT, struct status_row, locale),
    { 0 },
};

#define ROW_OF                                                                                                         \
    "SELECT type, code, name, badge, tone, include_in_analytics, builtin, learned, position, version, "                \
    "NULL AS text, NULL AS locale FROM status WHERE shop_id = $1 AND "
#define TEXTS_OF                                                                                                       \
    " UNION ALL SELECT type, code, NULL, NULL, NULL, 0, 0, 0, 0, 0, text, locale "                                     \
    "FROM status_text WHERE shop_id = $1 AND "

static const struct status_batch *batch_of(const struct status_known *known, const char *type, const char *code)
{
    for (const struct status_batch *b = known->read; b; b = b->next)
        for (size_t i = 0; i < 3; i++)
            if (b->keys[i].code && !strcmp(b->keys[i].type, type) && !strcmp(b->keys[i].code, code))
                return b;
    return NULL;
}

/* Every part is a search of its own by the whole key: with OR and IN a planner reads all of the shop. */
err_t status_read(struct cx *cx, struct status_known *known, const struct status_key wanted[3])
{
    bool there = true;
    for (size_t i = 0; i < 3; i++)
        there = there && (!wanted[i].code || batch_of(known, wanted[i].type, wanted[i].code));
    if (there)
        return NULL;
    struct status_batch *b = arena_alloc(cx->mem, sizeof(*b));
    const struct status_key *k = memcpy(b->keys, wanted, sizeof(b->keys));
    TRY(db_recall_list(cx, status_row_fields, &b->rows,
                       ROW_OF "type = $2 AND code = $3" TEXTS_OF "type = $2 AND code = $3 UNION ALL " ROW_OF
                              "type = $4 AND code = $5" TEXTS_OF "type = $4 AND code = $5 UNION ALL " ROW_OF
                              "type = $6 AND code = $7" TEXTS_OF "type = $6 AND code = $7",
                       T(cx->who.shop), T(k[0].type), T(k[0].code), T(k[1].type), T(k[1].code), T(k[2].type),
                       T(k[2].code)));
    b->next = known->read;
    known->read = b;
    return NULL;
}

/* The shop's own row, NULL when there is none, and the texts. */
static const struct status *split(struct cx *cx, const struct status_batch *b, const char *type, const char *code,
                                  text_rows *texts)
{
    const struct status *row = NULL;
    texts->at = arena_alloc(cx->mem, b->rows.n * sizeof(*texts->at));
    texts->n = 0;
    for (size_t i = 0; i < b->rows.n; i++) {
        const struct status_row *r = &b->rows.at[i];
        if (strcmp(r->is.type, type) || strcmp(r->is.code, code))
            continue;
        if (r->locale)
            texts->at[texts->n++] = (struct text_row){ type, code, r->locale, r->is.text };
        else
            row = &r->is;
    }
    return row;
}

err_t status_know(struct cx *cx, struct status_known *known, const char *type, const char *code, const char *locale,
                  struct status *out)
{
    enum status_type t;
    text_rows texts;
    if (!code || !status_type_of(type, &t))
        return fail(cx, E_MISSING, "There is no such status.");
    TRY(status_read(cx, known, (struct status_key[3]){ { type, code } }));
    const struct status *row = split(cx, batch_of(known, type, code), type, code, &texts);
    const struct status_builtin *b = status_builtin(t, code);
    struct status s = { 0 };
    if (b)
        s = from_builtin(b);
    else if (row)
        s = *row;
    else
        return fail(cx, E_MISSING, "There is no such status.");
    if (b && row)
        lay_over(&s, row);
    if (texts.n && !known->shop_locale)
        TRY(shop_locale_get(cx, &known->shop_locale));
    choose_text(&texts, &s, locale, known->shop_locale);
    *out = s;
    return NULL;
}

err_t status_get(struct cx *cx, const char *type, const char *code, const char *locale, struct status *out)
{
    struct status_known known = { 0 };
    return status_know(cx, &known, type, code, locale, out);
}

static err_t get_or_generic(struct cx *cx, struct status_known *known, const struct order_state *state,
                            const char *locale, struct status *out)
{
    err_t e = status_know(cx, known, status_type_name(state->say_type), state->say_code, locale, out);
    if (!e || e->code != E_MISSING)
        return e;
    *out = from_builtin(status_builtin(STATUS_GENERAL, "unknown"));
    return NULL;
}

err_t status_said(struct cx *cx, struct status_known *known, const struct order_state *state, const char *general,
                  bool custom_general, const char *locale, struct status *out)
{
    struct status first, next;
    TRY(get_or_generic(cx, known, state, locale, &first));
    if (text_empty(first.text) && state->say_type == STATUS_DELIVERY) {
        struct order_state rest = order_state(general, "unknown", "none", custom_general, false, NULL, false);
        TRY(get_or_generic(cx, known, &rest, locale, &next));
        first.text = next.text;
    }
    if (text_empty(first.text)) {
        TRY(status_know(cx, known, "general", "unknown", locale, &next));
        first.text = next.text;
    }
    *out = first;
    return NULL;
}
