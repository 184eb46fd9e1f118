// SPDX-License-Identifier: EUPL-1.2
#include "meeting_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "agenda_repository.hpp"
#include "meeting_common_pages.hpp"
#include "meeting_repository.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::compact;
using ledger::Document;

#define CMT_MEETING_MEMBERS \
    R"("id":{"type":"string"},"body":{"type":"string"},"title":{"type":"string"},"state":{"enum":["draft","convened","cancelled","open","closed"]},"starts_at":{"type":"string"},"minutes":{"type":"integer"},"zone":{"type":"string"},"place":{"type":"string"},"video":{"type":"string"},"languages":{"type":"array","items":{"type":"string"}},"minutes_state":{"enum":["draft","circulated","approved"]},"text_hash":{"type":"string"},"revision":{"type":"integer"})"
#define CMT_DECISION_MEMBERS \
    R"("number":{"type":"string"},"item":{"type":"string"},"way":{"enum":["consensus","hands","ballot","none"]},"carried":{"type":"boolean"},"yes":{"type":"integer"},"no":{"type":"integer"},"abstentions":{"type":"integer"},"present":{"type":"integer"},"needed":{"type":"integer"},"decided_at":{"type":"string"})"
constexpr std::string_view page_query =
    R"({"type":"object","additionalProperties":false,"properties":{"page":{"type":"string"}}})";
constexpr std::string_view meeting_list_schema =
    R"({"type":"object","required":["meetings","total"],"properties":{"total":{"type":"integer"},"meetings":{"type":"array","items":{"type":"object","required":["id","body","state","starts_at"],"properties":{)" CMT_MEETING_MEMBERS
    "}}}}}";
constexpr std::string_view meeting_schema =
    R"({"type":"object","required":["id","body","state","starts_at","quorum","members","to_write"],"properties":{)" CMT_MEETING_MEMBERS
    R"(,"quorum":{"type":"object","required":["held","present","needed","reached"],"properties":{"held":{"type":"integer"},"present":{"type":"integer"},"needed":{"type":"integer"},"reached":{"type":"boolean"}}},"to_write":{"type":"integer"},"members":{"type":"array","items":{"type":"object","required":["seat","person","answer"],"properties":{"seat":{"type":"integer"},"person":{"type":"string"},"city":{"type":"string"},"alternate":{"type":"string"},"answer":{"type":"string"}}}}}})";
constexpr std::string_view agenda_schema =
    R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object","required":["id","number","kind","title"],"properties":{"id":{"type":"string"},"number":{"type":"integer"},"kind":{"enum":["information","discussion","decision","election","approval","other"]},"title":{"type":"string"},"owner":{"type":"string"},"minutes":{"type":"integer"},"motion":{"type":"string"},"version":{"type":"string"},"vacancy":{"type":"string"},"revision":{"type":"integer"},"decision":{"type":["object","null"],"properties":{)" CMT_DECISION_MEMBERS
    "}}}}}}}";
constexpr std::string_view decision_list_schema =
    R"({"type":"object","required":["decisions","total"],"properties":{"total":{"type":"integer"},"decisions":{"type":"array","items":{"type":"object","required":["number","meeting","title","carried"],"properties":{"meeting":{"type":"string"},"title":{"type":"string"},"text":{"type":"string"},)" CMT_DECISION_MEMBERS
    "}}}}}";
#undef CMT_MEETING_MEMBERS
#undef CMT_DECISION_MEMBERS

Document json_of(const Meeting& meeting, const Locale& locale) {
    const auto& facts = meeting.facts;
    return {{"id", meeting.id},
            {"body", meeting.body_id},
            {"title", short_title_of(meeting, locale)},
            {"state", std::string(to_text(meeting.state))},
            {"starts_at", to_text(meeting.starts_at)},
            {"minutes", facts.minutes},
            {"zone", facts.zone},
            {"place", facts.place},
            {"video", facts.video},
            {"languages", facts.languages},
            {"minutes_state", std::string(to_text(meeting.minutes))},
            {"text_hash", meeting.text_hash},
            {"revision", meeting.revision}};
}

Document json_of(const TakenDecision& decision) {
    return {{"number", decision.serial > 0 ? decision.number() : std::string()},
            {"item", decision.item_id},
            {"way", std::string(to_text(decision.way))},
            {"carried", decision.carried},
            {"yes", decision.votes.yes},
            {"no", decision.votes.no},
            {"abstentions", decision.votes.abstentions},
            {"present", decision.present},
            {"needed", decision.needed},
            {"decided_at", to_text(decision.decided_at)}};
}

