// SPDX-License-Identifier: EUPL-1.2
#include "city_repository.hpp"

#include <optional>

#include <plenaria/directory/directory.hpp>

#include "../country.hpp"
#include "../parties/party_rules.hpp"
#include "../postal_repository.hpp"
#include "../rows.hpp"
#include "../search/name_repository.hpp"
#include "../tally_repository.hpp"

namespace plenaria::directory {

namespace {

#define DIR_CITY_COLUMNS                                                                                  \
    "id, name_en, name_es, name_fr, iso2, division, population, latitude, longitude, has_place, origin, " \
    "transit, destination, return_to, zone, language, note, merged_into, version"

struct CityRow {
    City city;
    int has_place = 0;
    int origin = 0;
    int transit = 0;
    int destination = 0;
    int return_to = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(city.id), soci::into(city.name.en), soci::into(city.name.es), soci::into(city.name.fr),
            soci::into(city.iso2), soci::into(city.division), soci::into(city.population),
            soci::into(city.latitude), soci::into(city.longitude), soci::into(has_place), soci::into(origin),
            soci::into(transit), soci::into(destination), soci::into(return_to), soci::into(city.zone),
            soci::into(city.language), soci::into(city.note), soci::into(city.merged_into),
            soci::into(city.version);
    }
    [[nodiscard]] City value() const {
        auto value = city;
        value.has_place = has_place != 0;
        value.context = {.origin = origin != 0,
                         .transit = transit != 0,
                         .destination = destination != 0,
                         .return_to = return_to != 0};
        return value;
    }
};

/// What is stored beside the values of a city, computed from them.
struct DerivedOfCity {
    explicit DerivedOfCity(const City& city)
        : identity(directory::identity(city)),
          sort_en(sort_form(city.name.en)),
          sort_es(sort_form(city.name.in("es"))),
          sort_fr(sort_form(city.name.in("fr"))) {
        if (const auto* country = find_country(city.iso2)) {
            region = country->region;
            subregion = country->subregion;
        }
        // A city merged away keeps its row and leaves its name to others.
        if (!city.merged_into.empty()) identity = city.id;
    }
    std::string identity;
    std::string sort_en;
    std::string sort_es;
    std::string sort_fr;
    std::string region;
    std::string subregion;
};

/// Where a city with these values is counted.
std::optional<std::string> counted_region(const City& city, const DerivedOfCity& derived) {
    if (!city.merged_into.empty()) return std::nullopt;
    return derived.region;
}

void put_city_names(UnitOfWork& uow, const City& city) {
    const auto ref = city_ref(city.id);
    put_aliases(uow, ref, city.aliases);
    put_post(uow, ref, city.post);
    put_words(uow, ref, city.merged_into.empty() ? index_words(spellings(city)) : std::vector<std::string>());
}

}  // namespace

std::optional<City> find_city(UnitOfWork& uow, const std::string& id) {
    std::optional<City> found;
    CityRow row;
    rows::each(
        uow, "SELECT " DIR_CITY_COLUMNS " FROM dir_city WHERE id = :id", row, [&] { found = row.value(); },
        soci::use(id, "id"));
    if (found) {
        found->aliases = find_aliases(uow, city_ref(id));
        found->post = find_post(uow, city_ref(id));
    }
    return found;
}

std::optional<City> find_city_by_identity(UnitOfWork& uow, const std::string& identity) {
    std::optional<City> found;
    CityRow row;
    rows::each(
        uow, "SELECT " DIR_CITY_COLUMNS " FROM dir_city WHERE identity = :identity", row,
        [&] { found = row.value(); }, soci::use(identity, "identity"));
    return found;
}

std::vector<City> all_cities(UnitOfWork& uow) {
    std::vector<City> cities;
    CityRow row;
    rows::each(uow, "SELECT " DIR_CITY_COLUMNS " FROM dir_city WHERE merged_into = '' ORDER BY sort_en, id",
               row, [&] { cities.push_back(row.value()); });
    return cities;
}

