/* privacy.c - what a store says of its customers' rights, done: what is held is told to the owner, a person is erased, a
   store's copies go. Invariant: whom it was about is forgotten when it is done, and not before; what was given up stands as a warning. */
#include "privacy/privacy.h"
#include "app/jobs.h"
#include "app/watch.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "base/text.h"
#include "source/inbound.h"
#include <string.h>

#define WARNING "privacy_failed"
#define KEEP_MS (INT64_C(3600) * 1000) /* all that was ever said in a shop is read */

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

static err_t told_follow(struct cx *cx, const char *id, const char **source_id)
{
    struct privacy_told told;
    json_t *said;
    TRY(inbound_told(cx, id, source_id, &said));
    if (!said)
        return NULL;
    told_make(cx, said, *source_id, &told);
    TRY(follow(cx, json_str(said, "what"), &told));
    return inbound_told_ended(cx, id, NULL, false);
}

static err_t begin_warning(struct cx *cx, const char *source_id)
{
    return watch_say(cx, WARNING, source_id,
                     "A store asked wismo to erase a customer, or to tell what is held of one, and that could not be "
                     "done. Open the source and press Replay beside the delivery that failed.");
}

static err_t end_warning(struct cx *cx, const char *source_id)
{
    bool more;
    TRY(inbound_told_troubled(cx, source_id, &more));
    return more ? NULL : watch_say(cx, WARNING, source_id, NULL);
}

err_t source_privacy_run(struct cx *cx, const struct job *job)
{
    const char *source_id = NULL;
    const bool last = job->tries >= JOB_TRIES;
    cx->deadline = 0;                /* what was begun is finished, however much was said in the shop … */
    TRY(job_keep(cx, job, KEEP_MS)); /* … and by nobody else meanwhile */
    cx->who.actor = ACTOR_SOURCE;
    err_t e = told_follow(cx, job->subject, &source_id), noted = NULL;
    if (!source_id) /* done, and forgotten */
        return e;
    cx->now = clock_wall();
    cx->who.actor = ACTOR_SYSTEM;
    if (e)
        noted = inbound_told_ended(cx, job->subject, e->message, last);
    if (!noted && (!e || last))
        noted = e ? begin_warning(cx, source_id) : end_warning(cx, source_id);
    if (noted)
        log_line(LOG_WARN, "privacy", "trouble=%s", err_logged(cx->mem, noted));
    return e;
}
