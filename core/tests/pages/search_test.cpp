// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/db.hpp>
#include <plenaria/search_from.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/text.hpp>

#include "pages/search_repository.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SearchTest : public ::testing::TestWithParam<Engine> {
protected:
    void index(const SearchEntry& entry) {
        ASSERT_TRUE(database.db().write([&](UnitOfWork& uow) -> Result<void> {
            uow.index(entry);
            return {};
        }));
    }
    std::vector<std::string> find(const std::string& query, const Actor& reader) {
        return *database.db().read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> titles;
            for (const auto& hit : find_hits(uow, folded_words(query), reader)) titles.push_back(hit.title);
            return titles;
        });
    }
    std::vector<std::string> find(const std::string& query) {
        return find(query, test::account("Ana", {{"a.view"}}));
    }
    test::FakeClock clock{"2026-11-30T06:59:59Z"};
    test::TestDatabase database{GetParam(), {.clock = &clock}};
};
PLENARIA_BOTH_ENGINES(SearchTest);

SearchEntry entry(const std::string& id, const std::string& title) {
    return {.subject = "a.thing/" + id,
            .title = title,
            .kind = "Thing",
            .path = "/a/" + id,
            .permission = "a.view"};
}

TEST_P(SearchTest, AccentsAndCaseDoNotMatterAndTheBeginningOfAWordIsEnough) {
    index(entry("1", "Montréal"));
    index(entry("2", "São Paulo"));
    EXPECT_THAT(find("MONTREAL"), ElementsAre("Montréal"));
    EXPECT_THAT(find("montré"), ElementsAre("Montréal"));
    EXPECT_THAT(find("sao pau"), ElementsAre("São Paulo"));
    EXPECT_THAT(find("ontreal"), IsEmpty());
}

TEST_P(SearchTest, EveryWordMustBeThereAlsoAnotherSpelling) {
    auto geneva = entry("1", "Geneva");
    geneva.text = "Genève Ginebra Genf";
    index(geneva);
    index(entry("2", "Geneva Convention"));
    EXPECT_THAT(find("ginebra"), ElementsAre("Geneva"));
    EXPECT_THAT(find("geneva conv"), ElementsAre("Geneva Convention"));
    EXPECT_THAT(find(""), IsEmpty());
}

TEST_P(SearchTest, FindsWhatTheReaderMaySee) {
    index(entry("1", "Secret nomination"));
    auto open = entry("2", "Secret garden");
    open.permission = "";
    index(open);
    EXPECT_THAT(find("secret"), ElementsAre("Secret garden", "Secret nomination"));
    EXPECT_THAT(find("secret", test::account("Eve")), ElementsAre("Secret garden"));
    EXPECT_THAT(find("secret", test::account("Eve", {{"b.view"}})), ElementsAre("Secret garden"));
    // Whoever may see things of one city only is shown none of those that belong to no city.
    EXPECT_THAT(find("secret", test::account("Eve", {{"a.view", "city/01Q"}})), ElementsAre("Secret garden"));
}

TEST_P(SearchTest, AnOfficeFindsWhatIsItsOwn) {
    auto review = entry("1", "Review of Quito");
    review.party = "city/01Q";
    index(review);
    auto quito = test::account("Quito"), lima = test::account("Lima");
    quito.party = "city/01Q";
    lima.party = "city/01L";
    EXPECT_THAT(find("review", quito), ElementsAre("Review of Quito"));
    EXPECT_THAT(find("review", lima), IsEmpty());
}

TEST_P(SearchTest, WhatTheClockOpensIsFoundFromThatSecondOnAndBeforeItByNobody) {
    auto call = entry("1", "Call to Action");
    call.permission = everybody_from(parse_instant("2026-11-30T07:00:00Z").value());
    index(call);
    EXPECT_THAT(find("call"), IsEmpty());
    clock.set("2026-11-30T07:00:00Z");
    EXPECT_THAT(find("call"), ElementsAre("Call to Action"));
    EXPECT_THAT(find("call", test::account("Eve")), ElementsAre("Call to Action"));
    // What no clock shows opens nothing.
    call.permission = "from 2026-13-01T00:00:00Z";
    index(call);
    EXPECT_THAT(find("call"), IsEmpty());
}

TEST_P(SearchTest, ANewTitleTakesThePlaceOfTheOldAndWhatIsGoneIsNotFound) {
    index(entry("1", "Zero draft"));
    index(entry("1", "Revision"));
    EXPECT_THAT(find("zero"), IsEmpty());
    EXPECT_THAT(find("revision"), ElementsAre("Revision"));
    ASSERT_TRUE(database.db().write([](UnitOfWork& uow) -> Result<void> {
        uow.unindex("a.thing/1");
        return {};
    }));
    EXPECT_THAT(find("revision"), IsEmpty());
}

TEST_P(SearchTest, ALongWordOfAnyScriptIsFoundByItself) {
    // 1 + 2 * 30 bytes: the limit of 40 falls into the middle of a letter.
    std::string word = "x";
    for (int i = 0; i < 30; ++i) word += "щ";
    index(entry("1", word));
    EXPECT_THAT(find(word), ElementsAre(word));
}

TEST_P(SearchTest, SignsOfSearchLanguagesMeanNothing) {
    index(entry("1", "Plain"));
    for (const char* hostile : {"%", "_", "' OR 1=1 --", "pl%n", "\\", "*"})
        EXPECT_THAT(find(hostile), IsEmpty());
}

}  // namespace
}  // namespace plenaria::host
