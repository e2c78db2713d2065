/* base_case.h - what the tests of base/ share: a context, and assertions on failures. */
#pragma once
#include "base/base.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* cmocka's fail() would hide ours. */
#undef fail
#undef fail_msg
#define fail_msg(...) do { print_error("ERROR: " __VA_ARGS__); print_error("\n"); _fail(__FILE__, __LINE__); } while (0)

/* A context of a shop in Prague that sells in dollars. */
static inline struct cx *case_cx(void)
{
    struct cx *cx = calloc(1, sizeof(*cx));
    cx->mem = arena_new();
    cx->now = INT64_C(1795253400000);                 /* 2026-11-21T09:30:00Z */
    cx->who = (struct principal){ .shop = "shp_1", .shop_code = "ab12", .zone = "Europe/Prague", .currency = "USD" };
    return cx;
}

static inline void case_end(struct cx *cx)
{
    arena_free(cx->mem);
    free(cx);
}

static inline int case_open(void **state)
{
    *state = case_cx();
    return 0;
}

static inline int case_close(void **state)
{
    case_end(*state);
    return 0;
}

#define CASE(fn) cmocka_unit_test_setup_teardown(fn, case_open, case_close)

#define assert_ok(call) do { err_t e_ = (call); if (e_) fail_msg("%s (%s)", e_->message, e_->field ? e_->field : "-"); } while (0)
#define assert_code(call, want) do { err_t e_ = (call); assert_non_null(e_); assert_int_equal(e_->code, want); \
    assert_non_null(e_->message); } while (0)
#define assert_field(call, want) do { err_t e_ = (call); assert_non_null(e_); assert_int_equal(e_->code, E_INPUT); \
    assert_non_null(e_->field); assert_string_equal(e_->field, want); } while (0)
