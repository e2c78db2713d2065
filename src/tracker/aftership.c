/* aftership.c - AfterShip Tracking, API of 2025-01: a tracking per parcel, told by webhooks, read in lists. */
#include "base/crypto.h"
#include "base/text.h"
#include "tracker/room.h"
#include <string.h>

enum { ALREADY_THERE = 4003 };

static const struct news_word words[] = {
    { "Pending", "preparing" },
    { "InfoReceived", "preparing" },
    { "InTransit", "in_transit" },
    { "OutForDelivery", "out_for_delivery" },
    { "AttemptFail", "attempted" },
    { "AvailableForPickup", "at_pickup_point" },
    { "Delivered", "delivered" },
    { "Exception", "delayed" },
    { "Expired", NULL }, /* nothing was heard of it for long, or ever: what is known stays */
    { NULL, NULL },
};

/* Subtags that say more than their tag. */
static const struct news_word ends[] = {
    { "Exception_010", "returning" },
    { "Exception_011", "returned" },
    { "Exception_012", "not_delivered" }, /* damaged */
    { "Exception_013", "not_delivered" }, /* lost */
    { "Exception_021", "not_delivered" }, /* disposed of */
    { NULL, NULL },
};

/* Its names of carriers whose numbers others' look like; it finds out by itself otherwise. */
static const struct news_word slugs[] = {
    { "ups", "ups" },
    { "fedex", "fedex" },
    { "usps", "usps" },
    { "canada_post", "canada-post" },
    { "purolator", "purolator" },
    { "royal_mail", "royal-mail" },
    { "ontrac", "ontrac" },
    { NULL, NULL },
};

static const char *status_of(const char *tag, const char *subtag)
{
    const char *end = news_status(ends, subtag);
    return end && strcmp(end, "unknown") ? end : news_status(words, tag);
}

static void eta_read(struct cx *cx, const json_t *t, struct parcel_news *n)
{
    static const char *const members[] = { "courier_estimated_delivery_date", "aftership_estimated_delivery_date" };
    for (size_t i = 0; i < 2 && !n->eta_to; i++) {
        const json_t *d = json_object_get(t, members[i]);
        msec day = news_time(cx, d, "estimated_delivery_date");
        n->eta_from = news_time(cx, d, "estimated_delivery_date_min");
        n->eta_to = news_time(cx, d, "estimated_delivery_date_max");
        n->eta_from = n->eta_from ? n->eta_from : day;
        n->eta_to = n->eta_to ? n->eta_to : day;
    }
    if (!n->eta_to)
        n->eta_from = n->eta_to = news_time(cx, t, "expected_delivery");
}

static void tracking_read(struct cx *cx, const json_t *t, parcel_news_list *news)
{
    const char *tag = json_str(t, "tag"), *subtag = json_str(t, "subtag");
    struct parcel_news n = { .tracking_number = json_str(t, "tracking_number"),
                             .carrier = json_str(t, "slug"),
                             .status = status_of(tag, subtag),
                             .status_raw = text_empty(subtag) ? tag : subtag };
    json_t *c;
    size_t i;
    if (text_empty(n.tracking_number))
        return;
    json_array_foreach (json_object_get(t, "checkpoints"), i, c) {
        msec at = news_time(cx, c, "checkpoint_time");
        if (at >= n.last_event_at && at)
            n.last_event_at = at, n.last_event = json_str(c, "message");
    }
    eta_read(cx, t, &n);
    if (text_same(n.status, "delivered"))
        n.delivered_at = news_time(cx, t, "shipment_delivery_date");
    news_add(cx, news, &n);
}

/* Whether its code says that it will not take this number as it stands: its form, its carrier, or what that asks for. */
static bool is_refusal(int64_t code) { return code == 4005 || (code >= 4008 && code <= 4012) || code == 4017; }

/* Older answers wrap a tracking once more. */
static const json_t *data_of(const json_t *answer)
{
    const json_t *data = json_object_get(answer, "data"), *inner = json_object_get(data, "tracking");
    return inner ? inner : data;
}

