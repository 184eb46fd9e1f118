// SPDX-License-Identifier: EUPL-1.2
// An event moves, and with it what counts from it, until the release.
#include <plenaria/testing/statements_run.hpp>

#include "src/calendar/item_repository.hpp"
#include "src/calendar/item_service.hpp"
#include "src/plan/follow.hpp"
#include "src/plan/plan_repository.hpp"
#include "src/press/public_pages.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A congress of five days with an opening session, as `events` tells of it.
class OneCongress final : public events::Editions {
public:
    std::optional<events::EditionCard> edition(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != "congress") return std::nullopt;
        return card;
    }
    std::vector<events::EditionCard> of_format(UnitOfWork&, std::string_view, std::string_view) override {
        return {};
    }
    std::vector<events::SessionCard> sessions(UnitOfWork&, std::string_view, std::string_view) override {
        return programme;
    }
    void begin_on(const char* day) {
        const auto first = parse_day(day).value();
        card.dates.start = first;
        card.dates.end = first + std::chrono::days(4);
        if (!programme.empty()) programme.front().starts = std::string(day) + "T09:00";
    }
    events::EditionCard card{.id = "congress", .title = "World Congress", .dates = {.zone = "Europe/Zurich"}};
    std::vector<events::SessionCard> programme{{.id = "opening", .edition = "congress", .title = "Opening"}};
};

class FollowTest : public CampaignRoom {
protected:
    FollowTest() {
        congress.begin_on("2026-11-30");
        tools.editions = &congress;
        id = made();
        press = with(id, release());
    }
    Result<void> plan(const Timing& embargo, const std::string& edition = "congress") {
        return write([&](UnitOfWork& uow) {
            return set_plan(uow, tools, lucia, id, {.edition_id = edition, .embargo = embargo},
                            find_campaign(uow, id)->revision);
        });
    }
    std::string item(const Timing& timing) {
        const auto added = write([&](UnitOfWork& uow) {
            return add_item(uow, tools, lucia, id, {.title = "Thread", .timing = timing});
        });
        EXPECT_TRUE(added.has_value()) << (added ? "" : added.error().fields.front().message);
        return added ? *added : std::string();
    }
    void event_moves() {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        follow(uow, tools, lucia, "congress");
                        return {};
                    }).has_value());
    }
    std::string embargo() { return plenaria::to_text(campaign(id).embargo); }
    std::vector<MoveLine> moves() {
        return read<std::vector<MoveLine>>([&](UnitOfWork& uow) { return moves_of(uow, id, 50); });
    }
    /// From when on the search finds it; empty: never.
    std::string findable_from() {
        return read<std::string>([&](UnitOfWork& uow) -> Result<std::string> {
            std::string permission;
            const auto subject = public_subject(id);
            sql::query(uow, "SELECT permission FROM core_search WHERE subject = :subject"),
                soci::use(subject, "subject"), soci::into(permission);
            return permission;
        });
    }
    OneCongress congress;
    std::string id, press;
};
PLENARIA_BOTH_ENGINES(FollowTest);

constexpr Timing at_the_opening{.anchor = Anchor::session, .session_id = {}, .days = 0, .minutes = 0};
Timing opening(int minutes = 0) {
    auto timing = at_the_opening;
    timing.session_id = "opening";
    timing.minutes = minutes;
    return timing;
}

TEST_P(FollowTest, TheEmbargoIsAtItsDistanceInTheZoneOfTheEvent) {
    ASSERT_TRUE(plan({.anchor = Anchor::first_day, .days = -3, .minutes = 12 * 60}).has_value());
    EXPECT_EQ(embargo(), "2026-11-27T11:00:00Z");
    EXPECT_EQ(campaign(id).facts.zone, "Europe/Zurich");
    ASSERT_TRUE(plan({.anchor = Anchor::last_day, .days = 1, .minutes = 9 * 60}).has_value());
    EXPECT_EQ(embargo(), "2026-12-05T08:00:00Z");
    ASSERT_TRUE(plan(opening(30)).has_value());
    EXPECT_EQ(embargo(), "2026-11-30T08:30:00Z");
}

