/* money.c - whole minor units. Invariant: no float anywhere; what cannot be read in exactly one way is
   refused; everything that is written here can be read here. */
#include "base/money.h"
#include <stdlib.h>
#include <string.h>

struct currency {
    char code[4];
    int exponent;
    const char *before, *after; /* the symbol for people; neither: the code behind the amount */
};

/* In the order of their codes: found by halving. */
static const struct currency currencies[] = {
    { "AED", 2, 0, 0 },     { "AFN", 2, 0, 0 },     { "ALL", 2, 0, 0 },     { "AMD", 2, "֏", 0 },
    { "ANG", 2, 0, 0 },     { "AOA", 2, 0, 0 },     { "ARS", 2, "AR$", 0 }, { "AUD", 2, "A$", 0 },
    { "AWG", 2, 0, 0 },     { "AZN", 2, "₼", 0 }, { "BAM", 2, 0, "KM" },  { "BBD", 2, 0, 0 },
    { "BDT", 2, "৳", 0 },   { "BGN", 2, 0, "лв." }, { "BHD", 3, 0, 0 },     { "BIF", 0, 0, 0 },
    { "BMD", 2, 0, 0 },     { "BND", 2, 0, 0 },     { "BOB", 2, 0, 0 },     { "BOV", 2, 0, 0 },
    { "BRL", 2, "R$", 0 },  { "BSD", 2, 0, 0 },     { "BTN", 2, 0, 0 },     { "BWP", 2, 0, 0 },
    { "BYN", 2, 0, "Br" },  { "BZD", 2, 0, 0 },     { "CAD", 2, "CA$", 0 }, { "CDF", 2, 0, 0 },
    { "CHE", 2, 0, 0 },     { "CHF", 2, 0, 0 },     { "CHW", 2, 0, 0 },     { "CLF", 4, 0, 0 },
    { "CLP", 0, "CL$", 0 }, { "CNY", 2, "CN¥", 0 }, { "COP", 2, "CO$", 0 }, { "COU", 2, 0, 0 },
    { "CRC", 2, "₡", 0 },   { "CUC", 2, 0, 0 },     { "CUP", 2, 0, 0 },     { "CVE", 2, 0, 0 },
    { "CZK", 2, 0, "Kč" },  { "DJF", 0, 0, 0 },     { "DKK", 2, 0, "kr." }, { "DOP", 2, "RD$", 0 },
    { "DZD", 2, 0, 0 },     { "EGP", 2, "E£", 0 },  { "ERN", 2, 0, 0 },     { "ETB", 2, 0, 0 },
    { "EUR", 2, "€", 0 },   { "FJD", 2, 0, 0 },     { "FKP", 2, 0, 0 },     { "GBP", 2, "£", 0 },
    { "GEL", 2, "₾", 0 }, { "GHS", 2, "₵", 0 },   { "GIP", 2, 0, 0 },     { "GMD", 2, 0, 0 },
    { "GNF", 0, 0, 0 },     { "GTQ", 2, 0, 0 },     { "GYD", 2, 0, 0 },     { "HKD", 2, "HK$", 0 },
    { "HNL", 2, 0, 0 },     { "HRK", 2, 0, 0 },     { "HTG", 2, 0, 0 },     { "HUF", 2, 0, "Ft" },
    { "IDR", 2, "Rp", 0 },  { "ILS", 2, "₪", 0 },   { "INR", 2, "₹", 0 },   { "IQD", 3, 0, 0 },
    { "IRR", 2, 0, 0 },     { "ISK", 0, 0, 0 },     { "JMD", 2, 0, 0 },     { "JOD", 3, 0, 0 },
    { "JPY", 0, "¥", 0 },   { "KES", 2, "KSh", 0 }, { "KGS", 2, 0, 0 },     { "KHR", 2, 0, 0 },
    { "KMF", 0, 0, 0 },     { "KPW", 2, 0, 0 },     { "KRW", 0, "₩", 0 },   { "KWD", 3, 0, 0 },
    { "KYD", 2, 0, 0 },     { "KZT", 2, "₸", 0 },   { "LAK", 2, "₭", 0 },   { "LBP", 2, 0, 0 },
    { "LKR", 2, 0, 0 },     { "LRD", 2, 0, 0 },     { "LSL", 2, 0, 0 },     { "LYD", 3, 0, 0 },
    { "MAD", 2, 0, 0 },     { "MDL", 2, 0, 0 },     { "MGA", 2, 0, 0 },     { "MKD", 2, 0, 0 },
    { "MMK", 2, 0, 0 },     { "MNT", 2, "₮", 0 },   { "MOP", 2, 0, 0 },     { "MRU", 2, 0, 0 },
    { "MUR", 2, 0, 0 },     { "MVR", 2, 0, 0 },     { "MWK", 2, 0, 0 },     { "MXN", 2, "MX$", 0 },
    { "MXV", 2, 0, 0 },     { "MYR", 2, "RM", 0 },  { "MZN", 2, 0, 0 },     { "NAD", 2, 0, 0 },
    { "NGN", 2, "₦", 0 },   { "NIO", 2, 0, 0 },     { "NOK", 2, 0, 0 },     { "NPR", 2, 0, 0 },
    { "NZD", 2, "NZ$", 0 }, { "OMR", 3, 0, 0 },     { "PAB", 2, 0, 0 },     { "PEN", 2, "S/", 0 },
    { "PGK", 2, 0, 0 },     { "PHP", 2, "₱", 0 },   { "PKR", 2, 0, 0 },     { "PLN", 2, 0, "zł" },
    { "PYG", 0, "₲", 0 },   { "QAR", 2, 0, 0 },     { "RON", 2, 0, "lei" }, { "RSD", 2, 0, 0 },
    { "RUB", 2, "₽", 0 }, { "RWF", 0, 0, 0 },     { "SAR", 2, 0, 0 },     { "SBD", 2, 0, 0 },
    { "SCR", 2, 0, 0 },     { "SDG", 2, 0, 0 },     { "SEK", 2, 0, 0 },     { "SGD", 2, "S$", 0 },
    { "SHP", 2, 0, 0 },     { "SLE", 2, 0, 0 },     { "SLL", 2, 0, 0 },     { "SOS", 2, 0, 0 },
    { "SRD", 2, 0, 0 },     { "SSP", 2, 0, 0 },     { "STN", 2, 0, 0 },     { "SVC", 2, 0, 0 },
    { "SYP", 2, 0, 0 },     { "SZL", 2, 0, 0 },     { "THB", 2, "฿", 0 },   { "TJS", 2, 0, 0 },
    { "TMT", 2, 0, 0 },     { "TND", 3, 0, 0 },     { "TOP", 2, 0, 0 },     { "TRY", 2, "₺", 0 },
    { "TTD", 2, 0, 0 },     { "TWD", 2, "NT$", 0 }, { "TZS", 2, 0, 0 },     { "UAH", 2, "₴", 0 },
    { "UGX", 0, 0, 0 },     { "USD", 2, "$", 0 },   { "USN", 2, 0, 0 },     { "UYI", 0, 0, 0 },
    { "UYU", 2, 0, 0 },     { "UYW", 4, 0, 0 },     { "UZS", 2, 0, 0 },     { "VED", 2, 0, 0 },
    { "VES", 2, 0, 0 },     { "VND", 0, "₫", 0 },   { "VUV", 0, 0, 0 },     { "WST", 2, 0, 0 },
    { "XAF", 0, 0, 0 },     { "XCD", 2, 0, 0 },     { "XCG", 2, 0, 0 },     { "XOF", 0, 0, 0 },
    { "XPF", 0, 0, 0 },     { "YER", 2, 0, 0 },     { "ZAR", 2, 0, 0 },     { "ZMW", 2, 0, 0 },
    { "ZWG", 2, 0, 0 },     { "ZWL", 2, 0, 0 },
};

