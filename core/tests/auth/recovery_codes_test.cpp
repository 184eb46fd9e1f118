// SPDX-License-Identifier: EUPL-1.2
#include "auth/recovery_codes.hpp"

#include <set>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "accounts_house.hpp"
#include "auth/recovery_code_repository.hpp"

namespace plenaria::host {
namespace {

using ::testing::Contains;
using ::testing::MatchesRegex;
using ::testing::Not;

TEST(RecoveryCode, ASetIsTenDifferentOnesThatNobodyMisreads) {
    const auto codes = new_recovery_codes();
    EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), recovery_codes_in_a_set);
    EXPECT_EQ(recovery_codes_in_a_set, 10U);
    for (const auto& code : codes) {
        EXPECT_THAT(code, MatchesRegex("[0-9a-z]{5}-[0-9a-z]{5}"));
        EXPECT_EQ(code.find_first_of("ilou"), std::string::npos) << code;
        EXPECT_EQ(recovery_code_typed(code), code.substr(0, 5) + code.substr(6));
    }
}

TEST(RecoveryCode, IsReadAsPeopleTypeIt) {
    EXPECT_EQ(recovery_code_typed(" K3M9Q 7XA2T "), "k3m9q7xa2t");
    EXPECT_EQ(recovery_code_typed("OIL00-11111"), "0110011111");
}

TEST(RecoveryCode, WhatCannotBeOneIsNotLookedUp) {
    for (const auto* text :
         {"", "123456", "k3m9q-7xa2", "k3m9q-7xa2tt", "k3m9q_7xa2t", "k3m9q-7xa2u", "ñ3m9q-7xa2t"})
        EXPECT_EQ(recovery_code_typed(text), "") << text;
}

TEST(RecoveryCode, IsKeptUnderTheSaltOfItsSet) {
    const auto salt = new_recovery_salt();
    const auto hash = recovery_code_hash("k3m9q7xa2t", salt);
    EXPECT_THAT(hash, MatchesRegex("[0-9a-f]{64}"));
    EXPECT_EQ(recovery_code_hash("k3m9q7xa2t", salt), hash);
    EXPECT_NE(recovery_code_hash("k3m9q7xa2t", new_recovery_salt()), hash);
    EXPECT_NE(recovery_code_hash("k3m9q7xa2v", salt), hash);
}

class RecoveryCodesTest : public AccountsTest {
protected:
    RecoveryCodesTest() : id(person("ana@example.org")) {}
    std::vector<std::string> switch_on() {
        auto codes = accounts.set_up_totp(
            actor(id), home, {.secret = secret, .code = code(secret), .password = good_password});
        must(codes);
        clock.advance(30s);
        return codes ? *codes : std::vector<std::string>(10);
    }
    Browser waiting() { return back(*accounts.sign_in(home, "ana@example.org", good_password)); }
    int left() {
        return read([&](UnitOfWork& uow) { return recovery_code_set(uow, id).left; });
    }
    std::string id;
    std::string secret = new_totp_secret();
};
PLENARIA_BOTH_ENGINES(RecoveryCodesTest);

TEST_P(RecoveryCodesTest, EachSignsInOnce) {
    const auto codes = switch_on();
    EXPECT_EQ(left(), 10);

    must(accounts.confirm_second_factor(waiting(), codes[0]));
    EXPECT_EQ(left(), 9);
    EXPECT_EQ(refusal(accounts.confirm_second_factor(waiting(), codes[0])), ErrorCode::invalid_input);
    must(accounts.confirm_second_factor(waiting(), codes[9]));
    EXPECT_EQ(left(), 8);
}

TEST_P(RecoveryCodesTest, TheTelephoneGoesOnWorkingBesideThem) {
    const auto codes = switch_on();
    must(accounts.confirm_second_factor(waiting(), codes[3]));
    must(accounts.confirm_second_factor(waiting(), code(secret)));
    EXPECT_EQ(left(), 9);
}

TEST_P(RecoveryCodesTest, OneOfAnotherPersonOpensNothing) {
    switch_on();
    const auto eve = person("eve@example.org");
    const auto hers = new_totp_secret();
    const auto codes = accounts.set_up_totp(actor(eve), stranger,
                                            {.secret = hers, .code = code(hers), .password = good_password});
    must(codes);
    EXPECT_EQ(refusal(accounts.confirm_second_factor(waiting(), (*codes)[0])), ErrorCode::invalid_input);
    EXPECT_EQ(left(), 10);
}

TEST_P(RecoveryCodesTest, GuessesAreCountedLikeThoseOfTheTelephone) {
    const auto codes = switch_on();
    const auto browser = waiting();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(refusal(accounts.confirm_second_factor(browser, "00000-00000")), ErrorCode::invalid_input);
    EXPECT_EQ(refusal(accounts.confirm_second_factor(browser, codes[0])), ErrorCode::too_many);
    EXPECT_EQ(left(), 10);
}

TEST_P(RecoveryCodesTest, ANewSetTakesThePlaceOfTheOldAndNeedsThePassword) {
    const auto old = switch_on();
    must(accounts.confirm_second_factor(waiting(), old[0]));
    EXPECT_EQ(refusal(accounts.make_recovery_codes(actor(id), "wrong")), ErrorCode::invalid_input);
    EXPECT_EQ(left(), 9);

    const auto fresh = accounts.make_recovery_codes(actor(id), good_password);
    must(fresh);
    EXPECT_EQ(left(), 10);
    EXPECT_EQ(refusal(accounts.confirm_second_factor(waiting(), old[1])), ErrorCode::invalid_input);
    must(accounts.confirm_second_factor(waiting(), (*fresh)[1]));
    EXPECT_THAT(history(id), Contains("core.make_recovery_codes"));
}

TEST_P(RecoveryCodesTest, WithoutASecondStepThereAreNone) {
    EXPECT_EQ(refusal(accounts.make_recovery_codes(actor(id), good_password)), ErrorCode::conflict);
    switch_on();
    must(accounts.remove_totp(actor(id), good_password));
    EXPECT_EQ(left(), 0);

    with_totp(id);
    must(accounts.reset_totp(operator_, id));
    EXPECT_EQ(left(), 0);
}

TEST_P(RecoveryCodesTest, TheDatabaseHoldsNoneOfThem) {
    const auto codes = switch_on();
    const auto kept = read([&](UnitOfWork& uow) {
        std::vector<std::string> hashes;
        std::string hash;
        soci::statement rows =
            (sql::prepare(uow, "SELECT code_hash FROM core_recovery_code"), soci::into(hash));
        rows.execute();
        while (rows.fetch()) hashes.push_back(hash);
        return hashes;
    });
    ASSERT_EQ(kept.size(), 10U);
    for (const auto& code : codes) {
        EXPECT_THAT(kept, Not(Contains(code)));
        EXPECT_THAT(kept, Not(Contains(sha256_hex(recovery_code_typed(code)))));
    }
}

}  // namespace
}  // namespace plenaria::host
