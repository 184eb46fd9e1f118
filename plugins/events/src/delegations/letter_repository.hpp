// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/letter_repository.hpp
/// Rows of evt_letter. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "letter.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<Letter> find_letter(UnitOfWork& uow, const std::string& id);
std::optional<Letter> find_letter_by_serial(UnitOfWork& uow, const std::string& serial);
/// Of a delegation, the newest first.
std::vector<Letter> letters_of(UnitOfWork& uow, const std::string& delegation);
/// Of an edition, those that hold.
std::vector<Letter> valid_letters_of(UnitOfWork& uow, const std::string& edition);
void insert(UnitOfWork& uow, const Letter& letter);
/// One letter; whatever was revoked before keeps its reason. @return whether it was valid until now.
bool revoke_letter(UnitOfWork& uow, const std::string& id, Revocation reason);
/// All letters of a delegate.
void revoke_letters_of(UnitOfWork& uow, const std::string& delegate, Revocation reason);
/// All letters of an edition. @return how many were valid until now.
int revoke_letters_of_edition(UnitOfWork& uow, const std::string& edition, Revocation reason);

}  // namespace plenaria::events
