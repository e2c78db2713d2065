/* mail_room.h - what the files that make and send mails share. Inside of account/ only. */
#pragma once
#include "account/mail.h"
#include "base/id.h"
#include "http/mail.h"

/* The settings as http/mail.h wants them, the password opened. */
MUST err_t mail_server_open(struct cx *cx, const struct mail_settings *s, struct mail_server *out);
