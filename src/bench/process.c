/* process.c - the programs under test: starting and ending them, and reading from /proc what they cost.
   Invariant: none outlives the command. */
#include "bench/bench.h"
#include "base/clock.h"
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define START_MS 60000

static pid_t running[16]; /* for the end of the command */

/* --- starting ----------------------------------------------------------------------------------------- */

static void child(const char *log, const char *const *argv)
{
    int fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600), null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    const char *path = getenv("PATH");
    char wider[4096]; /* nginx is where only root looks for it */
    snprintf(wider, sizeof(wider), "%s:/usr/sbin:/sbin", path ? path : "/usr/bin:/bin");
    setenv("PATH", wider, 1);
    dup2(null, 0);
    dup2(fd, 1);
    dup2(fd, 2);
    execvp(argv[0], (char *const *)argv);
    dprintf(2, "%s cannot be started: %m\n", argv[0]);
    _exit(127);
}

static void remember(pid_t pid, pid_t instead_of)
{
    size_t i = 0;
    while (i < sizeof(running) / sizeof(*running) && running[i] != instead_of)
        i++;
    if (i < sizeof(running) / sizeof(*running))
        running[i] = pid;
}

static char *log_head(struct arena *a, const char *path)
{
    char text[4096] = "";
    FILE *f = fopen(path, "re");
    size_t n = f ? fread(text, 1, sizeof(text) - 1, f) : 0;
    if (f)
        fclose(f);
    return arena_copy_n(a, text, n);
}

/* The number behind the prefix in what it has written, once its line is whole. */
static int port_said(struct arena *a, const struct process *p, const char *prefix)
{
    char *text = log_head(a, p->log), *at = strstr(text, prefix), *end;
    if (!at)
        return 0;
    long port = strtol(at + strlen(prefix), &end, 10);
    return *end ? (int)port : 0;
}

static bool port_answers(struct bench *b, int port)
{
    struct load_answer a;
    return !load_ask(b->cx, port, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", &a);
}

static void pause_ms(long ms) { nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL); }

err_t bench_start(struct bench *b, const char *name, const char *const *argv, const char *prefix, int port,
                  struct process *out)
{
    struct process p = { .port = port, .name = name, .log = arena_text(b->cx->mem, "%s/%s.log", b->folder, name) };
    unlink(p.log);
    p.pid = fork();
    if (!p.pid)
        child(p.log, argv);
    if (p.pid < 0)
        return fail(b->cx, E_BUSY, "%s could not be started: %m.", name);
    remember(p.pid, 0);
    for (int64_t end = clock_mono() + START_MS; clock_mono() < end; pause_ms(2)) {
        int status;
        if (prefix)
            p.port = port_said(b->cx->mem, &p, prefix);
        if (prefix ? p.port > 0 : port_answers(b, port)) {
            *out = p;
            return NULL;
        }
        if (waitpid(p.pid, &status, WNOHANG) == p.pid) {
            remember(0, p.pid);
            break;
        }
    }
    bench_stop(&p);
    return fail(b->cx, E_REMOTE, "%s did not start: %s", name, text_trim(b->cx->mem, log_head(b->cx->mem, p.log)));
}

err_t bench_serve(struct bench *b, const char *db, struct process *out)
{
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (n <= 0)
        return fail(b->cx, E_INTERNAL, "The program's own file was not found.");
    self[n] = 0;
    static int count;
    const char *name = arena_text(b->cx->mem, "wismo-%d", ++count);
    const char *argv[] = { self, "serve", "--db", db, "--listen", "127.0.0.1:0", NULL };
    return bench_start(b, name, argv, "wismo serves http://127.0.0.1:", 0, out);
}

/* nginx cannot choose a port: the configuration's is replaced by a free one in a copy. */
err_t bench_nginx(struct bench *b, struct process *out)
{
    struct cx *cx = b->cx;
    char text[16384];
    FILE *f = fopen(b->nginx, "re");
    if (!f)
        return fail(cx, E_INPUT, "nginx's configuration %s cannot be read: %m.", b->nginx);
    size_t n = fread(text, 1, sizeof(text) - 1, f);
    fclose(f);
    text[n] = 0;
    static const char listen[] = "listen 127.0.0.1:";
    char *at = strstr(text, listen);
    if (!at)
        return fail(cx, E_INPUT, "%s does not say \"%s\".", b->nginx, listen);
    int port = load_free_port();
    const char *path = arena_text(cx->mem, "%s/nginx.conf", b->folder);
    f = fopen(path, "we");
    if (!f)
        return fail(cx, E_INPUT, "%s cannot be written: %m.", path);
    at += strlen(listen);
    fprintf(f, "%.*s%d%s", (int)(at - text), text, port, at + strspn(at, "0123456789"));
    fclose(f);
    const char *argv[] = { "nginx", "-p", b->folder, "-e", "stderr", "-c", path, "-g", "daemon off;", NULL };
    return bench_start(b, "nginx", argv, NULL, port, out);
}

