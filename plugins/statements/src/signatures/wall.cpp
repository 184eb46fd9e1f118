// SPDX-License-Identifier: EUPL-1.2
#include "wall.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/text.hpp>

#include "../text/statement_repository.hpp"
#include "../validation/validation_repository.hpp"
#include "../versions/redline.hpp"
#include "../versions/version_repository.hpp"
#include "signature_repository.hpp"

namespace plenaria::statements {

std::vector<Wall::Region> Wall::regions() const {
    std::map<std::string, int> counts;
    for (const auto& entry : entries)
        if (!entry.region.empty()) ++counts[entry.region];
    std::vector<Region> list;
    for (const auto& [key, count] : counts) list.push_back({key, count});
    return list;
}

Result<Wall> read_wall(UnitOfWork& uow, directory::Directory& directory, std::string_view signing_id,
                       const Locale& locale) {
    auto signing = find_signing(uow, signing_id);
    if (!signing || uow.now() < signing->visible_from)
        return Error{ErrorCode::not_found, "This page does not exist.", "signing " + std::string(signing_id)};
    Wall wall{.signing = *signing,
              .statement = *find_statement(uow, signing->statement_id, locale.language())};
    wall.version_name = find_version(uow, signing->version_id)->name;
    for (auto& each : validations_of_version(uow, signing->version_id, locale.language()))
        if (each.vote.state == ValidationState::carried && each.vote.hash == signing->version_hash)
            wall.validations.push_back(std::move(each));
    const auto signatures = valid_signatures(uow, signing_id);
    std::vector<std::string> refs;
    for (const auto& each : signatures) refs.push_back(each.party);
    std::map<std::string, directory::Party> parties;
    for (auto& party : directory.parties(uow, refs, locale.language()))
        parties.emplace(party.ref, std::move(party));

    std::vector<std::pair<std::string, WallEntry>> sorted;
    for (const auto& each : signatures) {
        WallEntry entry{.name = each.city_name,
                        .iso2 = each.iso2,
                        .country = locale.country(each.iso2),
                        .person = each.person_name,
                        .office = each.office,
                        .signed_on = to_local(each.signed_at, "UTC").day};
        if (const auto party = parties.find(each.party); party != parties.end()) {
            entry.name = party->second.name;
            entry.region = party->second.region;
            entry.latitude = party->second.latitude;
            entry.longitude = party->second.longitude;
            entry.has_place = party->second.has_place;
            entry.signed_on = to_local(each.signed_at, party->second.zone).day;
        }
        auto key = locale.sort_key(entry.name);
        sorted.emplace_back(std::move(key), std::move(entry));
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [key, entry] : sorted) wall.entries.push_back(std::move(entry));
    return wall;
}

std::string fold_letter(std::string_view name) {
    const auto folded = fold(name);
    if (folded.empty()) return "#";
    if (folded[0] >= 'a' && folded[0] <= 'z') return {static_cast<char>(folded[0] - 'a' + 'A')};
    return folded.starts_with("\u0142") ? "L" : "#";
}

Table wall_table(const Wall& wall, const Locale& locale) {
    Table table{.title = wall.statement.title,
                .columns = {{locale.t("City"), Table::Kind::text, 28},
                            {locale.t("Country"), Table::Kind::text, 24},
                            {"ISO 3166", Table::Kind::text, 10},
                            {locale.t("Region"), Table::Kind::text, 14},
                            {locale.t("Signed on"), Table::Kind::day, 14}}};
    for (const auto& entry : wall.entries)
        table.rows.push_back({entry.name, entry.country, entry.iso2,
                              entry.region.empty() ? std::string() : locale.t(entry.region),
                              to_text(entry.signed_on)});
    return table;
}

std::string wall_json(const Wall& wall) {
    auto cities = nlohmann::ordered_json::array();
    for (const auto& entry : wall.entries) {
        nlohmann::ordered_json city{{"name", entry.name},
                                    {"country", entry.iso2},
                                    {"region", entry.region},
                                    {"signed_on", to_text(entry.signed_on)}};
        if (entry.has_place) {
            city["latitude"] = entry.latitude;
            city["longitude"] = entry.longitude;
        }
        cities.push_back(std::move(city));
    }
    const nlohmann::ordered_json document{{"statement", wall.statement.title},
                                          {"version", wall.version_name},
                                          {"sha256", wall.signing.version_hash},
                                          {"count", wall.entries.size()},
                                          {"cities", std::move(cities)}};
    return document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string badge_svg(std::string_view number, std::string_view words) {
    const auto label = escape_html(words);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"96\" viewBox=\"0 0 320 96\" "
           "role=\"img\">"
           "<title>" +
           escape_html(number) + " " + label +
           "</title>"
           "<rect width=\"320\" height=\"96\" rx=\"6\" fill=\"#faf8f4\" stroke=\"#0b5d6b\" "
           "stroke-width=\"2\"/>"
           "<text x=\"20\" y=\"62\" font-family=\"serif\" font-size=\"48\" fill=\"#0b5d6b\">" +
           escape_html(number) +
           "</text><text x=\"120\" y=\"56\" font-family=\"sans-serif\" font-size=\"16\" fill=\"#1b2a33\">" +
           label + "</text></svg>";
}

}  // namespace plenaria::statements
