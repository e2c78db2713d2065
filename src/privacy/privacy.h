/* privacy.h - one person's data over all rooms: handed out, and erased; and how long a shop keeps what is not its own
   book (docs/privacy.md). */
#pragma once
#include "order/erased.h"

/* --- who --- */

/* The person whom an order is from, with the order itself as `last`: it is erased last, so that an erasure that was cut
   off can be asked for again by it. E_MISSING: no such order; E_CONFLICT: its customer was erased already. */
struct privacy_who {
    struct person person;
    const char *last;
    const char *told; /* digits by which words are looked for, and no orders; NULL = those of the person's phone */
};
MUST err_t privacy_of_order(struct cx *cx, const char *order_id, struct privacy_who *out);

/* By an e-mail address or a phone (either may be NULL) as somebody typed them. E_INPUT: neither says anything. */
MUST err_t privacy_of_contact(struct cx *cx, const char *email, const char *phone, struct privacy_who *out);

/* By what a store tells of a customer: ids of its orders are erased whatever address they name. */
struct privacy_told {
    const char *source_id, *customer_id, *email, *phone;
    const char *const *orders; /* the store's ids */
    size_t orders_n;
};
MUST err_t privacy_of_store(struct cx *cx, const struct privacy_told *in, struct privacy_who *out);

/* --- erasing --- */

struct privacy_erased {
    int64_t orders, conversations, messages, tickets, requests, reminders, mails, notes, events;
};
extern const struct field privacy_erased_fields[];

/* Writes the tombstones, then anonymises and removes in parts, each a transaction; may be begun again. Nobody need be
   known. In no transaction. Reads all that was said in the shop: OUTSIDE. */
MUST err_t privacy_erase(struct cx *cx, const struct privacy_who *who, struct privacy_erased *out);

/* Whoever the tombstones of the principal's shop cover and who is there nevertheless: after a backup was put in place.
   Counts are added to *out. */
MUST err_t privacy_erase_again(struct cx *cx, struct privacy_erased *out);

/* --- handing out --- */

/* One JSON object, piece by piece: *at begins at { 0 }; *more = false with the last piece. */
struct privacy_export {
    int stage;
    int64_t done;
    char after[80];
};
MUST err_t privacy_export_piece(struct cx *cx, const struct privacy_who *who, struct privacy_export *at, struct buf *to,
                                bool *more);
/* That it was handed out is an event, and ends what was asked for by privacy_data_request. */
MUST err_t privacy_exported(struct cx *cx, const struct privacy_who *who);

/* --- what stores ask for (their webhooks) --- */

/* A customer asked the store for their data: a warning to the owner, until it is exported; *holds = false: there is
   nothing of them here, and no warning. */
MUST err_t privacy_data_request(struct cx *cx, const struct privacy_told *in, bool *holds);
/* The shop has left that store: the copies of its orders go, with the conversations about them, by a job. */
MUST err_t privacy_shop_redact(struct cx *cx, const char *source_id);

/* --- retention --- */

/* Jobs. retention: whatever of the shop is past its time, a few hundred rows a transaction; redact: the copies of the
   source that the job's subject names. Each stops before its time is up and adds its own continuation. */
struct job;
MUST err_t privacy_retention_run(struct cx *cx, const struct job *job);
MUST err_t privacy_redact_run(struct cx *cx, const struct job *job);
/* Adds the retention job of the principal's shop, where it keeps anything for a time only. Once an hour at most. */
MUST err_t privacy_retention_add(struct cx *cx);
