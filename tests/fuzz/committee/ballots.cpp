// SPDX-License-Identifier: EUPL-1.2
// A ballot file that somebody sends: refused with a sentence, or an election that is written as it is read,
// and in which every rule fills every seat and finds every vote again in every round.
#include <algorithm>

#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "src/count/blt.hpp"
#include "src/count/rules.hpp"

namespace plenaria::fuzz::ballots {

using namespace committee;

void judge(const Election& election, const Count& count) {
    require(count.elected.size() == std::min<std::size_t>(election.seats, election.standing()),
            "every seat is filled for which there is somebody");
    require(count.valid + count.invalid == election.papers(), "every paper is valid or not");
    const auto all = static_cast<Amount>(count.valid) * count.places.one;
    for (const auto& round : count.rounds) {
        Amount found = round.non_transferable + round.lost;
        for (const auto total : round.totals) {
            require(total >= 0 && total <= all, "nobody has more votes than there are");
            found += total;
        }
        require(found == all, "every vote is found again");
    }
}

const Target ballots("ballots", [](std::string_view bytes) {
    const auto election = read_blt(bytes);
    if (!election) {
        require(fill(election.error().message, election.error().values).find('{') == std::string::npos ||
                    bytes.find('{') != std::string_view::npos,
                "a refusal is a finished sentence");
        return false;
    }
    for (const auto& candidate : election->candidates)
        require(!candidate.name.empty() && is_utf8(candidate.name), "a name is text");
    const auto written = write_blt(*election);
    const auto again = read_blt(written);
    require(again.has_value() && write_blt(*again) == written, "what is written is read as the same");
    for (const auto rule : {Rule::scottish, Rule::wigm_prf, Rule::meek_prf})
        if (const auto count = count_votes(*election, rule, {.most_looks = 100'000}))
            judge(*election, *count);
        else
            require(count.error().code == ErrorCode::too_large, "only a long count is refused");
    return true;
});

}  // namespace plenaria::fuzz::ballots
