// SPDX-License-Identifier: EUPL-1.2
#include "report_pages.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../dates/followers.hpp"
#include "../json.hpp"
#include "everything.hpp"
#include "kept_figures_repository.hpp"
#include "report_service.hpp"
#include "report_words.hpp"

namespace plenaria::events {

namespace {

struct ReportReading {
    EventReport report;
    std::string place;
    std::vector<FollowerCard> followers = {};  ///< what hangs on it in other rooms
};

Result<ReportReading> report_reading(const RoomTools& tools, const Request& request, RequestScope& scope) {
    if (auto kept = ensure_figures(scope.db(), request.path_value("edition")); !kept)
        return std::move(kept).error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<ReportReading> {
        auto report = read_report(uow, tools.directory, request.path_value("edition"));
        if (!report) return std::move(report).error();
        ReportReading reading{.report = *std::move(report), .place = {}};
        reading.place = place_words(uow, *tools.lookup, reading.report.edition, scope.locale());
        reading.followers =
            followers_of(uow, scope.actor(), reading.report.edition.id, scope.locale().language());
        return reading;
    });
}

Model::List headline_figures(const EventReport& report, const Locale& locale) {
    Model::List figures;
    const auto figure = [&](std::string label, long long count) {
        figures.push_back({{"label", std::move(label)}, {"count", locale.number(count)}});
    };
    figure(locale.t("offices invited"), report.invited);
    figure(locale.t("delegations that come"), report.accepted);
    figure(locale.t("people expected"), report.people);
    figure(locale.t("people who came"), report.present);
    figure(locale.t("sessions"), report.sessions);
    figure(locale.t("speakers"), report.speakers);
    return figures;
}

Model report_model(const RoomTools& tools, const ReportReading& reading, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& report = reading.report;
    const auto& edition = report.edition;
    const EditionFormat format(tools.formats, edition.format);
    Model::List figures;
    for (const auto& figure : report.figures) figures.push_back(figure_model(figure, format, locale));
    Model::List followers;
    for (const auto& each : reading.followers)
        followers.push_back(
            {{"kind", each.kind}, {"title", each.title}, {"state", each.state}, {"url", each.path}});
    const auto with = [&](const char* wanted) {
        return scope.url("events.report", {{"edition", edition.id}, {"format", wanted}});
    };
    return {{"language", std::string(locale.language())},
            {"title", locale.t("Attendance and balance")},
            {"event", edition.titles.in(locale.language())},
            {"event_url", scope.url("events.edition", {{"edition", edition.id}})},
            {"dates", date_range(edition.dates, locale)},
            {"has_place", !reading.place.empty()},
            {"place", reading.place},
            {"as_of", locale.instant(scope.now(), edition.dates.zone)},
            {"pdf_url", with("pdf")},
            {"xlsx_url", with("xlsx")},
            {"everything_url", scope.url("events.everything", {{"edition", edition.id}})},
            {"names_are_erased", report.names_are_erased},
            {"headline", headline_figures(report, locale)},
            {"has_followers", !followers.empty()},
            {"followers", std::move(followers)},
            {"figures", std::move(figures)}};
}

Result<Reply> report_workbook(const RoomTools& tools, const EventReport& report, const Locale& locale) {
    Table summary{.title = locale.t("Summary"),
                  .columns = {{.title = locale.t("Figure"), .width = 40},
                              {.title = locale.t("Number"), .kind = Table::Kind::number, .width = 14}},
                  .rows = {}};
    const std::pair<std::string, long long> lines[] = {
        {locale.t("offices invited"), report.invited}, {locale.t("delegations that come"), report.accepted},
        {locale.t("people expected"), report.people},  {locale.t("people who came"), report.present},
        {locale.t("sessions"), report.sessions},       {locale.t("speakers"), report.speakers}};
    for (const auto& [label, count] : lines) summary.rows.push_back({label, std::to_string(count)});
    std::vector<Table> sheets{std::move(summary)};
    const EditionFormat format(tools.formats, report.edition.format);
    for (const auto& figure : report.figures) sheets.push_back(figure_table(figure, format, locale));
    auto made = tools.documents->xlsx(sheets);
    if (!made) return std::move(made).error();
    return Download{"report.xlsx", std::string(xlsx_type), *std::move(made)};
}

const std::string figures_answer = api::object(
    R"("edition","invited","accepted","people","present","sessions","speakers","figures")",
    R"("edition":{"type":"string"},"invited":{"type":"integer"},"accepted":{"type":"integer"},"people":{"type":"integer"},"present":{"type":"integer"},"sessions":{"type":"integer"},"speakers":{"type":"integer"},"figures":)" +
        api::list_of(api::object(
            R"("id","unit","parts","rows","total")",
            R"("id":{"type":"string"},"unit":{"enum":["offices","people","sessions","seconds"]},"total":{"type":"integer"},"parts":{"type":"array","items":{"type":"string"}},"rows":)" +
                api::list_of(api::object(
                    R"("key","counts","total","share")",
                    R"("key":{"type":"string"},"counts":{"type":"array","items":{"type":"integer"}},"total":{"type":"integer"},"share":{"type":"number"})")))));

Result<Reply> api_report(const RoomTools& tools, const Request& request, RequestScope& scope) {
    if (auto kept = ensure_figures(scope.db(), request.path_value("edition")); !kept)
        return std::move(kept).error();
    const auto report = scope.db().read(
        [&](UnitOfWork& uow) { return read_report(uow, tools.directory, request.path_value("edition")); });
    if (!report) return report.error();
    auto figures = Document::array();
    for (const auto& figure : report->figures) {
        auto rows = Document::array();
        for (const auto& row : figure.rows)
            rows.push_back({{"key", row.key},
                            {"counts", row.counts},
                            {"total", row.total()},
                            {"share", share_of(row.total(), figure.total())}});
        figures.push_back({{"id", figure.id},
                           {"unit", std::string(to_text(figure.unit))},
                           {"parts", figure.parts},
                           {"rows", std::move(rows)},
                           {"total", figure.total()}});
    }
    return plenaria::Json{compact({{"edition", report->edition.id},
                                   {"invited", report->invited},
                                   {"accepted", report->accepted},
                                   {"people", report->people},
                                   {"present", report->present},
                                   {"sessions", report->sessions},
                                   {"speakers", report->speakers},
                                   {"figures", std::move(figures)}})};
}

}  // namespace

