// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/public_address.hpp
/// Which addresses a webhook may reach, so that it does not become a way into the network in which the server
/// stands.

#include "courier/errand.hpp"

struct sockaddr;

namespace plenaria::host {

/// Whether the courier may connect there: an address of the public internet, by the registries of IANA for
/// special purposes (RFC 6890). Asked of what the name resolved to, when the connection is made.
bool may_connect(const sockaddr& to, Reach reach);

}  // namespace plenaria::host
