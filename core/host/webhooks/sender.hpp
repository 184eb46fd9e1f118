// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/sender.hpp
/// One message to one receiver, over libcurl.

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "webhooks/address_rules.hpp"

namespace plenaria::host {

struct WebhookMessage {
    std::string address;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
};

struct WebhookAnswer {
    int status = 0;          ///< 0: there was none
    std::string text = {};   ///< the beginning of the answer, well-formed UTF-8
    std::string error = {};  ///< why there was no answer, for the administrator
    std::chrono::milliseconds took{0};

    [[nodiscard]] bool accepted() const { return status >= 200 && status < 300; }
};

/// Connects only where may_connect() allows, whatever the name resolves to at that moment; follows no
/// redirect, uses no proxy, gives up after 10 s and reads at most 64 KiB.
WebhookAnswer send_webhook(const WebhookMessage& message, Reach reach);

}  // namespace plenaria::host
