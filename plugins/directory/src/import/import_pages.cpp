// SPDX-License-Identifier: EUPL-1.2
#include "import_pages.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include "../common_pages.hpp"
#include "import_service.hpp"
#include "import_texts.hpp"

namespace plenaria::directory {

namespace {

std::vector<Choice> kind_choices(const Locale& locale, std::optional<import::Kind> current, bool may_guess) {
    std::vector<Choice> choices;
    if (may_guess)
        choices.push_back(
            {.value = "", .label = locale.t("Find out from the headings"), .selected = !current});
    for (const auto kind :
         {import::Kind::cities, import::Kind::organisations, import::Kind::people, import::Kind::board})
        choices.push_back({.value = std::string(import::to_text(kind)),
                           .label = locale.t(import_kind_label(kind)),
                           .selected = current == kind});
    return choices;
}

View upload_form(RequestScope& scope, const Error* error) {
    const auto& locale = scope.locale();
    Model model{
        {"has_problems", error != nullptr},
        {"problems", error != nullptr ? problems_model(*error, locale) : Model(Model::List{})},
        {"file",
         field_model({.label = locale.t("File"),
                      .name = "file",
                      .hint = locale.t("CSV or XLSX, up to 20 MB and 50 000 rows. The first row holds "
                                       "the headings."),
                      .error = error != nullptr ? problem_on("file", *error, locale) : std::string()})},
        {"kind", choice_model({.label = locale.t("What the rows are"), .name = "kind"},
                              kind_choices(locale, std::nullopt, true))},
        {"action_url", scope.url("directory.import_upload")},
        {"list_url", scope.url("directory.imports")}};
    return {.name = "directory/import/new",
            .model = std::move(model),
            .title = error != nullptr ? locale.t("Error: {title}", {{"title", locale.t("Import a table")}})
                                      : locale.t("Import a table"),
            .status = error != nullptr ? 422 : 200};
}

Result<import::Import> find_stored_import(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<import::Import> {
        auto found = import::find_import(uow, id);
        if (!found) return Error{ErrorCode::not_found, "This import does not exist.", id};
        return *std::move(found);
    });
}

/// The first rows below the headings, to see what a column holds.
std::vector<import::SheetRow> samples(RequestScope& scope, const import::Import& stored) {
    auto sheet = scope.db().read([&](UnitOfWork& uow) -> Result<import::Sheet> {
        const auto file = uow.load_file(stored.file);
        if (!file) return Error{ErrorCode::not_found, "The uploaded file is not there any more.", stored.id};
        return import::read_sheet(file->bytes);
    });
    std::vector<import::SheetRow> rows;
    if (sheet)
        for (std::size_t i = 1; i < sheet->rows.size() && rows.size() < 3; ++i)
            rows.push_back(sheet->rows[i]);
    return rows;
}

View columns_view(RequestScope& scope, const import::Import& stored, const import::Mapping& mapping,
                  const Error* error) {
    const auto& locale = scope.locale();
    const auto shown = samples(scope, stored);
    Model::List columns;
    for (std::size_t i = 0; i < stored.headings.size(); ++i) {
        std::vector<Choice> choices{
            {.value = "", .label = locale.t("Leave out"), .selected = mapping[i].empty()}};
        for (const auto& target : import::targets(stored.kind))
            choices.push_back({.value = std::string(target.name),
                               .label = locale.t(target.label),
                               .selected = mapping[i] == target.name});
        std::string examples;
        for (const auto& row : shown)
            if (i < row.cells.size() && !row.cells[i].empty())
                examples += (examples.empty() ? "" : " · ") + row.cells[i];
        const auto name = "column_" + std::to_string(i);
        columns.push_back({{"heading", stored.headings[i]},
                           {"examples", examples},
                           {"target", choice_model({.label = locale.t("Meaning of {heading}",
                                                                      {{"heading", stored.headings[i]}}),
                                                    .name = name},
                                                   choices)}});
    }
    Model model{{"has_problems", error != nullptr},
                {"problems", error != nullptr ? problems_model(*error, locale) : Model(Model::List{})},
                {"file_name", stored.file_name},
                {"format", import_format(stored, locale)},
                {"kind", choice_model({.label = locale.t("What the rows are"), .name = "kind"},
                                      kind_choices(locale, stored.kind, false))},
                {"kind_now", std::string(import::to_text(stored.kind))},
                {"columns", std::move(columns)},
                {"action_url", scope.url("directory.import_set_columns", {{"import", stored.id}})},
                {"list_url", scope.url("directory.imports")}};
    const auto title = locale.t("What the columns mean");
    return {.name = "directory/import/columns",
            .model = std::move(model),
            .title = error != nullptr ? locale.t("Error: {title}", {{"title", title}}) : title,
            .status = error != nullptr ? 422 : 200};
}

Redirect to_import(RequestScope& scope, const std::string& id) {
    return {scope.url("directory.import", {{"import", id}})};
}

}  // namespace

