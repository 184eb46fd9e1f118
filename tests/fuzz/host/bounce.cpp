// SPDX-License-Identifier: EUPL-1.2
// What a mail server sends back: no report of ours, or the id of a mail of ours and a reason without
// addresses.
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "errands/bounce.hpp"

namespace plenaria::fuzz::bounce {

using namespace host;

const Target target("bounce", [](std::string_view bytes) {
    const auto bounce = read_bounce(std::string(bytes));
    if (!bounce) return false;
    require(bounce->token.size() == 47 && bounce->token[26] == '.' &&
                bounce->token.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == 26 &&
                bounce->token.find_first_not_of("0123456789abcdef", 27) == std::string::npos,
            "a mail of ours has a token in our form");
    require(bounce->reason.find('@') == std::string::npos, "a reason holds no address");
    require(bounce->reason.find_first_of("\r\n") == std::string::npos, "a reason is one line");
    require(bounce->reason.empty() || is_utf8(bounce->reason), "a reason is text");
    return true;
});

}  // namespace plenaria::fuzz::bounce
