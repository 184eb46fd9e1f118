// SPDX-License-Identifier: EUPL-1.2
#include "waiting_list_repository.hpp"

#include <plenaria/sql.hpp>

#include "delegation_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

std::optional<Delegation> first_waiting(UnitOfWork& uow, const std::string& edition) {
    std::string id;
    sql::query(uow,
               "SELECT id FROM evt_delegation WHERE edition_id = :edition AND waiting_number > 0 "
               "AND answer IN ('accepted', 'deputy') ORDER BY waiting_number LIMIT 1"),
        soci::use(edition, "edition"), soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return find_delegation(uow, id);
}

int last_waiting_number(UnitOfWork& uow, const std::string& edition) {
    int number = 0;
    sql::query(uow,
               "SELECT waiting_number FROM evt_delegation WHERE edition_id = :edition "
               "ORDER BY waiting_number DESC LIMIT 1"),
        soci::use(edition, "edition"), soci::into(number);
    return number;
}

int waiting_before(UnitOfWork& uow, const std::string& edition, int number) {
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_delegation WHERE edition_id = :edition AND waiting_number > 0 "
               "AND waiting_number < :number"),
        soci::use(edition, "edition"), soci::use(number, "number"), soci::into(count);
    return count;
}

int places_taken(UnitOfWork& uow, const std::string& edition) {
    if (!is_counted(uow, edition)) recount(uow, edition);
    return total_of(standing_counts(uow, edition)).people;
}

}  // namespace plenaria::events
