// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/version_service.hpp
/// Issuing versions.

#include <string>
#include <string_view>

#include <plenaria/result.hpp>

namespace plenaria {
struct Actor;
class Database;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::statements {

/// Freezes the working draft of a statement as its next version, inside the caller's transaction. Announces
/// "statements.version_issued/1" {"statement": id, "version": id} and writes history.
/// @return the id of the version; ErrorCode::invalid_input for an empty draft or name, ErrorCode::conflict
///         when the name is taken, not_found.
Result<std::string> issue_version(UnitOfWork& uow, const Actor& actor, std::string_view statement_id,
                                  std::string_view name, std::string_view note);

}  // namespace plenaria::statements
