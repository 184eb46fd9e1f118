// SPDX-License-Identifier: EUPL-1.2
#include "src/sending/letter_text.hpp"

#include <gmock/gmock.h>

#include "src/sending/sending_run.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(LetterText, UnknownUnendedAndNestedVariablesAreToldWithTheirPlace) {
    const auto said = [](std::string_view text) {
        std::vector<FieldError> problems;
        check_letter_text("body_en", text, problems);
        return problems.empty() ? std::string() : fill(problems.front().message, problems.front().values);
    };
    EXPECT_EQ(said("Dear {{ name }},\n{{city}}"), "");
    EXPECT_THAT(said("a\nbé {{town}}"), HasSubstr("Line 2, column 4: there is no variable “town”"));
    EXPECT_THAT(said("{{name\n}}"), HasSubstr("Line 1, column 1: a variable begins here and does not end"));
    EXPECT_THAT(said("{{ {{name}} }}"), HasSubstr("there is no variable “{{name”"));
    EXPECT_THAT(said("a\u202E b"), HasSubstr("invisible control character"));
}

TEST(LetterText, WhatIsMergedIsNotLookedIntoAgain) {
    const LetterValues values{.name = "{{city}}", .city = "Quito"};
    EXPECT_EQ(merged_letter("{{name}}, {{ city }} {{town}} {{x", values), "{{city}}, Quito {{town}} {{x");
    EXPECT_EQ(recursive_in("{{city}} {{name}}", values), "name");
    EXPECT_THAT(missing_in("{{mayor}}{{city}}{{mayor}}", values), ElementsAre("mayor"));
}

TEST(Throttle, LettersOfOneProviderWaitAndOthersPassThem) {
    const std::vector<OpenLetter> open{{"1", "gov.example"},
                                       {"2", "gov.example"},
                                       {"3", "gov.example"},
                                       {"4", "x.example"},
                                       {"5", "y.example"}};
    EXPECT_THAT(choose_due(open, {}, 10, 2), ElementsAre("1", "2", "4", "5"));
    EXPECT_THAT(choose_due(open, {{"gov.example", 2}}, 10, 2), ElementsAre("4", "5"));
    EXPECT_THAT(choose_due(open, {{"z.example", 8}}, 10, 5), ElementsAre("1", "2"));
    EXPECT_THAT(choose_due(open, {{"z.example", 10}}, 10, 5), IsEmpty());
}

}  // namespace
}  // namespace plenaria::campaigns
