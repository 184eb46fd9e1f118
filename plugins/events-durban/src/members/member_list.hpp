// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/members/member_list.hpp
/// Who sits in a body of a congress. Pure.
///
/// Members of the General Assembly are the members of the network in good standing: their membership dues are
/// another account than the fee of a congress, so that an unpaid fee takes nobody's vote (decision 0069).

#include <set>
#include <string>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "../body.hpp"

namespace plenaria::events_durban {

struct Member {
    std::string party = {};  ///< "city/ID"
    std::string name = {};   ///< as it was called when it was named
};

struct MemberList {
    std::string body = {};
    std::string source = {};           ///< what decided it; empty: written by hand
    Instant set_at = {};               ///< when it was written; epoch: never
    int revision = 0;                  ///< 0: nobody was named yet
    std::vector<Member> members = {};  ///< by name

    [[nodiscard]] bool has(const std::string& party) const;
    [[nodiscard]] std::set<std::string> parties() const;
};

inline constexpr std::size_t most_members = 10'000;

/// Adds what stands against `wanted` as the members of `body`, under "members".
/// @param electing the list of the body that names it; nullptr: it is there of right, or nobody was named
///   there.
void check(const MemberList& wanted, const Body& body, const MemberList* electing,
           std::vector<FieldError>& problems);

/// Names of those on `list` who are not on the list of the body that names it any more.
std::vector<std::string> left_behind(const MemberList& list, const MemberList* electing);

}  // namespace plenaria::events_durban
