/* clock.c - the wall clock of disk.c's process is off by clock_off milliseconds, for all that asks for the time and for
   what waits until one. The monotonic clock goes on as it did. */
#include "real.h"
#include <pthread.h>
#include <sys/time.h>
#include <time.h>

extern _Atomic long clock_off;
_Atomic long clock_off;

static void shift(struct timespec *t, long ms)
{
    t->tv_sec += ms / 1000;
    t->tv_nsec += ms % 1000 * 1000000;
    if (t->tv_nsec < 0) {
        t->tv_sec--;
        t->tv_nsec += 1000000000;
    } else if (t->tv_nsec >= 1000000000) {
        t->tv_sec++;
        t->tv_nsec -= 1000000000;
    }
}

int clock_gettime(clockid_t id, struct timespec *t)
{
    REAL(int, clock_gettime, clockid_t, struct timespec *);
    int rc = real_clock_gettime(id, t);
    if (!rc && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        shift(t, clock_off);
    return rc;
}

int gettimeofday(struct timeval *restrict t, void *restrict zone)
{
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    t->tv_sec = now.tv_sec;
    t->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *until)
{
    REAL(int, pthread_timedjoin_np, pthread_t, void **, const struct timespec *);
    struct timespec t = *until;
    shift(&t, -clock_off);
    return real_pthread_timedjoin_np(thread, result, &t);
}
