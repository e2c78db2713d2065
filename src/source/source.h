/* source.h - where orders are read from; each kind is one file and one line in list.h.
   What a kind of another system gives out are struct orders as order_take() takes them: mapped codes and the raw words
   beside them, external_id, external_stamp (when it changed there), no id. source.c does the rest: it keeps the
   circuit, fills in ids and what only wismo knows, and maps statuses as the shop has said. */
#pragma once
#include "order/eligibility.h"
#include "order/order.h"

struct source {
    const char *id, *kind, *name;
    const char *settings; /* JSON object as typed, without secrets */
    const char *secrets;  /* sealed JSON object; NULL = none */
    bool last_known;      /* shoppers may see the last known state while the system does not answer */
    bool acts;            /* what a shopper asked for, and is allowed, is done there without staff */
    bool paused;
    int64_t version;
    msec created_at, again_at; /* again_at: when it was connected again, 0 = never */
};
extern const struct field source_fields[];
typedef LIST(struct source) source_list;

/* What is looked for: by number and one of e-mail and phone, "" = not asked (both "": every order of that number, and the
   door compares what else was given). number is as it was typed. */
struct source_ask {
    const char *number, *number_norm, *email_norm, *phone_norm;
};

/* What a try of the connection has found. good is false when anything is wrong. */
struct source_fact {
    bool good;
    const char *what; /* "Address", "Sign-in", "Permissions", "Orders", "Clock", … */
    const char *text; /* one sentence: what was seen, or exactly what is wrong and what helps */
};
struct source_report {
    LIST(struct source_fact) facts;
    const char *shop_name, *version; /* of the other system, NULL = not said */
    int64_t orders;                  /* how many it has, -1 = not said */
};
/* Adds a line; also takes an error's own words: source_fact_add(cx, r, "Sign-in", e) */
void source_fact_add(struct cx *cx, struct source_report *r, bool good, const char *what, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
/* e as a fact that is not good (NULL adds nothing); true: there was one. */
bool source_fact_error(struct cx *cx, struct source_report *r, const char *what, err_t e);

/* One page of what has changed since. The kind reads cursor (NULL: begin at `from`) and sets next: where to go on, which
   is never NULL, the same as the cursor when nothing is new. Orders come in the order of their change, oldest first,
   so that a page that is stored is never asked for again. */
struct source_page {
    const char *cursor; /* the kind's own words of an earlier page */
    msec from;          /* changed since then, when there is no cursor */
    bool fill;          /* back-fill: orders placed since `from`, in any order that can be resumed */
    order_list orders;  /* out */
    text_list gone;     /* out: external ids that were deleted there */
    const char *next;   /* out */
    bool more;          /* out: there is more right now */
    int64_t total;      /* out: how many there are from the beginning, -1 = not said */
};

/* A status as the other system lists it. */
struct source_status {
    const char *type; /* general, delivery, payment */
    const char *raw, *name;
    const char *code; /* what wismo makes of it, by the kind's own table; NULL = does not know it */
};
typedef LIST(struct source_status) source_statuses;

/* An order to the other system. details: the request's JSON (new_address …), or NULL. */
struct source_act {
    const char *what;    /* cancel change_address return note */
    const char *details; /* JSON object or NULL */
    const char *note;    /* words for the other system's staff */
    const char *key;     /* the same for every try of this act: an idempotency key, or a mark to find it by */
    const char *token;   /* what an earlier try left behind: the id of a job there; NULL = none */
};
enum source_acted {
    SOURCE_DONE,      /* it is so now, as a read has shown */
    SOURCE_UNDER_WAY, /* ask again, with the token */
    SOURCE_REFUSED,   /* the other system says no: why */
};
struct source_outcome {
    enum source_acted what;
    const char *token, *why;
};

/* A delivery of a webhook, raw. */
struct source_hook {
    const char *(*field)(const void *ex, const char *name); /* a header field or NULL */
    const void *ex;
    const char *body;
    size_t body_n;
};
/* What it says: a hint of what to read again. */
struct source_hint {
    const char *delivery; /* the sender's id of this delivery or event; NULL = it gives none */
    const char *topic;    /* "order.updated", "ping", "customers/redact", … */
    text_list changed;    /* external ids to read again */
    text_list gone;       /* external ids that were deleted */
    const char *look;     /* "poll": changes must be asked for; else NULL */
    const char *privacy;  /* data_request, redact, shop_redact; else NULL. Of whom: */
    const char *customer_id, *email, *phone;
    text_list orders; /* external ids that it names */
};
/* Hooks that stand at the other system. */
struct source_hook_state {
    const char *topic, *external_id, *state; /* active, disabled, missing */
    const char *trouble;
};
typedef LIST(struct source_hook_state) source_hook_states;
/* Own orders are given out whole, but for payments, which what staff read loads. NULL = not supported. */
struct source_kind {
    const char *name;             /* stored: "native" */
    const char *label;            /* shown: "wismo orders" */
    const char *note;             /* one sentence for the card; NULL = none */
    const struct field *settings; /* the form, members of the kind's own struct; FF_SECRET ones are sealed */
    size_t settings_size;
    bool remote;       /* reads leave the house: http_call, OUTSIDE lane */
    bool invented;     /* orders that nobody placed: marked wherever they are shown */
    int calls_at_once; /* that the other system takes; 0 = 8 */
    const char *acts;  /* of cancel change_address return note, space-separated; NULL = none */

    const struct source_grant_kind *grant; /* the shop's own page of consent (grant.h); NULL = keys are typed */

    /* More than record_take can check of the settings when they are saved: E_INPUT with the field. */
    err_t (*settle)(struct cx *cx, const struct source *s, void *settings);
    /* Which shop they are of, the same however its address is written (source_site); NULL = cannot be said. */
    const char *(*site)(struct cx *cx, const void *settings);
    /* Whether it works, in lines for a person; an error only where nothing can be said at all. */
    err_t (*check)(struct cx *cx, const struct source *s, struct source_report *out);
    /* Orders that may be meant: with exactly this number, whole. Of another contact are allowed, of others are not:
       source.c compares number and contact itself. */
    err_t (*find)(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out);
    /* The newest orders of a customer, by the source's customer id (NULL) or e-mail (""), whole, at most `most`. Beside an
       id the e-mail adds those that carry none; without one it finds all of that address. */
    err_t (*mine)(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                  order_list *out);
    /* One order afresh. known has our id and the external_id. E_MISSING when the source no longer has it. */
    err_t (*read)(struct cx *cx, const struct source *s, const struct order *known, struct order *out);
    err_t (*changed)(struct cx *cx, const struct source *s, struct source_page *page);
    /* find, or read when id is given; *raw: what was answered, even beside a failure */
    err_t (*try)(struct cx *cx, const struct source *s, const struct source_ask *ask, const char *id, const char **raw,
                 order_list *out);
    err_t (*statuses)(struct cx *cx, const struct source *s, source_statuses *out);
    err_t (*allows)(struct cx *cx, const struct source *s, const char *what, bool *out); /* of acts; NULL: all */
    /* live: the order as it was just read. In a job. E_REMOTE: nobody knows whether it was done; then the act is
       repeated only after a read, so a kind must look at `live` first. */
    err_t (*act)(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
                 struct source_outcome *out);
    /* Whether it comes from the other system: E_SIGNIN when not. Constant time. */
    err_t (*verify)(struct cx *cx, const struct source *s, const struct source_hook *h);
    err_t (*decode)(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out);
    /* Makes the hooks that are missing, wakes those that are disabled; url NULL: removes ours. *out: as they are then. */
    err_t (*hooks)(struct cx *cx, const struct source *s, const char *url, source_hook_states *out);
};

const struct source_kind *source_kind(const char *name); /* NULL: this version has none such */
const struct source_kind *const *source_kinds(size_t *n);

/* Whose customer ids the signed tokens of an assistant speak of, of the sources that it reads in their order: the first other
   system, which is the shop that its chat stands in; where it reads none, its own. #7 of one shop is not #7 of another. */
size_t source_of_ids(const struct source *const *sources, size_t n);

/* --- asking (source.c) -------------------------------------------------------------------------------------- */

/* Live, compared again here, with our ids: of an order that wismo does not know yet the id that it will have when
   order_take() takes it with that id. The walk must do that (order.unseen). Of a source that does not answer
   and whose shop allows it: the last known state (order.stale). */
MUST err_t source_find(struct cx *cx, const struct source *s, const struct source_ask *ask, order_list *out);
MUST err_t source_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm, int most,
                       order_list *out);
MUST err_t source_read(struct cx *cx, const struct source *s, const char *order_id, struct order *out);
MUST err_t source_check(struct cx *cx, const struct source *s, struct source_report *out);

#include "source/settings.h"
