// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/programme/concerned.hpp"
#include "src/programme/programme_samples.hpp"
#include "src/programme/tell_pages.hpp"
#include "src/programme/tell_service.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const SessionPerson ana{SessionRole::speaker, {"person/ANA", "Ana"}};
const SessionPerson ben{SessionRole::moderator, {"person/BEN", "Ben"}};

FrozenSession frozen(std::string id, std::vector<SessionPerson> people,
                     std::string starts = "2019-11-11T09:00") {
    Session session{.id = std::move(id), .people = std::move(people)};
    session.starts = parse_local(starts).value();
    session.ends = shifted(session.starts, std::chrono::hours(1));
    return {session, 0};
}
/// "ANA: left changed".
std::vector<std::string> concerns(const std::vector<FrozenSession>& before,
                                  const std::vector<FrozenSession>& after) {
    const FrozenProgramme was{.sessions = before}, is{.sessions = after};
    std::vector<std::string> all;
    for (const auto& person : concerned_by(was, is)) {
        std::string words = person.ref.substr(7) + ":";
        for (const auto& each : person.changes)
            words += each.concern == Concern::joined       ? " joined"
                     : each.concern == Concern::left       ? " left"
                     : each.concern == Concern::other_role ? " role"
                                                           : " " + std::string(to_text(each.change.change));
        all.push_back(words);
    }
    return all;
}

TEST(Concerned, NobodyWhereNothingHasChanged) {
    EXPECT_THAT(concerns({frozen("a", {ana})}, {frozen("a", {ana})}), IsEmpty());
}

TEST(Concerned, WhoIsInASessionThatMovesOrIsCancelled) {
    EXPECT_THAT(concerns({frozen("a", {ana, ben})}, {frozen("a", {ana, ben}, "2019-11-11T10:00")}),
                ElementsAre("ANA: moved", "BEN: moved"));
    auto cancelled = frozen("a", {ana});
    cancelled.session.state = SessionState::cancelled;
    EXPECT_THAT(concerns({frozen("a", {ana})}, {cancelled}), ElementsAre("ANA: cancelled"));
}

TEST(Concerned, WhoJoinsOrLeavesAndNotThoseWhoStay) {
    EXPECT_THAT(concerns({frozen("a", {ana})}, {frozen("a", {ana, ben})}), ElementsAre("BEN: joined"));
    EXPECT_THAT(concerns({frozen("a", {ana, ben})}, {frozen("a", {ben})}), ElementsAre("ANA: left"));
    EXPECT_THAT(concerns({}, {frozen("a", {ana})}), ElementsAre("ANA: joined"));
    auto chairs = ana;
    chairs.role = SessionRole::chair;
    EXPECT_THAT(concerns({frozen("a", {ana})}, {frozen("a", {chairs})}), ElementsAre("ANA: role"));
}

TEST(Concerned, WhoLeavesASessionThatAlsoMovesReadsOnlyThatTheyLeft) {
    EXPECT_THAT(concerns({frozen("a", {ana, ben})}, {frozen("a", {ben}, "2019-11-11T10:00")}),
                ElementsAre("ANA: left", "BEN: moved"));
}

TEST(Concerned, InterpretersAndOrganisersAreNotWrittenTo) {
    const SessionPerson interpreter{SessionRole::interpreter, {"person/IAN", "Ian"}};
    const SessionPerson organiser{SessionRole::organiser, {"organisation/UCLG", "UCLG"}};
    EXPECT_THAT(concerns({}, {frozen("a", {interpreter, organiser})}), IsEmpty());
}

class TellTest : public StageRoom {
protected:
    void SetUp() override {
        StageRoom::SetUp();
        lookup.mailboxes = {{"person/ANA", "Ana Pérez", "ana@example.org", "es"},
                            {"person/ANE", "Ana Echeverría", "", "en"}};
        auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
        wanted.people = {{SessionRole::speaker, "person/ANA"}, {SessionRole::moderator, "person/ANE"}};
        opening = session(wanted);
        ASSERT_TRUE(release().has_value());
    }
    TellTools with() {
        return {.lookup = lookup,
                .renderer = *tools().renderer,
                .locales = *tools().locales,
                .addresses = addresses,
                .formats = &formats};
    }
    TellPlan plan() {
        return *write([&](UnitOfWork& uow) { return plan_to_tell(uow, with(), congress); });
    }
    Result<int> tell(int expected) {
        return write([&](UnitOfWork& uow) { return tell_concerned(uow, with(), lucia, congress, expected); });
    }
    void move_to(const char* starts) {
        const auto revision = kept(opening).revision;
        ASSERT_TRUE(move(opening, {.starts = parse_local(starts), .revision = revision}).has_value());
        ASSERT_TRUE(release("Look again.").has_value());
    }
    std::string opening;
};
PLENARIA_BOTH_ENGINES(TellTest);

