#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# build_door.sh BUILD_SH: a preset that changes is applied to a build that exists, and a build with nothing to do says
# nothing.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/packaging/doors"
cp "$1" "$place/packaging/doors/build.sh"
cd "$place"

fail() {
    echo "$1"
    cat said
    exit 1
}
preset() {
    printf '{"version": 6, "configurePresets": [{"name": "release", "generator": "Ninja",
        "binaryDir": "${sourceDir}/build/release", "cacheVariables": {"WORD": "%s"}}]}' "$1" >CMakePresets.json
}
build() { packaging/doors/build.sh product >said 2>&1 || fail "build.sh failed:"; }
expect_word() { [ "$(cat build/release/word)" = "$1" ] || fail "the build was not made with $1:"; }

cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.25)
project(door LANGUAGES NONE)
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/word CONTENT "${WORD}")
add_custom_target(product DEPENDS ${CMAKE_BINARY_DIR}/word)
END
preset old
build
expect_word old

preset new
build
expect_word new

# As git does it: another branch and back, with new times and the same text. And ninja configured meanwhile.
preset old
touch CMakeLists.txt
ninja -C build/release >said
build
expect_word old

touch CMakePresets.json
build
[ ! -s said ] || fail "a build with nothing to do said:"
