/* missed.c - streams that miss messages, because another process stored them. The application is asked for them, one
   question a topic at a time: what is missed while it answers makes another question. A stream whose gap is still
   there after the answer is ended. */
#include "http/stream.h"
#include <stdatomic.h>
#include <string.h>

bool missed_ask(struct topic *t)
{
    if (!engine.config.missed)
        return false;
    t->again = t->asked;
    if (t->asked || atomic_load(&engine.stopping))
        return true;
    int64_t after = INT64_MAX;
    for (struct http_stream *s = t->first; s; s = s->next)
        if (!s->primed)
            s->doubted = true; /* its beginning may have been read too early */
        else if (s->last_id < after)
            after = s->last_id;
    if (after == INT64_MAX)
        return true;
    t->asked = true;
    engine.config.missed(t->name, after, engine.config.arg);
    return true;
}

static void ask(struct topic *t) { (void)missed_ask(t); }

static struct topic *find(const char *topic, size_t n)
{
    uint64_t hash;
    return *topic_find(topic, n, &hash);
}

void missed_topic(const char *topic, size_t topic_n)
{
    struct topic *t = topic_n ? find(topic, topic_n) : NULL;
    if (t)
        ask(t);
    else if (!topic_n)
        topic_each(ask);
}

void missed_filled(const char *topic, size_t topic_n)
{
    struct topic *t = find(topic, topic_n);
    if (!t)
        return;
    bool again = t->again;
    t->asked = t->again = false;
    if (again) {
        ask(t);
        return;
    }
    for (struct http_stream *s = t->first, *next; s; s = next) {
        next = s->next;
        if (s->primed && s->want > s->last_id)
            conn_close(s->conn);
    }
}

/* --- any thread ------------------------------------------------------------------------------- */

void http_topic_missed(const char *topic)
{
    loop_post((struct letter){ .kind = LETTER_MISSED, .topic_n = topic ? (unsigned)strlen(topic) : 0 }, topic, NULL);
}

void http_topic_filled(const char *topic)
{
    loop_post((struct letter){ .kind = LETTER_FILLED, .topic_n = (unsigned)strlen(topic) }, topic, NULL);
}
