// SPDX-License-Identifier: EUPL-1.2
#include "src/demo.hpp"
#include "src/change_repository.hpp"
#include "src/edition_list_repository.hpp"
#include "src/late.hpp"
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

TEST_P(EventsDemoTest, IsLoadedOnce) {
    ASSERT_TRUE(load().has_value());
    EXPECT_EQ(load()->editions, 0);
    EXPECT_EQ(lines({.when = "all"}).size(), 42U);
}

}  // namespace
}  // namespace plenaria::events
