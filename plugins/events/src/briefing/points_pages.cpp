// SPDX-License-Identifier: EUPL-1.2
#include "points_pages.hpp"

#include <plenaria/directory/lookup.hpp>

#include "../programme/programme_words.hpp"
#include "briefing_service.hpp"

namespace plenaria::events {

namespace {

Result<Reply> points_view(const RoomTools& tools, const Request& request, RequestScope& scope,
                          const std::string& person, const TextsByLanguage* typed, const Error* error) {
    const auto& id = request.path_value("session");
    std::map<std::string, std::string> names;
    const auto& locale = scope.locale();
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        auto found = read_points(uow, id, person);
        if (!found) return found;
        std::vector<std::string> refs;
        for (const auto& each : found->people) refs.push_back(each.person.ref);
        names = tools.lookup->names(uow, refs, locale.language());
        return found;
    });
    if (!reading) return reading.error();
    const auto name_of_person = [&](const Owner& owner) {
        const auto found = names.find(owner.ref);
        return found == names.end() ? owner.name : found->second;
    };
    const auto& texts = typed == nullptr ? reading->texts : *typed;
    const auto& whose = reading->person.person;
    Model::List people, fields;
    for (const auto& each : reading->people)
        people.push_back({{"name", name_of_person(each.person)},
                          {"role", locale.t(name_of(each.role))},
                          {"url", scope.url("events.points", {{"session", id}, {"person", each.person.ref}})},
                          {"current", each.person.ref == whose.ref}});
    for (const auto language : languages) {
        const std::string code(language), name = "text_" + code;
        const auto found = texts.find(code);
        fields.push_back(field_model(
            {.label = locale.t("Speaking points in {language}", {{"language", locale.language_name(code)}}),
             .name = name,
             .value = found == texts.end() ? std::string() : found->second,
             .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
             .language = code,
             .rows = 8}));
    }
    const auto& session = reading->session;
    const auto title = locale.t("Speaking points");
    Model page{{"title", title},
               {"session", session.titles.in(locale.language())},
               {"session_url", scope.url("events.session_edit", {{"session", id}})},
               {"event", reading->edition.titles.in(locale.language())},
               {"when", when_of(session, locale)},
               {"has_version", !session.version.id.empty()},
               {"version", session.version.name},
               {"has_people", !people.empty()},
               {"people", std::move(people)},
               {"person", whose.ref},
               {"name", name_of_person(whose)},
               {"action_url", scope.url("events.points_save", {{"session", id}})},
               {"seen", seen_of(reading->texts)},
               {"fields", std::move(fields)}};
    set_problems(page, error, locale);
    return View{.name = "events/briefing/points",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

}  // namespace

Result<Reply> points_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return points_view(tools, request, scope, request.query_value("person"), nullptr, nullptr);
}

Result<Reply> points_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto& person = request.form_value("person");
    TextsByLanguage texts;
    for (const auto language : languages)
        texts[std::string(language)] = request.form_value("text_" + std::string(language));
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return change_points(uow, scope.actor(), id, person, texts, request.form_value("seen"));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return points_view(tools, request, scope, person, &texts, &done.error());
    }
    scope.notice(scope.locale().t("The speaking points were saved."));
    return Redirect{scope.url("events.points", {{"session", id}, {"person", person}})};
}

}  // namespace plenaria::events
