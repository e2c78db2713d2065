/* json.c - JSON in. Invariant: a tree that json_read gave dies with the arena, and holds valid UTF-8
   without NUL, no key twice, and at most JSON_DEEPEST levels: jansson calls itself for each level (it allows
   2,048, which its dumper pays with more than 512 kB of stack; our workers have less). */
#include "base/json.h"
#include <stdlib.h>
#include <string.h>

static void drop(void *p) { json_decref(p); }

json_t *json_tie(struct arena *a, json_t *j)
{
    if (j)
        arena_defer(a, drop, j);
    return j;
}

/* What jansson found, in words; its own text quotes the input, which does not belong into answers. */
static const char *trouble(const json_error_t *e)
{
    switch (json_error_code(e)) {
    case json_error_duplicate_key: return "the same key appears twice";
    case json_error_invalid_utf8: return "text that is not UTF-8";
    case json_error_null_character:
    case json_error_null_byte_in_key: return "a text holds a NUL character";
    case json_error_numeric_overflow: return "a number is too large";
    case json_error_premature_end_of_input: return "it ends too early";
    case json_error_end_of_input_expected: return "something follows after its end";
    default: return "something else was expected there";
    }
}

/* Whether brackets outside texts are open more than JSON_DEEPEST at a time. */
static bool too_deep(const char *p, size_t n)
{
    int depth = 0;
    for (const char *end = p + n; p < end; p++) {
        if (*p == '"') {
            for (p++; p < end && *p != '"'; p++)
                p += *p == '\\';
        } else if (*p == '[' || *p == '{') {
            if (++depth > JSON_DEEPEST)
                return true;
        } else if (*p == ']' || *p == '}') {
            depth--;
        }
    }
    return false;
}

err_t json_read(struct cx *cx, const char *bytes, size_t n, json_t **out)
{
    json_error_t e = { 0 };
    if (n > JSON_DEEPEST && too_deep(bytes, n))
        return fail(cx, E_SYNTAX, "The JSON is nested more than %d levels deep.", JSON_DEEPEST);
    json_t *j = json_loadb(n ? bytes : "", n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
    if (!j)
        return fail(cx, E_SYNTAX, "The JSON is wrong at line %d, column %d: %s.", e.line, e.column, trouble(&e));
    *out = json_tie(cx->mem, j);
    return NULL;
}

char *json_text(struct arena *a, const json_t *j)
{
    if (!j)
        return arena_copy(a, "null");
    char *heap = json_dumps(j, JSON_COMPACT | JSON_ENCODE_ANY);
    char *text = arena_copy(a, heap ? heap : "null");
    free(heap);
    return text;
}

const char *json_str(const json_t *o, const char *key) { return json_string_value(json_object_get(o, key)); }

int64_t json_num(const json_t *o, const char *key, int64_t otherwise)
{
    const json_t *j = json_object_get(o, key);
    return json_is_integer(j) ? json_integer_value(j) : otherwise;
}

bool json_flag(const json_t *o, const char *key, bool otherwise)
{
    const json_t *j = json_object_get(o, key);
    return json_is_boolean(j) ? json_is_true(j) : otherwise;
}
