// SPDX-License-Identifier: EUPL-1.2
#include "media_form_pages.hpp"

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/tag.hpp>

#include "../editions/titles.hpp"

namespace plenaria::events {

MediaFacts read_media_form(const Request& request) {
    return {.outlet = request.form_value("outlet"),
            .kind = parse_media_kind(request.form_value("kind")).value_or(MediaKind::print),
            .country = request.form_value("country"),
            .name = request.form_value("name"),
            .post = request.form_value("post"),
            .mail = request.form_value("mail"),
            .phone = request.form_value("phone"),
            .card = request.form_value("card"),
            .language = request.form_value("language"),
            .note = request.form_value("note")};
}

void set_media_fields(Model& page, const MediaFacts& facts, const Error* error, const Locale& locale) {
    const auto field = [&](std::string label, const char* name, const std::string& value,
                           std::string hint = {}, const char* type = "text", const char* autocomplete = "",
                           const char* css_class = "") {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                            .type = type,
                            .autocomplete = autocomplete,
                            .css_class = css_class,
                            .rows = 3});
    };
    std::vector<Choice> kinds, spoken;
    for (const auto kind : media_kinds)
        kinds.push_back({std::string(to_text(kind)), locale.t(name_of(kind)), {}, facts.kind == kind});
    for (const auto language : languages)
        spoken.push_back(
            {std::string(language), locale.language_name(language), {}, facts.language == language});
    page.set("outlet", field(locale.t("Outlet"), "outlet", facts.outlet,
                             locale.t("The newspaper, station or agency."), "text", "organization"));
    page.set("kind", choice_model({.label = locale.t("Kind of medium"), .name = "kind"}, kinds));
    page.set("country",
             field(locale.t("Country"), "country", facts.country, locale.t("By its two letters, like EC."),
                   "text", "country", "govuk-input--width-2"));
    page.set("name", field(locale.t("First and last name"), "name", facts.name, {}, "text", "name"));
    page.set("post", field(locale.t("Function"), "post", facts.post, {}, "text", "organization-title"));
    page.set("mail", field(locale.t("Mail address"), "mail", facts.mail, {}, "email", "email"));
    page.set("phone", field(locale.t("Telephone (optional)"), "phone", facts.phone, {}, "tel", "tel"));
    page.set("card", field(locale.t("Number of the press card"), "card", facts.card,
                           locale.t("Or who can confirm that you work for this outlet.")));
    page.set("language", choice_model({.label = locale.t("Language"), .name = "language"}, spoken));
    page.set("note",
             field(locale.t("Something the secretariat should know (optional)"), "note", facts.note,
                   locale.t("For example cameras that you bring, or whom you would like to interview.")));
}

Model media_tag(MediaState state, const Locale& locale) {
    return tag_model(state == MediaState::granted   ? "green"
                     : state == MediaState::refused ? "terra"
                                                    : "amber",
                     locale.t(name_of(state)));
}

}  // namespace plenaria::events
