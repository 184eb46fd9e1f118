// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/locale.hpp>

#include "src/outputs/output.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const CityValues athens{.city = "Athens", .country = "Greece", .mayor = "Haris Doukas", .quote = "We {act}."};

std::string problem_of(std::string_view text,
                       void (*check)(const std::string&, std::string_view, std::vector<FieldError>&)) {
    std::vector<FieldError> problems;
    check("body_en", text, problems);
    return problems.empty() ? "" : fill(problems.front().message, problems.front().values);
}

CampaignFacts at(const char* day, std::chrono::seconds time, const char* zone) {
    return {.title = {{{"en", "Call"}}}, .embargo = {parse_day(day).value(), time}, .zone = zone};
}

TEST(Variables, AreReplacedOnceAndNotLookedIntoAgain) {
    EXPECT_EQ(merged("{{ city }}, {{country}}: {{mayor}} “{{quote}}”", athens),
              "Athens, Greece: Haris Doukas “We {act}.”");
    EXPECT_EQ(merged("{{quote}}", {.quote = "{{city}}"}), "{{city}}");
    EXPECT_EQ(merged("{ city } {{nothing}}", athens), "{ city } {{nothing}}");
}

TEST(Variables, ThatDoNotExistAreRefusedWithTheirPlace) {
    EXPECT_THAT(problem_of("Good.\nMéridien {{town}}", check_variables),
                HasSubstr("Line 2, column 10: there is no variable “town”"));
    EXPECT_THAT(problem_of("{{city", check_variables), HasSubstr("Line 1, column 1: a variable begins here"));
    EXPECT_THAT(problem_of("{{city\n}}", check_variables), HasSubstr("does not end"));
    EXPECT_EQ(problem_of("{{city}} {{quote}}", check_variables), "");
}

TEST(Variables, WithinAnotherOneAreRefusedWithTheirPlace) {
    EXPECT_THAT(problem_of("Yes: {{quote}}", check_value),
                HasSubstr("Line 1, column 6: a variable cannot stand within another one"));
}

TEST(Values, ThatTurnTheDirectionAroundThemAreRefusedAndArabicIsNot) {
    EXPECT_THAT(problem_of("a\xE2\x80\xAE"
                           "b",
                           check_value),
                HasSubstr("Line 1, column 2: an invisible control character"));
    EXPECT_THAT(problem_of("\xE2\x81\xA6", check_value), HasSubstr("invisible"));
    EXPECT_THAT(problem_of("a\rBcc: x", check_value), HasSubstr("invisible"));
    EXPECT_EQ(problem_of("المدن تعمل – <b>bold</b>", check_value), "");
}

TEST(Values, ThatAreMissingAreNamedOnceEach) {
    EXPECT_THAT(missing_values("{{mayor}} {{quote}} {{quote}} {{city}}", {.city = "Athens"}),
                ElementsAre("mayor", "quote"));
    EXPECT_THAT(missing_values("{{city}}", athens), IsEmpty());
}

TEST(Embargo, ThatSecondIsPublicAndTheOneBeforeIsNot) {
    Campaign campaign{.written = Written::scheduled,
                      .embargo = parse_instant("2026-11-30T07:00:00Z").value()};

    EXPECT_FALSE(is_public(campaign, parse_instant("2026-11-30T06:59:59Z").value()));
    EXPECT_TRUE(is_public(campaign, parse_instant("2026-11-30T07:00:00Z").value()));

    for (const auto other : {Written::draft, Written::held, Written::withdrawn}) {
        campaign.written = other;
        EXPECT_FALSE(is_public(campaign, parse_instant("2030-01-01T00:00:00Z").value()));
    }
}

TEST(Embargo, InTheHourThatClocksLeaveOutIsRefusedWithBothReadings) {
    std::vector<FieldError> problems;

    check(at("2026-03-29", std::chrono::hours(2) + std::chrono::minutes(30), "Europe/Zurich"), problems);

    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "embargo_time");
    EXPECT_EQ(
        fill(problems[0].message, problems[0].values),
        "Clocks in Europe/Zurich go forward over this time: it does not exist. Write 2026-03-29 01:30:00 or "
        "2026-03-29 03:30:00.");
}

TEST(Embargo, OfHalfAnHourThatIsLeftOutHasReadingsHalfAnHourAway) {
    std::vector<FieldError> problems;

    check(at("2026-10-04", std::chrono::hours(2) + std::chrono::minutes(15), "Australia/Lord_Howe"),
          problems);

    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(fill(problems[0].message, problems[0].values), HasSubstr("01:45:00 or 2026-10-04 02:45:00"));
}

TEST(Embargo, IsTheInstantOfItsZone) {
    std::vector<FieldError> problems;

    const auto instant = check(at("2026-11-30", std::chrono::hours(9), "Africa/Johannesburg"), problems);

    EXPECT_THAT(problems, IsEmpty());
    EXPECT_EQ(plenaria::to_text(instant), "2026-11-30T07:00:00Z");
}

TEST(Post, IsAsLongAsItsNetworkTakes) {
    const Output output{.facts = {.kind = OutputKind::post, .network = "x", .body = {{{"en", "{{quote}}"}}}}};
    const City city{.name = "Athens", .mayor = "M"};

    EXPECT_TRUE(text_of(output, city, "Greece", std::string(280, 'a')).may_be_cleared());
    EXPECT_EQ(text_of(output, city, "Greece", std::string(282, 'a')).too_long_by, 2U);
}

TEST(CityText, IsNeverInAnotherLanguageThanThatOfItsCity) {
    const Output output{.facts = {.title = {{{"en", "T"}}}, .body = {{{"en", "B"}}}}};

    const auto text = text_of(output, {.name = "Montréal", .language = "fr"}, "Canada", "");

    EXPECT_TRUE(text.no_language);
    EXPECT_FALSE(text.may_be_asked());
    EXPECT_EQ(text.body, "");
}

TEST(Clearance, IsReleasableOnlyAsTheTextThatWasCleared) {
    Clearance clearance{
        .decision = Decision::cleared, .title = "T", .body = "B", .hash = text_hash("T", "B")};
    EXPECT_TRUE(is_releasable(clearance));
    // printf 'T\n\nB\n' | sha256sum
    EXPECT_EQ(text_file("T", "B"), "T\n\nB\n");

    clearance.body = "B!";
    EXPECT_FALSE(is_releasable(clearance));
    clearance.body = "B";
    clearance.decision = Decision::declined;
    EXPECT_FALSE(is_releasable(clearance));
}

}  // namespace
}  // namespace plenaria::campaigns
