/* warning.c - warnings that hold now. Invariant: a row and its event are one transaction, so that whoever mails the
   owner can follow the events and misses none. */
#include "account/warning.h"
#include "base/text.h"
#include "db/event.h"

#define DISK_LEAST (INT64_C(1) << 30)
#define DISK_MENDED (DISK_LEAST + DISK_LEAST / 4)

const struct field warning_fields[] = {
    FIELD(F_TEXT, struct warning, what,
          .note = "backup, disk, mail, source, tracker, search, version, privacy or privacy_failed"),
    FIELD(F_TEXT, struct warning, subject,
          .note = "the source's id, the tracker's kind; of privacy an order's or conversation's; else \"\""),
    FIELD(F_TEXT, struct warning, detail, .note = "for the owner, in sentences"),
    FIELD(F_TIME, struct warning, since),
    { 0 },
};

static const char *event_subject(struct cx *cx, const char *what, const char *subject)
{
    return *subject ? arena_text(cx->mem, "%s %s", what, subject) : what;
}

err_t warning_add(struct cx *cx, const char *what, const char *subject, const char *text, bool *fresh)
{
    int64_t added;
    DB_TX(cx);
    TRY(db_exec(cx, &added,
                "INSERT INTO warning (shop_id, what, subject, detail, since) VALUES ($1, $2, $3, $4, $5) "
                "ON CONFLICT (shop_id, what, subject) DO NOTHING",
                T(cx->who.shop), T(what), T(subject), T(text), I(cx->now)));
    if (added)
        TRY(event_add(cx, "warning", event_subject(cx, what, subject), "warning.began", NULL, NULL, text));
    TRY(db_commit(cx));
    *fresh = added > 0;
    return NULL;
}

err_t warning_remove(struct cx *cx, const char *what, const char *subject, bool *gone)
{
    int64_t removed;
    DB_TX(cx);
    TRY(db_exec(cx, &removed, "DELETE FROM warning WHERE shop_id = $1 AND what = $2 AND subject = $3", T(cx->who.shop),
                T(what), T(subject)));
    if (removed)
        TRY(event_add(cx, "warning", event_subject(cx, what, subject), "warning.ended", NULL, NULL, NULL));
    TRY(db_commit(cx));
    *gone = removed > 0;
    return NULL;
}

bool warning_by_hand(const char *what) { return text_same(what, "privacy"); }

const char *warning_disk(struct cx *cx, bool began)
{
    int64_t room;
    if (!db_room(cx->db, &room) || room >= (began ? DISK_MENDED : DISK_LEAST))
        return NULL;
    return "The disk of the database is nearly full: less than 1 GB is free. Once it is full, wismo answers no shopper "
           "any more. Remove what is not needed there, or give it a larger disk.";
}

/* The row of the disk says what was; the disk says what is. */
static void disk_merge(struct cx *cx, warning_list *list)
{
    size_t n = 0, at = SIZE_MAX;
    struct warning *all = arena_alloc(cx->mem, (list->n + 1) * sizeof(*all));
    for (size_t i = 0; i < list->n; i++)
        if (text_same(list->at[i].what, "disk"))
            at = i;
    const char *text = warning_disk(cx, at != SIZE_MAX);
    for (size_t i = 0; i < list->n; i++)
        if (i != at || text)
            all[n++] = list->at[i];
    if (text && at == SIZE_MAX)
        all[n++] = (struct warning){ "disk", "", text, cx->now };
    *list = (warning_list){ all, n };
}

err_t warning_of(struct cx *cx, const char *what, warning_list *out)
{
    return db_list(cx, warning_fields, out,
                   "SELECT what, subject, detail, since FROM warning WHERE shop_id = $1 AND what = $2 "
                   "ORDER BY since, subject",
                   T(cx->who.shop), T(what));
}

err_t warning_find(struct cx *cx, warning_list *out)
{
    warning_list list = { 0 };
    TRY(db_list(
        cx, warning_fields, &list,
        "SELECT what, subject, detail, since FROM warning w WHERE shop_id IN ($1, '') AND NOT (what = 'source' AND EXISTS "
        "(SELECT 1 FROM source s WHERE s.shop_id = $1 AND s.id = w.subject AND s.paused = 1)) ORDER BY since, what, subject",
        T(cx->who.shop)));
    disk_merge(cx, &list);
    *out = list;
    return NULL;
}
