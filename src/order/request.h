/* request.h - what a shopper asked for and confirmed: saved once, decided by staff. */
#pragma once
#include "db/db.h"

struct request {
    const char *id, *order_id, *conversation_id, *kind, *state, *details;
    int64_t version;
    msec created_at, decided_at;
};
typedef LIST(struct request) request_list;
extern const struct field request_fields[];

/* With its event, in the caller's transaction. E_CONFLICT: this order has one of this kind already. */
MUST err_t request_add(struct cx *cx, const char *order_id, const char *conversation_id, const char *kind,
                       const char *details, struct request *out);
MUST err_t request_find(struct cx *cx, const char *order_id, const char *state, int page, int per_page,
                        request_list *out, int64_t *total);
MUST err_t request_exists(struct cx *cx, const char *order_id, const char *kind, bool *out);
