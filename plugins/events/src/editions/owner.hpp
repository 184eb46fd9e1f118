// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/owner.hpp
/// Who may be put down as looking after something, and who hears that it is late.

#include <optional>
#include <string>
#include <vector>

#include "edition.hpp"

namespace plenaria {
struct Actor;
class UnitOfWork;
}  // namespace plenaria
namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

std::string account_ref(const std::string& account_id);
/// The account behind "account/ID"; empty for anybody else.
std::string account_of(const Owner& owner);

/// Checks what a form or a program asks for: somebody of the directory, the account that asks itself, or
/// whoever it was before. Nothing else, for names of accounts are nobody's to try.
/// @return the owner with a name; nothing, with a problem under "owner", when it is none of these.
std::optional<Owner> resolve_owner(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                   const std::string& wanted, const Owner& before,
                                   std::vector<FieldError>& problems);

/// As the reader's language calls it today: a person may have been renamed or merged since.
std::string shown_name(UnitOfWork& uow, directory::Lookup& lookup, const Owner& owner,
                       std::string_view language);

}  // namespace plenaria::events
