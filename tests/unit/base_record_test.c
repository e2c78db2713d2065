/* base_record_test.c - rows in, JSON out, JSON in, descriptions. */
#include "base_case.h"
#include "base/json.h"
#include "base/record.h"

struct parcel {
    const char *id, *name, *email, *site, *note, *kind, *token, *extra, *inner;
    int64_t count, free_count;
    bool done;
    msec at;
    struct money total, fee;
};

static const struct field all[] = {
    FIELD(F_TEXT, struct parcel, id, .flags = FF_READONLY),
    FIELD(F_TEXT, struct parcel, name, .flags = FF_REQUIRED, .note = "As on the label", .most = 10),
    FIELD(F_TEXT, struct parcel, email, .flags = FF_EMAIL),
    FIELD(F_TEXT, struct parcel, site, .flags = FF_URL | FF_OMIT),
    FIELD(F_TEXT, struct parcel, note, .flags = FF_MULTILINE),
    FIELD(F_CHOICE, struct parcel, kind, .options = "small large"),
    FIELD(F_TEXT, struct parcel, token, .flags = FF_SECRET),
    FIELD(F_JSON, struct parcel, extra, .most = 20),
    FIELD(F_TEXT, struct parcel, inner, .flags = FF_HIDDEN),
    FIELD(F_INT, struct parcel, count, .most = 1000),
    FIELD(F_INT, struct parcel, free_count, .flags = FF_OMIT),
    FIELD(F_BOOL, struct parcel, done),
    FIELD(F_TIME, struct parcel, at),
    FIELD(F_MONEY, struct parcel, total),
    FIELD(F_MONEY, struct parcel, fee, .flags = FF_OMIT),
    { 0 },
};

static json_t *json(struct cx *cx, const char *text)
{
    json_t *j = NULL;
    assert_ok(json_read(cx, text, strlen(text), &j));
    return j;
}

static const struct field *field(const char *name)
{
    const struct field *f = all;
    while (strcmp(f->name, name) != 0)
        f++;
    return f;
}

static struct cell text_cell(const char *s) { return (struct cell){ .text = s, .n = strlen(s) }; }
static struct cell num_cell(int64_t n) { return (struct cell){ .num = n, .is_int = true }; }
static const struct cell null_cell = { .is_null = true };

static void rows(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    struct parcel p = { 0 };
    char name[] = "Annette";
    record_set(a, field("name"), &p, (struct cell){ .text = name, .n = 3 });
    name[0] = 'X';
    assert_string_equal(p.name, "Ann");
    record_set(a, field("name"), &p, num_cell(-42));
    assert_string_equal(p.name, "-42");
    record_set(a, field("name"), &p, null_cell);
    assert_null(p.name);
    record_set(a, field("count"), &p, num_cell(7));
    assert_int_equal(p.count, 7);
    record_set(a, field("count"), &p, text_cell("-12"));
    assert_int_equal(p.count, -12);
    record_set(a, field("count"), &p, null_cell);
    assert_int_equal(p.count, 0);
    record_set(a, field("done"), &p, num_cell(1));
    assert_true(p.done);
    record_set(a, field("done"), &p, null_cell);
    assert_false(p.done);
    record_set(a, field("at"), &p, num_cell(123));
    assert_int_equal(p.at, 123);
}

static void money_in_rows(void **state)
{
    struct arena *a = ((struct cx *)*state)->mem;
    const struct field *f = field("total");
    struct parcel p = { 0 };
    record_set(a, f, &p, num_cell(1250));                      /* amount, then currency */
    record_set(a, f, &p, text_cell("USD"));
    assert_true(p.total.minor == 1250 && strcmp(p.total.currency, "USD") == 0);
    p = (struct parcel){ 0 };
    record_set(a, f, &p, text_cell("USD"));                    /* the other way round */
    record_set(a, f, &p, num_cell(1250));
    assert_true(p.total.minor == 1250 && strcmp(p.total.currency, "USD") == 0);
    p = (struct parcel){ 0 };
    record_set(a, f, &p, null_cell);                           /* no amount, whatever the currency */
    record_set(a, f, &p, text_cell("USD"));
    assert_string_equal(p.total.currency, "");
    p = (struct parcel){ 0 };
    record_set(a, f, &p, text_cell("USD"));
    record_set(a, f, &p, null_cell);
    assert_string_equal(p.total.currency, "");
    record_set(a, f, &p, text_cell("123"));                    /* digits as text are an amount */
    assert_int_equal(p.total.minor, 123);

    for (int i = 0; i < 2; i++) {                              /* a new record, currency NULL */
        p = (struct parcel){ 0 };
        record_set(a, f, &p, i ? null_cell : num_cell(5));
        record_set(a, f, &p, i ? num_cell(5) : null_cell);
        assert_string_equal(p.total.currency, "");
    }
    /* the same record read again and again, every amount and currency after every other, in both orders */
    static const char *const codes[] = { "USD", "EUR" };
    p = (struct parcel){ 0 };
    for (int i = 0; i < 8 * 8 * 8; i++)
        for (int k = i, round = 0; round < 3; round++, k /= 8) {
            const char *code = codes[k % 2];
            bool null = k / 2 % 2, amount_first = k / 4 % 2;
            struct cell amount = null ? null_cell : num_cell(k + 5), currency = text_cell(code);
            record_set(a, f, &p, amount_first ? amount : currency);
            record_set(a, f, &p, amount_first ? currency : amount);
            if (null) {
                assert_string_equal(p.total.currency, "");
            } else {
                assert_string_equal(p.total.currency, code);
                assert_int_equal(p.total.minor, k + 5);
            }
        }
}

