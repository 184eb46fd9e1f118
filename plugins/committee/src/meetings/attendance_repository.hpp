// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/attendance_repository.hpp
/// Rows of cmt_invitee, cmt_presence and cmt_minutes_signature. Every function runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "meeting.hpp"

namespace plenaria::committee::meetings {

/// By the number of the seat; those that nobody holds any more too.
std::vector<Invitee> invitees_of(UnitOfWork& uow, const std::string& meeting_id);
std::optional<Invitee> find_invitee(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Invitee& invitee);
/// @return false when somebody else has changed it since `invitee.revision`.
bool update(UnitOfWork& uow, const Invitee& invitee);

/// In the order of arrival.
std::vector<Presence> presences_of(UnitOfWork& uow, const std::string& meeting_id);
std::optional<Presence> find_presence(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Presence& presence);
/// @param left_at nothing: they are there again, as if they had not left
void set_left(UnitOfWork& uow, const std::string& id, std::optional<Instant> left_at);
void remove_presence(UnitOfWork& uow, const std::string& id);

/// Of approved minutes: "chair" or "secretary".
struct MinutesSignature {
    std::string meeting_id = {};
    std::string part = {};
    std::string name = {};
    std::string signer = {};  ///< "account/ID" or "link/ID"
    std::string text_hash = {};
    Instant signed_at = {};
};
std::vector<MinutesSignature> signatures_of(UnitOfWork& uow, const std::string& meeting_id);
void insert(UnitOfWork& uow, const MinutesSignature& signature);

}  // namespace plenaria::committee::meetings
