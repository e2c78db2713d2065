/* turn.c - one turn: claim it, walk outside any transaction, then store everything that follows in one.
   Invariants: turns of one conversation are serial; a message key is stored once; nothing of a walk is kept
   when somebody changed the conversation meanwhile, then the turn is walked again on what is there now. */
#include "conversation/inside.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/text.h"
#include "conversation/queue.h"
#include "db/event.h"
#include "db/notice.h"
#include "order/request.h"
#include <string.h>
#include <time.h>

#define TURN_MS 5000
#define LEASE_MS 10000
#define LEASE_MOST (10 * LEASE_MS) /* one that ends later is of a dead process whose clock was wrong */
#define TRIES 3

struct turn_work {
    struct walk walk;
    const struct heard *heard;
    const char *words, *holder; /* in whose name it is claimed */
    LIST(struct handoff) handoffs;
    bool claimed, replayed;
};

/* --- the claim --------------------------------------------------------------------------------- */

/* Between processes on one PostgreSQL: a lease on the row, for a turn that takes its time (OUTSIDE), or that another one
   has overtaken. Others need none: the UPDATE that stores them finds the row as it was read and unclaimed, or nothing is
   stored. So a lease only spares walks, and one of a process that is gone may be taken at once. */
static err_t lease(struct cx *cx, const char *id, const char *holder)
{
    int64_t until = clock_mono() + LEASE_MS, got = 0;
    bool wrote = cx->wrote;
    for (;;) {
        msec now = clock_wall();
        TRY(db_exec(
            cx, &got,
            "UPDATE conversation SET turn_by = $3, turn_until = $4 WHERE shop_id = $1 AND id = $2 AND (turn_by IS "
            "NULL OR turn_by = $3 OR turn_until < $5 OR turn_until > $6 OR " DB_PROCESS_GONE("turn_by") ")",
            T(cx->who.shop), T(id), T(holder), I(now + LEASE_MS), I(now), I(now + LEASE_MOST)));
        cx->wrote = wrote; /* a claim is no effect: the walk may still call other systems */
        if (got)
            return NULL;
        if (cx->lane == LANE_INSIDE) /* nobody waits there */
            return fail(cx, E_OUTSIDE, "A turn of this conversation is under way elsewhere.");
        if (clock_mono() > until)
            return fail_retry(cx, E_BUSY, 1, "The message before this one took too long. Try again.");
        nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
    }
}

/* Claims it if it must be, and reads the row again. */
static err_t claim(struct cx *cx, struct turn_work *t, bool overtaken)
{
    if (!db_is_postgres(cx->db) || !t->walk.row || t->claimed || (cx->lane == LANE_INSIDE && !overtaken))
        return NULL;
    TRY(lease(cx, t->walk.row->id, t->holder));
    t->claimed = true;
    return row_find(cx, t->walk.who->conversation, &t->walk.row);
}

static void claim_end(struct cx *cx, const struct turn_work *t)
{
    err_t e = db_exec(
        cx, NULL,
        "UPDATE conversation SET turn_by = NULL, turn_until = NULL WHERE shop_id = $1 AND id = $2 AND turn_by = $3",
        T(cx->who.shop), T(t->walk.who->conversation), T(t->holder));
    (void)e; /* it ends by itself */
}

/* --- the walk ---------------------------------------------------------------------------------- */

/* What staff will read of a proven order is read here, because it may come from another system. */
static err_t handoffs_find(struct cx *cx, struct turn_work *t)
{
    struct dialog *d = &t->walk.dialog;
    t->handoffs.at = arena_alloc(cx->mem, d->effects.n * sizeof(*t->handoffs.at));
    for (size_t i = 0; i < d->effects.n; i++) {
        const struct effect *effect = &d->effects.at[i];
        if (effect->kind == EFFECT_CLAIM)
            t->walk.claimed = effect->text;
        if (effect->order_id)
            t->walk.order_id = effect->order_id;
        if (effect->kind == EFFECT_ABOUT)
            t->walk.claimed = NULL;
        if (effect->kind != EFFECT_HANDOFF)
            continue;
        struct handoff h = { .effect = effect, .claimed = t->walk.claimed };
        char *json = NULL;
        err_t e = effect->order_id ? door_snapshot(cx, &t->walk.visit, effect->order_id, &json) : NULL;
        if (e && (e->code == E_OUTSIDE || e->code == E_INTERNAL))
            return e;
        h.snapshot = e ? NULL : json; /* a person is wanted also when the source is down */
        t->handoffs.at[t->handoffs.n++] = h;
    }
    return NULL;
}

