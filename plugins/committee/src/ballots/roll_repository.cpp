// SPDX-License-Identifier: EUPL-1.2
#include "roll_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

namespace {

struct VoterRow {
    Voter value;
    std::string part;
    int is_partner = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.ballot_id), soci::into(value.number),
            soci::into(is_partner), soci::into(value.person.ref), soci::into(value.person.name),
            soci::into(value.city.ref), soci::into(value.city.name), soci::into(value.address),
            soci::into(value.language), soci::into(value.zone), soci::into(value.proxy_id), soci::into(part),
            soci::into(value.revoked);
    }
    [[nodiscard]] Voter take() const {
        auto taken = value;
        taken.is_partner = is_partner != 0;
        taken.part = parse_part(part).value();
        return taken;
    }
};

#define CMT_VOTER_COLUMNS                                                                               \
    "SELECT id, ballot_id, number, is_partner, person_ref, person_name, city_ref, city_name, address, " \
    "language, zone, proxy_id, part, revoked FROM cmt_voter "

}  // namespace

std::vector<Voter> voters_of(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(uow, CMT_VOTER_COLUMNS "WHERE ballot_id = :ballot ORDER BY number");
    prepared, soci::use(ballot_id, "ballot");
    return sql::rows_of<VoterRow>(prepared);
}

std::optional<Voter> find_voter(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_VOTER_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<VoterRow>(prepared));
}

std::vector<Voter> votes_held_by(UnitOfWork& uow, const std::string& holder_id) {
    auto prepared = sql::prepare(uow, CMT_VOTER_COLUMNS "WHERE proxy_id = :holder ORDER BY number");
    prepared, soci::use(holder_id, "holder");
    return sql::rows_of<VoterRow>(prepared);
}

void insert(UnitOfWork& uow, const Voter& voter) {
    const int is_partner = voter.is_partner ? 1 : 0;
    const std::string part(to_text(voter.part));
    sql::query(uow,
               "INSERT INTO cmt_voter (id, ballot_id, number, is_partner, person_ref, person_name, city_ref, "
               "city_name, address, language, zone, proxy_id, part, revoked) VALUES (:id, :ballot, :number, "
               ":partner, :person, :person_name, :city, :city_name, :address, :language, :zone, :proxy, "
               ":part, :revoked)"),
        soci::use(voter.id, "id"), soci::use(voter.ballot_id, "ballot"), soci::use(voter.number, "number"),
        soci::use(is_partner, "partner"), soci::use(voter.person.ref, "person"),
        soci::use(voter.person.name, "person_name"), soci::use(voter.city.ref, "city"),
        soci::use(voter.city.name, "city_name"), soci::use(voter.address, "address"),
        soci::use(voter.language, "language"), soci::use(voter.zone, "zone"),
        soci::use(voter.proxy_id, "proxy"), soci::use(part, "part"), soci::use(voter.revoked, "revoked");
}

void update(UnitOfWork& uow, const Voter& voter) {
    const std::string part(to_text(voter.part));
    sql::query(uow,
               "UPDATE cmt_voter SET proxy_id = :proxy, part = :part, revoked = :revoked WHERE id = :id"),
        soci::use(voter.proxy_id, "proxy"), soci::use(part, "part"), soci::use(voter.revoked, "revoked"),
        soci::use(voter.id, "id");
}

Turnout count_turnout(UnitOfWork& uow, const std::string& ballot_id) {
    Turnout turnout;
    sql::query(uow,
               "SELECT COUNT(*), COALESCE(SUM(CASE WHEN part <> '' THEN 1 ELSE 0 END), 0), "
               "COALESCE(SUM(CASE WHEN part = 'paper' THEN 1 ELSE 0 END), 0) FROM cmt_voter "
               "WHERE ballot_id = :ballot AND revoked = ''"),
        soci::into(turnout.voters), soci::into(turnout.took_part), soci::into(turnout.on_paper),
        soci::use(ballot_id, "ballot");
    return turnout;
}

int erase_addresses(UnitOfWork& uow, const std::string& ballot_id) {
    soci::statement change =
        (sql::prepare(uow, "UPDATE cmt_voter SET address = '' WHERE ballot_id = :ballot AND address <> ''"),
         soci::use(ballot_id, "ballot"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

}  // namespace plenaria::committee::ballots
