/* search_parts.h - the parts of the list's statements, joined from literals; values travel as parameters only. Nobody
   but order/search*.c includes this. */
#pragma once
#include "order/search.h"

enum { SEARCH_ARGS_MOST = 224, SEARCH_PER_PAGE = 25, SEARCH_PER_PAGE_MOST = 200 };

struct statement;

/* So many orders are sorted rather than walked to; of so many the texts are read rather than looked for; so many texts are
   looked at for a number of matches, where filters leave out most. Tests set them. */
extern int64_t search_few, search_few_texts, search_looked_at;
/* Tests are shown every statement before it runs. */
extern void (*search_seen)(const struct statement *s, const char *sql);

struct statement {
    struct buf sql;
    struct db_arg args[SEARCH_ARGS_MOST];
    size_t n;
};

/* A new statement: $1 is the shop. The caller frees sql. */
void statement_begin(struct cx *cx, struct statement *s);
/* The number of the parameter that carries a. */
int statement_bind(struct statement *s, struct db_arg a);
/* fragment$n, unless value is empty. */
void statement_text(struct statement *s, const char *fragment, const char *value);
/* The same for the normal form of what was asked for: where nothing is left of it, nothing fits. */
void statement_normal(struct statement *s, const char *fragment, const char *normal);
/* The text, good as long as the request. */
const char *statement_sql(struct cx *cx, const struct statement *s);

/* --- search_where.c: filters --- */

/* E_INPUT: a filter that does not exist. Called once, before anything else. */
MUST err_t search_check(struct cx *cx, const struct order_search *q);
/* Whether anything is asked for that mixes are told apart by; and whether that is the group alone. */
bool search_mixed(const struct order_search *q);
bool search_group_only(const struct order_search *q);
/* What is left to ask for of an order whose mix fits. */
void search_unmixed(struct order_search *q);
/* " AND m.grp = …" on order_mix m. */
void search_where_mix(struct statement *s, const struct order_search *q);
/* On orders o: the mix (as a filter, never the way in), dates, and tracking number, tag. */
void search_where_rows(struct cx *cx, struct statement *s, const struct order_search *q);
void search_where_dates(struct statement *s, const struct order_search *q);

/* --- search_text.c: free text --- */

enum { SEARCH_PREFIX_MOST = 2000 }; /* of one or two characters: so many orders a column, the last by their value */

struct search_word {
    const char *text;
    size_t length; /* code points */
};
struct search_text {
    struct search_word words[8], joined; /* all of words, or joined (digits written with spaces); text NULL = none */
    size_t n;
    bool parts; /* some word has three characters: the index of parts can say where */
    const char *number, *tracking, *email, *phone; /* the normal forms of the whole, or NULL */
};
struct search_text search_text_parse(struct cx *cx, const char *query);

/* SELECT id, at FROM … WHERE all that match the text and the filters; ends so that " AND at < …" cannot follow: bounds
   come as arguments. newer: oldest first. at_least, at_most: bounds of at (INT64_MIN, INT64_MAX: none). */
struct search_bounds {
    bool newer;
    int64_t at;                 /* behind this one, */
    const char *id;             /* and, where times are equal, this one; NULL = from the beginning */
    int64_t most;               /* rows */
    const char *const *without; /* ids that stand elsewhere already */
    size_t without_n;
    bool few; /* few orders have a mix that fits: their texts are read rather than the index */
    int64_t
        newest; /* PostgreSQL: only so many texts from there on are read, and not the index; 0 = all, by the index */
    int64_t candidates; /* only so many that match the text are looked at, whatever the filters; 0 = all */
};
void search_text_select(struct cx *cx, struct statement *s, const struct search_text *t, const struct order_search *q,
                        const struct search_bounds *b);

/* SELECT count(*) AS n of what the index names for the text, up to `most`. */
void search_text_candidates(struct cx *cx, struct statement *s, const struct search_text *t, int64_t most);

/* --- search_row.c --- */

struct search_key {
    const char *id;
    int64_t at;
};
typedef LIST(struct search_key) search_keys;
extern const struct field search_key_fields[];
/* The rows of these ids, in their order; one that has gone meanwhile is left out. */
MUST err_t search_rows(struct cx *cx, const search_keys *keys, order_row_list *out);
/* "$2, $3, …" of these ids, at most SEARCH_PER_PAGE_MOST. Few lengths, so that few statements are prepared: the last id
   stands there again. */
void search_in_ids(struct statement *s, const search_keys *keys);

/* --- search_load.c: the same, but whole orders with their lists --- */
MUST err_t search_orders(struct cx *cx, const search_keys *keys, order_list *out);
