// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "tests/side_events/side_event_room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SideEventProposalTest : public SideEventRoom {};
PLENARIA_BOTH_ENGINES(SideEventProposalTest);

TEST_P(SideEventProposalTest, AnOrganiserProposesAndGetsAReceiptWithALink) {
    auto wanted = facts("Accra");
    wanted.answers[stored_call().questions[0].id] = "Two mayors.";
    wanted.answers["of nobody"] = "x";
    wanted.preferred_day = on("2022-05-18");
    wanted.preferred_time = std::chrono::minutes(13 * 60 + 15);
    const auto made = try_propose(wanted);
    ASSERT_TRUE(made.has_value()) << said(made);

    const auto stored = proposal(*made);
    EXPECT_EQ(stored.number, 1);
    EXPECT_EQ(stored.state, ProposalState::proposed);
    EXPECT_EQ(stored.facts.answers.size(), 1U);
    EXPECT_EQ(stored.facts.preferred_day, on("2022-05-18"));
    EXPECT_EQ(stored.facts.preferred_time, std::chrono::minutes(795));
    const auto letters = new_letters();
    ASSERT_EQ(letters.size(), 1U);
    EXPECT_EQ(letters[0].to, "accra@cities.example");
    EXPECT_THAT(letters[0].text, AllOf(HasSubstr("Cities and climate mobility"), HasSubstr("/l/")));
    EXPECT_THAT(letters[0].text, Not(HasSubstr("How cities plan")))
        << "nobody's words are mailed to a stranger";
}

TEST_P(SideEventProposalTest, TheLastSecondCountsAndTheNextIsTooLate) {
    clock.set("2022-03-31T22:00:00Z");
    EXPECT_TRUE(try_propose(facts("Accra")).has_value());
    clock.set("2022-03-31T22:00:01Z");
    const auto late = try_propose(facts("Lima"));
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_THAT(said(late), HasSubstr("The time for proposals is over."));
    EXPECT_TRUE(try_propose(facts("Lima"), ProposedBy::secretariat).has_value())
        << "what came by post is entered";
}

TEST_P(SideEventProposalTest, BeforeItsOpeningInADraftAndOfAPostponedEventNothingIsTaken) {
    clock.set("2022-02-01T13:59:59Z");
    EXPECT_THAT(said(try_propose(facts("Accra"))), HasSubstr("not open yet"));
    clock.set("2022-02-01T14:00:00Z");
    set_call(CallState::draft);
    EXPECT_EQ(try_propose(facts("Accra")).error().code, ErrorCode::not_found);
    set_call(CallState::open);
    bring(id, {EditionState::announced, EditionState::postponed});
    EXPECT_THAT(said(try_propose(facts("Accra"))), HasSubstr("postponed"));
}

TEST_P(SideEventProposalTest, EveryProblemIsNamedAtItsField) {
    auto wanted = facts("Accra");
    wanted.title = "  ";
    wanted.contact_mail = "nobody";
    wanted.preferred_day = on("2022-05-21");
    EXPECT_THAT(said(try_propose(wanted)),
                AllOf(HasSubstr("title: Write what"), HasSubstr("contact_mail: Write a mail"),
                      HasSubstr("preferred_day: Choose one of the days")));
    wanted = facts("Accra");
    wanted.preferred_day = on("2022-05-20");
    EXPECT_TRUE(try_propose(wanted).has_value()) << "the last day is one of them";
}

TEST_P(SideEventProposalTest, OneOrganiserProposesOnceWhateverTheSpellingUntilItIsWithdrawn) {
    const auto first = proposed("Genève");
    const auto again = try_propose(facts("GENEVE", "Another topic"));
    EXPECT_EQ(again.error().code, ErrorCode::conflict);
    EXPECT_THAT(said(again),
                HasSubstr("This call takes at most 1 from each organiser, and GENEVE has proposed as many."));
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw_proposal(uow, organiser_of(first), first, ProposedBy::organiser);
                }).has_value());
    EXPECT_TRUE(try_propose(facts("GENEVE", "Another topic")).has_value());
}

TEST_P(SideEventProposalTest, TheSameTwiceIsRefusedAlsoWhereManyAreAllowed) {
    auto many = rules();
    many.limits.per_organiser = 2;
    const auto revision = stored_call().revision;
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return change_call(uow, lucia, call, many, revision); }).has_value());
    proposed("Accra");
    EXPECT_THAT(said(try_propose(facts("accra", "CITIES and climate mobility"))),
                HasSubstr("“Cities and climate mobility” by Accra is here already."));
    EXPECT_TRUE(try_propose(facts("Accra", "Second")).has_value());
    EXPECT_THAT(said(try_propose(facts("Accra", "Third"))), HasSubstr("at most 2"));
}

