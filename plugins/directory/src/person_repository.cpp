// SPDX-License-Identifier: EUPL-1.2
#include "person_repository.hpp"

#include <array>

#include "name_repository.hpp"
#include "party_rules.hpp"
#include "rows.hpp"

namespace plenaria::directory {

namespace {

#define DIR_PERSON_COLUMNS "id, name, gender, language, email, note, merged_into, version"
#define DIR_MANDATE_COLUMNS \
    "id, person_id, city_id, office, head, from_day, until_day, remark, end_told, version"

struct PersonRow {
    Person value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.name), soci::into(value.gender), soci::into(value.language),
            soci::into(value.email), soci::into(value.note), soci::into(value.merged_into),
            soci::into(value.version);
    }
};

struct MandateFields {
    MandateRow mandate;
    int head = 0;
    int end_told = 0;
    std::string from;
    std::string until;

    template <class S>
    void bind(S& s) {
        s, soci::into(mandate.id), soci::into(mandate.person_id), soci::into(mandate.city_id),
            soci::into(mandate.office), soci::into(head), soci::into(from), soci::into(until),
            soci::into(mandate.remark), soci::into(end_told), soci::into(mandate.version);
    }
    [[nodiscard]] MandateRow value() const {
        auto value = mandate;
        value.head = head != 0;
        value.end_told = end_told != 0;
        value.from = parse_day(from).value_or(Day{});
        value.until = until.empty() ? std::nullopt : parse_day(until);
        return value;
    }
};

std::string until_text(const MandateRow& mandate) {
    return mandate.until ? to_text(*mandate.until) : std::string();
}

template <class... Use>
std::vector<MandateRow> select_mandates(UnitOfWork& uow, sql::Text text, Use&&... use) {
    std::vector<MandateRow> all;
    MandateFields row;
    rows::each(
        uow, text, row, [&] { all.push_back(row.value()); }, std::forward<Use>(use)...);
    return all;
}

void put_person_names(UnitOfWork& uow, const Person& person) {
    const auto ref = person_ref(person.id);
    put_aliases(uow, ref, person.aliases);
    put_words(uow, ref,
              person.merged_into.empty() ? index_words(spellings(person)) : std::vector<std::string>());
}

}  // namespace

std::optional<Person> find_person(UnitOfWork& uow, const std::string& id) {
    std::optional<Person> found;
    PersonRow row;
    rows::each(
        uow, "SELECT " DIR_PERSON_COLUMNS " FROM dir_person WHERE id = :id", row, [&] { found = row.value; },
        soci::use(id, "id"));
    if (found) found->aliases = find_aliases(uow, person_ref(id));
    return found;
}

std::map<std::string, std::string> names_of_people(UnitOfWork& uow, const std::vector<std::string>& ids) {
    // A list of placeholders has a length; what is left of the last one is asked for nobody.
    std::array<std::string, 20> asked;
    std::string id, name;
    std::map<std::string, std::string> names;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT id, name FROM dir_person WHERE merged_into = '' AND id IN (:a, :b, :c, :d, :e, :f, "
             ":g, :h, :i, :j, :k, :l, :m, :n, :o, :p, :q, :r, :s, :t)"),
         soci::use(asked[0], "a"), soci::use(asked[1], "b"), soci::use(asked[2], "c"),
         soci::use(asked[3], "d"), soci::use(asked[4], "e"), soci::use(asked[5], "f"),
         soci::use(asked[6], "g"), soci::use(asked[7], "h"), soci::use(asked[8], "i"),
         soci::use(asked[9], "j"), soci::use(asked[10], "k"), soci::use(asked[11], "l"),
         soci::use(asked[12], "m"), soci::use(asked[13], "n"), soci::use(asked[14], "o"),
         soci::use(asked[15], "p"), soci::use(asked[16], "q"), soci::use(asked[17], "r"),
         soci::use(asked[18], "s"), soci::use(asked[19], "t"), soci::into(id), soci::into(name));
    for (std::size_t first = 0; first < ids.size(); first += asked.size()) {
        for (std::size_t i = 0; i < asked.size(); ++i)
            asked[i] = first + i < ids.size() ? ids[first + i] : std::string();
        select.execute();
        while (select.fetch()) names[id] = name;
    }
    return names;
}

std::vector<Person> find_people_named(UnitOfWork& uow, const std::string& sort_name) {
    std::vector<Person> all;
    PersonRow row;
    rows::each(
        uow,
        "SELECT " DIR_PERSON_COLUMNS
        " FROM dir_person WHERE sort_name = :name AND merged_into = '' ORDER BY id",
        row, [&] { all.push_back(row.value); }, soci::use(sort_name, "name"));
    return all;
}

std::vector<Person> all_people(UnitOfWork& uow) {
    std::vector<Person> all;
    PersonRow row;
    rows::each(uow,
               "SELECT " DIR_PERSON_COLUMNS " FROM dir_person WHERE merged_into = '' ORDER BY sort_name, id",
               row, [&] { all.push_back(row.value); });
    return all;
}

void insert(UnitOfWork& uow, const Person& person) {
    const auto sort_name = sort_form(person.name);
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO dir_person (id, name, sort_name, gender, language, email, note, merged_into, "
               "updated_at, version) "
               "VALUES (:id, :name, :sort_name, :gender, :language, :email, :note, :merged_into, :now, 1)"),
        soci::use(person.id, "id"), soci::use(person.name, "name"), soci::use(sort_name, "sort_name"),
        soci::use(person.gender, "gender"), soci::use(person.language, "language"),
        soci::use(person.email, "email"), soci::use(person.note, "note"),
        soci::use(person.merged_into, "merged_into"), soci::use(now, "now");
    add_aliases(uow, person_ref(person.id), person.aliases);
    add_words(uow, person_ref(person.id), index_words(spellings(person)));
}

