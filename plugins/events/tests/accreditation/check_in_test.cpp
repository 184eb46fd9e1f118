// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <future>
#include <sstream>
#include <vector>

#include <gmock/gmock.h>
#include <soci/soci.h>
#include <nlohmann/json.hpp>

#include <plenaria/typed_code.hpp>

#include "src/accreditation/check_in_pages.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ScanTime, IsTheDevicesUnlessItCannotBe) {
    const auto at = [](const char* text) { return parse_instant(text).value(); };
    const auto received = at("2020-01-21T15:00:00Z");
    EXPECT_EQ(time_of_scan(at("2020-01-21T14:00:00Z"), received), at("2020-01-21T14:00:00Z"));
    EXPECT_EQ(time_of_scan(received, received), received);
    EXPECT_EQ(time_of_scan(at("2020-01-21T15:00:01Z"), received), received);
    EXPECT_EQ(time_of_scan(at("2020-01-07T15:00:00Z"), received), at("2020-01-07T15:00:00Z"));
    EXPECT_EQ(time_of_scan(at("2020-01-07T14:59:59Z"), received), received);
    EXPECT_EQ(time_of_scan({}, received), received);
}

TEST(ScanName, IsLettersDigitsAndHyphens) {
    EXPECT_TRUE(is_device_scan("3f0c-A9"));
    EXPECT_TRUE(is_device_scan(std::string(40, 'a')));
    EXPECT_FALSE(is_device_scan(std::string(41, 'a')));
    EXPECT_FALSE(is_device_scan(""));
    EXPECT_FALSE(is_device_scan("a b"));
    EXPECT_FALSE(is_device_scan("é"));
}

class CheckInTest : public Door {
protected:
    CheckInTest() { issue(); }
    std::string door_page(std::multimap<std::string, std::string, std::less<>> query = {}) {
        return html(
            check_in_page(door_tools(), {.path_values = here(), .query = std::move(query)}, scope_of(lucia)));
    }
};
PLENARIA_BOTH_ENGINES(CheckInTest);

class CountedScanTest : public CheckInTest {
protected:
    /// Statements of one scan, from its first to before its commit.
    std::vector<std::string> statements_of(const std::string& device_scan, const std::string& code) {
        std::ostringstream log;
        const auto done = write([&](UnitOfWork& uow) -> Result<void> {
            uow.session().set_log_stream(&log);
            const auto answer = scan_badge(
                uow, lucia, {.edition_id = id, .device_scan = device_scan, .code = code, .scanned_at = {}});
            uow.session().set_log_stream(nullptr);
            if (!answer) return answer.error();
            return {};
        });
        EXPECT_TRUE(done.has_value());
        std::vector<std::string> statements;
        std::istringstream lines(log.str());
        for (std::string line; std::getline(lines, line);) statements.push_back(line);
        return statements;
    }
    static std::size_t writes_among(const std::vector<std::string>& statements) {
        return static_cast<std::size_t>(
            std::count_if(statements.begin(), statements.end(),
                          [](const auto& each) { return !each.starts_with("SELECT"); }));
    }
};
PLENARIA_BOTH_ENGINES(CountedScanTest);

TEST_P(CountedScanTest, AScanAsksAndWritesNoMoreThanItNeeds) {
    const auto code = badge_of("MONTREAL 1").code;
    // The badge, the scan, who counts, the delegation's row and one row of the sums.
    const auto first = statements_of("phone-1", code);
    EXPECT_EQ(writes_among(first), 5U) << ::testing::PrintToString(first);
    EXPECT_EQ(first.size(), 12U) << ::testing::PrintToString(first);
    // Whoever is inside changes no count: the badge and the scan.
    const auto second = statements_of("phone-2", code);
    EXPECT_EQ(writes_among(second), 2U) << ::testing::PrintToString(second);
    EXPECT_EQ(second.size(), 9U) << ::testing::PrintToString(second);
    EXPECT_EQ(present().present, 1);
}

