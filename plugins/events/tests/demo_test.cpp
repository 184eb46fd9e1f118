// SPDX-License-Identifier: EUPL-1.2
#include "src/demo.hpp"
#include "src/dates/change_repository.hpp"
#include "src/delegations/photo_repository.hpp"
#include "src/editions/edition_list_repository.hpp"
#include "src/floor/floor_service.hpp"
#include "src/format/format_repository.hpp"
#include "src/planning/late.hpp"
#include "src/programme/release_service.hpp"
#include "src/programme/session_repository.hpp"
#include "src/programme/session_service.hpp"
#include "src/side_events/call_repository.hpp"
#include "src/side_events/proposal_repository.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

class EventsDemoTest : public EventsRoom {
protected:
    EventsDemoTest() { clock.set("2026-11-27T09:00:00Z"); }
    Result<DemoPlan> load() {
        return load_demo(db(), lookup, directory_, PLENARIA_SOURCE_DIR "/packaging/demo");
    }
    std::vector<EditionLine> lines(EditionFilter filter) {
        filter.today = on("2026-11-27");
        return *write([&](UnitOfWork& uow) -> Result<std::vector<EditionLine>> {
            return edition_lines(uow, filter, "en", 0, 100);
        });
    }

private:
    GuestDirectory directory_;
};
PLENARIA_BOTH_ENGINES(EventsDemoTest);

TEST_P(EventsDemoTest, HasThePastTheForumOf2019AndSomethingAhead) {
    const auto loaded = load();
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    EXPECT_EQ(loaded->series, 6);
    EXPECT_EQ(loaded->editions, 42);
    EXPECT_EQ(lines({}).size(), 4U);
    EXPECT_EQ(lines({.when = "past"}).size(), 38U);
    EXPECT_FALSE(write([](UnitOfWork& uow) -> Result<std::map<std::string, int>> {
                     return late_counts(uow);
                 })->empty());
}

TEST_P(EventsDemoTest, TheForumOf2019HasItsRealDeadlines) {
    ASSERT_TRUE(load().has_value());
    const auto found = lines({.when = "past", .words = {"refugee", "2019"}});
    ASSERT_EQ(found.size(), 1U);
    std::vector<Day> days;
    for (const auto& milestone : plan_of(found[0].edition.id)) {
        EXPECT_EQ(milestone.titles.texts.size(), 3U);
        EXPECT_TRUE(milestone.done_at.has_value());
        days.push_back(milestone.due_on);
    }
    for (const auto* day : {"2019-09-30", "2019-10-15", "2019-11-30"})
        EXPECT_NE(std::find(days.begin(), days.end(), on(day)), days.end()) << day;
}

TEST_P(EventsDemoTest, CallsForSideEventsHaveTheRulesOfTheReviewForumAndNobodyWasWritten) {
    ASSERT_TRUE(load().has_value());
    const auto past = lines({.when = "past", .words = {"review", "2022"}});
    ASSERT_EQ(past.size(), 1U);
    const auto calls = *write(
        [&](UnitOfWork& uow) -> Result<std::vector<SideCall>> { return calls_of(uow, past[0].edition.id); });
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].limits,
              (CallLimits{.per_day = 4, .in_all = 20, .in_parallel = false, .official_hours = false}));
    const auto ahead = lines({.words = {"refugee", "next"}});
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<std::size_t> {
        return proposals_of(uow, calls_of(uow, ahead[0].edition.id).at(0).id).size();
    }),
              3U);
    EXPECT_EQ(*write([&](UnitOfWork& uow) -> Result<int> {
        int mails = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_mail"), soci::into(mails);
        return mails;
    }),
              0);
}

TEST_P(EventsDemoTest, ForumsSummitsAndCongressesHaveTheirFormats) {
    ASSERT_TRUE(load().has_value());
    const auto of_format = [&](const std::string& format) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            return editions_of_format(uow, format);
        });
    };
    EXPECT_EQ(of_format("grf").size(), 2U);
    EXPECT_EQ(of_format("gfmd").size(), 3U);
    EXPECT_EQ(of_format("durban").size(), 3U);
    const auto forum = lines({.when = "past", .words = {"refugee", "2019"}}).at(0).edition.id;
    const auto taken = *write(
        [&](UnitOfWork& uow) -> Result<std::set<std::string>> { return taken_keys(uow, forum, "grf"); });
    EXPECT_EQ(taken.size(), 13U) << "its whole calendar";
}

