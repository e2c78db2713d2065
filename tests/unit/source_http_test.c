/* source_http_test.c - any HTTP API: addresses and bodies from templates, signatures, mappings with their mistakes, hostile
   JSON. What is made up here; the way through a server is tests/http/source_http.test.mjs. */
#include "base_case.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "source/http/room.h"
#include <stdio.h>

static const struct source api = { .id = "src_1", .kind = "http", .name = "Api" };

static json_t *parsed(struct cx *cx, const char *json)
{
    json_t *j;
    assert_ok(json_read(cx, json, strlen(json), &j));
    return j;
}

/* --- templates --- */

static void addresses(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *template, *vars, *is; } table[] = {
        { "/orders?number={number}&email={email}", "{\"number\":\"A 1\",\"email\":\"a+b@x.cz\"}", "https://x.example/v1/orders?number=A%201&email=a%2Bb%40x.cz" },
        { "/orders?number={number}&email={email}", "{\"number\":\"1&admin=1\",\"email\":\"\"}", "https://x.example/v1/orders?number=1%26admin%3D1" },
        { "/orders?x=1&email={email}", "{}", "https://x.example/v1/orders?x=1" },
        { "/orders?email={email}", "{\"email\":\"\"}", "https://x.example/v1/orders" },
        { "/orders?q={number}-{email}", "{\"number\":\"1\",\"email\":\"\"}", "https://x.example/v1/orders?q=1-" },
        { "/o/{id}/x", "{\"id\":\"../a?b#c/d\"}", "https://x.example/v1/o/..%2Fa%3Fb%23c%2Fd/x" },
        { "/o/{id}", "{\"id\":\"\"}", NULL },
        { "/o/{id}", "{\"id\":\"..\"}", NULL },
        { "/o/{id}", "{\"id\":\".\"}", NULL },
        { "/o/{id}", "{\"id\":\"č\"}", "https://x.example/v1/o/%C4%8D" },
        { "/o/{id}", "{\"id\":17}", "https://x.example/v1/o/17" },
        { "/o/{id}", "{\"id\":\"{number}\",\"number\":\"9\"}", "https://x.example/v1/o/%7Bnumber%7D" },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        const char *is = http_url(cx, "https://x.example/v1//", table[i].template, parsed(cx, table[i].vars));
        if (!table[i].is)
            assert_null(is);
        else
            assert_string_equal(is, table[i].is);
    }
    assert_null(http_template("none", "/x"));
    assert_string_equal(http_template("", "/x"), "/x");
    assert_string_equal(http_template("/y", "/x"), "/y");
}

static void bodies(void **state)
{
    struct cx *cx = *state;
    json_t *vars = parsed(cx, "{\"note\":\"say \\\"hi\\\", {key}\",\"key\":\"k1\",\"details\":{\"line1\":\"A\"}}");
    json_t *made = http_body(cx, parsed(cx, "{\"a\":\"{note}\",\"b\":[\"<{key}>\",7,true,null],\"c\":\"{details}\",\"d\":\"{absent}\",\"e\":\"{not a name}\"}"), vars);
    assert_string_equal(json_text(cx->mem, made),
        "{\"a\":\"say \\\"hi\\\", {key}\",\"b\":[\"<k1>\",7,true,null],\"c\":{\"line1\":\"A\"},\"d\":null,\"e\":\"{not a name}\"}");
    assert_string_equal(http_text(cx, "{key}\\n{absent}\\t{key}", vars), "k1\n\tk1");
}

static void template_mistakes(void **state)
{
    struct cx *cx = *state;
    static const char *const bad[] = { "orders", "/o/{nmber}", "/o/{id", "/o/}", "/a b", "/a#b", "/a\\b", "/{}" };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_field(http_template_check(cx, "find", bad[i], true, "id number"), "find");
    assert_ok(http_template_check(cx, "find", "/o/{id}?n={number}", true, "id number"));
    assert_ok(http_template_check(cx, "find", "none", true, "id"));
    assert_ok(http_template_check(cx, "find", NULL, true, "id"));
    assert_field(http_body_check(cx, "b", parsed(cx, "{\"x\":[{\"y\":\"{zz}\"}]}"), "id"), "b.x[0].y");
}

