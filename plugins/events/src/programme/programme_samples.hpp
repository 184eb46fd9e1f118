// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_samples.hpp
/// The mail about a changed programme with real data, for those who change its text in the browser.

#include <plenaria/letters.hpp>

namespace plenaria::events {

struct RoomTools;

class ProgrammeSamples final : public LetterSamples {
public:
    explicit ProgrammeSamples(const RoomTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const RoomTools& tools_;
};

}  // namespace plenaria::events
