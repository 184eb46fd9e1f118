// SPDX-License-Identifier: EUPL-1.2
#include "web/form_origin.hpp"

namespace plenaria::host {

bool comes_from_here(const HttpRequest& http, const WebConfig& config) {
    const std::string_view site = http.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string_view origin = http.header("origin");
    if (origin.empty()) return true;
    return origin == config.base_url || origin == http.scheme + "://" + std::string(http.header("host"));
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    if (a.size() != b.size() || a.empty()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

}  // namespace plenaria::host
