// SPDX-License-Identifier: EUPL-1.2
// Whatever moves in an edition is told to other rooms within the same transaction, with what it is now.
#include "src/dates/followers.hpp"
#include "src/format/editions_service.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

/// Writes down where the opening is each time it is told.
class Listener final : public Follower {
public:
    void edition_changed(UnitOfWork& uow, const Actor&, std::string_view edition) override {
        const auto card = service.edition(uow, edition, "en");
        const auto sessions = service.sessions(uow, edition, "en");
        heard.push_back(to_text(card->dates.start) +
                        (card->postponed   ? " postponed"
                         : card->cancelled ? " cancelled"
                                           : "") +
                        ' ' + (sessions.empty() ? "none" : sessions.front().starts));
    }
    std::vector<FollowerCard> about(UnitOfWork&, const Actor&, std::string_view edition,
                                    std::string_view) override {
        return {{.kind = "Campaign", .title = std::string(edition), .state = "", .path = "/"}};
    }
    EditionsService service;
    std::vector<std::string> heard;
};

class FollowersTest : public StageRoom {
protected:
    FollowersTest() {
        set_followers([this] { return std::vector<std::shared_ptr<Follower>>{listener}; });
    }
    ~FollowersTest() override { set_followers({}); }
    std::shared_ptr<Listener> listener = std::make_shared<Listener>();
};
PLENARIA_BOTH_ENGINES(FollowersTest);

TEST_P(FollowersTest, DaysHoursRemovalAndStateAreToldWithWhatTheyAreNow) {
    const auto opening = session("Opening");
    EXPECT_TRUE(listener->heard.empty()) << "nothing hangs on what is new";
    ASSERT_TRUE(move(opening, {.starts = parse_local("2019-11-11T10:00"), .revision = 1}).has_value());
    const auto revision = stored(congress).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return apply_dates(uow, lucia,
                                       {.edition_id = congress,
                                        .dates = {on("2020-01-13"), on("2020-01-17"), "Africa/Johannesburg"}},
                                       revision, clock.now());
                }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, opening); }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_session(uow, lucia, opening); }).has_value());
    bring(congress, {EditionState::announced, EditionState::postponed});

    const std::vector<std::string> told{"2019-11-11 2019-11-11T10:00",
                                        "2020-01-13 2020-01-13T10:00",
                                        "2020-01-13 none",
                                        "2020-01-13 2020-01-13T10:00",
                                        "2020-01-13 2020-01-13T10:00",
                                        "2020-01-13 postponed 2020-01-13T10:00"};
    EXPECT_EQ(listener->heard, told);
}

TEST_P(FollowersTest, WhatIsRefusedIsNotTold) {
    const auto opening = session("Opening");
    EXPECT_FALSE(move(opening, {.starts = parse_local("2019-11-11T10:00"), .revision = 7}).has_value());
    EXPECT_TRUE(listener->heard.empty());
}

TEST_P(FollowersTest, TheReportNamesWhatHangsOnTheEdition) {
    const auto cards = *write([&](UnitOfWork& uow) -> Result<std::vector<FollowerCard>> {
        return followers_of(uow, lucia, congress, "en");
    });
    ASSERT_EQ(cards.size(), 1U);
    EXPECT_EQ(cards.front().title, congress);
}

}  // namespace
}  // namespace plenaria::events
