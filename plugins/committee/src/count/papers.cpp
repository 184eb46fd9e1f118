// SPDX-License-Identifier: EUPL-1.2
#include "papers.hpp"

#include <map>

namespace plenaria::committee {

namespace {

/// The clear preferences at the front of `marks`.
std::vector<Candidate> clear_choices(const Election& election, std::span<const Mark> marks, Gaps gaps) {
    std::vector<Candidate> choices;
    for (std::size_t at = 0; at < marks.size();) {
        if (marks[at].kind == Mark::Kind::skipped) {
            if (gaps == Gaps::end_the_paper) break;
            ++at;
            continue;
        }
        std::size_t alike = 0;
        auto chosen = marks[at].candidate;
        do {
            if (!election.candidates[marks[at].candidate].withdrawn) {
                chosen = marks[at].candidate;
                ++alike;
            }
            ++at;
        } while (at < marks.size() && marks[at].kind == Mark::Kind::equal);
        if (alike > 1) break;
        if (alike == 1) choices.push_back(chosen);
    }
    return choices;
}

}  // namespace

Papers papers_of(const Election& election, Gaps gaps) {
    std::map<std::vector<Candidate>, std::uint64_t> alike;
    for (const auto& ballot : election.ballots)
        alike[clear_choices(election, election.marks_of(ballot), gaps)] += ballot.papers;
    Papers papers;
    for (const auto& [choices, number] : alike) {
        if (choices.empty()) {
            papers.invalid = number;
            continue;
        }
        papers.valid += number;
        papers.kinds.push_back({.papers = static_cast<std::uint32_t>(number),
                                .first = static_cast<std::uint32_t>(papers.choices.size()),
                                .size = static_cast<std::uint32_t>(choices.size())});
        papers.choices.insert(papers.choices.end(), choices.begin(), choices.end());
    }
    return papers;
}

}  // namespace plenaria::committee
