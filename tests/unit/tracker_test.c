/* tracker_test.c - what tracking services say, and whether it is they who say it: their payloads as our words, their
   signatures, and settings whose secrets are sealed. Public payloads and vectors (WISMO_SHARED or ../shared) are read where
   they are there; else the test says so. */
#include "order_case.h"
#include "account/warning.h"
#include "app/jobs.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "tracker/tracker.h"
#include <dirent.h>

#define SECRET "a secret of the tests that is long enough"

static struct cx plain_cx(void)
{
    return (struct cx){ .mem = arena_new(), .now = INT64_C(1795253400000) }; /* 2026-11-21T09:30Z */
}

static json_t *json_of(struct cx *cx, const char *text)
{
    json_t *j;
    OK(json_read(cx, text, strlen(text), &j));
    return j;
}

static char *slurp(struct cx *cx, const char *path)
{
    const char *shared = getenv("WISMO_SHARED");
    FILE *in = fopen(arena_text(cx->mem, "%s/%s", shared ? shared : "../shared", path), "re");
    if (!in)
        return NULL;
    char *text = arena_alloc(cx->mem, 1 << 20);
    size_t n = fread(text, 1, (1 << 20) - 1, in);
    text[n] = '\0';
    fclose(in);
    return text;
}

/* --- payloads ------------------------------------------------------------------------------------------- */

#define AFTERSHIP(tag, more) "{\"event\":\"tracking_update\",\"msg\":{\"tracking_number\":\"AB 1\",\"slug\":\"ups\",\"tag\":\"" tag "\"" more "}}"
#define SEVENTEEN(status, sub, more) "{\"event\":\"TRACKING_UPDATED\",\"data\":{\"number\":\"AB 1\",\"carrier\":100002,\"track_info\":{\"latest_status\":" \
    "{\"status\":\"" status "\",\"sub_status\":\"" sub "\"}" more "}}}"
#define EASYPOST(status, more) "{\"object\":\"Event\",\"description\":\"tracker.updated\",\"result\":{\"object\":\"Tracker\",\"tracking_code\":\"AB 1\"," \
    "\"carrier\":\"UPS\",\"status\":\"" status "\"" more "}}"

