// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/papers.hpp
/// The papers as a rule reads them: who is named, in which order, and where a paper stops to be clear.

#include <cstdint>
#include <span>
#include <vector>

#include "election.hpp"

namespace plenaria::committee {

/// What a preference that nobody has means to the next one.
enum class Gaps : std::uint8_t {
    end_the_paper = 1,  ///< only consecutive preferences count
    are_passed_over,
};

/// Papers with the same choices.
struct Paper {
    std::uint32_t papers = 0;
    std::uint32_t first = 0;
    std::uint32_t size = 0;  ///< at least one
};

struct Papers {
    std::vector<Paper> kinds;        ///< in an order that the order of the ballots does not change
    std::vector<Candidate> choices;  ///< of all of them
    std::uint64_t valid = 0;
    std::uint64_t invalid = 0;  ///< without one clear preference

    [[nodiscard]] std::span<const Candidate> choices_of(const Paper& paper) const {
        return std::span(choices).subspan(paper.first, paper.size);
    }
};

/// Whoever withdrew is taken off each paper, as if never named there. Two candidates who share a preference
/// end the paper: nothing says which of them comes first.
Papers papers_of(const Election& election, Gaps gaps);

}  // namespace plenaria::committee
