// SPDX-License-Identifier: EUPL-1.2
#include "paper_pages.hpp"

#include <fstream>
#include <iterator>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>

#include "summit_pages.hpp"
#include "summit_repository.hpp"
#include "summit_service.hpp"

namespace plenaria::events_gfmd {

namespace {

struct TableReading {
    RoundTable table;
    events::EditionCard edition;
    std::vector<Paper> papers;
};

Result<TableReading> read_table(const SummitTools& tools, const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<TableReading> {
        auto table = table_of(uow, id);
        if (!table) return std::move(table).error();
        // Also of an edition that has another format today: what was written stays to be read.
        auto edition = tools.editions->edition(uow, table->edition_id, scope.locale().language());
        if (!edition) return Error{ErrorCode::not_found, "This round table does not exist.", id};
        return TableReading{*std::move(table), *std::move(edition), papers_of(uow, id)};
    });
}

View table_view(const TableReading& reading, const Paper& typed, const Error* error,
                const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& table = reading.table;
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    Model::List papers;
    for (const auto& paper : reading.papers)
        papers.push_back({{"title", paper.title},
                          {"language", locale.language_name(paper.language)},
                          {"url", scope.url("events-gfmd.paper", {{"paper", paper.id}})},
                          {"when", locale.instant(paper.added_at, scope.actor().zone)},
                          {"who", paper.added_by},
                          {"remove_url", scope.url("events-gfmd.paper_remove", {{"paper", paper.id}})}});
    std::vector<Choice> languages;
    for (const std::string code : {"en", "es", "fr"})
        languages.push_back(
            {.value = code,
             .label = locale.language_name(code),
             .selected = code == (typed.language.empty() ? locale.language() : typed.language)});
    const UrlValues here{{"table", table.id}};
    const auto co_chairs = team_words(table, TeamRole::co_chair, locale);
    const auto members = team_words(table, TeamRole::member, locale);
    const auto title = table.code + ' ' + table.title;
    Model page{
        {"caption", reading.edition.title},
        {"edition_url", reading.edition.path},
        {"list_url", scope.url("events-gfmd.tables", {{"edition", reading.edition.id}})},
        {"heading", title},
        {"is_removed", table.removed},
        {"may_edit", scope.actor().may("events-gfmd.edit")},
        {"edit_url", scope.url("events-gfmd.table_edit", here)},
        {"remove_url", scope.url("events-gfmd.table_remove", here)},
        {"restore_url", scope.url("events-gfmd.table_restore", here)},
        {"add_url", scope.url("events-gfmd.paper_add", here)},
        {"has_co_chairs", !co_chairs.empty()},
        {"co_chairs", co_chairs},
        {"has_members", !members.empty()},
        {"members", members},
        {"has_papers", !papers.empty()},
        {"papers", std::move(papers)},
        {"title", field_model({.label = locale.t("Title of the paper"),
                               .name = "title",
                               .value = typed.title,
                               .error = problem("title")})},
        {"language",
         choice_model({.label = locale.t("Language"), .name = "language", .error = problem("language")},
                      languages)},
        {"file",
         field_model({.label = locale.t("PDF, at most 20 MB"), .name = "file", .error = problem("file")})}};
    set_problems(page, error, locale);
    return {.name = "events-gfmd/table/show",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<Reply> set_paper(const Request& request, RequestScope& scope, bool removed) {
    const auto& id = request.path_value("paper");
    std::string table;
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto paper = find_paper(uow, id)) table = paper->table_id;
        return remove_paper(uow, scope.actor(), id, removed);
    });
    if (!done) return std::move(done).error();
    if (removed)
        scope.notice(scope.locale().t("The paper was taken off the list."),
                     scope.url("events-gfmd.paper_restore", {{"paper", id}}));
    return Redirect{scope.url("events-gfmd.table", {{"table", table}})};
}

}  // namespace

Result<Reply> show_table(const SummitTools& tools, const Request& request, RequestScope& scope) {
    auto reading = read_table(tools, request.path_value("table"), scope);
    if (!reading) return std::move(reading).error();
    return table_view(*reading, {}, nullptr, scope);
}

Result<Reply> add_paper_post(const SummitTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("table");
    const Paper typed{
        .table_id = id, .title = request.form_value("title"), .language = request.form_value("language")};
    std::string bytes;
    for (const auto& upload : request.uploads)
        if (upload.field == "file") {
            std::ifstream file(upload.path, std::ios::binary);
            bytes.assign(std::istreambuf_iterator<char>(file), {});
        }
    auto added =
        scope.db().write([&](UnitOfWork& uow) { return add_paper(uow, scope.actor(), typed, bytes); });
    if (!added) {
        if (!is_for_form(added.error())) return std::move(added).error();
        auto reading = read_table(tools, id, scope);
        if (!reading) return std::move(reading).error();
        return table_view(*reading, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("The paper was saved."));
    return Redirect{scope.url("events-gfmd.table", {{"table", id}})};
}

Result<Reply> download_paper(const SummitTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("paper");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto paper = find_paper(uow, id);
        auto stored = paper && !paper->removed ? uow.load_file(paper->file) : std::nullopt;
        if (!stored) return Error{ErrorCode::not_found, "This paper does not exist.", id};
        return Reply(Download{paper->file_name, stored->content_type, std::move(stored->bytes)});
    });
}

Result<Reply> remove_paper_post(const SummitTools&, const Request& request, RequestScope& scope) {
    return set_paper(request, scope, true);
}
Result<Reply> restore_paper_post(const SummitTools&, const Request& request, RequestScope& scope) {
    return set_paper(request, scope, false);
}

}  // namespace plenaria::events_gfmd
