/* admin.c - small commands for whoever runs the installation: backup, restore, doctor, user. */
#include "account/shop.h"
#include "account/staff.h"
#include "app/commands.h"
#include "base/id.h"
#include "base/text.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int backup_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)c;
    if (argc != 1)
        return command_usage("wismo backup needs the name of the new file.");
    err_t e = db_backup(cx, argv[0]);
    return e ? command_failed(e) : 0;
}

/* --- restore ---------------------------------------------------------------------------------------- */

static err_t copy(struct cx *cx, const char *from, const char *to)
{
    static char piece[1 << 16];
    FILE *in = fopen(from, "re");
    if (!in)
        return fail(cx, E_INPUT, "The backup %s cannot be read: %m.", from);
    FILE *out = fopen(to, "wxe");
    if (!out) {
        fclose(in);
        return fail(cx, E_INPUT, "%s cannot be written: %m.", to);
    }
    size_t n;
    bool ok = true;
    while (ok && (n = fread(piece, 1, sizeof(piece), in)) > 0)
        ok = fwrite(piece, 1, n, out) == n;
    ok = ok && !ferror(in) && !fflush(out) && !fsync(fileno(out));
    fclose(in);
    if (fclose(out) || !ok) {
        unlink(to);
        return fail(cx, E_BUSY, "%s could not be written: %m.", to);
    }
    return NULL;
}

/* Only into a place where no database is: nothing can be lost by it. */
int restore_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    if (argc != 1)
        return command_usage("wismo restore needs the backup's file.");
    if (strstr(c->db, "://"))
        return command_usage("A PostgreSQL database is restored with pg_restore.");
    if (!access(c->db, F_OK))
        return command_failed(fail(cx, E_CONFLICT, "There is a database at %s: move it away first.", c->db));
    const char *fresh = arena_text(cx->mem, "%s.restoring", c->db);
    err_t e = copy(cx, argv[0], fresh);
    if (!e)
        e = db_open(cx, &(struct db_config){ .url = fresh, .migrate = false }, &cx->db);
    if (!e) {
        char *findings;
        e = db_check(cx, &findings);
        if (!e && strcmp(findings, "ok"))
            e = fail(cx, E_INPUT, "The backup is damaged: %s.", findings);
        db_end(cx);
        db_close(cx->db);
    }
    if (!e && rename(fresh, c->db))
        e = fail(cx, E_BUSY, "%s could not be put in place: %m.", c->db);
    if (e)
        unlink(fresh);
    return e ? command_failed(e) : 0;
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

static err_t shop_check(struct cx *cx, const struct shop *shop, int *trouble)
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
    return NULL;
}

static err_t doctor(struct cx *cx, int *trouble)
{
    shop_list shops = { 0 };
    char *findings;
    TRY(db_check(cx, &findings));
    printf("database: %s\n", findings);
    *trouble += strcmp(findings, "ok") != 0;
    TRY(shop_find(cx, &shops));
    for (size_t i = 0; i < shops.n; i++)
        TRY(shop_check(cx, &shops.at[i], trouble));
    return NULL;
}

int doctor_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)c;
    if (argc > 0)
        return command_usage(arena_text(cx->mem, "wismo doctor does not take %s.", argv[0]));
    int trouble = 0;
    err_t e = doctor(cx, &trouble);
    if (e)
        return command_failed(e);
    return trouble ? 1 : 0;
}

/* --- user ------------------------------------------------------------------------------------------- */

struct member {
    const char *email, *name, *role;
};
static const struct field member_fields[] = {
    FIELD(F_TEXT, struct member, email),
    FIELD(F_TEXT, struct member, name),
    FIELD(F_TEXT, struct member, role),
    { 0 },
};

static err_t user_list(struct cx *cx)
{
    LIST(struct member) members = { 0 };
    TRY(db_list(
        cx, member_fields, &members,
        "SELECT s.email, s.name, m.role FROM membership m JOIN staff s ON s.id = m.staff_id WHERE m.shop_id = $1 ORDER BY s.email",
        T(cx->who.shop)));
    for (size_t i = 0; i < members.n; i++)
        printf("%-32s %-8s %s\n", members.at[i].email, members.at[i].role, members.at[i].name);
    return NULL;
}

int user_main(struct cx *cx, struct config *c, int argc, char **argv)
{
    (void)c;
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
    bool adds = argc == 1 && !strcmp(argv[0], "add"), lists = argc == 1 && !strcmp(argv[0], "list");
    if (!lists && !(adds && email && role_of(role) >= ROLE_VIEWER))
        return command_usage(
            "wismo user list, or wismo user add --email ADDRESS [--name NAME] [--role owner|manager|agent|viewer].");
    e = command_shop(cx, shop);
    if (!e && lists)
        e = user_list(cx);
    if (!e && adds) {
        struct staff s;
        const char *password = id_random(cx->mem, 20);
        e = staff_add(cx, email, name ? name : email, password, role_of(role), &s);
        if (!e)
            printf("{\"id\":\"%s\",\"password\":\"%s\"}\n", s.id, password);
    }
    return e ? command_failed(e) : 0;
}
