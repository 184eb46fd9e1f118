// SPDX-License-Identifier: EUPL-1.2
#include "consultation_api.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include <plenaria/db.hpp>

#include "../consolidation/consolidation_service.hpp"
#include "../review/point_repository.hpp"
#include "../shared_api.hpp"
#include "../shared_pages.hpp"
#include "../signatures/signature_service.hpp"
#include "../text/statement_repository.hpp"
#include "consultation_api_schemas.hpp"
#include "round_pages.hpp"
#include "round_repository.hpp"
#include "round_service.hpp"

namespace plenaria::statements {

namespace {

api::Document round_json(const Round& round) {
    return {{"id", round.id},
            {"statement", round.statement_id},
            {"version", round.version_id},
            {"name", round.name},
            {"state", to_text(round.state)},
            {"visibility", to_text(round.visibility)},
            {"deadline", to_text(round.deadline)},
            {"zone", round.zone}};
}

Result<Reply> api_rounds(const Request&, RequestScope& scope) {
    return scope.db().read([](UnitOfWork& uow) -> Result<Reply> {
        auto all = api::Document::array();
        for (const auto& round : list_rounds(uow)) all.push_back(round_json(round));
        return api::reply({{"rounds", std::move(all)}});
    });
}

Result<Reply> api_round(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto progress = progress_of(uow, request.path_value("round"), scope.locale().language());
        if (!progress) return std::move(progress).error();
        auto document = round_json(progress->round);
        auto offices = api::Document::array();
        for (const auto& each : progress->offices) {
            const bool sent = each.office.sent_at.has_value();
            offices.push_back({{"party", each.office.party},
                               {"name", each.office.party_name},
                               {"stage", to_text(each.stage)},
                               {"address", each.office.address},
                               // What an office has not sent is its own business.
                               {"position", to_text(sent ? each.office.position : Position::none)},
                               {"position_text", sent ? each.office.position_text : std::string()},
                               {"sent_at", sent ? to_text(*each.office.sent_at) : std::string()},
                               {"suggestions", each.suggestions},
                               {"comments", each.comments}});
        }
        document["offices"] = std::move(offices);
        return api::reply(document);
    });
}

Result<Reply> api_create_round(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto document = api::object_of(request);
    if (!document) return std::move(document).error();
    NewRound wanted{
        .version_id = api::text_in(*document, "version"),
        .name = api::text_in(*document, "name"),
        .visibility = parse_visibility(api::text_in(*document, "visibility")).value_or(Visibility::silent),
        .zone = api::text_in(*document, "zone"),
        .reminder_days = document->value("reminder_days", api::Document()).is_number_integer()
                             ? std::clamp(document->at("reminder_days").get<int>(), 0, 60)
                             : tools.reminder_days()};
    // "2026-12-11T17:00": a clock on a wall in that zone.
    const auto deadline = parse_instant(api::text_in(*document, "deadline") + ":00Z");
    if (!deadline)
        return Error{ErrorCode::invalid_input,
                     "The round cannot be prepared like this.",
                     {},
                     {{"deadline", "Write the deadline as 2026-12-11T17:00, in local time."}}};
    wanted.deadline = to_local(*deadline, "UTC");
    if (const auto questions = document->find("questions");
        questions != document->end() && questions->is_object())
        for (const auto& [language, text] : questions->items())
            if (is_language(language) && text.is_string())
                wanted.questions[language] = text.get<std::string>();
    if (const auto parties = document->find("parties"); parties != document->end() && parties->is_array())
        for (const auto& party : *parties)
            if (party.is_string()) wanted.parties.push_back(party.get<std::string>());
    auto created = RoundService(scope.db(), *tools.directory, *tools.mails).create(scope.actor(), wanted);
    if (!created) return std::move(created).error();
    return api::reply({{"id", *created}}, 201);
}

Result<Reply> api_invite(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto document = api::object_of(request);
    if (!document) return std::move(document).error();
    const auto count = document->value("count", api::Document());
    auto sent = RoundService(scope.db(), *tools.directory, *tools.mails)
                    .invite(scope.actor(), request.path_value("round"),
                            count.is_number_integer() ? count.get<int>() : -1);
    if (!sent) return std::move(sent).error();
    return api::reply({{"count", *sent}});
}

Result<Reply> api_points(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("round");
        const auto round = find_round(uow, id);
        if (!round) return no_such_round(id);
        std::map<std::string, std::string> reasons;
        for (const auto& decision : decisions_of(uow, round->statement_id))
            reasons.emplace(decision.id, decision.reason);
        auto all = api::Document::array();
        for (const auto& point : points_of_round(uow, id)) {
            const auto reason = reasons.find(point.decision_id);
            all.push_back({{"id", point.id},
                           {"round", point.round_id},
                           {"office", point.party},
                           {"office_name", point.office_name},
                           {"paragraph", point.paragraph_id},
                           {"kind", to_text(point.kind)},
                           {"language", point.language},
                           {"text", point.base},
                           {"wording", point.wording},
                           {"remark", point.remark},
                           {"quote", point.anchor.quote},
                           {"fit", to_text(point.fit)},
                           {"state", to_text(point.state)},
                           {"decision", point.decision_id},
                           {"reason", reason == reasons.end() ? std::string() : reason->second}});
        }
        return api::reply({{"points", std::move(all)}});
    });
}

