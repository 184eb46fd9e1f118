// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media_repository.hpp
/// Rows of evt_media, evt_media_rules and evt_media_attempt. Every function runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <vector>

#include "media.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Revision 0 while nobody has said anything.
MediaRules media_rules_of(UnitOfWork& uow, const std::string& edition);
/// @return false when somebody else has changed them since `rules.revision`.
bool store(UnitOfWork& uow, const MediaRules& rules);

/// By outlet, then by name.
std::vector<MediaPerson> media_of(UnitOfWork& uow, const std::string& edition);
std::optional<MediaPerson> find_media(UnitOfWork& uow, const std::string& id);
/// Whose badge holds. @return nothing for a code of none.
std::optional<MediaPerson> find_media_by_code(UnitOfWork& uow, const std::string& code);
void insert(UnitOfWork& uow, const MediaPerson& person);
/// Raises the revision. @return false when somebody else has changed it since `person.revision`.
bool update(UnitOfWork& uow, const MediaPerson& person);
/// Makes other transactions that scan this badge wait for the end of this one. First of all, before anything
/// is read: MariaDB reads as of the first statement of a transaction. @return false for a code of none.
bool hold_media(UnitOfWork& uow, const std::string& code);

struct MediaAttempts {
    int of_source = 0;
    int of_all = 0;
};
void note_media_attempt(UnitOfWork& uow, const std::string& edition, const std::string& source);
MediaAttempts media_attempts_since(UnitOfWork& uow, const std::string& edition, const std::string& source,
                                   Instant since);
void forget_media_attempts(UnitOfWork& uow);

/// Ids of editions with names that were not erased yet.
std::vector<std::string> editions_with_media_names(UnitOfWork& uow);
/// Empties all but outlet, kind, country and what was decided. @return how many people.
int erase_media(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
