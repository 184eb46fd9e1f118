// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

class ReleaseTest : public StageRoom {
protected:
    std::vector<std::string> changes() {
        const auto reading = programme();
        std::vector<std::string> all;
        for (const auto& [change, before, after] : changes_since(reading)) {
            const auto& named = after != nullptr ? after : before;
            all.push_back(std::string(to_text(change)) + ' ' + named->session.titles.in("en"));
        }
        return all;
    }
    static int number_of(const Result<int>& released) { return released ? *released : 0; }
    FrozenProgramme outside() {
        return *write([&](UnitOfWork& uow) -> Result<FrozenProgramme> {
            return *latest_release(uow, congress).value().programme;
        });
    }
};
PLENARIA_BOTH_ENGINES(ReleaseTest);
using Changes = std::vector<std::string>;

TEST_P(ReleaseTest, FreezesWhatIsPlannedUnderItsHash) {
    session("Opening");
    auto idea = facts("Perhaps", "2019-11-12T09:00", "2019-11-12T10:30");
    idea.state = SessionState::proposed;
    session(idea);
    ASSERT_EQ(number_of(release("For the invitation.")), 1);
    const auto released = programme().released.value();
    EXPECT_EQ(released.release.note, "For the invitation.");
    EXPECT_EQ(released.release.sha256, sha256_hex(frozen_json(*released.programme)));
    ASSERT_EQ(released.programme->sessions.size(), 1U);
    EXPECT_EQ(released.programme->sessions[0].session.titles.in("en"), "Opening");
    EXPECT_EQ(released.programme->sessions[0].sequence, 0);
    EXPECT_EQ(changes(), Changes{});
    EXPECT_FALSE(release().has_value()) << "nothing has changed";
}

TEST_P(ReleaseTest, NothingOfItChangesUntilTheNext) {
    const auto id = session("Opening");
    ASSERT_TRUE(release().has_value());
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = 1}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_room(uow, lucia, {.id = hall, .name = "Grand Hall", .revision = 1});
                }).has_value());
    EXPECT_EQ(to_text(outside().sessions[0].session.starts), "2019-11-11T09:00");
    EXPECT_EQ(outside().rooms[0].name, "Hall 1");
    EXPECT_EQ(changes(), (Changes{"moved Opening", "room Opening"}));
    ASSERT_EQ(number_of(release()), 2);
    EXPECT_EQ(outside().sessions[0].sequence, 1);
    EXPECT_EQ(outside().rooms[0].name, "Grand Hall");
}

TEST_P(ReleaseTest, EveryChangeIsNamedAndWhatIsGoneIsCancelledInCalendars) {
    const auto stays = session("Opening");
    const auto goes = session("Panel", "2019-11-12T09:00", "2019-11-12T10:30");
    ASSERT_TRUE(release().has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, goes); }).has_value());
    session("Town Hall", "2019-11-13T09:00", "2019-11-13T10:30");
    auto other = facts_of(kept(stays));
    other.people = {{SessionRole::speaker, "person/ANA"}};
    other.titles.texts["en"] = "Grand opening";
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_session(uow, lookup, lucia, stays, other, 1);
                }).has_value());
    EXPECT_EQ(changes(),
              (Changes{"people Grand opening", "words Grand opening", "cancelled Panel", "added Town Hall"}));
    ASSERT_TRUE(release().has_value());
    const auto sessions = outside().sessions;
    ASSERT_EQ(sessions.size(), 3U);
    EXPECT_EQ(sessions[1].session.state, SessionState::cancelled);
    EXPECT_EQ(sessions[1].sequence, 1);
    EXPECT_EQ(sessions[2].sequence, 0);
    // It stays cancelled, with nothing new to tell; planned again, calendars take it up again.
    session("Another", "2019-11-13T11:00", "2019-11-13T12:00");
    ASSERT_TRUE(release().has_value());
    EXPECT_EQ(outside().sessions[1].sequence, 1);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_session(uow, lucia, goes); }).has_value());
    EXPECT_EQ(changes(), Changes{"added Panel"});
    ASSERT_TRUE(release().has_value());
    EXPECT_EQ(outside().sessions[1].sequence, 2);
}

TEST_P(ReleaseTest, WhoLookedAtAnOlderProgrammeReleasesNothing) {
    session("Opening");
    const auto seen = stored(congress).revision;
    session("Panel", "2019-11-12T09:00", "2019-11-12T10:30");
    const auto late =
        write([&](UnitOfWork& uow) { return release_programme(uow, lookup, lucia, congress, "", seen); });
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_FALSE(programme().released.has_value());
}

TEST_P(ReleaseTest, WhoSeesEventsIsToldUnlessItIsOver) {
    const auto told = [&] {
        return *write([](UnitOfWork& uow) -> Result<int> {
            int count = 0;
            sql::query(uow, "SELECT COUNT(*) FROM core_notification WHERE permission = 'events.view'"),
                soci::into(count);
            return count;
        });
    };
    session("Opening");
    clock.set("2019-11-15T21:59:59Z");  // the last second of the congress in Durban
    ASSERT_TRUE(release().has_value());
    EXPECT_EQ(told(), 1);
    session("Afterthought", "2019-11-15T22:00", "2019-11-15T23:00");
    clock.set("2019-11-15T22:00:00Z");
    ASSERT_TRUE(release().has_value());
    EXPECT_EQ(told(), 1);
}

TEST_P(ReleaseTest, AnEmptyProgrammeIsNotReleased) {
    ASSERT_FALSE(release().has_value());
    EXPECT_EQ(release().error().code, ErrorCode::conflict);
}

TEST_P(ReleaseTest, ReadsBackWhatItWrote) {
    auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.people = {{SessionRole::moderator, "person/ANA"}};
    session(wanted);
    const auto next = programme().next;
    const auto again = parse_frozen(frozen_json(next));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(frozen_json(*again), frozen_json(next));
    EXPECT_FALSE(parse_frozen("[]").has_value());
}

}  // namespace
}  // namespace plenaria::events
