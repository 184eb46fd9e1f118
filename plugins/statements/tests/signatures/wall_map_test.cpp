// SPDX-License-Identifier: EUPL-1.2
#include "src/signatures/wall_map.hpp"

#include <numeric>

#include <gtest/gtest.h>

namespace plenaria::statements {
namespace {

std::vector<WallEntry> cities(int count, double latitude, double longitude) {
    std::vector<WallEntry> all;
    for (int i = 0; i < count; ++i)
        all.push_back({.name = "City " + std::to_string(i),
                       .latitude = latitude + 0.001 * (i % 500),
                       .longitude = longitude,
                       .has_place = true});
    return all;
}

std::vector<const WallEntry*> pointers(const std::vector<WallEntry>& entries) {
    std::vector<const WallEntry*> all;
    for (const auto& entry : entries) all.push_back(&entry);
    return all;
}

TEST(WallMap, AThousandCitiesHaveADotEach) {
    const auto entries = cities(1000, 45.5, -73.6);
    EXPECT_EQ(map_dots(pointers(entries)).size(), 1000U);
}

TEST(WallMap, OfMoreThoseNearEachOtherShareOneAndNoneIsLost) {
    auto entries = cities(700, 45.5, -73.6);
    const auto far = cities(700, 0.1, 32.6);
    entries.insert(entries.end(), far.begin(), far.end());
    entries.push_back({.name = "Nowhere", .has_place = false});

    const auto dots = map_dots(pointers(entries));

    ASSERT_EQ(dots.size(), 2U);
    EXPECT_EQ(std::accumulate(dots.begin(), dots.end(), 0,
                              [](int sum, const MapDot& dot) { return sum + dot.cities; }),
              1400);
    EXPECT_NEAR(dots[0].x, 180 - 73.6, 0.01);
    EXPECT_NEAR(dots[0].y, 90 - 45.7, 0.1);
    EXPECT_LE(dots[0].radius, 2.0);
}

}  // namespace
}  // namespace plenaria::statements
