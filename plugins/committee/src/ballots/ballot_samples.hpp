// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_samples.hpp
/// The mails about ballots as the editor of letters shows them.

#include <plenaria/letters.hpp>

#include "ballot_room_tools.hpp"

namespace plenaria::committee::ballots {

class BallotSamples final : public LetterSamples {
public:
    /// @param tools outlives it; set once the room has started.
    explicit BallotSamples(const BallotRoomTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const BallotRoomTools& tools_;
};

}  // namespace plenaria::committee::ballots
