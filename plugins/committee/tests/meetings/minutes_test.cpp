// SPDX-License-Identifier: EUPL-1.2
// From a draft to signed minutes.
#include <gmock/gmock.h>

#include "src/meetings/minutes_pages.hpp"
#include "tests/meetings/meetings.hpp"

namespace plenaria::committee::meetings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class MinutesTest : public Meetings {
protected:
    Result<int> try_write(const std::string& item_id, const std::string& text, int revision) {
        return write([&](UnitOfWork& uow) { return write_minutes(uow, lucia, item_id, text, revision); });
    }
    Result<void> try_sign(const Actor& who, const std::string& id, const std::string& hash) {
        return write([&](UnitOfWork& uow) { return sign_minutes(uow, who, id, hash); });
    }
    std::string text_in(const std::string& id, std::string_view language) {
        return read<std::string>([&](UnitOfWork& uow) {
            return *minutes_text(uow, meeting_tools(), *read_record(uow, id), language);
        });
    }
    Result<void> chair_of(const std::string& id, int seat) {
        const auto invitee = seat_of(id, seat).id;
        return write([&](UnitOfWork& uow) { return set_chair(uow, lucia, id, invitee); });
    }
};
PLENARIA_BOTH_ENGINES(MinutesTest);

TEST_P(MinutesTest, TheDraftTellsWhoWasThereAndWhatWasDecided) {
    const auto id = in_session();
    ASSERT_TRUE(try_decide(item(id, motion()), {.way = Way::hands, .votes = {.yes = 4}}).has_value());
    clock.set("2019-10-17T09:40:00Z");
    ASSERT_TRUE(left(presences[0]).has_value());

    const auto text = text_in(id, "en");
    EXPECT_THAT(text, HasSubstr("Yousef Shawarbeh, 10:00–10:40")) << "in the time of Bristol";
    EXPECT_THAT(text, HasSubstr("Marvin Rees, from 10:00"));
    EXPECT_THAT(text, HasSubstr("Valérie Plante, not there"));
    EXPECT_THAT(text, HasSubstr("Decision 2019/1, by show of hands: Carried. Yes: 4; no: 0"));
    EXPECT_THAT(text, HasSubstr("The budget is adopted."));
}

/// Two campaigns about everything, of which the public knows one.
class TwoCampaigns final : public campaigns::Drafts {
public:
    Result<std::string> begin(UnitOfWork&, const Actor&, const campaigns::PressDraft&) override { return ""; }
    std::optional<std::string> about(UnitOfWork&, std::string_view) override { return std::nullopt; }
    std::vector<campaigns::AboutCampaign> named(UnitOfWork&, std::string_view subject,
                                                std::string_view language) override {
        if (!subject.starts_with("committee.item/")) return {};
        const std::string in = " in " + std::string(language);
        return {{.id = "one", .title = "Budget of cities" + in, .path = "/campaigns/one", .is_public = true},
                {.id = "two", .title = "Under embargo" + in, .path = "/campaigns/two", .is_public = false}};
    }
};

TEST_P(MinutesTest, CampaignsThatCameOfItAreNamedOnceTheyArePublic) {
    const auto id = in_session();
    const auto budget = item(id, motion());
    TwoCampaigns played;
    auto used = meeting_tools();
    used.drafts = &played;

    const auto paper = read<std::string>(
        [&](UnitOfWork& uow) { return *minutes_text(uow, used, *read_record(uow, id), "fr"); });

    EXPECT_THAT(paper, HasSubstr("Budget of cities in fr"));
    EXPECT_THAT(paper, Not(HasSubstr("Under embargo"))) << "a paper goes to members, and is kept";
    const auto page = [&](const Actor& who) {
        return html(minutes_page(used, {.path_values = {{"meeting", id}}}, scope_of(who)));
    };
    EXPECT_THAT(page(lucia), AllOf(HasSubstr("Budget of cities in en"), Not(HasSubstr("Under embargo"))));
    const auto press = test::account("Noor", {{"committee.view"}, {"committee.edit"}, {"campaigns.view"}});
    EXPECT_THAT(page(press), HasSubstr("href=\"/campaigns/two\">Under embargo in en"));
    EXPECT_THAT(text_in(id, "en"), Not(HasSubstr("Campaigns"))) << "without that room nothing is said";
}

TEST_P(MinutesTest, OfTwoWhoSaveAtOnceTheSecondIsToldAndNothingIsOverwritten) {
    const auto id = in_session();
    const auto budget = item(id, motion());

    EXPECT_EQ(*try_write(budget, "One account.", 1), 2);
    EXPECT_EQ(try_write(budget, "Another account.", 1).error().code, ErrorCode::conflict);
    EXPECT_EQ(record(id).items[0].minutes_text, "One account.");
    EXPECT_EQ(*try_write(budget, "One account.", 1), 2) << "the same words sent twice are saved once";
    EXPECT_EQ(*try_write(budget, "Both.", 2), 3);
}