/* --- signatures --- */

static void signatures(void **state)
{
    struct cx *cx = *state;
    static const char shoptet[] = "{\"eshopId\":222651,\"event\":\"order:update\",\"eventCreated\":\"2026-01-01T10:00:00+0100\",\"eventInstance\":\"2026000123\"}";
    assert_string_equal(http_hmac(cx, true, "hex", "shoptet_signature_key", shoptet, strlen(shoptet)), "9ed47c4a8e2d34b22842a8402e9f0a6d2073a6cd");
    static const char woo[] = "{\"id\":727,\"status\":\"completed\",\"billing\":{\"email\":\"jane@example.com\"}}";
    assert_string_equal(http_hmac(cx, false, "base64", "woo_wismo_secret", woo, strlen(woo)), "v/SAb6lA9MVLFR6xl0q+2FEzQTefRnAaBZ3sRue9mk4=");
    static const char meta[] = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
    assert_string_equal(http_hmac(cx, false, NULL, "meta_app_secret", meta, strlen(meta)), "e6ad1226d7dbb376b93779e72f6ea6cc56d514dbcb4b3fa023b679f8f0220325");
    static const char intercom[] = "{\"type\":\"notification_event\",\"topic\":\"conversation.admin.replied\"}";
    assert_string_equal(http_hmac(cx, true, "hex", "intercom_client_secret", intercom, strlen(intercom)), "48969db76697cc7bff9005d71e1e685d4e63a564");
}

/* --- dates and amounts --- */

static void dates(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *format, *text, *utc; } table[] = {
        { "DD.MM.YYYY HH:mm", "21.11.2026 09:30", "2026-11-21T09:30:00.000Z" }, { "DD.MM.YYYY", "1.2.2026", "2026-02-01T00:00:00.000Z" },
        { "YYYYMMDD", "20260131", "2026-01-31T00:00:00.000Z" },                  { "MM/DD/YYYY HH:mm:ss", "12/31/2026 23:59:59", "2026-12-31T23:59:59.000Z" },
    };
    static const char *const bad[] = { "", "21.11.2026", "21.11.2026 9", "31.13.2026 10:00", "32.11.2026 10:00", "21-11-2026 10:00", "21.11.2026 10:00 ", "aa.bb.cccc dd:ee" };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
        assert_string_equal(time_text(cx->mem, http_time_read(table[i].format, table[i].text)), table[i].utc);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(http_time_read("DD.MM.YYYY HH:mm", bad[i]), 0);
    static const struct { const char *spec, *from, *utc; } zones[] = {
        { "{\"zone\":\"Europe/Prague\"}", "{\"t\":\"2026-07-01T12:00:00\"}", "2026-07-01T10:00:00.000Z" },
        { "{\"zone\":\"Europe/Prague\"}", "{\"t\":\"2026-07-01T12:00:00Z\"}", "2026-07-01T12:00:00.000Z" },
        { "{\"zone\":\"Europe/Prague\"}", "{\"t\":\"2026-07-01T12:00:00+01:00\"}", "2026-07-01T11:00:00.000Z" },
        { "{\"zone\":\"Europe/Prague\"}", "{\"t\":\"2026-07-01\"}", "2026-06-30T22:00:00.000Z" },
        { "{\"zone\":\"Europe/Prague\"}", "{\"t\":1767225600}", "2026-01-01T00:00:00.000Z" },
        { "{\"format\":\"YYYYMMDD\",\"zone\":\"Europe/Prague\"}", "{\"t\":20260701}", "2026-06-30T22:00:00.000Z" },
    };
    for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
        assert_string_equal(time_text(cx->mem, http_time(cx, parsed(cx, zones[i].spec), "t", parsed(cx, zones[i].from))), zones[i].utc);
}