static const struct { const char *kind, *body, *status; const char *at, *event, *eta_from, *eta_to, *delivered; } payloads[] = {
    { "aftership", AFTERSHIP("Pending", ""), "preparing", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("InfoReceived", ",\"checkpoints\":[]"), "preparing", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("InTransit", ",\"checkpoints\":[{\"checkpoint_time\":\"2026-11-20T10:00:00+01:00\",\"message\":\"Sorted\"},"
      "{\"checkpoint_time\":\"2026-11-19T10:00:00+01:00\",\"message\":\"Picked up\"}]"), "in_transit", "2026-11-20T09:00:00Z", "Sorted", 0, 0, 0 },
    { "aftership", AFTERSHIP("InTransit", ",\"checkpoints\":[{\"checkpoint_time\":\"2026-11-20T10:00:00\",\"message\":\"Sorted\"}]"),
      "in_transit", "2026-11-20T10:00:00Z", "Sorted", 0, 0, 0 },
    { "aftership", AFTERSHIP("OutForDelivery", ",\"courier_estimated_delivery_date\":{\"estimated_delivery_date\":\"2026-11-21\"}"),
      "out_for_delivery", 0, 0, "2026-11-21", "2026-11-21", 0 },
    { "aftership", AFTERSHIP("InTransit", ",\"courier_estimated_delivery_date\":null,\"aftership_estimated_delivery_date\":"
      "{\"estimated_delivery_date_min\":\"2026-11-21\",\"estimated_delivery_date_max\":\"2026-11-23\"}"), "in_transit", 0, 0, "2026-11-21", "2026-11-23", 0 },
    { "aftership", AFTERSHIP("AttemptFail", ""), "attempted", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("AvailableForPickup", ""), "at_pickup_point", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Delivered", ",\"shipment_delivery_date\":\"2026-11-20T08:00:00+00:00\""), "delivered", 0, 0, 0, 0, "2026-11-20T08:00:00Z" },
    { "aftership", AFTERSHIP("Exception", ""), "delayed", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Exception", ",\"subtag\":\"Exception_004\""), "delayed", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Exception", ",\"subtag\":\"Exception_010\""), "returning", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Exception", ",\"subtag\":\"Exception_011\""), "returned", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Exception", ",\"subtag\":\"Exception_012\""), "not_delivered", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Exception", ",\"subtag\":\"Exception_013\""), "not_delivered", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Exception", ",\"subtag\":\"Exception_021\""), "not_delivered", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("InTransit", ",\"subtag\":\"InTransit_007\""), "in_transit", 0, 0, 0, 0, 0 },
    { "aftership", AFTERSHIP("Expired", ",\"subtag\":\"Expired_001\""), NULL, 0, 0, 0, 0, 0 }, /* a label that nobody handed over */
    { "aftership", AFTERSHIP("Expired", ",\"checkpoints\":[{\"checkpoint_time\":\"2026-10-20T10:00:00Z\",\"message\":\"Label created\"}]"), NULL,
      "2026-10-20T10:00:00Z", "Label created", 0, 0, 0 },
    { "aftership", AFTERSHIP("Teleported", ""), "unknown", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("NotFound", "NotFound_Other", ""), "preparing", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("InfoReceived", "InfoReceived", ""), "preparing", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("InTransit", "InTransit_PickedUp", ",\"latest_event\":{\"time_iso\":\"2026-11-20T10:00:00+01:00\","
      "\"time_utc\":\"2026-11-20T09:00:00Z\",\"description\":\"Sorted\"},\"time_metrics\":{\"estimated_delivery_date\":{\"from\":\"2026-11-21T00:00:00Z\","
      "\"to\":\"2026-11-23T00:00:00Z\"}}"), "in_transit", "2026-11-20T09:00:00Z", "Sorted", "2026-11-21", "2026-11-23", 0 },
    { "seventeentrack", SEVENTEEN("Expired", "Expired_Other", ""), NULL, 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("AvailableForPickup", "AvailableForPickup_Other", ""), "at_pickup_point", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("OutForDelivery", "OutForDelivery_Other", ""), "out_for_delivery", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("DeliveryFailure", "DeliveryFailure_NoBody", ""), "attempted", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("Delivered", "Delivered_Other", ",\"latest_event\":{\"time_iso\":\"2026-11-20T10:00:00+01:00\",\"time_utc\":null}"),
      "delivered", "2026-11-20T09:00:00Z", 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("Exception", "Exception_Other", ""), "delayed", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("Exception", "Exception_Returning", ""), "returning", 0, 0, 0, 0, 0 },
    { "seventeentrack", SEVENTEEN("Exception", "Exception_Returned", ""), "returned", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("unknown", ""), "unknown", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("pre_transit", ",\"tracking_details\":null"), "preparing", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("in_transit", ",\"est_delivery_date\":\"2026-11-23T00:00:00Z\",\"tracking_details\":[{\"datetime\":\"2026-11-19T09:00:00Z\","
      "\"message\":\"Picked up\",\"status\":\"in_transit\"},{\"datetime\":\"2026-11-20T09:00:00Z\",\"message\":\"Sorted\",\"status\":\"in_transit\"}]"),
      "in_transit", "2026-11-20T09:00:00Z", "Sorted", "2026-11-23", "2026-11-23", 0 },
    { "easypost", EASYPOST("out_for_delivery", ""), "out_for_delivery", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("available_for_pickup", ""), "at_pickup_point", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("delivered", ",\"tracking_details\":[{\"datetime\":\"2026-11-20T09:00:00Z\",\"message\":\"Done\",\"status\":\"delivered\"}]"),
      "delivered", "2026-11-20T09:00:00Z", "Done", 0, 0, "2026-11-20T09:00:00Z" },
    { "easypost", EASYPOST("return_to_sender", ""), "returning", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("failure", ""), "not_delivered", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("error", ""), "not_delivered", 0, 0, 0, 0, 0 },
    { "easypost", EASYPOST("cancelled", ""), "cancelled", 0, 0, 0, 0, 0 },
    { "easypost", "{\"object\":\"Tracker\",\"tracking_code\":\"AB 1\",\"status\":\"in_transit\"}", "in_transit", 0, 0, 0, 0, 0 },
};

