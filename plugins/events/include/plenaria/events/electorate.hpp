// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/electorate.hpp
/// Who belongs to the body that meets in a session: offered by a plugin that knows bodies. `events` counts
/// whose delegations are there; without such a plugin it counts all delegations that come.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Thread-safe; called inside a read of `events`.
class Electorate {
public:
    static constexpr std::string_view service_name = "events.electorate/1";
    static constexpr bool many = true;
    virtual ~Electorate() = default;
    /// Parties ("city/ID") of the members. @return nothing when this plugin knows no body of that session.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> members(UnitOfWork& uow,
                                                                          const std::string& session) = 0;
};

}  // namespace plenaria::events
