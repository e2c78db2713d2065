/* images.c - which pictures may stand on a product. */
#include "product/images.h"
#include "base/json.h"
#include "base/text.h"
#include <string.h>

#define DEMO "/storefront/img/"

enum { IMAGES_MOST = 8, ALT_MOST = 500, URL_MOST = 2000 };

static bool url_valid(const char *url)
{
    if (text_starts(url, "/files/"))
        return url[strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-")] == 0;
    if (text_starts(url, DEMO)) { /* what the demo's catalogue shows, and its shop */
        const char *name = url + strlen(DEMO), *end = name + strspn(name, "abcdefghijklmnopqrstuvwxyz");
        return end > name && !strcmp(end, ".svg");
    }
    const char *host = text_starts(url, "https://") ? url + 8 : NULL;
    return host && strlen(url) <= URL_MOST && strcspn(host, "/?#:@") > 0 && !strpbrk(url, " <>\"\\^`{|}") &&
           host[strcspn(host, "/?#@")] != '@';
}

static err_t image_check(struct cx *cx, const json_t *image, const char *field)
{
    const char *url = json_str(image, "url"), *alt = json_str(image, "alt");
    if (text_empty(url) || !url_valid(url))
        return fail_field(cx, arena_text(cx->mem, "%s.url", field), "Invalid URL");
    if ((alt && text_length(alt) > ALT_MOST) || json_object_size(image) > (size_t)(alt ? 2 : 1))
        return fail_field(cx, field, "An image is {\"url\", \"alt\"}, the words at most %d characters.", ALT_MOST);
    return NULL;
}

err_t images_check(struct cx *cx, const char *json, const char *field)
{
    json_t *list, *image;
    err_t bad = NULL;
    size_t i;
    if (text_empty(json) || text_same(json, "null"))
        return NULL;
    if (json_read(cx, json, strlen(json), &list) || !json_is_array(list))
        return fail_field(cx, field, "images must be a list of {\"url\", \"alt\"}.");
    if (json_array_size(list) > IMAGES_MOST)
        return fail_field(cx, field, "A product has at most %d images.", IMAGES_MOST);
    json_array_foreach (list, i, image)
        bad = fail_also(cx, bad, image_check(cx, image, arena_text(cx->mem, "%s[%zu]", field, i)));
    return bad;
}
