// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/format/editions_service.hpp
/// Editions as other plugins see them.

#include <plenaria/events/editions.hpp>

namespace plenaria::events {

class EditionsService final : public Editions {
public:
    std::optional<EditionCard> edition(UnitOfWork& uow, std::string_view id,
                                       std::string_view language) override;
    std::vector<EditionCard> of_format(UnitOfWork& uow, std::string_view format,
                                       std::string_view language) override;
    std::optional<SessionCard> session(UnitOfWork& uow, std::string_view id,
                                       std::string_view language) override;
    std::vector<EditionCard> latest(UnitOfWork& uow, std::string_view language) override;
    std::vector<SessionCard> sessions(UnitOfWork& uow, std::string_view edition,
                                      std::string_view language) override;
    std::vector<SessionCard> sessions_from(UnitOfWork& uow, Day from, std::size_t most,
                                           std::string_view language) override;
};

}  // namespace plenaria::events
