// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/table_file.hpp>

#include "pledge_pages.hpp"
#include "pledge_service.hpp"

namespace plenaria::events_grf {

namespace {

constexpr int page_size = 50;
constexpr long long most_exported = 20'000;

struct PledgeList {
    events::EditionCard edition;
    std::vector<Pledge> pledges;
    long long total = 0;
    std::map<Stage, long long> counts;
};

Result<PledgeList> read_pledges(const PledgeTools& tools, const PledgeFilter& filter, long long offset,
                                long long limit, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<PledgeList> {
        auto edition = forum(uow, *tools.editions, filter.edition, scope.locale().language());
        if (!edition) return std::move(edition).error();
        return PledgeList{.edition = *std::move(edition),
                          .pledges = pledges(uow, filter, offset, limit),
                          .total = count_pledges(uow, filter),
                          .counts = stage_counts(uow, filter.edition)};
    });
}

template <std::size_t N>
Model filter_choice(std::string label, const char* name, std::string all, const std::array<Term, N>& terms,
                    const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = std::move(all), .selected = chosen.empty()}};
    for (const auto& term : terms)
        choices.push_back({.value = std::string(term.stored),
                           .label = locale.t(term.shown),
                           .selected = term.stored == chosen});
    return choice_model({.label = std::move(label), .name = name}, choices);
}

std::array<Term, 3> stage_terms() {
    std::array<Term, 3> terms;
    for (std::size_t i = 0; i < all_stages.size(); ++i)
        terms[i] = {to_text(all_stages[i]), name_of(all_stages[i])};
    return terms;
}

/// "Planning: 3 · In progress: 5 · Fulfilled: 1".
std::string counts_words(const std::map<Stage, long long>& counts, const Locale& locale) {
    std::string words;
    for (const auto stage : all_stages) {
        const auto found = counts.find(stage);
        words += (words.empty() ? "" : " · ") +
                 locale.t("{stage}: {count}",
                          {{"stage", locale.t(name_of(stage))},
                           {"count", locale.number(found == counts.end() ? 0 : found->second)}});
    }
    return words;
}

}  // namespace

PledgeFilter read_filter(const Request& request) {
    PledgeFilter filter{.edition = request.path_value("edition")};
    if (!shown(areas, request.query_value("area")).empty()) filter.area = request.query_value("area");
    if (parse_stage(request.query_value("stage"))) filter.stage = request.query_value("stage");
    return filter;
}

std::string amount_words(const PledgeFacts& facts, const Locale& locale) {
    return facts.amount == 0 ? std::string() : facts.currency + ' ' + locale.number(facts.amount);
}

Model stage_tag(const Pledge& pledge, const Locale& locale) {
    if (pledge.withdrawn) return {{"kind", "terra"}, {"text", locale.t("Withdrawn")}};
    std::string_view kind = "grey";
    if (pledge.stage == Stage::in_progress) kind = "teal";
    if (pledge.stage == Stage::fulfilled) kind = "green";
    return {{"kind", kind}, {"text", locale.t(name_of(pledge.stage))}};
}

Result<Reply> list_pledges(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    const auto filter = read_filter(request);
    const auto page = page_number(request);
    auto list = read_pledges(tools, filter, (page - 1) * page_size, page_size, scope);
    if (!list) return std::move(list).error();
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& pledge : list->pledges)
        rows.push_back({{"number", locale.number(pledge.number)},
                        {"title", pledge.facts.title},
                        {"url", scope.url("events-grf.pledge", {{"pledge", pledge.id}})},
                        {"entity", pledge.entity_name},
                        {"area", locale.t(shown(areas, pledge.facts.area))},
                        {"amount", amount_words(pledge.facts, locale)},
                        {"stage", stage_tag(pledge, locale)}});
    const UrlValues at{{"edition", filter.edition}};
    const auto exported = [&](const char* format) {
        return scope.url("events-grf.pledges_export", {{"edition", filter.edition},
                                                       {"area", filter.area},
                                                       {"stage", filter.stage},
                                                       {"format", format}});
    };
    const bool may_edit = scope.actor().may("events-grf.edit");
    Model model{{"caption", list->edition.title},
                {"edition_url", list->edition.path},
                {"action_url", scope.url("events-grf.pledges", at)},
                {"area", filter_choice(locale.t("Area of focus"), "area", locale.t("All areas"), areas,
                                       filter.area, locale)},
                {"stage", filter_choice(locale.t("Stage"), "stage", locale.t("All stages"), stage_terms(),
                                        filter.stage, locale)},
                {"filtered", !filter.area.empty() || !filter.stage.empty()},
                {"count", locale.n("{n} pledge", "{n} pledges", list->total)},
                {"counts", counts_words(list->counts, locale)},
                {"csv_url", exported("csv")},
                {"xlsx_url", exported("xlsx")},
                {"may_edit", may_edit},
                {"new_url", scope.url("events-grf.pledge_new", at)},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)}};
    const ListAddress here(scope, "events-grf.pledges", {{"area", filter.area}, {"stage", filter.stage}}, at);
    set_pages(model, page_range(page, page_size, list->total), here, locale);
    return View{.name = "events-grf/pledge/list",
                .model = std::move(model),
                .title = locale.t("Pledges and contributions")};
}

Result<Reply> export_pledges(const PledgeTools& tools, const Request& request, RequestScope& scope) {
    auto list = read_pledges(tools, read_filter(request), 0, most_exported, scope);
    if (!list) return std::move(list).error();
    const auto& locale = scope.locale();
    Table table{.title = list->edition.title,
                .columns = {{.title = locale.t("Number"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Who pledges"), .width = 30},
                            {.title = locale.t("Pledge"), .width = 50},
                            {.title = locale.t("What will be done"), .width = 60},
                            {.title = locale.t("Area of focus"), .width = 30},
                            {.title = locale.t("Objective"), .width = 30},
                            {.title = locale.t("Kind of contribution"), .width = 30},
                            {.title = locale.t("Together with"), .width = 30},
                            {.title = locale.t("Where"), .width = 30},
                            {.title = locale.t("Amount"), .kind = Table::Kind::number},
                            {.title = locale.t("Currency"), .width = 8},
                            {.title = locale.t("To be fulfilled by"), .kind = Table::Kind::day},
                            {.title = locale.t("Stage")}}};
    for (const auto& pledge : list->pledges) {
        const auto& facts = pledge.facts;
        const auto objective = shown(objectives, facts.objective);
        table.rows.push_back({std::to_string(pledge.number), pledge.entity_name, facts.title, facts.text,
                              locale.t(shown(areas, facts.area)),
                              objective.empty() ? std::string() : locale.t(objective),
                              locale.t(shown(kinds, facts.kind)), facts.partners, facts.places,
                              facts.amount == 0 ? std::string() : std::to_string(facts.amount),
                              facts.currency, facts.due_on ? to_text(*facts.due_on) : std::string(),
                              pledge.withdrawn ? locale.t("Withdrawn") : locale.t(name_of(pledge.stage))});
    }
    return table_file(*tools.documents, table, "pledges", request.query_value("format"));
}

}  // namespace plenaria::events_grf