/* Whether anything was proven before: a number and its e-mail leave their order on the row, a token its subject, a code
   its address in the dialog. */
static bool has_proofs(const struct walk *k)
{
    return k->row && (k->row->order_id || k->row->subject || dialog_var(&k->dialog, "code_email"));
}

/* The order that this walk has proven by its number, or the only one that it has proven; NULL: none. A list of one's own
   orders is not about one of them. */
static const char *proven_now(const struct visit *v)
{
    const struct proof *only = NULL, *by_number = NULL;
    size_t fresh = 0;
    for (size_t i = 0; i < v->proofs.n; i++) {
        const struct proof *p = &v->proofs.at[i];
        if (!p->fresh)
            continue;
        fresh++;
        only = p;
        if (text_starts(p->level, "number_"))
            by_number = p;
    }
    return by_number ? by_number->order_id : fresh == 1 ? only->order_id : NULL;
}

static err_t walk(struct cx *cx, struct turn_work *t)
{
    struct walk *k = &t->walk;
    TRY(walk_start(cx, k));
    k->visit.unread = has_proofs(k);
    t->words = dialog_words(cx, &k->dialog, t->heard);
    TRY(dialog_turn(cx, &k->dialog, t->heard));
    t->walk.claimed = k->row ? k->row->claimed : NULL;
    t->walk.order_id = k->row ? k->row->order_id : NULL;
    t->handoffs.n = 0;
    const char *proven = proven_now(&k->visit);
    if (proven) {
        t->walk.order_id = proven;
        t->walk.claimed = NULL; /* what was only claimed before is settled */
    }
    return handoffs_find(cx, t);
}

/* --- storing it -------------------------------------------------------------------------------- */

static err_t changed_meanwhile(struct cx *cx)
{
    return fail(cx, E_CONFLICT, "This conversation has just changed. Try again.");
}

#define UNCLAIMED(by, now) " AND (turn_by IS NULL OR turn_by = " by " OR turn_until < " now ")"

/* What every turn changes, and what an UPDATE must find as it was read. Columns of an index are named only in a turn that
   changes them: naming them writes the index. */
#define EVERY                                                                                                          \
    "input = $3, dialog = $4, misses = $5, last_seq = $6, last_at = $7, heard_at = $7, talk_at = $8, said_keys = $9, " \
    "turn_by = NULL, turn_until = NULL"
#define AS_READ " AND version = $10 AND last_seq = $11 AND ended_at IS NULL" UNCLAIMED("$12", "$7")
#define EVERY_ARGS(cx, t, k, last_seq)                                                                                 \
    T((cx)->who.shop), T((k)->who->conversation), T((k)->dialog.input), T(dialog_store(cx, &(k)->dialog)),             \
        I((k)->visit.misses), I(last_seq), I((cx)->now), I((k)->visit.since),                                          \
        T(repeat_note(cx, (k)->row, (k)->key, (k)->row->last_seq + 1)), I((k)->row->version), I((k)->row->last_seq),   \
        T((t)->holder)

