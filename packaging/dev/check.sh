#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Format, shell scripts, then everything of ctest but the browser.
set -eu
packaging/dev/format.sh --check
git ls-files -z -- run test dev .ci/run '*.sh' | xargs -0 shellcheck -x -S warning
[ -f build/dev/build.ninja ] || cmake --preset dev
ninja -C build/dev
ctest --test-dir build/dev --output-on-failure --parallel 2 --exclude-regex '^browser'
