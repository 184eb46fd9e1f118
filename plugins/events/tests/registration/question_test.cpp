// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/retention.hpp"
#include "src/registration/question_pages.hpp"
#include "tests/registration/asking.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

class QuestionTest : public Asking {
protected:
    QuestionTest() {
        choose_and_invite();
        ask_for_visas();
    }
    std::vector<std::string> labels() {
        std::vector<std::string> found;
        const auto all = form();
        for (const auto* each : asked(all, Stage::registration, AskedOf::person))
            found.push_back(each->facts.label.in("en"));
        return found;
    }
    std::string office_html(const std::string& city) {
        auto& at = scope_of(office(city));
        return html(office_page(guest_tools(), {.path_values = here()}, at));
    }
    Result<void> change(const std::string& which, const QuestionFacts& wanted, int revision = 1) {
        return write([&](UnitOfWork& uow) { return change_question(uow, lucia, which, wanted, revision); });
    }
    Result<void> take_off(const std::string& which) {
        return write([&](UnitOfWork& uow) { return remove_question(uow, lucia, which); });
    }
};
PLENARIA_BOTH_ENGINES(QuestionTest);

TEST_P(QuestionTest, AnOfficeIsAskedAndAnswersForEachPerson) {
    EXPECT_THAT(office_html("AMMAN"),
                AllOf(HasSubstr("Visa needed?"), HasSubstr("name=\"head_q_" + visa + "\""),
                      HasSubstr("data-shown-if=\"head_q_" + visa + "\" data-shown-for=\"yes\""),
                      HasSubstr("Only if “Visa needed?” is “Yes”."), HasSubstr("Letters for visas"),
                      HasSubstr("The answer is erased on 2019-12-22.")));
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "JO"}}).has_value());
    EXPECT_THAT(answers("AMMAN"),
                ElementsAre(Pair(head_of("AMMAN"), ElementsAre(Pair(visa, "yes"), Pair(passport, "JO")))));
    EXPECT_THAT(office_html("AMMAN"), HasSubstr("value=\"JO\""));
}

TEST_P(QuestionTest, TheServerJudgesConditionsWhateverTheBrowserShows) {
    const auto refused = register_head("AMMAN", {{"head_q_" + visa, "yes"}});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("href=\"#f-head_q_" + passport + "\""), HasSubstr("checked")));
    ASSERT_TRUE(register_head("AMMAN", {{"head_q_" + visa, "no"}, {"head_q_" + passport, "JO"}}).has_value());
    EXPECT_THAT(answers("AMMAN"), ElementsAre(Pair(head_of("AMMAN"), ElementsAre(Pair(visa, "no")))))
        << "what is not shown is not kept";
}

TEST_P(QuestionTest, WhoDoesNotComeAnyMoreNeedsNoVisa) {
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "JO"}}).has_value());
    ASSERT_TRUE(register_head("AMMAN", {}, "declined").has_value());
    EXPECT_THAT(answers("AMMAN"), IsEmpty());
}

TEST_P(QuestionTest, WhoLeavesTheDelegationTakesTheAnswersAlong) {
    ASSERT_TRUE(register_head("AMMAN", {{"head_q_" + visa, "no"},
                                        {"member_1_id", ""},
                                        {"member_1_name", "Luc"},
                                        {"member_1_post", ""},
                                        {"member_1_q_" + visa, "yes"},
                                        {"member_1_q_" + passport, "CA"}})
                    .has_value());
    EXPECT_EQ(answers("AMMAN").size(), 2U);
    ASSERT_TRUE(register_head("AMMAN", {{"head_q_" + visa, "no"}}).has_value());
    EXPECT_THAT(answers("AMMAN"), ElementsAre(Pair(head_of("AMMAN"), ElementsAre(Pair(visa, "no")))));
}

