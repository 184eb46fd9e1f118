// SPDX-License-Identifier: EUPL-1.2
#include "count_pages.hpp"

#include <fstream>
#include <iterator>
#include <optional>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/paging.hpp>

#include "blt.hpp"
#include "count_api.hpp"
#include "count_json.hpp"
#include "count_table.hpp"
#include "kept_count.hpp"
#include "one_count_pages.hpp"
#include "words.hpp"

namespace plenaria::committee {

namespace {

constexpr int counts_a_page = 25;

constexpr const char* count_permission = "committee.count";

struct CountPage {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const Request&, RequestScope&);
};

constexpr CountPage count_pages[] = {
    {Method::get, "/committee/counts", "committee.counts", list_counts},
    {Method::post, "/committee/counts", "committee.count_keep", keep_count_post},
    {Method::get, "/committee/counts/{count}", "committee.count", show_count},
    {Method::get, "/committee/counts/{count}/export", "committee.count_export", export_count},
    {Method::post, "/committee/counts/{count}/remove", "committee.count_remove", remove_count_post},
    {Method::post, "/committee/counts/{count}/restore", "committee.count_restore", restore_count_post},
};

struct TypedForm {
    std::string rule = std::string(word_of(Rule::scottish));
    std::string seats;
    std::string seed;
    std::string reserved;
};

std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

void set_count_form(Model& model, const TypedForm& typed, const Error* error, const Locale& locale) {
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    std::vector<Choice> rules;
    for (const auto rule : every_rule)
        rules.push_back({.value = std::string(word_of(rule)),
                         .label = name_of(rule, locale),
                         .selected = word_of(rule) == typed.rule});
    model.set("file", field_model({.label = locale.t("File with the ballots"),
                                   .name = "file",
                                   .hint = locale.t("In the BLT format, up to 4 MB."),
                                   .error = problem("file")}));
    model.set(
        "rule",
        choice_model({.label = locale.t("Counting rule"), .name = "rule", .error = problem("rule")}, rules));
    model.set("seats", field_model({.label = locale.t("Seats (optional)"),
                                    .name = "seats",
                                    .value = typed.seats,
                                    .hint = locale.t("Empty: as many as the file says."),
                                    .error = problem("seats"),
                                    .css_class = "govuk-input--width-4"}));
    model.set(
        "seed",
        field_model({.label = locale.t("Seed of the lot (optional)"),
                     .name = "seed",
                     .value = typed.seed,
                     .hint = locale.t("A text that nobody could choose to their liking, published before "
                                      "the count. It decides ties that the votes leave open."),
                     .error = problem("seed")}));
    model.set("reserved",
              field_model({.label = locale.t("Reserved seats (optional)"),
                           .name = "reserved",
                           .value = typed.reserved,
                           .hint = locale.t(
                               "One group a line: its name, how many seats at least, and the numbers of its "
                               "candidates in the file. For example: Women: 2: 1, 4, 5"),
                           .error = problem("reserved"),
                           .rows = 3}));
}

Result<Reply> counts_page(const Request& request, RequestScope& scope, const TypedForm& typed,
                          const Error* error) {
    const auto& locale = scope.locale();
    const auto page = page_number(request);
    long long total = 0;
    const auto counts = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<KeptCount>> {
        total = number_of_kept_counts(uow);
        return kept_counts(uow, static_cast<long long>(page - 1) * counts_a_page, counts_a_page);
    });
    if (!counts) return counts.error();
    Model::List rows;
    for (const auto& kept : *counts)
        rows.push_back({{"title", kept.title.empty() ? locale.t("Without a title") : kept.title},
                        {"url", scope.url("committee.count", {{"count", kept.id}})},
                        {"rule", name_of(kept.rule, locale)},
                        {"elected", joined_names(kept.elected)},
                        {"papers", locale.number(static_cast<long long>(kept.papers))},
                        {"who", kept.made_by},
                        {"when", locale.instant(kept.made_at, scope.actor().zone)}});
    Model model{{"action_url", scope.url("committee.count_keep")},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)}};
    set_count_form(model, typed, error, locale);
    set_problems(model, error, locale);
    set_pages(model, page_range(page, counts_a_page, total), {scope, "committee.counts"}, locale);
    const auto title = locale.t("Counts");
    return View{.name = "committee/count/list",
                .model = std::move(model),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

std::optional<std::string> uploaded_ballots(const Request& request) {
    for (const auto& upload : request.uploads) {
        if (upload.field != "file" || upload.size == 0) continue;
        std::ifstream stream(upload.path, std::ios::binary);
        return std::string((std::istreambuf_iterator<char>(stream)), {});
    }
    return std::nullopt;
}

std::string count_file_name(const OpenedCount& opened, std::string_view ending) {
    return "count-" + std::string(word_of(opened.kept.rule)) + '.' + std::string(ending);
}

}  // namespace

