/* contact.c - what people type as number, e-mail or phone, brought to one form. What is stored and what
   is asked pass the same functions, so that equal things compare equal, and only equal things. */
#include "order/contact.h"
#include "base/text.h"
#include <string.h>

/* Country, calling code, trunk prefix that is dropped from national numbers, length of a national number
   without it. Our own selection of the ITU's numbering plans. */
static const struct plan {
    char country[3], code[4], trunk[2];
    unsigned char least, most;
} plans[] = {
    { "AE", "971", "0", 8, 9 },  { "AL", "355", "0", 8, 9 },  { "AM", "374", "0", 8, 8 },  { "AR", "54", "0", 10, 11 },
    { "AT", "43", "0", 7, 13 },  { "AU", "61", "0", 9, 9 },   { "AZ", "994", "0", 9, 9 },  { "BA", "387", "0", 8, 9 },
    { "BD", "880", "0", 8, 10 }, { "BE", "32", "0", 8, 9 },   { "BG", "359", "0", 7, 9 },  { "BH", "973", "", 8, 8 },
    { "BO", "591", "0", 8, 8 },  { "BR", "55", "0", 10, 11 }, { "BY", "375", "8", 9, 9 },  { "CA", "1", "1", 10, 10 },
    { "CH", "41", "0", 9, 9 },   { "CL", "56", "", 9, 9 },    { "CN", "86", "0", 9, 11 },  { "CO", "57", "", 10, 10 },
    { "CR", "506", "", 8, 8 },   { "CY", "357", "", 8, 8 },   { "CZ", "420", "", 9, 9 },   { "DE", "49", "0", 6, 13 },
    { "DK", "45", "", 8, 8 },    { "DO", "1", "1", 10, 10 },  { "DZ", "213", "0", 8, 9 },  { "EC", "593", "0", 8, 9 },
    { "EE", "372", "", 7, 8 },   { "EG", "20", "0", 8, 10 },  { "ES", "34", "", 9, 9 },    { "FI", "358", "0", 6, 11 },
    { "FR", "33", "0", 9, 9 },   { "GB", "44", "0", 9, 10 },  { "GE", "995", "0", 9, 9 },  { "GH", "233", "0", 9, 9 },
    { "GR", "30", "", 10, 10 },  { "GT", "502", "", 8, 8 },   { "HK", "852", "", 8, 8 },   { "HN", "504", "", 8, 8 },
    { "HR", "385", "0", 8, 9 },  { "HU", "36", "", 8, 9 },    { "ID", "62", "0", 8, 12 },  { "IE", "353", "0", 7, 9 },
    { "IL", "972", "0", 8, 9 },  { "IN", "91", "0", 10, 10 }, { "IQ", "964", "0", 8, 10 }, { "IS", "354", "", 7, 7 },
    { "IT", "39", "", 6, 11 },   { "JO", "962", "0", 8, 9 },  { "JP", "81", "0", 9, 10 },  { "KE", "254", "0", 9, 9 },
    { "KR", "82", "0", 8, 10 },  { "KW", "965", "", 8, 8 },   { "KZ", "7", "8", 10, 10 },  { "LB", "961", "0", 7, 8 },
    { "LI", "423", "", 7, 7 },   { "LK", "94", "0", 9, 9 },   { "LT", "370", "0", 8, 8 },  { "LU", "352", "", 6, 11 },
    { "LV", "371", "", 8, 8 },   { "MA", "212", "0", 9, 9 },  { "MC", "377", "", 8, 9 },   { "MD", "373", "0", 8, 8 },
    { "ME", "382", "0", 8, 8 },  { "MK", "389", "0", 8, 8 },  { "MT", "356", "", 8, 8 },   { "MX", "52", "", 10, 10 },
    { "MY", "60", "0", 8, 10 },  { "NG", "234", "0", 8, 10 }, { "NL", "31", "0", 9, 9 },   { "NO", "47", "", 8, 8 },
    { "NZ", "64", "0", 8, 10 },  { "OM", "968", "", 8, 8 },   { "PA", "507", "", 7, 8 },   { "PE", "51", "0", 8, 9 },
    { "PH", "63", "0", 8, 10 },  { "PK", "92", "0", 9, 10 },  { "PL", "48", "", 9, 9 },    { "PR", "1", "1", 10, 10 },
    { "PT", "351", "", 9, 9 },   { "PY", "595", "0", 8, 9 },  { "QA", "974", "", 8, 8 },   { "RO", "40", "0", 9, 9 },
    { "RS", "381", "0", 8, 9 },  { "RU", "7", "8", 10, 10 },  { "SA", "966", "0", 9, 9 },  { "SE", "46", "0", 7, 9 },
    { "SG", "65", "", 8, 8 },    { "SI", "386", "0", 8, 8 },  { "SK", "421", "0", 9, 9 },  { "SV", "503", "", 8, 8 },
    { "TH", "66", "0", 8, 9 },   { "TN", "216", "", 8, 8 },   { "TR", "90", "0", 10, 10 }, { "TW", "886", "0", 8, 9 },
    { "TZ", "255", "0", 9, 9 },  { "UA", "380", "0", 9, 9 },  { "UG", "256", "0", 9, 9 },  { "US", "1", "1", 10, 10 },
    { "UY", "598", "0", 8, 8 },  { "UZ", "998", "", 9, 9 },   { "VE", "58", "0", 10, 10 }, { "VN", "84", "0", 9, 10 },
    { "XK", "383", "0", 8, 8 },  { "ZA", "27", "0", 9, 9 },
};
enum { PHONE_LEAST = 7, PHONE_MOST = 15 }; /* E.164 */
enum { POSTCODE_LEAST = 3 };

