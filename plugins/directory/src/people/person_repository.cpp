// SPDX-License-Identifier: EUPL-1.2
#include "person_repository.hpp"

#include <nlohmann/json.hpp>

#include "../parties/party_rules.hpp"
#include "../postal_repository.hpp"
#include "../rows.hpp"
#include "../search/name_repository.hpp"

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
    put_post(uow, ref, person.post);
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
    if (found) {
        found->aliases = find_aliases(uow, person_ref(id));
        found->post = find_post(uow, person_ref(id));
    }
    return found;
}

std::map<std::string, std::string> names_of_people(UnitOfWork& uow, const std::vector<std::string>& ids) {
    // One question however many: a list of placeholders would have a length, and each piece of it costs a
    // journey.
    const auto asked = nlohmann::json(ids).dump();
    // CROSS and STRAIGHT: from the ids to the people, never the other way round.
    const sql::Text sqlite =
        "SELECT p.id, p.name FROM json_each(:ids) j CROSS JOIN dir_person p ON p.id = j.value "
        "WHERE p.merged_into = ''";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN p.id, p.name FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j "
        "JOIN dir_person p ON p.id = j.id WHERE p.merged_into = ''";
    std::string id, name;
    std::map<std::string, std::string> names;
    soci::statement select = (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql),
                              soci::use(asked, "ids"), soci::into(id), soci::into(name));
    select.execute();
    while (select.fetch()) names[id] = name;
    return names;
}

std::vector<PersonFacts> facts_of_people(UnitOfWork& uow, const std::vector<std::string>& ids, Day on) {
    // As names_of_people(); who holds two offices that day is of the city where theirs is the highest.
    const auto asked = nlohmann::json(ids).dump(), day = to_text(on);
    const sql::Text sqlite =
        "SELECT p.id, p.name, p.gender, p.language, COALESCE(c.region, ''), COALESCE(c.id, '') FROM "
        "json_each(:ids) j "
        "CROSS JOIN dir_person p ON p.id = j.value LEFT JOIN dir_mandate m ON m.person_id = p.id "
        "AND m.from_day <= :day AND (m.until_day = '' OR m.until_day > :until) "
        "LEFT JOIN dir_city c ON c.id = m.city_id WHERE p.merged_into = '' ORDER BY p.id, m.head DESC, m.id";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN p.id, p.name, p.gender, p.language, COALESCE(c.region, ''), COALESCE(c.id, '') "
        "FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j JOIN dir_person p ON p.id = j.id "
        "LEFT JOIN dir_mandate m ON m.person_id = p.id "
        "AND m.from_day <= :day AND (m.until_day = '' OR m.until_day > :until) "
        "LEFT JOIN dir_city c ON c.id = m.city_id WHERE p.merged_into = '' ORDER BY p.id, m.head DESC, m.id";
    PersonFacts row;
    std::string id, city;
    std::vector<PersonFacts> found;
    soci::statement select =
        (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(asked, "ids"),
         soci::use(day, "day"), soci::use(day, "until"), soci::into(id), soci::into(row.name),
         soci::into(row.gender), soci::into(row.language), soci::into(row.region), soci::into(city));
    select.execute();
    while (select.fetch()) {
        row.ref = person_ref(id);
        if (found.empty() || found.back().ref != row.ref) found.push_back(row);
        if (!city.empty()) found.back().cities.push_back(city_ref(city));
    }
    return found;
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
    if (person.post.is_known()) put_post(uow, person_ref(person.id), person.post);
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
    return sql::first_of(select_mandates(
        uow, "SELECT " DIR_MANDATE_COLUMNS " FROM dir_mandate WHERE id = :id", soci::use(id, "id")));
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
    return sql::first_of(
        select_mandates(uow,
                        "SELECT " DIR_MANDATE_COLUMNS
                        " FROM dir_mandate WHERE city_id = :id AND head = 1 AND from_day <= :on "
                        "AND (until_day = '' OR until_day > :on) ORDER BY from_day DESC, id DESC LIMIT 1",
                        soci::use(city_id, "id"), soci::use(on, "on")));
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
