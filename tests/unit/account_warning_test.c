/* account_warning_test.c - warnings begin once, end by themselves, and are read by the right owners; sources that do
   not answer become warnings; the disk is looked at when it is asked. */
#include "shop_fixture.h"
#include "account/warning.h"
#include "app/watch.h"
#include "source/source.h"
#include "source/trouble.h"

static int events(struct cx *cx, const char *shop, const char *what)
{
    int64_t n;
    OK(db_int(cx, 0, &n, "SELECT count(*) FROM event WHERE shop_id = $1 AND subject = 'warning' AND what = $2", T(shop), T(what)));
    return (int)n;
}

/* Without the disk's, which is whatever this machine's is. */
static warning_list standing(struct cx *cx)
{
    warning_list all = { 0 };
    size_t n = 0;
    OK(warning_find(cx, &all));
    for (size_t i = 0; i < all.n; i++)
        if (strcmp(all.at[i].what, "disk"))
            all.at[n++] = all.at[i];
    all.n = n;
    return all;
}

static void begin_and_end(struct fixture *f)
{
    const char *source;
    bool fresh, gone;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &source);
    const char *own = cx.who.shop;
    OK(warning_add(&cx, "source", "src_1", "It does not answer.", &fresh));
    assert_true(fresh);
    cx.now += 60000;
    OK(warning_add(&cx, "source", "src_1", "It still does not answer.", &fresh));
    assert_false(fresh);
    cx.who.shop = "";
    OK(warning_add(&cx, "backup", "", "It failed.", &fresh));
    cx.who.shop = own;
    warning_list all = standing(&cx);
    assert_int_equal(all.n, 2);
    assert_string_equal(all.at[0].what, "source");
    assert_string_equal(all.at[0].detail, "It does not answer.");
    assert_int_equal(all.at[0].since, cx.now - 60000);
    assert_string_equal(all.at[1].what, "backup");
    assert_int_equal(standing(&twin).n, 1);        /* the installation's concerns everybody, another shop's source nobody else */
    assert_int_equal(events(&cx, own, "warning.began"), 1);
    assert_int_equal(events(&cx, "", "warning.began"), 1);
    OK(warning_remove(&twin, "source", "src_1", &gone));
    assert_false(gone);
    OK(warning_remove(&cx, "source", "src_1", &gone));
    assert_true(gone);
    OK(warning_remove(&cx, "source", "src_1", &gone));
    assert_false(gone);
    assert_int_equal(events(&cx, own, "warning.ended"), 1);
    assert_int_equal(standing(&cx).n, 1);
    cx_free(&cx);
    cx_free(&twin);
}

static void ask(struct cx *cx, const char *source_id, enum err_code wanted)
{
    struct source s = { 0 };
    order_list found = { 0 };
    OK(source_get(cx, source_id, &s));
    err_t e = source_find(cx, &s, &(struct source_ask){ "1042", "1042", "ann@example.com", "" }, &found);
    assert_int_equal(e ? (int)e->code : 0, (int)wanted);
}

static void kind_set(struct cx *cx, const char *source, const char *kind)
{
    OK(db_exec(cx, NULL, "UPDATE source SET kind = $3 WHERE shop_id = $1 AND id = $2", T(cx->who.shop), T(source), T(kind)));
}

static void look(struct cx *cx)
{
    const char *shop = cx->who.shop;
    OK(watch_look(cx));
    OK(shop_enter(cx, shop));
}

static void sources(struct fixture *f)
{
    const char *source, *other;
    struct cx cx = shop_cx(f, "Kiln", &source), twin = shop_cx(f, "Twin", &other);
    kind_set(&cx, source, "out of order");
    for (int i = 1; i < SOURCE_FAILS; i++)
        ask(&cx, source, E_REMOTE);
    look(&cx);
    assert_int_equal(standing(&cx).n, 0);
    kind_set(&cx, source, "native");               /* an answer between: the count begins anew */
    ask(&cx, source, 0);
    kind_set(&cx, source, "out of order");
    for (int i = 1; i < SOURCE_FAILS; i++)
        ask(&cx, source, E_REMOTE);
    look(&cx);
    assert_int_equal(standing(&cx).n, 0);
    for (int i = 0; i < 3; i++)
        ask(&cx, source, E_REMOTE);
    look(&cx);
    warning_list all = standing(&cx);
    assert_int_equal(all.n, 1);
    assert_string_equal(all.at[0].what, "source");
    assert_string_equal(all.at[0].subject, source);
    assert_non_null(strstr(all.at[0].detail, "5 times in a row"));
    assert_int_equal(standing(&twin).n, 0);
    look(&twin);
    assert_int_equal(events(&cx, cx.who.shop, "warning.began"), 1);
    ask(&twin, other, 0);
    look(&cx);
    assert_int_equal(standing(&cx).n, 1);
    kind_set(&cx, source, "native");
    ask(&cx, source, 0);
    look(&cx);
    assert_int_equal(standing(&cx).n, 0);
    assert_int_equal(events(&cx, cx.who.shop, "warning.ended"), 1);
    cx_free(&cx);
    cx_free(&twin);
}

/* News that could not be written down comes again. */
static void news_come_back(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    struct source_news news;
    kind_set(&cx, source, "out of order");
    for (int i = 0; i < SOURCE_FAILS; i++)
        ask(&cx, source, E_REMOTE);
    assert_true(source_news_take(&cx, &news));
    assert_string_equal(news.id, source);
    assert_non_null(news.why);
    struct source_news none;
    assert_false(source_news_take(&cx, &none));
    source_news_back(&news);
    assert_true(source_news_take(&cx, &none));
    assert_string_equal(none.id, source);
    cx_free(&cx);
}

/* A row of before counts only as long as the disk says so, too. */
static void disk(struct fixture *f)
{
    const char *source;
    struct cx cx = shop_cx(f, "Kiln", &source);
    warning_list all = { 0 };
    bool fresh;
    int64_t room;
    if (!db_room(cx.db, &room)) {
        assert_true(f->postgres);
        assert_null(warning_disk(&cx, true));
    }
    const char *shop = cx.who.shop;
    cx.who.shop = "";
    OK(warning_add(&cx, "disk", "", "It was full.", &fresh));
    cx.who.shop = shop;
    OK(warning_find(&cx, &all));
    bool low = warning_disk(&cx, true);
    assert_int_equal(all.n, low);
    look(&cx);
    assert_int_equal(events(&cx, "", "warning.ended"), !low);
    cx_free(&cx);
}

EACH(begin_and_end)
EACH(sources)
EACH(news_come_back)
EACH(disk)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(begin_and_end), EACH_TEST(sources), EACH_TEST(news_come_back), EACH_TEST(disk) };
    crypto_start();
    return cmocka_run_group_tests_name("warnings", tests, NULL, NULL);
}
