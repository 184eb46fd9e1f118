// SPDX-License-Identifier: EUPL-1.2
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/country.hpp"
#include "src/history.hpp"
#include "src/parties/party_rules.hpp"
#include "src/people/mandate_rules.hpp"

namespace plenaria::directory {
namespace {

using namespace std::chrono;
using ::testing::ElementsAre;

City kampala() {
    return {.id = "01HQZX3V9M5B7C8D9E0F1G2H3J",
            .name = {.en = "Kampala"},
            .iso2 = "UG",
            .population = 1'650'000,
            .latitude = 0.31628,
            .longitude = 32.58219,
            .has_place = true,
            .zone = "Africa/Kampala"};
}

std::vector<std::string> refused_fields(const Result<void>& result) {
    std::vector<std::string> names;
    if (!result)
        for (const auto& field : result.error().fields) names.push_back(field.field);
    return names;
}

TEST(Countries, EveryCodeOfIso3166IsFoundOnce) {
    EXPECT_EQ(all_countries().size(), 249u);
    for (const auto& country : all_countries())
        ASSERT_EQ(find_country(country.iso2), &country) << country.iso2;
    EXPECT_EQ(find_country("UG")->subregion, "Sub-Saharan Africa");
    EXPECT_EQ(find_country("XX"), nullptr);
    EXPECT_EQ(find_country("ug"), nullptr);
}

TEST(CityRules, ACityOfTheBoardIsAccepted) { EXPECT_TRUE(check(kampala()).has_value()); }

TEST(CityRules, EveryProblemIsNamedAtOnce) {
    auto city = kampala();
    city.name.en = " - ";
    city.iso2 = "XX";
    city.population = -1;
    city.latitude = std::numeric_limits<double>::quiet_NaN();
    city.longitude = 180.1;
    city.zone = "Kampala";
    city.language = "de";
    EXPECT_THAT(refused_fields(check(city)),
                ElementsAre("name_en", "iso2", "population", "latitude", "longitude", "zone", "language"));
}

TEST(CityRules, TheLimitsThemselvesAreAllowed) {
    auto city = kampala();
    city.latitude = -90;
    city.longitude = 180;
    city.name.es = std::string(200, 'a');
    EXPECT_TRUE(check(city).has_value());
    city.name.es += 'a';
    EXPECT_THAT(refused_fields(check(city)), ElementsAre("name_es"));
}

TEST(CityRules, IdentityIgnoresAccentsCaseAndBlanks) {
    auto city = kampala();
    city.name.en = "MONTRÉAL ";
    city.iso2 = "CA";
    EXPECT_EQ(identity(city), "montreal|CA");
    city.division = "Québec";
    EXPECT_EQ(identity(city), "montreal|CA|quebec");
}

TEST(CityRules, ALetterThatUnfoldsToEighteenStillFitsItsColumn) {
    City city = kampala();
    city.name.en.clear();
    for (int i = 0; i < 200; ++i) city.name.en += "\xEF\xB7\xBA";  // U+FDFA
    EXPECT_TRUE(check(city).has_value());
    EXPECT_EQ(clip(identity(city), 400), identity(city));
    for (const auto& word : index_words(spellings(city))) EXPECT_EQ(clip(word, 40), word);
}

TEST(Aliases, RepetitionsAndTheNamesThemselvesAreLeftOut) {
    EXPECT_THAT(tidy_aliases({" Amán", "AMMÁN", "Aman", "", "Philadelphia", "  "}, {"Amman"}),
                ElementsAre("Amán", "Philadelphia"));
}

TEST(Aliases, WordsAreFoldedSortedAndEachOnce) {
    EXPECT_THAT(index_words({"Los Ángeles", "Los Angeles", "L.A."}), ElementsAre("a", "angeles", "l", "los"));
}

TEST(Refs, OnlyARefOfAnIdIsRead) {
    EXPECT_EQ(text_of(*parse_ref("person/01HQZX3V9M5B7C8D9E0F1G2H3J")), "person/01HQZX3V9M5B7C8D9E0F1G2H3J");
    EXPECT_FALSE(parse_ref("city/01HQZX3V9M5B7C8D9E0F1G2H3"));
    EXPECT_FALSE(parse_ref("city/01HQZX3V9M5B7C8D9E0F1G2H3'"));
    EXPECT_FALSE(parse_ref("town/01HQZX3V9M5B7C8D9E0F1G2H3J"));
    EXPECT_FALSE(parse_ref(""));
}

MandateRow kaminis() {
    return {
        .id = "m1", .office = "Mayor", .from = 2010y / December / 29, .until = Day(2019y / September / 1)};
}

TEST(Mandates, TheDayOfTheEndIsNotHeldAnyMore) {
    EXPECT_TRUE(holds_on(kaminis(), 2019y / August / 31));
    EXPECT_FALSE(holds_on(kaminis(), 2019y / September / 1));
    EXPECT_TRUE(holds_on(kaminis(), 2010y / December / 29));
    EXPECT_FALSE(holds_on(kaminis(), 2010y / December / 28));
}

TEST(Mandates, ASuccessorMayBeginOnTheDayTheOtherEnds) {
    const MandateRow bakoyannis{.id = "m2", .office = "Mayor", .from = 2019y / September / 1};
    EXPECT_TRUE(check(bakoyannis, {kaminis()}).has_value());
}

TEST(Mandates, ASecondHeadOnTheSameDayIsRefusedWithTheDayOfTheFirst) {
    const MandateRow early{.id = "m2", .office = "Mayor", .from = 2019y / August / 31};
    const auto refused = check(early, {kaminis()});
    EXPECT_THAT(refused_fields(refused), ElementsAre("from"));
    EXPECT_EQ(refused.error().fields[0].values, (MessageValues{{"from", "2010-12-29"}}));
}

TEST(Mandates, ADeputyServesBesideTheHead) {
    const MandateRow deputy{.id = "m2", .office = "Deputy Mayor", .head = false, .from = 2015y / March / 1};
    EXPECT_TRUE(check(deputy, {kaminis()}).has_value());
}

TEST(Mandates, OneThatEndsBeforeItBeginsIsRefused) {
    auto mandate = kaminis();
    mandate.until = mandate.from;
    EXPECT_THAT(refused_fields(check(mandate, {})), ElementsAre("until"));
    EXPECT_FALSE(check_end(kaminis(), 2010y / December / 29).has_value());
    EXPECT_TRUE(check_end(kaminis(), 2010y / December / 30).has_value());
}

TEST(History, OnlyWhatDiffersIsKept) {
    auto after = kampala();
    after.name.es = "Kampala \"la ciudad\"";
    after.population = 0;
    const auto changed = difference(fields(kampala()), fields(after));
    EXPECT_EQ(changed.before, R"({"name_es":"","population":"1650000"})");
    EXPECT_EQ(changed.after, R"({"name_es":"Kampala \"la ciudad\"","population":""})");
    EXPECT_TRUE(difference(fields(after), fields(after)).names.empty());
}

}  // namespace
}  // namespace plenaria::directory
