// SPDX-License-Identifier: EUPL-1.2
#include "summit_api.hpp"

#include <plenaria/db.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "json.hpp"
#include "summit_pages.hpp"
#include "summit_repository.hpp"
#include "summit_service.hpp"

namespace plenaria::events_gfmd {

namespace {

std::string object(const std::string& required, const std::string& members) {
    return R"({"type":"object","required":[)" + required + R"(],"properties":{)" + members + "}}";
}
const std::string refs =
    R"({"type":"array","maxItems":60,"items":{"type":"string","maxLength":200,"description":"EC for a country, or the ref or the name of an entry of the directory"}})";
const std::string table_members =
    R"("code":{"type":"string","maxLength":10},"title":{"type":"string","maxLength":200},"co_chairs":)" +
    refs + R"(,"members":)" + refs;
const std::string summit_members =
    R"("chair":{"type":"string","maxLength":2,"description":"ISO 3166; empty: not known yet"},"theme":{"type":"string","maxLength":200},"revision":{"type":"integer","description":"0: nothing was written yet"})";

Document body_of(const Request& request) { return Document::parse(request.body, nullptr, false); }

Document json_of(UnitOfWork& uow, const RoundTable& table) {
    Document json{{"id", table.id}, {"code", table.code}, {"title", table.title}};
    json["co_chairs"] = Document::array();
    json["members"] = Document::array();
    for (const auto& member : table.team) {
        const auto country = country_of(member);
        json[member.role == TeamRole::co_chair ? "co_chairs" : "members"].push_back(
            country.empty() ? member.ref : country);
    }
    json["papers"] = Document::array();
    for (const auto& paper : papers_of(uow, table.id))
        json["papers"].push_back(
            {{"id", paper.id}, {"title", paper.title}, {"language", paper.language}, {"file", paper.file}});
    json["revision"] = table.revision;
    return json;
}

void read_facts(const Document& body, TableFacts& facts) {
    facts.code = body.value("code", facts.code);
    facts.title = body.value("title", facts.title);
    if (body.contains("co_chairs")) facts.co_chairs = body.at("co_chairs").get<std::vector<std::string>>();
    if (body.contains("members")) facts.members = body.at("members").get<std::vector<std::string>>();
}

Result<Reply> api_summit(const SummitTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_summit(uow, *tools.editions, request.path_value("edition"), "en");
        if (!reading) return reading.error();
        auto tables = Document::array();
        for (const auto& table : reading->tables) tables.push_back(json_of(uow, table));
        return Reply(plenaria::Json{compact({{"chair", reading->summit.chair},
                                             {"theme", reading->summit.theme},
                                             {"revision", reading->summit.revision},
                                             {"host_city", reading->edition.city_ref},
                                             {"round_tables", std::move(tables)}})});
    });
}

Result<Reply> api_set_summit(const SummitTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const Summit summit{.chair = body.value("chair", std::string()),
                        .theme = body.value("theme", std::string()),
                        .revision = body.value("revision", 0)};
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_summit(uow, *tools.editions, scope.actor(), request.path_value("edition"), summit);
    }));
}

Result<Reply> api_add_table(const SummitTools& tools, const Request& request, RequestScope& scope) {
    TableFacts facts;
    read_facts(body_of(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_table(uow, *tools.lookup, *tools.editions, scope.actor(), request.path_value("edition"),
                         facts);
    }));
}

/// Members that are absent stay as they are.
Result<Reply> api_change_table(const SummitTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("table");
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto table = table_of(uow, id);
        if (!table) return table.error();
        TableFacts facts{.code = table->code, .title = table->title};
        for (const auto& member : table->team) {
            const auto country = country_of(member);
            (member.role == TeamRole::co_chair ? facts.co_chairs : facts.members)
                .push_back(country.empty() ? member.ref : country);
        }
        read_facts(body, facts);
        return change_table(uow, *tools.lookup, scope.actor(), id, facts, body.value("revision", 0));
    }));
}

Result<Reply> api_remove_table(const SummitTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_table(uow, scope.actor(), request.path_value("table"), true);
    }));
}

Result<Reply> api_restore_table(const SummitTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_table(uow, scope.actor(), request.path_value("table"), false);
    }));
}

}  // namespace

void announce_summit_api(Registrar& registrar, const SummitTools& tools) {
    using Act = Result<Reply> (*)(const SummitTools&, const Request&, RequestScope&);
    const auto operation = [&](Method method, const char* path, const char* name, const char* summary,
                               std::string_view request_schema, std::string_view response_schema, Act act) {
        announce(registrar, method == Method::get ? "events-gfmd.view" : "events-gfmd.edit",
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
    const std::string papers =
        R"({"type":"array","items":)" +
        object(
            R"("id","title","language","file")",
            R"("id":{"type":"string"},"title":{"type":"string"},"language":{"enum":["en","es","fr"]},"file":{"type":"string","description":"SHA-256"})") +
        "}";
    const auto table = object(
        R"("id","code","title","co_chairs","members","papers","revision")",
        R"("id":{"type":"string"},"revision":{"type":"integer"},"papers":)" + papers + "," + table_members);
    operation(
        Method::get, "/api/events/editions/{edition}/gfmd", "events-gfmd.api_summit",
        "The State that has the chair, the host city, and the round tables with teams and papers.", "",
        object(R"("chair","theme","revision","round_tables")",
               summit_members + R"(,"host_city":{"type":"string"},"round_tables":{"type":"array","items":)" +
                   table + "}"),
        api_summit);
    operation(Method::put, "/api/events/editions/{edition}/gfmd", "events-gfmd.api_set_summit",
              "The chair and the theme; 409 when somebody else changed them since that revision.",
              object(R"("chair","theme","revision")", summit_members), done_schema, api_set_summit);
    operation(Method::post, "/api/events/editions/{edition}/gfmd/round-tables", "events-gfmd.api_add_table",
              "A new round table.", object(R"("code","title")", table_members), id_schema, api_add_table);
    operation(Method::patch, "/api/events/gfmd/round-tables/{table}", "events-gfmd.api_change_table",
              "Changes what the body names; 409 when somebody else changed it since that revision.",
              object(R"("revision")", table_members + R"(,"revision":{"type":"integer"})"), done_schema,
              api_change_table);
    operation(Method::del, "/api/events/gfmd/round-tables/{table}", "events-gfmd.api_remove_table",
              "Takes it off the list; it can be put back.", "", done_schema, api_remove_table);
    operation(Method::post, "/api/events/gfmd/round-tables/{table}/restore", "events-gfmd.api_restore_table",
              "Puts it back on the list.", "", done_schema, api_restore_table);
}

}  // namespace plenaria::events_gfmd
