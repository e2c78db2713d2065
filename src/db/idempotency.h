/* idempotency.h - the same key, the same answer, for 24 hours (API.md, Manners). */
#pragma once
#include "db/db.h"

struct idempotent {
    const char *principal, *method, *path, *key; /* scope, with cx->who.shop */
    const char *body_hash;                       /* hex SHA-256 of the body */
    msec claimed;                                /* set by begin: whose claim it is; keep it for keep and forget */
    /* out */
    bool replay; /* answer with these: */
    int64_t status;
    const char *type, *body;
};

/* Looks the key up before the handler. Not there: replay = false. There with another body: E_INPUT (422).
   In flight: E_CONFLICT with retry 1. */
MUST err_t idempotency_begin(struct cx *cx, struct idempotent *key);

/* Writes the answer in the change's own transaction (or one of its own). Answers 401, 403, 409, 429 and 5xx
   are not kept: idempotency_forget. */
MUST err_t idempotency_keep(struct cx *cx, const struct idempotent *key, int status, const char *type,
                            const char *body);
MUST err_t idempotency_forget(struct cx *cx, const struct idempotent *key);

/* Answers kept in the principal's shop that hold this (an id, an address in normal form) go: the same key then does its
   work anew. For erasures. */
MUST err_t idempotency_erase(struct cx *cx, const char *held);
