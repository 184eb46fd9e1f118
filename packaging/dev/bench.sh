#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bench.sh [OPTION]... [sqlite|mysql]...: builds the release and measures its pages (tests/bench/run).
set -eu
packaging/doors/build.sh product
exec tests/bench/run "$@"
