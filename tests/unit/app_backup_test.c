/* app_backup_test.c - backups: consistent beside a writer, whole or not there, one a night however many processes, the
   newest fourteen kept, a failure warned of. */
#include "shop_fixture.h"
#include "account/warning.h"
#include "app/backup.h"
#include "app/config.h"
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

static struct config config_of(const struct fixture *f) { return (struct config){ .db = f->url, .limits = true }; }

static struct backup_place place_of(const struct fixture *f, struct cx *cx)
{
    struct config c = config_of(f);
    struct backup_place p;
    OK(backup_place_of(cx, &c, &p));
    return p;
}

static int files(const char *folder, const char *ending)
{
    DIR *d = opendir(folder);
    int n = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        size_t a = strlen(e->d_name), b = strlen(ending);
        n += a > b && !strcmp(e->d_name + a - b, ending);
    }
    if (d)
        closedir(d);
    return n;
}

static void touch(const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    close(fd);
}

/* --- where and when ------------------------------------------------------------------------------------------- */

static void places(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    struct backup_place p = place_of(f, &cx);
    if (f->postgres) {
        assert_null(p.folder);
        cx_free(&cx);
        return;
    }
    assert_string_equal(p.folder, arena_text(cx.mem, "%s/backup", f->folder));
    assert_string_equal(p.stem, "shop");
    assert_int_equal(p.minute, 3 * 60 + 17);
    struct config c = config_of(f);
    c.backup_dir = "/somewhere/else";
    c.backup_at = "23:05";
    OK(backup_place_of(&cx, &c, &p));
    assert_string_equal(p.folder, "/somewhere/else");
    assert_int_equal(p.minute, 23 * 60 + 5);
    c.backup_dir = "off";
    OK(backup_place_of(&cx, &c, &p));
    assert_null(p.folder);
    static const char *const wrong[] = { "24:00", "3", "03:60", "03:17pm", "quiet" };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        c.backup_at = wrong[i];
        FAILS(E_INPUT, backup_place_of(&cx, &c, &p));
    }
    c = (struct config){ .db = "bare", .limits = true };
    OK(backup_place_of(&cx, &c, &p));
    assert_string_equal(p.folder, "backup");
    assert_string_equal(p.stem, "bare");
    cx_free(&cx);
}

static msec planned(struct cx *cx, int64_t *n)
{
    int64_t at;
    OK(db_int(cx, 0, &at, "SELECT max(run_at) FROM job WHERE shop_id = '' AND kind = 'backup'"));
    OK(db_int(cx, 0, n, "SELECT count(*) FROM job WHERE shop_id = '' AND kind = 'backup'"));
    return at;
}

static msec moment(struct cx *cx, const char *text)
{
    msec t;
    OK(time_parse(cx, text, &t));
    return t;
}

static void one_a_night(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct backup_place p = place_of(f, &cx);
    int64_t n;
    OK(db_exec(&cx, NULL, "UPDATE shop SET zone = 'Europe/Prague' WHERE id = $1", T(cx.who.shop)));
    backup_start(&p);
    cx.now = moment(&cx, "2030-01-10T01:00:00Z"); /* 02:00 in Prague */
    OK(backup_plan(&cx));
    msec at = planned(&cx, &n);
    if (f->postgres) {
        assert_int_equal(n, 0);
        cx_free(&cx);
        return;
    }
    assert_int_equal(at, moment(&cx, "2030-01-10T02:17:00Z"));
    struct fixture second = *f;
    second.db = fixture_open(&second, 2);
    struct cx other = fixture_cx(&second);
    other.now = cx.now;
    OK(backup_plan(&other));
    cx.now = moment(&cx, "2030-01-10T02:00:00Z");
    OK(backup_plan(&cx));
    planned(&cx, &n);
    assert_int_equal(n, 1);
    cx.now = moment(&cx, "2030-01-10T02:17:00Z"); /* due, and tomorrow's is planned */
    OK(backup_plan(&cx));
    at = planned(&cx, &n);
    assert_int_equal(n, 2);
    assert_int_equal(at, moment(&cx, "2030-01-11T02:17:00Z"));
    struct job mine = { 0 }, theirs = { 0 };
    bool found, twice;
    OK(job_take(&cx, &mine, &found));
    other.now = cx.now;
    OK(job_take(&other, &theirs, &twice));
    assert_true(found);
    assert_false(twice);
    cx.now += 50000;
    OK(job_keep(&cx, &mine, JOB_LEASE_MS));
    other.now = cx.now + 30000;                    /* the first lease would be over */
    OK(job_take(&other, &theirs, &twice));
    assert_false(twice);
    other.now = cx.now + 61000;
    OK(job_take(&other, &theirs, &twice));
    assert_true(twice);
    FAILS(E_CONFLICT, job_keep(&cx, &mine, JOB_LEASE_MS));
    cx_free(&other);
    db_close(second.db);
    cx_free(&cx);
}

