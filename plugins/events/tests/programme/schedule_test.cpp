// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/programme/public_files.hpp"
#include "src/programme/schedule_xml.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ScheduleTest : public StageRoom {
protected:
    Request of_congress() { return {.path_values = {{"edition", congress}}}; }
    std::string schedule() {
        const auto reply = public_schedule(tools(), of_congress(), scope());
        return downloaded(reply).bytes;
    }
    /// As xmllint sees it, by the grammar beside this test.
    static bool is_valid(const std::string& xml) {
        const auto file = std::filesystem::temp_directory_path() / ("schedule-" + random_hex(64) + ".xml");
        std::ofstream(file, std::ios::binary) << xml;
        const std::string command =
            "xmllint --noout --relaxng " PLENARIA_ROOM_DIR "/tests/programme/schedule.rng " + file.string();
        const bool valid = std::system(command.c_str()) == 0;
        std::filesystem::remove(file);
        return valid;
    }
    static std::vector<std::string> all(const std::string& xml, const std::string& pattern) {
        const std::regex wanted(pattern);
        std::vector<std::string> found;
        for (std::sregex_iterator each(xml.begin(), xml.end(), wanted), end; each != end; ++each)
            found.push_back((*each)[1]);
        return found;
    }
};
PLENARIA_BOTH_ENGINES(ScheduleTest);

TEST_P(ScheduleTest, SaysWhenWhereAndByWhom) {
    auto wanted = facts("Towns & <villages>", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.people = {{SessionRole::chair, "person/ANA"},
                     {SessionRole::speaker, "person/ANA"},
                     {SessionRole::interpreter, "person/ANE"}};
    const auto id = session(wanted);
    ASSERT_TRUE(release().has_value());
    const auto xml = schedule();
    EXPECT_TRUE(is_valid(xml)) << xml;
    EXPECT_THAT(xml,
                AllOf(HasSubstr("<date>2019-11-11T09:00:00+02:00</date>"), HasSubstr("<start>09:00</start>"),
                      HasSubstr("<duration>01:30</duration>"), HasSubstr("<room>Hall 1</room>"),
                      HasSubstr("<version>1</version>"), HasSubstr("Towns &amp; &lt;villages&gt;"),
                      HasSubstr("#s-" + id), HasSubstr("<acronym>6th_uclg_world_congress</acronym>"),
                      HasSubstr("<time_zone_name>Africa/Johannesburg</time_zone_name>")));
    EXPECT_EQ(all(xml, "<person>([^<]*)</person>"), std::vector<std::string>{"Ana Pérez"})
        << "once, and no interpreter";
    EXPECT_EQ(all(xml, "<day [^>]*date=\"([^\"]*)\"").size(), 5U) << "every day of the event";
}

TEST_P(ScheduleTest, IsThatOfTheReleaseAndNothingBefore) {
    auto& at = scope();
    EXPECT_EQ(public_schedule(tools(), of_congress(), at).error().code, ErrorCode::not_found);
    const auto id = session("Opening");
    ASSERT_TRUE(release().has_value());
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = 1}).has_value());
    EXPECT_THAT(schedule(), HasSubstr("<start>09:00</start>"));
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(schedule(), AllOf(HasSubstr("<start>14:00</start>"), HasSubstr("<version>2</version>")));
}

TEST_P(ScheduleTest, ASessionKeepsItsNumbersInEveryRelease) {
    session("Opening");
    ASSERT_TRUE(release().has_value());
    const auto before = all(schedule(), "<event (id=[^>]*)>");
    session("Earlier", "2019-11-11T07:00", "2019-11-11T08:00");
    ASSERT_TRUE(release().has_value());
    const auto after = all(schedule(), "<event (id=[^>]*)>");
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(after[1], before.at(0));
}

TEST_P(ScheduleTest, WhatIsCancelledIsNotInIt) {
    const auto id = session("Opening");
    session("Closing", "2019-11-15T09:00", "2019-11-15T10:00");
    ASSERT_TRUE(release().has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, id); }).has_value());
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(schedule(), AllOf(Not(HasSubstr("Opening")), HasSubstr("Closing")));
    bring(congress, {EditionState::announced, EditionState::postponed});
    EXPECT_THAT(schedule(), Not(HasSubstr("<event "))) << "nothing takes place";
    EXPECT_TRUE(is_valid(schedule()));
}

TEST_P(ScheduleTest, WhateverPeopleWriteItStaysValid) {
    for (const std::string title :
         {"\x01\x1F", "]]> & \"quoted\" 'too'", "مؤتمر", "😀", "a", "\xEF\xBF\xBF x", "two\nlines"}) {
        auto wanted = facts(title, "2019-11-12T22:00", "2019-11-13T21:59");
        wanted.room_id.clear();
        const auto made =
            write([&](UnitOfWork& uow) { return add_session(uow, lookup, lucia, congress, wanted); });
        EXPECT_TRUE(made.has_value()) << title;
    }
    ASSERT_TRUE(release().has_value());
    const auto xml = schedule();
    EXPECT_TRUE(is_valid(xml)) << xml;
    EXPECT_THAT(xml, HasSubstr("<duration>23:59</duration>"));
    const auto slugs = all(xml, "<slug>([^<]*)</slug>");
    EXPECT_EQ(std::set<std::string>(slugs.begin(), slugs.end()).size(), slugs.size());
}

TEST_P(ScheduleTest, FiveHundredSessionsHaveFiveHundredNumbers) {
    std::set<long long> numbers;
    std::set<std::string> guids;
    for (int i = 0; i < 500; ++i) {
        const auto id = new_id();
        EXPECT_GT(schedule_number(id), 0);
        EXPECT_LE(schedule_number(id), 0x7FFF0000LL);
        numbers.insert(schedule_number(id));
        guids.insert(schedule_guid(id));
    }
    // Of two that were equal the second would get the next number; among 500 that happens once in 17 000
    // programmes.
    EXPECT_GE(numbers.size(), 499U);
    EXPECT_EQ(guids.size(), 500U);
}

TEST(ScheduleGuid, HasTheBitsOfTheIdentifier) {
    EXPECT_EQ(schedule_guid("00000000000000000000000001"), "00000000-0000-0000-0000-000000000001");
    EXPECT_EQ(schedule_guid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"), "ffffffff-ffff-ffff-ffff-ffffffffffff");
    // The example of github.com/ulid/spec, in hexadecimal.
    EXPECT_EQ(schedule_guid("01ARZ3NDEKTSV4RRFFQ69G5FAV"), "01563e3a-b5d3-d676-4c61-efb99302bd5b");
    EXPECT_EQ(schedule_guid("ANA"), schedule_guid("ANA")) << "what is no ULID has one all the same";
}

}  // namespace
}  // namespace plenaria::events
