// SPDX-License-Identifier: EUPL-1.2
#include "diversity.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace plenaria::committee::diversity {

namespace {

struct GroupWord {
    std::string_view code;
    std::string_view shown;
};
constexpr std::string_view unknown = "unknown";
constexpr std::string_view unknown_name = /*t*/ "Not known";
constexpr std::array<GroupWord, 5> region_groups{{{"Africa", /*t*/ "Africa"},
                                                  {"Americas", /*t*/ "Americas"},
                                                  {"Asia", /*t*/ "Asia"},
                                                  {"Europe", /*t*/ "Europe"},
                                                  {"Oceania", /*t*/ "Oceania"}}};
constexpr std::array<GroupWord, 4> context_groups{{{"origin", /*t*/ "Cities of origin"},
                                                   {"transit", /*t*/ "Cities of transit"},
                                                   {"destination", /*t*/ "Cities of destination"},
                                                   {"return", /*t*/ "Cities of return"}}};
constexpr std::array<GroupWord, 3> gender_groups{
    {{"female", /*t*/ "Women"}, {"male", /*t*/ "Men"}, {"other", /*t*/ "Another gender"}}};

struct SizeClass {
    long long below;
    GroupWord word;
};
constexpr std::array<SizeClass, 6> size_classes{
    {{300'000, {"below_300k", /*t*/ "Fewer than 300,000 people"}},
     {500'000, {"300k_500k", /*t*/ "300,000 to 500,000 people"}},
     {1'000'000, {"500k_1m", /*t*/ "500,000 to 1 million people"}},
     {5'000'000, {"1m_5m", /*t*/ "1 to 5 million people"}},
     {10'000'000, {"5m_10m", /*t*/ "5 to 10 million people"}},
     {0, {"above_10m", /*t*/ "10 million people or more"}}}};

struct AspectWord {
    std::string_view code;
    std::string_view shown;
};
constexpr std::array<AspectWord, 5> aspect_words{{{"region", /*t*/ "Region"},
                                                  {"context", /*t*/ "Migration context"},
                                                  {"gender", /*t*/ "Gender"},
                                                  {"size", /*t*/ "Size of the city"},
                                                  {"language", /*t*/ "Language"}}};

std::vector<std::string> codes_of(const auto& words) {
    std::vector<std::string> codes;
    for (const auto& word : words) codes.emplace_back(word.code);
    return codes;
}

std::string_view shown_in(const auto& words, std::string_view code) {
    for (const auto& word : words)
        if (word.code == code) return word.shown;
    return unknown_name;
}

std::string size_of_city(long long population) {
    if (population <= 0) return std::string(unknown);
    for (const auto& each : size_classes)
        if (population < each.below) return std::string(each.word.code);
    return std::string(size_classes.back().word.code);
}

std::vector<std::string> contexts_of(const Profile& profile) {
    std::vector<std::string> contexts;
    if (profile.is_origin) contexts.emplace_back("origin");
    if (profile.is_transit) contexts.emplace_back("transit");
    if (profile.is_destination) contexts.emplace_back("destination");
    if (profile.is_return) contexts.emplace_back("return");
    if (contexts.empty()) contexts.emplace_back(unknown);
    return contexts;
}

/// Who would sit with the candidate.
std::vector<Profile> with_candidate(std::vector<Profile> members, const Candidacy& candidacy) {
    if (!candidacy.seat_id.empty())
        std::erase_if(members, [&](const Profile& each) { return each.seat_id == candidacy.seat_id; });
    members.push_back(candidacy.profile);
    return members;
}

std::map<std::string, int> count_groups(const std::vector<Profile>& members, Aspect aspect) {
    std::map<std::string, int> counts;
    for (const auto& member : members)
        for (auto& group : groups_of(member, aspect)) ++counts[std::move(group)];
    return counts;
}

/// In the order of all_groups(); languages share one place, for they are in the order of their codes.
std::size_t place_of(Aspect aspect, std::string_view group) {
    constexpr std::size_t last = 100;
    if (group == unknown) return last;
    const auto in = [&](const auto& words) {
        std::size_t place = 0;
        while (place < words.size() && words[place].code != group) ++place;
        return place;
    };
    if (aspect == Aspect::region) return in(region_groups);
    if (aspect == Aspect::context) return in(context_groups);
    if (aspect == Aspect::gender) return in(gender_groups);
    if (aspect == Aspect::size) {
        std::size_t place = 0;
        while (place < size_classes.size() && size_classes[place].word.code != group) ++place;
        return place;
    }
    return 0;
}

bool is_shown_empty(Aspect aspect, std::string_view group) {
    return group != unknown && (aspect == Aspect::region || (aspect == Aspect::gender && group != "other"));
}

}  // namespace

std::string_view to_text(Aspect aspect) { return aspect_words[static_cast<std::size_t>(aspect) - 1].code; }
std::string_view name_of(Aspect aspect) { return aspect_words[static_cast<std::size_t>(aspect) - 1].shown; }

std::vector<std::string> groups_of(const Profile& profile, Aspect aspect) {
    const auto known = [](const std::string& text) { return text.empty() ? std::string(unknown) : text; };
    switch (aspect) {
        case Aspect::region:
            return {known(profile.region)};
        case Aspect::context:
            return contexts_of(profile);
        case Aspect::gender:
            return {known(profile.gender)};
        case Aspect::size:
            return {size_of_city(profile.population)};
        case Aspect::language:
            return {known(profile.language)};
    }
    return {};
}

std::vector<std::string> all_groups(Aspect aspect, const std::vector<Profile>& members) {
    std::vector<std::string> groups;
    if (aspect == Aspect::region) groups = codes_of(region_groups);
    if (aspect == Aspect::context) groups = codes_of(context_groups);
    if (aspect == Aspect::gender) groups = codes_of(gender_groups);
    if (aspect == Aspect::size)
        for (const auto& each : size_classes) groups.emplace_back(each.word.code);
    if (aspect == Aspect::language) {
        std::set<std::string> spoken;
        for (const auto& member : members)
            if (!member.language.empty()) spoken.insert(member.language);
        groups.assign(spoken.begin(), spoken.end());
    }
    groups.emplace_back(unknown);
    return groups;
}

std::string_view name_of_group(Aspect aspect, std::string_view group) {
    if (aspect == Aspect::region) return shown_in(region_groups, group);
    if (aspect == Aspect::context) return shown_in(context_groups, group);
    if (aspect == Aspect::gender) return shown_in(gender_groups, group);
    if (aspect == Aspect::size) {
        for (const auto& each : size_classes)
            if (each.word.code == group) return each.word.shown;
        return unknown_name;
    }
    return group == unknown ? unknown_name : std::string_view();
}

DiversityReport report_on(const std::vector<Profile>& members, const std::optional<Candidacy>& candidacy) {
    return report_on(members, candidacy ? std::vector<Candidacy>{*candidacy} : std::vector<Candidacy>());
}

DiversityReport report_on(const std::vector<Profile>& members, const std::vector<Candidacy>& candidacies) {
    auto after = members;
    for (const auto& each : candidacies) after = with_candidate(after, each);
    DiversityReport report{
        .without = static_cast<int>(members.size()), .with = static_cast<int>(after.size()), .aspects = {}};
    auto everybody = members;
    for (const auto& each : candidacies) everybody.push_back(each.profile);
    for (const auto aspect : all_aspects) {
        AspectTally tally{.aspect = aspect, .groups = {}};
        const auto without = count_groups(members, aspect), with = count_groups(after, aspect);
        const auto count = [](const auto& counts, const std::string& group) {
            const auto found = counts.find(group);
            return found == counts.end() ? 0 : found->second;
        };
        for (const auto& group : all_groups(aspect, everybody)) {
            const GroupTally line{group, count(without, group), count(with, group)};
            if (line.without + line.with > 0 || is_shown_empty(aspect, group)) tally.groups.push_back(line);
        }
        report.aspects.push_back(std::move(tally));
    }
    return report;
}

std::vector<GroupChange> changes_in(const DiversityReport& report) {
    std::vector<GroupChange> changes;
    for (const auto& tally : report.aspects)
        for (const auto& group : tally.groups)
            if (group.change() != 0)
                changes.push_back({tally.aspect, group.group, group.without, group.with});
    return changes;
}

Mix::Mix(const std::vector<Profile>& members) : members_(members) {
    for (const auto aspect : all_aspects)
        for (const auto& member : members)
            for (const auto& group : groups_of(member, aspect))
                ++counts_[static_cast<std::size_t>(aspect) - 1][group];
}

std::vector<GroupChange> Mix::changes(const Candidacy& candidacy) const {
    const auto replaced = std::find_if(members_.begin(), members_.end(), [&](const Profile& each) {
        return !candidacy.seat_id.empty() && each.seat_id == candidacy.seat_id;
    });
    std::vector<GroupChange> changes;
    for (const auto aspect : all_aspects) {
        // At most five groups: those of the candidate, and those of whoever leaves.
        std::vector<std::pair<std::string, int>> deltas;
        const auto add = [&](const Profile& profile, int by) {
            for (auto& group : groups_of(profile, aspect)) {
                const auto known = std::find_if(deltas.begin(), deltas.end(),
                                                [&](const auto& each) { return each.first == group; });
                if (known != deltas.end())
                    known->second += by;
                else
                    deltas.emplace_back(std::move(group), by);
            }
        };
        add(candidacy.profile, 1);
        if (replaced != members_.end()) add(*replaced, -1);
        std::sort(deltas.begin(), deltas.end(), [&](const auto& a, const auto& b) {
            return std::pair(place_of(aspect, a.first), std::string_view(a.first)) <
                   std::pair(place_of(aspect, b.first), std::string_view(b.first));
        });
        const auto& counts = counts_[static_cast<std::size_t>(aspect) - 1];
        for (const auto& [group, by] : deltas) {
            if (by == 0) continue;
            const auto found = counts.find(group);
            const auto before = found == counts.end() ? 0 : found->second;
            changes.push_back({aspect, group, before, before + by});
        }
    }
    return changes;
}

}  // namespace plenaria::committee::diversity
