/* carrier_test.c - whose number it is. Numbers are made here, with check digits worked out here by other means than the
   program's; the public list (WISMO_SHARED or ../shared) is read where it is there, else the test says so. */
#include "base_case.h"
#include "base/text.h"
#include "carrier/carrier.h"
#include "carrier/check_digit.h"
#include <stdio.h>

static const char *code_of(struct cx *cx, const char *number, const char *country, enum carrier_trust *trust)
{
    struct carrier_match m = carrier_of(cx->mem, number, country);
    if (trust)
        *trust = m.trust;
    return m.carrier ? m.carrier->code : "-";
}

/* --- made here ------------------------------------------------------------------------------------------ */

/* A number with '?' where its check digit belongs: exactly one of the ten is taken for this carrier's by this format. */
static void one_digit(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *number, *carrier, *format; } cases[] = {
        { "RR47312457?DE", "dhl_de", "s10" },
        { "CP90210033?CZ", "ceska_posta", "s10" },
        { "EE11223344?UA", "ukrposhta", "s10" },
        { "UA12345678?HK", "s10", "s10" },
        { "1ZX1Y2W3039900551?", "ups", "ups_1z" },
        { "940011189956012345678?", "usps", "usps_94_22" },
        { "42090210940011189956012345678?", "usps", "usps_420_94_22" },
        { "926129033612871234567?", "usps", "usps_92_22" },
        { "961102098765432123456?", "fedex", "fedex_ground_96" },
        { "C1101234567891?", "ontrac", "ontrac" },
        { "8012345678?", "old_dominion", "old_dominion_guaranteed" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int held = 0;
        char *n = arena_copy(cx->mem, cases[i].number), *hole = strchr(n, '?');
        for (char c = '0'; c <= '9'; c++) {
            *hole = c;
            struct carrier_match m = carrier_of(cx->mem, n, NULL);
            if (!m.carrier || strcmp(m.format, cases[i].format))
                continue;
            assert_string_equal(m.carrier->code, cases[i].carrier);
            held++;
        }
        if (held != 1)
            fail_msg("%s: %d check digits hold", cases[i].number, held);
    }
}

/* Worked examples: UPU S10 itself, ISO 7812, ISO 7064, and those that can be added up by hand. */
static void algorithms(void **state)
{
    (void)state;
    static const struct { enum check how; const char *serial; char check; } cases[] = {
        { CHECK_S10, "47312482", '9' },                /* the standard's own example: RA473124829 */
        { CHECK_S10, "00000000", '5' },                /* 11 - 0 = 11 is written 5 */
        { CHECK_LUHN, "7992739871", '3' },
        { CHECK_MOD7, "1000000001", '0' + 1000000001 % 7 },
        { CHECK_31, "629104150021", '0' + (10 - (6 * 3 + 2 + 9 * 3 + 1 + 0 + 4 + 1 * 3 + 5 + 0 + 0 + 2 * 3 + 1) % 10) % 10 },
        { CHECK_31_AFTER_91, "123", '0' + (10 - (9 * 3 + 1 + 1 * 3 + 2 + 3 * 3) % 10) % 10 },
        { CHECK_13, "1234", '0' + (10 - (1 + 2 * 3 + 3 + 4 * 3) % 10) % 10 },
        { CHECK_12, "1234", '0' + (10 - (1 + 4 + 3 + 8) % 10) % 10 },
        { CHECK_12, "AB", '0' + (10 - (2 + 6) % 10) % 10 },
        { CHECK_317, "11111111111", '0' + 37 % 11 % 10 },
        { CHECK_173, "1111111111111", '0' + (4 * 11 + 1) % 11 % 10 },
        { CHECK_37_36, "A12425GABC1234002", 'M' },      /* ISO 7064's example as GRid prints it */
        { CHECK_NONE, "1", 0 },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        size_t n = strlen(cases[i].serial);
        if (!check_digit_holds(cases[i].how, cases[i].serial, n, cases[i].check))
            fail_msg("case %zu: the check digit should hold", i);
        for (char c = '0'; cases[i].how && c <= 'Z'; c = c == '9' ? 'A' : (char)(c + 1))
            if (c != cases[i].check && check_digit_holds(cases[i].how, cases[i].serial, n, c))
                fail_msg("case %zu: %c holds as well", i, c);
    }
}