/* The row as the walk leaves it. Nothing is updated, and E_CONFLICT returned, when it is not as it was read. */
static err_t row_save(struct cx *cx, const struct turn_work *t, const char *state, int64_t last_seq)
{
    const struct walk *k = &t->walk;
    const struct conversation *row = k->row;
    int64_t changed;
    if (!row)
        return row_add(cx, k, state, last_seq, 0);
    bool moved = strcmp(state, row->state);
    if (moved || !text_same(k->claimed, row->claimed) || row->listed_at + LISTED_MS <= cx->now)
        TRY(db_exec(cx, &changed,
                    "UPDATE conversation SET " EVERY ", state = $13, order_id = $14, claimed = $15, listed_at = $7, "
                    "version = version + $16 WHERE shop_id = $1 AND id = $2" AS_READ,
                    EVERY_ARGS(cx, t, k, last_seq), T(state), T(k->order_id), T(k->claimed), I(moved)));
    else if (!text_same(k->order_id, row->order_id))
        TRY(db_exec(cx, &changed,
                    "UPDATE conversation SET " EVERY ", order_id = $13 WHERE shop_id = $1 AND id = $2" AS_READ,
                    EVERY_ARGS(cx, t, k, last_seq), T(k->order_id)));
    else
        TRY(db_exec(cx, &changed, "UPDATE conversation SET " EVERY " WHERE shop_id = $1 AND id = $2" AS_READ,
                    EVERY_ARGS(cx, t, k, last_seq)));
    return changed ? NULL : changed_meanwhile(cx);
}

static err_t effects_save(struct cx *cx, struct turn_work *t, message_list *fresh, struct notice *n)
{
    const char *id = t->walk.who->conversation;
    const struct dialog *d = &t->walk.dialog;
    struct request request;
    for (size_t i = 0; i < d->effects.n; i++)
        if (d->effects.at[i].kind == EFFECT_REQUEST) {
            TRY(request_add(cx, d->effects.at[i].order_id, id, d->effects.at[i].name, d->effects.at[i].text, &request));
            TRY(act_begin(cx, &request));
            notice_staff(cx, n, "request.changed", request.id, request.version);
        }
    for (size_t i = 0; i < t->handoffs.n; i++)
        TRY(handoff_save(cx, id, &t->handoffs.at[i], fresh, n));
    return NULL;
}

static err_t store(struct cx *cx, struct turn_work *t, struct turn *out)
{
    const struct walk *k = &t->walk;
    const struct dialog *d = &k->dialog;
    const char *id = k->who->conversation;
    const char *before = k->row ? k->row->state : "bot";
    const char *state = d->closed ? "closed" : d->wants_person || t->handoffs.n ? "waiting" : before;
    int64_t first = (k->row ? k->row->last_seq : (int64_t)k->greeting.n) + 1;
    message_list said, all;
    message_said(cx, d, first + 1, cx->now, &said);
    all.n = said.n + 1;
    all.at = arena_alloc(cx->mem, all.n * sizeof(*all.at));
    all.at[0] =
        (struct message){ .seq = first, .author = "visitor", .kind = "text", .text = t->words, .created_at = cx->now };
    for (size_t i = 0; i < said.n; i++)
        all.at[i + 1] = said.at[i];

    NOTICE(n);
    DB_TX(cx);
    TRY(row_save(cx, t, state, first + (int64_t)said.n));
    if (!k->row)
        TRY(message_add(cx, id, &k->greeting, NULL, &n));
    TRY(door_save(cx, &k->visit)); /* the orders first: effects name them */
    TRY(effects_save(cx, t, &all, &n));
    TRY(message_add(cx, id, &all, NULL, &n));
    int64_t version = k->row ? k->row->version + (strcmp(state, before) != 0) : 1;
    if (strcmp(state, before))
        TRY(event_add(cx, "conversation", id, "conversation.state_changed", "state", before, state));
    if (!k->row || strcmp(state, before) || strcmp(d->input, k->row->input))
        state_notice(cx, &n, id, state, d->input, version);
    else
        notice_staff(cx, &n, "conversation.changed", id, version);
    notice_after(cx, &n);
    TRY(db_commit(cx));
    *out = (struct turn){ .state = state, .input = d->input, .messages = all, .not_before = k->visit.not_before };
    return NULL;
}

