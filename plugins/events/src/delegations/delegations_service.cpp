// SPDX-License-Identifier: EUPL-1.2
#include "delegations_service.hpp"

#include "answer_service.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"

namespace plenaria::events {

static_assert(office_link_purpose == delegation_purpose);

DelegationCard card_of(const Delegation& delegation) {
    const bool says_yes = plenaria::events::comes(delegation.answer);
    const bool waits = says_yes && delegation.waiting_number > 0;
    const bool comes = says_yes && !waits;
    return {.id = delegation.id,
            .edition = delegation.edition_id,
            .party = delegation.party,
            .party_name = delegation.party_name,
            .language = delegation.language,
            .comes = comes,
            .waits = waits,
            .declined = delegation.answer == Answer::declined,
            .people = comes ? people_coming(delegation.people) : 0,
            .quota = delegation.quota,
            .answered_at = delegation.answered_at,
            .path = "/events/delegations/" + delegation.id};
}

std::optional<DelegationCard> DelegationsService::delegation(UnitOfWork& uow, const std::string& id) {
    const auto found = find_delegation(uow, id);
    if (!found) return std::nullopt;
    return card_of(*found);
}

std::vector<DelegationCard> DelegationsService::of_edition(UnitOfWork& uow, const std::string& edition) {
    std::vector<DelegationCard> cards;
    for (const auto& each : delegations_of(uow, edition, PeopleRead::counted)) cards.push_back(card_of(each));
    return cards;
}

std::optional<DelegationCard> DelegationsService::own(UnitOfWork& uow, const Actor& actor,
                                                      const std::string& edition) {
    const auto found = own_delegation(uow, actor, edition);
    if (!found) return std::nullopt;
    return card_of(found->delegation);
}

Result<void> DelegationsService::set_quota(UnitOfWork& uow, const Actor& actor, const std::string& id,
                                           int quota) {
    const auto found = find_delegation(uow, id);
    if (!found) return delegation_unknown(id);
    if (found->quota == quota) return {};
    return change_delegation(uow, actor, id,
                             {.contact_name = found->contact_name,
                              .address = found->address,
                              .language = found->language,
                              .quota = quota,
                              .revision = found->revision});
}

Model::List told_facts(UnitOfWork& uow, const FactTellers& tellers, const Delegation& delegation,
                       const Actor& reader, std::string_view language) {
    Model::List rows;
    if (!tellers) return rows;
    const auto card = card_of(delegation);
    for (const auto& teller : tellers())
        for (auto& fact : teller->facts(uow, card, reader, language)) {
            const bool leads = !fact.path.empty();
            rows.push_back({{"label", std::move(fact.label)},
                            {"value", std::move(fact.value)},
                            {"has_url", leads},
                            {"url", std::move(fact.path)}});
        }
    return rows;
}

}  // namespace plenaria::events
