/* setup.c - a shop ready to answer: native source, the flow Order help, an assistant, eligibility rules, an owner. */
#include "account/assistant.h"
#include "account/shop.h"
#include "account/staff.h"
#include "app/commands.h"
#include "base/id.h"
#include "base/text.h"
#include "flow/flow.h"
#include "order/eligibility.h"
#include <string.h>

static const struct field id_fields[] = { { "id", F_TEXT, .at = 0 }, { 0 } };

static err_t native_source(struct cx *cx, const char **out)
{
    return db_get(cx, id_fields, out,
                  "SELECT id FROM source WHERE shop_id = $1 AND kind = 'native' ORDER BY created_at, id LIMIT 1",
                  T(cx->who.shop));
}

static err_t name_free(struct cx *cx, const char *name)
{
    shop_list shops = { 0 };
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++)
        if (!strcmp(shops.at[i].name, name))
            return fail(cx, E_CONFLICT, "This database already has a shop named %s.", name);
    return NULL;
}

err_t shop_setup(struct cx *cx, const struct setup *in, struct made *out)
{
    const struct shop_new fresh = {
        .name = in->shop, .zone = in->zone, .currency = in->currency, .locale = "en", .demo = in->demo
    };
    struct made m = { .password = in->password ? in->password : id_random(cx->mem, 20) };
    struct shop shop;
    struct staff owner;
    struct assistant a;
    char *secret, *key = NULL;
    int64_t number;
    TRY(name_free(cx, in->shop));
    TRY(shop_add(cx, &fresh, &shop));
    TRY(native_source(cx, &m.source_id));
    TRY(eligibility_install(cx));
    const char *flow_id = id_new(cx, "flw");
    TRY(flow_add(cx, flow_id, "Order help", flow_order_help, &number));
    TRY(assistant_add(cx, in->shop, m.source_id, flow_id, number, &a, &secret));
    TRY(staff_add(cx, in->email, in->name ? in->name : "Owner", m.password, ROLE_OWNER, &owner));
    if (!in->keyless)
        TRY(staff_key_add(cx, "wismo init", ROLE_OWNER, NULL, &key));
    m.shop_id = shop.id;
    m.assistant_key = a.key;
    m.assistant_id = a.id;
    m.identity_secret = secret;
    m.api_key = key;
    *out = m;
    return NULL;
}

err_t shop_first(struct cx *cx, const struct first *in)
{
    const struct setup setup = {
        .shop = in->shop,
        .zone = in->zone,
        .currency = in->currency,
        .email = in->email,
        .name = in->name,
        .password = in->password,
        .keyless = true,
    };
    struct made made;
    bool owned;
    DB_TX(cx);
    TRY(db_exec(cx, NULL,
                "INSERT INTO counter (shop_id, name, value) VALUES ('', 'first owner', 1) "
                "ON CONFLICT (shop_id, name) DO UPDATE SET value = counter.value + 1")); /* one after the other */
    TRY(staff_owned(cx, &owned));
    if (owned)
        return fail(cx, E_CONFLICT, "There is an owner already. Sign in.");
    TRY(shop_setup(cx, &setup, &made));
    return db_commit(cx);
}

err_t first_link(struct cx *cx, const char *url, const char **out)
{
    bool owned;
    TRY(staff_owned(cx, &owned));
    *out = owned ? NULL : arena_join(cx->mem, url, "/login#setup=", first_token(cx));
    return NULL;
}

err_t command_shop(struct cx *cx, const char *wanted)
{
    shop_list shops = { 0 };
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++)
        if (wanted ? !strcmp(shops.at[i].id, wanted) || !strcmp(shops.at[i].name, wanted) : shops.n == 1)
            return shop_enter(cx, shops.at[i].id);
    if (wanted)
        return fail(cx, E_INPUT, "There is no shop %s in this database.", wanted);
    if (!shops.n)
        return fail(cx, E_INPUT, "There is no shop in this database yet: begin with wismo init.");
    return fail(cx, E_INPUT, "There are %zu shops in this database: name one with --shop.", shops.n);
}
