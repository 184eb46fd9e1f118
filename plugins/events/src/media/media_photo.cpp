// SPDX-License-Identifier: EUPL-1.2
#include "media_photo.hpp"

#include <plenaria/db.hpp>

#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "media_photo_repository.hpp"
#include "media_repository.hpp"
#include "media_service.hpp"

namespace plenaria::events {

namespace {

/// Whose name is erased has no badge on which a photograph would stand.
std::optional<MediaPerson> named_media(UnitOfWork& uow, const std::string& media) {
    auto person = find_media(uow, media);
    if (person && person->facts.name.empty()) person.reset();
    return person;
}

}  // namespace

Result<void> set_media_photo(UnitOfWork& uow, const Actor& actor, const std::string& media,
                             const std::string& jpeg) {
    const auto person = named_media(uow, media);
    if (!person) return media_unknown(media);
    remove_media_photo(uow, media);
    insert_media_photo(
        uow, {.media_id = media, .edition_id = person->edition_id, .bytes = jpeg, .added_by = actor.name});
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

}  // namespace plenaria::events
