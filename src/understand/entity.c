/* entity.c - order numbers, e-mails and phones in free text. An order number is a guess that the door checks;
   what is plainly something else (an amount, a date, a phone, an invoice) is not guessed. */
#include "understand/understand.h"
#include "base/text.h"
#include "order/contact.h"
#include "understand/concept.h"
#include "understand/words.h"
#include <string.h>

#define MOST_TOKENS 400

/* What stands between white space, marks stripped; its neighbours folded. */
struct token {
    const char *text;
    const char *before, *after;
};

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static size_t digits_in(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += is_digit(*s);
    return n;
}

/* Marks that surround a number in a sentence. '#', '$', '+' and '%' say what it is, and stay. */
static const char *strip(struct arena *a, const char *s, size_t n)
{
    static const char marks[] = ".,;:!?()[]{}<>\"'*";
    static const char *const quotes[] = { "„", "“", "”", "‘", "’", "«", "»", "…" };
    for (bool again = true; again && n;) {
        again = false;
        for (; n && strchr(marks, *s); s++, n--, again = true)
            ;
        for (; n && strchr(marks, s[n - 1]); n--, again = true)
            ;
        bool ascii = !n || !((s[0] | s[n - 1]) & 0x80);
        for (size_t i = 0; !ascii && i < sizeof(quotes) / sizeof(*quotes); i++) {
            size_t len = strlen(quotes[i]);
            if (n >= len && !memcmp(s, quotes[i], len))
                s += len, n -= len, again = true;
            if (n >= len && !memcmp(s + n - len, quotes[i], len))
                n -= len, again = true;
        }
    }
    return arena_copy_n(a, s, n);
}

static size_t tokens_of(struct arena *a, const char *text, struct token **out)
{
    size_t most = 1, n = 0;
    for (const char *s = text; *s; s++)
        most += is_space(*s) && most < MOST_TOKENS;
    struct token *at = arena_alloc(a, most * sizeof(*at));
    for (const char *s = text; *s && n < most;) {
        while (is_space(*s))
            s++;
        size_t len = 0;
        while (s[len] && !is_space(s[len]))
            len++;
        const char *word = strip(a, s, len);
        s += len;
        if (*word)
            at[n++].text = word;
    }
    *out = at;
    return n;
}

/* What stands beside each token, for those that ask. */
static void neighbours(struct arena *a, struct token *at, size_t n)
{
    const char *before = "", *now = n ? text_fold(a, at[0].text) : "";
    for (size_t i = 0; i < n; i++) {
        at[i].before = before;
        at[i].after = i + 1 < n ? text_fold(a, at[i + 1].text) : "";
        before = now;
        now = at[i].after;
    }
}

static bool one_of(const char *word, const char *const *list)
{
    size_t length = strlen(word);
    for (; length && *list; list++) {
        size_t n = strlen(*list), most = word_slack(n) ? 1 : 0;
        if (word_distance(word, length, *list, n, most) <= most)
            return true;
    }
    return false;
}

static const char *const orders[] = { "order",      "orders", "purchase",   "number",        "no",
                                      "nr",         "num",    "bestellung", "bestellnummer", "auftrag",
                                      "commande",   "numero", "pedido",     "compra",        "zamowienie",
                                      "zamowienia", "numer",  "objednavka", "objednavky",    "objednavku",
                                      "cislo",      "ord",    "package",    "parcel",        "is",
                                      NULL };
static const char *const invoices[] = { "invoice", "invoices", "bill",    "bills",   "receipt", "rechnung", "facture",
                                        "factura", "faktura",  "fakture", "faktury", "ticket",  "tracking", NULL };
static const char *const money_words[] = { "dollar", "dollars", "euro",   "euros", "eur",   "usd", "gbp",     "pln",
                                           "czk",    "chf",     "pounds", "pound", "bucks", "zl",  "zloty",   "zlotych",
                                           "kc",     "korun",   "rupees", "rs",    "reais", "yen", "percent", NULL };
static const char *const units[] = { "day",    "days",   "week",    "weeks",  "hour",    "hours",   "minutes",
                                     "month",  "months", "year",    "years",  "items",   "item",    "pieces",
                                     "times",  "tage",   "tagen",   "wochen", "stunden", "jours",   "semaines",
                                     "heures", "dias",   "semanas", "horas",  "dni",     "tygodni", "godzin",
                                     "dny",    "dnu",    "tydny",   "hodin",  "am",      "pm",      "kg",
                                     "cm",     "x",      NULL };
