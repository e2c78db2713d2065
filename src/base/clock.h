/* clock.h - the two clocks, and times as people and machines write them. */
#pragma once
#include "base/base.h"

msec clock_wall(void);    /* CLOCK_REALTIME in milliseconds; may jump */
int64_t clock_mono(void); /* CLOCK_MONOTONIC in milliseconds; for durations and deadlines */

/* "2026-11-21T09:30:00.000Z" (RFC 3339, UTC, milliseconds). */
char *time_text(struct arena *a, msec t);

/* The same into 24 bytes and a NUL. Times outside the years 0000 to 9999 become the nearest inside. */
#define TIME_TEXT 25
void time_put(char to[TIME_TEXT], msec t);

/* Reads RFC 3339 ("2026-11-21T09:30:00Z", with fraction and offset; digits after the millisecond are
   dropped) or a day "2026-11-21" (00:00 UTC). E_INPUT without a field when it is neither. */
MUST err_t time_parse(struct cx *cx, const char *text, msec *out);

/* Days since 1970-01-01 of a civil date, and back (proleptic Gregorian). */
int64_t day_from_civil(int64_t y, unsigned m, unsigned d);
void day_to_civil(int64_t day, int64_t *y, unsigned *m, unsigned *d);

/* --- time zones (IANA names, read from /usr/share/zoneinfo: RFC 8536) --- */

/* Letters, digits, "_", "-", "+" in parts joined by "/"; at most 63 characters; no "right/" or "posix/". */
bool zone_exists(const char *zone);

/* Offset from UTC in milliseconds that holds in zone at t. An unknown zone counts as UTC. */
int64_t zone_offset(const char *zone, msec t);

/* The day number (since 1970-01-01, local) that t falls on in zone. */
int64_t zone_day(const char *zone, msec t);

/* A local wall clock reading of zone as UTC; of a reading that exists twice the first; of one that
   the clock jumped over, the time as far after the jump as the reading was after its beginning (02:30 of
   Europe/Prague's jump from 02:00 to 03:00 is 03:30). local = milliseconds as if the reading were UTC. */
msec zone_to_utc(const char *zone, msec local);