TEST_P(QuestionTest, AButtonAloneMakesNobodyAndATextDoes) {
    const auto text = ask(facts("Diet", QuestionKind::text));
    const TypedForm row{
        {"head_q_" + visa, "no"}, {"member_1_id", ""}, {"member_1_name", ""}, {"member_1_post", ""}};
    auto pressed = row;
    pressed.emplace("member_1_q_" + visa, "no");
    ASSERT_TRUE(register_head("AMMAN", pressed).has_value());
    EXPECT_EQ(delegation("AMMAN").people.size(), 1U);
    auto written = row;
    written.emplace("member_1_q_" + text, "No nuts");
    const auto refused = register_head("AMMAN", written);
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("Write the name of this person"), HasSubstr("No nuts")));
}

TEST_P(QuestionTest, ACountryIsWrittenByItsNameOrNotAtAll) {
    const auto refused =
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "Atlantis"}});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused),
                AllOf(HasSubstr("value=\"Atlantis\""), HasSubstr("Write a country by its name")));
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, " jo "}}).has_value());
    EXPECT_EQ(answers("AMMAN")[head_of("AMMAN")][passport], "JO");
}

TEST_P(QuestionTest, AnswersStandInTheListOnThePageAndAreErasedOnTheirDay) {
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "JO"}}).has_value());
    auto& at = scope();
    const auto file =
        delegates_page(guest_tools(), {.path_values = here(), .query = {{"format", "csv"}}}, at);
    EXPECT_THAT(std::get<Download>(*file).bytes,
                AllOf(HasSubstr("|Visa needed?|Passport of"), HasSubstr("|Yes|JO")));
    const auto page = [&] {
        return html(
            delegation_page(guest_tools(), {.path_values = {{"delegation", delegation("AMMAN").id}}}, at));
    };
    EXPECT_THAT(page(), AllOf(HasSubstr("Passport of"), HasSubstr("JO")));

    clock.set("2019-12-23T04:59:59Z");  // 22 December in Quito: 30 days after 22 November
    EXPECT_EQ(*erase_old_answers(db()), 0);
    clock.set("2019-12-23T05:00:00Z");
    EXPECT_EQ(*erase_old_answers(db()), 2);
    EXPECT_EQ(*erase_old_answers(db()), 0) << "once";
    EXPECT_THAT(answers("AMMAN"), IsEmpty());
    EXPECT_THAT(page(), Not(HasSubstr("Passport of")));
    EXPECT_EQ(delegation("AMMAN").people[0].name, "AMMAN 1") << "names have their own day";
    EXPECT_EQ(form().size(), 2U);
}

TEST_P(QuestionTest, AQuestionThatIsTakenOffKeepsItsAnswersUntilTheirDay) {
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "JO"}}).has_value());
    const auto refused = take_off(visa);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(fill(refused.error().message, refused.error().values),
              "“Passport of” waits for an answer to this question. Change that one first.");
    ASSERT_TRUE(take_off(passport).has_value());
    ASSERT_TRUE(register_head("AMMAN", {{"head_q_" + visa, "no"}}).has_value());
    EXPECT_EQ(answers("AMMAN")[head_of("AMMAN")][passport], "JO");
    EXPECT_THAT(office_html("AMMAN"), Not(HasSubstr("Passport of")));
    auto& at = scope();
    EXPECT_THAT(
        html(delegation_page(guest_tools(), {.path_values = {{"delegation", delegation("AMMAN").id}}}, at)),
        HasSubstr("Passport of (no longer asked)"));
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_question(uow, lucia, passport); }).has_value());
    EXPECT_THAT(labels(), ElementsAre("Visa needed?", "Passport of"));
    clock.set("2020-01-01T00:00:00Z");
    EXPECT_EQ(*erase_old_answers(db()), 2);
}