TEST_P(TellTest, OfTheFirstReleaseNobodyIsWrittenTo) {
    EXPECT_EQ(plan().release, 1);
    EXPECT_THAT(plan().mails, IsEmpty());
    EXPECT_FALSE(tell(0).has_value());
}

TEST_P(TellTest, EachGetsOneMailInTheirLanguageWithWhatChangedForThem) {
    move_to("2019-11-12T09:00");
    const auto now = plan();
    ASSERT_EQ(now.mails.size(), 1U);
    EXPECT_EQ(now.mails[0].to_address, "ana@example.org");
    EXPECT_EQ(now.mails[0].language, "es");
    EXPECT_THAT(now.mails[0].text,
                AllOf(HasSubstr("Opening"), HasSubstr("2019-11-12"), HasSubstr("Look again.")));
    EXPECT_THAT(now.without, ElementsAre("Ana Echeverría"));
}

TEST_P(TellTest, ASampleShowsTheMailOfTheNewestReleaseAndSendsNothing) {
    const auto room = tools();
    const ProgrammeSamples samples(room);
    const auto text = [&](const std::string& language) {
        auto model = write([&](UnitOfWork& uow) -> Result<std::optional<Model>> {
            return samples.sample(uow, "events/mail/programme_changed", language);
        });
        return *model ? room.renderer->mail("events/mail/programme_changed", **model, language).text
                      : std::string();
    };
    EXPECT_THAT(text("en"), AllOf(HasSubstr("You are in “Opening”"), HasSubstr("2019-11-11")))
        << "of the first release: as if there had been nothing before";
    move_to("2019-11-12T09:00");
    EXPECT_THAT(text("en"),
                AllOf(HasSubstr("2019-11-12"), HasSubstr("Look again."), Not(HasSubstr("You are in"))));
    ASSERT_TRUE(tell(1).has_value());
    EXPECT_THAT(text("es"), HasSubstr("Look again.")) << "those concerned were told already";
    EXPECT_FALSE(*write([&](UnitOfWork& uow) -> Result<bool> {
        return samples.sample(uow, "events/mail/delegation_places", "en").has_value();
    }));
}

TEST_P(TellTest, OnceForARelease) {
    move_to("2019-11-12T09:00");
    EXPECT_FALSE(tell(2).has_value()) << "another number than was looked at";
    EXPECT_EQ(*tell(1), 1);
    EXPECT_TRUE(plan().is_told);
    const auto again = tell(1);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::conflict);
    move_to("2019-11-13T09:00");
    EXPECT_EQ(plan().since, 2);
    EXPECT_EQ(*tell(1), 1);
}

TEST_P(TellTest, WhatAnEarlierReleaseChangedIsToldWithTheNext) {
    move_to("2019-11-12T09:00");
    move_to("2019-11-13T09:00");
    EXPECT_EQ(plan().since, 1);
    EXPECT_THAT(plan().mails.at(0).text, AllOf(HasSubstr("2019-11-11"), HasSubstr("2019-11-13")));
    move_to("2019-11-11T09:00");
    EXPECT_THAT(plan().mails, IsEmpty()) << "it is where they know it to be";
}

TEST_P(TellTest, OfAnEventThatIsOverNobodyIsWrittenTo) {
    move_to("2019-11-12T09:00");
    clock.set("2019-11-15T21:59:59Z");
    EXPECT_EQ(plan().mails.size(), 1U) << "it is the last day in Durban";
    clock.set("2019-11-15T22:00:00Z");
    EXPECT_THAT(plan().mails, IsEmpty());
}

TEST_P(TellTest, ThePageShowsEachMessageAndSendsThem) {
    move_to("2019-11-12T09:00");
    auto& at = scope();
    const Request here{.path_values = {{"edition", congress}}};
    EXPECT_THAT(html(tell_page(tools(), here, at)),
                AllOf(HasSubstr("ana@example.org"), HasSubstr("Send 1 message"), HasSubstr("Ana Echeverría"),
                      HasSubstr("What changed from release 1 to release 2.")));
    ASSERT_TRUE(tell_post(tools(), {.path_values = {{"edition", congress}}, .form = {{"count", "1"}}}, at)
                    .has_value());
    EXPECT_THAT(html(tell_page(tools(), here, at)),
                AllOf(HasSubstr("They were written to about release 2."), Not(HasSubstr("ana@example.org"))));
}

}  // namespace
}  // namespace plenaria::events
