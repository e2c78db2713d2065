/* tracker.h - services that ask the carriers where parcels are: a shop connects at most one of each kind. Parcels are
   registered and read by jobs, and told by webhooks; what is new moves the order (order/parcel.h). What they are sent is
   the parcel's number and at most who carries it, nothing of the order. */
#pragma once
#include "base/json.h"
#include "order/parcel.h"

struct tracker {
    const char *id, *kind;
    bool enabled;
    const char *api_key, *webhook_secret; /* as stored: sealed */
    const char *url;                      /* instead of the service's own address; NULL = that */
    msec ok_at, hook_at, blocked_until;
    const char *trouble;                /* why the last call failed, NULL = it did not */
    int64_t waiting, followed, refused; /* parcels */
    int64_t version;
    msec created_at;
};
typedef LIST(struct tracker) tracker_list;
extern const struct field tracker_fields[];

/* A number that is to be followed or read, and what came of it. Services are sent its norm: they refuse spaces and dashes. */
struct tracked {
    const char *tracking_norm, *carrier_code, *external_id;
    const char *state; /* "new" or "followed" */
    int64_t tries;
    msec since;
    bool asked;          /* out: a call was made for it, however it ended */
    bool taken;          /* out: the service follows it, or has answered */
    const char *refused; /* out: why it never will */
};

struct tracker_kind {
    const char *name, *label;
    const char *url;              /* of its API */
    const struct field *settings; /* the form, of struct tracker with secrets in plain */
    const char *signature_field;  /* the header of its webhooks */
    int rest_ms;                  /* after each call of a job: how often it wants to be asked */
    size_t at_once;               /* numbers in one call */

    /* Has the service follow these, or reads them; t's secrets are open. What it says besides is added to news.
       E_LIMIT with its pause, E_DENIED: the key does not count, E_REMOTE. */
    MUST err_t (*follow)(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n,
                         parcel_news_list *news);
    MUST err_t (*ask)(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news);

    /* Whether these bytes are signed with the tracker's secret; in constant time. */
    bool (*is_signed)(struct cx *cx, const struct tracker *t, const char *body, size_t n, const char *signature);
    /* What a webhook says; nothing for what tells of no parcel. E_INPUT: not what this service sends. */
    MUST err_t (*decode)(struct cx *cx, const json_t *body, parcel_news_list *news);
};
const struct tracker_kind *const *tracker_kinds(size_t *n);
const struct tracker_kind *tracker_kind(const char *name); /* NULL: no such kind */

/* --- settings ---------------------------------------------------------------------------------------- */

/* The shop's; E_MISSING: this kind is not connected. */
MUST err_t tracker_get(struct cx *cx, const char *kind, struct tracker *out);
MUST err_t tracker_find(struct cx *cx, tracker_list *out);

/* Connects it, or changes its settings: the JSON is an object as its form says; secrets that are not in it stay, but not
   when the address becomes another one. Parcels that are under way are asked for at once. E_INPUT, E_MISSING: no such
   kind. */
MUST err_t tracker_put(struct cx *cx, const char *kind, const json_t *settings, struct tracker *out);

/* Disconnects it; what it has told stays. E_MISSING. */
MUST err_t tracker_remove(struct cx *cx, const char *kind);

/* How many secrets an earlier key of the installation has sealed; seals those anew: *out = how many. */
MUST err_t tracker_sealed_before(struct cx *cx, int64_t *out);
MUST err_t tracker_reseal(struct cx *cx, int64_t *out);

/* --- work -------------------------------------------------------------------------------------------- */

/* Which shops' trackers have parcels to ask for now. Over all shops. */
struct tracker_due {
    const char *shop_id, *kind;
};
typedef LIST(struct tracker_due) tracker_due_list;
MUST err_t tracker_due(struct cx *cx, tracker_due_list *out);

#define TRACKER_JOB "track" /* subject: the kind */

/* In a job of the shop: registers and reads what is due, until the deadline comes near. A service that asks for a pause,
   or does not answer, is left alone for a time and is no failure. */
MUST err_t tracker_work(struct cx *cx, const char *kind, parcel_moved_list *moved);

/* A webhook. Enters the shop of the tracker with this id; E_MISSING: none, or switched off. */
MUST err_t tracker_enter(struct cx *cx, const char *id, struct tracker *out);
/* Its raw bytes. E_SIGNIN: not signed with the secret; E_INPUT, E_SYNTAX: signed, but not understood. */
MUST err_t tracker_hear(struct cx *cx, const struct tracker *t, const char *body, size_t n, const char *signature,
                        parcel_moved_list *moved);
