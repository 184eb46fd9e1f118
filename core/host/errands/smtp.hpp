// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/smtp.hpp
/// Hands finished messages to a mail server, by libcurl.

#include <string>

#include "courier/errand.hpp"

namespace plenaria::host {

/// Blocks, at most 60 s. Thread-safe.
DeliveryOutcome deliver(const SmtpServer& server, const std::string& from, const std::string& to,
                        const std::string& message);

}  // namespace plenaria::host
