// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/signature.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

// The example of the specification of Standard Webhooks, section "Signature scheme".
TEST(WebhookSignature, IsThatOfTheSpecificationsExample) {
    EXPECT_EQ(sign_webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                           Instant{std::chrono::seconds{1614265330}}, R"({"test": 2432232314})"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignature, ASecretHas32BytesAndIsNeverTheSame) {
    const auto secret = new_webhook_secret();
    EXPECT_EQ(secret.size(), std::string("whsec_").size() + 44);
    EXPECT_NE(secret, new_webhook_secret());
}

TEST(WebhookSignature, OtherTextIsNoSecret) {
    for (const char* text : {"", "secret", "whsec_***"})
        EXPECT_THROW(sign_webhook(text, "msg_1", Instant{}, ""), std::invalid_argument) << text;
}

}  // namespace
}  // namespace plenaria::host