Result<Reply> list_imports(const Request&, RequestScope& scope) {
    const auto& locale = scope.locale();
    auto all = scope.db().read(
        [](UnitOfWork& uow) -> Result<std::vector<import::Import>> { return import::recent_imports(uow); });
    if (!all) return std::move(all).error();
    Model::List rows;
    for (const auto& one : *all)
        rows.push_back({{"file_name", one.file_name},
                        {"url", scope.url("directory.import", {{"import", one.id}})},
                        {"kind", locale.t(import_kind_label(one.kind))},
                        {"state", import_state(one.state, locale)},
                        {"who", one.created_by},
                        {"when", locale.instant(parse_instant(one.created_at).value_or(Instant{}),
                                                scope.actor().zone)}});
    return View{.name = "directory/import/list",
                .model = {{"tabs", tabs(scope, "directory.imports")},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)},
                          {"new_url", scope.url("directory.import_new")}},
                .title = locale.t("Imports")};
}

Result<Reply> new_import_form(const Request&, RequestScope& scope) { return upload_form(scope, nullptr); }

Result<Reply> upload_import(const Request& request, RequestScope& scope) {
    Error error{ErrorCode::invalid_input, "Something in this form needs your attention.", "upload"};
    const Upload* file = nullptr;
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && upload.size > 0) file = &upload;
    if (file == nullptr) {
        error.fields.push_back({"file", "Choose a file."});
        return upload_form(scope, &error);
    }
    std::ifstream stream(file->path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    auto made = import::upload(scope.db(), scope.actor(), file->name, bytes,
                               import::parse_kind(request.form_value("kind")));
    if (made) return Redirect{scope.url("directory.import_columns", {{"import", *made}})};
    if (made.error().code != ErrorCode::invalid_input && made.error().code != ErrorCode::too_large)
        return std::move(made).error();
    error.fields.push_back({"file", made.error().message, made.error().values});
    return upload_form(scope, &error);
}

Result<Reply> columns_form(const Request& request, RequestScope& scope) {
    auto stored = find_stored_import(scope, request.path_value("import"));
    if (!stored) return std::move(stored).error();
    return columns_view(scope, *stored, stored->mapping, nullptr);
}

Result<Reply> set_import_columns(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    auto stored = find_stored_import(scope, id);
    if (!stored) return std::move(stored).error();
    const auto kind = import::parse_kind(request.form_value("kind")).value_or(stored->kind);
    if (kind != stored->kind && request.form_value("kind_now") == import::to_text(stored->kind)) {
        // Other rows, other meanings: the columns are guessed again and shown before anything is planned.
        stored->kind = kind;
        return columns_view(scope, *stored, import::guess(kind, stored->headings), nullptr);
    }
    import::Mapping mapping;
    for (std::size_t i = 0; i < stored->headings.size(); ++i) {
        const auto& typed = request.form_value("column_" + std::to_string(i));
        bool offered = false;
        for (const auto& target : import::targets(kind)) offered = offered || target.name == typed;
        mapping.push_back(offered ? typed : std::string());
    }
    stored->kind = kind;
    auto planned = import::set_columns(scope.db(), scope.actor(), id, kind, mapping);
    if (planned) return to_import(scope, id);
    if (planned.error().code != ErrorCode::invalid_input) return std::move(planned).error();
    return columns_view(scope, *stored, mapping, &planned.error());
}

Result<Reply> plan_import_again(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    if (auto planned = import::plan_again(scope.db(), id); !planned) return std::move(planned).error();
    return to_import(scope, id);
}

Result<Reply> apply_import(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    auto queued = import::apply(scope.db(), scope.actor(), id);
    if (!queued) return std::move(queued).error();
    return to_import(scope, id);
}

Result<Reply> stop_import(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    if (auto stopped = import::stop(scope.db(), scope.actor(), id); !stopped)
        return std::move(stopped).error();
    scope.notice(scope.locale().t("Stopped. What was written stays; the rest can be applied later."));
    return to_import(scope, id);
}

Result<Reply> undo_import(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    if (auto queued = import::undo(scope.db(), scope.actor(), id); !queued) return std::move(queued).error();
    return to_import(scope, id);
}

}  // namespace plenaria::directory
