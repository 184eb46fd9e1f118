// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/live.hpp>

#include "src/floor/chair_pages.hpp"
#include "src/floor/screen_pages.hpp"
#include "src/programme/public_pages.hpp"
#include "tests/floor/hall.hpp"

namespace plenaria::events {
namespace {

using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Form = std::multimap<std::string, std::string, std::less<>>;
using Page = Result<Reply> (*)(const RoomTools&, const Request&, RequestScope&);

class ChairPagesTest : public HallRoom {
protected:
    ChairPagesTest() { lucia = test::account("Lucía Fernández", {{"events.view"}, {"events.chair"}}); }
    RoomTools with_directory() {
        auto all = tools();
        all.directory = &guests;
        return all;
    }
    /// What the page of this moment sends. @param request of whom; empty: of nobody.
    Result<Reply> press(Page page, Form form = {}, const std::string& request = {}) {
        form.emplace("revision", std::to_string(list().floor.revision));
        return page(with_directory(),
                    {.path_values = {{"session", assembly}, {"request", request}}, .form = std::move(form)},
                    scope());
    }
    std::string chair() {
        return html(show_floor(with_directory(), {.path_values = {{"session", assembly}}}, scope()));
    }
    Result<Reply> screen() {
        return staff_screen(with_directory(), {.path_values = {{"session", assembly}}}, scope());
    }
    Result<Reply> outside(Page page = public_screen, const std::string& edition_id = {}) {
        return page(
            with_directory(),
            {.path_values = {{"edition", edition_id.empty() ? congress : edition_id}, {"session", assembly}}},
            scope());
    }
};
PLENARIA_BOTH_ENGINES(ChairPagesTest);

TEST_P(ChairPagesTest, AListIsOpenedFilledAndSpokenFrom) {
    EXPECT_THAT(chair(),
                AllOf(HasSubstr("Speakers: General Assembly"), HasSubstr("Open the list"),
                      HasSubstr("Nobody has the floor."), Not(HasSubstr("Give the floor to the next"))));
    EXPECT_THAT(redirected_to(press(open_list_post)), HasSubstr("#state"));
    EXPECT_THAT(
        redirected_to(press(request_floor_post,
                            {{"who_text", "Quito"}, {"title", "Mayor"}, {"rank", "3"}, {"language", "es"}})),
        HasSubstr("#add"));
    EXPECT_FALSE(redirected_to(press(raise_point_post, {{"who_text", "Somebody <new>"}})).empty());
    EXPECT_THAT(chair(),
                AllOf(HasSubstr("2 wait"), HasSubstr("Point of order"), HasSubstr("Somebody &lt;new&gt;"),
                      HasSubstr("Give the floor to the next"), HasSubstr("Close the list")));
    EXPECT_EQ(list().waiting[1].who.ref, "city/QUITO") << "called exactly as somebody of the directory";
    EXPECT_THAT(redirected_to(press(give_next_post)), HasSubstr("#now"));
    EXPECT_THAT(chair(), AllOf(HasSubstr("data-clock=\"2019-10-14T15:03:00Z\""), HasSubstr("Stop the clock"),
                               HasSubstr("1 waits")));
    EXPECT_FALSE(redirected_to(press(pause_clock_post)).empty());
    EXPECT_THAT(chair(),
                AllOf(HasSubstr("The clock stands."), HasSubstr("3:00"), Not(HasSubstr("data-clock="))));
    EXPECT_FALSE(redirected_to(press(resume_clock_post)).empty());
    clock.advance(seconds(65));
    EXPECT_FALSE(redirected_to(press(end_speech_post)).empty());
    EXPECT_THAT(chair(), AllOf(HasSubstr("Who has spoken"), HasSubstr("1:05")));
    EXPECT_FALSE(redirected_to(press(close_list_post)).empty());
    EXPECT_THAT(chair(), HasSubstr("The list is closed: only points of order are taken."));
}

TEST_P(ChairPagesTest, ButtonsOfARowActOnThatRowAndAWithdrawalIsTakenBack) {
    ASSERT_TRUE(open().has_value());
    asks("A");
    const auto b = asks("B"), c = asks("C");
    EXPECT_THAT(redirected_to(press(move_up_post, {}, c)), HasSubstr("#r-" + c));
    EXPECT_THAT(line(), ElementsAre("A", "C", "B"));
    EXPECT_FALSE(redirected_to(press(move_down_post, {}, c)).empty());
    EXPECT_FALSE(redirected_to(press(give_floor_post, {}, c)).empty());
    EXPECT_EQ(speaker(), "C");
    EXPECT_FALSE(redirected_to(press(withdraw_request_post, {}, b)).empty());
    EXPECT_THAT(line(), ElementsAre("A"));
    // What the notice offers to take back carries everything in its address.
    const Request back{.path_values = {{"session", assembly}, {"request", b}},
                       .query = {{"revision", std::to_string(list().floor.revision)}}};
    EXPECT_FALSE(redirected_to(restore_request_post(with_directory(), back, scope())).empty());
    EXPECT_THAT(line(), ElementsAre("A", "B"));
}

TEST_P(ChairPagesTest, WhoPressesOnAnOldPageIsToldAndSeesTheListAsItIs) {
    ASSERT_TRUE(open().has_value());
    asks("Quito");
    asks("Amman");
    const auto old = std::to_string(list().floor.revision);
    ASSERT_TRUE(give().has_value());
    const auto late = press(give_next_post, {{"revision", old}});
    EXPECT_EQ(status(late), 409);
    EXPECT_THAT(html(late), AllOf(HasSubstr("The list has changed meanwhile."), HasSubstr("Quito"),
                                  HasSubstr("name=\"revision\" value=\"" +
                                            std::to_string(list().floor.revision) + "\"")));
    EXPECT_EQ(speaker(), "Quito");
    auto& at = scope();
    const auto nothing =
        withdraw_request_post(with_directory(),
                              {.path_values = {{"session", assembly}, {"request", list().waiting[0].id}},
                               .form = {{"revision", old}}},
                              at);
    EXPECT_EQ(status(nothing), 409);
    EXPECT_TRUE(at.notices.empty()) << "nothing was withdrawn";
}

TEST_P(ChairPagesTest, TheFormsKeepWhatWasTypedAndNameEveryProblem) {
    ASSERT_TRUE(open().has_value());
    const auto again =
        press(request_floor_post, {{"who_text", " "}, {"title", "Mayor of nowhere"}, {"rank", "x"}});
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again), AllOf(HasSubstr("href=\"#f-who\""), HasSubstr("href=\"#f-rank\""),
                                   HasSubstr("value=\"Mayor of nowhere\"")));
    const auto both = press(request_floor_post, {{"who_text", "Quito"}, {"delegation", "D"}});
    EXPECT_THAT(html(both), HasSubstr("Choose a delegation or write a name, not both."));
    const auto rules =
        press(change_floor_post, {{"allowed", "three"}, {"order", "rank"}, {"screen", "everybody"}});
    EXPECT_EQ(status(rules), 422);
    EXPECT_THAT(html(rules), AllOf(HasSubstr("value=\"three\""), HasSubstr("from 0:10 to 120:00"),
                                   HasSubstr("value=\"everybody\" selected")));
    EXPECT_FALSE(
        redirected_to(press(change_floor_post, {{"allowed", "2:30"}, {"order", "rank"}, {"screen", "staff"}}))
            .empty());
    EXPECT_THAT(chair(), AllOf(HasSubstr("By rank of protocol"), HasSubstr("2:30")));
}

