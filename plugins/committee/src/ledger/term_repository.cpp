// SPDX-License-Identifier: EUPL-1.2
#include "term_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::ledger {

namespace {

struct TermRow {
    Term value;
    std::string first, last, left_on, reason, envoy;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.seat_id), soci::into(facts.city.ref),
            soci::into(facts.city.name), soci::into(facts.person.ref), soci::into(facts.person.name),
            soci::into(facts.alternate.ref), soci::into(facts.alternate.name), soci::into(first),
            soci::into(last), soci::into(left_on), soci::into(reason), soci::into(envoy),
            soci::into(facts.note), soci::into(value.warned), soci::into(value.revision);
    }
    [[nodiscard]] Term take() const {
        auto taken = value;
        taken.facts.first = parse_day(first).value_or(no_day);
        taken.facts.last = parse_day(last).value_or(no_day);
        taken.left_on = parse_day(left_on);
        taken.reason = parse_end_reason(reason);
        taken.envoy_since = parse_day(envoy);
        return taken;
    }
};

struct PlacedTermRow {
    TermRow row;
    std::string body_id, office;
    int number = 0;

    template <class S>
    void bind(S& s) {
        row.bind(s);
        s, soci::into(body_id), soci::into(number), soci::into(office);
    }
    [[nodiscard]] PlacedTerm take() const { return {row.take(), body_id, number, parse_office(office)}; }
};

struct ActingRow {
    Acting value;
    std::string first, last;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.seat_id), soci::into(facts.city.ref),
            soci::into(facts.city.name), soci::into(facts.person.ref), soci::into(facts.person.name),
            soci::into(first), soci::into(last), soci::into(facts.note), soci::into(value.revision);
    }
    [[nodiscard]] Acting take() const {
        auto taken = value;
        taken.facts.first = parse_day(first).value_or(no_day);
        taken.facts.last = parse_day(last);
        return taken;
    }
};

#define CMT_TERM_NAMES                                                                         \
    "t.id, t.seat_id, t.city_ref, t.city_name, t.person_ref, t.person_name, t.alternate_ref, " \
    "t.alternate_name, "                                                                       \
    "t.first_day, t.last_day, t.left_on, t.end_reason, t.envoy_since, t.note, t.warned, t.revision"
#define CMT_TERM_COLUMNS "SELECT " CMT_TERM_NAMES " FROM cmt_term t "
#define CMT_ACTING_COLUMNS                                                                        \
    "SELECT a.id, a.seat_id, a.city_ref, a.city_name, a.person_ref, a.person_name, a.first_day, " \
    "a.last_day, "                                                                                \
    "a.note, a.revision FROM cmt_acting a "
#define CMT_IN_BODY                                                                             \
    "s.body_id = :body AND s.removed_at = '' AND s.number >= :lowest AND s.number <= :highest " \
    "AND (s.office <> '') = :held "

std::string day_text(std::optional<Day> day) { return day ? to_text(*day) : std::string(); }

}  // namespace

std::vector<Term> terms_of_body(UnitOfWork& uow, const std::string& body_id, SeatRange seats, Held held) {
    const auto which = static_cast<int>(held);
    auto prepared =
        sql::prepare(uow, "SELECT " CMT_TERM_NAMES
                          " FROM cmt_seat s JOIN cmt_term t ON t.seat_id = s.id WHERE " CMT_IN_BODY
                          "AND t.removed_at = '' ORDER BY t.first_day, t.id");
    prepared, soci::use(body_id, "body"), soci::use(seats.first, "lowest"), soci::use(seats.last, "highest"),
        soci::use(which, "held");
    return sql::rows_of<TermRow>(prepared);
}

std::vector<Term> terms_of_person(UnitOfWork& uow, const std::string& body_id, const std::string& person_ref,
                                  Held held) {
    const auto which = static_cast<int>(held);
    auto prepared = sql::prepare(
        uow,
        "SELECT " CMT_TERM_NAMES
        " FROM cmt_term t JOIN cmt_seat s ON s.id = t.seat_id WHERE s.body_id = :body "
        "AND s.removed_at = '' AND t.removed_at = '' AND t.person_ref = :person AND (s.office <> '') = :held "
        "ORDER BY t.first_day, t.id");
    prepared, soci::use(body_id, "body"), soci::use(person_ref, "person"), soci::use(which, "held");
    return sql::rows_of<TermRow>(prepared);
}

