// SPDX-License-Identifier: EUPL-1.2
#include "ledger_repository.hpp"

#include <algorithm>

#include <plenaria/sql.hpp>

namespace plenaria::committee::ledger {

namespace {

struct BodyRow {
    Body value;
    std::string en, es, fr, rule;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(facts.names.original), soci::into(en), soci::into(es),
            soci::into(fr), soci::into(rule), soci::into(facts.note), soci::into(value.revision),
            soci::into(value.stamp);
    }
    [[nodiscard]] Body take() const {
        auto taken = value;
        taken.facts.names.texts = {{"en", en}, {"es", es}, {"fr", fr}};
        taken.facts.names = tidy(std::move(taken.facts.names));
        taken.facts.mandate_rule = parse_mandate_rule(rule).value();
        return taken;
    }
};

struct SeatRow {
    Seat value;
    std::string office, since, until;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.body_id), soci::into(facts.number), soci::into(office),
            soci::into(facts.region), soci::into(facts.eligibility), soci::into(facts.term_months),
            soci::into(facts.renewals), soci::into(facts.stagger), soci::into(since), soci::into(until),
            soci::into(value.revision);
    }
    [[nodiscard]] Seat take() const {
        auto taken = value;
        taken.facts.office = parse_office(office);
        taken.facts.since = parse_day(since).value_or(no_day);
        taken.facts.until = parse_day(until);
        return taken;
    }
};

#define CMT_BODY_COLUMNS                                                                                 \
    "SELECT id, original_language, name_en, name_es, name_fr, mandate_rule, note, revision, stamp FROM " \
    "cmt_body "
#define CMT_SEAT_COLUMNS                                                                                   \
    "SELECT id, body_id, number, office, region, eligibility, term_months, renewals, stagger, since_day, " \
    "until_day, revision FROM cmt_seat "

std::string name_in(const Names& names, const char* language) {
    const auto found = names.texts.find(language);
    return found == names.texts.end() ? std::string() : found->second;
}

std::string removal_text(UnitOfWork& uow, bool removed) {
    return removed ? to_text(uow.now()) : std::string();
}

std::string open_end(std::optional<Day> day) { return day ? to_text(*day) : std::string(); }

}  // namespace

std::vector<Body> all_bodies(UnitOfWork& uow) {
    return sql::rows_of<BodyRow>(sql::prepare(uow, CMT_BODY_COLUMNS "WHERE removed_at = '' ORDER BY id"));
}

std::optional<Body> find_body(UnitOfWork& uow, const std::string& id, Removed removed) {
    const std::string all = removed == Removed::shown ? "1" : "0";
    auto prepared =
        sql::prepare(uow, CMT_BODY_COLUMNS "WHERE id = :id AND (removed_at = '' OR :shown = '1')");
    prepared, soci::use(id, "id"), soci::use(all, "shown");
    return sql::first_of(sql::rows_of<BodyRow>(prepared));
}

void insert(UnitOfWork& uow, const Body& body) {
    const auto& facts = body.facts;
    const auto en = name_in(facts.names, "en"), es = name_in(facts.names, "es"),
               fr = name_in(facts.names, "fr");
    const std::string rule(to_text(facts.mandate_rule));
    sql::query(uow,
               "INSERT INTO cmt_body (id, original_language, name_en, name_es, name_fr, mandate_rule, note, "
               "removed_at, revision, stamp) VALUES (:id, :original, :en, :es, :fr, :rule, :note, '', 1, 1)"),
        soci::use(body.id, "id"), soci::use(facts.names.original, "original"), soci::use(en, "en"),
        soci::use(es, "es"), soci::use(fr, "fr"), soci::use(rule, "rule"), soci::use(facts.note, "note");
}

