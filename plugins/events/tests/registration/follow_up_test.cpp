// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/registration/follow_up_pages.hpp"
#include "tests/registration/asking.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

class FollowUpTest : public Asking {
protected:
    FollowUpTest() {
        choose_and_invite();
        ask_for_visas();
        auto wanted = facts("Number of the passport", QuestionKind::text, {visa, "yes"});
        wanted.stage = Stage::follow_up;
        wanted.required = true;
        number = ask(wanted);
        wanted = facts("Arrival", QuestionKind::day);
        wanted.stage = Stage::follow_up;
        arrival = ask(wanted);
        EXPECT_TRUE(
            register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "JO"}}).has_value());
        EXPECT_TRUE(register_head("MONTREAL", {{"head_q_" + visa, "no"}}).has_value());
    }
    Result<int> approve(int expected, const std::string& only = {}, const char* day = "2019-11-08") {
        return write([&](UnitOfWork& uow) {
            return open_follow_up(
                uow, mails(), lucia, id,
                {.reply_until = {on(day), std::chrono::hours(17)}, .only = only, .expected = expected});
        });
    }
    std::string page(const std::string& city) {
        auto& at = scope_of(office(city));
        return html(office_follow_up_page(guest_tools(), {.path_values = here()}, at));
    }
    Result<Reply> post(const std::string& city, TypedForm typed, int revision = 1) {
        auto& at = scope_of(office(city));
        typed.emplace("revision", std::to_string(revision));
        return office_follow_up_post(guest_tools(), {.path_values = here(), .form = typed}, at);
    }
    std::string field(const std::string& city, const std::string& question) {
        return "p_" + head_of(city) + "_q_" + question;
    }

    std::string number, arrival;
};
PLENARIA_BOTH_ENGINES(FollowUpTest);

TEST_P(FollowUpTest, AnApprovalOpensTheFollowUpAndTellsTheOffice) {
    new_mails();
    auto& before = scope_of(office("AMMAN"));
    EXPECT_FALSE(office_follow_up_page(guest_tools(), {.path_values = here()}, before).has_value());
    ASSERT_EQ(*approve(2), 2);
    const auto told = new_mails();
    ASSERT_EQ(told.size(), 2U);
    EXPECT_THAT(told[0].text, HasSubstr("/l/"));
    EXPECT_THAT(page("AMMAN"), AllOf(HasSubstr("Number of the passport"), HasSubstr("Arrival")));
    EXPECT_THAT(page("MONTREAL"), AllOf(Not(HasSubstr("name=\"" + field("MONTREAL", number))),
                                        HasSubstr("name=\"" + field("MONTREAL", arrival))))
        << "registration has decided that";
    auto& at = scope_of(office("AMMAN"));
    EXPECT_THAT(html(office_page(guest_tools(), {.path_values = here()}, at)),
                HasSubstr("Your registration is approved."));
}

TEST_P(FollowUpTest, WhatIsAnsweredLaterLeavesTheRegistrationAlone) {
    ASSERT_TRUE(approve(2).has_value());
    const auto refused = post("AMMAN", {{field("AMMAN", arrival), "2019-11-18"}});
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused),
                AllOf(HasSubstr("href=\"#f-" + field("AMMAN", number) + "\""), HasSubstr("2019-11-18")));
    ASSERT_TRUE(post("AMMAN", {{field("AMMAN", number), "N 123"}, {field("AMMAN", arrival), "2019-11-18"}})
                    .has_value());
    EXPECT_EQ(answers("AMMAN")[head_of("AMMAN")].size(), 4U);
    ASSERT_TRUE(
        register_head("AMMAN", {{"head_q_" + visa, "yes"}, {"head_q_" + passport, "EC"}}).has_value());
    const auto all = answers("AMMAN")[head_of("AMMAN")];
    EXPECT_EQ(all.at(number), "N 123") << "and the registration leaves the follow-up alone";
    EXPECT_EQ(all.at(passport), "EC");
    EXPECT_THAT(page("AMMAN"), HasSubstr("Your answers were received."));
}

