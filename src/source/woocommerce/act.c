/* act.c - what a shopper asked for, done in the shop: cancel, change the address, leave a note. WooCommerce itself
   stops nothing (it cancels what was delivered, too), so the state is read again just before, and again after. Invariants: no
   money is moved: no refund is made, and nothing is changed that would calculate an order's taxes anew; a note that may
   have arrived is looked for before it is sent again. */
#include "base/text.h"
#include "order/order.h"
#include "source/woocommerce/woocommerce.h"
#include <string.h>

static err_t refused(struct source_outcome *out, const char *why)
{
    *out = (struct source_outcome){ .what = SOURCE_REFUSED, .why = why };
    return NULL;
}

static err_t done(struct source_outcome *out)
{
    *out = (struct source_outcome){ .what = SOURCE_DONE };
    return NULL;
}

/* The other system's no, in its words; NULL: nobody knows whether it was done, or it may be done later. */
static const char *said_no(struct cx *cx, const struct source_reply *r, err_t e)
{
    int status = r->http.status;
    const char *says = json_str(r->json, "message");
    if (status < 400 || status >= 500 || status == 408 || status == 423 || status == 429)
        return NULL;
    return status == 401 || status == 403 || !says
               ? e->message
               : arena_join(cx->mem, "WooCommerce refused: ", text_cut(cx->mem, woo_plain(cx->mem, says), 200));
}

/* Why it is too late for a change; NULL: it is not. */
static const char *too_late(struct cx *cx, const struct order *o)
{
    if (!text_in("pending on-hold processing", o->general_raw))
        return arena_text(cx->mem, "The order's status in WooCommerce is “%s” by now.", o->general_raw);
    return o->shipments.n || text_in("shipped partially_shipped", o->delivery) ? "A parcel of this order is on its way."
                                                                               : NULL;
}

static err_t put_order(struct cx *cx, const struct source *s, const struct woo *w, const char *id, json_t *change,
                       struct source_outcome *out, bool *no)
{
    struct source_reply r;
    const struct woo_ask ask = { .method = "PUT",
                                 .path = arena_join(cx->mem, "orders/", id),
                                 .query = "_fields=id,status",
                                 .body = json_text(cx->mem, json_tie(cx->mem, change)) };
    err_t e = woo_call(cx, s, w, &ask, &r);
    const char *why = e ? said_no(cx, &r, e) : NULL;
    *no = why != NULL;
    return why ? refused(out, why) : e;
}

static err_t cancel(struct cx *cx, const struct source *s, const struct woo *w, const char *id,
                    struct source_outcome *out)
{
    struct order o;
    bool no;
    TRY(woo_get(cx, s, w, id, &o));
    if (text_same(o.general_raw, "cancelled"))
        return done(out);
    const char *late = too_late(cx, &o);
    if (late)
        return refused(out, late);
    TRY(put_order(cx, s, w, id, json_pack("{ss}", "status", "cancelled"), out, &no));
    if (no)
        return NULL;
    TRY(woo_get(cx, s, w, id, &o));
    return text_same(o.general_raw, "cancelled")
               ? done(out)
               : refused(out, arena_text(cx->mem, "WooCommerce took the cancellation, but the order is “%s”.",
                                         o.general_raw));
}

/* --- address --- */

static const char *one_line(struct cx *cx, const char *text)
{
    char *line = text_trim(cx->mem, text ? text : "");
    for (char *p = line; *p; p++)
        if ((unsigned char)*p < ' ')
            *p = ' ';
    return line;
}

/* The parts that staff made of the shopper's words: which of those is the city is not guessed. NULL: none. */
static json_t *address_of(struct cx *cx, const char *details)
{
    static const char *const parts[][2] = { { "line1", "address_1" },
                                            { "line2", "address_2" },
                                            { "city", "city" },
                                            { "region", "state" },
                                            { "postcode", "postcode" } };
    json_t *in = NULL, *to = json_tie(cx->mem, json_object());
    if (text_empty(details) || json_read(cx, details, strlen(details), &in) || text_empty(json_str(in, "line1")))
        return NULL;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        json_object_set_new(to, parts[i][1], json_string(one_line(cx, json_str(in, parts[i][0]))));
    const char *country = json_str(in, "country"), *name = one_line(cx, json_str(in, "name"));
    if (!text_empty(country))
        json_object_set_new(to, "country", json_string(text_upper(cx->mem, country)));
    if (*name) {
        size_t first = strcspn(name, " ");
        json_object_set_new(to, "first_name", json_string(arena_copy_n(cx->mem, name, first)));
        json_object_set_new(to, "last_name", json_string(name + first + strspn(name + first, " ")));
    }
    return to;
}

/* The mirror shows a company behind the name. */
static bool is_name(struct cx *cx, const json_t *to, const char *is)
{
    const char *first = json_str(to, "first_name"), *last = json_str(to, "last_name");
    const char *name = first ? text_trim(cx->mem, arena_join(cx->mem, first, " ", last)) : NULL;
    return !name || text_same(name, is) || (is && text_starts(is, arena_join(cx->mem, name, ", ")));
}

