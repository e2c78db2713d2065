/* notice.c - a list of events as NUL-terminated texts in one heap block, because it outlives the arena:
   topic, event, id, time, data, again and again, then an empty topic. */
#include "conversation/notice.h"
#include "http/http.h"
#include <stdlib.h>
#include <string.h>

static void add(struct buf *to, const char *s) { buf_add(to, s, strlen(s) + 1); }

static void add_number(struct buf *to, int64_t number)
{
    buf_int(to, number);
    buf_add(to, "", 1);
}

void notice_add(struct notice *n, const char *topic, const char *event, int64_t id, const char *data)
{
    add(&n->to, topic);
    add(&n->to, event);
    add_number(&n->to, id);
    add_number(&n->to, n->not_before);
    add(&n->to, data);
}

char *topic_conversation(struct arena *a, const char *id) { return arena_join(a, "cnv:", id, NULL); }

char *topic_shop(struct arena *a, const char *shop_id) { return arena_join(a, "shop:", shop_id, NULL); }

void notice_staff(struct cx *cx, struct notice *n, const char *event, const char *id, int64_t version)
{
    const char *data = arena_text(cx->mem, "{\"id\":\"%s\",\"version\":%lld}", id, (long long)version);
    int64_t held = n->not_before;
    n->not_before = 0;
    notice_add(n, topic_shop(cx->mem, cx->who.shop), event, 0, data);
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

void notice_after(struct cx *cx, struct notice *n)
{
    if (!n->to.n)
        return;
    buf_add(&n->to, "", 1);
    db_after(cx, publish, drop, n->to.at);
    n->to = (struct buf){ 0 };
}

void notice_drop(struct notice *n) { buf_free(&n->to); }
