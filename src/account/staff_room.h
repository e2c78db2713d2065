/* staff_room.h - what the files about people share. Inside of account/ only. */
#pragma once
#include "account/staff.h"

#define PASSWORD_LEAST 12
#define PASSWORD_MOST 200

struct person {
    const char *id, *email, *name, *password, *factor_sealed;
    int64_t factor_step, shops; /* memberships that count */
    msec created_at;
};

/* Trimmed, in lower case; and whether it can be an e-mail address. */
char *person_address(struct cx *cx, const char *email);
bool person_address_ok(const char *email);

/* By e-mail (as person_address makes it) or by id. E_MISSING. */
MUST err_t person_get(struct cx *cx, const char *email, struct person *out);
MUST err_t person_by_id(struct cx *cx, const char *id, struct person *out);

/* Adds the person unless known, and the membership of the principal's shop; with its event, in a transaction. */
MUST err_t member_add(struct cx *cx, const struct person *p, bool known, enum role role);

/* An event in each shop of that person, in a transaction. */
MUST err_t person_event(struct cx *cx, const char *id, const char *what, const char *field, const char *from,
                        const char *to);

/* password.c: one at a time. E_INPUT: too short or long. */
MUST err_t password_fit(struct cx *cx, const char *field, const char *password);
char *password_hash_in_turn(struct cx *cx, const char *password);
bool password_matches_in_turn(struct cx *cx, const char *hash, const char *password); /* NULL costs the same */

/* miss.c: the back-off. A try begins as a miss (committed: not in a transaction), which is taken back when it was none.
   E_LIMIT: too soon after so many misses, those under way included. */
MUST err_t miss_begin(struct cx *cx, const char *email, const char *address, const char **id);
MUST err_t miss_take_back(struct cx *cx, const char *email, const char *id);
MUST err_t miss_forget(struct cx *cx, const char *email);
void sign_ins_count(enum sign_in_outcome what);

/* E-mail, password and code, with the back-off: whoever passes may come in. How the code counted is in *used. */
struct code_used {
    int64_t step;         /* of the second factor; 0 = none */
    const char *recovery; /* hash of the recovery code, or NULL */
};
MUST err_t person_prove(struct cx *cx, const struct sign_in *in, struct person *out, struct code_used *used);

/* In the transaction of what it allows: the code counts no more. E_SIGNIN: somebody was faster with the same one. */
MUST err_t code_spend(struct cx *cx, const struct person *p, const struct code_used *used);

/* factor.c: which code it is; neither: used is { 0 }. */
MUST err_t factor_check(struct cx *cx, const struct person *p, const char *code, struct code_used *used);

/* seen.c */
void seen_note(const char *kind, const char *shop, const char *id,
               msec at); /* kind: "session" (id: its hash) or "key" */