static msec at_of(struct cx *cx, const char *text)
{
    msec t = 0;
    if (text)
        OK(time_parse(cx, text, &t));
    return t;
}

static void words_of_services(void **state)
{
    (void)state;
    struct cx cx = plain_cx();
    for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++) {
        parcel_news_list news = { 0 };
        OK(tracker_kind(payloads[i].kind)->decode(&cx, json_of(&cx, payloads[i].body), &news));
        assert_int_equal(news.n, 1);
        const struct parcel_news *n = news.at;
        if (strcmp(n->tracking_number, "AB 1") || !text_same(n->status, payloads[i].status) || !text_same(n->last_event, payloads[i].event) ||
            n->last_event_at != at_of(&cx, payloads[i].at) || n->eta_from != at_of(&cx, payloads[i].eta_from) ||
            n->eta_to != at_of(&cx, payloads[i].eta_to) || n->delivered_at != at_of(&cx, payloads[i].delivered)) {
            print_error("payload %zu: %s %s %lld\n", i, n->status, n->last_event, (long long)n->last_event_at);
            _fail(__FILE__, __LINE__);
        }
    }
    arena_free(cx.mem);
}

/* Signed, and yet nothing that can be used: no news, or a failure in words; never a crash. */
static void odd_payloads(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "{}", "[]", "{\"msg\":1}", "{\"msg\":{}}", "{\"msg\":{\"tracking_number\":7}}", "{\"msg\":{\"tracking_number\":\"\"}}", "{\"data\":{}}",
        "{\"data\":{\"number\":\"1\"}}", "{\"data\":{\"number\":\"1\",\"track_info\":[]}}", "{\"data\":[]}", "{\"result\":{}}", "{\"result\":null}",
        "{\"description\":\"batch.created\",\"result\":{\"object\":\"Batch\"}}", "{\"object\":\"Tracker\"}",
    };
    struct cx cx = plain_cx();
    size_t kinds_n;
    const struct tracker_kind *const *kinds = tracker_kinds(&kinds_n);
    assert_int_equal(kinds_n, 3);
    for (size_t k = 0; k < kinds_n; k++)
        for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
            parcel_news_list news = { 0 };
            err_t e = kinds[k]->decode(&cx, json_of(&cx, odd[i]), &news);
            assert_int_equal(news.n, 0);
            assert_true(!e || e->code == E_INPUT);
        }
    parcel_news_list news = { 0 };                       /* members of the wrong kind, times that are none */
    OK(tracker_kind("aftership")->decode(&cx, json_of(&cx, AFTERSHIP("InTransit", ",\"checkpoints\":[1,{\"checkpoint_time\":5},{\"checkpoint_time\":"
       "\"yesterday\",\"message\":\"x\"},{\"checkpoint_time\":\"0001-01-01T00:00:00\"}],\"courier_estimated_delivery_date\":\"soon\"")), &news));
    OK(tracker_kind("easypost")->decode(&cx, json_of(&cx, EASYPOST("in_transit", ",\"tracking_details\":{},\"est_delivery_date\":[]")), &news));
    OK(tracker_kind("seventeentrack")->decode(&cx, json_of(&cx, SEVENTEEN("InTransit", "", ",\"latest_event\":7,\"time_metrics\":[],\"tracking\":{\"providers\":[1]}")), &news));
    assert_int_equal(news.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(!news.at[i].last_event_at && !news.at[i].last_event && !news.at[i].eta_to);
    arena_free(cx.mem);
}

