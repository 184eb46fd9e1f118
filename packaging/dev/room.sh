#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# room.sh ID [FILTER]: builds and tests one plugin, or one part of the host; FILTER is a GoogleTest filter, without which
# all but the tests in great numbers run (*SpeedTest; ./test has them).
set -eu
room=${1:?which room? e.g. ./dev room statements, ./dev room db}
[ -f build/dev/build.ninja ] || cmake --preset dev
program=$room-tests
[ -d "core/host/$room" ] && [ ! -d "plugins/$room" ] && program=host-$room-tests
ninja -C build/dev "$program"
# As many at once as there are cores, each with its share of the tests.
shares=$(nproc)
seq 0 $((shares - 1)) | GTEST_TOTAL_SHARDS=$shares xargs -P "$shares" -I '{}' \
    env GTEST_SHARD_INDEX='{}' "build/dev/bin/$program" --gtest_brief=1 --gtest_filter="${2:--*SpeedTest*}"
