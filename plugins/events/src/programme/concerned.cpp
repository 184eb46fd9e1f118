// SPDX-License-Identifier: EUPL-1.2
#include "concerned.hpp"

#include <map>
#include <set>

namespace plenaria::events {

namespace {

/// Interpreters and organisers have other ways.
bool is_written_to(const SessionPerson& person) {
    return person.role != SessionRole::interpreter && person.role != SessionRole::organiser &&
           person.person.ref.starts_with("person/");
}

/// Roles of everybody who is written to, by ref.
std::map<std::string, std::set<SessionRole>> roles_in(const FrozenSession* frozen) {
    std::map<std::string, std::set<SessionRole>> roles;
    if (frozen != nullptr)
        for (const auto& person : frozen->session.people)
            if (is_written_to(person)) roles[person.person.ref].insert(person.role);
    return roles;
}

class Concerned {
public:
    void name_all_of(const FrozenSession* frozen) {
        if (frozen != nullptr)
            for (const auto& person : frozen->session.people) names_[person.person.ref] = person.person.name;
    }
    void add(const std::string& ref, Concern concern, const ProgrammeChange& change) {
        auto& person = people_[ref];
        person.ref = ref;
        person.name = names_[ref];
        person.changes.push_back({concern, change});
    }
    [[nodiscard]] std::vector<ConcernedPerson> take() const {
        std::vector<ConcernedPerson> all;
        for (const auto& [ref, person] : people_) all.push_back(person);
        return all;
    }

private:
    std::map<std::string, ConcernedPerson> people_;
    std::map<std::string, std::string> names_;
};

void add_change(const ProgrammeChange& change, Concerned& concerned) {
    const auto before = roles_in(change.before), after = roles_in(change.after);
    for (const auto& [ref, roles] : before) {
        const auto found = after.find(ref);
        if (change.change == SessionChange::cancelled)
            concerned.add(ref, Concern::changed, change);
        else if (found == after.end()) {
            if (change.change == SessionChange::people) concerned.add(ref, Concern::left, change);
        } else if (change.change != SessionChange::people)
            concerned.add(ref, Concern::changed, change);
        else if (found->second != roles)
            concerned.add(ref, Concern::other_role, change);
    }
    if (change.change != SessionChange::people && change.change != SessionChange::added) return;
    for (const auto& [ref, roles] : after)
        if (!before.contains(ref)) concerned.add(ref, Concern::joined, change);
}

}  // namespace

std::vector<ConcernedPerson> concerned_by(const FrozenProgramme& before, const FrozenProgramme& after) {
    Concerned concerned;
    for (const auto& change : changes_between(&before, after)) {
        concerned.name_all_of(change.before);
        concerned.name_all_of(change.after);
        add_change(change, concerned);
    }
    return concerned.take();
}

}  // namespace plenaria::events
