// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <plenaria/directory/lookup.hpp>

#include "../common_pages.hpp"
#include "../programme/edition_format.hpp"
#include "import_pages.hpp"
#include "import_words.hpp"
#include "undo_service.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t most_import_questions = 50;  ///< on one page; the next follow when these are answered
constexpr std::size_t most_missing_named = 50;
constexpr const char* nobody = "-";  ///< the answer that somebody is left out

std::string_view fate_colour(RowFate fate) {
    constexpr std::array<std::string_view, 5> colours{"green", "teal", "grey", "amber", "terra"};
    return colours[static_cast<std::size_t>(fate) - 1];
}

Model row_model(const PlannedRow& row, const EditionFormat& format, const std::vector<Question>& form,
                const Locale& locale) {
    Model::List details;
    for (const auto& change : row.changes)
        details.push_back({{"text", words_of(change, format, form, locale)}});
    for (const auto& note : row.notes) details.push_back({{"text", words_of(note, locale)}});
    return {{"line", locale.number(row.line)},
            {"label", row.label.empty() ? locale.t("without a title") : row.label},
            {"fate", tag_model(fate_colour(row.fate), locale.t(name_of(row.fate)))},
            {"details", std::move(details)}};
}

Model::List fate_views(const PlannedImport& planned, std::string_view current, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto view = [&](std::string_view fate, const std::string& text, long long count) {
        UrlValues values{{"import", planned.import.id}};
        if (!fate.empty()) values["fate"] = std::string(fate);
        return Model{{"label", text + " (" + locale.number(count) + ")"},
                     {"url", scope.url("events.import", values)},
                     {"current", fate == current}};
    };
    Model::List views{view("", locale.t("All rows"), static_cast<long long>(planned.rows().size()))};
    for (const auto fate : row_fates)
        if (const auto count = planned.count(fate); count > 0)
            views.push_back(view(to_text(fate), locale.t(name_of(fate)), count));
    return views;
}

Model::List question_models(const PlannedImport& planned, RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool offices = planned.import.kind == ImportKind::participants;
    Model::List questions;
    for (const auto* party : planned.questions()) {
        if (questions.size() == most_import_questions) break;
        const auto number = std::to_string(questions.size());
        std::vector<Choice> choices;
        for (const auto& candidate : party->candidates)
            choices.push_back({.value = candidate.ref, .label = candidate.name});
        choices.push_back({.value = nobody, .label = locale.t("Leave it out")});
        questions.push_back(
            {{"key_name", "name_" + number},
             {"key", party->name},
             {"answer", choice_model({.label = locale.t("Who is “{name}”?", {{"name", party->name}}),
                                      .name = "answer_" + number},
                                     choices)},
             {"party",
              party_model({.label = locale.t("Somebody else of the directory"), .name = "other_" + number},
                          "", offices ? "city" : "", scope)}});
    }
    return questions;
}

Model::List texts_of(const std::vector<std::string>& all) {
    Model::List texts;
    for (const auto& each : all) texts.push_back({{"text", each}});
    return texts;
}

/// What the file does not speak of: named, so that nobody takes it for gone.
void set_missing(Model& model, const PlannedImport& planned, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& sessions = planned.sessions.missing;
    const auto& people = planned.delegations.missing;
    Model::List missing;
    for (const auto* each : sessions)
        if (missing.size() < most_missing_named)
            missing.push_back({{"text", each->titles.in(locale.language())}});
    for (const auto& each : people)
        if (missing.size() < most_missing_named) missing.push_back({{"text", each}});
    model.set("has_missing", !missing.empty());
    model.set("missing_text",
              people.empty()
                  ? locale.n("{n} session of the programme is not in this file. It stays as it is.",
                             "{n} sessions of the programme are not in this file. They stay as they are.",
                             static_cast<long long>(sessions.size()))
                  : locale.n("{n} person of these delegations is not in this file, and stays.",
                             "{n} people of these delegations are not in this file, and stay.",
                             static_cast<long long>(people.size())));
    model.set("missing", std::move(missing));
}

