/* record.h - a record is described once, in a table of fields; rows, JSON, validation, forms and
   the OpenAPI schema follow from it. */
#pragma once
#include "base/money.h"
#include "base/writer.h"
#include <jansson.h>

enum field_kind {
    F_END,
    F_TEXT,   /* const char *, NULL = null */
    F_INT,    /* int64_t */
    F_BOOL,   /* bool */
    F_TIME,   /* msec, 0 = null; RFC 3339 in JSON */
    F_MONEY,  /* struct money; column <name> holds minor units, column "currency" the currency */
    F_JSON,   /* const char * holding a JSON text; written as it stands, NULL = null */
    F_CHOICE, /* const char * that is one of options */
};

enum field_flag {
    FF_REQUIRED = 1, /* record_take: must be there and not empty */
    FF_READONLY = 2, /* record_take refuses it */
    FF_HIDDEN = 4,   /* never in JSON out (columns that only the program reads) */
    FF_SECRET = 8,   /* write-only: record_take accepts, record_write says true when set */
    FF_OMIT = 16,    /* left out of JSON when NULL or 0 */
    FF_EMAIL = 32,
    FF_URL = 64,
    FF_MULTILINE = 128,
};

#define FIELD_TEXT_MOST 2000
#define GIVEN_MOST 64 /* bits of a set of fields */

struct field {
    const char *name; /* JSON name and column name */
    enum field_kind kind;
    unsigned flags;
    size_t at;
    const char *note;    /* for the OpenAPI document and forms; NULL = none */
    const char *options; /* F_CHOICE: "text number select" */
    int most;            /* F_TEXT: most code points (0 = 2000); F_INT: values 0 … most (0 = any);
                               F_JSON: most bytes (0 = 65536) */
};

#define FIELD(kind, type, member, ...)                                                                                 \
    {                                                                                                                  \
#member, kind, .at = offsetof(type, member), __VA_ARGS__                                                       \
    }

/* One cell of a row: text NULL = null; is_int says that num is the value. */
struct cell {
    const char *text;
    size_t n;
    int64_t num;
    bool is_int, is_null;
};

/* Puts a cell into the field (text is copied into mem). Into an F_MONEY field a number puts the minor
   units and a text the currency, in either order; a null number means no amount whatever the currency. */
void record_set(struct arena *mem, const struct field *f, void *rec, struct cell c);

/* Writes the fields as members of the object that is open in w. */
void record_write(struct writer *w, const struct field *f, const void *rec);

/* Takes a JSON object into rec: unknown name, wrong kind, too long, not a choice, missing required
   name: E_INPUT with the field; rec and *given are untouched then. Only fields that are present are
   touched; *given (may be NULL) gets bit i for field i (fields beyond the 64th must be read-only: asserted). Text is trimmed, without FF_MULTILINE one line; F_MONEY takes {"minor":N,"currency":"USD"} or {"minor":N} with
   the principal's currency. */
MUST err_t record_take(struct cx *cx, const struct field *f, const json_t *in, void *rec, uint64_t *given);

/* The same for PATCH: required names may be missing, but not be emptied. */
MUST err_t record_change(struct cx *cx, const struct field *f, const json_t *in, void *rec, uint64_t *given);

/* The JSON schema (OpenAPI 3.1) of the record as an object, written as the value of key. */
void record_schema(struct writer *w, const char *key, const struct field *f, bool for_input);

/* The fields as a form description for GET /api/v1/kinds: [{"name","label","type","required","options","note"}],
   type = text, multiline, email, url, secret, number, switch, time, money, json, select. */
void record_form(struct writer *w, const char *key, const struct field *f);
