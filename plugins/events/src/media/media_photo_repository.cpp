// SPDX-License-Identifier: EUPL-1.2
#include "media_photo_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

std::optional<std::string> media_photo_of(UnitOfWork& uow, const std::string& media) {
    std::string bytes;
    sql::query(uow, "SELECT bytes FROM evt_media_photo WHERE media_id = :media"), soci::use(media, "media"),
        soci::into(bytes);
    if (!uow.session().got_data()) return std::nullopt;
    return bytes;
}

bool has_media_photo(UnitOfWork& uow, const std::string& media) {
    int photos = 0;
    sql::query(uow, "SELECT COUNT(*) FROM evt_media_photo WHERE media_id = :media"),
        soci::use(media, "media"), soci::into(photos);
    return photos > 0;
}

void insert_media_photo(UnitOfWork& uow, const MediaPhoto& photo) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO evt_media_photo (media_id, edition_id, bytes, added_at, added_by) "
               "VALUES (:media, :edition, :bytes, :now, :by)"),
        soci::use(photo.media_id, "media"), soci::use(photo.edition_id, "edition"),
        soci::use(photo.bytes, "bytes"), soci::use(now, "now"), soci::use(photo.added_by, "by");
}

bool remove_media_photo(UnitOfWork& uow, const std::string& media) {
    soci::statement change =
        (sql::prepare(uow, "DELETE FROM evt_media_photo WHERE media_id = :media"), soci::use(media, "media"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void erase_media_photos(UnitOfWork& uow, const std::string& edition) {
    sql::query(uow, "DELETE FROM evt_media_photo WHERE edition_id = :edition"), soci::use(edition, "edition");
}

}  // namespace plenaria::events
