/* indexer.h - the thread that keeps the orders' index of parts. */
#pragma once
#include "db/db.h"
#include <time.h>

void indexer_start(struct db *db);
/* Ends it; false: it was still at it at that time (CLOCK_REALTIME). */
bool indexer_stop(const struct timespec *end);
