// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/form_answer.hpp>

#include <gtest/gtest.h>

#include <plenaria/testing/fake_locale.hpp>

namespace plenaria {
namespace {

Model shown(const Error* error) {
    Model model;
    set_problems(model, error, test::FakeLocale());
    return model;
}

const Error wrong{ErrorCode::invalid_input,
                  "Look at the form.",
                  {},
                  {{"q", "Use at most {max} characters.", {{"max", "9"}}}}};
const Error late{ErrorCode::conflict, "{who} saved first.", {}, {}, {{"who", "Ana"}}};

TEST(FormAnswer, AFormThatIsShownForTheFirstTimeHasNoProblem) {
    const auto model = shown(nullptr);
    EXPECT_EQ(status_of(nullptr), 200);
    EXPECT_FALSE(model.find("has_problems")->truth());
    EXPECT_TRUE(model.find("problems")->list().empty());
    EXPECT_FALSE(model.find("has_conflict")->truth());
    EXPECT_EQ(model.find("conflict")->text(), "");
}

TEST(FormAnswer, EachFieldThatIsWrongIsNamed) {
    const auto model = shown(&wrong);
    EXPECT_EQ(status_of(&wrong), 422);
    EXPECT_TRUE(is_for_form(wrong));
    EXPECT_TRUE(model.find("has_problems")->truth());
    ASSERT_EQ(model.find("problems")->list().size(), 1u);
    EXPECT_EQ(model.find("problems")->list()[0].find("field")->text(), "q");
    EXPECT_EQ(model.find("problems")->list()[0].find("message")->text(), "Use at most 9 characters.");
    EXPECT_FALSE(model.find("has_conflict")->truth());
}

TEST(FormAnswer, AConflictIsToldAndIsNoMistakeInAField) {
    const auto model = shown(&late);
    EXPECT_EQ(status_of(&late), 409);
    EXPECT_TRUE(is_for_form(late));
    EXPECT_FALSE(model.find("has_problems")->truth());
    EXPECT_TRUE(model.find("has_conflict")->truth());
    EXPECT_EQ(model.find("conflict")->text(), "Ana saved first.");
}

TEST(FormAnswer, WhatNobodyCanMendInTheFormIsAnsweredAsItIs) {
    for (const auto code : {ErrorCode::not_found, ErrorCode::forbidden, ErrorCode::unavailable})
        EXPECT_FALSE(is_for_form({code, "No."}));
}

}  // namespace
}  // namespace plenaria
