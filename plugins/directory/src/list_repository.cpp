// SPDX-License-Identifier: EUPL-1.2
#include "list_repository.hpp"

#include <algorithm>
#include <array>

#include "rows.hpp"
#include "tally_repository.hpp"

namespace plenaria::directory {

namespace {

/// Beginnings of words as patterns of LIKE; "" where there is none. Folded words hold no % and no _.
struct Patterns {
    explicit Patterns(const ListFilter& filter) {
        for (std::size_t i = 0; i < std::min(filter.words.size(), word.size()); ++i)
            word[i] = filter.words[i] + '%';
        if (!filter.letter.empty()) letter = filter.letter + '%';
    }
    std::array<std::string, 3> word;
    std::string letter;
};

#define DIR_WORDS(alias)                                                    \
    "AND (:w1 = '' OR EXISTS (SELECT 1 FROM dir_word w WHERE w.id = " alias \
    ".id AND w.word LIKE :w1)) "                                            \
    "AND (:w2 = '' OR EXISTS (SELECT 1 FROM dir_word w WHERE w.id = " alias \
    ".id AND w.word LIKE :w2)) "                                            \
    "AND (:w3 = '' OR EXISTS (SELECT 1 FROM dir_word w WHERE w.id = " alias ".id AND w.word LIKE :w3)) "
#define DIR_SORT_NAME(alias)                                                                       \
    "CASE :language WHEN 'es' THEN " alias ".sort_es WHEN 'fr' THEN " alias ".sort_fr ELSE " alias \
    ".sort_en END"

#define DIR_CITY_FILTER                                                                                      \
    "WHERE c.merged_into = '' AND (:region = '' OR c.region = :region) "                                     \
    "AND (:context = '' OR (:context = 'origin' AND c.origin = 1) OR (:context = 'transit' AND c.transit = " \
    "1) "                                                                                                    \
    "OR (:context = 'destination' AND c.destination = 1) OR (:context = 'return' AND c.return_to = 1)) "     \
    "AND (:letter = '' OR " DIR_SORT_NAME("c") " LIKE :letter) " DIR_WORDS("c")

struct ListedCityRow {
    ListedCity value;
    int has_place = 0;
    int origin = 0;
    int transit = 0;
    int destination = 0;
    int return_to = 0;

    template <class S>
    void bind(S& s) {
        auto& c = value.city;
        s, soci::into(c.id), soci::into(c.name.en), soci::into(c.name.es), soci::into(c.name.fr),
            soci::into(c.iso2), soci::into(c.division), soci::into(value.region), soci::into(c.population),
            soci::into(c.latitude), soci::into(c.longitude), soci::into(has_place), soci::into(origin),
            soci::into(transit), soci::into(destination), soci::into(return_to), soci::into(c.zone),
            soci::into(c.language), soci::into(c.version), soci::into(value.updated_at),
            soci::into(value.mayor), soci::into(value.mayor_id);
    }
    [[nodiscard]] ListedCity take() const {
        auto taken = value;
        taken.city.has_place = has_place != 0;
        taken.city.context = {.origin = origin != 0,
                              .transit = transit != 0,
                              .destination = destination != 0,
                              .return_to = return_to != 0};
        return taken;
    }
};

struct OrganisationRow {
    Organisation value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.name.en), soci::into(value.name.es),
            soci::into(value.name.fr), soci::into(value.acronym.en), soci::into(value.acronym.es),
            soci::into(value.acronym.fr), soci::into(value.kind), soci::into(value.iso2),
            soci::into(value.website), soci::into(value.language), soci::into(value.version);
    }
};

struct ListedPersonRow {
    ListedPerson value;

    template <class S>
    void bind(S& s) {
        auto& p = value.person;
        s, soci::into(p.id), soci::into(p.name), soci::into(p.gender), soci::into(p.language),
            soci::into(p.email), soci::into(p.version), soci::into(value.office), soci::into(value.city_id),
            soci::into(value.city.en), soci::into(value.city.es), soci::into(value.city.fr);
    }
};

struct CountRow {
    Count value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.name), soci::into(value.count);
    }
};

struct NumberRow {
    long long value = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value);
    }
};

template <class... Use>
long long count(UnitOfWork& uow, sql::Text text, Use&&... use) {
    NumberRow row;
    long long number = 0;
    rows::each(
        uow, text, row, [&] { number = row.value; }, std::forward<Use>(use)...);
    return number;
}

}  // namespace