bool update(UnitOfWork& uow, const Body& body) {
    const auto& facts = body.facts;
    const auto en = name_in(facts.names, "en"), es = name_in(facts.names, "es"),
               fr = name_in(facts.names, "fr");
    const std::string rule(to_text(facts.mandate_rule));
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_body SET original_language = :original, name_en = :en, name_es = :es, "
                      "name_fr = :fr, mandate_rule = :rule, note = :note, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(facts.names.original, "original"), soci::use(en, "en"), soci::use(es, "es"),
         soci::use(fr, "fr"), soci::use(rule, "rule"), soci::use(facts.note, "note"),
         soci::use(body.id, "id"), soci::use(body.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void set_body_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removal_text(uow, removed);
    sql::query(uow, "UPDATE cmt_body SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void touch_body(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE cmt_body SET stamp = stamp + 1 WHERE id = :id"), soci::use(id, "id");
}

std::vector<Seat> seats_of(UnitOfWork& uow, const std::string& body_id) {
    auto prepared =
        sql::prepare(uow, CMT_SEAT_COLUMNS
                     "WHERE body_id = :body AND office = '' AND removed_at = '' ORDER BY number, id");
    prepared, soci::use(body_id, "body");
    return sql::rows_of<SeatRow>(prepared);
}

std::vector<Seat> offices_of(UnitOfWork& uow, const std::string& body_id) {
    auto prepared =
        sql::prepare(uow, CMT_SEAT_COLUMNS
                     "WHERE body_id = :body AND office <> '' AND removed_at = '' ORDER BY number, id");
    prepared, soci::use(body_id, "body");
    auto offices = sql::rows_of<SeatRow>(prepared);
    std::stable_sort(offices.begin(), offices.end(),
                     [](const Seat& a, const Seat& b) { return a.facts.office < b.facts.office; });
    return offices;
}

std::vector<Seat> seats_on(UnitOfWork& uow, const std::string& body_id, Day day, int skip, int most) {
    const auto on = to_text(day);
    auto prepared =
        sql::prepare(uow, CMT_SEAT_COLUMNS
                     "WHERE body_id = :body AND office = '' AND removed_at = '' AND since_day <= :since "
                     "AND (until_day = '' OR until_day >= :until) ORDER BY number, id "
                     "LIMIT :most OFFSET :skip");
    prepared, soci::use(body_id, "body"), soci::use(on, "since"), soci::use(on, "until"),
        soci::use(most, "most"), soci::use(skip, "skip");
    return sql::rows_of<SeatRow>(prepared);
}

std::optional<Seat> find_seat(UnitOfWork& uow, const std::string& id, Removed removed) {
    const std::string all = removed == Removed::shown ? "1" : "0";
    auto prepared =
        sql::prepare(uow, CMT_SEAT_COLUMNS "WHERE id = :id AND (removed_at = '' OR :shown = '1')");
    prepared, soci::use(id, "id"), soci::use(all, "shown");
    return sql::first_of(sql::rows_of<SeatRow>(prepared));
}

void insert(UnitOfWork& uow, const Seat& seat) {
    const auto& facts = seat.facts;
    const auto since = to_text(facts.since), until = open_end(facts.until);
    const std::string office(facts.office ? to_text(*facts.office) : std::string_view());
    sql::query(uow,
               "INSERT INTO cmt_seat (id, body_id, number, office, region, eligibility, term_months, "
               "renewals, stagger, "
               "since_day, until_day, removed_at, revision) VALUES (:id, :body, :number, :office, :region, "
               ":eligibility, :months, :renewals, :stagger, :since, :until, '', 1)"),
        soci::use(seat.id, "id"), soci::use(seat.body_id, "body"), soci::use(facts.number, "number"),
        soci::use(office, "office"), soci::use(facts.region, "region"),
        soci::use(facts.eligibility, "eligibility"), soci::use(facts.term_months, "months"),
        soci::use(facts.renewals, "renewals"), soci::use(facts.stagger, "stagger"), soci::use(since, "since"),
        soci::use(until, "until");
}

bool update(UnitOfWork& uow, const Seat& seat) {
    const auto& facts = seat.facts;
    const auto since = to_text(facts.since), until = open_end(facts.until);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_seat SET number = :number, region = :region, eligibility = :eligibility, "
                      "term_months = :months, renewals = :renewals, stagger = :stagger, since_day = :since, "
                      "until_day = :until, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(facts.number, "number"), soci::use(facts.region, "region"),
         soci::use(facts.eligibility, "eligibility"), soci::use(facts.term_months, "months"),
         soci::use(facts.renewals, "renewals"), soci::use(facts.stagger, "stagger"),
         soci::use(since, "since"), soci::use(until, "until"), soci::use(seat.id, "id"),
         soci::use(seat.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void set_seat_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removal_text(uow, removed);
    sql::query(uow, "UPDATE cmt_seat SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

SeatCount count_seats_on(UnitOfWork& uow, const std::string& body_id, Day day) {
    const auto on = to_text(day);
    SeatCount count;
    sql::query(uow,
               "SELECT COUNT(*) FROM cmt_seat WHERE body_id = :body AND office = '' AND removed_at = '' AND "
               "since_day <= :since "
               "AND (until_day = '' OR until_day >= :until)"),
        soci::use(body_id, "body"), soci::use(on, "since"), soci::use(on, "until"), soci::into(count.seats);
    sql::query(uow,
               "SELECT COUNT(*) FROM cmt_seat s JOIN cmt_term t ON t.seat_id = s.id WHERE s.body_id = :body "
               "AND s.office = '' AND s.removed_at = '' AND t.removed_at = '' AND t.first_day <= :first AND "
               "t.end_day >= :last"),
        soci::use(body_id, "body"), soci::use(on, "first"), soci::use(on, "last"), soci::into(count.held);
    sql::query(
        uow,
        "SELECT COUNT(*) FROM cmt_seat s JOIN cmt_acting a ON a.seat_id = s.id WHERE s.body_id = :body "
        "AND s.office = '' AND s.removed_at = '' AND a.removed_at = '' AND a.first_day <= :first "
        "AND (a.last_day = '' OR a.last_day >= :last)"),
        soci::use(body_id, "body"), soci::use(on, "first"), soci::use(on, "last"), soci::into(count.acting);
    return count;
}

}  // namespace plenaria::committee::ledger
