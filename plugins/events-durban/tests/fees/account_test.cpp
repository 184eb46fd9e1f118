// SPDX-License-Identifier: EUPL-1.2
#include "src/fees/account.hpp"

#include <gtest/gtest.h>

namespace plenaria::events_durban {
namespace {

Day on(const char* text) { return parse_day(text).value(); }
Instant at(const char* text) { return parse_instant(text).value(); }

// Durban opened on 11 November 2019: twelve weeks before is 19 August, eight 16 September, three 21 October.
class AccountTest : public ::testing::Test {
protected:
    Account count(const char* today) {
        return account_of(&kind, part, delegation, payments,
                          {.rules = rules, .dates = dates, .event_cancelled = cancelled, .today = on(today)});
    }
    void pay(long long amount, const char* day, PaymentKind what = PaymentKind::payment) {
        payments.push_back({.kind = what, .amount = amount, .currency = "EUR", .paid_on = on(day)});
    }
    void withdraw(const char* when) {
        delegation.comes = false;
        delegation.declined = true;
        delegation.people = 0;
        delegation.answered_at = at(when);
    }

    events::Dates dates{.start = on("2019-11-11"), .end = on("2019-11-15"), .zone = "Africa/Johannesburg"};
    FeeRules rules{.full_until = events::Distance{8, events::Unit::weeks},
                   .part_percent = 50,
                   .part_until = events::Distance{3, events::Unit::weeks}};
    FeeKind kind{.id = "KIND",
                 .facts = {.currency = "EUR",
                           .fee = 45000,
                           .early_fee = 35000,
                           .early_until = events::Distance{12, events::Unit::weeks},
                           .quota = 10,
                           .votes = 2}};
    Participation part{.kind_id = "KIND"};
    events::DelegationCard delegation{.comes = true, .people = 3};
    std::vector<Payment> payments;
    bool cancelled = false;
};

TEST_F(AccountTest, TheEarlyFeeHoldsThroughItsDayAndNotOnTheNext) {
    EXPECT_EQ(count("2019-08-19").owed, 3 * 35000);
    EXPECT_EQ(count("2019-08-20").owed, 3 * 45000);
}

TEST_F(AccountTest, WhoPaidInTimeKeepsTheEarlyFee) {
    pay(2 * 35000 + 34999, "2019-08-19");
    const auto account = count("2019-09-01");
    EXPECT_EQ(account.early, 2) << "a cent is missing for the third";
    EXPECT_EQ(account.owed, 2 * 35000 + 45000);
    EXPECT_EQ(account.state, FeeState::part);
    payments.clear();
    pay(3 * 35000, "2019-08-20");
    EXPECT_EQ(count("2019-09-01").early, 0) << "paid a day too late";
}

TEST_F(AccountTest, WhatWasPaidBackInTimeCountsNotAsEarly) {
    pay(3 * 35000, "2019-08-01");
    pay(35000, "2019-08-10", PaymentKind::refund);
    EXPECT_EQ(count("2019-09-01").early, 2);
}

TEST_F(AccountTest, APostponementMovesTheEarlyDay) {
    dates.start += std::chrono::days(70);
    dates.end += std::chrono::days(70);
    EXPECT_EQ(count("2019-08-20").owed, 3 * 35000);
}

TEST_F(AccountTest, WaivedPeoplePayNothingAndVoteAllTheSame) {
    part.waived = 1;
    EXPECT_EQ(count("2019-09-01").owed, 2 * 45000);
    EXPECT_EQ(count("2019-09-01").votes, 2);
    part.waived = 50;
    const auto all = count("2019-09-01");
    EXPECT_EQ(all.waived, 3);
    EXPECT_EQ(all.state, FeeState::nothing);
}

TEST_F(AccountTest, AVoteNeedsSomebodyWhoComes) {
    delegation.people = 1;
    EXPECT_EQ(count("2019-09-01").votes, 1);
    delegation.comes = false;
    delegation.people = 0;
    EXPECT_EQ(count("2019-09-01").votes, 0);
    EXPECT_EQ(count("2019-09-01").state, FeeState::silent);
}

TEST_F(AccountTest, WhoWithdrawsIsPaidBackByTheDay) {
    pay(100001, "2019-08-01");
    withdraw("2019-09-16T21:59:59Z");  // 23:59:59 in Durban
    EXPECT_EQ(count("2019-11-01").balance(), -100001);
    EXPECT_EQ(count("2019-11-01").state, FeeState::to_pay_back);
    delegation.answered_at = at("2019-09-16T22:00:00Z");
    EXPECT_EQ(count("2019-11-01").owed, 50000) << "half is kept, and never a cent more";
    EXPECT_EQ(count("2019-11-01").balance(), -50001);
    delegation.answered_at = at("2019-10-21T22:00:00Z");
    EXPECT_EQ(count("2019-11-01").balance(), 0);
    EXPECT_EQ(count("2019-11-01").state, FeeState::paid);
}

TEST_F(AccountTest, OncePaidBackNothingIsLeft) {
    pay(90000, "2019-08-01");
    withdraw("2019-09-01T08:00:00Z");
    pay(90000, "2019-09-05", PaymentKind::refund);
    EXPECT_EQ(count("2019-11-01").balance(), 0);
    EXPECT_EQ(count("2019-11-01").state, FeeState::nothing);
}

TEST_F(AccountTest, OfACancelledEventAllIsPaidBack) {
    pay(45000, "2019-11-01");
    cancelled = true;
    EXPECT_EQ(count("2019-11-10").balance(), -45000);
}

TEST_F(AccountTest, WhatIsVoidOrInAnotherCurrencyCountsNot) {
    pay(45000, "2019-09-01");
    payments[0].is_void = true;
    pay(45000, "2019-09-01");
    payments[1].currency = "USD";
    EXPECT_EQ(count("2019-09-02").paid, 0);
    EXPECT_EQ(count("2019-09-02").state, FeeState::open);
}

TEST_F(AccountTest, WhoPaidTooMuchIsPaidBack) {
    pay(4 * 45000, "2019-09-01");
    EXPECT_EQ(count("2019-09-02").balance(), -45000);
    EXPECT_EQ(count("2019-09-02").state, FeeState::to_pay_back);
}

TEST_F(AccountTest, WithoutAKindNothingIsOwed) {
    const auto account = account_of(nullptr, part, delegation, payments,
                                    {.rules = rules, .dates = dates, .today = on("2019-09-01")});
    EXPECT_EQ(account.state, FeeState::unsorted);
    EXPECT_EQ(account.owed, 0);
}

}  // namespace
}  // namespace plenaria::events_durban
