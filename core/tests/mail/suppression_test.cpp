// SPDX-License-Identifier: EUPL-1.2
#include "mail/suppression_repository.hpp"

#include <gmock/gmock.h>

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "mail/bulk_mail.hpp"
#include "mail/mailbox_job.hpp"
#include "mail/outbox.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SuppressionTest : public ::testing::TestWithParam<Engine> {
protected:
    template <class F>
    auto write(const F& work) {
        return *database_.db().write(
            [&](UnitOfWork& uow) -> Result<std::decay_t<decltype(work(uow))>> { return work(uow); });
    }
    std::string sent(const std::string& to, const std::string& text = "T", const std::string& about = {},
                     const std::string& key = {}) {
        const auto id = write([&](UnitOfWork& uow) {
            return uow.send({.to_address = to,
                             .subject = "S",
                             .text = text,
                             .about = about,
                             .batch = "b",
                             .idempotency_key = key});
        });
        deliver();
        return id;
    }
    void deliver() {
        Outbox outbox(database_.db(),
                      {.server = {.url = "smtp://place"},
                       .from = {"P", "p@example.org", "https://example.org"},
                       .reports = "bounces+{token}@example.org"},
                      tokens_, log_, [&](const MailErrand& errand) {
                          errands_.push_back(errand);
                          return outcome_;
                      });
        outbox.deliver_due(50);
    }
    std::string token(const std::string& id) { return tokens_.sign(MailTokens::Purpose::mail, id); }
    ReportEnd report(const Bounce& one) {
        return write([&](UnitOfWork& uow) { return note_report(uow, tokens_, one); });
    }
    OutboxMail mail(const std::string& id) {
        return write([&](UnitOfWork& uow) { return find_mail(uow, id).value(); });
    }
    std::map<std::string, std::string> of(const std::string& address) {
        return write([&](UnitOfWork& uow) { return suppressions_of(uow, address); });
    }
    test::FakeClock clock_{"2026-11-01T08:00:00Z"};
    test::TestDatabase database_{GetParam(), {.clock = &clock_}};
    MailTokens tokens_{"key"};
    test::FakeLog log_;
    std::vector<MailErrand> errands_;
    DeliveryOutcome outcome_{Delivery::accepted, {}};
};
PLENARIA_BOTH_ENGINES(SuppressionTest);

TEST(MailTokens, AreOfOnePurposeAndOfOurKeyAlone) {
    const MailTokens ours("key"), others("other");
    const auto token = ours.sign(MailTokens::Purpose::mail, "01HX");
    EXPECT_EQ(ours.verified(MailTokens::Purpose::mail, token), "01HX");
    EXPECT_FALSE(ours.verified(MailTokens::Purpose::unsubscribe, token));
    EXPECT_FALSE(others.verified(MailTokens::Purpose::mail, token));
    EXPECT_FALSE(ours.verified(MailTokens::Purpose::mail, "01HY" + token.substr(4)));
    for (const auto* text : {"", ".", "01HX", "01HX.", ".00000000000000000000"})
        EXPECT_FALSE(ours.verified(MailTokens::Purpose::mail, text)) << text;
}

TEST(Stopping, DependsOnWhatTheMailIsFor) {
    const std::map<std::string, std::string> bounce{{"bounce", ""}}, complaint{{"complaint", ""}},
        left{{"unsubscribed", ""}};
    EXPECT_EQ(stopped_by(bounce, {.of_account = true}), "");
    EXPECT_EQ(stopped_by(bounce, {.opens_task = true}), "bounce");
    EXPECT_EQ(stopped_by(complaint, {}), "complaint");
    EXPECT_EQ(stopped_by(complaint, {.opens_task = true}), "");
    EXPECT_EQ(stopped_by(left, {}), "");
    EXPECT_EQ(stopped_by(left, {.bulk = true, .opens_task = true}), "unsubscribed");
}

TEST(Status, IsFoundInTheWordsOfAServer) {
    EXPECT_EQ(status_in("550 5.1.1 … user unknown"), "5.1.1");
    EXPECT_EQ(status_in("550-5.1.1 The email account"), "5.1.1");
    EXPECT_EQ(status_in("554 host 10.5.1.1 says 5.7.26 no"), "5.7.26");
    EXPECT_EQ(status_in("550 no such user"), "");
}

TEST_P(SuppressionTest, AnAddressThatDoesNotExistGetsNothingFromThenOnButWhatOpensAnAccount) {
    const auto id = sent("Ana@Quito.example");
    ASSERT_EQ(errands_.size(), 1U);
    EXPECT_EQ(errands_[0].envelope, "bounces+" + token(id) + "@example.org");
    EXPECT_EQ(errands_[0].id, token(id));
    EXPECT_EQ(
        report({.token = token(id), .reason = "550 5.1.1 unknown", .status = "5.1.1", .permanent = true}),
        ReportEnd::noted);
    EXPECT_EQ(
        report({.token = token(id), .reason = "550 5.1.1 unknown", .status = "5.1.1", .permanent = true}),
        ReportEnd::noted);
    EXPECT_EQ(mail(id).state, "bounced");

    const auto stopped = sent("ana@quito.example");
    EXPECT_EQ(errands_.size(), 1U);
    EXPECT_EQ(mail(stopped).state, "failed");
    EXPECT_THAT(mail(stopped).last_error, HasSubstr("550 5.1.1 unknown"));
    sent("ana@quito.example", "T", "core.account/1");
    EXPECT_EQ(errands_.size(), 2U);
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return lift_suppression(uow, "ANA@quito.example", "bounce"); }));
    sent("ana@quito.example");
    EXPECT_EQ(errands_.size(), 3U);
}