TEST_P(QuestionTest, AnotherKindIsRefusedOnceThereAreAnswersAndASecondWriterIsTold) {
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "JO"}}).has_value());
    auto wanted = facts("Passport of", QuestionKind::text, {visa, "yes"});
    EXPECT_EQ(said_of(change(passport, wanted), "kind").substr(0, 20), "Offices have answere");
    wanted.kind = QuestionKind::country;
    wanted.label.texts["en"] = "Country of the passport";
    ASSERT_TRUE(change(passport, wanted).has_value());
    const auto late = change(passport, wanted);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
}

TEST_P(QuestionTest, QuestionsMoveAmongTheirKindOnly) {
    auto of_all = facts("Bus", QuestionKind::yes_no);
    of_all.of = AskedOf::delegation;
    ask(of_all);
    const auto diet = ask(facts("Diet", QuestionKind::text));
    const auto step = [&](QuestionStep way) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) { return move_question(uow, lucia, diet, way); }).has_value());
    };
    step(QuestionStep::down);
    EXPECT_THAT(labels(), ElementsAre("Visa needed?", "Passport of", "Diet"));
    step(QuestionStep::up);
    step(QuestionStep::up);
    step(QuestionStep::up);
    EXPECT_THAT(labels(), ElementsAre("Diet", "Visa needed?", "Passport of"));
}

TEST_P(QuestionTest, TheFormOfAQuestionKeepsWhatWasTyped) {
    auto& at = scope();
    TypedForm typed{{"original_language", "en"},
                    {"label_en", "How do you come?"},
                    {"kind", "one"},
                    {"of", "person"},
                    {"stage", "registration"},
                    {"erase_days", "x"},
                    {"option_1_key", ""},
                    {"option_1_en", ""},
                    {"option_2_key", "evil,key"},
                    {"option_2_en", "By train"},
                    {"condition", visa + "=yes"}};
    const auto refused = add_question_post(guest_tools(), {.path_values = here(), .form = typed}, at);
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused),
                AllOf(HasSubstr("href=\"#f-purpose_en\""), HasSubstr("href=\"#f-option_1_en\""),
                      HasSubstr("href=\"#f-erase_days\""), HasSubstr("How do you come?"),
                      HasSubstr("By train"), HasSubstr("value=\"" + visa + "=yes\" selected")));
    typed.emplace("purpose_en", "Parking");
    typed.emplace("option_3_key", "");
    typed.emplace("option_3_en", "By car");
    typed.erase("erase_days");
    typed.emplace("erase_days", "7");
    ASSERT_TRUE(add_question_post(guest_tools(), {.path_values = here(), .form = typed}, at).has_value());
    const auto stored = form().back().facts;
    EXPECT_THAT(condition_values(stored), ElementsAre("o1", "o2"));
    EXPECT_EQ(stored.condition, (Condition{visa, "yes"}));
    EXPECT_EQ(stored.erase_days, 7);
    const auto page = html(form_page(guest_tools(), {.path_values = here()}, at));
    EXPECT_THAT(page, AllOf(HasSubstr("How do you come?"), HasSubstr("Parking"),
                            HasSubstr("erased 7 days after the event")));
    EXPECT_THAT(
        html(form_preview_page(guest_tools(), {.path_values = here(), .query = {{"language", "fr"}}}, at)),
        AllOf(HasSubstr("Visa needed? (fr)"), HasSubstr("lang=\"fr\"")));
}

TEST_P(QuestionTest, TheNextEditionBeginsWithTheForm) {
    auto next = quito();
    next.dates = {on("2021-01-18"), on("2021-01-26"), "Europe/Zurich"};
    const auto copy = write([&](UnitOfWork& uow) { return copy_edition(uow, lookup, lucia, id, next); });
    ASSERT_TRUE(copy.has_value());
    const auto copied =
        *write([&](UnitOfWork& uow) -> Result<std::vector<Question>> { return questions_of(uow, *copy); });
    ASSERT_EQ(copied.size(), 2U);
    EXPECT_EQ(copied[1].facts.condition.question, copied[0].id);
    EXPECT_NE(copied[0].id, visa);
}

}  // namespace
}  // namespace plenaria::events
