// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/question_service.hpp
/// What the directory tells of mandates, and what becomes of a term whose holder lost the office. Each is one
/// step of the caller's transaction, and harmless twice: events are delivered at least once.

#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "term_service.hpp"

namespace plenaria::committee::ledger {

inline constexpr std::string_view question_pages = "/committee/questions";

/// Asks for every term that the person holds for that city and that goes on after the mandate. Nothing is
/// asked of who is head of the city on that day by another mandate, and of who is an envoy already.
/// @param event of directory.mandate_ended/1. @return how many questions it asked.
Result<int> hear_mandate_ended(UnitOfWork& uow, const People& people, std::string_view event);
/// @param event of directory.mandate_deleted/1: it was entered by mistake, so nothing is asked because of it.
Result<void> hear_mandate_deleted(UnitOfWork& uow, std::string_view event);
/// @param event of directory.party_changed/1.
Result<void> hear_party_changed(UnitOfWork& uow, const People& people, std::string_view event);
/// @param event of directory.merged/1 or directory.unmerged/1.
Result<void> hear_merged(UnitOfWork& uow, const People& people, std::string_view event, bool undone);

/// @return conflict when somebody else has answered since `revision`; invalid_input when `answer` is `ask` or
/// the reason is too long.
Result<void> answer_question(UnitOfWork& uow, const Actor& actor, const std::string& id, MandateRule answer,
                             const std::string& reason, int revision);
/// The question waits again and the term is as it was before. @return conflict when the seat has been given
/// to somebody since.
Result<void> take_answer_back(UnitOfWork& uow, const Actor& actor, const std::string& id);

Error question_unknown(const std::string& id);

}  // namespace plenaria::committee::ledger
