// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/programme/public_files.hpp"
#include "src/programme/public_pages.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Says how often it had to work.
class CountingDocuments final : public Documents {
public:
    Result<std::string> convert(DocumentFormat to, std::string_view html) override {
        ++conversions;
        return made.convert(to, html);
    }
    Result<std::string> xlsx(const std::vector<Table>& sheets) override { return made.xlsx(sheets); }
    std::string csv(const Table& table) override { return made.csv(table); }
    std::string calendar(const std::vector<CalendarEntry>& entries, std::string_view name) override {
        return made.calendar(entries, name);
    }
    Attachment calendar_mail(const CalendarEntry& entry) override { return made.calendar_mail(entry); }
    Result<std::string> join_pdf(const std::vector<std::string>& parts) override {
        return made.join_pdf(parts);
    }

    test::FakeDocuments made;
    int conversions = 0;
};

class PublicFilesTest : public StageRoom {
protected:
    RoomTools counting_tools() {
        auto all = tools();
        all.documents = &counted;
        return all;
    }
    Request of_congress() { return {.path_values = {{"edition", congress}}}; }
    std::string print() {
        const auto reply = public_print(counting_tools(), of_congress(), scope());
        return downloaded(reply).bytes;
    }

    CountingDocuments counted;
};
PLENARIA_BOTH_ENGINES(PublicFilesTest);

TEST_P(PublicFilesTest, ThePdfIsThatOfTheRelease) {
    auto& at = scope();
    EXPECT_EQ(public_print(counting_tools(), of_congress(), at).error().code, ErrorCode::not_found);
    auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.people = {{SessionRole::speaker, "person/ANA"}, {SessionRole::interpreter, "person/ANE"}};
    wanted.note = "Secret remark";
    const auto id = session(wanted);
    ASSERT_TRUE(release("For the invitation.").has_value());
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = 1}).has_value());
    EXPECT_THAT(print(), AllOf(HasSubstr("pdf:"), HasSubstr("6th UCLG World Congress"), HasSubstr("Opening"),
                               HasSubstr("09:00–10:30"), HasSubstr("Hall 1"), HasSubstr("Speaker: Ana Pérez"),
                               HasSubstr("For the invitation."), Not(HasSubstr("Echeverría")),
                               Not(HasSubstr("Secret remark"))));
}

TEST_P(PublicFilesTest, ALongPdfHasItsContents) {
    for (int i = 0; i < 29; ++i) session("Session " + std::to_string(i));
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(print(), Not(HasSubstr("<nav>"))) << "one day, and short";
    session("Closing", "2019-11-15T09:00", "2019-11-15T10:00");
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(print(), AllOf(HasSubstr("<nav>"), HasSubstr("href=\"#d-2019-11-11\""),
                               HasSubstr("href=\"#d-2019-11-15\"")));
}

TEST_P(PublicFilesTest, ThePdfOfOneReleaseIsMadeOnce) {
    const auto id = session("Opening");
    ASSERT_TRUE(release().has_value());
    const auto first = print();
    EXPECT_EQ(print(), first);
    EXPECT_EQ(counted.conversions, 1);
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = 1}).has_value());
    ASSERT_TRUE(release().has_value());
    EXPECT_NE(print(), first);
    EXPECT_EQ(counted.conversions, 2);
    bring(congress, {EditionState::announced, EditionState::postponed});
    EXPECT_THAT(print(), HasSubstr("This event is postponed"));
}

TEST_P(PublicFilesTest, ThePageLeadsToAllOfThem) {
    session("Opening");
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(html(public_programme(tools(), of_congress(), scope())),
                AllOf(HasSubstr("events.public_calendar"), HasSubstr("events.public_print"),
                      HasSubstr("events.public_schedule")));
}

}  // namespace
}  // namespace plenaria::events
