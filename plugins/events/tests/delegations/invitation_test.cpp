// SPDX-License-Identifier: EUPL-1.2
#include <future>

#include <gmock/gmock.h>

#include "src/delegations/choose_pages.hpp"
#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/wave_pages.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class InvitationTest : public Guests {};
PLENARIA_BOTH_ENGINES(InvitationTest);

TEST_P(InvitationTest, AnOfficeIsChosenOnceWithItsProtocolOfficeAndLanguage) {
    choose();
    const auto again = write([&](UnitOfWork& uow) {
        return add_delegations(uow, directory, lucia, id, {"city/AMMAN", "city/AMMAN", "city/NOWHERE"});
    });
    EXPECT_EQ(*again, 0);
    const auto montreal = delegation("MONTREAL");
    EXPECT_EQ(montreal.address, "protocol@montreal.example");
    EXPECT_EQ(montreal.language, "fr");
    EXPECT_EQ(montreal.region, "Americas");
    EXPECT_EQ(montreal.quota, 3);
}

TEST_P(InvitationTest, ThePreviewNamesLanguagesAndWhoGetsNothingAndSendsNothing) {
    choose({"city/AMMAN", "city/MONTREAL", "city/KAMPALA"});
    auto& at = scope();
    const auto page = html(invite_page(guest_tools(), {.path_values = here()}, at));
    EXPECT_THAT(page, AllOf(HasSubstr("This sends 2 messages."), HasSubstr("12th GFMD Summit"),
                            HasSubstr("Kampala"), HasSubstr("have no mail address"),
                            HasSubstr("protocol@amman.example"), HasSubstr("lang=\"fr\"")));
    EXPECT_TRUE(sent().empty());
}

TEST_P(InvitationTest, ThePreviewNamesOfficesThatShareAnAddress) {
    choose();
    auto amman = delegation("AMMAN");
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_delegation(uow, lucia, amman.id,
                                             {.contact_name = "Shared",
                                              .address = "Protocol@Montreal.example",
                                              .language = "en",
                                              .quota = 3,
                                              .revision = amman.revision});
                }).has_value());
    auto& at = scope();
    EXPECT_THAT(html(invite_page(guest_tools(), {.path_values = here()}, at)),
                HasSubstr("These offices have one address in common"));
}

TEST_P(InvitationTest, EachOfficeGetsItsOwnLinkInItsLanguageWithACalendarEntry) {
    choose_and_invite();
    const auto mails_sent = new_mails();
    ASSERT_EQ(mails_sent.size(), 3U);
    EXPECT_THAT(mails_sent[1].to, "protocol@montreal.example");
    EXPECT_THAT(mails_sent[1].text, HasSubstr("https://plenaria.example/l/"));
    EXPECT_THAT(mails_sent[1].text, HasSubstr("Répondez"));
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<int> {
        int files = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_mail_attachment"), soci::into(files);
        return files;
    }),
              3);
    EXPECT_TRUE(delegation("AMMAN").invited_at.has_value());
    EXPECT_EQ(try_invite(3).error().code, ErrorCode::conflict) << "nobody is left to invite";
}

TEST_P(InvitationTest, AnotherNumberThanThePreviewShowedSendsNothing) {
    choose();
    EXPECT_EQ(try_invite(2).error().code, ErrorCode::conflict);
    EXPECT_TRUE(sent().empty());
}

TEST_P(InvitationTest, TwoWavesAtOnceWriteToEachOfficeOnce) {
    choose();
    auto first = std::async(std::launch::async, [&] { return try_invite(3).has_value(); });
    const bool second = try_invite(3).has_value();
    EXPECT_NE(first.get(), second) << "the other one is told that the number has changed";
    EXPECT_EQ(sent().size(), 3U);
    choose({"city/KAMPALA"});
    EXPECT_EQ(try_invite(1).error().code, ErrorCode::conflict)
        << "Kampala has no address, the others had theirs";
}

TEST_P(InvitationTest, OnlyTheSilentAreReminded) {
    choose_and_invite();
    answer("AMMAN", 1);
    new_mails();
    const auto reminded = write([&](UnitOfWork& uow) { return remind(uow, mails(), lucia, id, 2); });
    ASSERT_TRUE(reminded.has_value()) << reminded.error().message;
    std::vector<std::string> to;
    for (const auto& mail : new_mails()) to.push_back(mail.to);
    EXPECT_EQ(to, (std::vector<std::string>{"protocol@montreal.example", "protocol@quito.example"}));
    EXPECT_EQ(write([&](UnitOfWork& uow) { return remind(uow, mails(), lucia, id, 2); }).error().code,
              ErrorCode::conflict)
        << "twice within ten minutes";
}

TEST_P(InvitationTest, AfterTheDeadlineNothingIsSent) {
    choose();
    clock.set("2019-11-01T22:00:01Z");  // 17:00 in Quito was a second ago
    EXPECT_EQ(try_invite(3).error().code, ErrorCode::conflict);
    EXPECT_TRUE(sent().empty());
}