std::vector<Acting> actings_of_person(UnitOfWork& uow, const std::string& body_id,
                                      const std::string& person_ref, Held held) {
    const auto which = static_cast<int>(held);
    auto prepared = sql::prepare(
        uow, CMT_ACTING_COLUMNS
        "JOIN cmt_seat s ON s.id = a.seat_id WHERE s.body_id = :body AND "
        "s.removed_at = '' AND a.removed_at = '' AND a.person_ref = :person AND (s.office <> '') = :held "
        "ORDER BY a.first_day, a.id");
    prepared, soci::use(body_id, "body"), soci::use(person_ref, "person"), soci::use(which, "held");
    return sql::rows_of<ActingRow>(prepared);
}

std::vector<Term> terms_of_seat(UnitOfWork& uow, const std::string& seat_id) {
    auto prepared = sql::prepare(
        uow, CMT_TERM_COLUMNS "WHERE t.seat_id = :seat AND t.removed_at = '' ORDER BY t.first_day, t.id");
    prepared, soci::use(seat_id, "seat");
    return sql::rows_of<TermRow>(prepared);
}

std::vector<Term> terms_on(UnitOfWork& uow, const std::string& body_id, Day day, SeatRange seats, Held held) {
    const auto which = static_cast<int>(held);
    const auto on = to_text(day);
    auto prepared = sql::prepare(
        uow,
        "SELECT " CMT_TERM_NAMES " FROM cmt_seat s JOIN cmt_term t ON t.seat_id = s.id WHERE " CMT_IN_BODY
        "AND t.removed_at = '' AND t.first_day <= :first AND t.end_day >= :last ORDER BY s.number");
    prepared, soci::use(body_id, "body"), soci::use(seats.first, "lowest"), soci::use(seats.last, "highest"),
        soci::use(which, "held"), soci::use(on, "first"), soci::use(on, "last");
    return sql::rows_of<TermRow>(prepared);
}

std::vector<Acting> actings_of_body(UnitOfWork& uow, const std::string& body_id, SeatRange seats, Held held) {
    const auto which = static_cast<int>(held);
    auto prepared =
        sql::prepare(uow, CMT_ACTING_COLUMNS "JOIN cmt_seat s ON s.id = a.seat_id WHERE " CMT_IN_BODY
                                             "AND a.removed_at = '' ORDER BY a.first_day, a.id");
    prepared, soci::use(body_id, "body"), soci::use(seats.first, "lowest"), soci::use(seats.last, "highest"),
        soci::use(which, "held");
    return sql::rows_of<ActingRow>(prepared);
}

std::vector<Acting> actings_of_seat(UnitOfWork& uow, const std::string& seat_id) {
    auto prepared = sql::prepare(
        uow, CMT_ACTING_COLUMNS "WHERE a.seat_id = :seat AND a.removed_at = '' ORDER BY a.first_day, a.id");
    prepared, soci::use(seat_id, "seat");
    return sql::rows_of<ActingRow>(prepared);
}

std::vector<Acting> actings_on(UnitOfWork& uow, const std::string& body_id, Day day, SeatRange seats,
                               Held held) {
    const auto which = static_cast<int>(held);
    const auto on = to_text(day);
    auto prepared = sql::prepare(uow, CMT_ACTING_COLUMNS
                                 "JOIN cmt_seat s ON s.id = a.seat_id WHERE " CMT_IN_BODY
                                 "AND a.removed_at = '' AND a.first_day <= :first "
                                 "AND (a.last_day = '' OR a.last_day >= :last) ORDER BY s.number");
    prepared, soci::use(body_id, "body"), soci::use(seats.first, "lowest"), soci::use(seats.last, "highest"),
        soci::use(which, "held"), soci::use(on, "first"), soci::use(on, "last");
    return sql::rows_of<ActingRow>(prepared);
}

std::optional<Term> find_term(UnitOfWork& uow, const std::string& id, Removed removed) {
    const std::string all = removed == Removed::shown ? "1" : "0";
    auto prepared =
        sql::prepare(uow, CMT_TERM_COLUMNS "WHERE t.id = :id AND (t.removed_at = '' OR :shown = '1')");
    prepared, soci::use(id, "id"), soci::use(all, "shown");
    return sql::first_of(sql::rows_of<TermRow>(prepared));
}

