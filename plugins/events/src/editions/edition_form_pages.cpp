// SPDX-License-Identifier: EUPL-1.2
#include "edition_form_pages.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../format/format_pages.hpp"
#include "../format/format_service.hpp"
#include "edition_repository.hpp"
#include "edition_service.hpp"
#include "owner.hpp"

namespace plenaria::events {

namespace {

/// What stands in the form: as typed, or as it is stored.
struct TypedEdition {
    EditionFacts facts;
    std::string city;  ///< its name, or what was typed for it
    Owner owner;       ///< likewise
    std::string starts_on;
    std::string ends_on;
    std::string format;  ///< of a new one; later it has a page of its own
    int revision = 0;
    bool may_move = false;  ///< whether it may get other dates, on their own page
};

enum class EditionFormPurpose { create = 1, change, copy };

/// What differs between the three forms.
struct EditionFormUse {
    EditionFormPurpose purpose = EditionFormPurpose::create;
    std::string id = {};               ///< of the edition that is changed or copied
    std::string caption = {};          ///< its title
    const Formats* formats = nullptr;  ///< set: the form asks for one of these
};

TypedEdition typed_edition(UnitOfWork& uow, directory::Lookup& lookup, const Edition& edition,
                           const Locale& locale) {
    std::string city = edition.city_name;
    if (!edition.city_ref.empty())
        if (const auto entry = lookup.entry(uow, edition.city_ref, locale.language())) city = entry->name;
    return {.facts = {.series_id = edition.series_id,
                      .titles = edition.titles,
                      .city_ref = edition.city_ref,
                      .place = edition.place,
                      .dates = edition.dates,
                      .owner_ref = edition.owner.ref},
            .city = std::move(city),
            .owner = {edition.owner.ref, shown_name(uow, lookup, edition.owner, locale.language())},
            .starts_on = to_text(edition.dates.start),
            .ends_on = to_text(edition.dates.end),
            .revision = edition.revision,
            .may_move = check_movable(edition).has_value()};
}

View edition_form_view(const EditionFormUse& form, const TypedEdition& typed,
                       const std::vector<SeriesLine>& series, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("Choose a series"), .selected = typed.facts.series_id.empty()}};
    for (const auto& each : series)
        choices.push_back({.value = each.series.id,
                           .label = each.series.titles.in(locale.language()),
                           .selected = each.series.id == typed.facts.series_id});
    const auto day = [&](std::string label, const char* name, const std::string& value) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .error = problem(name),
                            .type = "date",
                            .css_class = "govuk-input--width-10"});
    };
    const UrlValues at{{"edition", form.id}};
    std::string title, action, submit, cancel;
    switch (form.purpose) {
        case EditionFormPurpose::create:
            title = locale.t("New event");
            action = scope.url("events.edition_create");
            submit = locale.t("Save the event");
            cancel = scope.url("events.editions");
            break;
        case EditionFormPurpose::change:
            title = locale.t("Change the event");
            action = scope.url("events.edition_change", at);
            submit = locale.t("Save the changes");
            cancel = scope.url("events.edition", at);
            break;
        case EditionFormPurpose::copy:
            title = locale.t("Copy to the next edition");
            action = scope.url("events.edition_copy_post", at);
            submit = locale.t("Make the copy");
            cancel = scope.url("events.edition", at);
            break;
    }
    const bool changes = form.purpose == EditionFormPurpose::change;
    Model page{
        {"caption", form.caption},
        {"heading", title},
        {"action_url", action},
        {"submit", submit},
        {"cancel_url", cancel},
        {"is_copy", form.purpose == EditionFormPurpose::copy},
        {"has_no_series", series.empty()},
        {"series_url", scope.url("events.series_list")},
        {"series",
         choice_model({.label = locale.t("Series"), .name = "series", .error = problem("series")}, choices)},
        {"city",
         party_model({.label = locale.t("Host city"),
                      .name = "city",
                      .value = typed.facts.city_ref,
                      .hint = locale.t("A city of the directory; leave it empty when it is not there."),
                      .error = problem("city")},
                     typed.city, "city", scope)},
        {"place",
         field_model({.label = locale.t("Place"),
                      .name = "place",
                      .value = typed.facts.place,
                      .hint = locale.t("The venue; and the city, when the directory does not have it."),
                      .error = problem("place")})},
        {"has_dates", !changes},
        {"starts_on", day(locale.t("First day"), "starts_on", typed.starts_on)},
        {"ends_on", day(locale.t("Last day"), "ends_on", typed.ends_on)},
        {"zone", field_model({.label = locale.t("Time zone"),
                              .name = "zone",
                              .value = typed.facts.dates.zone,
                              .hint = locale.t("As in Africa/Kampala; empty: that of the host city."),
                              .error = problem("zone"),
                              .css_class = "govuk-input--width-20"})},
        {"has_format", form.formats != nullptr},
        {"format",
         form.formats != nullptr ? format_choice(*form.formats, typed.format, error, locale) : Model()},
        {"may_move", changes && typed.may_move},
        {"dates_url", changes ? scope.url("events.dates", at) : std::string()},
        {"revision", std::to_string(typed.revision)}};
    set_title_fields(page, typed.facts.titles, error, locale);
    set_owner_fields(page, typed.owner, typed.owner.name, error, scope);
    set_problems(page, error, locale);
    return {.name = "events/edition/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// Reads the form; what cannot be understood is noted in `problems`.
TypedEdition read_typed_edition(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                                RequestScope& scope, const Owner& before, std::vector<FieldError>& problems) {
    const auto& locale = scope.locale();
    TypedEdition typed{
        .facts = {.series_id = request.form_value("series"),
                  .titles = read_titles(request),
                  .city_ref = read_party(uow, *tools.lookup, request, "city", "city", locale, problems),
                  .place = request.form_value("place"),
                  .dates = {.start = parse_day(request.form_value("starts_on")).value_or(Day{}),
                            .end = parse_day(request.form_value("ends_on")).value_or(Day{}),
                            .zone = trim(request.form_value("zone"))},
                  .owner_ref = read_owner(uow, *tools.lookup, request, scope, before, problems)},
        .city = request.form_value("city_text"),
        .owner = {},
        .starts_on = request.form_value("starts_on"),
        .ends_on = request.form_value("ends_on"),
        .format = request.form_value("format"),
        .revision = read_revision(request)};
    typed.owner = {typed.facts.owner_ref, request.form_value("owner_text")};
    if (typed.ends_on.empty()) typed.facts.dates.end = typed.facts.dates.start;
    if (typed.facts.dates.zone.empty() && !typed.facts.city_ref.empty())
        // No city keeps UTC: the directory does not know the zone of this one, and whoever plans must say it.
        if (const auto city = tools.lookup->entry(uow, typed.facts.city_ref, locale.language());
            city && city->zone != "UTC")
            typed.facts.dates.zone = city->zone;
    return typed;
}

/// Shows the form once more with what was typed and what is wrong with it. What no form can mend is the
/// answer itself.
Result<Reply> edition_form_again(const EditionFormUse& form, TypedEdition typed, const Error& error,
                                 RequestScope& scope) {
    if (!is_for_form(error)) return error;
    auto series = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<SeriesLine>> {
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (error.code == ErrorCode::conflict)
            if (const auto stored = find_edition(uow, form.id)) typed.revision = stored->revision;
        return all_series(uow);
    });
    if (!series) return std::move(series).error();
    return edition_form_view(form, typed, *series, &error, scope);
}