static err_t ask_it(struct cx *cx, const struct tracker *t, const char *method, const char *path, json_t *body,
                    int *status, json_t **out)
{
    const char *const fields[] = { arena_join(cx->mem, "as-api-key: ", t->api_key), "Content-Type: application/json",
                                   "Accept: application/json", NULL };
    return tracker_call(cx, t, &(struct tracker_call){ method, path, fields, body }, status, out);
}

static err_t follow_one(struct cx *cx, const struct tracker *t, struct tracked *p, parcel_news_list *news)
{
    json_t *answer, *body = json_pack("{s:s}", "tracking_number", p->tracking_norm);
    const char *slug = news_status(slugs, p->carrier_code);
    int status;
    p->asked = true;
    if (slug && strcmp(slug, "unknown"))
        json_object_set_new(body, "slug", json_string(slug));
    TRY(ask_it(cx, t, "POST", "/trackings", body, &status, &answer));
    const json_t *meta = json_object_get(answer, "meta"), *data = data_of(answer);
    const char *message = json_str(meta, "message");
    int64_t code = json_num(meta, "code", status);
    p->taken = status < 300 || code == ALREADY_THERE;
    if (!p->taken && !is_refusal(code))
        return tracker_odd(cx, "AfterShip", code);
    p->external_id = json_str(data, "id");
    if (p->taken)
        tracking_read(cx, data, news);
    else
        p->refused = message ? message : "AfterShip did not take this number.";
    return NULL;
}

static err_t follow(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news)
{
    for (size_t i = 0; i < n; i++)
        TRY(follow_one(cx, t, &list[i], news));
    return NULL;
}

static err_t ask(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news)
{
    struct buf path = { 0 };
    json_t *answer, *one;
    size_t i, from = news->n;
    int status;
    for (i = 0; i < n; i++) {
        list[i].asked = true;
        buf_fmt(&path, "%s%s",
                i ? "%2C" : "/trackings?limit=200&tracking_numbers=", text_percent(cx->mem, list[i].tracking_norm));
    }
    const char *text = arena_copy_n(cx->mem, path.at, path.n);
    buf_free(&path);
    TRY(ask_it(cx, t, "GET", text, NULL, &status, &answer));
    if (status >= 300)
        return tracker_odd(cx, "AfterShip", status);
    json_array_foreach (json_object_get(json_object_get(answer, "data"), "trackings"), i, one)
        tracking_read(cx, one, news);
    for (i = from; i < news->n; i++) {
        struct tracked *p = tracked_of(cx, list, n, news->at[i].tracking_number);
        if (p)
            p->taken = true;
    }
    return NULL;
}

static bool is_signed(struct cx *cx, const struct tracker *t, const char *body, size_t n, const char *signature)
{
    unsigned char mac[32];
    hook_mac(t->webhook_secret, body, n, mac);
    return hook_same(base64(cx->mem, mac, sizeof(mac)), signature);
}

static err_t decode(struct cx *cx, const json_t *body, parcel_news_list *news)
{
    const json_t *msg = json_object_get(body, "msg");
    if (!json_is_object(msg))
        return fail_field(cx, "msg", "This is no webhook of AfterShip.");
    tracking_read(cx, msg, news);
    return NULL;
}

static const struct field settings[] = {
    FIELD(F_BOOL, struct tracker, enabled, .note = "parcels are asked for"),
    FIELD(F_TEXT, struct tracker, api_key, .flags = FF_SECRET | FF_REQUIRED, .most = 300, .note = "as-api-key"),
    FIELD(F_TEXT, struct tracker, webhook_secret, .flags = FF_SECRET, .most = 300,
          .note = "of the webhook that is set up there"),
    FIELD(F_TEXT, struct tracker, url, .flags = FF_URL, .most = 300, .note = "empty: AfterShip's own API"),
    { 0 },
};

const struct tracker_kind tracker_aftership = {
    .name = "aftership",
    .label = "AfterShip",
    .url = "https://api.aftership.com/tracking/2025-01",
    .settings = settings,
    .signature_field = "aftership-hmac-sha256",
    .rest_ms = 110,
    .at_once = 10,
    .follow = follow,
    .ask = ask,
    .is_signed = is_signed,
    .decode = decode,
};
