#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The architecture script must see each mistake: a small tree without any, then with one at a time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/core/host/http" "$tree/core/host/view" "$tree/plugins/a/src" "$tree/plugins/b" "$tree/templates" "$tree/db" \
         "$tree/tests" "$tree/packaging"
echo '{ "id": "a" }' >"$tree/plugins/a/plugin.json"
echo '{ "id": "b" }' >"$tree/plugins/b/plugin.json"
spdx='// SPDX-License-Identifier: EUPL-1.2'
printf '%s\n#include <Poco/Net/HTTPServer.h>\n' "$spdx" >"$tree/core/host/http/server.cpp"
printf '%s\n#include <plenaria/sql.hpp>\n' "$spdx" >"$tree/plugins/a/src/seat_repository.cpp"
"$here/architecture.sh" "$tree" || { echo "A TREE WITHOUT MISTAKES WAS REFUSED"; exit 1; }

# mistake FILE TEXT WORDS
mistake() {
    printf '%b\n' "$2" >"$tree/$1"
    if said=$("$here/architecture.sh" "$tree"); then echo "NOT SEEN: $3"; exit 1; fi
    case $said in *"$3"*) echo "seen: $3" ;; *) echo "WRONG WORDS: $said"; exit 1 ;; esac
    rm "$tree/$1"
}
mistake core/host/view/x.cpp "$spdx\n#include <Poco/Net/HTTPServer.h>" "the network is for core/host/http: core/host/view/x.cpp:2"
mistake core/host/http/x.cpp "$spdx\n#include <kainjow/mustache.hpp>" "mustache is for core/host/view: core/host/http/x.cpp:2"
mistake core/host/http/x.cpp "$spdx\n#include <curl/curl.h>" "mail and TLS are for core/host/errands: core/host/http/x.cpp:2"
mistake core/host/http/x.cpp "$spdx\n#include <cairo.h>" "drawing and pictures are for core/host/press: core/host/http/x.cpp:2"
mistake plugins/a/src/seat_service.cpp "$spdx\n#include <plenaria/sql.hpp>" "SQL is for repositories: plugins/a/src/seat_service.cpp:2"
mistake plugins/a/src/seat_service.hpp "$spdx\n#include <plenaria/http.hpp>" "requests are for pages and plugin.cpp"
mistake plugins/a/src/seat_pages.cpp "$spdx\n#include <Poco/URI.h>" "a plugin sees <plenaria/...> and nothing of the host"
mistake plugins/a/src/seat.cpp "$spdx\n#include \"../../b/src/b.hpp\"" "another room is reached by <plenaria/ROOM/...>"
mistake plugins/a/src/seat.cpp "$spdx\n#include <plenaria/b/b.hpp>" "plugin.json does not name b"
mistake plugins/a/src/seat.cpp "$spdx\n// \"a.seat_taken/1\"" "publishes \"a.seat_taken/1\", which its plugin.json does not declare"
mistake plugins/a/src/seat.cpp "$spdx\nvoid take() { uow.record(actor,\n    \"a.take_seat\", subject); }" "records \"a.take_seat\", which its plugin.json does not declare"
mistake db/0001.sql "CREATE TABLE a (id INTEGER);" "no SPDX line: db/0001.sql"
mistake core/host/http/long.cpp "$spdx$(seq -s '\n' 400)\n" "core/host/http/long.cpp has 401 lines, more than 400"
