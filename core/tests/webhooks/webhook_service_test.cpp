// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/webhook_service.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "webhooks/delivery_repository.hpp"
#include "webhooks/signature.hpp"
#include "webhooks/webhook_jobs.hpp"

namespace plenaria::host {
namespace {

constexpr const char* issued = "statements.version_issued/1";

class Webhooks : public ::testing::TestWithParam<Engine> {
protected:
    Webhooks() { service_.set_known({{issued, "A version was issued", "statements"}}); }

    WebhookService::Created created() {
        auto made = service_.create(
            who_, {.address = "https://example.org/hook", .purpose = "Website", .events = {issued}});
        EXPECT_TRUE(made.has_value());
        return made ? *made : WebhookService::Created{};
    }
    template <class F>
    auto read(F&& what) {
        std::invoke_result_t<F, UnitOfWork&> value{};
        auto done = db_.read([&](UnitOfWork& uow) -> Result<void> {
            value = what(uow);
            return {};
        });
        EXPECT_TRUE(done.has_value());
        return value;
    }
    std::optional<Webhook> stored(const std::string& id) {
        return read([&](UnitOfWork& uow) { return find_webhook(uow, id); });
    }
    std::vector<WebhookDelivery> deliveries(const std::string& id) {
        return read([&](UnitOfWork& uow) { return deliveries_of(uow, id, "", 100); });
    }
    int count(const char* kind) {
        return read([&](UnitOfWork& uow) {
            int found = 0;
            const std::string name(kind);
            sql::query(uow, "SELECT count(*) FROM core_job WHERE kind = :kind"), soci::use(name, "kind"),
                soci::into(found);
            return found;
        });
    }
    /// As the queue does when the event has happened.
    void happen() {
        test::FakeJobRun run(R"({"version":"01V"})");
        ASSERT_TRUE(webhook_messages_job(db_, issued).run(run).has_value());
    }
    /// One attempt, answered with `status`.
    Result<void> attempt(const std::string& delivery, int status) {
        test::FakeJobRun run(nlohmann::json{{"delivery", delivery}}.dump());
        return webhook_delivery_job(db_, service_,
                                    [&](const WebhookMessage& message) {
                                        sent_.push_back(message);
                                        return WebhookAnswer{.status = status, .text = "said"};
                                    })
            .run(run);
    }
    std::string header(const char* name) const {
        for (const auto& [key, value] : sent_.back().headers)
            if (key == name) return value;
        return {};
    }