static int by_code(const void *key, const void *item) { return strcmp(key, ((const struct currency *)item)->code); }

static const struct currency *find(const char *code)
{
    return code ? bsearch(code, currencies, sizeof(currencies) / sizeof(*currencies), sizeof(*currencies), by_code)
                : NULL;
}

int currency_exponent(const char *currency)
{
    const struct currency *c = find(currency);
    return c ? c->exponent : -1;
}

const char *currency_code(size_t i) { return i < sizeof(currencies) / sizeof(*currencies) ? currencies[i].code : NULL; }

/* --- writing --- */

/* The amount without its sign, backwards from end; returns its first byte. */
static char *amount(char *end, int64_t minor, int exponent, bool marks)
{
    uint64_t left = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    char *p = end;
    for (int i = 0; i < exponent; i++, left /= 10)
        *--p = (char)('0' + left % 10);
    if (exponent)
        *--p = '.';
    marks = marks && (exponent || left >= 10000);
    int n = 0;
    do {
        if (marks && n && n % 3 == 0)
            *--p = ',';
        *--p = (char)('0' + left % 10);
        n++;
    } while (left /= 10);
    return p;
}

size_t money_put(char to[MONEY_TEXT], struct money m)
{
    char text[40], *end = text + sizeof(text), *p = to;
    *to = 0;
    if (!m.currency[0])
        return 0;
    const struct currency *c = find(m.currency);
    char *digits = amount(end, m.minor, c ? c->exponent : 2, true);
    if (m.minor < 0)
        *p++ = '-';
    if (c && c->before)
        p = stpcpy(p, c->before);
    p = mempcpy(p, digits, (size_t)(end - digits));
    if (!c || !c->before) {
        *p++ = ' ';
        p = stpcpy(p, c && c->after ? c->after : m.currency);
    }
    *p = 0;
    return (size_t)(p - to);
}

