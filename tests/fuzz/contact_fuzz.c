/* contact_fuzz.c - numbers, e-mails, phones as typed by anybody: the normal forms hold what they promise. */
#include "base/text.h"
#include "order/contact.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(bool holds) { if (!holds) abort(); }

static void check_phone(struct arena *a, const char *s, const char *country)
{
    const char *p = phone_norm(a, s, country);
    const char *digits = *p == '+' ? p + 1 : p;
    must(strspn(digits, "0123456789") == strlen(digits));
    must(*p != '+' || (strlen(digits) >= 7 && strlen(digits) <= 15 && *digits != '0'));
    must(strlen(p) <= strlen(s) + 4);
    must(phone_same(p, p) == (*p != 0));
    if (*p == '+')
        must(!strcmp(phone_norm(a, p, country), p));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (!text_valid((const char *)data, n))
        return 0;
    struct arena *a = arena_new();
    const char *s = arena_copy_n(a, (const char *)data, n), *half = arena_copy(a, s + n / 2);
    char *first = arena_copy_n(a, s, n / 2);
    const char *e = email_norm(a, s);
    must(!strcmp(email_norm(a, e), e) && strlen(e) <= n);
    if (email_plausible(e))
        must(strchr(e, '@') && !strpbrk(e, " \t\r\n") && strlen(e) <= 254);
    check_phone(a, s, NULL);
    check_phone(a, s, "CZ");
    check_phone(a, s, "US");
    check_phone(a, s, first);
    must(phone_same(first, half) == phone_same(half, first));
    const char *number = number_norm(a, s, NULL, NULL);
    must(strlen(number) <= n && !strpbrk(number, " \t\r\n"));
    for (const char *c = number; *c; c++)
        must(*c < 'a' || *c > 'z');
    must(!strcmp(number, number_norm(a, arena_text(a, " %s", s), "", "")));
    must(*number == '#' || !strcmp(number, number_norm(a, arena_text(a, "#%s", number), NULL, NULL)));
    const char *bare = number_norm(a, s, first, half);
    must(*bare || !*number);
    must(!strpbrk(tracking_norm(a, s), " -.\n"));
    arena_free(a);
    return 0;
}
