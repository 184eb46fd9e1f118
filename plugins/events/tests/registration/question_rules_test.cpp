// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/delegation.hpp"
#include "src/registration/registration_answers.hpp"

namespace plenaria::events {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Titles english(std::string text) { return {.original = "en", .texts = {{"en", std::move(text)}}}; }

Question question(const std::string& id, QuestionKind kind, Condition condition = {}) {
    static int position = 0;
    return {.id = id,
            .position = ++position,
            .facts = {.kind = kind,
                      .label = english(id),
                      .purpose = english("The hotel"),
                      .condition = std::move(condition)}};
}

/// Visa needed? → which passport? → is it a diplomatic one?; and what they eat.
std::vector<Question> visa_form() {
    std::vector<Question> form{
        question("visa", QuestionKind::yes_no), question("passport", QuestionKind::country, {"visa", "yes"}),
        question("diplomatic", QuestionKind::yes_no, {"passport", ""}), question("diet", QuestionKind::many),
        question("allergy", QuestionKind::text, {"diet", "allergy"})};
    form[1].facts.required = true;
    form[3].facts.options = {{"vegetarian", english("Vegetarian")}, {"allergy", english("An allergy")}};
    return form;
}

std::vector<std::string> shown(const std::vector<Question>& form, const Answers& answers) {
    std::vector<std::string> ids;
    for (const auto& each : form)
        if (is_shown(each, form, answers)) ids.push_back(each.id);
    return ids;
}

std::vector<FieldError> problems_of(const std::vector<Question>& form, Answers typed) {
    const auto questions = asked(form, Stage::registration, AskedOf::person);
    std::vector<FieldError> problems;
    check_answers(questions, form, tidy_answers(questions, form, std::move(typed), {}), {}, "head_q_",
                  problems);
    return problems;
}

TEST(QuestionRules, AQuestionWaitsForItsAnswerAlongAChain) {
    const auto form = visa_form();
    EXPECT_THAT(shown(form, {}), ElementsAre("visa", "diet"));
    EXPECT_THAT(shown(form, {{"visa", "yes"}}), ElementsAre("visa", "passport", "diet"));
    EXPECT_THAT(shown(form, {{"visa", "yes"}, {"passport", "JO"}}),
                ElementsAre("visa", "passport", "diplomatic", "diet"));
    EXPECT_THAT(shown(form, {{"visa", "no"}, {"passport", "JO"}}), ElementsAre("visa", "diet"))
        << "what a hidden question answers leads to nothing";
    EXPECT_THAT(shown(form, {{"diet", "vegetarian,allergy"}}), ElementsAre("visa", "diet", "allergy"))
        << "one of several is enough";
}

TEST(QuestionRules, AHiddenAnswerIsNeitherRequiredNorKept) {
    const auto form = visa_form();
    const auto questions = asked(form, Stage::registration, AskedOf::person);
    EXPECT_THAT(problems_of(form, {{"visa", "no"}}), IsEmpty());
    EXPECT_THAT(
        tidy_answers(questions, form, {{"visa", "no"}, {"passport", "JO"}, {"diplomatic", "yes"}}, {}),
        ElementsAre(Pair("visa", "no")));
    EXPECT_THAT(problems_of(form, {{"visa", "yes"}}),
                ElementsAre(FieldError{"head_q_passport", "Answer this question."}));
}

TEST(QuestionRules, ACircleIsNeverShownAndNeverEndless) {
    auto form = visa_form();
    form[0].facts.condition = {"diplomatic", ""};
    EXPECT_THAT(shown(form, {{"visa", "yes"}, {"passport", "JO"}, {"diplomatic", "no"}}),
                ElementsAre("diet"));
}

TEST(QuestionRules, AnswersAreOfTheirKindAndEveryProblemIsNamedAtOnce) {
    std::vector<Question> form{
        question("one", QuestionKind::one),         question("day", QuestionKind::day),
        question("number", QuestionKind::number),   question("yes", QuestionKind::yes_no),
        question("country", QuestionKind::country), question("text", QuestionKind::text),
        question("many", QuestionKind::many)};
    form[0].facts.options = form[6].facts.options = {{"a", english("A")}, {"b", english("B")}};
    EXPECT_THAT(problems_of(form, {{"one", "a"},
                                   {"day", " 2019-11-19 "},
                                   {"number", "007"},
                                   {"yes", "no"},
                                   {"country", "EC"},
                                   {"text", std::string(1000, 'x')},
                                   {"many", "b,a,b"}}),
                IsEmpty());
    EXPECT_EQ(problems_of(form, {{"one", "c"},
                                 {"day", "2019-02-30"},
                                 {"number", "-1"},
                                 {"yes", "maybe"},
                                 {"country", "Atlantis"},
                                 {"text", std::string(1001, 'x')},
                                 {"many", "a,c"}})
                  .size(),
              7U);
    const auto questions = asked(form, Stage::registration, AskedOf::person);
    EXPECT_THAT(tidy_answers(questions, form,
                             {{"number", "007"}, {"many", "b,a,b"}, {"text", "  "}, {"other", "x"}}, {}),
                ElementsAre(Pair("many", "a,b"), Pair("number", "7")));
}

TEST(QuestionRules, APersonsQuestionMayWaitForTheDelegationAndSubstitutesAreAskedNothing) {
    auto form = visa_form();
    auto bus = question("bus", QuestionKind::yes_no);
    bus.facts.of = AskedOf::delegation;
    auto seat = question("seat", QuestionKind::text, {"bus", "yes"});
    seat.facts.required = true;
    form.push_back(bus);
    form.push_back(seat);
    DelegationWish wish{
        .answer = Answer::accepted, .fields = {"head", "substitute_1"}, .answers = {{"bus", "yes"}}};
    wish.people = {{.role = DelegateRole::head, .name = "A", .answers = {{"visa", "no"}}},
                   {.role = DelegateRole::substitute, .name = "B", .answers = {{"visa", "yes"}}}};
    std::vector<FieldError> problems;
    take_answers(wish, form, Stage::registration, {}, problems);
    EXPECT_THAT(problems, ElementsAre(FieldError{"head_q_seat", "Answer this question."}));
    EXPECT_THAT(wish.people[1].answers, IsEmpty());
}

class QuestionFormTest : public ::testing::Test {
protected:
    std::vector<std::string> fields(const QuestionFacts& facts, const std::string& self = {}) {
        std::vector<FieldError> problems;
        check(tidy(facts), form, self, problems);
        std::vector<std::string> names;
        for (const auto& each : problems) names.push_back(each.field);
        return names;
    }
    std::vector<Question> form = visa_form();
    QuestionFacts good = form[0].facts;
};

TEST_F(QuestionFormTest, WhatIsNeededForNothingIsNotAsked) {
    EXPECT_THAT(fields(good), IsEmpty());
    auto bad = good;
    bad.purpose = english("  ");
    bad.label = english("");
    bad.erase_days = -1;
    EXPECT_THAT(fields(bad), ElementsAre("label_en", "purpose_en", "erase_days"));
}

TEST_F(QuestionFormTest, ThereIsSomethingToChooseFrom) {
    auto one = good;
    one.kind = QuestionKind::one;
    EXPECT_THAT(fields(one), ElementsAre("option_1_en"));
    one.options = {{"", english("Bus")}, {"", english(" ")}, {"", english("Train")}};
    EXPECT_THAT(fields(one), IsEmpty()) << "empty rows do not count";
    EXPECT_EQ(tidy(one).options[1].key, "o2");
    one.options.push_back({"", english("BUS")});
    EXPECT_THAT(fields(one), ElementsAre("option_3_en")) << "counted without the empty row";
}

TEST_F(QuestionFormTest, ACircleIsRefused) {
    auto first = good;
    first.condition = {"diplomatic", "yes"};
    EXPECT_THAT(fields(first, "visa"), ElementsAre("condition"));
    first.condition = {"visa", "yes"};
    EXPECT_THAT(fields(first, "visa"), ElementsAre("condition")) << "not for itself either";
    first.condition = {"diet", "allergy"};
    EXPECT_THAT(fields(first, "visa"), IsEmpty());
}

TEST_F(QuestionFormTest, AConditionIsOneThatCanHold) {
    auto other = good;
    other.condition = {"diet", "halal"};
    EXPECT_THAT(fields(other), ElementsAre("condition")) << "no such answer";
    other.condition = {"passport", ""};
    EXPECT_THAT(fields(other), IsEmpty());
    other.of = AskedOf::delegation;
    EXPECT_THAT(fields(other), ElementsAre("condition")) << "of one person";
    other.condition = {"nothing", ""};
    EXPECT_THAT(fields(other), ElementsAre("condition"));
    form[1].facts.stage = Stage::follow_up;
    other = good;
    other.condition = {"passport", ""};
    EXPECT_THAT(fields(other), ElementsAre("condition")) << "that is answered later";
}

TEST_F(QuestionFormTest, WhatOthersWaitForStaysAnswerable) {
    auto visa = form[0].facts;
    visa.kind = QuestionKind::text;
    EXPECT_THAT(fields(visa, "visa"), ElementsAre("kind"));
    visa = form[0].facts;
    visa.stage = Stage::follow_up;
    EXPECT_THAT(fields(visa, "visa"), ElementsAre("kind"));
}

TEST_F(QuestionFormTest, AnswersThatAreGivenKeepTheirMeaning) {
    const auto before = form[3].facts;
    const auto fields_of = [&](const QuestionFacts& after, const AnswerCounts& given) {
        std::vector<FieldError> problems;
        check_change(before, after, given, problems);
        std::vector<std::string> names;
        for (const auto& each : problems) names.push_back(each.field);
        return names;
    };
    auto after = before;
    after.kind = QuestionKind::one;
    after.of = AskedOf::delegation;
    EXPECT_THAT(fields_of(after, {}), IsEmpty()) << "nobody has answered";
    EXPECT_THAT(fields_of(after, {{"vegetarian", 2}}), ElementsAre("kind", "of"));
    after = before;
    after.options[0].words = english("No meat");
    after.required = true;
    EXPECT_THAT(fields_of(after, {{"vegetarian", 2}}), IsEmpty()) << "its words may change";
    after.options.erase(after.options.begin());
    EXPECT_THAT(fields_of(after, {{"allergy", 1}}), IsEmpty());
    EXPECT_THAT(fields_of(after, {{"vegetarian,allergy", 1}}), ElementsAre("option_1_en"));
}

}  // namespace
}  // namespace plenaria::events
