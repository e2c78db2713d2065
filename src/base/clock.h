/* clock.h - the two clocks, and times as people and machines write them. */
#pragma once
#include "base/base.h"

msec clock_wall(void);         /* CLOCK_REALTIME in milliseconds; may jump */
int64_t clock_mono(void);      /* CLOCK_MONOTONIC in milliseconds; for durations and deadlines */

/* "2026-11-21T09:30:00.000Z" (RFC 3339, UTC, milliseconds). */
char *time_text(struct arena *a, msec t);

/* Reads RFC 3339 ("2026-11-21T09:30:00Z", with fraction and offset) or a day "2026-11-21"
   (00:00 UTC). E_INPUT when it is neither. */
MUST err_t time_parse(struct cx *cx, const char *text, msec *out);

/* Days since 1970-01-01 of a civil date, and back (proleptic Gregorian). */
int64_t day_from_civil(int64_t y, unsigned m, unsigned d);
void day_to_civil(int64_t day, int64_t *y, unsigned *m, unsigned *d);

/* --- time zones (IANA names, read from /usr/share/zoneinfo: RFC 8536) --- */

bool zone_exists(const char *zone);

/* Offset from UTC in milliseconds that holds in zone at t. An unknown zone counts as UTC. */
int64_t zone_offset(const char *zone, msec t);

/* The day number (since 1970-01-01, local) that t falls on in zone. */
int64_t zone_day(const char *zone, msec t);

/* A local wall clock reading of zone as UTC; of a reading that exists twice the first, of one that
   does not exist the time after the jump. local = milliseconds as if the reading were UTC. */
msec zone_to_utc(const char *zone, msec local);
