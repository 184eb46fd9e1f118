#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# new-plugin.sh ID [FOLDER]: `plenaria plugin new`, to FOLDER (default plugins/ID).
set -eu
id=${1:?the id of the new plugin, e.g. side-trips}
folder=${2:-plugins/$id}
for build in build/dev build/release; do
    if [ -x "$build/bin/plenaria" ]; then
        "$build/bin/plenaria" plugin new "$id" "$folder"
        echo "In this tree, add its name to plugins/CMakeLists.txt; then: ./dev room $id"
        exit
    fi
done
echo "Build the program first: cmake --preset dev && cmake --build --preset dev --target plenaria" >&2
exit 1
