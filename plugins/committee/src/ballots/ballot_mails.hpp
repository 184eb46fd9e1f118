// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_mails.hpp
/// The messages about a ballot, from templates.

#include <plenaria/services.hpp>

#include "ballot_letters.hpp"

namespace plenaria::committee::ballots {

/// What it refers to outlives it.
class BallotMails final : public BallotLetters {
public:
    struct Tools {
        const Renderer& renderer;
        const Locales& locales;
        const Addresses& addresses;
    };
    explicit BallotMails(const Tools& tools) : tools_(tools) {}

    [[nodiscard]] AccessLink vote_link(const BallotCall& call, const Voter& voter) const override;
    [[nodiscard]] Mail call_to_vote(const BallotCall& call, const Voter& voter,
                                    std::string_view link) const override;
    [[nodiscard]] Mail reminder(const BallotCall& call, const Voter& voter,
                                std::string_view link) const override;
    [[nodiscard]] Mail received(const BallotCall& call, const Voter& voter, const Voter& by) const override;
    [[nodiscard]] Mail on_paper(const BallotCall& call, const Voter& voter) const override;
    [[nodiscard]] Mail proxy_granted(const BallotCall& call, const Voter& holder, const Voter& member,
                                     std::string_view link) const override;
    [[nodiscard]] Mail closed_early(const BallotCall& call, const Voter& voter,
                                    std::string_view reason) const override;
    [[nodiscard]] Mail withdrawn(const BallotCall& call, const Voter& voter,
                                 std::string_view reason) const override;
    [[nodiscard]] Mail result(const BallotCall& call, const Voter& voter,
                              std::string_view link) const override;

private:
    /// @param link empty: the message has none
    [[nodiscard]] Model model(const BallotCall& call, const Voter& voter, std::string_view link) const;
    [[nodiscard]] Mail finish(std::string_view name, const BallotCall& call, const Voter& voter,
                              const Model& model) const;
    Tools tools_;
};

}  // namespace plenaria::committee::ballots
