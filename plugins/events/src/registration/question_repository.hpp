// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/question_repository.hpp
/// Rows of evt_question and what belongs to it, of answers, and of evt_follow_up. Every function runs inside
/// the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

#include "question.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Makes other transactions that change the form of this edition wait for the end of this one. First of all,
/// before anything is read: MariaDB reads as of the first statement of a transaction.
void hold_form(UnitOfWork& uow, const std::string& edition);
/// Likewise the form to which that question belongs.
void hold_form_of(UnitOfWork& uow, const std::string& question);

/// In order; those that are no longer asked too.
std::vector<Question> questions_of(UnitOfWork& uow, const std::string& edition);
std::optional<Question> find_question(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Question& question);
/// All but edition and position. Raises the revision.
/// @return false when somebody else has changed it since `question.revision`.
bool update(UnitOfWork& uow, const Question& question);
void set_question_position(UnitOfWork& uow, const std::string& id, int position);

/// How often each answer was given.
AnswerCounts answer_counts(UnitOfWork& uow, const std::string& question);

/// Person → answers; under an empty id those of the delegation.
using AnswersByPerson = std::map<std::string, Answers>;
AnswersByPerson answers_of_delegation(UnitOfWork& uow, const std::string& delegation);
/// Of these delegations: delegation → person → answers.
std::map<std::string, AnswersByPerson> answers_of_delegations(UnitOfWork& uow,
                                                              const std::vector<std::string>& delegations);
/// Replaces the answers of that delegation to questions of `stage`, and leaves those to other ones and to
/// questions that are no longer asked. Files that no answer holds any more are gone.
void store_answers(UnitOfWork& uow, const std::string& delegation, Stage stage,
                   const AnswersByPerson& answers);
/// All of them, or those of people who are not in the delegation any more.
void forget_answers(UnitOfWork& uow, const std::string& delegation);
void forget_answers_of_others(UnitOfWork& uow, const std::string& delegation);

/// A question with answers, of an edition that has been over for some time.
struct KeptAnswers {
    std::string question;
    std::string edition;
    int erase_days = 0;
};
std::vector<KeptAnswers> kept_answers(UnitOfWork& uow);
/// @return how many.
int erase_answers(UnitOfWork& uow, const std::string& question);

/// What a delegation is asked after its registration was approved.
struct FollowUp {
    std::string delegation_id = {};
    Instant opened_at = {};
    Instant reply_until = {};  ///< the last second that counts
    std::optional<Instant> answered_at = {};
    int revision = 1;
};
std::optional<FollowUp> follow_up_of(UnitOfWork& uow, const std::string& delegation);
/// By delegation.
std::map<std::string, FollowUp> follow_ups_of(UnitOfWork& uow, const std::string& edition);
void insert(UnitOfWork& uow, const FollowUp& follow_up);
/// @return false when somebody else has changed it since `follow_up.revision`.
bool update(UnitOfWork& uow, const FollowUp& follow_up);

}  // namespace plenaria::events
