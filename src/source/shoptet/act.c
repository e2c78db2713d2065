/* act.c - cancelling, and notes for the shop's staff. Invariant: cancelled is what a read has shown; a note carries
   the act's key, and is looked for before it is written. */
#include "source/shoptet/room.h"
#include <string.h>

static err_t refused(struct source_outcome *out, const char *why)
{
    *out = (struct source_outcome){ .what = SOURCE_REFUSED, .why = why };
    return NULL;
}

static const char *data_text(struct cx *cx, json_t *data)
{
    json_t *all = json_tie(cx->mem, json_object());
    json_object_set_new(all, "data", data);
    return json_text(cx->mem, all);
}

static err_t cancel(struct cx *cx, const struct source *s, const struct shoptet *f, const struct order *live,
                    struct source_outcome *out)
{
    const json_t *data;
    const char *said = NULL;
    struct order fresh;
    json_t *body = json_object();
    *out = (struct source_outcome){ .what = SOURCE_DONE };
    if (text_same(live->general, "cancelled")) {
        json_decref(body);
        return NULL;
    }
    json_object_set_new(body, "statusId", json_integer(-4));
    const struct shoptet_ask ask = {
        .method = "PATCH",
        .path = shoptet_order_path(cx, live->external_id,
                                   f->quiet ? "/status?suppressEmailSending=true&suppressSmsSending=true" : "/status"),
        .body = data_text(cx, body),
    };
    TRY(shoptet_ask(cx, s, f, &ask, &data, &said)); /* the same status again changes nothing there */
    TRY(shoptet_detail(cx, s, f, live->external_id, &fresh));
    if (text_same(fresh.general, "cancelled"))
        return NULL;
    return refused(out, said ? said : "Shoptet answered, but the order is not cancelled.");
}

static err_t note_stands(struct cx *cx, const struct source *s, const struct shoptet *f, const struct order *live,
                         const char *mark, bool *stands)
{
    const json_t *data, *one;
    const char *said;
    size_t i;
    *stands = false;
    TRY(shoptet_ask(cx, s, f, &(struct shoptet_ask){ .path = shoptet_order_path(cx, live->external_id, "/history") },
                    &data, &said));
    const json_t *list = json_object_get(data, "orderHistory");
    list = list ? list : json_object_get(data, "history");
    json_array_foreach (list, i, one) {
        const char *text = json_str(one, "text");
        *stands |= text && strstr(text, mark);
    }
    return NULL;
}

static err_t note(struct cx *cx, const struct source *s, const struct shoptet *f, const struct order *live,
                  const struct source_act *a, struct source_outcome *out)
{
    const json_t *data;
    const char *said, *mark = arena_join(cx->mem, "[", a->key ? a->key : "wismo", "]");
    bool stands;
    json_t *body = json_object();
    json_object_set_new(body, "text", json_string(arena_join(cx->mem, a->note ? a->note : "", " ", mark)));
    json_object_set_new(body, "type", json_string("comment"));
    const char *text = data_text(cx, body);
    TRY(note_stands(cx, s, f, live, mark, &stands));
    if (!stands)
        TRY(shoptet_ask(cx, s, f,
                        &(struct shoptet_ask){ .method = "POST",
                                               .path = shoptet_order_path(cx, live->external_id, "/history"),
                                               .body = text,
                                               .once = true },
                        &data, &said));
    *out = (struct source_outcome){ .what = SOURCE_DONE };
    return NULL;
}

err_t shoptet_act(struct cx *cx, const struct source *s, const struct order *live, const struct source_act *a,
                  struct source_outcome *out)
{
    struct shoptet f;
    SOURCE_OPEN(cx, s, &f);
    if (!shoptet_order_path(cx, live->external_id, ""))
        return refused(out, "Shoptet has no such order.");
    if (!strcmp(a->what, "cancel"))
        return cancel(cx, s, &f, live, out);
    if (!strcmp(a->what, "note"))
        return note(cx, s, &f, live, a, out);
    return refused(out, "Shoptet's API cannot do this: it is done in the shop's administration.");
}
