/* chat.c - visitors under load: each message comes from its conversation's own address through the trusted proxy,
   with a key of its own, as the widget sends it. Every answer is compared: those to orders of one kind differ in nothing
   but the number, places and times, so one hash a kind says whether all of it is right. */
#include "bench/bench.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/fnv.h"
#include "base/json.h"
#include "base/mem.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { KINDS = 2 * BENCH_DEMO }; /* the demo's orders, and the copies of each */

/* --- asking ---------------------------------------------------------------------------------------------- */

static uint64_t roll(struct visitors *v)
{
    v->chance ^= v->chance << 13;
    v->chance ^= v->chance >> 7;
    v->chance ^= v->chance << 17;
    return v->chance >> 11;
}

/* Shared address blocks would share budgets, and nobody's visitors do. */
void bench_address(int who, char out[20])
{
    snprintf(out, 20, "11.%d.%d.%d", (who >> 16) & 255, (who >> 8) & 255, who & 255);
}

void visitors_say(struct visitors *v, int who, const char *text, struct buf *to)
{
    char from[20];
    bench_address(who, from);
    buf_fmt(to,
            "POST /api/v1/chat/conversations/%s/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: %s\r\n"
            "Authorization: Bearer %s\r\nIdempotency-Key: bench-%llu\r\nContent-Type: application/json\r\n"
            "Content-Length: %zu\r\n\r\n{\"text\":\"%s\"}",
            v->at[who].id, from, v->at[who].token, (unsigned long long)++v->key, strlen(text) + 11, text);
}

bool visitors_listen(void *visitors, int who, struct buf *to)
{
    struct visitors *v = visitors;
    char from[20];
    bench_address(who, from);
    buf_fmt(to,
            "GET /api/v1/chat/conversations/%s/events HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: %s\r\n"
            "Accept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n",
            v->at[who].id, from, v->at[who].token);
    return true;
}

bool visitors_ask(void *visitors, int connection, struct buf *to)
{
    struct visitors *v = visitors;
    char email[48], text[96];
    int64_t n = v->stock->n, i = (int64_t)(roll(v) % (uint64_t)n);
    if (v->learning) { /* each kind once */
        if (v->learned == KINDS || v->learned >= n)
            return false;
        i = v->learned++;
    }
    v->kind[connection] = (int)(i < BENCH_DEMO ? i : BENCH_DEMO + i % BENCH_DEMO);
    v->who[connection] = v->next;
    stock_number(v->stock, i, v->asked[connection]);
    stock_email(v->stock, i, email);
    snprintf(text, sizeof(text), "#%s %s", v->asked[connection], email);
    visitors_say(v, v->next, text, to);
    v->next = (v->next + 1) % v->n;
    return true;
}

/* --- comparing -------------------------------------------------------------------------------------------- */

/* What differs, beside the number: seq, ids of options, times of this turn, the chat about an order. */
static const char *skip(const char *at)
{
    static const struct {
        const char *name, *until;
    } skips[] = { { "\"seq\":", ",}" },
                  { "\"opt_", "\"" },
                  { "\"created_at\":\"", "\"" },
                  { "\"checked_at\":\"", "\"" },
                  { "\"conversation_id\":", ",}" } };
    for (size_t i = 0; i < sizeof(skips) / sizeof(*skips); i++) {
        size_t n = strlen(skips[i].name);
        if (!strncmp(at, skips[i].name, n))
            return at + n + strcspn(at + n, skips[i].until);
    }
    return at + 1;
}

/* The number counts only at the end of a row of digits: ids and tracking numbers end with it, too. */
uint64_t answer_hash(const struct load_answer *a, const char *number)
{
    uint64_t hash = FNV64_START;
    size_t number_n = strlen(number), digits;
    const char *end = a->body + a->n;
    for (const char *at = a->body, *next; at < end; at = next) {
        if (*at == '"') {
            next = skip(at);
            hash = fnv64(hash, *at);
        } else if ((digits = strspn(at, "0123456789"))) {
            next = at + digits;
            bool own = digits >= number_n && !memcmp(next - number_n, number, number_n);
            hash = fnv64_bytes(hash, at, own ? digits - number_n : digits);
        } else {
            next = at + strcspn(at, "\"0123456789");
            hash = fnv64_bytes(hash, at, (size_t)(next - at));
        }
        if (next > end || next == at) /* a NUL in the middle */
            return 0;
    }
    return hash | 1;
}

