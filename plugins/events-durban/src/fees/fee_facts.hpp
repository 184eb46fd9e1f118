// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_facts.hpp
/// What a delegation owes, told on the pages that `events` has of it.

#include <plenaria/events/delegation_facts.hpp>

#include "fee_service.hpp"

namespace plenaria::events_durban {

/// One line: what is to be paid, leading to the page of the fee. Of other formats' delegations nothing.
class FeeFactsTeller final : public events::DelegationFacts {
public:
    /// `tools` must outlive it.
    explicit FeeFactsTeller(const FeeTools& tools) : tools_(tools) {}
    [[nodiscard]] std::vector<events::DelegationFact> facts(UnitOfWork& uow,
                                                            const events::DelegationCard& delegation,
                                                            const Actor& reader,
                                                            std::string_view language) const override;

private:
    const FeeTools& tools_;
};

}  // namespace plenaria::events_durban
