/* notice.c - the line between processes: one thread that both speaks and listens, on one connection. What is told is
   gathered for 10 ms after the last time of speaking, because every NOTIFY takes a lock of the whole database.
   Invariant: what was told is heard by every process whose line stood meanwhile, and the others are told that they
   missed something: after a new start of the line, when too much waits, and when a process fell silent. */
#include "db/notice.h"
#include "base/clock.h"
#include "base/mem.h"
#include "db/driver.h"
#include <assert.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
    GATHER_MS = 10,
    PART_MOST = 7000,          /* bytes of one NOTIFY; PostgreSQL takes 8,000 */
    WAITING_MOST = 256 * 1024, /* beyond it "look at everything" is told instead */
    ALIVE_MS = 2000,           /* says at least that it lives */
    SILENT_MS = 7000,          /* who said nothing for so long may have died before it could tell something */
    PEERS_MOST = 64,
    AGAIN_MS = 500
};

static const char everything[] = "*", bye[] = ".";

struct peer {
    char boot[24]; /* "" = free */
    int64_t heard;
};

struct line {
    struct db *db;
    struct db_notices to;
    pthread_mutex_t lock;
    struct buf waiting; /* lines; under lock */
    bool ending;        /* under lock */
    int wake;           /* eventfd, edge of `waiting` */
    _Atomic bool stands;
    pthread_t thread;
    int64_t spoke; /* the rest is the thread's own */
    struct peer peers[PEERS_MOST];
};

/* --- telling, from any thread --- */

struct told {
    struct line *line;
    char words[];
};

/* Whether that line stands among the lines. */
static bool waits(const struct buf *lines, const char *words, size_t n)
{
    for (const char *at = lines->at; lines->n && (at = strstr(at, words)); at++)
        if ((at == lines->at || at[-1] == '\n') && at[n] == '\n')
            return true;
    return false;
}

static void wake(struct line *l)
{
    uint64_t one = 1;
    ssize_t n = write(l->wake, &one, sizeof(one));
    (void)n; /* full: it is awake */
}

static void add(struct line *l, const char *words)
{
    size_t n = strlen(words);
    pthread_mutex_lock(&l->lock);
    bool first = !l->waiting.n;
    if (l->waiting.n + n > WAITING_MOST) {
        l->waiting.n = 0;
        words = everything, n = sizeof(everything) - 1;
    }
    if (l->waiting.n > PART_MOST || !waits(&l->waiting, words, n)) {
        buf_add(&l->waiting, words, n);
        buf_add(&l->waiting, "\n", 1);
    }
    pthread_mutex_unlock(&l->lock);
    if (first)
        wake(l);
}

static void tell(void *arg)
{
    struct told *t = arg;
    add(t->line, t->words);
    mem_free(t);
}

void db_tell(struct cx *cx, const char *words)
{
    size_t n = strlen(words);
    assert(n && n <= NOTICE_MOST && !strchr(words, '\n'));
    if (!cx->db->line)
        return;
    struct told *t = mem_new(sizeof(*t) + n + 1);
    t->line = cx->db->line;
    memcpy(t->words, words, n + 1);
    db_after(cx, tell, mem_free, t);
}

/* --- speaking --- */

/* What waits, as a text that the caller frees; those who tell go on with an empty one. */
static struct buf take(struct line *l)
{
    pthread_mutex_lock(&l->lock);
    struct buf mine = l->waiting;
    l->waiting = (struct buf){ 0 };
    pthread_mutex_unlock(&l->lock);
    return mine;
}

/* In parts that end with a line, each behind the name of this process. */
static bool say_all(struct line *l, void *conn, const char *lines, size_t n)
{
    struct buf part = { 0 };
    bool said = true;
    do {
        size_t now = n;
        if (now > PART_MOST - sizeof(l->db->boot))
            for (now = PART_MOST - sizeof(l->db->boot); lines[now - 1] != '\n'; now--)
                ;
        part.n = 0;
        buf_text(&part, l->db->boot);
        buf_text(&part, "\n");
        buf_add(&part, lines ? lines : "", now);
        said = l->db->driver->line_say(conn, part.at);
        lines += now;
        n -= now;
    } while (said && n);
    buf_free(&part);
    return said;
}

/* Speaks when it is time; false: the line is lost. */
static bool speak(struct line *l, void *conn)
{
    int64_t now = clock_mono();
    if (now - l->spoke < GATHER_MS)
        return true;
    struct buf mine = take(l);
    if (!mine.n && now - l->spoke < ALIVE_MS)
        return true;
    l->spoke = now;
    bool said = say_all(l, conn, mine.at, mine.n);
    buf_free(&mine);
    if (!said)
        add(l, everything); /* nobody knows how much of it was heard */
    return said;
}