/// Runs `store` with what the form says. `Stored` is Result<void> or Result<std::string>.
template <class Store>
auto save_edition_form(const RoomTools& tools, const Request& request, RequestScope& scope,
                       const Owner& before, TypedEdition& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_typed_edition(uow, tools, request, scope, before, problems);
        auto stored = store(uow, typed);
        if (problems.empty()) return stored;
        // What the form could not mean is said together with what the rules refuse.
        if (!stored)
            for (const auto& problem : stored.error().fields)
                if (problem.field != "city" && problem.field != "owner") problems.push_back(problem);
        return decltype(stored)(refuse_if_any(std::move(problems)).error());
    });
}

Result<TypedEdition> stored_edition_in_form(const RoomTools& tools, const std::string& id,
                                            RequestScope& scope, std::vector<SeriesLine>& series) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<TypedEdition> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        series = all_series(uow);
        return typed_edition(uow, *tools.lookup, *edition, scope.locale());
    });
}

}  // namespace

Result<Reply> new_edition_form(const RoomTools& tools, const Request&, RequestScope& scope) {
    auto series =
        scope.db().read([](UnitOfWork& uow) -> Result<std::vector<SeriesLine>> { return all_series(uow); });
    if (!series) return std::move(series).error();
    TypedEdition typed;
    typed.facts.titles.original = scope.locale().language();
    typed.facts.dates.zone.clear();
    return edition_form_view({.purpose = EditionFormPurpose::create, .formats = tools.formats}, typed,
                             *series, nullptr, scope);
}

