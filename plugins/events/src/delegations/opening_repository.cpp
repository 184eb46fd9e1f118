// SPDX-License-Identifier: EUPL-1.2
#include "opening_repository.hpp"

#include <algorithm>

#include <plenaria/sql.hpp>

#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "delegation_mails.hpp"
#include "delegation_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

Document row_of(const LinkUse& use) {
    return Document::array({use.party, use.opened_at.size(),
                            to_text(*std::max_element(use.opened_at.begin(), use.opened_at.end()))});
}

void store_openings(UnitOfWork& uow, const std::string& edition, const Document& rows) {
    const auto text = rows.dump();
    // WHERE: SQLite would take ON CONFLICT for the condition of a join.
    const sql::Text sqlite =
        "INSERT INTO evt_opening (delegation_id, times, last_at) "
        "SELECT d.id, json_extract(j.value, '$[1]'), json_extract(j.value, '$[2]') FROM json_each(:rows) j "
        "CROSS JOIN evt_delegation d ON d.edition_id = :edition AND d.party = json_extract(j.value, '$[0]') "
        "WHERE 1 = 1 ON CONFLICT (delegation_id) DO UPDATE SET times = excluded.times, last_at = "
        "excluded.last_at";
    const sql::Text mysql =
        "INSERT INTO evt_opening (delegation_id, times, last_at) "
        "SELECT STRAIGHT_JOIN d.id, j.times, j.last_at FROM JSON_TABLE(:rows, '$[*]' COLUMNS "
        "(party VARCHAR(60) PATH '$[0]', times INTEGER PATH '$[1]', last_at CHAR(20) PATH '$[2]')) j "
        "JOIN evt_delegation d ON d.edition_id = :edition AND d.party = j.party "
        "ON DUPLICATE KEY UPDATE times = VALUES(times), last_at = VALUES(last_at)";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(text, "rows"),
        soci::use(edition, "edition");
}

}  // namespace

void read_openings(UnitOfWork& uow, const std::string& edition) {
    auto rows = Document::array();
    for (const auto& use : uow.link_uses(delegation_purpose, edition_subject(edition)))
        if (!use.opened_at.empty()) rows.push_back(row_of(use));
    if (!rows.empty()) store_openings(uow, edition, rows);
}

std::optional<Instant> last_opening(UnitOfWork& uow, const std::string& delegation) {
    std::string last;
    sql::query(uow, "SELECT last_at FROM evt_opening WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation"), soci::into(last);
    return last.empty() ? std::nullopt : parse_instant(last);
}

Result<void> take_opening(Database& db, std::string_view event_json) {
    const auto event = Document::parse(event_json);
    if (event.at("purpose").get<std::string>() != delegation_purpose) return {};
    const auto subject = event.at("subject").get<std::string>();
    const auto party = event.at("party").get<std::string>();
    const auto edition = subject.substr(edition_subject({}).size());
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto delegation = find_delegation(uow, edition, party);
        if (!delegation) return {};
        for (const auto& use : uow.link_uses(delegation_purpose, subject))
            if (use.party == party && !use.opened_at.empty())
                store_openings(uow, edition, Document::array({row_of(use)}));
        recount_delegation(uow, edition, delegation->id);
        return {};
    });
}

}  // namespace plenaria::events
