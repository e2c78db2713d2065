/* room.h - what the files of tracker/ share. Inside of tracker/ only. */
#pragma once
#include "tracker/tracker.h"

/* t with its secrets opened. */
MUST err_t tracker_open(struct cx *cx, const struct tracker *t, struct tracker *out);

/* One call to the service: JSON there and back (body NULL = none). path begins with '/'; fields as http_call's. *status is
   a success, or what may be about the numbers: 400, 404, 422. Else E_LIMIT (429 with its pause, 402 for a day), E_DENIED
   (401, 403), E_REMOTE (no answer, no JSON, whatever else). */
struct tracker_call {
    const char *method, *path;
    const char *const *fields;
    json_t *body; /* taken over */
};
MUST err_t tracker_call(struct cx *cx, const struct tracker *t, const struct tracker_call *call, int *status,
                        json_t **out);
#define TRACKER_DAY_S 86400 /* how long a used quota is left alone */

/* E_REMOTE: an answer with this code speaks neither of the numbers nor of anything else that is known. */
MUST err_t tracker_odd(struct cx *cx, const char *label, int64_t code);

/* One more. */
void news_add(struct cx *cx, parcel_news_list *list, const struct parcel_news *n);

/* RFC 3339, or the same without zone, which is taken as UTC; 0: neither. */
msec news_time(struct cx *cx, const json_t *o, const char *member);

/* A service's word as a delivery code: of { theirs, ours } pairs that end with NULL; "unknown" when it is not there, NULL
   when there is no word, or it says nothing of where the parcel is. */
struct news_word {
    const char *theirs, *ours;
};
const char *news_status(const struct news_word *words, const char *theirs);

/* The number with this norm in the list; NULL: not asked for. */
struct tracked *tracked_of(struct cx *cx, struct tracked *list, size_t n, const char *number);

/* HMAC-SHA256 of the body under the secret, and a comparison that takes the same time for every text of this length. */
void hook_mac(const char *secret, const char *body, size_t n, unsigned char out[32]);
bool hook_same(const char *want, const char *given);

#define TRACKER(name) extern const struct tracker_kind tracker_##name;
#include "tracker/list.h"
#undef TRACKER