Result<Reply> api_decide(const Request& request, RequestScope& scope) {
    auto document = api::object_of(request);
    if (!document) return std::move(document).error();
    const auto outcome = api::text_in(*document, "outcome"), reason = api::text_in(*document, "reason");
    const auto& point = request.path_value("point");
    ConsolidationService service(scope.db());
    Result<std::string> decided = Error{ErrorCode::invalid_input,
                                        "Choose accept, refuse or note.",
                                        {},
                                        {{"outcome", "Choose accept, refuse or note."}}};
    if (outcome == "refuse") decided = service.refuse(scope.actor(), point, reason);
    if (outcome == "note") decided = service.note(scope.actor(), point, reason);
    if (outcome == "accept") {
        Acceptance wanted{.point_id = point, .reason = reason};
        if (document->contains("wording")) wanted.wording = api::text_in(*document, "wording");
        auto accepted = service.accept(scope.actor(), wanted);
        if (!accepted) return std::move(accepted).error();
        if (accepted->decision_id.empty())
            return Error{
                ErrorCode::conflict,
                "This suggestion and the draft change the same words. Write how the paragraph shall read.",
                "point " + point};
        decided = accepted->decision_id;
    }
    if (!decided) return std::move(decided).error();
    return api::reply({{"decision", *decided}}, 201);
}

Result<Reply> api_undo(const Request& request, RequestScope& scope) {
    auto undone = ConsolidationService(scope.db()).undo(scope.actor(), request.path_value("decision"));
    if (!undone) return std::move(undone).error();
    if (undone->decision_id.empty())
        return Error{ErrorCode::conflict,
                     "The paragraph has been changed since in the same words. Take the later decision back "
                     "first, or edit the paragraph.",
                     "decision"};
    return api::reply({{"decision", undone->decision_id}});
}

Result<Reply> api_signings(const Request&, RequestScope& scope) {
    return scope.db().read([](UnitOfWork& uow) -> Result<Reply> {
        auto all = api::Document::array();
        for (const auto& signing : list_signings(uow))
            all.push_back({{"id", signing.id},
                           {"statement", signing.statement_id},
                           {"version", signing.version_id},
                           {"sha256", signing.version_hash},
                           {"open", takes_signatures(signing, uow.now())},
                           {"closes", to_text(signing.closes_at)},
                           {"signed", valid_signatures(uow, signing.id).size()}});
        return api::reply({{"signings", std::move(all)}});
    });
}

Result<Reply> api_signing(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("signing");
        if (!find_signing(uow, id))
            return Error{ErrorCode::not_found, "This page does not exist.", "signing " + id};
        const auto signatures = valid_signatures(uow, id);
        std::unordered_map<std::string_view, const Signature*> signature_of;
        for (const auto& each : signatures) signature_of.emplace(each.party, &each);
        auto all = api::Document::array();
        for (const auto& each : signatories_of(uow, id)) {
            api::Document one{{"party", each.party},
                              {"name", each.party_name},
                              {"state", to_text(each.state)},
                              {"address", each.address}};
            if (const auto found = signature_of.find(each.party); found != signature_of.end()) {
                one["person"] = found->second->person_name;
                one["signed_at"] = to_text(found->second->signed_at);
            }
            all.push_back(std::move(one));
        }
        return api::reply({{"signatories", std::move(all)}});
    });
}

Route operation(Method method, const char* path, const char* name, std::string_view permission,
                ApiOperation api, Handler handler) {
    return {.method = method,
            .path = path,
            .name = name,
            .access = Access::permission(permission),
            .api = std::move(api),
            .handler = std::move(handler)};
}

std::string schema_text(std::string_view schema) { return std::string(schema); }

}  // namespace

void add_consultation_api(Registrar& registrar, const RoundTools& rounds) {
    constexpr std::string_view consult = "statements.consult", sign = "statements.sign";
    registrar.route(operation(get, "/api/statements/rounds", "statements.api_rounds", consult,
                              {"Lists the rounds of consultation", "", schema_text(schema::rounds)},
                              api_rounds));
    registrar.route(operation(post, "/api/statements/rounds", "statements.api_create_round", consult,
                              {"Prepares a round; nothing is sent", schema_text(schema::new_round),
                               schema_text(schema::created_id)},
                              [&rounds](const Request& request, RequestScope& scope) {
                                  return api_create_round(rounds, request, scope);
                              }));
    registrar.route(operation(get, "/api/statements/rounds/{round}", "statements.api_round", consult,
                              {"A round and how far each office has come", "", schema_text(schema::round)},
                              api_round));
    registrar.route(
        operation(post, "/api/statements/rounds/{round}/invitations", "statements.api_invite", consult,
                  {"Opens the round and mails its links; count is the number of messages expected",
                   schema_text(schema::count), schema_text(schema::count)},
                  [&rounds](const Request& request, RequestScope& scope) {
                      return api_invite(rounds, request, scope);
                  }));
    registrar.route(operation(get, "/api/statements/rounds/{round}/points", "statements.api_points", consult,
                              {"The compilation of comments", "", schema_text(schema::points)}, api_points));
    registrar.route(operation(
        post, "/api/statements/points/{point}/decision", "statements.api_decide", consult,
        {"Decides on a point", schema_text(schema::decision_request), schema_text(schema::decision)},
        api_decide));
    registrar.route(operation(Method::del, "/api/statements/decisions/{decision}", "statements.api_undo",
                              consult, {"Takes a decision back", "", schema_text(schema::decision)},
                              api_undo));
    registrar.route(operation(get, "/api/statements/signings", "statements.api_signings", sign,
                              {"Lists the texts open for signature", "", schema_text(schema::signings)},
                              api_signings));
    registrar.route(operation(get, "/api/statements/signings/{signing}", "statements.api_signing", sign,
                              {"The register of a signing", "", schema_text(schema::signatories)},
                              api_signing));
}

}  // namespace plenaria::statements
