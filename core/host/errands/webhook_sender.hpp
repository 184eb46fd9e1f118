// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/webhook_sender.hpp
/// One message to one receiver, over libcurl.

#include "courier/errand.hpp"

namespace plenaria::host {

/// Connects only where may_connect() allows, whatever the name resolves to at that moment; follows no
/// redirect, uses no proxy, gives up after 10 s and reads at most 64 KiB.
WebhookAnswer send_webhook(const WebhookMessage& message, Reach reach);

}  // namespace plenaria::host