TEST_P(SideEventProposalTest, BehindTheLinkItIsChangedUntilTheDeadlineByNobodyElse) {
    const auto made = proposed("Accra");
    auto wanted = facts("Accra", "Another title");
    const auto change = [&](const Actor& who, int revision) {
        return write([&](UnitOfWork& uow) {
            return change_proposal(uow, mails(), who, made, wanted, revision, ProposedBy::organiser);
        });
    };
    EXPECT_EQ(change(organiser_of("OTHER"), 1).error().code, ErrorCode::not_found);
    EXPECT_TRUE(change(organiser_of(made), 1).has_value());
    EXPECT_EQ(proposal(made).facts.title, "Another title");
    EXPECT_EQ(change(organiser_of(made), 1).error().code, ErrorCode::conflict) << "seen before that change";
    clock.set("2022-03-31T22:00:01Z");
    EXPECT_THAT(said(change(organiser_of(made), 2)), HasSubstr("The time for proposals is over."));
}

TEST_P(SideEventProposalTest, AnotherMailAddressGetsALinkAndTheOldOneEnds) {
    const auto made = proposed("Accra");
    new_letters();
    auto wanted = facts("Accra");
    wanted.contact_mail = "new@cities.example";
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_proposal(uow, mails(), organiser_of(made), made, wanted, 1,
                                           ProposedBy::organiser);
                }).has_value());
    const auto letters = new_letters();
    ASSERT_EQ(letters.size(), 1U);
    EXPECT_EQ(letters[0].to, "new@cities.example");
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<std::string> {
        std::string recipients, one;
        soci::statement select =
            (sql::prepare(uow, "SELECT recipient FROM core_link WHERE revoked_at = ''"), soci::into(one));
        select.execute();
        while (select.fetch()) recipients += one + ' ';
        return recipients;
    }),
              "new@cities.example ");
}

TEST_P(SideEventProposalTest, TwentyFormsAnHourFromOnePlaceAndNotOneMore) {
    const auto attempt = [&] {
        return write([&](UnitOfWork& uow) { return count_attempt(uow, visitor, call); });
    };
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(attempt().has_value()) << i;
    EXPECT_EQ(attempt().error().code, ErrorCode::too_many);
    auto other = visitor;
    other.address = "203.0.113.8";
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return count_attempt(uow, other, call); }).has_value());
    clock.set("2022-02-01T16:00:00Z");
    EXPECT_TRUE(attempt().has_value()) << "an hour later";
}

TEST_P(SideEventProposalTest, FiveMailsADayGoToAnAddressThatStrangersMayHaveTyped) {
    for (int i = 1; i <= 6; ++i) {
        auto wanted = facts("Organiser " + std::to_string(i));
        wanted.contact_mail = "victim@example.org";
        EXPECT_EQ(try_propose(wanted).has_value(), i <= 5) << i;
    }
    EXPECT_EQ(new_letters().size(), 5U);
}

TEST_P(SideEventProposalTest, AMergerTellsBothAndIsTakenBack) {
    const auto kept = proposed("Accra"), gone = proposed("Lima", "Climat et mobilité", "fr");
    new_letters();
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return merge_proposals(uow, mails(), lucia, kept, gone); }).has_value());
    EXPECT_EQ(proposal(gone).state, ProposalState::merged);
    auto letters = new_letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(letters[0].to, "accra@cities.example");
    EXPECT_EQ(letters[1].to, "lima@cities.example");
    for (const auto& each : letters) EXPECT_THAT(each.text, HasSubstr("Accra, Lima"));
    EXPECT_THAT(letters[1].text, HasSubstr("Votre proposition"));

    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return take_merger_back(uow, mails(), lucia, gone); }).has_value());
    EXPECT_EQ(proposal(gone).state, ProposalState::proposed);
    EXPECT_EQ(proposal(gone).merged_into, "");
    EXPECT_EQ(new_letters().size(), 2U);
}

