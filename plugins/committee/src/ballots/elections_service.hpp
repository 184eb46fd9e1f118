// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/elections_service.hpp
/// Ballots that elect members of bodies of events, for the plugins that keep those bodies.

#include <plenaria/committee/elections.hpp>
#include <plenaria/services.hpp>

namespace plenaria::committee::ballots {

class ElectionsService final : public Elections {
public:
    /// @param locales of the room, once it has started; outlives the service.
    explicit ElectionsService(const Locales* const& locales) : locales_(locales) {}
    std::vector<ElectionCard> of_body(UnitOfWork& uow, std::string_view edition, std::string_view body,
                                      std::string_view language) override;
    [[nodiscard]] std::string form_path(std::string_view edition, std::string_view body) const override;

private:
    const Locales* const& locales_;
};

}  // namespace plenaria::committee::ballots
