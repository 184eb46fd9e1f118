// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "src/import/cells.hpp"
#include "src/import/columns.hpp"
#include "src/import/country_names.hpp"
#include "src/import/dates.hpp"

namespace plenaria::directory::import {
namespace {

using namespace std::chrono;
constexpr Day eighth = 2018y / December / 8;

std::string read(std::string_view text) {
    const auto reading = read_date(text);
    if (!reading.day) return "none";
    return plenaria::to_text(*reading.day) +
           (reading.other ? " or " + plenaria::to_text(*reading.other) : "");
}

TEST(Dates, TheSameDayIsReadInEveryForm) {
    for (const auto* text :
         {"2018-12-08", "2018-12-08T00:00:00", "2018/12/08", "2018-12-8", "08.12.2018", "8.12.2018",
          "8 December 2018", "December 8, 2018", "Dec 8th, 2018", "8 de diciembre de 2018", "8 dic. 2018",
          "8 décembre 2018", "le 8 déc. 2018", "08-dic-2018", "43442", " 8 DICIEMBRE 2018 "})
        EXPECT_EQ(read(text), "2018-12-08") << text;
    EXPECT_EQ(read("1er août 2018"), "2018-08-01");
    EXPECT_EQ(read("1 sept. 2018"), "2018-09-01");
    EXPECT_EQ(read("29 février 2020"), "2020-02-29");
}

TEST(Dates, DayAndMonthThatCanBeExchangedAreTwoReadings) {
    EXPECT_EQ(read("08/12/2018"), "2018-12-08 or 2018-08-12");
    EXPECT_EQ(read("8-12-2018"), "2018-12-08 or 2018-08-12");
}

TEST(Dates, DayAndMonthThatCannotBeExchangedAreOne) {
    EXPECT_EQ(read("13/12/2018"), "2018-12-13");
    EXPECT_EQ(read("12/13/2018"), "2018-12-13");
    EXPECT_EQ(read("05/05/2018"), "2018-05-05");
    EXPECT_EQ(read("12/12/2018"), "2018-12-12");
}

TEST(Dates, WhatIsNoWholeDayIsNone) {
    for (const auto* text :
         {"", "2018", "December 2018", "08/12/18", "31/02/2018", "2018-13-01", "2018-02-30", "soon",
          "8 jui 2018", "0/0/2018", "9999999", "1/2/3/4", "32 May 2018", "May", "-", "(assumed)"})
        EXPECT_EQ(read(text), "none") << text;
}

TEST(Dates, ARemarkInBracketsIsKept) {
    const auto reading = read_date("2018-12-01 (assumed)");
    EXPECT_EQ(reading.day, Day(2018y / December / 1));
    EXPECT_EQ(reading.remark, "assumed");
    EXPECT_EQ(read_date("8 décembre 2018").remark, "");
    EXPECT_EQ(read_date("8 décembre 2018").day, eighth);
}

TEST(Cells, WholeNumbersAreReadWithTheirGroups) {
    for (const auto* text : {"1650000", "1 650 000", "1,650,000", "1.650.000",
                             "1\xC2\xA0"
                             "650\xE2\x80\xAF"
                             "000",
                             "1'650'000"})
        EXPECT_EQ(read_whole(text), 1'650'000) << text;
    for (const auto* text :
         {"", "1.65", "c. 1000", "-3", "1,65,000", "1,650.000", ",650", "12345678901234567"})
        EXPECT_EQ(read_whole(text), std::nullopt) << text;
}

TEST(Cells, MigrationContextIsFoundInAllLanguages) {
    EXPECT_EQ(read_context("destination (urban refugees from the region), transit"),
              (MigrationContext{.transit = true, .destination = true}));
    EXPECT_EQ(read_context("Origen y retorno"), (MigrationContext{.origin = true, .return_to = true}));
    EXPECT_EQ(read_context("nothing"), MigrationContext{});
}

TEST(Cells, ZoneAndLanguageFollowFromTheCountryWhereItHasOne) {
    EXPECT_EQ(zone_of_country("UG"), "Africa/Kampala");
    EXPECT_EQ(zone_of_country("US"), "UTC");
    EXPECT_EQ(language_of_country("CO"), "es");
    EXPECT_EQ(language_of_country("FR"), "fr");
    EXPECT_EQ(language_of_country("JO"), "en");
}

TEST(CountryNamesTest, NamesCodesAndHabitsAreKnown) {
    const CountryNames names;
    for (const auto* text : {"JO", "JOR", "Jordan", "Jordania", "Jordanie", " jordanie "})
        EXPECT_EQ(names.find(text), "JO") << text;
    EXPECT_EQ(names.find("Inglaterra"), "GB");
    EXPECT_EQ(names.find("EE. UU."), "US");
    EXPECT_EQ(names.find("Côte d'Ivoire"), "CI");
    EXPECT_EQ(names.find("Canadá"), "CA");
    EXPECT_EQ(names.find("Sierra Leona"), "SL");
    EXPECT_EQ(names.find("Atlantis"), "");
    EXPECT_EQ(names.find(""), "");
}

TEST(Columns, TheBoardsFileIsUnderstood) {
    const std::vector<std::string> headings{"seat",
                                            "SEED_name",
                                            "SEED_city",
                                            "SEED_country",
                                            "SEED_term",
                                            "GK_city_en",
                                            "GK_iso2",
                                            "GK_iso3",
                                            "SRC_un_region",
                                            "SRC_un_subregion",
                                            "GK_gender",
                                            "GK_population_approx",
                                            "GK_population_note",
                                            "SRC_lat",
                                            "SRC_lon",
                                            "GK_migration_context",
                                            "GK_term_start",
                                            "GK_term_end",
                                            "note"};
    EXPECT_EQ(guess_kind(headings), Kind::board);
    const auto mapping = guess(Kind::board, headings);
    EXPECT_EQ(mapping[1], "person");
    EXPECT_EQ(mapping[2], "");
    EXPECT_EQ(mapping[5], "city");
    EXPECT_EQ(mapping[6], "country");
    EXPECT_EQ(mapping[10], "gender");
    EXPECT_EQ(mapping[16], "from");
    EXPECT_EQ(mapping[17], "until");
    EXPECT_EQ(mapping[18], "note");
    EXPECT_TRUE(problems(Kind::board, mapping).empty());
    EXPECT_EQ(guess(Kind::cities, headings)[13], "latitude");
}

TEST(Columns, HeadingsAreUnderstoodInThreeLanguages) {
    EXPECT_EQ(guess(Kind::board, {"Ciudad", "Alcalde(sa)", "Desde", "País"}),
              (Mapping{"city", "person", "from", "country"}));
    EXPECT_EQ(guess(Kind::board, {"Ville", "Maire", "Depuis", "Pays"}),
              (Mapping{"city", "person", "from", "country"}));
    EXPECT_EQ(guess(Kind::cities, {"City", "Country", "Población", "Fuseau horaire"}),
              (Mapping{"name", "country", "population", "zone"}));
    EXPECT_EQ(guess_kind({"GK_canonical_en", "GK_acronym_en", "GK_acronym_es", "SEED_spellings", "GK_type"}),
              Kind::organisations);
}

TEST(Columns, WhatIsMissingOrDoubledIsSaid) {
    EXPECT_EQ(problems(Kind::cities, {"name", ""}).size(), 1u);
    EXPECT_EQ(problems(Kind::cities, {"name", "country", "name"}).size(), 1u);
    EXPECT_EQ(problems(Kind::board, {"", ""}).size(), 2u);
}

}  // namespace
}  // namespace plenaria::directory::import
