// SPDX-License-Identifier: EUPL-1.2
#include "validation_repository.hpp"

#include <plenaria/sql.hpp>

#include "../instant_text.hpp"

namespace plenaria::statements {

namespace {

#define STM_VALIDATION_COLUMNS                                                                            \
    "SELECT v.id, v.statement_id, v.version_id, v.vote_ref, v.body_ref, v.state, v.hash, v.has_numbers, " \
    "v.yes_votes, v.no_votes, v.abstentions, v.members, v.asked_at, v.asked_by, v.decided_at, t.body, "   \
    "t.sentence, COALESCE(c.serial, '') FROM stm_validation v JOIN stm_validation_text t ON "             \
    "t.validation_id = v.id AND t.language = :language LEFT JOIN stm_certificate c ON c.validation_id = " \
    "v.id "

std::vector<Validated> select_validations(UnitOfWork& uow, sql::Text text, std::string_view value,
                                          std::string_view language) {
    const std::string wanted(value), in(language);
    Validated row;
    ValidationNumbers numbers;
    std::string state, asked, decided;
    int has_numbers = 0;
    soci::statement select =
        (sql::prepare(uow, text), soci::use(in, "language"), soci::use(wanted, "value"), soci::into(row.id),
         soci::into(row.statement_id), soci::into(row.version_id), soci::into(row.vote_ref),
         soci::into(row.body_ref), soci::into(state), soci::into(row.vote.hash), soci::into(has_numbers),
         soci::into(numbers.yes), soci::into(numbers.no), soci::into(numbers.abstentions),
         soci::into(numbers.members), soci::into(asked), soci::into(row.asked_by), soci::into(decided),
         soci::into(row.vote.body), soci::into(row.vote.sentence), soci::into(row.serial));
    select.execute();
    std::vector<Validated> all;
    while (select.fetch()) {
        row.vote.state = parse_validation_state(state).value();
        row.vote.numbers = has_numbers != 0 ? std::optional(numbers) : std::nullopt;
        row.vote.decided_at = parse_instant(decided);
        row.asked_at = parse_instant(asked).value();
        all.push_back(row);
    }
    return all;
}

void write_texts(UnitOfWork& uow, const std::string& id, const std::map<std::string, ValidationVote>& texts) {
    sql::query(uow, "DELETE FROM stm_validation_text WHERE validation_id = :id"), soci::use(id, "id");
    for (const auto& [language, vote] : texts)
        sql::query(uow,
                   "INSERT INTO stm_validation_text (validation_id, language, body, sentence) VALUES (:id, "
                   ":language, :body, :sentence)"),
            soci::use(id, "id"), soci::use(language, "language"), soci::use(vote.body, "body"),
            soci::use(vote.sentence, "sentence");
}

}  // namespace

std::vector<Validated> validations_of_version(UnitOfWork& uow, std::string_view version_id,
                                              std::string_view language) {
    return select_validations(uow, STM_VALIDATION_COLUMNS "WHERE v.version_id = :value ORDER BY v.id DESC",
                              version_id, language);
}

std::vector<Validated> validations_of_statement(UnitOfWork& uow, std::string_view statement_id,
                                                std::string_view language) {
    return select_validations(uow, STM_VALIDATION_COLUMNS "WHERE v.statement_id = :value ORDER BY v.id DESC",
                              statement_id, language);
}

std::optional<Validated> find_validation(UnitOfWork& uow, std::string_view vote_ref,
                                         std::string_view language) {
    return sql::first_of(
        select_validations(uow, STM_VALIDATION_COLUMNS "WHERE v.vote_ref = :value", vote_ref, language));
}

void insert(UnitOfWork& uow, const Validated& validated, const std::map<std::string, ValidationVote>& texts) {
    const std::string state(to_text(validated.vote.state)), asked = to_text(validated.asked_at);
    sql::query(uow,
               "INSERT INTO stm_validation (id, statement_id, version_id, vote_ref, body_ref, state, hash, "
               "has_numbers, yes_votes, no_votes, abstentions, members, asked_at, asked_by, decided_at) "
               "VALUES (:id, :statement, :version, :vote, :body, :state, :hash, 0, 0, 0, 0, 0, :asked, "
               ":by, '')"),
        soci::use(validated.id, "id"), soci::use(validated.statement_id, "statement"),
        soci::use(validated.version_id, "version"), soci::use(validated.vote_ref, "vote"),
        soci::use(validated.body_ref, "body"), soci::use(state, "state"),
        soci::use(validated.vote.hash, "hash"), soci::use(asked, "asked"),
        soci::use(validated.asked_by, "by");
    write_texts(uow, validated.id, texts);
}

void update(UnitOfWork& uow, const Validated& validated, const std::map<std::string, ValidationVote>& texts) {
    const auto& vote = validated.vote;
    const std::string state(to_text(vote.state)), decided = text_or_empty(vote.decided_at);
    const auto numbers = vote.numbers.value_or(ValidationNumbers{});
    const int has_numbers = vote.numbers ? 1 : 0;
    sql::query(uow,
               "UPDATE stm_validation SET state = :state, has_numbers = :has, yes_votes = :yes, no_votes = "
               ":no, abstentions = :abstentions, members = :members, decided_at = :decided WHERE id = :id"),
        soci::use(state, "state"), soci::use(has_numbers, "has"), soci::use(numbers.yes, "yes"),
        soci::use(numbers.no, "no"), soci::use(numbers.abstentions, "abstentions"),
        soci::use(numbers.members, "members"), soci::use(decided, "decided"), soci::use(validated.id, "id");
    write_texts(uow, validated.id, texts);
}

std::optional<Requirement> find_requirement(UnitOfWork& uow, std::string_view statement_id) {
    const std::string of(statement_id);
    std::string way;
    Requirement found{.is_own = true};
    soci::statement select =
        (sql::prepare(uow, "SELECT way, who, who_name FROM stm_requirement WHERE statement_id = :of"),
         soci::use(of, "of"), soci::into(way), soci::into(found.who), soci::into(found.who_name));
    select.execute();
    if (!select.fetch()) return std::nullopt;
    found.way = parse_way(way).value();
    return found;
}

void set_requirement(UnitOfWork& uow, std::string_view statement_id, const std::optional<Requirement>& wanted,
                     const std::string& by) {
    const std::string of(statement_id), at = to_text(uow.now());
    sql::query(uow, "DELETE FROM stm_requirement WHERE statement_id = :of"), soci::use(of, "of");
    if (!wanted) return;
    const std::string way(to_text(wanted->way));
    sql::query(uow,
               "INSERT INTO stm_requirement (statement_id, way, who, who_name, set_at, set_by) VALUES (:of, "
               ":way, :who, :name, :at, :by)"),
        soci::use(of, "of"), soci::use(way, "way"), soci::use(wanted->who, "who"),
        soci::use(wanted->who_name, "name"), soci::use(at, "at"), soci::use(by, "by");
}

void insert_serial(UnitOfWork& uow, std::string_view validation_id, const std::string& serial) {
    const std::string of(validation_id), at = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO stm_certificate (validation_id, serial, issued_at) VALUES (:of, :serial, :at)"),
        soci::use(of, "of"), soci::use(serial, "serial"), soci::use(at, "at");
}

std::string vote_with_serial(UnitOfWork& uow, const std::string& serial) {
    std::string ref;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT v.vote_ref FROM stm_certificate c JOIN stm_validation v ON v.id = "
                      "c.validation_id WHERE c.serial = :serial"),
         soci::use(serial, "serial"), soci::into(ref));
    select.execute();
    return select.fetch() ? ref : std::string();
}

}  // namespace plenaria::statements
