/* schema.h - the shapes that the OpenAPI document names. */
#pragma once
#include "api/api.h"

struct schema {
    const char *name;
    const struct field *fields; /* a record: its schema follows from its fields */
    bool input;                 /* the record as it is sent to us */
    const char *of;             /* a list of this schema */
    const char *json;           /* else: the schema as it stands */
    const char *more;           /* further properties of a record or a list, as JSON members */
    const char *always;         /* those of them that are never left out, as JSON strings */
};
extern const struct schema schemas[];
extern const size_t schemas_n;

void schema_write(struct writer *w, const struct schema *s);