static void shapes(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *number, *country, *carrier; enum carrier_trust trust; } cases[] = {
        { "Z 123 4567 890", NULL, "packeta", CARRIER_SURE },
        { " tba 123 456 789 012 ", NULL, "amazon", CARRIER_SURE },
        { "JJD0001234567890123", NULL, "yodel", CARRIER_SURE },
        { "JVGL1234567890", NULL, "dhl", CARRIER_SURE },
        { "1LS7-12345678901", NULL, "lasership", CARRIER_SURE },
        { "1LS7112011123456-1", NULL, "lasership", CARRIER_SURE },
        { "20450123456789", "UA", "nova_poshta", CARRIER_LIKELY },
        { "20450123456789", NULL, "dhl", CARRIER_GUESS },
        { "520000012345678901234567", "PL", "inpost", CARRIER_LIKELY },
        { "520000012345678901234567", NULL, "-", CARRIER_NONE },
        { "DR1234567890C", "CZ", "ceska_posta", CARRIER_LIKELY },
        { "LTN12345678N1", NULL, "landmark", CARRIER_SURE },
        { "LTN12345678N2", NULL, "-", CARRIER_NONE },
        { "TBA12345678901", NULL, "-", CARRIER_NONE },
        { "000000000000", NULL, "-", CARRIER_NONE },
        { "00000000000000", NULL, "-", CARRIER_NONE },
        { "RR473124829XX", NULL, "-", CARRIER_NONE },
        { "RX473124820DE", NULL, "-", CARRIER_NONE },  /* an S10 number with a wrong digit is not somebody else's */
        { "", NULL, "-", CARRIER_NONE },
        { "   ", NULL, "-", CARRIER_NONE },
        { "sent by post", NULL, "-", CARRIER_NONE },
        { "1Z", NULL, "-", CARRIER_NONE },
        { "Z1234567890<script>", NULL, "-", CARRIER_NONE },
        { "Z123456789\xC3\xA9", NULL, "-", CARRIER_NONE },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        enum carrier_trust trust;
        const char *code = code_of(cx, cases[i].number, cases[i].country, &trust);
        if (strcmp(code, cases[i].carrier) || trust != cases[i].trust)
            fail_msg("%s (%s): %s, %d", cases[i].number, cases[i].country ? cases[i].country : "-", code, (int)trust);
    }
    assert_null(carrier_of(cx->mem, NULL, NULL).carrier);
    char *longest = arena_alloc(cx->mem, 100001);
    memset(longest, '1', 100000);
    longest[100000] = 0;
    assert_null(carrier_of(cx->mem, longest, NULL).carrier);
}

static void names(void **state)
{
    struct cx *cx = *state;
    static const struct { const char *name, *code; } cases[] = {
        { "Česká pošta", "ceska_posta" }, { "CESKA POSTA - Balík Do ruky", "ceska_posta" }, { "Zásilkovna", "packeta" },
        { "Packeta / Zásilkovna – výdejní místo", "packeta" }, { "PPL", "ppl" }, { "PPL CZ Parcel Shop", "ppl" },
        { "GLS", "gls" }, { "gls-group.eu", "gls" }, { "DPD Classic", "dpd" }, { "Nova Poshta", "nova_poshta" },
        { "Нова Пошта (відділення)", "nova_poshta" }, { "Новая почта", "nova_poshta" }, { "Укрпошта", "ukrposhta" },
        { "InPost Paczkomaty 24/7", "inpost" }, { "Paczkomat InPost", "inpost" }, { "UPS® Ground", "ups" },
        { "UPS Mail Innovations via USPS", "ups" }, { "USPS Priority Mail", "usps" }, { "FedEx", "fedex" },
        { "DHL Express - Germany", "dhl" }, { "DHL Paket", "dhl_de" }, { "Deutsche Post DHL", "dhl_de" },
        { "Royal Mail Tracked 48®", "royal_mail" }, { "Österreichische Post", "post_at" }, { "Slovenská pošta", "slovenska_posta" },
        { "Correos Express", "correos_express" }, { "Colissimo", "la_poste" }, { "Canada Post", "canada_post" },
        { "Balíkovna", "balikovna" }, { "Amazon Logistics", "amazon" }, { "LaserShip", "lasership" },
        { "Groups and more", NULL }, { "Bob's bikes", NULL }, { "", NULL }, { "\xff\xfe", NULL }, { "pickups", NULL },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct carrier *c = carrier_named(cx->mem, cases[i].name);
        if (!text_same(c ? c->code : NULL, cases[i].code))
            fail_msg("%s: %s", cases[i].name, c ? c->code : "-");
    }
    assert_null(carrier_named(cx->mem, NULL));
}

/* Aliases are compared as they stand, so they must stand folded; each carrier is found by its own name. */
static void list(void **state)
{
    struct cx *cx = *state;
    size_t n;
    const struct carrier *all = carrier_all(&n);
    assert_true(n > 45);
    for (size_t i = 0; i < n; i++) {
        assert_ptr_equal(carrier_get(all[i].code), &all[i]);
        if (strcmp(all[i].code, "lasership") && carrier_named(cx->mem, all[i].name) != &all[i])
            fail_msg("%s is not found by its name", all[i].name);
        assert_string_equal(text_fold(cx->mem, all[i].aliases), all[i].aliases);
        if (all[i].url && (!strstr(all[i].url, "{n}") || !text_starts(all[i].url, "https://")))
            fail_msg("%s: %s", all[i].code, all[i].url);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(all[i].code, all[k].code);
    }
}

