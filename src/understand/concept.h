/* concept.h - what single words are about, in all languages that the router knows. */
#pragma once
#include "base/base.h"

/* clang-format off */
#define CONCEPTS(X) \
    X(ORDER) X(PARCEL) X(WHERE) X(STATUS) X(TRACK) X(WHEN) X(LONG) X(ARRIVE) X(DELIVERY) X(LATE) X(LOST) X(CANCEL) \
    X(CHANGE) X(ADDRESS) X(ITEM) X(RETURN) X(REFUND) X(MONEY) X(POLICY) X(FEE) X(INFO) X(HUMAN) X(CONTACT) \
    X(SUPPORT) X(THANKS) X(HELLO) X(BYE) X(YES) X(NO) X(NOT) X(KNOW) X(WANT) X(MY) X(ACCOUNT) X(INVOICE) X(PAY) \
    X(BUY) X(PLACE) X(REVIEW) X(COMPLAIN) X(ABROAD) X(BOT) X(SENT) X(HOW) X(YET) X(CARD) X(CHECK) X(EARLY) X(UNWANTED)
/* clang-format on */

enum concept {
#define CONCEPT(name) CON_##name,
    CONCEPTS(CONCEPT)
#undef CONCEPT
        CONCEPTS_N
};

/* The concepts of a folded word as a set of bits: exact, by its beginning, or with a typo or two. */
uint64_t concepts_of(const char *word);