/* A person has it: the visitor's words are stored and told, nobody else says anything. */
static err_t store_words(struct cx *cx, struct turn_work *t, struct turn *out)
{
    const struct conversation *row = t->walk.row;
    const char *words = t->heard->text;
    int64_t changed;
    if (!words) {
        TRY(walk_start(cx, &t->walk));
        words = dialog_words(cx, &t->walk.dialog, t->heard);
    }
    if (text_empty(words))
        return fail_field(cx, t->heard->choice ? "choice" : "form",
                          "A person reads this now. Please write it in words.");
    struct message *m = arena_alloc(cx->mem, sizeof(*m));
    *m = (struct message){
        .seq = row->last_seq + 1, .author = "visitor", .kind = "text", .text = words, .created_at = cx->now
    };
    message_list list = { .at = m, .n = 1 };
    NOTICE(n);
    DB_TX(cx);
    TRY(db_exec(cx, &changed,
                "UPDATE conversation SET last_seq = $3, last_at = $4, listed_at = $4, heard_at = $4, talk_at = $5, "
                "said_keys = $6, input = 'text', turn_by = NULL, turn_until = NULL "
                "WHERE shop_id = $1 AND id = $2" UNCLAIMED("$9", "$4") " AND last_seq = $7 AND state = $8 "
                                                                       "AND ended_at IS NULL",
                T(cx->who.shop), T(row->id), I(m->seq), I(cx->now), I(row_talk_at(cx, row)),
                T(repeat_note(cx, row, t->walk.key, m->seq)), I(row->last_seq), T(row->state), T(t->holder)));
    if (!changed)
        return changed_meanwhile(cx);
    TRY(message_add(cx, row->id, &list, NULL, &n));
    notice_staff(cx, &n, "conversation.changed", row->id, row->version);
    notice_after(cx, &n);
    TRY(db_commit(cx));
    *out = (struct turn){ .state = row->state, .input = "text", .messages = list };
    return NULL;
}

/* --- the turn ---------------------------------------------------------------------------------- */

static err_t closed(struct cx *cx) { return fail(cx, E_CONFLICT, "This conversation is closed. Start a new one."); }

static err_t attempt(struct cx *cx, struct turn_work *t, struct turn *out)
{
    const struct conversation *row = t->walk.row;
    if (row && row->ended_at)
        return fail(cx, E_SIGNIN, "This conversation has ended. Start a new one.");
    if (row && !strcmp(row->state, "closed"))
        return closed(cx);
    if (row && strcmp(row->state, "bot"))
        return store_words(cx, t, out);
    TRY(walk(cx, t));
    return store(cx, t, out);
}

/* Tries until nobody changed the conversation between reading and storing. */
static err_t take_turn(struct cx *cx, struct turn_work *t, struct turn *out)
{
    for (int i = 0;; i++) {
        TRY(claim(cx, t, i > 0));
        int64_t known = repeat_find(t->walk.row, t->walk.key);
        if (known) {
            t->replayed = true;
            out->state = t->walk.row->state;
            out->input = t->walk.row->input;
            out->not_before = 0;
            return message_replay(cx, t->walk.who, known, &out->messages);
        }
        bool wrote = cx->wrote;
        err_t e = attempt(cx, t, out);
        if (!e || e->code != E_CONFLICT || i + 1 == TRIES || cx->in_tx)
            return e;
        if (t->walk.row && !strcmp(t->walk.row->state, "closed"))
            return e;
        cx->wrote = wrote; /* all of it was rolled back */
        TRY(row_find(cx, t->walk.who->conversation, &t->walk.row));
    }
}

err_t conversation_hear(struct cx *cx, struct visitor *who, const struct heard *heard, const char *key,
                        struct turn *out)
{
    struct turn_work t = { .walk = { .who = who, .row = who->row, .heard = true }, .heard = heard };
    t.walk.key = key ? repeat_key(cx, key) : NULL;
    TRY(queue_enter(cx, who->conversation));
    int64_t end = clock_mono() + TURN_MS;
    if (!cx->deadline || cx->deadline > end)
        cx->deadline = end;
    t.holder = cx->request_id ? arena_join(cx->mem, db_process(cx->db), ".", cx->request_id)
                              : arena_text(cx->mem, "%s.%p", db_process(cx->db), (void *)cx);
    err_t e = take_turn(cx, &t, out);
    if (t.claimed && (t.replayed || (e && e->code != E_OUTSIDE))) /* a stored turn has ended it already */
        claim_end(cx, &t);
    if (!e || e->code != E_OUTSIDE)
        queue_leave(cx);
    return e;
}

void conversation_abandon(const char *request_id) { queue_abandon(request_id); }
