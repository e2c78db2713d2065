/* who.c - which person is meant. */
#include "base/text.h"
#include "order/contact.h"
#include "privacy/privacy.h"
#include <string.h>

err_t privacy_of_order(struct cx *cx, const char *order_id, struct privacy_who *out)
{
    struct order o;
    err_t e = order_get(cx, order_id, &o);
    if (e)
        return e->code == E_MISSING ? fail(cx, E_MISSING, "This order no longer exists.") : e;
    if (o.erased_at)
        return fail(cx, E_CONFLICT, "The customer of this order was erased.");
    const char **own = arena_alloc(cx->mem, sizeof(*own));
    own[0] = o.external_id; /* also an order that names nobody */
    *out = (struct privacy_who){
        .person = { .email = o.email_norm,
                    .phone = o.phone_norm,
                    .source_id = o.source_id,
                    .customer_id = o.customer_id,
                    .external = own,
                    .external_n = 1 },
        .last = o.id,
    };
    return NULL;
}

err_t privacy_of_contact(struct cx *cx, const char *email, const char *phone, struct privacy_who *out)
{
    const char *e = email_norm(cx->mem, email), *p = phone_norm(cx->mem, phone, NULL);
    if (!text_empty(e) && !email_plausible(e))
        return fail_field(cx, "email", "This is not an e-mail address.");
    if (!text_empty(p) && strlen(p) < 7)
        return fail_field(cx, "phone", "Write the whole number, with its country code.");
    if (text_empty(e) && text_empty(p))
        return fail_field(cx, "email", "Write an e-mail address or a phone number.");
    *out = (struct privacy_who){ .person = { .email = e, .phone = p } };
    return NULL;
}

err_t privacy_of_store(struct cx *cx, const struct privacy_told *in, struct privacy_who *out)
{
    if (text_empty(in->source_id))
        return fail(cx, E_INTERNAL, "A store told of a customer without saying which store it is.");
    *out = (struct privacy_who){
        .person = { .email = email_norm(cx->mem, in->email),
                    .phone = phone_norm(cx->mem, in->phone, NULL),
                    .source_id = in->source_id,
                    .customer_id = in->customer_id,
                    .external = in->orders,
                    .external_n = in->orders_n },
    };
    return NULL;
}
