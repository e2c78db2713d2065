/* demo.h - the people and orders of the demo shop that its storefront offers to try. Made by wismo demo. */
#pragma once
#include "base/base.h"

struct demo_person {
    const char *id, *name, *email;
};
struct demo_try {
    const char *number;
    const struct demo_person *who;
    const char *what;
};

/* Enters the demo shop. E_MISSING: there is none. */
MUST err_t demo_enter(struct cx *cx);

/* The first ones sign in on the storefront; all of them have orders. */
extern const struct demo_person demo_people[];
extern const size_t demo_people_n;
extern const struct demo_try demo_tries[];
extern const size_t demo_tries_n;
#define DEMO_SIGN_IN 4
