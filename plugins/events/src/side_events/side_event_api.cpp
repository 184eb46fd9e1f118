// SPDX-License-Identifier: EUPL-1.2
#include "side_event_api.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../api_values.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "decision_service.hpp"
#include "proposal_list_pages.hpp"
#include "proposal_page_repository.hpp"
#include "proposal_repository.hpp"
#include "review_service.hpp"

namespace plenaria::events {

namespace {

const std::string local_moment =
    R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"})";
const std::string call_members =
    api::titled + R"(,"opens":)" + local_moment + R"(,"closes":)" + local_moment +
    R"(,"per_day":{"type":"integer","minimum":0,"maximum":1000,"description":"0: any number"},"in_all":{"type":"integer","minimum":0,"maximum":1000},"in_parallel":{"type":"boolean"},"official_hours":{"type":"boolean","description":"whether side events may take place during official sessions"},"per_organiser":{"type":"integer","minimum":0,"maximum":1000},"minutes":{"type":"integer","minimum":15,"maximum":480},"scale":{"type":"integer","minimum":2,"maximum":10},"criteria":{"type":"array","maxItems":12,"items":)" +
    api::object(
        R"("name","weight")",
        R"("name":{"type":"string","maxLength":200},"weight":{"type":"integer","minimum":1,"maximum":100})") +
    "}";
const std::string new_call = api::object(R"("titles","original_language","opens","closes")", call_members);
const std::string call_list = api::object(
    R"("calls")",
    R"("calls":)" +
        api::list_of(api::object(
            R"("id","titles","state","opens_at","closes_at","proposals","accepted")",
            R"("id":{"type":"string"},"titles":)" + api::titles +
                R"(,"state":{"enum":["draft","open","closed"]},"opens_at":{"type":"string"},"closes_at":{"type":"string"},"per_day":{"type":"integer"},"in_all":{"type":"integer"},"in_parallel":{"type":"boolean"},"official_hours":{"type":"boolean"},"per_organiser":{"type":"integer"},"proposals":{"type":"integer"},"accepted":{"type":"integer"})")));
const std::string call_state_wish =
    api::object(R"("state")", R"("state":{"enum":["draft","open","closed"]})");
const std::string state_of_proposal =
    R"({"enum":["proposed","accepted","waiting","declined","withdrawn","merged"]})";
const std::string proposal_members =
    R"("id":{"type":"string"},"number":{"type":"integer"},"title":{"type":"string"},"organiser":{"type":"string"},"organiser_ref":{"type":"string"},"language":{"type":"string"},"state":)" +
    state_of_proposal +
    R"(,"reviews":{"type":"integer","description":"absent while the caller has to score it first"},"score":{"type":"number"},"session":{"type":"string"},"told":{"type":"boolean"},"revision":{"type":"integer"})";
const std::string proposal_list = api::object(
    R"("proposals")",
    R"("proposals":)" +
        api::list_of(api::object(R"("id","number","title","organiser","state")", proposal_members)));
const std::string one_proposal = api::object(
    R"("id","number","title","organiser","state","description","revision")",
    proposal_members +
        R"(,"description":{"type":"string"},"co_organisers":{"type":"string"},"contact_name":{"type":"string"},"contact_mail":{"type":"string"},"expected":{"type":"integer"},"preferred_day":{"type":"string"},"reason":{"type":"string"},"merged_into":{"type":"string"},"slots":)" +
        api::list_of(
            api::object(R"("starts","ends","room")",
                        R"("starts":{"type":"string"},"ends":{"type":"string"},"room":{"type":"string"})")));
const std::string new_proposal = api::object(
    R"("title","description","organiser","contact_name","contact_mail","language")",
    R"("title":{"type":"string","maxLength":200},"description":{"type":"string","maxLength":5000},"organiser":{"type":"string","maxLength":200},"organiser_ref":)" +
        api::ref +
        R"(,"co_organisers":{"type":"string","maxLength":1000},"contact_name":{"type":"string","maxLength":200},"contact_mail":{"type":"string","maxLength":254},"language":)" +
        api::language + R"(,"expected":{"type":"integer","minimum":0,"maximum":200000},"preferred_day":)" +
        api::day);
const std::string decision_wish = api::object(
    R"("state","revision")",
    R"("state":{"enum":["accepted","waiting","declined"]},"reason":{"type":"string","maxLength":2000},"starts":)" +
        local_moment + R"(,"ends":)" + local_moment + R"(,"room":)" + api::ref +
        R"(,"revision":{"type":"integer"})");

Document side_event_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

LocalTime moment_in(const Document& body, const char* member) {
    return parse_local(body.value(member, std::string())).value_or(LocalTime{});
}

Result<Reply> api_calls(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!find_edition(uow, id)) return edition_unknown(id);
        auto rows = Document::array();
        for (const auto& call : calls_of(uow, id)) {
            auto counts = proposal_counts(uow, call.id);
            rows.push_back({{"id", call.id},
                            {"titles", call.titles.texts},
                            {"state", std::string(to_text(call.state))},
                            {"opens_at", to_text(call.opens_at)},
                            {"closes_at", to_text(call.closes_at)},
                            {"per_day", call.limits.per_day},
                            {"in_all", call.limits.in_all},
                            {"in_parallel", call.limits.in_parallel},
                            {"official_hours", call.limits.official_hours},
                            {"per_organiser", call.limits.per_organiser},
                            {"proposals", total_of(counts)},
                            {"accepted", counts[ProposalState::accepted].proposals}});
        }
        return Reply(Json{compact({{"calls", std::move(rows)}}), 200});
    });
}

