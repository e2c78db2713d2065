/* seventeentrack.c - 17TRACK, API 2.2: lists of at most 40 numbers, answered with what was accepted and what was rejected,
   always with HTTP 200. */
#include "base/crypto.h"
#include "base/text.h"
#include "tracker/room.h"
#include <string.h>

#define ALREADY_THERE (-18019901)
#define NOT_REGISTERED (-18019902)
#define NO_INFO_YET (-18019909)
#define ADDRESS_NOT_LISTED (-18010001)
#define KEY_WRONG (-18010002)
#define ACCOUNT_CLOSED (-18010004)
#define NOT_ALLOWED (-18010005)
#define DAY_USED (-18019907)
#define QUOTA_USED (-18019908)

static const struct news_word words[] = {
    { "NotFound", "preparing" },
    { "InfoReceived", "preparing" },
    { "InTransit", "in_transit" },
    { "Expired", NULL }, /* nothing was heard of it for long: what is known stays */
    { "AvailableForPickup", "at_pickup_point" },
    { "OutForDelivery", "out_for_delivery" },
    { "DeliveryFailure", "attempted" },
    { "Delivered", "delivered" },
    { "Exception", "delayed" },
    { NULL, NULL },
};

static const char *status_of(const char *status, const char *sub)
{
    if (text_same(sub, "Exception_Returning"))
        return "returning";
    return text_same(sub, "Exception_Returned") ? "returned" : news_status(words, status);
}

static void entry_read(struct cx *cx, const json_t *e, parcel_news_list *news)
{
    const json_t *info = json_object_get(e, "track_info"), *status = json_object_get(info, "latest_status");
    const json_t *event = json_object_get(info, "latest_event");
    const json_t *eta = json_object_get(json_object_get(info, "time_metrics"), "estimated_delivery_date");
    const json_t *providers = json_object_get(json_object_get(info, "tracking"), "providers");
    const char *sub = json_str(status, "sub_status");
    struct parcel_news n = {
        .tracking_number = json_str(e, "number"),
        .carrier = json_str(json_object_get(json_array_get(providers, 0), "provider"), "name"),
        .status = status_of(json_str(status, "status"), sub),
        .status_raw = text_empty(sub) ? json_str(status, "status") : sub,
        .last_event = json_str(event, "description"),
        .last_event_at = news_time(cx, event, "time_utc"),
        .eta_from = news_time(cx, eta, "from"),
        .eta_to = news_time(cx, eta, "to"),
    };
    if (!n.last_event_at)
        n.last_event_at = news_time(cx, event, "time_iso");
    if (!text_empty(n.tracking_number) && json_is_object(info))
        news_add(cx, news, &n);
}

/* What a code says of the account; NULL: nothing. */
static err_t account_check(struct cx *cx, int64_t code)
{
    switch (code) {
    case ADDRESS_NOT_LISTED:
        return fail(cx, E_DENIED, "17TRACK: this server's address is not in the list of those that may ask.");
    case KEY_WRONG: return fail(cx, E_DENIED, "17TRACK does not accept the API key.");
    case ACCOUNT_CLOSED:
    case NOT_ALLOWED: return fail(cx, E_DENIED, "17TRACK does not let this account ask (%lld).", (long long)code);
    case DAY_USED: return fail_retry(cx, E_LIMIT, TRACKER_DAY_S, "17TRACK: the day's limit is used up.");
    case QUOTA_USED: return fail_retry(cx, E_LIMIT, TRACKER_DAY_S, "17TRACK: the quota is used up.");
    default: return NULL;
    }
}

/* Whether it says that this number is not taken as it stands: its form, its carrier, or what that asks for. */
static bool is_refusal(int64_t code)
{
    return (code <= -18010010 && code >= -18010013) || (code <= -18010018 && code >= -18010022) || code == -18019903 ||
           code == -18019910 || code == -18019911;
}

/* Of the whole call; a body that it does not understand comes with code 0 and a list of errors. */
static err_t answer_check(struct cx *cx, const json_t *answer, int status)
{
    int64_t code = json_num(answer, "code", status);
    if (!code)
        code = json_num(json_array_get(json_object_get(json_object_get(answer, "data"), "errors"), 0), "code", 0);
    TRY(account_check(cx, code));
    return !code && status < 300 ? NULL : tracker_odd(cx, "17TRACK", code ? code : status);
}