TEST_P(EventsDemoTest, TheAssemblyOfDurbanHasAListOfSpeakersInUse) {
    ASSERT_TRUE(load().has_value());
    const auto congress = lines({.when = "past", .words = {"6th", "uclg"}}).at(0).edition.id;
    const auto list = write([&](UnitOfWork& uow) -> Result<FloorReading> {
        for (const auto& session : sessions_of(uow, congress))
            if (session.titles.in("en") == "General Assembly") return read_floor(uow, session.id);
        return session_unknown(congress);
    });
    ASSERT_TRUE(list.has_value());
    ASSERT_TRUE(list->speaking.has_value());
    EXPECT_EQ(list->speaking->who.name, "Kampala");
    EXPECT_EQ(list->floor.spent, std::chrono::seconds(70));
    EXPECT_FALSE(list->floor.running_since.has_value()) << "a clock of another day says nothing";
    EXPECT_EQ(list->past.size(), 2U);
    ASSERT_EQ(list->waiting.size(), 7U);
    EXPECT_EQ(list->waiting[0].kind, RequestKind::point_of_order);
    EXPECT_EQ(list->waiting[1].rank, 2);
    EXPECT_EQ(list->floor.screen, ScreenReaders::everybody);
}

TEST_P(EventsDemoTest, QuitoWasMovedAndItsReportTellsSo) {
    ASSERT_TRUE(load().has_value());
    const auto found = lines({.when = "past", .words = {"12th", "gfmd"}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].edition.dates.start, on("2020-01-20"));
    const auto changes = *write([&](UnitOfWork& uow) -> Result<std::vector<DateChange>> {
        return changes_of(uow, found[0].edition.id);
    });
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].before.start, on("2019-11-19"));
    const auto moves =
        *write([&](UnitOfWork& uow) -> Result<std::vector<Move>> { return moves_of(uow, changes[0].id); });
    EXPECT_EQ(moves.size(), 11U);
    EXPECT_EQ(count_of(moves, Fate::stays_done), 5);
    EXPECT_EQ(count_of(moves, Fate::no_longer_late), 1);
}

TEST_P(EventsDemoTest, DurbanHasItsTracksAndTheCouncilAfterTheAssembly) {
    ASSERT_TRUE(load().has_value());
    const auto found = lines({.when = "past", .words = {"6th", "uclg"}});
    ASSERT_EQ(found.size(), 1U);
    auto reading = *write([&](UnitOfWork& uow) { return read_programme(uow, found[0].edition.id); });
    freeze_next(reading);
    std::vector<std::string> tracks;
    for (const auto& track : reading.programme.tracks) tracks.push_back(track.titles.in("en"));
    EXPECT_EQ(tracks, (std::vector<std::string>{"Assembly", "Town Hall", "Local4Action", "Statutory"}));
    EXPECT_EQ(reading.programme.sessions.size(), 17U);
    EXPECT_EQ(reading.released.value().release.number, 1);
    std::vector<ConflictKind> kinds;
    for (const auto& conflict : reading.conflicts) kinds.push_back(conflict.kind);
    EXPECT_EQ(kinds, (std::vector<ConflictKind>{ConflictKind::same_room, ConflictKind::too_small}))
        << "the order of the statutes is kept";
    EXPECT_EQ(changes_since(reading).size(), 4U) << "two sessions at another time, in another room";
}

TEST_P(EventsDemoTest, TheForumOf2019HasDelegationsOfTheBoardAndMailsNobody) {
    ASSERT_TRUE(load().has_value());
    const auto forum = lines({.when = "past", .words = {"refugee", "2019"}}).at(0).edition.id;
    const auto found = *write(
        [&](UnitOfWork& uow) -> Result<std::vector<Delegation>> { return delegations_of(uow, forum); });
    ASSERT_EQ(found.size(), 3U) << "of the eight, the directory of this test knows three";
    EXPECT_EQ(found[0].party_name, "Amman");
    EXPECT_TRUE(comes(found[0].answer));
    EXPECT_FALSE(found[0].people.empty());
    EXPECT_EQ(*write([](UnitOfWork& uow) -> Result<int> {
        int messages = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_mail"), soci::into(messages);
        return messages;
    }),
              0);
}

TEST_P(EventsDemoTest, TheForumOf2019HasBadgesWithDrawnPhotographs) {
    ASSERT_TRUE(load().has_value());
    const auto forum = lines({.when = "past", .words = {"refugee", "2019"}}).at(0).edition.id;
    const auto [badges, photos] = *write([&](UnitOfWork& uow) -> Result<std::pair<std::size_t, std::size_t>> {
        return std::pair(valid_badges_of(uow, forum).size(), people_with_photos(uow, forum).size());
    });
    EXPECT_EQ(badges, 4U);
    EXPECT_EQ(photos, 4U);
    const auto person = *write([&](UnitOfWork& uow) -> Result<std::string> {
        return photo_of(uow, *people_with_photos(uow, forum).begin()).value();
    });
    EXPECT_TRUE(person.starts_with("\xFF\xD8\xFF")) << "a JPEG";
}

TEST_P(EventsDemoTest, IsLoadedOnce) {
    ASSERT_TRUE(load().has_value());
    EXPECT_EQ(load()->editions, 0);
    EXPECT_EQ(lines({.when = "all"}).size(), 42U);
}

}  // namespace
}  // namespace plenaria::events
