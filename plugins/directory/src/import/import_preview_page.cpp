// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <set>

#include "../common_pages.hpp"
#include "../labels.hpp"
#include "../parties/party_pages.hpp"
#include "../parties/party_service.hpp"
#include "import_pages.hpp"
#include "import_service.hpp"
#include "import_texts.hpp"
#include "plan_json.hpp"

namespace plenaria::directory {

namespace {

constexpr std::array<std::string_view, 6> fate_order{"new",   "changes", "question",
                                                     "wrong", "same",    "skipped"};
constexpr std::size_t most_questions = 50;  ///< on one page; the next ones follow when these are answered

struct ShownImport {
    import::Import import;
    std::vector<import::FateCount> counts;
    std::vector<import::ImportRow> rows;
    std::vector<import::Question> questions;
};

std::vector<import::Question> open_questions(UnitOfWork& uow, const std::string& id) {
    std::vector<import::Question> open;
    std::set<std::string> seen;
    for (const auto& row : import::rows_of(uow, id, "question", 0, 2000))
        for (auto& question : import::plan_from(row.plan).questions)
            if (open.size() < most_questions && seen.insert(question.key).second)
                open.push_back(std::move(question));
    return open;
}

long long count_of(const std::vector<import::FateCount>& counts, std::string_view fate) {
    long long total = 0;
    for (const auto& count : counts)
        if (fate.empty() || count.fate == fate) total += count.count;
    return total;
}

long long count_outcome(const std::vector<import::FateCount>& counts, std::string_view outcome) {
    long long total = 0;
    for (const auto& count : counts)
        if (count.outcome == outcome) total += count.count;
    return total;
}

/// One line a thing that is to be known about a row.
Model::List import_row_details(const import::ImportRow& row, const Locale& locale) {
    const auto plan = import::plan_from(row.plan);
    Model::List lines;
    const auto add = [&](const std::string& text) { lines.push_back({{"text", text}}); };
    for (const auto& problem : plan.problems) add(say(problem, locale));
    for (const auto& question : plan.questions) add(say(question.text, locale));
    for (const auto& change : plan.changes)
        add(locale.t("{field}: {before} → {after}",
                     {{"field", locale.t(field_label(change.field))},
                      {"before", change.before.empty() ? locale.t("empty") : change.before},
                      {"after", change.after.empty() ? locale.t("empty") : change.after}}));
    for (const auto& note : plan.notes) add(say(note, locale));
    if (row.outcome == "left") add(locale.t("Not written: the directory had changed since the preview."));
    if (row.outcome == "kept") add(locale.t("Not taken back: somebody has changed or used it since."));
    return lines;
}

Model import_row_model(const import::ImportRow& row, const Locale& locale) {
    const auto plan_line = row.target.find("/line:");
    const bool stored = !row.target.empty() && plan_line == std::string::npos;
    std::string same;
    if (plan_line != std::string::npos)
        same = locale.t("line {line}", {{"line", row.target.substr(plan_line + 6)}});
    else if (stored)
        same = locale.t("entry in the directory");
    return {{"line", locale.number(row.line)},
            {"label", row.label},
            {"fate", fate_tag(row.fate, locale)},
            {"has_target", stored},
            {"target_url", stored ? path_of(row.target) : std::string()},
            {"target", same},
            {"details", import_row_details(row, locale)}};
}

Model question_model(const import::Question& question, std::size_t index, RequestScope& scope) {
    const auto& locale = scope.locale();
    std::vector<Choice> choices;
    for (const auto& option : question.options)
        choices.push_back({.value = option.value, .label = say(option.label, locale)});
    const auto number = std::to_string(index);
    auto other =
        field_model({.label = locale.t("Or another city of the directory"), .name = "other_" + number});
    other.set("shown", "");
    other.set("suggest_url", scope.url("directory.search", {{"kind", "city"}}) + "&q=");
    other.set("none", locale.t("Nothing found"));
    return {
        {"key_name", "key_" + number},
        {"key", question.key},
        {"answer", choice_model({.label = say(question.text, locale), .name = "answer_" + number}, choices)},
        {"has_other", question.other_city},
        {"party", std::move(other)}};
}

Model::List fate_links(RequestScope& scope, const ShownImport& shown, std::string_view current) {
    const auto& locale = scope.locale();
    const auto link = [&](const std::string& fate, const std::string& text, long long count) {
        UrlValues values{{"import", shown.import.id}};
        if (!fate.empty()) values["fate"] = fate;
        return Model{{"label", text + " (" + locale.number(count) + ")"},
                     {"url", scope.url("directory.import", values)},
                     {"current", fate == current}};
    };
    Model::List links{link("", locale.t("All rows"), count_of(shown.counts, ""))};
    for (const auto fate : fate_order)
        if (const auto count = count_of(shown.counts, fate); count > 0)
            links.push_back(link(std::string(fate), fate_text(fate, locale), count));
    return links;
}

Model import_progress(const ShownImport& shown, const Locale& locale) {
    const auto done = count_outcome(shown.counts, "applied") + count_outcome(shown.counts, "left");
    long long waiting = 0;
    for (const auto& count : shown.counts)
        if (count.outcome.empty() && (count.fate == "new" || count.fate == "changes")) waiting += count.count;
    const auto total = done + waiting;
    return {{"text", locale.t("{done} of {total} rows are done",
                              {{"done", locale.number(done)}, {"total", locale.number(total)}})},
            {"percent", std::to_string(total == 0 ? 100 : done * 100 / total)}};
}

}  // namespace

Result<Reply> show_import(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("import");
    const auto wanted = request.query_value("fate");
    const std::string fate =
        std::find(fate_order.begin(), fate_order.end(), wanted) == fate_order.end() ? std::string() : wanted;
    const auto page = page_number(request);
    auto shown = scope.db().read([&](UnitOfWork& uow) -> Result<ShownImport> {
        auto found = import::find_import(uow, id);
        if (!found) return Error{ErrorCode::not_found, "This import does not exist.", id};
        const auto cut = paging(page);
        return ShownImport{*std::move(found), import::count_fates(uow, id),
                           import::rows_of(uow, id, fate, cut.offset, cut.limit), open_questions(uow, id)};
    });
    if (!shown) return std::move(shown).error();
    const auto& stored = shown->import;
    if (stored.state == "columns") return Redirect{scope.url("directory.import_columns", {{"import", id}})};

    const bool preview = stored.state == "preview";
    Model::List rows;
    for (const auto& row : shown->rows) rows.push_back(import_row_model(row, locale));
    Model::List questions;
    if (preview)
        for (std::size_t i = 0; i < shown->questions.size(); ++i)
            questions.push_back(question_model(shown->questions[i], i, scope));
    const auto fresh = count_of(shown->counts, "new");
    const auto changes = count_of(shown->counts, "changes");
    const auto left = count_of(shown->counts, "question") + count_of(shown->counts, "wrong");
    const auto url = [&](const char* route) { return scope.url(route, {{"import", id}}); };
    UrlValues values{{"import", id}};
    if (!fate.empty()) values["fate"] = fate;
    Model model{
        {"file_name", stored.file_name},
        {"format", import_format(stored, locale)},
        {"kind", locale.t(import_kind_label(stored.kind))},
        {"state", import_state(stored.state, locale)},
        {"preview", preview},
        {"running", stored.state == "applying" || stored.state == "undoing"},
        {"applying", stored.state == "applying"},
        {"progress", import_progress(*shown, locale)},
        {"may_undo", stored.state == "applied" || stored.state == "stopped"},
        {"stopped", stored.state == "stopped"},
        {"may_apply", (preview || stored.state == "stopped") && fresh + changes > 0},
        {"apply_text", locale.t("Apply: {fresh} new, {changes} changed",
                                {{"fresh", locale.number(fresh)}, {"changes", locale.number(changes)}})},
        {"has_left", preview && left > 0},
        {"left_text", locale.n("{n} row with a question or a mistake stays out.",
                               "{n} rows with questions or mistakes stay out.", left)},
        {"fates", fate_links(scope, *shown, fate)},
        {"has_questions", !questions.empty()},
        {"questions", std::move(questions)},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"list_url", scope.url("directory.imports")},
        {"self_url", scope.url("directory.import", values)},
        {"columns_url", url("directory.import_columns")},
        {"answer_url", url("directory.import_answer")},
        {"plan_url", url("directory.import_plan")},
        {"apply_url", url("directory.import_apply")},
        {"stop_url", url("directory.import_stop")},
        {"undo_url", url("directory.import_undo")}};
    set_pages(model, page_range(page, page_size, count_of(shown->counts, fate)),
              {scope, "directory.import", values}, locale);
    return View{.name = "directory/import/show", .model = std::move(model), .title = stored.file_name};
}

Result<Reply> answer_import(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    import::Answers answers;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        for (std::size_t i = 0; i < most_questions; ++i) {
            const auto number = std::to_string(i);
            const auto& key = request.form_value("key_" + number);
            if (key.empty()) continue;
            Error error{ErrorCode::invalid_input, "", ""};
            // A city that was named beats a button that was pressed.
            auto other = resolve_party(uow, request, "other_" + number, "city", today(scope), error);
            if (!other.empty())
                answers[key] = std::move(other);
            else if (const auto& answer = request.form_value("answer_" + number); !answer.empty())
                answers[key] = answer;
        }
        return {};
    });
    if (!read) return std::move(read).error();
    if (auto planned = import::answer(scope.db(), scope.actor(), id, answers); !planned)
        return std::move(planned).error();
    scope.notice(
        scope.locale().n("{n} answer saved.", "{n} answers saved.", static_cast<long long>(answers.size())));
    return Redirect{scope.url("directory.import", {{"import", id}})};
}

}  // namespace plenaria::directory
