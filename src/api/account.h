/* account.h - what the handlers around signing in share. Inside of api/ only. */
#pragma once
#include "account/staff.h"
#include "api/serve.h"

/* E_SYNTAX unless the body says that it is JSON: for what needs no session. */
MUST err_t req_json(struct cx *cx, const struct req *rq);

/* email, password, code and keep of the body, and where the request comes from. */
MUST err_t req_sign_in(struct cx *cx, const struct req *rq, struct sign_in *out);

/* Signs in: cookie, 201, and who it is. */
MUST err_t session_begin(struct cx *cx, struct req *rq, const struct sign_in *in);

/* Who is signed in, as the answer. csrf may be NULL. */
MUST err_t me_reply(struct cx *cx, struct req *rq, const char *csrf);
