/* theme.c - what a page is told of an assistant. Colours for text are worked out so that they can be read: at least
   4.5 to 1 (WCAG 2.2 AA). */
#include "api/chat.h"
#include "base/colour.h"
#include <stdio.h>
#include <string.h>

#define PANEL_DARK 0x171b22u

/* One step of twenty from a towards b. */
static unsigned mix(unsigned a, unsigned b, int step)
{
    unsigned out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int x = a >> shift & 255, y = b >> shift & 255;
        out |= (unsigned)(x + (y - x) * step / 20) << shift;
    }
    return out;
}

static unsigned readable(unsigned colour, unsigned on, unsigned towards)
{
    int step = 0;
    while (step < 20 && colour_contrast(mix(colour, towards, step), on) < COLOUR_ENOUGH)
        step++;
    return mix(colour, towards, step);
}

static void colour_write(struct writer *w, const char *key, unsigned rgb)
{
    char text[8];
    snprintf(text, sizeof(text), "#%06x", rgb & 0xffffff);
    writer_text(w, key, text);
}

static void theme_write(struct writer *w, const struct assistant *a)
{
    unsigned accent = 0x1f3fae;
    char rest;
    if (!a->accent || strlen(a->accent) != 7 || sscanf(a->accent, "#%6x%c", &accent, &rest) != 1)
        accent = 0x1f3fae;
    writer_open(w, "theme", '{');
    colour_write(w, "accent", accent);
    colour_write(w, "accent_text", colour_contrast(accent, 0xffffff) >= colour_contrast(accent, 0) ? 0xffffff : 0);
    colour_write(w, "link", readable(accent, 0xffffff, 0));
    colour_write(w, "link_dark", readable(accent, PANEL_DARK, 0xffffff));
    writer_text(w, "position", text_same(a->side, "start") ? "start" : "end");
    writer_text(w, "mode", a->theme);
    writer_close(w);
}

void assistant_write(struct writer *w, const struct assistant *a, const struct shop *shop)
{
    writer_text(w, "name", a->name);
    writer_text(w, "title", a->title);
    writer_open(w, "texts", '{');
    writer_close(w);
    writer_bool(w, "text_area", a->text_area);
    theme_write(w, a);
    writer_int(w, "bottom", a->launcher_offset);
    if (text_empty(shop->privacy_url)) {
        writer_null(w, "privacy");
    } else {
        writer_open(w, "privacy", '{');
        writer_text(w, "text", "We use what you write here to find your order.");
        writer_text(w, "url", shop->privacy_url);
        writer_close(w);
    }
}