TEST_P(MinutesTest, MembersReadAndCorrectThem) {
    const auto id = circulated();
    const auto bristol = seat_of(id, 3);
    EXPECT_THAT(new_mails().back().text, HasSubstr("https://plenaria.example/l/"));

    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return correct_minutes(uow, member(bristol), bristol.id, "I came at eleven.");
                }).has_value());
    EXPECT_EQ(seat_of(id, 3).correction, "I came at eleven.");
    EXPECT_EQ(write([&](UnitOfWork& uow) {
                  return correct_minutes(uow, member(bristol), seat_of(id, 4).id, "Not mine.");
              })
                  .error()
                  .code,
              ErrorCode::not_found);
}

TEST_P(MinutesTest, TheNextMeetingApprovesThemAndThenNothingChanges) {
    const auto id = circulated();
    const auto budget = record(id).items[0].id;
    const auto approval = approving(id);

    ASSERT_TRUE(try_decide(approval).has_value());
    const auto sealed = stored_meeting(id);
    EXPECT_EQ(sealed.minutes, MinutesState::approved);
    EXPECT_EQ(sealed.text_hash.size(), 64U);
    const auto before = text_in(id, "fr");
    EXPECT_EQ(try_write(budget, "Rewritten.", record(id).items[0].text_revision).error().code,
              ErrorCode::conflict);
    EXPECT_EQ(write([&](UnitOfWork& uow) { return take_decision_back(uow, lucia, budget); }).error().code,
              ErrorCode::conflict);
    EXPECT_FALSE(left(presences[0]).has_value());
    EXPECT_FALSE(
        write([&](UnitOfWork& uow) { return add_item(uow, lucia, id, {.title = "Later"}); }).has_value());
    // Not even what somebody changes in the tables themselves changes what was approved.
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    sql::query(uow, "UPDATE cmt_agenda_item SET title = 'Forged'");
                    return {};
                }).has_value());
    EXPECT_EQ(text_in(id, "fr"), before);
    EXPECT_THAT(before, HasSubstr("Budget"));
}

TEST_P(MinutesTest, WhatMembersHaveNotHadIsNotApproved) {
    const auto id = in_session();
    clock.set("2019-10-17T11:00:00Z");
    ASSERT_TRUE(closed(id).has_value());

    EXPECT_THAT(try_decide(approving(id)).error().message, HasSubstr("have not had these minutes"));
}

TEST_P(MinutesTest, AVoteAgainstApprovesNothing) {
    const auto id = circulated();
    const auto refused = try_decide(approving(id), {.way = Way::hands, .votes = {.yes = 1, .no = 3}});
    ASSERT_TRUE(refused.has_value());
    EXPECT_EQ(stored_meeting(id).minutes, MinutesState::circulated);
}

TEST_P(MinutesTest, TheApprovalIsTakenBackUntilSomebodyHasSigned) {
    const auto id = circulated();
    const auto approval = approving(id);
    const auto take_back = [&] {
        return write([&](UnitOfWork& uow) { return take_decision_back(uow, lucia, approval); });
    };
    ASSERT_TRUE(try_decide(approval).has_value());
    ASSERT_TRUE(take_back().has_value());
    EXPECT_EQ(stored_meeting(id).minutes, MinutesState::circulated);
    ASSERT_TRUE(try_decide(approval).has_value());

    ASSERT_TRUE(try_sign(lucia, id, stored_meeting(id).text_hash).has_value());
    EXPECT_EQ(take_back().error().code, ErrorCode::conflict);
    EXPECT_EQ(stored_meeting(id).minutes, MinutesState::approved);
}

TEST_P(MinutesTest, ChairAndSecretarySignTheSameText) {
    const auto id = circulated();
    ASSERT_TRUE(chair_of(id, 3).has_value());
    EXPECT_EQ(try_sign(lucia, id, "").error().code, ErrorCode::conflict) << "not approved yet";
    ASSERT_TRUE(try_decide(approving(id)).has_value());
    const auto hash = stored_meeting(id).text_hash;
    const auto chair =
        test::link_holder("committee.sign_minutes", "committee.meeting/" + id, "city/bristol", "Marvin Rees");

    EXPECT_EQ(try_sign(lucia, id, "another").error().code, ErrorCode::conflict);
    ASSERT_TRUE(try_sign(lucia, id, hash).has_value());
    ASSERT_TRUE(try_sign(lucia, id, hash).has_value()) << "twice is harmless";
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return ask_chair_to_sign(uow, meeting_tools(), lucia, id);
                }).has_value());
    EXPECT_EQ(new_mails().back().to, "cabinet@bristol.example");
    ASSERT_TRUE(try_sign(chair, id, hash).has_value());
    const auto signatures = record(id).signatures;
    ASSERT_EQ(signatures.size(), 2U);
    EXPECT_EQ(signatures[0].part, "chair");
    EXPECT_EQ(signatures[0].name, "Marvin Rees");
    EXPECT_EQ(signatures[1].name, "Lucía Fernández");
    EXPECT_EQ(signatures[1].text_hash, hash);
    EXPECT_THAT(text_in(id, "en"), HasSubstr("Marvin Rees, "));
}

}  // namespace
}  // namespace plenaria::committee::meetings