static void amounts(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *spec, *from; int64_t minor; const char *currency; } table[] = {
        { "null", "{\"t\":\"12.50\"}", 0, "" },                     { "\"t\"", "{\"t\":\"12.50\"}", 1250, "EUR" },
        { "\"t\"", "{\"t\":12.5}", 1250, "EUR" },                   { "\"t\"", "{\"t\":\"1 299,00\"}", 129900, "EUR" },
        { "\"t\"", "{\"t\":{\"minor\":7,\"currency\":\"USD\"}}", 7, "USD" },
        { "\"t\"", "{\"t\":{\"amount\":\"7.00\",\"currency\":\"usd\"}}", 700, "USD" },
        { "{\"path\":\"t\",\"unit\":\"minor\"}", "{\"t\":1250}", 1250, "EUR" },
        { "{\"path\":\"t\",\"unit\":\"minor\"}", "{\"t\":\"1250\"}", 1250, "EUR" },
        { "{\"path\":\"t\",\"unit\":\"minor\"}", "{\"t\":\"12.50\"}", 0, "" },
        { "{\"path\":\"t\",\"unit\":\"minor\"}", "{\"t\":9223372036854775807}", 0, "" },
        { "\"t\"", "{\"t\":\"a lot\"}", 0, "" },                    { "\"t\"", "{\"t\":[1]}", 0, "" },
        { "\"t\"", "{\"t\":true}", 0, "" },                         { "\"t\"", "{}", 0, "" },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct money m = http_money(cx, parsed(cx, table[i].spec), "t", parsed(cx, table[i].from), "EUR");
        assert_string_equal(m.currency, table[i].currency);
        assert_int_equal(m.minor, table[i].minor);
    }
}

/* --- orders --- */

static struct order mapped(struct cx *cx, const char *mapping, const char *from)
{
    struct order o;
    assert_ok(http_map_order(cx, &api, parsed(cx, mapping), parsed(cx, from), &o));
    return o;
}

static void words(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *from, *general, *delivery, *payment; } table[] = {
        { "{\"id\":1,\"status\":\"shipped\"}", "in_progress", "shipped", NULL },
        { "{\"id\":1,\"status\":\"Ready to ship\"}", "in_progress", "preparing", NULL },
        { "{\"id\":1,\"status\":\"paid\"}", "confirmed", NULL, "paid" },
        { "{\"id\":1,\"status\":\"awaiting_payment\"}", "new", NULL, "awaiting" },
        { "{\"id\":1,\"status\":\"refunded\"}", "refunded", NULL, "refunded" },
        { "{\"id\":1,\"status\":\"canceled\"}", "cancelled", NULL, NULL },
        { "{\"id\":1,\"status\":\"processing\"}", "processing", NULL, NULL },      /* whatever that means: the shop says it */
        { "{\"id\":1,\"delivery\":\"delivered\"}", "completed", "delivered", NULL },
        { "{\"id\":1,\"delivery\":\"by pigeon\"}", NULL, "by pigeon", NULL },
        { "{\"id\":1,\"general\":\"new\",\"payment\":\"void\"}", "new", NULL, "voided" },
        { "{\"id\":1}", NULL, NULL, NULL },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct order o = mapped(cx, "{}", table[i].from);
        assert_true(text_same(o.general, table[i].general));
        assert_true(text_same(o.delivery, table[i].delivery));
        assert_true(text_same(o.payment, table[i].payment));
    }
    struct order o = mapped(cx, "{\"general\":{\"path\":\"s\",\"words\":{\"Hotovo\":\"completed\"}}}", "{\"id\":1,\"s\":\"HOTOVO\"}");
    assert_string_equal(o.general, "completed");
    assert_string_equal(o.general_raw, "HOTOVO");
}

