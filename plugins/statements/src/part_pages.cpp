// SPDX-License-Identifier: EUPL-1.2
#include "part_pages.hpp"

#include <plenaria/text.hpp>

namespace plenaria::statements {

std::string words_to_find(const Request& request) {
    constexpr std::size_t longest = 200;
    auto words = request.query_value("find").substr(0, longest);
    while (!is_utf8(words)) words.pop_back();
    return trim(words);
}

ListAddress list_address(const Request& request, const RequestScope& scope, std::string_view route) {
    return {scope, route, request, {"find", "at", "answer"}};
}

PageRange page_range(const Part& part) {
    return {.number = static_cast<int>(part.number),
            .pages = static_cast<int>(part.count),
            .first = static_cast<long long>(part.size() == 0 ? 0 : part.first + 1),
            .last = static_cast<long long>(part.last),
            .total = static_cast<long long>(part.total)};
}

}  // namespace plenaria::statements
