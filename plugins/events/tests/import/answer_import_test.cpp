// SPDX-License-Identifier: EUPL-1.2
#include <chrono>

#include <gmock/gmock.h>

#include "src/import/import_pages.hpp"
#include "src/import/undo_service.hpp"
#include "tests/import/participant_intake.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class AnswerImportTest : public ParticipantIntake {
protected:
    static QuestionOption option(const std::string& words, const std::string& french) {
        return {.words = {.original = "en", .texts = {{"en", words}, {"fr", french}}}};
    }
    std::string ask_of(AskedOf of, const std::string& label, QuestionKind kind,
                       std::vector<QuestionOption> options = {}) {
        auto wanted = facts(label, kind);
        wanted.of = of;
        wanted.options = std::move(options);
        return ask(wanted);
    }
    std::string meal() {
        return ask_of(AskedOf::person, "Meal", QuestionKind::one,
                      {option("Vegetarian", "Végétarien"), option("Halal", "Halal")});
    }
    Answers answers_of_head(const std::string& city) {
        const auto all = answers(city);
        const auto found = all.find(head_of(city));
        return found == all.end() ? Answers() : found->second;
    }
    std::string shown(const std::string& import, const std::string& language = "en") {
        return html(show_import(intake(), {.path_values = {{"import", import}}}, scope_of(lucia)), language);
    }
};
PLENARIA_BOTH_ENGINES(AnswerImportTest);

TEST_P(AnswerImportTest, ColumnsThatAreQuestionsAreTakenAsAnswers) {
    const auto words = ask_of(AskedOf::person, "Allergies", QuestionKind::text);
    const auto dish = meal();
    const auto days = ask_of(
        AskedOf::person, "Excursions", QuestionKind::many,
        {option("Old town, by foot", "Vieille ville"), option("Volcano", "Volcan"), option("Sea", "Mer")});
    const auto night = ask_of(AskedOf::person, "Arrival", QuestionKind::day);
    const auto bags = ask_of(AskedOf::person, "Bags", QuestionKind::number);
    const auto cars = ask_of(AskedOf::delegation, "Own car", QuestionKind::yes_no);
    ask_for_visas();

    const auto import =
        upload("Amman;Rana;;head;nuts;vegetarien;Sea, Old town, by foot;2020-01-19;007;yes;Yes;JO;blue\n",
               ";allergies (FR);MEAL;Excursions;Arrival;" + bags + ";Own car;Visa needed;Passport of;Colour");
    EXPECT_THAT(fates(preview(import)), ElementsAre("new"));
    EXPECT_THAT(shown(import), AllOf(HasSubstr("Meal: empty → Vegetarian"), HasSubstr("Own car: empty → Yes"),
                                     HasSubstr("1 column is not read."),
                                     HasSubstr("“Colour”: It is no question of the registration form.")));
    EXPECT_THAT(shown(import, "fr"), Not(HasSubstr("{n}")));
    ASSERT_TRUE(apply(import).has_value());

    EXPECT_EQ(answers_of_head("AMMAN"), (Answers{{words, "nuts"},
                                                 {dish, "o1"},
                                                 {days, "o1,o3"},
                                                 {night, "2020-01-19"},
                                                 {bags, "7"},
                                                 {visa, "yes"},
                                                 {passport, "JO"}}));
    EXPECT_EQ(answers("AMMAN").at(""), (Answers{{cars, "yes"}}));
}

TEST_P(AnswerImportTest, AValueThatTheQuestionRefusesIsNamedWithRowColumnAndReason) {
    meal();
    ask_of(AskedOf::person, "Arrival", QuestionKind::day);
    const auto import = upload(
        "Amman;A;;head;Beef;2020-01-19\nAmman;B;;;Halal;01/02/"
        "2020\nAmman;C;;;Halal;never\nAmman;D;;;Halal;\n",
        ";Meal;Arrival");
    const auto planned = preview(import);
    EXPECT_THAT(fates(planned), ElementsAre("wrong", "wrong", "wrong", "new"));
    const auto note = [&](std::size_t row) { return planned.rows().at(row)->notes.at(0); };
    EXPECT_EQ(planned.rows().at(0)->line, 2);
    EXPECT_EQ(note(0).column, "Meal");
    EXPECT_EQ(note(0).cell, "Beef");
    EXPECT_EQ(note(0).key, "Choose one of the answers on offer.");
    EXPECT_EQ(note(1).key, "It can be two days. Write it like 2019-11-11.");
    EXPECT_EQ(note(2).key, "Write a day that exists, like 2019-12-17.");
    EXPECT_THAT(shown(import), HasSubstr("Meal, “Beef”: Choose one of the answers on offer."));
    ASSERT_TRUE(apply(import).has_value());
    EXPECT_THAT(delegation("AMMAN").people, SizeIs(1));
}

