/* understand.h - what a visitor's free text says: intent, yes or no, numbers, e-mails, a button's label.
   The keyword router in intent.c will be replaced by a trained classifier behind the same call. */
#pragma once
#include "base/text.h"

/* Intents: order_status delivery_eta not_received cancel change change_address return refund policy human
   thanks greeting goodbye yes no dont_know none. sure: 0…1; below INTENT_ASK it is a hint only, and what a
   shopper could regret (cancel, change, return, refund, yes) is never taken from a hint. */
#define INTENT_ASK 0.6
struct intent {
    const char *name;
    double sure;
};
struct intent intent_of(struct arena *a, const char *text, const char *locale);

extern const char intent_names[]; /* all but none, space-separated */

/* Whether the words are upset (complaint in strong words). */
bool mood_upset(struct arena *a, const char *text, const char *locale);

/* Order numbers that the text may hold, best first ("#1042", "order W6399745", "1042"); not amounts, dates,
   phones, invoice numbers. In text order where equal. */
void entity_numbers(struct arena *a, const char *text, text_list *out);
const char *entity_email(struct arena *a, const char *text); /* the first, or NULL */
/* Both at once. alone: an e-mail and nothing else but order numbers; then no word of it means anything: who writes
   "1042 support@example.com" does not ask for support. */
struct facts {
    text_list numbers;
    const char *email;
    bool alone;
};
void entity_facts(struct arena *a, const char *text, struct facts *out);
const char *entity_phone(struct arena *a, const char *text); /* the first with 7 digits and more, or NULL */

/* Which of n labels was meant: exact, folded, by its ordinal ("2"), or with typos (Damerau-Levenshtein,
   one per four characters, and a clear winner). -1: none. */
int label_match(struct arena *a, const char *text, const char *const *labels, size_t n);