TEST_P(CheckInTest, ABadgeAdmitsOnceAndThenSaysSinceWhenAndByWhom) {
    const auto code = badge_of("MONTREAL 1").code;
    const auto first = scan("phone-1", code);
    EXPECT_EQ(first.outcome, ScanOutcome::admitted);
    EXPECT_EQ(first.delegate.name, "MONTREAL 1");
    EXPECT_EQ(present().present, 1);
    clock.advance(std::chrono::minutes(5));
    const auto second = scan("phone-2", shown_code(code));
    EXPECT_EQ(second.outcome, ScanOutcome::already);
    ASSERT_TRUE(second.admission.has_value());
    EXPECT_EQ(second.admission->id, first.scan_id);
    EXPECT_EQ(second.admission->scanned_by, "Lucía Fernández");
    EXPECT_EQ(present().present, 1);
    EXPECT_EQ(present().expected, 3);
}

TEST_P(CheckInTest, OneScanSentTwiceCountsOnceAndSaysSo) {
    const auto code = badge_of("QUITO 1").code;
    const auto first = scan("phone-1", code), again = scan("phone-1", code);
    EXPECT_FALSE(first.repeated);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.outcome, ScanOutcome::admitted);
    EXPECT_EQ(again.scan_id, first.scan_id);
    const auto taken = try_scan("phone-1", badge_of("MONTREAL 1").code);
    ASSERT_FALSE(taken.has_value());
    EXPECT_EQ(taken.error().code, ErrorCode::conflict);
}

TEST_P(CheckInTest, TwoPhonesAtOnceAdmitOnceAndBothLearnOfIt) {
    const auto code = badge_of("QUITO 1").code;
    const auto from = [&](const std::string& phone) {
        return std::async(std::launch::async, [this, phone, code] { return try_scan(phone, code); });
    };
    auto left = from("left"), right = from("right");
    const auto one = left.get(), other = right.get();
    ASSERT_TRUE(one.has_value() && other.has_value());
    const bool one_admitted = one->outcome == ScanOutcome::admitted;
    EXPECT_EQ((one_admitted ? other : one)->outcome, ScanOutcome::already);
    EXPECT_EQ((one_admitted ? one : other)->outcome, ScanOutcome::admitted);
    ASSERT_TRUE(one->admission && other->admission);
    EXPECT_EQ(one->admission->id, other->admission->id);
    EXPECT_EQ(present().present, 1);
}

TEST_P(CheckInTest, OneScanSentByTwoConnectionsAtOnceCountsOnce) {
    const auto code = badge_of("QUITO 1").code;
    const auto send = [&] {
        return std::async(std::launch::async, [this, code] { return try_scan("phone-1", code); });
    };
    auto left = send(), right = send();
    const auto one = left.get(), other = right.get();
    ASSERT_TRUE(one.has_value() && other.has_value());
    EXPECT_NE(one->repeated, other->repeated);
    EXPECT_EQ(one->scan_id, other->scan_id);
}

TEST_P(CheckInTest, AScanThatWasKeptWithoutNetworkComesInWithItsOwnTime) {
    const auto at = parse_instant("2019-10-14T14:30:00Z");
    EXPECT_EQ(scan("offline-1", badge_of("QUITO 1").code, at).admission->scanned_at, at);
}

TEST_P(CheckInTest, AnAdmissionIsTakenBackAndThePersonComesInAnew) {
    const auto code = badge_of("QUITO 1").code;
    const auto first = scan("phone-1", code);
    const auto undo = [&] {
        return write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, id, first.scan_id); });
    };
    EXPECT_TRUE(undo().has_value());
    EXPECT_TRUE(undo().has_value());
    EXPECT_EQ(present().present, 0);
    EXPECT_TRUE(scan("phone-1", code).was_undone()) << "the same scan, sent late, admits nobody again";
    EXPECT_EQ(scan("phone-2", code).outcome, ScanOutcome::admitted);
    EXPECT_EQ(scan("phone-1", code).outcome, ScanOutcome::already);
    EXPECT_EQ(present().present, 1);
}

TEST_P(CheckInTest, AnOldPrintingHoldsNoLongerAndTheNewOneKnowsWhoIsInside) {
    const auto old = badge_of("QUITO 1");
    scan("phone-1", old.code);
    ASSERT_TRUE(reprint(old.id).has_value());
    const auto refused = scan("phone-2", old.code);
    EXPECT_EQ(refused.outcome, ScanOutcome::void_badge);
    EXPECT_EQ(refused.void_for, BadgeVoid::reprinted);
    EXPECT_EQ(scan("phone-3", badge_of("QUITO 1").code).outcome, ScanOutcome::already);
}

