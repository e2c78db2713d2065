/* money.h - whole minor units and a currency, never a float. Exponents by ISO 4217. */
#pragma once
#include "base/base.h"

struct money {
    int64_t minor;
    char currency[4]; /* "" = no amount */
};

#define MONEY_MOST INT64_C(1000000000000000) /* 10^15 minor units, either sign */

/* 0, 2, 3 or 4; -1 when the code is not in ISO 4217 (upper case; also the codes that were withdrawn
   lately, for old orders; not the metals and test codes, which have no minor unit). */
int currency_exponent(const char *currency);

/* Every code that currency_exponent knows, in their order; NULL behind the last. */
const char *currency_code(size_t i);

/* "12.50", "1 299,00", "$12.50", "1,299.00" in that currency. E_INPUT: not an amount, more decimals
   than the currency has, or beyond 10^15 minor units; without a field. Decides between decimal and
   thousands marks by the currency's exponent; ambiguous ones are refused rather than guessed:
   "1,234" is 1234.00 in USD and 1234 in JPY, refused in KWD (1.234 or 1234?); "1.234" is 1.234 in KWD (our
   own notation), 1234 in JPY, refused in USD. Reads back whatever money_text and money_plain write.
   The currency's own symbol or code may stand before or after; another currency's is refused. */
MUST err_t money_parse(struct cx *cx, const char *text, const char *currency, struct money *out);

/* A sum without a currency takes the other's; adding no amount changes nothing.
   E_INPUT when the currencies differ or the sum leaves the range of 10^15. */
MUST err_t money_add(struct cx *cx, struct money *sum, struct money more);

/* For people: "$12.50", "€8.00", "¥1200", "12.50 CHF", "$1,299.00". Negative: "-$12.50". Amounts without
   decimals get thousands marks from five digits on ("¥12,000"). No currency: "". */
char *money_text(struct arena *a, struct money m);

/* The same into a buffer of MONEY_TEXT bytes; returns the length without the NUL. */
#define MONEY_TEXT 64
size_t money_put(char to[MONEY_TEXT], struct money m);

/* For CSV and forms: "12.50", no symbol. */
char *money_plain(struct arena *a, struct money m);
