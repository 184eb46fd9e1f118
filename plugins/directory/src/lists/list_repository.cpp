// SPDX-License-Identifier: EUPL-1.2
#include "list_repository.hpp"

#include "../rows.hpp"
#include "list_conditions.hpp"

namespace plenaria::directory {

namespace {

struct ListedOrganisationRow {
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

namespace {

#define DIR_ORGANISATION_ALL "WHERE o.merged_into = '' "
#define DIR_ORGANISATION_FILTER           \
    DIR_ORGANISATION_ALL                  \
    "AND (:kind = '' OR o.kind = :kind) " \
    "AND (:letter = '' OR " DIR_SORT_NAME("o") " LIKE :letter) " DIR_WORDS("o")
#define DIR_ORGANISATION_LIST(hint, where, order)                                                      \
    "SELECT o.id, o.name_en, o.name_es, o.name_fr, o.acronym_en, o.acronym_es, o.acronym_fr, o.kind, " \
    "o.iso2, "                                                                                         \
    "o.website, o.language, o.version FROM dir_organisation o " hint where "ORDER BY " order           \
    "o.id LIMIT :limit OFFSET :offset"
#define DIR_ORGANISATIONS_BY_NAME(where)                                                              \
    {                                                                                                 \
        DIR_ORGANISATION_LIST(DIR_IN_ORDER_OF("dir_organisation_list_en"), where, "o.sort_en, "),     \
            DIR_ORGANISATION_LIST(DIR_IN_ORDER_OF("dir_organisation_list_es"), where, "o.sort_es, "), \
            DIR_ORGANISATION_LIST(DIR_IN_ORDER_OF("dir_organisation_list_fr"), where, "o.sort_fr, ")  \
    }

constexpr InLanguages every_organisation = DIR_ORGANISATIONS_BY_NAME(DIR_ORGANISATION_ALL);
constexpr InLanguages some_organisations = DIR_ORGANISATIONS_BY_NAME(DIR_ORGANISATION_FILTER);
constexpr sql::Text sorted_organisations = DIR_ORGANISATION_LIST(
    "", DIR_ORGANISATION_FILTER,
    "CASE WHEN :sort = 'kind' THEN o.kind ELSE '' END, "
    "CASE WHEN :sort = 'changed' THEN o.updated_at ELSE '' END DESC, " DIR_SORT_NAME("o") ", ");

#define DIR_PERSON_ALL "WHERE q.merged_into = '' "
#define DIR_PERSON_FILTER DIR_PERSON_ALL "AND (:letter = '' OR q.sort_name LIKE :letter) " DIR_WORDS("q")
// Which people are on the page is found first, and only of those the office that they hold.
#define DIR_PERSON_LIST(hint, where, order) \
    "SELECT p.id, p.name, p.gender, p.language, p.email, p.version, COALESCE(m.office, ''), "               \
    "COALESCE(c.id, ''), "                                                                                  \
    "COALESCE(c.name_en, ''), COALESCE(c.name_es, ''), COALESCE(c.name_fr, '') "                            \
    "FROM (SELECT q.id FROM dir_person q " hint where "ORDER BY " order("q") "q.id "                        \
    "LIMIT :limit OFFSET :offset) f JOIN dir_person p ON p.id = f.id "                                      \
    "LEFT JOIN dir_mandate m ON m.id = (SELECT n.id FROM dir_mandate n WHERE n.person_id = p.id "           \
    "AND n.from_day <= :on AND (n.until_day = '' OR n.until_day > :on) ORDER BY n.from_day DESC, n.id "     \
    "DESC LIMIT 1) "                                                                                        \
    "LEFT JOIN dir_city c ON c.id = m.city_id ORDER BY " order("p") "p.id"
#define DIR_BY_PERSON_NAME(alias) alias ".sort_name, "
#define DIR_BY_PERSON_CHANGE(alias) alias ".updated_at DESC, " alias ".sort_name, "

constexpr sql::Text every_person =
    DIR_PERSON_LIST(DIR_IN_ORDER_OF("dir_person_list"), DIR_PERSON_ALL, DIR_BY_PERSON_NAME);
constexpr sql::Text some_people =
    DIR_PERSON_LIST(DIR_IN_ORDER_OF("dir_person_list"), DIR_PERSON_FILTER, DIR_BY_PERSON_NAME);
constexpr sql::Text sorted_people = DIR_PERSON_LIST("", DIR_PERSON_FILTER, DIR_BY_PERSON_CHANGE);

bool narrows_names(const ListFilter& filter) { return !filter.words.empty() || !filter.letter.empty(); }

}  // namespace

std::vector<Organisation> list_organisations(UnitOfWork& uow, const ListFilter& filter, Paging paging) {
    const Patterns like(filter);
    std::vector<Organisation> all;
    ListedOrganisationRow row;
    const auto take = [&] { all.push_back(row.value); };
    const auto ask = [&](sql::Text text, auto&&... more) {
        rows::each(uow, text, row, take, soci::use(paging.limit, "limit"), soci::use(paging.offset, "offset"),
                   std::forward<decltype(more)>(more)...);
    };
    const auto ask_filtered = [&](sql::Text text, auto&&... more) {
        ask(text, soci::use(filter.language, "language"), soci::use(filter.kind, "kind"),
            soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"),
            soci::use(like.word[2], "w3"), std::forward<decltype(more)>(more)...);
    };
    if (filter.sort == "kind" || filter.sort == "changed")
        ask_filtered(sorted_organisations, soci::use(filter.sort, "sort"));
    else if (narrows_names(filter) || !filter.kind.empty())
        ask_filtered(some_organisations.in(filter.language));
    else
        ask(every_organisation.in(filter.language));
    return all;
}

long long count_organisations(UnitOfWork& uow, const ListFilter& filter) {
    if (!narrows_names(filter) && filter.kind.empty())
        return count(uow, "SELECT COUNT(*) FROM dir_organisation o " DIR_ORGANISATION_ALL);
    const Patterns like(filter);
    return count(uow, "SELECT COUNT(*) FROM dir_organisation o " DIR_ORGANISATION_FILTER,
                 soci::use(filter.language, "language"), soci::use(filter.kind, "kind"),
                 soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"),
                 soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"));
}

std::vector<Count> count_kinds(UnitOfWork& uow) {
    std::vector<Count> counts;
    rows::Counted row;
    rows::each(uow,
               "SELECT kind, COUNT(*) FROM dir_organisation WHERE merged_into = '' AND kind <> '' "
               "GROUP BY kind ORDER BY kind",
               row, [&] {
                   counts.push_back({row.text, row.number});
               });
    return counts;
}

std::vector<ListedPerson> list_people(UnitOfWork& uow, const ListFilter& filter, Day today, Paging paging) {
    const Patterns like(filter);
    const auto on = to_text(today);
    std::vector<ListedPerson> people;
    ListedPersonRow row;
    const auto take = [&] { people.push_back(row.value); };
    const auto ask = [&](sql::Text text, auto&&... more) {
        rows::each(uow, text, row, take, soci::use(paging.limit, "limit"), soci::use(paging.offset, "offset"),
                   soci::use(on, "on"), std::forward<decltype(more)>(more)...);
    };
    const bool by_name = filter.sort != "changed";
    if (by_name && !narrows_names(filter))
        ask(every_person);
    else
        ask(by_name ? some_people : sorted_people, soci::use(like.letter, "letter"),
            soci::use(like.word[0], "w1"), soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"));
    return people;
}

long long count_people(UnitOfWork& uow, const ListFilter& filter) {
    if (!narrows_names(filter)) return count(uow, "SELECT COUNT(*) FROM dir_person q " DIR_PERSON_ALL);
    const Patterns like(filter);
    return count(uow, "SELECT COUNT(*) FROM dir_person q " DIR_PERSON_FILTER,
                 soci::use(like.letter, "letter"), soci::use(like.word[0], "w1"),
                 soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"));
}

}  // namespace plenaria::directory
