// SPDX-License-Identifier: EUPL-1.2
#include "briefing_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

TextsByLanguage points_of(UnitOfWork& uow, const std::string& session, const std::string& person) {
    std::string language, text;
    TextsByLanguage texts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT language, text FROM evt_speaking_points "
                      "WHERE session_id = :session AND person_ref = :person"),
         soci::use(session, "session"), soci::use(person, "person"), soci::into(language), soci::into(text));
    select.execute();
    while (select.fetch()) texts[language] = text;
    return texts;
}

std::map<std::pair<std::string, std::string>, TextsByLanguage> points_of_edition(UnitOfWork& uow,
                                                                                 const std::string& edition) {
    std::string session, person, language, text;
    std::map<std::pair<std::string, std::string>, TextsByLanguage> all;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.session_id, p.person_ref, p.language, p.text FROM evt_session s "
                      "JOIN evt_speaking_points p ON p.session_id = s.id WHERE s.edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(session), soci::into(person), soci::into(language),
         soci::into(text));
    select.execute();
    while (select.fetch()) all[{session, person}][language] = text;
    return all;
}

void store_points(UnitOfWork& uow, const std::string& session, const std::string& person,
                  const TextsByLanguage& texts) {
    sql::query(uow, "DELETE FROM evt_speaking_points WHERE session_id = :session AND person_ref = :person"),
        soci::use(session, "session"), soci::use(person, "person");
    for (const auto& [language, text] : texts)
        sql::query(uow,
                   "INSERT INTO evt_speaking_points (session_id, person_ref, language, text) "
                   "VALUES (:session, :person, :language, :text)"),
            soci::use(session, "session"), soci::use(person, "person"), soci::use(language, "language"),
            soci::use(text, "text");
}

BriefingFacts briefing_facts_of(UnitOfWork& uow, const std::string& edition) {
    BriefingFacts facts{.edition_id = edition};
    std::string offered, language, text;
    sql::query(uow, "SELECT contact, offered_at, revision FROM evt_briefing WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(facts.contact), soci::into(offered),
        soci::into(facts.revision);
    if (!uow.session().got_data()) return {.edition_id = edition};
    if (!offered.empty()) facts.offered_at = parse_instant(offered);
    soci::statement select =
        (sql::prepare(uow, "SELECT language, text FROM evt_practical WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(language), soci::into(text));
    select.execute();
    while (select.fetch()) facts.practical[language] = text;
    return facts;
}

bool store(UnitOfWork& uow, const BriefingFacts& facts) {
    const auto offered = facts.offered_at ? to_text(*facts.offered_at) : std::string();
    if (facts.revision == 0) {
        if (briefing_facts_of(uow, facts.edition_id).revision > 0) return false;
        sql::query(uow,
                   "INSERT INTO evt_briefing (edition_id, contact, offered_at, revision) "
                   "VALUES (:edition, :contact, :offered, 1)"),
            soci::use(facts.edition_id, "edition"), soci::use(facts.contact, "contact"),
            soci::use(offered, "offered");
    } else {
        soci::statement change =
            (sql::prepare(uow,
                          "UPDATE evt_briefing SET contact = :contact, offered_at = :offered, "
                          "revision = revision + 1 WHERE edition_id = :edition AND revision = :revision"),
             soci::use(facts.contact, "contact"), soci::use(offered, "offered"),
             soci::use(facts.edition_id, "edition"), soci::use(facts.revision, "revision"));
        change.execute(true);
        if (change.get_affected_rows() != 1) return false;
    }
    sql::query(uow, "DELETE FROM evt_practical WHERE edition_id = :edition"),
        soci::use(facts.edition_id, "edition");
    for (const auto& [language, text] : facts.practical)
        sql::query(
            uow,
            "INSERT INTO evt_practical (edition_id, language, text) VALUES (:edition, :language, :text)"),
            soci::use(facts.edition_id, "edition"), soci::use(language, "language"), soci::use(text, "text");
    return true;
}

}  // namespace plenaria::events
