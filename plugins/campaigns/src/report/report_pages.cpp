// SPDX-License-Identifier: EUPL-1.2
#include <functional>

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../common_pages.hpp"
#include "../plan/campaign_service.hpp"
#include "report.hpp"

namespace plenaria::campaigns {

namespace {

struct ReportReading {
    Campaign campaign;
    std::vector<Figure> figures;
};

Result<ReportReading> read_report(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ReportReading> {
        auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return std::move(campaign).error();
        auto figures = report_figures(uow, tools, campaign->id, scope.locale());
        if (!figures) return std::move(figures).error();
        return ReportReading{*std::move(campaign), *std::move(figures)};
    });
}

Result<Reply> report_page(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_report(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto& [campaign, figures] = *reading;
    const auto& format = request.query_value("format");
    if (format == "xlsx") {
        std::vector<Table> sheets;
        for (const auto& each : figures) sheets.push_back(figure_table(each, locale));
        auto made = tools.documents->xlsx(sheets);
        if (!made) return std::move(made).error();
        return Download{"campaign-report.xlsx", std::string(xlsx_type), *std::move(made)};
    }
    Model::List shown;
    for (const auto& each : figures) shown.push_back(figure_model(each, locale));
    const auto with = [&](const char* wanted) {
        return scope.url("campaigns.report", {{"campaign", campaign.id}, {"format", wanted}});
    };
    const auto title = locale.t("Report of the campaign");
    Model page{{"language", std::string(locale.language())},
               {"title", title},
               {"campaign", title_of(campaign, locale)},
               {"back_url", scope.url("campaigns.campaign", {{"campaign", campaign.id}})},
               {"coverage_url", scope.url("campaigns.coverage", {{"campaign", campaign.id}})},
               {"as_of", locale.instant(scope.now(), campaign.facts.zone)},
               {"pdf_url", with("pdf")},
               {"xlsx_url", with("xlsx")},
               {"figures", std::move(shown)}};
    if (format == "pdf") {
        auto made = tools.documents->convert(
            DocumentFormat::pdf, tools.renderer->render("campaigns/print/report", page, locale.language()));
        if (!made) return std::move(made).error();
        return Download{"campaign-report.pdf", std::string(content_type(DocumentFormat::pdf)),
                        *std::move(made)};
    }
    return View{.name = "campaigns/report/show", .model = std::move(page), .title = title};
}

Result<Reply> api_report(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_report(tools, request, scope);
    if (!reading) return reading.error();
    auto figures = Document::array();
    for (const auto& each : reading->figures) {
        auto rows = Document::array();
        for (const auto& row : each.rows) rows.push_back({{"label", row.label}, {"counts", row.counts}});
        figures.push_back({{"id", each.id},
                           {"title", each.title},
                           {"parts", each.parts},
                           {"goal", each.goal},
                           {"rows", std::move(rows)},
                           {"total", each.total()}});
    }
    return Json{compact({{"campaign", reading->campaign.id}, {"figures", std::move(figures)}})};
}

constexpr std::string_view report_answer =
    R"({"type":"object","required":["campaign","figures"],"properties":{"campaign":{"type":"string"},"figures":{"type":"array","items":{"type":"object","required":["id","title","parts","goal","rows","total"]}}}})";

}  // namespace

void announce_report(Registrar& registrar, const CampaignTools& tools,
                     std::function<void(Database&)> write_counts) {
    registrar.route({.method = Method::get,
                     .path = "/campaigns/{campaign}/report",
                     .name = "campaigns.report",
                     .access = Access::permission("campaigns.view"),
                     .handler = [&tools, write_counts](const Request& request, RequestScope& scope) {
                         write_counts(scope.db());
                         return report_page(tools, request, scope);
                     }});
    announce(registrar, "campaigns.view",
             {Method::get, "/api/campaigns/{campaign}/report", "campaigns.api_report",
              "A campaign in figures: texts, cities, signatures, coverage and links of partners.", "",
              report_answer},
             [&tools, write_counts](const Request& request, RequestScope& scope) {
                 write_counts(scope.db());
                 return api_report(tools, request, scope);
             });
}

}  // namespace plenaria::campaigns