void insert(UnitOfWork& uow, const Term& term) {
    const auto& facts = term.facts;
    const auto first = to_text(facts.first), last = to_text(facts.last);
    sql::query(
        uow,
        "INSERT INTO cmt_term (id, seat_id, city_ref, city_name, person_ref, person_name, alternate_ref, "
        "alternate_name, first_day, last_day, left_on, end_reason, envoy_since, end_day, note, warned, "
        "removed_at, revision) VALUES (:id, :seat, :city, :city_name, :person, :person_name, :alternate, "
        ":alternate_name, :first, :last, '', '', '', :end, :note, 0, '', 1)"),
        soci::use(term.id, "id"), soci::use(term.seat_id, "seat"), soci::use(facts.city.ref, "city"),
        soci::use(facts.city.name, "city_name"), soci::use(facts.person.ref, "person"),
        soci::use(facts.person.name, "person_name"), soci::use(facts.alternate.ref, "alternate"),
        soci::use(facts.alternate.name, "alternate_name"), soci::use(first, "first"), soci::use(last, "last"),
        soci::use(last, "end"), soci::use(facts.note, "note");
}

bool update(UnitOfWork& uow, const Term& term) {
    const auto& facts = term.facts;
    const auto first = to_text(facts.first), last = to_text(facts.last), left = day_text(term.left_on),
               envoy = day_text(term.envoy_since), end = to_text(term.end());
    const std::string reason(term.reason ? to_text(*term.reason) : std::string_view());
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cmt_term SET city_ref = :city, city_name = :city_name, person_ref = :person, "
             "person_name = :person_name, alternate_ref = :alternate, alternate_name = :alternate_name, "
             "first_day = :first, last_day = :last, left_on = :left_on, end_reason = :reason, "
             "envoy_since = :envoy, end_day = :end, note = :note, warned = :warned, "
             "revision = revision + 1 WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(facts.city.ref, "city"), soci::use(facts.city.name, "city_name"),
         soci::use(facts.person.ref, "person"), soci::use(facts.person.name, "person_name"),
         soci::use(facts.alternate.ref, "alternate"), soci::use(facts.alternate.name, "alternate_name"),
         soci::use(first, "first"), soci::use(last, "last"), soci::use(left, "left_on"),
         soci::use(reason, "reason"), soci::use(envoy, "envoy"), soci::use(end, "end"),
         soci::use(facts.note, "note"), soci::use(term.warned, "warned"), soci::use(term.id, "id"),
         soci::use(term.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void set_term_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE cmt_term SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void set_warned(UnitOfWork& uow, const std::string& id, int days) {
    sql::query(uow, "UPDATE cmt_term SET warned = :days WHERE id = :id"), soci::use(days, "days"),
        soci::use(id, "id");
}

std::optional<Acting> find_acting(UnitOfWork& uow, const std::string& id, Removed removed) {
    const std::string all = removed == Removed::shown ? "1" : "0";
    auto prepared =
        sql::prepare(uow, CMT_ACTING_COLUMNS "WHERE a.id = :id AND (a.removed_at = '' OR :shown = '1')");
    prepared, soci::use(id, "id"), soci::use(all, "shown");
    return sql::first_of(sql::rows_of<ActingRow>(prepared));
}

void insert(UnitOfWork& uow, const Acting& acting) {
    const auto& facts = acting.facts;
    const auto first = to_text(facts.first), last = day_text(facts.last);
    sql::query(
        uow,
        "INSERT INTO cmt_acting (id, seat_id, city_ref, city_name, person_ref, person_name, first_day, "
        "last_day, note, removed_at, revision) VALUES (:id, :seat, :city, :city_name, :person, "
        ":person_name, :first, :last, :note, '', 1)"),
        soci::use(acting.id, "id"), soci::use(acting.seat_id, "seat"), soci::use(facts.city.ref, "city"),
        soci::use(facts.city.name, "city_name"), soci::use(facts.person.ref, "person"),
        soci::use(facts.person.name, "person_name"), soci::use(first, "first"), soci::use(last, "last"),
        soci::use(facts.note, "note");
}

bool update(UnitOfWork& uow, const Acting& acting) {
    const auto& facts = acting.facts;
    const auto first = to_text(facts.first), last = day_text(facts.last);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_acting SET city_ref = :city, city_name = :city_name, person_ref = :person, "
                      "person_name = :person_name, first_day = :first, last_day = :last, note = :note, "
                      "revision = revision + 1 WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(facts.city.ref, "city"), soci::use(facts.city.name, "city_name"),
         soci::use(facts.person.ref, "person"), soci::use(facts.person.name, "person_name"),
         soci::use(first, "first"), soci::use(last, "last"), soci::use(facts.note, "note"),
         soci::use(acting.id, "id"), soci::use(acting.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void set_acting_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE cmt_acting SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

std::vector<PlacedTerm> terms_ending(UnitOfWork& uow, Day from, Day until) {
    const auto first = to_text(from), last = to_text(until);
    auto prepared = sql::prepare(
        uow, "SELECT " CMT_TERM_NAMES
             ", s.body_id, s.number, s.office FROM cmt_term t JOIN cmt_seat s ON s.id = t.seat_id "
             "JOIN cmt_body b ON b.id = s.body_id WHERE t.end_day >= :first "
             "AND t.end_day <= :last AND t.removed_at = '' AND s.removed_at = '' "
             "AND b.removed_at = '' ORDER BY t.end_day, s.body_id, s.number");
    prepared, soci::use(first, "first"), soci::use(last, "last");
    return sql::rows_of<PlacedTermRow>(prepared);
}

bool has_history(UnitOfWork& uow, const std::string& seat_id) {
    int terms = 0, actings = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_term WHERE seat_id = :seat AND removed_at = ''"),
        soci::use(seat_id, "seat"), soci::into(terms);
    sql::query(uow, "SELECT COUNT(*) FROM cmt_acting WHERE seat_id = :seat AND removed_at = ''"),
        soci::use(seat_id, "seat"), soci::into(actings);
    return terms + actings > 0;
}

std::vector<std::string> rename_called(UnitOfWork& uow, const std::string& ref, const std::string& name) {
    std::vector<std::string> bodies;
    std::string body;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT s.body_id FROM cmt_seat s JOIN cmt_term t ON t.seat_id = s.id WHERE t.person_ref = :p "
             "OR t.city_ref = :c OR t.alternate_ref = :a UNION SELECT s.body_id FROM cmt_seat s "
             "JOIN cmt_acting a ON a.seat_id = s.id WHERE a.person_ref = :ap OR a.city_ref = :ac"),
         soci::use(ref, "p"), soci::use(ref, "c"), soci::use(ref, "a"), soci::use(ref, "ap"),
         soci::use(ref, "ac"), soci::into(body));
    select.execute();
    while (select.fetch()) bodies.push_back(body);
    if (bodies.empty()) return bodies;
    const auto put = [&](sql::Text text) {
        sql::query(uow, text), soci::use(name, "name"), soci::use(ref, "ref");
    };
    put("UPDATE cmt_term SET person_name = :name WHERE person_ref = :ref");
    put("UPDATE cmt_term SET city_name = :name WHERE city_ref = :ref");
    put("UPDATE cmt_term SET alternate_name = :name WHERE alternate_ref = :ref");
    put("UPDATE cmt_acting SET person_name = :name WHERE person_ref = :ref");
    put("UPDATE cmt_acting SET city_name = :name WHERE city_ref = :ref");
    return bodies;
}

std::string Merged::standing(const std::string& ref) const {
    constexpr int longest_chain = 20;  // the directory refuses circles
    auto found = into.find(ref);
    if (found == into.end()) return ref;
    for (int step = 0; step < longest_chain; ++step) {
        const auto next = into.find(found->second);
        if (next == into.end()) break;
        found = next;
    }
    return found->second;
}

std::vector<std::string> Merged::all_of(const std::string& person) const {
    std::vector<std::string> refs{person};
    for (const auto& [gone, kept] : into)
        if (standing(gone) == person) refs.push_back(gone);
    return refs;
}

Merged merged_refs(UnitOfWork& uow) {
    Merged merged;
    std::string gone, kept;
    soci::statement select =
        (sql::prepare(uow, "SELECT gone, kept FROM cmt_merged"), soci::into(gone), soci::into(kept));
    select.execute();
    while (select.fetch()) merged.into[gone] = kept;
    return merged;
}

void set_merged(UnitOfWork& uow, const std::string& gone, const std::string& kept) {
    sql::query(uow, "DELETE FROM cmt_merged WHERE gone = :gone"), soci::use(gone, "gone");
    if (!kept.empty())
        sql::query(uow, "INSERT INTO cmt_merged (gone, kept) VALUES (:gone, :kept)"), soci::use(gone, "gone"),
            soci::use(kept, "kept");
}

}  // namespace plenaria::committee::ledger
