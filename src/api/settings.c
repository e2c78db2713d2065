/* settings.c - the shop, its assistants, its rules of eligibility. */
#include "account/assistant.h"
#include "account/shop.h"
#include "account/site.h"
#include "api/serve.h"
#include "flow/flow.h"
#include "order/eligibility.h"

/* --- the shop -------------------------------------------------------------------------------------- */

err_t shop_read(struct cx *cx, struct req *rq)
{
    struct shop s;
    TRY(shop_get(cx, &s));
    record_reply(rq, shop_fields, &s);
    return NULL;
}

err_t shop_patch(struct cx *cx, struct req *rq)
{
    struct shop in, out;
    uint64_t given;
    int64_t version;
    DB_TX(cx);
    TRY(req_version(cx, rq, &version));
    TRY(shop_get(cx, &in));
    bool code = in.verify_code, postcode = in.verify_postcode;
    TRY(req_change(cx, rq, shop_fields, &in, &given));
    in.version = version;
    TRY(shop_change(cx, &in, given, &out));
    if ((out.verify_code && !code) || (out.verify_postcode && !postcode))
        TRY(flow_renew(cx)); /* these are asked for by steps and words that earlier flows did not have */
    TRY(db_commit(cx));
    hint(cx, "shop.changed", out.id, out.version);
    record_reply(rq, shop_fields, &out);
    return NULL;
}

/* --- assistants ------------------------------------------------------------------------------------ */

static void one_write(struct cx *cx, struct writer *w, const struct assistant *a)
{
    writer_open(w, NULL, '{');
    record_write(w, assistant_fields, a);
    writer_text(w, "snippet", site_snippet(cx, a, api_url()));
    writer_close(w);
}

static void one_reply(struct cx *cx, struct req *rq, const struct assistant *a)
{
    struct writer w = reply(rq);
    one_write(cx, &w, a);
}

err_t assistants_list(struct cx *cx, struct req *rq)
{
    assistant_list list = { 0 };
    TRY(assistant_find(cx, &list));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < list.n; i++)
        one_write(cx, &w, &list.at[i]);
    list_end(&w, 1, (int)list.n, (int64_t)list.n);
    writer_close(&w);
    return NULL;
}

err_t assistant_read(struct cx *cx, struct req *rq)
{
    struct assistant a;
    TRY(assistant_get(cx, rq->part[0], &a));
    one_reply(cx, rq, &a);
    return NULL;
}

err_t assistant_patch(struct cx *cx, struct req *rq)
{
    struct assistant in, out;
    uint64_t given;
    int64_t version;
    TRY(req_version(cx, rq, &version));
    TRY(assistant_get(cx, rq->part[0], &in));
    TRY(req_change(cx, rq, assistant_fields, &in, &given));
    in.version = version;
    TRY(assistant_change(cx, &in, &out));
    hint(cx, "assistant.changed", out.id, out.version);
    one_reply(cx, rq, &out);
    return NULL;
}

err_t assistant_rotate(struct cx *cx, struct req *rq)
{
    char *secret;
    TRY(assistant_rotate_secret(cx, rq->part[0], &secret));
    hint(cx, "assistant.changed", rq->part[0], 0);
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_text(&w, "identity_secret", secret);
    writer_close(&w);
    return NULL;
}

/* --- eligibility ----------------------------------------------------------------------------------- */

static err_t rules_reply(struct cx *cx, struct req *rq)
{
    eligibility_rules rules = { 0 };
    TRY(eligibility_rules_find(cx, &rules));
    struct writer w = reply(rq);
    list_begin(&w);
    for (size_t i = 0; i < rules.n; i++) {
        writer_open(&w, NULL, '{');
        record_write(&w, eligibility_rule_fields, &rules.at[i]);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    return NULL;
}

err_t eligibility_read(struct cx *cx, struct req *rq) { return rules_reply(cx, rq); }

err_t eligibility_put(struct cx *cx, struct req *rq)
{
    const json_t *items = json_object_get(rq->body, "items"), *item;
    eligibility_rules rules = { 0 };
    size_t i;
    if (!json_is_array(items) || json_array_size(items) > 200)
        return fail_field(cx, "items", "items must be a list of at most 200 rules.");
    rules.at = arena_alloc(cx->mem, json_array_size(items) * sizeof(*rules.at));
    rules.n = json_array_size(items);
    json_array_foreach (items, i, item) {
        err_t e = record_take(cx, eligibility_rule_fields, item, &rules.at[i], NULL);
        if (e)
            return fail_field(cx, arena_text(cx->mem, "items[%zu].%s", i, e->field ? e->field : ""), "%s", e->message);
    }
    TRY(eligibility_rules_replace(cx, &rules));
    hint(cx, "eligibility.changed", "rules", 0);
    return rules_reply(cx, rq);
}