static void json_out(void **state)
{
    (void)state;
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    struct parcel p = { .id = "par_1", .name = "Ann", .extra = "{\"x\":1}", .inner = "secret", .token = "t0ken", .count = 3,
        .done = true, .at = INT64_C(1795253400000), .total = { 1250, "USD" } };
    writer_open(&w, NULL, '{');
    record_write(&w, all, &p);
    writer_close(&w);
    assert_string_equal(b.at, "{\"id\":\"par_1\",\"name\":\"Ann\",\"email\":null,\"note\":null,\"kind\":null,\"token\":true,\"extra\":{\"x\":1},"
        "\"count\":3,\"done\":true,\"at\":\"2026-11-21T09:30:00.000Z\",\"total\":{\"minor\":1250,\"currency\":\"USD\",\"text\":\"$12.50\"}}");
    buf_free(&b);
    w = (struct writer){ .to = &b };
    p = (struct parcel){ .token = "", .site = "https://x", .free_count = 5, .fee = { 1, "JPY" } };
    writer_open(&w, NULL, '{');
    record_write(&w, all, &p);
    writer_close(&w);
    assert_string_equal(b.at, "{\"id\":null,\"name\":null,\"email\":null,\"site\":\"https://x\",\"note\":null,\"kind\":null,\"token\":false,\"extra\":null,"
        "\"count\":0,\"free_count\":5,\"done\":false,\"at\":null,\"total\":null,\"fee\":{\"minor\":1,\"currency\":\"JPY\",\"text\":\"¥1\"}}");
    buf_free(&b);
}

static void json_in(void **state)
{
    struct cx *cx = *state;
    struct parcel p = { .note = "stays", .count = 9, .id = "par_1" };
    uint64_t given = 0;
    assert_ok(record_take(cx, all, json(cx, "{\"name\":\"  Ann \",\"email\":\"ann@example.com\",\"kind\":\"large\",\"token\":\"s3\",\"extra\":{\"a\": [1, 2]},"
        "\"done\":true,\"at\":\"2026-11-21T09:30:00Z\",\"total\":{\"minor\":-5},\"fee\":{\"minor\":7,\"currency\":\"JPY\",\"text\":\"¥7\"},\"site\":\"https://x.example/a?b\"}"), &p, &given));
    assert_string_equal(p.name, "Ann");
    assert_string_equal(p.email, "ann@example.com");
    assert_string_equal(p.kind, "large");
    assert_string_equal(p.token, "s3");
    assert_string_equal(p.extra, "{\"a\":[1,2]}");
    assert_string_equal(p.note, "stays");
    assert_string_equal(p.id, "par_1");
    assert_true(p.done && p.count == 9 && p.at == INT64_C(1795253400000));
    assert_true(p.total.minor == -5 && strcmp(p.total.currency, "USD") == 0 && p.fee.minor == 7 && strcmp(p.fee.currency, "JPY") == 0);
    assert_int_equal(given, 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14);

    assert_ok(record_take(cx, all, json(cx, "{\"name\":\"B\",\"email\":null,\"kind\":null,\"extra\":null,\"at\":null,\"total\":null,\"note\":\"a\\nb\\tc\"}"), &p, NULL));
    assert_true(!p.email && !p.kind && !p.extra && !p.at && !p.total.currency[0]);
    assert_string_equal(p.note, "a\nb\tc");
    assert_ok(record_take(cx, all, json(cx, "{\"name\":\"B\",\"email\":\"\",\"site\":\" \"}"), &p, NULL));
    assert_string_equal(p.email, "");
    assert_string_equal(p.site, "");
    assert_ok(record_take(cx, all, json(cx, "{\"name\":\"1234567890\",\"count\":1000,\"free_count\":-9223372036854775808}"), &p, NULL));
    assert_ok(record_take(cx, all, json(cx, "{\"name\":\"Київ567890\",\"count\":0}"), &p, NULL));
    assert_ok(record_change(cx, all, json(cx, "{\"count\":5}"), &p, &given));
    assert_true(given == 1 << 9 && p.count == 5);
    assert_ok(record_change(cx, all, json(cx, "{}"), &p, &given));
    assert_int_equal(given, 0);
}

