// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/signature.hpp
/// How a receiver knows that a message is ours: Standard Webhooks 1.0, symmetric
/// (github.com/standard-webhooks).

#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::host {

/// "whsec_" and 32 random bytes in base64.
std::string new_webhook_secret();

/// "v1,…": HMAC-SHA256 over "id.seconds.body" in base64.
/// @param secret as new_webhook_secret() made it. @throws std::invalid_argument for any other text.
std::string sign_webhook(std::string_view secret, std::string_view message_id, Instant at,
                         std::string_view body);

}  // namespace plenaria::host