    test::FakeClock clock_;
    test::TestDatabase store_{GetParam(), {.clock = &clock_}};
    Database& db_ = store_.db();
    WebhookService service_{db_, Reach::internet};
    Actor who_ = test::account("Amina", {{"core.administer"}});
    std::vector<WebhookMessage> sent_;
};
PLENARIA_BOTH_ENGINES(Webhooks);

TEST_P(Webhooks, WhoListensIsKnownAtOnceAndAfterARestart) {
    EXPECT_FALSE(service_.wants(issued));
    const auto made = created();
    EXPECT_TRUE(service_.wants(issued));

    WebhookService other(db_, Reach::internet);
    ASSERT_TRUE(other.reload().has_value());
    EXPECT_TRUE(other.wants(issued));

    ASSERT_TRUE(service_.set_disabled(who_, made.id, true).has_value());
    EXPECT_FALSE(service_.wants(issued));
}

TEST_P(Webhooks, EveryReasonForRefusalIsSaidAtOnce) {
    const auto refused =
        service_.create(who_, {.address = "http://10.0.0.1/", .events = {"nobody.says_this/1"}});
    ASSERT_FALSE(refused.has_value());
    ASSERT_EQ(refused.error().fields.size(), 2U);
    EXPECT_EQ(refused.error().fields[0].field, "address");
    EXPECT_EQ(refused.error().fields[1].field, "events");
}

TEST_P(Webhooks, OneEventIsOneSignedMessageEvenWhenItsJobRunsTwice) {
    const auto made = created();
    happen();
    happen();
    const auto all = deliveries(made.id);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(count("core.deliver_webhook"), 1);

    ASSERT_TRUE(attempt(all[0].id, 204).has_value());

    ASSERT_EQ(sent_.size(), 1U);
    const auto body = nlohmann::json::parse(sent_[0].body);
    EXPECT_EQ(body["type"], issued);
    EXPECT_EQ(body["timestamp"], to_text(clock_.now()));
    EXPECT_EQ(body["data"]["version"], "01V");
    EXPECT_EQ(header("webhook-id"), all[0].message_id);
    EXPECT_EQ(header("webhook-signature"),
              sign_webhook(made.secret, all[0].message_id, clock_.now(), sent_[0].body));
    EXPECT_EQ(deliveries(made.id)[0].state, "delivered");
    EXPECT_EQ(deliveries(made.id)[0].answer, "said");
}

TEST_P(Webhooks, ARefusedMessageIsTriedAgainUnderItsId) {
    const auto made = created();
    happen();
    const auto id = deliveries(made.id)[0].id;

    EXPECT_FALSE(attempt(id, 500).has_value());
    EXPECT_EQ(deliveries(made.id)[0].state, "waiting");
    EXPECT_TRUE(stored(made.id)->failing_since.has_value());
    const auto first = header("webhook-id");

    EXPECT_TRUE(attempt(id, 200).has_value());
    EXPECT_EQ(header("webhook-id"), first);
    EXPECT_EQ(deliveries(made.id)[0].attempts, 2);
    EXPECT_FALSE(stored(made.id)->failing_since.has_value());
}

TEST_P(Webhooks, FiveDaysWithoutSuccessSwitchItOffAndTellTheAdministrators) {
    const auto made = created();
    happen();
    const auto id = deliveries(made.id)[0].id;
    EXPECT_FALSE(attempt(id, 500).has_value());
    clock_.advance(std::chrono::days(5) - std::chrono::seconds(1));
    EXPECT_FALSE(attempt(id, 500).has_value());
    EXPECT_FALSE(stored(made.id)->disabled);

    clock_.advance(std::chrono::seconds(1));
    EXPECT_TRUE(attempt(id, 500).has_value()) << "nobody tries again";

    EXPECT_TRUE(stored(made.id)->disabled);
    EXPECT_FALSE(service_.wants(issued));
    EXPECT_EQ(read([](UnitOfWork& uow) {
                  int told = 0;
                  sql::query(uow,
                             "SELECT count(*) FROM core_notification WHERE permission = 'core.administer'"),
                      soci::into(told);
                  return told;
              }),
              1);
}

TEST_P(Webhooks, AReceiverThatIsGoneIsBelieved) {
    const auto made = created();
    happen();
    EXPECT_TRUE(attempt(deliveries(made.id)[0].id, 410).has_value());
    EXPECT_TRUE(stored(made.id)->disabled);
    EXPECT_EQ(deliveries(made.id)[0].state, "failed");
}

TEST_P(Webhooks, WhatWaitsWhenItIsSwitchedOffIsNotSent) {
    const auto made = created();
    happen();
    ASSERT_TRUE(service_.set_disabled(who_, made.id, true).has_value());
    EXPECT_TRUE(attempt(deliveries(made.id)[0].id, 200).has_value());
    EXPECT_TRUE(sent_.empty());
    EXPECT_EQ(deliveries(made.id)[0].state, "dropped");
}

TEST_P(Webhooks, ADeliveryThatHasEndedCanBeSentAgain) {
    const auto made = created();
    ASSERT_TRUE(service_.send_test(who_, made.id).has_value());
    const auto id = deliveries(made.id)[0].id;
    EXPECT_EQ(service_.resend(who_, id).error().code, ErrorCode::conflict);
    ASSERT_TRUE(attempt(id, 200).has_value());
    ASSERT_TRUE(service_.resend(who_, id).has_value());
    ASSERT_TRUE(attempt(id, 200).has_value());
    EXPECT_EQ(sent_.size(), 2U);
    EXPECT_EQ(count("core.deliver_webhook"), 2);
}

TEST_P(Webhooks, ANewSecretSignsFromThenOnAndRemovalTakesTheDeliveriesAlong) {
    const auto made = created();
    const auto secret = service_.renew_secret(who_, made.id);
    ASSERT_TRUE(secret.has_value());
    EXPECT_NE(*secret, made.secret);
    happen();
    ASSERT_TRUE(attempt(deliveries(made.id)[0].id, 200).has_value());
    EXPECT_EQ(header("webhook-signature"),
              sign_webhook(*secret, header("webhook-id"), clock_.now(), sent_[0].body));

    ASSERT_TRUE(service_.remove(who_, made.id).has_value());
    EXPECT_TRUE(deliveries(made.id).empty());
    EXPECT_EQ(service_.remove(who_, made.id).error().code, ErrorCode::not_found);
}

TEST_P(Webhooks, OldDeliveriesAreForgotten) {
    const auto made = created();
    happen();
    ASSERT_TRUE(attempt(deliveries(made.id)[0].id, 200).has_value());
    test::FakeJobRun run;
    clock_.advance(std::chrono::days(29));
    ASSERT_TRUE(webhook_forgetting_job(db_).run(run).has_value());
    EXPECT_EQ(deliveries(made.id).size(), 1U);
    clock_.advance(std::chrono::days(2));
    ASSERT_TRUE(webhook_forgetting_job(db_).run(run).has_value());
    EXPECT_TRUE(deliveries(made.id).empty());
}

}  // namespace
}  // namespace plenaria::host