static void public_payloads(void **state)
{
    (void)state;
    struct cx cx = plain_cx();
    const char *shared = getenv("WISMO_SHARED"), *folder = "data/api_payloads/easypost_trackers";
    DIR *d = opendir(arena_text(cx.mem, "%s/%s", shared ? shared : "../shared", folder));
    int files = 0, right = 0;
    if (!d) {
        print_message("SKIPPED: easypost_trackers is neither in $WISMO_SHARED nor in ../shared\n");
        arena_free(cx.mem);
        return;
    }
    for (struct dirent *e; (e = readdir(d));) {
        if (!strstr(e->d_name, ".json"))
            continue;
        parcel_news_list news = { 0 };
        json_t *body = json_of(&cx, slurp(&cx, arena_text(cx.mem, "%s/%s", folder, e->d_name)));
        OK(tracker_kind("easypost")->decode(&cx, body, &news));
        files++;
        assert_int_equal(news.n, 1);
        const struct parcel_news *n = news.at;
        /* the file's name says number and status */
        right += strstr(e->d_name, n->tracking_number) && strstr(e->d_name, n->status_raw) && text_same(n->status, "preparing") && n->last_event_at && n->eta_to &&
                 text_same(n->carrier, "USPS");
    }
    closedir(d);
    print_message("EasyPost trackers: %d of %d files read right. tracking_payloads holds answers of carriers' own APIs, none of a tracking service\n", right, files);
    assert_true(files > 0);
    assert_int_equal(right, files);
    arena_free(cx.mem);
}

/* --- signatures ----------------------------------------------------------------------------------------- */

static bool holds(struct cx *cx, const char *kind, const char *secret, const char *body, size_t n, const char *signature)
{
    const struct tracker t = { .kind = kind, .webhook_secret = secret };
    return tracker_kind(kind)->is_signed(cx, &t, body, n, signature);
}

static void signatures(void **state)
{
    (void)state;
    struct cx cx = plain_cx();
    static const struct { const char *kind, *secret, *body, *signature; } table[] = { /* made with other programs */
        { "aftership", "aftership_webhook_secret", "{\"event\":\"tracking_update\",\"msg\":{\"tag\":\"Delivered\"}}", "yriaDEEpoaVS8n9GnidQpB60xF0xfdtdFIxqAs3XK9M=" },
        { "seventeentrack", "17TRACK_KEY", "{\"event\":\"TRACKING_UPDATED\",\"data\":{\"number\":\"RR123456789CN\"}}",
          "a206861cc8a6f117d09f3bc62ecf6b0db06be866e7c4fbbb9768b2523bf6a3e0" },
        { "easypost", "s\xC3\xA9" "cret", "{\"description\":\"tracker.updated\"}",
          "hmac-sha256-hex=562be7a716cb4c03373fe99c34ee0da0f3fd9184950e5f060f6309cd8398fd19" },
        { "easypost", "se\xCC\x81" "cret", "{\"description\":\"tracker.updated\"}", /* the same secret, decomposed */
          "hmac-sha256-hex=562be7a716cb4c03373fe99c34ee0da0f3fd9184950e5f060f6309cd8398fd19" },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        const char *k = table[i].kind, *s = table[i].secret, *b = table[i].body, *sig = table[i].signature;
        size_t n = strlen(b);
        assert_true(holds(&cx, k, s, b, n, sig));
        assert_false(holds(&cx, k, s, b, n - 1, sig));
        assert_false(holds(&cx, k, s, arena_join(cx.mem, b, " "), n + 1, sig));
        assert_false(holds(&cx, k, arena_join(cx.mem, s, "x"), b, n, sig));
        assert_false(holds(&cx, k, s, b, n, NULL));
        assert_false(holds(&cx, k, s, b, n, ""));
        assert_false(holds(&cx, k, s, b, n, arena_join(cx.mem, sig, "0")));
        char *other = arena_copy(cx.mem, sig);
        other[strlen(other) - 3] ^= 1;
        assert_false(holds(&cx, k, s, b, n, other));
        other = arena_copy(cx.mem, sig);
        other[strlen(other) - 1] = '\0';
        assert_false(holds(&cx, k, s, b, n, other));
    }
    arena_free(cx.mem);
}

