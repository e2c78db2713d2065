/* again.c - whoever was erased and stands in the database nevertheless, because a backup from before has taken its
   place. Tombstones cannot be turned into addresses: so every address that is there is asked for. */
#include "account/mail.h"
#include "base/text.h"
#include "conversation/erase.h"
#include "privacy/privacy.h"
#include <string.h>

enum { PAGE = 200 };

static void sum(struct privacy_erased *to, const struct privacy_erased *n)
{
    for (const struct field *f = privacy_erased_fields; f->kind != F_END; f++)
        *(int64_t *)(void *)((char *)to + f->at) += *(const int64_t *)(const void *)((const char *)n + f->at);
}

static err_t erase_again(struct cx *cx, const struct privacy_who *who, struct privacy_erased *out)
{
    struct privacy_erased n = { 0 };
    TRY(privacy_erase(cx, who, &n));
    sum(out, &n);
    return NULL;
}

static err_t contact_again(struct cx *cx, const char *email, const char *phone, struct privacy_erased *out)
{
    struct privacy_who who = { .person = { .email = email, .phone = phone } };
    TRY(erased_when(cx, email, phone, &who.person.until));
    return who.person.until ? erase_again(cx, &who, out) : NULL;
}

/* Digits in words: they may be a phone without its country, which no tombstone of a phone is. */
static err_t told_again(struct cx *cx, const char *digits, struct privacy_erased *out)
{
    struct privacy_who who = { 0 };
    TRY(erased_told(cx, digits, &who.told, &who.person.until));
    return who.person.until ? erase_again(cx, &who, out) : NULL;
}

/* The order as of its own tombstone, and who is named in it as of theirs: one may be much older than the other. */
static err_t order_again(struct cx *cx, const struct order *o, struct privacy_erased *out)
{
    struct privacy_who who = { .person = { .source_id = o->source_id, .external = &o->external_id, .external_n = 1 } };
    TRY(erased_covers(cx, NULL, o, &who.person.until));
    if (!who.person.until)
        return NULL;
    TRY(contact_again(cx, o->email_norm, NULL, out));
    TRY(contact_again(cx, NULL, o->phone_norm, out));
    return erase_again(cx, &who, out);
}

static err_t orders_again(struct cx *cx, struct privacy_erased *out)
{
    order_list page = { 0 };
    const char *after = "";
    do {
        TRY(erased_candidates(cx, after, PAGE, &page));
        for (size_t i = 0; i < page.n; i++)
            TRY(order_again(cx, &page.at[i], out));
        if (page.n)
            after = page.at[page.n - 1].id;
    } while (page.n == PAGE);
    return NULL;
}

static err_t contacts_again(struct cx *cx, struct privacy_erased *out)
{
    talk_id_list said = { 0 };
    mail_list mails = { 0 };
    order_id_list customers = { 0 };
    TRY(conversation_addresses(cx, &said));
    TRY(mail_addresses(cx, &mails));
    TRY(customer_keys(cx, &customers));
    for (size_t i = 0; i < said.n; i++)
        if (strchr(said.at[i].id, '@'))
            TRY(contact_again(cx, said.at[i].id, NULL, out));
        else {
            TRY(contact_again(cx, NULL, said.at[i].id, out));
            TRY(told_again(cx, said.at[i].id, out));
        }
    for (size_t i = 0; i < mails.n; i++)
        TRY(contact_again(cx, mails.at[i].to, NULL, out));
    for (size_t i = 0; i < customers.n; i++) {
        const char *key = customers.at[i].id;
        TRY(*key == 'e' ? contact_again(cx, key + 2, NULL, out) : contact_again(cx, NULL, key + 2, out));
    }
    return NULL;
}

err_t privacy_erase_again(struct cx *cx, struct privacy_erased *out)
{
    bool any;
    TRY(erased_any(cx, &any));
    if (!any)
        return NULL;
    TRY(orders_again(cx, out));
    return contacts_again(cx, out);
}
