// SPDX-License-Identifier: EUPL-1.2
#include "photo_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

std::optional<std::string> photo_of(UnitOfWork& uow, const std::string& delegate) {
    std::string bytes;
    sql::query(uow, "SELECT bytes FROM evt_photo WHERE delegate_id = :delegate"),
        soci::use(delegate, "delegate"), soci::into(bytes);
    if (!uow.session().got_data()) return std::nullopt;
    return bytes;
}

std::set<std::string> people_with_photos(UnitOfWork& uow, const std::string& edition) {
    std::set<std::string> found;
    std::string delegate;
    soci::statement select =
        (sql::prepare(uow, "SELECT delegate_id FROM evt_photo WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(delegate));
    select.execute();
    while (select.fetch()) found.insert(delegate);
    return found;
}

void store_photo(UnitOfWork& uow, const std::string& edition, const std::string& delegate,
                 const std::string& bytes, const std::string& by) {
    remove_photo(uow, delegate);
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO evt_photo (delegate_id, edition_id, bytes, added_at, added_by) "
               "VALUES (:delegate, :edition, :bytes, :now, :by)"),
        soci::use(delegate, "delegate"), soci::use(edition, "edition"), soci::use(bytes, "bytes"),
        soci::use(now, "now"), soci::use(by, "by");
}

bool remove_photo(UnitOfWork& uow, const std::string& delegate) {
    soci::statement change = (sql::prepare(uow, "DELETE FROM evt_photo WHERE delegate_id = :delegate"),
                              soci::use(delegate, "delegate"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

int remove_photos_of_edition(UnitOfWork& uow, const std::string& edition) {
    soci::statement change = (sql::prepare(uow, "DELETE FROM evt_photo WHERE edition_id = :edition"),
                              soci::use(edition, "edition"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

}  // namespace plenaria::events
