// SPDX-License-Identifier: EUPL-1.2
#include "pledge_api.hpp"

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/plugin.hpp>

#include "json.hpp"
#include "pledge_pages.hpp"
#include "pledge_service.hpp"

namespace plenaria::events_grf {

namespace {

template <std::size_t N>
std::string one_of(const std::array<Term, N>& terms, bool or_none) {
    auto values = Document::array();
    if (or_none) values.push_back("");
    for (const auto& term : terms) values.push_back(std::string(term.stored));
    return compact({{"enum", std::move(values)}});
}

const std::string stage_schema = R"({"enum":["planning","in_progress","fulfilled"]})";
/// Lengths are those of the rules, which say it in words; here they keep what is read small.
std::string pledge_members() {
    return R"("entity":{"type":"string","maxLength":60},"title":{"type":"string","maxLength":200},"text":{"type":"string","maxLength":4000},"area":)" +
           one_of(areas, false) + R"(,"objective":)" + one_of(objectives, true) + R"(,"kind":)" +
           one_of(kinds, false) +
           R"(,"partners":{"type":"string","maxLength":500},"places":{"type":"string","maxLength":300},"amount":{"type":"integer","minimum":0,"maximum":1000000000000},"currency":{"type":"string","maxLength":3},"due_on":{"type":"string","maxLength":10,"description":"A day like 2023-12-31; empty: none"})";
}
std::string object(const std::string& required, const std::string& members) {
    return R"({"type":"object","required":[)" + required + R"(],"properties":{)" + members + "}}";
}
std::string pledge_schema() {
    return object(
        R"("id","number","entity","title","stage","revision")",
        pledge_members() +
            R"(,"id":{"type":"string"},"edition":{"type":"string"},"number":{"type":"integer"},"entity_name":{"type":"string"},"stage":)" +
            stage_schema +
            R"(,"withdrawn":{"type":"boolean"},"revision":{"type":"integer"},"reports":{"type":"array","items":)" +
            object(
                R"("stage","reported_at")",
                R"("stage":)" + stage_schema +
                    R"(,"note":{"type":"string"},"reported_at":{"type":"string"},"reported_by":{"type":"string"})") +
            "}");
}

Document body_of(const Request& request) { return Document::parse(request.body, nullptr, false); }
Result<Reply> reply(const Document& document) { return Reply(plenaria::Json{compact(document)}); }

Document json_of(const Pledge& pledge) {
    const auto& facts = pledge.facts;
    return {{"id", pledge.id},
            {"edition", pledge.edition_id},
            {"number", pledge.number},
            {"entity", facts.entity_ref},
            {"entity_name", pledge.entity_name},
            {"title", facts.title},
            {"text", facts.text},
            {"area", facts.area},
            {"objective", facts.objective},
            {"kind", facts.kind},
            {"partners", facts.partners},
            {"places", facts.places},
            {"amount", facts.amount},
            {"currency", facts.currency},
            {"due_on", facts.due_on ? to_text(*facts.due_on) : std::string()},
            {"stage", std::string(to_text(pledge.stage))},
            {"withdrawn", pledge.withdrawn},
            {"revision", pledge.revision}};
}

/// Members that are absent stay as they are. @return invalid_input for a day that is none.
Result<void> read_facts(const Document& body, PledgeFacts& facts) {
    const auto text = [&](const char* name, std::string& into) {
        if (body.contains(name)) into = body.at(name).get<std::string>();
    };
    text("entity", facts.entity_ref);
    text("title", facts.title);
    text("text", facts.text);
    text("area", facts.area);
    text("objective", facts.objective);
    text("kind", facts.kind);
    text("partners", facts.partners);
    text("places", facts.places);
    text("currency", facts.currency);
    if (body.contains("amount")) facts.amount = body.at("amount").get<long long>();
    if (body.contains("due_on")) {
        const auto day = body.at("due_on").get<std::string>();
        facts.due_on = parse_day(day);
        if (!day.empty() && !facts.due_on)
            return Error{ErrorCode::invalid_input,
                         "Something in this form needs your attention.",
                         {},
                         {{"due_on", /*t*/ "Write a day like 2023-12-31, or leave it empty."}}};
    }
    return {};
}

Result<Reply> api_pledges(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    constexpr int page_size = 100;
    const auto page = page_number(request);
    const auto filter = read_filter(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (auto edition = forum(uow, *tools.editions, filter.edition, "en"); !edition)
            return std::move(edition).error();
        auto rows = Document::array();
        for (const auto& pledge : pledges(uow, filter, (page - 1) * page_size, page_size))
            rows.push_back(json_of(pledge));
        return reply({{"page", page}, {"total", count_pledges(uow, filter)}, {"pledges", std::move(rows)}});
    });
}

Result<Reply> api_enter_pledge(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    PledgeFacts facts;
    if (auto read = read_facts(body_of(request), facts); !read) return std::move(read).error();
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return enter_pledge(uow, *tools.lookup, *tools.editions, scope.actor(), request.path_value("edition"),
                            facts);
    }));
}

