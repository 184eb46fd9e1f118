// SPDX-License-Identifier: EUPL-1.2
#include "version_vote_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

std::optional<VotedVersion> find_voted_version(UnitOfWork& uow, const std::string& ballot_id) {
    VotedVersion row{.ballot_id = ballot_id};
    soci::statement select =
        (sql::prepare(
             uow, "SELECT version_id, label, path, hash FROM cmt_ballot_version WHERE ballot_id = :ballot"),
         soci::use(ballot_id, "ballot"), soci::into(row.version_id), soci::into(row.label),
         soci::into(row.path), soci::into(row.hash));
    select.execute();
    if (!select.fetch()) return std::nullopt;
    return row;
}

void insert(UnitOfWork& uow, const VotedVersion& version) {
    sql::query(uow,
               "INSERT INTO cmt_ballot_version (ballot_id, version_id, label, path, hash) VALUES (:ballot, "
               ":version, :label, :path, :hash)"),
        soci::use(version.ballot_id, "ballot"), soci::use(version.version_id, "version"),
        soci::use(version.label, "label"), soci::use(version.path, "path"), soci::use(version.hash, "hash");
}

}  // namespace plenaria::committee::ballots
