/* order_word_test.c - words of other systems: mapped or unknown, never wrong and sure. The public list of labels comes from
   WISMO_SHARED or ../shared; without it the test says so. */
#include "base_case.h"
#include "base/text.h"
#include "order/status.h"
#include <stdio.h>

static const char *code(struct cx *cx, enum status_type t, const char *word) { return status_word(cx->mem, t, word); }

static void sure_words(void **state)
{
    struct cx *cx = *state;
    assert_string_equal(code(cx, STATUS_PAYMENT, "awaiting_payment"), "awaiting");
    assert_string_equal(code(cx, STATUS_PAYMENT, "void"), "voided");
    assert_string_equal(code(cx, STATUS_DELIVERY, "return_pending"), "returning");
    assert_string_equal(code(cx, STATUS_DELIVERY, "ready_to_ship"), "preparing");
    assert_string_equal(code(cx, STATUS_DELIVERY, "Backordered"), "preparing");
    assert_string_equal(code(cx, STATUS_GENERAL, "Canceled"), "cancelled");
    for (size_t i = 0; i < status_builtins_n; i++) /* our own are their own */
        if (status_builtins[i].type != STATUS_BASIC)
            assert_string_equal(code(cx, status_builtins[i].type, status_builtins[i].code), status_builtins[i].code);
}

/* These mean another thing in each system. */
static void unsure_words(void **state)
{
    struct cx *cx = *state;
    static const char *const words[] = { "processing", "pending", "complete", "open", "done", "", "hotovo", "address", "cart", "confirm", "fulfilled", "checkout" };
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        for (int t = STATUS_GENERAL; t <= STATUS_PAYMENT; t++)
            assert_null(code(cx, (enum status_type)t, words[i]));
    assert_null(code(cx, STATUS_GENERAL, NULL));
    assert_null(code(cx, STATUS_BASIC, "pending"));
}

static void delivery_tells(void **state)
{
    (void)state;
    assert_string_equal(status_general_of("delivered"), "completed");
    assert_string_equal(status_general_of("in_transit"), "in_progress");
    assert_string_equal(status_general_of("returned"), "returned");
    assert_null(status_general_of("not_shipped"));
    assert_null(status_general_of("unknown"));
    assert_null(status_general_of("by pigeon"));
    assert_null(status_general_of(NULL));
}

/* What a canonical state of the list is with us, by type; NULL: nobody can say, so unknown is the only right answer. */
static const struct { const char *canonical, *general, *delivery, *payment; } right[] = {
    { "awaiting_payment", NULL, NULL, "awaiting" },        { "backordered", NULL, "preparing", NULL },   { "cancelled", "cancelled", "cancelled", NULL },
    { "completed", "completed", NULL, NULL },              { "confirmed", "confirmed", NULL, NULL },     { "failed", NULL, NULL, "failed" },
    { "new", "new", NULL, NULL },                          { "paid", NULL, NULL, "paid" },               { "partially_paid", NULL, NULL, "partial" },
    { "partially_refunded", NULL, NULL, "partially_refunded" }, { "partially_shipped", NULL, "partially_shipped", NULL }, { "ready_to_ship", NULL, "preparing", NULL },
    { "refunded", NULL, NULL, "refunded" },                { "return_pending", NULL, "returning", NULL }, { "returned", "returned", "returned", NULL },
    { "shipped", NULL, "shipped", NULL },                  { "void", NULL, NULL, "voided" },             { "not_placed", NULL, NULL, NULL },
    { "pending", NULL, NULL, NULL },                       { "processing", NULL, NULL, NULL },           { "refund_due", NULL, NULL, NULL },
};

/* A word of a payment is only ever asked as one. */
static bool is_of(const char *group, int t)
{
    static const char *const groups[] = { "order_state", "shipment_state", "payment_state" };
    bool one = false;
    for (int i = 0; i < 3; i++)
        one |= !strcmp(group, groups[i]);
    return !one || !strcmp(group, groups[t]);
}

/* 1: mapped right, 0: unknown, -1: wrong. */
static int judged(struct cx *cx, const char *group, const char *canonical, const char *word, bool must)
{
    for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++) {
        if (strcmp(right[i].canonical, canonical))
            continue;
        const char *const want[] = { right[i].general, right[i].delivery, right[i].payment };
        int mapped = 0;
        for (int t = 0; t < 3; t++) {
            if (!is_of(group, t))
                continue;
            const char *is = code(cx, (enum status_type)(STATUS_GENERAL + t), word);
            if (is && !text_same(is, want[t]))
                return -1;
            if (must && want[t] && !is)
                return -1;
            mapped += is != NULL;
        }
        return mapped > 0;
    }
    fail_msg("no such canonical state: %s", canonical);
    return -1;
}

/* "locale,group,state,canonical,label,repo" */
static void vocabulary(void **state)
{
    struct cx *cx = *state;
    const char *shared = getenv("WISMO_SHARED");
    FILE *f = fopen(arena_join(cx->mem, shared ? shared : "../shared", "/data/status_vocabulary/order_state_labels.csv"), "r");
    char line[512], *part[5];
    int rows = 0, mapped = 0, labels = 0;
    if (!f) {
        print_message("SKIPPED: status_vocabulary is neither in $WISMO_SHARED nor in ../shared\n");
        return;
    }
    for (bool head = true; fgets(line, sizeof(line), f); head = false) {
        char *rest = line;
        for (int i = 0; i < 5; i++)
            part[i] = strsep(&rest, ",");
        if (head)
            continue;
        rows++;
        int canonical = judged(cx, "", part[3], part[3], true), label = judged(cx, part[1], part[3], part[4], false);
        /* Spree calls a placed order “complete”: its own word is read as nothing rather than as something else. */
        int own = judged(cx, part[1], part[3], part[2], false);
        if (canonical < 0 || own < 0 || label < 0)
            print_error("wrong and sure: %s %s %s\n", part[2], part[3], part[4]);
        assert_true(canonical >= 0 && own >= 0 && label >= 0);
        mapped += canonical;
        labels += label;
    }
    fclose(f);
    print_message("%d rows: canonical state mapped in %d, unknown in %d, wrong in 0; label alone mapped in %d\n", rows, mapped, rows - mapped, labels);
    assert_int_equal(rows, 185);
    assert_true(mapped >= 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(sure_words), CASE(unsure_words), CASE(delivery_tells), CASE(vocabulary) };
    return cmocka_run_group_tests_name("words of other systems", tests, NULL, NULL);
}