int rows_before(const Request& request) { return (page_number(request) - 1) * ledger::page_size; }

Result<Reply> api_meetings(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& body = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!ledger::find_body(uow, body)) return ledger::body_unknown(body);
        auto rows = Document::array();
        for (const auto& each : meetings_of(uow, body, rows_before(request), ledger::page_size))
            rows.push_back(json_of(each, scope.locale()));
        return Reply(Json{compact({{"total", count_meetings(uow, body)}, {"meetings", std::move(rows)}})});
    });
}

Result<Reply> api_meeting(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto record = scope.db().read([&](UnitOfWork& uow) -> Result<MeetingRecord> {
        auto found = read_record(uow, request.path_value("meeting"));
        // Those of a draft are written down when they are asked.
        if (found && found->held.meeting.state == State::draft)
            found->invitees = members_of(uow, *tools.directory, found->held.meeting);
        return found;
    });
    if (!record) return record.error();
    auto json = json_of(record->held.meeting, scope.locale());
    const auto quorum = record->quorum(record->held.meeting.closed_at.value_or(scope.now()));
    json["quorum"] = {{"held", quorum.held},
                      {"present", quorum.present},
                      {"needed", quorum.needed},
                      {"reached", quorum.is_reached()}};
    auto members = Document::array();
    for (const auto& each : record->invitees)
        if (each.sits)
            members.push_back({{"seat", each.seat},
                               {"person", each.person()},
                               {"city", each.city_name},
                               {"alternate", each.alternate_name},
                               {"answer", each.answer ? std::string(to_text(*each.answer)) : ""}});
    json["members"] = std::move(members);
    json["to_write"] = to_convene(record->invitees).size();
    return Json{compact(json)};
}

Result<Reply> api_agenda(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    auto rows = Document::array();
    for (const auto& item : record->items) {
        const auto* decision = record->decision_on(item.id);
        const auto number = static_cast<int>(rows.size()) + 1;
        rows.push_back({{"id", item.id},
                        {"number", number},
                        {"kind", std::string(to_text(item.facts.kind))},
                        {"title", item.facts.title},
                        {"owner", item.facts.owner},
                        {"minutes", item.facts.minutes},
                        {"motion", item.text()},
                        {"version", item.facts.version_id},
                        {"vacancy", item.facts.vacancy_id},
                        {"revision", item.revision},
                        {"decision", decision == nullptr ? Document() : json_of(*decision)}});
    }
    return Json{compact({{"items", std::move(rows)}})};
}

Result<Reply> api_decisions(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& body = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!ledger::find_body(uow, body)) return ledger::body_unknown(body);
        auto rows = Document::array();
        for (const auto& [decision, meeting_id, title, text] :
             decisions_of(uow, body, rows_before(request), ledger::page_size)) {
            auto row = json_of(decision);
            row["meeting"] = meeting_id;
            row["title"] = title;
            row["text"] = text;
            rows.push_back(std::move(row));
        }
        return Reply(Json{compact({{"total", count_decisions(uow, body)}, {"decisions", std::move(rows)}})});
    });
}

struct MeetingOperation {
    Operation operation;
    Result<Reply> (*act)(const MeetingTools&, const Request&, RequestScope&);
};
constexpr MeetingOperation meeting_operations[] = {
    {{Method::get, "/api/committee/bodies/{body}/meetings", "committee.api_meetings",
      "Meetings of a body, the latest first.", page_query, meeting_list_schema},
     api_meetings},
    {{Method::get, "/api/committee/meetings/{meeting}", "committee.api_meeting",
      "A meeting with its members, their answers, and the quorum of this moment.", "", meeting_schema},
     api_meeting},
    {{Method::get, "/api/committee/meetings/{meeting}/agenda", "committee.api_agenda",
      "The agenda of a meeting, with what was decided.", "", agenda_schema},
     api_agenda},
    {{Method::get, "/api/committee/bodies/{body}/decisions", "committee.api_decisions",
      "Decisions of a body, the latest first.", page_query, decision_list_schema},
     api_decisions},
};

}  // namespace

void announce_meeting_api(Registrar& registrar, const MeetingTools& tools) {
    for (const auto& line : meeting_operations)
        announce(registrar, "committee.view", line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
}

}  // namespace plenaria::committee::meetings