char *money_text(struct arena *a, struct money m)
{
    char text[MONEY_TEXT];
    size_t n = money_put(text, m);
    return arena_copy_n(a, text, n);
}

char *money_plain(struct arena *a, struct money m)
{
    if (!m.currency[0])
        return arena_copy(a, "");
    const struct currency *c = find(m.currency);
    char text[40], *end = text + sizeof(text), *p = amount(end, m.minor, c ? c->exponent : 2, false);
    if (m.minor < 0)
        *--p = '-';
    return arena_copy_n(a, p, (size_t)(end - p));
}

err_t money_add(struct cx *cx, struct money *sum, struct money more)
{
    int64_t total;
    if (!more.currency[0])
        return NULL;
    if (!sum->currency[0]) {
        *sum = more;
        return NULL;
    }
    if (memcmp(sum->currency, more.currency, 3) != 0)
        return fail(cx, E_INPUT, "%s and %s cannot be added.", sum->currency, more.currency);
    if (__builtin_add_overflow(sum->minor, more.minor, &total) || total > MONEY_MOST || total < -MONEY_MOST)
        return fail(cx, E_INPUT, "This amount is too large.");
    sum->minor = total;
    return NULL;
}

/* --- reading --- */

/* Spaces as people and programs put them between thousands: ASCII, NBSP, thin, narrow NBSP. */
static size_t space(const char *p)
{
    static const char *const forms[] = { " ", "\t", "\u00A0", "\u2009", "\u202F" };
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
        if (strncmp(p, forms[i], strlen(forms[i])) == 0)
            return strlen(forms[i]);
    return 0;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The amount's own characters, the rest taken away: digits, and a mark as one of . , ' or _ (a space). */
struct reading {
    char text[40];
    size_t n;
    bool minus, overlong;
    const char *rest; /* what follows the amount */
};

static const char *skip_spaces(const char *p)
{
    for (size_t n; (n = space(p)); p += n)
        ;
    return p;
}

static const char *skip_minus(const char *p, bool *minus)
{
    size_t n = *p == '-' ? 1 : strncmp(p, "\u2212", 3) == 0 ? 3 : 0;
    if (!n || *minus)
        return p;
    *minus = true;
    return skip_spaces(p + n);
}

/* The currency's code, its symbol, or for the dollars, pounds and yens their bare sign. */
static size_t unit(const char *p, const struct currency *c)
{
    const char *forms[5] = { c->before, c->after, NULL, NULL, NULL };
    if (strncasecmp(p, c->code, 3) == 0)
        return 3;
    if (c->before && strlen(c->before) > 1)
        forms[2] = strchr(c->before, '$');
    if (c->before)
        forms[3] = strstr(c->before, "¥") ? "¥" : strstr(c->before, "£") ? "£" : NULL;
    if (c->after && strcmp(c->after, "kr.") == 0)
        forms[4] = "kr";
    for (size_t i = 0; i < 5; i++)
        if (forms[i] && strncmp(p, forms[i], strlen(forms[i])) == 0)
            return strlen(forms[i]);
    return 0;
}

static void read_digits(const char *p, struct reading *r)
{
    for (;;) {
        char c = *p;
        size_t n = 1, gap = space(p);
        if (gap && is_digit(p[gap]) && r->n)
            c = '_', n = gap;
        else if (strncmp(p, "\u2019", 3) == 0 && is_digit(p[3]))
            c = '\'', n = 3;
        else if (!is_digit(c) && !((c == '.' || c == ',' || c == '\'') && (is_digit(p[1]) || r->n)))
            break;
        if (r->n == sizeof(r->text) - 1) {
            r->overlong = true;
            break;
        }
        r->text[r->n++] = c;
        p += n;
    }
    r->rest = p;
}

/* Whether the first n characters are digits in groups by mark: 1 to 3, then threes (or, where people count
   in lakhs, twos and a three). Without any mark all digits count. */
static bool grouped(const char *s, size_t n, char mark, bool lakh)
{
    const char *last = memrchr(s, mark, n);
    if (!n)
        return false;
    if (!last)
        return strspn(s, "0123456789") >= n;
    if (s[0] == '0' || s + n - last - 1 != 3)
        return false;
    bool threes = true, twos = lakh;
    size_t run = 0;
    bool first = true;
    for (const char *p = s; p <= last; p++) {
        if (is_digit(*p)) {
            run++;
            continue;
        }
        if (*p != mark || run == 0 || run > 3)
            return false;
        threes = threes && (first || run == 3);
        twos = twos && (first ? run <= 2 : run == 2);
        first = false;
        run = 0;
    }
    return (threes || twos) && strspn(last + 1, "0123456789") >= 3;
}

enum verdict { AMOUNT, NOT_AMOUNT, AMBIGUOUS, TOO_FINE };

/* Finds where the whole part ends (*whole) and where the decimals begin (*fine; n when there are none). */
static enum verdict divide(const struct reading *r, int exponent, bool lakh, size_t *whole, size_t *fine)
{
    const char *s = r->text, *end = s + r->n;
    const char *dot = memrchr(s, '.', r->n), *comma = memrchr(s, ',', r->n);
    const char *last = !comma || (dot && dot > comma) ? dot : comma;
    bool both = dot && comma, others = memchr(s, '_', r->n) || memchr(s, '\'', r->n);
    char mark = memchr(s, '_', r->n) ? '_' : '\'';
    *whole = *fine = r->n;
    if (!r->n || !is_digit(end[-1]))
        return NOT_AMOUNT;
    if (!last)
        return grouped(s, r->n, mark, lakh) ? AMOUNT : NOT_AMOUNT;
    size_t before = (size_t)(last - s), after = (size_t)(end - last - 1);
    if (both && others)
        return NOT_AMOUNT;
    if (both)
        mark = *last == '.' ? ',' : '.';
    if (!both && !others && memchr(s, *last, before)) /* the same mark twice: thousands */
        return grouped(s, r->n, *last, lakh) ? AMOUNT : NOT_AMOUNT;
    bool alone = !both && !others;
    if (alone && after == 3 && grouped(s, r->n, *last, lakh)) { /* "1,234": by the exponent */
        if (exponent == 0 || (exponent == 2 && *last == ','))
            return AMOUNT;
        if (exponent != 3 || *last == ',')
            return AMBIGUOUS;
    }
    if (strspn(last + 1, "0123456789") != after || (before && !grouped(s, before, mark, lakh)))
        return NOT_AMOUNT;
    *whole = before;
    *fine = before + 1;
    return after > (size_t)exponent ? TOO_FINE : AMOUNT;
}

static bool count(const struct reading *r, size_t whole, size_t fine, int exponent, int64_t *out)
{
    int64_t sum = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (i >= whole && i < fine)
            continue;
        if (!is_digit(r->text[i]))
            continue;
        exponent -= i >= fine;
        sum = sum * 10 + (r->text[i] - '0');
        if (sum > MONEY_MOST)
            return false;
    }
    for (; exponent > 0; exponent--) {
        sum *= 10;
        if (sum > MONEY_MOST)
            return false;
    }
    *out = r->minus ? -sum : sum;
    return true;
}

