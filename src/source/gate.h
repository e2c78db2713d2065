/* gate.h - what all calls of one source share in this process: how many are under way, until when the other system asked
   us to wait, whether it answers at all, and how often it was asked. Inside of source/ only. */
#pragma once
#include "source/source.h"

#define GATE_FAILS 5         /* calls without an answer, one after the other, open the circuit */
#define GATE_REST_MS 5000    /* so long nobody asks; then one may try, and the pause doubles … */
#define GATE_REST_MOST 60000 /* … up to this */

/* Counts a call in, and waits for its turn: not while the system asked for a pause, not more than calls_at_once, of jobs
   one less, and answers to shoppers before jobs. E_REMOTE at once while the circuit is open, or when the turn does not
   come within the deadline (a job is told when to try again). Who was let in leaves. */
MUST err_t gate_enter(struct cx *cx, const struct source *s, int at_once);

enum gate_end {
    GATE_ANSWERED, /* whatever it said */
    GATE_FAILED,   /* no answer, or none that can be read */
    GATE_GAVE_UP,  /* we did not wait long enough to know */
};
void gate_leave(struct cx *cx, const struct source *s, enum gate_end end, const char *why);

/* For so long all calls go, whatever was before them: a person tries it. */
#define GATE_FREE_MS 10000
void gate_again(struct cx *cx, const struct source *s);

/* Nobody asks for so long. */
void gate_hold(struct cx *cx, const struct source *s, int64_t ms);

/* Small texts that live as long as the process, the settings and `seconds`: access tokens. Who has older settings than the
   newest that were seen here gets none, and leaves none; the same holds for points. */
const char *gate_token(struct cx *cx, const struct source *s, const char *name);
void gate_token_keep(struct cx *cx, const struct source *s, const char *name, const char *token, int64_t seconds);
void gate_token_drop(struct cx *cx, const struct source *s, const char *name);

/* Of a system that counts what questions cost: what it last said it has left, of so many at most, with so many more a
   second. */
struct gate_points {
    int64_t left, most, rate;
};
void gate_points_said(struct cx *cx, const struct source *s, const struct gate_points *said);
/* For a job, which leaves half of them to shoppers, also while it and other jobs are under way: 0 = its cost is counted
   in until gate_points_back(); else so many ms until it may try again. Nothing said yet: 0. */
int64_t gate_points_take(struct cx *cx, const struct source *s, int64_t cost);
void gate_points_back(struct cx *cx, const struct source *s, int64_t cost);

/* Since the last take: figures of a source that this process has asked, by the settings that it has now; false: none. */
struct gate_figures {
    const char *shop, *id;
    int64_t version; /* of the settings that they are about */
    int64_t calls, failed, throttled;
    msec ok_at, failed_at;
    const char *why; /* of the last failure */
};
bool gate_figures_take(struct cx *cx, struct gate_figures *out);
void gate_figures_back(const struct gate_figures *f);

/* How it stands now: false when the circuit is open. *until: clock_wall() before which nobody asks, 0 = now. */
bool gate_stands(struct cx *cx, const struct source *s, msec *until);
