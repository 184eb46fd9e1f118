// SPDX-License-Identifier: EUPL-1.2
#include "roll_call_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

std::vector<CalledVote> called_votes(UnitOfWork& uow, const std::string& ballot_id) {
    CalledVote vote;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT r.voter_id, r.choice FROM cmt_roll_call r JOIN cmt_voter v ON v.id = "
                      "r.voter_id WHERE r.ballot_id = :ballot ORDER BY v.number"),
         soci::use(ballot_id, "ballot"), soci::into(vote.voter_id), soci::into(vote.line));
    select.execute();
    std::vector<CalledVote> all;
    while (select.fetch()) all.push_back(vote);
    return all;
}

std::optional<std::string> find_called_vote(UnitOfWork& uow, const std::string& voter_id) {
    std::string line;
    soci::statement select = (sql::prepare(uow, "SELECT choice FROM cmt_roll_call WHERE voter_id = :voter"),
                              soci::use(voter_id, "voter"), soci::into(line));
    select.execute();
    if (!select.fetch()) return std::nullopt;
    return line;
}

void replace_called_vote(UnitOfWork& uow, const std::string& ballot_id, const CalledVote& vote) {
    sql::query(uow, "DELETE FROM cmt_roll_call WHERE voter_id = :voter"), soci::use(vote.voter_id, "voter");
    sql::query(uow,
               "INSERT INTO cmt_roll_call (voter_id, ballot_id, choice) VALUES (:voter, :ballot, :choice)"),
        soci::use(vote.voter_id, "voter"), soci::use(ballot_id, "ballot"), soci::use(vote.line, "choice");
}

}  // namespace plenaria::committee::ballots
