// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/event_election.hpp
/// Elections of a body of an event by the members of another (events.bodies/1): who votes, who can be
/// elected, and how they come to sit. Each function is one step of the caller's transaction.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/events/bodies.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/services.hpp>

#include "ballot_letters.hpp"

namespace plenaria::committee::ballots {

/// "events.body/EDITION/KEY"
struct ElectionRef {
    std::string edition;
    std::string body;
    [[nodiscard]] std::string text() const { return "events.body/" + edition + '/' + body; }
};
std::optional<ElectionRef> parse_election(std::string_view text);

struct EventElection {
    ElectionRef ref;
    std::shared_ptr<events::Bodies> keeper;
    events::BodyCard elected;                          ///< the body whose members are elected
    events::BodyCard electing;                         ///< the body whose members elect them
    std::optional<std::vector<std::string>> electors;  ///< parties on its list; nothing: it has none
};
/// @return conflict when nobody knows that body, or its members are there of right.
Result<EventElection> read_election(UnitOfWork& uow, const EventBodies& bodies, std::string_view ref,
                                    std::string_view language);

/// What forms and operations need to write such a ballot down.
struct ElectionDrafting {
    const EventBodies& bodies;
    events::Editions* editions = nullptr;  ///< nullptr: the event is not named in the title
    const Locales& locales;
};
/// `facts` with what the body says: title and question in each language, seats, the zone of the event.
Result<BallotFacts> drafted(UnitOfWork& uow, const ElectionDrafting& tools, std::string_view ref,
                            BallotFacts facts);
/// `facts` with the row that stands for the body that elects; it is made when it is not there.
Result<BallotFacts> with_electing_body(UnitOfWork& uow, const EventBodies& bodies, BallotFacts facts);

/// Gives candidates the cities of the directory that their lines mean: first those of members of the body
/// that elects, under any of their names; else the only one that is called so. Of other ballots nothing.
void place_candidates(UnitOfWork& uow, const BallotTools& tools, const BallotFacts& facts,
                      std::vector<Candidate>& candidates);

/// The cities of the body that elects, each represented by who holds its highest office on that day. Of a
/// city without one the person has its name, and no ref.
std::vector<Voter> electors_on(UnitOfWork& uow, const BallotTools& tools, const BallotFacts& facts, Day day);
/// Adds what such a ballot lacks before it can open, under "voters", "candidates" and "seats".
void check_election(UnitOfWork& uow, const BallotTools& tools, const Ballot& ballot,
                    const std::vector<Voter>& voters, std::string_view language,
                    std::vector<FieldError>& problems);

/// A result that is to become the list of the body.
struct Seating {
    EventElection election;
    std::vector<Candidate> elected;
    int empty_seats = 0;     ///< to which nobody was elected
    bool is_seated = false;  ///< its list comes from this ballot
    int revision = 0;        ///< of its list as it stands
};
/// @return conflict while it is not counted, when nobody was elected, and once a later ballot was seated.
Result<Seating> read_seating(UnitOfWork& uow, const EventBodies& bodies, const Ballot& ballot,
                             std::string_view language);
/// Whoever was elected becomes the list of the body, and nobody else. Of the frozen roll it follows who could
/// be elected: a list that was changed since the opening is no reason against.
/// @param revision as the preview showed. @return false when they sit already, and nothing was changed.
Result<bool> seat_elected(UnitOfWork& uow, const EventBodies& bodies, const Actor& actor,
                          const std::string& ballot_id, int revision);

}  // namespace plenaria::committee::ballots
