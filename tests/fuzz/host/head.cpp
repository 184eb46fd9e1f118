// SPDX-License-Identifier: EUPL-1.2
// A request head: read at once and byte by byte with one outcome, and never with two framings.
#include "../fuzz.hpp"
#include "http/head_parser.hpp"
#include "http/target.hpp"

namespace plenaria::fuzz::head {

using namespace host;

const Target target("head", [](std::string_view bytes) {
    std::size_t scanned = 0;
    const int end = find_head(bytes, scanned);
    std::size_t step = 0;
    int stepwise = 0;
    for (std::size_t have = 1; have <= bytes.size() && stepwise == 0; ++have)
        stepwise = find_head(bytes.substr(0, have), step);
    require((end > 0) == (stepwise > 0) && (end <= 0 || end == stepwise),
            "pieces end a head where the whole does");
    if (end <= 0) return false;

    const auto parsed = parse_head(bytes.substr(0, static_cast<std::size_t>(end)));
    if (const int* status = std::get_if<int>(&parsed)) {
        require(*status >= 400 && *status <= 505, "a refusal has a status");
        return false;
    }
    const auto& head = std::get<Head>(parsed);
    require(!(head.chunked && head.content_length), "a body has one framing");
    require(host_name(head.host).has_value(), "the host is a name");
    require(head.target == "*" || head.target.front() == '/', "a target is a path");
    for (const auto& [name, value] : head.headers) {
        require(!name.empty(), "a field has a name");
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
                "a field is one line");
    }
    return true;
});

}  // namespace plenaria::fuzz::head
