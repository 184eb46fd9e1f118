// SPDX-License-Identifier: EUPL-1.2
#include "city_list_repository.hpp"

#include "../lists/list_conditions.hpp"
#include "../rows.hpp"

namespace plenaria::directory {

namespace {

#define DIR_CITY_ALL "WHERE c.merged_into = '' "
#define DIR_CITY_FILTER                                                                                      \
    "WHERE c.merged_into = '' AND (:region = '' OR c.region = :region) "                                     \
    "AND (:context = '' OR (:context = 'origin' AND c.origin = 1) OR (:context = 'transit' AND c.transit = " \
    "1) "                                                                                                    \
    "OR (:context = 'destination' AND c.destination = 1) OR (:context = 'return' AND c.return_to = 1)) "     \
    "AND (:letter = '' OR " DIR_SORT_NAME("c") " LIKE :letter) " DIR_WORDS("c")

// The mayors of skipped rows are looked up too: cheaper than a second table for every first page.
#define DIR_CITY_LIST(columns, hint, where, order)                                                    \
    "SELECT " columns " FROM dir_city c " hint                                                        \
    "LEFT JOIN dir_mandate m ON m.city_id = c.id AND m.head = 1 AND m.from_day <= :on "               \
    "AND (m.until_day = '' OR m.until_day > :on) LEFT JOIN dir_person h ON h.id = m.person_id " where \
    "ORDER BY " order "c.id LIMIT :limit OFFSET :offset"
// Every other order than that of names sorts.
#define DIR_CITIES_SORTED(columns)                                       \
    DIR_CITY_LIST(                                                       \
        columns, "", DIR_CITY_FILTER,                                    \
        "CASE WHEN :sort = 'population' THEN -c.population ELSE 0 END, " \
        "CASE WHEN :sort = 'country' THEN c.iso2 ELSE '' END, "          \
        "CASE WHEN :sort = 'changed' THEN c.updated_at ELSE '' END DESC, " DIR_SORT_NAME("c") ", ")
#define DIR_CITIES_BY_NAME(columns, where)                                                           \
    {                                                                                                \
        DIR_CITY_LIST(columns("en"), DIR_IN_ORDER_OF("dir_city_list_en"), where, "c.sort_en, "),     \
            DIR_CITY_LIST(columns("es"), DIR_IN_ORDER_OF("dir_city_list_es"), where, "c.sort_es, "), \
            DIR_CITY_LIST(columns("fr"), DIR_IN_ORDER_OF("dir_city_list_fr"), where, "c.sort_fr, ")  \
    }

#define DIR_CITY_CONTEXT "c.origin + 2 * c.transit + 4 * c.destination + 8 * c.return_to"
#define DIR_CITY_NAME(language) "CASE " language " WHEN '' THEN c.name_en ELSE " language " END"
#define DIR_CITY_LINE(name)                                                         \
    "c.id, " name ", c.iso2, c.division, c.region, c.population, " DIR_CITY_CONTEXT \
    ", COALESCE(h.name, ''), "                                                      \
    "COALESCE(h.id, '')"
#define DIR_CITY_LINE_IN(language) DIR_CITY_LINE(DIR_CITY_NAME("c.name_" language))
#define DIR_CITY_WHOLE                                                                                \
    "c.id, c.name_en, c.name_es, c.name_fr, c.iso2, c.division, c.region, c.population, c.latitude, " \
    "c.longitude, "                                                                                   \
    "c.has_place, " DIR_CITY_CONTEXT ", c.zone, c.language, c.version, COALESCE(h.name, '')"
#define DIR_CITY_WHOLE_IN(language) DIR_CITY_WHOLE

/// The statements of one kind of rows.
struct CityTexts {
    InLanguages every;  ///< no filter at all, which is what most pages show
    InLanguages some;
    sql::Text sorted;
};

constexpr CityTexts texts_of_lines = {
    DIR_CITIES_BY_NAME(DIR_CITY_LINE_IN, DIR_CITY_ALL), DIR_CITIES_BY_NAME(DIR_CITY_LINE_IN, DIR_CITY_FILTER),
    DIR_CITIES_SORTED(DIR_CITY_LINE(DIR_CITY_NAME(
        "CASE :language WHEN 'es' THEN c.name_es WHEN 'fr' THEN c.name_fr ELSE c.name_en END")))};
constexpr CityTexts texts_of_whole = {DIR_CITIES_BY_NAME(DIR_CITY_WHOLE_IN, DIR_CITY_ALL),
                                      DIR_CITIES_BY_NAME(DIR_CITY_WHOLE_IN, DIR_CITY_FILTER),
                                      DIR_CITIES_SORTED(DIR_CITY_WHOLE)};

MigrationContext context_from_bits(int bits) {
    return {.origin = (bits & 1) != 0,
            .transit = (bits & 2) != 0,
            .destination = (bits & 4) != 0,
            .return_to = (bits & 8) != 0};
}

struct CityLineRow {
    CityLine value;
    int context = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.name), soci::into(value.iso2), soci::into(value.division),
            soci::into(value.region), soci::into(value.population), soci::into(context),
            soci::into(value.mayor), soci::into(value.mayor_id);
    }
    [[nodiscard]] CityLine take() const {
        auto taken = value;
        taken.context = context_from_bits(context);
        return taken;
    }
};