static const char *const phones[] = { "phone", "call", "mobile", "telefon", "tel", "telephone", "telefono", NULL };

/* "2024-11-20", "20.11.2024", "5/6/24", "10:30" */
static bool is_date(const char *s)
{
    size_t parts = 0, run = 0, longest = 0;
    char mark = 0;
    for (;; s++) {
        if (is_digit(*s)) {
            run++;
            continue;
        }
        if (!run || run > 4)
            return false;
        longest = run > longest ? run : longest;
        parts++;
        run = 0;
        if (!*s)
            break;
        if (!strchr("-./:", *s) || (mark && *s != mark))
            return false;
        mark = *s;
    }
    return (parts == 3 && longest <= 4 && mark) || (parts == 2 && mark == ':');
}

static bool is_amount(const struct token *t)
{
    static const char *const signs[] = { "$", "€", "£", "¥", "%", "zł", "Kč" };
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (strstr(t->text, signs[i]) || !strcmp(t->after, signs[i]) || !strcmp(t->before, signs[i]))
            return true;
    const char *point = strpbrk(t->text, ".,");
    if (point && strspn(t->text, "0123456789.,") == strlen(t->text))
        return true;
    return one_of(t->after, money_words) || one_of(t->before, (const char *const[]){ "usd", "eur", "gbp", "rs", NULL });
}

/* --- numbers that are hardly any: "TK-7", "E-UTBRDR" ----------------------------------------------------- */

#define FEW_LETTERS 4 /* before the hyphen: "KT-", "ORD-"; more are a word, "covid-19" */

/* "tbrdr": nobody speaks it. */
static bool unspeakable(const char *s)
{
    size_t run = 0;
    for (; *s && run < 4; s++)
        run = is_alpha(*s) && !strchr("aeiouyAEIOUY", *s) ? run + 1 : 0;
    return run >= 4;
}

/* A word that means something to us, or would be mended into one, is no code: "e-mail", "re-send", "pre-order". */
static bool means_something(struct arena *a, const char *s)
{
    static const char *const things[] = { "shirt", "shirts", "stop",  "online", "line", "ring",
                                          "book",  "size",   "total", "plus",   "fair", NULL };
    word_list words;
    words_of(a, s, 8, &words);
    for (size_t i = 0; i < words.n; i++)
        if ((strlen(words.at[i]) > 1 && concepts_of(words.at[i])) || one_of(words.at[i], things))
            return true;
    return false;
}

/* Decided by its form alone, never by what is in the shop: a word that is answered differently because an order of that
   name exists would tell of it. asked: it stands alone, or behind "order". */
static bool is_code(struct arena *a, const char *s, bool asked)
{
    bool hash = *s == '#', capitals = true;
    size_t before = strcspn(s + hash, "-_"), letters = 0, digits = digits_in(s);
    const char *rest = s + hash + before;
    for (const char *c = s + hash; *c; c++) {
        letters += is_alpha(*c);
        capitals &= !(*c >= 'a' && *c <= 'z');
    }
    if (!asked || strlen(s) > 40 || strspn(s + hash, "-_") || !rest[strspn(rest, "-_")])
        return hash && asked && capitals && letters > 3 && letters == strlen(s + hash);
    if (digits)
        return !digits_in(arena_copy_n(a, s + hash, before)) && before <= FEW_LETTERS;
    if (letters < 5 || means_something(a, s))
        return false;
    return hash || unspeakable(s) || (capitals && before <= 3 && strlen(rest) > 4);
}

/* Whether a visitor may have meant this token as an order number, and how surely: 0 = not at all. */
static int weight(struct arena *a, const struct token *t, size_t tokens)
{
    const char *s = t->text;
    size_t n = strlen(s), digits = digits_in(s), letters = 0;
    bool hash = *s == '#';
    if (n > 40 || *s == '+' || is_date(s) || is_amount(t) || one_of(t->before, invoices))
        return 0;
    for (const char *c = s + hash; *c; c++) {
        letters += is_alpha(*c);
        if (!is_digit(*c) && !is_alpha(*c) && !strchr("-_/.#", *c))
            return 0;
    }
    bool named = one_of(t->before, orders);
    if (digits < 3 && is_code(a, s, tokens == 1 || (named && strcmp(t->before, "is"))))
        return hash ? 5 : 4;
    if (!digits)
        return 0;
    if (!hash && letters && digits < 3 && digits < letters) /* "b2b", "covid19", "1st" */
        return 0;
    if (!hash && (one_of(t->after, units) || (letters && digits < 3)) && !(named && digits > 3))
        return 0;
    if (one_of(t->before, phones))
        return 0;
    if (hash)
        return named ? 5 : 4;
    if (tokens == 1 || (named && strcmp(t->before, "is")))
        return 4;
    return digits < 3 ? 0 : digits < 4 ? 1 : named ? 3 : 2;
}

