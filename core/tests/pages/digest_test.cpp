// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "news_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

using DigestTest = NewsTest;
PLENARIA_BOTH_ENGINES(DigestTest);

TEST_P(DigestTest, ComesAtEightInTheReadersMorning) {
    const auto kampala = person("kampala@example.org", "Africa/Kampala");
    const auto quito = person("quito@example.org", "America/Guayaquil");
    run_job_at("2019-12-17T20:00:00Z");  // that day's messages are done with: there was nothing
    tell(kampala, "Rev.1 is out");
    tell(quito, "Rev.1 is out");

    run_job_at("2019-12-18T04:59:59Z");
    EXPECT_THAT(mails("kampala@example.org"), IsEmpty());
    run_job_at("2019-12-18T05:00:00Z");
    EXPECT_THAT(mails("kampala@example.org"), ElementsAre(HasSubstr("Rev.1 is out")));
    EXPECT_THAT(mails("quito@example.org"), IsEmpty());
    run_job_at("2019-12-18T13:00:00Z");
    EXPECT_THAT(mails("quito@example.org"), SizeIs(1));
}

TEST_P(DigestTest, IsOneADayHoweverMuchHappens) {
    const auto id = person("ana@example.org", "UTC");
    tell(id, "First");
    tell(id, "Second");
    run_job_at("2019-12-17T08:00:00Z");
    tell(id, "Third");
    run_job_at("2019-12-17T08:10:00Z");
    run_job_at("2019-12-17T23:50:00Z");

    ASSERT_THAT(mails("ana@example.org"), SizeIs(1));
    EXPECT_THAT(mails("ana@example.org")[0], HasSubstr("First"));
    EXPECT_THAT(mails("ana@example.org")[0], HasSubstr("Second"));

    run_job_at("2019-12-18T08:00:00Z");
    EXPECT_THAT(mails("ana@example.org"), ElementsAre(Not(HasSubstr("Third")), HasSubstr("Third")));
}

TEST_P(DigestTest, DoesNotComeWhenNothingIsNew) {
    const auto id = person("ana@example.org", "UTC");
    run_job_at("2019-12-17T08:00:00Z");
    EXPECT_THAT(mails("ana@example.org"), IsEmpty());
    tell(id, "News");
    run_job_at("2019-12-18T08:00:00Z");
    run_job_at("2019-12-19T08:00:00Z");
    EXPECT_THAT(mails("ana@example.org"), SizeIs(1));
}

TEST_P(DigestTest, IsMadeUpForWhenTheHostWasDownAtEight) {
    const auto id = person("ana@example.org", "UTC");
    tell(id, "News");
    run_job_at("2019-12-17T14:30:00Z");
    EXPECT_THAT(mails("ana@example.org"), SizeIs(1));
}

TEST_P(DigestTest, WhatIsUrgentDoesNotWaitAndIsNotToldAgain) {
    const auto id = person("ana@example.org", "UTC");
    tell(id, "Deadline tomorrow", true);
    tell(id, "Rev.1 is out");
    run_job_at("2019-12-17T03:00:00Z");
    EXPECT_THAT(mails("ana@example.org"), ElementsAre(HasSubstr("Deadline tomorrow")));
    EXPECT_THAT(mails("ana@example.org")[0], Not(HasSubstr("Rev.1")));

    run_job_at("2019-12-17T08:00:00Z");
    ASSERT_THAT(mails("ana@example.org"), SizeIs(2));
    EXPECT_THAT(mails("ana@example.org")[1], Not(HasSubstr("Deadline")));
}

TEST_P(DigestTest, EachPersonChoosesHow) {
    const auto eager = person("eager@example.org", "UTC", "at_once");
    const auto quiet = person("quiet@example.org", "UTC", "never");
    for (const auto& id : {eager, quiet}) {
        tell(id, "News");
        tell(id, "Deadline", true);
    }
    run_job_at("2019-12-17T03:00:00Z");
    run_job_at("2019-12-17T08:00:00Z");
    EXPECT_THAT(mails("eager@example.org"), SizeIs(1));
    EXPECT_THAT(mails("quiet@example.org"), IsEmpty());
}

TEST_P(DigestTest, WhatWasReadOnThePageIsNotMailed) {
    const auto id = person("ana@example.org", "UTC");
    tell(id, "News");
    write([&](UnitOfWork& uow) { mark_all_seen(uow, reader(id)); });
    run_job_at("2019-12-17T08:00:00Z");
    EXPECT_THAT(mails("ana@example.org"), IsEmpty());
}

TEST_P(DigestTest, ReachesWhoHoldsThePermissionAndNobodyElse) {
    person("drafter@example.org", "UTC");
    person("press@example.org", "UTC", "daily", "press");
    const auto closed = person("closed@example.org", "UTC");
    ASSERT_TRUE(accounts.set_disabled({.kind = Actor::Kind::job, .id = "test"}, closed, true));
    tell_all_who_may("a.view", "A round has opened");

    run_job_at("2019-12-17T08:00:00Z");

    EXPECT_THAT(mails("drafter@example.org"), SizeIs(1));
    EXPECT_THAT(mails("press@example.org"), IsEmpty());
    EXPECT_THAT(mails("closed@example.org"), IsEmpty());
}

TEST_P(DigestTest, OneClickPausesItWithoutSigningIn) {
    const auto id = person("ana@example.org", "UTC");
    tell(id, "News");
    run_job_at("2019-12-17T08:00:00Z");
    const auto mail = mails("ana@example.org").at(0);
    const std::string before = "secret=";
    const auto secret = mail.substr(mail.find(before) + before.size(), 64);

    ASSERT_TRUE(accounts.pause_messages({}, secret));
    ASSERT_TRUE(accounts.pause_messages({}, secret));

    tell(id, "More news", true);
    run_job_at("2019-12-18T08:00:00Z");
    EXPECT_THAT(mails("ana@example.org"), SizeIs(1));
    EXPECT_FALSE(accounts.pause_messages({}, std::string(64, '0')));
    // It opens nothing else.
    EXPECT_FALSE(accounts.sign_in_by_link({}, secret));
    EXPECT_FALSE(accounts.reset_password({}, secret, "trece gatos azules"));
}

TEST_P(DigestTest, AnHourlyBroomForgetsWhatHasEnded) {
    const auto id = person("ana@example.org", "UTC");
    write([&](UnitOfWork& uow) {
        insert_account_link(uow, id, AccountLinkPurpose::reset, uow.now() + std::chrono::hours(1));
        insert_session(uow,
                       {.id = "01S",
                        .account_id = id,
                        .state = SessionState::signed_in,
                        .expires_at = uow.now() + std::chrono::hours(300)},
                       "x");
    });
    const auto rows = [&] {
        return read([](UnitOfWork& uow) {
            int links = 0, sessions = 0;
            sql::query(uow, "SELECT count(*) FROM core_account_link"), soci::into(links);
            sql::query(uow, "SELECT count(*) FROM core_session"), soci::into(sessions);
            return std::pair(links, sessions);
        });
    };
    sweep_at("2019-12-17T12:00:00Z");
    EXPECT_EQ(rows(), std::pair(1, 1));
    sweep_at("2019-12-19T00:00:00Z");
    EXPECT_EQ(rows(), std::pair(0, 0));
}

}  // namespace
}  // namespace plenaria::host
