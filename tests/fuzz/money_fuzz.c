/* money_fuzz.c - amounts as people type them, the first three bytes being the currency. Property: what is taken is in
   range and comes back from both of its written forms; what is refused leaves the result alone. */
#include "base/money.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void back(struct cx *cx, const char *text, struct money m)
{
    struct money again = { 0 };
    if (money_parse(cx, text, m.currency, &again) || again.minor != m.minor || strcmp(again.currency, m.currency) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const some[] = { "USD", "JPY", "KWD", "CLF", "INR", "PLN", "CHF", "DKK" };
    if (size < 1)
        return 0;
    struct cx cx = { .mem = arena_new() };
    const char *currency = data[0] < 200 ? some[data[0] % 8] : size < 4 ? "" : arena_copy_n(cx.mem, (const char *)data + 1, 3);
    const char *text = arena_copy_n(cx.mem, (const char *)data + 1, size - 1);
    struct money m = { 42, "ZZZ" };
    err_t e = money_parse(&cx, text, currency, &m);
    if (e) {
        if (e->code != E_INPUT || m.minor != 42 || strcmp(m.currency, "ZZZ") != 0)
            abort();
    } else {
        if (m.minor > MONEY_MOST || m.minor < -MONEY_MOST || strcmp(m.currency, currency) != 0)
            abort();
        back(&cx, money_text(cx.mem, m), m);
        back(&cx, money_plain(cx.mem, m), m);
    }
    arena_free(cx.mem);
    return 0;
}