/* "+420 777 123 456": groups of digits that begin as a phone number does, and are as long as one. */
static size_t phone_run(const struct token *t, size_t n)
{
    size_t run = 0, digits = 0;
    while (run < n && strspn(t[run].text, "+0123456789()-/.") == strlen(t[run].text) && digits_in(t[run].text))
        digits += digits_in(t[run++].text);
    return run > 1 && digits >= 9 && strchr("+0(", *t[0].text) ? run : 0;
}

static bool is_link(const char *s) { return strchr(s, '@') || strstr(s, "://") || text_starts(s, "www."); }

/* "ord_1042", "order:1042", "#1042," are cut where the number begins. */
static const char *number_in(struct arena *a, const char *s)
{
    static const char *const heads[] = { "order", "no", "nr", "number" };
    const char *low = text_lower(a, s);
    for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
        size_t n = strlen(heads[i]), skip = n;
        if (!text_starts(low, heads[i]))
            continue;
        skip += strspn(s + n, ":.#=");
        if (is_digit(s[skip]) && (skip > n || digits_in(s + skip) > 3))
            return s + skip;
    }
    return s;
}

static const char *email_in(const char *s)
{
    s += text_starts(s, "mailto:") ? strlen("mailto:") : 0;
    return email_plausible(s) ? s : NULL;
}

/* The numbers of the tokens, best first. *others: tokens that are neither a number nor an e-mail. */
static void numbers_of(struct arena *a, struct token *tokens, size_t n, text_list *out, size_t *others)
{
    size_t words = 0, mails = 0;
    const char **at = arena_alloc(a, (n + 1) * sizeof(*at));
    int *sure = arena_alloc(a, (n + 1) * sizeof(*sure));
    neighbours(a, tokens, n);
    out->n = 0;
    out->at = at;
    for (size_t i = 0; i < n; i++)
        words += !is_link(tokens[i].text);
    for (size_t i = 0; i < n; i++) {
        i += phone_run(tokens + i, n - i);
        if (i == n)
            break;
        if (is_link(tokens[i].text)) {
            mails += email_in(tokens[i].text) != NULL;
            continue;
        }
        tokens[i].text = number_in(a, tokens[i].text);
        int w = weight(a, &tokens[i], words);
        if (!w)
            continue;
        size_t at_n = out->n++;
        for (; at_n && sure[at_n - 1] < w; at_n--) /* stable: equal ones keep the text's order */
            at[at_n] = at[at_n - 1], sure[at_n] = sure[at_n - 1];
        at[at_n] = tokens[i].text + strspn(tokens[i].text, "#");
        sure[at_n] = w;
    }
    *others = n - mails - out->n;
}

void entity_facts(struct arena *a, const char *text, struct facts *out)
{
    struct token *tokens;
    size_t n = tokens_of(a, text ? text : "", &tokens), others;
    *out = (struct facts){ 0 };
    for (size_t i = 0; i < n && !out->email; i++)
        out->email = strchr(tokens[i].text, '@') ? email_in(tokens[i].text) : NULL;
    numbers_of(a, tokens, n, &out->numbers, &others);
    out->alone = out->email && !others;
}

void entity_numbers(struct arena *a, const char *text, text_list *out)
{
    struct token *tokens;
    size_t n = tokens_of(a, text ? text : "", &tokens), others;
    numbers_of(a, tokens, n, out, &others);
}

const char *entity_email(struct arena *a, const char *text)
{
    struct facts f;
    entity_facts(a, text, &f);
    return f.email;
}

const char *entity_phone(struct arena *a, const char *text)
{
    for (const char *s = text ? text : ""; *s; s++) {
        if (!is_digit(*s) && !(*s == '+' && is_digit(s[1])))
            continue;
        size_t n = strspn(s, "+0123456789 -/().");
        while (n && !is_digit(s[n - 1]))
            n--;
        const char *found = arena_copy_n(a, s, n);
        size_t digits = digits_in(found);
        if (digits >= 7 && digits <= 15 && !is_date(found) && !is_alpha(s[n]))
            return found;
        s += n ? n - 1 : 0;
    }
    return NULL;
}
