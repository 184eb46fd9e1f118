#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# out_of_tree.sh CMAKE BUILD_DIR ROOM_SOURCE [WORDS...]: installs the SDK of BUILD_DIR into an empty folder, then configures,
# builds, tests and installs the room as somebody else would, who has nothing but that folder. WORDS are run at the end, with
# the folder of what was installed in PLENARIA_MORE_PLUGINS.
set -eu
cmake=$1
build=$2
room=$3
shift 3
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$cmake" --install "$build" --component sdk --prefix "$place/sdk" >"$place/log" || { cat "$place/log"; exit 1; }
cp -R "$room" "$place/room"
cd "$place/room"
"$cmake" -G Ninja -S . -B build -DCMAKE_BUILD_TYPE=Debug -DCMAKE_PREFIX_PATH="$place/sdk" >"$place/log" 2>&1 &&
    "$cmake" --build build >"$place/log" 2>&1 || { cat "$place/log"; exit 1; }
(cd build && ctest --output-on-failure)
"$cmake" --install build --prefix "$place/out" >"$place/log" || { cat "$place/log"; exit 1; }

id=$(basename "$room")
for part in plugin.json plugin.so templates lang; do
    [ "$part" != templates ] || [ -d "$room/templates" ] || continue
    for where in "$place/room/build/plugins/$id" "$place/out/lib/plenaria/plugins/$id"; do
        [ -e "$where/$part" ] || { echo "$part is missing in $where"; exit 1; }
    done
done

if [ $# -gt 0 ]; then
    PLENARIA_MORE_PLUGINS="$place/out/lib/plenaria/plugins" "$@"
fi