Result<Reply> report_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = report_reading(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto& format = request.query_value("format");
    if (format == "xlsx") return report_workbook(tools, reading->report, locale);
    auto model = report_model(tools, *reading, scope);
    if (format == "pdf") {
        auto made = tools.documents->convert(
            DocumentFormat::pdf, tools.renderer->render("events/print/report", model, locale.language()));
        if (!made) return std::move(made).error();
        return Download{"report.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
    }
    return View{
        .name = "events/report/show", .model = std::move(model), .title = locale.t("Attendance and balance")};
}

Result<Reply> order_everything_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    if (const auto edition = edition_for(scope, id); !edition) return edition.error();
    const auto page = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        return tools.orders->order(
            uow, scope.actor(), locale.language(),
            everything_order(scope.actor(), id, locale.t("Everything of the event (XLSX)"),
                             scope.url("events.report", {{"edition", id}})));
    });
    if (!page) return page.error();
    return Redirect{*page};
}

void announce_report(Registrar& registrar, const RoomTools& tools, Database* const& db) {
    registrar.route({.method = Method::get,
                     .path = "/events/editions/{edition}/report",
                     .name = "events.report",
                     .access = Access::permission("events.view"),
                     .handler = [&tools](const Request& request, RequestScope& scope) {
                         return report_page(tools, request, scope);
                     }});
    registrar.route({.method = Method::post,
                     .path = "/events/editions/{edition}/report/everything",
                     .name = "events.everything",
                     .access = Access::permission("events.view"),
                     .handler = [&tools](const Request& request, RequestScope& scope) {
                         return order_everything_post(tools, request, scope);
                     }});
    registrar.provide<DocumentKind>(std::make_shared<EverythingKind>(tools, db));
    announce(
        registrar, "events.view",
        {Method::get, "/api/events/editions/{edition}/report", "events.api_report",
         "Attendance and balance of an event in figures; the key \"\" is what is not known.", "",
         figures_answer},
        [&tools](const Request& request, RequestScope& scope) { return api_report(tools, request, scope); });
}

}  // namespace plenaria::events
