// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/testing/fake_services.hpp>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class SignInTest : public AccountsTest {
protected:
    Result<NewSession> sign_in(const Browser& browser, const std::string& password = good_password) {
        return accounts.sign_in(browser, "ana@example.org", password);
    }
    void guess(const Browser& browser, int times) {
        for (int i = 0; i < times; ++i)
            EXPECT_EQ(refusal(sign_in(browser, "wrong")), ErrorCode::invalid_input) << i;
    }
};
PLENARIA_BOTH_ENGINES(SignInTest);

TEST_P(SignInTest, TheRightPasswordOpensASessionAndIsInTheHistory) {
    const auto id = person("ana@example.org");

    const auto opened = accounts.sign_in(home, " Ana@Example.ORG", good_password);

    must(opened);
    EXPECT_EQ(opened->state, SessionState::signed_in);
    EXPECT_EQ(session(opened->secret)->account_id, id);
    EXPECT_THAT(history(id), ElementsAre("core.create_account", "core.sign_in"));
}

TEST_P(SignInTest, UnknownWrongAndClosedAreRefusedInTheSameWords) {
    person("ana@example.org");
    const auto closed = person("closed@example.org");
    must(accounts.set_disabled(operator_, closed, true));

    const auto wrong = accounts.sign_in(stranger, "ana@example.org", "wrong");
    const auto unknown = accounts.sign_in(stranger, "nobody@example.org", "wrong");
    const auto disabled = accounts.sign_in(stranger, "closed@example.org", good_password);

    for (const auto* refused : {&wrong, &unknown, &disabled}) {
        ASSERT_EQ(refusal(*refused), ErrorCode::invalid_input);
        EXPECT_EQ(refused->error().fields.at(0).message, wrong.error().fields.at(0).message);
        EXPECT_EQ(refused->error().fields.at(0).field, "email");
    }
}

TEST_P(SignInTest, TheCookieOfAVisitorIsWorthNothingAfterwards) {
    person("ana@example.org");
    must(db().write([&](UnitOfWork& uow) -> Result<void> {
        insert_session(uow, {.id = "01V", .expires_at = clock.now() + 1h}, "planted");
        return {};
    }));

    const auto opened = sign_in({.session_id = "01V"});

    EXPECT_FALSE(session("planted"));
    EXPECT_EQ(session(opened->secret)->id, "01V");
}

TEST_P(SignInTest, TenGuessesAMinuteAndAccountFromWhereverTheyCome) {
    person("ana@example.org");
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(refusal(sign_in({.address = "198.51.100." + std::to_string(i)}, "wrong")),
                  ErrorCode::invalid_input);

    EXPECT_EQ(refusal(sign_in({.address = "198.51.100.99"}, "wrong")), ErrorCode::too_many);
    // The right one would be told from a wrong one otherwise.
    EXPECT_EQ(refusal(sign_in({.address = "198.51.100.99"})), ErrorCode::too_many);

    clock.advance(60s);
    must(sign_in(stranger));
}

TEST_P(SignInTest, AnUnknownAddressIsLimitedLikeAKnownOne) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(refusal(sign_in(stranger, "wrong")), ErrorCode::invalid_input);
    EXPECT_EQ(refusal(sign_in(stranger, "wrong")), ErrorCode::too_many);
}

TEST_P(SignInTest, AStrangerWhoGuessesLocksOutNobodyWhoWasHereBefore) {
    person("ana@example.org");
    const auto first = sign_in(home);
    must(accounts.sign_out(back(*first)));
    guess(stranger, 10);
    ASSERT_EQ(refusal(sign_in(stranger)), ErrorCode::too_many);

    must(sign_in({.address = stranger.address, .mark = first->mark}));
}

TEST_P(SignInTest, AKnownBrowserHasTenGuessesOfItsOwn) {
    person("ana@example.org");
    const auto first = sign_in(home);
    const Browser known = {.address = home.address, .mark = first->mark};
    guess(known, 10);

    EXPECT_EQ(refusal(sign_in(known)), ErrorCode::too_many);
    clock.advance(60s);
    must(sign_in(known));
}

