/* refill.h - what streams of this process miss, because another process stored it, is read and told in order. */
#pragma once
#include "db/db.h"

/* A thread of its own with one connection at a time, until refill_stop. */
void refill_start(struct db *db);
void refill_stop(void);

/* For http_config.missed. A shop's topic is told "reset": its pages read everything again. */
void refill_missed(const char *topic, int64_t after, void *arg);

/* A person of the shop (by id) writes at another process. */
void refill_typing(const char *topic, const char *who);
