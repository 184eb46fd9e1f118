// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/address_rules.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cctype>
#include <string>

namespace plenaria::host {

namespace {

/// The host of "HOST", "HOST:PORT" or "[IPv6]:PORT" is one that every program reads alike.
bool names_host(std::string_view place) {
    std::string_view port;
    bool named = false;
    if (place.starts_with('[')) {
        const auto end = place.find(']');
        if (end == std::string_view::npos) return false;
        in6_addr address{};
        named = inet_pton(AF_INET6, std::string(place.substr(1, end - 1)).c_str(), &address) == 1;
        port = place.substr(end + 1);
    } else {
        const auto host = place.substr(0, place.find(':'));
        const auto fits = [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_';
        };
        named = !host.empty() && std::all_of(host.begin(), host.end(), fits);
        port = place.substr(host.size());
    }
    constexpr std::size_t longest_port = 6;
    return named &&
           (port.empty() || (port.starts_with(':') && port.size() > 1 && port.size() <= longest_port &&
                             port.find_first_not_of("0123456789", 1) == std::string_view::npos));
}

Error problem(const char* message) {
    return {ErrorCode::invalid_input, "There is a problem", "webhook address", {{"address", message}}};
}

}  // namespace

Result<void> check_webhook_address(std::string_view address, Reach reach) {
    constexpr std::size_t longest = 500;
    if (address.size() > longest) return problem(/*t*/ "This address is too long.");
    const auto odd = [](unsigned char c) { return c <= ' ' || c >= 0x7F; };
    const auto no_address = problem(/*t*/ "This is no address. Write it like https://example.org/plenaria.");
    const auto scheme_end = address.find("://");
    if (std::any_of(address.begin(), address.end(), odd) || scheme_end == std::string_view::npos ||
        scheme_end > address.find_first_of("/?#"))
        return no_address;
    const auto rest = address.substr(scheme_end + 3);
    const auto authority = rest.substr(0, rest.find_first_of("/?#"));
    const auto user_end = authority.rfind('@');
    if (!names_host(user_end == std::string_view::npos ? authority : authority.substr(user_end + 1)))
        return no_address;
    std::string scheme(address.substr(0, scheme_end));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (scheme != "https" && !(scheme == "http" && reach == Reach::loopback))
        return problem(/*t*/ "The address must begin with https://.");
    if (user_end != std::string_view::npos)
        return problem(
            /*t*/ "The address must not hold a user or a password: each message is signed instead.");
    return {};
}

}  // namespace plenaria::host
