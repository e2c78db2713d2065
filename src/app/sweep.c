/* sweep.c - old rows leave by the retention of their table; what a shop keeps for a time of its own choice is a job of that
   shop (privacy/keep.c). Own orders and events stay. A job goes over PART shops and adds the job of those that follow: with thousands of them one would outlast its lease. */
#include "account/shop.h"
#include "app/jobs.h"
#include "order/upkeep.h"
#include "privacy/privacy.h"
#include "product/file.h"
#include <string.h>

#define HOUR (3600LL * 1000)
#define DAY (24 * HOUR)
#define PART 500

static err_t sweep_shop(struct cx *cx)
{
    const char *shop = cx->who.shop;
    msec now = cx->now;
    TRY(db_exec(cx, NULL, "DELETE FROM idempotency WHERE shop_id = $1 AND at < $2", T(shop), I(now - DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM proof WHERE shop_id = $1 AND until < $2", T(shop), I(now)));
    TRY(db_exec(cx, NULL, "DELETE FROM email_code WHERE shop_id = $1 AND asked_at < $2", T(shop), I(now - 2 * DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM job WHERE shop_id = $1 AND state = 'done' AND run_at < $2", T(shop),
                I(now - 7 * DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM security_event WHERE shop_id = $1 AND at < $2", T(shop), I(now - 90 * DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM staff_link WHERE shop_id = $1 AND until < $2", T(shop), I(now)));
    TRY(db_exec(cx, NULL, "DELETE FROM mail WHERE shop_id = $1 AND state <> 'waiting' AND created_at < $2", T(shop),
                I(now - 30 * DAY)));
    TRY(db_exec(cx, NULL,
                "DELETE FROM order_bulk_line WHERE shop_id = $1 AND bulk_id IN (SELECT id FROM order_bulk WHERE "
                "shop_id = $1 AND created_at < $2)",
                T(shop), I(now - 7 * DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM order_bulk WHERE shop_id = $1 AND created_at < $2", T(shop), I(now - 7 * DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM source_grant WHERE shop_id = $1 AND until < $2", T(shop), I(now - DAY)));
    TRY(db_exec(cx, NULL, "DELETE FROM inbound WHERE shop_id = $1 AND at < $2 AND state <> 'waiting' AND told IS NULL",
                T(shop), I(now - 30 * DAY)));
    TRY(db_exec(cx, NULL,
                "DELETE FROM tracker_parcel WHERE shop_id = $1 AND state IN ('done', 'refused') AND since < $2",
                T(shop), I(now - 90 * DAY)));
    TRY(file_sweep(cx, now - 7 * DAY));
    /* Ended before a word was said. Not all that were ever closed are looked through. */
    return db_exec(
        cx, NULL,
        "DELETE FROM conversation WHERE shop_id = $1 AND state = 'closed' AND listed_at < $2 AND listed_at > $3 "
        "AND last_seq = 0",
        T(shop), I(now - 2 * DAY), I(now - 30 * DAY));
}

static err_t sweep_rest(struct cx *cx, const struct job *job, const char *after)
{
    cx->who = (struct principal){ .shop = "", .actor = ACTOR_SYSTEM };
    DB_TX(cx);
    TRY(job_add(cx, job->kind, after, job->id, NULL, cx->now));
    return db_commit(cx);
}

/* job->subject: "all", or the shop behind which it goes on. */
err_t sweep_run(struct cx *cx, const struct job *job)
{
    shop_list shops = { 0 };
    TRY(shop_page(cx, strcmp(job->subject, "all") ? job->subject : "", PART, &shops));
    for (size_t i = 0; i < shops.n; i++) {
        TRY(shop_enter(cx, shops.at[i].id));
        TRY(sweep_shop(cx));
        TRY(order_overdue(cx));
        TRY(privacy_retention_add(cx));
        TRY(erased_parcels_end(cx, cx->now - 90 * DAY));
    }
    if (shops.n == PART)
        return sweep_rest(cx, job, shops.at[PART - 1].id);
    cx->who.shop = ""; /* the house's own jobs */
    TRY(sweep_shop(cx));
    TRY(db_exec(cx, NULL, "DELETE FROM sign_in_miss WHERE at < $1", I(cx->now - DAY)));
    return db_exec(cx, NULL, "DELETE FROM session WHERE until < $1", I(cx->now));
}