/* --- listening --- */

static void peer_heard(struct line *l, const char *boot, size_t n, bool gone)
{
    struct peer *place = NULL;
    for (struct peer *p = l->peers; p < l->peers + PEERS_MOST; p++) {
        if (strlen(p->boot) == n && !memcmp(p->boot, boot, n)) {
            place = p;
            break;
        }
        if (!*p->boot && !place)
            place = p;
    }
    if (!place || n >= sizeof(place->boot))
        return;
    memcpy(place->boot, boot, n);
    place->boot[gone ? 0 : n] = 0;
    place->heard = clock_mono();
}

/* bye is the last line that a process ever says. */
static bool leaves(const char *lines)
{
    size_t n = strlen(lines);
    return n >= 2 && !strcmp(lines + n - 2, ".\n") && (n == 2 || lines[n - 3] == '\n');
}

static void heard(void *arg, const char *words)
{
    struct line *l = arg;
    size_t n = strcspn(words, "\n");
    if (n == strlen(l->db->boot) && !memcmp(words, l->db->boot, n)) /* on a line that broke */
        return;
    const char *at = words + n + (words[n] == '\n');
    peer_heard(l, words, n, leaves(at));
    struct arena *mem = arena_new();
    for (; *at; at += n + (at[n] == '\n')) {
        n = strcspn(at, "\n");
        const char *one = arena_copy_n(mem, at, n);
        if (!strcmp(one, everything))
            l->to.missed();
        else if (*one && strcmp(one, bye))
            l->to.heard(one);
    }
    arena_free(mem);
}

static void peers_check(struct line *l)
{
    bool lost = false;
    int64_t now = clock_mono();
    for (struct peer *p = l->peers; p < l->peers + PEERS_MOST; p++)
        if (*p->boot && now - p->heard > SILENT_MS) {
            *p->boot = 0;
            lost = true;
        }
    if (lost)
        l->to.missed();
}

/* --- the thread --- */

static bool ending(struct line *l, bool *waiting)
{
    pthread_mutex_lock(&l->lock);
    bool is = l->ending;
    *waiting = l->waiting.n > 0;
    pthread_mutex_unlock(&l->lock);
    return is;
}

static void hold(struct line *l, void *conn)
{
    bool waiting;
    uint64_t woken;
    while (!ending(l, &waiting)) {
        int64_t now = clock_mono(), next = l->spoke + (waiting ? GATHER_MS : ALIVE_MS);
        if (next <= now) {
            if (!speak(l, conn))
                return;
            next = now + ALIVE_MS;
        }
        if (!l->db->driver->line_wait(conn, l->wake, (int)(next - now), heard, l))
            return;
        while (read(l->wake, &woken, sizeof(woken)) > 0)
            ;
        peers_check(l);
    }
    add(l, bye);
    l->spoke = 0;
    (void)speak(l, conn);
}

static void *run(void *arg)
{
    struct line *l = arg;
    bool waiting;
    while (!ending(l, &waiting)) {
        void *conn = l->db->driver->line_open(l->db);
        if (conn) {
            memset(l->peers, 0, sizeof(l->peers));
            l->spoke = 0;
            l->to.missed();
            l->stands = true;
            hold(l, conn);
            l->stands = false;
            l->db->driver->line_close(conn);
        }
        if (!ending(l, &waiting))
            nanosleep(&(struct timespec){ .tv_nsec = AGAIN_MS * 1000000L }, NULL);
    }
    return NULL;
}

void db_notice_start(struct db *db, const struct db_notices *to)
{
    if (!db->driver->line_open)
        return;
    struct line *l = mem_new(sizeof(*l));
    *l = (struct line){ .db = db, .to = *to, .wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) };
    pthread_mutex_init(&l->lock, NULL);
    if (l->wake >= 0 && !pthread_create(&l->thread, NULL, run, l)) {
        db->line = l;
        return;
    }
    mem_free(l);
}

void db_notice_stop(struct db *db)
{
    struct line *l = db->line;
    if (!l)
        return;
    db->line = NULL;
    pthread_mutex_lock(&l->lock);
    l->ending = true;
    pthread_mutex_unlock(&l->lock);
    wake(l);
    pthread_join(l->thread, NULL);
    buf_free(&l->waiting);
    close(l->wake);
    pthread_mutex_destroy(&l->lock);
    mem_free(l);
}

const char *db_process(struct db *db) { return db->line && db->line->stands ? db->boot : ""; }
