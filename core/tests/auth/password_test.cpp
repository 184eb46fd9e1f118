// SPDX-License-Identifier: EUPL-1.2
#include "auth/password.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

TEST(Password, OnlyTheRightOneMatches) {
    const auto hash = hash_password("correct horse battery");

    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(password_matches("correct horse battery", hash));
    EXPECT_FALSE(password_matches("correct horse batterz", hash));
    EXPECT_FALSE(password_matches("", ""));
    EXPECT_FALSE(password_matches("no account has this password", ""));
}

TEST(Password, NeedsTwelveCharactersWhateverTheirKind) {
    EXPECT_FALSE(check_new_password("elevenchars", "ana@example.org"));
    EXPECT_TRUE(check_new_password("twelve chars", "ana@example.org"));
    EXPECT_TRUE(check_new_password("doce señores", "ana@example.org"));
    EXPECT_FALSE(check_new_password(std::string(257, 'x'), "ana@example.org"));
}

TEST(Password, MayNotBeTheAddressOrAFamousOne) {
    EXPECT_FALSE(check_new_password("Ana.Perez@Example.org", "ana.perez@example.org"));
    EXPECT_FALSE(check_new_password("passwordpassword", "ana@example.org"));
}

}  // namespace
}  // namespace plenaria::host
