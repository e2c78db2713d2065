/* admin.c - small commands for whoever runs the installation: backup, doctor, rekey, user. */
#include "account/factor.h"
#include "account/link.h"
#include "account/shop.h"
#include "account/staff.h"
#include "account/warning.h"
#include "app/backup.h"
#include "app/commands.h"
#include "app/rekey.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/text.h"
#include "order/search.h"
#include "order/text.h"
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

int backup_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct backup_place place;
    const char *path = argc ? argv[0] : NULL;
    if (argc > 1)
        return command_usage("wismo backup takes the name of the new file, or nothing: then it goes to the others.");
    err_t e = backup_place_of(cx, c, &place);
    if (e)
        return command_usage(e->message);
    setpriority(PRIO_PROCESS, 0, 19); /* a server may be at work beside */
    if (!path && !place.folder && !db_is_postgres(cx->db))
        return command_usage("WISMO_BACKUP_DIR is off: name the new file.");
    cx->who.shop = "";
    e = path || !place.folder ? db_backup(cx, path) : backup_make(cx, &place, &path);
    if (e)
        return command_failed(e);
    printf("%s\n", path);
    return 0;
}

/* --- doctor ----------------------------------------------------------------------------------------- */

struct badge_count {
    const char *badge, *grp;
    int64_t n;
};
static const struct field badge_fields[] = {
    FIELD(F_TEXT, struct badge_count, badge),
    FIELD(F_TEXT, struct badge_count, grp),
    FIELD(F_INT, struct badge_count, n),
    { 0 },
};

/* The counters behind the cards and totals of the list, and the index that searches use. */
static err_t counters_check(struct cx *cx, bool mend, int *trouble)
{
    struct order_drift d;
    bool complete;
    TRY(order_recount(cx, mend, &d));
    if (d.mixes || d.days)
        printf("  %lld counters of orders differ from the orders%s\n", (long long)(d.mixes + d.days),
               mend ? ": counted anew." : ": something wrote past the program; wismo doctor --mend counts anew.");
    TRY(order_text_complete(cx, &complete));
    if (complete && (d.missing || d.extra))
        printf("  %lld orders are missing in the search, %lld too many%s\n", (long long)d.missing, (long long)d.extra,
               mend ? ": all are read again." : "; wismo doctor --mend reads all again.");
    if (!mend && (d.mixes || d.days || (complete && (d.missing || d.extra))))
        ++*trouble;
    return NULL;
}

static err_t shop_check(struct cx *cx, const struct shop *shop, bool mend, int *trouble)
{
    LIST(struct badge_count) badges = { 0 };
    int64_t mute;
    TRY(shop_enter(cx, shop->id));
    TRY(db_int(cx, 0, &mute,
               "SELECT count(*) FROM orders o WHERE o.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM event e "
               "WHERE e.shop_id = o.shop_id AND e.subject = 'order' AND e.subject_id = o.id)",
               T(shop->id)));
    TRY(db_list(
        cx, badge_fields, &badges,
        "SELECT badge, grp, count(*) AS n FROM orders WHERE shop_id = $1 GROUP BY badge, grp ORDER BY badge, grp",
        T(shop->id)));
    printf("%s (%s)\n", shop->name, shop->id);
    for (size_t i = 0; i < badges.n; i++)
        printf("  %-14s %-14s %lld\n", badges.at[i].badge, badges.at[i].grp, (long long)badges.at[i].n);
    if (mute) {
        printf("  %lld orders have no event: something wrote them past the program.\n", (long long)mute);
        ++*trouble;
    }
    return counters_check(cx, mend, trouble);
}

/* Warnings are no damage: they do not fail the doctor. */
static err_t warnings_print(struct cx *cx, const char *shop)
{
    warning_list all = { 0 };
    cx->who.shop = shop;
    TRY(warning_find(cx, &all));
    for (size_t i = 0; i < all.n; i++)
        if (!*shop || !strcmp(all.at[i].what, "source"))
            printf("%swarning (%s, since %s): %s\n", *shop ? "  " : "", all.at[i].what,
                   time_text(cx->mem, all.at[i].since), all.at[i].detail);
    return NULL;
}

static void backup_print(struct cx *cx, const struct backup_place *place)
{
    const char *path;
    msec at;
    if (!place->folder) {
        printf("backup: %s\n", db_is_postgres(cx->db) ? "PostgreSQL's own matter (pg_dump, write-ahead log archive)"
                                                      : "off (WISMO_BACKUP_DIR)");
        return;
    }
    backup_newest(cx, place, &path, &at);
    if (path)
        printf("backup: %s, made %s\n", path, time_text(cx->mem, at));
    else
        printf("backup: none yet in %s\n", place->folder);
}