bool update(UnitOfWork& uow, const Person& person) {
    const auto sort_name = sort_form(person.name);
    const auto now = to_text(uow.now());
    const auto touched = rows::run(
        uow,
        "UPDATE dir_person SET name = :name, sort_name = :sort_name, gender = :gender, language = :language, "
        "email = :email, note = :note, merged_into = :merged_into, updated_at = :now, version = version + 1 "
        "WHERE id = :id AND version = :version",
        soci::use(person.name, "name"), soci::use(sort_name, "sort_name"), soci::use(person.gender, "gender"),
        soci::use(person.language, "language"), soci::use(person.email, "email"),
        soci::use(person.note, "note"), soci::use(person.merged_into, "merged_into"), soci::use(now, "now"),
        soci::use(person.id, "id"), soci::use(person.version, "version"));
    if (touched == 0) return false;
    put_person_names(uow, person);
    return true;
}

std::optional<MandateRow> find_mandate(UnitOfWork& uow, const std::string& id) {
    auto found = select_mandates(uow, "SELECT " DIR_MANDATE_COLUMNS " FROM dir_mandate WHERE id = :id",
                                 soci::use(id, "id"));
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::vector<MandateRow> mandates_of_city(UnitOfWork& uow, const std::string& city_id) {
    return select_mandates(uow,
                           "SELECT " DIR_MANDATE_COLUMNS
                           " FROM dir_mandate WHERE city_id = :id ORDER BY from_day DESC, id DESC",
                           soci::use(city_id, "id"));
}

std::vector<MandateRow> mandates_of_person(UnitOfWork& uow, const std::string& person_id) {
    return select_mandates(uow,
                           "SELECT " DIR_MANDATE_COLUMNS
                           " FROM dir_mandate WHERE person_id = :id ORDER BY from_day DESC, id DESC",
                           soci::use(person_id, "id"));
}

std::vector<MandateRow> all_mandates(UnitOfWork& uow) {
    return select_mandates(uow, "SELECT " DIR_MANDATE_COLUMNS " FROM dir_mandate ORDER BY id");
}

std::optional<MandateRow> head_mandate_on(UnitOfWork& uow, const std::string& city_id, Day day) {
    const auto on = to_text(day);
    auto found =
        select_mandates(uow,
                        "SELECT " DIR_MANDATE_COLUMNS
                        " FROM dir_mandate WHERE city_id = :id AND head = 1 AND from_day <= :on "
                        "AND (until_day = '' OR until_day > :on) ORDER BY from_day DESC, id DESC LIMIT 1",
                        soci::use(city_id, "id"), soci::use(on, "on"));
    if (found.empty()) return std::nullopt;
    return found.front();
}

void insert(UnitOfWork& uow, const MandateRow& mandate) {
    const int head = mandate.head ? 1 : 0;
    const int end_told = mandate.end_told ? 1 : 0;
    const auto from = to_text(mandate.from);
    const auto until = until_text(mandate);
    sql::query(uow,
               "INSERT INTO dir_mandate (id, person_id, city_id, office, head, from_day, until_day, remark, "
               "end_told, version) "
               "VALUES (:id, :person, :city, :office, :head, :from, :until, :remark, :end_told, 1)"),
        soci::use(mandate.id, "id"), soci::use(mandate.person_id, "person"),
        soci::use(mandate.city_id, "city"), soci::use(mandate.office, "office"), soci::use(head, "head"),
        soci::use(from, "from"), soci::use(until, "until"), soci::use(mandate.remark, "remark"),
        soci::use(end_told, "end_told");
}

bool update(UnitOfWork& uow, const MandateRow& mandate) {
    const int head = mandate.head ? 1 : 0;
    const int end_told = mandate.end_told ? 1 : 0;
    const auto from = to_text(mandate.from);
    const auto until = until_text(mandate);
    return rows::run(
               uow,
               "UPDATE dir_mandate SET person_id = :person, city_id = :city, office = :office, head = :head, "
               "from_day = :from, until_day = :until, remark = :remark, end_told = :end_told, "
               "version = version + 1 "
               "WHERE id = :id AND version = :version",
               soci::use(mandate.person_id, "person"), soci::use(mandate.city_id, "city"),
               soci::use(mandate.office, "office"), soci::use(head, "head"), soci::use(from, "from"),
               soci::use(until, "until"), soci::use(mandate.remark, "remark"),
               soci::use(end_told, "end_told"), soci::use(mandate.id, "id"),
               soci::use(mandate.version, "version")) > 0;
}

std::vector<MandateRow> mandates_ended_untold(UnitOfWork& uow, Day today) {
    const auto on = to_text(today);
    return select_mandates(uow,
                           "SELECT " DIR_MANDATE_COLUMNS
                           " FROM dir_mandate WHERE end_told = 0 AND until_day <> '' AND until_day <= :on "
                           "ORDER BY until_day, id LIMIT 500",
                           soci::use(on, "on"));
}

void lock_city(UnitOfWork& uow, const std::string& city_id) {
    sql::query(uow, "UPDATE dir_city SET version = version WHERE id = :id"), soci::use(city_id, "id");
}

void remove_mandate(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM dir_mandate WHERE id = :id"), soci::use(id, "id");
}

}  // namespace plenaria::directory
