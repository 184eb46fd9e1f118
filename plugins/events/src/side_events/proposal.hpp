// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal.hpp
/// What an organiser proposes, and how far it has come. Pure.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"

namespace plenaria::events {

enum class ProposalState : std::uint8_t {
    proposed = 1,
    accepted,
    waiting,  ///< on the waiting list
    declined,
    withdrawn,
    merged,  ///< into another one, which speaks for both
};
inline constexpr ProposalState proposal_states[] = {ProposalState::proposed,  ProposalState::accepted,
                                                    ProposalState::waiting,   ProposalState::declined,
                                                    ProposalState::withdrawn, ProposalState::merged};
std::string_view to_text(ProposalState state);
std::optional<ProposalState> parse_proposal_state(std::string_view text);
/// Catalog key: "Waiting list".
std::string_view name_of(ProposalState state);
/// Whether somebody has decided: accepted, waiting or declined.
bool is_decided(ProposalState state);

/// What the organiser writes.
struct ProposalFacts {
    std::string title = {};
    std::string description = {};
    std::string language = "en";
    std::string track_id = {};
    std::string organiser_ref = {};  ///< of a city or organisation; empty: only its name is known
    std::string organiser_name = {};
    std::string co_organisers = {};
    std::string contact_name = {};
    std::string contact_mail = {};
    int expected = 0;  ///< people; 0: not known
    std::optional<Day> preferred_day = {};
    std::optional<std::chrono::minutes> preferred_time = {};
    std::map<std::string, std::string> answers = {};  ///< by question; none is empty
};

struct Proposal {
    std::string id = {};
    std::string call_id = {};
    std::string edition_id = {};
    int number = 0;  ///< of its call, from 1
    ProposalFacts facts = {};
    std::string zone = "UTC";  ///< of the organiser
    ProposalState state = ProposalState::proposed;
    std::string merged_into = {};
    std::string reason = {};  ///< of the decision, for the organiser
    std::optional<Instant> decided_at = {};
    std::string decided_by = {};
    std::string session_id = {};          ///< that an accepted one became
    std::optional<Instant> told_at = {};  ///< when its organiser was written the decision
    Instant created_at = {};
    int revision = 1;
};

/// Texts without white space around them, and without empty answers.
ProposalFacts tidy(ProposalFacts facts);
/// Under the names of the form: title, description, organiser, co_organisers, contact_name, contact_mail,
/// language, expected, preferred_day, answer_1, answer_2, ….
void check(const ProposalFacts& facts, const SideCall& call, const Dates& dates,
           std::vector<FieldError>& problems);

/// Whether two organisers are one: by the entry of the directory where both have one, else by name.
bool same_organiser(const ProposalFacts& a, const ProposalFacts& b);

/// What stands in the way of one more proposal: those of the same organiser under the same title, and, once
/// there are as many as the call allows, all of that organiser. What was withdrawn is in nobody's way.
/// @param others without the one that is changed.
struct InTheWay {
    const Proposal* twin = nullptr;
    std::vector<const Proposal*> of_organiser = {};  ///< empty: there may be one more
};
InTheWay in_the_way(const ProposalFacts& facts, const CallLimits& limits,
                    const std::vector<Proposal>& others);

}  // namespace plenaria::events