TEST_P(FollowTest, ASessionThatSlipsByAnHourTakesTheEmbargoAndItsItemsAlong) {
    ASSERT_TRUE(plan(opening()).has_value());
    const auto thread = item(opening(15));
    const auto fixed = write([&](UnitOfWork& uow) {
        return add_item(uow, tools, lucia, id,
                        {.title = "Letter", .due = {parse_day("2026-11-20").value(), std::chrono::hours(9)}});
    });
    ASSERT_TRUE(fixed.has_value());
    ASSERT_TRUE(try_schedule(id).has_value());

    congress.programme.front().starts = "2026-11-30T10:00";
    event_moves();

    EXPECT_EQ(embargo(), "2026-11-30T09:00:00Z");
    const auto moved = read<Item>([&](UnitOfWork& uow) { return *find_item(uow, thread); });
    EXPECT_EQ(plenaria::to_text(moved.at), "2026-11-30T09:15:00Z");
    EXPECT_EQ(plenaria::to_text(read<Item>([&](UnitOfWork& uow) { return *find_item(uow, *fixed); }).at),
              "2026-11-20T08:00:00Z");
    const auto lines = moves();
    ASSERT_EQ(lines.size(), 2U);
    for (const auto& line : lines) EXPECT_EQ(*line.became - *line.was, std::chrono::hours(1)) << "was and is";
    event_moves();
    EXPECT_EQ(moves().size(), 2U) << "twice is harmless";
}

TEST_P(FollowTest, APostponementByMonthsTakesTheEmbargoAlong) {
    ASSERT_TRUE(plan({.anchor = Anchor::first_day, .minutes = 9 * 60}).has_value());
    ASSERT_TRUE(try_schedule(id).has_value());
    congress.begin_on("2027-06-14");
    event_moves();
    EXPECT_EQ(embargo(), "2027-06-14T07:00:00Z") << "summer time";
    EXPECT_EQ(campaign(id).written, Written::scheduled);
}

TEST_P(FollowTest, WhatIsReleasedNeverMoves) {
    ASSERT_TRUE(plan(opening()).has_value());
    const auto thread = item(opening(60));
    ASSERT_TRUE(try_schedule(id).has_value());
    clock.set("2026-11-30T08:00:00Z");
    congress.begin_on("2027-06-14");
    event_moves();
    EXPECT_EQ(embargo(), "2026-11-30T08:00:00Z");
    EXPECT_TRUE(is_public(campaign(id), clock.now()));
    EXPECT_EQ(plenaria::to_text(read<Item>([&](UnitOfWork& uow) { return *find_item(uow, thread); }).at),
              "2026-11-30T09:00:00Z");
    EXPECT_TRUE(moves().empty());
}

TEST_P(FollowTest, AMoveReleasesNothingAndWhatHasNoDayIsHeldBack) {
    ASSERT_TRUE(plan(opening()).has_value());
    ASSERT_TRUE(try_schedule(id).has_value());
    clock.set("2026-11-20T08:00:00Z");
    congress.begin_on("2026-11-10");
    event_moves();
    EXPECT_EQ(campaign(id).written, Written::held) << "it would be released at once";
    EXPECT_EQ(moves().front().note, MoveNote::held_over);

    congress.begin_on("2026-12-10");
    event_moves();
    EXPECT_EQ(embargo(), "2026-12-10T08:00:00Z");
    EXPECT_EQ(campaign(id).written, Written::held) << "staff sets it again";
    ASSERT_TRUE(try_schedule(id).has_value());

    congress.card.postponed = true;
    event_moves();
    EXPECT_EQ(campaign(id).written, Written::held);
    EXPECT_EQ(moves().front().note, MoveNote::held_off);
    congress.card.postponed = false;
    ASSERT_TRUE(try_schedule(id).has_value());

    congress.programme.clear();
    event_moves();
    EXPECT_EQ(moves().front().note, MoveNote::held_session);
    EXPECT_EQ(campaign(id).written, Written::held);
    clock.set("2026-12-10T08:00:00Z");
    EXPECT_FALSE(is_public(campaign(id), clock.now()));
}

