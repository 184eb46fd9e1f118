// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_repository.hpp
/// Rows of stm_round, its questions, extensions and offices. Every function runs inside the caller's
/// transaction.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "round.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

Error no_such_round(std::string_view id);
std::optional<Round> find_round(UnitOfWork& uow, std::string_view id);
/// The newest first.
std::vector<Round> list_rounds(UnitOfWork& uow);
std::vector<Round> rounds_of(UnitOfWork& uow, std::string_view statement_id);
std::vector<Round> open_rounds(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Round& round);
/// Writes name, visibility, state, deadline, reminder days and the instants, and raises the revision.
/// @return false when somebody else changed the round since `round.revision` was read.
bool update(UnitOfWork& uow, const Round& round);
/// Makes other transactions that write to the offices of this round wait for the end of this one. First of
/// all, before anything is read: who was written to is known by what the one before has left.
void hold_round(UnitOfWork& uow, std::string_view id);

/// Language → text; empty when nothing is asked.
std::map<std::string, std::string> questions_of(UnitOfWork& uow, std::string_view round_id);
void insert_question(UnitOfWork& uow, std::string_view round_id, std::string_view language,
                     std::string_view text);
std::vector<Extension> extensions_of(UnitOfWork& uow, std::string_view round_id);
void insert(UnitOfWork& uow, std::string_view round_id, const Extension& extension);

/// By name of the party.
std::vector<Office> offices_of(UnitOfWork& uow, std::string_view round_id);
/// Statements of which `party` was invited to review a version, or to sign one.
std::set<std::string> statements_sent_to(UnitOfWork& uow, std::string_view party);
std::optional<Office> find_office(UnitOfWork& uow, std::string_view round_id, std::string_view party);
void insert(UnitOfWork& uow, const Office& office);
void remove_office(UnitOfWork& uow, std::string_view office_id);
/// What the secretariat knows of the office: contact, language, the instants of mails, its wish for time.
void update_contact(UnitOfWork& uow, const Office& office);
/// Position and answer to the question. @return false when somebody saved since `office.revision` was read.
bool update_position(UnitOfWork& uow, const Office& office);
/// Notes that something of the draft was saved.
void touch_office(UnitOfWork& uow, std::string_view office_id, Instant at);
/// Notes a sending. @return false when another one came first (`office.sendings` is not what is stored).
bool update_sent(UnitOfWork& uow, const Office& office, Instant at);

}  // namespace plenaria::statements
