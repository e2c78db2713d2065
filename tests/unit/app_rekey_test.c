/* app_rekey_test.c - a new key for the installation: everything is sealed anew, a cut between file and database loses
   nothing, what was signed before still counts until it is forgotten. */
#include "shop_fixture.h"
#include "account/assistant.h"
#include "app/rekey.h"
#include "base/token.h"
#include <fcntl.h>
#include <sys/stat.h>

#define FIRST "the first secret of these tests, long enough"

static const char *file_of(const struct fixture *f, struct cx *cx, const char *text)
{
    const char *path = arena_text(cx->mem, "%s/secret", f->folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    return path;
}

static const char *content(struct cx *cx, const char *path)
{
    char *text = arena_alloc(cx->mem, 4096);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    assert_true(fread(text, 1, 4095, in) > 0);
    fclose(in);
    return text;
}

/* As another process would: only what the file says. */
static void begin_again(struct cx *cx, const char *path)
{
    OK(crypto_use_secret(cx, text_trim(cx->mem, content(cx, path))));
}

static int keys_in(const char *text)
{
    int n = 1;
    for (const char *s = text; (s = strstr(s, CRYPTO_PREVIOUS)); s++)
        n++;
    return n;
}

static void identity_counts(struct cx *cx, const char *id, const char *secret)
{
    struct assistant a;
    struct identity who = { .sub = "c-1", .email = "ann@example.com", .email_verified = true, .exp = cx->now + 3600000, .iat = cx->now }, out;
    OK(assistant_get(cx, id, &a));
    const char *kid = NULL;
    OK(assistant_identity(cx, &a, token_jwt_sign(cx->mem, &(struct token_key){ kid, secret }, &who), &out));
    assert_string_equal(out.sub, "c-1");
}

struct sealed {
    struct cx cx;
    struct assistant a;
    char *secret, *second;
    const char *file;
};

static struct sealed sealed_of(struct fixture *f)
{
    const char *source;
    struct sealed s = { .cx = shop_cx(f, "Kiln", &source) };
    s.file = file_of(f, &s.cx, FIRST "\n");
    begin_again(&s.cx, s.file);
    OK(assistant_add(&s.cx, "Chat", source, "flw_1", 1, &s.a, &s.secret));
    OK(assistant_rotate_secret(&s.cx, s.a.id, &s.second));
    return s;
}

static void all_anew(struct fixture *f)
{
    struct sealed s = sealed_of(f);
    struct cx *cx = &s.cx;
    const char *shop = cx->who.shop, *token = token_sign(cx->mem, "conversation", "{\"id\":\"cnv_1\"}");
    struct rekeyed done;
    char *payload;
    int64_t before, events;
    chmod(s.file, 0640);
    OK(rekey(cx, s.file, &done));
    assert_true(done.fresh);
    assert_int_equal(done.sealed, 2);
    OK(assistant_sealed_before(cx, &before));
    assert_int_equal(before, 0);
    OK(db_int(cx, 0, &events, "SELECT count(*) FROM event WHERE shop_id = '' AND what = 'secret.changed'"));
    assert_int_equal(events, 1);
    struct stat st;
    assert_int_equal(stat(s.file, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_int_equal(keys_in(content(cx, s.file)), 2);
    assert_false(text_starts(content(cx, s.file), FIRST));
    assert_non_null(strstr(content(cx, s.file), CRYPTO_PREVIOUS FIRST));
    cx->who.shop = shop;
    begin_again(cx, s.file);
    identity_counts(cx, s.a.id, s.secret);
    identity_counts(cx, s.a.id, s.second);
    OK(token_open(cx, "conversation", token, &payload));
    const char *fresh = token_sign(cx->mem, "conversation", "{\"id\":\"cnv_2\"}");
    OK(rekey_forget(cx, s.file));
    OK(rekey_forget(cx, s.file));
    assert_int_equal(keys_in(content(cx, s.file)), 1);
    assert_null(strstr(content(cx, s.file), FIRST));
    begin_again(cx, s.file);
    identity_counts(cx, s.a.id, s.second);
    OK(token_open(cx, "conversation", fresh, &payload));
    FAILS(E_SIGNIN, token_open(cx, "conversation", token, &payload));
    OK(crypto_use_secret(cx, FIRST));
    FAILS(E_INPUT, assistant_secret_check(cx));
    cx_free(cx);
}

/* The file has both keys, the database knows the old one only. */
static void cut_between(struct fixture *f)
{
    struct sealed s = sealed_of(f);
    struct cx *cx = &s.cx;
    const char *shop = cx->who.shop;
    struct rekeyed done;
    int64_t before;
    OK(rekey_file(cx, s.file));
    begin_again(cx, s.file);
    OK(assistant_secret_check(cx));
    identity_counts(cx, s.a.id, s.second);
    OK(assistant_sealed_before(cx, &before));
    assert_int_equal(before, 2);
    FAILS(E_CONFLICT, rekey_forget(cx, s.file));
    const char *text = content(cx, s.file);
    OK(rekey(cx, s.file, &done));
    assert_false(done.fresh);
    assert_int_equal(done.sealed, 2);
    assert_string_equal(content(cx, s.file), text);
    cx->who.shop = shop;
    identity_counts(cx, s.a.id, s.second);
    cx_free(cx);
}

static void again_and_again(struct fixture *f)
{
    struct sealed s = sealed_of(f);
    struct cx *cx = &s.cx;
    const char *shop = cx->who.shop;
    struct rekeyed done;
    for (int i = 1; i <= 6; i++) {
        OK(rekey(cx, s.file, &done));
        assert_true(done.fresh);
        begin_again(cx, s.file);
        assert_int_equal(keys_in(content(cx, s.file)), i < CRYPTO_KEYS_MOST ? i + 1 : CRYPTO_KEYS_MOST);
        cx->who.shop = shop;
        identity_counts(cx, s.a.id, s.secret);
    }
    FAILS(E_INPUT, rekey(cx, arena_text(cx->mem, "%s/none", f->folder), &done));
    OK(crypto_use_secret(cx, "another secret than that of the database"));
    FAILS(E_INPUT, rekey(cx, s.file, &done));
    FAILS(E_INPUT, rekey_forget(cx, s.file));
    cx_free(cx);
}

EACH(all_anew)
EACH(cut_between)
EACH(again_and_again)

int main(void)
{
    const struct CMUnitTest tests[] = { EACH_TEST(all_anew), EACH_TEST(cut_between), EACH_TEST(again_and_again) };
    crypto_start();
    return cmocka_run_group_tests_name("rekey", tests, NULL, NULL);
}
