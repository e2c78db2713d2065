/* inbound.h - webhooks of other systems: deliveries, and the hooks that send them. */
#pragma once
#include "source/source.h"

struct inbound {
    const char *id, *source_id, *topic, *delivery, *hint, *state, *trouble;
    msec at, ended_at;
};
extern const struct field inbound_fields[];
typedef LIST(struct inbound) inbound_list;

/* A source by its id over all shops, which is how a sender names it; enters its shop. E_MISSING: no such source. */
MUST err_t source_enter(struct cx *cx, const char *id, struct source *out);

/* A delivery for a source of any shop; enters the shop. E_MISSING: no such source; E_SIGNIN: not from there; E_INPUT: it says
   nothing that can be read. Stored with its job; the same delivery again changes nothing (*fresh false), the same words in
   another one are read again; a privacy request that was not done is begun again by either. */
MUST err_t inbound_take(struct cx *cx, const char *source_id, const struct source_hook *h, bool *fresh);
/* Does what it says. In a job. last: it is not tried again after this. */
MUST err_t inbound_run(struct cx *cx, const char *id, bool last);
MUST err_t inbound_find(struct cx *cx, const char *source_id, const char *state, inbound_list *out);
MUST err_t inbound_counts(struct cx *cx, const char *source_id, int64_t *waiting, int64_t *failed);
/* Whom a privacy request is about: {"what","customer_id","email","phone","orders"}; NULL: it is done and forgotten. */
MUST err_t inbound_told(struct cx *cx, const char *id, const char **source_id, json_t **out);
/* What became of it. trouble NULL: it is done, and whom it was about is forgotten; last: it is not tried again after this. */
MUST err_t inbound_told_ended(struct cx *cx, const char *id, const char *trouble, bool last);
/* Whether one of this source is left that was tried in vain. */
MUST err_t inbound_told_troubled(struct cx *cx, const char *source_id, bool *out);
MUST err_t inbound_sealed_before(struct cx *cx, int64_t *out);
MUST err_t inbound_reseal(struct cx *cx, int64_t *out);
/* Once more, whatever became of it. E_CONFLICT: it waits already. */
MUST err_t inbound_replay(struct cx *cx, const char *source_id, const char *id);

/* Hooks at the other system as they should be: made, woken, and stored as seen. url NULL: taken away. */
MUST err_t source_hooks(struct cx *cx, const struct source *s, const char *url);
