// SPDX-License-Identifier: EUPL-1.2
#include "src/cities/city_facts_service.hpp"
#include "src/contacts/contact_repository.hpp"
#include "src/people/person_repository.hpp"
#include "src/search/lookup_service.hpp"

#include <set>

#include <plenaria/testing/engines.hpp>

#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

class LookupTest : public ::testing::TestWithParam<Engine> {
protected:
    LookupTest() { store_.load(); }
    std::vector<Entry> called(std::string_view text, std::string_view kind,
                              std::string_view language = "en") {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<std::vector<Entry>> {
            return LookupService().called(uow, text, kind, language);
        });
    }
    std::optional<Entry> entry(std::string_view ref, std::string_view language) {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<std::optional<Entry>> {
            return LookupService().entry(uow, ref, language);
        });
    }

    Store store_{GetParam()};
};
PLENARIA_BOTH_ENGINES(LookupTest);

TEST_P(LookupTest, TheNamesOfManyAreThoseOfEach) {
    const auto people =
        *store_.db().read([&](UnitOfWork& uow) -> Result<std::vector<Person>> { return all_people(uow); });
    ASSERT_FALSE(people.empty());
    std::vector<std::string> refs{"person/NOBODY", called("Kampala", "city").at(0).ref};
    for (const auto& person : people) refs.push_back("person/" + person.id);
    const auto names = *store_.db().read([&](UnitOfWork& uow) -> Result<std::map<std::string, std::string>> {
        return LookupService().names(uow, refs, "en");
    });
    EXPECT_EQ(names.size(), refs.size() - 1);
    for (const auto& [ref, name] : names) EXPECT_EQ(name, entry(ref, "en")->name);
}

TEST_P(LookupTest, TheNamesOfManyCitiesAreInTheLanguageAskedFor) {
    std::vector<std::string> refs{"city/NOWHERE"};
    for (const auto* name : {"Lisbon", "Kampala", "Athens"}) refs.push_back(called(name, "city").at(0).ref);
    const auto names = *store_.db().read([&](UnitOfWork& uow) -> Result<std::map<std::string, std::string>> {
        return LookupService().names(uow, refs, "fr");
    });
    EXPECT_EQ(names.size(), 3U);
    EXPECT_EQ(names.at(refs[1]), "Lisbonne");
    for (const auto& [ref, name] : names) EXPECT_EQ(name, entry(ref, "fr")->name);
}

TEST_P(LookupTest, FactsOfCitiesSayWhoLeadsThemOnTheDay) {
    const std::vector<std::string> refs{called("Freetown", "city").at(0).ref, "city/NOWHERE", "person/NOBODY",
                                        called("Athens", "city").at(0).ref};
    const auto facts_on = [&](const char* day) {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<std::map<std::string, CityFacts>> {
            std::map<std::string, CityFacts> found;
            for (auto& each : CityFactsService().facts(uow, refs, parse_day(day).value(), "es")) {
                const auto ref = each.ref;
                found.emplace(ref, std::move(each));
            }
            return found;
        });
    };
    const auto facts = facts_on("2019-07-12");
    ASSERT_EQ(facts.size(), 2U);
    const auto& freetown = facts.at(refs[0]);
    EXPECT_EQ(freetown.region, "Africa");
    EXPECT_EQ(freetown.population, 1'050'000);
    EXPECT_TRUE(freetown.is_origin);
    EXPECT_EQ(freetown.head_name, "Yvonne Aki-Sawyerr");
    EXPECT_EQ(freetown.head_gender, "female");
    EXPECT_EQ(facts.at(refs[3]).name, "Atenas");
    EXPECT_EQ(facts.at(refs[3]).head_name, "Georgios Kaminis");
    EXPECT_EQ(facts_on("2017-12-31").at(refs[3]).head_name, "") << "nobody is known of before";
}

TEST_P(LookupTest, OfAListTheCitiesAreKnown) {
    const auto list = *store_.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto all = all_segments(uow);
        return all.empty() ? std::string() : all.front().segment.id;
    });
    ASSERT_NE(list, "");
    const auto listed = [&](const std::string& id) {
        return *store_.db().read([&](UnitOfWork& uow) -> Result<std::vector<CityFacts>> {
            return CityFactsService().listed(uow, id, parse_day("2019-07-12").value(), "en");
        });
    };
    const auto members = *store_.db().read(
        [&](UnitOfWork& uow) -> Result<std::vector<std::string>> { return segment_members(uow, list); });
    std::set<std::string> cities, found;
    for (const auto& ref : members)
        if (ref.starts_with("city/")) cities.insert(ref);
    for (const auto& each : listed(list)) found.insert(each.ref);
    EXPECT_FALSE(cities.empty());
    EXPECT_EQ(found, cities);
    EXPECT_TRUE(listed("nothing").empty());
}

TEST_P(LookupTest, ANameInAnyLanguageIsItsEntryWithItsZone) {
    const auto found = called("  lisbonne ", "city");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "Lisbon");
    EXPECT_EQ(found[0].zone, "Europe/Lisbon");
    EXPECT_EQ(entry(found[0].ref, "fr")->name, "Lisbonne");
}

TEST_P(LookupTest, TheWholeNameIsPreferredToItsBeginning) {
    EXPECT_GT(called("m", "city").size(), 1U);
    EXPECT_EQ(called("Milan", "city").size(), 1U);
    EXPECT_TRUE(called("Atlantis", "").empty());
    EXPECT_TRUE(called("", "city").empty());
}

TEST_P(LookupTest, TheKindNarrows) {
    EXPECT_TRUE(called("Valérie Plante", "city").empty());
    ASSERT_EQ(called("Valerie Plante", "person").size(), 1U);
    EXPECT_EQ(called("Valerie Plante", "").size(), 1U);
}

TEST_P(LookupTest, WhatIsNoRefIsNobody) {
    for (const auto* ref : {"", "city/", "city/nothing", "account/01ARZ3NDEKTSV4RRFFQ69G5FAV", "nonsense"})
        EXPECT_FALSE(entry(ref, "en").has_value()) << ref;
}

}  // namespace
}  // namespace plenaria::directory
