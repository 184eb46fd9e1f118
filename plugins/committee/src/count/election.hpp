// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/election.hpp
/// What is counted: candidates, seats and papers as a file says them, before any rule has looked at them.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plenaria::committee {

/// Position in Election::candidates; people and files number from one, this from zero.
using Candidate = std::uint16_t;

/// More than any election whose papers are public had; what a count costs grows with its square.
inline constexpr std::size_t most_candidates = 500;
/// So many papers, at nine decimals each, fit in 64 bits.
inline constexpr std::uint64_t most_papers = 1'000'000'000;

/// What stands at one place of a paper.
struct Mark {
    enum class Kind : std::uint8_t {
        next = 1,  ///< the preference behind the one before
        equal,     ///< as high as the one before: "2=3"
        skipped,   ///< no candidate has this preference: "-"
    };
    Candidate candidate = 0;  ///< means nothing when skipped
    Kind kind = Kind::next;
    bool operator==(const Mark&) const = default;
};

/// Papers that are marked alike.
struct Ballot {
    std::uint32_t papers = 0;
    std::uint32_t first = 0;  ///< in Election::marks
    std::uint32_t size = 0;
};

struct Nominee {
    std::string name;  ///< UTF-8, and no other nominee has it
    bool withdrawn = false;
};

struct Election {
    std::string title;
    std::string source;   ///< empty in most files
    std::string comment;  ///< likewise
    std::uint32_t seats = 0;
    std::vector<Nominee> candidates;
    std::vector<Ballot> ballots;
    std::vector<Mark> marks;
    /// Every candidate once, the one whom a lot names first at the front; empty when the file says none.
    std::vector<Candidate> tie_order;

    [[nodiscard]] std::span<const Mark> marks_of(const Ballot& ballot) const {
        return std::span(marks).subspan(ballot.first, ballot.size);
    }
    [[nodiscard]] std::uint64_t papers() const {
        std::uint64_t sum = 0;
        for (const auto& ballot : ballots) sum += ballot.papers;
        return sum;
    }
    /// Those who have not withdrawn.
    [[nodiscard]] std::size_t standing() const {
        std::size_t count = 0;
        for (const auto& candidate : candidates) count += candidate.withdrawn ? 0 : 1;
        return count;
    }
};

}  // namespace plenaria::committee
