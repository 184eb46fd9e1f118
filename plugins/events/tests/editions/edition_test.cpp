// SPDX-License-Identifier: EUPL-1.2
#include "src/editions/edition_list_repository.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

using EditionTest = EventsRoom;
PLENARIA_BOTH_ENGINES(EditionTest);

std::vector<std::string> fields_of(const Error& error) {
    std::vector<std::string> names;
    for (const auto& field : error.fields) names.push_back(field.field);
    return names;
}

TEST(EditionStates, AreReadAsTheyAreWritten) {
    using enum EditionState;
    for (const auto state : {idea, announced, open, running, closed, reported, postponed, cancelled})
        EXPECT_EQ(parse_edition_state(to_text(state)), state);
    EXPECT_FALSE(parse_edition_state("planned").has_value());
}

TEST_P(EditionTest, IsStoredAsItWasWritten) {
    const auto id = edition(quito());
    const auto found = stored(id);
    EXPECT_EQ(found.titles.in("es"), "12.ª Cumbre del FMMD");
    EXPECT_EQ(found.titles.in("fr"), "12th GFMD Summit");
    EXPECT_EQ(found.city_name, "Quito");
    EXPECT_EQ(found.dates, quito().dates);
    EXPECT_EQ(found.state, EditionState::idea);
    EXPECT_EQ(found.revision, 1);
}

TEST_P(EditionTest, EveryFieldThatIsWrongIsNamedAtOnce) {
    auto facts = quito();
    facts.series_id = "nothing";
    facts.titles.texts.clear();
    facts.city_ref = "person/ANA";
    facts.dates = {on("2019-11-22"), on("2019-11-19"), "Quito"};
    facts.owner_ref = "account/SOMEBODY";
    const auto made = write([&](UnitOfWork& uow) { return create_edition(uow, lookup, lucia, facts); });
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(fields_of(made.error()),
              (std::vector<std::string>{"series", "title_en", "city", "ends_on", "zone", "owner"}));
}

TEST_P(EditionTest, GoesOnlyWhereItsStateLeads) {
    using enum EditionState;
    const auto id = edition(quito());
    const auto refused = write([&](UnitOfWork& uow) { return set_state(uow, lucia, id, running); });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    bring(id, {announced, open, running, closed, reported});
    EXPECT_EQ(stored(id).state, reported);
}

TEST_P(EditionTest, WhoeverSavesSecondLearnsOfTheFirst) {
    const auto id = edition(quito());
    auto facts = quito();
    facts.place = "Centro de Convenciones";
    const auto change = [&](int revision) {
        return write(
            [&](UnitOfWork& uow) { return change_edition(uow, lookup, lucia, id, facts, revision); });
    };
    EXPECT_TRUE(change(1).has_value());
    const auto second = change(1);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::conflict);
    EXPECT_EQ(stored(id).place, "Centro de Convenciones");
}

TEST_P(EditionTest, AnOwnerIsOfTheDirectoryOrOneself) {
    auto facts = quito();
    facts.owner_ref = "account/LUCIA";
    EXPECT_EQ(stored(edition(facts)).owner, (Owner{"account/LUCIA", "Lucía Fernández"}));
    facts.owner_ref = "person/ANA";
    EXPECT_EQ(stored(edition(facts)).owner, (Owner{"person/ANA", "Ana Pérez"}));
}

TEST_P(EditionTest, ASeriesHasItsNameForItself) {
    series("Mayoral Forum");
    const auto again = write([&](UnitOfWork& uow) {
        return create_series(uow, lucia, {.original = "en", .texts = {{"en", " MAYORAL  forum "}}});
    });
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(fields_of(again.error()), std::vector<std::string>{"title_en"});
}

class EditionListTest : public EventsRoom {
protected:
    EditionListTest() {
        auto facts = quito();
        edition(facts);
        facts.titles.texts = {{"en", "Global Refugee Forum 2019"}};
        facts.city_ref = "city/GENEVE";
        facts.place = "Palais des Nations";
        facts.dates = {on("2019-12-17"), on("2019-12-18"), "Europe/Zurich"};
        bring(edition(facts), {EditionState::announced});
        facts.titles.texts = {{"en", "Habitat III"}};
        facts.city_ref = "city/QUITO";
        facts.place.clear();
        facts.dates = {on("2016-10-17"), on("2016-10-20"), "America/Guayaquil"};
        edition(facts);
    }
    std::vector<std::string> titles(EditionFilter filter) {
        filter.today = on("2019-10-14");
        auto lines = *write([&](UnitOfWork& uow) -> Result<std::vector<EditionLine>> {
            EXPECT_EQ(count_editions(uow, filter),
                      static_cast<long long>(edition_lines(uow, filter, "en", 0, 100).size()));
            return edition_lines(uow, filter, "en", 0, 100);
        });
        std::vector<std::string> all;
        for (const auto& line : lines) all.push_back(line.title);
        return all;
    }
};
PLENARIA_BOTH_ENGINES(EditionListTest);

TEST_P(EditionListTest, WhatLiesAheadComesInItsOrderWhatIsPastTheOtherWayRound) {
    using Titled = std::vector<std::string>;
    EXPECT_EQ(titles({}), (Titled{"12th GFMD Summit", "Global Refugee Forum 2019"}));
    EXPECT_EQ(titles({.when = "past"}), Titled{"Habitat III"});
    EXPECT_EQ(titles({.when = "all"}),
              (Titled{"Global Refugee Forum 2019", "12th GFMD Summit", "Habitat III"}));
}

TEST_P(EditionListTest, AnEventOfTodayIsNotPast) {
    EditionFilter filter{.when = "past", .today = on("2019-12-18")};
    const auto lines =
        write([&](UnitOfWork& uow) -> Result<long long> { return count_editions(uow, filter); });
    EXPECT_EQ(*lines, 2);  // Quito and Habitat; the forum's last day is today
}

TEST_P(EditionListTest, IsFoundByTitlePlaceCityAndSeriesWithoutAccents) {
    const auto found = [&](std::string_view words) {
        return titles({.when = "all", .words = folded_words(words)});
    };
    EXPECT_EQ(found("cumbre fmmd"), std::vector<std::string>{"12th GFMD Summit"});
    EXPECT_EQ(found("geneve palais"), std::vector<std::string>{"Global Refugee Forum 2019"});
    EXPECT_EQ(found("QUITO").size(), 2U);
    EXPECT_EQ(found("gfmd").size(), 3U);  // the series of all of them
    EXPECT_TRUE(found("nowhere").empty());
}

TEST_P(EditionListTest, IsNarrowedByState) {
    EXPECT_EQ(titles({.when = "all", .state = "announced"}),
              std::vector<std::string>{"Global Refugee Forum 2019"});
}

}  // namespace
}  // namespace plenaria::events