// Names are sorted by an index, one for each language, so that a page reads its rows and not the table; the
// other orders sort. The mayors of skipped rows are looked up too: cheaper than a second table for every
// first page.
#define DIR_CITY_LIST(hint, where, order)                                                                    \
    "SELECT c.id, c.name_en, c.name_es, c.name_fr, c.iso2, c.division, c.region, c.population, c.latitude, " \
    "c.longitude, c.has_place, c.origin, c.transit, c.destination, c.return_to, c.zone, c.language, "        \
    "c.version, "                                                                                            \
    "c.updated_at, COALESCE(h.name, ''), COALESCE(h.id, '') FROM dir_city c " hint                           \
    "LEFT JOIN dir_mandate m ON m.city_id = c.id AND m.head = 1 AND m.from_day <= :on "                      \
    "AND (m.until_day = '' OR m.until_day > :on) LEFT JOIN dir_person h ON h.id = m.person_id " where        \
    "ORDER BY " order "c.id LIMIT :limit OFFSET :offset"
#define DIR_CITY_ALL "WHERE c.merged_into = '' "

namespace {

bool by_name(const ListFilter& filter) {
    return filter.sort != "population" && filter.sort != "country" && filter.sort != "changed";
}

bool narrows(const ListFilter& filter) {
    return !filter.words.empty() || !filter.context.empty() || !filter.letter.empty();
}

std::vector<ListedCity> every_city(UnitOfWork& uow, sql::Text text, const std::string& on,
                                   const Paging& paging) {
    std::vector<ListedCity> cities;
    ListedCityRow row;
    rows::each(
        uow, text, row, [&] { cities.push_back(row.take()); }, soci::use(on, "on"),
        soci::use(paging.limit, "limit"), soci::use(paging.offset, "offset"));
    return cities;
}

std::vector<ListedCity> some_cities(UnitOfWork& uow, sql::Text text, const ListFilter& filter,
                                    const std::string& on, const Paging& paging) {
    const Patterns like(filter);
    std::vector<ListedCity> cities;
    ListedCityRow row;
    rows::each(
        uow, text, row, [&] { cities.push_back(row.take()); }, soci::use(filter.language, "language"),
        soci::use(filter.region, "region"), soci::use(filter.context, "context"),
        soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"),
        soci::use(like.word[2], "w3"), soci::use(on, "on"), soci::use(paging.limit, "limit"),
        soci::use(paging.offset, "offset"));
    return cities;
}

std::vector<ListedCity> sorted_cities(UnitOfWork& uow, const ListFilter& filter, const std::string& on,
                                      const Paging& paging) {
    const Patterns like(filter);
    std::vector<ListedCity> cities;
    ListedCityRow row;
    rows::each(
        uow,
        DIR_CITY_LIST(
            "", DIR_CITY_FILTER,
            "CASE WHEN :sort = 'population' THEN -c.population ELSE 0 END, "
            "CASE WHEN :sort = 'country' THEN c.iso2 ELSE '' END, "
            "CASE WHEN :sort = 'changed' THEN c.updated_at ELSE '' END DESC, " DIR_SORT_NAME("c") ", "),
        row, [&] { cities.push_back(row.take()); }, soci::use(filter.language, "language"),
        soci::use(filter.region, "region"), soci::use(filter.context, "context"),
        soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"),
        soci::use(like.word[2], "w3"), soci::use(filter.sort, "sort"), soci::use(on, "on"),
        soci::use(paging.limit, "limit"), soci::use(paging.offset, "offset"));
    return cities;
}

}  // namespace

// Left to itself, MariaDB reads a small table to its end and sorts it.
#define DIR_CITIES_IN(language, where)                                                                       \
    (mysql ? sql::Text(                                                                                      \
                 DIR_CITY_LIST("FORCE INDEX (dir_city_list_" language ") ", where, "c.sort_" language ", ")) \
           : sql::Text(DIR_CITY_LIST("", where, "c.sort_" language ", ")))

std::vector<ListedCity> list_cities(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging) {
    const auto on = to_text(today);
    const bool mysql = uow.engine() == Engine::mysql;
    if (!by_name(filter)) return sorted_cities(uow, filter, on, paging);
    if (!narrows(filter) && filter.region.empty())
        return every_city(uow,
                          filter.language == "es"   ? DIR_CITIES_IN("es", DIR_CITY_ALL)
                          : filter.language == "fr" ? DIR_CITIES_IN("fr", DIR_CITY_ALL)
                                                    : DIR_CITIES_IN("en", DIR_CITY_ALL),
                          on, paging);
    return some_cities(uow,
                       filter.language == "es"   ? DIR_CITIES_IN("es", DIR_CITY_FILTER)
                       : filter.language == "fr" ? DIR_CITIES_IN("fr", DIR_CITY_FILTER)
                                                 : DIR_CITIES_IN("en", DIR_CITY_FILTER),
                       filter, on, paging);
}

long long total_of(const std::vector<Count>& regions, const std::string& region) {
    long long total = 0;
    for (const auto& count : regions)
        if (region.empty() || count.name == region) total += count.count;
    return total;
}

long long count_cities(UnitOfWork& uow, const ListFilter& filter) {
    return total_of(count_regions(uow, filter), filter.region);
}

