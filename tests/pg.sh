#!/bin/sh
# A PostgreSQL cluster of the tests' own, from Debian's binaries, under build/pg: prints its URL.
#   tests/pg.sh [start] · tests/pg.sh stop · tests/pg.sh remove
# ICU collation (not C), so that a text key without COLLATE "C" shows; syncs are off, because the tests are
# about our side of COMMIT. WISMO_TEST_PG_DIR puts it elsewhere; WISMO_TEST_PG_SETTINGS replaces the settings of speed.
set -eu
cd "$(dirname "$0")/.."
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | tail -1)}
dir=${WISMO_TEST_PG_DIR:-build/pg}
case $dir in /*) ;; *) dir=$PWD/$dir ;; esac # PostgreSQL goes to its data folder: no path may be relative

# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then as="runuser -u postgres --"; else as=; fi

# Below the ports that the kernel gives to connections and to whoever asks for any.
free_port() {
    port=$((20000 + ($$ + ${1:-0}) % 12000))
    while $as "$bin/pg_isready" -q -h 127.0.0.1 -p $port; [ $? != 2 ]; do port=$((port + 1)); done
    echo $port
}

# A folder that the postgres user can reach: build/pg when it can, else one of its own, linked from there.
place() {
    mkdir -p "$(dirname "$dir")"
    [ -e "$dir/where" ] && return
    mkdir -p "$dir"
    real=$dir/cluster
    if [ -n "$as" ]; then
        mkdir -p "$real" && chown postgres "$real"
        $as test -w "$real" || { rmdir "$real"; real=$($as mktemp -d /tmp/wismo-pg.XXXXXX); }
    fi
    echo "$real" > "$dir/where"
}

run() {
    $as "$bin/pg_ctl" -D "$real/data" -w -t 30 -l "$real/log" start -o "-p $1 -c listen_addresses=127.0.0.1 \
        -c unix_socket_directories=$real ${WISMO_TEST_PG_SETTINGS:--c fsync=off -c full_page_writes=off -c synchronous_commit=on \
        -c max_connections=200 -c shared_buffers=64MB -c autovacuum_naptime=10s}" > "$dir/start.log" 2>&1
}

start() {
    place
    real=$(cat "$dir/where")
    if [ ! -e "$real/data/PG_VERSION" ]; then
        # LC_ALL=C would be inherited as the messages' language only; the order of text comes from ICU.
        $as "$bin/initdb" -D "$real/data" -U wismo -A trust -E UTF8 --locale=C.UTF-8 \
            --locale-provider=icu --icu-locale=en --no-sync > "$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
    fi
    if ! $as "$bin/pg_ctl" -D "$real/data" status > /dev/null 2>&1; then
        port=$(cat "$dir/port" 2>/dev/null || free_port)
        $as "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || [ $? = 2 ] || port=$(free_port)
        for more in 1 2 3 4; do # what is no PostgreSQL may have the port, too
            echo "$port" > "$dir/port"
            run "$port" && break
            [ "$more" != 4 ] && grep -q 'could not create any TCP/IP sockets' "$real/log" || { cat "$dir/start.log" >&2; exit 1; }
            port=$(free_port $((more * 997)))
        done
    fi
    echo "postgres://wismo@127.0.0.1:$(cat "$dir/port")/postgres"
}

case ${1:-start} in
start) start ;;
stop) [ ! -e "$dir/where" ] || $as "$bin/pg_ctl" -D "$(cat "$dir/where")/data" -m immediate -w stop > /dev/null 2>&1 || true ;;
remove)
    [ -e "$dir/where" ] || exit 0
    "$0" stop
    rm -rf "$(cat "$dir/where")" "$dir" ;;
*) echo "usage: tests/pg.sh [start|stop|remove]" >&2; exit 2 ;;
esac
