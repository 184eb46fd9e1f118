#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# doors.sh: writes the tables in docs/routes.md and docs/permissions.md anew, from the release build. Then read the difference.
set -eu
cd "$(dirname "$0")/../.."
program=${PLENARIA_BINARY:-build/release/bin/plenaria}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for page in routes permissions; do
    sed '/^|/,$d' docs/$page.md >"$folder/$page.md"
    "$program" $page --data "$folder/data" >>"$folder/$page.md"
    cp "$folder/$page.md" docs/$page.md
done
git --no-pager diff --stat -- docs/routes.md docs/permissions.md