/* What is not said, what is none, and what there is. */
static void lists(void **state)
{
    struct cx *cx = *state;
    struct order o = mapped(cx, "{}", "{\"id\":\"x\"}");
    assert_null(o.items.at);
    assert_null(o.shipments.at);
    o = mapped(cx, "{}", "{\"id\":\"x\",\"items\":[],\"shipments\":[]}");
    assert_non_null(o.items.at);
    assert_int_equal(o.items.n, 0);
    assert_non_null(o.shipments.at);
    assert_int_equal(o.shipments.n, 0);
    o = mapped(cx, "{}", "{\"id\":\"x\",\"items\":[7,null,{\"sku\":\"S\",\"quantity\":\"2.0\",\"thumbnail\":\"javascript:alert(1)\"}],\"shipments\":[{\"tracking_number\":\"T\",\"tracking_url\":\"javascript:1\"}]}");
    assert_int_equal(o.items.n, 1);
    assert_string_equal(o.items.at[0].name, "S");
    assert_int_equal(o.items.at[0].quantity, 2);
    assert_null(o.items.at[0].thumbnail);
    assert_null(o.shipments.at[0].tracking_url);
    assert_string_equal(o.shipments.at[0].status, "shipped");
}

static void allowed(void **state)
{
    struct cx *cx = *state;
    struct order o = mapped(cx, "{}", "{\"id\":1,\"allowed\":{\"cancel\":false,\"return\":{\"answer\":\"yes\",\"reason\":\"r\"},\"change\":\"perhaps\",\"fly\":true}}");
    assert_int_equal(o.allowed.n, 3);
    for (size_t i = 0; i < o.allowed.n; i++) {
        const struct order_allowed *a = &o.allowed.at[i];
        assert_string_equal(a->answer, !strcmp(a->action, "cancel") ? "no" : !strcmp(a->action, "return") ? "yes" : "ask");
    }
    assert_int_equal(mapped(cx, "{\"allowed\":null}", "{\"id\":1,\"allowed\":{\"cancel\":false}}").allowed.n, 0);
}

static void hostile(void **state)
{
    struct cx *cx = *state;
    static const char *const from[] = {
        "{\"id\":{\"a\":1}}", "{\"id\":[]}", "{\"id\":null}", "{\"id\":\"  \"}", "{}", "{\"id\":\"\\u0001\"}",
    };
    struct order o;
    for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++)
        assert_code(http_map_order(cx, &api, parsed(cx, "{}"), parsed(cx, from[i]), &o), E_REMOTE);
    /* a text where a list is thought, numbers where texts are, a name of a megabyte, all kinds in all places */
    struct buf b = { 0 };
    buf_text(&b, "{\"id\":1.5,\"number\":true,\"email\":[1],\"items\":\"none\",\"shipments\":7,\"total\":{\"minor\":\"x\"},\"currency\":99,"
                 "\"placed_at\":{},\"allowed\":[1,2],\"general\":{},\"customer_name\":\"");
    for (int i = 0; i < 1000000; i++)
        buf_text(&b, "ž");
    buf_text(&b, "\"}");
    o = mapped(cx, "{}", arena_copy_n(cx->mem, b.at, b.n));
    buf_free(&b);
    assert_string_equal(o.external_id, "1.5");
    assert_string_equal(o.number, "true");
    assert_null(o.email);
    assert_null(o.items.at);
    assert_int_equal(text_length(o.customer_name), 255);
    assert_true(text_valid(o.customer_name, strlen(o.customer_name)));
    assert_string_equal(o.total.currency, "");
    o = mapped(cx, "{}", "{\"id\":\"a\\nb\\tc\"}");
    assert_string_equal(o.external_id, "a b c");
}

