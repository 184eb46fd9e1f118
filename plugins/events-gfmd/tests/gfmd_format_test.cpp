// SPDX-License-Identifier: EUPL-1.2
#include "src/gfmd_format.hpp"

#include <plenaria/events/format_contract.hpp>

namespace plenaria::events {
INSTANTIATE_TEST_SUITE_P(Gfmd, FormatContract,
                         ::testing::Values(FormatUnderTest{events_gfmd::make_gfmd, PLENARIA_ROOM_DIR}));
}  // namespace plenaria::events

namespace plenaria::events_gfmd {
namespace {

TEST(GfmdFormat, QuitosPostponementCarriesItsCalendarAlong) {
    const auto day = [](const char* text) { return parse_day(text).value(); };
    const events::Dates before{day("2019-11-19"), day("2019-11-22"), "America/Guayaquil"};
    const events::Dates after{day("2020-01-20"), day("2020-01-24"), "America/Guayaquil"};
    for (const auto& milestone : make_gfmd()->calendar()) {
        if (milestone.key == "invitations") {
            EXPECT_EQ(to_text(due_day(milestone.distance, before)), "2019-08-27");
            EXPECT_EQ(to_text(due_day(milestone.distance, after)), "2019-10-28");
        }
        if (milestone.key == "report") {
            EXPECT_EQ(to_text(due_day(milestone.distance, after)), "2020-02-21");
        }
    }
}

}  // namespace
}  // namespace plenaria::events_gfmd
