/* understand_test.c - what free text is taken for. The sentences are our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#undef fail                    /* ours, from base.h */
#include "base/text.h"
#include "understand/understand.h"
#include "understand/words.h"

#define FALSE_AT(...) do { print_error(__VA_ARGS__); _fail(__FILE__, __LINE__); } while (0)

static const struct { const char *text, *intent; } plain[] = {
    { "Where is my order?", "order_status" },          { "whre is my pacakge", "order_status" },
    { "track parcel", "order_status" },                { "order status please", "order_status" },
    { "any updates on my purchase?", "order_status" }, { "WHERE'S MY STUFF FROM ORDER 1042", "order_status" },
    { "when will my order arrive", "delivery_eta" },   { "how long does the delivery take", "delivery_eta" },
    { "I never received my order", "not_received" },   { "my parcel didn't arrive", "not_received" },
    { "cancel my order please", "cancel" },            { "I would like to cancell the order 1042", "cancel" },
    { "I don't know how to cancel my order", "cancel" }, { "can't cancel my order", "cancel" },
    { "no longer want my order", "cancel" },           { "change my order", "change" },
    { "swap an item in my order", "change" },          { "change the shipping address", "change_address" },
    { "wrong delivery address!", "change_address" },   { "I want to return the bowl", "return" },
    { "send back my order", "return" },                { "exchange the shirt for a bigger one", "return" },
    { "I want my money back", "refund" },              { "refund please", "refund" },
    { "what is your return policy", "policy" },        { "how much does it cost to cancel", "policy" },
    { "do you ship abroad", "policy" },                { "I want to talk to a human", "human" },
    { "customer service", "human" },                   { "agent", "human" },
    { "thanks a lot", "thanks" },                      { "Hello!", "greeting" },
    { "good morning", "greeting" },                    { "bye", "goodbye" },
    { "see you", "goodbye" },                          { "yes", "yes" },
    { "Yes, please", "yes" },                          { "sure", "yes" },
    { "y", "yes" },                                    { "no", "no" },
    { "nope", "no" },                                  { "no thanks", "no" },
    { "not really", "no" },                            { "I don't know", "dont_know" },
    { "no idea", "dont_know" },
    { "Wo ist meine Bestellung?", "order_status" },    { "Bestellung stornieren", "cancel" },
    { "Ich möchte mit einem Mitarbeiter sprechen", "human" }, { "ja", "yes" }, { "nein", "no" }, { "Danke!", "thanks" },
    { "où est ma commande", "order_status" },          { "je voudrais annuler ma commande", "cancel" },
    { "je veux un remboursement", "refund" },          { "merci", "thanks" },
    { "¿Dónde está mi pedido?", "order_status" },      { "quiero cancelar mi pedido", "cancel" },
    { "quiero hablar con un agente", "human" },        { "sí", "yes" },
    { "gdzie jest moje zamówienie", "order_status" },  { "chcę anulować zamówienie", "cancel" },
    { "zwrot", "return" },                             { "tak", "yes" },
    { "Kde je moje objednávka?", "order_status" },     { "chci zrušit objednávku", "cancel" },
    { "vrátit zboží", "return" },                      { "děkuji", "thanks" },
    { "where do I reset my password", "none" },        { "send me the invoice", "none" },
    { "purple elephants", "none" },                    { "", "none" },
    { "???", "none" },
};

static void plain_words(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
        struct intent in = intent_of(a, plain[i].text, "en");
        if (strcmp(in.name, plain[i].intent) || (strcmp(in.name, "none") && in.sure < INTENT_ASK))
            FALSE_AT("“%s” is %s (%.2f), not %s\n", plain[i].text, in.name, in.sure, plain[i].intent);
    }
    arena_free(a);
}

/* What could be regretted is not read out of these. */
static void weak_hints_do_nothing(void **state)
{
    static const char *const hints[] = {
        "please do not cancel my order", "I did not ask you to cancel", "don't return it", "never cancel anything",
        "I do not want a refund", "was it cancelled by the carrier or what happened to the thing that I was waiting for",
        "maybe", "hmm", "yes or no", "yes but no", "ok where is it", "ok I am calling you", "not sure", "sure, but not now",
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++) {
        struct intent in = intent_of(a, hints[i], "en");
        if (text_in("cancel change change_address return refund yes", in.name) && in.sure >= INTENT_ASK)
            FALSE_AT("“%s” is taken for %s (%.2f)\n", hints[i], in.name, in.sure);
    }
    arena_free(a);
}

