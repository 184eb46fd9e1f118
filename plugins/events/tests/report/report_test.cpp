// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/id.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "src/delegations/retention.hpp"
#include "src/floor/floor_repository.hpp"
#include "src/floor/floor_service.hpp"
#include "src/json.hpp"
#include "src/programme/session_service.hpp"
#include "src/report/report_pages.hpp"
#include "src/report/report_service.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Figure two_parts() { return {.id = "f", .parts_are = FigureKeys::gender, .parts = {"female", "male", ""}}; }

TEST(Figure, WhatIsNotKnownIsARowAndAPartOfItsOwnAndStandsLast) {
    auto figure = two_parts();
    figure.add("", "female", 2);
    figure.add("Europe", "", 1);
    figure.add("Africa", "male", 3);
    figure.add("Africa", "somebody", 9);
    figure.sort_rows();
    std::vector<std::string> keys;
    for (const auto& row : figure.rows) keys.push_back(row.key);
    EXPECT_THAT(keys, ElementsAre("Africa", "Europe", ""));
    EXPECT_EQ(figure.total(), 6);
    EXPECT_EQ(figure.total_of_part(2), 1);
    EXPECT_EQ(figure.longest(), 3);
}

TEST(Figure, SharesAreRoundedAndOfNothingThereIsNone) {
    EXPECT_EQ(share_of(1, 3), 33.3);
    EXPECT_EQ(share_of(2, 3), 66.7);
    EXPECT_EQ(share_of(5, 5), 100);
    EXPECT_EQ(share_of(1, 0), 0);
}

TEST(Figure, ABarIsAsLongAsItsShareOfTheLongest) {
    const auto bar = bar_of({.key = "Asia", .counts = {1, 0, 3}}, 8);
    ASSERT_EQ(bar.size(), 2u);
    EXPECT_EQ(bar[0].width, 12.5);
    EXPECT_EQ(bar[1].from, 12.5);
    EXPECT_EQ(bar[1].width, 37.5);
    EXPECT_EQ(bar[1].part, 2u);
}

class KnowingDirectory final : public GuestDirectory {
public:
    std::vector<directory::PersonFacts> people(UnitOfWork&, const std::vector<std::string>& refs,
                                               Day) override {
        std::vector<directory::PersonFacts> found;
        for (const auto& ref : refs)
            if (ref == "person/ANA")
                found.push_back({.ref = ref, .name = "Ana Pérez", .gender = "female", .region = "Americas"});
        return found;
    }
};

class ReportTest : public Door {
protected:
    RoomTools report_tools() {
        auto with = tools();
        with.directory = &knowing;
        return with;
    }
    Result<Reply> page(const std::string& format = {}) {
        return report_page(report_tools(), {.path_values = here(), .query = {{"format", format}}}, scope());
    }
    std::string file(const std::string& format) {
        const auto reply = page(format);
        const auto made = downloaded(reply);
        return made.name + '\n' + made.bytes;
    }
    EventReport report() {
        return *write([&](UnitOfWork& uow) { return read_report(uow, &knowing, id); });
    }
    /// "key: 1 0 2" for each row.
    std::vector<std::string> rows(const std::string& figure) {
        std::vector<std::string> lines;
        for (const auto& each : report().figures) {
            if (each.id != figure) continue;
            for (const auto& row : each.rows) {
                lines.push_back(row.key + ":");
                for (const auto count : row.counts) lines.back() += ' ' + std::to_string(count);
            }
        }
        return lines;
    }
    /// In it speak Ana, whom the directory knows, and Ane, of whom it knows nothing.
    std::string panel(const std::string& starts = "2019-11-19T09:00") {
        SessionFacts facts{.titles = {.original = "en", .texts = {{"en", "Panel"}}},
                           .starts = parse_local(starts).value(),
                           .ends = shifted(parse_local(starts).value(), std::chrono::hours(1)),
                           .people = {{SessionRole::speaker, "person/ANA"},
                                      {SessionRole::chair, "person/ANA"},
                                      {SessionRole::speaker, "person/ANE"},
                                      {SessionRole::interpreter, "person/ANE"}}};
        return *write([&](UnitOfWork& uow) { return add_session(uow, lookup, lucia, id, facts); });
    }
    void speaks(const std::string& session, const RequestFacts& facts, int seconds) {
        const auto at = [&] {
            return FloorAt{session, *write([&](UnitOfWork& uow) -> Result<int> {
                               return read_floor(uow, session)->floor.revision;
                           })};
        };
        const auto asked = write([&](UnitOfWork& uow) -> Result<std::string> {
            return request_floor(uow, {lookup, &knowing}, lucia,
                                 {session, read_floor(uow, session)->floor.revision}, facts);
        });
        ASSERT_TRUE(asked.has_value()) << asked.error().message;
        ASSERT_TRUE(
            write([&](UnitOfWork& uow) {
                return give_floor(uow, lucia, {session, read_floor(uow, session)->floor.revision}, *asked);
            }).has_value());
        clock.set(to_text(clock.now() + std::chrono::seconds(seconds)));
        ASSERT_TRUE(
            write([&, now = at()](UnitOfWork& uow) { return end_speech(uow, lucia, now); }).has_value());
    }
    void open_list(const std::string& session) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        return set_list_state(uow, lucia, {session, 0}, ListState::open);
                    }).has_value());
    }
    void guest(int number) {
        ASSERT_TRUE(
            write([&](UnitOfWork& uow) -> Result<void> {
                Delegation one{.id = new_id(),
                               .edition_id = id,
                               .party = "city/" + std::to_string(number),
                               .party_name = "City",
                               .region = number % 2 == 0 ? "Africa" : "Asia"};
                insert(uow, one);
                one.answer = Answer::accepted;
                if (!update(uow, one)) return changed_meanwhile(one.id);
                one.people = {{.role = DelegateRole::head, .name = "A", .gender = "female"}, {.name = "B"}};
                store_people(uow, one);
                recount_delegation(uow, id, one.id);
                return {};
            }).has_value());
    }

    KnowingDirectory knowing;
};
PLENARIA_BOTH_ENGINES(ReportTest);

