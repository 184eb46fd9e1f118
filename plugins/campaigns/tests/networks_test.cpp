// SPDX-License-Identifier: EUPL-1.2
#include "src/outputs/networks.hpp"

#include <gtest/gtest.h>

namespace plenaria::campaigns {
namespace {

std::size_t on(const char* network, const char* post) { return counted(post, *network_called(network)); }

TEST(Networks, AnAddressIsAsLongAsTheNetworkSays) {
    const auto* const post = "Read https://plenaria.example/newsroom/a-very-long-address-indeed now";
    EXPECT_EQ(on("x", post), 5U + 23U + 4U);
    EXPECT_EQ(on("mastodon", post), 5U + 23U + 4U);
    EXPECT_EQ(on("bluesky", post), 69U);
    EXPECT_EQ(on("linkedin", "http://a"), 8U);
    EXPECT_EQ(on("x", "http://a"), 23U) << "also when it is shorter";
}

TEST(Networks, LettersWeighWhatTheNetworkSays) {
    EXPECT_EQ(on("x", "Montréal"), 8U);
    EXPECT_EQ(on("x", "المدن تعمل"), 10U);
    EXPECT_EQ(on("x", "山田"), 4U);
    EXPECT_EQ(on("x", "👩‍👩‍👧"), 2U) << "however many it is made of";
    EXPECT_EQ(on("x", "🇿🇦"), 2U);
    EXPECT_EQ(on("bluesky", "👩‍👩‍👧"), 1U);
    EXPECT_EQ(on("bluesky", "e\u0301"), 1U);
    EXPECT_EQ(on("instagram", "e\u0301"), 2U);
    EXPECT_EQ(on("x", ""), 0U);
}

TEST(Networks, OfAMentionMastodonCountsTheNameAlone) {
    EXPECT_EQ(on("mastodon", "@mmc@social.example says"), 4U + 5U);
    EXPECT_EQ(on("mastodon", "@mmc says"), 9U);
    EXPECT_EQ(on("mastodon", "@@@"), 3U);
    EXPECT_EQ(on("x", "@mmc@social.example"), 19U);
}

}  // namespace
}  // namespace plenaria::campaigns
