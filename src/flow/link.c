/* link.c - a button that opens a page: only when its address is known, and only the web's own kind. */
#include "flow/room.h"
#include <ctype.h>
#include <strings.h>
#include <string.h>

static const struct field settings[] = {
    { "text", F_TEXT, FF_MULTILINE, 0, "Words above the button.", NULL, 0 },
    { "label", F_TEXT, FF_REQUIRED | FF_MULTILINE, 0, "The button.", NULL, 80 },
    { "url", F_TEXT, FF_REQUIRED, 0, "http or https; may hold #variables#. Without a value the button is left out.",
      NULL, 0 },
    { 0 },
};

static bool is_web(const char *url)
{
    const char *host = !strncasecmp(url, "https://", 8) ? url + 8 : !strncasecmp(url, "http://", 7) ? url + 7 : NULL;
    if (!host || !(isalnum((unsigned char)*host) || *host == '[' || (*host & 0x80)))
        return false;
    for (const char *s = url; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 127 || strchr("\"<>\\^`{|}", *s))
            return false;
    return !memchr(host, '@', strcspn(host, "/?#"));
}

static err_t check(struct cx *cx, const char *path, const json_t *node)
{
    const char *url = json_str(node, "url");
    if (url && *url != '#' && !is_web(url))
        return fail_field(cx, arena_text(cx->mem, "%s.url", path), "A link begins with https:// or http://.");
    return NULL;
}

static err_t enter(struct cx *cx, struct dialog *d, const json_t *node)
{
    const char *url = dialog_fill(cx, d, json_str(node, "url"));
    if (is_web(url)) {
        struct buf b = { 0 };
        struct writer w = { .to = &b };
        writer_open(&w, "options", '[');
        writer_open(&w, NULL, '{');
        writer_text(&w, "label", dialog_text(cx, d, node, "label"));
        writer_text(&w, "url", url);
        writer_close(&w);
        writer_close(&w);
        const char *text = dialog_text(cx, d, node, "text");
        dialog_show(cx, d, "link", text ? text : "", arena_copy_n(cx->mem, b.at, b.n));
        buf_free(&b);
    }
    return dialog_go(cx, d, "next");
}

const struct node_kind node_link = {
    .name = "link", .label = "Link", .exits = "next", .settings = settings, .check = check, .enter = enter
};
