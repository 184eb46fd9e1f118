// SPDX-License-Identifier: EUPL-1.2
// A code of six digits, and the addresses of a session's links: no text but the right one is taken.
#include "auth/totp.hpp"
#include "../fuzz.hpp"

namespace plenaria::fuzz::totp {

const Target target("totp", [](std::string_view bytes) {
    constexpr std::string_view secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    static const auto now = parse_instant("2019-12-17T08:00:00Z").value();
    const auto step = now.time_since_epoch().count() / 30;
    const auto matched = host::match_totp(secret, bytes, now, step - 5);
    if (!matched) return false;
    require(*matched >= step - 1 && *matched <= step + 1, "a code is of now");
    require(host::totp_code(secret, *matched) == bytes, "a code is the code, digit by digit");
    return true;
});

}  // namespace plenaria::fuzz::totp
