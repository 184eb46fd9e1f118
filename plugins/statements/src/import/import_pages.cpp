// SPDX-License-Identifier: EUPL-1.2
#include "import_pages.hpp"

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../text/draft_service.hpp"
#include "../text/reading_pages.hpp"
#include "import_draft.hpp"
#include "import_files.hpp"

namespace plenaria::statements {

namespace {

/// What the form says: files that were just sent, else the texts that a step before kept in hidden fields.
ImportWish wish_in(const Request& request, Error& wrong) {
    ImportWish wish{.original =
                        is_language(request.form_value("original")) ? request.form_value("original") : "en"};
    for (const auto& language : with_original_first("en")) {
        ImportText text{language, request.form_value("text_" + language),
                        request.form_value("format_" + language) == "markdown" ? TextFormat::markdown
                                                                               : TextFormat::plain};
        for (const auto& upload : request.uploads) {
            if (upload.field != "file_" + language || upload.size == 0) continue;
            auto read = read_text_file(language, upload.path, upload.name);
            if (read)
                text = *std::move(read);
            else
                wrong.fields.push_back(read.error().fields.front());
        }
        wish.texts.push_back(std::move(text));
    }
    for (auto [at, end] = request.form.equal_range("shift"); at != end; ++at)
        wish.shifts.push_back(at->second);
    for (auto at = request.form.lower_bound("kind:");
         at != request.form.end() && at->first.starts_with("kind:"); ++at)
        wish.kinds[at->first.substr(5)] = at->second;
    return wish;
}

View files_view(RequestScope& scope, const std::string& original, const Error* error) {
    const auto& locale = scope.locale();
    std::vector<Choice> choices;
    Model::List files;
    for (const auto& language : with_original_first("en")) {
        choices.push_back(
            {.value = language, .label = locale.language_name(language), .selected = language == original});
        files.push_back(field_model(
            {.label = locale.t("Text in {language}", {{"language", locale.language_name(language)}}),
             .name = "file_" + language,
             .error = error == nullptr ? std::string() : problem_on("file_" + language, *error, locale)}));
    }
    return {.name = "statements/import/files",
            .model = {{"action_url", scope.url("statements.import")},
                      {"original",
                       choice_model({.label = locale.t("Language of the original"), .name = "original"},
                                    choices)},
                      {"files", std::move(files)},
                      {"has_problems", error != nullptr},
                      {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)}},
            .title = locale.t("Import a statement"),
            .status = error == nullptr ? 200 : 422};
}

Model cell_model(const ImportDraft& draft, std::size_t row, std::size_t c, const Locale& locale) {
    const auto& cell = draft.rows[row].cells[c];
    const auto& language = draft.columns[c].language;
    const auto place = ':' + language + ':' + std::to_string(row);
    return {{"language", language},
            {"language_name", locale.language_name(language)},
            {"text", text_of(draft.columns[c], cell)},
            {"empty", cell.blocks.empty()},
            {"doubtful", cell.doubtful},
            {"gap", "gap" + place},
            {"pull", "pull" + place},
            {"join", "join" + place}};
}

struct DoubtCounts {
    long long doubtful = 0, without = 0, disagree = 0;
};

Model::List row_models(const ImportDraft& draft, const Locale& locale, DoubtCounts& doubts) {
    std::vector<Paragraph> numbered;
    for (const auto kind : draft.kinds) numbered.push_back({.kind = kind});
    number_paragraphs(numbered);
    Model::List rows;
    for (std::size_t row = 0; row < draft.rows.size(); ++row) {
        Model::List cells, kinds, warnings;
        for (std::size_t c = 0; c < draft.columns.size(); ++c) {
            doubts.doubtful += draft.rows[row].cells[c].doubtful;
            doubts.without += draft.rows[row].cells[c].blocks.empty();
            cells.push_back(cell_model(draft, row, c, locale));
        }
        for (const auto kind : all_kinds)
            kinds.push_back({{"value", to_text(kind)},
                             {"label", locale.t(name_of(kind))},
                             {"selected", kind == draft.kinds[row]}});
        for (const auto& gap : draft.gaps[row]) warnings.push_back({{"text", figure_sentence(gap, locale)}});
        doubts.disagree += !warnings.empty();
        rows.push_back({{"row", std::to_string(row)},
                        {"number", shown_number(numbered[row])},
                        {"is_heading", is_heading(draft.kinds[row])},
                        {"kind_name", "kind:" + row_key(draft, row)},
                        {"kinds", std::move(kinds)},
                        {"has_warnings", !warnings.empty()},
                        {"warnings", std::move(warnings)},
                        {"cells", std::move(cells)}});
    }
    return rows;
}

View preview_view(RequestScope& scope, const ImportWish& wish, const ImportDraft& draft,
                  const std::map<std::string, std::string>& titles, const Error* error) {
    const auto& locale = scope.locale();
    DoubtCounts doubts;
    auto rows = row_models(draft, locale, doubts);
    Model::List kept, shifts, columns, title_fields;
    for (const auto& text : wish.texts)
        kept.push_back({{"name", "text_" + text.language},
                        {"format_name", "format_" + text.language},
                        {"format", text.format == TextFormat::markdown ? "markdown" : "plain"},
                        {"value", text.text}});
    for (const auto& shift : wish.shifts) shifts.push_back({{"value", shift}});
    for (const auto& column : draft.columns) {
        const auto name = locale.language_name(column.language);
        columns.push_back({{"label", column.language == wish.original
                                         ? locale.t("{language} (the original)", {{"language", name}})
                                         : name}});
        const auto title = titles.find(column.language);
        title_fields.push_back(
            field_model({.label = locale.t("Title in {language}", {{"language", name}}),
                         .name = "title_" + column.language,
                         .value = title == titles.end() ? std::string() : title->second,
                         .error = error == nullptr ? std::string()
                                                   : problem_on("title_" + column.language, *error, locale),
                         .language = column.language}));
    }
    return {.name = "statements/import/preview",
            .model = {{"action_url", scope.url("statements.import")},
                      {"again_url", scope.url("statements.import")},
                      {"original", wish.original},
                      {"kept", std::move(kept)},
                      {"has_shifts", !shifts.empty()},
                      {"shifts", std::move(shifts)},
                      {"columns", std::move(columns)},
                      {"titles", std::move(title_fields)},
                      {"count",
                       locale.n("1 paragraph", "{n} paragraphs", static_cast<long long>(draft.rows.size()))},
                      {"without", locale.n("1 cell without counterpart", "{n} cells without counterpart",
                                           doubts.without)},
                      {"doubtful", locale.n("1 place to check", "{n} places to check", doubts.doubtful)},
                      {"disagree", locale.n("1 paragraph where a number differs",
                                            "{n} paragraphs where a number differs", doubts.disagree)},
                      {"rows", std::move(rows)},
                      {"has_problems", error != nullptr},
                      {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)}},
            .title = locale.t("Check the import"),
            .status = error == nullptr ? 200 : 422};
}

}  // namespace

