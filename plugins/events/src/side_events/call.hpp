// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/call.hpp
/// A call for side events of an edition: until when, by which rules, what is asked and how it is scored.
/// Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"
#include "capacity.hpp"
#include "scoring.hpp"

namespace plenaria::events {

enum class CallState : std::uint8_t {
    draft = 1,  ///< nobody outside knows of it
    open,       ///< public, and takes proposals from its opening to its deadline
    closed,     ///< by hand, whatever its deadline says
};
std::string_view to_text(CallState state);
std::optional<CallState> parse_call_state(std::string_view text);
/// Catalog key: "Draft".
std::string_view name_of(CallState state);

/// What organisers are asked besides.
struct CallQuestion {
    std::string id = {};  ///< empty: new
    Titles titles = {};
};

struct SideCall {
    std::string id = {};
    std::string edition_id = {};
    Titles titles = {};
    std::map<std::string, std::string> intro = {};  ///< language → text above the form; none is empty
    CallState state = CallState::draft;
    Instant opens_at = {};
    Instant closes_at = {};  ///< the last second that counts
    CallLimits limits = {};
    std::chrono::minutes lasts{75};  ///< one side event
    std::chrono::minutes day_from{8 * 60};
    std::chrono::minutes day_until{20 * 60};
    int scale = 5;  ///< points go from 1 to this
    std::vector<Criterion> criteria = {};
    std::vector<CallQuestion> questions = {};
    std::optional<Instant> scoring_closed_at = {};
    int erase_days = 90;  ///< after the last day of the edition
    std::optional<Instant> erased_at = {};
    int revision = 1;

    /// In that language, else in the original; empty when there is none.
    [[nodiscard]] std::string intro_in(std::string_view language) const;
};

/// Under the names of the form.
void check(const SideCall& call, std::vector<FieldError>& problems);

/// @return conflict with the sentence that an organiser reads, unless proposals are taken at `now`; not_found
/// for a draft.
Result<void> check_takes_proposals(const SideCall& call, EditionState edition, Instant now);

/// When contacts are erased.
Day erase_contacts_on(const SideCall& call, const Dates& dates);

/// When links of organisers end: they find their letter there until a month after the event.
Instant organiser_link_end(const Dates& dates);

/// The same time on the clock as many days later, in the zone that the event has now.
Instant moved_along(Instant at, const Dates& before, const Dates& after);

inline constexpr std::size_t most_criteria = 12, most_call_questions = 10, most_calls = 20,
                             most_proposals = 1000;

}  // namespace plenaria::events
