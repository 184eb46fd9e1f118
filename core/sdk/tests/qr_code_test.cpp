// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/qr_code.hpp>

#include <gmock/gmock.h>

namespace plenaria {
namespace {

using ::testing::HasSubstr;

TEST(QrCode, TwelveCharactersAreTheSmallestCodeInsideItsQuietBorder) {
    const auto svg = qr_code_svg("7KQ2M4XD9ABC");
    // 21 modules and four on each side; the squares by which readers find it begin at its corners.
    EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 29 29\""));
    EXPECT_THAT(svg, HasSubstr("d=\"M4 4h7v1h-7z"));
    EXPECT_THAT(svg, HasSubstr("M18 4h7v1h-7z"));
    EXPECT_THAT(svg, HasSubstr("M4 24h7v1h-7z"));
}

TEST(QrCode, OtherWordsAreAnotherCode) {
    EXPECT_EQ(qr_code_svg("7KQ2M4XD9ABC"), qr_code_svg("7KQ2M4XD9ABC"));
    EXPECT_NE(qr_code_svg("7KQ2M4XD9ABC"), qr_code_svg("7KQ2M4XD9ABD"));
}

TEST(QrCode, NothingAndTooMuchAreNoCode) {
    EXPECT_EQ(qr_code_svg(""), "");
    EXPECT_NE(qr_code_svg(std::string(2000, 'x')), "");
    EXPECT_EQ(qr_code_svg(std::string(3000, 'x')), "");
}

}  // namespace
}  // namespace plenaria
