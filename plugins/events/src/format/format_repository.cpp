// SPDX-License-Identifier: EUPL-1.2
#include "format_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

void set_format(UnitOfWork& uow, const std::string& edition, const std::string& format) {
    sql::query(uow, "UPDATE evt_edition SET format = :format WHERE id = :id"), soci::use(format, "format"),
        soci::use(edition, "id");
}

std::vector<std::string> editions_of_format(UnitOfWork& uow, const std::string& format) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id FROM evt_edition WHERE format = :format ORDER BY starts_on DESC, id DESC"),
         soci::use(format, "format"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

std::set<std::string> taken_keys(UnitOfWork& uow, const std::string& edition, const std::string& format) {
    std::string key;
    std::set<std::string> keys;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT milestone_key FROM evt_taken WHERE edition_id = :edition AND format = :format"),
         soci::use(edition, "edition"), soci::use(format, "format"), soci::into(key));
    select.execute();
    while (select.fetch()) keys.insert(key);
    return keys;
}

void note_taken(UnitOfWork& uow, const std::string& edition, const std::string& format,
                const std::string& key, const std::string& milestone) {
    sql::query(uow,
               "INSERT INTO evt_taken (edition_id, format, milestone_key, milestone_id) "
               "VALUES (:edition, :format, :taken, :milestone)"),
        soci::use(edition, "edition"), soci::use(format, "format"), soci::use(key, "taken"),
        soci::use(milestone, "milestone");
}

void copy_taken(UnitOfWork& uow, const std::string& original, const Milestone& copy) {
    sql::query(uow,
               "INSERT INTO evt_taken (edition_id, format, milestone_key, milestone_id) "
               "SELECT :edition, t.format, t.milestone_key, :copied FROM evt_taken t "
               "WHERE t.milestone_id = :original"),
        soci::use(copy.edition_id, "edition"), soci::use(copy.id, "copied"), soci::use(original, "original");
}

}  // namespace plenaria::events
