// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/candidates.hpp
/// Nominees with what the directory and the ledger say of them.

#include <vector>

#include <plenaria/locale.hpp>

#include "../ledger/term_service.hpp"
#include "call.hpp"
#include "eligibility.hpp"

namespace plenaria::committee::vacancies {

struct Candidate {
    Nomination nomination;
    std::vector<Finding> findings;
    bool eligible = false;       ///< every criterion is met
    bool may_be_chosen = false;  ///< met or overruled
};

Candidate candidate_of(UnitOfWork& uow, const ledger::People& people, const Call& call,
                       Nomination nomination);
/// Of the nominations that stand, by the name of the nominee as `locale` sorts; at most most_candidates.
std::vector<Candidate> candidates_of(UnitOfWork& uow, const ledger::People& people, const Call& call,
                                     const Locale& locale);

}  // namespace plenaria::committee::vacancies
