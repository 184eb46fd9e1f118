// SPDX-License-Identifier: EUPL-1.2
#include "city_facts_service.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "../contacts/contact_repository.hpp"
#include "../directory_service.hpp"
#include "../rows.hpp"
#include "../values.hpp"

namespace plenaria::directory {

namespace {

struct CityFactsRow {
    std::string id, region, language, head_id, head_name, head_gender, head_from, mandate_id;
    Names names;
    long long population = 0;
    int origin = 0, transit = 0, destination = 0, return_to = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(id), soci::into(names.en), soci::into(names.es), soci::into(names.fr),
            soci::into(region), soci::into(language), soci::into(population), soci::into(origin),
            soci::into(transit), soci::into(destination), soci::into(return_to), soci::into(head_id),
            soci::into(head_name), soci::into(head_gender), soci::into(head_from), soci::into(mandate_id);
    }
    [[nodiscard]] CityFacts take(std::string_view in_language) const {
        return {.ref = city_ref(id),
                .name = names.in(in_language),
                .region = region,
                .language = language,
                .population = population,
                .is_origin = origin != 0,
                .is_transit = transit != 0,
                .is_destination = destination != 0,
                .is_return = return_to != 0,
                .head_ref = head_id.empty() ? std::string() : person_ref(head_id),
                .head_name = head_name,
                .head_gender = head_gender};
    }
};

#define DIR_CITY_FACTS                                                                                     \
    "c.id, c.name_en, c.name_es, c.name_fr, c.region, c.language, c.population, c.origin, c.transit, "     \
    "c.destination, "                                                                                      \
    "c.return_to, COALESCE(p.id, ''), COALESCE(p.name, ''), COALESCE(p.gender, ''), COALESCE(m.from_day, " \
    "''), COALESCE(m.id, '') "
#define DIR_CITY_HEAD                                                                              \
    "LEFT JOIN dir_mandate m ON m.city_id = c.id AND m.head = 1 AND m.from_day <= :day "           \
    "AND (m.until_day = '' OR m.until_day > :until) LEFT JOIN dir_person p ON p.id = m.person_id " \
    "WHERE c.merged_into = ''"

std::vector<CityFacts> facts_of_cities(UnitOfWork& uow, const std::vector<std::string>& ids, Day on,
                                       std::string_view language) {
    // One question however many, from the ids to the cities and never the other way round.
    const auto asked = nlohmann::json(ids).dump(), day = to_text(on);
    const sql::Text sqlite = "SELECT " DIR_CITY_FACTS
                             "FROM json_each(:ids) j CROSS JOIN dir_city c ON c.id = j.value " DIR_CITY_HEAD;
    const sql::Text mysql = "SELECT STRAIGHT_JOIN " DIR_CITY_FACTS
                            "FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j JOIN dir_city c "
                            "ON c.id = j.id " DIR_CITY_HEAD;
    // Sorted here: MariaDB would write the wide rows into a table of its own first.
    std::vector<CityFactsRow> all;
    CityFactsRow row;
    rows::each(
        uow, uow.engine() == Engine::sqlite ? sqlite : mysql, row, [&] { all.push_back(row); },
        soci::use(asked, "ids"), soci::use(day, "day"), soci::use(day, "until"));
    // Of two mandates on one day the later one counts, as in head_on().
    std::sort(all.begin(), all.end(), [](const CityFactsRow& a, const CityFactsRow& b) {
        return std::tie(a.id, b.head_from, b.mandate_id) < std::tie(b.id, a.head_from, a.mandate_id);
    });
    std::vector<CityFacts> found;
    for (const auto& each : all)
        if (found.empty() || found.back().ref != city_ref(each.id)) found.push_back(each.take(language));
    return found;
}

std::vector<std::string> ids_of_cities(const std::vector<std::string>& refs) {
    std::vector<std::string> ids;
    for (const auto& text : refs)
        if (const auto ref = parse_ref(text); ref && ref->kind == PartyKind::city) ids.push_back(ref->id);
    return ids;
}

/// What was merged, or does not exist. There are few of these.
std::vector<std::string> missing_of(const std::vector<std::string>& ids,
                                    const std::vector<CityFacts>& found) {
    std::set<std::string> known;
    for (const auto& each : found) known.insert(each.ref);
    std::vector<std::string> missing;
    for (const auto& id : ids)
        if (!known.contains(city_ref(id))) missing.push_back(id);
    return missing;
}

struct CityNameRow {
    std::string id;
    Names names;
    template <class S>
    void bind(S& s) {
        s, soci::into(id), soci::into(names.en), soci::into(names.es), soci::into(names.fr);
    }
};

}  // namespace

std::vector<CityFacts> CityFactsService::facts(UnitOfWork& uow, const std::vector<std::string>& refs, Day on,
                                               std::string_view language) {
    const auto ids = ids_of_cities(refs);
    auto found = facts_of_cities(uow, ids, on, language);
    for (const auto& id : missing_of(ids, found)) {
        const auto stands = standing(uow, city_ref(id));
        if (!stands) continue;
        for (auto& each : facts_of_cities(uow, {stands->id}, on, language)) {
            each.ref = city_ref(id);
            found.push_back(std::move(each));
        }
    }
    return found;
}

std::vector<CityFacts> CityFactsService::listed(UnitOfWork& uow, std::string_view list_id, Day on,
                                                std::string_view language) {
    auto ids = ids_of_cities(segment_members(uow, std::string(list_id)));
    auto found = facts_of_cities(uow, ids, on, language);
    // A member that was merged into another member is that one, once.
    std::vector<std::string> merged;
    for (const auto& id : missing_of(ids, found))
        if (const auto stands = standing(uow, city_ref(id))) merged.push_back(stands->id);
    if (merged.empty()) return found;
    ids.insert(ids.end(), merged.begin(), merged.end());
    return facts_of_cities(uow, ids, on, language);
}

std::map<std::string, std::string> names_of_cities(UnitOfWork& uow, const std::vector<std::string>& ids,
                                                   std::string_view language) {
    const auto asked = nlohmann::json(ids).dump();
    const sql::Text sqlite =
        "SELECT c.id, c.name_en, c.name_es, c.name_fr FROM json_each(:ids) j CROSS JOIN dir_city c "
        "ON c.id = j.value WHERE c.merged_into = ''";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN c.id, c.name_en, c.name_es, c.name_fr FROM JSON_TABLE(:ids, '$[*]' COLUMNS "
        "(id CHAR(26) PATH '$')) j JOIN dir_city c ON c.id = j.id WHERE c.merged_into = ''";
    std::map<std::string, std::string> names;
    CityNameRow row;
    rows::each(
        uow, uow.engine() == Engine::sqlite ? sqlite : mysql, row,
        [&] { names[row.id] = row.names.in(language); }, soci::use(asked, "ids"));
    return names;
}

}  // namespace plenaria::directory
