// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/committee/elections.hpp
/// For plugins that keep bodies of events (events.bodies/1): which ballots elect the members of one, and
/// where one is written down.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::committee {

/// A ballot that elects the members of a body of an event.
struct ElectionCard {
    std::string source;  ///< "committee.ballot/ID", as the list of the body has it once they are seated
    std::string title;   ///< in the language asked for
    std::string state;   ///< in words, in the language asked for: "Open", "Closed without quorum"
    std::string path;    ///< of its page
    int seats = 0;
    int elected = 0;  ///< of the seats; fewer: some stay empty
    bool is_counted = false;
    std::optional<Instant> counted_at = {};
};

/// All functions run inside the caller's transaction. Thread-safe.
class Elections {
public:
    static constexpr std::string_view service_name = "committee.elections/1";
    virtual ~Elections() = default;

    /// The latest first.
    /// @param body key of the body of that edition
    [[nodiscard]] virtual std::vector<ElectionCard> of_body(UnitOfWork& uow, std::string_view edition,
                                                            std::string_view body,
                                                            std::string_view language) = 0;
    /// Of the form on which such a ballot is written down; it asks for "committee.ballots".
    [[nodiscard]] virtual std::string form_path(std::string_view edition, std::string_view body) const = 0;
};

}  // namespace plenaria::committee
