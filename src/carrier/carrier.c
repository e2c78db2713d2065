/* carrier.c - the lookups over list.h. Invariant: a number whose check digit is wrong is nobody's by that format, and what
   goes into an address is percent-encoded. */
#include "carrier/carrier.h"
#include "base/text.h"
#include "carrier/check_digit.h"
#include <ctype.h>
#include <string.h>

#define NUMBER_MOST 48
#define NAME_MOST 200

static const struct carrier carriers[] = {
#define CARRIER(code, name, url, aliases) { code, name, url, aliases },
#include "carrier/list.h"
#undef CARRIER
};
#define CARRIERS (sizeof(carriers) / sizeof(*carriers))

static const struct format {
    const char *carrier, *id, *form;
    enum check check;
    enum carrier_trust trust;
    bool strict;
    const char *country;
} formats[] = {
#define FORMAT(carrier, id, form, check, trust, strict, country)                                                       \
    { carrier, id, form, check, CARRIER_##trust, strict, country },
#include "carrier/list.h"
#undef FORMAT
};

static const struct {
    const char *country, *carrier;
} posts[] = {
#define POST(country, carrier) { country, carrier },
#include "carrier/list.h"
#undef POST
};

/* Who may issue S10 numbers: ISO 3166-1 alpha-2. */
static const char countries[] =
    "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG "
    "CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH "
    "GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW "
    "KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE "
    "NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK "
    "SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU "
    "WF WS YE YT ZA ZM ZW";

const struct carrier *carrier_all(size_t *n)
{
    *n = CARRIERS - 1; /* the last one stands for every other post */
    return carriers;
}

const struct carrier *carrier_get(const char *code)
{
    for (size_t i = 0; code && i < CARRIERS; i++)
        if (text_same(carriers[i].code, code))
            return &carriers[i];
    return NULL;
}

/* --- by name ------------------------------------------------------------------------------------------- */

/* As much of a name as is looked at: no character is cut in two. */
static size_t name_length(const char *name)
{
    size_t n = strnlen(name, NAME_MOST);
    while (n && (name[n] & 0xC0) == 0x80)
        n--;
    return n;
}

/* Folded, and every run of what is neither letter nor digit one space. */
static char *words_of(struct arena *a, const char *name)
{
    char *plain = arena_copy_n(a, name, name_length(name));
    for (char *mark;
         (mark = strstr(plain, "\u00AE")) || (mark = strstr(plain, "\u2122"));) /* ® and ™, which folds to tm */
        memset(mark, ' ', *mark == '\xC2' ? 2 : 3);
    char *s = text_fold(a, plain), *to = s;
    for (const char *from = s; *from; from++) {
        if (isalnum((unsigned char)*from) || *from & 0x80)
            *to++ = *from;
        else if (to > s && to[-1] != ' ')
            *to++ = ' ';
    }
    *to = '\0';
    return s;
}

/* Length of the longest alias that stands whole at the beginning of words. */
static size_t alias_at(const char *aliases, const char *words)
{
    size_t longest = 0;
    for (const char *s = aliases; s && *s;) {
        size_t n = strcspn(s, "|");
        if (n > longest && !strncmp(words, s, n) && (!words[n] || words[n] == ' '))
            longest = n;
        s += n + (s[n] == '|');
    }
    return longest;
}

const struct carrier *carrier_named(struct arena *a, const char *name)
{
    if (text_empty(name) || !text_valid(name, name_length(name)))
        return NULL;
    for (const char *words = words_of(a, name); *words; words += strcspn(words, " "), words += *words == ' ') {
        const struct carrier *found = NULL;
        size_t longest = 0;
        for (size_t i = 0; i < CARRIERS; i++) {
            size_t n = alias_at(carriers[i].aliases, words);
            if (n > longest)
                found = &carriers[i], longest = n;
        }
        if (found)
            return found;
    }
    return NULL;
}

/* --- by number ----------------------------------------------------------------------------------------- */

/* What a form begins with, and how long that part of the form is. */
static bool class_holds(const char *form, char c, size_t *len)
{
    *len = *form == '[' ? strcspn(form, "]") + 1 : 1;
    switch (*form) {
    case 'c':
    case 'd': return isdigit((unsigned char)c);
    case 'l': return isupper((unsigned char)c);
    case 'k':
    case 'x': return isdigit((unsigned char)c) || isupper((unsigned char)c);
    case '[':
        for (const char *s = form + 1; *s != ']'; s++) {
            bool range = s[1] == '-' && s[2] != ']';
            if (range ? c >= s[0] && c <= s[2] : c == *s)
                return true;
            s += range ? 2 : 0;
        }
        return false;
    default: return c == *form;
    }
}

static unsigned number_at(const char **s)
{
    unsigned n = 0;
    while (isdigit((unsigned char)**s))
        n = n * 10 + (unsigned)(*(*s)++ - '0');
    return n;
}

/* "{3}", "{2,5}" or nothing. */
static void times_of(const char **form, unsigned *least, unsigned *most)
{
    *least = *most = 1;
    if (**form != '{')
        return;
    ++*form;
    *least = *most = number_at(form);
    if (**form == ',') {
        ++*form;
        *most = number_at(form);
    }
    ++*form; /* '}' */
}

struct fit {
    const char *serial;
    size_t serial_n;
    char check;
};

/* Whether the whole number has this form. A part takes as much as it can: no part is followed by one that could begin
   with the same character unless it has a fixed length. */
static bool fits(const char *form, const char *number, struct fit *out)
{
    struct fit f = { number, 0, 0 };
    while (*form) {
        unsigned least, most, n = 0;
        size_t len;
        if (*form == '(' || *form == ')') {
            if (*form == '(')
                f.serial = number;
            else
                f.serial_n = (size_t)(number - f.serial);
            form++;
            continue;
        }
        const char *part = form;
        class_holds(form, 0, &len);
        form += len;
        times_of(&form, &least, &most);
        if (*part == 'c' || *part == 'k')
            f.check = *number;
        for (; n < most && *number && class_holds(part, *number, &len); n++)
            number++;
        if (n < least)
            return false;
    }
    *out = f;
    return !*number;
}

static const struct carrier *post_of(const char *number)
{
    const char *country = number + strlen(number) - 2;
    for (size_t i = 0; i < sizeof(posts) / sizeof(*posts); i++)
        if (text_same(posts[i].country, country))
            return carrier_get(posts[i].carrier);
    return text_in(countries, country) ? carrier_get("s10") : NULL;
}

static struct carrier_match match_of(const char *number, const char *country)
{
    struct carrier_match best = { 0 };
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        const struct format *f = &formats[i];
        struct fit fit;
        if ((f->country && !text_same(f->country, country)) || f->trust <= best.trust || !fits(f->form, number, &fit))
            continue;
        bool post = f->check == CHECK_S10, holds = check_digit_holds(f->check, fit.serial, fit.serial_n, fit.check);
        const struct carrier *c = !holds ? NULL : post ? post_of(number) : carrier_get(f->carrier);
        if (c)
            best = (struct carrier_match){ c, f->id, f->trust };
        if (f->strict)
            break;
    }
    return best;
}