TEST_P(ChairPagesTest, PeopleOfTheProgrammeAreAButtonAwayUntilTheyAreOnTheList) {
    auto wanted = facts("Panel", "2019-11-12T09:00", "2019-11-12T10:30");
    wanted.people = {{SessionRole::speaker, "person/ANA"}, {SessionRole::interpreter, "person/ANE"}};
    assembly = session(wanted);
    ASSERT_TRUE(open().has_value());
    EXPECT_THAT(chair(), AllOf(HasSubstr("From the programme"), HasSubstr("Ana Pérez"),
                               Not(HasSubstr("Ana Echeverría"))));
    EXPECT_FALSE(
        redirected_to(press(request_floor_post, {{"who", "person/ANA"}, {"who_text", "Ana Pérez"}})).empty());
    EXPECT_EQ(list().waiting.at(0).who.ref, "person/ANA");
    EXPECT_THAT(chair(), Not(HasSubstr("From the programme")));
}

TEST_P(ChairPagesTest, TheScreenShowsWhoSpeaksTheClockAndTheNextFive) {
    ASSERT_TRUE(open().has_value());
    for (const auto* name : {"Zero", "One", "Two", "Three", "Four", "Five", "Six"}) asks(name);
    ASSERT_TRUE(give().has_value());
    raises_a_point("Objector");
    EXPECT_THAT(html(screen()), AllOf(HasSubstr("General Assembly"), HasSubstr("Hall 1"), HasSubstr("Zero"),
                                      HasSubstr("data-clock=\"2019-10-14T15:03:00Z\""),
                                      HasSubstr("Point of order"), HasSubstr("Objector"), HasSubstr("Four"),
                                      Not(HasSubstr("Five")), HasSubstr("and 2 more")));
}