struct WholeCityRow {
    ListedCity value;
    int has_place = 0;
    int context = 0;

    template <class S>
    void bind(S& s) {
        auto& c = value.city;
        s, soci::into(c.id), soci::into(c.name.en), soci::into(c.name.es), soci::into(c.name.fr),
            soci::into(c.iso2), soci::into(c.division), soci::into(value.region), soci::into(c.population),
            soci::into(c.latitude), soci::into(c.longitude), soci::into(has_place), soci::into(context),
            soci::into(c.zone), soci::into(c.language), soci::into(c.version), soci::into(value.mayor);
    }
    [[nodiscard]] ListedCity take() const {
        auto taken = value;
        taken.city.has_place = has_place != 0;
        taken.city.context = context_from_bits(context);
        return taken;
    }
};

bool cities_by_name(const ListFilter& filter) {
    return filter.sort != "population" && filter.sort != "country" && filter.sort != "changed";
}

bool narrows_cities(const ListFilter& filter) {
    return !filter.words.empty() || !filter.context.empty() || !filter.letter.empty();
}

template <class Row>
auto find_cities(UnitOfWork& uow, const CityTexts& texts, const ListFilter& filter, Day today,
                 const Paging& paging) {
    const auto on = to_text(today);
    const Patterns like(filter);
    Row row;
    std::vector<decltype(row.take())> found;
    const auto take = [&] { found.push_back(row.take()); };
    const auto ask = [&](sql::Text text, auto&&... more) {
        rows::each(uow, text, row, take, soci::use(on, "on"), soci::use(paging.limit, "limit"),
                   soci::use(paging.offset, "offset"), std::forward<decltype(more)>(more)...);
    };
    const auto ask_filtered = [&](sql::Text text, auto&&... more) {
        ask(text, soci::use(filter.language, "language"), soci::use(filter.region, "region"),
            soci::use(filter.context, "context"), soci::use(like.letter, "letter"),
            soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"),
            std::forward<decltype(more)>(more)...);
    };
    if (!cities_by_name(filter))
        ask_filtered(texts.sorted, soci::use(filter.sort, "sort"));
    else if (narrows_cities(filter) || !filter.region.empty())
        ask_filtered(texts.some.in(filter.language));
    else
        ask(texts.every.in(filter.language));
    return found;
}

}  // namespace

std::vector<CityLine> city_lines(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging) {
    return find_cities<CityLineRow>(uow, texts_of_lines, filter, today, paging);
}

std::vector<ListedCity> list_cities(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging) {
    return find_cities<WholeCityRow>(uow, texts_of_whole, filter, today, paging);
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
    if (!narrows_cities(filter)) return city_tally(uow);
    const Patterns like(filter);
    const std::string any_region;
    std::vector<Count> counts;
    rows::Counted row;
    rows::each(
        uow,
        "SELECT c.region, COUNT(*) FROM dir_city c " DIR_CITY_FILTER "GROUP BY c.region ORDER BY c.region",
        row,
        [&] {
            counts.push_back({row.text, row.number});
        },
        soci::use(filter.language, "language"), soci::use(any_region, "region"),
        soci::use(filter.context, "context"), soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"),
        soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"));
    return counts;
}

}  // namespace plenaria::directory
