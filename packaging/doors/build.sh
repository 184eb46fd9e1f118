#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# build.sh TARGET: brings TARGET of build/release up to date. Silent when it is.
set -eu
cd "$(dirname "$0")/../.."
build=build/release

say() { printf '%s\n' "$*" >&2; }
explain() {
    free=$(df -Pk . | awk 'NR == 2 { print $4 }')
    if [ "$free" -lt 20480 ]; then
        say "The disk is full: $(pwd) has $((free / 1024)) MB left, and a build needs about 2000. Make room and start again."
    else
        say "Plenaria could not be built; the reason is above."
    fi
    exit 1
}

# By what it holds: ninja configures again by itself when a CMakeLists.txt is newer, without looking at the presets.
configured=$build/.presets
if [ ! -f $build/build.ninja ] || ! cmp -s CMakePresets.json $configured; then
    say "Preparing the build in $build"
    log=$(mkdir -p build && mktemp build/configure.XXXXXX) || explain
    if ! cmake --preset release >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        explain
    fi
    rm -f "$log"
    cp CMakePresets.json $configured || explain
fi
[ -f "$build/.built-$1" ] || say "Building Plenaria; on two cores the first time takes a few minutes"
# Without the lines that say nothing, so that a start with nothing to build is silent.
status=$(
    { { ninja -C $build "$1" 2>&1 && echo 0 >&3 || echo 1 >&3; } |
        sed -u '/^ninja: Entering directory/d; /Re-checking globbed/d; /^ninja: no work to do/d' >&2; } 3>&1
)
[ "$status" = 0 ] || explain
touch "$build/.built-$1"
