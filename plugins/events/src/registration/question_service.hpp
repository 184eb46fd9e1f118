// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question_service.hpp
/// Building the registration form of an edition. Each is one step of the caller's transaction; routes ask for
/// "events.invite".

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "question.hpp"

namespace plenaria::events {

class Formats;

/// @return its id; invalid_input with every problem.
Result<std::string> add_question(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                 QuestionFacts facts, const std::string& format_key = {});
/// @return conflict when somebody else has changed it since `revision`; invalid_input as well when answers
/// that are given stand against it.
Result<void> change_question(UnitOfWork& uow, const Actor& actor, const std::string& id, QuestionFacts facts,
                             int revision);

enum class QuestionStep : std::uint8_t { up = 1, down };
/// Past its neighbour among those of the same stage that are asked of the same. Nothing happens at an end.
Result<void> move_question(UnitOfWork& uow, const Actor& actor, const std::string& id, QuestionStep step);

/// Before another one of the same stage that is asked of the same, or at their end.
/// @param before its id; empty: the end. @param seen the ids of these questions in the order in which the
/// page showed them. @return conflict when they stand otherwise by now.
Result<void> place_question(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            const std::string& before, const std::vector<std::string>& seen);

/// It is no longer asked; what was answered stays until it is erased.
/// @return conflict while another question waits for an answer to it.
Result<void> remove_question(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// At the end of the form.
Result<void> restore_question(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// Those of the edition's format that are not on the form yet, and were not taken off it. @return how many.
Result<int> take_format_questions(UnitOfWork& uow, const Formats& formats, const Actor& actor,
                                  const std::string& edition_id);
/// How many that would be.
int offered_questions(UnitOfWork& uow, const Formats& formats, const std::string& edition_id);

/// The questions of one edition for the next one, without answers.
void copy_form(UnitOfWork& uow, const std::string& from, const std::string& to);

std::string question_subject(const std::string& id);
Error question_unknown(const std::string& id);

}  // namespace plenaria::events
