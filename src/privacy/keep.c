/* keep.c - what is past its time leaves, in parts that hold the writer for some milliseconds each. Stopped anywhere it
   goes on with the oldest that is left. */
#include "account/shop.h"
#include "base/clock.h"
#include "base/text.h"
#include "conversation/erase.h"
#include "db/event.h"
#include "db/job.h"
#include "privacy/privacy.h"
#include "source/source.h"
#include <string.h>
#include <time.h>

#define DAY INT64_C(86400000)
enum { PART = 40, WORK_MS = 15000 };

/* A job has half a minute. After each part it rests for as long as that took: half of the writer is for others. */
static bool time_left(int64_t began, int64_t part_began)
{
    int64_t ms = clock_mono() - part_began + 1;
    nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L }, NULL);
    return clock_mono() - began < WORK_MS;
}

struct kept {
    int64_t conversations, orders;
    bool all; /* nothing is left that is due */
};

static err_t talks_part(struct cx *cx, const talk_old_list *part, struct kept *n)
{
    struct talk_erased gone = { 0 };
    DB_TX(cx);
    for (size_t i = 0; i < part->n; i++)
        TRY(conversation_erase(cx, part->at[i].id, &gone));
    TRY(db_commit(cx));
    n->conversations += gone.conversations;
    return NULL;
}

static err_t mirrors_part(struct cx *cx, const mirror_id_list *part, struct kept *n)
{
    DB_TX(cx);
    TRY(erasing_begin(cx));
    for (size_t i = 0; i < part->n; i++)
        TRY(mirror_remove(cx, part->at[i].id));
    TRY(erasing_end(cx));
    TRY(db_commit(cx));
    n->orders += (int64_t)part->n;
    return NULL;
}

struct due {
    msec before;           /* of this age */
    const char *source_id; /* or of this source */
    struct talk_old talk;  /* what the part before ended with */
    struct mirror_id mirror;
    char after[80];
    size_t found;
};

/* Each part has an arena of its own: there may be a million. */
typedef err_t part_fn(struct cx *cx, struct due *d, struct kept *n);

static err_t apart(struct cx *cx, part_fn *fn, struct due *d, struct kept *n)
{
    struct cx step = *cx;
    step.mem = arena_new();
    step.work = NULL;
    step.deadline = 0;
    err_t e = fn(&step, d, n);
    if (e)
        e = fail_detail(cx, fail(cx, e->code, "%s", e->message), "%s", e->detail ? e->detail : "-");
    db_end(&step);
    arena_free(step.mem);
    return e;
}

static err_t talks_due(struct cx *cx, struct due *d, struct kept *n)
{
    talk_old_list part = { 0 };
    d->talk.id = d->after;
    TRY(conversation_find_old(cx, d->before, &d->talk, PART, &part));
    d->found = part.n;
    if (!part.n)
        return NULL;
    TRY(talks_part(cx, &part, n));
    d->talk.listed_at = part.at[part.n - 1].listed_at;
    text_put(d->after, sizeof(d->after), part.at[part.n - 1].id);
    return NULL;
}

/* The conversations about the copies of a source that goes. */
static err_t talks_about(struct cx *cx, const mirror_id_list *part, struct kept *n)
{
    talk_id_list talks = { 0 };
    struct talk_erased gone = { 0 };
    const char **ids = arena_alloc(cx->mem, part->n * sizeof(*ids));
    for (size_t i = 0; i < part->n; i++)
        ids[i] = part->at[i].id;
    TRY(conversation_of_person(cx, &(struct talker){ .orders = ids, .orders_n = part->n, .theirs = true }, &talks));
    DB_TX(cx);
    for (size_t i = 0; i < talks.n; i++)
        TRY(conversation_erase(cx, talks.at[i].id, &gone));
    TRY(db_commit(cx));
    n->conversations += gone.conversations;
    return NULL;
}

static err_t mirrors_due(struct cx *cx, struct due *d, struct kept *n)
{
    mirror_id_list part = { 0 };
    d->mirror.id = d->after;
    TRY(mirror_find(cx, d->source_id, d->before, &d->mirror, PART, &part));
    d->found = part.n;
    if (!part.n)
        return NULL;
    if (d->source_id)
        TRY(talks_about(cx, &part, n));
    TRY(mirrors_part(cx, &part, n));
    d->mirror.placed_at = part.at[part.n - 1].placed_at;
    text_put(d->after, sizeof(d->after), part.at[part.n - 1].id);
    return NULL;
}

static err_t run(struct cx *cx, part_fn *fn, struct due *d, int64_t began, struct kept *n)
{
    int64_t part;
    do {
        part = clock_mono();
        TRY(apart(cx, fn, d, n));
        n->all = d->found < PART;
    } while (!n->all && time_left(began, part));
    return NULL;
}

/* --- the jobs --- */

static err_t tell(struct cx *cx, const char *subject, const char *id, const char *what, const struct kept *n)
{
    if (!n->conversations && !n->orders)
        return NULL;
    return event_add(cx, subject, id, what, NULL, NULL,
                     arena_text(cx->mem, "%lld conversations, %lld orders", (long long)n->conversations,
                                (long long)n->orders));
}

err_t privacy_retention_run(struct cx *cx, const struct job *job)
{
    struct shop shop = { 0 };
    struct kept n = { .all = true };
    int64_t began = clock_mono();
    TRY(shop_get(cx, &shop));
    struct due talks = { .before = cx->now - shop.keep_conversations * DAY };
    struct due mirrors = { .before = cx->now - shop.keep_mirrors * DAY };
    if (shop.keep_conversations)
        TRY(run(cx, talks_due, &talks, began, &n));
    if (n.all && shop.keep_mirrors)
        TRY(run(cx, mirrors_due, &mirrors, began, &n));
    DB_TX(cx);
    TRY(tell(cx, "shop", shop.id, "shop.retention", &n));
    if (!n.all)
        TRY(job_add(cx, job->kind, job->subject, job->id, NULL, cx->now));
    return db_commit(cx);
}

#define LEFT_AGAIN (INT64_C(3) * 60 * 1000) /* turns and looks that were under way have ended by then */

/* body: it was disconnected. Then nothing goes of one that was connected again meanwhile, and it is looked once more. */
err_t privacy_redact_run(struct cx *cx, const struct job *job)
{
    struct kept n = { 0 };
    struct due d = { .source_id = job->subject };
    struct source s = { 0 };
    if (job->body) {
        err_t e = source_get(cx, job->subject, &s);
        if (!e || e->code != E_MISSING)
            return e;
    }
    TRY(run(cx, mirrors_due, &d, clock_mono(), &n));
    DB_TX(cx);
    TRY(tell(cx, "source", job->subject, "source.removed_copies", &n));
    if (!n.all)
        TRY(job_add(cx, job->kind, job->subject, job->id, job->body, cx->now));
    else if (job->body && strstr(job->body, "left"))
        TRY(job_add(cx, job->kind, job->subject, job->id, "{\"again\":true}", cx->now + LEFT_AGAIN));
    return db_commit(cx);
}

err_t privacy_retention_add(struct cx *cx)
{
    struct shop shop = { 0 };
    TRY(shop_get(cx, &shop));
    if (!shop.keep_conversations && !shop.keep_mirrors)
        return NULL;
    DB_TX(cx);
    TRY(job_add(cx, "retention", shop.id, arena_text(cx->mem, "%lld", (long long)(cx->now / 3600000)), NULL, cx->now));
    return db_commit(cx);
}