void insert(UnitOfWork& uow, const City& city) {
    const DerivedOfCity derived(city);
    const int has_place = city.has_place ? 1 : 0;
    const int origin = city.context.origin ? 1 : 0;
    const int transit = city.context.transit ? 1 : 0;
    const int destination = city.context.destination ? 1 : 0;
    const int return_to = city.context.return_to ? 1 : 0;
    const auto now = to_text(uow.now());
    sql::query(
        uow,
        "INSERT INTO dir_city (id, identity, name_en, name_es, name_fr, sort_en, sort_es, sort_fr, iso2, "
        "division, region, subregion, population, latitude, longitude, has_place, origin, transit, "
        "destination, return_to, zone, language, note, merged_into, updated_at, version) "
        "VALUES (:id, :identity, :name_en, :name_es, :name_fr, :sort_en, :sort_es, :sort_fr, :iso2, "
        ":division, :region, :subregion, :population, :latitude, :longitude, :has_place, :origin, "
        ":transit, :destination, :return_to, :zone, :language, :note, :merged_into, :now, 1)"),
        soci::use(city.id, "id"), soci::use(derived.identity, "identity"), soci::use(city.name.en, "name_en"),
        soci::use(city.name.es, "name_es"), soci::use(city.name.fr, "name_fr"),
        soci::use(derived.sort_en, "sort_en"), soci::use(derived.sort_es, "sort_es"),
        soci::use(derived.sort_fr, "sort_fr"), soci::use(city.iso2, "iso2"),
        soci::use(city.division, "division"), soci::use(derived.region, "region"),
        soci::use(derived.subregion, "subregion"), soci::use(city.population, "population"),
        soci::use(city.latitude, "latitude"), soci::use(city.longitude, "longitude"),
        soci::use(has_place, "has_place"), soci::use(origin, "origin"), soci::use(transit, "transit"),
        soci::use(destination, "destination"), soci::use(return_to, "return_to"),
        soci::use(city.zone, "zone"), soci::use(city.language, "language"), soci::use(city.note, "note"),
        soci::use(city.merged_into, "merged_into"), soci::use(now, "now");
    add_aliases(uow, city_ref(city.id), city.aliases);
    if (city.post.is_known()) put_post(uow, city_ref(city.id), city.post);
    add_words(uow, city_ref(city.id), index_words(spellings(city)));
    move_in_tally(uow, std::nullopt, counted_region(city, derived));
}

bool update(UnitOfWork& uow, const City& city) {
    const DerivedOfCity derived(city);
    const int has_place = city.has_place ? 1 : 0;
    const int origin = city.context.origin ? 1 : 0;
    const int transit = city.context.transit ? 1 : 0;
    const int destination = city.context.destination ? 1 : 0;
    const int return_to = city.context.return_to ? 1 : 0;
    const auto now = to_text(uow.now());
    const auto was_counted_in = directory::counted_in(uow, city.id);
    const auto touched = rows::run(
        uow,
        "UPDATE dir_city SET identity = :identity, name_en = :name_en, name_es = :name_es, name_fr = "
        ":name_fr, "
        "sort_en = :sort_en, sort_es = :sort_es, sort_fr = :sort_fr, iso2 = :iso2, division = :division, "
        "region = :region, subregion = :subregion, population = :population, latitude = :latitude, "
        "longitude = :longitude, has_place = :has_place, origin = :origin, transit = :transit, "
        "destination = :destination, return_to = :return_to, zone = :zone, language = :language, note = "
        ":note, "
        "merged_into = :merged_into, updated_at = :now, version = version + 1 "
        "WHERE id = :id AND version = :version",
        soci::use(derived.identity, "identity"), soci::use(city.name.en, "name_en"),
        soci::use(city.name.es, "name_es"), soci::use(city.name.fr, "name_fr"),
        soci::use(derived.sort_en, "sort_en"), soci::use(derived.sort_es, "sort_es"),
        soci::use(derived.sort_fr, "sort_fr"), soci::use(city.iso2, "iso2"),
        soci::use(city.division, "division"), soci::use(derived.region, "region"),
        soci::use(derived.subregion, "subregion"), soci::use(city.population, "population"),
        soci::use(city.latitude, "latitude"), soci::use(city.longitude, "longitude"),
        soci::use(has_place, "has_place"), soci::use(origin, "origin"), soci::use(transit, "transit"),
        soci::use(destination, "destination"), soci::use(return_to, "return_to"),
        soci::use(city.zone, "zone"), soci::use(city.language, "language"), soci::use(city.note, "note"),
        soci::use(city.merged_into, "merged_into"), soci::use(now, "now"), soci::use(city.id, "id"),
        soci::use(city.version, "version"));
    if (touched == 0) return false;
    move_in_tally(uow, was_counted_in, counted_region(city, derived));
    put_city_names(uow, city);
    uow.invalidate(cities_tag);
    return true;
}

}  // namespace plenaria::directory
