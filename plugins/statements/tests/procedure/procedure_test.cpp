// SPDX-License-Identifier: EUPL-1.2
// What the clock and the members make of a procedure. Pure.
#include "src/procedure/procedure.hpp"

#include <gmock/gmock.h>

namespace plenaria::statements {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Instant at(const char* text) { return parse_instant(text).value(); }

Procedure running(ProcedureKind kind, Needs needs = Needs::all, int at_least = 0) {
    return {.kind = kind,
            .needs = needs,
            .at_least = at_least,
            .state = ProcedureState::open,
            .deadline = at("2020-03-13T17:00:00Z")};
}
std::vector<Member> saying(std::initializer_list<Verdict> verdicts) {
    std::vector<Member> members;
    for (const auto verdict : verdicts) members.push_back({.verdict = verdict});
    return members;
}
using enum Verdict;
constexpr auto nothing = Verdict::none;

TEST(SilenceOutcome, IsAdoptedTheSecondAfterTheDeadlineAndSinceTheDeadline) {
    const auto silence = running(ProcedureKind::silence);
    const auto members = saying({nothing, reserves, agrees});

    EXPECT_EQ(outcome_at(silence, members, false, silence.deadline).standing, Standing::running);
    const auto after = outcome_at(silence, members, false, silence.deadline + std::chrono::seconds(1));
    EXPECT_EQ(after.standing, Standing::carried);
    EXPECT_EQ(after.at, silence.deadline);
    EXPECT_EQ(outcome_at(silence, members, false, at("2024-01-01T00:00:00Z")).at, silence.deadline)
        << "however late somebody looks";
}

TEST(SilenceOutcome, OneObjectionBreaksItAtOnce) {
    EXPECT_EQ(outcome_at(running(ProcedureKind::silence), saying({agrees, objects}), false,
                         at("2020-03-01T00:00:00Z"))
                  .standing,
              Standing::refused);
}

TEST(SilenceOutcome, WaitsForTheSecretariatWhenSomebodyWasNotReached) {
    auto silence = running(ProcedureKind::silence);
    const auto members = saying({nothing});
    EXPECT_EQ(outcome_at(silence, members, true, silence.deadline).standing, Standing::running);
    EXPECT_EQ(outcome_at(silence, members, true, at("2020-03-14T00:00:00Z")).standing, Standing::held);
    silence.proceeded_at = at("2020-03-15T09:00:00Z");
    EXPECT_EQ(outcome_at(silence, members, false, at("2020-03-16T00:00:00Z")).at, silence.proceeded_at);
}

TEST(ApprovalOutcome, EndsAsSoonAsItIsCertain) {
    const auto before = at("2020-03-01T00:00:00Z"), after = at("2020-03-13T17:00:01Z");
    const auto standing = [&](Needs needs, int least, std::initializer_list<Verdict> said, Instant now) {
        return outcome_at(running(ProcedureKind::approval, needs, least), saying(said), false, now).standing;
    };
    EXPECT_EQ(standing(Needs::all, 0, {agrees, agrees}, before), Standing::carried);
    EXPECT_EQ(standing(Needs::all, 0, {agrees, nothing}, before), Standing::running);
    EXPECT_EQ(standing(Needs::all, 0, {agrees, objects}, before), Standing::refused);
    EXPECT_EQ(standing(Needs::all, 0, {agrees, nothing}, after), Standing::refused)
        << "silence is no approval";
    EXPECT_EQ(standing(Needs::majority, 0, {agrees, agrees, nothing, nothing}, before), Standing::running);
    EXPECT_EQ(standing(Needs::majority, 0, {agrees, agrees, agrees, nothing}, before), Standing::carried);
    EXPECT_EQ(standing(Needs::majority, 0, {objects, objects, nothing, nothing}, before), Standing::refused);
    EXPECT_EQ(standing(Needs::at_least, 1, {nothing, objects, agrees}, before), Standing::carried);
}

TEST(CheckAnswer, AnObjectionAndAReservationNeedWordsAndEveryAnswerAName) {
    const auto wrong = [](ProcedureKind kind, Verdict verdict, std::string_view words, std::string_view by) {
        std::vector<std::string> fields;
        const auto good = check_answer(kind, verdict, words, by);
        if (!good)
            for (const auto& each : good.error().fields) fields.push_back(each.field);
        return fields;
    };
    EXPECT_THAT(wrong(ProcedureKind::silence, objects, "Too early.", "Ana"), IsEmpty());
    EXPECT_THAT(wrong(ProcedureKind::silence, objects, "  ", ""), ElementsAre("words", "said_by"));
    EXPECT_THAT(wrong(ProcedureKind::silence, reserves, "", "Ana"), ElementsAre("words"));
    EXPECT_THAT(wrong(ProcedureKind::approval, reserves, "x", "Ana"), ElementsAre("verdict"));
    EXPECT_THAT(wrong(ProcedureKind::approval, nothing, "", "Ana"), ElementsAre("verdict"));
    EXPECT_THAT(wrong(ProcedureKind::approval, agrees, std::string(4001, 'x'), std::string(201, 'x')),
                ElementsAre("words", "said_by"));
}

TEST(DeadlineWarnings, NameWeekendsHolidaysAndHaste) {
    const auto monday = at("2020-03-02T09:00:00Z");
    EXPECT_THAT(deadline_warnings(monday, at("2020-03-05T17:00:00Z"), "UTC"), IsEmpty());
    EXPECT_THAT(deadline_warnings(monday, at("2020-03-04T17:00:00Z"), "UTC"),
                ElementsAre("Fewer than three working days are left until the deadline."));
    EXPECT_THAT(deadline_warnings(monday, at("2020-03-14T17:00:00Z"), "UTC"),
                ElementsAre("The deadline is on a weekend."));
    EXPECT_THAT(deadline_warnings(at("2020-12-22T09:00:00Z"), at("2020-12-28T17:00:00Z"), "UTC"),
                ElementsAre("On the day of the deadline most offices are shut.",
                            "Fewer than three working days are left until the deadline."));
    EXPECT_THAT(deadline_warnings(monday, at("2020-03-13T23:00:00Z"), "Asia/Tokyo"),
                ElementsAre("The deadline is on a weekend."))
        << "in the zone of the deadline";
}

TEST(ReminderDue, IsOncePerDeadlineWhileNothingWasSaid) {
    const auto silence = running(ProcedureKind::silence);
    Member member{.written_at = at("2020-03-01T00:00:00Z")};
    EXPECT_FALSE(reminder_due(silence, member, at("2020-03-10T16:59:59Z")));
    EXPECT_TRUE(reminder_due(silence, member, at("2020-03-10T17:00:00Z")));
    member.reminded_at = at("2020-03-10T17:00:00Z");
    EXPECT_FALSE(reminder_due(silence, member, at("2020-03-12T17:00:00Z")));
    member.reminded_at.reset();
    member.answered_at = at("2020-03-02T00:00:00Z");
    EXPECT_FALSE(reminder_due(silence, member, at("2020-03-12T17:00:00Z")));
}

}  // namespace
}  // namespace plenaria::statements
