// SPDX-License-Identifier: EUPL-1.2
#include "budget_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../api_values.hpp"
#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "budget_repository.hpp"
#include "budget_service.hpp"

namespace plenaria::events {

namespace {

const std::string budget_members =
    R"("purpose":{"type":"string","maxLength":200},"donor":)" + api::ref +
    R"(,"funding":{"enum":["open","requested","promised","received"]},"currency":{"type":"string","minLength":3,"maxLength":3},"planned":{"type":"integer","minimum":0,"maximum":1000000000000},"spent":{"type":"integer","minimum":0,"maximum":1000000000000},"note":{"type":"string","maxLength":1000})";
const std::string new_budget_line = api::object(R"("purpose","currency","planned")", budget_members);
const std::string changed_budget_line =
    api::object(R"("revision")", budget_members + R"(,"revision":{"type":"integer"})");
const std::string budget_list = api::object(
    R"("lines","sums")",
    R"("lines":)" +
        api::list_of(api::object(
            R"("id","purpose","donor","donor_name","funding","currency","planned","spent","note","revision")",
            budget_members +
                R"(,"id":{"type":"string"},"donor_name":{"type":"string"},"revision":{"type":"integer"})")) +
        R"(,"sums":)" +
        api::list_of(api::object(
            R"("currency","planned","promised","received","spent","missing")",
            R"("currency":{"type":"string"},"planned":{"type":"integer"},"promised":{"type":"integer"},"received":{"type":"integer"},"spent":{"type":"integer"},"missing":{"type":"integer"})")));

void read_budget(const Document& body, BudgetFacts& facts) {
    facts.purpose = body.value("purpose", facts.purpose);
    facts.donor_ref = body.value("donor", facts.donor_ref);
    if (body.contains("funding"))
        facts.funding = parse_funding(body.at("funding").get<std::string>()).value();
    facts.currency = body.value("currency", facts.currency);
    facts.planned = body.value("planned", facts.planned);
    facts.spent = body.value("spent", facts.spent);
    facts.note = body.value("note", facts.note);
}

Document budget_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Result<Reply> api_budget(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!find_edition(uow, id)) return edition_unknown(id);
        const auto lines = budget_of(uow, id);
        auto rows = Document::array(), sums = Document::array();
        for (const auto& line : lines)
            rows.push_back({{"id", line.id},
                            {"purpose", line.facts.purpose},
                            {"donor", line.facts.donor_ref},
                            {"donor_name", line.donor_name},
                            {"funding", std::string(to_text(line.facts.funding))},
                            {"currency", line.facts.currency},
                            {"planned", line.facts.planned},
                            {"spent", line.facts.spent},
                            {"note", line.facts.note},
                            {"revision", line.revision}});
        for (const auto& sum : sums_by_currency(lines))
            sums.push_back({{"currency", sum.currency},
                            {"planned", sum.planned},
                            {"promised", sum.promised},
                            {"received", sum.received},
                            {"spent", sum.spent},
                            {"missing", sum.missing()}});
        return Reply(plenaria::Json{compact({{"lines", std::move(rows)}, {"sums", std::move(sums)}})});
    });
}

Result<Reply> api_add_budget_line(const RoomTools& tools, const Request& request, RequestScope& scope) {
    BudgetFacts facts;
    read_budget(budget_body(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_budget_line(uow, *tools.lookup, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_change_budget_line(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("budget_line");
    const auto body = budget_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto line = find_budget_line(uow, id);
        if (!line) return budget_line_unknown(id);
        auto facts = line->facts;
        read_budget(body, facts);
        return change_budget_line(uow, *tools.lookup, scope.actor(), id, facts, revision_in(body));
    }));
}

Result<Reply> api_remove_budget_line(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_budget_line(uow, scope.actor(), request.path_value("budget_line"));
    }));
}

Result<Reply> api_restore_budget_line(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return restore_budget_line(uow, scope.actor(), request.path_value("budget_line"));
    }));
}

}  // namespace

void announce_budget_api(Registrar& registrar, const RoomTools& tools) {
    using Act = Result<Reply> (*)(const RoomTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.edit", what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    operation({Method::get, "/api/events/editions/{edition}/budget", "events.api_budget",
               "The lines of a budget, and their sums in each currency.", "", budget_list},
              api_budget);
    operation({Method::post, "/api/events/editions/{edition}/budget", "events.api_add_budget_line",
               "A new line of the budget.", new_budget_line, api::id_only},
              api_add_budget_line);
    operation({Method::patch, "/api/events/budget/{budget_line}", "events.api_change_budget_line",
               "Changes what the body names; 409 when somebody else changed it since that revision.",
               changed_budget_line, api::done_only},
              api_change_budget_line);
    operation({Method::del, "/api/events/budget/{budget_line}", "events.api_remove_budget_line",
               "Takes a line out of the budget; it can be put back.", "", api::done_only},
              api_remove_budget_line);
    operation({Method::post, "/api/events/budget/{budget_line}/restore", "events.api_restore_budget_line",
               "Puts a line back into the budget.", "", api::done_only},
              api_restore_budget_line);
}

}  // namespace plenaria::events