static err_t ask_it(struct cx *cx, const struct tracker *t, const char *path, struct tracked *list, size_t n,
                    const json_t **data)
{
    const char *const fields[] = { arena_join(cx->mem, "17token: ", t->api_key), "Content-Type: application/json",
                                   NULL };
    json_t *answer, *body = json_array();
    int status;
    for (size_t i = 0; i < n; i++) {
        list[i].asked = true;
        json_array_append_new(body, json_pack("{s:s}", "number", list[i].tracking_norm));
    }
    TRY(tracker_call(cx, t, &(struct tracker_call){ "POST", path, fields, body }, &status, &answer));
    TRY(answer_check(cx, answer, status));
    *data = json_object_get(answer, "data");
    return NULL;
}

static void accepted(struct cx *cx, const json_t *data, struct tracked *list, size_t n)
{
    json_t *e;
    size_t i;
    json_array_foreach (json_object_get(data, "accepted"), i, e) {
        struct tracked *p = tracked_of(cx, list, n, json_str(e, "number"));
        if (p)
            p->taken = true;
    }
}

/* What each of them was rejected for; the first that speaks of the account, or of nothing that is known, ends the round
   once all are read. */
static err_t rejected(struct cx *cx, const json_t *data, struct tracked *list, size_t n)
{
    err_t account = NULL, odd = NULL;
    json_t *e;
    size_t i;
    json_array_foreach (json_object_get(data, "rejected"), i, e) {
        const json_t *error = json_object_get(e, "error");
        struct tracked *p = tracked_of(cx, list, n, json_str(e, "number"));
        int64_t code = json_num(error, "code", 0);
        account = account ? account : account_check(cx, code);
        if (!p)
            continue;
        p->taken = code == ALREADY_THERE || code == NO_INFO_YET;
        if (is_refusal(code))
            p->refused = json_str(error, "message") ? json_str(error, "message") : "17TRACK did not take this number.";
        else if (!p->taken && code != NOT_REGISTERED && !odd)
            odd = tracker_odd(cx, "17TRACK", code);
    }
    return account ? account : odd;
}

static err_t follow(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news)
{
    const json_t *data;
    (void)news; /* it looks for a number once it is registered */
    TRY(ask_it(cx, t, "/register", list, n, &data));
    accepted(cx, data, list, n);
    return rejected(cx, data, list, n);
}

static err_t ask(struct cx *cx, const struct tracker *t, struct tracked *list, size_t n, parcel_news_list *news)
{
    const json_t *data;
    json_t *e;
    size_t i;
    TRY(ask_it(cx, t, "/gettrackinfo", list, n, &data));
    accepted(cx, data, list, n);
    json_array_foreach (json_object_get(data, "accepted"), i, e)
        entry_read(cx, e, news);
    return rejected(cx, data, list, n);
}

/* Webhooks are signed with the API key itself: SHA-256 of body, "/" and key. */
static bool is_signed(struct cx *cx, const struct tracker *t, const char *body, size_t n, const char *signature)
{
    struct buf b = { 0 };
    buf_add(&b, body, n);
    buf_add(&b, "/", 1);
    buf_text(&b, t->webhook_secret);
    const char *want = crypto_hash_text(cx->mem, b.at, b.n);
    buf_free(&b);
    return hook_same(want, signature ? text_lower(cx->mem, signature) : NULL);
}

static err_t decode(struct cx *cx, const json_t *body, parcel_news_list *news)
{
    const json_t *data = json_object_get(body, "data");
    if (!json_is_object(data))
        return fail_field(cx, "data", "This is no webhook of 17TRACK.");
    entry_read(cx, data, news);
    return NULL;
}

static const struct field settings[] = {
    FIELD(F_BOOL, struct tracker, enabled, .note = "parcels are asked for"),
    FIELD(F_TEXT, struct tracker, api_key, .flags = FF_SECRET | FF_REQUIRED, .most = 300,
          .note = "17token; its webhooks are signed with it"),
    FIELD(F_TEXT, struct tracker, url, .flags = FF_URL, .most = 300, .note = "empty: 17TRACK's own API"),
    { 0 },
};

const struct tracker_kind tracker_seventeentrack = {
    .name = "seventeentrack",
    .label = "17TRACK",
    .url = "https://api.17track.net/track/v2.2",
    .settings = settings,
    .signature_field = "sign",
    .rest_ms = 350,
    .at_once = 40,
    .follow = follow,
    .ask = ask,
    .is_signed = is_signed,
    .decode = decode,
};