TEST_P(ReportTest, CountsAnswersByRegionWithThoseThatAreMissing) {
    EXPECT_THAT(rows("answers"), ElementsAre("Americas: 1 1 0 0 0", "Asia: 0 0 0 1 0"));
    choose({"city/KAMPALA"});
    EXPECT_THAT(rows("answers"), ElementsAre("Americas: 1 1 0 0 0", "Asia: 0 0 0 1 0"))
        << "who is chosen, and was not written to, was not invited";
    const auto counted = report();
    EXPECT_EQ(counted.invited, 3);
    EXPECT_EQ(counted.accepted, 2);
    EXPECT_EQ(counted.people, 3);
}

TEST_P(ReportTest, GenderIsWhatTheOfficeToldAndElseNotKnown) {
    auto wanted = wish("MONTREAL", 2);
    wanted.people[0].gender = "female";
    ASSERT_TRUE(try_answer("MONTREAL", wanted).has_value());
    EXPECT_THAT(rows("people_by_region"), ElementsAre("Americas: 1 0 0 2"));
    EXPECT_THAT(rows("people_by_role"), ElementsAre("head: 1 0 0 1", "member: 0 0 0 1"));
    EXPECT_THAT(rows("people_by_language"), ElementsAre("es: 1", "fr: 2"));
    const auto shown = html(page());
    EXPECT_THAT(shown, AllOf(HasSubstr("Not known"), HasSubstr("33%"), Not(HasSubstr("MONTREAL 1"))));

    wanted = wish("MONTREAL", 2);
    wanted.people[0].gender = "mayor";
    EXPECT_EQ(said_of(try_answer("MONTREAL", wanted), "head_gender"), "Choose one of these, or say nothing.");
}

TEST_P(ReportTest, WhoComesOnTwoDaysIsCountedOnBothAndOnceInAll) {
    issue();
    const auto code = badge_of("MONTREAL 1").code;
    clock.set("2019-11-20T03:00:00Z");  // 19 November, 22:00 in Quito
    scan("s1", code);
    clock.set("2019-11-20T14:00:00Z");
    scan("s2", code);
    scan("s3", badge_of("QUITO 1").code);
    EXPECT_THAT(rows("presence_by_day"), ElementsAre("2019-11-19: 1 2", "2019-11-20: 2 1"));
    EXPECT_THAT(rows("presence_by_region"), ElementsAre("Americas: 2 1"));
    EXPECT_EQ(report().present, 2);
    const auto undone = scan("s4", badge_of("MONTREAL 2").code);
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, id, undone.scan_id); }).has_value());
    EXPECT_EQ(report().present, 2) << "what was taken back did not happen";
    EXPECT_THAT(rows("presence_by_day"), ElementsAre("2019-11-19: 1 2", "2019-11-20: 2 1"));
}

