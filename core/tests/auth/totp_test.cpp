// SPDX-License-Identifier: EUPL-1.2
#include "auth/totp.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

// "12345678901234567890", the secret of RFC 6238's appendix B.
constexpr std::string_view rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

TEST(Totp, GivesTheCodesOfTheRfc) {
    EXPECT_EQ(totp_code(rfc_secret, 59 / 30), "287082");
    EXPECT_EQ(totp_code(rfc_secret, 1111111109 / 30), "081804");
    EXPECT_EQ(totp_code(rfc_secret, 20000000000 / 30), "353130");
}

TEST(Totp, ACodeCountsOnceAndOneStepLate) {
    const Instant now{std::chrono::seconds(59)};
    const auto step = match_totp(rfc_secret, "287082", now, 0);
    ASSERT_TRUE(step);

    EXPECT_FALSE(match_totp(rfc_secret, "287082", now, *step));
    EXPECT_TRUE(match_totp(rfc_secret, "287082", now + std::chrono::seconds(30), 0));
    EXPECT_FALSE(match_totp(rfc_secret, "287082", now + std::chrono::seconds(61), 0));
    EXPECT_FALSE(match_totp(rfc_secret, "28708", now, 0));
}

TEST(Totp, ANewSecretHas160Bits) {
    EXPECT_EQ(new_totp_secret().size(), 32u);
    EXPECT_NE(new_totp_secret(), new_totp_secret());
}

}  // namespace
}  // namespace plenaria::host
