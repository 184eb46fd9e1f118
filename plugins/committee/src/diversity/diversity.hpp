// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/diversity/diversity.hpp
/// How mixed a body is, with and without a candidate. Pure.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::committee::diversity {

/// What is counted of each member.
enum class Aspect : std::uint8_t { region = 1, context, gender, size, language };
inline constexpr std::array<Aspect, 5> all_aspects{Aspect::region, Aspect::context, Aspect::gender,
                                                   Aspect::size, Aspect::language};
std::string_view to_text(Aspect aspect);
/// Catalog key: "Region".
std::string_view name_of(Aspect aspect);

/// One who sits, or who would.
struct Profile {
    std::string seat_id = {};  ///< empty: of a candidate
    std::string person = {};
    std::string city = {};
    std::string region = {};    ///< UN M49; empty: not known
    std::string gender = {};    ///< "female", "male", "other"; empty: not known
    std::string language = {};  ///< in which the city is written to
    long long population = 0;   ///< 0: not known
    bool is_origin = false;
    bool is_transit = false;
    bool is_destination = false;
    bool is_return = false;
};

/// The groups to which somebody belongs: one, but of contexts perhaps several. What is not known is
/// "unknown".
std::vector<std::string> groups_of(const Profile& profile, Aspect aspect);
/// All groups of an aspect in the order in which they are shown; languages are those that occur.
/// Sizes are the classes of the United Nations' World Urbanization Prospects.
std::vector<std::string> all_groups(Aspect aspect, const std::vector<Profile>& members);
/// Catalog key of a group: "Africa", "Women", "1 to 5 million people"; of languages empty, for they have
/// names.
std::string_view name_of_group(Aspect aspect, std::string_view group);

struct GroupTally {
    std::string group;
    int without = 0;
    int with = 0;
    [[nodiscard]] int change() const { return with - without; }
};

struct AspectTally {
    Aspect aspect = Aspect::region;
    std::vector<GroupTally> groups;
};

struct DiversityReport {
    int without = 0;  ///< members without the candidate
    int with = 0;
    std::vector<AspectTally> aspects;
};

/// A candidate, and in which seat they would sit.
struct Candidacy {
    Profile profile;
    std::string seat_id =
        {};  ///< of the member whose place they would take, or of a vacant seat; empty: a seat more
};

/// Groups without anybody are left out but for regions and genders, where nobody is what people look for.
DiversityReport report_on(const std::vector<Profile>& members, const std::optional<Candidacy>& candidacy);
/// Of several who would come together.
DiversityReport report_on(const std::vector<Profile>& members, const std::vector<Candidacy>& candidacies);

/// What changes when they sit, by aspect and then by group; the groups that stay the same are left out.
struct GroupChange {
    Aspect aspect = Aspect::region;
    std::string group;
    int before = 0;
    int after = 0;
};
std::vector<GroupChange> changes_in(const DiversityReport& report);

/// The counts of a body, made once for many candidates.
class Mix {
public:
    explicit Mix(const std::vector<Profile>& members);
    /// As changes_in(report_on(members, candidacy)).
    [[nodiscard]] std::vector<GroupChange> changes(const Candidacy& candidacy) const;

private:
    const std::vector<Profile>& members_;
    std::array<std::map<std::string, int, std::less<>>, all_aspects.size()> counts_;
};

}  // namespace plenaria::committee::diversity
