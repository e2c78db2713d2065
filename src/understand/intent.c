/* intent.c - what a visitor wants: a first router by words. It counts concepts (concept.c), not sentences, so
   that one table of rules serves all languages. Invariant: what a shopper could regret is answered with less
   than INTENT_ASK unless the words say it plainly and nothing in them says the opposite. */
/* Tables are read as tables: */
/* clang-format off */
#include "understand/concept.h"
#include "understand/understand.h"
#include "base/text.h"
#include "understand/words.h"
#include <string.h>

#define MOST_WORDS 60
#define OF(c) (UINT64_C(1) << CON_##c)

const char intent_names[] = "order_status delivery_eta not_received cancel change change_address return refund policy human "
                            "thanks greeting goodbye yes no dont_know";

/* First match wins. all: each must be there; any: at least one (0 = not asked); none: not one; most: words (0 = any). */
static const struct rule { const char *intent; double sure; uint64_t all, any, none; size_t most; } rules[] = {
    /* short answers */
    { "dont_know", 0.9, OF(NOT) | OF(KNOW), 0, OF(CANCEL) | OF(CHANGE) | OF(RETURN) | OF(REFUND) | OF(WHERE) | OF(ACCOUNT) | OF(HOW) | OF(INVOICE), 9 },
    { "yes", 0.9, OF(YES), 0, OF(NO) | OF(NOT) | OF(CANCEL) | OF(WHERE) | OF(ADDRESS) | OF(TRACK) | OF(WHEN) | OF(THANKS) | OF(HUMAN) | OF(HOW) | OF(RETURN) | OF(REFUND) | OF(CHANGE) | OF(BYE) | OF(CONTACT) | OF(ACCOUNT) | OF(PAY), 4 },
    { "no", 0.9, OF(NO), 0, OF(YES) | OF(WHERE) | OF(CANCEL) | OF(ARRIVE) | OF(HUMAN) | OF(RETURN) | OF(REFUND) | OF(ORDER) | OF(PARCEL) | OF(CHANGE) | OF(BOT), 4 },
    { "no", 0.7, OF(NOT), 0, OF(YES) | OF(WHERE) | OF(ARRIVE) | OF(HUMAN) | OF(RETURN) | OF(REFUND) | OF(ORDER) | OF(PARCEL) | OF(CHANGE) | OF(KNOW) | OF(WANT) | OF(HOW), 3 },

    /* a person */
    { "human", 0.95, OF(HUMAN), OF(CONTACT) | OF(SUPPORT) | OF(WANT), OF(BOT) | OF(ACCOUNT), 0 },
    { "human", 0.95, OF(CONTACT) | OF(SUPPORT), 0, OF(ACCOUNT), 0 },
    { "human", 0.85, OF(SUPPORT), OF(INFO) | OF(HOW) | OF(ADDRESS) | OF(CHECK) | OF(WANT), OF(ACCOUNT) | OF(ORDER) | OF(PARCEL), 0 },
    { "human", 0.85, OF(HUMAN), 0, OF(BOT) | OF(ACCOUNT) | OF(ORDER) | OF(PAY), 6 },
    { "human", 0.8, OF(COMPLAIN), 0, OF(ACCOUNT), 0 },

    /* not ours: accounts, invoices, reviews, cards of a bank */
    { "none", 0.8, 0, OF(ACCOUNT) | OF(INVOICE) | OF(REVIEW) | OF(CARD), OF(REFUND) | OF(RETURN), 0 },
    { "none", 0.8, 0, OF(ACCOUNT) | OF(INVOICE) | OF(CARD), 0, 0 },

    /* policies before actions: "what does it cost to cancel" is a question */
    { "policy", 0.9, 0, OF(POLICY), OF(ADDRESS) | OF(PAY) | OF(BUY) | OF(PLACE), 0 },
    { "policy", 0.85, OF(FEE), OF(CANCEL) | OF(RETURN) | OF(REFUND) | OF(DELIVERY), 0, 0 },
    { "policy", 0.8, OF(EARLY) | OF(FEE), 0, OF(ACCOUNT), 0 },
    { "policy", 0.8, OF(ABROAD), OF(DELIVERY) | OF(PARCEL), 0, 0 },

    { "refund", 0.9, OF(REFUND), 0, OF(POLICY), 0 },
    { "refund", 0.85, OF(MONEY) | OF(ARRIVE), 0, OF(PAY), 0 },
    { "refund", 0.85, OF(MONEY), OF(MY) | OF(WANT), OF(PAY) | OF(ARRIVE) | OF(SENT), 8 },

    { "cancel", 0.95, OF(CANCEL), OF(ORDER) | OF(PARCEL) | OF(ITEM), 0, 0 },
    { "cancel", 0.8, OF(CANCEL) | OF(MY), 0, OF(CARD), 5 },
    { "cancel", 0.7, OF(CANCEL), 0, OF(ORDER), 4 },
    { "cancel", 0.7, OF(UNWANTED), OF(ORDER) | OF(PARCEL), OF(RETURN) | OF(REFUND) | OF(CANCEL), 0 },
    { "cancel", 0.5, OF(CANCEL), 0, 0, 0 },

    { "change_address", 0.95, OF(ADDRESS), OF(CHANGE) | OF(DELIVERY) | OF(ORDER) | OF(PARCEL) | OF(SENT) | OF(MY) | OF(HOW) | OF(WANT), 0, 0 },
    { "return", 0.9, OF(RETURN), 0, 0, 0 },

    /* where it is */
    { "not_received", 0.9, OF(NOT) | OF(ARRIVE), OF(ORDER) | OF(PARCEL) | OF(ITEM) | OF(MY) | OF(YET), OF(BUY) | OF(PAY) | OF(WHEN) | OF(CHANGE), 0 },
    { "not_received", 0.8, OF(LOST), OF(ORDER) | OF(PARCEL) | OF(DELIVERY), 0, 0 },
    { "delivery_eta", 0.9, OF(WHEN), OF(ARRIVE) | OF(DELIVERY) | OF(ORDER) | OF(PARCEL), OF(PLACE) | OF(BUY) | OF(PAY) | OF(CHANGE), 0 },
    { "delivery_eta", 0.85, OF(LONG), OF(ARRIVE) | OF(DELIVERY), OF(PLACE) | OF(BUY) | OF(PAY), 0 },
    { "order_status", 0.95, OF(WHERE), OF(ORDER) | OF(PARCEL), OF(PLACE) | OF(BUY) | OF(CANCEL) | OF(CHANGE), 0 },
    { "order_status", 0.95, 0, OF(TRACK), OF(CHANGE), 0 },
    { "order_status", 0.95, OF(STATUS), OF(ORDER) | OF(PARCEL) | OF(DELIVERY), OF(CHANGE), 0 },
    { "order_status", 0.8, OF(LATE), OF(ORDER) | OF(PARCEL) | OF(DELIVERY) | OF(ITEM), OF(CHANGE) | OF(PAY), 0 },

    { "change", 0.9, OF(CHANGE) | OF(ORDER), 0, OF(PLACE) | OF(BUY), 0 },
    { "change", 0.75, OF(CHANGE) | OF(ITEM), 0, OF(BUY), 0 },

    { "order_status", 0.75, OF(CHECK), OF(ORDER) | OF(PARCEL), OF(PLACE) | OF(BUY) | OF(PAY) | OF(CHANGE) | OF(KNOW) | OF(NOT), 0 },
    { "order_status", 0.7, OF(CHECK) | OF(DELIVERY) | OF(MY), 0, OF(PLACE) | OF(BUY) | OF(PAY), 0 },
    { "policy", 0.7, OF(DELIVERY), OF(HOW) | OF(FEE) | OF(INFO) | OF(WHERE) | OF(ABROAD), OF(MY) | OF(ORDER) | OF(NOT), 0 },
    { "policy", 0.65, OF(DELIVERY), 0, OF(MY) | OF(NOT) | OF(LATE) | OF(PARCEL), 4 },
    { "human", 0.7, OF(CONTACT) | OF(WANT), 0, OF(ORDER) | OF(PAY) | OF(PLACE), 7 },
    { "human", 0.75, OF(SUPPORT), 0, OF(PAY) | OF(ORDER) | OF(PLACE), 5 },
    { "order_status", 0.7, OF(STATUS), 0, OF(CHANGE), 4 },
    { "order_status", 0.65, OF(ORDER) | OF(MY), 0, OF(PLACE) | OF(BUY) | OF(PAY), 5 },
    { "order_status", 0.65, OF(PARCEL) | OF(MY), 0, OF(PLACE) | OF(BUY) | OF(PAY), 6 },
    { "order_status", 0.4, 0, OF(ORDER) | OF(PARCEL), OF(PLACE) | OF(BUY) | OF(PAY), 3 },

    /* manners */
    { "thanks", 0.9, OF(THANKS), 0, OF(ORDER) | OF(NOT), 10 },
    { "goodbye", 0.9, OF(BYE), 0, 0, 6 },
    { "greeting", 0.85, OF(HELLO), 0, OF(PAY) | OF(ORDER), 6 },
};

