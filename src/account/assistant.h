/* assistant.h - an assistant: the widget's key, look, allowed origins, flow and identity secrets. */
#pragma once
#include "base/token.h"
#include "db/db.h"

struct assistant {
    const char *shop_id, *id, *key, *name, *title, *origins, *accent, *side, *theme;
    bool text_area;
    int64_t launcher_offset; /* pixels between the launcher and the bottom of the page */
    const char *source_id, *also_reads,
        *flow_id; /* where orders are read: its own source, and others, separated by spaces */
    int64_t flow_number;
    const char *secret_kid, *secret_sealed, *secret2_kid, *secret2_sealed;
    int64_t version;
    msec created_at;
};
extern const struct field assistant_fields[];

/* By its public key, over all shops. E_MISSING "There is no assistant with this key." */
MUST err_t assistant_by_key(struct cx *cx, const char *key, struct assistant *out);
/* By id in the principal's shop. */
MUST err_t assistant_get(struct cx *cx, const char *id, struct assistant *out);
/* The same, but only what a conversation under way asks: origins, source, text area. */
MUST err_t assistant_visit(struct cx *cx, const char *id, struct assistant *out);
typedef LIST(struct assistant) assistant_list;
MUST err_t assistant_find(struct cx *cx, assistant_list *out);

/* A new assistant with a fresh key and identity secret (returned once, opened). */
MUST err_t assistant_add(struct cx *cx, const char *name, const char *source_id, const char *flow_id,
                         int64_t flow_number, struct assistant *out, char **identity_secret);

/* Name, title, origins, accent, side, theme, text area and launcher offset become those of in, an edit of the assistant as it was
   read; E_CONFLICT when in->version is old, E_INPUT naming the field. */
MUST err_t assistant_change(struct cx *cx, const struct assistant *in, struct assistant *out);

/* Where it reads orders: its own source and further ones, as ids separated by spaces. Whether they exist is the caller's
   business. E_CONFLICT: version is old. */
MUST err_t assistant_reads(struct cx *cx, const char *id, const char *source_id, const char *also, int64_t version,
                           struct assistant *out);

/* Whether the installation's secret is the one that this database was made with; E_INPUT says that it is not. */
MUST err_t assistant_secret_check(struct cx *cx);

/* Seals with the current key of the installation what an earlier one has sealed, over all shops, in one transaction;
   *out = how many. */
MUST err_t assistant_reseal(struct cx *cx, int64_t *out);

/* How many are sealed with an earlier key. */
MUST err_t assistant_sealed_before(struct cx *cx, int64_t *out);

/* A new secret; the one before stays valid beside it. */
MUST err_t assistant_rotate_secret(struct cx *cx, const char *id, char **identity_secret);

/* Verifies an identity token against both secrets. E_SIGNIN in one neutral sentence. */
MUST err_t assistant_identity(struct cx *cx, const struct assistant *a, const char *jwt, struct identity *out);

/* Whether a page of this origin may talk to it: NULL origin is allowed; an empty list means own_url's. */
bool assistant_allows(const struct assistant *a, const char *origin, const char *own_url);
