// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_samples.hpp
/// What each mail to an invited office would say of what is in the database now, for people who change its
/// text.

#include <plenaria/letters.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// Each from the newest edition that has an office of which the mail speaks: one that has answered, one that
/// comes. An edition that never moved shows what it would be to have moved by a week.
class DelegationSamples final : public LetterSamples {
public:
    /// @param tools set when the plugin starts; samples are asked for later.
    explicit DelegationSamples(const DelegationTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const DelegationTools& tools_;
};

}  // namespace plenaria::events
