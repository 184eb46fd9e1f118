// SPDX-License-Identifier: EUPL-1.2
#include "budget_pages.hpp"

#include <map>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/plugin.hpp>
#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "budget_api.hpp"
#include "budget_form_pages.hpp"
#include "budget_repository.hpp"

namespace plenaria::events {

namespace {

struct BudgetReading {
    Edition edition;
    std::vector<BudgetLine> lines;
};

/// With donors as the reader's language calls them today.
Result<BudgetReading> read_budget_of(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<BudgetReading> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        BudgetReading reading{*std::move(edition), budget_of(uow, id)};
        std::map<std::string, std::string> names;
        for (auto& line : reading.lines) {
            const auto& ref = line.facts.donor_ref;
            if (ref.empty()) continue;
            const auto [known, is_new] = names.try_emplace(ref, line.donor_name);
            if (is_new)
                if (const auto entry = tools.lookup->entry(uow, ref, scope.locale().language()))
                    known->second = entry->name;
            line.donor_name = known->second;
        }
        return reading;
    });
}

Model funding_tag(Funding funding, const Locale& locale) {
    std::string_view kind = "grey";
    if (funding == Funding::requested) kind = "amber";
    if (funding == Funding::promised) kind = "teal";
    if (funding == Funding::received) kind = "green";
    return tag_model(kind, locale.t(name_of(funding)));
}

Model sum_model(const BudgetSum& sum, std::string who, const Locale& locale) {
    return {{"who", std::move(who)},
            {"currency", sum.currency},
            {"planned", locale.number(sum.planned)},
            {"promised", locale.number(sum.promised)},
            {"received", locale.number(sum.received)},
            {"spent", locale.number(sum.spent)},
            {"missing", locale.number(sum.missing())}};
}

struct BudgetPage {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
};

constexpr BudgetPage budget_pages[] = {
    {Method::get, "/events/editions/{edition}/budget", "events.budget", show_budget},
    {Method::get, "/events/editions/{edition}/budget/export", "events.budget_export", export_budget},
    {Method::get, "/events/editions/{edition}/budget/new", "events.budget_new", new_budget_line_form},
    {Method::post, "/events/editions/{edition}/budget", "events.budget_add", add_budget_line_post},
    {Method::get, "/events/budget/{budget_line}", "events.budget_edit", edit_budget_line_form},
    {Method::post, "/events/budget/{budget_line}", "events.budget_change", change_budget_line_post},
    {Method::post, "/events/budget/{budget_line}/remove", "events.budget_remove", remove_budget_line_post},
    {Method::post, "/events/budget/{budget_line}/restore", "events.budget_restore", restore_budget_line_post},
};

}  // namespace

Result<Reply> show_budget(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_budget_of(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    Model::List rows, donors, sums;
    for (const auto& line : reading->lines)
        rows.push_back({{"purpose", line.facts.purpose},
                        {"url", scope.url("events.budget_edit", {{"budget_line", line.id}})},
                        {"donor", line.donor_name},
                        {"funding", funding_tag(line.facts.funding, locale)},
                        {"planned", line.facts.currency + ' ' + locale.number(line.facts.planned)},
                        {"spent", line.facts.currency + ' ' + locale.number(line.facts.spent)},
                        {"note", line.facts.note}});
    for (const auto& sum : sums_by_donor(reading->lines))
        donors.push_back(
            sum_model(sum, sum.donor_ref.empty() ? locale.t("Nobody yet") : sum.donor_name, locale));
    for (const auto& sum : sums_by_currency(reading->lines))
        sums.push_back(sum_model(sum, locale.t("All donors together"), locale));
    const UrlValues at{{"edition", reading->edition.id}};
    const auto exported = [&](const char* format) {
        return scope.url("events.budget_export", {{"edition", reading->edition.id}, {"format", format}});
    };
    return View{
        .name = "events/budget/show",
        .model = {{"caption", reading->edition.titles.in(locale.language())},
                  {"edition_url", scope.url("events.edition", at)},
                  {"new_url", scope.url("events.budget_new", at)},
                  {"csv_url", exported("csv")},
                  {"xlsx_url", exported("xlsx")},
                  {"count", locale.n("{n} line", "{n} lines", static_cast<long long>(reading->lines.size()))},
                  {"has_rows", !rows.empty()},
                  {"donors", std::move(donors)},
                  {"sums", std::move(sums)},
                  {"rows", std::move(rows)}},
        .title = locale.t("Budget")};
}

Result<Reply> export_budget(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_budget_of(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    Table table{.title = reading->edition.titles.in(locale.language()),
                .columns = {{.title = locale.t("What the money is for"), .width = 40},
                            {.title = locale.t("Who pays"), .width = 30},
                            {.title = locale.t("How far the money has come"), .width = 20},
                            {.title = locale.t("Currency"), .width = 8},
                            {.title = locale.t("Planned amount"), .kind = Table::Kind::number},
                            {.title = locale.t("Spent so far"), .kind = Table::Kind::number},
                            {.title = locale.t("Note"), .width = 40}}};
    for (const auto& line : reading->lines)
        table.rows.push_back({line.facts.purpose, line.donor_name, locale.t(name_of(line.facts.funding)),
                              line.facts.currency, std::to_string(line.facts.planned),
                              std::to_string(line.facts.spent), line.facts.note});
    return table_file(*tools.documents, table, "budget", request.query_value("format"));
}

void announce_budget(Registrar& registrar, const RoomTools& tools) {
    // What is given and spent is not for all who see the event.
    for (const auto& line : budget_pages)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("events.edit"),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce_budget_api(registrar, tools);
}

}  // namespace plenaria::events
