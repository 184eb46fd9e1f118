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

namespace {

/// @param text selects id, language and title for an :edition
TextsById texts_in_edition(UnitOfWork& uow, sql::Text text, const std::string& edition) {
    std::string id, language, title;
    TextsById texts;
    soci::statement select = (sql::prepare(uow, text), soci::use(edition, "edition"), soci::into(id),
                              soci::into(language), soci::into(title));
    select.execute();
    while (select.fetch()) texts[id][language] = title;
    return texts;
}

}  // namespace

TextsById milestone_texts(UnitOfWork& uow, const std::string& edition) {
    return texts_in_edition(uow,
                            "SELECT t.subject_id, t.language, t.title FROM evt_milestone m "
                            "JOIN evt_title t ON t.subject_id = m.id WHERE m.edition_id = :edition",
                            edition);
}

TextsById track_texts(UnitOfWork& uow, const std::string& edition) {
    return texts_in_edition(uow,
                            "SELECT t.subject_id, t.language, t.title FROM evt_track k "
                            "JOIN evt_title t ON t.subject_id = k.id WHERE k.edition_id = :edition",
                            edition);
}

}  // namespace plenaria::events