/* The example in the sentence for people: 12, 12.50, 12.500 or 12.5000. */
static const char *example(int exponent)
{
    static const char *const forms[] = { "1250", "", "12.50", "12.500", "12.5000" };
    return forms[exponent];
}

static err_t not_amount(struct cx *cx, const struct currency *c)
{
    return fail(cx, E_INPUT, "An amount in %s looks like %s.", c->code, example(c->exponent));
}

err_t money_parse(struct cx *cx, const char *text, const char *currency, struct money *out)
{
    struct reading r = { 0 };
    const struct currency *c = find(currency);
    if (!c)
        return fail(cx, E_INPUT, "The currency must be a code like USD or EUR.");
    const char *p = skip_minus(skip_spaces(text ? text : ""), &r.minus);
    size_t before = unit(p, c);
    p = skip_minus(skip_spaces(p + before), &r.minus);
    read_digits(p, &r);
    if (r.overlong)
        return fail(cx, E_INPUT, "This amount is too large.");
    p = skip_spaces(r.rest);
    if (!before)
        p = skip_spaces(p + unit(p, c));
    else if (strncasecmp(p, c->code, 3) == 0) /* "$12.50 USD" */
        p = skip_spaces(p + 3);
    if (*p)
        return not_amount(cx, c);

    bool lakh = strstr("INR PKR BDT NPR LKR", c->code) != NULL;
    size_t whole, fine;
    int64_t minor;
    switch (divide(&r, c->exponent, lakh, &whole, &fine)) {
    case NOT_AMOUNT: return not_amount(cx, c);
    case AMBIGUOUS:
        return fail(cx, E_INPUT, "This amount can be read in two ways. Write it like %s, without thousands marks.",
                    example(c->exponent));
    case TOO_FINE:
        if (c->exponent == 0)
            return fail(cx, E_INPUT, "%s amounts have no decimals.", c->code);
        return fail(cx, E_INPUT, "%s amounts have at most %d decimals.", c->code, c->exponent);
    case AMOUNT: break;
    }
    if (!count(&r, whole, fine, c->exponent, &minor))
        return fail(cx, E_INPUT, "This amount is too large.");
    *out = (struct money){ .minor = minor };
    memcpy(out->currency, c->code, 4);
    return NULL;
}
