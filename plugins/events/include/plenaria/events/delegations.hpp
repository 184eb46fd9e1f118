// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/delegations.hpp
/// Delegations as other plugins see them: a format that asks a fee of them, a body that counts them. Whom an
/// office sends is told as a number; names stay with `events`, which erases them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

namespace plenaria::events {

struct DelegationCard {
    std::string id;
    std::string edition;     ///< id
    std::string party;       ///< "city/ID" or "organisation/ID"
    std::string party_name;  ///< as it was called when it was chosen
    std::string language = "en";
    bool comes = false;     ///< somebody comes, and has a place
    bool waits = false;     ///< somebody would come, and is on the waiting list
    bool declined = false;  ///< the office said last that nobody comes
    int people = 0;         ///< who come and take a place; 0 while the delegation does not come
    int quota = 0;          ///< people it may register, its head among them
    std::optional<Instant> answered_at = {};  ///< when the office spoke last
    std::string path;                         ///< of its page, for the secretariat
};

/// Every function runs inside the caller's transaction. Thread-safe.
class Delegations {
public:
    static constexpr std::string_view service_name = "events.delegations/1";
    virtual ~Delegations() = default;

    [[nodiscard]] virtual std::optional<DelegationCard> delegation(UnitOfWork& uow,
                                                                   const std::string& id) = 0;
    /// By name.
    [[nodiscard]] virtual std::vector<DelegationCard> of_edition(UnitOfWork& uow,
                                                                 const std::string& edition) = 0;
    /// Of the office that asks. @return nothing unless the actor came by an invitation to this edition.
    [[nodiscard]] virtual std::optional<DelegationCard> own(UnitOfWork& uow, const Actor& actor,
                                                            const std::string& edition) = 0;
    /// How many people it may register from now on, 1 to 50. @return invalid_input, under "quota", when it
    /// has registered more, with its name and both numbers.
    virtual Result<void> set_quota(UnitOfWork& uow, const Actor& actor, const std::string& id, int quota) = 0;
};

/// The task of the links by which an office comes to its delegation, for Access::link_or_party() with
/// "events.edition" and the placeholder of the edition.
inline constexpr std::string_view office_link_purpose = "events.delegation";

}  // namespace plenaria::events