static void urls(void **state)
{
    struct cx *cx = *state;
    assert_string_equal(carrier_url(cx->mem, carrier_get("packeta"), "Z 123 4567 890"), "https://tracking.packeta.com/en/?id=Z1234567890");
    assert_string_equal(carrier_url(cx->mem, carrier_get("gls"), "a/b?c=\"<>#%\xC4\x8D"), "https://gls-group.com/track/a%2Fb%3Fc%3D%22%3C%3E%23%25%C4%8D");
    assert_string_equal(carrier_url(cx->mem, carrier_get("canpar"), "D1"), "https://www.canpar.com/en/track/tracking.jsp?reference=D1&locale=en");
    assert_null(carrier_url(cx->mem, carrier_get("amazon"), "TBA1"));
    assert_null(carrier_url(cx->mem, carrier_get("gls"), ""));
    assert_null(carrier_url(cx->mem, carrier_get("gls"), " "));
    assert_null(carrier_url(cx->mem, NULL, "1"));
}

/* The store's word goes before what a number looks like. */
static void who(void **state)
{
    struct cx *cx = *state;
    struct arena *a = cx->mem;
    const char *packeta = "Z1234567890";
    assert_string_equal(carrier_who(a, NULL, "PPL", packeta, NULL, CARRIER_GUESS)->code, "ppl");
    assert_string_equal(carrier_who(a, "gls", "PPL", packeta, NULL, CARRIER_GUESS)->code, "gls");
    assert_string_equal(carrier_who(a, "unheard_of", "PPL", packeta, NULL, CARRIER_GUESS)->code, "ppl");
    assert_string_equal(carrier_who(a, NULL, NULL, packeta, NULL, CARRIER_SURE)->code, "packeta");
    assert_string_equal(carrier_who(a, NULL, "", packeta, NULL, CARRIER_SURE)->code, "packeta");
    assert_null(carrier_who(a, NULL, "Bob's bikes", packeta, NULL, CARRIER_GUESS));
    assert_null(carrier_who(a, NULL, NULL, "20450123456789", NULL, CARRIER_LIKELY));
    assert_null(carrier_who(a, NULL, NULL, NULL, NULL, CARRIER_GUESS));
}

/* --- the public list ------------------------------------------------------------------------------------ */

/* Fields of a line without quotes. */
static size_t split(char *line, char *out[], size_t most)
{
    size_t n = 0;
    for (char *s = line; n < most; s++) {
        out[n++] = s;
        s += strcspn(s, ",\r\n");
        if (*s != ',') {
            *s = '\0';
            break;
        }
        *s = '\0';
    }
    return n;
}

static void listed(void **state)
{
    struct cx *cx = *state;
    const char *shared = getenv("WISMO_SHARED");
    FILE *in = fopen(arena_text(cx->mem, "%s/data/tracking_numbers/numbers.csv", shared ? shared : "../shared"), "re");
    if (!in) {
        print_message("SKIPPED: tracking_numbers is neither in $WISMO_SHARED nor in ../shared\n");
        return;
    }
    char line[1000], *f[8];
    int valid = 0, right = 0, invalid = 0, checked = 0, taken = 0;
    for (bool first = true; fgets(line, sizeof(line), in); first = false) {
        if (first || split(line, f, 8) < 7)
            continue;
        struct carrier_match m = carrier_of(cx->mem, f[4], NULL);
        bool hit = m.carrier && (!strcmp(m.carrier->code, f[0]) || (!strcmp(f[0], "s10") && !strcmp(m.format, "s10")));
        if (*f[5] == '1') {
            valid++;
            right += hit;
            if (!hit)
                print_message("missed: %s %s -> %s\n", f[0], f[4], m.carrier ? m.carrier->code : "-");
        } else {
            invalid++;
            checked += *f[6] != 0;
            taken += m.carrier && (*f[6] || hit);
            if (m.carrier)
                print_message("%s: %s, no number of %s, -> %s (%s)\n", *f[6] || hit ? "TAKEN" : "somebody else's", f[4], f[0],
                              m.carrier->code, m.format);
        }
    }
    fclose(in);
    print_message("tracking numbers: %d of %d valid to the right courier (%.1f %%), %d of %d invalid accepted (%d with a check digit)\n", right,
                  valid, 100.0 * right / valid, taken, invalid, checked);
    assert_true(valid > 50 && right * 100 >= valid * 97);
    assert_int_equal(taken, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { CASE(one_digit), CASE(algorithms), CASE(shapes), CASE(names), CASE(list), CASE(urls), CASE(who), CASE(listed) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
