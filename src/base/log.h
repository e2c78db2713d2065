/* log.h - one structured line (logfmt) a request or job on stderr. Never e-mail, phone, token or
   message text: callers pass ids and counts. */
#pragma once
#include "base/arena.h"
#include "base/base.h"
#include <stdbool.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/* fmt gives the rest of the line as key=value pairs; text values through log_quote. */
void log_line(enum log_level level, const char *event, const char *fmt, ...) PRINTF(3, 4);

/* A value with quotes and control characters escaped, at most 300 bytes. */
char *log_quote(struct arena *a, const char *s);

/* What of an error may stand in the log, quoted: our own words. Those about input and about other systems may repeat what
   was sent ("No customer ann@…"), so that only the kind of error stands there; staff read the rest with the thing itself. */
char *err_logged(struct arena *a, err_t e);

void log_set_level(enum log_level level);
