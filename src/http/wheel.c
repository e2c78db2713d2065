/* wheel.c - timers in 1,024 slots of 16 ms. Setting and removing cost a few instructions, whatever
   the number of connections. Invariant: the slots from `tick` on hold every timer that is set; one
   that lies farther ahead than the wheel reaches waits in the last slot and is set again when that
   comes. */
#include "http/engine.h"

#define SLOTS 1024
#define SHIFT 4

static struct timer slots[SLOTS]; /* rings; the element is the ring's head */
static uint64_t used[SLOTS / 64]; /* bit: the slot may hold a timer */
static int64_t tick;              /* the slot that is being emptied */

void wheel_start(int64_t now)
{
    for (int i = 0; i < SLOTS; i++)
        slots[i].prev = slots[i].next = &slots[i];
    tick = now >> SHIFT;
}

void wheel_set(struct timer *t, int64_t at)
{
    wheel_remove(t);
    t->at = at;
    int64_t due = (at + (1 << SHIFT) - 1) >> SHIFT;
    if (due <= tick)
        due = tick + 1;
    if (due > tick + SLOTS - 1)
        due = tick + SLOTS - 1;
    size_t slot = (size_t)due % SLOTS;
    struct timer *head = &slots[slot];
    t->prev = head->prev;
    t->next = head;
    head->prev->next = t;
    head->prev = t;
    used[slot / 64] |= UINT64_C(1) << (slot % 64);
}

void wheel_remove(struct timer *t)
{
    if (!t->next)
        return;
    t->prev->next = t->next;
    t->next->prev = t->prev;
    t->prev = t->next = NULL;
}

struct timer *wheel_due(int64_t now)
{
    for (;;) {
        size_t slot = (size_t)tick % SLOTS;
        struct timer *head = &slots[slot];
        while (head->next != head) {
            struct timer *t = head->next;
            wheel_remove(t);
            if (t->at <= now)
                return t;
            wheel_set(t, t->at);
        }
        used[slot / 64] &= ~(UINT64_C(1) << (slot % 64));
        if (tick >= now >> SHIFT)
            return NULL;
        tick++;
    }
}

int wheel_wait(int64_t now)
{
    for (int64_t i = tick; i < tick + SLOTS;) {
        size_t slot = (size_t)i % SLOTS;
        uint64_t bits = used[slot / 64] >> (slot % 64);
        if (!bits) {
            i += 64 - (int64_t)(slot % 64);
            continue;
        }
        i += __builtin_ctzll(bits);
        int64_t wait = (i << SHIFT) - now;
        return wait < 0 ? 0 : (int)wait;
    }
    return -1;
}
