// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/address_rules.hpp
/// Where a webhook may lead. The one address that people choose and the server calls: it must not become a
/// way into the network in which the server stands.

#include <string_view>

#include <plenaria/result.hpp>

#include "courier/errand.hpp"

namespace plenaria::host {

/// @return invalid_input on "address" unless it is https://host/… without user and password.
Result<void> check_webhook_address(std::string_view address, Reach reach);

}  // namespace plenaria::host
