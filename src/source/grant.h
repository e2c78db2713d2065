/* grant.h - connecting a shop by its own page of consent instead of by keys that people copy. A kind names its way
   (struct source_grant_kind in its folder); the rest is the same for all. Invariant: what comes from outside proves nothing:
   it must bring the secret that only the shop's page was told, once, and then work at the address that was typed. */
#pragma once
#include "source/source.h"

struct source_grant_kind {
    const char *label; /* of the button: "Connect with WooCommerce" */
    const char *note;  /* what happens then */

    /* What the page must know, out of the typed settings: *kept (JSON object) is stored, *site as kind->site says it.
       E_INPUT with the field. */
    err_t (*begin)(struct cx *cx, const json_t *typed, json_t **kept, const char **site);
    /* The address of the shop's page. secret: what it must bring back; back, call: where it sends the person, and the keys. */
    const char *(*page)(struct cx *cx, const json_t *kept, const char *secret, const char *back, const char *call);
    /* What it brought: the secret, and settings to be added to those that were kept. E_INPUT: it is no such thing. */
    err_t (*take)(struct cx *cx, const json_t *body, const char **secret, json_t **given);
    /* Asks the shop as it would be connected. E_REMOTE: what was given does not work there, in words. In a job. */
    err_t (*prove)(struct cx *cx, const struct source *s);
};

struct source_grant {
    const char *id, *kind, *state; /* waiting, given, done, refused, failed, expired */
    const char *why, *source_id;
    msec until;
};
extern const struct field source_grant_fields[];

/* NULL: a shop can call wismo at its own address (own); else why not, as a sentence. */
const char *grant_trouble(struct cx *cx, const char *own);

/* Begins one for 15 minutes. own: wismo's address. *url: the shop's page. E_INPUT; E_CONFLICT: the shop is connected, or
   wismo cannot be called. */
MUST err_t grant_begin(struct cx *cx, const char *kind, const char *name, const json_t *typed, const char *own,
                       struct source_grant *out, const char **url);

/* Of the person who began it. E_MISSING otherwise. */
MUST err_t grant_get(struct cx *cx, const char *id, struct source_grant *out);
/* The person said no, there or here: nothing that comes later counts. */
MUST err_t grant_end(struct cx *cx, const char *id);

/* What a shop sends, from anybody. Kept sealed and tried in a job. E_MISSING alike: never begun, another secret, used, too
   late. E_INPUT: it is no such thing. */
MUST err_t grant_take(struct cx *cx, const char *id, const char *body, size_t n);
/* The job: tried at the shop, then the source is made, in the name of who began it, with its webhooks. own: our address. */
MUST err_t grant_run(struct cx *cx, const char *id, const char *own);

MUST err_t grant_sealed_before(struct cx *cx, int64_t *out);
MUST err_t grant_reseal(struct cx *cx, int64_t *out);
