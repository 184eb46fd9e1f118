// SPDX-License-Identifier: EUPL-1.2
// The address of a webhook: https, a host, nothing in front of the host that looks like another.
#include "../fuzz.hpp"
#include "webhooks/address_rules.hpp"

namespace plenaria::fuzz::webhook_address {

const Target target("webhook_address", [](std::string_view bytes) {
    if (!host::check_webhook_address(bytes, host::Reach::internet)) return false;
    require(bytes.size() > 8 && bytes.size() <= 500, "an address has a host");
    std::string begin(bytes.substr(0, 8));
    for (auto& c : begin) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    require(begin == "https://", "a message is sent encrypted");
    const auto authority = bytes.substr(8, bytes.find_first_of("/?#", 8) - 8);
    require(authority.find('@') == std::string_view::npos, "no user stands before the host");
    return true;
});

}  // namespace plenaria::fuzz::webhook_address
