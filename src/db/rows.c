/* rows.c - cells into records. Which column goes where is worked out once for a statement and a
   field table, so that a row costs no comparison of names. */
#include "db/driver.h"
#include <string.h>

/* "currency" fills every amount of the record, besides a field of that name. */
static bool takes(const struct field *f, const char *column)
{
    return !strcmp(f->name, column) || (f->kind == F_MONEY && !strcmp(column, "currency"));
}

static struct map *map_new(struct arena *mem, const struct field *fields, int columns, column_name *name,
                           void *statement)
{
    int n = 0;
    for (int c = 0; c < columns; c++)
        for (const struct field *f = fields; f->kind; f++)
            n += takes(f, name(statement, c));
    struct map *m = arena_alloc(mem, sizeof(*m) + (size_t)n * sizeof(m->pair[0]));
    m->fields = fields;
    m->columns = columns;
    for (int c = 0; c < columns; c++)
        for (const struct field *f = fields; f->kind; f++)
            if (takes(f, name(statement, c))) {
                m->pair[m->n].column = (short)c;
                m->pair[m->n++].field = (short)(f - fields);
            }
    for (int i = 0; i < m->n; i++)
        for (int j = i + 1; j < m->n; j++)
            if (m->pair[i].field == m->pair[j].field && fields[m->pair[i].field].kind == F_MONEY)
                m->pair[i].clears = true;
    return m;
}

struct map *map_find(struct map **maps, struct arena *mem, const struct field *f, int columns, column_name *name,
                     void *statement)
{
    for (struct map *m = *maps; m; m = m->next)
        if (m->fields == f && m->columns == columns)
            return m;
    struct map *m = map_new(mem, f, columns, name, statement);
    m->next = *maps;
    *maps = m;
    return m;
}

static void grow(struct rows *r)
{
    size_t room = r->room ? r->room * 2 : 2; /* most reads find one */
    char *at = arena_alloc(r->mem, room * r->size);
    if (r->n)
        memcpy(at, r->at, r->n * r->size);
    r->at = at;
    r->room = room;
}

void rows_add(struct rows *r, const struct map *m, column_cell *cell, void *row)
{
    if (r->most && r->n >= r->most)
        return;
    if (!r->fields) {
        if (!r->n++) {
            r->first = cell(row, 0);
            if (r->first.text)
                r->first.text = arena_copy_n(r->mem, r->first.text, r->first.n);
        }
        return;
    }
    if (r->n == r->room)
        grow(r);
    void *rec = r->at + r->n++ * r->size;
    struct cell c = { 0 };
    for (int i = 0; i < m->n; i++) {
        if (!i || m->pair[i].column != m->pair[i - 1].column) /* the currency is every amount's */
            c = cell(row, m->pair[i].column);
        const struct field *f = &m->fields[m->pair[i].field];
        if (m->pair[i].clears)
            memset((char *)rec + f->at, 0, sizeof(struct money));
        record_set(r->mem, f, rec, c);
    }
}
