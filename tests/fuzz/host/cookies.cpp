// SPDX-License-Identifier: EUPL-1.2
// The Cookie header: a pair is a name and a value without a separator, and only a whole secret opens a
// session.
#include "../fuzz.hpp"
#include "http/target.hpp"
#include "web/cookie_secret.hpp"

namespace plenaria::fuzz::cookies {

using namespace host;

const Target target("cookies", [](std::string_view bytes) {
    HttpRequest request;
    read_cookies(bytes, request.cookies);
    for (const auto& [name, value] : request.cookies) {
        require(!name.empty() && name.find_first_of("=; \t\"") == std::string::npos,
                "a cookie's name is a token");
        require(value.find(';') == std::string::npos, "a value ends at the semicolon");
    }
    const auto secret = cookie_secret(request);
    if (secret.empty()) return !request.cookies.empty();
    require(secret.size() == 64 && secret.find_first_not_of("0123456789abcdef") == std::string_view::npos,
            "a secret is 256 bits in hexadecimal digits");
    require(csrf_token(secret).size() == 40, "a form's token has 160 bits");
    return true;
});

}  // namespace plenaria::fuzz::cookies
