// SPDX-License-Identifier: EUPL-1.2
#include "answer_file_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct AnswerFileRow {
    AnswerFile value;
    long long size = 0;
    int answered = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.delegation_id), soci::into(value.question_id),
            soci::into(value.name), soci::into(value.content_type), soci::into(size),
            soci::into(value.sha256), soci::into(answered);
    }
    [[nodiscard]] AnswerFile take() const {
        auto taken = value;
        taken.size = size;
        taken.answered = answered != 0;
        return taken;
    }
};

#define EVT_ANSWER_FILE_COLUMNS                                                               \
    "SELECT f.id, f.delegation_id, f.question_id, f.name, f.content_type, f.size, f.sha256, " \
    "f.answered FROM evt_answer_file f "

std::map<std::string, AnswerFile> by_id(std::vector<AnswerFile> files) {
    std::map<std::string, AnswerFile> all;
    for (auto& each : files) all.emplace(each.id, std::move(each));
    return all;
}

}  // namespace

std::optional<AnswerFile> find_answer_file(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<AnswerFileRow>(
        (sql::prepare(uow, EVT_ANSWER_FILE_COLUMNS "WHERE f.id = :id"), soci::use(id, "id"))));
}

std::string bytes_of_answer_file(UnitOfWork& uow, const std::string& id) {
    std::string bytes;
    sql::query(uow, "SELECT bytes FROM evt_answer_file WHERE id = :id"), soci::use(id, "id"),
        soci::into(bytes);
    return bytes;
}

std::optional<AnswerFile> find_same_file(UnitOfWork& uow, const AnswerFile& file) {
    return sql::first_of(sql::rows_of<AnswerFileRow>(
        (sql::prepare(uow, EVT_ANSWER_FILE_COLUMNS
                      "WHERE f.delegation_id = :delegation AND f.question_id = :question AND "
                      "f.sha256 = :sha256 AND f.name = :name ORDER BY f.id LIMIT 1"),
         soci::use(file.delegation_id, "delegation"), soci::use(file.question_id, "question"),
         soci::use(file.sha256, "sha256"), soci::use(file.name, "name"))));
}

void insert(UnitOfWork& uow, const AnswerFile& file, const std::string& bytes) {
    const auto now = to_text(uow.now());
    const auto size = static_cast<long long>(file.size);
    sql::query(
        uow,
        "INSERT INTO evt_answer_file (id, delegation_id, question_id, name, content_type, size, sha256, "
        "bytes, answered, sent_at) VALUES (:id, :delegation, :question, :name, :type, :size, :sha256, "
        ":bytes, 0, :now)"),
        soci::use(file.id, "id"), soci::use(file.delegation_id, "delegation"),
        soci::use(file.question_id, "question"), soci::use(file.name, "name"),
        soci::use(file.content_type, "type"), soci::use(size, "size"), soci::use(file.sha256, "sha256"),
        soci::use(bytes, "bytes"), soci::use(now, "now");
}

std::vector<AnswerFile> unanswered_files(UnitOfWork& uow, const std::string& delegation) {
    return sql::rows_of<AnswerFileRow>(
        (sql::prepare(uow, EVT_ANSWER_FILE_COLUMNS
                      "WHERE f.delegation_id = :delegation AND f.answered = 0 ORDER BY f.id"),
         soci::use(delegation, "delegation")));
}

void remove_answer_file(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM evt_answer_file WHERE id = :id"), soci::use(id, "id");
}

std::map<std::string, AnswerFile> files_of_delegation(UnitOfWork& uow, const std::string& delegation) {
    return by_id(sql::rows_of<AnswerFileRow>(
        (sql::prepare(uow, EVT_ANSWER_FILE_COLUMNS "WHERE f.delegation_id = :delegation"),
         soci::use(delegation, "delegation"))));
}

void settle_answer_files(UnitOfWork& uow, const std::string& delegation) {
    sql::query(
        uow,
        "UPDATE evt_answer_file SET answered = 1 WHERE delegation_id = :delegation AND answered = 0 AND "
        "id IN (SELECT answer FROM evt_question_answer WHERE delegation_id = :again)"),
        soci::use(delegation, "delegation"), soci::use(delegation, "again");
    sql::query(uow,
               "DELETE FROM evt_answer_file WHERE delegation_id = :delegation AND answered = 1 AND "
               "id NOT IN (SELECT answer FROM evt_question_answer WHERE delegation_id = :again)"),
        soci::use(delegation, "delegation"), soci::use(delegation, "again");
}

void forget_files_of_delegation(UnitOfWork& uow, const std::string& delegation) {
    sql::query(uow, "DELETE FROM evt_answer_file WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation");
}

void forget_files_of_question(UnitOfWork& uow, const std::string& question) {
    sql::query(uow, "DELETE FROM evt_answer_file WHERE question_id = :question"),
        soci::use(question, "question");
}

void forget_stray_files(UnitOfWork& uow, Instant before) {
    const auto then = to_text(before);
    sql::query(uow,
               "DELETE FROM evt_answer_file WHERE (answered = 1 OR sent_at < :then) AND NOT EXISTS "
               "(SELECT 1 FROM evt_question_answer a WHERE a.delegation_id = evt_answer_file.delegation_id "
               "AND a.question_id = evt_answer_file.question_id AND a.answer = evt_answer_file.id)"),
        soci::use(then, "then");
}

int count_city_search(UnitOfWork& uow, const std::string& delegation) {
    const auto hour = to_text(uow.now()).substr(0, 13);
    int searches = 0;
    std::string counted;
    sql::query(uow, "SELECT hour, searches FROM evt_city_search WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation"), soci::into(counted), soci::into(searches);
    const bool known = uow.session().got_data();
    searches = known && counted == hour ? searches + 1 : 1;
    if (known)
        sql::query(uow,
                   "UPDATE evt_city_search SET hour = :hour, searches = :searches "
                   "WHERE delegation_id = :delegation"),
            soci::use(hour, "hour"), soci::use(searches, "searches"), soci::use(delegation, "delegation");
    else
        sql::query(uow,
                   "INSERT INTO evt_city_search (delegation_id, hour, searches) "
                   "VALUES (:delegation, :hour, :searches)"),
            soci::use(delegation, "delegation"), soci::use(hour, "hour"), soci::use(searches, "searches");
    return searches;
}

void forget_city_searches(UnitOfWork& uow, const std::string& delegation) {
    sql::query(uow, "DELETE FROM evt_city_search WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation");
}

}  // namespace plenaria::events
