// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/plugin.hpp>
#include <plenaria/sent_file.hpp>

#include "../coverage_import/coverage_import_pages.hpp"
#include "coverage_pages.hpp"

namespace plenaria::campaigns {

namespace {

struct CoveragePage {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
};

constexpr CoveragePage coverage_to_see[] = {
    {Method::get, "/campaigns/{campaign}/coverage", "campaigns.coverage", show_coverage},
    {Method::get, "/campaigns/clippings/{clipping}", "campaigns.clipping", show_clipping},
};
constexpr CoveragePage coverage_to_edit[] = {
    {Method::get, "/campaigns/{campaign}/coverage/new", "campaigns.coverage_new", new_coverage_form},
    {Method::post, "/campaigns/{campaign}/coverage", "campaigns.coverage_add", add_coverage_post},
    {Method::get, "/campaigns/coverage/{coverage}", "campaigns.coverage_edit", edit_coverage_form},
    {Method::post, "/campaigns/coverage/{coverage}", "campaigns.coverage_change", change_coverage_post},
    {Method::post, "/campaigns/coverage/{coverage}/removal", "campaigns.coverage_remove",
     remove_coverage_post},
    {Method::post, "/campaigns/coverage/{coverage}/look", "campaigns.coverage_look", look_post},
    {Method::post, "/campaigns/coverage/{coverage}/clippings", "campaigns.clipping_add", clipping_post},
    {Method::post, "/campaigns/{campaign}/partners", "campaigns.partner_add", add_partner_post},
};

}  // namespace

void announce_coverage(Registrar& registrar, const CampaignTools& tools, PartnerCounts& counts,
                       Database* const& db) {
    const auto add = [&](const CoveragePage& line, Access access) {
        constexpr std::uint64_t rest_of_form = 64UL * 1024;
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = std::move(access),
                         .max_body = largest_sent_file + rest_of_form,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : coverage_to_see) add(line, Access::permission("campaigns.view"));
    for (const auto& line : coverage_to_edit) add(line, Access::permission("campaigns.edit"));
    registrar.route({.method = Method::get,
                     .path = "/newsroom/go/{code}",
                     .name = "campaigns.partner_link",
                     .access = Access::anyone("A partner's link leads the public to what is released."),
                     .handler = [&counts](const Request& request, RequestScope& scope) {
                         return follow_partner_link(counts, request, scope);
                     }});
    // Twice is harmless: what is written waits no more.
    registrar.job({.name = "campaigns.write_partner_counts",
                   .run = [&counts, &db](JobRun&) { return counts.write(*db); },
                   .every = std::chrono::minutes(1)});
    announce_coverage_api(registrar, tools);
    announce_coverage_imports(registrar, tools);
}

}  // namespace plenaria::campaigns
