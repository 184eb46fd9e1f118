// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;

class SessionTest : public AccountsTest {
protected:
    SessionTest() : id(person("ana@example.org")) {}
    NewSession sign_in(const Browser& browser) {
        return *accounts.sign_in(browser, "ana@example.org", good_password);
    }
    void touch(const NewSession& opened) {
        must(db().write([&](UnitOfWork& uow) -> Result<void> {
            touch_session(uow, find_session(uow, opened.secret, limits)->id);
            return {};
        }));
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(SessionTest);

TEST_P(SessionTest, EndsADayAfterItWasUsedLast) {
    const auto opened = sign_in(home);
    clock.advance(20h);
    touch(opened);
    clock.advance(24h - 1s);
    EXPECT_TRUE(session(opened.secret));
    clock.advance(1s);
    EXPECT_FALSE(session(opened.secret));
}

TEST_P(SessionTest, EndsAfterFourteenDaysHoweverMuchItIsUsed) {
    const auto opened = sign_in(home);
    for (int hour = 0; hour < 14 * 24; hour += 8) {
        ASSERT_TRUE(session(opened.secret)) << hour;
        touch(opened);
        clock.advance(8h);
    }
    EXPECT_FALSE(session(opened.secret));
}

TEST_P(SessionTest, TheListShowsWhereThePersonIsSignedInAndNothingThatHasEnded) {
    sign_in({.address = "192.0.2.9", .agent = "Old telephone"});
    clock.advance(24h);
    sign_in(home);
    clock.advance(1min);
    sign_in({.address = "192.0.2.2", .agent = "Telephone"});

    const auto shown = sessions(id);

    ASSERT_EQ(shown.size(), 2u);
    EXPECT_EQ(shown[0].agent, "Telephone");
    EXPECT_EQ(shown[1].agent, "Firefox");
    EXPECT_EQ(shown[1].address, "192.0.2.1");
}

TEST_P(SessionTest, OneOfTheListCanBeEndedByItsOwnerOnly) {
    const auto here = sign_in(home);
    const auto there = sign_in({.address = "192.0.2.2"});
    const auto other = person("eve@example.org");
    const auto there_id = session(there.secret)->id;

    EXPECT_EQ(refusal(accounts.end_session(actor(other), there_id, good_password)), ErrorCode::not_found);
    EXPECT_TRUE(session(there.secret));

    must(accounts.end_session(actor(id), there_id, good_password));
    EXPECT_FALSE(session(there.secret));
    EXPECT_TRUE(session(here.secret));
    EXPECT_EQ(refusal(accounts.end_session(actor(id), there_id, good_password)), ErrorCode::not_found);
}

TEST_P(SessionTest, ABrowserThatWasLeftOpenIsNotEnoughToEndTheOthers) {
    const auto here = sign_in(home);
    const auto there = sign_in({.address = "192.0.2.2"});
    const auto there_id = session(there.secret)->id;

    for (const auto* wrong : {"", "wrong"}) {
        EXPECT_EQ(refusal(accounts.end_session(actor(id), there_id, wrong)), ErrorCode::invalid_input);
        EXPECT_EQ(refusal(accounts.end_other_sessions(actor(id), session(here.secret)->id, wrong)),
                  ErrorCode::invalid_input);
    }
    EXPECT_TRUE(session(there.secret));
}

TEST_P(SessionTest, WhoHasNoPasswordProvesItByACodeOrHasNothingToProve) {
    const auto eve = person("eve@example.org", "");
    must(accounts.end_other_sessions(actor(eve), "none", ""));

    const auto secret = with_totp(eve);
    EXPECT_EQ(refusal(accounts.end_other_sessions(actor(eve), "none", "")), ErrorCode::invalid_input);
    const auto now = code(secret);
    must(accounts.end_other_sessions(actor(eve), "none", now));
    EXPECT_EQ(refusal(accounts.end_other_sessions(actor(eve), "none", now)), ErrorCode::invalid_input);
}

TEST_P(SessionTest, AllOthersEndAtOnce) {
    const auto here = sign_in(home);
    const auto there = sign_in({.address = "192.0.2.2"});

    must(accounts.end_other_sessions(actor(id), session(here.secret)->id, good_password));

    EXPECT_TRUE(session(here.secret));
    EXPECT_FALSE(session(there.secret));
}

TEST_P(SessionTest, SigningOutEndsItAtTheServer) {
    const auto opened = sign_in(home);
    must(accounts.sign_out(back(opened)));
    EXPECT_FALSE(session(opened.secret));
}

TEST_P(SessionTest, TheTableHoldsNoSecret) {
    const auto opened = sign_in(home);
    const auto stored = read([](UnitOfWork& uow) {
        std::string hash;
        sql::query(uow, "SELECT secret_hash FROM core_session"), soci::into(hash);
        return hash;
    });
    EXPECT_EQ(stored.size(), 64u);
    EXPECT_NE(stored, opened.secret);
}

TEST_P(SessionTest, WhatHasEndedIsForgotten) {
    sign_in(home);
    clock.advance(24h);
    const auto now = sign_in({.address = "192.0.2.2"});
    must(db().write([&](UnitOfWork& uow) -> Result<void> {
        delete_ended_sessions(uow, limits);
        return {};
    }));

    const int left = read([](UnitOfWork& uow) {
        int n = 0;
        sql::query(uow, "SELECT count(*) FROM core_session"), soci::into(n);
        return n;
    });
    EXPECT_EQ(left, 1);
    EXPECT_TRUE(session(now.secret));
}

}  // namespace
}  // namespace plenaria::host