static const struct plan *plan_of(const char *country)
{
    if (!country || strlen(country) != 2)
        return NULL;
    for (size_t i = 0; i < sizeof(plans) / sizeof(*plans); i++)
        if ((country[0] & ~0x20) == plans[i].country[0] && (country[1] & ~0x20) == plans[i].country[1])
            return &plans[i];
    return NULL;
}

/* Length in bytes of the white space that s begins with: ASCII, no-break, thin and other Unicode spaces,
   and the invisible marks that come along when a number is copied from a page. */
static size_t space_at(const char *s)
{
    static const char *const wide[] = { "\u00a0", "\u200b", "\u200e", "\u200f", "\u2009", "\u202f",
                                        "\u2007", "\u3000", "\u202a", "\u202c", "\ufeff" };
    if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
        return 1;
    if ((unsigned char)*s < 0x80)
        return 0;
    for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
        if (text_starts(s, wide[i]))
            return strlen(wide[i]);
    return 0;
}

static char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }

char *email_norm(struct arena *a, const char *email) { return text_lower(a, text_trim(a, email ? email : "")); }

bool email_plausible(const char *email)
{
    size_t n = email ? strlen(email) : 0;
    if (n < 3 || n > 254)
        return false;
    const char *at = strchr(email, '@');
    if (!at || at == email || at - email > 64 || strchr(at + 1, '@'))
        return false;
    for (const char *s = email; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7f || strchr("<>(),;:\\\"[]", *s))
            return false;
    const char *host = at + 1, *dot = strrchr(host, '.');
    if (*host == '.' || *host == '-' || strstr(host, "..") || email[n - 1] == '.' || email[n - 1] == '-')
        return false;
    return dot ? dot[1] != 0 : text_same(host, "localhost");
}

/* The digit that s begins with and its length: ASCII, Arabic, Persian and full-width ones. */
static int digit_at(const char *s, size_t *len)
{
    const unsigned char *u = (const unsigned char *)s;
    *len = 1;
    if (u[0] >= '0' && u[0] <= '9')
        return u[0] - '0';
    if (u[0] == 0xd9 && u[1] >= 0xa0 && u[1] <= 0xa9)
        return *len = 2, u[1] - 0xa0;
    if (u[0] == 0xdb && u[1] >= 0xb0 && u[1] <= 0xb9)
        return *len = 2, u[1] - 0xb0;
    if (u[0] == 0xef && u[1] == 0xbc && u[2] >= 0x90 && u[2] <= 0x99)
        return *len = 3, u[2] - 0x90;
    return -1;
}

/* The digits of a phone as typed; *plus: it began with '+'. "(0)" in international numbers and everything
   from the first letter, ';', ',' or '#' after the digits (an extension) is left out. */
static size_t phone_digits(const char *s, char *out, bool *plus)
{
    size_t n = 0, len;
    *plus = false;
    for (int d; *s; s += len) {
        if ((d = digit_at(s, &len)) >= 0) {
            out[n++] = (char)('0' + d);
            continue;
        }
        if (n == 0 && (*s == '+' || text_starts(s, "\uff0b")))
            *plus = true;
        else if (n && *plus && text_starts(s, "(0)"))
            len = 3;
        else if (n && ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || strchr(";,#", *s)))
            break;
    }
    out[n] = 0;
    return n;
}

/* A national number in E.164, or NULL when it does not look like one of that country. */
static char *phone_national(struct arena *a, const char *digits, size_t n, const struct plan *p)
{
    size_t code = strlen(p->code), trunk = strlen(p->trunk);
    const char *rest = digits;
    if (trunk && n > p->least && text_starts(digits, p->trunk))
        rest = digits + trunk, n -= trunk;
    else if (n > p->most && text_starts(digits, p->code)) /* written with the code but without '+' */
        rest = digits + code, n -= code;
    if (n < p->least || n > p->most)
        return NULL;
    return arena_text(a, "+%s%s", p->code, rest);
}

