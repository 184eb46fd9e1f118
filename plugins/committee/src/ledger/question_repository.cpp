// SPDX-License-Identifier: EUPL-1.2
#include "question_repository.hpp"

#include <plenaria/sql.hpp>

#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

constexpr int most_questions = 100;

struct QuestionRow {
    Question value;
    std::string office_until, asked_at, proposed, answer, answered_at, left_before, reason_before,
        envoy_before;
    std::string body_id, office;
    int number = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.term_id), soci::into(value.mandate_id),
            soci::into(office_until), soci::into(asked_at), soci::into(proposed), soci::into(answer),
            soci::into(value.reason), soci::into(answered_at), soci::into(value.answered_by),
            soci::into(left_before), soci::into(reason_before), soci::into(envoy_before),
            soci::into(value.revision), soci::into(body_id), soci::into(number), soci::into(office);
    }
    [[nodiscard]] PlacedQuestion take() const {
        PlacedQuestion taken{.question = value,
                             .term = {},
                             .body_id = body_id,
                             .number = number,
                             .office = parse_office(office)};
        auto& question = taken.question;
        question.office_until = parse_day(office_until).value_or(no_day);
        question.asked_at = parse_instant(asked_at).value_or(Instant());
        question.proposed = parse_mandate_rule(proposed).value_or(MandateRule::ask);
        question.answer = parse_mandate_rule(answer);
        question.answered_at = parse_instant(answered_at);
        question.left_on_before = parse_day(left_before);
        question.reason_before = parse_end_reason(reason_before);
        question.envoy_since_before = parse_day(envoy_before);
        return taken;
    }
};

#define CMT_QUESTION_COLUMNS                                                                                 \
    "SELECT q.id, q.term_id, q.mandate_id, q.office_until, q.asked_at, q.proposed, q.answer, q.reason, "     \
    "q.answered_at, q.answered_by, q.before_left_on, q.before_end_reason, q.before_envoy_since, "            \
    "q.revision, "                                                                                           \
    "s.body_id, s.number, s.office FROM cmt_question q JOIN cmt_term t ON t.id = q.term_id JOIN cmt_seat s " \
    "ON s.id = "                                                                                             \
    "t.seat_id JOIN cmt_body b ON b.id = s.body_id WHERE t.removed_at = '' AND s.removed_at = '' AND "       \
    "b.removed_at = '' "

/// The terms are read when no statement is open any more: a session carries one at a time.
template <class Prepared>
std::vector<PlacedQuestion> question_rows(UnitOfWork& uow, Prepared&& prepared) {
    auto all = sql::rows_of<QuestionRow>(std::forward<Prepared>(prepared));
    for (auto& each : all) each.term = find_term(uow, each.question.term_id).value_or(Term());
    return all;
}

struct QuestionTexts {
    std::string office_until, asked_at, proposed, answer, answered_at, left_before, reason_before,
        envoy_before;
    explicit QuestionTexts(const Question& question)
        : office_until(to_text(question.office_until)),
          asked_at(to_text(question.asked_at)),
          proposed(to_text(question.proposed)),
          answer(question.answer ? to_text(*question.answer) : std::string_view()),
          answered_at(question.answered_at ? to_text(*question.answered_at) : std::string()),
          left_before(question.left_on_before ? to_text(*question.left_on_before) : std::string()),
          reason_before(question.reason_before ? to_text(*question.reason_before) : std::string_view()),
          envoy_before(question.envoy_since_before ? to_text(*question.envoy_since_before) : std::string()) {}
};

}  // namespace

std::vector<PlacedQuestion> questions(UnitOfWork& uow, Asked which, const std::string& body_id) {
    const std::string everywhere = body_id.empty() ? "1" : "0";
    const sql::Text open = CMT_QUESTION_COLUMNS
        "AND (:everywhere = '1' OR b.id = :body) AND q.answer = '' ORDER BY q.asked_at, q.id LIMIT :most";
    const sql::Text answered = CMT_QUESTION_COLUMNS
        "AND (:everywhere = '1' OR b.id = :body) AND q.answer <> '' ORDER BY q.answered_at DESC, q.id LIMIT "
        ":most";
    auto prepared = sql::prepare(uow, which == Asked::open ? open : answered);
    prepared, soci::use(everywhere, "everywhere"), soci::use(body_id, "body"),
        soci::use(most_questions, "most");
    return question_rows(uow, prepared);
}

int count_open_questions(UnitOfWork& uow, const std::string& body_id) {
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM cmt_question q JOIN cmt_term t ON t.id = q.term_id "
               "JOIN cmt_seat s ON s.id = t.seat_id WHERE q.answer = '' AND t.removed_at = '' "
               "AND s.removed_at = '' AND s.body_id = :body"),
        soci::use(body_id, "body"), soci::into(count);
    return count;
}

std::optional<PlacedQuestion> find_question(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_QUESTION_COLUMNS "AND q.id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(question_rows(uow, prepared));
}

bool was_asked(UnitOfWork& uow, const std::string& term_id, const std::string& mandate_id) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_question WHERE term_id = :term AND mandate_id = :mandate"),
        soci::use(term_id, "term"), soci::use(mandate_id, "mandate"), soci::into(count);
    return count > 0;
}

void insert(UnitOfWork& uow, const Question& question) {
    const QuestionTexts texts(question);
    sql::query(
        uow,
        "INSERT INTO cmt_question (id, term_id, mandate_id, office_until, asked_at, proposed, answer, "
        "reason, "
        "answered_at, answered_by, before_left_on, before_end_reason, before_envoy_since, revision) VALUES "
        "(:id, :term, :mandate, :until, :asked, :proposed, '', '', '', '', '', '', '', 1)"),
        soci::use(question.id, "id"), soci::use(question.term_id, "term"),
        soci::use(question.mandate_id, "mandate"), soci::use(texts.office_until, "until"),
        soci::use(texts.asked_at, "asked"), soci::use(texts.proposed, "proposed");
}

bool update(UnitOfWork& uow, const Question& question) {
    const QuestionTexts texts(question);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_question SET answer = :answer, reason = :reason, answered_at = :at, "
                      "answered_by = :by_whom, before_left_on = :left_on, before_end_reason = :ended, "
                      "before_envoy_since = :envoy, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(texts.answer, "answer"), soci::use(question.reason, "reason"),
         soci::use(texts.answered_at, "at"), soci::use(question.answered_by, "by_whom"),
         soci::use(texts.left_before, "left_on"), soci::use(texts.reason_before, "ended"),
         soci::use(texts.envoy_before, "envoy"), soci::use(question.id, "id"),
         soci::use(question.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

std::vector<std::string> drop_open_questions(UnitOfWork& uow, const std::string& mandate_id) {
    std::vector<std::string> bodies;
    std::string body;
    {
        soci::statement select =
            (sql::prepare(
                 uow,
                 "SELECT DISTINCT s.body_id FROM cmt_question q JOIN cmt_term t ON t.id = q.term_id "
                 "JOIN cmt_seat s ON s.id = t.seat_id WHERE q.mandate_id = :mandate AND q.answer = ''"),
             soci::use(mandate_id, "mandate"), soci::into(body));
        select.execute();
        while (select.fetch()) bodies.push_back(body);
    }
    sql::query(uow, "DELETE FROM cmt_question WHERE mandate_id = :mandate AND answer = ''"),
        soci::use(mandate_id, "mandate");
    return bodies;
}

}  // namespace plenaria::committee::ledger
