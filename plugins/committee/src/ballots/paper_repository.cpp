// SPDX-License-Identifier: EUPL-1.2
#include "paper_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

std::optional<PaperBatch> find_batch(UnitOfWork& uow, const std::string& ballot_id) {
    PaperBatch batch;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT ballot_id, slips, first_id, first_by, locked FROM cmt_paper WHERE ballot_id = "
                      ":ballot"),
         soci::use(ballot_id, "ballot"), soci::into(batch.ballot_id), soci::into(batch.slips),
         soci::into(batch.first_id), soci::into(batch.first_by), soci::into(batch.locked));
    select.execute();
    if (!select.fetch()) return std::nullopt;
    return batch;
}

void replace_batch(UnitOfWork& uow, const PaperBatch& batch) {
    remove_batch(uow, batch.ballot_id);
    sql::query(
        uow,
        "INSERT INTO cmt_paper (ballot_id, slips, first_id, first_by, locked) VALUES (:ballot, :slips, "
        ":first, :name, :locked)"),
        soci::use(batch.ballot_id, "ballot"), soci::use(batch.slips, "slips"),
        soci::use(batch.first_id, "first"), soci::use(batch.first_by, "name"),
        soci::use(batch.locked, "locked");
}

void remove_batch(UnitOfWork& uow, const std::string& ballot_id) {
    sql::query(uow, "DELETE FROM cmt_paper WHERE ballot_id = :ballot"), soci::use(ballot_id, "ballot");
}

}  // namespace plenaria::committee::ballots
