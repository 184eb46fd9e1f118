// SPDX-License-Identifier: EUPL-1.2
#include "drafts.hpp"

#include "../clearance/clearance_service.hpp"
#include "campaign_repository.hpp"
#include "campaign_service.hpp"

namespace plenaria::campaigns {

Result<std::string> CampaignDrafts::begin(UnitOfWork& uow, const Actor& actor, const PressDraft& draft) {
    if (!actor.may("campaigns.edit"))
        return Error{ErrorCode::forbidden, /*t*/ "You may not plan campaigns.", draft.about};
    if (auto there = about(uow, draft.about)) return *std::move(there);
    const auto made = create_campaign(uow, tools_, actor,
                                      {.title = {draft.title},
                                       .original = draft.original,
                                       .embargo = draft.embargo,
                                       .zone = draft.zone,
                                       .segment_id = draft.city,
                                       .about = draft.about,
                                       .about_path = draft.about_path,
                                       .about_title = draft.about_title});
    if (!made) return made.error();
    const auto added =
        add_output(uow, tools_, actor, *made,
                   {.kind = OutputKind::press_release, .title = {draft.title}, .body = {draft.body}});
    if (!added) return added.error();
    return *made;
}

std::optional<std::string> CampaignDrafts::about(UnitOfWork& uow, std::string_view subject) {
    return campaign_about(uow, std::string(subject));
}

std::vector<AboutCampaign> CampaignDrafts::named(UnitOfWork& uow, std::string_view subject,
                                                 std::string_view language) {
    std::vector<AboutCampaign> all;
    // What staff began is about nothing, and belongs to nobody.
    if (subject.empty()) return all;
    for (const auto& each : campaigns_about(uow, std::string(subject)))
        all.push_back({.id = each.id,
                       .title = each.facts.title.in(language, each.facts.original),
                       .path = "/campaigns/" + each.id,
                       .is_public = is_public(each, uow.now())});
    return all;
}

}  // namespace plenaria::campaigns
