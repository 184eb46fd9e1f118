// SPDX-License-Identifier: EUPL-1.2
#include "src/durban_format.hpp"

#include <plenaria/events/format_contract.hpp>

namespace plenaria::events {
INSTANTIATE_TEST_SUITE_P(Durban, FormatContract,
                         ::testing::Values(FormatUnderTest{events_durban::make_durban, PLENARIA_ROOM_DIR}));
}  // namespace plenaria::events

namespace plenaria::events_durban {
namespace {

using events::FormatSlot;
using std::chrono::hours;
using std::chrono::minutes;

// Mexico City, 20 November 2010: General Assembly 10:30 to 12:00, World Council 14:30 to 16:30.
constexpr Day last_day = std::chrono::year(2010) / 11 / 20;

FormatSlot meeting(const char* id, const char* kind, minutes from, minutes until) {
    return {.id = id,
            .kind = kind,
            .track = "statutory",
            .start = Instant(last_day) + from,
            .end = Instant(last_day) + until};
}
events::FormatProgramme with(std::vector<FormatSlot> slots) {
    return {
        .dates = {.start = last_day - std::chrono::days(4), .end = last_day, .zone = "America/Mexico_City"},
        .slots = std::move(slots)};
}
const auto assembly_2010 = meeting("ga", "general_assembly", hours(10) + minutes(30), hours(12));
const auto council_2010 = meeting("wc", "world_council", hours(14) + minutes(30), hours(16) + minutes(30));

TEST(DurbanFormat, MexicosOrderHolds) {
    EXPECT_TRUE(make_durban()->check(council_2010, with({assembly_2010})).empty());
    EXPECT_TRUE(make_durban()->check(assembly_2010, with({council_2010})).empty());
}

TEST(DurbanFormat, TheCouncilDoesNotMeetBeforeTheAssemblyHasNamedIt) {
    const auto early = meeting("wc", "world_council", hours(11) + minutes(59), hours(13));
    const auto broken = make_durban()->check(early, with({assembly_2010}));
    ASSERT_EQ(broken.size(), 1U);
    EXPECT_EQ(broken[0].other, "ga");
    EXPECT_TRUE(make_durban()
                    ->check(meeting("wc", "world_council", hours(12), hours(13)), with({assembly_2010}))
                    .empty());
}

TEST(DurbanFormat, AnAssemblyIsNotMovedBehindItsCouncil) {
    const auto late = meeting("ga", "general_assembly", hours(13), hours(14) + minutes(31));
    EXPECT_EQ(make_durban()->check(late, with({assembly_2010, council_2010})).size(), 1U);
}

TEST(DurbanFormat, ThePresidencyIsElectedByTheCouncilAndNotByTheAssembly) {
    const auto election = meeting("p", "presidency", hours(13), hours(14));
    EXPECT_EQ(make_durban()->check(election, with({assembly_2010})).size(), 0U);
    EXPECT_EQ(make_durban()->check(election, with({assembly_2010, council_2010})).size(), 1U);
}

TEST(DurbanFormat, StatutoryMeetingsAreForMembers) {
    for (const auto& kind : make_durban()->session_kinds())
        EXPECT_EQ(kind.members_only, kind.official) << kind.key;
}

}  // namespace
}  // namespace plenaria::events_durban
