/* check_digit.c - the algorithms that carriers check a tracking number with. */
#include "carrier/check_digit.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Letters count as UPS counts them: A = 2, B = 3, … */
static unsigned value(char c) { return is_digit(c) ? (unsigned)(c - '0') : ((unsigned)c - 3) % 10; }

static unsigned sum(const char *s, size_t n, const unsigned *weights, size_t every)
{
    unsigned total = 0;
    for (size_t i = 0; i < n; i++)
        total += value(s[i]) * weights[i % every];
    return total;
}

/* What fills the sum up to the next ten. */
static unsigned tens(unsigned total) { return (10 - total % 10) % 10; }

static unsigned mod7(const char *s, size_t n)
{
    unsigned rest = 0;
    for (size_t i = 0; i < n; i++)
        rest = (rest * 10 + value(s[i])) % 7;
    return rest;
}

static unsigned luhn(const char *s, size_t n)
{
    unsigned total = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned v = value(s[n - 1 - i]) * (i % 2 ? 1 : 2);
        total += v / 10 + v % 10;
    }
    return tens(total);
}

static unsigned s10(const char *s, size_t n)
{
    static const unsigned weights[] = { 8, 6, 4, 2, 3, 5, 9, 7 };
    unsigned check = 11 - sum(s, n, weights, 8) % 11;
    return check == 10 ? 0 : check == 11 ? 5 : check;
}

static bool mod_37_36(const char *s, size_t n, char check)
{
    unsigned rest = 36;
    for (size_t i = 0; i < n; i++) {
        rest += is_digit(s[i]) ? (unsigned)(s[i] - '0') : (unsigned)(s[i] - 'A') + 10;
        rest = rest > 36 ? rest - 36 : rest;
        rest *= 2;
        rest = rest > 36 ? rest - 37 : rest;
    }
    unsigned want = (37 - rest) % 36;
    return check == (char)(want < 10 ? '0' + want : 'A' + want - 10);
}

bool check_digit_holds(enum check how, const char *serial, size_t n, char check)
{
    static const unsigned w31[] = { 3, 1 }, w13[] = { 1, 3 }, w12[] = { 1, 2 }, w317[] = { 3, 1, 7 },
                          w173[] = { 1, 7, 3 };
    unsigned want = 10;
    if (how == CHECK_NONE)
        return true;
    if (how == CHECK_37_36)
        return mod_37_36(serial, n, check);
    switch (how) {
    case CHECK_MOD7: want = mod7(serial, n); break;
    case CHECK_31: want = tens(sum(serial, n, w31, 2)); break;
    case CHECK_31_AFTER_91: want = tens(9 * 3 + 1 + sum(serial, n, w31, 2)); break;
    case CHECK_13: want = tens(sum(serial, n, w13, 2)); break;
    case CHECK_12: want = tens(sum(serial, n, w12, 2)); break;
    case CHECK_LUHN: want = luhn(serial, n); break;
    case CHECK_S10: want = s10(serial, n); break;
    case CHECK_317: want = sum(serial, n, w317, 3) % 11 % 10; break;
    case CHECK_173: want = sum(serial, n, w173, 3) % 11 % 10; break;
    case CHECK_NONE:
    case CHECK_37_36: break;
    }
    return is_digit(check) && want == (unsigned)(check - '0');
}
