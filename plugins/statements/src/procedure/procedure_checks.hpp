// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_checks.hpp
/// What the files of the service share.

#include <string>
#include <string_view>

#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_reading.hpp"

namespace plenaria::statements {

/// Whether a group may be asked about it: its statement is not in the archive, and its words have their
/// fingerprint.
Result<void> check_may_be_asked(UnitOfWork& uow, const Version& version);
/// A reason that everybody reads: needed, at most 500 characters.
Result<void> check_reason(std::string_view reason);
Error procedure_is_over(const Procedure& procedure);
/// Writes to everybody who was asked what came of it, as the state of `reading` says.
void tell_outcome(UnitOfWork& uow, const ProcedureTools& tools, const ProcedureReading& reading);

/// Calls `make(matter)` with the statement's title in the language of the member, and sends what it returns.
template <class Make>
void write_to(UnitOfWork& uow, const Procedure& procedure, const Member& member, const std::string& batch,
              Make make) {
    const auto statement = find_statement(uow, procedure.statement_id, member.language);
    const auto version = find_version(uow, procedure.version_id);
    auto mail = make(ProcedureMatter{procedure, member, *statement, *version, uow.now()});
    mail.batch = batch;
    uow.send(mail);
}

}  // namespace plenaria::statements
