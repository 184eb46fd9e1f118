// SPDX-License-Identifier: EUPL-1.2
#include "src/grf_format.hpp"

#include <plenaria/events/format_contract.hpp>

namespace plenaria::events {
INSTANTIATE_TEST_SUITE_P(Grf, FormatContract,
                         ::testing::Values(FormatUnderTest{events_grf::make_grf, PLENARIA_ROOM_DIR}));
}  // namespace plenaria::events

namespace plenaria::events_grf {
namespace {

using events::FormatSlot;
using std::chrono::hours;
using std::chrono::minutes;

constexpr Day opening = std::chrono::year(2019) / 12 / 17;
const events::Dates forum_of_2019{
    .start = opening, .end = opening + std::chrono::days(1), .zone = "Europe/Zurich"};

FormatSlot slot(const char* id, const char* kind, std::chrono::seconds from, std::chrono::seconds until,
                const char* organiser = "") {
    return {.id = id,
            .kind = kind,
            .organiser = organiser,
            .start = Instant(opening) + from,
            .end = Instant(opening) + until};
}

std::string deadline(std::string_view key) {
    for (const auto& milestone : make_grf()->calendar())
        if (milestone.key == key) return to_text(due_day(milestone.distance, forum_of_2019));
    return "none";
}

TEST(GrfFormat, ItsCalendarGivesTheDeadlinesOf2019) {
    EXPECT_EQ(deadline("spotlight_proposals"), "2019-09-30");
    EXPECT_EQ(deadline("good_practices"), "2019-10-15");
    EXPECT_EQ(deadline("pledges"), "2019-11-30");
    EXPECT_EQ(deadline("advance_session"), "2019-12-16");
}

TEST(GrfFormat, NothingTakesPlaceBesideAPlenary) {
    const events::FormatProgramme programme{forum_of_2019, {slot("plenary", "plenary", hours(9), hours(12))}};
    const auto broken =
        make_grf()->check(slot("s", "spotlight", hours(11) + minutes(59), hours(13)), programme);
    ASSERT_EQ(broken.size(), 1U);
    EXPECT_EQ(broken[0].other, "plenary");
    EXPECT_TRUE(make_grf()->check(slot("s", "spotlight", hours(12), hours(13)), programme).empty());
    EXPECT_TRUE(make_grf()->check(slot("s", "spotlight", hours(8), hours(9)), programme).empty());
}

TEST(GrfFormat, APlenaryIsNotPutOnTopOfAnything) {
    const events::FormatProgramme programme{forum_of_2019, {slot("s", "spotlight", hours(9), hours(10))}};
    EXPECT_EQ(make_grf()->check(slot("p", "plenary", hours(9), hours(12)), programme).size(), 1U);
}

TEST(GrfFormat, EachOrganiserHasOneSpotlightSession) {
    const events::FormatProgramme programme{
        forum_of_2019, {slot("one", "spotlight", hours(14), hours(15), "organisation/MMC")}};
    EXPECT_EQ(make_grf()
                  ->check(slot("two", "spotlight", hours(16), hours(17), "organisation/MMC"), programme)
                  .size(),
              1U);
    EXPECT_TRUE(make_grf()
                    ->check(slot("two", "spotlight", hours(16), hours(17), "organisation/UCLG"), programme)
                    .empty());
    EXPECT_TRUE(make_grf()
                    ->check(slot("one", "spotlight", hours(16), hours(17), "organisation/MMC"), programme)
                    .empty())
        << "it is moved";
}

}  // namespace
}  // namespace plenaria::events_grf
