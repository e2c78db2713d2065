/* json.h - JSON in: jansson, tied to the arena. Handlers borrow what they get and never decref. */
#pragma once
#include "base/base.h"
#include <jansson.h>

#define JSON_DEEPEST 64

/* Parses n bytes: E_SYNTAX (with the place) when it is not JSON, not UTF-8, holds NUL, repeats a key, or is
   nested deeper than JSON_DEEPEST. Any JSON value is taken: callers ask for the kind that they need. The tree dies with cx->mem. */
MUST err_t json_read(struct cx *cx, const char *bytes, size_t n, json_t **out);

/* Ties a tree that we own to the arena; returns it. */
json_t *json_tie(struct arena *a, json_t *j);

/* The text of j, compact, in the arena. */
char *json_text(struct arena *a, const json_t *j);

/* Member of an object as text or NULL; as integer or otherwise. */
const char *json_str(const json_t *o, const char *key);
int64_t json_num(const json_t *o, const char *key, int64_t otherwise);
bool json_flag(const json_t *o, const char *key, bool otherwise);