static void json_in_refused(void **state)
{
    struct cx *cx = *state;
    static const char *const bad[][2] = {
        { "{}", "name" }, { "{\"name\":\"\"}", "name" }, { "{\"name\":\"   \"}", "name" }, { "{\"name\":null}", "name" }, { "{\"name\":5}", "name" },
        { "{\"name\":\"12345678901\"}", "name" }, { "{\"name\":\"a\\nb\"}", "name" }, { "{\"name\":\"a\\u0001b\"}", "name" }, { "{\"name\":[\"a\"]}", "name" },
        { "{\"name\":\"A\",\"id\":\"x\"}", "id" }, { "{\"name\":\"A\",\"inner\":\"x\"}", "inner" }, { "{\"name\":\"A\",\"nom\":1}", "nom" },
        { "{\"name\":\"A\",\"email\":\"x\"}", "email" }, { "{\"name\":\"A\",\"email\":\"a@b\"}", "email" }, { "{\"name\":\"A\",\"email\":\"a@b..c\"}", "email" },
        { "{\"name\":\"A\",\"email\":\"@b.cz\"}", "email" }, { "{\"name\":\"A\",\"email\":\"a@b@c.cz\"}", "email" }, { "{\"name\":\"A\",\"email\":\"a b@c.cz\"}", "email" },
        { "{\"name\":\"A\",\"email\":\"a@.cz\"}", "email" }, { "{\"name\":\"A\",\"email\":\"a@b.\"}", "email" }, { "{\"name\":\"A\",\"email\":\"a@\"}", "email" },
        { "{\"name\":\"A\",\"site\":\"ftp://x\"}", "site" }, { "{\"name\":\"A\",\"site\":\"javascript:alert(1)\"}", "site" }, { "{\"name\":\"A\",\"site\":\"https://\"}", "site" },
        { "{\"name\":\"A\",\"site\":\"https:///x\"}", "site" }, { "{\"name\":\"A\",\"site\":\"https://a b\"}", "site" }, { "{\"name\":\"A\",\"site\":\"https://x\\\"\"}", "site" },
        { "{\"name\":\"A\",\"kind\":\"medium\"}", "kind" }, { "{\"name\":\"A\",\"kind\":\"\"}", "kind" }, { "{\"name\":\"A\",\"kind\":1}", "kind" }, { "{\"name\":\"A\",\"kind\":\"small large\"}", "kind" },
        { "{\"name\":\"A\",\"count\":\"5\"}", "count" }, { "{\"name\":\"A\",\"count\":1.5}", "count" }, { "{\"name\":\"A\",\"count\":1001}", "count" }, { "{\"name\":\"A\",\"count\":-1}", "count" },
        { "{\"name\":\"A\",\"count\":null}", "count" }, { "{\"name\":\"A\",\"done\":1}", "done" }, { "{\"name\":\"A\",\"done\":null}", "done" },
        { "{\"name\":\"A\",\"at\":\"soon\"}", "at" }, { "{\"name\":\"A\",\"at\":5}", "at" }, { "{\"name\":\"A\",\"note\":\"a\\u0007\"}", "note" },
        { "{\"name\":\"A\",\"total\":1250}", "total" }, { "{\"name\":\"A\",\"total\":\"12.50\"}", "total" }, { "{\"name\":\"A\",\"total\":{\"minor\":12.5}}", "total" }, { "{\"name\":\"A\",\"total\":{}}", "total" },
        { "{\"name\":\"A\",\"total\":{\"minor\":1,\"currency\":\"usd\"}}", "total" }, { "{\"name\":\"A\",\"total\":{\"minor\":1,\"currency\":null}}", "total" },
        { "{\"name\":\"A\",\"total\":{\"minor\":1000000000000001}}", "total" }, { "{\"name\":\"A\",\"total\":{\"minor\":-1000000000000001}}", "total" },
        { "{\"name\":\"A\",\"extra\":[1,2,3,4,5,6,7,8,9,10]}", "extra" },
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct parcel p = { .name = "before", .count = 3 }, before = p;
        uint64_t given = 77;
        err_t e = record_take(cx, all, json(cx, bad[i][0]), &p, &given);
        if (!e)
            fail_msg("%s was taken", bad[i][0]);
        assert_int_equal(e->code, E_INPUT);
        assert_non_null(e->field);
        assert_string_equal(e->field, bad[i][1]);
        assert_memory_equal(&p, &before, sizeof(p));
        assert_int_equal(given, 77);
    }
    struct parcel p = { 0 };
    assert_code(record_take(cx, all, json(cx, "[]"), &p, NULL), E_INPUT);
    assert_code(record_take(cx, all, NULL, &p, NULL), E_INPUT);
    assert_field(record_change(cx, all, json(cx, "{\"name\":\"\"}"), &p, NULL), "name");
    assert_field(record_change(cx, all, json(cx, "{\"name\":null}"), &p, NULL), "name");
    cx->who.currency[0] = 0;
    assert_field(record_take(cx, all, json(cx, "{\"name\":\"A\",\"total\":{\"minor\":1}}"), &p, NULL), "total");
    /* a key that is much too long is cut between characters */
    char text[400] = "{\"name\":\"A\",\"";
    for (int i = 0; i < 60; i++)
        strcat(text, "€");
    strcat(text, "\":1}");
    err_t e = record_take(cx, all, json(cx, text), &p, NULL);
    assert_code(e, E_INPUT);
    assert_int_equal(strlen(e->field), 63);
}