/* What is not one word: each is read as if the visitor had typed the second text. */
static const struct { const char *from, *to; } phrases[] = {
    { "send back", "return" },        { "sending back", "return" },     { "give back", "return" },
    { "ship back", "return" },        { "money back", "refund" },
    { "not want my", "not unwanted" }, { "dont want my", "not unwanted" }, { "dont want the", "not unwanted" },
    { "not want the", "not unwanted" }, { "dont want this", "not unwanted" }, { "not want this", "not unwanted" },
    { "dont want order", "not unwanted order" }, { "no longer want", "unwanted" }, { "no longer need", "unwanted" },
    { "dont need my", "not unwanted" }, { "how much", "fee" },            { "customer service", "support contact" },
    { "customer care", "support contact" }, { "call center", "contact support" }, { "call centre", "contact support" },
    { "call me", "contact support" }, { "real person", "human contact" }, { "live agent", "human contact" },
    { "order status", "order status track" }, { "no idea", "dont know" }, { "of course", "yes" },
    { "go ahead", "yes" },            { "do it", "yes" },               { "sounds good", "yes" },
    { "no thanks", "no" },            { "no thank you", "no" },         { "not really", "no" },
    { "not at all", "no" },           { "see you", "bye" },             { "see ya", "bye" },
    { "take care", "bye" },           { "good night", "bye" },          { "good bye", "bye" },
    { "have a good", "bye" },         { "have a nice", "bye" },         { "talk to you later", "bye" },
    { "auf wiedersehen", "bye" },     { "au revoir", "bye" },           { "na shledanou", "bye" },
    { "do widzenia", "bye" },         { "bez watpienia", "yes" },       { "bien sur", "yes" },
    { "por favor", "" },              { "geht klar", "yes" },           { "auf keinen fall", "no" },
    { "pas du tout", "no" },          { "wo bleibt", "where parcel" },  { "geld zuruck", "refund" },
    { "vratit penize", "refund" },    { "vraceni penez", "refund" },    { "zwrot pieniedzy", "refund" },
    { "on est ma", "where my" },      { "ou en est", "where order" },   { "how r u", "hello" },
    { "how are you", "hello" },       { "whats up", "hello" },          { "nice to meet", "hello" },
    { "its been", "late" },           { "what cases", "policy" },       { "which cases", "policy" },
    { "what case", "policy" },        { "which case", "policy" },       { "what situations", "policy" },
    { "update me", "status" },        { "any update", "status" },       { "any updates", "status" },
    { "update on", "status" },        { "on its way", "status" },       { "on the way", "status" },
    { "brought here", "status" },     { "talk later", "bye" },          { "until next time", "bye" },
    { "speak later", "bye" },         { "catch you later", "bye" },     { "talking to you", "bye" },
    { "speaking with you", "bye" },   { "speaking to you", "bye" },     { "talking with you", "bye" },
    { "hows life", "hello" },         { "how is life", "hello" },       { "how are things", "hello" },
    { "hows it going", "hello" },     { "how is it going", "hello" },   { "how do you do", "hello" },
    { "that is correct", "yes" },     { "that is true", "yes" },        { "thats true", "yes" },
    { "thats right", "yes" },         { "thats it", "yes" },            { "i agree", "yes" },
    { "i dont think so", "no" },      { "that is not", "no" },          { "thats not", "no" },
    { "that is wrong", "no" },        { "that is false", "no" },        { "thats false", "no" },
    { "incorrect", "no" },            { "stop", "no" },                 { "changed my mind", "no" },            { "not right", "no" },           { "switch off", "" },
};
enum { PHRASES = sizeof(phrases) / sizeof(*phrases), RULES = sizeof(rules) / sizeof(*rules) };

