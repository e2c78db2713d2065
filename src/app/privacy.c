/* privacy.c - what a store says of its customers' rights, done: what is held is told to the owner, a person is erased, a
   store's copies go. Invariant: whom it was about is forgotten when it is done. */
#include "privacy/privacy.h"
#include "app/jobs.h"
#include "base/json.h"
#include "base/text.h"
#include "source/inbound.h"
#include <string.h>

static void told_make(struct cx *cx, const json_t *told, const char *source_id, struct privacy_told *out)
{
    json_t *one;
    size_t i;
    const json_t *orders = json_object_get(told, "orders");
    const char **ids = arena_alloc(cx->mem, (json_array_size(orders) + 1) * sizeof(*ids));
    json_array_foreach ((json_t *)(uintptr_t)orders, i, one)
        ids[i] = json_string_value(one);
    *out = (struct privacy_told){
        .source_id = source_id,
        .customer_id = json_str(told, "customer_id"),
        .email = json_str(told, "email"),
        .phone = json_str(told, "phone"),
        .orders = ids,
        .orders_n = json_array_size(orders),
    };
}

static err_t follow(struct cx *cx, const char *what, const struct privacy_told *told)
{
    bool holds;
    if (text_same(what, "data_request"))
        return privacy_data_request(cx, told, &holds);
    if (text_same(what, "shop_redact"))
        return privacy_shop_redact(cx, told->source_id);
    if (!text_same(what, "redact"))
        return fail(cx, E_INTERNAL, "This version does not know what to do about “%s”.", what ? what : "");
    struct privacy_who who;
    struct privacy_erased counts = { 0 };
    TRY(privacy_of_store(cx, told, &who));
    return privacy_erase(cx, &who, &counts);
}

err_t source_privacy_run(struct cx *cx, const struct job *job)
{
    struct privacy_told told;
    const char *source_id;
    json_t *said;
    TRY(inbound_told(cx, job->subject, &source_id, &said));
    if (!said)
        return NULL;
    told_make(cx, said, source_id, &told);
    cx->who.actor = ACTOR_SOURCE;
    TRY(follow(cx, json_str(said, "what"), &told));
    return inbound_forget(cx, job->subject);
}