Result<Reply> list_counts(const Request& request, RequestScope& scope) {
    return counts_page(request, scope, {}, nullptr);
}

Result<Reply> keep_count_post(const Request& request, RequestScope& scope) {
    Form form(request);
    const TypedForm typed{.rule = request.form_value("rule"),
                          .seats = request.form_value("seats"),
                          .seed = form.text("seed"),
                          .reserved = request.form_value("reserved")};
    const auto rule = rule_of(typed.rule);
    if (!rule) form.problem("rule", "Choose one of the answers.");
    const auto seats = form.number("seats", 1, static_cast<long long>(most_candidates), false);
    const auto ballots = uploaded_ballots(request);
    if (!ballots) form.problem("file", "Choose a file.");
    auto reserved = parse_reserved(form.text("reserved", {.max_length = 4000}));
    if (!reserved) form.problem("reserved", reserved.error().message, reserved.error().values);
    if (!form.ok()) {
        const auto error = form.error();
        return counts_page(request, scope, typed, &error);
    }
    const auto id =
        keep_count(scope.db(), scope.actor(),
                   {.ballots = *ballots,
                    .rule = *rule,
                    .seats = seats ? std::optional(static_cast<std::uint32_t>(*seats)) : std::nullopt,
                    .seed = typed.seed,
                    .reserved = *std::move(reserved)});
    if (id) return Redirect{scope.url("committee.count", {{"count", *id}})};
    if (!is_for_form(id.error())) return id.error();
    return counts_page(request, scope, typed, &id.error());
}

Result<Reply> show_count(const Request& request, RequestScope& scope) {
    const auto opened = open_count(scope.db(), request.path_value("count"));
    if (!opened) return opened.error();
    return count_view(*opened, scope);
}

Result<Reply> export_count(const Request& request, RequestScope& scope) {
    const auto opened = open_count(scope.db(), request.path_value("count"));
    if (!opened) return opened.error();
    const auto& format = request.query_value("format");
    const auto& locale = scope.locale();
    if (format == "json")
        return Download{count_file_name(*opened, "json"), "application/json",
                        to_json(opened->count, opened->election, locale).dump(2) + '\n'};
    if (format == "txt")
        return Download{count_file_name(*opened, "txt"), "text/plain; charset=utf-8",
                        as_text(opened->count, opened->election, locale)};
    return Download{count_file_name(*opened, "blt"), "text/plain; charset=utf-8",
                    write_blt(opened->election)};
}

Result<Reply> remove_count_post(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("count");
    if (auto removed = remove_count(scope.db(), scope.actor(), id); !removed)
        return std::move(removed).error();
    scope.notice(scope.locale().t("The count was removed."),
                 scope.url("committee.count_restore", {{"count", id}}));
    return Redirect{scope.url("committee.counts")};
}

Result<Reply> restore_count_post(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("count");
    if (auto restored = restore_count(scope.db(), scope.actor(), id); !restored)
        return std::move(restored).error();
    return Redirect{scope.url("committee.count", {{"count", id}})};
}

void announce_counts(Registrar& registrar) {
    for (const auto& line : count_pages)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission(count_permission),
                         // Of the file and the form around it.
                         .max_body = longest_kept_file + 64UL * 1024,
                         .handler = line.page});
    announce_count_api(registrar, count_permission);
}

}  // namespace plenaria::committee