TEST_P(SignInTest, TheMarkOfOneAccountIsWorthNothingForAnother) {
    person("ana@example.org");
    person("eve@example.org");
    const auto eve = accounts.sign_in(stranger, "eve@example.org", good_password);
    guess(stranger, 10);

    EXPECT_EQ(refusal(sign_in({.address = "203.0.113.1", .mark = eve->mark})), ErrorCode::too_many);
}

TEST_P(SignInTest, ThirtyAttemptsAMinuteFromOneAddressWhateverTheAccount) {
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(refusal(accounts.sign_in(stranger, std::to_string(i) + "@example.org", "wrong")),
                  ErrorCode::invalid_input);

    EXPECT_EQ(refusal(accounts.sign_in(stranger, "31@example.org", "wrong")), ErrorCode::too_many);
    EXPECT_EQ(refusal(accounts.sign_in(home, "31@example.org", "wrong")), ErrorCode::invalid_input);
}

TEST_P(SignInTest, WithASecondStepThePasswordAloneOpensNothing) {
    const auto id = person("ana@example.org");
    const auto secret = with_totp(id);

    const auto waiting = sign_in(home);

    EXPECT_EQ(waiting->state, SessionState::second_factor);
    EXPECT_TRUE(waiting->mark.empty());
    EXPECT_TRUE(sessions(id).empty());
    EXPECT_THAT(history(id), ElementsAre("core.create_account"));

    const auto opened = accounts.confirm_second_factor(back(*waiting), ' ' + code(secret) + ' ');
    must(opened);
    EXPECT_EQ(session(opened->secret)->state, SessionState::signed_in);
    EXPECT_FALSE(session(waiting->secret));
    EXPECT_THAT(history(id), ElementsAre("core.create_account", "core.sign_in"));
}

TEST_P(SignInTest, ACodeCountsOnce) {
    const auto id = person("ana@example.org");
    const auto secret = with_totp(id);
    const auto now = code(secret);
    must(accounts.confirm_second_factor(back(*sign_in(home)), now));

    EXPECT_EQ(refusal(accounts.confirm_second_factor(back(*sign_in(home)), now)), ErrorCode::invalid_input);
    clock.advance(30s);
    must(accounts.confirm_second_factor(back(*sign_in(home)), code(secret)));
}

TEST_P(SignInTest, AWrongCodeIsCountedAndTheEleventhIsNotLookedAt) {
    const auto id = person("ana@example.org");
    const auto secret = with_totp(id);
    const auto waiting = back(*sign_in(home));
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(refusal(accounts.confirm_second_factor(waiting, "000000")), ErrorCode::invalid_input);

    EXPECT_EQ(refusal(accounts.confirm_second_factor(waiting, code(secret))), ErrorCode::too_many);
}

TEST_P(SignInTest, AHundredCodesADayAreEnough) {
    const auto id = person("ana@example.org");
    const auto secret = with_totp(id);
    for (int minute = 0; minute < 10; ++minute) {
        const auto waiting = back(*sign_in(home));
        for (int i = 0; i < 10; ++i)
            EXPECT_EQ(refusal(accounts.confirm_second_factor(waiting, "000000")), ErrorCode::invalid_input);
        clock.advance(60s);
    }
    EXPECT_EQ(refusal(accounts.confirm_second_factor(back(*sign_in(home)), code(secret))),
              ErrorCode::too_many);
}

TEST_P(SignInTest, BetweenPasswordAndCodeLieTenMinutesAtMost) {
    const auto secret = with_totp(person("ana@example.org"));
    const auto waiting = sign_in(home);

    clock.advance(10min - 1s);
    EXPECT_TRUE(session(waiting->secret));
    clock.advance(1s);
    EXPECT_FALSE(session(waiting->secret));
}

TEST_P(SignInTest, AOneTimeAddressOpensOnceAndInTime) {
    const auto id = person("ana@example.org", "");
    const auto secret = link(id, AccountLinkPurpose::sign_in);

    must(accounts.sign_in_by_link(home, secret));

    EXPECT_EQ(refusal(accounts.sign_in_by_link(home, secret)), ErrorCode::not_found);
    const auto late = link(id, AccountLinkPurpose::sign_in);
    clock.advance(1h);
    EXPECT_EQ(refusal(accounts.sign_in_by_link(home, late)), ErrorCode::not_found);
    EXPECT_EQ(refusal(accounts.sign_in_by_link(home, link(id, AccountLinkPurpose::reset))),
              ErrorCode::not_found);
}

