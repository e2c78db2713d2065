/* gate.c - one entry a source that was asked, for ever (some hundred bytes), under one lock that is held for a look at it.
   Invariant: whoever was let in is counted until it leaves; a waiting answer goes before every waiting job, and
   jobs never hold the last place: where the system does not answer they hold theirs for long. */
#include "source/gate.h"
#include "base/clock.h"
#include "base/fnv.h"
#include "base/mem.h"
#include "base/text.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 256, POINTS_LOOK_MS = 50 }; /* what is under way costs less than it may, and is answered soon */

struct token {
    struct token *next;
    int64_t until; /* clock_mono */
    char *text, name[32];
};

struct gate {
    struct gate *next;
    char shop[40], id[40];
    int64_t version;                    /* of the settings: others may be another system */
    int running, jobs, answers_waiting; /* jobs: of those that run */
    int64_t hold_until;                 /* clock_mono: the other system asked for it */
    int fails;
    int64_t rest, rest_until;
    bool trying;        /* the one that may, after a rest */
    int64_t free_until; /* a person tries it: neither circuit nor pause counts */
    struct token *tokens;
    struct gate_points points; /* most = 0: nothing said */
    int64_t points_at, points_out;
    int64_t calls, failed, throttled;
    msec ok_at, failed_at;
    char *why;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t freed;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct gate *rows[ROWS];

static void begin(void)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&freed, &attr);
    pthread_condattr_destroy(&attr);
}

static void tokens_free(struct gate *g)
{
    while (g->tokens) {
        struct token *t = g->tokens;
        g->tokens = t->next;
        memset(t->text, 0, strlen(t->text));
        mem_free(t->text);
        mem_free(t);
    }
}

/* Locks. Settings that were changed begin anew, but for the calls that are under way. */
static struct gate *lock(const char *shop, const char *id, int64_t version)
{
    pthread_once(&once, begin);
    pthread_mutex_lock(&mutex);
    struct gate **row = &rows[fnv32_text(fnv32_text(FNV32_START, id), shop) % ROWS], *g = *row;
    while (g && (strcmp(g->id, id) || strcmp(g->shop, shop)))
        g = g->next;
    if (!g) {
        g = mem_new(sizeof(*g));
        text_put(g->shop, sizeof(g->shop), shop);
        text_put(g->id, sizeof(g->id), id);
        g->version = version;
        g->next = *row;
        *row = g;
    }
    if (version > g->version) {
        g->version = version;
        g->fails = 0;
        g->rest = g->rest_until = g->hold_until = 0;
        g->trying = false;
        g->points = (struct gate_points){ 0 };
        g->points_out = 0;
        g->calls = g->failed = g->throttled = 0;
        g->ok_at = g->failed_at = 0;
        mem_free(g->why);
        g->why = NULL;
        tokens_free(g);
        pthread_cond_broadcast(&freed);
    }
    return g;
}

static struct gate *lock_of(const struct cx *cx, const struct source *s)
{
    return lock(cx->who.shop, s->id, s->version);
}

/* Who still has the settings of before may be talking to another system: nothing is shared between the two. */
static bool is_now(const struct gate *g, const struct source *s) { return s->version == g->version; }

/* --- in and out --------------------------------------------------------------------------------------------- */

static void wait_until(int64_t until)
{
    const struct timespec end = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    pthread_cond_timedwait(&freed, &mutex, &end);
}

enum turn { TURN_NOW, TURN_WAIT, TURN_RESTS, TURN_HELD };

/* Whether this one may go; *until: when to look again. */
static enum turn turn_of(const struct gate *g, bool answer, int at_once, int64_t now, int64_t end, int64_t *until)
{
    *until = end;
    if (g->free_until > now)
        return g->running >= at_once ? TURN_WAIT : TURN_NOW;
    if (g->fails >= GATE_FAILS && (g->rest_until > now || g->trying))
        return TURN_RESTS;
    if (g->hold_until > now) {
        *until = g->hold_until;
        return !answer || g->hold_until >= end ? TURN_HELD : TURN_WAIT;
    }
    if (!answer && (g->answers_waiting || g->jobs >= (at_once > 1 ? at_once - 1 : 1)))
        return TURN_WAIT;
    return g->running >= at_once ? TURN_WAIT : TURN_NOW;
}

