// SPDX-License-Identifier: EUPL-1.2
#include <i18n/negotiation.hpp>

#include <string>

#include <gtest/gtest.h>

#include <i18n/catalogs.hpp>

namespace plenaria::host::i18n {
namespace {

std::string_view best(std::string_view header) { return negotiate(header, Catalogs::languages); }

TEST(Negotiation, TheHighestWeightWinsWhateverTheOrder) {
    EXPECT_EQ(best("en;q=0.2, fr;q=0.9, es;q=0.5"), "fr");
    EXPECT_EQ(best("es-UY,es;q=0.9,en;q=0.8"), "es");
    EXPECT_EQ(best("FR-ca"), "fr");
}

TEST(Negotiation, OfEqualWishesTheFirstIsGranted) {
    EXPECT_EQ(best("fr, es"), "fr");
    EXPECT_EQ(best("es, fr"), "es");
}

TEST(Negotiation, WithoutAWishWeCanGrantItIsEnglish) {
    EXPECT_EQ(best(""), "en");
    EXPECT_EQ(best("de, pt-BR"), "en");
    EXPECT_EQ(best("fr;q=0"), "en");
    EXPECT_EQ(best("frank"), "en");
    EXPECT_EQ(best("*"), "en");
}

TEST(Negotiation, NonsenseCountsForNothing) {
    EXPECT_EQ(best(";;;,,,;q=,q=1, fr;q=banana, es;q=0.1"), "es");
    EXPECT_EQ(best("fr;q=1.5, es;q=0.3"), "es");
    EXPECT_EQ(best("fr;q=-1, es;q=0.3"), "es");
    EXPECT_EQ(best(std::string("fr\0es", 5)), "en");
}

TEST(Negotiation, OnlyTheFirstTwentyWishesAreRead) {
    std::string header;
    for (int i = 0; i < 19; ++i) header += "de,";

    EXPECT_EQ(best(header + "fr"), "fr");
    EXPECT_EQ(best("de," + header + "fr"), "en");
    EXPECT_EQ(best(std::string(1'000'000, ',') + "fr"), "en");
}

}  // namespace
}  // namespace plenaria::host::i18n
