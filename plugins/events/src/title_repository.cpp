// SPDX-License-Identifier: EUPL-1.2
#include "title_repository.hpp"

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

namespace plenaria::events {

void store_titles(UnitOfWork& uow, const std::string& subject, const Titles& titles) {
    sql::query(uow, "DELETE FROM evt_title WHERE subject_id = :subject"), soci::use(subject, "subject");
    for (const auto& [language, title] : titles.texts) {
        const auto key = fold(title);
        sql::query(uow,
                   "INSERT INTO evt_title (subject_id, language, title, title_key) "
                   "VALUES (:subject, :language, :title, :folded)"),
            soci::use(subject, "subject"), soci::use(language, "language"), soci::use(title, "title"),
            soci::use(key, "folded");
    }
}

std::map<std::string, std::string> texts_of(UnitOfWork& uow, const std::string& subject) {
    std::string language, title;
    std::map<std::string, std::string> texts;
    soci::statement select =
        (sql::prepare(uow, "SELECT language, title FROM evt_title WHERE subject_id = :subject"),
         soci::use(subject, "subject"), soci::into(language), soci::into(title));
    select.execute();
    while (select.fetch()) texts[language] = title;
    return texts;
}

std::map<std::string, std::map<std::string, std::string>> milestone_texts(UnitOfWork& uow,
                                                                          const std::string& edition) {
    std::string milestone, language, title;
    std::map<std::string, std::map<std::string, std::string>> texts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT t.subject_id, t.language, t.title FROM evt_milestone m "
                      "JOIN evt_title t ON t.subject_id = m.id WHERE m.edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(milestone), soci::into(language), soci::into(title));
    select.execute();
    while (select.fetch()) texts[milestone][language] = title;
    return texts;
}

}  // namespace plenaria::events
