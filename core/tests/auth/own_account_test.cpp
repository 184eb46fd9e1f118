// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class OwnAccountTest : public AccountsTest {
protected:
    OwnAccountTest() : id(person("ana@example.org")) {}
    NewSession sign_in(const Browser& browser) {
        return *accounts.sign_in(browser, "ana@example.org", good_password);
    }
    AccountService::SecondStep wanted(const std::string& password = good_password) {
        return {.secret = totp_secret, .code = code(totp_secret), .password = password};
    }
    std::string id;
    std::string totp_secret = new_totp_secret();
};
PLENARIA_BOTH_ENGINES(OwnAccountTest);

TEST_P(OwnAccountTest, ANewPasswordNeedsTheOldOneAndEndsAllOtherSessions) {
    const auto here = sign_in(home);
    const auto there = sign_in({.address = "192.0.2.2"});
    const auto mailed = link(id, AccountLinkPurpose::reset);

    EXPECT_EQ(refusal(accounts.change_password(actor(id), back(here), "wrong", "trece gatos azules")),
              ErrorCode::invalid_input);
    EXPECT_TRUE(session(there.secret));

    must(accounts.change_password(actor(id), back(here), good_password, "trece gatos azules"));
    EXPECT_TRUE(session(here.secret));
    EXPECT_FALSE(session(there.secret));
    EXPECT_EQ(refusal(accounts.reset_password(home, mailed, "quince gatos rojos")), ErrorCode::not_found);
    EXPECT_THAT(history(id), Contains("core.change_password"));
}

TEST_P(OwnAccountTest, WhoeverSitsAtAnOpenBrowserGuessesTheOldPasswordTenTimesAMinute) {
    const auto here = back(sign_in(home));
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(refusal(accounts.change_password(actor(id), here, "wrong", "trece gatos azules")),
                  ErrorCode::invalid_input);
    EXPECT_EQ(refusal(accounts.change_password(actor(id), here, good_password, "trece gatos azules")),
              ErrorCode::too_many);
    EXPECT_EQ(refusal(accounts.set_up_totp(actor(id), here, wanted())), ErrorCode::too_many);
}

TEST_P(OwnAccountTest, WhoHasNoPasswordYetSetsTheFirst) {
    const auto eve = person("eve@example.org", "");
    must(accounts.change_password(actor(eve), home, "", "trece gatos azules"));
    must(accounts.sign_in(home, "eve@example.org", "trece gatos azules"));
}

TEST_P(OwnAccountTest, TheSecondStepNeedsACodeAndThePassword) {
    const auto here = sign_in(home);
    const auto there = sign_in({.address = "192.0.2.2"});
    auto bad_code = wanted();
    bad_code.code = "000000";

    EXPECT_EQ(refusal(accounts.set_up_totp(actor(id), back(here), bad_code)), ErrorCode::invalid_input);
    EXPECT_EQ(refusal(accounts.set_up_totp(actor(id), back(here), wanted("wrong"))),
              ErrorCode::invalid_input);
    EXPECT_EQ(account(id).totp_secret, "");

    must(accounts.set_up_totp(actor(id), back(here), wanted()));
    EXPECT_EQ(account(id).totp_secret, totp_secret);
    EXPECT_TRUE(session(here.secret));
    EXPECT_FALSE(session(there.secret));
    EXPECT_EQ(sign_in(home).state, SessionState::second_factor);
}

TEST_P(OwnAccountTest, TheCodeThatSwitchedItOnDoesNotSignIn) {
    must(accounts.set_up_totp(actor(id), back(sign_in(home)), wanted()));
    EXPECT_EQ(refusal(accounts.confirm_second_factor(back(sign_in(home)), code(totp_secret))),
              ErrorCode::invalid_input);
}

TEST_P(OwnAccountTest, OneTelephoneIsNotPutInThePlaceOfAnother) {
    const auto here = back(sign_in(home));
    must(accounts.set_up_totp(actor(id), here, wanted()));
    const auto other = new_totp_secret();

    EXPECT_EQ(refusal(accounts.set_up_totp(
                  actor(id), here, {.secret = other, .code = code(other), .password = good_password})),
              ErrorCode::conflict);
    EXPECT_EQ(account(id).totp_secret, totp_secret);
}

TEST_P(OwnAccountTest, SwitchingItOffNeedsThePassword) {
    with_totp(id);
    EXPECT_EQ(refusal(accounts.remove_totp(actor(id), "")), ErrorCode::invalid_input);
    EXPECT_EQ(refusal(accounts.remove_totp(actor(id), "wrong")), ErrorCode::invalid_input);
    must(accounts.remove_totp(actor(id), good_password));
    EXPECT_EQ(account(id).totp_secret, "");
    EXPECT_THAT(history(id), Contains("core.remove_second_factor"));
}

TEST_P(OwnAccountTest, WithoutAPasswordSwitchingItOffNeedsACode) {
    const auto eve = person("eve@example.org", "");
    const auto secret = with_totp(eve);
    EXPECT_EQ(refusal(accounts.remove_totp(actor(eve), "")), ErrorCode::invalid_input);
    EXPECT_EQ(refusal(accounts.remove_totp(actor(eve), "000000")), ErrorCode::invalid_input);
    must(accounts.remove_totp(actor(eve), code(secret)));
    EXPECT_EQ(account(eve).totp_secret, "");
}

TEST_P(OwnAccountTest, OfTwoOpenPagesNeitherUndoesWhatTheOtherChanged) {
    const AccountService::Preferences seen{.name = "Ana", .language = "en", .zone = "UTC", .digest = "daily"};
    must(accounts.set_preferences(actor(id), seen));
    auto first = seen, second = seen, third = seen;
    first.language = "es";
    second.zone = "America/Quito";
    third.language = "fr";

    must(accounts.set_preferences(actor(id), first, seen));
    must(accounts.set_preferences(actor(id), second, seen));
    EXPECT_EQ(refusal(accounts.set_preferences(actor(id), third, seen)), ErrorCode::conflict);

    EXPECT_EQ(account(id).language, "es");
    EXPECT_EQ(account(id).zone, "America/Quito");
}

TEST_P(OwnAccountTest, PreferencesAreKeptAndTheHistorySaysWhatChanged) {
    must(accounts.set_preferences(
        actor(id), {.name = "Ana Pérez", .language = "es", .zone = "America/Quito", .digest = "never"}));

    const auto kept = account(id);
    EXPECT_EQ(kept.language, "es");
    EXPECT_EQ(kept.zone, "America/Quito");
    EXPECT_EQ(kept.digest, "never");
    const auto after = read([](UnitOfWork& uow) {
        std::string text;
        sql::query(uow, "SELECT after_json FROM core_history WHERE action = 'core.set_preferences'"),
            soci::into(text);
        return text;
    });
    EXPECT_THAT(after, HasSubstr(R"("language":"es")"));
    EXPECT_THAT(after, Not(HasSubstr("name")));
}

}  // namespace
}  // namespace plenaria::host