static err_t doctor(struct cx *cx, const struct backup_place *place, bool mend, int *trouble)
{
    shop_list shops = { 0 };
    char *findings;
    TRY(db_check(cx, &findings));
    printf("database: %s\n", findings);
    *trouble += strcmp(findings, "ok") != 0;
    backup_print(cx, place);
    TRY(warnings_print(cx, ""));
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++) {
        TRY(shop_check(cx, &shops.at[i], mend, trouble));
        TRY(warnings_print(cx, shops.at[i].id));
    }
    if (mend)
        TRY(order_text_settle(cx));
    return NULL;
}

int doctor_check(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct backup_place place;
    for (int i = 0; i < argc; i++)
        if (strcmp(argv[i], "--mend"))
            return command_usage(arena_text(cx->mem, "wismo doctor does not take %s.", argv[i]));
    err_t e = backup_place_of(cx, c, &place);
    return e ? command_usage(e->message) : 0;
}

int doctor_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct backup_place place;
    int trouble = 0;
    err_t e = backup_place_of(cx, c, &place);
    if (!e)
        e = doctor(cx, &place, option_flag(&argc, argv, "--mend"), &trouble);
    if (e)
        return command_failed(e);
    return trouble ? 1 : 0;
}

/* --- rekey ------------------------------------------------------------------------------------------ */

int rekey_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    struct rekeyed done;
    bool forget = option_flag(&argc, argv, "--forget");
    if (argc > 0)
        return command_usage(arena_text(cx->mem, "wismo rekey does not take %s.", argv[0]));
    if (!c->secret_file)
        return command_usage("The secret is in WISMO_SECRET: wismo rekey needs it in a file (WISMO_SECRET_FILE).");
    err_t e = forget ? rekey_forget(cx, c->secret_file) : rekey(cx, c->secret_file, &done);
    if (e)
        return command_failed(e);
    if (forget) {
        printf("Only the current key is left in %s. Restart a server that runs.\n", c->secret_file);
        return 0;
    }
    printf(
        "%s %lld secrets are sealed with the key in %s, which holds the earlier one, too: open conversations go on.\n"
        "After seven days none needs it any more: wismo rekey --forget takes it out.\n",
        done.fresh ? "A new key was made." : "A rekey that was cut off was brought to its end.", (long long)done.sealed,
        c->secret_file);
    return 0;
}

/* --- user ------------------------------------------------------------------------------------------- */

static err_t user_list(struct cx *cx)
{
    member_list members = { 0 };
    TRY(staff_find(cx, &members));
    for (size_t i = 0; i < members.n; i++)
        printf("%-32s %-8s %s%s\n", members.at[i].email, members.at[i].role, members.at[i].name,
               members.at[i].active ? "" : "  (deactivated)");
    return NULL;
}

static err_t user_add(struct cx *cx, const char *email, const char *name, enum role role)
{
    struct staff s;
    const char *password = id_random(cx->mem, 20);
    TRY(staff_add(cx, email, name ? name : email, password, role, &s));
    printf("{\"id\":\"%s\",\"password\":\"%s\"}\n", s.id, password);
    return NULL;
}

/* For an only owner who forgot the password, or lost app and recovery codes. */
static err_t user_help(struct cx *cx, const struct config *c, const char *verb, const char *email)
{
    char *link;
    if (!strcmp(verb, "factor-off"))
        return factor_remove_local(cx, email);
    TRY(link_reset_local(cx, email, c->url ? c->url : arena_text(cx->mem, "http://%s", c->listen), &link));
    printf("Good for an hour, once:\n%s\n", link);
    return NULL;
}

int user_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    const char *shop = NULL, *email = NULL, *name = NULL, *role = "agent";
    err_t e = option_take(cx, &argc, argv, "--shop", &shop);
    if (!e)
        e = option_take(cx, &argc, argv, "--email", &email);
    if (!e)
        e = option_take(cx, &argc, argv, "--name", &name);
    if (!e)
        e = option_take(cx, &argc, argv, "--role", &role);
    if (e)
        return command_usage(e->message);
    const char *verb = argc == 1 ? argv[0] : "";
    if (!text_in("list add reset factor-off", verb) || (strcmp(verb, "list") && !email) || role_of(role) < ROLE_VIEWER)
        return command_usage("wismo user list, wismo user add --email ADDRESS [--name NAME] [--role "
                             "owner|manager|agent|viewer], or wismo user reset|factor-off --email ADDRESS.");
    if (text_in("reset factor-off", verb))
        e = user_help(cx, c, verb, email);
    else if (!(e = command_shop(cx, shop)))
        e = strcmp(verb, "add") ? user_list(cx) : user_add(cx, email, name, role_of(role));
    return e ? command_failed(e) : 0;
}
