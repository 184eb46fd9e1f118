// SPDX-License-Identifier: EUPL-1.2
#include "media_photo.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

#include "../edition_service.hpp"
#include "../json.hpp"
#include "media_repository.hpp"
#include "media_service.hpp"

namespace plenaria::events {

namespace {

bool remove_media_photo(UnitOfWork& uow, const std::string& media) {
    soci::statement change =
        (sql::prepare(uow, "DELETE FROM evt_media_photo WHERE media_id = :media"), soci::use(media, "media"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

/// Whose name is erased has no badge on which a photograph would stand.
std::optional<MediaPerson> named_media(UnitOfWork& uow, const std::string& media) {
    auto person = find_media(uow, media);
    if (person && person->facts.name.empty()) person.reset();
    return person;
}

}  // namespace

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

Result<void> set_media_photo(UnitOfWork& uow, const Actor& actor, const std::string& media,
                             const std::string& jpeg) {
    const auto person = named_media(uow, media);
    if (!person) return media_unknown(media);
    remove_media_photo(uow, media);
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO evt_media_photo (media_id, edition_id, bytes, added_at, added_by) "
               "VALUES (:media, :edition, :bytes, :now, :by)"),
        soci::use(media, "media"), soci::use(person->edition_id, "edition"), soci::use(jpeg, "bytes"),
        soci::use(now, "now"), soci::use(actor.name, "by");
    uow.record(actor, "events.set_photo", edition_subject(person->edition_id), "",
               compact({{"media", media}}));
    return {};
}

Result<void> take_media_photo_away(UnitOfWork& uow, const Actor& actor, const std::string& media) {
    const auto person = named_media(uow, media);
    if (!person) return media_unknown(media);
    if (remove_media_photo(uow, media))
        uow.record(actor, "events.remove_photo", edition_subject(person->edition_id),
                   compact({{"media", media}}), "");
    return {};
}

void erase_media_photos(UnitOfWork& uow, const std::string& edition) {
    sql::query(uow, "DELETE FROM evt_media_photo WHERE edition_id = :edition"), soci::use(edition, "edition");
}

}  // namespace plenaria::events
