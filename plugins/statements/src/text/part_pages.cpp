// SPDX-License-Identifier: EUPL-1.2
#include "part_pages.hpp"

#include <algorithm>
#include <cctype>

#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

bool is_anchor(std::string_view text) {
    constexpr std::size_t longest = 60;
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

}  // namespace

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

std::string place_url(const RequestScope& scope, std::string_view route, UrlValues values,
                      const std::string& anchor) {
    if (!is_anchor(anchor)) return scope.url(route, values);
    values["at"] = anchor;
    return scope.url(route, values) + "#" + anchor;
}

}  // namespace plenaria::statements
