// SPDX-License-Identifier: EUPL-1.2
// What asking for the embargo costs of a page, of five hundred campaigns. Inside one run, in turn: the press
// room as it is made; its order by the statement of the program; and the same without the
// condition on the instant. What that condition takes longer, and is_public() of each row that is shown, is
// what the embargo costs; a page without it cannot be had, since nothing in the program leaves it out.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <plenaria/id.hpp>

#include "src/press/public_pages.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using Duration = std::chrono::duration<double, std::micro>;

template <class Work>
double microseconds(const Work& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return Duration(std::chrono::steady_clock::now() - begun).count();
}

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

class EmbargoCostTest : public CampaignRoom {};
PLENARIA_BOTH_ENGINES(EmbargoCostTest);

TEST_P(EmbargoCostTest, AskingForItIsATwentiethOfThePressRoomAtMost) {
    const bool measures = std::getenv("PLENARIA_MEASURE") != nullptr;
    constexpr int many = 500, of_a_page = 50;
    const auto embargo = clock.now() - std::chrono::hours(1);
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    for (int i = 0; i < many; ++i) {
                        Campaign campaign{.id = new_id(), .written = Written::scheduled, .facts = wanted()};
                        campaign.embargo = embargo + std::chrono::seconds(i);
                        insert(uow, campaign);
                    }
                    return {};
                }).has_value());
    const auto now = plenaria::to_text(clock.now());
    std::vector<double> page, cost;
    for (int i = 0; i < (measures ? 201 : 21); ++i) {
        page.push_back(microseconds([&] { EXPECT_FALSE(html(press_room(tools, {}, scope())).empty()); }));
        cost.push_back(read<double>([&](UnitOfWork& uow) -> Result<double> {
            const auto shown = public_campaigns(uow, of_a_page);
            EXPECT_EQ(shown.size(), 50U);
            std::vector<std::string> ids(of_a_page + 1);
            const auto with = microseconds([&] {
                sql::query(
                    uow,
                    "SELECT id FROM cpn_campaign WHERE written = 'scheduled' AND embargo <= :now ORDER "
                    "BY embargo DESC, id DESC LIMIT 51"),
                    soci::use(now, "now"), soci::into(ids);
                for (const auto& each : shown) EXPECT_TRUE(is_public(each, uow.now()));
            });
            ids.resize(of_a_page + 1);
            const auto without = microseconds([&] {
                sql::query(
                    uow,
                    "SELECT id FROM cpn_campaign WHERE written = 'scheduled' ORDER BY embargo DESC, id "
                    "DESC LIMIT 51"),
                    soci::into(ids);
            });
            return with - without;
        }));
    }
    const auto share = median(cost) / median(page);
    if (measures)
        std::printf("press room %.0f us, of which the embargo takes %.1f us: %.1f %%\n", median(page),
                    median(cost), share * 100);
    // Where compilers share the cores it says less; the same code is in order all the same.
    EXPECT_LT(share, measures ? 0.05 : 0.25);
}

}  // namespace
}  // namespace plenaria::campaigns
