#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# format.sh [--check]: C++ sources that git knows or would add.
set -eu
sources() { git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp'; }
if [ "${1-}" = --check ]; then
    sources | xargs -0 clang-format --dry-run --Werror
else
    sources | xargs -0 clang-format -i
fi
