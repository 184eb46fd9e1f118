// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/bodies.hpp
/// Bodies that meet at an event and name each other: offered by a format that has some, used by whoever holds
/// an election. The ballot is another plugin's; what it decided is written here, and from then on counts for
/// the quorum of the body's session (plenaria/events/electorate.hpp).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

namespace plenaria::events {

struct BodyCard {
    std::string key;       ///< "world_council"
    std::string name;      ///< in the language asked for
    std::string named_by;  ///< key of the body whose members elect it; empty: it is there of right
    int seats = 0;         ///< 0: not known
    int members = 0;       ///< on its list; 0: nobody was named yet
    std::string source;    ///< what decided its list, "committee.ballot/ID"; empty: written by hand
    std::string path;      ///< of the page that shows its list
};

/// What an election decided.
struct BodyElection {
    std::string edition;                    ///< id
    std::string body;                       ///< key
    std::vector<std::string> parties = {};  ///< "city/ID" of all members, those who stay among them
    std::string source = {};  ///< what decided it, "committee.ballot/ID"; empty: written by hand
    /// Of the list that was seen (Bodies::revision()); nothing: whatever stands there is replaced, as after a
    /// ballot that was counted.
    std::optional<int> revision = {};
    /// Who elected: the list of the body that names it as it stood when the vote opened, which alone says who
    /// could be elected. Nothing: its list now.
    std::optional<std::vector<std::string>> electors = {};
};

/// Every function runs inside the caller's transaction. Thread-safe.
class Bodies {
public:
    static constexpr std::string_view service_name = "events.bodies/1";
    static constexpr bool many = true;
    virtual ~Bodies() = default;

    /// In the order in which they are named. @return nothing for an event whose bodies it does not know.
    [[nodiscard]] virtual std::vector<BodyCard> bodies(UnitOfWork& uow, const std::string& edition,
                                                       std::string_view language) = 0;
    /// Parties on the list of a body: of `named_by` they are the electorate.
    /// @return nothing while nobody was named, or for a body that it does not know.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> members(UnitOfWork& uow,
                                                                          const std::string& edition,
                                                                          const std::string& body) = 0;
    /// 0 while nobody was named.
    [[nodiscard]] virtual int revision(UnitOfWork& uow, const std::string& edition,
                                       const std::string& body) = 0;
    /// Replaces the list of a body. What the same source has written already stays, and is no change.
    /// @return not_found for a body that it does not know; invalid_input, under "members", for who is
    /// unknown,
    ///   who is no member of the body that names it, and for more than it has seats; conflict when somebody
    ///   else has changed the list since.
    virtual Result<void> elect(UnitOfWork& uow, const Actor& actor, const BodyElection& election) = 0;
};

}  // namespace plenaria::events
