// SPDX-License-Identifier: EUPL-1.2
#include "event_body_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

std::string event_body_id(UnitOfWork& uow, const std::string& ref) {
    std::string id;
    sql::query(uow, "SELECT id FROM cmt_body WHERE event_ref = :ref ORDER BY id LIMIT 1"),
        soci::use(ref, "ref"), soci::into(id);
    return id;
}

void insert_event_body(UnitOfWork& uow, const ledger::Body& body, const std::string& ref) {
    const auto& names = body.facts.names;
    const auto en = names.in("en"), es = names.in("es"), fr = names.in("fr");
    const std::string rule(ledger::to_text(body.facts.mandate_rule)), at = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO cmt_body (id, original_language, name_en, name_es, name_fr, mandate_rule, note, "
               "removed_at, revision, stamp, event_ref) VALUES (:id, :original, :en, :es, :fr, :rule, '', "
               ":at, 1, 1, :ref)"),
        soci::use(body.id, "id"), soci::use(names.original, "original"), soci::use(en, "en"),
        soci::use(es, "es"), soci::use(fr, "fr"), soci::use(rule, "rule"), soci::use(at, "at"),
        soci::use(ref, "ref");
}

}  // namespace plenaria::committee::ballots
