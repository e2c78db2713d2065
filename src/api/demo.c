/* demo.c - /demo/config.json: what the storefront of the demo shop shows, with a signed identity for each of its
   customers. A real shop's own server signs those; here there is none, so only a demo shop has this. */
#include "api/demo.h"
#include "account/assistant.h"
#include "account/shop.h"
#include "api/api.h"
#include "base/crypto.h"
#include "base/token.h"

#define TOKEN_MS (12LL * 3600 * 1000)

const struct demo_person demo_people[] = {
    { "cus-ann", "Ann Miller", "ann@example.com" },      { "cus-ben", "Ben Okafor", "ben@example.com" },
    { "cus-carla", "Carla Weiss", "carla@example.com" }, { "cus-dmitri", "Dmitri Novak", "dmitri@example.com" },
    { "cus-eva", "Eva Lindqvist", "eva@example.org" },   { "cus-farid", "Farid Haddad", "farid@example.org" },
    { "cus-grace", "Grace Kim", "grace@example.org" },   { "cus-hugo", "Hugo Martin", "hugo@example.org" },
    { "cus-ines", "Inês Duarte", "ines@example.net" },   { "cus-jonas", "Jonas Berg", "jonas@example.net" },
    { "cus-kira", "Kira Tanaka", "kira@example.net" },   { "cus-liam", "Liam O’Connor", "liam@example.net" },
};
const size_t demo_people_n = sizeof(demo_people) / sizeof(*demo_people);

const struct demo_try demo_tries[] = {
    { "1389", &demo_people[0], "on its way" },
    { "1381", &demo_people[1], "waiting at a pick-up point" },
    { "1352", &demo_people[2], "delivered" },
};
const size_t demo_tries_n = sizeof(demo_tries) / sizeof(*demo_tries);

static err_t people_write(struct cx *cx, struct writer *w, const struct assistant *a)
{
    char *secret;
    TRY(crypto_open(cx, a->secret_sealed, &secret));
    const struct token_key key = { .kid = a->secret_kid, .secret = secret };
    writer_open(w, "customers", '[');
    for (size_t i = 0; i < DEMO_SIGN_IN; i++) {
        const struct demo_person *p = &demo_people[i];
        const struct identity who = {
            .sub = p->id, .email = p->email, .email_verified = true, .exp = cx->now + TOKEN_MS, .iat = cx->now
        };
        writer_open(w, NULL, '{');
        writer_text(w, "name", p->name);
        writer_text(w, "email", p->email);
        writer_text(w, "token", token_jwt_sign(cx->mem, &key, &who));
        writer_close(w);
    }
    writer_close(w);
    return NULL;
}

static void tries_write(struct writer *w)
{
    writer_open(w, "try", '[');
    for (size_t i = 0; i < demo_tries_n; i++) {
        writer_open(w, NULL, '{');
        writer_text(w, "number", demo_tries[i].number);
        writer_text(w, "email", demo_tries[i].who->email);
        writer_text(w, "what", demo_tries[i].what);
        writer_close(w);
    }
    writer_close(w);
}

static err_t demo_shop(struct cx *cx, struct shop *out)
{
    shop_list shops = { 0 };
    TRY(shop_find_demo(cx, &shops));
    if (!shops.n)
        return fail(cx, E_MISSING, "There is no demo shop here.");
    *out = shops.at[0];
    return shop_enter(cx, out->id);
}

err_t demo_enter(struct cx *cx)
{
    struct shop shop;
    return demo_shop(cx, &shop);
}

err_t demo_config(struct cx *cx, struct req *rq)
{
    struct shop shop = { 0 };
    assistant_list assistants = { 0 };
    TRY(demo_shop(cx, &shop));
    TRY(assistant_find(cx, &assistants));
    if (!assistants.n)
        return fail(cx, E_MISSING, "The demo shop has no assistant.");
    buf_text(&rq->fields, "Cache-Control: no-store\r\n");
    struct writer w = reply(rq);
    writer_open(&w, NULL, '{');
    writer_open(&w, "shop", '{');
    writer_text(&w, "name", shop.name);
    writer_close(&w);
    writer_text(&w, "assistant_key", assistants.at[0].key);
    TRY(people_write(cx, &w, &assistants.at[0]));
    tries_write(&w);
    writer_close(&w);
    return NULL;
}
