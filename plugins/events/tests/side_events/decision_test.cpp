// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/programme/move_pages.hpp"
#include "tests/side_events/side_event_room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SideEventDecisionTest : public SideEventRoom {
protected:
    Result<int> try_tell(int expected) {
        return write(
            [&](UnitOfWork& uow) { return tell_decisions(uow, side_tools(), lucia, call, expected); });
    }
    std::string room(const std::string& name, int seats) {
        return *write(
            [&](UnitOfWork& uow) { return add_room(uow, lucia, id, {.name = name, .capacity = seats}); });
    }
    const Session* side_event(const std::vector<Session>& all) {
        for (const auto& each : all)
            if (each.kind == "side_event") return &each;
        return nullptr;
    }
};
PLENARIA_BOTH_ENGINES(SideEventDecisionTest);

TEST_P(SideEventDecisionTest, AnAcceptedOneIsASessionOfTheProgrammeWithItsOrganisers) {
    auto wanted = facts("UCLG", "Ciudades y clima", "es");
    wanted.organiser_ref = "organisation/UCLG";
    wanted.expected = 40;
    const auto made = *try_propose(wanted);
    accept(made, "2022-05-18T13:15", "2022-05-18T14:30");

    const auto all = sessions();
    const auto* session = side_event(all);
    ASSERT_NE(session, nullptr);
    EXPECT_EQ(session->id, proposal(made).session_id);
    EXPECT_EQ(session->titles.in("es"), "Ciudades y clima");
    EXPECT_EQ(session->titles.original, "es");
    EXPECT_EQ(to_text(session->starts), "2022-05-18T13:15");
    EXPECT_EQ(session->expected, 40);
    ASSERT_EQ(session->people.size(), 1U);
    EXPECT_EQ(session->people[0].role, SessionRole::organiser);
    EXPECT_EQ(session->people[0].person.ref, "organisation/UCLG");
}

TEST_P(SideEventDecisionTest, OfficialHoursAndParallelOnesAreRefusedWithBothSides) {
    const auto first = proposed("Accra"), second = proposed("Lima");
    const auto refused = try_accept(first, "2022-05-18T12:30", "2022-05-18T13:45");
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(said(refused), AllOf(HasSubstr("slot: “Plenary” takes place then"), HasSubstr("10:00–13:00"),
                                     HasSubstr("no side events in official hours")));
    EXPECT_EQ(proposal(first).state, ProposalState::proposed);
    EXPECT_EQ(side_event(sessions()), nullptr);

    accept(first, "2022-05-18T13:00", "2022-05-18T14:15");
    EXPECT_THAT(said(try_accept(second, "2022-05-18T14:00", "2022-05-18T15:00")),
                AllOf(HasSubstr("“Cities and climate mobility” takes place then"), HasSubstr("in parallel")));
    accept(second, "2022-05-18T14:15", "2022-05-18T15:00");
}

TEST_P(SideEventDecisionTest, TheFifthOfADayIsRefusedWithTheFour) {
    const char* slots[][2] = {{"07:00", "08:00"}, {"08:00", "09:00"}, {"09:00", "10:00"}, {"13:15", "14:30"}};
    for (int i = 0; i < 4; ++i)
        accept(proposed("City " + std::to_string(i), "Event " + std::to_string(i)),
               std::string("2022-05-18T") + slots[i][0], std::string("2022-05-18T") + slots[i][1]);
    const auto fifth = proposed("City 5");
    EXPECT_THAT(said(try_accept(fifth, "2022-05-18T18:15", "2022-05-18T19:30")),
                AllOf(HasSubstr("4 side events already (“Event 0”, “Event 1”, “Event 2”, “Event 3”)"),
                      HasSubstr("the call allows 4 a day")));
    accept(fifth, "2022-05-19T18:15", "2022-05-19T19:30");
}

TEST_P(SideEventDecisionTest, RoomDaysAndSeatsAreLookedAtAsInTheProgramme) {
    const auto small = room("Studio", 20);
    auto wanted = facts("Accra");
    wanted.expected = 21;
    const auto made = *try_propose(wanted);
    EXPECT_THAT(said(try_accept(made, "2022-05-18T13:15", "2022-05-18T14:30", small)), HasSubstr("Studio"));
    EXPECT_FALSE(try_accept(made, "2022-05-21T13:15", "2022-05-21T14:30").has_value())
        << "after the last day";
    EXPECT_FALSE(try_accept(made, "2022-05-18T14:30", "2022-05-18T13:15").has_value()) << "backwards";
    EXPECT_TRUE(try_accept(made, "2022-05-18T13:15", "2022-05-18T14:30").has_value());
}

TEST_P(SideEventDecisionTest, OneOfEachOrganiserIsAcceptedWhereTheCallSaysSo) {
    const auto first = proposed("Accra");
    accept(first, "2022-05-18T13:15", "2022-05-18T14:30");
    // Let in while the call allowed it, or renamed since.
    auto second = proposal(proposed("Lima"));
    second.facts.organiser_name = "ACCRA";
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<bool> { return update(uow, second); }).has_value());
    EXPECT_THAT(said(try_accept(second.id, "2022-05-19T13:15", "2022-05-19T14:30")),
                HasSubstr("“Cities and climate mobility” by ACCRA is accepted already"));
}