TEST_P(SideEventProposalTest, WhatIsDecidedOrHoldsOthersIsNotMergedAway) {
    const auto a = proposed("Accra"), b = proposed("Lima"), c = proposed("Rome");
    const auto merge = [&](const std::string& kept, const std::string& gone) {
        return write([&](UnitOfWork& uow) { return merge_proposals(uow, mails(), lucia, kept, gone); });
    };
    ASSERT_TRUE(merge(a, b).has_value());
    EXPECT_THAT(said(merge(c, a)), HasSubstr("Others were merged into “Cities and climate mobility” before"));
    EXPECT_EQ(merge(a, a).error().code, ErrorCode::conflict);
    accept(a, "2022-05-17T13:15", "2022-05-17T14:30");
    EXPECT_EQ(merge(a, c).error().code, ErrorCode::conflict);
    EXPECT_THAT(said(write([&](UnitOfWork& uow) { return take_merger_back(uow, mails(), lucia, b); })),
                HasSubstr("is decided, for both"));
}

TEST_P(SideEventProposalTest, ReviewersScoreOnceEachAndHistoryKeepsNoPoints) {
    const auto made = proposed("Accra");
    const auto criteria = stored_call().criteria;
    auto ana = lucia;
    ana.id = "ANA";
    ana.name = "Ana Pérez";
    const auto give = [&](const Actor& who, int relevance, int diversity) {
        return write([&](UnitOfWork& uow) {
            return give_review(uow, who, made, {{criteria[0].id, relevance}, {criteria[1].id, diversity}},
                               "Good.");
        });
    };
    ASSERT_TRUE(give(lucia, 5, 1).has_value());
    ASSERT_TRUE(give(ana, 3, 3).has_value());
    ASSERT_TRUE(give(ana, 2, 2).has_value()) << "as often as she likes";
    EXPECT_THAT(said(give(ana, 6, 0)),
                AllOf(HasSubstr("points_1: Give points from 1 to 5."), HasSubstr("points_2")));
    const auto reviews =
        *write([&](UnitOfWork& uow) -> Result<std::vector<Review>> { return reviews_of(uow, made); });
    ASSERT_EQ(reviews.size(), 2U);
    EXPECT_DOUBLE_EQ(sum_of(reviews, criteria, 5).mean, 3.0);
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<int> {
        int lines = 0;
        sql::query(
            uow,
            "SELECT COUNT(*) FROM core_history WHERE action = 'events.score_proposal' AND after_json LIKE "
            "'%points%'"),
            soci::into(lines);
        return lines;
    }),
              0);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return close_scoring(uow, lucia, call, true); }).has_value());
    EXPECT_EQ(give(ana, 4, 4).error().code, ErrorCode::conflict);
}

TEST_P(SideEventProposalTest, TheScaleStaysOnceSomebodyHasScored) {
    const auto made = proposed("Accra");
    const auto criteria = stored_call().criteria;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return give_review(uow, lucia, made, {{criteria[0].id, 5}, {criteria[1].id, 5}}, "");
                }).has_value());
    auto changed = facts_of(stored_call(), "America/New_York");
    changed.scale = 3;
    const auto change = [&] {
        const auto revision = stored_call().revision;
        return write([&](UnitOfWork& uow) { return change_call(uow, lucia, call, changed, revision); });
    };
    EXPECT_THAT(said(change()), HasSubstr("scale: Points were given on this scale already"));
    changed.scale = 5;
    changed.criteria.pop_back();
    ASSERT_TRUE(change().has_value());
    const auto reviews =
        *write([&](UnitOfWork& uow) -> Result<std::vector<Review>> { return reviews_of(uow, made); });
    EXPECT_EQ(reviews[0].points.size(), 1U) << "points go with their criterion";
}

TEST_P(SideEventProposalTest, ContactsAreErasedOnTheDayThatTheFormNames) {
    const auto made = proposed("Accra");
    clock.set("2022-08-19T03:59:59Z");  // 18 August in New York: 90 days after 20 May
    EXPECT_EQ(*erase_old_contacts(db()), 0);
    clock.set("2022-08-19T04:00:00Z");
    EXPECT_EQ(*erase_old_contacts(db()), 1);
    EXPECT_EQ(*erase_old_contacts(db()), 0) << "once";
    const auto erased = proposal(made);
    EXPECT_EQ(erased.facts.contact_name + erased.facts.contact_mail, "");
    EXPECT_EQ(erased.facts.organiser_name, "Accra");
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<int> {
        int lines = 0;
        sql::query(uow,
                   "SELECT COUNT(*) FROM core_history WHERE before_json LIKE '%Diallo%' OR after_json LIKE "
                   "'%Diallo%' OR after_json LIKE '%@cities%'"),
            soci::into(lines);
        return lines;
    }),
              0);
}

}  // namespace
}  // namespace plenaria::events