Result<Reply> create_edition_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    TypedEdition typed;
    auto made =
        save_edition_form(tools, request, scope, {}, typed, [&](UnitOfWork& uow, const TypedEdition& read) {
            auto created = create_edition(uow, *tools.lookup, scope.actor(), read.facts);
            if (created)
                if (auto chosen = choose_format(uow, *tools.formats, scope.actor(), *created, read.format);
                    !chosen)
                    created = std::move(chosen).error();
            return created;
        });
    if (!made)
        return edition_form_again({.purpose = EditionFormPurpose::create, .formats = tools.formats}, typed,
                                  made.error(), scope);
    scope.notice(scope.locale().t("The event was saved."));
    // Its next step: what of the calendar of the format comes into the plan.
    if (!typed.format.empty()) return Redirect{scope.url("events.format", {{"edition", *made}})};
    return Redirect{scope.url("events.edition", {{"edition", *made}})};
}

Result<Reply> edit_edition_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    std::vector<SeriesLine> series;
    auto typed = stored_edition_in_form(tools, id, scope, series);
    if (!typed) return std::move(typed).error();
    return edition_form_view({.purpose = EditionFormPurpose::change,
                              .id = id,
                              .caption = typed->facts.titles.in(scope.locale().language())},
                             *typed, series, nullptr, scope);
}

Result<Reply> change_edition_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto before = edition_for(scope, id);
    if (!before) return std::move(before).error();
    TypedEdition typed;
    auto saved = save_edition_form(
        tools, request, scope, before->owner, typed, [&](UnitOfWork& uow, const TypedEdition& read) {
            return change_edition(uow, *tools.lookup, scope.actor(), id, read.facts, read.revision);
        });
    if (!saved) {
        typed.may_move = check_movable(*before).has_value();
        return edition_form_again({.purpose = EditionFormPurpose::change,
                                   .id = id,
                                   .caption = before->titles.in(scope.locale().language())},
                                  typed, saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.edition", {{"edition", id}})};
}

Result<Reply> copy_edition_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    std::vector<SeriesLine> series;
    auto typed = stored_edition_in_form(tools, id, scope, series);
    if (!typed) return std::move(typed).error();
    // Its dates and its place are what a next edition does not share.
    typed->starts_on.clear();
    typed->ends_on.clear();
    typed->facts.city_ref.clear();
    typed->facts.place.clear();
    typed->facts.dates.zone.clear();
    typed->city.clear();
    return edition_form_view({.purpose = EditionFormPurpose::copy,
                              .id = id,
                              .caption = typed->facts.titles.in(scope.locale().language())},
                             *typed, series, nullptr, scope);
}

Result<Reply> copy_edition_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto source = edition_for(scope, id);
    if (!source) return std::move(source).error();
    TypedEdition typed;
    auto made = save_edition_form(tools, request, scope, source->owner, typed,
                                  [&](UnitOfWork& uow, const TypedEdition& read) {
                                      return copy_edition(uow, *tools.lookup, scope.actor(), id, read.facts);
                                  });
    if (!made)
        return edition_form_again({.purpose = EditionFormPurpose::copy,
                                   .id = id,
                                   .caption = source->titles.in(scope.locale().language())},
                                  typed, made.error(), scope);
    scope.notice(scope.locale().t("The milestones were copied; none of them is done."));
    return Redirect{scope.url("events.edition", {{"edition", *made}})};
}

}  // namespace plenaria::events
