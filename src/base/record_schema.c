/* record_schema.c - a table of fields as others need it described: OpenAPI schema, form. Invariant: what
   the schema for input allows is what record_take takes. */
#include "base/record.h"
#include <string.h>

static void each_option(struct writer *w, const char *key, const char *options, bool null)
{
    writer_open(w, key, '[');
    for (const char *p = options ? options : ""; *p;) {
        size_t n = strcspn(p, " ");
        if (n)
            writer_text_n(w, NULL, p, n);
        p += n + (p[n] == ' ');
    }
    if (null)
        writer_null(w, NULL);
    writer_close(w);
}

/* "type": name, or with "null" beside it. */
static void schema_type(struct writer *w, const char *name, bool null)
{
    if (!null) {
        writer_text(w, "type", name);
        return;
    }
    writer_open(w, "type", '[');
    writer_text(w, NULL, name);
    writer_text(w, NULL, "null");
    writer_close(w);
}

static void schema_money(struct writer *w, bool null, bool for_input)
{
    schema_type(w, "object", null);
    writer_open(w, "properties", '{');
    writer_open(w, "minor", '{');
    writer_text(w, "type", "integer");
    writer_close(w);
    writer_open(w, "currency", '{');
    writer_text(w, "type", "string");
    writer_close(w);
    writer_open(w, "text", '{');
    writer_text(w, "type", "string");
    writer_close(w);
    writer_close(w);
    writer_open(w, "required", '[');
    writer_text(w, NULL, "minor");
    if (!for_input) {
        writer_text(w, NULL, "currency");
        writer_text(w, NULL, "text");
    }
    writer_close(w);
}

static void schema_field(struct writer *w, const struct field *f, bool for_input)
{
    bool null = !(f->flags & FF_REQUIRED) && strcmp(f->name, "id");
    writer_open(w, f->name, '{');
    if (f->flags & FF_SECRET && !for_input) {
        writer_text(w, "type", "boolean");
    } else
        switch (f->kind) {
        case F_TEXT:
            schema_type(w, "string", null);
            if (for_input)
                writer_int(w, "maxLength", f->most > 0 ? f->most : FIELD_TEXT_MOST);
            if (f->flags & FF_EMAIL)
                writer_text(w, "format", "email");
            if (f->flags & FF_URL)
                writer_text(w, "format", "uri");
            break;
        case F_INT:
            writer_text(w, "type", "integer");
            if (f->most > 0 && for_input) {
                writer_int(w, "minimum", 0);
                writer_int(w, "maximum", f->most);
            }
            break;
        case F_CHOICE:
            schema_type(w, "string", null);
            each_option(w, "enum", f->options, null);
            break;
        case F_TIME:
            schema_type(w, "string", null);
            writer_text(w, "format", "date-time");
            break;
        case F_BOOL: writer_text(w, "type", "boolean"); break;
        case F_MONEY: schema_money(w, null, for_input); break;
        case F_JSON:
        case F_END: break; /* any JSON */
        }
    writer_some(w, "description", f->note);
    if (f->flags & FF_READONLY)
        writer_bool(w, "readOnly", true);
    if (f->flags & FF_SECRET && for_input)
        writer_bool(w, "writeOnly", true);
    writer_close(w);
}

static bool is_shown(const struct field *f, bool for_input)
{
    return !(f->flags & FF_HIDDEN) && !(for_input && f->flags & FF_READONLY);
}

void record_schema(struct writer *w, const char *key, const struct field *f, bool for_input)
{
    writer_open(w, key, '{');
    writer_text(w, "type", "object");
    writer_open(w, "properties", '{');
    for (const struct field *one = f; one->kind; one++)
        if (is_shown(one, for_input))
            schema_field(w, one, for_input);
    writer_close(w);
    writer_open(w, "required", '[');
    for (const struct field *one = f; one->kind; one++)
        if (is_shown(one, for_input) && (for_input ? (one->flags & FF_REQUIRED) : !(one->flags & FF_OMIT)))
            writer_text(w, NULL, one->name);
    writer_close(w);
    if (for_input)
        writer_bool(w, "additionalProperties", false);
    writer_close(w);
}

static const char *form_type(const struct field *f)
{
    if (f->flags & FF_SECRET)
        return "secret";
    switch (f->kind) {
    case F_INT: return "number";
    case F_BOOL: return "switch";
    case F_TIME: return "time";
    case F_MONEY: return "money";
    case F_JSON: return "json";
    case F_CHOICE: return "select";
    default: break;
    }
    return f->flags & FF_EMAIL ? "email" : f->flags & FF_URL ? "url" : f->flags & FF_MULTILINE ? "multiline" : "text";
}

/* "webhook_url" → "Webhook url". */
static void form_label(struct writer *w, const char *name)
{
    char label[64];
    size_t n = strnlen(name, sizeof(label) - 1);
    for (size_t i = 0; i < n; i++)
        label[i] = name[i] == '_' ? ' ' : name[i];
    if (n && label[0] >= 'a' && label[0] <= 'z')
        label[0] = (char)(label[0] - 32);
    writer_text_n(w, "label", label, n);
}

void record_form(struct writer *w, const char *key, const struct field *f)
{
    writer_open(w, key, '[');
    for (; f->kind; f++) {
        if (!is_shown(f, true))
            continue;
        writer_open(w, NULL, '{');
        writer_text(w, "name", f->name);
        form_label(w, f->name);
        writer_text(w, "type", form_type(f));
        writer_bool(w, "required", f->flags & FF_REQUIRED);
        each_option(w, "options", f->options, false);
        writer_text(w, "note", f->note);
        writer_close(w);
    }
    writer_close(w);
}
