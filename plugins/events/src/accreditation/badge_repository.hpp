// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/badge_repository.hpp
/// Rows of evt_badge and evt_badge_back. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>

#include "badge.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<Badge> find_badge(UnitOfWork& uow, const std::string& id);
std::optional<Badge> find_badge_by_code(UnitOfWork& uow, const std::string& code);
/// Those that hold, by the id of their delegate.
std::map<std::string, Badge> valid_badges_of(UnitOfWork& uow, const std::string& edition);
/// The one of this person that holds.
std::optional<Badge> valid_badge_of(UnitOfWork& uow, const std::string& delegate);
/// The highest number of a printing of this person; 0: there is none.
int last_printing_of(UnitOfWork& uow, const std::string& delegate);
/// Likewise of everybody of an edition who has one.
std::map<std::string, int> last_printings(UnitOfWork& uow, const std::string& edition);
void insert(UnitOfWork& uow, const Badge& badge);
/// Those of this person that hold; what was void before keeps its reason.
void void_badges_of(UnitOfWork& uow, const std::string& delegate, BadgeVoid reason);
/// Makes other transactions that scan or reprint this badge wait for the end of this one. First of all,
/// before anything is read: MariaDB reads as of the first statement of a transaction.
void hold_badge(UnitOfWork& uow, const std::string& id);
/// Likewise, and counts. @return false when no badge has this code.
bool count_scan(UnitOfWork& uow, const std::string& code);

/// What stands on the back of all badges of an edition.
struct BadgeBack {
    std::string edition_id = {};
    std::string words = {};
    int revision = 0;  ///< 0: nothing was written yet
};
BadgeBack badge_back_of(UnitOfWork& uow, const std::string& edition);
/// @return false when somebody else has changed it since `back.revision`.
bool store(UnitOfWork& uow, const BadgeBack& back);

}  // namespace plenaria::events
