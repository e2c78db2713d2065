/* account_site_test.c - what “Check my site” reads out of a page and its policy; pages of real life, and torn ones. */
#include "base_case.h"
#include "account/site.h"

#define OWN "https://wismo.example"
#define SRC OWN "/widget/k1.js"

static struct cx new_cx(void) { return (struct cx){ .mem = arena_new() }; }

static void scripts_are_found(void **state)
{
    static const struct { const char *html, *src; bool nonce; } cases[] = {
        { "<script src=\"" SRC "\"></script>", SRC, false },
        { "<SCRIPT async SRC='" SRC "' NONCE=x></SCRIPT>", SRC, true },
        { "<script\tsrc=" SRC ">", SRC, false },
        { "<script nonce src = \"  " SRC "  \">", SRC, true },
        { "<script/src=\"/widget/k1.js\"/>", "/widget/k1.js", false },
        { "<script src=\"" SRC "?v=1#x\">", SRC "?v=1#x", false },
        { "<script>let a = 1 < 2</script ><script src=\"" SRC "\">", SRC, false },
        { "<script src=\"/other.js\"></script><script src=\"" SRC "\">", SRC, false },
        { "<!-- <script src=\"/widget/no.js\"> --><script src=\"" SRC "\">", SRC, false },
        { "<script data-src=\"" SRC "\">", NULL, false },
        { "<script src=\"/other.js?" SRC "\">", NULL, false },
        { "<script>document.write('<script src=\"" SRC "\">')</script>", NULL, false },
        { "<!-- <script src=\"" SRC "\">", NULL, false },
        { "<scripts src=\"" SRC "\">", NULL, false },
        { "<img src=\"" SRC "\">", NULL, false },
        { "<script src=\"/widget/.js\">", NULL, false },
        { "<script src=\"/widget/k1.css\">", NULL, false },
        { "", NULL, false }, { "<", NULL, false }, { "<script", NULL, false }, { "<script ", NULL, false }, { "<script src", NULL, false },
        { "<script src=", NULL, false }, { "<script src='", NULL, false }, { "<script =\"x\" == =", NULL, false }, { "<!--", NULL, false },
    };
    (void)state;
    struct cx cx = new_cx();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        bool nonce = false;
        const char *src = site_widget(&cx, cases[i].html, &nonce);
        if (!text_same(src, cases[i].src) || (src && nonce != cases[i].nonce)) {
            print_error("%s: %s\n", cases[i].html, src ? src : "-");
            _fail(__FILE__, __LINE__);
        }
    }
    arena_free(cx.mem);
}

static void policies_are_read(void **state)
{
    static const struct { const char *policy; bool nonce, ok; } cases[] = {
        { "", false, true }, { "img-src 'none'", false, true }, { "default-src 'none'", false, false }, { "default-src *", false, true },
        { "default-src https:", false, true }, { "default-src http:", false, false },
        { "script-src " OWN "; connect-src " OWN, false, true },
        { "script-src wismo.example; connect-src *.example", false, true },
        { "SCRIPT-SRC Wismo.Example ; Connect-Src WISMO.EXAMPLE", false, true },
        { "script-src " OWN "/widget/; connect-src " OWN, false, true },
        { "script-src " OWN "; connect-src 'self'", false, false },
        { "script-src 'self'; connect-src " OWN, false, false },
        { "script-src " OWN "; default-src 'self'", false, false },
        { "script-src http://wismo.example; connect-src *", false, false },
        { "script-src https://wismo.example.evil.example; connect-src *", false, false },
        { "script-src evil-wismo.example; connect-src *", false, false },
        { "script-src *.wismo.example; connect-src *", false, false },
        { "script-src https://*.example; connect-src *", false, true },
        { "script-src-elem " OWN "; script-src 'none'; connect-src *", false, true },
        { "script-src 'nonce-a' 'strict-dynamic'; connect-src *", true, true },
        { "script-src 'nonce-a' 'strict-dynamic' " OWN "; connect-src *", false, false },
        { "script-src 'self'; connect-src *", true, false },
        { ";;; ;script-src;", false, false },
    };
    (void)state;
    struct cx cx = new_cx();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        if (site_csp_allows(&cx, cases[i].policy, OWN, cases[i].nonce) != cases[i].ok) {
            print_error("%s (nonce %d)\n", cases[i].policy, cases[i].nonce);
            _fail(__FILE__, __LINE__);
        }
    assert_true(site_csp_allows(&cx, "default-src 'none'", "", false)); /* nothing is known of our own address */
    arena_free(cx.mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(scripts_are_found), cmocka_unit_test(policies_are_read) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
