// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/programme/run_pages.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

using Asked = std::multimap<std::string, std::string, std::less<>>;

class RunTest : public StageRoom {
protected:
    Result<Reply> run(Asked query = {}) {
        return run_of_show(tools(), {.path_values = {{"edition", congress}}, .query = std::move(query)},
                           scope());
    }
    std::string file(const std::string& format) {
        const auto reply = run({{"day", "2019-11-11"}, {"format", format}});
        const auto made = downloaded(reply);
        return made.name + '\n' + made.bytes;
    }
    void plan() {
        auto opening = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
        opening.people = {{SessionRole::speaker, "person/ANA"}, {SessionRole::interpreter, "person/ANE"}};
        opening.note = "Flags on the left";
        opening.expected = 700;
        session(opening);
        session("Sound check", "2019-11-11T08:00", "2019-11-11T08:45");
        auto night = facts("Gala", "2019-11-11T21:00", "2019-11-12T01:00");
        night.room_id.clear();
        session(night);
    }
};
PLENARIA_BOTH_ENGINES(RunTest);

TEST_P(RunTest, SaysInOrderWhoDoesWhat) {
    plan();
    const auto page = html(run({{"day", "2019-11-11"}}));
    EXPECT_THAT(page, ContainsRegex("Sound check.*Opening.*Gala"));
    EXPECT_THAT(
        page, AllOf(HasSubstr("09:00–10:30"), HasSubstr("90 minutes"), HasSubstr("Hall 1"),
                    HasSubstr("Speaker:</span> Ana Pérez"), HasSubstr("Interpreter:</span> Ana Echeverría"),
                    HasSubstr("Flags on the left"), HasSubstr("700 people expected"), HasSubstr("no room")));
}

TEST_P(RunTest, WhatLastsIntoTheDayIsInItToo) {
    plan();
    session("Breakfast", "2019-11-12T07:00", "2019-11-12T08:00");
    EXPECT_THAT(
        html(run({{"day", "2019-11-12"}})),
        AllOf(ContainsRegex("Gala.*Breakfast"), HasSubstr("since 2019-11-11"), Not(HasSubstr("Opening"))));
}

TEST_P(RunTest, IsThatOfTodayOrOfTheFirstDay) {
    plan();
    session("Closing", "2019-11-15T09:00", "2019-11-15T10:00");
    EXPECT_THAT(html(run()), HasSubstr("Opening")) << "before the event";
    EXPECT_THAT(html(run({{"day", "2031-01-01"}})), HasSubstr("Opening"));
    clock.set("2019-11-15T05:00:00Z");
    EXPECT_THAT(html(run()), AllOf(HasSubstr("Closing"), Not(HasSubstr("Opening"))));
}

TEST_P(RunTest, WhatIsCancelledIsNobodysWork) {
    auto gone = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    gone.state = SessionState::cancelled;
    session(gone);
    EXPECT_THAT(html(run()), HasSubstr("No session is planned here."));
}

TEST_P(RunTest, GoesToASpreadsheetAndOntoPaper) {
    plan();
    EXPECT_THAT(file("xlsx"), AllOf(HasSubstr("run-of-show-2019-11-11.xlsx"), HasSubstr("Opening"),
                                    HasSubstr("Ana Echeverría"), HasSubstr("2019-11-12 01:00")));
    EXPECT_THAT(file("pdf"), AllOf(HasSubstr("run-of-show-2019-11-11.pdf"), HasSubstr("Opening"),
                                   HasSubstr("Flags on the left")));
}

TEST_P(RunTest, OfNoEventThereIsNone) {
    EXPECT_EQ(run_of_show(tools(), {.path_values = {{"edition", "NONE"}}}, scope()).error().code,
              ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::events
