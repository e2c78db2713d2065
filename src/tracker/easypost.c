/* easypost.c - EasyPost trackers, API v2: made one by one, the answer is the tracker as it stands. */
#include "base/crypto.h"
#include "base/text.h"
#include "tracker/room.h"
#include <string.h>

static const struct news_word words[] = {
    { "pre_transit", "preparing" },
    { "in_transit", "in_transit" },
    { "out_for_delivery", "out_for_delivery" },
    { "available_for_pickup", "at_pickup_point" },
    { "delivered", "delivered" },
    { "return_to_sender", "returning" },
    { "failure", "not_delivered" },
    { "error", "not_delivered" },
    { "cancelled", "cancelled" },
    { NULL, NULL },
};

/* Its names of carriers whose numbers others' look like. */
static const struct news_word carriers[] = {
    { "usps", "USPS" },           { "ups", "UPS" },       { "fedex", "FedEx" }, { "canada_post", "CanadaPost" },
    { "purolator", "Purolator" }, { "ontrac", "OnTrac" }, { NULL, NULL },
};

static void tracker_read(struct cx *cx, const json_t *t, parcel_news_list *news)
{
    struct parcel_news n = { .tracking_number = json_str(t, "tracking_code"),
                             .carrier = json_str(t, "carrier"),
                             .status_raw = json_str(t, "status") };
    json_t *d;
    size_t i;
    if (text_empty(n.tracking_number))
        return;
    n.status = news_status(words, n.status_raw);
    json_array_foreach (json_object_get(t, "tracking_details"), i, d) {
        msec at = news_time(cx, d, "datetime");
        if (at >= n.last_event_at && at)
            n.last_event_at = at, n.last_event = json_str(d, "message");
        if (text_same(json_str(d, "status"), "delivered") && text_same(n.status, "delivered"))
            n.delivered_at = at;
    }
    n.eta_from = n.eta_to = news_time(cx, t, "est_delivery_date");
    news_add(cx, news, &n);
}

static err_t ask_it(struct cx *cx, const struct tracker *t, const char *method, const char *path, json_t *body,
                    int *status, json_t **out)
{
    const char *user = arena_join(cx->mem, t->api_key, ":");
    const char *const fields[] = { arena_join(cx->mem, "Authorization: Basic ", base64(cx->mem, user, strlen(user))),
                                   "Content-Type: application/json", "Accept: application/json", NULL };
    return tracker_call(cx, t, &(struct tracker_call){ method, path, fields, body }, status, out);
}

/* Why it will not take this number, or does not know it any more; NULL: it speaks of something else. */
static const char *refusal_of(const json_t *answer, int status, bool known)
{
    const json_t *error = json_object_get(answer, "error");
    const char *code = json_str(error, "code"), *message = json_str(error, "message");
    bool refuses = status == 404 ? known && error : code && text_starts(code, "TRACKER.");
    return !refuses ? NULL : message ? message : "EasyPost did not take this number.";
}

static err_t one(struct cx *cx, const struct tracker *t, struct tracked *p, bool known, parcel_news_list *news)
{
    json_t *answer, *inner = json_pack("{s:s}", "tracking_code", p->tracking_norm);
    const char *carrier = news_status(carriers, p->carrier_code);
    const char *path = known ? arena_join(cx->mem, "/trackers/", text_percent(cx->mem, p->external_id)) : "/trackers";
    int status;
    p->asked = true;
    if (carrier && strcmp(carrier, "unknown"))
        json_object_set_new(inner, "carrier", json_string(carrier));
    json_t *body = json_pack("{s:o}", "tracker", inner);
    if (known)
        json_decref(body);
    TRY(ask_it(cx, t, known ? "GET" : "POST", path, known ? NULL : body, &status, &answer));
    p->taken = status < 300;
    if (!p->taken) {
        p->refused = refusal_of(answer, status, known);
        return p->refused ? NULL : tracker_odd(cx, "EasyPost", status);
    }
    if (json_str(answer, "id"))
        p->external_id = json_str(answer, "id");
    tracker_read(cx, answer, news);
    return NULL;
}

static err_t follow(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news)
{
    for (size_t i = 0; i < n; i++)
        TRY(one(cx, t, &list[i], false, news));
    return NULL;
}

static err_t ask(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news)
{
    for (size_t i = 0; i < n; i++)
        TRY(one(cx, t, &list[i], !text_empty(list[i].external_id), news));
    return NULL;
}

/* "hmac-sha256-hex=…", under the secret in its decomposed form. */
static bool is_signed(struct cx *cx, const struct tracker *t, const char *body, size_t n, const char *signature)
{
    unsigned char mac[32];
    hook_mac(text_nfkd(cx->mem, t->webhook_secret), body, n, mac);
    return hook_same(arena_join(cx->mem, "hmac-sha256-hex=", hex_text(cx->mem, mac, sizeof(mac))), signature);
}

static err_t decode(struct cx *cx, const json_t *body, parcel_news_list *news)
{
    const json_t *t = text_same(json_str(body, "object"), "Tracker") ? body : json_object_get(body, "result");
    if (!json_is_object(t) && !json_str(body, "description"))
        return fail_field(cx, "result", "This is no webhook of EasyPost.");
    if (text_same(json_str(t, "object"), "Tracker"))
        tracker_read(cx, t, news);
    return NULL;
}

static const struct field settings[] = {
    FIELD(F_BOOL, struct tracker, enabled, .note = "parcels are asked for"),
    FIELD(F_TEXT, struct tracker, api_key, .flags = FF_SECRET | FF_REQUIRED, .most = 300),
    FIELD(F_TEXT, struct tracker, webhook_secret, .flags = FF_SECRET, .most = 300,
          .note = "of the webhook that is set up there"),
    FIELD(F_TEXT, struct tracker, url, .flags = FF_URL, .most = 300, .note = "empty: EasyPost's own API"),
    { 0 },
};

const struct tracker_kind tracker_easypost = {
    .name = "easypost",
    .label = "EasyPost",
    .url = "https://api.easypost.com/v2",
    .settings = settings,
    .signature_field = "x-hmac-signature",
    .rest_ms = 110,
    .at_once = 10,
    .follow = follow,
    .ask = ask,
    .is_signed = is_signed,
    .decode = decode,
};