char *phone_norm(struct arena *a, const char *phone, const char *country)
{
    if (!phone)
        return arena_copy(a, "");
    bool plus;
    char *digits = arena_alloc(a, strlen(phone) + 1);
    size_t n = phone_digits(phone, digits, &plus);
    if (!plus && text_starts(digits, "00") && n >= PHONE_LEAST + 2 && digits[2] != '0') {
        plus = true;
        digits += 2, n -= 2;
    }
    if (plus)
        return n >= PHONE_LEAST && n <= PHONE_MOST && *digits != '0' ? arena_text(a, "+%s", digits) : digits;
    const struct plan *p = plan_of(country);
    char *e164 = p && n ? phone_national(a, digits, n, p) : NULL;
    return e164 ? e164 : digits;
}

char *phone_told(struct arena *a, const char *phone)
{
    char *digits = arena_copy(a, phone ? phone : ""), *to = digits;
    for (const char *c = digits; *c; c++)
        if (*c >= '0' && *c <= '9')
            *to++ = *c;
    *to = 0;
    size_t n = (size_t)(to - digits);
    return n < PHONE_TOLD_LEAST ? to : n > PHONE_TOLD_MOST ? to - PHONE_TOLD_MOST : digits;
}

static bool is_code(const char *s, size_t n)
{
    for (size_t i = 0; i < sizeof(plans) / sizeof(*plans); i++)
        if (strlen(plans[i].code) == n && !strncmp(plans[i].code, s, n))
            return true;
    return false;
}

bool phone_same(const char *one, const char *other)
{
    if (text_empty(one) || text_empty(other))
        return false;
    if (text_same(one, other))
        return true;
    if ((*one == '+') == (*other == '+'))
        return false;
    const char *full = *one == '+' ? one + 1 : other + 1, *national = *one == '+' ? other : one;
    size_t n = strlen(full), m = strlen(national);
    if (m == n && text_same(full, national)) /* the '+' was left out */
        return true;
    if (*national == '0')
        national++, m--;
    return m >= 7 && m < n && text_same(full + n - m, national) && is_code(full, n - m);
}

/* Upper case without white space, and without one leading '#'. */
static char *number_plain(struct arena *a, const char *s)
{
    char *out = arena_alloc(a, strlen(s) + 1);
    size_t n = 0;
    bool hash = false;
    for (size_t skip; *s; s++) {
        if ((skip = space_at(s)) > 0)
            s += skip - 1;
        else if (*s == '#' && !n && !hash)
            hash = true;
        else
            out[n++] = ascii_upper(*s);
    }
    out[n] = 0;
    return out;
}

char *postcode_norm(struct arena *a, const char *postcode)
{
    const char *s = postcode ? postcode : "";
    char *out = arena_alloc(a, strlen(s) + 1), *to = out;
    for (; *s; s++)
        if ((*s >= '0' && *s <= '9') || ((*s | 0x20) >= 'a' && (*s | 0x20) <= 'z'))
            *to++ = ascii_upper(*s);
    *to = 0;
    return out;
}

/* The part of a postcode that is compared: all of it but the four digits that ZIP+4 adds. */
static size_t postcode_part(const char *s)
{
    size_t n = strlen(s);
    return n == 9 && strspn(s, "0123456789") == 9 ? 5 : n;
}

bool postcode_same(const char *one, const char *other)
{
    size_t n = one ? strlen(one) : 0, m = other ? strlen(other) : 0;
    if (n < POSTCODE_LEAST || m < POSTCODE_LEAST)
        return false;
    if (n != m) /* of two whole ones every digit counts */
        n = postcode_part(one), m = postcode_part(other);
    return n == m && !memcmp(one, other, n);
}

char *number_norm(struct arena *a, const char *number, const char *prefix, const char *suffix)
{
    if (!number)
        return arena_copy(a, "");
    char *out = number_plain(a, number);
    const char *pre = number_plain(a, prefix ? prefix : ""), *post = number_plain(a, suffix ? suffix : "");
    if (*pre && strlen(out) > strlen(pre) && text_starts(out, pre))
        out += strlen(pre);
    size_t n = strlen(out), m = strlen(post);
    if (m && n > m && text_same(out + n - m, post))
        out[n - m] = 0;
    return out;
}

char *tracking_norm(struct arena *a, const char *number)
{
    char *out = number_plain(a, number ? number : "");
    size_t n = 0;
    for (const char *s = out; *s; s++)
        if (*s != '-' && *s != '.')
            out[n++] = *s;
    out[n] = 0;
    return out;
}