TEST_P(CheckInTest, ABadgeOfAnotherEventAndACodeOfNoneAdmitNobody) {
    const auto quito = id;
    const auto code = badge_of("QUITO 1").code;
    auto facts = this->quito();
    facts.titles.texts["en"] = "Another summit";
    id = edition(facts);
    const auto other = scan("phone-1", code);
    EXPECT_EQ(other.outcome, ScanOutcome::other_event);
    EXPECT_EQ(other.other_event, quito);
    EXPECT_TRUE(other.delegate.name.empty());
    EXPECT_EQ(scan("phone-2", "0000-0000-0000").outcome, ScanOutcome::unknown);
    EXPECT_EQ(scan("phone-3", "hello").outcome, ScanOutcome::unknown);
    EXPECT_THAT(door_page({{"outcome", "other_event"}, {"event", quito}}), HasSubstr("12th GFMD Summit"));
}

TEST_P(CheckInTest, ThePageSaysInLargeLettersWhoItIsAndOffersToTakeItBack) {
    auto& at = scope_of(lucia);
    const auto code = badge_of("MONTREAL 1").code;
    const auto posted =
        check_in_post(door_tools(), {.path_values = here(), .form = {{"code", code}, {"scan", "S1"}}}, at);
    ASSERT_TRUE(posted.has_value());
    const auto scan_id = scan("S1", code).scan_id;
    EXPECT_EQ(std::get<Redirect>(*posted).url, "/events.check_in?edition=" + id + "&scan=" + scan_id);
    EXPECT_THAT(door_page({{"scan", scan_id}}),
                AllOf(HasSubstr("Admitted"), HasSubstr("MONTREAL 1"), HasSubstr("Mayor, Montréal"),
                      HasSubstr("Take it back"), HasSubstr("1 of 3 are there")));
    const auto again = scan("S2", code);
    EXPECT_THAT(door_page({{"scan", again.scan_id}}),
                AllOf(HasSubstr("Already admitted"), HasSubstr("by Lucía Fernández"),
                      Not(HasSubstr("undo_check_in"))));
}

TEST_P(CheckInTest, TheScriptOfThePageGetsTheSameAsJson) {
    auto& at = scope_of(lucia);
    const auto posted = check_in_post(door_tools(),
                                      {.path_values = here(),
                                       .form = {{"code", badge_of("QUITO 1").code}, {"scan", "S1"}},
                                       .wants_fragment = true},
                                      at);
    ASSERT_TRUE(posted.has_value());
    const auto json = nlohmann::json::parse(std::get<plenaria::Json>(*posted).text);
    EXPECT_EQ(json.at("outcome"), "admitted");
    EXPECT_EQ(json.at("words").at("kind"), "ok");
    EXPECT_EQ(json.at("words").at("about"), "Mayor, Quito");
    EXPECT_FALSE(json.at("words").at("undo_url").get<std::string>().empty());
}

TEST_P(CheckInTest, WhoIsThereIsAPageAndATable) {
    scan("S1", badge_of("MONTREAL 2").code);
    auto& at = scope_of(lucia);
    EXPECT_THAT(html(presence_page(door_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("1 of 3 are there"), HasSubstr("MONTREAL 2"), HasSubstr("Not yet")));
    const auto table = presence_page(door_tools(), {.path_values = here(), .query = {{"format", "csv"}}}, at);
    ASSERT_TRUE(table.has_value());
    EXPECT_THAT(std::get<Download>(*table).bytes, HasSubstr("MONTREAL 2|Adviser|Montréal"));
}

TEST_P(CheckInTest, AScanOfAnotherEventIsNotFound) {
    const auto made = scan("S1", badge_of("QUITO 1").code);
    const auto other = edition(quito());
    const auto undone = write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, other, made.scan_id); });
    ASSERT_FALSE(undone.has_value());
    EXPECT_EQ(undone.error().code, ErrorCode::not_found);
    EXPECT_EQ(present().present, 1);
}

}  // namespace
}  // namespace plenaria::events
