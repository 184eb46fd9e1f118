// SPDX-License-Identifier: EUPL-1.2
#include "procedure_api.hpp"

#include <plenaria/db.hpp>

#include "../shared_api.hpp"
#include "procedure_service.hpp"

namespace plenaria::statements {

namespace {

using api::Document;
using api::text_in;

constexpr std::string_view procedure_schema =
    R"({"type":"object","required":["id","statement","version","hash","kind","group","needs","at_least","state","held","deadline","zone","ended_at","members","answers"],"properties":{"id":{"type":"string"},"statement":{"type":"string"},"version":{"type":"string"},"hash":{"type":"string","pattern":"^[0-9a-f]{64}$"},"kind":{"enum":["approval","silence"]},"group":{"type":"string"},"needs":{"enum":["all","majority","at_least"]},"at_least":{"type":"integer"},"state":{"enum":["draft","open","carried","refused","withdrawn"]},"held":{"type":"boolean","description":"The deadline has passed, and it waits for the secretariat"},"deadline":{"type":"string"},"zone":{"type":"string"},"ended_at":{"type":["string","null"]},"members":{"type":"array","items":{"type":"object","required":["party","name","address","language","verdict","written","reached"],"properties":{"party":{"type":"string"},"name":{"type":"string"},"address":{"type":"string"},"language":{"type":"string"},"verdict":{"enum":["none","agrees","reserves","objects"]},"written":{"type":"boolean"},"reached":{"type":"boolean"}}}},"answers":{"type":"array","items":{"type":"object","required":["party","verdict","words","said_by","at"],"properties":{"party":{"type":"string"},"verdict":{"enum":["none","agrees","reserves","objects"]},"words":{"type":"string"},"said_by":{"type":"string"},"at":{"type":"string"}}}}}})";
constexpr std::string_view new_procedure_schema =
    R"({"type":"object","required":["kind","group","parties","deadline","zone"],"additionalProperties":false,"properties":{"kind":{"enum":["approval","silence"]},"group":{"type":"string","maxLength":200},"parties":{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string","maxLength":60}},"needs":{"enum":["all","majority","at_least"]},"at_least":{"type":"integer","minimum":1,"maximum":2000},"deadline":{"type":"string","maxLength":16,"description":"2026-12-11T17:00"},"zone":{"type":"string","maxLength":64},"reminder_days":{"type":"integer","minimum":0,"maximum":60}}})";
constexpr std::string_view reason_schema =
    R"({"type":"object","required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":500}}})";
constexpr std::string_view requirement_schema =
    R"({"type":"object","required":["way"],"additionalProperties":false,"properties":{"way":{"enum":["house","none","any","vote","approval","silence"]},"who":{"type":"string","maxLength":100,"description":"A ref of a body, or directory.segment/ID; left out: any"}}})";

Result<Reply> api_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_procedure(uow, tools, request.path_value("procedure"));
        if (!reading) return no_such_procedure(request.path_value("procedure"));
        const auto& procedure = reading->procedure;
        auto members = Document::array(), answers = Document::array();
        std::map<std::string, std::string> parties;
        for (const auto& each : reading->members) {
            parties[each.id] = each.party;
            members.push_back({{"party", each.party},
                               {"name", each.party_name},
                               {"address", each.address},
                               {"language", each.language},
                               {"verdict", to_text(each.verdict)},
                               {"written", each.written_at.has_value()},
                               {"reached", !reading->is_unreached(each)}});
        }
        for (const auto& each : reading->answers)
            answers.push_back({{"party", parties[each.member_id]},
                               {"verdict", to_text(each.verdict)},
                               {"words", each.words},
                               {"said_by", each.said_by},
                               {"at", to_text(each.answered_at)}});
        Document document{{"id", procedure.id},
                          {"statement", procedure.statement_id},
                          {"version", procedure.version_id},
                          {"hash", procedure.hash},
                          {"kind", to_text(procedure.kind)},
                          {"group", procedure.group_name},
                          {"needs", to_text(procedure.needs)},
                          {"at_least", procedure.at_least},
                          {"state", to_text(reading->state())},
                          {"held", reading->is_held()},
                          {"deadline", to_text(procedure.deadline)},
                          {"zone", procedure.zone},
                          {"ended_at", nullptr},
                          {"members", std::move(members)},
                          {"answers", std::move(answers)}};
        if (const auto ended = reading->ended_at()) document["ended_at"] = to_text(*ended);
        return api::reply(document);
    });
}

Result<Reply> api_create_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    const auto deadline = api::local_time_in(*body, "deadline");
    if (!deadline) return deadline.error();
    const auto kind = parse_procedure_kind(text_in(*body, "kind"));
    if (!kind)
        return Error{ErrorCode::invalid_input,
                     "The group cannot be asked like this.",
                     {},
                     {{"kind", "Choose how it has to be validated."}}};
    return id_or(
        ProcedureService(scope.db(), tools)
            .create(scope.actor(), {.statement_id = request.path_value("id"),
                                    .version_id = request.path_value("version"),
                                    .kind = *kind,
                                    .group_name = text_in(*body, "group"),
                                    .parties = api::texts_in(*body, "parties"),
                                    .needs = parse_needs(text_in(*body, "needs")).value_or(Needs::all),
                                    .at_least = body->value("at_least", 0),
                                    .deadline = *deadline,
                                    .zone = text_in(*body, "zone"),
                                    .reminder_days = body->value("reminder_days", tools.reminder_days())}));
}

