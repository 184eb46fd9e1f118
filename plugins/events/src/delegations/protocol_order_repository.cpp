// SPDX-License-Identifier: EUPL-1.2
#include "protocol_order_repository.hpp"

#include <plenaria/sql.hpp>

#include "../editions/edition_repository.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"
#include "protocol_repository.hpp"

namespace plenaria::events {

namespace {

/// Which order would hold now: of that number, for that host. Nothing of an edition that was never counted.
std::optional<int> protocol_number(UnitOfWork& uow, const std::string& edition) {
    int number = 0;
    sql::query(uow, "SELECT protocol FROM evt_standing_of WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(number);
    return uow.session().got_data() ? std::optional(number) : std::nullopt;
}

bool is_ordered(UnitOfWork& uow, const std::string& edition, const std::string& language) {
    int found = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_protocol_made m JOIN evt_edition e ON e.id = m.edition_id "
               "AND e.city_ref = m.host_city JOIN evt_standing_of c ON c.edition_id = m.edition_id "
               "AND c.protocol = m.protocol WHERE m.edition_id = :edition AND m.language = :language"),
        soci::use(edition, "edition"), soci::use(language, "language"), soci::into(found);
    return found == 1;
}

void store_order(UnitOfWork& uow, const Edition& edition, const std::string& language, int protocol,
                 const std::vector<const Delegation*>& order) {
    auto rows = Document::array();
    for (const auto* each : order) rows.push_back(Document::array({rows.size() + 1, each->id}));
    const auto text = rows.dump();
    sql::query(uow, "DELETE FROM evt_protocol_number WHERE edition_id = :edition AND language = :language"),
        soci::use(edition.id, "edition"), soci::use(language, "language");
    const sql::Text sqlite =
        "INSERT INTO evt_protocol_number (edition_id, language, number, delegation_id) "
        "SELECT :edition, :language, json_extract(value, '$[0]'), json_extract(value, '$[1]') "
        "FROM json_each(:rows)";
    const sql::Text mysql =
        "INSERT INTO evt_protocol_number (edition_id, language, number, delegation_id) "
        "SELECT :edition, :language, j.number, j.delegation FROM JSON_TABLE(:rows, '$[*]' COLUMNS "
        "(number INTEGER PATH '$[0]', delegation CHAR(26) PATH '$[1]')) j";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(edition.id, "edition"),
        soci::use(language, "language"), soci::use(text, "rows");
    sql::query(uow, "DELETE FROM evt_protocol_made WHERE edition_id = :edition AND language = :language"),
        soci::use(edition.id, "edition"), soci::use(language, "language");
    sql::query(uow,
               "INSERT INTO evt_protocol_made (edition_id, language, protocol, host_city) "
               "VALUES (:edition, :language, :protocol, :host)"),
        soci::use(edition.id, "edition"), soci::use(language, "language"), soci::use(protocol, "protocol"),
        soci::use(edition.city_ref, "host");
}

}  // namespace

Result<void> ensure_ordered(Database& db, const std::string& edition_id, const Locale& locale) {
    const std::string language(locale.language());
    const auto ordered =
        db.read([&](UnitOfWork& uow) -> Result<bool> { return is_ordered(uow, edition_id, language); });
    if (!ordered) return ordered.error();
    if (*ordered) return {};
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        // Before anything is read: whoever answers meanwhile raises the number after this transaction.
        sql::query(uow, "UPDATE evt_standing_of SET revision = revision + 1 WHERE edition_id = :edition"),
            soci::use(edition_id, "edition");
        const auto edition = find_edition(uow, edition_id);
        const auto protocol = protocol_number(uow, edition_id);
        if (!edition || !protocol) return {};
        const auto delegations = delegations_of(uow, edition_id, PeopleRead::counted);
        store_order(
            uow, *edition, language, *protocol,
            order_of_protocol(delegations, protocol_places(uow, edition_id), edition->city_ref, locale));
        return {};
    });
}

std::vector<ProtocolLine> protocol_lines(UnitOfWork& uow, const std::string& edition,
                                         std::string_view language, long long first, long long last) {
    const std::string language_text(language);
    ProtocolLine line;
    ProtocolPlace place;
    std::string answer, placed_at;
    std::vector<ProtocolLine> lines;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT n.number, d.id, d.party_name, d.iso2, d.answer, COALESCE(h.before_id, ''), "
                      "COALESCE(h.turn, 0), COALESCE(h.reason, ''), COALESCE(h.placed_by, ''), "
                      "COALESCE(h.placed_at, '') FROM evt_protocol_number n "
                      "JOIN evt_delegation d ON d.id = n.delegation_id "
                      "LEFT JOIN evt_protocol_place h ON h.delegation_id = n.delegation_id "
                      "WHERE n.edition_id = :edition AND n.language = :language "
                      "AND n.number BETWEEN :first AND :last ORDER BY n.number"),
         soci::use(edition, "edition"), soci::use(language_text, "language"), soci::use(first, "first"),
         soci::use(last, "last"), soci::into(line.number), soci::into(line.delegation_id),
         soci::into(line.party_name), soci::into(line.iso2), soci::into(answer), soci::into(place.before_id),
         soci::into(place.turn), soci::into(place.reason), soci::into(place.placed_by),
         soci::into(placed_at));
    select.execute();
    while (select.fetch()) {
        line.answer = parse_answer(answer).value();
        line.by_hand.reset();
        if (!placed_at.empty()) {
            place.delegation_id = line.delegation_id;
            place.edition_id = edition;
            place.placed_at = parse_instant(placed_at).value();
            line.by_hand = place;
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace plenaria::events