void bench_stop(struct process *p)
{
    int status;
    if (p->pid <= 0)
        return;
    kill(p->pid, SIGTERM);
    for (int i = 0; i < 1000; i++, pause_ms(10))
        if (waitpid(p->pid, &status, WNOHANG))
            break;
    if (!kill(p->pid, 0)) {
        kill(p->pid, SIGKILL);
        waitpid(p->pid, &status, 0);
    }
    remember(0, p->pid);
    p->pid = 0;
}

void bench_stop_all(void)
{
    for (size_t i = 0; i < sizeof(running) / sizeof(*running); i++)
        if (running[i])
            bench_stop(&(struct process){ .pid = running[i] });
}

/* --- what it costs --------------------------------------------------------------------------------------- */

static bool read_line(const char *path, char *line, int size)
{
    FILE *f = fopen(path, "re");
    bool there = f && fgets(line, size, f);
    if (f)
        fclose(f);
    return there;
}

/* Fields of /proc/PID/stat: the parent, and clock ticks for the program and for the kernel. */
static bool stat_read(pid_t pid, long *parent, long *user, long *system)
{
    char path[64], line[1024];
    snprintf(path, sizeof(path), "/proc/%d/stat", pid);
    const char *at = read_line(path, line, sizeof(line)) ? strrchr(line, ')') : NULL;
    return at && sscanf(at, ") %*c %ld %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", parent, user, system) == 3;
}

/* The clock has nanoseconds; the ticks of 10 ms say only how it is divided. */
static void add_spent(pid_t pid, struct spent *s)
{
    long parent, user, system;
    clockid_t id;
    struct timespec t;
    if (!stat_read(pid, &parent, &user, &system) || clock_getcpuclockid(pid, &id) || clock_gettime(id, &t))
        return;
    s->all += (double)t.tv_sec + (double)t.tv_nsec / 1e9;
    s->ticks += (double)(user + system);
    s->kernel_ticks += (double)system;
}

struct spent bench_spent(const struct process *p)
{
    struct spent s = { 0 };
    add_spent(p->pid, &s);
    DIR *proc = opendir("/proc");
    for (struct dirent *e; proc && (e = readdir(proc));) {
        long parent, user, system;
        pid_t pid = (pid_t)strtol(e->d_name, NULL, 10);
        if (pid > 0 && stat_read(pid, &parent, &user, &system) && parent == p->pid)
            add_spent(pid, &s);
    }
    if (proc)
        closedir(proc);
    return s;
}

/* A line of /proc/PID/status, in bytes. */
static int64_t status_bytes(const struct process *p, const char *name)
{
    char path[64], line[256];
    long long kib = 0;
    snprintf(path, sizeof(path), "/proc/%d/status", p->pid);
    FILE *f = fopen(path, "re");
    while (f && fgets(line, sizeof(line), f))
        if (text_starts(line, name)) {
            kib = strtoll(line + strlen(name), NULL, 10);
            break;
        }
    if (f)
        fclose(f);
    return kib * 1024;
}

int64_t bench_resident(const struct process *p) { return status_bytes(p, "VmRSS:"); }
int64_t bench_resident_most(const struct process *p) { return status_bytes(p, "VmHWM:"); }

void bench_threads(const struct process *p, struct thread_time out[THREAD_NAMES])
{
    char path[300], name[20], line[100];
    memset(out, 0, THREAD_NAMES * sizeof(*out));
    snprintf(path, sizeof(path), "/proc/%d/task", p->pid);
    DIR *tasks = opendir(path);
    for (struct dirent *e; tasks && (e = readdir(tasks));) {
        long long ns;
        snprintf(path, sizeof(path), "/proc/%d/task/%.20s/comm", p->pid, e->d_name);
        if (!read_line(path, name, sizeof(name)))
            continue;
        name[strcspn(name, "\n")] = 0;
        snprintf(path, sizeof(path), "/proc/%d/task/%.20s/schedstat", p->pid, e->d_name);
        if (!read_line(path, line, sizeof(line)) || sscanf(line, "%lld", &ns) != 1)
            continue;
        int i = 0;
        while (i < THREAD_NAMES - 1 && *out[i].name && strcmp(out[i].name, name))
            i++;
        memcpy(out[i].name, name, sizeof(name));
        out[i].seconds += (double)ns / 1e9;
    }
    if (tasks)
        closedir(tasks);
}

char *bench_threads_text(struct arena *a, const struct thread_time *before, const struct thread_time *after, int64_t n)
{
    char *text = arena_copy(a, "");
    for (int i = 0; i < THREAD_NAMES && *after[i].name; i++) {
        double seconds = after[i].seconds;
        for (int j = 0; j < THREAD_NAMES; j++)
            if (!strcmp(before[j].name, after[i].name))
                seconds -= before[j].seconds;
        if (n && seconds * 1e6 / (double)n >= 0.05)
            text = arena_text(a, "%s%s%s %.1f", text, *text ? ", " : "", after[i].name, seconds * 1e6 / (double)n);
    }
    return text;
}