Result<Reply> api_pledge(const PledgeTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto pledge = pledge_of(uow, request.path_value("pledge"));
        if (!pledge) return pledge.error();
        auto json = json_of(*pledge);
        json["reports"] = Document::array();
        for (const auto& report : reports_of(uow, pledge->id))
            json["reports"].push_back({{"stage", std::string(to_text(report.stage))},
                                       {"note", report.note},
                                       {"reported_at", to_text(report.reported_at)},
                                       {"reported_by", report.reported_by}});
        return reply(json);
    });
}

Result<Reply> api_change_pledge(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("pledge");
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto pledge = pledge_of(uow, id);
        if (!pledge) return std::move(pledge).error();
        if (auto read = read_facts(body, pledge->facts); !read) return read;
        return change_pledge(uow, *tools.lookup, scope.actor(), id, pledge->facts, body.value("revision", 0));
    }));
}

Result<Reply> api_report_pledge(const PledgeTools&, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const auto stage = parse_stage(body.at("stage").get<std::string>()).value();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return report_pledge(uow, scope.actor(), request.path_value("pledge"), stage,
                             body.value("note", std::string()));
    }));
}

Result<Reply> api_withdraw_pledge(const PledgeTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return withdraw_pledge(uow, scope.actor(), request.path_value("pledge"), true);
    }));
}

Result<Reply> api_restore_pledge(const PledgeTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return withdraw_pledge(uow, scope.actor(), request.path_value("pledge"), false);
    }));
}

}  // namespace

void announce_pledge_api(Registrar& registrar, const PledgeTools& tools) {
    using Act = Result<Reply> (*)(const PledgeTools&, const Request&, RequestScope&);
    const auto operation = [&](Method method, const char* path, const char* name, const char* summary,
                               std::string_view request_schema, std::string_view response_schema, Act act) {
        announce(registrar, method == Method::get ? "events-grf.view" : "events-grf.edit",
                 {.method = method,
                  .path = path,
                  .name = name,
                  .summary = summary,
                  .request_schema = request_schema,
                  .response_schema = response_schema},
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    operation(
        Method::get, "/api/events/editions/{edition}/grf/pledges", "events-grf.api_pledges",
        "Pledges of a forum by number; ?area= ?stage= ?page= narrow.", "",
        object(R"("page","total","pledges")",
               R"("page":{"type":"integer"},"total":{"type":"integer"},"pledges":{"type":"array","items":)" +
                   pledge_schema() + "}"),
        api_pledges);
    operation(Method::post, "/api/events/editions/{edition}/grf/pledges", "events-grf.api_enter_pledge",
              "A new pledge; it stands at planning.",
              object(R"("entity","title","text","area","kind")", pledge_members()), id_schema,
              api_enter_pledge);
    operation(Method::get, "/api/events/grf/pledges/{pledge}", "events-grf.api_pledge",
              "A pledge with what was reported of it.", "", pledge_schema(), api_pledge);
    operation(Method::patch, "/api/events/grf/pledges/{pledge}", "events-grf.api_change_pledge",
              "Changes what the body names; 409 when somebody else changed it since that revision.",
              object(R"("revision")", pledge_members() + R"(,"revision":{"type":"integer"})"), done_schema,
              api_change_pledge);
    operation(
        Method::post, "/api/events/grf/pledges/{pledge}/report", "events-grf.api_report_pledge",
        "What became of it, with the stage that it has reached.",
        object(R"("stage")", R"("stage":)" + stage_schema + R"(,"note":{"type":"string","maxLength":2000})"),
        done_schema, api_report_pledge);
    operation(Method::del, "/api/events/grf/pledges/{pledge}", "events-grf.api_withdraw_pledge",
              "Marks it as withdrawn; that can be taken back.", "", done_schema, api_withdraw_pledge);
    operation(Method::post, "/api/events/grf/pledges/{pledge}/restore", "events-grf.api_restore_pledge",
              "Takes a withdrawal back.", "", done_schema, api_restore_pledge);
}

}  // namespace plenaria::events_grf
