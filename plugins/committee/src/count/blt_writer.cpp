// SPDX-License-Identifier: EUPL-1.2
#include <iterator>

#include <fmt/format.h>

#include "blt.hpp"

namespace plenaria::committee {

namespace {

/// On one line, and so that read_blt() finds the end of it.
std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') result += '\\';
        result += character == '\n' || character == '\r' ? ' ' : character;
    }
    return result + '"';
}

}  // namespace

std::string write_blt(const Election& election) {
    std::string text = fmt::format("{} {}\n", election.candidates.size(), election.seats);
    const auto to = std::back_inserter(text);
    std::string withdrawn;
    for (std::size_t index = 0; index < election.candidates.size(); ++index)
        if (election.candidates[index].withdrawn)
            withdrawn += fmt::format("{}-{}", withdrawn.empty() ? "" : " ", index + 1);
    if (!withdrawn.empty()) text += withdrawn + '\n';
    if (!election.tie_order.empty()) {
        text += "[tie";
        for (const auto candidate : election.tie_order) fmt::format_to(to, " {}", candidate + 1);
        text += "]\n";
    }
    for (const auto& ballot : election.ballots) {
        fmt::format_to(to, "{}", ballot.papers);
        for (const auto& mark : election.marks_of(ballot)) {
            text += mark.kind == Mark::Kind::equal ? '=' : ' ';
            if (mark.kind == Mark::Kind::skipped)
                text += '-';
            else
                fmt::format_to(to, "{}", mark.candidate + 1);
        }
        text += " 0\n";
    }
    text += "0\n";
    for (const auto& candidate : election.candidates) text += in_quotes(candidate.name) + '\n';
    text += in_quotes(election.title) + '\n';
    if (!election.source.empty() || !election.comment.empty()) text += in_quotes(election.source) + '\n';
    if (!election.comment.empty()) text += in_quotes(election.comment) + '\n';
    return text;
}

}  // namespace plenaria::committee
