/* backup.h - the nightly backup of a SQLite database. */
#pragma once
#include "app/config.h"
#include "db/job.h"

/* Where backups go and what they are called; folder NULL: none are made (PostgreSQL, or WISMO_BACKUP_DIR=off). */
struct backup_place {
    const char *folder, *stem; /* FOLDER/STEM-2026-11-21T031700Z.db */
    const char *db;
    int minute; /* of the local day */
};

/* From WISMO_BACKUP_DIR (else "backup" beside the database) and WISMO_BACKUP_AT ("03:17"). E_INPUT: no such time. */
MUST err_t backup_place_of(struct cx *cx, const struct config *c, struct backup_place *out);

/* One backup now: made, checked, and only then the oldest beyond 14 removed. Ends the warning "backup". */
MUST err_t backup_make(struct cx *cx, const struct backup_place *place, const char **path);

/* Where the newest one is (NULL: none) and when it was made. */
void backup_newest(struct cx *cx, const struct backup_place *place, const char **path, msec *at);

/* For the server's life; the texts are copied. */
void backup_start(const struct backup_place *place);

/* Adds tonight's job, at the quiet hour in the zone of the first shop: one a day, whichever process is first. Warns
   when the newest backup is older than two days. */
MUST err_t backup_plan(struct cx *cx);

/* The job: copies in a thread of the lowest priority and keeps its lease meanwhile. A failure is a warning. */
MUST err_t backup_run(struct cx *cx, const struct job *job);