/// Which columns are answers to which questions, and which are not read.
void set_columns(Model& model, const PlannedImport& planned, const Locale& locale) {
    Model::List taken, left;
    for (const auto& column : planned.columns) {
        const auto* question = find_in(planned.form, column.question);
        if (question == nullptr)
            left.push_back({{"text", locale.t("“{column}”: {reason}",
                                              {{"column", column.heading},
                                               {"reason", locale.t(column.why.key, column.why.values)}})}});
        else
            taken.push_back({{"text", question->facts.label.in(locale.language())}});
    }
    model.set("has_answer_columns", !taken.empty());
    model.set("answer_columns", std::move(taken));
    model.set("has_left_columns", !left.empty());
    model.set("left_columns_text", locale.n("{n} column is not read.", "{n} columns are not read.",
                                            static_cast<long long>(left.size())));
    model.set("left_columns", std::move(left));
}

/// Taking it back: until when, or who has done so.
void set_undo(Model& model, const Import& import, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    const bool undone = import.state == ImportState::undone, may = may_undo(import, scope.now());
    model.set("undone", undone);
    model.set(
        "undone_text",
        undone ? locale.t("Taken back by {who}, {when}. Rows taken back: {undone}; rows that stayed: {kept}.",
                          {{"who", import.undone_by},
                           {"when", locale.instant(*import.undone_at, zone)},
                           {"undone", locale.number(import.rows_undone)},
                           {"kept", locale.number(import.rows_kept)}})
               : std::string());
    model.set("may_undo", may);
    model.set("undo_url", scope.url("events.import_undo", {{"import", import.id}}));
    model.set("undo_until_text", may ? locale.t("It can be taken back until {when}.",
                                                {{"when", locale.instant(*import.undo_until, zone)}})
                                     : std::string());
}

}  // namespace

Result<Reply> show_import(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("import");
    auto planned = preview_import(scope.db(), tools, scope.actor(), id);
    if (!planned) return std::move(planned).error();
    const auto& import = planned->import;
    const bool preview = import.state == ImportState::preview;

    const auto wanted = request.query_value("fate");
    std::vector<const PlannedRow*> shown;
    std::string fate;
    for (const auto each : row_fates)
        if (to_text(each) == wanted) fate = wanted;
    for (const auto* row : planned->rows())
        if (fate.empty() || to_text(row->fate) == fate) shown.push_back(row);
    const auto range = page_range(page_number(request), page_size, static_cast<long long>(shown.size()));
    const EditionFormat format(tools.formats, planned->edition.format);
    Model::List rows;
    for (auto i = range.first; i > 0 && i <= range.last; ++i)
        rows.push_back(row_model(*shown[static_cast<std::size_t>(i - 1)], format, planned->form, locale));

    auto questions = question_models(*planned, scope);
    const auto fresh = planned->count(RowFate::fresh), changed = planned->count(RowFate::changed);
    const auto left = planned->count(RowFate::question) + planned->count(RowFate::wrong);
    const UrlValues at{{"import", id}};
    UrlValues values = at;
    if (!fate.empty()) values["fate"] = fate;
    const auto open = static_cast<long long>(planned->questions().size());
    Model model{
        {"file_name", import.file_name},
        {"kind", locale.t(name_of(import.kind))},
        {"state", tag_model(preview ? "teal" : "grey", locale.t(name_of(import.state)))},
        {"preview", preview},
        {"applied", import.state == ImportState::applied || import.state == ImportState::undone},
        {"applied_text", locale.t("{fresh} new and {changed} changed rows were written.",
                                  {{"fresh", locale.number(import.rows_new)},
                                   {"changed", locale.number(import.rows_changed)}})},
        {"uploaded_text", locale.t("Uploaded by {who}, {when}",
                                   {{"who", import.created_by},
                                    {"when", locale.instant(import.created_at, scope.actor().zone)}})},
        {"may_apply", preview && fresh + changed > 0},
        {"apply_text", locale.t("Apply: {fresh} new, {changes} changed",
                                {{"fresh", locale.number(fresh)}, {"changes", locale.number(changed)}})},
        {"nothing", preview && fresh + changed == 0 && left == 0},
        {"has_left", preview && left > 0},
        {"left_text", locale.n("{n} row with a question or a mistake stays out.",
                               "{n} rows with questions or mistakes stay out.", left)},
        {"has_questions", !questions.empty()},
        {"questions", std::move(questions)},
        {"questions_text", locale.n("{n} name is not clear.", "{n} names are not clear.", open)},
        {"fingerprint", planned->fingerprint},
        {"has_answers", std::any_of(planned->parties.begin(), planned->parties.end(),
                                    [](const auto& each) { return each.second.answered; })},
        {"has_new_places", !planned->sessions.new_rooms.empty() || !planned->sessions.new_tracks.empty()},
        {"has_new_rooms", !planned->sessions.new_rooms.empty()},
        {"new_rooms", texts_of(planned->sessions.new_rooms)},
        {"has_new_tracks", !planned->sessions.new_tracks.empty()},
        {"new_tracks", texts_of(planned->sessions.new_tracks)},
        {"has_new_offices", !planned->delegations.new_offices.empty()},
        {"new_offices", locale.n("{n} office comes onto the list of guests. Nobody is written to.",
                                 "{n} offices come onto the list of guests. Nobody is written to.",
                                 static_cast<long long>(planned->delegations.new_offices.size()))},
        {"fates", fate_views(*planned, fate, scope)},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"list_url", scope.url("events.imports", {{"edition", import.edition_id}})},
        {"result", locale.t(import.kind == ImportKind::participants ? "Invitations" : "Programme")},
        {"result_url",
         scope.url(import.kind == ImportKind::participants ? "events.delegations" : "events.programme",
                   {{"edition", import.edition_id}})},
        {"answer_url", scope.url("events.import_answer", at)},
        {"apply_url", scope.url("events.import_apply", at)},
        {"give_up_url", scope.url("events.import_give_up", at)}};
    set_missing(model, *planned, scope);
    set_columns(model, *planned, locale);
    set_undo(model, import, scope);
    set_pages(model, range, {scope, "events.import", values}, locale);
    return View{.name = "events/import/show", .model = std::move(model), .title = import.file_name};
}

