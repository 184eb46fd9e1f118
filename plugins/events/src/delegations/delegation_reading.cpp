// SPDX-License-Identifier: EUPL-1.2
#include "delegation_reading.hpp"

#include <algorithm>
#include <map>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "delegation_mails.hpp"

namespace plenaria::events {

std::vector<Delegation> InvitationsReading::delegations() const {
    std::vector<Delegation> all;
    all.reserve(offices.size());
    for (const auto& each : offices) all.push_back(each.delegation);
    return all;
}

Result<InvitationsReading> read_invitations(UnitOfWork& uow, const std::string& edition_id,
                                            PeopleRead people) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    InvitationsReading reading{*std::move(edition), rules_of(uow, edition_id), {}};
    std::map<std::string, std::vector<Instant>> opened;
    for (const auto& use : uow.link_uses(delegation_purpose, edition_subject(edition_id))) {
        auto& times = opened[use.party];
        times.insert(times.end(), use.opened_at.begin(), use.opened_at.end());
    }
    for (auto& delegation : delegations_of(uow, edition_id, people)) {
        InvitedOffice office{std::move(delegation), DelegationState::chosen, {}};
        if (auto found = opened.find(office.delegation.party); found != opened.end())
            office.opened_at = std::move(found->second);
        std::sort(office.opened_at.begin(), office.opened_at.end());
        office.state = state_of(office.delegation, !office.opened_at.empty());
        reading.offices.push_back(std::move(office));
    }
    return reading;
}

std::string region_name(const std::string& region, const Locale& locale) {
    static constexpr const char* known[] = {/*t*/ "Africa", /*t*/ "Americas", /*t*/ "Asia", /*t*/ "Europe",
                                            /*t*/ "Oceania"};
    for (const auto* each : known)
        if (region == each) return locale.t(each);
    return region.empty() ? locale.t("Region not known") : region;
}

Model delegation_tag(DelegationState state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == DelegationState::accepted || state == DelegationState::deputy) kind = "green";
    if (state == DelegationState::opened) kind = "teal";
    if (state == DelegationState::waiting || state == DelegationState::asked_again) kind = "amber";
    if (state == DelegationState::declined) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

}  // namespace plenaria::events