std::vector<Count> count_regions(UnitOfWork& uow, const ListFilter& filter) {
    if (!narrows(filter)) return city_tally(uow);
    const Patterns like(filter);
    const std::string any_region;
    std::vector<Count> counts;
    CountRow row;
    rows::each(
        uow,
        "SELECT c.region, COUNT(*) FROM dir_city c " DIR_CITY_FILTER "GROUP BY c.region ORDER BY c.region",
        row, [&] { counts.push_back(row.value); }, soci::use(filter.language, "language"),
        soci::use(any_region, "region"), soci::use(filter.context, "context"),
        soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"),
        soci::use(like.word[2], "w3"));
    return counts;
}

#define DIR_ORGANISATION_FILTER                                    \
    "WHERE o.merged_into = '' AND (:kind = '' OR o.kind = :kind) " \
    "AND (:letter = '' OR " DIR_SORT_NAME("o") " LIKE :letter) " DIR_WORDS("o")

std::vector<Organisation> list_organisations(UnitOfWork& uow, const ListFilter& filter, Paging paging) {
    const Patterns like(filter);
    std::vector<Organisation> all;
    OrganisationRow row;
    rows::each(
        uow,
        "SELECT o.id, o.name_en, o.name_es, o.name_fr, o.acronym_en, o.acronym_es, o.acronym_fr, o.kind, o.iso2, "
        "o.website, o.language, o.version FROM dir_organisation o " DIR_ORGANISATION_FILTER
        "ORDER BY CASE WHEN :sort = 'kind' THEN o.kind ELSE '' END, "
        "CASE WHEN :sort = 'changed' THEN o.updated_at ELSE '' END DESC, " DIR_SORT_NAME("o") ", o.id "
        "LIMIT :limit OFFSET :offset",
        row, [&] { all.push_back(row.value); }, soci::use(filter.language, "language"),
        soci::use(filter.kind, "kind"), soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"),
        soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"), soci::use(filter.sort, "sort"),
        soci::use(paging.limit, "limit"), soci::use(paging.offset, "offset"));
    return all;
}

long long count_organisations(UnitOfWork& uow, const ListFilter& filter) {
    const Patterns like(filter);
    return count(uow, "SELECT COUNT(*) FROM dir_organisation o " DIR_ORGANISATION_FILTER,
                 soci::use(filter.language, "language"), soci::use(filter.kind, "kind"),
                 soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"),
                 soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"));
}

std::vector<Count> count_kinds(UnitOfWork& uow) {
    std::vector<Count> counts;
    CountRow row;
    rows::each(uow,
               "SELECT kind, COUNT(*) FROM dir_organisation WHERE merged_into = '' AND kind <> '' "
               "GROUP BY kind ORDER BY kind",
               row, [&] { counts.push_back(row.value); });
    return counts;
}

#define DIR_PERSON_FILTER \
    "WHERE q.merged_into = '' AND (:letter = '' OR q.sort_name LIKE :letter) " DIR_WORDS("q")

std::vector<ListedPerson> list_people(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging) {
    const Patterns like(filter);
    const auto on = to_text(today);
    std::vector<ListedPerson> people;
    ListedPersonRow row;
    rows::each(
        uow,
        "SELECT p.id, p.name, p.gender, p.language, p.email, p.version, COALESCE(m.office, ''), "
        "COALESCE(c.id, ''), "
        "COALESCE(c.name_en, ''), COALESCE(c.name_es, ''), COALESCE(c.name_fr, '') "
        "FROM (SELECT q.id FROM dir_person q " DIR_PERSON_FILTER
        "ORDER BY CASE WHEN :sort = 'changed' THEN q.updated_at ELSE '' END DESC, q.sort_name, q.id "
        "LIMIT :limit OFFSET :offset) f JOIN dir_person p ON p.id = f.id "
        "LEFT JOIN dir_mandate m ON m.id = (SELECT n.id FROM dir_mandate n WHERE n.person_id = p.id "
        "AND n.from_day <= :on AND (n.until_day = '' OR n.until_day > :on) ORDER BY n.from_day DESC, n.id "
        "DESC LIMIT 1) "
        "LEFT JOIN dir_city c ON c.id = m.city_id "
        "ORDER BY CASE WHEN :sort = 'changed' THEN p.updated_at ELSE '' END DESC, p.sort_name, p.id",
        row, [&] { people.push_back(row.value); }, soci::use(like.letter, "letter"),
        soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"),
        soci::use(filter.sort, "sort"), soci::use(paging.limit, "limit"), soci::use(paging.offset, "offset"),
        soci::use(on, "on"));
    return people;
}

long long count_people(UnitOfWork& uow, const ListFilter& filter) {
    const Patterns like(filter);
    return count(uow, "SELECT COUNT(*) FROM dir_person q " DIR_PERSON_FILTER,
                 soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"),
                 soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"));
}

}  // namespace plenaria::directory
