// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/bounce.hpp
/// Reads what mail servers send back: delivery status notifications, RFC 3464, and complaints, RFC 5965.

#include <optional>
#include <string>
#include <string_view>

#include "courier/errand.hpp"

namespace plenaria::host {

/// @param message as it arrived, foreign input.
/// @return nothing when it is no such report, or names no message in our form.
std::optional<Bounce> read_bounce(const std::string& message);

/// `text` with each word that holds an "@" as "…", in one line: of the words of mail servers.
std::string without_addresses(std::string_view text);

}  // namespace plenaria::host