TEST_P(FollowTest, ATimeThatNoClockShowsIsRefusedWithBothReadingsAndReadLaterWhenTheEventMovesThere) {
    congress.begin_on("2027-03-28");
    EXPECT_THAT(problems(plan({.anchor = Anchor::first_day, .minutes = 2 * 60 + 30}))["time"],
                HasSubstr("Write 2027-03-28 01:30:00 or 2027-03-28 03:30:00"));
    congress.begin_on("2027-03-27");
    ASSERT_TRUE(plan({.anchor = Anchor::first_day, .minutes = 2 * 60 + 30}).has_value());
    congress.begin_on("2027-03-28");
    event_moves();
    EXPECT_EQ(embargo(), "2027-03-28T01:30:00Z") << "03:30, never 01:30";
    EXPECT_EQ(moves().front().note, MoveNote::over_gap);
}

TEST_P(FollowTest, WhatIsReleasedIsFindableFromTheMovedInstantOn) {
    for (const bool earlier : {true, false}) {
        congress.begin_on("2026-11-30");
        id = made();
        press = with(id, release());
        clock.set("2026-11-01T08:00:00Z");
        ASSERT_TRUE(plan(opening()).has_value());
        ASSERT_TRUE(try_schedule(id).has_value());
        congress.begin_on(earlier ? "2026-11-20" : "2026-12-10");
        event_moves();

        EXPECT_EQ(findable_from(), earlier ? "from 2026-11-20T08:00:00Z" : "from 2026-12-10T08:00:00Z");
    }
}

TEST_P(FollowTest, WhoeverWasToldOfTheInstantIsToldOfTheOther) {
    ASSERT_TRUE(plan(opening()).has_value());
    ASSERT_TRUE(try_schedule(id).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return give_early_reading(
                        uow, tools, lucia, id,
                        {.name = "Ada", .address = "ada@paper.example", .language = "fr"});
                }).has_value());
    const auto before = sent().size();
    event_moves();
    EXPECT_EQ(sent().size(), before) << "nothing has moved";
    congress.begin_on("2026-12-10");
    event_moves();
    const auto mails = sent();
    ASSERT_EQ(mails.size(), before + 1);
    EXPECT_EQ(mails.back().to, "ada@paper.example");
    EXPECT_EQ(mails.back().language, "fr");
    EXPECT_THAT(mails.back().text, HasSubstr("2026-12-10"));
}

TEST_P(FollowTest, OfficesWhoseTextNamesTheDateAreAskedAgainAndOthersAreNot) {
    ASSERT_TRUE(plan({.anchor = Anchor::first_day, .minutes = 9 * 60}).has_value());
    auto dated = release();
    dated.body.all["en"] = "{{city}}, {{event_date}}: {{quote}}";
    const auto text = with(id, dated);
    clear(id, "athens", press);
    clear(id, "athens", text);
    EXPECT_THAT(clearance(text, id, "athens").body, HasSubstr("2026-11-30"));
    const auto before = sent().size();

    congress.begin_on("2026-12-07");
    event_moves();

    EXPECT_EQ(clearance(text, id, "athens").decision, Decision::open);
    EXPECT_EQ(clearance(press, id, "athens").decision, Decision::cleared) << "it names no date";
    const auto mails = sent();
    ASSERT_EQ(mails.size(), before + 1);
    EXPECT_EQ(mails.back().to, "cabinet@athens.example");
    clear(id, "athens", text);
    EXPECT_THAT(clearance(text, id, "athens").body, HasSubstr("2026-12-07"));
}

