#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bench.sh [PATH...]: pages per second of the release with the demonstration data, on SQLite, measured by wrk on the
# same machine; each page cold once, then for five seconds over 64 connections.
set -eu
packaging/doors/build.sh product
port=${PORT:-8971}
data=$(mktemp -d)
log=$data/log
build/release/bin/plenaria serve --data "$data" --port "$port" --demo >"$log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$data"' EXIT
tries=0
until curl -fs -o /dev/null "http://127.0.0.1:$port/"; do
    tries=$((tries + 1))
    if [ $tries -gt 300 ] || ! kill -0 $server 2>/dev/null; then cat "$log" >&2; exit 1; fi
    sleep 0.2
done
[ $# -gt 0 ] || set -- / /sign-in
for path; do
    url=http://127.0.0.1:$port$path
    printf '%-40s ' "$path"
    curl -s -o /dev/null -w '%{http_code}  %{size_download} bytes  first %{time_total} s  ' "$url"
    wrk -t1 -c64 -d5s --latency "$url" | awk '/99%/ { p99 = $2 } /Requests\/sec/ { printf "%s/s  p99 %s\n", $2, p99 }'
done