/* Bits of the letters that the words of a text begin with; further letters share bits. */
static uint64_t initials(const char *spoken)
{
    uint64_t bits = 0;
    for (; *spoken; spoken++)
        if (*spoken == ' ')
            bits |= UINT64_C(1) << (spoken[1] & 63);
    return bits;
}

/* The folded text with its phrases replaced, blanks around every word. */
static const char *spoken(struct arena *a, const word_list *words)
{
    size_t room = 2;
    for (size_t i = 0; i < words->n; i++)
        room += strlen(words->at[i]) + 1;
    char *text = arena_alloc(a, room), *to = text;
    for (size_t i = 0; i < words->n; i++) {
        *to++ = ' ';
        to = stpcpy(to, words->at[i]);
    }
    *to = ' ';
    const char *out = text, *at;
    uint64_t begins = initials(out);
    for (size_t i = 0; i < PHRASES; i++) {
        if (!(begins >> (phrases[i].from[0] & 63) & 1))
            continue;
        size_t n = strlen(phrases[i].from);
        if ((at = strstr(out, phrases[i].from)) && at[-1] == ' ' && at[n] == ' ') {
            out = arena_text(a, "%.*s%s%s", (int)(at - out), out, phrases[i].to, at + n);
            begins = initials(out);
        }
    }
    return out;
}

