/* refill.c - reads what the streams of a conversation miss and tells them, in one thread, one topic after the other.
   Invariants: messages go by their ids, so that whoever has one already drops it; the state told last is never older
   than one that this process has told meanwhile, because the row is read again afterwards; while the database is
   away, everything waits. */
#include "conversation/refill.h"
#include "account/staff.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "conversation/inside.h"
#include "http/http.h"
#include <pthread.h>
#include <string.h>
#include <time.h>

#define TYPING_MOST 256
#define AGAIN_MS 300

struct item {
    struct item *next;
    int64_t after;
    const char *typing; /* who; else messages are missed */
    char topic[];
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct item *first, **last;
    int typing;
    bool running, ending;
    pthread_t thread;
    struct db *db;
} work = { .lock = PTHREAD_MUTEX_INITIALIZER, .more = PTHREAD_COND_INITIALIZER, .last = &work.first };

/* --- one topic ---------------------------------------------------------------------------------- */

/* The shop becomes the principal's; the conversation's id is returned, NULL when the topic names none. */
static const char *topic_enter(struct cx *cx, const char *topic)
{
    const char *slash = strchr(topic, '/');
    if (!text_starts(topic, "cnv:") || !slash)
        return NULL;
    cx->who = (struct principal){ .shop = arena_copy_n(cx->mem, topic + 4, (size_t)(slash - topic) - 4),
                                  .actor = ACTOR_SYSTEM };
    return slash + 1;
}

static err_t messages_tell(struct cx *cx, const struct conversation *row, int64_t after, struct notice *n)
{
    struct assistant *a = arena_alloc(cx->mem, sizeof(*a));
    struct visitor who = { .conversation = row->id, .assistant = a, .row = row };
    message_list list;
    TRY(assistant_visit(cx, row->assistant_id, a));
    do {
        TRY(message_page(cx, &who, row, after, &list));
        message_tell(cx, row->id, &list, n);
        after = list.n ? list.at[list.n - 1].seq : after;
    } while (list.n == MESSAGES_PAGE);
    return NULL;
}

static bool same(const struct conversation *a, const struct conversation *b)
{
    return a->last_seq == b->last_seq && a->version == b->version && a->ended_at == b->ended_at &&
           !strcmp(a->state, b->state) && !strcmp(a->input, b->input);
}

static err_t refill(struct cx *cx, const char *topic, int64_t after)
{
    const char *id = topic_enter(cx, topic);
    const struct conversation *row, *now;
    if (!id)
        return fail(cx, E_INTERNAL, "This stream's topic is not a conversation.");
    TRY(row_find(cx, id, &row));
    for (; row && !row->ended_at; row = now) {
        NOTICE(n);
        if (row->last_seq <= after) /* no state changes without a message */
            return NULL;
        cx->now = clock_wall();
        TRY(messages_tell(cx, row, after, &n));
        n.not_before = row_not_before(row);
        state_tell(cx, &n, id, row->state, row->input);
        notice_here(&n);
        after = row->last_seq;
        TRY(row_find(cx, id, &now));
        if (now && same(row, now))
            return NULL;
        after--; /* the state may have changed without news */
    }
    if (row)
        http_topic_end(topic); /* forgotten, or somebody else signed in */
    return NULL;
}

static err_t typing(struct cx *cx, const char *topic, const char *who)
{
    char *name;
    if (!topic_enter(cx, topic))
        return NULL;
    TRY(staff_called(cx, who, &name));
    typing_tell(cx, topic, name);
    return NULL;
}

/* --- the thread --------------------------------------------------------------------------------- */

static bool over(void)
{
    pthread_mutex_lock(&work.lock);
    bool ending = work.ending;
    pthread_mutex_unlock(&work.lock);
    return ending;
}

/* E_BUSY: the database is away; again, until it is back. Else the readers come again themselves. */
static void run(const struct item *it)
{
    bool again;
    do {
        struct cx cx = {
            .mem = arena_new(),
            .db = work.db,
            .now = clock_wall(),
            .lane = LANE_JOB,
            .deadline = clock_mono() + 5000,
        };
        err_t e = it->typing ? typing(&cx, it->topic, it->typing) : refill(&cx, it->topic, it->after);
        again = e && e->code == E_BUSY && !it->typing && !over();
        if (e && !again)
            log_line(LOG_WARN, "refill", "trouble=%s", log_quote(cx.mem, e->message));
        if (e && !again && !it->typing)
            http_topic_end(it->topic);
        db_end(&cx);
        arena_free(cx.mem);
        if (again)
            nanosleep(&(struct timespec){ .tv_nsec = AGAIN_MS * 1000000L }, NULL);
    } while (again);
    if (!it->typing)
        http_topic_filled(it->topic);
}

static void *loop(void *arg)
{
    (void)arg;
    pthread_mutex_lock(&work.lock);
    for (;;) {
        struct item *it;
        while (!(it = work.first) && !work.ending)
            pthread_cond_wait(&work.more, &work.lock);
        if (!it)
            break;
        work.first = it->next;
        if (!work.first)
            work.last = &work.first;
        work.typing -= it->typing != NULL;
        bool ending = work.ending;
        pthread_mutex_unlock(&work.lock);
        if (!ending)
            run(it);
        mem_free(it);
        pthread_mutex_lock(&work.lock);
    }
    pthread_mutex_unlock(&work.lock);
    return NULL;
}

static void queue(const char *topic, int64_t after, const char *who)
{
    size_t n = strlen(topic) + 1, who_n = who ? strlen(who) + 1 : 0;
    pthread_mutex_lock(&work.lock);
    if (work.running && (!who || work.typing < TYPING_MOST)) {
        struct item *it = mem_new(sizeof(*it) + n + who_n);
        it->after = after;
        memcpy(it->topic, topic, n);
        if (who)
            it->typing = memcpy(it->topic + n, who, who_n);
        work.typing += who != NULL;
        *work.last = it;
        work.last = &it->next;
        pthread_cond_signal(&work.more);
    }
    pthread_mutex_unlock(&work.lock);
}

void refill_missed(const char *topic, int64_t after, void *arg)
{
    (void)arg;
    if (text_starts(topic, "cnv:")) {
        queue(topic, after, NULL);
        return;
    }
    http_publish(topic, "reset", 0, "{}", 0);
    http_topic_filled(topic);
}

void refill_typing(const char *topic, const char *who) { queue(topic, 0, who); }

void refill_start(struct db *db)
{
    work.db = db;
    work.ending = false;
    work.running = !pthread_create(&work.thread, NULL, loop, NULL);
}

void refill_stop(void)
{
    if (!work.running)
        return;
    pthread_mutex_lock(&work.lock);
    work.ending = true;
    pthread_cond_signal(&work.more);
    pthread_mutex_unlock(&work.lock);
    pthread_join(work.thread, NULL);
    work.running = false;
}
