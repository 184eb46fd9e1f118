#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh SOURCE_DIR BUILD_DIR [FILE...]: the browser tests against BUILD_DIR/bin/plenaria; without FILE all of them.
set -eu
source=$1
build=$2
shift 2
work=$build/browser
mkdir -p "$work"
cp "$source/tests/browser/package.json" "$source/tests/browser/package-lock.json" "$work/"
if ! cmp -s "$work/package-lock.json" "$work/installed.json"; then
  if ! (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1); then
    cat "$work/npm.log" >&2
    echo "The browser tests need the npm registry once, and it did not answer." >&2
    exit 1
  fi
  cp "$work/package-lock.json" "$work/installed.json"
fi
# Modules look for their packages beside themselves.
rm -rf "${work:?}/lib" "$work"/*.test.mjs
cp -r "$source/tests/browser/lib" "$source"/tests/browser/*.test.mjs "$work/"
cd "$work"
[ $# -gt 0 ] || set -- *.test.mjs
PLENARIA_SOURCE_DIR=$source PLENARIA_BINARY=${PLENARIA_BINARY:-$build/bin/plenaria} PLENARIA_SCREENSHOTS=$build/screenshots PLENARIA_ASSETS=$build/assets \
  exec node --test --test-reporter=spec "$@"