static int64_t count_in(const char *text, const char *part)
{
    int64_t n = 0;
    for (size_t part_n = strlen(part); (text = strstr(text, part)); text += part_n)
        n++;
    return n;
}

/* An answer that is learned is read: it shows just this order. */
static bool is_card(struct visitors *v, const struct load_answer *a, const char *number, int64_t i)
{
    char id[32], part[96];
    stock_id(v->stock, i, id);
    snprintf(part, sizeof(part), "\"kind\":\"order\",");
    if (count_in(a->body, part) != 1)
        return false;
    snprintf(part, sizeof(part), "\"order\":{\"id\":\"%s\",\"number\":\"%s\",", id, number);
    return count_in(a->body, part) == 1;
}

/* Of the card's text alone. */
static uint64_t words_hash(const struct load_answer *a, const char *number)
{
    static const char before[] = "\"kind\":\"order\",\"text\":\"";
    const char *at = strstr(a->body, before);
    if (!at)
        return 0;
    at += sizeof(before) - 1;
    size_t n = strcspn(at, "\"");
    return answer_hash(&(struct load_answer){ .body = at, .n = n }, number);
}

bool visitors_check(void *visitors, int connection, const struct load_answer *a)
{
    struct visitors *v = visitors;
    const char *number = v->asked[connection];
    int kind = v->kind[connection];
    uint64_t hash = a->status == 200 ? answer_hash(a, number) : 0;
    bool right = hash && hash == v->expected[kind];
    if (v->learning && hash && is_card(v, a, number, kind)) {
        right = true;
        v->expected[kind] = hash;
        v->words[kind] = words_hash(a, number);
    }
    if (right)
        v->messages += count_in(a->body, "\"seq\":");
    else if (!v->wrong)
        v->wrong = mem_copy(a->body);
    return right;
}

/* --- opening ------------------------------------------------------------------------------------------------ */

static bool ask_open(void *visitors, int connection, struct buf *to)
{
    struct visitors *v = visitors;
    char from[20];
    if (v->next == v->n)
        return false;
    v->who[connection] = v->next++;
    bench_address(v->who[connection], from);
    buf_fmt(to,
            "POST /api/v1/chat/%s/conversations HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: %s\r\n"
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            v->stock->assistant_key, from);
    return true;
}

static bool part_of(const char *body, const char *before, struct buf *to)
{
    const char *at = strstr(body, before);
    to->n = 0;
    if (at)
        buf_add(to, at + strlen(before), strcspn(at + strlen(before), "\""));
    return at;
}

static bool opened(void *visitors, int connection, const struct load_answer *a)
{
    struct visitors *v = visitors;
    struct buf part = { 0 };
    int who = v->who[connection];
    bool right = a->status == 201 && part_of(a->body, "\"id\":\"", &part) && part.n < sizeof(v->at->id);
    if (right)
        memcpy(v->at[who].id, part.at, part.n + 1);
    right = right && part_of(a->body, "\"token\":\"", &part);
    if (right)
        v->at[who].token = mem_copy(part.at);
    else if (!v->wrong)
        v->wrong = mem_copy(a->body);
    v->messages += count_in(a->body, "\"seq\":");
    buf_free(&part);
    return right;
}

static bool ask_hello(void *visitors, int connection, struct buf *to)
{
    struct visitors *v = visitors;
    (void)connection;
    if (v->next == v->n)
        return false;
    visitors_say(v, v->next++, "hello", to);
    return true;
}

static bool greeted(void *visitors, int connection, const struct load_answer *a)
{
    struct visitors *v = visitors;
    (void)connection;
    v->messages += count_in(a->body, "\"seq\":");
    if (a->status != 200 && !v->wrong)
        v->wrong = mem_copy(a->body);
    return a->status == 200;
}

static err_t all_right(struct bench *b, const struct visitors *v, const struct load_result *r)
{
    if (!r->bad && !r->lost)
        return NULL;
    return fail(b->cx, E_REMOTE, "%lld answers were wrong and %lld lost; the first: %.600s", (long long)r->bad,
                (long long)r->lost, v->wrong ? v->wrong : "-");
}

static err_t step(struct bench *b, struct visitors *v, struct load_plan *plan)
{
    struct load_result r;
    v->next = 0;
    TRY(load_run(b->cx, plan, &r));
    TRY(all_right(b, v, &r));
    v->next = 0;
    return NULL;
}

static void visitors_free(void *visitors)
{
    struct visitors *v = visitors;
    for (int i = 0; i < v->n; i++)
        mem_free(v->at[i].token);
    mem_free(v->at);
    mem_free((void *)v->wrong);
    mem_free(v);
}

