// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media_service.hpp
/// Accrediting media. Each is one step of the caller's transaction; routes of the secretariat ask for
/// "events.media", the form is public.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "media.hpp"

namespace plenaria::events {

/// What mails of accreditation are made with.
struct MediaMailTools {
    const Renderer& renderer;
    const Locales& locales;
};

struct MediaReading {
    Edition edition;
    MediaRules rules;
    std::vector<MediaPerson> people;  ///< by outlet, then by name
};
Result<MediaReading> read_media(UnitOfWork& uow, const std::string& edition_id);

struct MediaRulesWish {
    bool is_open = false;
    LocalTime open_until = {};  ///< in the zone of the edition
    std::string words = {};
    int erase_days = 90;
    int revision = 0;
};
/// @return conflict when somebody else has changed them since.
Result<void> set_media_rules(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                             const MediaRulesWish& wish);

/// One more form of this source; without it, nobody would stop a program that sends hundreds.
/// @return too_many, with a sentence.
Result<void> count_media_attempt(UnitOfWork& uow, const Actor& actor, const std::string& edition_id);

enum class AskedBy : std::uint8_t { journalist = 1, secretariat };
/// Asks for accreditation; a journalist gets a receipt by mail. The same once more, word by word, is the
/// request that waits already. @return its id; invalid_input with every problem; not_found while the form is
/// not open, conflict after its time.
Result<std::string> ask_accreditation(UnitOfWork& uow, const MediaMailTools& mails, const Actor& actor,
                                      const std::string& edition_id, const MediaFacts& facts, AskedBy by);
/// @return conflict when somebody else has changed it since; not_found when there is none.
Result<void> change_media(UnitOfWork& uow, const Actor& actor, const std::string& id, const MediaFacts& facts,
                          int revision);

struct MediaDecision {
    MediaState state = MediaState::granted;  ///< granted or refused
    std::string reason = {};                 ///< of a refusal, mailed as it is
    int revision = 0;
};
/// Tells the journalist by mail, in their language. A refusal takes the badge back.
/// @return invalid_input under "reason" for a refusal without one; conflict when somebody else has decided
/// since.
Result<void> decide_media(UnitOfWork& uow, const MediaMailTools& mails, const Actor& actor,
                          const std::string& id, const MediaDecision& decision);
/// A new badge for a lost one. @return conflict unless it is granted.
Result<void> reprint_media_badge(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// Erases people of editions whose days of keeping are over. @return how many.
Result<int> erase_old_media(Database& db);

Error media_unknown(const std::string& id);

}  // namespace plenaria::events