static const struct { const char *text, *numbers; } numbers[] = {
    { "1042", "1042" },                          { "#1042", "1042" },
    { "7", "7" },                                { "order 1042", "1042" },
    { "Order No. 1042.", "1042" },               { "my order number is 1042, thanks", "1042" },
    { "where is order W6399745?", "W6399745" },  { "order#1042", "1042" },
    { "order:1042", "1042" },                    { "order1042777", "1042777" },
    { "„1042“", "1042" },                        { "(KT-1042/A)", "KT-1042/A" },
    { "1042 ann@example.com", "1042" },          { "ann1042@example.com", "" },
    { "https://shop.example/o/1042", "" },       { "refund $1200", "" },
    { "I paid 1200 dollars", "" },               { "12.50", "" },
    { "it cost 45,90 EUR", "" },                 { "on 2026-11-21", "" },
    { "on 21.11.2026 at 10:30", "" },            { "5/6/2026", "" },
    { "call +420 777 123 456", "" },             { "invoice #85632", "" },
    { "invoice 85632 of order 1042", "1042" },   { "I ordered 2 mugs", "" },
    { "waiting for 14 days", "" },               { "since 1500 hours", "" },
    { "covid19", "" },                           { "2023 I ordered 1042 and #77", "77 2023 1042" },
    { "bestellung 4711", "4711" },               { "order 12", "12" },
    { "E-UTBRDR", "E-UTBRDR" },                  { "e-utbrdr", "e-utbrdr" },
    { "#E-UTBRDR", "E-UTBRDR" },                 { "order E-ABAKUS", "E-ABAKUS" },
    { "E-UTBRDR ann@example.com", "E-UTBRDR" },  { "TK-7", "TK-7" },
    { "tk-7!", "tk-7" },                         { "order TK-7, please", "TK-7" },
    { "E-MAIL", "" },                            { "e-mail", "" },
    { "T-SHIRT", "" },                           { "WI-FI", "" },
    { "re-send", "" },                           { "PRE-ORDER", "" },
    { "pick-up", "" },                           { "covid-19", "" },
    { "HELLO", "" },                             { "Anne-Marie", "" },
    { "I sent an E-UTBRDR to TK-7", "" },        { "-", "" },
    { "--", "" },                                { "#", "" },
    { "#UTBRDR", "UTBRDR" },                     { "A-", "" },
    { "", "" },                                  { "no numbers here", "" },
};

static void order_numbers(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        text_list found;
        const char *all = "";
        entity_numbers(a, numbers[i].text, &found);
        for (size_t j = 0; j < found.n; j++)
            all = arena_text(a, "%s%s%s", all, *all ? " " : "", found.at[j]);
        if (strcmp(all, numbers[i].numbers))
            FALSE_AT("“%s” holds “%s”, not “%s”\n", numbers[i].text, all, numbers[i].numbers);
    }
    arena_free(a);
}

static void contacts(void **state)
{
    static const struct { const char *text, *email, *phone; } cases[] = {
        { "ann@example.com", "ann@example.com", NULL },       { "it is <Ann.Q+x@Mail.Example.COM>, thanks", "Ann.Q+x@Mail.Example.COM", NULL },
        { "mailto:ann@example.com", "ann@example.com", NULL }, { "ann@example", NULL, NULL },
        { "a@b@c.example", NULL, NULL },                       { "call +420 777 123 456 now", NULL, "+420 777 123 456" },
        { "(02) 1234-5678", NULL, "02) 1234-5678" },           { "1042", NULL, NULL },
        { "", NULL, NULL },
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const char *email = entity_email(a, cases[i].text), *phone = entity_phone(a, cases[i].text);
        if (!text_same(email, cases[i].email) || !text_same(phone, cases[i].phone))
            FALSE_AT("“%s”: %s, %s\n", cases[i].text, email ? email : "-", phone ? phone : "-");
    }
    arena_free(a);
}

static void labels(void **state)
{
    static const char *const menu[] = { "Check order status", "Change or cancel an order", "Return or refund", "Delivery and returns policy", "Contact Support" };
    static const char *const sure[] = { "Yes, cancel it", "No, keep it" };
    static const struct { const char *text; int menu, sure; } cases[] = {
        { "Check order status", 0, -1 },   { "CHECK ORDER STATUS!", 0, -1 }, { "chek ordr status", 0, -1 },  { "contact suport", 4, -1 },
        { "retrun or refund", 2, -1 },     { "2", 1, 1 },                    { "the first", 0, 0 },          { "9", -1, -1 },
        { "yes cancel it", -1, 0 },        { "yse, cancle it", -1, -1 },     { "no cancel it", -1, -1 },     { "no, keep it", -1, 1 },
        { "Yes, keep it", -1, -1 },        { "order", -1, -1 },              { "", -1, -1 },                 { "…", -1, -1 },
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int m = label_match(a, cases[i].text, menu, 5), s = label_match(a, cases[i].text, sure, 2);
        if (m != cases[i].menu || s != cases[i].sure)
            FALSE_AT("“%s”: %d and %d, not %d and %d\n", cases[i].text, m, s, cases[i].menu, cases[i].sure);
    }
    assert_int_equal(label_match(a, "blue mug", (const char *const[]){ "Blue mug", "Blue mugs" }, 2), 0);
    assert_int_equal(label_match(a, "blue mugx", (const char *const[]){ "Blue muga", "Blue mugb" }, 2), -1);      /* no clear winner */
    assert_int_equal(label_match(a, "1042", (const char *const[]){ "1042", "1043" }, 2), 0);
    assert_int_equal(label_match(a, "yes", NULL, 0), -1);
    arena_free(a);
}

