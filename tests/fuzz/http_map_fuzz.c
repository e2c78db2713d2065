/* http_map_fuzz.c - any API's JSON by any mapping: "MAPPING\nANSWER". Properties: a mapping that http_map_check takes never
   makes reading fail but in words; what comes out is valid UTF-8 within its fields' lengths; addresses are the web's; a path
   of an address stays one path. */
#include "base/crypto.h"
#include "base/text.h"
#include "fuzz/must.h"
#include "source/http/room.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fields_hold(const struct field *f, const void *rec, const char *names)
{
    for (; f->kind != F_END; f++) {
        const char *text = f->kind == F_TEXT && text_in(names, f->name) ? *(const char *const *)((const char *)rec + f->at) : NULL;
        must(!text || text_valid(text, strlen(text)), "a text that is not UTF-8");
        must(!text || text_length(text) <= (size_t)(f->most ? f->most : FIELD_TEXT_MOST), "a text longer than its field");
    }
}

static void order_holds(const struct order *o)
{
    must(!text_empty(o->external_id), "an order without an id");
    fields_hold(order_fields, o, "number email phone customer_name comment ship_line1 payment_name");
    for (size_t i = 0; i < o->items.n; i++) {
        fields_hold(order_item_fields, &o->items.at[i], "name sku");
        must(!text_empty(o->items.at[i].name), "goods without a name");
        must(o->items.at[i].quantity >= 0 && o->items.at[i].quantity <= QUANTITY_MOST, "a quantity beyond all");
    }
    for (size_t i = 0; i < o->shipments.n; i++) {
        const char *url = o->shipments.at[i].tracking_url;
        must(!url || !strncasecmp(url, "http", 4), "an address that is not the web's");
        must(o->shipments.at[i].status != NULL, "a parcel without a state");
    }
}

/* What was typed is one part of the path, and one value of the query. */
static void address_holds(struct cx *cx, const char *typed)
{
    json_t *vars = json_tie(cx->mem, json_object());
    if (json_object_set_new(vars, "id", json_string(typed)))
        return;
    const char *url = http_url(cx, "https://x.example", "/o/{id}/z?q={id}&end=1", vars);
    if (!url)
        return;
    const char *path = url + strlen("https://x.example/o/");
    size_t n = strcspn(path, "/?");
    must(!strncmp(path + n, "/z?q=", 5), "another path");
    must(!strcmp(path + n + 5 + strcspn(path + n + 5, "&#?"), "&end=1"), "another parameter");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct source s = { .id = "src_1", .kind = "http", .name = "Api" };
    struct cx cx = { .mem = arena_new(), .now = 1, .who = { .zone = "UTC", .currency = "USD" } };
    char *text = arena_copy_n(cx.mem, (const char *)data, size), *answer = strchr(text, '\n');
    json_t *from = NULL;
    order_list list = { 0 };
    if (answer)
        *answer++ = '\0';
    struct http_form f = { .mapping = text };
    if (answer && text_valid(text, strlen(text)) && !http_map_check(&cx, text) && !json_read(&cx, answer, strlen(answer), &from)) {
        err_t e = http_orders(&cx, &s, &f, from, &list);
        must(!e || e->code == E_REMOTE, "a failure that is not the other system's");
        for (size_t i = 0; !e && i < list.n; i++)
            order_holds(&list.at[i]);
    }
    if (text_valid(text, strlen(text)))
        address_holds(&cx, text);
    arena_free(cx.mem);
    return 0;
}
