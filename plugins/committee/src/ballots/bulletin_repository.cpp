// SPDX-License-Identifier: EUPL-1.2
#include "bulletin_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

std::vector<std::string> trackers_of(UnitOfWork& uow, const std::string& ballot_id) {
    std::string tracker;
    soci::statement select =
        (sql::prepare(uow, "SELECT tracker FROM cmt_tracker WHERE ballot_id = :ballot ORDER BY tracker"),
         soci::use(ballot_id, "ballot"), soci::into(tracker));
    select.execute();
    std::vector<std::string> all;
    while (select.fetch()) all.push_back(tracker);
    return all;
}

bool has_tracker(UnitOfWork& uow, const std::string& ballot_id, const std::string& tracker) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_tracker WHERE ballot_id = :ballot AND tracker = :tracker"),
        soci::into(count), soci::use(ballot_id, "ballot"), soci::use(tracker, "tracker");
    return count > 0;
}

void insert_trackers(UnitOfWork& uow, const std::string& ballot_id,
                     const std::vector<std::string>& trackers) {
    for (const auto& tracker : trackers)
        sql::query(uow, "INSERT INTO cmt_tracker (ballot_id, tracker) VALUES (:ballot, :tracker)"),
            soci::use(ballot_id, "ballot"), soci::use(tracker, "tracker");
}

}  // namespace plenaria::committee::ballots