TEST_P(FollowUpTest, ASecondWriterIsToldAndTheDeadlineIsItsOwn) {
    ASSERT_TRUE(approve(2).has_value());
    ASSERT_TRUE(post("MONTREAL", {{field("MONTREAL", arrival), "2019-11-18"}}).has_value());
    EXPECT_EQ(status(post("MONTREAL", {{field("MONTREAL", arrival), "2019-11-17"}})), 409);
    clock.set("2019-11-08T22:00:00Z");
    EXPECT_THAT(page("MONTREAL"), HasSubstr("<form")) << "the registration is closed, this is not";
    EXPECT_TRUE(post("MONTREAL", {{field("MONTREAL", arrival), "2019-11-17"}}, 2).has_value());
    clock.set("2019-11-08T22:00:01Z");
    EXPECT_THAT(page("MONTREAL"), AllOf(HasSubstr("The time for answers is over."), Not(HasSubstr("<form"))));
    EXPECT_EQ(status(post("MONTREAL", {{field("MONTREAL", arrival), "2019-11-16"}}, 3)), 409);
}

TEST_P(FollowUpTest, OnlyWhoComesIsApprovedAndOnce) {
    EXPECT_FALSE(approve(3).has_value()) << "the preview counted others";
    EXPECT_EQ(said_of(Result<void>(approve(2, {}, "2019-10-01").error()), "reply_day"),
              "Choose a time that is still to come.");
    ASSERT_EQ(*approve(1, delegation("AMMAN").id), 1);
    ASSERT_EQ(*approve(1), 1) << "Montréal is left";
    EXPECT_FALSE(approve(1).has_value());
    ASSERT_TRUE(register_head("AMMAN", {}, "declined").has_value());
    EXPECT_THAT(page("AMMAN"), HasSubstr("Your delegation is not registered at the moment."));
}

TEST_P(FollowUpTest, OtherDatesMoveItsDeadlineAndAskForTheRegistrationFirst) {
    ASSERT_TRUE(approve(2).has_value());
    const auto revision = stored(id).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return apply_dates(
                        uow, lucia, {id, {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}, "Asked."},
                        revision, uow.now());
                }).has_value());
    EXPECT_THAT(page("MONTREAL"), HasSubstr("Your delegation is not registered at the moment."));
    ASSERT_TRUE(register_head("MONTREAL", {{"head_q_" + visa, "no"}}).has_value());
    EXPECT_THAT(page("MONTREAL"), AllOf(HasSubstr("2020-01-09T22:00:00Z"), HasSubstr("<form")))
        << "62 days later, as the opening";
}

TEST_P(FollowUpTest, ThePreviewShowsTheMailAndItsNumber) {
    auto& at = scope();
    EXPECT_THAT(html(approve_page(guest_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("This sends 2 messages."), HasSubstr("[the link of this office]")));
    const auto refused = approve_post(
        guest_tools(),
        {.path_values = here(), .form = {{"count", "2"}, {"reply_day", ""}, {"reply_time", "17:00"}}}, at);
    EXPECT_EQ(status(refused), 422);
    const auto done =
        approve_post(guest_tools(),
                     {.path_values = here(),
                      .form = {{"count", "2"}, {"reply_day", "2019-11-08"}, {"reply_time", "17:00"}}},
                     at);
    ASSERT_TRUE(done.has_value());
    EXPECT_THAT(html(approve_page(guest_tools(), {.path_values = here()}, at)),
                HasSubstr("No registration waits for approval."));
}

TEST_P(FollowUpTest, ItsLinkKeepsItsOwnDeadlineWhenThatOfTheInvitationMoves) {
    ASSERT_EQ(*approve(2), 2);
    const auto links = [&] {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::pair<std::string, std::string>>> {
            std::string task, due;
            std::vector<std::pair<std::string, std::string>> found;
            soci::statement select =
                (sql::prepare(uow,
                              "SELECT task, due_at FROM core_link WHERE path LIKE '%follow_up%' ORDER BY id"),
                 soci::into(task), soci::into(due));
            select.execute();
            while (select.fetch()) found.emplace_back(task, due);
            return found;
        });
    };
    const auto before = links();
    ASSERT_EQ(before.size(), 2U);
    EXPECT_THAT(before[0].first, HasSubstr("until 2019-11-08, 17:00"));
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return set_rules(uow, mails(), lucia, id,
                                     {.reply_until = {on("2019-11-03"), std::chrono::hours(17)},
                                      .revision = rules_of(uow, id).revision});
                }).has_value());
    EXPECT_EQ(links(), before);
}

}  // namespace
}  // namespace plenaria::events
