// SPDX-License-Identifier: EUPL-1.2
#include "app/nearest.hpp"

#include <array>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

constexpr std::array<std::string_view, 4> known = {"base_url", "workers", "mail.server", "mail.from"};

TEST(Nearest, ALetterTooMuchTooFewOrWrongIsFound) {
    EXPECT_EQ(nearest("baseurl", known), "base_url");
    EXPECT_EQ(nearest("workerss", known), "workers");
    EXPECT_EQ(nearest("mail.sarver", known), "mail.server");
}

TEST(Nearest, AnotherWordIsNotTakenForOneOfThem) {
    EXPECT_EQ(nearest("colour", known), "");
    EXPECT_EQ(nearest("", known), "");
}

TEST(Nearest, OfTwoTheCloserOne) { EXPECT_EQ(nearest("mail.form", known), "mail.from"); }

}  // namespace
}  // namespace plenaria::host
