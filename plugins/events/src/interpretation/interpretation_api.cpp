// SPDX-License-Identifier: EUPL-1.2
#include "interpretation_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../api_values.hpp"
#include "../common_pages.hpp"
#include "../floor/floor.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "interpretation_pages.hpp"
#include "interpretation_repository.hpp"
#include "interpretation_service.hpp"

namespace plenaria::events {

namespace {

std::string language_enum() {
    std::string codes;
    for (const auto code : spoken_languages)
        codes += (codes.empty() ? "\"" : ",\"") + std::string(code) + '"';
    return codes;
}
const std::string language_member = R"({"enum":[)" + language_enum() + "]}";
const std::string language_list =
    R"({"type":"array","maxItems":12,"items":)" + language_member + R"(,"description":"ISO 639-1"})";
const std::string hour_list =
    R"({"type":"array","maxItems":60,"items":)" +
    api::object(
        R"("from","until")",
        R"("from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"})") +
    "}";
const std::string interpreter_members =
    R"("person":)" + api::ref + R"(,"name":{"type":"string","maxLength":200},"booth":)" + language_member +
    R"(,"both_ways":{"enum":["",)" + language_enum() +
    R"(],"description":"the other language of a booth that works both ways"},"from":)" + language_list +
    R"(,"hours":)" + hour_list +
    R"(,"alone_minutes":{"type":"integer","minimum":1,"maximum":480},"day_minutes":{"type":"integer","minimum":1,"maximum":960},"note":{"type":"string","maxLength":1000})";
const std::string new_interpreter = api::object(R"("booth")", interpreter_members);
const std::string changed_interpreter =
    api::object(R"("revision")", interpreter_members + R"(,"revision":{"type":"integer"})");
const std::string id_list = R"({"type":"array","maxItems":30,"items":)" + api::ref + "}";
const std::string needs_members =
    R"("floor":)" + language_list + R"(,"into":)" + language_list + R"(,"interpreters":)" + id_list;
const std::string wanted_needs = api::object(R"("floor","into","interpreters","revision")",
                                             needs_members + R"(,"revision":{"type":"integer"})");
const std::string interpretation_schema = api::object(
    R"("interpreters","sessions","shortages")",
    R"("interpreters":)" +
        api::list_of(
            api::object(R"("id","name","booth","from","revision")",
                        interpreter_members + R"(,"id":{"type":"string"},"revision":{"type":"integer"})")) +
        R"(,"sessions":)" +
        api::list_of(api::object(
            R"("session","floor","into","interpreters","revision")",
            R"("session":{"type":"string"},)" + needs_members + R"(,"revision":{"type":"integer"})")) +
        R"(,"shortages":)" +
        api::list_of(api::object(
            R"("kind","session")",
            R"("kind":{"enum":["no_booth","no_interpreter","only_relay","too_few","double_booked","over_day","not_there"]},"session":{"type":"string"},"other":{"type":"string"},"interpreter":{"type":"string"},"from":{"type":"string"},"into":{"type":"string"},"needed":{"type":"integer"},"have":{"type":"integer"})")));

/// Times that do not exist become none, which the rules refuse by their name.
void read_interpreter_body(const Document& body, InterpreterFacts& facts) {
    facts.person_ref = body.value("person", facts.person_ref);
    facts.name = body.value("name", facts.name);
    facts.booth = body.value("booth", facts.booth);
    facts.both_ways = body.value("both_ways", facts.both_ways);
    facts.sources = body.value("from", facts.sources);
    facts.alone_minutes = body.value("alone_minutes", facts.alone_minutes);
    facts.day_minutes = body.value("day_minutes", facts.day_minutes);
    facts.note = body.value("note", facts.note);
    if (!body.contains("hours")) return;
    facts.hours.clear();
    for (const auto& each : body.at("hours"))
        facts.hours.push_back({parse_local(each.at("from").get<std::string>()).value_or(LocalTime{}),
                               parse_local(each.at("until").get<std::string>()).value_or(LocalTime{})});
}

Document interpreter_document(const Interpreter& interpreter) {
    const auto& facts = interpreter.facts;
    auto hours = Document::array();
    for (const auto& [from, until] : facts.hours)
        hours.push_back({{"from", to_text(from)}, {"until", to_text(until)}});
    return {{"id", interpreter.id},
            {"person", facts.person_ref},
            {"name", facts.name},
            {"booth", facts.booth},
            {"both_ways", facts.both_ways},
            {"from", facts.sources},
            {"hours", std::move(hours)},
            {"alone_minutes", facts.alone_minutes},
            {"day_minutes", facts.day_minutes},
            {"note", facts.note},
            {"revision", interpreter.revision}};
}

Document interpretation_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Result<Reply> api_interpretation(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        return read_interpretation(uow, tools, request.path_value("edition"), scope.locale().language());
    });
    if (!reading) return reading.error();
    auto interpreters = Document::array(), sessions = Document::array(), shortages = Document::array();
    for (const auto& each : reading->plan.interpreters) interpreters.push_back(interpreter_document(each));
    for (const auto& [id, needs] : reading->plan.sessions)
        sessions.push_back({{"session", id},
                            {"floor", needs.floor},
                            {"into", needs.into},
                            {"interpreters", needs.interpreters},
                            {"revision", needs.revision}});
    for (const auto& each : reading->shortages)
        shortages.push_back({{"kind", std::string(to_text(each.kind))},
                             {"session", each.session},
                             {"other", each.other},
                             {"interpreter", each.interpreter},
                             {"from", each.direction.from},
                             {"into", each.direction.into},
                             {"needed", each.needed},
                             {"have", each.have}});
    return Reply(plenaria::Json{compact({{"interpreters", std::move(interpreters)},
                                         {"sessions", std::move(sessions)},
                                         {"shortages", std::move(shortages)}})});
}

