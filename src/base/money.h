/* money.h - whole minor units and a currency, never a float. Exponents by ISO 4217. */
#pragma once
#include "base/base.h"

struct money {
    int64_t minor;
    char currency[4];      /* "" = no amount */
};

/* 0, 2, 3 or 4; -1 when the code is not in ISO 4217. */
int currency_exponent(const char *currency);

/* "12.50", "1 299,00", "$12.50", "1,299.00" in that currency. E_INPUT: not an amount, more decimals
   than the currency has, or beyond 10^15 minor units. Decides between decimal and thousands marks
   by the currency's exponent; ambiguous ones are refused rather than guessed. */
MUST err_t money_parse(struct cx *cx, const char *text, const char *currency, struct money *out);

/* E_INPUT when the currencies differ or the sum leaves the range of 10^15. */
MUST err_t money_add(struct cx *cx, struct money *sum, struct money more);

/* For people: "$12.50", "€8.00", "¥1200", "12.50 CHF". Negative: "-$12.50". */
char *money_text(struct arena *a, struct money m);

/* For CSV and forms: "12.50", no symbol. */
char *money_plain(struct arena *a, struct money m);
