// SPDX-License-Identifier: EUPL-1.2
#include "web/cookie_secret.hpp"

#include <plenaria/id.hpp>

namespace plenaria::host {

bool is_secret(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view cookie_secret(const HttpRequest& request) {
    const std::string_view cookie = request.cookie(session_cookie);
    return is_secret(cookie) ? cookie : std::string_view();
}

std::string csrf_token(std::string_view cookie_secret) {
    return sha256_hex("plenaria form token " + std::string(cookie_secret)).substr(0, 40);
}

}  // namespace plenaria::host