/* --- making them ----------------------------------------------------------------------------------------------- */

static atomic_bool writing;

static void *writer(struct fixture *f, int i)
{
    struct cx cx = fixture_cx(f);
    (void)i;
    for (int64_t n = 0; writing; n++) {
        struct db_scope tx;
        OK(db_begin(&cx, &tx));
        for (int k = 0; k < 2; k++)
            OK(db_exec(&cx, NULL, "INSERT INTO counter (shop_id, name, value) VALUES ($1, $2, $3)", T("shp_a"),
                       T(arena_text(cx.mem, "%c%lld", 'a' + k, (long long)n)), I(n)));
        OK(db_commit(&cx));
        db_leave(&tx);
    }
    cx_free(&cx);
    return NULL;
}

static void *copier(struct fixture *f, int i)
{
    if (i)
        return writer(f, i);
    struct cx cx = fixture_cx(f);
    for (int k = 0; k < 5; k++) {
        int64_t before, left, right;
        const char *path = arena_text(cx.mem, "%s/copy%d.db", f->folder, k);
        OK(db_int(&cx, 0, &before, "SELECT count(*) FROM counter WHERE shop_id = $1 AND name LIKE 'b%'", T("shp_a")));
        OK(db_backup(&cx, path));
        assert_int_not_equal(access(arena_text(cx.mem, "%s.part", path), F_OK), 0);
        assert_int_not_equal(access(arena_text(cx.mem, "%s-wal", path), F_OK), 0);
        struct fixture copy = { .url = path };
        copy.db = fixture_open(&copy, 1);
        struct cx other = fixture_cx(&copy);
        OK(db_int(&other, 0, &left, "SELECT count(*) FROM counter WHERE shop_id = $1 AND name LIKE 'a%'", T("shp_a")));
        OK(db_int(&other, 0, &right, "SELECT count(*) FROM counter WHERE shop_id = $1 AND name LIKE 'b%'", T("shp_a")));
        assert_int_equal(left, right);             /* one instant */
        assert_true(right >= before);              /* all that was there when it began */
        cx_free(&other);
        db_close(copy.db);
    }
    writing = false;
    cx_free(&cx);
    return NULL;
}

static void beside_a_writer(struct fixture *f)
{
    static const char filling[8192];
    struct cx cx = fixture_cx(f);
    if (f->postgres) {
        cx_free(&cx);
        return;
    }
    for (int i = 0; i < 300; i++) /* several steps and rests */
        OK(db_exec(&cx, NULL, "INSERT INTO file (shop_id, id, type, bytes, created_at) VALUES ($1, $2, 'x', $3, 1)", T("shp_a"),
                   T(arena_text(cx.mem, "%d", i)), B(filling, sizeof(filling))));
    cx_free(&cx);
    writing = true;
    threads(f, 2, copier);
}

static void whole_or_not_there(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    if (!f->postgres) {
        FAILS(E_INPUT, db_backup(&cx, arena_text(cx.mem, "%s/none/copy.db", f->folder)));
        touch(arena_text(cx.mem, "%s/there.db", f->folder));
        FAILS(E_INPUT, db_backup(&cx, arena_text(cx.mem, "%s/there.db", f->folder)));
        assert_int_equal(files(f->folder, ".part"), 0);
    }
    cx_free(&cx);
}

