// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include <fmt/format.h>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../labels.hpp"
#include "../parties/party_rules.hpp"
#include "../parties/party_service.hpp"
#include "city_pages.hpp"
#include "city_repository.hpp"

namespace plenaria::directory {

namespace {

/// What was typed: the city as far as it could be read, and the texts as they stood in the form.
struct TypedCity {
    City city;
    std::string population;
    std::string latitude;
    std::string longitude;
};

TypedCity typed_city(const City& city) {
    return {.city = city,
            .population = city.population == 0 ? std::string() : std::to_string(city.population),
            .latitude = city.has_place ? fmt::format("{}", city.latitude) : std::string(),
            .longitude = city.has_place ? fmt::format("{}", city.longitude) : std::string()};
}

TypedCity read_city_form(const Request& request, Form& form) {
    TypedCity typed{.city = {},
                    .population = request.form_value("population"),
                    .latitude = trim(request.form_value("latitude")),
                    .longitude = trim(request.form_value("longitude"))};
    auto& city = typed.city;
    city.name = {.en = request.form_value("name_en"),
                 .es = request.form_value("name_es"),
                 .fr = request.form_value("name_fr")};
    city.aliases = read_lines(request.form_value("aliases"));
    city.iso2 = request.form_value("iso2");
    city.division = request.form_value("division");
    city.population = form.number("population", 0, 100'000'000, false).value_or(0);
    city.has_place = !typed.latitude.empty() || !typed.longitude.empty();
    if (city.has_place) {
        city.latitude = read_decimal(form, "latitude", typed.latitude);
        city.longitude = read_decimal(form, "longitude", typed.longitude);
    }
    for (const auto& context : form.all("context")) {
        if (context == "origin") city.context.origin = true;
        if (context == "transit") city.context.transit = true;
        if (context == "destination") city.context.destination = true;
        if (context == "return") city.context.return_to = true;
    }
    city.zone = trim(request.form_value("zone"));
    city.language = request.form_value("language");
    city.note = trim(request.form_value("note"));
    city.post = read_post(request);
    return typed;
}

View city_form(RequestScope& scope, const TypedCity& typed, FormPage page) {
    const auto& locale = scope.locale();
    const auto& city = typed.city;
    const auto error = [&](const char* field) {
        return page.error != nullptr ? problem_on(field, *page.error, locale) : std::string();
    };
    const auto text = [&](const char* name, const std::string& value, const char* hint = "",
                          const char* width = "") {
        return input_item({.label = locale.t(field_label(name)),
                           .name = name,
                           .value = value,
                           .hint = *hint == '\0' ? std::string() : locale.t(hint),
                           .error = error(name),
                           .css_class = width});
    };
    page.items.push_back(
        text("name_en", city.name.en, /*t*/ "The name that is shown where a language has none of its own."));
    page.items.push_back(text("name_es", city.name.es));
    page.items.push_back(text("name_fr", city.name.fr));
    page.items.push_back(
        textarea_item({.label = locale.t("Further spellings"),
                       .name = "aliases",
                       .value = join_lines(city.aliases),
                       .hint = locale.t("One a line. The city is found and recognised by each of them."),
                       .error = error("aliases")}));
    page.items.push_back(select_item({.label = locale.t("Country"), .name = "iso2", .error = error("iso2")},
                                     country_choices(locale, city.iso2, false)));
    page.items.push_back(
        text("division", city.division, /*t*/ "Only where the country has two cities of this name."));
    page.items.push_back(text("population", typed.population, "", "govuk-input--width-10"));
    page.items.push_back(text("latitude", typed.latitude,
                              /*t*/ "In degrees, like 31.95522; south is negative.",
                              "govuk-input--width-10"));
    page.items.push_back(text("longitude", typed.longitude,
                              /*t*/ "In degrees, like 35.94503; west is negative.", "govuk-input--width-10"));
    std::vector<Choice> contexts;
    const auto context = [&](const char* name, bool is) {
        contexts.push_back({.value = name, .label = locale.t(context_label(name)), .selected = is});
    };
    context("origin", city.context.origin);
    context("transit", city.context.transit);
    context("destination", city.context.destination);
    context("return", city.context.return_to);
    page.items.push_back(
        checkboxes_item({.label = locale.t("Migration context"), .name = "context"}, contexts));
    page.items.push_back(text("zone", city.zone, /*t*/ "As in Africa/Kampala.", "govuk-input--width-20"));
    page.items.push_back(radios_item({.label = locale.t("Working language"),
                                      .name = "language",
                                      .hint = locale.t("In which the city is written to."),
                                      .error = error("language")},
                                     language_choices(locale, city.language)));
    add_post_items(page, city.post, locale);
    page.items.push_back(textarea_item(
        {.label = locale.t("Note"), .name = "note", .value = city.note, .error = error("note")}));
    return form_view(scope, page);
}

FormPage new_city_page(RequestScope& scope) {
    return {.title = scope.locale().t("New city"),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.city_create"),
            .submit = scope.locale().t("Save the city"),
            .cancel = scope.url("directory.cities")};
}

FormPage edit_city_page(RequestScope& scope, const City& stored) {
    return {.title = scope.locale().t("Change {name}", {{"name", stored.name.in(scope.locale().language())}}),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.city_change", {{"city", stored.id}}),
            .submit = scope.locale().t("Save the changes"),
            .cancel = scope.url("directory.city", {{"city", stored.id}}),
            .version = stored.version};
}

Result<City> find_stored_city(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<City> {
        auto city = find_city(uow, id);
        if (!city) return Error{ErrorCode::not_found, "This city does not exist.", id};
        return *std::move(city);
    });
}

}  // namespace

Result<Reply> new_city_form(const Request&, RequestScope& scope) {
    return city_form(scope, typed_city({.language = std::string(scope.locale().language())}),
                     new_city_page(scope));
}

Result<Reply> create_city(const Request& request, RequestScope& scope) {
    Form form(request);
    const auto typed = read_city_form(request, form);
    Result<std::string> made = form.error();
    if (form.ok())
        made = scope.db().write([&](UnitOfWork& uow) { return create(uow, scope.actor(), typed.city); });
    else if (const auto good = check(typed.city); !good)
        made = joined(form.error(), good.error());
    if (!made)
        return form_again(made.error(), new_city_page(scope),
                          [&](FormPage page) { return city_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("City saved."));
    return Redirect{scope.url("directory.city", {{"city", *made}})};
}

Result<Reply> edit_city_form(const Request& request, RequestScope& scope) {
    auto stored = find_stored_city(scope, request.path_value("city"));
    if (!stored) return std::move(stored).error();
    return city_form(scope, typed_city(*stored), edit_city_page(scope, *stored));
}

Result<Reply> change_city(const Request& request, RequestScope& scope) {
    auto stored = find_stored_city(scope, request.path_value("city"));
    if (!stored) return std::move(stored).error();
    Form form(request);
    auto typed = read_city_form(request, form);
    typed.city.id = stored->id;
    typed.city.version = read_version(form);
    Result<void> saved = form.error();
    if (form.ok())
        saved = scope.db().write([&](UnitOfWork& uow) { return change(uow, scope.actor(), typed.city); });
    else if (const auto good = check(typed.city); !good)
        saved = joined(form.error(), good.error());
    if (!saved)
        return form_again(saved.error(), edit_city_page(scope, *stored), typed.city.version,
                          differing(fields(*stored), fields(typed.city)),
                          [&](FormPage page) { return city_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("directory.city", {{"city", stored->id}})};
}

}  // namespace plenaria::directory
