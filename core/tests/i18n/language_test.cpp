// SPDX-License-Identifier: EUPL-1.2
#include <i18n/language.hpp>

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace plenaria::host::i18n {
namespace {

using namespace std::chrono;

const Language& en() {
    static const Language language("en");
    return language;
}
const Language& es() {
    static const Language language("es");
    return language;
}
const Language& fr() {
    static const Language language("fr");
    return language;
}

TEST(Language, ADayIsWrittenAsTheUnitedNationsWriteIt) {
    const Day day = 2019y / December / 17;

    EXPECT_EQ(en().day(day), "17 December 2019");
    EXPECT_EQ(es().day(day), "17 de diciembre de 2019");
    EXPECT_EQ(fr().day(day), "17 décembre 2019");
}

TEST(Language, OnlyTheFirstOfAMonthIsAnOrdinalInFrench) {
    EXPECT_EQ(fr().day(2020y / March / 1), "1er mars 2020");
    EXPECT_EQ(fr().day(2020y / March / 2), "2 mars 2020");
    EXPECT_EQ(es().day(2020y / March / 1), "1 de marzo de 2020");
    EXPECT_EQ(en().day(2020y / February / 29), "29 February 2020");
}

TEST(Language, NumbersAreGrouped) {
    EXPECT_EQ(en().number(1234567), "1,234,567");
    EXPECT_EQ(es().number(1234567), "1.234.567");
    EXPECT_EQ(fr().number(1234567), "1\u202f234\u202f567");
    EXPECT_EQ(en().number(-5), "-5");
    EXPECT_EQ(en().number(-1000), "-1,000");
    EXPECT_EQ(en().number(999), "999");
    EXPECT_EQ(en().number(0), "0");
    EXPECT_EQ(es().number(1234), "1234");
    EXPECT_EQ(es().number(12345), "12.345");
    EXPECT_EQ(fr().number(1234), "1\u202f234");
    EXPECT_EQ(en().decimal(12.345, 1), "12.3");
    EXPECT_EQ(es().decimal(12.5, 2), "12,50");
    EXPECT_EQ(fr().decimal(0, 0), "0");
}

TEST(Language, CountriesAndLanguagesHaveNames) {
    EXPECT_EQ(en().country("JO"), "Jordan");
    EXPECT_EQ(es().country("JO"), "Jordania");
    EXPECT_EQ(fr().country("CI"), "Côte d’Ivoire");
    EXPECT_EQ(fr().country("QQ"), "QQ");
    EXPECT_EQ(en().language_name("fr"), "French");
    EXPECT_EQ(fr().language_name("es"), "espagnol");
    EXPECT_EQ(en().language_name("zzz9"), "zzz9");
}

TEST(Language, EachLanguageHasItsOrder) {
    std::vector<std::string> words{"ñandú", "nube", "ocho", "Ñuble", "ánimo"};
    std::sort(words.begin(), words.end(),
              [](const auto& a, const auto& b) { return es().sort_key(a) < es().sort_key(b); });

    EXPECT_EQ(words, (std::vector<std::string>{"ánimo", "nube", "ñandú", "Ñuble", "ocho"}));
    EXPECT_LT(fr().sort_key("Écosse"), fr().sort_key("Egypte"));
    EXPECT_LT(en().sort_key(""), en().sort_key("a"));
    EXPECT_EQ(en().sort_key("São Paulo"), en().sort_key("São Paulo"));
}

TEST(Language, AZoneIsNamedByItsCityAsItStandsAfterTimeOf) {
    EXPECT_EQ(en().zone_city("Africa/Kampala"), "Kampala");
    EXPECT_EQ(es().zone_city("Africa/Cairo"), "El Cairo");
    EXPECT_EQ(fr().zone_city("America/Havana"), "de La Havane");
    EXPECT_EQ(fr().zone_city("Africa/Addis_Ababa"), "d’Addis-Abeba");
    EXPECT_EQ(fr().zone_city("Asia/Hong_Kong"), "de Hong Kong");
    EXPECT_EQ(en().zone_city("UTC"), "");
    EXPECT_EQ(en().zone_city("Etc/GMT-2"), "");
}

}  // namespace
}  // namespace plenaria::host::i18n
