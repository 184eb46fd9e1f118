// SPDX-License-Identifier: EUPL-1.2
#include "common_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

#include "editions/edition_repository.hpp"
#include "editions/edition_service.hpp"
#include "editions/owner.hpp"

namespace plenaria::events {

namespace {

long long whole_number(const std::string& text, long long otherwise) {
    long long number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : otherwise;
}

std::string problem_of(std::string_view field, const Error* error, const Locale& locale) {
    return error == nullptr ? std::string() : problem_on(field, *error, locale);
}

}  // namespace

Result<Edition> edition_for(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Edition> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        return *std::move(edition);
    });
}

Day readers_today(const RequestScope& scope) { return day_in(scope.now(), scope.actor().zone); }

Model state_tag(EditionState state, const Locale& locale) {
    using enum EditionState;
    std::string_view kind = "grey";
    if (state == announced || state == open) kind = "teal";
    if (state == running) kind = "green";
    if (state == postponed) kind = "amber";
    if (state == cancelled) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Model standing_tag(Standing standing, const Locale& locale) {
    std::string_view kind = "grey";
    if (standing == Standing::done) kind = "green";
    if (standing == Standing::late) kind = "solid";
    if (standing == Standing::soon) kind = "amber";
    return tag_model(kind, locale.t(name_of(standing)));
}

void set_title_fields(Model& page, const Titles& titles, const Error* error, const Locale& locale) {
    Model::List fields;
    std::vector<Choice> originals;
    for (const auto language : languages) {
        const std::string code(language);
        const auto found = titles.texts.find(code);
        fields.push_back(
            field_model({.label = locale.t("Title in {language}", {{"language", locale.language_name(code)}}),
                         .name = "title_" + code,
                         .value = found == titles.texts.end() ? std::string() : found->second,
                         .error = problem_of("title_" + code, error, locale),
                         .language = code}));
        originals.push_back(
            {.value = code, .label = locale.language_name(code), .selected = titles.original == code});
    }
    page.set("titles", std::move(fields));
    page.set("original", choice_model({.label = locale.t("Language of the original"),
                                       .name = "original_language",
                                       .hint = locale.t("Shown where a language has no title of its own."),
                                       .error = problem_of("original_language", error, locale)},
                                      originals));
}

Titles read_titles(const Request& request) {
    Titles titles{.original = request.form_value("original_language"), .texts = {}};
    for (const auto language : languages) {
        const auto name = "title_" + std::string(language);
        if (!request.form_value(name).empty()) titles.texts[std::string(language)] = request.form_value(name);
    }
    return titles;
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

void set_owner_fields(Model& page, const Owner& owner, std::string_view shown, const Error* error,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool mine = account_of(owner) == scope.actor().id && !account_of(owner).empty();
    page.set("owner", party_model({.label = locale.t("Who looks after it"),
                                   .name = "owner",
                                   .value = mine ? std::string() : owner.ref,
                                   .hint = locale.t("A person, organisation or city of the directory."),
                                   .error = problem_of("owner", error, locale)},
                                  mine ? std::string_view() : shown, "", scope));
    page.set(
        "mine",
        field_model(
            {.label = locale.t("I look after it myself"), .name = "mine", .value = "1", .checked = mine}));
}

std::string read_owner(UnitOfWork& uow, directory::Lookup& lookup, const Request& request,
                       const RequestScope& scope, const Owner& before, std::vector<FieldError>& problems) {
    if (!request.form_value("mine").empty()) return account_ref(scope.actor().id);
    const auto& wanted = request.form_value("owner");
    const auto text = trim(request.form_value("owner_text"));
    // Another account is kept as long as its name stands in the field; names of accounts are not looked up.
    if (!account_of(before).empty() && wanted == before.ref && text == before.name) return before.ref;
    return read_party(uow, lookup, request, "owner", "", scope.locale(), problems);
}

int read_revision(const Request& request) {
    return static_cast<int>(
        std::clamp(whole_number(request.form_value("revision"), 0), 0LL, 1'000'000'000LL));
}

}  // namespace plenaria::events