Result<Reply> api_create_call(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto body = side_event_body(request);
    CallFacts facts{.titles = titles_in(body),
                    .opens = moment_in(body, "opens"),
                    .closes = moment_in(body, "closes"),
                    .limits = {.per_day = body.value("per_day", 0),
                               .in_all = body.value("in_all", 0),
                               .in_parallel = body.value("in_parallel", true),
                               .official_hours = body.value("official_hours", true),
                               .per_organiser = body.value("per_organiser", 0)},
                    .minutes = body.value("minutes", 75),
                    .scale = body.value("scale", 5)};
    for (const auto& each : body.value("criteria", Document::array()))
        facts.criteria.push_back(
            {.name = each.at("name").get<std::string>(), .weight = each.at("weight").get<int>()});
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return create_call(uow, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_call_state(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto state = parse_call_state(side_event_body(request).at("state").get<std::string>()).value();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_call_state(uow, scope.actor(), request.path_value("call"), state);
    }));
}

Document proposal_row(const CallReading& reading, const Proposal& each, const std::string& account) {
    Document row{{"id", each.id},
                 {"number", each.number},
                 {"title", each.facts.title},
                 {"organiser", each.facts.organiser_name},
                 {"organiser_ref", each.facts.organiser_ref},
                 {"language", each.facts.language},
                 {"state", std::string(to_text(each.state))},
                 {"session", each.session_id},
                 {"told", each.told_at.has_value()},
                 {"revision", each.revision}};
    if (const auto sum = reading.seen_by(account, each.id)) {
        row["reviews"] = sum->reviews;
        if (sum->reviews > 0) row["score"] = sum->mean;
    }
    return row;
}

Result<Reply> api_proposals(const SideEventTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_call(uow, request.path_value("call"));
        if (!reading) return reading.error();
        auto rows = Document::array();
        for (const auto& each : reading->proposals)
            rows.push_back(proposal_row(*reading, each, scope.actor().id));
        return Reply(Json{compact({{"proposals", std::move(rows)}}), 200});
    });
}

