// SPDX-License-Identifier: EUPL-1.2
// Cities of the directory as answers, and questions that are dragged.
#include <gmock/gmock.h>

#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/registration/answer_file_repository.hpp"
#include "src/registration/city_answers.hpp"
#include "src/registration/question_pages.hpp"
#include "src/registration/settled_field_pages.hpp"
#include "tests/registration/asking.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class CityAnswerTest : public Asking {
protected:
    CityAnswerTest() {
        choose_and_invite();
        from = ask(facts("Departure", QuestionKind::city));
        for (const auto& [ref, country] : {std::pair{"city/TRIPOLI", "LY"}, {"city/TRIPOLI2", "LB"}}) {
            lookup.entries.push_back({ref, "Tripoli", "UTC"});
            directory.all.push_back({.ref = ref, .name = "Tripoli", .iso2 = country});
        }
        directory.all.push_back({.ref = "city/GENEVE", .name = "Genève", .iso2 = "CH"});
    }
    Result<Reply> departs(const std::string& typed, const std::string& chosen = {}) {
        return register_head("AMMAN", {{"head_q_" + from, typed}, {"head_q_" + from + "_ref", chosen}});
    }
    std::string stored() { return answers("AMMAN")[head_of("AMMAN")][from]; }
    std::string suggested(const std::string& typed) {
        auto& at = scope_of(office("AMMAN"));
        const auto reply = office_cities(guest_tools(), {.path_values = here(), .query = {{"q", typed}}}, at);
        if (!reply) return std::string(to_text(reply.error().code));
        return std::get<plenaria::Json>(*reply).text;
    }
    static std::string to_text(ErrorCode code) { return code == ErrorCode::too_many ? "too_many" : "other"; }

    std::string from;
};
PLENARIA_BOTH_ENGINES(CityAnswerTest);

TEST_P(CityAnswerTest, ATypedNameMeansACity) {
    ASSERT_TRUE(departs("geneve").has_value());
    EXPECT_EQ(stored(), "city/GENEVE");
    auto& at = scope_of(office("AMMAN"));
    EXPECT_THAT(
        html(office_page(guest_tools(), {.path_values = here()}, at)),
        AllOf(HasSubstr("value=\"Genève\""), HasSubstr("value=\"city/GENEVE\""), HasSubstr("data-suggest=")));
    auto& staff = scope();
    EXPECT_THAT(html(delegation_page(guest_tools(), {.path_values = {{"delegation", delegation("AMMAN").id}}},
                                     staff)),
                HasSubstr("Genève"));
    const auto table =
        delegates_page(guest_tools(), {.path_values = here(), .query = {{"format", "csv"}}}, staff);
    EXPECT_THAT(std::get<Download>(*table).bytes, AllOf(HasSubstr("Genève"), Not(HasSubstr("city/"))));
}

TEST_P(CityAnswerTest, OfSeveralTheChoicesAreNamed) {
    const auto refused = departs("Tripoli");
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused),
                AllOf(HasSubstr("Which city do you mean? Write it with its country: Tripoli, LY; "
                                "Tripoli, LB."),
                      HasSubstr("value=\"Tripoli\"")));
    ASSERT_TRUE(departs("Tripoli, LB").has_value());
    EXPECT_EQ(stored(), "city/TRIPOLI2");
    ASSERT_TRUE(departs("Tripoli", "city/TRIPOLI").has_value()) << "chosen from the list";
    EXPECT_EQ(stored(), "city/TRIPOLI");
}

TEST_P(CityAnswerTest, WhatNoCityIsCalledIsRefused) {
    for (const std::string typed : {"Atlantis", "city/NONE", "city/city/NONE", "person/ANA", "Ana Pérez"}) {
        const auto refused = departs(typed, "person/ANA");
        EXPECT_EQ(status(refused), 422) << typed;
        EXPECT_THAT(html(refused), HasSubstr("Write a city by its name.")) << typed;
    }
    ASSERT_TRUE(departs("Quito", "city/GENEVE").has_value());
    EXPECT_EQ(stored(), "city/QUITO") << "a name that was changed after choosing counts, not the choice";
}

TEST_P(CityAnswerTest, SuggestionsTellNamesOfCitiesAlone) {
    EXPECT_THAT(suggested("tri"),
                AllOf(HasSubstr("\"label\":\"Tripoli\",\"hint\":\"LY\""), HasSubstr("TRIPOLI2")));
    EXPECT_EQ(suggested("Ana"), R"({"items":[]})") << "no people";
    EXPECT_EQ(suggested("t"), R"({"items":[]})");
    auto& stranger = scope();
    EXPECT_FALSE(
        office_cities(guest_tools(), {.path_values = here(), .query = {{"q", "tri"}}}, stranger).has_value());
}

