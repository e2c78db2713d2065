/* post.c - the jobs that send: "mail" one mail of the box, "reset" a link for who forgot a password, "code" a shopper's. What cannot be
   sent becomes a warning, which ends with the next mail that goes. */
#include "account/link.h"
#include "account/mail.h"
#include "app/jobs.h"
#include "app/watch.h"
#include "base/json.h"
#include "base/text.h"
#include "source/door/code.h"
#include <string.h>

err_t mail_run(struct cx *cx, const struct job *job)
{
    const char *trouble, *shop = cx->who.shop;
    err_t e = mail_post(cx, job->subject, job->tries >= JOB_TRIES, &trouble);
    if (e && !trouble)
        return e;
    cx->who.shop = shop;
    const char *words = trouble ? arena_join(cx->mem, "A mail could not be sent: ", trouble) : NULL;
    err_t w = watch_say(cx, "mail", "", words);
    return e ? e : w;
}

err_t reset_run(struct cx *cx, const struct job *job)
{
    json_t *body;
    const char *text = job->body ? job->body : "{}";
    TRY(json_read(cx, text, strlen(text), &body));
    const char *email = json_str(body, "email"), *url = json_str(body, "url");
    return email && url ? link_reset_mail(cx, email, url) : NULL;
}

err_t code_run(struct cx *cx, const struct job *job)
{
    json_t *body;
    const char *text = job->body ? job->body : "{}";
    TRY(json_read(cx, text, strlen(text), &body));
    const struct code_mail mail = { json_str(body, "subject"), json_str(body, "text") };
    return mail.subject && mail.text ? door_code_send(cx, job->subject, &mail) : NULL;
}