TEST_P(SignInTest, AOneTimeAddressDoesNotStandForTheCode) {
    const auto id = person("ana@example.org");
    const auto secret = with_totp(id);

    const auto waiting = accounts.sign_in_by_link(home, link(id, AccountLinkPurpose::sign_in));

    EXPECT_EQ(waiting->state, SessionState::second_factor);
    must(accounts.confirm_second_factor(back(*waiting), code(secret)));
}

TEST_P(SignInTest, AClosedAccountOpensByNoAddress) {
    const auto id = person("ana@example.org");
    const auto secret = link(id, AccountLinkPurpose::sign_in);
    must(accounts.set_disabled(operator_, id, true));

    EXPECT_EQ(refusal(accounts.sign_in_by_link(home, secret)), ErrorCode::not_found);
}

class ForgottenTest : public AccountsTest {
protected:
    Result<void> ask(const std::string& email, const Browser& browser) {
        return accounts.ask_reset(browser, email, renderer_, addresses_);
    }
    int mails() {
        return read([](UnitOfWork& uow) {
            int n = 0;
            sql::query(uow, "SELECT count(*) FROM core_mail"), soci::into(n);
            return n;
        });
    }
    test::FakeRenderer renderer_;
    test::FakeAddresses addresses_;
};
PLENARIA_BOTH_ENGINES(ForgottenTest);

TEST_P(ForgottenTest, KnownAndUnknownAreAnsweredAlikeAndOnlyTheKnownGetsAMail) {
    person("ana@example.org");
    const auto closed = person("closed@example.org");
    must(accounts.set_disabled(operator_, closed, true));

    must(ask("nobody@example.org", stranger));
    must(ask("closed@example.org", stranger));
    EXPECT_EQ(mails(), 0);
    must(ask("ana@example.org", stranger));
    EXPECT_EQ(mails(), 1);
}

TEST_P(ForgottenTest, ThreeMailsAnHourFillNobodysBox) {
    person("ana@example.org");
    for (int i = 0; i < 5; ++i) must(ask("ana@example.org", stranger));
    EXPECT_EQ(mails(), 3);
    clock.advance(1h);
    must(ask("ana@example.org", stranger));
    EXPECT_EQ(mails(), 4);
}

TEST_P(ForgottenTest, ANewPasswordEndsSessionsAndEveryOtherAddressThatWasMailed) {
    const auto id = person("ana@example.org");
    const auto before = accounts.sign_in(home, "ana@example.org", good_password);
    const auto one = link(id, AccountLinkPurpose::reset);
    const auto other = link(id, AccountLinkPurpose::reset);

    must(accounts.reset_password(stranger, one, "trece gatos azules"));

    EXPECT_FALSE(session(before->secret));
    EXPECT_EQ(refusal(accounts.reset_password(stranger, other, "quince gatos rojos")), ErrorCode::not_found);
    EXPECT_EQ(refusal(accounts.sign_in(home, "ana@example.org", good_password)), ErrorCode::invalid_input);
    must(accounts.sign_in(home, "ana@example.org", "trece gatos azules"));
    EXPECT_THAT(history(id), ::testing::Contains("core.reset_password"));
}

TEST_P(ForgottenTest, ANewPasswordDoesNotStandForTheCode) {
    const auto id = person("ana@example.org");
    with_totp(id);
    must(accounts.reset_password(stranger, link(id, AccountLinkPurpose::reset), "trece gatos azules"));
    EXPECT_EQ(accounts.sign_in(home, "ana@example.org", "trece gatos azules")->state,
              SessionState::second_factor);
}

TEST_P(ForgottenTest, AWeakPasswordLeavesTheAddressToTryAgain) {
    const auto id = person("ana@example.org");
    const auto secret = link(id, AccountLinkPurpose::reset);

    EXPECT_EQ(refusal(accounts.reset_password(home, secret, "anaperez2019!")), ErrorCode::invalid_input);
    must(accounts.reset_password(home, secret, "trece gatos azules"));
}

}  // namespace
}  // namespace plenaria::host