static void fourteen_are_kept(struct fixture *f)
{
    struct cx cx = fixture_cx(f);
    struct backup_place p = place_of(f, &cx);
    const char *made;
    if (f->postgres) {
        cx_free(&cx);
        return;
    }
    mkdir(p.folder, 0700);
    for (int i = 0; i < 20; i++) /* the clock was wrong when half of them were made */
        touch(arena_text(cx.mem, "%s/shop-%d-01-%02dT031700Z.db", p.folder, i % 2 ? 2099 : 2019, i + 1));
    touch(arena_text(cx.mem, "%s/shop-2019-01-01.db", p.folder));
    touch(arena_text(cx.mem, "%s/other-2019-01-01T031700Z.db", p.folder));
    touch(arena_text(cx.mem, "%s/shop-2019-01-01T031700Z.db.part", p.folder));
    cx.now += 2 * DAY;
    OK(backup_make(&cx, &p, &made));
    assert_int_equal(access(made, F_OK), 0);
    assert_int_equal(files(p.folder, ".db"), 14 + 2);
    assert_int_equal(files(p.folder, ".part"), 0);
    for (int i = 1; i < 20; i += 2)
        assert_int_equal(access(arena_text(cx.mem, "%s/shop-2099-01-%02dT031700Z.db", p.folder, i + 1), F_OK), 0);
    for (int i = 0; i < 14; i += 2)
        assert_int_not_equal(access(arena_text(cx.mem, "%s/shop-2019-01-%02dT031700Z.db", p.folder, i + 1), F_OK), 0);
    struct backup_place other = p;
    other.stem = "other";
    const char *path;
    msec at;
    backup_newest(&cx, &other, &path, &at);
    assert_non_null(path);
    other.stem = "nobody";
    backup_newest(&cx, &other, &path, &at);
    assert_null(path);
    cx_free(&cx);
}

static int warned(struct cx *cx, const char **text)
{
    warning_list all = { 0 };
    int n = 0;
    OK(warning_find(cx, &all));
    for (size_t i = 0; i < all.n; i++)
        if (!strcmp(all.at[i].what, "backup")) {
            *text = all.at[i].detail;
            n++;
        }
    return n;
}

static void failure_is_told(struct fixture *f)
{
    const char *source, *text = "";
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct backup_place p = place_of(f, &cx);
    struct job job = { 0 };
    bool found;
    if (f->postgres) {
        cx_free(&cx);
        return;
    }
    const char *shop = cx.who.shop, *folder = p.folder;
    p.folder = arena_text(cx.mem, "%s/shop.db/backup", f->folder);      /* a file stands where the folder should */
    backup_start(&p);
    cx.now = clock_wall();
    OK(backup_plan(&cx));
    cx.now += 2 * DAY;
    OK(job_take(&cx, &job, &found));
    assert_true(found);
    err_t e = backup_run(&cx, &job);
    assert_non_null(e);
    OK(job_again(&cx, &job, e->message));
    cx.who.shop = shop;
    assert_int_equal(warned(&cx, &text), 1);
    assert_non_null(strstr(text, "The nightly backup failed."));
    p.folder = folder;
    backup_start(&p);
    cx.now = clock_wall() + 3 * DAY;
    OK(job_take(&cx, &job, &found));
    assert_true(found);
    OK(backup_run(&cx, &job));
    OK(job_done(&cx, &job));
    assert_int_equal(files(p.folder, ".db"), 1);
    cx.who.shop = shop;
    assert_int_equal(warned(&cx, &text), 0);
    cx.now = clock_wall() + 4 * DAY;               /* the next nights fail silently: nobody ran */
    OK(backup_plan(&cx));
    cx.who.shop = shop;
    assert_int_equal(warned(&cx, &text), 1);
    assert_non_null(strstr(text, "older than two days"));
    cx_free(&cx);
}

EACH(places)
EACH(one_a_night)
EACH(beside_a_writer)
EACH(whole_or_not_there)
EACH(fourteen_are_kept)
EACH(failure_is_told)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH_TEST(places), EACH_TEST(one_a_night), EACH_TEST(beside_a_writer), EACH_TEST(whole_or_not_there),
        EACH_TEST(fourteen_are_kept), EACH_TEST(failure_is_told),
    };
    crypto_start();
    return cmocka_run_group_tests_name("backups", tests, NULL, NULL);
}
