// SPDX-License-Identifier: EUPL-1.2
#include "protocol_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

std::vector<ProtocolPlace> protocol_places(UnitOfWork& uow, const std::string& edition) {
    ProtocolPlace row;
    std::string placed_at;
    std::vector<ProtocolPlace> places;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT delegation_id, edition_id, before_id, turn, reason, placed_by, placed_at "
                      "FROM evt_protocol_place WHERE edition_id = :edition ORDER BY turn"),
         soci::use(edition, "edition"), soci::into(row.delegation_id), soci::into(row.edition_id),
         soci::into(row.before_id), soci::into(row.turn), soci::into(row.reason), soci::into(row.placed_by),
         soci::into(placed_at));
    select.execute();
    while (select.fetch()) {
        row.placed_at = parse_instant(placed_at).value();
        places.push_back(row);
    }
    return places;
}

void store(UnitOfWork& uow, const ProtocolPlace& place) {
    forget_protocol_place(uow, place.delegation_id);
    const auto at = to_text(place.placed_at);
    sql::query(
        uow,
        "INSERT INTO evt_protocol_place (delegation_id, edition_id, before_id, turn, reason, placed_by, "
        "placed_at) VALUES (:delegation, :edition, :before_id, :turn, :reason, :placed_by, :placed_at)"),
        soci::use(place.delegation_id, "delegation"), soci::use(place.edition_id, "edition"),
        soci::use(place.before_id, "before_id"), soci::use(place.turn, "turn"),
        soci::use(place.reason, "reason"), soci::use(place.placed_by, "placed_by"),
        soci::use(at, "placed_at");
}

void forget_protocol_place(UnitOfWork& uow, const std::string& delegation) {
    sql::query(uow, "DELETE FROM evt_protocol_place WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation");
}

void stand_before_another(UnitOfWork& uow, const std::string& edition, const std::string& from,
                          const std::string& to) {
    sql::query(uow,
               "UPDATE evt_protocol_place SET before_id = :to_id WHERE edition_id = :edition AND "
               "before_id = :from_id"),
        soci::use(to, "to_id"), soci::use(edition, "edition"), soci::use(from, "from_id");
}

}  // namespace plenaria::events
