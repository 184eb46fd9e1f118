// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_samples.hpp
/// The mails to organisers with real data, for those who change their texts in the browser.

#include <plenaria/letters.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

class SideEventSamples final : public LetterSamples {
public:
    explicit SideEventSamples(const SideEventTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const SideEventTools& tools_;
};

}  // namespace plenaria::events
