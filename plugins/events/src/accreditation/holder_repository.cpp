// SPDX-License-Identifier: EUPL-1.2
#include "holder_repository.hpp"

#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "../delegations/standing_repository.hpp"

namespace plenaria::events {

namespace {

/// Heads and members of these delegations with their badges, by delegation, the head first.
std::vector<Holder> holders_of(UnitOfWork& uow, const std::vector<std::string>& delegations) {
    const auto asked = nlohmann::json(delegations).dump();
#define EVT_HOLDER_COLUMNS                                                                                  \
    "p.id, p.role, p.name, p.post, p.gender, d.id, d.edition_id, d.party, d.party_name, d.iso2, d.region, " \
    "d.language, COALESCE(b.id, ''), COALESCE(b.printing, 0), COALESCE(b.code, ''), "                       \
    "COALESCE(b.issued_at, ''), COALESCE(b.issued_by, '') "
#define EVT_HOLDER_JOINS                                                                             \
    "JOIN evt_delegate p ON p.delegation_id = d.id AND p.role <> 'substitute' "                      \
    "LEFT JOIN evt_badge b ON b.delegate_id = p.id AND b.void_at = '' ORDER BY d.party_name, d.id, " \
    "p.position"
    const sql::Text sqlite =
        "SELECT " EVT_HOLDER_COLUMNS
        "FROM json_each(:ids) j CROSS JOIN evt_delegation d ON d.id = j.value " EVT_HOLDER_JOINS;
    const sql::Text mysql = "SELECT STRAIGHT_JOIN " EVT_HOLDER_COLUMNS
                            "FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j "
                            "JOIN evt_delegation d ON d.id = j.id " EVT_HOLDER_JOINS;
    Holder row;
    Badge badge;
    std::string role, issued_at;
    std::vector<Holder> holders;
    soci::statement select =
        (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(asked, "ids"),
         soci::into(row.delegate.id), soci::into(role), soci::into(row.delegate.name),
         soci::into(row.delegate.post), soci::into(row.delegate.gender), soci::into(row.delegation_id),
         soci::into(badge.edition_id), soci::into(row.party), soci::into(row.city), soci::into(row.iso2),
         soci::into(row.region), soci::into(row.language), soci::into(badge.id), soci::into(badge.printing),
         soci::into(badge.code), soci::into(issued_at), soci::into(badge.issued_by));
    select.execute();
    while (select.fetch()) {
        row.delegate.role = parse_delegate_role(role).value();
        row.badge.reset();
        if (!badge.id.empty()) {
            badge.delegation_id = row.delegation_id;
            badge.delegate_id = row.delegate.id;
            badge.issued_at = parse_instant(issued_at).value();
            row.badge = badge;
        }
        holders.push_back(row);
    }
    return holders;
}

}  // namespace

std::vector<Holder> holders_shown(UnitOfWork& uow, const std::string& edition, long long first,
                                  long long last) {
    if (first < 1) return {};
    std::vector<std::string> delegations;
    long long before = 0, skipped = 0;
    for (const auto& office : standing_offices(uow, edition, last)) {
        before += office.people;
        if (before < first)
            skipped = before;
        else
            delegations.push_back(office.delegation_id);
    }
    auto holders = holders_of(uow, delegations);
    const auto from = std::min<std::size_t>(holders.size(), static_cast<std::size_t>(first - 1 - skipped));
    const auto until = std::min<std::size_t>(holders.size(), static_cast<std::size_t>(last - skipped));
    return {std::make_move_iterator(holders.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(holders.begin() + static_cast<std::ptrdiff_t>(until))};
}

}  // namespace plenaria::events
