// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/participant_plan.hpp
/// A table of participants, and what would become of each of its rows: people of delegations, within their
/// quotas. Pure.

#include <map>
#include <string>
#include <vector>

#include <plenaria/directory/sheets.hpp>

#include "../delegations/delegation.hpp"
#include "answer_columns.hpp"
#include "programme_plan.hpp"

namespace plenaria::events {

inline constexpr std::size_t most_participants = 20'000;

struct ForeignParticipant {
    int line = 0;
    std::string office = {};  ///< a city or an organisation, as the file calls it
    std::string name = {};
    std::string post = {};
    std::optional<DelegateRole> role = {};
    std::vector<std::string> others = {};  ///< one for each of `other_headings`
};

struct ParticipantTable {
    std::vector<ForeignParticipant> participants = {};
    std::vector<std::string> other_headings = {};  ///< of columns that may be questions of the form
};

/// @param roles folded name in any language, or key → key.
/// @return nothing when the headings speak of no participants; an error when there are too many of them.
Result<std::optional<ParticipantTable>> read_participant_table(
    const directory::Sheet& sheet, const std::map<std::string, std::string>& roles);

struct PlannedDelegation {
    Delegation after = {};  ///< its id is empty when the office comes onto the list with this file
    std::vector<Delegate> before = {};
    Answer answered_before = Answer::none;
    Answers answers_before = {}, answers = {};  ///< of the delegation as a whole
    std::map<std::string, int> lines = {};  ///< folded name → line of the file, of those who are written
};

struct DelegationsPlan {
    std::vector<PlannedRow> rows = {};
    std::vector<PlannedDelegation> changed = {};
    std::vector<std::string> new_offices = {};  ///< their names
    std::vector<std::string> missing =
        {};  ///< people of the delegations of the file of whom it does not speak
};

struct DelegationsPlanContext {
    const std::vector<Delegation>& delegations;
    const InvitationRules& rules;
    const NamedParties& offices;
    const std::map<std::string, std::string>& mayors;  ///< office → who holds its highest office then
    const std::vector<Question>& form;
    /// One for each participant, or none at all: the table has no column that is a question.
    const std::vector<std::vector<ReadAnswer>>& answers;
    const std::map<std::string, AnswersByPerson>& answered;  ///< delegation → what stands now
};

DelegationsPlan plan_delegations(const std::vector<ForeignParticipant>& participants,
                                 const DelegationsPlanContext& context);

}  // namespace plenaria::events
