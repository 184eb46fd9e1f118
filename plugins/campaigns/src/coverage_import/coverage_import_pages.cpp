// SPDX-License-Identifier: EUPL-1.2
#include "coverage_import_pages.hpp"

#include <fstream>

#include <plenaria/plugin.hpp>
#include <plenaria/sent_file.hpp>

#include "coverage_import_service.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int lines_at_once = 50;

struct SentTable {
    std::string name, bytes;
};

SentTable sent_table(const Request& request) {
    for (const auto& upload : request.uploads) {
        if (upload.field != "file" || upload.name.empty()) continue;
        std::string bytes(std::min<std::uint64_t>(upload.size, largest_sent_file), '\0');
        std::ifstream file(upload.path, std::ios::binary);
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(file.gcount()));
        return {upload.name, std::move(bytes)};
    }
    return {};
}

Model import_state_tag(CoverageImportState state, const Locale& locale) {
    const auto* colour = state == CoverageImportState::applied   ? "green"
                         : state == CoverageImportState::preview ? "teal"
                                                                 : "grey";
    return tag_model(colour, locale.t(name_of(state)));
}

Result<Reply> imports_view(const Request& request, RequestScope& scope, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const UrlValues here{{"campaign", campaign->id}};
        Model::List rows;
        for (const auto& each : coverage_imports_of(uow, campaign->id))
            rows.push_back({{"name", each.file_name},
                            {"url", scope.url("campaigns.coverage_import", {{"import", each.id}})},
                            {"state", import_state_tag(each.state, locale)},
                            {"who", each.created_by},
                            {"when", locale.instant(each.created_at, scope.actor().zone)}});
        const auto title = locale.t("Tables of coverage");
        Model page{{"title", title},
                   {"caption", locale.t("Coverage")},
                   {"back_url", scope.url("campaigns.coverage", here)},
                   {"action_url", scope.url("campaigns.coverage_import_upload", here)},
                   {"file", field_model({.label = locale.t("Table"),
                                         .name = "file",
                                         .hint = locale.t("CSV or XLSX with a row of headings, at most 1,000 "
                                                          "rows."),
                                         .error = problem_of("file", error, locale)})},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        return form_view("campaigns/coverage/imports", std::move(page), title, error, locale);
    });
}

std::string fate_words(const CoverageLine& line, const Locale& locale) {
    if (!line.problems.empty()) {
        std::string words;
        for (const auto& each : line.problems)
            words += (words.empty() ? "" : " ") + locale.t(each.message, each.values);
        return words;
    }
    if (line.is_in_log) return locale.t("This link is in the log already.");
    if (line.same_as_line > 0)
        return locale.t("The same link as in line {line}.", {{"line", std::to_string(line.same_as_line)}});
    return {};
}

Model fate_tag(const CoverageLine& line, const Locale& locale) {
    if (!line.problems.empty()) return tag_model("terra", locale.t("Wrong"));
    return line.is_new() ? tag_model("green", locale.t("New")) : tag_model("grey", locale.t("There already"));
}

Model::List column_rows(const CoveragePreview& preview, const Locale& locale) {
    Model::List rows;
    for (std::size_t at = 0; at < preview.headings.size(); ++at) {
        std::vector<Choice> choices{
            {.value = "", .label = locale.t("Left out"), .selected = preview.import.mapping[at].empty()}};
        for (const auto& target : coverage_targets)
            choices.push_back({.value = std::string(target.name),
                               .label = locale.t(target.label),
                               .selected = preview.import.mapping[at] == target.name});
        rows.push_back({{"heading", preview.headings[at]},
                        {"examples", preview.examples[at]},
                        {"target", choice_model({.label = locale.t("Meaning of “{heading}”",
                                                                   {{"heading", preview.headings[at]}}),
                                                 .name = "column_" + std::to_string(at)},
                                                choices)}});
    }
    return rows;
}

Model::List line_rows(const CoveragePreview& preview, const PageRange& shown, const Locale& locale) {
    Model::List rows;
    for (auto at = shown.first; at > 0 && at <= shown.last; ++at) {
        const auto& line = preview.lines[static_cast<std::size_t>(at) - 1];
        const auto words = fate_words(line, locale);
        rows.push_back({{"line", std::to_string(line.line)},
                        {"fate", fate_tag(line, locale)},
                        {"has_words", !words.empty()},
                        {"words", words},
                        {"outlet", line.facts.outlet},
                        {"link", line.facts.link},
                        {"on", line.facts.on ? locale.day(*line.facts.on) : std::string()}});
    }
    return rows;
}

