/* notice.c - a list of events as NUL-terminated texts in one heap block, because it outlives the arena:
   topic, event, id, time, data, again and again, then an empty topic. Other processes are told in words without
   content: "news TOPIC", "hint EVENT TOPIC DATA" (data of a hint: an id and its version), "end TOPIC", "leave WHO" and
   "typing TOPIC WHO"; what there is to say they read themselves. */
#include "conversation/notice.h"
#include "base/writer.h"
#include "conversation/refill.h"
#include "db/notice.h"
#include "http/http.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add(struct buf *to, const char *s) { buf_add(to, s, strlen(s) + 1); }

static void add_number(struct buf *to, int64_t number)
{
    buf_int(to, number);
    buf_add(to, "", 1);
}

struct buf *notice_begin(struct notice *n, const char *topic, const char *event, int64_t id)
{
    add(&n->to, topic);
    add(&n->to, event);
    add_number(&n->to, id);
    add_number(&n->to, n->not_before);
    return &n->to;
}

void notice_end(struct notice *n) { buf_add(&n->to, "", 1); }

void notice_add(struct notice *n, const char *topic, const char *event, int64_t id, const char *data)
{
    buf_text(notice_begin(n, topic, event, id), data);
    notice_end(n);
}

char *topic_conversation(struct arena *a, const char *shop_id, const char *id)
{
    return arena_join(a, "cnv:", shop_id, "/", id);
}

char *topic_shop(struct arena *a, const char *shop_id) { return arena_join(a, "shop:", shop_id); }

void notice_staff(struct cx *cx, struct notice *n, const char *event, const char *id, int64_t version)
{
    int64_t held = n->not_before;
    n->not_before = 0;
    struct writer w = { .to = notice_begin(n, topic_shop(cx->mem, cx->who.shop), event, 0) };
    writer_open(&w, NULL, '{');
    writer_text(&w, "id", id);
    writer_int(&w, "version", version);
    writer_close(&w);
    notice_end(n);
    n->not_before = held;
}

static const char *next(const char **p)
{
    const char *s = *p;
    *p += strlen(s) + 1;
    return s;
}

static void drop(void *arg)
{
    struct buf b = { .at = arg };
    buf_free(&b);
}

static void publish(void *arg)
{
    const char *p = arg;
    while (*p) {
        const char *topic = next(&p), *event = next(&p), *id = next(&p), *at = next(&p), *data = next(&p);
        if (!strcmp(event, NOTICE_LEAVE))
            http_who_end(topic);
        else if (*event)
            http_publish(topic, event, strtoll(id, NULL, 10), data, strtoll(at, NULL, 10));
        else
            http_topic_end(topic);
    }
    drop(arg);
}

/* One word a topic is enough for all its messages. */
static void tell(struct cx *cx, const char *p)
{
    const char *last = "";
    while (*p) {
        const char *topic = next(&p), *event = next(&p);
        next(&p), next(&p);
        const char *data = next(&p);
        if (!strcmp(event, NOTICE_LEAVE))
            db_tell(cx, arena_text(cx->mem, "leave %s", topic));
        else if (!*event)
            db_tell(cx, arena_text(cx->mem, "end %s", topic));
        else if (text_starts(topic, "shop:"))
            db_tell(cx, arena_text(cx->mem, "hint %s %s %s", event, topic, data));
        else if (strcmp(topic, last))
            db_tell(cx, arena_text(cx->mem, "news %s", last = topic));
    }
}

void notice_after(struct cx *cx, struct notice *n)
{
    if (!n->to.n)
        return;
    buf_add(&n->to, "", 1);
    if (db_is_postgres(cx->db))
        tell(cx, n->to.at);
    db_after(cx, publish, drop, n->to.at);
    n->to = (struct buf){ 0 };
}

void notice_drop(struct notice *n) { buf_free(&n->to); }

void notice_here(struct notice *n)
{
    if (!n->to.n)
        return;
    buf_add(&n->to, "", 1);
    publish(n->to.at);
    n->to = (struct buf){ 0 };
}

/* --- what others tell --------------------------------------------------------------------------- */

static void heard(const char *words)
{
    struct arena *mem = arena_new();
    char *s = arena_copy(mem, words), *rest = s, *word = strsep(&rest, " "), *first = strsep(&rest, " ");
    if (first && !strcmp(word, "news")) {
        http_topic_missed(first);
    } else if (first && !strcmp(word, "end")) {
        http_topic_end(first);
    } else if (first && !strcmp(word, "leave")) {
        http_who_end(first);
    } else if (rest && !strcmp(word, "typing")) {
        refill_typing(first, rest);
    } else if (rest && !strcmp(word, "hint")) {
        char *topic = strsep(&rest, " ");
        if (rest)
            http_publish(topic, first, 0, rest, 0);
    } /* else a newer version says what this one does not know */
    arena_free(mem);
}

/* Who may listen no longer is not known either: staff come again and show their session or key. */
static void missed(void)
{
    http_topic_missed(NULL);
    http_who_end(NULL);
}

void notice_listen(struct db *db)
{
    refill_start(db);
    db_notice_start(db, &(struct db_notices){ heard, missed });
}

void notice_close(struct db *db)
{
    db_notice_stop(db);
    refill_stop();
}