TEST_P(AnswerImportTest, WhatNobodyIsAskedIsLeftOutWithAWord) {
    ask_for_visas();
    const auto planned = preview(
        upload("Amman;A;;head;no;Jordan\nAmman;B;;substitute;yes;Jordan\n", ";Visa needed?;Passport of"));
    EXPECT_THAT(fates(planned), ElementsAre("new", "new"));
    EXPECT_EQ(first_note(planned, 0), "This is asked only after another answer, and is left out.");
    EXPECT_EQ(first_note(planned, 1), "Substitutes are asked nothing; this is left out.");
}

TEST_P(AnswerImportTest, RowsOfOneOfficeSayTheSameOfIt) {
    ask_of(AskedOf::delegation, "Own car", QuestionKind::yes_no);
    const auto planned = preview(upload("Amman;A;;head;yes\nAmman;B;;;\nAmman;C;;;no\n", ";Own car"));
    EXPECT_THAT(fates(planned), ElementsAre("new", "new", "wrong"));
    EXPECT_EQ(first_note(planned, 2), "A row above says otherwise of the same office.");
}

TEST_P(AnswerImportTest, AnEmptyCellLeavesWhatWasAnsweredAndTheSameFileAgainIsTheSame) {
    const auto dish = meal();
    const auto bags = ask_of(AskedOf::person, "Bags", QuestionKind::number);
    const std::string headings = ";Meal;Bags";
    ASSERT_TRUE(apply(upload("Amman;A;;head;Halal;1\n", headings)).has_value());
    EXPECT_THAT(fates(preview(upload("Amman;A;;head;Halal;1\n", headings))), ElementsAre("same"));

    const auto import = upload("Amman;A;;head;;2\n", headings);
    EXPECT_THAT(fates(preview(import)), ElementsAre("changed"));
    ASSERT_TRUE(apply(import).has_value());
    EXPECT_EQ(answers_of_head("AMMAN"), (Answers{{dish, "o2"}, {bags, "2"}}));
}

TEST_P(AnswerImportTest, AFormThatChangedBehindThePreviewIsAConflict) {
    meal();
    const auto import = upload("Amman;A;;head;Halal\n", ";Meal");
    const auto seen = preview(import).fingerprint;
    const auto asked = form().front();
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_question(uow, lucia, asked.id); }).has_value());
    const auto applied = apply_import(db(), intake(), lucia, import, seen);
    ASSERT_FALSE(applied.has_value());
    EXPECT_EQ(applied.error().code, ErrorCode::conflict);
}

TEST(AnswerColumns, WhatCannotBeReadIsNamedWithItsReason) {
    const auto question = [](const std::string& id, const std::string& label, QuestionKind kind) {
        Question made{.id = id};
        made.facts.kind = kind;
        made.facts.label = {.original = "en", .texts = {{"en", label}}};
        return made;
    };
    constexpr auto of_another_kind = static_cast<QuestionKind>(99);
    const std::vector<Question> form{
        question("A", "Meal", QuestionKind::text), question("B", "Portrait", of_another_kind),
        question("C", "Room", QuestionKind::text), question("D", "Room", QuestionKind::text)};
    const auto columns = match_columns({"Meal", "meal?", "Portrait", "Room", "Colour"}, form);
    std::vector<std::string> reasons;
    for (const auto& each : columns) reasons.push_back(each.why.key);
    EXPECT_EQ(columns[0].question, "A");
    EXPECT_THAT(reasons,
                ElementsAre("", "Another column answers the same question.",
                            "Answers of this kind cannot stand in a table; they are given in the browser.",
                            "Several questions of the form are called that.",
                            "It is no question of the registration form."));
}

TEST_P(AnswerImportTest, TenThousandWithThreeAnswersEachAreTakenInAndBackWithinTwentySecondsEach) {
    set_rules_to({.quota = 10});
    meal();
    ask_of(AskedOf::person, "Bags", QuestionKind::number);
    ask_of(AskedOf::person, "Allergies", QuestionKind::text);
    const auto rows = ten_thousand("Halal;2;none");
    const auto begin = std::chrono::steady_clock::now();
    const auto applied = apply(upload(rows, ";Meal;Bags;Allergies"));
    const auto lasted = std::chrono::steady_clock::now() - begin;
    ASSERT_TRUE(applied.has_value()) << applied.error().message;
    EXPECT_EQ(applied->rows_new, 10'000);
    EXPECT_THAT(answers_of_head("T0"), SizeIs(3));
    EXPECT_LT(lasted, std::chrono::seconds(20));
    RecordProperty("milliseconds",
                   std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(lasted).count()));

    const auto again = std::chrono::steady_clock::now();
    const auto undone = undo_import(db(), intake(), lucia, applied->id,
                                    preview_undo(db(), lucia, applied->id)->plan.fingerprint);
    ASSERT_TRUE(undone.has_value()) << undone.error().message;
    EXPECT_EQ(undone->rows_undone, 11'000) << "a thousand offices besides";
    EXPECT_LT(std::chrono::steady_clock::now() - again, std::chrono::seconds(20));
}

}  // namespace
}  // namespace plenaria::events
