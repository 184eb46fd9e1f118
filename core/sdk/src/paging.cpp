// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/paging.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

#include <plenaria/locale.hpp>

namespace plenaria {

namespace {

std::string range_status(const PageRange& shown, const Locale& locale) {
    if (shown.number > shown.pages)
        return locale.n("The list has {n} page.", "The list has {n} pages.", shown.pages);
    return locale.t("{first}–{last} of {total}", {{"first", locale.number(shown.first)},
                                                  {"last", locale.number(shown.last)},
                                                  {"total", locale.number(shown.total)}});
}

}  // namespace

int page_number(const Request& request) {
    const auto& text = request.query_value("page");
    const auto* end = text.data() + text.size();
    long long page = 1;
    const auto [rest, failure] = std::from_chars(text.data(), end, page);
    if (failure != std::errc() || rest != end) return 1;
    return static_cast<int>(std::clamp<long long>(page, 1, highest_page));
}

PageRange page_range(int page, int size, long long total) {
    const auto before = static_cast<long long>(page - 1) * size;
    const bool shows_rows = before < total;
    return {.number = page,
            .pages = static_cast<int>(std::max(1LL, (total + size - 1) / size)),
            .first = shows_rows ? before + 1 : 0,
            .last = shows_rows ? std::min(before + size, total) : 0,
            .total = total};
}

ListAddress::ListAddress(const RequestScope& scope, std::string_view route, UrlValues query,
                         UrlValues placeholders)
    : scope_(scope), route_(route), query_(std::move(query)), placeholders_(std::move(placeholders)) {}

ListAddress::ListAddress(const RequestScope& scope, std::string_view route, const Request& request,
                         std::initializer_list<std::string_view> places)
    : ListAddress(scope, route, UrlValues(),
                  UrlValues(request.path_values.begin(), request.path_values.end())) {
    for (const auto& [name, value] : request.query)
        if (name != "page" && name != "lang" && std::find(places.begin(), places.end(), name) == places.end())
            query_.emplace(name, value);
}

std::string ListAddress::url() const { return scope_.url(route_, values()); }

std::string ListAddress::page(int number) const { return with("page", std::to_string(number)); }

std::string ListAddress::with(std::string_view name, std::string_view value) const {
    auto all = values();
    all.insert_or_assign(std::string(name), std::string(value));
    return scope_.url(route_, all);
}

UrlValues ListAddress::values() const {
    // First the placeholders: a name in the query leads to no other thing.
    auto all = placeholders_;
    all.insert(query_.begin(), query_.end());
    return all;
}

void ListAddress::set_form(Model& model) const {
    Model::List hidden;
    for (const auto& [name, value] : query_) hidden.push_back({{"name", name}, {"value", value}});
    model.set("form_url", scope_.url(route_, placeholders_));
    model.set("form_hidden", std::move(hidden));
}

void set_pages(Model& model, const PageRange& shown, const ListAddress& list, const Locale& locale,
               std::string status) {
    const bool has_previous = shown.number > 1 && shown.total > 0;
    const bool has_next = shown.number < shown.pages;
    model.set("has_pages", has_previous || has_next);
    model.set("page_status", status.empty() ? range_status(shown, locale) : std::move(status));
    model.set("has_previous", has_previous);
    model.set("previous_url",
              has_previous ? list.page(std::min(shown.number - 1, shown.pages)) : std::string());
    model.set("has_next", has_next);
    model.set("next_url", has_next ? list.page(shown.number + 1) : std::string());
}

}  // namespace plenaria
