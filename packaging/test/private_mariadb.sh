#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A MariaDB for tests only: in memory, without a network, without passwords, ours alone.
#   private_mariadb.sh start [DIR]   starts it unless it runs; prints nothing; the socket is DIR/mariadb.sock
#   private_mariadb.sh stop  [DIR]   stops it unless a test program uses it
# It ends by itself five minutes after the last test program.
set -eu
verb=${1:?start or stop}
dir=${2:-${PLENARIA_TEST_DIR:-/dev/shm/plenaria-test-$(id -u)}}
socket=$dir/mariadb.sock
mkdir -p "$dir"

# A number that a killed server left may be another program's by now.
alive() { [ -s "$dir/pid" ] && [ "$(cat "/proc/$(cat "$dir/pid")/comm" 2>/dev/null)" = mariadbd ]; }

stop_server() {
    exec 8>>"$dir/users"
    # Held until it has ended: a test that begins meanwhile waits, and then starts another.
    flock -n -x 8 || return 1
    if alive; then
        kill "$(cat "$dir/pid")"
        while alive; do sleep 0.05; done
    fi
    rm -rf "$dir/data" "$dir/pid" "$socket"
    exec 8>&-
}

start_server() {
    alive && return 0
    # One that is told to end takes its socket away.
    if [ -S "$socket" ]; then
        echo "the MariaDB before this one ended by itself; its last words:" >&2
        tail -40 "$dir/server.log" >&2 || true
    fi
    rm -rf "$dir/data" "$socket"
    "$(dirname "$0")/mariadb_data.sh" "$dir/data" >"$dir/install.log" 2>&1
    # mariadbd refuses to run as root.
    as=
    [ "$(id -u)" != 0 ] || as="setpriv --reuid=nobody --regid=nogroup --clear-groups"
    # shellcheck disable=SC2086
    setsid $as mariadbd --no-defaults --datadir="$dir/data" --tmpdir="$dir/data" --socket="$socket" --pid-file="$dir/pid" --skip-networking \
        --skip-grant-tables --skip-log-bin --innodb-buffer-pool-size=96M --innodb-log-file-size=64M \
        --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-fast-shutdown=2 --performance-schema=0 \
        --character-set-server=utf8mb4 --max-connections=500 --open-files-limit=8192 --max-allowed-packet=16M \
        >"$dir/server.log" 2>&1 9>&- </dev/null &
    tries=0
    until mariadb-admin --no-defaults --socket="$socket" ping >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || { echo "MariaDB did not start; its words are in $dir/server.log" >&2; return 1; }
        sleep 0.05
    done
    setsid "$0" watch "$dir" >/dev/null 2>&1 9>&- </dev/null &
}

watch() {
    idle=0
    while alive; do
        sleep 30
        if flock -n -x "$dir/users" true; then idle=$((idle + 1)); else idle=0; fi
        [ $idle -lt 10 ] || exec "$0" stop "$dir"
    done
}

case $verb in
    start) exec 9>"$dir/start.lock"; flock 9; start_server ;;
    stop) exec 9>"$dir/start.lock"; flock 9; stop_server || true ;;
    watch) watch ;;
    *) echo "usage: $0 start|stop [DIR]" >&2; exit 2 ;;
esac
