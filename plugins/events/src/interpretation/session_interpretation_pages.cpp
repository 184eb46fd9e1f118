// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/labelled.hpp>

#include "../common_pages.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "interpretation_pages.hpp"
#include "interpretation_repository.hpp"
#include "interpretation_service.hpp"

namespace plenaria::events {

namespace {

struct NeedsReading {
    InterpretationReading all;
    Session session;
    SessionInterpretation needs;
};

Result<NeedsReading> read_needs(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    return scope.db().read([&](UnitOfWork& uow) -> Result<NeedsReading> {
        auto session = find_session(uow, id);
        if (!session) return session_unknown(id);
        auto all = read_interpretation(uow, tools, session->edition_id, scope.locale().language());
        if (!all) return std::move(all).error();
        return NeedsReading{*std::move(all), *std::move(session), interpretation_of_session(uow, id)};
    });
}

SessionInterpretation read_wanted(const Request& request) {
    SessionInterpretation wanted{.session_id = request.path_value("session"),
                                 .floor = read_languages(request, "floor"),
                                 .into = read_languages(request, "into"),
                                 .revision = read_revision(request)};
    const auto [first, last] = request.form.equal_range("interpreters");
    for (auto each = first; each != last; ++each) wanted.interpreters.push_back(each->second);
    return wanted;
}

/// "en/fr: French → English, …; 09:00–13:00; interprets “Opening” then".
std::string about_interpreter(const NeedsReading& reading, const Interpreter& interpreter,
                              const Locale& locale) {
    const auto& [all, session, needs] = reading;
    const auto& facts = interpreter.facts;
    auto words = labelled(locale, booth_name(facts), direction_words(facts, locale));
    if (!facts.hours.empty()) {
        const auto hours = hours_on(facts.hours, session.starts.day);
        words += "; " + (hours.empty() ? locale.t("not there on that day") : hours);
    }
    const auto& zone = all.edition.dates.zone;
    for (const auto& other : all.programme.sessions) {
        const auto found = all.plan.sessions.find(other.id);
        if (found == all.plan.sessions.end() || other.id == session.id || !takes_place(other)) continue;
        const auto& team = found->second.interpreters;
        if (std::find(team.begin(), team.end(), interpreter.id) != team.end() &&
            instant_of(other.starts, zone) < instant_of(session.ends, zone) &&
            instant_of(session.starts, zone) < instant_of(other.ends, zone))
            words +=
                "; " + locale.t("then in “{session}”", {{"session", other.titles.in(locale.language())}});
    }
    return words;
}

View needs_view(const NeedsReading& reading, const SessionInterpretation& shown, const Error* error,
                const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [all, session, needs] = reading;
    const auto problem = [&](const char* name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    std::vector<Choice> people;
    for (const auto& each : all.plan.interpreters)
        people.push_back({.value = each.id,
                          .label = shown_name(each.facts, locale),
                          .hint = about_interpreter(reading, each, locale),
                          .selected = std::find(shown.interpreters.begin(), shown.interpreters.end(),
                                                each.id) != shown.interpreters.end()});
    Model::List shortages;
    for (const auto& shortage : all.shortages)
        if (shortage.session == session.id || shortage.other == session.id)
            shortages.push_back({{"words", words_of(shortage, all, locale)}});
    const auto* room = room_of(all.programme, session.room_id);
    const auto title = locale.t("Interpretation of a session");
    const UrlValues at{{"edition", session.edition_id}, {"day", to_text(session.starts.day)}};
    Model page{
        {"event", all.edition.titles.in(locale.language())},
        {"plan_url", scope.url("events.interpretation", at)},
        {"heading", session.titles.in(locale.language())},
        {"when", when_of(session, locale)},
        {"room", room == nullptr ? locale.t("no room") : room->name},
        {"booths", locale.n("{n} booth", "{n} booths", room == nullptr ? 0 : room->booths)},
        {"has_shortages", !shortages.empty()},
        {"shortages", std::move(shortages)},
        {"action_url", scope.url("events.session_interpretation_post", {{"session", session.id}})},
        {"revision", std::to_string(shown.revision)},
        {"floor",
         choice_model({.label = locale.t("Spoken in the room"), .name = "floor", .error = problem("floor")},
                      language_choices(shown.floor, locale))},
        {"into", choice_model({.label = locale.t("Interpreted into"),
                               .name = "into",
                               .hint = locale.t("Those who listen can choose these languages."),
                               .error = problem("into")},
                              language_choices(shown.into, locale))},
        {"has_people", !people.empty()},
        {"new_url", scope.url("events.interpreter_new", {{"edition", session.edition_id}})},
        {"interpreters",
         choice_model(
             {.label = locale.t("Who interprets"), .name = "interpreters", .error = problem("interpreters")},
             people)}};
    set_problems(page, error, locale);
    return {.name = "events/interpretation/session",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

}  // namespace

Result<Reply> session_interpretation_form(const RoomTools& tools, const Request& request,
                                          RequestScope& scope) {
    const auto reading = read_needs(tools, request, scope);
    if (!reading) return reading.error();
    return needs_view(*reading, reading->needs, nullptr, scope);
}

Result<Reply> session_interpretation_post(const RoomTools& tools, const Request& request,
                                          RequestScope& scope) {
    auto wanted = read_wanted(request);
    const auto stored =
        scope.db().write([&](UnitOfWork& uow) { return plan_interpretation(uow, scope.actor(), wanted); });
    if (!stored && !is_for_form(stored.error())) return stored.error();
    const auto reading = read_needs(tools, request, scope);
    if (!reading) return reading.error();
    if (!stored) {
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (stored.error().code == ErrorCode::conflict) wanted.revision = reading->needs.revision;
        return needs_view(*reading, wanted, &stored.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.interpretation", {{"edition", reading->session.edition_id},
                                                        {"day", to_text(reading->session.starts.day)}})};
}

}  // namespace plenaria::events
