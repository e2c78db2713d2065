/* form.c - several fields at once. Typed words are taken for its only field; else they are routed on. */
#include "flow/room.h"
#include "order/contact.h"
#include <string.h>

static const struct field settings[] = {
    { "text", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "Words above the form.", NULL, 0 },
    { "fields", F_JSON, FF_REQUIRED, 0,
      "Fields: [{\"name\":\"size\",\"label\":\"Size\",\"type\":\"text|email|tel|number|select\",\"required\":true,\"options\":[\"S\",\"M\"]}].",
      NULL, 0 },
    { 0 },
};
enum { FIELDS_MOST = 20, VALUE_MOST = 2000 };

static const char *type_of(const json_t *field) { return json_str(field, "type") ? json_str(field, "type") : "text"; }

static err_t check_field(struct cx *cx, const char *at, const json_t *field)
{
    const char *name = json_str(field, "name");
    const json_t *options = json_object_get(field, "options");
    if (!name || !*name || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        return fail_field(cx, arena_text(cx->mem, "%s.name", at), "A field needs a name of a-z, 0-9 and _.");
    if (!json_object_get(field, "label"))
        return fail_field(cx, arena_text(cx->mem, "%s.label", at), "A field needs a label.");
    if (!text_in("text email tel number select", type_of(field)))
        return fail_field(cx, arena_text(cx->mem, "%s.type", at),
                          "A field is one of: text, email, tel, number, select.");
    if (!strcmp(type_of(field), "select") && !json_array_size(options))
        return fail_field(cx, arena_text(cx->mem, "%s.options", at), "A selection needs its options.");
    return NULL;
}

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const json_t *fields = json_object_get(node, "fields");
    size_t i;
    json_t *one;
    if (!json_is_array(fields) || !json_array_size(fields) || json_array_size(fields) > FIELDS_MOST)
        return fail_field(cx, arena_text(cx->mem, "%s.fields", path), "A form has 1 to %d fields.", FIELDS_MOST);
    json_array_foreach (fields, i, one)
        TRY(check_field(cx, arena_text(cx->mem, "%s.fields.%zu", path, i), one));
    return NULL;
}

static void write_field(struct cx *cx, struct dialog *d, struct writer *w, const json_t *field)
{
    size_t i;
    json_t *option;
    writer_open(w, NULL, '{');
    writer_text(w, "name", json_str(field, "name"));
    writer_text(w, "label", dialog_text(cx, d, field, "label"));
    writer_text(w, "type", type_of(field));
    writer_bool(w, "required", json_flag(field, "required", false));
    if (json_is_array(json_object_get(field, "options"))) {
        writer_open(w, "options", '[');
        json_array_foreach (json_object_get(field, "options"), i, option)
            writer_text(w, NULL, dialog_words_of(d, option));
        writer_close(w);
    }
    writer_close(w);
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    size_t i;
    json_t *field;
    writer_open(&w, "form", '{');
    writer_open(&w, "fields", '[');
    json_array_foreach (json_object_get(node, "fields"), i, field)
        write_field(cx, d, &w, field);
    writer_close(&w);
    writer_close(&w);
    dialog_offers_end(cx, d, "form", dialog_text(cx, d, node, "text"), arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
    dialog_wait(d, NULL);
    return NULL;
}

static bool is_option(const struct dialog *d, const json_t *field, const char *value)
{
    size_t i;
    json_t *option;
    json_array_foreach (json_object_get(field, "options"), i, option)
        if (text_same(dialog_words_of(d, option), value))
            return true;
    return false;
}

static err_t take(struct cx *cx, struct dialog *d, const json_t *field, const char *said)
{
    const char *name = json_str(field, "name"), *type = type_of(field), *value = text_trim(cx->mem, said ? said : "");
    if (text_empty(value))
        return json_flag(field, "required", false) ? fail_field(cx, name, "This field is needed.")
                                                   : (dialog_set(cx, d, name, NULL), NULL);
    if (strlen(value) > VALUE_MOST)
        return fail_field(cx, name, "This is too long.");
    if ((!strcmp(type, "email") && !email_plausible(value)) ||
        (!strcmp(type, "tel") && !entity_phone(cx->mem, value)) ||
        (!strcmp(type, "number") && value[strspn(value, "0123456789.,-+ ")]) ||
        (!strcmp(type, "select") && !is_option(d, field, value)))
        return fail_field(cx, name, "Please check this field.");
    dialog_set(cx, d, name, value);
    return NULL;
}

static err_t hear(struct cx *cx, struct dialog *d, const json_t *node, const struct heard *heard)
{
    const json_t *fields = json_object_get(node, "fields");
    size_t i;
    json_t *field;
    if (!heard->form) {
        err_t e =
            json_array_size(fields) == 1 && heard->text ? take(cx, d, json_array_get(fields, 0), heard->text) : NULL;
        if (json_array_size(fields) == 1 && heard->text && !e)
            return dialog_go(cx, d, "next");
        dialog_pass(d);
        return NULL;
    }
    json_array_foreach (fields, i, field)
        TRY(take(cx, d, field, json_str(heard->form, json_str(field, "name"))));
    return dialog_go(cx, d, "next");
}

const struct node_kind node_form = {
    .name = "form",
    .label = "Form",
    .exits = "next",
    .settings = settings,
    .waits = true,
    .check = check,
    .enter = enter,
    .hear = hear,
};
