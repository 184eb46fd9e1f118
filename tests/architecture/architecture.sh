#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# architecture.sh ROOT: which file may include what, and what every file has. Prints each breach; fails if any.
set -eu
cd "$1"
sources='--include=*.cpp --include=*.hpp'
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# only ALLOWED INCLUDE WHERE WHY: INCLUDE (after #include < or ") stands in files matching ALLOWED, and no others.
only() {
    for folder in $3; do
        [ -d "$folder" ] || continue
        grep -rnE $sources "^#include [<\"]$2" "$folder" | grep -vE "^($1):" | sed "s|^|$4: |" >>"$found" || :
    done
}

only 'core/(host|tests)/http/.*'                  'Poco/Net/'        'core plugins' 'the network is for core/host/http'
only 'core/host/errands/.*'                        '(curl|gmime)/'    'core plugins' 'mail and TLS are for core/host/errands'
only 'core/host/press/.*'                         '(cairo|pango|jpeglib)' 'core plugins' 'drawing and pictures are for core/host/press'
only 'core/(host|tests)/view/.*'                  'kainjow/'         'core plugins' 'mustache is for core/host/view'
only '(core/host/plugins/library.cpp|core/sdk/include/plenaria/export.hpp)' 'boost/dll' 'core plugins' 'one file opens libraries'
only 'core/(host|tests)/i18n/.*'                  'boost/locale'     'core plugins' 'catalogs are for core/host/i18n'
only '.*/plugin.cpp'                              'plenaria/export.hpp' 'core/host plugins tests' 'plugin.cpp exports the room'
only '(core/(host|testing|tests|sdk)/.*|plugins/[^/]*/(src/([^/]*/)*([a-z_]*_repository\.cpp|rows\.hpp)|tests/.*))' \
     '(plenaria/sql.hpp|soci)'                    'core plugins'     'SQL is for repositories'
only 'plugins/[^/]*/(src/([^/]*/)*([a-z_]*(_pages|_page|_api)\.[ch]pp|plugin\.cpp)|tests/.*)' \
     'plenaria/(form|form_answer|http|operation|paging|plugin|table_file).hpp' 'plugins' 'requests are for pages and plugin.cpp'
only 'none'  '([^">]*/)?\.\./\.\./'               'core/host plugins' 'another room is reached by <plenaria/ROOM/...>'
only 'none'  '(Poco/|drogon|app/|http/|db/|view/|auth/)' 'plugins'   'a plugin sees <plenaria/...> and nothing of the host'

# <plenaria/ROOM/...> of another room needs that room in plugin.json.
for room in plugins/*/; do
    id=$(basename "$room")
    grep -rhoE $sources '^#include [<"]plenaria/[a-z0-9-]+/' "$room" | sed -E 's|.*plenaria/([^/]+)/|\1|' | sort -u |
        while read -r other; do
            [ "$other" = "$id" ] || [ "$other" = testing ] || grep -q "\"id\": *\"$other\"" "$room/plugin.json" ||
                echo "$room uses <plenaria/$other/...>, but plugin.json does not name $other" >>"$found"
        done
done

# "ROOM.something_happened/1" in the code of a room is an event or a service, and its plugin.json says so.
for room in plugins/*/; do
    id=$(basename "$room")
    [ -d "$room/src" ] || continue
    grep -rhoE $sources "\"$id\.[a-z_]+/[0-9]+\"" "$room/src" | sort -u | while read -r name; do
        grep -qF "$name" "$room/plugin.json" || echo "$room publishes $name, which its plugin.json does not declare" >>"$found"
    done
done

# What a room records in history is an action, and its plugin.json has words for it.
for room in plugins/*/; do
    id=$(basename "$room")
    [ -d "$room/src" ] || continue
    grep -rhPzo --include=*.cpp '\brecord\([^;]*;' "$room/src" | tr '\n\0' ' \n' |
        sed -nE "s/^[^\"]*(\"$id\.[a-z_]+\").*/\1/p" | sort -u | while read -r name; do
        grep -qF "\"id\": $name" "$room/plugin.json" || echo "$room records $name, which its plugin.json does not declare" >>"$found"
    done
done

# The licence, as one line near the top.
find core plugins templates db tests packaging -type f \( -name '*.cpp' -o -name '*.hpp' -o -name '*.cmake' -o -name '*.sql' \
    -o -name '*.sh' -o -name '*.mustache' -o -name '*.css' -o -name '*.js' -o -name '*.mjs' -o -name '*.py' \) 2>/dev/null |
    grep -vE '/(node_modules|vendor|data|golden)/' | while read -r file; do
        head -n 3 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' || echo "no SPDX line: $file" >>"$found"
    done

# A file that nobody reads to its end holds more than one idea. Tests are read one by one.
find core plugins -name '*.[ch]pp' -not -path '*/tests/*' -exec wc -l {} + | awk '$2 != "total" && $1 > 400 { print $2 " has " $1 " lines, more than 400" }' >>"$found"

if [ -s "$found" ]; then cat "$found"; exit 1; fi
