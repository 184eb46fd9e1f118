// SPDX-License-Identifier: EUPL-1.2
#include "delegation_demo.hpp"

#include <plenaria/actor.hpp>
#include <plenaria/directory/directory.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

void read_demo_people(UnitOfWork& uow, directory::Directory& directory, const Edition& edition,
                      const Document& json, Delegation& delegation) {
    const auto mayor = directory.head_on(uow, delegation.party, edition.dates.start);
    if (delegation.answer == Answer::accepted && mayor) {
        delegation.people.push_back(
            {.role = DelegateRole::head, .name = mayor->person_name, .post = mayor->office});
        for (const auto& known : directory.people(uow, {"person/" + mayor->person_id}, edition.dates.start))
            delegation.people.back().gender = known.gender;
    }
    for (const auto& each : json.value("people", Document::array()))
        delegation.people.push_back({.role = delegation.people.empty()
                                                 ? DelegateRole::head
                                                 : parse_delegate_role(each.value("role", "member")).value(),
                                     .name = each.at("name").get<std::string>(),
                                     .post = each.at("post").get<std::string>(),
                                     .gender = each.value("gender", std::string())});
}

}  // namespace

Result<void> load_delegations(UnitOfWork& uow, directory::Directory& directory, const std::string& edition_id,
                              const Document& json) {
    const auto edition = find_edition(uow, edition_id).value();
    insert(uow,
           InvitationRules{.edition_id = edition_id,
                           .reply_until = parse_instant(json.at("reply_until").get<std::string>()).value(),
                           .quota = json.at("quota").get<int>(),
                           .erase_days = json.at("erase_days").get<int>()});
    const auto cities = directory.cities(uow, "en");
    for (const auto& each : json.at("cities")) {
        const auto name = each.at("city").get<std::string>();
        for (const auto& city : cities) {
            if (city.name != name) continue;
            if (auto added =
                    add_delegations(uow, directory, job_actor("events.demo"), edition_id, {city.ref});
                !added)
                return std::move(added).error();
            auto delegation = find_delegation(uow, edition_id, city.ref).value();
            delegation.answer = parse_answer(each.at("answer").get<std::string>()).value();
            delegation.invited_at = parse_instant(json.at("invited_at").get<std::string>());
            if (delegation.answer != Answer::none)
                delegation.answered_at = parse_instant(each.at("answered_at").get<std::string>());
            if (comes(delegation.answer)) read_demo_people(uow, directory, edition, each, delegation);
            if (!update(uow, delegation)) return changed_meanwhile(delegation_subject(delegation.id));
            store_people(uow, delegation);
        }
    }
    recount(uow, edition_id);
    return {};
}

}  // namespace plenaria::events
