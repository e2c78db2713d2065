/* carrier.h - who carries a parcel: recognised by the name that a store writes or by the tracking number itself, and where
   its customers follow it. Facts only (list.h): nobody is asked, and no carrier's page is ever fetched. */
#pragma once
#include "base/base.h"

struct carrier {
    const char *code, *name;
    const char *url;     /* where a parcel is followed: {n} = its number, percent-encoded; NULL = not known */
    const char *aliases; /* how stores write it besides, folded, separated by '|'; NULL = none */
};

/* Every carrier that this version knows, by name. */
const struct carrier *carrier_all(size_t *n);

/* The one with this code; NULL when there is none. */
const struct carrier *carrier_get(const char *code);

/* Whom a store means by a carrier's or a shipping method's name: "Česká pošta", "DPD Classic", "UPS® Ground". Whole words
   count, those that stand first decide. NULL: nobody that is known. */
const struct carrier *carrier_named(struct arena *a, const char *name);

/* How far a number alone is to be trusted. */
enum carrier_trust {
    CARRIER_NONE,   /* nobody's, or its check digit is wrong */
    CARRIER_GUESS,  /* only its length fits */
    CARRIER_LIKELY, /* its check digit holds, but other carriers' numbers look the same */
    CARRIER_SURE    /* a form that is nobody else's, with the check digit where it has one */
};
struct carrier_match {
    const struct carrier *carrier; /* NULL: CARRIER_NONE */
    const char *format;            /* id of the format in list.h */
    enum carrier_trust trust;
};

/* Whose number this is, as it may be typed (spaces, dashes, lower case). country: where the parcel goes, ISO 3166-1
   alpha-2, or NULL; formats of one country's carriers are looked at only there. */
struct carrier_match carrier_of(struct arena *a, const char *number, const char *country);

/* The page where this number is followed; NULL: the carrier has none that is known, or the number is empty. */
char *carrier_url(struct arena *a, const struct carrier *c, const char *number);

/* Who carries a parcel of which a store says so much: by the code, else by the name, else, where it gives neither, by the
   number if that is to be trusted so far. A name that nobody knows is not overruled by a number. NULL: not known. */
const struct carrier *carrier_who(struct arena *a, const char *code, const char *name, const char *number,
                                  const char *country, enum carrier_trust least);