err_t gate_enter(struct cx *cx, const struct source *s, int at_once)
{
    bool answer = cx->lane != LANE_JOB;
    int64_t end = cx->deadline ? cx->deadline : clock_mono() + 30000, until, now;
    struct gate *g = lock_of(cx, s);
    enum turn turn;
    g->answers_waiting += answer;
    while ((turn = turn_of(g, answer, at_once, now = clock_mono(), end, &until)) == TURN_WAIT && now < end)
        wait_until(until < end ? until : end);
    g->answers_waiting -= answer;
    if (turn == TURN_NOW) {
        g->running++;
        g->jobs += !answer;
        g->trying = g->fails >= GATE_FAILS;
    }
    int64_t seconds = turn == TURN_HELD    ? (g->hold_until - now + 999) / 1000
                      : turn == TURN_RESTS ? (g->rest_until > now ? (g->rest_until - now + 999) / 1000 : 1)
                                           : 1;
    pthread_mutex_unlock(&mutex);
    if (turn == TURN_NOW)
        return NULL;
    if (turn == TURN_RESTS)
        return fail_retry(cx, E_REMOTE, (int)seconds, "“%s” has not answered lately. It is asked again in %d seconds.",
                          s->name, (int)seconds);
    return fail_retry(cx, E_REMOTE, (int)seconds,
                      "“%s” asks for a pause: too many questions at once. Try again in %d seconds.", s->name,
                      (int)seconds);
}

void gate_leave(struct cx *cx, const struct source *s, enum gate_end end, const char *why)
{
    struct gate *g = lock_of(cx, s);
    g->running -= g->running > 0;
    g->jobs -= cx->lane == LANE_JOB && g->jobs > 0;
    if (!is_now(g, s)) {
        pthread_cond_broadcast(&freed);
        pthread_mutex_unlock(&mutex);
        return;
    }
    g->calls++;
    if (end == GATE_ANSWERED) {
        g->fails = 0;
        g->rest = 0;
        g->ok_at = clock_wall();
    } else if (end == GATE_FAILED) {
        g->failed++;
        g->failed_at = clock_wall();
        mem_free(g->why);
        g->why = mem_copy(why);
        /* Those that were under way when it opened say nothing new: the pause doubles for the one that tried again. */
        if (++g->fails >= GATE_FAILS && g->rest_until <= clock_mono()) {
            g->rest = !g->rest ? GATE_REST_MS : g->rest * 2 < GATE_REST_MOST ? g->rest * 2 : GATE_REST_MOST;
            g->rest_until = clock_mono() + g->rest;
        }
    }
    g->trying = false;
    pthread_cond_broadcast(&freed);
    pthread_mutex_unlock(&mutex);
}

void gate_hold(struct cx *cx, const struct source *s, int64_t ms)
{
    struct gate *g = lock_of(cx, s);
    int64_t until = clock_mono() + ms;
    if (is_now(g, s)) {
        g->throttled++;
        g->hold_until = until > g->hold_until ? until : g->hold_until;
    }
    pthread_mutex_unlock(&mutex);
}

void gate_again(struct cx *cx, const struct source *s)
{
    struct gate *g = lock_of(cx, s);
    g->free_until = clock_mono() + GATE_FREE_MS;
    pthread_mutex_unlock(&mutex);
}

bool gate_stands(struct cx *cx, const struct source *s, msec *until)
{
    struct gate *g = lock_of(cx, s);
    int64_t now = clock_mono(), rests = g->fails >= GATE_FAILS ? g->rest_until : 0;
    int64_t at = rests > g->hold_until ? rests : g->hold_until;
    bool open = g->fails < GATE_FAILS;
    pthread_mutex_unlock(&mutex);
    *until = at > now ? clock_wall() + at - now : 0;
    return open;
}

/* --- tokens ----------------------------------------------------------------------------------------------- */

static struct token *token_find(struct gate *g, const char *name)
{
    struct token *t = g->tokens;
    while (t && strcmp(t->name, name))
        t = t->next;
    return t;
}

