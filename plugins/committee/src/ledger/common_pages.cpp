// SPDX-License-Identifier: EUPL-1.2
#include "common_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

namespace plenaria::committee::ledger {

namespace {

struct RegionWord {
    std::string_view code;
    std::string_view shown;
};
constexpr RegionWord region_words[] = {{"Africa", /*t*/ "Africa"},
                                       {"Americas", /*t*/ "Americas"},
                                       {"Asia", /*t*/ "Asia"},
                                       {"Europe", /*t*/ "Europe"},
                                       {"Oceania", /*t*/ "Oceania"}};

}  // namespace

Day readers_today(const RequestScope& scope) { return to_local(scope.now(), scope.actor().zone).day; }

Result<Day> asked_day(const Request& request, const RequestScope& scope) {
    const auto text = trim(request.query_value("on"));
    if (text.empty()) return readers_today(scope);
    const auto day = parse_day(text);
    if (day && is_sensible(*day)) return *day;
    return Error{ErrorCode::invalid_input,
                 /*t*/ "Something in this form needs your attention.",
                 {},
                 {{"on", /*t*/ "Write a day that exists, like 2026-11-30."}}};
}

std::string days_in_words(Day first, Day last, const Locale& locale) {
    return locale.day(first) + " – " + locale.day(last);
}

std::string region_in_words(std::string_view region, const Locale& locale) {
    for (const auto& [code, shown] : region_words)
        if (code == region) return locale.t(shown);
    return region.empty() ? locale.t("Any region") : std::string(region);
}

std::string seat_in_words(int number, std::optional<Office> office, const Locale& locale) {
    if (!office) return locale.t("Seat {number}", {{"number", locale.number(number)}});
    const auto name = locale.t(name_of(*office));
    return number == 1 && *office != Office::co_president ? name : name + " " + locale.number(number);
}

std::string place_in_words(const std::string& body, int number, std::optional<Office> office,
                           const Locale& locale) {
    return office ? locale.t("{body}: {office}",
                             {{"body", body}, {"office", seat_in_words(number, office, locale)}})
                  : locale.t("{body}, seat {number}", {{"body", body}, {"number", locale.number(number)}});
}

Model party_model(const Field& field, std::string_view shown, std::string_view kind,
                  const RequestScope& scope) {
    auto model = field_model(field);
    model.set("shown", shown);
    // Who may not look into the directory types the name; the suggestions are a page of that room.
    const bool suggests = scope.actor().may("directory.view");
    model.set("suggest_url", suggests ? scope.url("directory.search", {{"kind", std::string(kind)}}) + "&q="
                                      : std::string());
    model.set("none", scope.locale().t("Nothing found"));
    return model;
}

std::string read_party(UnitOfWork& uow, directory::Lookup& lookup, const Request& request,
                       const std::string& name, std::string_view kind, const Locale& locale,
                       std::vector<FieldError>& problems) {
    const auto& ref = request.form_value(name);
    const auto text = trim(request.form_value(name + "_text"));
    if (!ref.empty()) {
        const auto entry = lookup.entry(uow, ref, locale.language());
        if (entry && (text.empty() ? !request.form.contains(name + "_text") : entry->name == text))
            return entry->ref;
    }
    if (text.empty()) return {};
    const auto found = lookup.called(uow, text, kind, locale.language());
    if (found.size() == 1) return found.front().ref;
    if (found.empty())
        problems.push_back({name, /*t*/ "Nothing in the directory is called {text}.", {{"text", text}}});
    else
        problems.push_back({name, /*t*/ "Several entries are called like that: write more of the name.", {}});
    return {};
}

Day read_day(const Request& request, std::string_view name) {
    return parse_day(trim(request.form_value(name))).value_or(no_day);
}

std::optional<Day> read_open_day(const Request& request, std::string_view name) {
    if (trim(request.form_value(name)).empty()) return std::nullopt;
    return read_day(request, name);
}

int read_number(const Request& request, std::string_view name, int otherwise) {
    const auto text = trim(request.form_value(name));
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : otherwise;
}

int read_revision(const Request& request) { return read_number(request, "revision", 0); }

View form_view(std::string template_name, Model page, const std::string& title, const Error* error,
               const Locale& locale) {
    set_problems(page, error, locale);
    return {.name = std::move(template_name),
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

std::string problem_of(const char* name, const Error* error, const Locale& locale) {
    return error == nullptr ? std::string() : problem_on(name, *error, locale);
}

}  // namespace plenaria::committee::ledger