static void public_vectors(void **state)
{
    (void)state;
    struct cx cx = plain_cx();
    char *text = slurp(&cx, "contracts/peers/vectors/vectors.json");
    int n = 0;
    size_t i;
    json_t *v;
    if (!text) {
        print_message("SKIPPED: vectors.json is neither in $WISMO_SHARED nor in ../shared\n");
        arena_free(cx.mem);
        return;
    }
    json_array_foreach (json_of(&cx, text), i, v) {
        const char *name = json_str(v, "name"), *body = json_str(v, "body");
        const char *kind = text_same(name, "17track") ? "seventeentrack" : name;
        if (!tracker_kind(kind))
            continue;
        assert_true(holds(&cx, kind, json_str(v, "secret"), body, strlen(body), json_str(v, "signature")));
        n++;
    }
    print_message("webhook vectors: %d of 3 tracking services\n", n);
    assert_int_equal(n, 3);
    arena_free(cx.mem);
}

/* --- settings ------------------------------------------------------------------------------------------- */

static const char *column(struct cx *cx, const char *kind)
{
    struct row { const char *text; } row = { 0 };
    static const struct field fields[] = { FIELD(F_TEXT, struct row, text), { 0 } };
    OK(db_get(cx, fields, &row, "SELECT api_key_sealed || ' ' || COALESCE(webhook_secret_sealed, '') AS text FROM tracker WHERE shop_id = $1 AND kind = $2",
              T(cx->who.shop), T(kind)));
    return row.text;
}

static err_t put(struct cx *cx, const char *kind, const char *json, struct tracker *out) { return tracker_put(cx, kind, json_of(cx, json), out); }

static void refused_put(struct cx *cx, const char *kind, const char *json, const char *field)
{
    struct tracker t;
    err_t e = put(cx, kind, json, &t);
    if (!e || !text_same(e->field, field)) {
        print_error("%s: %s (%s)\n", json, e ? e->message : "taken", e && e->field ? e->field : "-");
        _fail(__FILE__, __LINE__);
    }
}

