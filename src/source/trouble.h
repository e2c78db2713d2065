/* trouble.h - which order sources of other systems do not answer, as this process has seen it. */
#pragma once
#include "source/source.h"

#define SOURCE_FAILS 5 /* E_REMOTE so many times in a row */

/* After every question to a source: counts what it answered. Cheap where nothing leaves the house. */
void source_heard(const struct cx *cx, const struct source *s, bool remote, err_t e);

/* News of one source: it fails, or it answers (again). */
struct source_news {
    const char *shop, *id;
    const char *why; /* why it fails, in a sentence; NULL = it answers */
};

/* News that nobody has taken yet, in cx->mem; false: none. Who cannot use it gives it back. */
bool source_news_take(struct cx *cx, struct source_news *out);
void source_news_back(const struct source_news *n);
