/* privacy.c - one customer's data: a file to hand out, and the end of it. By an order of theirs, or by an address in the
   body: none stands in an address line, and so in no log of a proxy. */
#include "privacy/privacy.h"
#include "api/serve.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "order/contact.h"
#include <string.h>

/* --- handing out --- */

struct handing {
    struct flow flow; /* first */
    struct privacy_export at;
    int64_t bytes;
};

static void begin(struct cx *cx, struct req *rq, struct handing *h)
{
    char now[TIME_TEXT];
    time_put(now, cx->now);
    const char *fields = arena_text(cx->mem,
                                    "Cache-Control: no-store\r\nContent-Disposition: attachment; "
                                    "filename=\"customer-%.10s.json\"\r\n",
                                    now);
    flow_begin(rq, &h->flow, cx->who.shop, "application/json", fields);
}

static err_t hand_out(struct cx *cx, struct req *rq, const struct privacy_who *who)
{
    struct handing *h = http_flow_state(rq->ex);
    struct privacy_export at = h ? h->at : (struct privacy_export){ 0 };
    struct buf piece = { 0 };
    bool more = false;
    err_t e = privacy_export_piece(cx, who, &at, &piece, &more);
    if (!e && !more)
        e = privacy_exported(cx, who);
    if (e) {
        buf_free(&piece);
        return e;
    }
    if (!h) {
        h = mem_new(sizeof(*h));
        begin(cx, rq, h);
    }
    h->at = at;
    h->bytes += (int64_t)piece.n;
    if (!more)
        log_line(LOG_INFO, "customer_export", "id=%s shop=%s who=%s bytes=%lld ms=%lld", cx->request_id, cx->who.shop,
                 cx->who.user ? cx->who.user : "-", (long long)h->bytes, (long long)(clock_mono() - h->flow.began));
    piece_send(cx, rq, &piece, more ? HTTP_FLOW_MORE : HTTP_FLOW_LAST);
    return NULL;
}

err_t customer_export_get(struct cx *cx, struct req *rq)
{
    struct privacy_who who;
    TRY(privacy_of_order(cx, rq->part[0], &who));
    return hand_out(cx, rq, &who);
}

static err_t contact_of(struct cx *cx, const struct req *rq, struct privacy_who *out)
{
    const char *email, *phone;
    TRY(req_text(cx, rq, "email", 254, &email));
    TRY(req_text(cx, rq, "phone", 60, &phone));
    return privacy_of_contact(cx, email, phone, out);
}

err_t person_export_post(struct cx *cx, struct req *rq)
{
    struct privacy_who who;
    TRY(contact_of(cx, rq, &who));
    return hand_out(cx, rq, &who);
}

/* --- erasing --- */

static err_t erase(struct cx *cx, struct req *rq, const struct privacy_who *who)
{
    struct privacy_erased n;
    cx->deadline = 0; /* what was begun is finished, however much was said in the shop */
    TRY(privacy_erase(cx, who, &n));
    log_line(LOG_INFO, "customer_erased", "id=%s shop=%s who=%s orders=%lld conversations=%lld", cx->request_id,
             cx->who.shop, cx->who.user ? cx->who.user : "-", (long long)n.orders, (long long)n.conversations);
    hint(cx, "shop.changed", cx->who.shop, 0);
    record_reply(rq, privacy_erased_fields, &n);
    return NULL;
}

/* What is typed must be what the customer is known by: nobody erases the wrong one by a slip. */
err_t customer_erase_post(struct cx *cx, struct req *rq)
{
    struct privacy_who who;
    struct order o;
    const char *typed;
    TRY(req_text(cx, rq, "confirm", 254, &typed));
    TRY(privacy_of_order(cx, rq->part[0], &who));
    TRY(order_get(cx, rq->part[0], &o));
    const char *known = !text_empty(who.person.email)   ? who.person.email
                        : !text_empty(who.person.phone) ? who.person.phone
                                                        : o.number;
    const char *given = !text_empty(who.person.email)   ? email_norm(cx->mem, typed)
                        : !text_empty(who.person.phone) ? phone_norm(cx->mem, typed, o.ship_country)
                                                        : typed;
    if (!text_same(known, given))
        return fail_field(cx, "confirm", "This is not what the customer is known by. Nothing was erased.");
    return erase(cx, rq, &who);
}

err_t person_erase_post(struct cx *cx, struct req *rq)
{
    struct privacy_who who;
    TRY(contact_of(cx, rq, &who));
    return erase(cx, rq, &who);
}