Result<Reply> import_page(const Request&, RequestScope& scope) {
    return files_view(scope, std::string(scope.locale().language()), nullptr);
}

Result<Reply> import_step(const Request& request, RequestScope& scope) {
    Error wrong{ErrorCode::invalid_input, "The text cannot be imported."};
    auto wish = wish_in(request, wrong);
    const auto& op = request.form_value("op");
    if (!request.form_value("undo").empty()) {
        if (!wish.shifts.empty()) wish.shifts.pop_back();
    } else if (!op.empty()) {
        wish.shifts.push_back(op);
    }
    auto draft = draft_of(wish);
    if (!draft)
        for (const auto& problem : draft.error().fields)
            if (wrong.fields.empty() || wrong.fields[0].field != problem.field)
                wrong.fields.push_back(problem);
    if (!wrong.fields.empty() || !draft) return files_view(scope, wish.original, &wrong);

    auto titles = titles_of(*draft);
    for (const auto& column : draft->columns)
        if (request.form.count("title_" + column.language) > 0)
            titles[column.language] = request.form_value("title_" + column.language);
    if (request.form_value("create").empty()) return preview_view(scope, wish, *draft, titles, nullptr);

    auto created = create_statement(
        scope.db(), scope.actor(),
        {.titles = titles, .original_language = wish.original, .paragraphs = paragraphs_of(*draft)});
    if (created) return Redirect{scope.url("statements.statement", {{"id", *created}})};
    if (created.error().code == ErrorCode::invalid_input)
        return preview_view(scope, wish, *draft, titles, &created.error());
    return std::move(created).error();
}

}  // namespace plenaria::statements