TEST_P(ReportTest, SpeakersAreThoseOfTheDirectoryAndEachIsOne) {
    panel();
    panel("2019-11-20T09:00");
    EXPECT_THAT(rows("speakers_by_region"), ElementsAre("Americas: 1 0 0 0", ": 0 0 0 1"));
    EXPECT_THAT(rows("speakers_by_role"), ElementsAre("chair: 1 0 0 0", "speaker: 1 0 0 1"));
    EXPECT_EQ(report().speakers, 2);
    EXPECT_THAT(rows("sessions"), ElementsAre("panel: 0 2 0"));
    clock.set("2019-11-19T15:00:00Z");
    EXPECT_THAT(rows("sessions"), ElementsAre("panel: 1 1 0")) << "the first has ended at that second";
}

TEST_P(ReportTest, SpeakingTimeIsThatOfTheLists) {
    const auto session = panel();
    open_list(session);
    speaks(session, {.who_ref = "person/ANA"}, 95);
    speaks(session, {.who_ref = "delegation/" + delegation("MONTREAL").id}, 30);
    speaks(session, {.who_name = "A guest"}, 10);
    EXPECT_THAT(rows("floor_time"), ElementsAre("Americas: 95 0 0 30", ": 0 0 0 10"));
    EXPECT_THAT(html(page()), AllOf(HasSubstr("2:05"), HasSubstr("0:10"), Not(HasSubstr("A guest"))));
}

TEST_P(ReportTest, StaysWhatItWasWhenNamesAreErased) {
    auto wanted = wish("MONTREAL", 2);
    wanted.people[0].gender = "female";
    ASSERT_TRUE(try_answer("MONTREAL", wanted).has_value());
    issue();
    scan("s1", badge_of("MONTREAL 1").code);
    const auto before = rows("people_by_region"), there = rows("presence_by_gender");
    EXPECT_THAT(there, ElementsAre("female: 1 0", ": 0 2"));
    clock.set("2020-03-01T12:00:00Z");
    ASSERT_EQ(*erase_old_names(db()), 3);
    EXPECT_EQ(delegation("MONTREAL").people[0].gender, "");
    EXPECT_EQ(rows("people_by_region"), before);
    EXPECT_EQ(rows("presence_by_gender"), there);
    EXPECT_THAT(html(page()), HasSubstr("The names of the delegates are erased."));
}

TEST_P(ReportTest, AsksTheDatabaseTheSameHoweverManyCome) {
    const auto asked = [&] {
        auto& at = scope();
        return test::statements_run(
            db(), [&] { EXPECT_TRUE(report_page(report_tools(), {.path_values = here()}, at).has_value()); });
    };
    const auto few = asked();
    for (int number = 0; number < 60; ++number) guest(number);
    EXPECT_EQ(report().people, 123);
    EXPECT_EQ(asked(), few);
    EXPECT_LT(few.size(), 20u);
}

TEST_P(ReportTest, GoesOutAsPdfAndAsAWorkbookWithCharts) {
    EXPECT_THAT(file("pdf"), AllOf(HasSubstr("report.pdf"), HasSubstr("pdf:<!DOCTYPE html>"),
                                   HasSubstr("Answers of the invited offices by region")));
    EXPECT_THAT(file("xlsx"),
                AllOf(HasSubstr("report.xlsx"), HasSubstr("Americas|1|1|0|2|66.7|"),
                      HasSubstr("chart: Answers of the invited offices by region"), HasSubstr("Summary")));
}

TEST_P(ReportTest, OfNoEventThereIsNone) {
    EXPECT_EQ(report_page(report_tools(), {.path_values = {{"edition", "NONE"}}}, scope()).error().code,
              ErrorCode::not_found);
}

TEST_P(ReportTest, OfAnEventOfWhichNothingIsKnownItSaysSo) {
    auto facts = quito();
    facts.titles.texts = {{"en", "The next one"}};
    id = edition(facts);
    EXPECT_THAT(html(page()), HasSubstr("Nothing is known of this yet."));
}

}  // namespace
}  // namespace plenaria::events
