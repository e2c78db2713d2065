/* check_digit.h - check digits of tracking numbers. Inside of carrier/ only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum check {
    CHECK_NONE,
    CHECK_MOD7,        /* the number modulo 7: DHL */
    CHECK_31,          /* weights 3 1 3 1 …, modulo 10: posts, SSCC */
    CHECK_31_AFTER_91, /* the same, with 91 before the number: USPS labels that leave it out */
    CHECK_13,          /* weights 1 3 1 3 …, modulo 10: FedEx Ground */
    CHECK_12,          /* weights 1 2 1 2 … (letters count, their digits are not added up), modulo 10: UPS, OnTrac */
    CHECK_LUHN,        /* ISO/IEC 7812 */
    CHECK_S10,         /* UPU S10: weights 8 6 4 2 3 5 9 7, modulo 11 */
    CHECK_37_36,       /* ISO 7064 MOD 37,36: DPD */
    CHECK_317,         /* weights 3 1 7 …, modulo 11, modulo 10: FedEx Express */
    CHECK_173          /* weights 1 7 3 …, modulo 11, modulo 10: FedEx barcodes of 34 digits */
};

/* Whether check is the check character of the n characters of serial (digits and upper-case letters). */
bool check_digit_holds(enum check how, const char *serial, size_t n, char check);