TEST_P(SideEventDecisionTest, OfferedSlotsTakeTheSmallestRoomThatHoldsThem) {
    room("Hall", 300);
    const auto middle = room("Middle", 60);
    room("Studio", 20);
    auto wanted = facts("Accra");
    wanted.expected = 50;
    wanted.preferred_day = on("2022-05-19");
    wanted.preferred_time = std::chrono::minutes(13 * 60);
    const auto made = *try_propose(wanted);
    const auto slots = *write([&](UnitOfWork& uow) -> Result<std::vector<OfferedSlot>> {
        return offered_slots(uow, *read_proposal(uow, made));
    });
    ASSERT_FALSE(slots.empty());
    EXPECT_EQ(to_text(slots[0].slot.starts), "2022-05-19T13:00");
    EXPECT_EQ(slots[0].room_id, middle);
    for (const auto& each : slots)
        EXPECT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        const auto sentences = against(
                            uow, side_tools(), *read_proposal(uow, made),
                            {.starts = each.slot.starts, .ends = each.slot.ends, .room_id = each.room_id},
                            locales.get("en", "events"));
                        return sentences.empty() ? Result<void>() : Error{ErrorCode::conflict, sentences[0]};
                    }).has_value());
}

TEST_P(SideEventDecisionTest, AnotherSlotMovesTheSessionAndOtherwiseItGoes) {
    const auto made = proposed("Accra");
    accept(made, "2022-05-18T13:15", "2022-05-18T14:30");
    const auto session = proposal(made).session_id;
    accept(made, "2022-05-18T13:30", "2022-05-18T14:45");
    EXPECT_EQ(proposal(made).session_id, session);
    const auto moved = sessions();
    EXPECT_EQ(to_text(side_event(moved)->starts), "2022-05-18T13:30");

    ASSERT_TRUE(try_decide(made, {.state = ProposalState::waiting}).has_value());
    EXPECT_EQ(side_event(sessions()), nullptr);
    EXPECT_EQ(proposal(made).session_id, "");
    accept(made, "2022-05-18T13:30", "2022-05-18T14:45");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return take_decision_back(uow, lucia, made); }).has_value());
    EXPECT_EQ(proposal(made).state, ProposalState::proposed);
    EXPECT_EQ(side_event(sessions()), nullptr);
}

TEST_P(SideEventDecisionTest, DecliningNeedsAReasonAndTwoDecidersSeeEachOther) {
    const auto made = proposed("Accra");
    EXPECT_THAT(said(try_decide(made, {.state = ProposalState::declined, .reason = " "})),
                HasSubstr("reason: Write why"));
    ASSERT_TRUE(try_decide(made, {.state = ProposalState::declined, .reason = "Too general."}).has_value());
    EXPECT_EQ(try_decide(made, {.state = ProposalState::waiting, .revision = 1}).error().code,
              ErrorCode::conflict);
}

TEST_P(SideEventDecisionTest, LettersAreSentOnceInTheLanguageOfEach) {
    const auto yes = proposed("Accra", "Climat et villes", "fr"), no = proposed("Lima", "Clima", "es"),
               open = proposed("Rome");
    accept(yes, "2022-05-18T13:15", "2022-05-18T14:30");
    ASSERT_TRUE(
        try_decide(no, {.state = ProposalState::declined, .reason = "Demasiado general."}).has_value());
    new_letters();
    EXPECT_EQ(try_tell(3).error().code, ErrorCode::conflict) << "not what the preview showed";
    EXPECT_TRUE(new_letters().empty());
    EXPECT_EQ(*try_tell(2), 2);
    const auto letters = new_letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_THAT(letters[0].text,
                AllOf(HasSubstr("2022-05-18"), HasSubstr("13:15–14:30"), HasSubstr("America/New_York")));
    EXPECT_THAT(letters[1].text, HasSubstr("Demasiado general."));
    EXPECT_EQ(*try_tell(0), 0);
    EXPECT_TRUE(new_letters().empty());
    EXPECT_FALSE(proposal(open).told_at.has_value());

    accept(yes, "2022-05-18T13:30", "2022-05-18T14:45");
    EXPECT_EQ(*try_tell(1), 1) << "another slot is another letter";
    EXPECT_THAT(new_letters()[0].text, HasSubstr("13:30–14:45"));
}

TEST_P(SideEventDecisionTest, WhoeverWasMergedHearsTheDecisionToo) {
    const auto kept = proposed("Accra"), gone = proposed("Lima", "Climate");
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return merge_proposals(uow, mails(), lucia, kept, gone); }).has_value());
    accept(kept, "2022-05-18T13:15", "2022-05-18T14:30");
    new_letters();
    EXPECT_EQ(*try_tell(2), 2);
    const auto letters = new_letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(letters[1].to, "lima@cities.example");
    EXPECT_THAT(letters[1].text, HasSubstr("13:15–14:30"));
    EXPECT_EQ(*try_tell(0), 0);
    EXPECT_EQ(proposal(gone).state, ProposalState::merged);
}

TEST_P(SideEventDecisionTest, MovedByHandAgainstTheRulesOfItsCallItSaysSo) {
    accept(proposed("Accra"), "2022-05-18T13:00", "2022-05-18T14:00");
    const auto second = proposed("Lima");
    accept(second, "2022-05-18T14:15", "2022-05-18T15:00");
    const auto moved = proposal(second).session_id;
    auto& at = scope_of(lucia);
    const auto to = [&](const char* time) {
        Request request{.path_values = {{"session", moved}},
                        .form = {{"starts_on", "2022-05-18"}, {"starts_time", time}},
                        .wants_fragment = true};
        for (const auto& session : sessions())
            if (session.id == moved) request.form.emplace("revision", std::to_string(session.revision));
        return std::get<plenaria::Json>(*move_session_post(tools(), request, at)).text;
    };
    EXPECT_THAT(to("13:30"), HasSubstr("the call allows no side events in parallel"));
    EXPECT_THAT(html(move_session_form(tools(), {.path_values = {{"session", moved}}}, at)),
                HasSubstr("the call allows no side events in parallel"));
    EXPECT_THAT(to("14:15"), Not(HasSubstr("the call allows")));
}

}  // namespace
}  // namespace plenaria::events