/* Without white space, in capitals; with `bare` also without the marks that people put between digits. NULL: no number. */
static char *compact(struct arena *a, const char *number, bool bare)
{
    char *out = arena_alloc(a, NUMBER_MOST + 1), *to = out;
    bool some = false;
    for (const char *s = number; *s; s++) {
        if (isspace((unsigned char)*s) || (bare && strchr("-.", *s)))
            continue;
        if (to == out + NUMBER_MOST || !(isalnum((unsigned char)*s) || strchr("-.", *s)))
            return NULL;
        some = some || (*s >= '1' && *s <= '9');
        *to++ = (char)toupper((unsigned char)*s);
    }
    *to = '\0';
    return some || strpbrk(out, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") ? out : NULL; /* all zeros: a placeholder */
}

struct carrier_match carrier_of(struct arena *a, const char *number, const char *country)
{
    struct carrier_match none = { 0 };
    const char *as_is = number ? compact(a, number, false) : NULL;
    if (!as_is || !strpbrk(as_is, "0123456789"))
        return none;
    struct carrier_match m = match_of(as_is, country);
    return m.carrier || !strpbrk(as_is, "-.") ? m : match_of(compact(a, number, true), country);
}

/* --- where it is followed ------------------------------------------------------------------------------ */

char *carrier_url(struct arena *a, const struct carrier *c, const char *number)
{
    struct buf plain = { 0 };
    if (!c || !c->url || text_empty(number))
        return NULL;
    for (const char *s = number; *s; s++)
        if (!isspace((unsigned char)*s))
            buf_add(&plain, s, 1);
    const char *at = strstr(c->url, "{n}");
    char *url =
        plain.n ? arena_text(a, "%.*s%s%s", (int)(at - c->url), c->url, text_percent(a, plain.at), at + 3) : NULL;
    buf_free(&plain);
    return url;
}

const struct carrier *carrier_who(struct arena *a, const char *code, const char *name, const char *number,
                                  const char *country, enum carrier_trust least)
{
    const struct carrier *c = carrier_get(code);
    if (c || !text_empty(name))
        return c ? c : carrier_named(a, name);
    struct carrier_match m = carrier_of(a, number, country);
    return m.trust >= least ? m.carrier : NULL;
}
