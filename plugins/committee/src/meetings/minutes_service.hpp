// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/minutes_service.hpp
/// From a draft to signed minutes. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>

#include "meeting_papers.hpp"

namespace plenaria::committee::meetings {

/// What the minutes tell of an item. @return its new revision; conflict when somebody else wrote meanwhile.
Result<int> write_minutes(UnitOfWork& uow, const Actor& actor, const std::string& item_id,
                          const std::string& text, int revision);

/// Mails all members their link to the minutes. Once more after changes.
/// @param expected how many messages the page showed
Result<int> circulate_minutes(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                              const std::string& meeting_id, int expected);

/// Seals the text in three languages as a file, whose name is the fingerprint that is signed.
/// @param item_id of the meeting that approves them
Result<void> approve_minutes(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                             const std::string& meeting_id, const std::string& item_id);
/// Takes back what that item approved, if anything. @return conflict once somebody has signed.
Result<void> unseal_minutes(UnitOfWork& uow, const Actor& actor, const std::string& item_id);

/// The text as it was approved, else as it is now.
Result<std::string> minutes_text(UnitOfWork& uow, const MeetingTools& tools, const MeetingRecord& record,
                                 std::string_view language);

/// Mails the chair a link that opens the signature alone.
Result<void> ask_chair_to_sign(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                               const std::string& meeting_id);
/// The secretary, with their account, or the chair, by that link. Twice is harmless.
/// @param hash of the text that was read; another one is a conflict
Result<void> sign_minutes(UnitOfWork& uow, const Actor& actor, const std::string& meeting_id,
                          const std::string& hash);

}  // namespace plenaria::committee::meetings
