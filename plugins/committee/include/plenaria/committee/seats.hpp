// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/committee/seats.hpp
/// For other plugins: which bodies there are, and who sits on one on a day. A ballot freezes its electorate
/// by it, and a session counts the members of the body that meets in it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::committee {

struct BodyName {
    std::string id;
    std::string name;  ///< in the language asked for, else in that of the original
};

/// Who sits in one seat. Of a vacant seat in which nobody is acting there is none.
struct Member {
    std::string seat_id;
    int seat = 0;            ///< its number within the body, from 1
    std::string term_id;     ///< of the holder; empty: somebody is acting in a vacant seat
    std::string person_ref;  ///< "person/ID", under which the directory has them today
    std::string person_name;
    std::string city_ref;    ///< "city/ID" for which they sit; empty: an acting member of no city
    std::string city_name;   ///< in the language asked for
    bool is_acting = false;  ///< sits for the holder
    bool is_envoy = false;   ///< no longer in office in the city, by decision of the body
};

/// All functions run inside the caller's transaction. Thread-safe.
class Seats {
public:
    static constexpr std::string_view service_name = "committee.seats/1";
    virtual ~Seats() = default;

    /// In the order in which they were entered.
    [[nodiscard]] virtual std::vector<BodyName> bodies(UnitOfWork& uow, std::string_view language) = 0;
    /// Who sits on `day`, by the number of the seat. Days have no zone: ask with the day of the secretariat's
    /// clock.
    /// @return nothing when there is no such body.
    [[nodiscard]] virtual std::optional<std::vector<Member>> sitting(UnitOfWork& uow,
                                                                     std::string_view body_id, Day day,
                                                                     std::string_view language) = 0;
};

}  // namespace plenaria::committee