static void moods(void **state)
{
    static const char *const upset[] = { "This is ridiculous, I have been waiting for three weeks!!!", "worst shop ever", "you are scammers",
                                         "WHERE THE HELL IS MY ORDER", "das ist eine Frechheit", "c'est inadmissible" };
    static const char *const calm[] = { "Where is my order?", "It has not arrived yet", "I would like to cancel", "my order is late",
                                        "WHERE IS MY ORDER", "Great, thanks!!!", "no", "", "please help me, it is the wrong size" };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(upset) / sizeof(*upset); i++)
        if (!mood_upset(a, upset[i], "en"))
            FALSE_AT("“%s” is not upset?\n", upset[i]);
    for (size_t i = 0; i < sizeof(calm) / sizeof(*calm); i++)
        if (mood_upset(a, calm[i], "en"))
            FALSE_AT("“%s” is upset?\n", calm[i]);
    arena_free(a);
}

static void distances(void **state)
{
    (void)state;
    assert_int_equal(word_distance("order", 5, "order", 5, 2), 0);
    assert_int_equal(word_distance("order", 5, "odrer", 5, 2), 1);
    assert_int_equal(word_distance("order", 5, "orde", 4, 2), 1);
    assert_int_equal(word_distance("order", 5, "boarder", 7, 2), 2);
    assert_int_equal(word_distance("order", 5, "parcel", 6, 2), 3);
    assert_int_equal(word_distance("", 0, "ab", 2, 2), 2);
    assert_int_equal(word_distance("a", 1, "abcdef", 6, 2), 3);
    struct arena *a = arena_new();
    word_list words;
    words_of(a, " Don’t — “touch” my ŁÓDŹ-2! ", 10, &words);
    assert_int_equal(words.n, 5);
    assert_string_equal(words.at[0], "dont");
    assert_string_equal(words.at[3], "lodz");
    words_of(a, "a b c d", 2, &words);
    assert_int_equal(words.n, 2);
    arena_free(a);
}

/* A message of the longest kind must not take long: a shopper waits for it. */
static void facts_alone(void **state)
{
    (void)state;
    static const struct { const char *text, *email, *number; bool alone; } cases[] = {
        { "#1042 ann@example.com", "ann@example.com", "1042", true }, { "1042, <support@example.com>.", "support@example.com", "1042", true },
        { "mailto:ann@example.com", "ann@example.com", NULL, true },   { "ann@example.com ord-7701 W6399745", "ann@example.com", "ord-7701", true },
        { "1042", NULL, "1042", false },                                { "cancel 1042 ann@example.com", "ann@example.com", "1042", false },
        { "1042 ann@example.com please", "ann@example.com", "1042", false }, { "ann@example.com $20", "ann@example.com", NULL, false },
        { "ann@example.com www.shop.example", "ann@example.com", NULL, false }, { "ann@example.com eve@", "ann@example.com", NULL, false },
        { "ann@example.com +420 777 123 456", "ann@example.com", NULL, false }, { "+420 777 123 456 ann@example.com", "ann@example.com", NULL, false },
        { "", NULL, NULL, false }, { NULL, NULL, NULL, false },
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct facts f;
        entity_facts(a, cases[i].text, &f);
        if (!text_same(f.email, cases[i].email) || f.alone != cases[i].alone || !text_same(f.numbers.n ? f.numbers.at[0] : NULL, cases[i].number))
            FALSE_AT("“%s”: %s, %s, %s\n", cases[i].text, f.email ? f.email : "-", f.numbers.n ? f.numbers.at[0] : "-", f.alone ? "alone" : "not alone");
    }
    arena_free(a);
}

static void long_messages(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *text = arena_alloc(a, 2001);
    for (int i = 0; i < 2000; i++)
        text[i] = (char)(i % 8 == 7 ? ' ' : 'a' + i * 7 % 26);
    for (int i = 0; i < 50; i++) {
        text_list found;
        (void)intent_of(a, text, "en");
        (void)mood_upset(a, text, "en");
        (void)label_match(a, text, (const char *const[]){ text, "x" }, 2);
        entity_numbers(a, text, &found);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_words), cmocka_unit_test(weak_hints_do_nothing), cmocka_unit_test(order_numbers), cmocka_unit_test(contacts),
        cmocka_unit_test(labels), cmocka_unit_test(moods), cmocka_unit_test(distances), cmocka_unit_test(facts_alone), cmocka_unit_test(long_messages),
    };
    return cmocka_run_group_tests_name("understand", tests, NULL, NULL);
}
