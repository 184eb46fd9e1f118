// SPDX-License-Identifier: EUPL-1.2
#include "import_pages.hpp"

#include <fstream>
#include <iterator>

#include "../common_pages.hpp"
#include "../editions/edition_service.hpp"
#include "import_words.hpp"

namespace plenaria::events {

namespace {

struct ImportLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const ImportTools&, const Request&, RequestScope&);
};
constexpr ImportLine import_lines[] = {
    {Method::get, "/events/editions/{edition}/imports", "events.imports", list_imports},
    {Method::post, "/events/editions/{edition}/imports", "events.import_upload", upload_import_post},
    {Method::get, "/events/imports/{import}", "events.import", show_import},
    {Method::post, "/events/imports/{import}/answers", "events.import_answer", answer_import_post},
    {Method::post, "/events/imports/{import}/apply", "events.import_apply", apply_import_post},
    {Method::post, "/events/imports/{import}/give-up", "events.import_give_up", give_up_import_post},
    {Method::get, "/events/imports/{import}/undo", "events.import_undo", show_undo},
    {Method::post, "/events/imports/{import}/undo", "events.import_undo_confirm", undo_import_post},
};

std::string_view import_state_colour(ImportState state) {
    switch (state) {
        case ImportState::preview:
            return "teal";
        case ImportState::applied:
            return "green";
        case ImportState::given_up:
        case ImportState::undone:
            break;
    }
    return "grey";
}

Result<Reply> imports_page(const std::string& edition_id, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto edition = edition_for(scope, edition_id);
    if (!edition) return edition.error();
    const auto imports = scope.db().read(
        [&](UnitOfWork& uow) -> Result<std::vector<Import>> { return imports_of(uow, edition_id); });
    if (!imports) return imports.error();
    Model::List rows;
    for (const auto& each : *imports) {
        if (each.kind == ImportKind::participants && !scope.actor().may("events.invite")) continue;
        rows.push_back({{"file_name", each.file_name},
                        {"url", scope.url("events.import", {{"import", each.id}})},
                        {"kind", locale.t(name_of(each.kind))},
                        {"state", tag_model(import_state_colour(each.state), locale.t(name_of(each.state)))},
                        {"who", each.created_by},
                        {"when", locale.instant(each.created_at, scope.actor().zone)}});
    }
    const UrlValues at{{"edition", edition_id}};
    Model model{
        {"title", edition->titles.in(locale.language())},
        {"programme_url", scope.url("events.programme", at)},
        {"action_url", scope.url("events.import_upload", at)},
        {"file", field_model({.label = locale.t("File"),
                              .name = "file",
                              .hint = locale.t("CSV, XLSX, schedule XML or JSON, or ICS; up to 10 MB."),
                              .error = error == nullptr ? "" : problem_on("file", *error, locale)})},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)}};
    set_problems(model, error, locale);
    const auto title = locale.t("Imports");
    return View{.name = "events/import/list",
                .model = std::move(model),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

}  // namespace

void announce_imports(Registrar& registrar, const ImportTools& tools) {
    for (const auto& line : import_lines)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("events.edit"),
                         // Of the file and the form around it.
                         .max_body = longest_programme_file + 64 * 1024,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
}

Result<Reply> list_imports(const ImportTools&, const Request& request, RequestScope& scope) {
    return imports_page(request.path_value("edition"), nullptr, scope);
}

Result<Reply> upload_import_post(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& edition = request.path_value("edition");
    Error error{ErrorCode::invalid_input, "Something in this form needs your attention.", "upload"};
    const Upload* file = nullptr;
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && upload.size > 0) file = &upload;
    if (file == nullptr) {
        error.fields.push_back({"file", "Choose a file."});
        return imports_page(edition, &error, scope);
    }
    std::ifstream stream(file->path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    auto made = upload_import(scope.db(), tools, scope.actor(), edition, file->name, bytes);
    if (made) return Redirect{scope.url("events.import", {{"import", *made}})};
    if (made.error().code != ErrorCode::invalid_input && made.error().code != ErrorCode::too_large)
        return std::move(made).error();
    error.fields.push_back({"file", words_of_refusal(made.error(), *tools.locales, scope.locale())});
    return imports_page(edition, &error, scope);
}

Result<Reply> apply_import_post(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    auto applied = apply_import(scope.db(), tools, scope.actor(), id, request.form_value("fingerprint"));
    if (!applied) {
        if (applied.error().code != ErrorCode::conflict) return std::move(applied).error();
        scope.notice(scope.locale().t(applied.error().message, applied.error().values));
    }
    return Redirect{scope.url("events.import", {{"import", id}})};
}

Result<Reply> give_up_import_post(const ImportTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    if (auto done = give_up_import(scope.db(), scope.actor(), id); !done) return std::move(done).error();
    return Redirect{scope.url("events.import", {{"import", id}})};
}

}  // namespace plenaria::events
