// SPDX-License-Identifier: EUPL-1.2
#include "seats_service.hpp"

#include <plenaria/directory/lookup.hpp>

#include "term_repository.hpp"

namespace plenaria::committee::ledger {

Ledger ledger_on(UnitOfWork& uow, const std::string& body_id, Day day, int skip, int most) {
    Ledger ledger{.seats = seats_on(uow, body_id, day, skip, most), .terms = {}, .actings = {}};
    if (ledger.seats.empty()) return ledger;
    const SeatRange range{ledger.seats.front().facts.number, ledger.seats.back().facts.number};
    ledger.terms = terms_on(uow, body_id, day, range);
    ledger.actings = actings_on(uow, body_id, day, range);
    return ledger;
}

std::vector<BodyName> SeatsService::bodies(UnitOfWork& uow, std::string_view language) {
    std::vector<BodyName> names;
    for (const auto& body : all_bodies(uow)) names.push_back({body.id, body.facts.names.in(language)});
    return names;
}

std::optional<std::vector<Member>> SeatsService::sitting(UnitOfWork& uow, std::string_view body_id, Day day,
                                                         std::string_view language) {
    const std::string id(body_id);
    if (!find_body(uow, id)) return std::nullopt;
    const auto ledger = ledger_on(uow, id, day);
    const auto merged = merged_refs(uow);
    std::vector<Member> members;
    std::vector<std::string> cities;
    for (const auto& sitting : sitting_on(ledger, day)) {
        const auto* person = sitting.person();
        if (person == nullptr) continue;
        Member member{.seat_id = sitting.seat->id,
                      .seat = sitting.seat->facts.number,
                      .term_id = sitting.term == nullptr ? std::string() : sitting.term->id,
                      .person_ref = merged.standing(person->ref),
                      .person_name = person->name,
                      .city_ref = {},
                      .city_name = {},
                      .is_acting = sitting.acting != nullptr,
                      .is_envoy = sitting.is_envoy(day)};
        if (const auto* city = sitting.city()) {
            member.city_ref = merged.standing(city->ref);
            member.city_name = city->name;
            cities.push_back(member.city_ref);
        }
        members.push_back(std::move(member));
    }
    const auto names = lookup_->names(uow, cities, language);
    for (auto& member : members)
        if (const auto found = names.find(member.city_ref); found != names.end())
            member.city_name = found->second;
    return members;
}

}  // namespace plenaria::committee::ledger