TEST_P(ChairPagesTest, EverybodySeesTheScreenOnlyWhereItsChairShowsItAndTheSessionIsReleased) {
    ASSERT_TRUE(open().has_value());
    EXPECT_FALSE(outside().has_value());
    ASSERT_TRUE(rules({.screen = ScreenReaders::everybody}).has_value());
    EXPECT_FALSE(outside().has_value()) << "not released";
    EXPECT_THAT(chair(), HasSubstr("Everybody sees the screen once this session is released."));
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(html(outside()), HasSubstr("General Assembly"));
    EXPECT_THAT(html(screen()), HasSubstr("General Assembly"));
    EXPECT_TRUE(outside(listen_to_public_screen).has_value());
    const auto programme_page = [&] {
        return html(public_programme(tools(), {.path_values = {{"edition", congress}}}, scope()));
    };
    EXPECT_THAT(programme_page(), HasSubstr("Speakers<span"));
    const auto another = edition(quito());
    EXPECT_FALSE(outside(public_screen, another).has_value()) << "under another event it is not";
    ASSERT_TRUE(rules({.screen = ScreenReaders::staff}).has_value());
    EXPECT_FALSE(outside().has_value());
    EXPECT_FALSE(outside(listen_to_public_screen).has_value());
    EXPECT_THAT(programme_page(), Not(HasSubstr("Speakers<span")));
    ASSERT_TRUE(rules({.screen = ScreenReaders::everybody}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, assembly); }).has_value());
    EXPECT_FALSE(outside().has_value()) << "taken out of the programme";
}

TEST_P(ChairPagesTest, ATopicIsToldByEveryChange) {
    const auto told = [&] {
        return *write([&](UnitOfWork& uow) -> Result<int> {
            const auto tag = std::string(live_tag_prefix) + floor_topic(assembly);
            int number = 0;
            soci::indicator indicator = soci::i_ok;
            sql::query(uow, "SELECT MAX(version) FROM core_cache_tag WHERE tag = :tag"),
                soci::use(tag, "tag"), soci::into(number, indicator);
            return indicator == soci::i_null ? 0 : number;
        });
    };
    EXPECT_EQ(told(), 0);
    ASSERT_TRUE(open().has_value());
    const auto once = told();
    EXPECT_GT(once, 0);
    asks("Quito");
    EXPECT_GT(told(), once);
}

}  // namespace
}  // namespace plenaria::events
