// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include <gtest/gtest.h>

#include <plenaria/testing/fake_locale.hpp>

#include "sample.hpp"
#include "src/count/flow_picture.hpp"

namespace plenaria::committee {
namespace {

Model drawn(std::string_view blt, Rule rule) {
    const auto read = sample::election(blt);
    return flow_picture(sample::counted(read, rule), read, test::FakeLocale());
}

std::vector<std::string> titles(const Model& picture, std::string_view list) {
    std::vector<std::string> titles;
    for (const auto& one : picture.find(list)->list()) titles.push_back(one.find("title")->text());
    return titles;
}

double number_of(const Model& model, std::string_view member) {
    return std::strtod(model.find(member)->text().c_str(), nullptr);
}

TEST(FlowPicture, HasAColumnForEachRoundAndABandForWhatStaysAndWhatGoesOn) {
    const auto picture = drawn(sample::twins, Rule::scottish);

    EXPECT_EQ(picture.find("columns")->list().size(), 3U);
    EXPECT_EQ(titles(picture, "bands"),
              (std::vector<std::string>{"Castor keeps 3.00000", "Helen keeps 2.00000",
                                        "From Castor to Pollux: 1.00000", "Castor keeps 3.00000",
                                        "Helen keeps 2.00000", "From Pollux to Non-transferable: 1.00000"}));
}

TEST(FlowPicture, BarsAreInProportionToVotesAndInsideTheDrawing) {
    for (const auto rule : every_rule) {
        const auto picture = drawn(sample::algorithm_123, rule);
        for (const auto& bar : picture.find("bars")->list()) {
            EXPECT_GE(number_of(bar, "height"), 1.0);
            EXPECT_LE(number_of(bar, "y") + number_of(bar, "height"), number_of(picture, "height"));
            EXPECT_LE(number_of(bar, "x") + number_of(bar, "width"), number_of(picture, "width"));
        }
    }
    const auto first = drawn(sample::twins, Rule::plurality).find("bars")->list();
    ASSERT_EQ(first.size(), 2U) << "who has no votes has no bar";
    EXPECT_DOUBLE_EQ(number_of(first[0], "height"), 2 * number_of(first[1], "height"));
}

TEST(FlowPicture, WithoutAnyVoteItIsEmptyAndStillADrawing) {
    const auto picture = drawn("2 1\n3 0\n0\nA\nB\nT", Rule::scottish);

    EXPECT_TRUE(picture.find("bars")->list().empty());
    EXPECT_GT(number_of(picture, "height"), 0.0);
}

}  // namespace
}  // namespace plenaria::committee
