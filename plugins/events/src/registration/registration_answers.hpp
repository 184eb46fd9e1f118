// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/registration_answers.hpp
/// The answers of a whole delegation to a form. Pure.

#include <vector>

#include "../delegations/delegation.hpp"
#include "question_repository.hpp"

namespace plenaria::events {

/// Keeps of a tidied wish the answers that its form asks for at `stage`, and adds every problem: under "q_ID"
/// of the delegation, and of a person under their field followed by "_q_ID". Substitutes are asked nothing.
/// @param earlier what was answered at another stage; conditions look at it too.
void take_answers(DelegationWish& wish, const std::vector<Question>& form, Stage stage,
                  const AnswersByPerson& earlier, std::vector<FieldError>& problems);

/// As they are stored; people have their ids by now.
AnswersByPerson answers_in(const Answers& of_delegation, const std::vector<Delegate>& people);

/// `all` without the answers to questions of another stage than `stage`, or to ones no longer asked.
AnswersByPerson of_stage(const AnswersByPerson& all, const std::vector<Question>& form, Stage stage);

/// Of the delegation itself and of one of its people; empty where there are none.
const Answers& answers_of(const AnswersByPerson& all, const std::string& person = {});

}  // namespace plenaria::events