Result<Reply> answer_import_post(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    auto planned = preview_import(scope.db(), tools, scope.actor(), id);
    if (!planned) return std::move(planned).error();
    const auto kind = planned->import.kind;
    const bool offices = kind == ImportKind::participants;
    ImportAnswers answers;
    std::vector<FieldError> unknown;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        for (std::size_t i = 0; i < most_import_questions; ++i) {
            const auto number = std::to_string(i);
            const auto& name = request.form_value("name_" + number);
            if (name.empty()) continue;
            // Somebody who was named beats a button that was pressed.
            const auto other = read_party(uow, *tools.lookup, request, "other_" + number,
                                          offices ? "city" : "", scope.locale(), unknown);
            const auto& answer = request.form_value("answer_" + number);
            if (!other.empty())
                answers[party_question(kind, name)] = other;
            else if (answer == nobody)
                answers[party_question(kind, name)] = {};
            else if (!(offices && answer.starts_with("person/")) && tools.lookup->entry(uow, answer, "en"))
                answers[party_question(kind, name)] = answer;
        }
        return {};
    });
    if (!read) return std::move(read).error();
    if (!request.form_value("again").empty())
        for (const auto& [folded, party] : planned->parties)
            if (party.answered) answers[party_question(kind, party.name)] = "?";
    if (!request.form_value("nobody").empty())
        for (const auto* party : planned->questions())
            if (party->candidates.empty()) answers[party_question(kind, party->name)] = {};
    if (auto answered = answer_import(scope.db(), scope.actor(), id, answers); !answered)
        return std::move(answered).error();
    scope.notice(unknown.empty() ? scope.locale().n("{n} answer saved.", "{n} answers saved.",
                                                    static_cast<long long>(answers.size()))
                                 : scope.locale().t(unknown.front().message, unknown.front().values));
    return Redirect{scope.url("events.import", {{"import", id}})};
}

}  // namespace plenaria::events
