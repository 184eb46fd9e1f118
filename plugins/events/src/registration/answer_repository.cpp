// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "answer_file_repository.hpp"
#include "question_repository.hpp"

namespace plenaria::events {

namespace {

struct FollowUpRow {
    FollowUp value;
    std::string opened, until, answered;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.delegation_id), soci::into(opened), soci::into(until), soci::into(answered),
            soci::into(value.revision);
    }
    [[nodiscard]] FollowUp take() const {
        auto taken = value;
        taken.opened_at = parse_instant(opened).value();
        taken.reply_until = parse_instant(until).value();
        taken.answered_at = answered.empty() ? std::nullopt : parse_instant(answered);
        return taken;
    }
};

}  // namespace

AnswerCounts answer_counts(UnitOfWork& uow, const std::string& question) {
    std::string answer;
    int count = 0;
    AnswerCounts counts;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT answer, COUNT(*) FROM evt_question_answer WHERE question_id = :question "
                      "GROUP BY answer"),
         soci::use(question, "question"), soci::into(answer), soci::into(count));
    select.execute();
    while (select.fetch()) counts[answer] = count;
    return counts;
}

AnswersByPerson answers_of_delegation(UnitOfWork& uow, const std::string& delegation) {
    std::string person, question, answer;
    AnswersByPerson answers;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT delegate_id, question_id, answer FROM evt_question_answer "
                      "WHERE delegation_id = :delegation"),
         soci::use(delegation, "delegation"), soci::into(person), soci::into(question), soci::into(answer));
    select.execute();
    while (select.fetch()) answers[person][question] = answer;
    return answers;
}

std::map<std::string, AnswersByPerson> answers_of_delegations(UnitOfWork& uow,
                                                              const std::vector<std::string>& delegations) {
    const auto ids = nlohmann::json(delegations).dump();
    const sql::Text sqlite =
        "SELECT a.delegation_id, a.delegate_id, a.question_id, a.answer FROM json_each(:ids) j "
        "CROSS JOIN evt_question_answer a ON a.delegation_id = j.value";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN a.delegation_id, a.delegate_id, a.question_id, a.answer FROM "
        "JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j "
        "JOIN evt_question_answer a ON a.delegation_id = j.id";
    std::string delegation, person, question, answer;
    std::map<std::string, AnswersByPerson> answers;
    soci::statement select =
        (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(ids, "ids"),
         soci::into(delegation), soci::into(person), soci::into(question), soci::into(answer));
    select.execute();
    while (select.fetch()) answers[delegation][person][question] = answer;
    return answers;
}

void store_answers(UnitOfWork& uow, const std::string& delegation, Stage stage,
                   const AnswersByPerson& answers) {
    const std::string of_stage(to_text(stage));
    sql::query(uow,
               "DELETE FROM evt_question_answer WHERE delegation_id = :delegation AND question_id IN "
               "(SELECT id FROM evt_question WHERE stage = :stage AND removed_at = '')"),
        soci::use(delegation, "delegation"), soci::use(of_stage, "stage");
    for (const auto& [person, given] : answers)
        for (const auto& [question, answer] : given)
            sql::query(uow,
                       "INSERT INTO evt_question_answer (delegation_id, delegate_id, question_id, answer) "
                       "VALUES (:delegation, :person, :question, :answer)"),
                soci::use(delegation, "delegation"), soci::use(person, "person"),
                soci::use(question, "question"), soci::use(answer, "answer");
    settle_answer_files(uow, delegation);
}

void forget_answers(UnitOfWork& uow, const std::string& delegation) {
    sql::query(uow, "DELETE FROM evt_question_answer WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation");
    forget_files_of_delegation(uow, delegation);
}

void forget_answers_of_others(UnitOfWork& uow, const std::string& delegation) {
    sql::query(uow,
               "DELETE FROM evt_question_answer WHERE delegation_id = :delegation AND delegate_id <> '' AND "
               "delegate_id NOT IN (SELECT id FROM evt_delegate WHERE delegation_id = :again)"),
        soci::use(delegation, "delegation"), soci::use(delegation, "again");
}

std::vector<KeptAnswers> kept_answers(UnitOfWork& uow) {
    KeptAnswers row;
    std::vector<KeptAnswers> kept;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT q.id, q.edition_id, q.erase_days FROM evt_question q WHERE EXISTS "
                      "(SELECT 1 FROM evt_question_answer a WHERE a.question_id = q.id) ORDER BY q.id"),
         soci::into(row.question), soci::into(row.edition), soci::into(row.erase_days));
    select.execute();
    while (select.fetch()) kept.push_back(row);
    return kept;
}

int erase_answers(UnitOfWork& uow, const std::string& question) {
    soci::statement erase =
        (sql::prepare(uow, "DELETE FROM evt_question_answer WHERE question_id = :question"),
         soci::use(question, "question"));
    erase.execute(true);
    const auto erased = static_cast<int>(erase.get_affected_rows());
    forget_files_of_question(uow, question);
    return erased;
}

std::optional<FollowUp> follow_up_of(UnitOfWork& uow, const std::string& delegation) {
    return sql::first_of(sql::rows_of<FollowUpRow>(
        (sql::prepare(uow,
                      "SELECT delegation_id, opened_at, reply_until, answered_at, revision "
                      "FROM evt_follow_up WHERE delegation_id = :delegation"),
         soci::use(delegation, "delegation"))));
}

std::map<std::string, FollowUp> follow_ups_of(UnitOfWork& uow, const std::string& edition) {
    FollowUpRow row;
    std::map<std::string, FollowUp> all;
    auto prepared = sql::prepare(
        uow,
        "SELECT f.delegation_id, f.opened_at, f.reply_until, f.answered_at, f.revision FROM evt_follow_up f "
        "JOIN evt_delegation d ON d.id = f.delegation_id WHERE d.edition_id = :edition");
    prepared, soci::use(edition, "edition");
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    while (select.fetch()) all.emplace(row.value.delegation_id, row.take());
    return all;
}

void insert(UnitOfWork& uow, const FollowUp& follow_up) {
    const auto opened = to_text(follow_up.opened_at), until = to_text(follow_up.reply_until);
    sql::query(uow,
               "INSERT INTO evt_follow_up (delegation_id, opened_at, reply_until, answered_at, revision) "
               "VALUES (:delegation, :opened, :until, '', 1)"),
        soci::use(follow_up.delegation_id, "delegation"), soci::use(opened, "opened"),
        soci::use(until, "until");
}

bool update(UnitOfWork& uow, const FollowUp& follow_up) {
    const auto until = to_text(follow_up.reply_until),
               answered = follow_up.answered_at ? to_text(*follow_up.answered_at) : std::string();
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_follow_up SET reply_until = :until, answered_at = :answered, "
                      "revision = revision + 1 WHERE delegation_id = :delegation AND revision = :revision"),
         soci::use(until, "until"), soci::use(answered, "answered"),
         soci::use(follow_up.delegation_id, "delegation"), soci::use(follow_up.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

}  // namespace plenaria::events
