// SPDX-License-Identifier: EUPL-1.2
#include "offices.hpp"

#include "sitting.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

Ledger offices_in(UnitOfWork& uow, const std::string& body_id) {
    return {offices_of(uow, body_id), terms_of_body(uow, body_id, {}, Held::offices),
            actings_of_body(uow, body_id, {}, Held::offices)};
}

Document presiding_json(UnitOfWork& uow, const std::string& body_id, Day day) {
    const auto offices = offices_in(uow, body_id);
    const Called nobody;
    auto rows = Document::array();
    for (const auto& sitting : sitting_on(offices, day)) {
        const auto& person = sitting.person() == nullptr ? nobody : *sitting.person();
        const auto& city = sitting.city() == nullptr ? nobody : *sitting.city();
        rows.push_back({{"seat_id", sitting.seat->id},
                        {"office", office_or_nothing(sitting.seat->facts.office)},
                        {"number", sitting.seat->facts.number},
                        {"term", sitting.term == nullptr ? std::string() : sitting.term->id},
                        {"person", person.ref},
                        {"person_name", person.name},
                        {"city", city.ref},
                        {"city_name", city.name},
                        {"is_acting", sitting.acting != nullptr}});
    }
    return rows;
}

}  // namespace plenaria::committee::ledger
