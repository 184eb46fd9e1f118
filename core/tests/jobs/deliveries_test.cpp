// SPDX-License-Identifier: EUPL-1.2
#include "jobs/deliveries.hpp"

#include <chrono>

#include "jobs/schedule.hpp"
#include "queue_house.hpp"

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;

class DeliveriesTest : public QueueTest {
protected:
    void subscribe(const std::string& plugin, const std::string& subscriber, Result<void> answer = {}) {
        Contribution contribution;
        contribution.subscriptions.push_back({.event = "statements.version_issued/1",
                                              .subscriber = subscriber,
                                              .receive = [this, subscriber, answer](std::string_view json) {
                                                  heard_.push_back(subscriber + " " + std::string(json));
                                                  return answer;
                                              }});
        announce(std::move(contribution), plugin);
    }
    void publish() {
        ASSERT_TRUE(write([](UnitOfWork& uow) -> Result<void> {
                        uow.publish("statements.version_issued/1", R"({"version":"V1"})");
                        return {};
                    }).has_value());
    }
    void run_all() {
        JobRunner runner(options());
        while (runner.run_next()) {
        }
    }

    std::vector<std::string> heard_;
};
PLENARIA_BOTH_ENGINES(DeliveriesTest);

TEST_P(DeliveriesTest, EachSubscriberHearsAnEventOnce) {
    subscribe("campaigns", "campaigns.announce");
    subscribe("committee", "committee.note");

    publish();
    run_all();

    EXPECT_EQ(heard_, (std::vector<std::string>{R"(campaigns.announce {"version":"V1"})",
                                                R"(committee.note {"version":"V1"})"}));
}

TEST_P(DeliveriesTest, AnEventOfATransactionThatFailsIsNotHeard) {
    subscribe("campaigns", "campaigns.announce");

    const auto lost = write([](UnitOfWork& uow) -> Result<void> {
        uow.publish("statements.version_issued/1", "{}");
        return Error{ErrorCode::conflict, "Somebody was faster.", {}};
    });
    run_all();

    EXPECT_FALSE(lost.has_value());
    EXPECT_TRUE(heard_.empty());
    EXPECT_TRUE(jobs().empty());
}

TEST_P(DeliveriesTest, AFailingSubscriberIsItsOwnAffair) {
    subscribe("campaigns", "campaigns.announce", Error{ErrorCode::unavailable, "Not now.", {}});
    subscribe("committee", "committee.note");

    publish();
    run_all();

    EXPECT_EQ(heard_.size(), 2u);
    std::map<std::string, std::string> states;
    for (const auto& one : jobs()) states[one.kind] = one.state;
    EXPECT_EQ(states, (std::map<std::string, std::string>{{"event:campaigns.announce", "ready"},
                                                          {"event:committee.note", "done"}}));
}

TEST_P(DeliveriesTest, APluginThatIsOffHearsOfItWhenItComesBackWithinSevenDays) {
    auto off = std::make_shared<Contributions>();
    off->absent.push_back({"statements.version_issued/1", "campaigns.announce"});
    table_ = off;

    publish();
    run_all();
    EXPECT_TRUE(heard_.empty());

    clock_.advance(7 * 24h);
    Schedule(options()).tick();
    subscribe("campaigns", "campaigns.announce");
    run_all();
    EXPECT_EQ(heard_.size(), 1u);
}

TEST_P(DeliveriesTest, AfterSevenDaysADeliveryIsGivenUpInSight) {
    auto off = std::make_shared<Contributions>();
    off->absent.push_back({"statements.version_issued/1", "campaigns.announce"});
    table_ = off;
    publish();

    clock_.advance(7 * 24h + 1s);
    Schedule(options()).tick();
    subscribe("campaigns", "campaigns.announce");
    run_all();

    EXPECT_TRUE(heard_.empty());
    ASSERT_EQ(jobs().size(), 1u);
    EXPECT_EQ(jobs()[0].state, "failed");
    EXPECT_EQ(jobs()[0].last_error, "waited seven days for a plugin that does not run");
}

}  // namespace
}  // namespace plenaria::host
