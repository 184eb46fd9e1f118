// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/address_rules.hpp
/// Where a webhook may lead. The one address that people choose and the server calls: it must not become a
/// way into the network in which the server stands.

#include <cstdint>
#include <string_view>

#include <plenaria/result.hpp>

struct sockaddr;

namespace plenaria::host {

/// `loopback` is for development and tests: http too, and 127.0.0.1 and ::1 beside the public addresses.
enum class Reach : std::uint8_t { internet = 1, loopback };

/// @return invalid_input on "address" unless it is https://host/… without user and password.
Result<void> check_webhook_address(std::string_view address, Reach reach);

/// Whether the server may connect there: an address of the public internet, by the registries of IANA for
/// special purposes (RFC 6890). Asked of what the name resolved to, when the connection is made.
bool may_connect(const sockaddr& to, Reach reach);

}  // namespace plenaria::host