/* "do not cancel", "I did not ask to cancel": what may be regretted must not be read out of its opposite. */
static bool denied(const uint64_t *of, size_t n, uint64_t what)
{
    for (size_t i = 0; i < n; i++)
        for (size_t back = 1; (of[i] & what) && back <= 4 && back <= i; back++) {
            if (of[i - back] & OF(KNOW))                       /* "I do not know how to cancel" */
                break;
            if ((of[i - back] & OF(NOT)) && !(of[i - back] & what))
                return true;
        }
    return false;
}

/* "can't cancel": not able to is not unwilling. */
static bool unable(const word_list *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (text_in("cant cannot couldnt unable impossible kann puedo peux moge nemohu", words->at[i]))
            return true;
    return false;
}

struct intent intent_of(struct arena *a, const char *text, const char *locale)
{
    (void)locale;                                              /* shoppers also write in other languages */
    word_list words, said;
    words_of(a, text, MOST_WORDS, &words);
    if (words.n == 1 && words.at[0][0] && !words.at[0][1] && strchr("yn", words.at[0][0]))
        return (struct intent){ words.at[0][0] == 'y' ? "yes" : "no", 0.9 };
    words_of(a, spoken(a, &words), MOST_WORDS, &said);
    uint64_t *of = arena_alloc(a, (said.n + 1) * sizeof(*of)), all = 0;
    for (size_t i = 0; i < said.n; i++)
        all |= of[i] = concepts_of(said.at[i]);
    static const struct { uint64_t what; } regretted[] = { { OF(CANCEL) }, { OF(RETURN) }, { OF(REFUND) }, { OF(CHANGE) } };
    for (size_t i = 0; i < 4; i++)
        if ((all & regretted[i].what) && !unable(&words) && denied(of, said.n, regretted[i].what))
            all &= ~regretted[i].what;
    if (text && strchr(text, '@') && !(all & (OF(CHANGE) | OF(DELIVERY))))
        all &= ~OF(ADDRESS);                                   /* "my address is ann@…" */
    for (size_t i = 0; i < RULES; i++) {
        const struct rule *r = &rules[i];
        if ((all & r->all) == r->all && (!r->any || (all & r->any)) && !(all & r->none) && (!r->most || said.n <= r->most))
            return (struct intent){ r->intent, r->sure };
    }
    return (struct intent){ "none", 1 };
}