static void answers(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *answer; int n; } table[] = {
        { "[]", 0 }, { "[{\"id\":1},{\"id\":2}]", 2 }, { "{\"id\":1}", 1 }, { "{\"orders\":[{\"id\":1}]}", 1 }, { "{\"data\":{\"orders\":[{\"id\":1}]}}", 1 },
        { "{\"data\":[{\"id\":1}]}", 1 }, { "{\"order\":{\"id\":1}}", 1 }, { "{\"id\":1,\"items\":[{\"id\":7},{\"id\":8}]}", 1 }, /* its goods are no orders */
        { "{\"error\":\"no\"}", -1 }, { "7", -1 }, { "\"x\"", -1 }, { "[{\"x\":1}]", -1 },
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
        struct http_form f = { 0 };
        order_list list = { 0 };
        err_t e = http_orders(cx, &api, &f, parsed(cx, table[i].answer), &list);
        assert_int_equal(e != NULL, table[i].n < 0);
        if (!e)
            assert_int_equal(list.n, table[i].n);
    }
    struct http_form f = { .list_path = "a[0].b" };
    order_list list;
    assert_ok(http_orders(cx, &api, &f, parsed(cx, "{\"a\":[{\"b\":[{\"id\":5}]}],\"orders\":[]}"), &list));
    assert_int_equal(list.n, 1);
}

static void mapping_mistakes(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *mapping, *field; } bad[] = {
        { "[]", "mapping" }, { "{\"nmber\":\"x\"}", "mapping.nmber" }, { "{\"number\":7}", "mapping.number" }, { "{\"number\":\"a..b\"}", "mapping.number" },
        { "{\"number\":\"a.\"}", "mapping.number" }, { "{\"number\":\"a[]\"}", "mapping.number" }, { "{\"number\":\"a[x]\"}", "mapping.number" },
        { "{\"number\":\"a[0\"}", "mapping.number" }, { "{\"number\":\"\"}", NULL }, { "{\"number\":null}", NULL }, { "{\"number\":\"a[0].b[-1]\"}", NULL },
        { "{\"number\":{\"path\":[\"a\",\"b..\"]}}", "mapping.number.path[1]" }, { "{\"number\":{\"pth\":\"a\"}}", "mapping.number.pth" },
        { "{\"number\":{\"path\":\"a\",\"words\":{}}}", "mapping.number.words" }, { "{\"general\":{\"path\":\"a\",\"words\":{\"x\":\"\"}}}", "mapping.general.words.x" },
        { "{\"general\":{\"path\":\"a\",\"words\":{\"x\":\"on_hold\"}}}", NULL }, { "{\"placed_at\":{\"format\":\"DD.MM\"}}", "mapping.placed_at.format" },
        { "{\"shipments\":{\"path\":\"\",\"status\":\"s\"}}", NULL }, { "{\"shipments\":{\"state\":\"s\"}}", "mapping.shipments.state" },
        { "{\"items\":{\"unit_price\":{\"path\":\"p\",\"unit\":\"x\"}}}", "mapping.items.unit_price.unit" }, { "{\"items\":\"lines\"}", NULL },
        { "{\"allowed\":{\"cancel\":\"c\",\"return\":{\"answer\":\"r\",\"reason\":\"w\"}}}", NULL }, { "{\"allowed\":{\"cancel\":{\"answer\":\"c\",\"y\":1}}}", "mapping.allowed.cancel.y" },
        { "{\"currency\":{\"value\":\"CZK\"}}", NULL }, { "{\"currency\":{\"value\":[]}}", "mapping.currency.value" },
        { "{\"general\":{\"words\":{\"a\":{\"b\":1}}}}", "mapping.general.words.a" },
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        err_t e = http_map_check(cx, bad[i].mapping);
        if (!bad[i].field)
            assert_ok(e);
        else
            assert_field(e, bad[i].field);
    }
}

int main(void)
{
    crypto_start();
    const struct CMUnitTest tests[] = { CASE(addresses), CASE(bodies), CASE(template_mistakes), CASE(signatures), CASE(dates),   CASE(amounts), CASE(words),
                                        CASE(lists),     CASE(allowed), CASE(hostile),          CASE(answers),    CASE(mapping_mistakes) };
    return cmocka_run_group_tests_name("any HTTP API", tests, NULL, NULL);
}
