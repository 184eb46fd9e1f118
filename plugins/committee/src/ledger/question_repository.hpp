// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/question_repository.hpp
/// Rows of cmt_question. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "question.hpp"

namespace plenaria::committee::ledger {

/// A question with where it is.
struct PlacedQuestion {
    Question question;
    Term term;
    std::string body_id;
    int number = 0;                     ///< of the seat or office
    std::optional<Office> office = {};  ///< nothing: a seat
};

enum class Asked : bool { open, answered };

/// Of bodies that stand: open ones with the oldest first, answered ones with the newest first, at most 100.
/// @param body_id empty: of all bodies
std::vector<PlacedQuestion> questions(UnitOfWork& uow, Asked which, const std::string& body_id = {});
int count_open_questions(UnitOfWork& uow, const std::string& body_id);
std::optional<PlacedQuestion> find_question(UnitOfWork& uow, const std::string& id);
/// Whether it was asked of that term already because of that mandate.
bool was_asked(UnitOfWork& uow, const std::string& term_id, const std::string& mandate_id);
void insert(UnitOfWork& uow, const Question& question);
/// @return false when somebody else has answered it since `question.revision`.
bool update(UnitOfWork& uow, const Question& question);
/// The mandate was entered by mistake: what nobody has answered is not asked any more.
/// @return the bodies in which it was.
std::vector<std::string> drop_open_questions(UnitOfWork& uow, const std::string& mandate_id);

}  // namespace plenaria::committee::ledger