static void settings(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    struct tracker t, again;
    OK(crypto_use_secret(&cx, SECRET));
    refused_put(&cx, "aftership", "{}", "api_key");
    refused_put(&cx, "aftership", "{\"api_key\":\"k\",\"url\":\"http://example.com/x\"}", "url");
    refused_put(&cx, "aftership", "{\"api_key\":\"k\",\"url\":\"https://10.0.0.1/x\"}", "url");
    refused_put(&cx, "aftership", "{\"api_key\":\"k\",\"url\":\"https://user@example.com/\"}", "url");
    refused_put(&cx, "aftership", "{\"api_key\":\"k\",\"url\":\"https://example.com/?x=\"}", "url");
    refused_put(&cx, "aftership", "{\"api_key\":\"k\\u0001y\"}", "api_key");
    refused_put(&cx, "seventeentrack", "{\"api_key\":\"k\",\"webhook_secret\":\"w\"}", "webhook_secret");
    assert_int_equal(put(&cx, "parcelpigeon", "{\"api_key\":\"k\"}", &t)->code, E_MISSING);
    OK(put(&cx, "aftership", "{\"api_key\":\"key-of-the-shop\",\"webhook_secret\":\"hook-secret\"}", &t));
    assert_true(t.enabled);
    assert_null(strstr(column(&cx, "aftership"), "key-of-the-shop"));
    assert_null(strstr(column(&cx, "aftership"), "hook-secret"));
    OK(put(&cx, "aftership", "{\"enabled\":false,\"api_key\":true}", &again)); /* what is left out stays */
    assert_string_equal(again.id, t.id);
    assert_string_equal(again.api_key, t.api_key);
    assert_string_equal(again.webhook_secret, t.webhook_secret);
    assert_false(again.enabled);
    assert_int_equal(tracker_enter(&cx, t.id, &t)->code, E_MISSING); /* switched off */
    refused_put(&cx, "aftership", "{\"url\":\"https://other.example/\"}", "api_key"); /* the key was not given for that */
    OK(put(&cx, "aftership", "{\"enabled\":true,\"url\":\"https://other.example/\",\"api_key\":\"another\"}", &again));
    event_list events = { 0 };
    OK(event_find(&cx, "tracker", "aftership", NULL, 50, &events));
    assert_true(events.n >= 4);
    for (size_t i = 0; i < events.n; i++)
        assert_true(!events.at[i].to || (!strstr(events.at[i].to, "key-of") && !strstr(events.at[i].to, "another") && !strstr(events.at[i].to, "s1:")));
    /* a new key of the installation */
    int64_t n;
    OK(crypto_use_secret(&cx, "another secret of the tests, long enough" CRYPTO_PREVIOUS SECRET));
    OK(tracker_sealed_before(&cx, &n));
    assert_int_equal(n, 2);
    OK(tracker_reseal(&cx, &n));
    assert_int_equal(n, 2);
    OK(tracker_sealed_before(&cx, &n));
    assert_int_equal(n, 0);
    char *plain;
    OK(crypto_use_secret(&cx, "another secret of the tests, long enough"));
    OK(tracker_get(&cx, "aftership", &t));
    OK(crypto_open(&cx, t.api_key, &plain));
    assert_string_equal(plain, "another");
    OK(crypto_open(&cx, t.webhook_secret, &plain));
    assert_string_equal(plain, "hook-secret");
    OK(tracker_remove(&cx, "aftership"));
    assert_int_equal(tracker_get(&cx, "aftership", &t)->code, E_MISSING);
    assert_int_equal(tracker_remove(&cx, "aftership")->code, E_MISSING);
    cx_free(&cx);
}

static int64_t waiting(struct cx *cx, const char *kind)
{
    struct tracker t;
    OK(tracker_get(cx, kind, &t));
    return t.waiting;
}

