#!/bin/sh
# The container's entry: the volume's secret is made once, then any wismo command.
set -eu
umask 077
[ -s "$WISMO_SECRET_FILE" ] || head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$WISMO_SECRET_FILE"
exec wismo "$@"
