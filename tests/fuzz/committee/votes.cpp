// SPDX-License-Identifier: EUPL-1.2
// What a voter sends and what comes out of a box: refused, or a choice that may be cast and is the same after
// it was sealed. And an officer's key as somebody types it.
#include "../fuzz.hpp"
#include "src/ballots/choice.hpp"
#include "src/ballots/seal.hpp"

namespace plenaria::fuzz::votes {

using namespace committee;
using namespace committee::ballots;

/// The first letter says what is asked, the second of how many candidates.
BallotFacts asked(char kind) {
    BallotFacts facts;
    facts.subject = kind == 'm' ? Subject::motion : Subject::election;
    facts.rule = kind == 'a' ? Rule::approval : kind == 'p' ? Rule::plurality : Rule::scottish;
    return facts;
}

std::vector<committee::ballots::Candidate> numbered(std::size_t size) {
    std::vector<committee::ballots::Candidate> all(size);
    for (std::size_t index = 0; index < size; ++index) all[index].number = static_cast<int>(index) + 1;
    return all;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

void judge(const BallotFacts& facts, std::size_t candidates, const Choice& choice) {
    require(check_choice(facts, candidates, choice).has_value(), "what was read may be cast");
    const auto packed = pack(choice, choice_bytes(facts, candidates));
    require(packed.size() == choice_bytes(facts, candidates), "one length for every choice");
    require(unpack(facts, candidates, packed) == choice, "it comes out of its box as it went in");
    const auto line = read_line(facts, candidates, to_line(choice));
    require(line.has_value() && *line == choice, "a line is read as it was written");
}

const Target choice("choice", [](std::string_view bytes) {
    if (bytes.size() < 2) return false;
    const auto facts = asked(bytes[0]);
    const std::size_t candidates =
        facts.subject == Subject::motion ? 0 : static_cast<unsigned char>(bytes[1]) % 101;
    const auto rest = bytes.substr(2);
    bool taken = false;
    if (const auto form = read_choice(facts, numbered(candidates), lines_of(rest))) {
        judge(facts, candidates, *form);
        taken = true;
    }
    if (const auto line = read_line(facts, candidates, rest)) judge(facts, candidates, *line);
    if (const auto opened = unpack(facts, candidates, rest)) judge(facts, candidates, *opened);
    return taken;
});

const Target officer_key("officer_key", [](std::string_view bytes) {
    const auto key = OfficerKey::read(bytes);
    if (!key) return false;
    const auto again = OfficerKey::read(key->typed());
    require(again.has_value() && again->public_half() == key->public_half(), "one text, one key");
    require(is_public_half(key->public_half()), "its public half can be sealed to");
    return true;
});

}  // namespace plenaria::fuzz::votes
