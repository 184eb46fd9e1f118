#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh SOURCE_DIR BUILD_DIR [FILE...]: the browser tests against BUILD_DIR/bin/plenaria; without FILE all of them.
# PLENARIA_JUDGED= (empty): pages that were judged before and are the same are judged once more (lib/judged.mjs).
# run.sh SOURCE_DIR BUILD_DIR --install: only fetches the packages that they need, once.
set -eu
source=$1
build=$2
shift 2
work=$build/browser
mkdir -p "$work"

install_packages() {
  cp "$source/tests/browser/package.json" "$source/tests/browser/package-lock.json" "$work/"
  cmp -s "$work/package-lock.json" "$work/installed.json" && return 0
  if ! (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1); then
    cat "$work/npm.log" >&2
    echo "The browser tests need the npm registry once, and it did not answer." >&2
    return 1
  fi
  cp "$work/package-lock.json" "$work/installed.json"
}
(flock 9 && install_packages) 9>"$work/install.lock"
[ "${1-}" != --install ] || exit 0

# Modules look for their packages in the folders above them. Each run has a folder of its own: several run at once.
run=$(mktemp -d "$work/run.XXXXXX")
trap 'rm -rf "$run"' EXIT
cp -r "$source/tests/browser/lib" "$source"/tests/browser/*.test.mjs "$run/"
cd "$run"
[ $# -gt 0 ] || set -- *.test.mjs
PLENARIA_SOURCE_DIR=$source PLENARIA_BINARY=${PLENARIA_BINARY:-$build/bin/plenaria} PLENARIA_SCREENSHOTS=$build/screenshots PLENARIA_ASSETS=$build/assets \
  PLENARIA_JUDGED=${PLENARIA_JUDGED-$build/judged} \
  node --test --test-reporter=spec "$@"
