/* settings.h - sources as rows: connected, changed, disconnected, opened. Part of source.h, which includes it. */
#pragma once
#include "source/source.h"

MUST err_t source_get(struct cx *cx, const char *id, struct source *out);
MUST err_t source_list_all(struct cx *cx, source_list *out);

/* The kind's own struct from settings and opened secrets, in cx->mem. */
MUST err_t source_open(struct cx *cx, const struct source *s, void *out);
#define SOURCE_OPEN(cx, s, var) TRY(source_open((cx), (s), (var)))

/* What a kind keeps sealed besides its settings: the secret of its webhooks, a lasting token. NULL = none. It is forgotten
   when an address of the settings becomes another. set: E_CONFLICT when the settings are not those of s any more. */
MUST err_t source_secret(struct cx *cx, const struct source *s, const char *name, const char **out);
MUST err_t source_secret_set(struct cx *cx, const struct source *s, const char *name, const char *value);

/* in: a JSON object of the kind's settings (secrets too). draft: of what is not stored yet, as it would be stored.
   add: a shop that was connected before is taken up again (left.h) with its id. E_CONFLICT: it is connected. */
MUST err_t source_add(struct cx *cx, const char *kind, const char *name, const json_t *settings, struct source *out);
MUST err_t source_draft(struct cx *cx, const char *id, const char *kind, const json_t *settings, struct source *out);
/* given members only; settings NULL = as they are. E_CONFLICT: old version. A secret that is not sent stays, unless the
   address that it is for changes: then it must be typed again. */
struct source_edit {
    const char *name;
    const json_t *settings;
    const bool *last_known, *acts, *paused; /* NULL = as it is */
    int64_t version;
};
MUST err_t source_change(struct cx *cx, const char *id, const struct source_edit *edit, struct source *out);
/* keep: its copies stay, else they go (left.h). E_CONFLICT: an assistant reads it, or it is native; removable only looks. */
MUST err_t source_remove(struct cx *cx, const char *id, bool keep);
MUST err_t source_removable(struct cx *cx, const char *id, struct source *out);
/* Where an assistant reads orders: these, 1 to 8, its own first. E_INPUT: none, too many, or one that does not exist. */
struct assistant;
MUST err_t source_connect(struct cx *cx, const char *assistant_id, const json_t *ids, int64_t version,
                          struct assistant *out);
MUST err_t source_sealed_before(struct cx *cx, int64_t *out);
MUST err_t source_reseal(struct cx *cx, int64_t *out);