err_t visitors_begin(struct bench *b, const struct stock *s, int port, int n, struct visitors **out)
{
    struct arena *mem = b->cx->mem;
    struct visitors *v = mem_new(sizeof(*v));
    arena_defer(mem, visitors_free, v);
    *v = (struct visitors){ .stock = s, .port = port, .n = n };
    crypto_random(&v->chance, sizeof(v->chance));
    v->chance |= 1;
    v->key = (uint64_t)clock_wall() << 20;
    v->at = mem_new((size_t)n * sizeof(*v->at));
    v->expected = arena_alloc(mem, KINDS * sizeof(*v->expected));
    v->words = arena_alloc(mem, KINDS * sizeof(*v->words));
    v->asked = arena_alloc(mem, BENCH_LINES_MOST * sizeof(*v->asked));
    v->kind = arena_alloc(mem, BENCH_LINES_MOST * sizeof(*v->kind));
    v->who = arena_alloc(mem, BENCH_LINES_MOST * sizeof(*v->who));
    struct load_plan plan = { .port = port, .connections = 16, .within_ms = 600000, .arg = v };
    plan.request = ask_open, plan.answer = opened;
    TRY(step(b, v, &plan));
    *out = v;
    return NULL;
}

err_t visitors_open(struct bench *b, const struct stock *s, int port, int n, struct visitors **out)
{
    struct visitors *v;
    TRY(visitors_begin(b, s, port, n, &v));
    struct load_plan plan = { .port = port, .connections = 16, .within_ms = 600000, .arg = v };
    plan.request = ask_hello, plan.answer = greeted;
    TRY(step(b, v, &plan));
    v->learning = true;
    plan.request = visitors_ask, plan.answer = visitors_check;
    TRY(step(b, v, &plan));
    v->learning = false;
    *out = v;
    return NULL;
}

/* --- load and its costs --------------------------------------------------------------------------------------- */

struct load_plan plan_turns(struct bench *b, struct visitors *v)
{
    return (struct load_plan){ .port = v->port,
                               .connections = BENCH_LINES,
                               .within_ms = b->seconds * 1000,
                               .request = visitors_ask,
                               .answer = visitors_check,
                               .arg = v };
}

static bool ask_fixed(void *arg, int connection, struct buf *to)
{
    (void)arg, (void)connection;
    buf_text(to, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    return true;
}

static bool is_fixed(void *arg, int connection, const struct load_answer *a)
{
    (void)arg, (void)connection;
    return a->status == 200 && a->n == 400;
}

struct load_plan plan_fixed(struct bench *b, const struct process *p)
{
    return (struct load_plan){ .port = p->port,
                               .connections = BENCH_LINES,
                               .within_ms = b->seconds * 1000,
                               .request = ask_fixed,
                               .answer = is_fixed };
}

err_t bench_load(struct bench *b, const struct process *p, const struct load_plan *plan, struct cost *out)
{
    struct thread_time threads[THREAD_NAMES], threads_after[THREAD_NAMES];
    struct load_result r;
    bench_threads(p, threads);
    struct spent before = bench_spent(p);
    TRY(load_run(b->cx, plan, &r));
    nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL); /* what it puts off until later is its cost, too */
    struct spent after = bench_spent(p);
    bench_threads(p, threads_after);
    if (r.bad || r.lost || !r.good) {
        const struct visitors *v = plan->request == visitors_ask ? plan->arg : NULL;
        return fail(b->cx, E_REMOTE, "%s: of %lld answers %lld were wrong and %lld lost; the first: %.600s", p->name,
                    (long long)(r.good + r.bad + r.lost), (long long)r.bad, (long long)r.lost,
                    v && v->wrong ? v->wrong : "-");
    }
    double cpu = (after.all - before.all) * 1e6 / (double)r.good, ticks = after.ticks - before.ticks;
    *out = (struct cost){ .rate = (double)r.good * 1e6 / (double)r.wall_us,
                          .cpu = cpu,
                          .system = ticks > 0 ? cpu * (after.kernel_ticks - before.kernel_ticks) / ticks : 0,
                          .p50 = (double)load_time_at(&r.times, 0.5) / 1000,
                          .p99 = (double)load_time_at(&r.times, 0.99) / 1000,
                          .times = r.times,
                          .n = r.good,
                          .threads = bench_threads_text(b->cx->mem, threads, threads_after, r.good) };
    return NULL;
}
