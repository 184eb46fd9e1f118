// SPDX-License-Identifier: EUPL-1.2
#include <optional>

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "rows.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

std::vector<ListedOffice> listed_offices(UnitOfWork& uow, const std::string& edition,
                                         const std::string& state, long long first, long long last) {
    if (first < 1) return {};
#define EVT_LISTED_OFFICES                                                                    \
    "SELECT " EVT_DELEGATION_COLUMNS_OF_D                                                     \
    ", s.state, s.people, COALESCE(o.times, 0), COALESCE(o.last_at, '') FROM evt_standing s " \
    "JOIN evt_delegation d ON d.id = s.delegation_id "                                        \
    "LEFT JOIN evt_opening o ON o.delegation_id = s.delegation_id WHERE s.edition_id = :edition "
    const sql::Text all =
        EVT_LISTED_OFFICES "ORDER BY s.party_name, s.delegation_id LIMIT :many OFFSET :before";
    const sql::Text of_state = EVT_LISTED_OFFICES
        "AND s.state = :state ORDER BY s.party_name, s.delegation_id LIMIT :many OFFSET :before";
    const sql::Text unreachable = EVT_LISTED_OFFICES
        "AND s.address = '' ORDER BY s.party_name, s.delegation_id LIMIT :many OFFSET :before";
    const bool of_one_state = !state.empty() && state != no_address_state;
    const auto many = last - first + 1, before = first - 1;
    DelegationRow row;
    ListedOffice office;
    std::string is, opened_at;
    std::vector<ListedOffice> offices;
    auto prepared = sql::prepare(uow, state.empty() ? all : of_one_state ? of_state : unreachable);
    prepared, soci::use(edition, "edition"), soci::use(many, "many"), soci::use(before, "before");
    if (of_one_state) prepared, soci::use(state, "state");
    row.bind(prepared);
    prepared, soci::into(is), soci::into(office.people), soci::into(office.opened_times),
        soci::into(opened_at);
    soci::statement select = prepared;
    select.execute();
    while (select.fetch()) {
        office.delegation = row.take();
        for (const auto each : delegation_states)
            if (to_text(each) == is) office.state = each;
        office.opened_at = opened_at.empty() ? std::nullopt : parse_instant(opened_at);
        offices.push_back(office);
    }
    return offices;
}

std::set<std::string> parties_there(UnitOfWork& uow, const std::string& edition,
                                    const std::vector<std::string>& parties) {
    const auto asked = nlohmann::json(parties).dump();
    const sql::Text sqlite =
        "SELECT d.party FROM json_each(:ids) j CROSS JOIN evt_delegation d ON d.edition_id = :edition "
        "AND d.party = j.value";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN d.party FROM JSON_TABLE(:ids, '$[*]' COLUMNS (party VARCHAR(60) PATH '$')) j "
        "JOIN evt_delegation d ON d.edition_id = :edition AND d.party = j.party";
    std::string party;
    std::set<std::string> there;
    soci::statement select = (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql),
                              soci::use(asked, "ids"), soci::use(edition, "edition"), soci::into(party));
    select.execute();
    while (select.fetch()) there.insert(party);
    return there;
}

std::vector<StandingOffice> standing_offices(UnitOfWork& uow, const std::string& edition, long long people) {
    // Each that is found has somebody, so as many of them are enough.
    StandingOffice row;
    std::vector<StandingOffice> offices;
    long long reached = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT delegation_id, people FROM evt_standing WHERE edition_id = :edition "
                      "AND stands = 1 AND people > 0 ORDER BY party_name, delegation_id LIMIT :many"),
         soci::use(edition, "edition"), soci::use(people, "many"), soci::into(row.delegation_id),
         soci::into(row.people));
    select.execute();
    while (reached < people && select.fetch()) {
        offices.push_back(row);
        reached += row.people;
    }
    return offices;
}

}  // namespace plenaria::events
