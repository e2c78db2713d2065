#!/bin/sh
# Writes assembler that puts the schema, the shipped flow, Caddy's configuration and what Shopify is asked into the binary,
# read by db/migrate.c, flow/, app/machine_site.c and source/shopify/ask.c.
# migrations: { const char *name; const char *text; }, in order of their numbers.
set -eu
cat <<'S'
    .section .note.GNU-stack, "", %progbits
    .section .rodata
    .global flow_order_help
flow_order_help:
    .incbin "src/flow/order_help.json"
    .byte 0
    .global deploy_caddyfile
deploy_caddyfile:
    .incbin "docs/deploy/Caddyfile"
    .byte 0
    .global shopify_graphql
shopify_graphql:
    .incbin "src/source/shopify/shopify.graphql"
    .byte 0
S
n=0
for f in sql/*.sql; do
    n=$((n + 1))
    printf 'sql_name_%d:\n    .asciz "%s"\nsql_text_%d:\n    .incbin "%s"\n    .byte 0\n' $n "$(basename "$f" .sql)" $n "$f"
done
cat <<'S'
    .section .data.rel.ro, "aw"
    .balign 8
    .global migrations
    .type migrations, %object
migrations:
S
i=0
while [ $i -lt $n ]; do
    i=$((i + 1))
    printf '    .quad sql_name_%d\n    .quad sql_text_%d\n' $i $i
done
cat <<S
    .size migrations, . - migrations
    .section .rodata
    .balign 8
    .global migrations_n
migrations_n:
    .quad $n
S
