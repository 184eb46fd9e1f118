// SPDX-License-Identifier: EUPL-1.2
#include "member_list.hpp"

#include <algorithm>

namespace plenaria::events_durban {

bool MemberList::has(const std::string& party) const {
    return std::any_of(members.begin(), members.end(),
                       [&](const Member& each) { return each.party == party; });
}

std::set<std::string> MemberList::parties() const {
    std::set<std::string> refs;
    for (const auto& each : members) refs.insert(each.party);
    return refs;
}

std::vector<std::string> left_behind(const MemberList& list, const MemberList* electing) {
    std::vector<std::string> names;
    if (electing == nullptr) return names;
    const auto known = electing->parties();
    for (const auto& each : list.members)
        if (!known.contains(each.party)) names.push_back(each.name);
    return names;
}

void check(const MemberList& wanted, const Body& body, const MemberList* electing,
           std::vector<FieldError>& problems) {
    const auto seats = body.seats > 0 ? static_cast<std::size_t>(body.seats) : most_members;
    if (wanted.members.size() > seats)
        problems.push_back(
            {"members",
             /*t*/ "There are {seats} seats, and {members} members are named.",
             {{"seats", std::to_string(seats)}, {"members", std::to_string(wanted.members.size())}}});
    for (const auto& name : left_behind(wanted, electing))
        problems.push_back(
            {"members", /*t*/ "{name} is no member of the body that names this one.", {{"name", name}}});
}

}  // namespace plenaria::events_durban
