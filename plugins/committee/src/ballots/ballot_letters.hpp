// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_letters.hpp
/// The messages that services about ballots send, each in the language and zone of whom it goes to. None
/// holds a choice or a receipt.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/effects.hpp>

#include "ballot_call.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory
namespace plenaria::events {
class Bodies;
}

namespace plenaria::statements {
class ValidationRecord;
}

namespace plenaria::committee::ballots {

/// Those who keep bodies of events, as they are there now; none while `events` is not.
using EventBodies = std::function<std::vector<std::shared_ptr<events::Bodies>>()>;

class BallotLetters {
public:
    virtual ~BallotLetters() = default;
    /// Purpose vote_purpose, subject voter_subject(voter.id).
    [[nodiscard]] virtual AccessLink vote_link(const BallotCall& call, const Voter& voter) const = 0;
    /// @param link the address with its secret, from UnitOfWork::issue_link
    [[nodiscard]] virtual Mail call_to_vote(const BallotCall& call, const Voter& voter,
                                            std::string_view link) const = 0;
    [[nodiscard]] virtual Mail reminder(const BallotCall& call, const Voter& voter,
                                        std::string_view link) const = 0;
    /// A ballot was cast for `voter`; shows one that was not theirs. @param by who cast it; `voter`
    /// themselves, or who holds the proxy
    [[nodiscard]] virtual Mail received(const BallotCall& call, const Voter& voter,
                                        const Voter& by) const = 0;
    /// Their vote is on paper from now on, and their link has ended.
    [[nodiscard]] virtual Mail on_paper(const BallotCall& call, const Voter& voter) const = 0;
    /// To the holder.
    [[nodiscard]] virtual Mail proxy_granted(const BallotCall& call, const Voter& holder, const Voter& member,
                                             std::string_view link) const = 0;
    [[nodiscard]] virtual Mail closed_early(const BallotCall& call, const Voter& voter,
                                            std::string_view reason) const = 0;
    [[nodiscard]] virtual Mail withdrawn(const BallotCall& call, const Voter& voter,
                                         std::string_view reason) const = 0;
    /// The result is at their link.
    [[nodiscard]] virtual Mail result(const BallotCall& call, const Voter& voter,
                                      std::string_view link) const = 0;
};

/// What services about ballots ask of others; what it refers to outlives it.
struct BallotTools {
    directory::Lookup& lookup;
    directory::Directory& directory;
    const BallotLetters& letters;
    statements::ValidationRecord* record = nullptr;  ///< nullptr: that room is not there
    EventBodies bodies = {};
};

}  // namespace plenaria::committee::ballots
