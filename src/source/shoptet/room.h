/* room.h - what the files of the kind “shoptet” share. Inside of source/ only. */
#pragma once
#include "base/text.h"
#include "source/call.h"

struct shoptet {
    const char *access; /* token addon */
    const char *token;
    const char *shop, *partner, *client_id, *client_secret;
    bool shipments, quiet;
    const char *api;
};

/* One question: the answer's "data". body NULL = none. once: not to be repeated. spare: what may not be asked, or is not
   there, is no error; its data is NULL. *said: the first of "errors", which may
   come with 200, or NULL. A token that has ended is renewed once. */
struct shoptet_ask {
    const char *method, *path; /* NULL = GET; "/api/…" */
    const char *body;
    bool once, spare;
};
MUST err_t shoptet_ask(struct cx *cx, const struct source *s, const struct shoptet *f, const struct shoptet_ask *ask,
                       const json_t **data, const char **said);

/* GET with data in the answer; E_REMOTE where there is none. */
MUST err_t shoptet_get(struct cx *cx, const struct source *s, const struct shoptet *f, const char *path,
                       const json_t **data);

/* "/api/orders/CODE" and more behind it; NULL: no code that an address can hold. A code has a digit: words without one
   ("snapshot", "changes", "..") lead to other endpoints, and the first of them starts an export of the whole shop. */
char *shoptet_order_path(struct cx *cx, const char *code, const char *more);

/* An order of theirs, from the detail or from a row of the list (then its products and parcels are not said).
   E_REMOTE: it is none. parcels: data of /api/shipments, or NULL. */
MUST err_t shoptet_order(struct cx *cx, const struct source *s, const json_t *from, const json_t *parcels,
                         struct order *out);
/* Their status by its id: our general code, NULL = a status of the shop's own. */
const char *shoptet_general(int64_t id);

/* mine.c, page.c, act.c, hook.c */
MUST err_t shoptet_detail(struct cx *cx, const struct source *s, const struct shoptet *f, const char *code,
                          struct order *out);
MUST err_t shoptet_mine(struct cx *cx, const struct source *s, const char *customer_id, const char *email_norm,
                        int most, order_list *out);
MUST err_t shoptet_changed(struct cx *cx, const struct source *s, struct source_page *page);
MUST err_t shoptet_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
                       struct source_outcome *out);
MUST err_t shoptet_verify(struct cx *cx, const struct source *s, const struct source_hook *h);
MUST err_t shoptet_decode(struct cx *cx, const struct source *s, const struct source_hook *h, struct source_hint *out);
MUST err_t shoptet_hooks(struct cx *cx, const struct source *s, const char *url, source_hook_states *out);

#define SHOPTET_TOKEN "oauth_token" /* of an add-on, as the installation gave it */
#define SHOPTET_KEY "hook_key"      /* what its webhooks are signed with */
