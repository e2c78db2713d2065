/* search.h - the staff's list of orders: newest first, a page at a time, with filters, free text and counts. It stays fast
   at a million orders: counters and an index of parts are kept beside them (sql/0009_search.sql). */
#pragma once
#include "order/order.h"

struct order_counts;

/* All may be NULL or 0: no such filter. */
struct order_search {
    const char *query;   /* parts of numbers, names, e-mails, phones, tracking numbers; words in any order */
    const char *group;   /* new in_processing in_transit delivered problematic */
    const char *status;  /* "type.code" */
    const char *payment; /* a key of payment_filters */
    const char *warehouse, *carrier, *channel, *tracking_number; /* exact */
    const char *source;                                          /* the id of where they come from */
    const char *tag;                                             /* exact but for case and accents */
    const char *reminder;                                        /* today, overdue, open */
    msec from, to;                                               /* placed: from ≤ t < to */
    int page, per_page;                                          /* from 1; at most 200, 0 = 25 */
    const char *cursor;                 /* next or previous of an answer: page is a label then */
    const struct order_counts *counted; /* what order_count says of from and to, where the caller has it */
};

/* One row of the list: what its columns show. */
struct order_thumbnail {
    const char *order_id;
    int64_t line;
    const char *name, *thumbnail;
};
typedef LIST(struct order_thumbnail) order_thumbnail_list;
struct order_row {
    const char *id, *source_id, *number, *customer_name, *email, *phone, *channel, *warehouse, *currency;
    struct money total;
    const char *payment, *carrier, *tracking_number, *badge, *grp, *general, *delivery, *tags;
    int64_t item_count, line_count;
    msec placed_at, changed_at, cancelled_at;
    int64_t version;
    msec reminder_at;                /* the next one; 0 = none */
    const char *reminder;            /* its words */
    bool erased;                     /* whom it was from was erased */
    bool first_time;                 /* no earlier order has this e-mail or phone */
    bool vip;                        /* as customer.h says it of the order's customer */
    order_thumbnail_list thumbnails; /* of the first three lines */
};
typedef LIST(struct order_row) order_row_list;
extern const struct field order_row_fields[], order_thumbnail_fields[];

struct order_page {
    order_row_list rows;
    int64_t total;
    bool total_is_exact;         /* false: total and more */
    bool complete;               /* false: the index of parts is being made, so that a search may miss some */
    const char *next, *previous; /* cursors; NULL = there is no such page */
};

/* Numbers above which is no longer counted: of a search, and of a mix of filters and dates. */
enum { ORDER_SEARCH_COUNTED = 1000, ORDER_LIST_COUNTED = 10000 };

/* One page. An order's whole number or tracking number stands first. E_INPUT: unknown group, status type, payment or
   cursor. */
MUST err_t order_search(struct cx *cx, const struct order_search *search, struct order_page *out);

/* The same orders for exports, newest first, `most` (195 at most) at a time behind *cursor (NULL = from the newest; set to
   NULL behind the last); whole, with items, shipments and payments. */
MUST err_t order_walk(struct cx *cx, const struct order_search *search, int most, const char **cursor, order_list *out);

/* These orders, whole, in their order, at most 200; one that does not exist is left out. */
MUST err_t order_some(struct cx *cx, const char *const *ids, size_t n, order_list *out);

/* What these orders are called, at most 200, in any order; one that does not exist is left out. */
struct order_name {
    const char *id, *number;
};
typedef LIST(struct order_name) order_name_list;
MUST err_t order_names(struct cx *cx, const char *const *ids, size_t n, order_name_list *out);

struct order_counts {
    int64_t total, fresh, in_processing, in_transit, delivered, problematic;
};

/* The cards above the list: all orders of the shop, or those placed in from ≤ t < to (0 = open). */
MUST err_t order_count(struct cx *cx, msec from, msec to, struct order_counts *out);
int64_t *order_count_of(struct order_counts *c, const char *group);

/* The cards as members "total", "new", "in_processing", … of the object open in w. */
void order_counts_write(struct writer *w, const struct order_counts *c);

/* A row as members of the object open in w. */
void order_row_write(struct cx *cx, struct writer *w, const struct order_row *row);

/* What is seen on orders, most used first, 200 at most each. Of tags, which no counter is kept for, the first
   ORDER_TAGS_MOST by their letters, each counted up to ORDER_TAG_COUNTED. */
#define ORDER_TAGS_MOST 100
#define ORDER_TAG_COUNTED 1000
struct order_facet {
    const char *name;
    int64_t orders;
};
typedef LIST(struct order_facet) order_facet_list;
extern const struct field order_facet_fields[];
MUST err_t order_facets(struct cx *cx, order_facet_list *warehouses, order_facet_list *carriers,
                        order_facet_list *channels);
MUST err_t order_tag_facets(struct cx *cx, order_facet_list *out);

/* Where the shop's orders come from, most first, 200 at most. name NULL: that source was disconnected. */
struct order_origin {
    const char *id, *name;
    int64_t orders;
};
typedef LIST(struct order_origin) order_origin_list;
extern const struct field order_origin_fields[];
MUST err_t order_origins(struct cx *cx, order_origin_list *out);

/* Compares the shop's counters and its index of parts with its orders: how many differ. mend: makes them right. */
struct order_drift {
    int64_t mixes, days, missing, extra;
};
MUST err_t order_recount(struct cx *cx, bool mend, struct order_drift *out);
