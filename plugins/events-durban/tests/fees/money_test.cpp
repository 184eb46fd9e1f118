// SPDX-License-Identifier: EUPL-1.2
#include "src/fees/money.hpp"

#include <gtest/gtest.h>

#include <plenaria/testing/fake_locale.hpp>

namespace plenaria::events_durban {
namespace {

TEST(Money, IsReadAsPeopleGroupDigits) {
    EXPECT_EQ(parse_amount("1200", "EUR"), 120000);
    EXPECT_EQ(parse_amount("1200.5", "EUR"), 120050);
    EXPECT_EQ(parse_amount("1 200,50", "EUR"), 120050);
    EXPECT_EQ(parse_amount("1,200.50", "EUR"), 120050);
    EXPECT_EQ(parse_amount("1.200,50", "EUR"), 120050);
    EXPECT_EQ(parse_amount("1,200", "EUR"), 120000) << "three digits behind it: thousands";
    EXPECT_EQ(parse_amount("0", "EUR"), 0);
}

TEST(Money, ACurrencyHasTheDigitsThatItHas) {
    EXPECT_EQ(parse_amount("450000", "UGX"), 450000);
    EXPECT_EQ(parse_amount("450.000", "UGX"), 450000);
    EXPECT_EQ(parse_amount("4.5", "UGX"), std::nullopt);
    EXPECT_EQ(parse_amount("1.250", "TND"), 1250);
    EXPECT_EQ(plain_amount(450000, "UGX"), "450000");
    EXPECT_EQ(plain_amount(1250, "TND"), "1.250");
    EXPECT_EQ(plain_amount(5, "EUR"), "0.05");
    EXPECT_EQ(plain_amount(-120005, "EUR"), "-1200.05");
}

TEST(Money, WhatIsNoAmountIsRefused) {
    for (const auto* typed : {"", "twelve", "-5", "12.3456", "1,20,0", "1 2000", ".", ",", "1..2", "12€",
                              "99999999999999999999", "1000000000.01"})
        EXPECT_EQ(parse_amount(typed, "EUR"), std::nullopt) << typed;
    EXPECT_EQ(parse_amount("1000000000.00", "EUR"), largest_amount) << "and the largest is not";
}

TEST(Money, WhatWasWrittenIsReadBack) {
    for (const auto* currency : {"EUR", "UGX", "TND"})
        for (const long long minor : {0LL, 1LL, 9LL, 99LL, 100LL, 1000LL, 123456789LL, largest_amount})
            EXPECT_EQ(parse_amount(plain_amount(minor, currency), currency), minor) << currency << minor;
}

TEST(Money, IsShownWithItsCurrency) {
    const test::FakeLocale locale;
    EXPECT_EQ(amount_words(120050, "EUR", locale), "EUR\u00A01200.50");
    EXPECT_EQ(amount_words(450000, "UGX", locale), "UGX\u00A0450000");
}

}  // namespace
}  // namespace plenaria::events_durban
