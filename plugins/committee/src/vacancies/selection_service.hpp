// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/selection_service.hpp
/// From nominees to a term: what staff says of them, who is chosen, and the letters about it. Each is one
/// step of the caller's transaction; routes ask for "committee.edit".

#include <optional>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "candidates.hpp"
#include "vacancy_mails.hpp"

namespace plenaria::committee::vacancies {

/// Whether the city has paid what it owes. @param paid nothing: nobody has said it
Result<void> set_dues(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id,
                      std::optional<bool> paid, const std::string& note, int revision);
/// Who in the directory the nominee is. @return invalid_input for somebody it does not know.
Result<void> set_person(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                        const std::string& nomination_id, const std::string& person_ref, int revision);
/// They may be chosen although a criterion is not met that people may overrule; with a reason. What the
/// office changes afterwards has to be judged anew. @return conflict when there is nothing to overrule.
Result<void> overrule(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                      const std::string& nomination_id, const std::string& reason, int revision);
Result<void> take_back_overruling(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id,
                                  int revision);

struct NomineeChoice {
    /// In the order of the seats: at least one, and as many as the call has seats at most. A seat for which
    /// nobody is chosen stays vacant.
    std::vector<std::string> nomination_ids = {};
    std::string reason = {};
    std::string reference = {};  ///< to where it was decided; may be empty
    int revision = 0;            ///< of the vacancy
};
/// Each nominee gets a term, in the ledger and in this transaction, and the vacancy is filled.
/// @return conflict while nominations are open, for somebody who may not be chosen, or when the ledger
/// refuses the term; invalid_input without a reason.
Result<void> choose(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                    const std::string& vacancy_id, const NomineeChoice& choice);
/// The term is taken out of the ledger again. @return conflict once letters were sent.
Result<void> undo_choice(UnitOfWork& uow, const Actor& actor, const std::string& vacancy_id);

/// Letters to nominees and to their offices, the chosen one's first. None of a vacancy that is not filled.
std::vector<Mail> outcome_letters(UnitOfWork& uow, const VacancyMails& mails, const Call& call);
/// @param expected the number that the preview showed; another number is a conflict and sends nothing.
Result<int> send_outcome(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                         const std::string& vacancy_id, int expected);

}  // namespace plenaria::committee::vacancies
