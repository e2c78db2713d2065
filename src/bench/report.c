/* report.c - the figures of `wismo bench`: gathered, as a table for people and as JSON for programs; and the sync of
   this disk, which stands beside them all. */
#include "bench/bench.h"
#include "base/clock.h"
#include "base/writer.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { FIGURES_MOST = 100, SYNCS = 1000 };

void bench_figure(struct bench *b, const char *what, const char *must, enum reached reached, double value,
                  const char *got, ...)
{
    va_list ap;
    va_start(ap, got);
    char *text = arena_vtext(b->cx->mem, got, ap);
    va_end(ap);
    if (!b->figures.at)
        b->figures.at = arena_alloc(b->cx->mem, FIGURES_MOST * sizeof(*b->figures.at));
    if (b->figures.n < FIGURES_MOST)
        b->figures.at[b->figures.n++] = (struct figure){ b->row, what, must, text, reached, value };
}

void bench_note(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fputs("  ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(double *at, size_t n)
{
    qsort(at, n, sizeof(*at), by_size);
    return !n ? 0 : n % 2 ? at[n / 2] : (at[n / 2 - 1] + at[n / 2]) / 2;
}

double bench_most(const double *at, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = at[i] > most ? at[i] : most;
    return most;
}

/* --- the table and the JSON ---------------------------------------------------------------------------- */

void bench_table(const struct bench *b)
{
    int width = 0;
    for (size_t i = 0; i < b->figures.n; i++)
        if ((int)strlen(b->figures.at[i].what) > width)
            width = (int)strlen(b->figures.at[i].what);
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct figure *f = &b->figures.at[i];
        const char *mark = f->reached == REACHED ? "yes" : f->reached == NOT_REACHED ? "NOT" : "";
        printf("%-4s %-*s  %s%s%s%s\n", mark, width, f->what, f->got, f->must ? "   (" : "", f->must ? f->must : "",
               f->must ? ")" : "");
    }
}

/* "model name" of /proc/cpuinfo. */
static const char *processor(struct arena *a)
{
    char line[256];
    char *found = NULL;
    FILE *f = fopen("/proc/cpuinfo", "re");
    while (f && !found && fgets(line, sizeof(line), f))
        if (text_starts(line, "model name") && strchr(line, ':'))
            found = text_trim(a, strchr(line, ':') + 1);
    if (f)
        fclose(f);
    return found ? found : "unknown";
}

err_t bench_json(struct bench *b, const char *path)
{
    struct utsname system;
    struct buf text = { 0 };
    struct writer w = { .to = &text };
    uname(&system);
    writer_open(&w, NULL, '{');
    writer_open(&w, "machine", '{');
    writer_text(&w, "processor", processor(b->cx->mem));
    writer_int(&w, "cores", sysconf(_SC_NPROCESSORS_ONLN));
    writer_text(&w, "kernel", system.release);
    writer_time(&w, "at", clock_wall());
    writer_int(&w, "orders", b->orders);
    writer_int(&w, "rounds", b->rounds);
    writer_int(&w, "seconds", b->seconds);
    writer_close(&w);
    writer_open(&w, "figures", '[');
    for (size_t i = 0; i < b->figures.n; i++) {
        const struct figure *f = &b->figures.at[i];
        writer_open(&w, NULL, '{');
        writer_text(&w, "row", f->row);
        writer_text(&w, "what", f->what);
        writer_text(&w, "must", f->must ? f->must : "");
        writer_text(&w, "got", f->got);
        writer_raw(&w, "value", arena_text(b->cx->mem, "%.6g", f->value));
        if (f->reached == REPORTED)
            writer_null(&w, "reached");
        else
            writer_bool(&w, "reached", f->reached == REACHED);
        writer_close(&w);
    }
    writer_close(&w);
    writer_close(&w);
    buf_text(&text, "\n");
    FILE *f = fopen(path, "we");
    bool good = f && fwrite(text.at, 1, text.n, f) == text.n;
    if (f)
        good &= !fclose(f);
    buf_free(&text);
    return good ? NULL : fail(b->cx, E_INPUT, "%s could not be written: %m.", path);
}

/* --- the disk ---------------------------------------------------------------------------------------------- */

err_t bench_sync(struct bench *b)
{
    static const char block[4096] = "x";
    struct load_times *times = arena_alloc(b->cx->mem, sizeof(*times));
    const char *path = arena_text(b->cx->mem, "%s/sync", b->folder);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    bool good = fd >= 0;
    for (int i = 0; good && i < SYNCS; i++) {
        int64_t began = load_clock();
        good = write(fd, block, sizeof(block)) == (ssize_t)sizeof(block) && !fdatasync(fd);
        load_time_add(times, load_clock() - began);
    }
    if (fd >= 0)
        close(fd);
    unlink(path);
    if (!good)
        return fail(b->cx, E_BUSY, "%s could not be written: %m.", path);
    bench_figure(b, "the disk: 4 KiB appended and synced", NULL, REPORTED, (double)load_time_at(times, 0.99),
                 "p50 %.2f ms, p99 %.2f ms", (double)load_time_at(times, 0.5) / 1000,
                 (double)load_time_at(times, 0.99) / 1000);
    return NULL;
}
