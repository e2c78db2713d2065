/* repeat.c - knows a message that was sent before: the row remembers the keys of the visitor's last messages, so that a
   turn neither looks one up in an index nor writes one there. A widget repeats its last message, and at most
   QUEUE_WAITING_MOST wait at once, so that twice as many are enough. */
#include "conversation/inside.h"
#include "base/crypto.h"
#include "conversation/queue.h"
#include <stdlib.h>
#include <string.h>

#define KEYS_MOST (2 * QUEUE_WAITING_MOST)
#define HASH 24 /* hex digits: 96 bits */

/* Not under a secret: who finds two keys that meet has only repeated a message of their own. */
const char *repeat_key(struct cx *cx, const char *sent)
{
    static const unsigned char nothing[16];
    static const char hex[] = "0123456789abcdef";
    uint64_t sum[2];
    char *key = arena_alloc(cx->mem, HASH + 1);
    crypto_brief(nothing, sent, strlen(sent), sum);
    for (int i = 0; i < HASH; i++)
        key[i] = hex[sum[i / 16] >> 4 * (i % 16) & 15];
    return key;
}

int64_t repeat_find(const struct conversation *row, const char *key)
{
    if (!row || !key || text_empty(row->said_keys))
        return 0;
    const char *at = strstr(row->said_keys, key);
    return at ? strtoll(at + HASH + 1, NULL, 10) : 0;
}

const char *repeat_note(struct cx *cx, const struct conversation *row, const char *key, int64_t seq)
{
    const char *before = row && row->said_keys ? row->said_keys : "", *end = before;
    if (!key)
        return row ? row->said_keys : NULL;
    for (int kept = 1; kept < KEYS_MOST && *end; kept++) {
        end = strchrnul(end, ' ');
        end += *end == ' ';
    }
    return arena_join(cx->mem, key, ":", arena_int(cx->mem, seq), " ",
                      arena_copy_n(cx->mem, before, (size_t)(end - before)));
}
