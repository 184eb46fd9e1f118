// SPDX-License-Identifier: EUPL-1.2
#include "count_table.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include <plenaria/text.hpp>

#include "words.hpp"

namespace plenaria::committee {

namespace {

/// `text` in a column of `width` characters; std::format would count bytes.
std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, length(text)), ' ');
}

std::string right_aligned(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, length(text)), ' ') + text;
}

}  // namespace

std::string as_text(const Count& count, const Election& election, const Locale& locale) {
    std::string text;
    const auto to = std::back_inserter(text);
    if (!election.title.empty()) fmt::format_to(to, "{}\n", election.title);
    fmt::format_to(to, "{}\n{}\n", name_of(count.rule, locale), lot_text(count, locale));
    for (const auto& group : count.reserved)
        fmt::format_to(to, "{}\n", reserved_text(group, election, locale));
    fmt::format_to(to, "\n{}\n", locale.t(/*t*/ "Elected, in this order:"));
    for (std::size_t place = 0; place < count.elected.size(); ++place)
        fmt::format_to(to, "  {}. {}\n", place + 1, election.candidates[count.elected[place]].name);
    const auto not_transferable = locale.t(/*t*/ "Non-transferable");
    const auto lost = locale.t(/*t*/ "Lost to rounding");
    std::size_t wide = std::max(length(not_transferable), length(lost));
    for (const auto& candidate : election.candidates) wide = std::max(wide, length(candidate.name));
    const auto numbers =
        length(votes_text(static_cast<Amount>(count.valid) * count.places.one, count.places, locale));
    const auto row = [&](const std::string& name, Amount votes, const std::string& note) {
        fmt::format_to(to, "  {}  {}{}{}\n", padded(name, wide),
                       right_aligned(votes_text(votes, count.places, locale), numbers),
                       note.empty() ? "" : "  ", note);
    };
    for (std::size_t number = 0; number < count.rounds.size(); ++number) {
        const auto& round = count.rounds[number];
        fmt::format_to(to, "\n{}\n",
                       locale.t(/*t*/ "Round {number}",
                                {{"number", locale.number(static_cast<long long>(number) + 1)}}));
        for (const auto& sentence : sentences_of(count, number, election, locale))
            fmt::format_to(to, "{}\n", sentence);
        for (std::size_t index = 0; index < election.candidates.size(); ++index) {
            const auto standing = round.standings[index];
            if (standing == Standing::withdrawn ||
                (standing == Standing::excluded && round.totals[index] == 0))
                continue;
            row(election.candidates[index].name, round.totals[index],
                standing == Standing::elected    ? locale.t(/*t*/ "elected")
                   : standing == Standing::excluded ? locale.t(/*t*/ "excluded")
                                                    : std::string());
        }
        if (round.non_transferable > 0) row(not_transferable, round.non_transferable, "");
        if (round.lost > 0) row(lost, round.lost, "");
    }
    return text;
}

}  // namespace plenaria::committee