Result<Reply> api_proposal(const SideEventTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto one = read_proposal(uow, request.path_value("proposal"));
        if (!one) return one.error();
        const auto reading = read_call(uow, one->call.id);
        if (!reading) return reading.error();
        const auto& facts = one->proposal.facts;
        auto row = proposal_row(*reading, one->proposal, scope.actor().id);
        row["description"] = facts.description;
        row["co_organisers"] = facts.co_organisers;
        row["contact_name"] = facts.contact_name;
        row["contact_mail"] = facts.contact_mail;
        row["expected"] = facts.expected;
        row["preferred_day"] = facts.preferred_day ? to_text(*facts.preferred_day) : std::string();
        row["reason"] = one->proposal.reason;
        row["merged_into"] = one->proposal.merged_into;
        auto slots = Document::array();
        for (const auto& each : offered_slots(uow, *one))
            slots.push_back({{"starts", to_text(each.slot.starts)},
                             {"ends", to_text(each.slot.ends)},
                             {"room", each.room_id}});
        row["slots"] = std::move(slots);
        return Reply(Json{compact(row), 200});
    });
}

Result<Reply> api_add_proposal(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto body = side_event_body(request);
    const auto text = [&](const char* member) { return body.value(member, std::string()); };
    const ProposalFacts facts{.title = text("title"),
                              .description = text("description"),
                              .language = text("language"),
                              .organiser_ref = text("organiser_ref"),
                              .organiser_name = text("organiser"),
                              .co_organisers = text("co_organisers"),
                              .contact_name = text("contact_name"),
                              .contact_mail = text("contact_mail"),
                              .expected = body.value("expected", 0),
                              .preferred_day = parse_day(text("preferred_day"))};
    return id_or(scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!facts.organiser_ref.empty() && !tools.lookup->entry(uow, facts.organiser_ref, "en"))
            return refuse_if_any({{"organiser_ref", /*t*/ "Choose somebody of the directory."}}).error();
        return propose(uow, tools.mails(), scope.actor(), request.path_value("call"), facts,
                       ProposedBy::secretariat);
    }));
}

Result<Reply> api_decide(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto body = side_event_body(request);
    const Decision decision{.state = parse_proposal_state(body.at("state").get<std::string>()).value(),
                            .reason = body.value("reason", std::string()),
                            .starts = moment_in(body, "starts"),
                            .ends = moment_in(body, "ends"),
                            .room_id = body.value("room", std::string()),
                            .revision = body.at("revision").get<int>()};
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return decide(uow, tools, scope.actor(), scope.locale(), request.path_value("proposal"), decision);
    }));
}

}  // namespace

void announce_side_event_api(Registrar& registrar, const SideEventTools& tools) {
    using Act = Result<Reply> (*)(const SideEventTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.side_events", what,
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    operation({Method::get, "/api/events/editions/{edition}/calls", "events.api_calls",
               "The calls for side events of an event, with their limits.", "", call_list},
              api_calls);
    operation({Method::post, "/api/events/editions/{edition}/calls", "events.api_create_call",
               "A new call, as a draft; times are those of the event's zone.", new_call, api::id_only},
              api_create_call);
    operation({Method::put, "/api/events/calls/{call}/state", "events.api_call_state",
               "Opens or closes a call.", call_state_wish, done_schema},
              api_call_state);
    operation({Method::get, "/api/events/calls/{call}/proposals", "events.api_proposals",
               "What was proposed; scores only of what the caller has scored, until scoring is closed.", "",
               proposal_list},
              api_proposals);
    operation({Method::post, "/api/events/calls/{call}/proposals", "events.api_add_proposal",
               "Enters a proposal for an organiser, who is mailed a receipt.", new_proposal, api::id_only},
              api_add_proposal);
    operation({Method::get, "/api/events/proposals/{proposal}", "events.api_proposal",
               "One proposal, and slots that break no rule of its call.", "", one_proposal},
              api_proposal);
    operation({Method::post, "/api/events/proposals/{proposal}/decision", "events.api_decide_proposal",
               "Accepts it into a slot, puts it on the waiting list, or declines it with a reason; 422 names "
               "every rule that "
               "the slot would break, with both sides.",
               decision_wish, done_schema},
              api_decide);
}

}  // namespace plenaria::events
