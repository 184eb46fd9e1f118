#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# room.sh ID [FILTER]: builds and tests one plugin, or one part of the host; FILTER is a GoogleTest filter, without which
# all but the tests in great numbers run (*SpeedTest, *Property; ./test has them).
set -eu
room=${1:?which room? e.g. ./dev room statements, ./dev room db}
[ -f build/dev/build.ninja ] || cmake --preset dev
program=$room-tests
[ -d "core/host/$room" ] && [ ! -d "plugins/$room" ] && program=host-$room-tests
ninja -C build/dev "$program"
# Each with its share of the tests; more than there are cores, because most of a test's time is MariaDB's.
shares=$(($(nproc) * 3))
seq 0 $((shares - 1)) | GTEST_TOTAL_SHARDS=$shares xargs -P "$shares" -I '{}' \
    env GTEST_SHARD_INDEX='{}' "build/dev/bin/$program" --gtest_brief=1 --gtest_filter="${2:--*SpeedTest*:*Property.*}"
