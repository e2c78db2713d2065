#!/bin/sh
# The demo shop on SQLite in data/: made once, kept afterwards. Then serves it until Ctrl-C.
set -eu
umask 077
mkdir -p data
[ -s data/secret ] || head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > data/secret
export WISMO_SECRET_FILE=data/secret WISMO_DB=${WISMO_DB:-data/wismo.db} WISMO_LISTEN=${WISMO_LISTEN:-127.0.0.1:8080}
export WISMO_URL=${WISMO_URL:-http://$WISMO_LISTEN}
if [ ! -s data/welcome.txt ] || [ ! -s data/wismo.db ]; then
    build/wismo demo > data/welcome.new
    mv data/welcome.new data/welcome.txt
fi
cat data/welcome.txt
exec build/wismo serve