TEST_P(SuppressionTest, WhatMayPassIsCountedOncePerMailAndSuppressesTheFifthTime) {
    Bounce full{.reason = "552 5.2.2 full", .status = "5.2.2", .permanent = true};
    for (int i = 1; i <= soft_bounces_that_suppress; ++i) {
        EXPECT_THAT(of("ana@quito.example"), IsEmpty()) << i;
        full.token = token(sent("ana@quito.example"));
        report(full);
        report(full);
    }
    EXPECT_THAT(of("ana@quito.example"), ElementsAre(::testing::Pair("bounce", "552 5.2.2 full")));
}

TEST_P(SuppressionTest, ForgedAndDelayedReportsChangeNothing) {
    const auto id = sent("ana@quito.example");
    EXPECT_EQ(report({.token = id, .status = "5.1.1", .permanent = true}), ReportEnd::not_ours);
    EXPECT_EQ(report({.token = id + ".00000000000000000000", .status = "5.1.1", .permanent = true}),
              ReportEnd::not_ours);
    EXPECT_EQ(report({.token = token(id), .status = "4.4.1"}), ReportEnd::nothing);
    EXPECT_EQ(mail(id).state, "sent");
    EXPECT_THAT(of("ana@quito.example"), IsEmpty());
}

TEST_P(SuppressionTest, WhoComplainsStillGetsTheirTasksAndNoNews) {
    report({.token = token(sent("ana@quito.example")), .reason = "abuse", .complaint = true});
    sent("ana@quito.example");
    EXPECT_EQ(errands_.size(), 1U);
    sent("ana@quito.example", "Vote: https://example.org/l/abc");
    EXPECT_EQ(errands_.size(), 2U);
}

TEST_P(SuppressionTest, ARefusedRecipientThatDoesNotExistIsSuppressed) {
    outcome_ = {
        .delivery = Delivery::refused, .detail = "550", .said = "550 5.1.1 … unknown", .of_recipient = true};
    sent("ana@quito.example");
    EXPECT_EQ(of("ana@quito.example").count("bounce"), 1U);
    outcome_.said = "550 5.7.1 … not today";
    sent("bo@quito.example");
    EXPECT_THAT(of("bo@quito.example"), IsEmpty());
}

TEST_P(SuppressionTest, RoomsAskWhoWantsNoneAndWhatBecameOfABatch) {
    const StoredBulkMail bulk(tokens_, "https://example.org");
    const auto url = bulk.unsubscribe_url("campaigns.letter.01HX");
    EXPECT_EQ(tokens_.verified(MailTokens::Purpose::unsubscribe, url.substr(url.rfind('/') + 1)),
              "campaigns.letter.01HX");
    sent("ana@quito.example", "T " + url, "", "campaigns.letter.01HX");
    write([&](UnitOfWork& uow) {
        suppress(
            uow,
            {.address = "ana@quito.example", .cause = "unsubscribed", .reason = "too many", .mail_id = "1"});
        EXPECT_EQ(mail_with_key(uow, "campaigns.letter.01HX")->mail.to_address, "ana@quito.example");
        return 0;
    });
    sent("ana@quito.example", "More " + bulk.unsubscribe_url("k.2"), "", "k.2");
    sent("ana@quito.example", "No letter to many");
    EXPECT_EQ(errands_.size(), 2U);
    write([&](UnitOfWork& uow) {
        const auto found = bulk.suppressed(uow, {"ANA@quito.example", "bo@quito.example"});
        EXPECT_EQ(found.size(), 1U);
        EXPECT_EQ(found.at("ANA@quito.example").kind, "unsubscribed");
        const auto fate = bulk.fate(uow, "b");
        EXPECT_EQ(fate.sent, 2);
        EXPECT_EQ(fate.failed, 1);
        EXPECT_EQ(fate.troubles.at(0).key, "k.2");
        EXPECT_EQ(list_suppressions(uow, "QUITO", 0, 10).size(), 1U);
        EXPECT_EQ(count_suppressions(uow, "q_ito"), 0);
        return 0;
    });
}

TEST_P(SuppressionTest, TheMailboxIsEmptiedAndWhatIsNotedIsDeletedAfterwards) {
    const auto id = sent("ana@quito.example");
    std::vector<std::string> there{"u1", "u2"};
    const auto read = [&](const MailboxErrand& errand) -> Result<MailboxAnswer> {
        for (const auto& each : errand.noted) std::erase(there, each);
        MailboxAnswer answer;
        if (!there.empty()) answer.messages.push_back({.uid = there.front()});
        if (!there.empty() && there.front() == "u2")
            answer.messages[0].report.push_back(
                {.token = token(id), .reason = "no", .status = "5.1.1", .permanent = true});
        return answer;
    };
    const auto done = read_reports(database_.db(), tokens_, {}, read);
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(done->noted, 1);
    EXPECT_EQ(done->strange, 1);
    EXPECT_THAT(there, IsEmpty());
    const auto broken = read_reports(
        database_.db(), tokens_, {},
        [](const MailboxErrand&) -> Result<MailboxAnswer> { return MailboxAnswer{.error = "Login denied"}; });
    EXPECT_EQ(broken.error().detail, "Login denied");
}

TEST_P(SuppressionTest, TheKeyIsMadeOnce) {
    const auto key = write([](UnitOfWork& uow) { return mail_key(uow); });
    EXPECT_EQ(key.size(), 64U);
    EXPECT_EQ(write([](UnitOfWork& uow) { return mail_key(uow); }), key);
}

}  // namespace
}  // namespace plenaria::host