Result<Reply> api_add_interpreter(const RoomTools& tools, const Request& request, RequestScope& scope) {
    InterpreterFacts facts;
    read_interpreter_body(interpretation_body(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_interpreter(uow, *tools.lookup, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_change_interpreter(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("interpreter");
    const auto body = interpretation_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto interpreter = find_interpreter(uow, id);
        if (!interpreter) return interpreter_unknown(id);
        auto facts = interpreter->facts;
        read_interpreter_body(body, facts);
        return change_interpreter(uow, *tools.lookup, scope.actor(), id, facts, revision_in(body));
    }));
}

Result<Reply> api_remove_interpreter(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_interpreter(uow, scope.actor(), request.path_value("interpreter"));
    }));
}

Result<Reply> api_restore_interpreter(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return restore_interpreter(uow, scope.actor(), request.path_value("interpreter"));
    }));
}

Result<Reply> api_plan_interpretation(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = interpretation_body(request);
    const SessionInterpretation wanted{
        .session_id = request.path_value("session"),
        .floor = body.at("floor").get<LanguageCodes>(),
        .into = body.at("into").get<LanguageCodes>(),
        .interpreters = body.at("interpreters").get<std::vector<std::string>>(),
        .revision = revision_in(body)};
    return done_or(
        scope.db().write([&](UnitOfWork& uow) { return plan_interpretation(uow, scope.actor(), wanted); }));
}

}  // namespace

void announce_interpretation_api(Registrar& registrar, const RoomTools& tools) {
    using Act = Result<Reply> (*)(const RoomTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.edit", what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    operation({Method::get, "/api/events/editions/{edition}/interpretation", "events.api_interpretation",
               "Interpreters, what sessions need of them, and what is missing.", "", interpretation_schema},
              api_interpretation);
    operation({Method::post, "/api/events/editions/{edition}/interpreters", "events.api_add_interpreter",
               "A new interpreter, of the directory or by name.", new_interpreter, api::id_only},
              api_add_interpreter);
    operation({Method::patch, "/api/events/interpreters/{interpreter}", "events.api_change_interpreter",
               "Changes what the body names; 409 when somebody else changed it since that revision.",
               changed_interpreter, api::done_only},
              api_change_interpreter);
    operation({Method::del, "/api/events/interpreters/{interpreter}", "events.api_remove_interpreter",
               "Takes an interpreter out of the plan; it can be put back.", "", api::done_only},
              api_remove_interpreter);
    operation(
        {Method::post, "/api/events/interpreters/{interpreter}/restore", "events.api_restore_interpreter",
         "Puts an interpreter back, where they sat.", "", api::done_only},
        api_restore_interpreter);
    operation({Method::put, "/api/events/sessions/{session}/interpretation", "events.api_plan_interpretation",
               "The languages of a session and who interprets there; 409 when somebody else changed it since "
               "that revision, which is 0 at first.",
               wanted_needs, api::done_only},
              api_plan_interpretation);
}

}  // namespace plenaria::events