const char *gate_token(struct cx *cx, const struct source *s, const char *name)
{
    struct gate *g = lock_of(cx, s);
    struct token *t = is_now(g, s) ? token_find(g, name) : NULL;
    const char *text = t && t->until > clock_mono() ? arena_copy(cx->mem, t->text) : NULL;
    pthread_mutex_unlock(&mutex);
    return text;
}

static void token_remove(struct gate *g, const char *name)
{
    for (struct token **p = &g->tokens; *p; p = &(*p)->next)
        if (!strcmp((*p)->name, name)) {
            struct token *t = *p;
            *p = t->next;
            memset(t->text, 0, strlen(t->text));
            mem_free(t->text);
            mem_free(t);
            return;
        }
}

void gate_token_keep(struct cx *cx, const struct source *s, const char *name, const char *token, int64_t seconds)
{
    struct gate *g = lock_of(cx, s);
    if (is_now(g, s)) {
        token_remove(g, name);
        struct token *t = mem_new(sizeof(*t));
        text_put(t->name, sizeof(t->name), name);
        t->text = mem_copy(token);
        t->until = clock_mono() + (seconds - 60) * 1000;
        t->next = g->tokens;
        g->tokens = t;
    }
    pthread_mutex_unlock(&mutex);
}

void gate_token_drop(struct cx *cx, const struct source *s, const char *name)
{
    struct gate *g = lock_of(cx, s);
    if (is_now(g, s))
        token_remove(g, name);
    pthread_mutex_unlock(&mutex);
}

/* --- points ----------------------------------------------------------------------------------------------- */

void gate_points_said(struct cx *cx, const struct source *s, const struct gate_points *said)
{
    struct gate *g = lock_of(cx, s);
    if (is_now(g, s)) {
        g->points = *said;
        g->points_at = clock_mono();
    }
    pthread_mutex_unlock(&mutex);
}

int64_t gate_points_take(struct cx *cx, const struct source *s, int64_t cost)
{
    struct gate *g = lock_of(cx, s);
    const struct gate_points *p = &g->points;
    int64_t ms = 0;
    if (is_now(g, s) && p->most > 0 && p->rate > 0) {
        int64_t left = p->left + (clock_mono() - g->points_at) * p->rate / 1000;
        int64_t need = p->most / 2 + cost < p->most ? p->most / 2 + cost : p->most;
        left = left < p->most ? left : p->most;
        ms = left < need ? (need - left) * 1000 / p->rate + 1 : left - g->points_out < need ? POINTS_LOOK_MS : 0;
    }
    if (!ms && is_now(g, s))
        g->points_out += cost;
    pthread_mutex_unlock(&mutex);
    return ms;
}

void gate_points_back(struct cx *cx, const struct source *s, int64_t cost)
{
    struct gate *g = lock_of(cx, s);
    if (is_now(g, s))
        g->points_out = g->points_out > cost ? g->points_out - cost : 0;
    pthread_mutex_unlock(&mutex);
}

/* --- figures ------------------------------------------------------------------------------------------------ */

bool gate_figures_take(struct cx *cx, struct gate_figures *out)
{
    bool found = false;
    pthread_once(&once, begin);
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < ROWS && !found; i++)
        for (struct gate *g = rows[i]; g && !found; g = g->next) {
            if (!g->calls && !g->throttled)
                continue;
            found = true;
            *out = (struct gate_figures){ arena_copy(cx->mem, g->shop),
                                          arena_copy(cx->mem, g->id),
                                          g->version,
                                          g->calls,
                                          g->failed,
                                          g->throttled,
                                          g->ok_at,
                                          g->failed_at,
                                          g->why ? arena_copy(cx->mem, g->why) : NULL };
            g->calls = g->failed = g->throttled = 0;
        }
    pthread_mutex_unlock(&mutex);
    return found;
}

void gate_figures_back(const struct gate_figures *f)
{
    struct gate *g = lock(f->shop, f->id, 0);
    if (f->version == g->version) {
        g->calls += f->calls;
        g->failed += f->failed;
        g->throttled += f->throttled;
    }
    pthread_mutex_unlock(&mutex);
}
