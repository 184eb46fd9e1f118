// SPDX-License-Identifier: EUPL-1.2
#include "src/text/parts.hpp"

#include <gtest/gtest.h>

namespace plenaria::statements {
namespace {

std::pair<std::size_t, std::size_t> rows(const Part& part) { return {part.first, part.last}; }

TEST(Parts, AListOfFourHundredRowsStandsOnOnePage) {
    EXPECT_TRUE(Parts(400).at(1).is_whole());
    EXPECT_EQ(rows(Parts(400).at(1)), std::pair(std::size_t{0}, std::size_t{400}));
    EXPECT_EQ(Parts(401).count(), 3U);
    EXPECT_EQ(rows(Parts(401).at(3)), std::pair(std::size_t{400}, std::size_t{401}));
}

TEST(Parts, AnEmptyListIsOneEmptyPart) {
    EXPECT_TRUE(Parts(0).at(1).is_whole());
    EXPECT_EQ(Parts(0).at(1).size(), 0U);
    EXPECT_EQ(rows(Parts(std::vector<std::size_t>{}).at(5)), std::pair(std::size_t{0}, std::size_t{0}));
}

TEST(Parts, ANumberBehindTheLastPartIsTheLast) {
    EXPECT_EQ(Parts(1000).at(9).number, 5U);
    EXPECT_EQ(Parts(1000).at(0).number, 1U);
}

TEST(Parts, ARowIsInThePartThatShowsIt) {
    const Parts parts(1000);
    for (std::size_t row = 0; row < 1000; ++row) {
        const auto part = parts.with(row);
        EXPECT_LE(part.first, row);
        EXPECT_GT(part.last, row);
    }
}

TEST(Parts, RowsWithManyCommentsMakeShorterParts) {
    const std::vector<std::size_t> comments(120, 40);

    const Parts parts(comments);

    EXPECT_GT(parts.count(), 1U);
    std::size_t next = 0;
    for (std::size_t number = 1; number <= parts.count(); ++number) {
        const auto part = parts.at(number);
        EXPECT_EQ(part.first, next);
        EXPECT_LE(part.size() * 42, 2 * Parts::rows);
        next = part.last;
    }
    EXPECT_EQ(next, comments.size());
}

TEST(Parts, ARowThatCarriesMoreThanAPageStandsAlone) {
    const Parts parts(std::vector<std::size_t>{1, 5000, 1});
    EXPECT_EQ(parts.count(), 3U);
    EXPECT_EQ(parts.at(2).size(), 1U);
}

TEST(Parts, AHundredAndTwentyParagraphsWithSomeCommentsEachStayTogether) {
    EXPECT_TRUE(Parts(std::vector<std::size_t>(120, 4)).at(1).is_whole());
}

}  // namespace
}  // namespace plenaria::statements