static void descriptions(void **state)
{
    struct cx *cx = *state;
    struct buf b = { 0 };
    struct writer w = { .to = &b };
    writer_open(&w, NULL, '{');
    record_schema(&w, "in", all, true);
    record_schema(&w, "out", all, false);
    record_form(&w, "form", all);
    writer_close(&w);
    json_t *j = json(cx, b.at);
    const json_t *in = json_object_get(j, "in"), *out = json_object_get(j, "out"), *form = json_object_get(j, "form");
    const json_t *props = json_object_get(in, "properties");
    assert_null(json_object_get(props, "id"));
    assert_null(json_object_get(props, "inner"));
    assert_string_equal(json_text(cx->mem, json_object_get(props, "name")), "{\"type\":\"string\",\"maxLength\":10,\"description\":\"As on the label\"}");
    assert_string_equal(json_text(cx->mem, json_object_get(props, "email")), "{\"type\":[\"string\",\"null\"],\"maxLength\":2000,\"format\":\"email\"}");
    assert_string_equal(json_text(cx->mem, json_object_get(props, "kind")), "{\"type\":[\"string\",\"null\"],\"enum\":[\"small\",\"large\",null]}");
    assert_string_equal(json_text(cx->mem, json_object_get(props, "count")), "{\"type\":\"integer\",\"minimum\":0,\"maximum\":1000}");
    assert_string_equal(json_text(cx->mem, json_object_get(props, "extra")), "{}");
    assert_true(json_flag(json_object_get(props, "token"), "writeOnly", false));
    assert_string_equal(json_text(cx->mem, json_object_get(in, "required")), "[\"name\"]");
    assert_false(json_flag(in, "additionalProperties", true));
    props = json_object_get(out, "properties");
    assert_string_equal(json_text(cx->mem, json_object_get(props, "token")), "{\"type\":\"boolean\"}");
    assert_true(json_flag(json_object_get(props, "id"), "readOnly", false));
    assert_string_equal(json_text(cx->mem, json_object_get(out, "required")),
        "[\"id\",\"name\",\"email\",\"note\",\"kind\",\"token\",\"extra\",\"count\",\"done\",\"at\",\"total\"]");
    assert_int_equal(json_array_size(form), 13);
    assert_string_equal(json_text(cx->mem, json_array_get(form, 0)),
        "{\"name\":\"name\",\"label\":\"Name\",\"type\":\"text\",\"required\":true,\"options\":[],\"note\":\"As on the label\"}");
    assert_string_equal(json_text(cx->mem, json_array_get(form, 8)),
        "{\"name\":\"free_count\",\"label\":\"Free count\",\"type\":\"number\",\"required\":false,\"options\":[],\"note\":null}");
    static const char *const types[] = { "text", "email", "url", "multiline", "select", "secret", "json", "number", "number", "switch", "time", "money", "money" };
    for (size_t i = 0; i < 13; i++)
        assert_string_equal(json_str(json_array_get(form, i), "type"), types[i]);
    assert_string_equal(json_text(cx->mem, json_object_get(json_array_get(form, 4), "options")), "[\"small\",\"large\"]");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(rows), CASE(money_in_rows), CASE(json_out), CASE(json_in), CASE(json_in_refused), CASE(descriptions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