TEST_P(InvitationTest, AQuotaBelowTheRegisteredIsRefusedWithTheNumbers) {
    choose_and_invite();
    answer("AMMAN", 3);
    EXPECT_EQ(said_of(try_rules({.quota = 2, .for_all = true}), "quota"),
              "Amman has registered 3, which is more than 2.");
    EXPECT_EQ(delegation("QUITO").quota, 3) << "nothing was half written";
    EXPECT_TRUE(try_rules({.quota = 2}).has_value()) << "for those chosen from now on";
    const auto amman = delegation("AMMAN");
    const auto lower = write([&](UnitOfWork& uow) {
        return change_delegation(
            uow, lucia, amman.id,
            {.address = amman.address, .language = "en", .quota = 2, .revision = amman.revision});
    });
    EXPECT_EQ(said_of(lower, "quota"), "Amman has registered 3, which is more than 2.");
}

TEST_P(InvitationTest, FewerPlacesThanAreGivenAreRefusedWithTheNumbers) {
    choose_and_invite();
    answer("AMMAN", 3);
    EXPECT_EQ(said_of(try_rules({.places = 2}), "places"),
              "3 people have places already, which is more than 2.");
    EXPECT_TRUE(try_rules({.places = 3}).has_value());
}

TEST_P(InvitationTest, RulesThatSomebodyElseChangedAreAConflict) {
    const auto stale = write([&](UnitOfWork& uow) {
        return set_rules(
            uow, mails(), lucia, id,
            {.reply_until = {on("2019-11-01"), std::chrono::hours(17)}, .quota = 3, .revision = 7});
    });
    EXPECT_EQ(stale.error().code, ErrorCode::conflict);
}

TEST_P(InvitationTest, ThePageShowsWhoOpenedWhoAnsweredWhoIsSilentAndCountsRegions) {
    choose_and_invite();
    answer("MONTREAL", 2, Answer::deputy);
    auto& at = scope();
    const auto page = html(delegations_page(guest_tools(), {.path_values = here()}, at));
    EXPECT_THAT(page, AllOf(HasSubstr("Sends a deputy"), HasSubstr("Not opened"), HasSubstr("2 of 3"),
                            HasSubstr("2 people are registered."), HasSubstr("Americas"),
                            HasSubstr("Remind silent offices")));
    const auto silent =
        html(delegations_page(guest_tools(), {.path_values = here(), .query = {{"show", "invited"}}}, at));
    EXPECT_THAT(silent, AllOf(HasSubstr(">Amman</a>"), Not(HasSubstr(">Montréal</a>"))));
}

TEST_P(InvitationTest, TheRulesFormKeepsWhatWasTypedAndNamesEveryProblem) {
    auto& at = scope();
    const auto again = rules_post(guest_tools(),
                                  {.path_values = here(),
                                   .form = {{"reply_day", "2019-02-30"},
                                            {"reply_time", "17:00"},
                                            {"quota", "many"},
                                            {"places", "0"},
                                            {"erase_days", "90"},
                                            {"revision", "1"}}},
                                  at);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again), AllOf(HasSubstr("href=\"#f-reply_day\""), HasSubstr("href=\"#f-quota\""),
                                   HasSubstr("value=\"many\"")));
}

TEST_P(InvitationTest, WhoWasInvitedCannotBeTakenOffTheList) {
    choose();
    const auto amman = delegation("AMMAN").id, quito_id = delegation("QUITO").id;
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return drop_delegation(uow, lucia, amman); }).has_value());
    ASSERT_TRUE(try_invite(2).has_value());
    EXPECT_EQ(write([&](UnitOfWork& uow) { return drop_delegation(uow, lucia, quito_id); }).error().code,
              ErrorCode::conflict);
}

TEST_P(InvitationTest, TheListOfDelegatesIsInTheOrderOfProtocolAsPageAndTables) {
    choose_and_invite();
    answer("AMMAN", 2);
    answer("MONTREAL", 1, Answer::deputy);
    answer("QUITO", 1, Answer::deputy);
    auto& at = scope();
    const auto csv = std::get<Download>(
        *delegates_page(guest_tools(), {.path_values = here(), .query = {{"format", "csv"}}}, at));
    EXPECT_LT(csv.bytes.find("QUITO 1"), csv.bytes.find("AMMAN 1")) << "the host comes first";
    EXPECT_LT(csv.bytes.find("AMMAN 2"), csv.bytes.find("MONTREAL 1")) << "mayors before deputies";
    const auto xlsx = std::get<Download>(
        *delegates_page(guest_tools(), {.path_values = here(), .query = {{"format", "xlsx"}}}, at));
    EXPECT_THAT(xlsx.bytes, HasSubstr("Adviser"));
    EXPECT_THAT(html(delegates_page(guest_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("3 delegations, 4 people"), HasSubstr("AMMAN 2, Adviser")));
}

TEST_P(InvitationTest, WhatIsNotThereIsNotFound) {
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> nothing{{"edition", "nothing"},
                                                                  {"delegation", "nothing"}};
    for (const auto page :
         {delegations_page, choose_page, choose_post, invite_page, invite_post, remind_page, remind_post,
          delegates_page, delegation_page, drop_delegation_post, new_link_post, end_links_post}) {
        const auto reply = page(guest_tools(), {.path_values = nothing}, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

}  // namespace
}  // namespace plenaria::events