TEST_P(CityAnswerTest, SuggestionsAreCountedByTheHour) {
    const auto of = delegation("AMMAN").id;
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    for (int each = 0; each < 1000; ++each) count_city_search(uow, of);
                    return {};
                }).has_value());
    EXPECT_EQ(suggested("tri"), "too_many");
    clock.set("2019-10-14T16:00:00Z");
    EXPECT_THAT(suggested("tri"), HasSubstr("Tripoli"));
}

TEST_P(CityAnswerTest, AConditionMayWaitForOneCity) {
    const auto any = ask(facts("Flight", QuestionKind::text, {from, ""}));
    const auto one = ask(facts("Train", QuestionKind::text, {from, "GENEVE"}));
    const TypedForm both{{"head_q_" + any, "A1"}, {"head_q_" + one, "B2"}};
    const auto with = [&](const std::string& typed) {
        auto form = both;
        form.emplace("head_q_" + from, typed);
        EXPECT_TRUE(register_head("AMMAN", form).has_value());
        return answers("AMMAN")[head_of("AMMAN")];
    };
    EXPECT_EQ(with("Genève").size(), 3U);
    const auto quito = with("Quito");
    EXPECT_TRUE(quito.contains(any));
    EXPECT_FALSE(quito.contains(one));
    EXPECT_THAT(with(""), IsEmpty());
    auto& at = scope_of(office("AMMAN"));
    EXPECT_THAT(html(office_page(guest_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("data-shown-for=\"Genève\""), HasSubstr("Only if “Departure” is “Genève”.")));
}

TEST_P(CityAnswerTest, TheBuilderNamesTheCityThatIsWaitedFor) {
    auto& at = scope();
    TypedForm typed{{"original_language", "en"}, {"label_en", "Train"},
                    {"purpose_en", "Seats"},     {"kind", "text"},
                    {"erase_days", "7"},         {"condition", from + "="},
                    {"when_city", ""},           {"when_city_text", "gen"}};
    ASSERT_TRUE(add_question_post(guest_tools(), {.path_values = here(), .form = typed}, at).has_value());
    const auto made = form().back();
    EXPECT_EQ(made.facts.condition, (Condition{from, "GENEVE"}));
    EXPECT_THAT(html(question_page(guest_tools(), {.path_values = {{"question", made.id}}}, at)),
                AllOf(HasSubstr("value=\"Genève\""), HasSubstr("value=\"" + from + "=\" selected")));
    EXPECT_THAT(html(form_page(guest_tools(), {.path_values = here()}, at)),
                HasSubstr("Only if “Departure” is “Genève”."));
    typed.erase("when_city_text");
    typed.emplace("when_city_text", "Atlantis");
    const auto refused = add_question_post(guest_tools(), {.path_values = here(), .form = typed}, at);
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), HasSubstr("Nothing in the directory is called Atlantis."));
}

TEST_P(CityAnswerTest, AFileQuestionNeedsAKindAndKeepsIt) {
    auto wanted = facts("Scan", QuestionKind::file);
    EXPECT_THAT(try_ask(wanted).error().fields,
                ElementsAre(FieldError{"file_kinds", "Choose at least one kind of file."}));
    wanted.file_kinds = {FileKind::word, FileKind::pdf};
    ask(wanted);
    EXPECT_THAT(form().back().facts.file_kinds, ElementsAre(FileKind::pdf, FileKind::word));
    EXPECT_EQ(form().front().facts.kind, QuestionKind::city);
}

TEST_P(CityAnswerTest, AQuestionIsDraggedWhereNobodyElseHasMovedOne) {
    const auto second = ask(facts("Second", QuestionKind::text)),
               third = ask(facts("Third", QuestionKind::text));
    const auto order = [&] {
        std::vector<std::string> ids;
        const auto all = form();
        for (const auto* each : asked(all, Stage::registration, AskedOf::person)) ids.push_back(each->id);
        return ids;
    };
    const auto place = [&](const std::string& which, const std::string& before,
                           const std::vector<std::string>& seen) {
        return write([&](UnitOfWork& uow) { return place_question(uow, lucia, which, before, seen); });
    };
    const std::vector<std::string> shown{from, second, third};
    ASSERT_TRUE(place(third, from, shown).has_value());
    EXPECT_THAT(order(), ElementsAre(third, from, second));
    const auto late = place(second, "", shown);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_THAT(order(), ElementsAre(third, from, second));
    ASSERT_TRUE(place(third, "", order()).has_value());
    EXPECT_THAT(order(), ElementsAre(from, second, third));
    EXPECT_FALSE(place(third, "NONE", order()).has_value());
    auto& at = scope();
    const auto moved =
        place_question_post(guest_tools(),
                            {.path_values = {{"question", third}},
                             .form = {{"before", second}, {"seen", from + ',' + second + ',' + third}},
                             .wants_fragment = true},
                            at);
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(std::get<plenaria::Json>(*moved).text, R"({"message":"Moved."})");
    EXPECT_THAT(order(), ElementsAre(from, third, second));
}

}  // namespace
}  // namespace plenaria::events
