/* watch.c - turns what is wrong into warnings, and ends them when it has gone. */
#include "app/watch.h"
#include "account/mail.h"
#include "account/shop.h"
#include "account/warning.h"
#include "base/log.h"
#include "base/text.h"
#include "conversation/notice.h"
#include "source/state.h"
#include "source/trouble.h"
#include <string.h>

#define MAIL_PAUSE_MS (INT64_C(6) * 3600 * 1000) /* one that comes and goes is mailed once in that time */

static err_t tell_shop(struct cx *cx, struct notice *n, const char *what, const char *subject, const char *text)
{
    notice_staff(cx, n, "warning.changed", what, 0);
    if (!text || !strcmp(what, "mail")) /* that mails do not go cannot be mailed */
        return NULL;
    const char *key =
        arena_join(cx->mem, "warning ", what, " ", subject, " ", arena_int(cx->mem, cx->now / MAIL_PAUSE_MS));
    return mail_owners(cx, key, "wismo needs your attention", arena_join(cx->mem, "Hello!\n\n", text, "\n"));
}

/* The installation's warnings concern every shop. */
static err_t tell(struct cx *cx, struct notice *n, const char *what, const char *subject, const char *text)
{
    const char *shop = cx->who.shop;
    shop_list shops = { 0 };
    if (*shop)
        return tell_shop(cx, n, what, subject, text);
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++) {
        cx->who.shop = shops.at[i].id;
        TRY(tell_shop(cx, n, what, subject, text));
    }
    cx->who.shop = shop;
    return NULL;
}

err_t watch_say(struct cx *cx, const char *what, const char *subject, const char *text)
{
    bool changed;
    NOTICE(n);
    DB_TX(cx);
    if (text)
        TRY(warning_add(cx, what, subject, text, &changed));
    else
        TRY(warning_remove(cx, what, subject, &changed));
    if (changed)
        TRY(tell(cx, &n, what, subject, text));
    notice_after(cx, &n);
    TRY(db_commit(cx));
    if (changed)
        log_line(text ? LOG_WARN : LOG_INFO, "warning", "state=%s what=%s subject=%s shop=%s text=%s",
                 text ? "began" : "ended", what, *subject ? subject : "-", *cx->who.shop ? cx->who.shop : "-",
                 log_quote(cx->mem, text_in("source tracker privacy", what) ? NULL
                                    : text                                  ? text
                                                                            : "")); /* others' words */
    return NULL;
}

/* --- the disk ---------------------------------------------------------------------------------------- */

static err_t stands(struct cx *cx, const char *what, bool *out)
{
    int64_t n;
    TRY(db_int(cx, 0, &n, "SELECT count(*) FROM warning WHERE shop_id = $1 AND what = $2 AND subject = ''",
               T(cx->who.shop), T(what)));
    *out = n > 0;
    return NULL;
}

static err_t disk_look(struct cx *cx)
{
    bool began;
    cx->who.shop = "";
    TRY(stands(cx, "disk", &began));
    const char *text = warning_disk(cx, began);
    return !text == !began ? NULL : watch_say(cx, "disk", "", text);
}

/* --- sources ----------------------------------------------------------------------------------------- */

static err_t source_say(struct cx *cx, const struct source_news *news)
{
    err_t e = shop_enter(cx, news->shop);
    if (e) /* the shop has gone, and its warnings with it */
        return e->code == E_MISSING ? NULL : e;
    return watch_say(cx, "source", news->id, news->why);
}

static err_t sources_look(struct cx *cx)
{
    struct source_news news;
    while (source_news_take(cx, &news)) {
        err_t e = source_say(cx, &news);
        if (e) {
            source_news_back(&news);
            return e;
        }
    }
    return NULL;
}

err_t watch_look(struct cx *cx)
{
    err_t e = disk_look(cx), s = sources_look(cx), f = source_figures_store(cx), d = source_looks_due(cx);
    return e ? e : s ? s : f ? f : d;
}
