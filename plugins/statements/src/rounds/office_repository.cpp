// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sql.hpp>

#include "../instant_text.hpp"
#include "round_repository.hpp"

namespace plenaria::statements {

namespace {

struct OfficeRow {
    std::string id, round_id, party, party_name, contact_name, address, language, zone, invited_at,
        reminded_at, asked_at, asked_because, position, position_text, question_answer, sent_at, changed_at;
    int revision = 0, sendings = 0;

    [[nodiscard]] Office value() const {
        return {.id = id,
                .round_id = round_id,
                .party = party,
                .party_name = party_name,
                .contact_name = contact_name,
                .address = address,
                .language = language,
                .zone = zone,
                .invited_at = parse_instant(invited_at),
                .reminded_at = parse_instant(reminded_at),
                .asked_at = parse_instant(asked_at),
                .asked_because = asked_because,
                .position = parse_position(position).value(),
                .position_text = position_text,
                .question_answer = question_answer,
                .revision = revision,
                .sendings = sendings,
                .sent_at = parse_instant(sent_at),
                .changed_at = parse_instant(changed_at)};
    }
};

/// Runs `text`, which selects the columns of OfficeRow, for one round and one party.
std::vector<Office> select_offices(UnitOfWork& uow, sql::Text text, std::string_view round_id,
                                   std::string_view party) {
    OfficeRow row;
    const std::string round(round_id), of(party);
    std::vector<Office> offices;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(round, "round"), soci::use(of, "party"), soci::into(row.id),
         soci::into(row.round_id), soci::into(row.party), soci::into(row.party_name),
         soci::into(row.contact_name), soci::into(row.address), soci::into(row.language),
         soci::into(row.zone), soci::into(row.invited_at), soci::into(row.reminded_at),
         soci::into(row.asked_at), soci::into(row.asked_because), soci::into(row.position),
         soci::into(row.position_text), soci::into(row.question_answer), soci::into(row.revision),
         soci::into(row.sendings), soci::into(row.sent_at), soci::into(row.changed_at));
    statement.execute();
    while (statement.fetch()) offices.push_back(row.value());
    return offices;
}

}  // namespace

std::vector<Office> offices_of(UnitOfWork& uow, std::string_view round_id) {
    return select_offices(
        uow,
        "SELECT id, round_id, party, party_name, contact_name, address, language, zone, invited_at, "
        "reminded_at, asked_at, asked_because, position, position_text, question_answer, revision, "
        "sendings, sent_at, changed_at FROM stm_office WHERE round_id = :round AND party <> :party "
        "ORDER BY party_name",
        round_id, "");
}

std::optional<Office> find_office(UnitOfWork& uow, std::string_view round_id, std::string_view party) {
    return sql::first_of(select_offices(
        uow,
        "SELECT id, round_id, party, party_name, contact_name, address, language, zone, invited_at, "
        "reminded_at, asked_at, asked_because, position, position_text, question_answer, revision, "
        "sendings, sent_at, changed_at FROM stm_office WHERE round_id = :round AND party = :party",
        round_id, party));
}

void insert(UnitOfWork& uow, const Office& office) {
    const auto invited = text_or_empty(office.invited_at);
    sql::query(
        uow,
        "INSERT INTO stm_office (id, round_id, party, party_name, contact_name, address, language, zone, "
        "invited_at, reminded_at, asked_at, asked_because, position, position_text, question_answer, "
        "revision, sendings, sent_at, changed_at) VALUES (:id, :round, :party, :party_name, :contact, "
        ":address, :language, :zone, :invited, '', '', '', 'none', '', '', 1, 0, '', '')"),
        soci::use(office.id, "id"), soci::use(office.round_id, "round"), soci::use(office.party, "party"),
        soci::use(office.party_name, "party_name"), soci::use(office.contact_name, "contact"),
        soci::use(office.address, "address"), soci::use(office.language, "language"),
        soci::use(office.zone, "zone"), soci::use(invited, "invited");
}

void remove_office(UnitOfWork& uow, std::string_view office_id) {
    const std::string id(office_id);
    sql::query(uow, "DELETE FROM stm_office WHERE id = :id"), soci::use(id, "id");
}

void update_contact(UnitOfWork& uow, const Office& office) {
    const auto invited = text_or_empty(office.invited_at), reminded = text_or_empty(office.reminded_at),
               asked = text_or_empty(office.asked_at);
    sql::query(uow,
               "UPDATE stm_office SET contact_name = :contact, address = :address, language = :language, "
               "zone = :zone, invited_at = :invited, reminded_at = :reminded, asked_at = :asked, "
               "asked_because = :because WHERE id = :id"),
        soci::use(office.contact_name, "contact"), soci::use(office.address, "address"),
        soci::use(office.language, "language"), soci::use(office.zone, "zone"), soci::use(invited, "invited"),
        soci::use(reminded, "reminded"), soci::use(asked, "asked"),
        soci::use(office.asked_because, "because"), soci::use(office.id, "id");
}

bool update_position(UnitOfWork& uow, const Office& office) {
    const std::string position(to_text(office.position));
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE stm_office SET position = :position, position_text = :text, question_answer = :answer, "
             "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(position, "position"), soci::use(office.position_text, "text"),
         soci::use(office.question_answer, "answer"), soci::use(office.id, "id"),
         soci::use(office.revision, "revision"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void touch_office(UnitOfWork& uow, std::string_view office_id, Instant at) {
    const std::string id(office_id);
    const auto text = to_text(at);
    sql::query(uow, "UPDATE stm_office SET changed_at = :at WHERE id = :id"), soci::use(text, "at"),
        soci::use(id, "id");
}

bool update_sent(UnitOfWork& uow, const Office& office, Instant at) {
    const auto text = to_text(at);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE stm_office SET sendings = sendings + 1, sent_at = :at, changed_at = '' "
                      "WHERE id = :id AND sendings = :sendings"),
         soci::use(text, "at"), soci::use(office.id, "id"), soci::use(office.sendings, "sendings"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::set<std::string> statements_sent_to(UnitOfWork& uow, std::string_view party) {
    const std::string party_text(party);
    std::set<std::string> found;
    std::string statement;
    soci::statement query =
        (sql::prepare(
             uow,
             "SELECT r.statement_id FROM stm_office o JOIN stm_round r ON r.id = o.round_id "
             "WHERE o.party = :reviewer AND o.invited_at <> '' "
             "UNION SELECT g.statement_id FROM stm_signatory s JOIN stm_signing g ON g.id = "
             "s.signing_id WHERE s.party = :signatory AND s.invited_at <> '' "
             "UNION SELECT p.statement_id FROM stm_procedure_member m JOIN stm_procedure p ON p.id = "
             "m.procedure_id WHERE m.party = :member AND m.written_at <> ''"),
         soci::use(party_text, "reviewer"), soci::use(party_text, "signatory"),
         soci::use(party_text, "member"), soci::into(statement));
    query.execute();
    while (query.fetch()) found.insert(statement);
    return found;
}

}  // namespace plenaria::statements