TEST_P(FollowTest, AFixedEmbargoStaysAndAFollowingOneIsNotChangedInPassing) {
    ASSERT_TRUE(plan({}).has_value());
    const auto was = embargo();
    congress.begin_on("2027-06-14");
    event_moves();
    EXPECT_EQ(embargo(), was);
    ASSERT_TRUE(plan(opening()).has_value());
    auto facts = campaign(id).facts;
    facts.embargo.day += std::chrono::days(1);
    const auto changed = write([&](UnitOfWork& uow) {
        return change_campaign(uow, tools, lucia, id, facts, find_campaign(uow, id)->revision);
    });
    EXPECT_THAT(problems(changed)["embargo_day"], HasSubstr("follows its event"));
}

TEST_P(FollowTest, WithoutTheRoomOfEventsThePlanStaysAndNothingMoves) {
    ASSERT_TRUE(plan(opening()).has_value());
    const auto was = embargo();
    tools.editions = nullptr;
    congress.begin_on("2027-06-14");
    event_moves();
    EXPECT_EQ(embargo(), was);
    const auto kept = write([&](UnitOfWork& uow) {
        return set_plan(uow, tools, lucia, id,
                        {.audiences = {{{"en", "Mayors"}}}, .edition_id = "congress", .embargo = opening()},
                        find_campaign(uow, id)->revision);
    });
    EXPECT_TRUE(kept.has_value());
    EXPECT_EQ(embargo(), was);
}

TEST_P(FollowTest, APublicPageAsksNothingMoreForAnEmbargoThatFollows) {
    const auto asked = [&] {
        clock.set("2027-12-01T08:00:00Z");
        auto statements = test::statements_run(db(), [&] {
            EXPECT_TRUE(press_room(tools, {}, scope()).has_value());
            EXPECT_TRUE(public_campaign(tools, {.path_values = {{"campaign", id}}}, scope()).has_value());
        });
        clock.set("2026-11-01T08:00:00Z");
        return statements;
    };
    clear(id, "athens", press);
    ASSERT_TRUE(try_schedule(id).has_value());
    const auto fixed = asked();
    ASSERT_TRUE(plan(opening()).has_value());
    EXPECT_EQ(asked(), fixed) << "the embargo is one instant, whatever it follows";
}

TEST_P(FollowTest, ItemsMoveToAnotherDayAndStillFollow) {
    ASSERT_TRUE(plan({}).has_value());
    const auto thread = item({.anchor = Anchor::first_day, .minutes = 9 * 60});
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return move_item(uow, tools, lucia, thread, parse_day("2026-12-02"), 1);
                }).has_value());
    congress.begin_on("2027-06-14");
    event_moves();
    EXPECT_EQ(plenaria::to_text(read<Item>([&](UnitOfWork& uow) { return *find_item(uow, thread); }).at),
              "2027-06-16T07:00:00Z");
    const auto stale = write(
        [&](UnitOfWork& uow) { return move_item(uow, tools, lucia, thread, parse_day("2026-12-02"), 1); });
    ASSERT_FALSE(stale.has_value());
    EXPECT_EQ(stale.error().code, ErrorCode::conflict);
}

TEST_P(FollowTest, WhatWasDoneOrRemovedStays) {
    ASSERT_TRUE(plan({}).has_value());
    const Timing timing{.anchor = Anchor::first_day, .minutes = 9 * 60};
    const auto done = item(timing), gone = item(timing);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return set_item_state(uow, lucia, done, ItemState::done, 1);
                }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_item(uow, lucia, gone); }).has_value());
    congress.begin_on("2027-06-14");
    event_moves();
    for (const auto& each : {done, gone})
        EXPECT_EQ(plenaria::to_text(read<Item>([&](UnitOfWork& uow) { return *find_item(uow, each); }).at),
                  "2026-11-30T08:00:00Z");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_item(uow, lucia, gone); }).has_value());
    EXPECT_EQ(read<std::size_t>([&](UnitOfWork& uow) { return items_in(uow, {.campaign_id = id}).size(); }),
              2U);
}

}  // namespace
}  // namespace plenaria::campaigns
