/* import_fuzz.c - whole files of orders: mapping file, header, rows, dates, amounts, statuses, orders, as a dry run.
   Input: a byte for the profile, the mapping file, a NUL, the CSV. Whatever they hold, rows are counted or rejected, and
   nothing is written. */
#include "fuzz/house.h"
#include "import/room.h"
#include <sys/mman.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *source;

struct id { const char *id; };
static const struct field id_fields[] = { FIELD(F_TEXT, struct id, id), { 0 } };

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    static char kept[64];
    struct id row;
    house_open();
    struct cx cx = house_enter(LANE_COMMAND);
    must_ok(db_get(&cx, id_fields, &row, "SELECT id FROM source WHERE shop_id = $1", T(house_shop)));
    snprintf(kept, sizeof(kept), "%s", row.id);
    source = kept;
    house_leave(&cx);
    return 0;
}

/* A file in memory, by the name under which it can be opened. */
static const char *file_of(struct cx *cx, const void *bytes, size_t n, int *fd)
{
    *fd = memfd_create("fuzz", MFD_CLOEXEC);
    must(*fd >= 0 && write(*fd, bytes, n) == (ssize_t)n, "no file");
    return arena_text(cx->mem, "/proc/self/fd/%d", *fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const profiles[] = { "generic", "shopify", "woocommerce", "generic" };
    const uint8_t *nul = size > 1 ? memchr(data + 1, 0, size - 1) : NULL;
    if (!nul || size > 65536)
        return 0;
    struct cx cx = house_enter(LANE_COMMAND);
    int map, file;
    struct import im = { .cx = &cx, .profile = profiles[data[0] % 4], .source_id = source, .dry_run = true };
    im.date_format = data[0] & 4 ? "%d.%m.%Y" : NULL;
    const char *mapping = file_of(&cx, data + 1, (size_t)(nul - data - 1), &map);
    const char *csv = file_of(&cx, nul + 1, size - (size_t)(nul - data) - 1, &file);
    im.map = data[0] % 4 == 3 ? mapping : NULL;
    im.waiting = arena_alloc(cx.mem, BATCH * sizeof(*im.waiting));
    im.batch = cx;
    im.batch.mem = arena_new();
    im.batch.work = NULL;
    err_t e = import_sheet(&im, csv);
    if (!e)
        e = import_flush(&im);
    must(!e || e->code == E_INPUT, e ? e->message : "");
    must(im.rejected + im.added + im.changed + im.unchanged <= im.rows, "more orders than rows");
    db_end(&im.batch);
    arena_free(im.batch.mem);
    buf_free(&im.rejects);
    close(map);
    close(file);
    struct { int64_t n; } count = { -1 };
    static const struct field count_fields[] = { { "n", F_INT, .at = 0 }, { 0 } };
    must_ok(db_get(&cx, count_fields, &count, "SELECT count(*) AS n FROM orders WHERE shop_id = $1", T(house_shop)));
    must(count.n == 0, "a dry run wrote");
    house_leave(&cx);
    return 0;
}
