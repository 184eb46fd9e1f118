// SPDX-License-Identifier: EUPL-1.2
#include "part_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

/// Where in the list somebody is: not repeated when they go elsewhere in it.
constexpr std::string_view places[] = {"page", "find", "at", "answer", "lang"};

bool is_place(std::string_view name) {
    return std::find(std::begin(places), std::end(places), name) != std::end(places);
}

}  // namespace

std::size_t page_number(const Request& request) {
    const auto& text = request.query_value("page");
    std::size_t number = 1;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : 1;
}

std::string words_to_find(const Request& request) {
    constexpr std::size_t longest = 200;
    auto words = request.query_value("find").substr(0, longest);
    while (!is_utf8(words)) words.pop_back();
    return trim(words);
}

PartLinks::PartLinks(const Request& request, const RequestScope& scope, std::string_view route)
    : scope_(scope), route_(route) {
    for (const auto& [name, value] : request.query)
        if (!is_place(name)) query_.emplace(name, value);
    for (const auto& [name, value] : request.path_values) path_.emplace(name, value);
}

std::string PartLinks::url(std::size_t number) const { return url("page", std::to_string(number)); }

std::string PartLinks::url(const std::string& name, const std::string& value) const {
    auto values = path_;
    values.insert(query_.begin(), query_.end());
    values[name] = value;
    return scope_.url(route_, values);
}

void PartLinks::set_form(Model& page) const {
    Model::List hidden;
    for (const auto& [name, value] : query_) hidden.push_back({{"name", name}, {"value", value}});
    page.set("form_url", scope_.url(route_, path_));
    page.set("form_hidden", std::move(hidden));
}

void set_parts(Model& page, const Part& part, const PartLinks& links, const Locale& locale,
               std::string status) {
    const auto number = [&](std::size_t n) { return locale.number(static_cast<long long>(n)); };
    if (status.empty())
        status = locale.t(
            "{first}–{last} of {total}",
            {{"first", number(part.first + 1)}, {"last", number(part.last)}, {"total", number(part.total)}});
    const bool has_previous = part.number > 1, has_next = part.number < part.count;
    page.set("has_pages", !part.is_whole());
    page.set("page_status", std::move(status));
    page.set("has_previous", has_previous);
    page.set("previous_url", has_previous ? links.url(part.number - 1) : std::string());
    page.set("has_next", has_next);
    page.set("next_url", has_next ? links.url(part.number + 1) : std::string());
}

}  // namespace plenaria::statements
