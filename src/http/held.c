/* held.c - letters to streams that may not be opened before their time. Invariant: what is published to one topic
   stays in order, so that a message without a time of its own waits behind one that has. I/O thread only. */
#include "http/engine.h"
#include "base/mem.h"
#include <string.h>

struct held {
    struct held *next;
    int64_t at;
    struct letter letter;
    char texts[]; /* topic, frame */
};

static struct held *first; /* by time, of one time in order of coming */

/* The last one that waits for this topic; NULL = none. */
static const struct held *waits(const char *topic, size_t n)
{
    const struct held *last = NULL;
    for (const struct held *h = first; h; h = h->next)
        if (h->letter.kind == LETTER_PUBLISH && h->letter.topic_n == n && !memcmp(h->texts, topic, n))
            last = h;
    return last;
}

bool held_take(const struct letter *l, const char *topic, const char *frame)
{
    bool publish = l->kind == LETTER_PUBLISH || l->kind == LETTER_FILLED;
    if (!first && l->at <= engine.now)
        return false;
    const struct held *before = publish ? waits(topic, l->topic_n) : NULL;
    if (!before && l->at <= engine.now)
        return false;
    if (publish && !stream_heard(topic, l->topic_n))
        return false;
    struct held *h = mem_new(sizeof(*h) + l->topic_n + l->frame_n), **p = &first;
    *h = (struct held){ .at = before && before->at > l->at ? before->at : l->at, .letter = *l };
    if (publish) {
        memcpy(h->texts, topic, l->topic_n);
        memcpy(h->texts + l->topic_n, frame, l->frame_n);
    }
    while (*p && (*p)->at <= h->at)
        p = &(*p)->next;
    h->next = *p;
    *p = h;
    return true;
}

int64_t held_at(void) { return first ? first->at : 0; }

void held_open(int64_t now, void (*open)(const struct letter *l, const char *topic, const char *frame))
{
    while (first && first->at <= now) {
        struct held *h = first;
        first = h->next;
        open(&h->letter, h->texts, h->texts + h->letter.topic_n);
        mem_free(h);
    }
}
