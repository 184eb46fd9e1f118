// SPDX-License-Identifier: EUPL-1.2
#include "wall_list_pages.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <plenaria/field.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "../rounds/office_name.hpp"
#include "../text/part_pages.hpp"

namespace plenaria::statements {

namespace {

struct Group {
    std::string heading;
    std::string key;  ///< by which headings sort
    std::vector<const WallEntry*> entries;
};

/// Cities by their first letter as readers look it up (É stands under E), or by country.
std::vector<Group> grouped(const std::vector<const WallEntry*>& entries, bool by_country,
                           const Locale& locale) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> known;
    for (const auto* entry : entries) {
        auto heading = by_country ? entry->country : fold_letter(entry->name);
        const auto [at, added] = known.emplace(heading, groups.size());
        if (added) {
            auto key = locale.sort_key(heading);
            groups.push_back({.heading = std::move(heading), .key = std::move(key), .entries = {}});
        }
        groups[at->second].entries.push_back(entry);
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.key < b.key; });
    return groups;
}

Model city_model(const WallEntry& entry, const Locale& locale) {
    return {{"name", entry.name},
            {"country", entry.country},
            {"person", entry.person},
            {"office", office_name(entry.office, locale)},
            {"has_person", !entry.person.empty()},
            {"signed", locale.day(entry.signed_on)}};
}

}  // namespace

std::vector<const WallEntry*> found_entries(const std::vector<const WallEntry*>& entries,
                                            std::string_view words) {
    const auto wanted = fold(words);
    if (wanted.empty()) return entries;
    std::vector<const WallEntry*> found;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(found), [&](const WallEntry* entry) {
        return fold(entry->name).find(wanted) != std::string::npos ||
               fold(entry->country).find(wanted) != std::string::npos;
    });
    return found;
}

void add_wall_list(Model& page, const std::vector<const WallEntry*>& entries, bool many,
                   const Request& request, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool by_country = request.query_value("by") == "country";
    const auto list = list_address(request, scope, "statements.wall");
    const Parts parts(entries.size());
    const auto part = parts.at(page_number(request));
    Model::List groups, index;
    std::size_t begin = 0;  // of the group, in the whole list
    for (const auto& group : grouped(entries, by_country, locale)) {
        const auto end = begin + group.entries.size();
        const auto id = "g-" + std::to_string(index.size() + 1);
        index.push_back({{"label", group.heading},
                         {"url", list.page(static_cast<int>(parts.with(begin).number)) + "#" + id}});
        Model::List cities;
        for (auto i = std::max(begin, part.first); i < std::min(end, part.last); ++i)
            cities.push_back(city_model(*group.entries[i - begin], locale));
        if (!cities.empty())
            groups.push_back({{"id", id}, {"heading", group.heading}, {"cities", std::move(cities)}});
        begin = end;
    }
    page.set("groups", std::move(groups));
    page.set("is_long", many);
    set_pages(page, page_range(part), list, locale);
    if (!many) return;
    page.set("index", std::move(index));
    page.set("find", field_model({.label = locale.t("City or country"),
                                  .name = "find",
                                  .value = words_to_find(request),
                                  .type = "search"}));
    list.set_form(page);
}

}  // namespace plenaria::statements