Result<Reply> import_view(const CampaignTools& tools, const Request& request, RequestScope& scope,
                          const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("import");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto preview = preview_coverage(uow, tools, id, locale.language());
        if (!preview) return preview.error();
        const auto& import = preview->import;
        const bool is_open = import.state == CoverageImportState::preview;
        const UrlValues here{{"import", id}};
        const auto fresh = preview->fresh();
        const auto shown = page_range(page_number(request), lines_at_once,
                                      static_cast<long long>(is_open ? preview->lines.size() : 0));
        auto rows = is_open ? line_rows(*preview, shown, locale) : Model::List();
        Model::List unreadable;
        for (const auto& each : preview->unreadable) unreadable.push_back({{"text", locale.t(each)}});
        Model page{{"title", import.file_name},
                   {"caption", locale.t("Tables of coverage")},
                   {"back_url", scope.url("campaigns.coverage_imports", {{"campaign", import.campaign_id}})},
                   {"log_url", scope.url("campaigns.coverage", {{"campaign", import.campaign_id}})},
                   {"state", import_state_tag(import.state, locale)},
                   {"is_open", is_open},
                   {"revision", std::to_string(import.revision)},
                   {"columns_url", scope.url("campaigns.coverage_import_columns", here)},
                   {"columns", column_rows(*preview, locale)},
                   {"columns_open", !preview->unreadable.empty() || error != nullptr},
                   {"is_unreadable", !unreadable.empty()},
                   {"unreadable", std::move(unreadable)},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)},
                   {"may_enter", is_open && fresh > 0},
                   {"enter_url", scope.url("campaigns.coverage_import_enter", here)},
                   {"fresh", std::to_string(fresh)},
                   {"enter", locale.n("Enter {n} new entry", "Enter {n} new entries", fresh)},
                   {"added", locale.n("{n} entry was entered.", "{n} entries were entered.", import.added)},
                   {"may_undo", may_be_taken_back(import, uow.now())},
                   {"undo_url", scope.url("campaigns.coverage_import_undo", here)},
                   {"until", import.applied_at ? locale.instant(*import.applied_at + coverage_import_undo,
                                                                scope.actor().zone)
                                               : std::string()}};
        set_pages(page, shown, {scope, "campaigns.coverage_import", {}, here}, locale);
        return form_view("campaigns/coverage/import", std::move(page), import.file_name, error, locale);
    });
}

template <class Value>
Result<Reply> after_import_step(const CampaignTools& tools, const Request& request, RequestScope& scope,
                                const Result<Value>& done, const std::string& notice) {
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return import_view(tools, request, scope, &done.error());
    }
    if (!notice.empty()) scope.notice(notice);
    return Redirect{scope.url("campaigns.coverage_import", {{"import", request.path_value("import")}})};
}

struct CoverageImportPage {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
};
constexpr CoverageImportPage coverage_import_pages[] = {
    {Method::get, "/campaigns/{campaign}/coverage/imports", "campaigns.coverage_imports", coverage_imports},
    {Method::post, "/campaigns/{campaign}/coverage/imports", "campaigns.coverage_import_upload",
     upload_coverage_post},
    {Method::get, "/campaigns/coverage/imports/{import}", "campaigns.coverage_import", coverage_import},
    {Method::post, "/campaigns/coverage/imports/{import}/columns", "campaigns.coverage_import_columns",
     map_coverage_post},
    {Method::post, "/campaigns/coverage/imports/{import}/entry", "campaigns.coverage_import_enter",
     enter_coverage_post},
    {Method::post, "/campaigns/coverage/imports/{import}/undo", "campaigns.coverage_import_undo",
     undo_coverage_post},
};

}  // namespace

Result<Reply> coverage_imports(const CampaignTools&, const Request& request, RequestScope& scope) {
    return imports_view(request, scope, nullptr);
}

Result<Reply> upload_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto sent = sent_table(request);
    const auto made = scope.db().write([&](UnitOfWork& uow) {
        return upload_coverage(uow, tools, scope.actor(), request.path_value("campaign"), sent.name,
                               sent.bytes);
    });
    if (made) return Redirect{scope.url("campaigns.coverage_import", {{"import", *made}})};
    if (!is_for_form(made.error())) return made.error();
    // What is no table is told by the room that reads tables, and translated there.
    auto error = made.error();
    const auto& reader = tools.locales->get(scope.locale().language(), "directory");
    for (auto& each : error.fields) each.message = reader.t(each.message);
    return imports_view(request, scope, &error);
}

Result<Reply> coverage_import(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return import_view(tools, request, scope, nullptr);
}

Result<Reply> map_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto import = read_coverage_import(uow, request.path_value("import"));
        if (!import) return import.error();
        CoverageMapping mapping;
        for (std::size_t at = 0; at < import->mapping.size(); ++at)
            mapping.push_back(request.form_value("column_" + std::to_string(at)));
        return map_coverage(uow, scope.actor(), import->id, mapping, read_number(request, "revision"));
    });
    return after_import_step(tools, request, scope, done, "");
}

Result<Reply> enter_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return enter_coverage(uow, tools, scope.actor(), request.path_value("import"),
                              read_number(request, "fresh"), scope.locale().language());
    });
    return after_import_step(
        tools, request, scope, done,
        scope.locale().n("{n} entry was entered.", "{n} entries were entered.", done ? *done : 0));
}

Result<Reply> undo_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return take_coverage_back(uow, scope.actor(), request.path_value("import"));
    });
    const auto& locale = scope.locale();
    auto notice =
        locale.n("{n} entry was taken back.", "{n} entries were taken back.", done ? done->removed : 0);
    if (done && done->kept > 0)
        notice += ' ' + locale.n("{n} entry stays: somebody has changed it since.",
                                 "{n} entries stay: somebody has changed them since.", done->kept);
    return after_import_step(tools, request, scope, done, notice);
}

void announce_coverage_imports(Registrar& registrar, const CampaignTools& tools) {
    constexpr std::uint64_t rest_of_form = 64UL * 1024;
    for (const auto& line : coverage_import_pages)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("campaigns.edit"),
                         .max_body = largest_sent_file + rest_of_form,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
}

}  // namespace plenaria::campaigns
