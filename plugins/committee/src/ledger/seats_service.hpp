// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/seats_service.hpp
/// Who sits, for other rooms.

#include <plenaria/committee/seats.hpp>

#include "sitting.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::committee::ledger {

/// What is known of a body on a day, of the seats from `skip` on.
Ledger ledger_on(UnitOfWork& uow, const std::string& body_id, Day day, int skip = 0, int most = most_seats);

class SeatsService final : public Seats {
public:
    /// @param lookup of the room, once it has started; outlives the service.
    explicit SeatsService(directory::Lookup* const& lookup) : lookup_(lookup) {}
    std::vector<BodyName> bodies(UnitOfWork& uow, std::string_view language) override;
    std::optional<std::vector<Member>> sitting(UnitOfWork& uow, std::string_view body_id, Day day,
                                               std::string_view language) override;

private:
    directory::Lookup* const& lookup_;
};

}  // namespace plenaria::committee::ledger