/* Which numbers a tracker is asked for: what is on its way when it is connected, and what comes afterwards. */
static void asked_for(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague"), other = order_shop(f, "Europe/Prague");
    struct tracker t;
    struct order o;
    tracker_due_list due = { 0 };
    OK(crypto_use_secret(&cx, SECRET));
    const struct { const char *number, *status; int days; } parcels[] = {
        { "Z1000000001", "shipped", 1 }, { "Z1000000002", "delivered", 1 }, { "Z1000000003", "in_transit", 40 }, { NULL, "shipped", 1 }, { " z100 0000001", "shipped", 2 },
    };
    for (size_t i = 0; i < 5; i++) {
        struct shipment s = { .status = parcels[i].status, .tracking_number = parcels[i].number, .carrier = "Packeta" };
        struct order in = { .number = arena_text(cx.mem, "%zu", i), .placed_at = cx.now - parcels[i].days * INT64_C(86400000) };
        in.shipments.at = &s, in.shipments.n = 1;
        OK(order_add(&cx, &in, &o));
        OK(order_add(&other, &in, &o));
    }
    OK(put(&cx, "easypost", "{\"api_key\":\"k\"}", &t));
    assert_int_equal(t.waiting, 1);
    struct shipment s = { .status = "shipped", .tracking_number = "Z1000000009" };
    struct order in = { .number = "9" };
    in.shipments.at = &s, in.shipments.n = 1;
    OK(order_add(&cx, &in, &o));
    assert_int_equal(waiting(&cx, "easypost"), 2);
    struct order_edit edit = { .to = { .version = o.version, .comment = "x" }, .given = order_given_bit("comment") };
    OK(order_change(&cx, o.id, &edit, &o));
    assert_int_equal(waiting(&cx, "easypost"), 2);
    s.tracking_number = "Z1000000010", s.status = "delivered", in.number = "10"; /* has arrived */
    OK(order_add(&cx, &in, &o));
    assert_int_equal(waiting(&cx, "easypost"), 2);
    OK(tracker_due(&cx, &due));
    bool mine = false;
    for (size_t i = 0; i < due.n; i++) {
        assert_string_not_equal(due.at[i].shop_id, other.who.shop);
        mine = mine || !strcmp(due.at[i].shop_id, cx.who.shop);
    }
    assert_true(mine);
    OK(put(&cx, "easypost", "{\"enabled\":false}", &t));
    s.tracking_number = "Z1000000011", s.status = "shipped", in.number = "11";
    OK(order_add(&cx, &in, &o));
    assert_int_equal(waiting(&cx, "easypost"), 2);
    cx_free(&cx);
    cx_free(&other);
}

static size_t warnings(struct cx *cx)
{
    warning_list all = { 0 };
    OK(warning_of(cx, "tracker", &all));
    for (size_t i = 0; i < all.n; i++)
        assert_string_equal(all.at[i].detail, "Parcels are not followed by EasyPost: It refuses.");
    return all.n;
}

/* Trouble of an hour is the owner's business; it ends with the trouble, and with the service. */
static void lasting_trouble(struct fixture *f)
{
    struct cx cx = order_shop(f, "Europe/Prague");
    const struct job job = { .id = "job_1", .shop_id = cx.who.shop, .kind = "track", .subject = "easypost" };
    struct tracker t;
    OK(crypto_use_secret(&cx, SECRET));
    OK(put(&cx, "easypost", "{\"api_key\":\"k\"}", &t));
    OK(db_exec(&cx, NULL, "UPDATE tracker SET trouble = 'It refuses.', blocked_until = $2 WHERE shop_id = $1", T(cx.who.shop), I(cx.now + INT64_C(86400000))));
    OK(track_run(&cx, &job));
    assert_int_equal(warnings(&cx), 0);
    cx.now += INT64_C(2) * 3600000;
    OK(track_run(&cx, &job));
    OK(track_run(&cx, &job));
    assert_int_equal(warnings(&cx), 1);
    OK(db_exec(&cx, NULL, "UPDATE tracker SET trouble = NULL WHERE shop_id = $1", T(cx.who.shop)));
    OK(track_run(&cx, &job));
    assert_int_equal(warnings(&cx), 0);
    OK(db_exec(&cx, NULL, "UPDATE tracker SET trouble = 'It refuses.' WHERE shop_id = $1", T(cx.who.shop)));
    OK(track_run(&cx, &job));
    assert_int_equal(warnings(&cx), 1);
    OK(tracker_remove(&cx, "easypost"));
    assert_int_equal(warnings(&cx), 0);
    OK(track_run(&cx, &job)); /* of a service that has gone meanwhile */
    cx_free(&cx);
}

EACH(settings) EACH(asked_for) EACH(lasting_trouble)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_services), cmocka_unit_test(odd_payloads), cmocka_unit_test(public_payloads), cmocka_unit_test(signatures),
        cmocka_unit_test(public_vectors),    EACH_TEST(settings),             EACH_TEST(asked_for), EACH_TEST(lasting_trouble),
    };
    return cmocka_run_group_tests_name("tracking services", tests, NULL, NULL);
}
