// SPDX-License-Identifier: EUPL-1.2
#include "src/retention.hpp"
#include "src/plan/campaign_service.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

class CampaignRetentionTest : public CampaignRoom {
protected:
    CampaignRetentionTest() {
        id = made();
        press = with(id, release());
        clear(id, "athens", press, "We act.");
        EXPECT_TRUE(try_schedule(id).has_value());
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return give_early_reading(
                            uow, tools, lucia, id,
                            {.name = "Ada Press", .address = "ada@press.example", .language = "en"});
                    }).has_value());
    }
    int erased() { return *erase_old_contacts(db()); }
    std::vector<PressReader> readers() {
        return read<std::vector<PressReader>>([&](UnitOfWork& uow) { return press_of(uow, id); });
    }
    std::string id, press;
};
PLENARIA_BOTH_ENGINES(CampaignRetentionTest);

TEST_P(CampaignRetentionTest, ContactsGoAYearAfterTheInstantAndWhatWasClearedStays) {
    clock.set("2027-11-30T06:59:59Z");
    EXPECT_EQ(erased(), 0);
    clock.set("2027-11-30T07:00:01Z");

    EXPECT_GE(erased(), 2);

    EXPECT_EQ(city(id, "athens").address, "");
    ASSERT_EQ(readers().size(), 1U);
    EXPECT_EQ(readers().front().name, "");
    EXPECT_EQ(readers().front().address, readers().front().id);
    EXPECT_EQ(clearance(press, id, "athens").decision, Decision::cleared);
    EXPECT_EQ(erased(), 0) << "twice is harmless";
}

}  // namespace
}  // namespace plenaria::campaigns