Result<Reply> api_require(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        std::optional<Requirement> wanted;
        if (const auto way = parse_way(text_in(*body, "way"))) {
            auto named =
                named_requirement(uow, *tools.validation, scope.actor(), *way, text_in(*body, "who"));
            if (!named) return std::move(named).error();
            wanted = *std::move(named);
        }
        return require_validation(uow, *tools.validation, scope.actor(), request.path_value("id"), wanted);
    }));
}

}  // namespace

void add_procedure_api(Registrar& registrar, const ProcedureTools& tools) {
    constexpr std::string_view to_sign = "statements.sign";
    const auto add = [&](const Operation& operation, auto act) {
        announce(registrar, to_sign, operation, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    /// Something that is done to one procedure.
    const auto of_one = [&](Method method, std::string_view end, std::string_view name,
                            std::string_view summary, std::string_view schema, std::string_view answer,
                            auto act) {
        const auto path = "/api/statements/procedures/{procedure}" + std::string(end);
        add({method, path, name, summary, schema, answer},
            [act](const ProcedureTools& with, const Request& request, RequestScope& scope) -> Result<Reply> {
                const auto body = api::object_of(request);
                if (!body) return body.error();
                ProcedureService service(scope.db(), with);
                return act(service, scope.actor(), request.path_value("procedure"), *body);
            });
    };
    using Service = ProcedureService;
    add({Method::post, "/api/statements/{id}/versions/{version}/procedures",
         "statements.api_create_procedure",
         "Names a group that is asked about a version; nobody is written to yet", new_procedure_schema,
         id_schema},
        api_create_procedure);
    add({Method::get, "/api/statements/procedures/{procedure}", "statements.api_procedure",
         "Approval of a group, or a silence procedure, as it stands now", "", procedure_schema},
        api_procedure);
    add({Method::put, "/api/statements/{id}/requirement", "statements.api_require",
         "Says how versions of a statement have to be validated before one opens for signature",
         requirement_schema, done_schema},
        api_require);
    of_one(Method::post, "/letters", "statements.api_send_letters",
           "Asks the group; count is the number of messages expected", api::count_schema, api::count_schema,
           [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
               return api::count_or(service.send_letters(actor, id, body.value("count", -1)));
           });
    of_one(Method::post, "/reminders", "statements.api_remind_members",
           "Reminds members that are silent; count is the number of messages expected", api::count_schema,
           api::count_schema,
           [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
               return api::count_or(service.remind(actor, id, body.value("count", -1)));
           });
    of_one(
        Method::post, "/contact", "statements.api_set_member", "Corrects whom a member is written to",
        R"({"type":"object","required":["party","address","language"],"properties":{"party":{"type":"string","maxLength":60},"name":{"type":"string","maxLength":200},"address":{"type":"string","maxLength":254},"language":{"enum":["en","es","fr"]}}})",
        done_schema, [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
            return done_or(service.set_contact(
                actor, id, text_in(body, "party"),
                {text_in(body, "name"), text_in(body, "address"), text_in(body, "language")}));
        });
    of_one(Method::post, "/letters/again", "statements.api_send_link_again", "Mails a new link to one member",
           api::party_schema, done_schema,
           [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
               return done_or(service.send_again(actor, id, text_in(body, "party")));
           });
    of_one(Method::post, "/links/end", "statements.api_end_member_links",
           "Every link that was mailed to this member opens nothing any more", api::party_schema, done_schema,
           [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
               return done_or(service.end_links(actor, id, text_in(body, "party")));
           });
    of_one(
        Method::post, "/extension", "statements.api_extend_procedure",
        "Moves the deadline, in the zone of the procedure, and tells everybody",
        R"({"type":"object","required":["deadline","reason"],"properties":{"deadline":{"type":"string","maxLength":16,"description":"2026-12-11T17:00"},"reason":{"type":"string","minLength":1,"maxLength":500}}})",
        done_schema,
        [](Service& service, const Actor& actor, const std::string& id,
           const Document& body) -> Result<Reply> {
            const auto to = api::local_time_in(body, "deadline");
            if (!to) return to.error();
            return done_or(service.extend(actor, id, *to, text_in(body, "reason")));
        });
    of_one(Method::post, "/withdrawal", "statements.api_withdraw_procedure",
           "Withdraws it, and tells everybody who was asked", reason_schema, done_schema,
           [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
               return done_or(service.withdraw(actor, id, text_in(body, "reason")));
           });
    of_one(Method::post, "/proceed", "statements.api_proceed",
           "Lets a silence procedure go on though somebody was not reached", reason_schema, done_schema,
           [](Service& service, const Actor& actor, const std::string& id, const Document& body) {
               return done_or(service.proceed(actor, id, text_in(body, "reason")));
           });
}

}  // namespace plenaria::statements
