// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "src/text/figures.hpp"

namespace plenaria::statements {
namespace {

std::vector<std::string> keys(std::string_view text, std::string_view language) {
    std::vector<std::string> found;
    for (const auto& figure : figures_in(text, language)) found.push_back(figure.keys.front());
    return found;
}
using Keys = std::vector<std::string>;

TEST(Figures, ADateIsOneFigureInEachLanguage) {
    EXPECT_EQ(keys("adopted on 10 December 2018", "en"), Keys{"2018-12-10"});
    EXPECT_EQ(keys("adopted on December 10, 2018", "en"), Keys{"2018-12-10"});
    EXPECT_EQ(keys("aprobado el 10 de diciembre de 2018", "es"), Keys{"2018-12-10"});
    EXPECT_EQ(keys("adopté le 10 décembre 2018", "fr"), Keys{"2018-12-10"});
    EXPECT_EQ(keys("le 1er janvier 2020", "fr"), Keys{"2020-01-01"});
    EXPECT_EQ(keys("the 8 December gathering", "en"), Keys{"--12-08"});
    EXPECT_EQ(keys("2018-12-10", "en"), Keys{"2018-12-10"});
}

TEST(Figures, APercentageIsNotThePlainNumber) {
    EXPECT_EQ(keys("25 per cent of 40 homes", "en"), (Keys{"25%", "40"}));
    EXPECT_EQ(keys("el 25 % de 40", "es"), (Keys{"25%", "40"}));
    EXPECT_EQ(keys("25 pour cent", "fr"), Keys{"25%"});
}

TEST(Figures, SeparatorsOfThreeLanguagesMeanTheSame) {
    EXPECT_TRUE(compare_figures("1,000 homes", "en", "1\u00a0000 logements", "fr").empty());
    EXPECT_TRUE(compare_figures("1,000 homes", "en", "1.000 viviendas", "es").empty());
    EXPECT_TRUE(compare_figures("3.5 metres", "en", "3,50 metros", "es").empty());
    EXPECT_EQ(compare_figures("1,000 homes", "en", "10 000 logements", "fr").size(), 3U);
}

TEST(Figures, ADifferenceNamesBothLanguagesAndWhatEachWrites) {
    EXPECT_EQ(compare_figures("By 2030, 25 cities", "en", "Para 2030, 52 ciudades", "es"),
              (std::vector<FigureGap>{{"en", "es", "25"}, {"es", "en", "52"}}));
}

TEST(Figures, ADifferentDayIsADisagreement) {
    const auto gaps = compare_figures("on 10 December 2018", "en", "le 11 décembre 2018", "fr");
    ASSERT_EQ(gaps.size(), 2U);
    EXPECT_EQ(gaps[0].shown, "10 December 2018");
    EXPECT_EQ(gaps[1].shown, "11 décembre 2018");
}

TEST(Figures, WordsAndRomanLettersCountAsTheNumber) {
    EXPECT_TRUE(compare_figures("the 21st century", "en", "el siglo XXI", "es").empty());
    EXPECT_TRUE(compare_figures("the 21st century", "en", "le XXIe siècle", "fr").empty());
    EXPECT_TRUE(compare_figures("within 10 years", "en", "dans un délai de dix ans", "fr").empty());
    EXPECT_EQ(compare_figures("within 10 years", "en", "dans un délai de onze ans", "fr").size(), 1U);
    EXPECT_TRUE(compare_figures("Article 1", "en", "Article premier", "fr").empty());
}

TEST(Figures, ARepeatedNumberMustBeRepeated) {
    EXPECT_EQ(compare_figures("64 cities and 64 mayors", "en", "64 ciudades y sus alcaldías", "es").size(),
              1U);
}

TEST(Figures, AMissingTranslationIsNoDisagreement) {
    EXPECT_TRUE(compare_figures("64 cities", "en", "", "es").empty());
}

}  // namespace
}  // namespace plenaria::statements
