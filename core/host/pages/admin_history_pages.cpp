// SPDX-License-Identifier: EUPL-1.2
// Every change: who, when, from where, before and after.
#include <nlohmann/json.hpp>

#include <plenaria/field.hpp>
#include <plenaria/paging.hpp>

#include "history/seal_repository.hpp"
#include "pages/action_words.hpp"
#include "pages/history_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

constexpr int entries_per_page = 50;
constexpr int most_exported = 50000;

HistoryFilter history_filter(const Request& request) {
    const auto day = [&](const char* name) {
        const auto parsed = parse_day(request.query_value(name));
        return parsed ? to_text(*parsed) : std::string();
    };
    return {.who = request.query_value("who").substr(0, 100),
            .action = request.query_value("action").substr(0, 100),
            .subject = request.query_value("subject").substr(0, 100),
            .from = day("from"),
            .until = day("until")};
}

/// Members of both objects side by side.
Model::List changed_members(const std::string& before, const std::string& after) {
    const auto old_values = nlohmann::json::parse(before, nullptr, false);
    const auto new_values = nlohmann::json::parse(after, nullptr, false);
    const auto text = [](const nlohmann::json& object, const std::string& name) {
        if (!object.is_object() || !object.contains(name)) return std::string();
        const auto& value = object.at(name);
        return value.is_string() ? value.get<std::string>() : value.dump();
    };
    std::map<std::string, bool> names;
    for (const auto* object : {&old_values, &new_values})
        if (object->is_object())
            for (const auto& [name, value] : object->items()) names[name] = true;
    Model::List list;
    for (const auto& [name, there] : names)
        list.push_back(
            {{"field", name}, {"before", text(old_values, name)}, {"after", text(new_values, name)}});
    return list;
}

/// Each action that is known, by its words; and the one that is asked for, known or not.
Model action_choice(const ActionWords& words, const std::string& asked, const Locale& l) {
    std::map<std::string, Choice> sorted;  // two actions of the same words are told apart by their codes
    for (const auto& [code, label] : words.all())
        sorted[l.sort_key(label) + code] = {.value = code, .label = label, .selected = code == asked};
    std::vector<Choice> choices{{.value = "", .label = l.t("Everything"), .selected = asked.empty()}};
    for (auto& [key, choice] : sorted) choices.push_back(std::move(choice));
    if (!asked.empty() && !words.all().contains(asked))
        choices.push_back({.value = asked, .label = asked, .selected = true});
    return choice_model({.label = l.t("What"), .name = "action"}, choices);
}

Result<Reply> show_history(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto filter = history_filter(request);
    const int page = page_number(request);
    struct Shown {
        std::vector<HistoryEntry> entries;
        int total = 0;
        std::optional<Instant> sealed = {};
        std::map<std::string, std::string> names = {};
    };
    auto shown = scope.db().read([&](UnitOfWork& uow) -> Result<Shown> {
        auto entries = find_history(uow, filter, (page - 1) * entries_per_page, entries_per_page);
        auto names = names_of_subjects(uow, entries);
        return Shown{std::move(entries), count_history(uow, filter), sealed_up_to(uow), std::move(names)};
    });
    if (!shown) return std::move(shown).error();
    const auto& l = scope.locale();
    const ActionWords words(*host_scope(scope).site().contributions, needs.locales, l.language());
    Model::List entries;
    for (const auto& e : shown->entries) {
        auto changed = changed_members(e.before, e.after);
        const bool has_changes = !changed.empty();
        const auto named = shown->names.find(e.subject);
        entries.push_back({{"when", l.instant(e.at, scope.actor().zone)},
                           {"who", e.actor_name.empty() ? e.actor_kind : e.actor_name},
                           {"from", e.address},
                           {"action", words.of(e.action)},
                           {"code", e.action},
                           {"subject", named == shown->names.end() ? e.subject : named->second},
                           {"has_subject_url", !e.subject.empty() && e.subject != filter.subject},
                           {"subject_url", scope.url("core.history", {{"subject", e.subject}})},
                           {"has_changes", has_changes},
                           {"changes", std::move(changed)}});
    }
    const auto input = [&](const std::string& label, const char* name, const std::string& value,
                           const char* type) {
        return field_model({.label = label, .name = name, .value = value, .type = type});
    };
    const bool has_entries = !entries.empty();
    Model model;
    set_pages(model, page_range(page, entries_per_page, shown->total), {scope, "core.history", request}, l);
    model.set("who", input(l.t("Who"), "who", filter.who, "text"))
        .set("action", action_choice(words, filter.action, l))
        .set("subject", input(l.t("Object"), "subject", filter.subject, "text"))
        .set("from", input(l.t("From"), "from", filter.from, "date"))
        .set("until", input(l.t("Until"), "until", filter.until, "date"))
        .set("count", l.n("{n} entry", "{n} entries", shown->total))
        .set("as_of", l.time_of_day(scope.now(), scope.actor().zone))
        .set("csv_url", ListAddress(scope, "core.history_csv", request).url())
        .set("sealed", shown->sealed ? l.t("Sealed up to {when}.",
                                           {{"when", l.instant(*shown->sealed, scope.actor().zone)}})
                                     : l.t("Not sealed yet."))
        .set("has_entries", has_entries)
        .set("entries", std::move(entries));
    return View{.name = "core/admin/history", .model = std::move(model), .title = l.t("History")};
}

Result<Reply> export_history(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto filter = history_filter(request);
    // Reading personal data in bulk is itself recorded.
    auto entries = scope.db().write([&](UnitOfWork& uow) -> Result<std::vector<HistoryEntry>> {
        uow.record(scope.actor(), "core.export_history", "core.history", "", "");
        return find_history(uow, filter, 0, most_exported);
    });
    if (!entries) return std::move(entries).error();
    const auto& l = scope.locale();
    Table table{.title = l.t("History"),
                .columns = {{.title = l.t("When")},
                            {.title = l.t("Who")},
                            {.title = l.t("From")},
                            {.title = l.t("What")},
                            {.title = l.t("Object")},
                            {.title = l.t("Before")},
                            {.title = l.t("After")}},
                .rows = {}};
    for (auto& e : *entries)
        table.rows.push_back(
            {to_text(e.at), e.actor_name, e.address, e.action, e.subject, e.before, e.after});
    return Download{"history.csv", std::string(csv_type), needs.documents->csv(table)};
}

}  // namespace

void add_admin_history_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.read_history");
    core.routes.push_back({.path = "/admin/history",
                           .name = "core.history",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_history(needs, request, scope);
                           }});
    core.routes.push_back({.path = "/admin/history.csv",
                           .name = "core.history_csv",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return export_history(needs, request, scope);
                           }});
    core.menus.push_back({.menu = "admin", .label = "History", .route = "core.history", .weight = 30});
}

}  // namespace plenaria::host
