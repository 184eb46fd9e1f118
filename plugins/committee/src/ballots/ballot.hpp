// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot.hpp
/// A question on which a body votes: what is asked, who votes, until when, and by which rule it is counted.
/// Everything that decides the result is frozen when the ballot opens. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../count/majority.hpp"
#include "../count/rules.hpp"
#include "../ledger/term.hpp"

namespace plenaria::committee::ballots {

using ledger::Called;

enum class Subject : std::uint8_t { election = 1, motion };
/// Of a roll-call everybody sees who voted how; of a secret ballot nobody does.
enum class Secrecy : std::uint8_t { secret = 1, roll_call };

/// What is written down. A ballot closes by its deadline alone; nobody has to write that.
enum class Written : std::uint8_t {
    draft = 1,
    open,
    opening,    ///< secret only: the first officer has opened the outer seals
    counted,
    withdrawn,  ///< before it was counted, with a reason
};
/// What a ballot is at an instant.
enum class State : std::uint8_t {
    draft = 1,
    open,
    closed,  ///< secret: waits for its officers; roll-call: for whoever states the result
    without_quorum,  ///< closed, and fewer took part than have to
    opening,
    counted,
    withdrawn,
};

/// What staff writes about a ballot. From its opening nothing of it changes but `closes` by closing early.
struct BallotFacts {
    std::string body_id = {};
    ledger::Names title = {};     ///< "Seat of Europe, 2021–2023"
    ledger::Names question = {};  ///< what voters read above the choices
    Subject subject = Subject::election;
    Secrecy secrecy = Secrecy::secret;
    Rule rule = Rule::scottish;            ///< of an election
    std::uint32_t seats = 1;               ///< of an election
    Majority majority = Majority::simple;  ///< of a motion
    int quorum = 0;     ///< so many of the electorate have to take part, proxies and paper included
    int proxy_cap = 1;  ///< so many others may one voter vote for; 0: no proxies
    LocalTime closes = {};  ///< in `zone`; that second still counts
    std::string zone = "UTC";
    std::string vacancy_id = {};   ///< the seat it fills; empty: none
    std::string about_ref = {};    ///< what a motion is about: "statements.version/ID", "committee.item/ID"; may be empty
    std::string election_ref = {}; ///< the body of an event that it elects: "events.body/EDITION/KEY"; may be empty
};

/// Somebody who can be elected; of a motion there are none.
struct Candidate {
    std::string id = {};
    int number = 0;  ///< from 1, in the order drawn by lot when the ballot opened; count::Candidate is one less
    Called person = {};
    Called city = {};
    std::string group = {};          ///< for reserved seats: "Women", "Europe"; empty: none
    std::string nomination_id = {};  ///< of a vacancy; may be empty
};

/// How a voter took part.
enum class Part : std::uint8_t { none = 0, link, proxy, paper, floor };

/// Somebody of the electorate, as they were called when it was frozen.
struct Voter {
    std::string id = {};
    int number = 0;
    bool is_partner = false;  ///< a supporting partner, and no member
    Called person = {};
    Called city = {};
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    std::string proxy_id = {};  ///< the voter who votes for them; empty: they vote themselves
    Part part = Part::none;
    bool is_revoked = false;  ///< lost the vote after the ballot opened, before voting
};

/// What somebody chose. Of a motion `vote` counts, of an election `ranking`: numbers of candidates, first
/// preference first; approval and plurality: those that were ticked. Empty: blank, which takes part.
struct Choice {
    enum class Vote : std::uint8_t { none = 0, yes, no, abstain };
    Vote vote = Vote::none;
    std::vector<int> ranking = {};
    bool operator==(const Choice&) const = default;
};

struct Ballot {
    std::string id = {};
    BallotFacts facts = {};
    Written written = Written::draft;
    Instant closes = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> counted_at = {};
    std::string reason = {};    ///< of a withdrawal
    std::string seed = {};      ///< of the lot: digest of the published boxes, or of a roll-call what was published when it opened
    std::string count_id = {};  ///< the kept count; empty: a motion, or fewer than fewest_published ballots
    int revision = 1;
};

inline constexpr int fewest_published = 4;  ///< of fewer secret ballots only who is elected is told
inline constexpr std::size_t most_voters = 2000;

/// Reads what a form sent, against what may be chosen. @return invalid_input in words of the voter: a gap in the ranking, a
/// place given twice, an unknown candidate, more ticks than allowed.
Result<Choice> read_choice(const BallotFacts& facts, const std::vector<Candidate>& candidates, const std::vector<std::string>& places);

}  // namespace plenaria::committee::ballots
