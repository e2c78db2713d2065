/* store.c - what stores ask for in the name of their customers. */
#include "account/mail.h"
#include "account/warning.h"
#include "base/text.h"
#include "conversation/erase.h"
#include "conversation/notice.h"
#include "db/event.h"
#include "db/job.h"
#include "privacy/privacy.h"
#include <string.h>

#define WARNING "privacy"

/* One warning a person, by an order of theirs: it names nobody, and leads to the page that exports. */
err_t privacy_data_request(struct cx *cx, const struct privacy_told *in, bool *holds)
{
    struct privacy_who who;
    order_id_list orders = { 0 };
    talk_id_list talks = { 0 };
    bool fresh;
    TRY(privacy_of_store(cx, in, &who));
    TRY(person_orders(cx, &who.person, &orders));
    TRY(conversation_of_person(cx,
                               &(struct talker){ .email = who.person.email, .phone = who.person.phone, .theirs = true },
                               &talks));
    *holds = orders.n || talks.n;
    if (!*holds)
        return NULL;
    const char *subject = orders.n ? orders.at[orders.n - 1].id : talks.at[talks.n - 1].id;
    const char *where = orders.n ? "Open their order and its customer page, choose Export data"
                                 : "Export their data by their e-mail address in Settings, Privacy";
    const char *text =
        arena_text(cx->mem,
                   "A customer has asked for their data through the store. %s, and send the file to them "
                   "within 30 days.",
                   where);
    NOTICE(n);
    DB_TX(cx);
    TRY(warning_add(cx, WARNING, subject, text, &fresh));
    if (fresh) {
        TRY(mail_owners(cx, arena_text(cx->mem, "privacy %s", subject), "A customer has asked for their data", text));
        notice_staff(cx, &n, "warning.changed", WARNING, 0);
    }
    notice_after(cx, &n);
    return db_commit(cx);
}

err_t privacy_exported(struct cx *cx, const struct privacy_who *who)
{
    order_id_list orders = { 0 };
    talk_id_list talks = { 0 };
    bool gone;
    DB_TX(cx);
    TRY(person_orders(cx, &who->person, &orders));
    TRY(conversation_of_person(
        cx, &(struct talker){ .email = who->person.email, .phone = who->person.phone, .theirs = true }, &talks));
    for (size_t i = 0; i < orders.n; i++)
        TRY(warning_remove(cx, WARNING, orders.at[i].id, &gone));
    for (size_t i = 0; i < talks.n; i++)
        TRY(warning_remove(cx, WARNING, talks.at[i].id, &gone));
    if (who->last)
        TRY(event_add(cx, "order", who->last, "customer.exported", NULL, NULL, NULL));
    else
        TRY(event_add(cx, "shop", cx->who.shop, "customer.exported", NULL, NULL, NULL));
    return db_commit(cx);
}

err_t privacy_shop_redact(struct cx *cx, const char *source_id)
{
    DB_TX(cx);
    TRY(job_add(cx, "redact", source_id, NULL, NULL, cx->now));
    TRY(event_add(cx, "source", source_id, "source.redacted", NULL, NULL, NULL));
    return db_commit(cx);
}