static bool is_there(struct cx *cx, const json_t *to, const struct order *o)
{
    return is_name(cx, to, o->ship_name) && text_same(json_str(to, "address_1"), o->ship_line1) &&
           text_same(json_str(to, "address_2"), o->ship_line2) && text_same(json_str(to, "city"), o->ship_city) &&
           text_same(json_str(to, "postcode"), o->ship_postcode) && text_same(json_str(to, "state"), o->ship_region) &&
           (!json_str(to, "country") || text_same(json_str(to, "country"), o->ship_country));
}

static bool another_place(const json_t *to, const struct order *o)
{
    return !text_same(json_str(to, "postcode"), o->ship_postcode) ||
           !text_same(json_str(to, "state"), o->ship_region) || !text_same(json_str(to, "city"), o->ship_city) ||
           (json_str(to, "country") && !text_same(json_str(to, "country"), o->ship_country));
}

/* With an address WooCommerce calculates the totals anew, and taxes depend on where it goes: also where there were none
   until now. Not known: they are calculated. */
static bool taxes_move(struct cx *cx, const struct source *s, const struct woo *w, const json_t *to,
                       const struct order *o)
{
    struct source_reply r;
    const struct woo_ask ask = { .path = "settings/general/woocommerce_calc_taxes" };
    if (!another_place(to, o))
        return false;
    return o->tax_total.minor || woo_call(cx, s, w, &ask, &r) || !text_same(json_str(r.json, "value"), "no");
}

static err_t change_address(struct cx *cx, const struct source *s, const struct woo *w, const char *id,
                            const char *details, struct source_outcome *out)
{
    struct order o, after;
    bool no;
    json_t *to = address_of(cx, details);
    if (!to)
        return refused(out, "The request does not hold the new address in its parts.");
    TRY(woo_get(cx, s, w, id, &o));
    if (is_there(cx, to, &o))
        return done(out);
    const char *late = too_late(cx, &o);
    if (late)
        return refused(out, late);
    if (taxes_move(cx, s, w, to, &o))
        return refused(out, "WooCommerce may calculate the order's taxes anew for this address. Change it there.");
    TRY(put_order(cx, s, w, id, json_pack("{sO}", "shipping", to), out, &no));
    if (no)
        return NULL;
    TRY(woo_get(cx, s, w, id, &after));
    if (after.total.minor != o.total.minor)
        return refused(out,
                       "The address was changed, but WooCommerce made another total of the order. Look at it there.");
    return is_there(cx, to, &after) ? done(out) : refused(out, "WooCommerce took the address, but shows another one.");
}

/* --- note --- */

static bool has_note(const json_t *notes, const char *mark)
{
    size_t i;
    json_t *one;
    json_array_foreach (notes, i, one)
        if (json_str(one, "note") && strstr(json_str(one, "note"), mark))
            return true;
    return false;
}

/* WordPress shows notes as HTML. */
static const char *as_html(struct cx *cx, const char *text)
{
    struct buf b = { 0 };
    for (const char *p = text; *p; p++)
        *p == '&'   ? buf_text(&b, "&amp;")
        : *p == '<' ? buf_text(&b, "&lt;")
        : *p == '>' ? buf_text(&b, "&gt;")
                    : buf_add(&b, p, 1);
    const char *out = arena_copy_n(cx->mem, b.n ? b.at : "", b.n);
    buf_free(&b);
    return out;
}

/* There is no idempotency key: the note carries a mark, and is looked for before it is sent (again). */
static err_t note(struct cx *cx, const struct source *s, const struct woo *w, const char *id,
                  const struct source_act *a, struct source_outcome *out)
{
    struct source_reply r;
    const char *mark = arena_join(cx->mem, "[wismo ", a->key, "]");
    const char *path = arena_join(cx->mem, "orders/", id, "/notes");
    const struct woo_ask look = { .path = path, .query = "type=internal&_fields=id,note" };
    if (text_empty(a->note))
        return refused(out, "There is nothing to note.");
    TRY(woo_call(cx, s, w, &look, &r));
    if (has_note(r.json, mark))
        return done(out);
    json_t *body =
        json_tie(cx->mem, json_pack("{ss, sb}", "note", arena_join(cx->mem, as_html(cx, a->note), "\n", mark),
                                    "customer_note", 0));
    const struct woo_ask send = { .method = "POST", .path = path, .body = json_text(cx->mem, body), .once = true };
    err_t e = woo_call(cx, s, w, &send, &r);
    const char *why = e ? said_no(cx, &r, e) : NULL;
    return why ? refused(out, why) : e ? e : done(out);
}

err_t woo_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
              struct source_outcome *out)
{
    struct woo w;
    const char *id = live->external_id;
    SOURCE_OPEN(cx, s, &w);
    if (text_empty(id) || strspn(id, "0123456789") != strlen(id))
        return fail(cx, E_MISSING, "“%s” has no such order.", s->name);
    if (!strcmp(a->what, "cancel"))
        return cancel(cx, s, &w, id, out);
    if (!strcmp(a->what, "change_address"))
        return change_address(cx, s, &w, id, a->details, out);
    if (!strcmp(a->what, "note"))
        return note(cx, s, &w, id, a, out);
    return refused(out, "WooCommerce cannot be asked for this.");
}
