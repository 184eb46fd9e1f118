// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/letter_service.hpp
/// Issuing a letter for a delegate, taking it back, and answering a stranger who holds one.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "delegation.hpp"
#include "letter_repository.hpp"

namespace plenaria::events {

/// A letter with all that its paper says.
struct LetterReading {
    Letter letter;
    Edition edition;
    Delegation delegation;
    Delegate delegate;
};
/// @return not_found also when the delegate is gone, or its name was erased: there is nothing to print any
/// more.
Result<LetterReading> read_letter(UnitOfWork& uow, const std::string& id);

/// @return its id; that of the valid one when there is one in this language already. conflict when the
/// delegation has no places, or the event no dates to name.
Result<std::string> issue_letter(UnitOfWork& uow, const Actor& actor, const std::string& delegation_id,
                                 const std::string& delegate_id, const std::string& language);
/// One for everybody who comes, in the language of their delegation, who has none in it. @return how many.
/// conflict as above.
Result<int> issue_letters(UnitOfWork& uow, const Actor& actor, const std::string& edition_id);
Result<void> take_letter_back(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// What anybody may know who holds a serial: whether it is valid, since when, and of which event. No name.
struct Verification {
    Letter letter;
    Edition edition;
    /// Whether the name that the asker typed is the one of the letter; nothing when none was typed, or names
    /// are erased.
    std::optional<bool> name_agrees = {};
};
/// @return not_found when no letter has this serial. @param name as it stands on the paper; may be empty.
Result<Verification> verify_letter(UnitOfWork& uow, std::string_view typed_serial, std::string_view name);

}  // namespace plenaria::events
