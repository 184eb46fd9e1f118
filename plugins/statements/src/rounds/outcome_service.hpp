// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/outcome_service.hpp
/// "What you said, what we did": once a version has made decisions final, each office is written what became
/// of its points. Callers need "statements.consult". Thread-safe.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "round_mails.hpp"

namespace plenaria {
class Database;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::statements {

/// The message to one office, not yet sent.
struct OutcomeMail {
    std::string round_id;
    Office office;
    Mail mail;
};

/// What is to be written now, one message per office and round.
/// @param link_of makes the address for an office; for a preview it makes none.
/// @return ErrorCode::not_found when there is no such statement, or no version of it yet.
Result<std::vector<OutcomeMail>> outcome_mails(UnitOfWork& uow, const RoundMails& mails,
                                               std::string_view statement_id,
                                               const std::function<std::string(const AccessLink&)>& link_of);

/// Sends them. @param expected how many the preview showed; another number sends nothing.
Result<int> tell_outcomes(Database& db, const RoundMails& mails, const Actor& actor,
                          std::string_view statement_id, int expected);

}  // namespace plenaria::statements
