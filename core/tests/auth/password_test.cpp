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
    EXPECT_FALSE(check_new_password("elevenchars", {"ana@example.org", "Ana Pérez"}));
    EXPECT_TRUE(check_new_password("twelve chars", {"ana@example.org", "Ana Pérez"}));
    EXPECT_TRUE(check_new_password("doce señores", {"ana@example.org", "Ana Pérez"}));
    EXPECT_FALSE(check_new_password(std::string(257, 'x'), {"ana@example.org", "Ana Pérez"}));
}

TEST(Password, MayNotBeOneThatIsGuessedFirst) {
    const std::vector<std::string> own = {"ana.perez@example.org", "Ana Pérez"};
    for (const char* guessed :
         {"passwordpassword", "P@ssw0rd!2026", "password1234", "123456789012", "987654321098", "qwertyuiop12",
          "aaaaaaaaaaaa", "abcabcabcabc", "contraseña123", "MotDePasse2026!", "administrator",
          "ILoveYou1234!", "Ana.Perez@Example.org", "anaperez2026!", "PérezAna1234", "Plenaria2026!",
          "plenaria-admin"})
        EXPECT_FALSE(check_new_password(guessed, own)) << guessed;
}

TEST(Password, WordsThatHaveNothingToDoWithEachOtherAreFine) {
    const std::vector<std::string> own = {"ana.perez@example.org", "Ana Pérez"};
    for (const char* good : {"correct horse battery", "trece gatos azules", "une porte mal fermée",
                             "kJ8-vQ2x-Lp0z", "password of the blue house"})
        EXPECT_TRUE(check_new_password(good, own)) << good;
}

}  // namespace
}  // namespace plenaria::host
