// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot.hpp
/// A question on which a body votes: what is asked, who votes, until when, and by which rule it is counted.
/// Everything that decides the result is frozen when the ballot opens. Pure.

#include <array>
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
using plenaria::to_text;

enum class Subject : std::uint8_t { election = 1, motion };
std::string_view to_text(Subject subject);
std::optional<Subject> parse_subject(std::string_view text);

/// Of a roll-call everybody sees who voted how; of a secret ballot nobody does.
enum class Secrecy : std::uint8_t { secret = 1, roll_call };
std::string_view to_text(Secrecy secrecy);
std::optional<Secrecy> parse_secrecy(std::string_view text);

std::string_view to_text(Majority majority);
std::optional<Majority> parse_majority(std::string_view text);

/// What is written down. A ballot closes by its deadline alone; nobody has to write that.
enum class Written : std::uint8_t {
    draft = 1,
    open,
    opening,  ///< secret only: the first officer has opened the outer seals
    counted,
    withdrawn,  ///< before it was counted, with a reason
};
std::string_view to_text(Written state);
std::optional<Written> parse_written(std::string_view text);

/// What a ballot is at an instant.
enum class State : std::uint8_t {
    draft = 1,
    open,
    closed,          ///< secret: waits for its officers; roll-call: for whoever states the result
    without_quorum,  ///< closed, and fewer took part than have to
    opening,
    counted,
    withdrawn,
};
std::string_view to_text(State state);
/// Catalog key: "Open".
std::string_view name_of(State state);

/// So many of the seats are for candidates of a group.
struct ReservedGroup {
    std::string group = {};  ///< as candidates have it: "Women"
    std::uint32_t least = 0;
    bool operator==(const ReservedGroup&) const = default;
};

/// What staff writes about a ballot. From its opening nothing of it changes but `closes` by closing early.
struct BallotFacts {
    std::string body_id = {};
    ledger::Names title = {};     ///< "Seat of Europe, 2021–2023"
    ledger::Names question = {};  ///< what voters read above the choices
    Subject subject = Subject::election;
    Secrecy secrecy = Secrecy::secret;
    Rule rule = Rule::scottish;                ///< of an election
    std::uint32_t seats = 1;                   ///< of an election
    std::vector<ReservedGroup> reserved = {};  ///< of an election
    Majority majority = Majority::simple;      ///< of a motion
    /// So many of the electorate have to take part, proxies and paper included; 0: more than half, which is
    /// written here when the ballot opens.
    int quorum = 0;
    int proxy_cap = 1;      ///< so many others may one voter vote for; 0: no proxies
    LocalTime closes = {};  ///< in `zone`; that second still counts
    std::string zone = "UTC";
    std::string vacancy_id = {};  ///< the seat it fills; empty: none
    std::string about_ref =
        {};  ///< what a motion is about: "statements.version/ID", "committee.item/ID"; may be empty
    std::string election_ref =
        {};  ///< the body of an event that it elects: "events.body/EDITION/KEY"; may be empty
};

/// Somebody who can be elected; of a motion there are none.
struct Candidate {
    std::string id = {};
    int number =
        0;  ///< from 1: as entered, and once the ballot opened as drawn; count::Candidate is one less
    Called person = {};
    Called city = {};
    std::string group = {};          ///< for reserved seats: "Women", "Europe"; empty: none
    std::string nomination_id = {};  ///< of a vacancy; may be empty
};
/// As the count and its files have it: "Marvin Rees, Bristol".
std::string full_name(const Candidate& candidate);

/// How a voter took part.
enum class Part : std::uint8_t { none = 0, link, proxy, paper, floor };
std::string_view to_text(Part part);  ///< of none: ""
std::optional<Part> parse_part(std::string_view text);

/// Somebody of the electorate, as they were called when it was frozen.
struct Voter {
    std::string id = {};
    std::string ballot_id = {};
    int number = 0;
    bool is_partner = false;  ///< a supporting partner, and no member
    Called person = {};
    Called city = {};  ///< or organisation, of a partner
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    std::string proxy_id = {};  ///< the voter who votes for them; empty: they vote themselves
    Part part = Part::none;
    std::string revoked =
        {};  ///< why the vote was lost, after the ballot opened and before voting; empty: it was not
    [[nodiscard]] bool is_revoked() const { return !revoked.empty(); }
};

/// How many there are, and how many took part.
struct Turnout {
    int voters = 0;  ///< without those who lost their vote
    int took_part = 0;
    int on_paper = 0;  ///< of them
};

/// How a motion or an election ended.
struct Outcome {
    int ballots = 0;  ///< that were counted, blank ones included
    int blank = 0;    ///< of them
    bool is_short =
        false;  ///< fewer than fewest_published secret ballots: what was in them is not told, and is 0 here
    std::vector<int> elected;  ///< numbers of candidates, in the order of their election
    Motion votes = {};
    Decision decision = {};
};

struct Ballot {
    std::string id = {};
    BallotFacts facts = {};
    Written written = Written::draft;
    Instant closes = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> counted_at = {};
    std::string reason = {};    ///< of a withdrawal, or of closing early
    std::string seed = {};      ///< of the lot: digest of the published boxes, or of a roll-call what was
                                ///< published when it opened
    std::string count_id = {};  ///< the kept count; empty: a motion, or fewer than fewest_published ballots
    int opener = 0;             ///< place of the officer who opened the outer seals; 0: nobody yet
    Outcome outcome = {};       ///< once counted
    int revision = 1;
};

inline constexpr int fewest_published = 4;  ///< of fewer secret ballots only who is elected is told
inline constexpr std::size_t most_voters = 2000;
inline constexpr std::size_t most_candidates_of_a_ballot = 100;  ///< as many as a kept count explains
inline constexpr int most_proxies = 20;                          ///< that one voter may hold
inline constexpr std::size_t longest_question = 2000;            ///< code points, as all below
inline constexpr std::size_t longest_title = 200;
inline constexpr std::size_t longest_ballot_reason = 1000;
inline constexpr std::size_t longest_candidate = 200;
inline constexpr std::size_t longest_group = 60;

State state_of(const Ballot& ballot, int took_part, Instant now);
/// Whether ballots may be cast. @return conflict that says since when not.
Result<void> check_takes_votes(const Ballot& ballot, Instant now);
/// The close in its zone as everybody can read it, whatever the language: "2021-06-30 17:00 Europe/Athens".
std::string close_words(const Ballot& ballot);

/// Whether voters rank candidates, or tick them.
bool is_ranked(const BallotFacts& facts);
/// How many a voter may tick or rank.
std::size_t most_choices(const BallotFacts& facts, std::size_t candidates);

/// Without white space around texts, and without what the other answers make void.
BallotFacts tidy(BallotFacts facts);
/// Adds what is wrong under the names of the fields of its form: title_en…, question_en…, seats, quorum,
/// proxy_cap, closes_day, zone, reserved. @return the instant of the close, epoch when there is none
Instant check(const BallotFacts& facts, Instant now, std::vector<FieldError>& problems);
/// Each under "candidate_NUMBER", of all together under "candidates".
void check(const std::vector<Candidate>& candidates, std::vector<FieldError>& problems);
/// What a list of candidates lacks for the ballot to be opened.
void check_can_open(const BallotFacts& facts, const std::vector<Candidate>& candidates,
                    std::vector<FieldError>& problems);

}  // namespace plenaria::committee::ballots
