// SPDX-License-Identifier: EUPL-1.2
#include "announce_pages.hpp"

#include <string>

#include "../plan/campaign_repository.hpp"
#include "embed.hpp"
#include "face_pages.hpp"
#include "kit.hpp"
#include "logo_pages.hpp"
#include "picture_pages.hpp"

namespace plenaria::campaigns {

namespace {

using Handle = Result<Reply> (*)(const CampaignTools&, const Request&, RequestScope&);

struct FaceRoute {
    Method method;
    const char* path;
    const char* name;
    Handle handle;
};

constexpr FaceRoute to_see[] = {
    {Method::get, "/campaigns/{campaign}/face", "campaigns.face", face_page},
    {Method::get, "/campaigns/{campaign}/face/{size}", "campaigns.staff_title_card", staff_title_card},
    {Method::get, "/campaigns/cities/{participant}/card/{size}", "campaigns.staff_card", staff_card},
    {Method::get, "/campaigns/cities/{participant}/logo/file", "campaigns.staff_logo_file", staff_logo_file},
};
constexpr FaceRoute to_edit[] = {
    {Method::post, "/campaigns/{campaign}/face", "campaigns.face_change", face_post},
    {Method::get, "/campaigns/cities/{participant}/logo", "campaigns.staff_logo", staff_logo_page},
    {Method::post, "/campaigns/cities/{participant}/logo", "campaigns.staff_logo_send", staff_logo_post},
};
constexpr FaceRoute of_office[] = {
    {Method::get, "/campaigns/{campaign}/clear/logo", "campaigns.office_logo", office_logo_page},
    {Method::post, "/campaigns/{campaign}/clear/logo", "campaigns.office_logo_send", office_logo_post},
    {Method::get, "/campaigns/{campaign}/clear/logo/file", "campaigns.office_logo_file", office_logo_file},
    {Method::get, "/campaigns/{campaign}/clear/card/{output}", "campaigns.office_card", office_card},
    {Method::get, "/campaigns/{campaign}/clear/kit", "campaigns.office_kit", office_kit},
};
constexpr FaceRoute of_press[] = {
    {Method::get, "/campaigns/{campaign}/early/kit", "campaigns.early_kit", early_kit},
};
/// Made anew for each request: a file is never kept with a page.
constexpr FaceRoute of_public[] = {
    {Method::get, "/newsroom/{campaign}/card/{language}/{size}", "campaigns.public_title_card",
     public_title_card},
    {Method::get, "/newsroom/{campaign}/texts/{text}/card/{size}", "campaigns.public_card", public_card},
    {Method::get, "/newsroom/{campaign}/kit", "campaigns.public_kit", public_kit},
    {Method::get, "/newsroom/{campaign}/cities/{participant}/kit", "campaigns.public_city_kit",
     public_city_kit},
};

}  // namespace

void announce_face(Registrar& registrar, const CampaignTools& tools, Database* const& db) {
    const auto route = [&](const FaceRoute& line, Access access) {
        return Route{.method = line.method,
                     .path = line.path,
                     .name = line.name,
                     .access = std::move(access),
                     .handler = [&tools, handle = line.handle](const Request& request, RequestScope& scope) {
                         return handle(tools, request, scope);
                     }};
    };
    const auto sends_logos = [](Route made) {
        made.max_body = largest_logo + 64 * 1024;
        return made;
    };
    for (const auto& line : to_see) registrar.route(route(line, Access::permission("campaigns.view")));
    for (const auto& line : to_edit)
        registrar.route(sends_logos(route(line, Access::permission("campaigns.edit"))));
    for (const auto& line : of_office)
        registrar.route(
            sends_logos(route(line, Access::link_or_party(clear_purpose, "campaigns.campaign", "campaign"))));
    for (const auto& line : of_press)
        registrar.route(route(line, Access::link(early_purpose, "campaigns.campaign", "campaign")));
    for (const auto& line : of_public)
        registrar.route(route(line, Access::anyone("What is released is for everybody.")));
    auto embed = route({Method::get, "/newsroom/{campaign}/embed", "campaigns.embed", embed_page},
                       Access::anyone("Cities show what is released on their own sites."));
    embed.framed_elsewhere = true;
    embed.cached_under = {std::string(public_tag)};
    registrar.route(embed);
    registrar.job({.name = std::string(kit_job),
                   .run =
                       [&tools, &db](JobRun& run) {
                           const auto payload = Document::parse(run.payload(), nullptr, false);
                           return prepare_kit(*db, tools, payload.value("campaign", std::string()),
                                              [&run](long long done, long long total) {
                                                  run.progress(done, total);
                                                  return !run.cancelled();
                                              });
                       },
                   .at_once = 1});
}

}  // namespace plenaria::campaigns
