// SPDX-License-Identifier: EUPL-1.2
#include "answer_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::statements {

namespace {

struct AnswerRow {
    std::string id, office, paragraph, stance, language, wording, comment, reason, at, by;
    int revision = 0;

    [[nodiscard]] Answer answer() const {
        return {.stance = parse_stance(stance).value(),
                .language = language,
                .wording = wording,
                .comment = comment,
                .reason = reason};
    }
    [[nodiscard]] StoredAnswer value() const {
        return {.id = id,
                .office_id = office,
                .paragraph_id = paragraph,
                .answer = answer(),
                .revision = revision,
                .saved_at = parse_instant(at).value(),
                .saved_by = by};
    }
};

std::vector<StoredAnswer> select_answers(UnitOfWork& uow, sql::Text text, std::string_view office,
                                         std::string_view paragraph) {
    AnswerRow row;
    const std::string of(office), on(paragraph);
    std::vector<StoredAnswer> answers;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(of, "office"), soci::use(on, "paragraph"), soci::into(row.id),
         soci::into(row.office), soci::into(row.paragraph), soci::into(row.stance), soci::into(row.language),
         soci::into(row.wording), soci::into(row.comment), soci::into(row.reason), soci::into(row.revision),
         soci::into(row.at), soci::into(row.by));
    statement.execute();
    while (statement.fetch()) answers.push_back(row.value());
    return answers;
}

struct RevisionRow {
    AnswerRow row;
    std::string client;
    int aside = 0, sequence = 0;

    [[nodiscard]] AnswerRevision value() const {
        return {.revision = row.revision,
                .kind = static_cast<AnswerRevision::Kind>(aside),
                .answer = row.answer(),
                .client_id = client,
                .sequence = sequence,
                .saved_at = parse_instant(row.at).value(),
                .saved_by = row.by};
    }
};

std::vector<AnswerRevision> select_revisions(UnitOfWork& uow, sql::Text text, std::string_view answer_id,
                                             std::string_view client_id) {
    RevisionRow into;
    const std::string of(answer_id), client(client_id);
    std::vector<AnswerRevision> revisions;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(of, "answer"), soci::use(client, "client"),
         soci::into(into.row.revision), soci::into(into.aside), soci::into(into.row.stance),
         soci::into(into.row.language), soci::into(into.row.wording), soci::into(into.row.comment),
         soci::into(into.row.reason), soci::into(into.client), soci::into(into.sequence),
         soci::into(into.row.at), soci::into(into.row.by));
    statement.execute();
    while (statement.fetch()) revisions.push_back(into.value());
    return revisions;
}

}  // namespace

std::vector<StoredAnswer> answers_of(UnitOfWork& uow, std::string_view office_id) {
    return select_answers(
        uow,
        "SELECT id, office_id, paragraph_id, stance, language, wording, comment_text, reason, revision, "
        "saved_at, saved_by FROM stm_answer WHERE office_id = :office AND paragraph_id <> :paragraph",
        office_id, "");
}

StoredAnswer find_answer(UnitOfWork& uow, std::string_view office_id, std::string_view paragraph_id) {
    auto found =
        select_answers(uow,
                       "SELECT id, office_id, paragraph_id, stance, language, wording, comment_text, reason, "
                       "revision, saved_at, saved_by FROM stm_answer "
                       "WHERE office_id = :office AND paragraph_id = :paragraph",
                       office_id, paragraph_id);
    if (!found.empty()) return std::move(found.front());
    return {.office_id = std::string(office_id), .paragraph_id = std::string(paragraph_id)};
}

void insert(UnitOfWork& uow, const StoredAnswer& answer) {
    const std::string stance(to_text(answer.answer.stance)), at = to_text(answer.saved_at);
    sql::query(
        uow,
        "INSERT INTO stm_answer (id, office_id, paragraph_id, stance, language, wording, comment_text, "
        "reason, "
        "revision, saved_at, saved_by) VALUES (:id, :office, :paragraph, :stance, :language, :wording, "
        ":comment, :reason, :revision, :at, :by)"),
        soci::use(answer.id, "id"), soci::use(answer.office_id, "office"),
        soci::use(answer.paragraph_id, "paragraph"), soci::use(stance, "stance"),
        soci::use(answer.answer.language, "language"), soci::use(answer.answer.wording, "wording"),
        soci::use(answer.answer.comment, "comment"), soci::use(answer.answer.reason, "reason"),
        soci::use(answer.revision, "revision"), soci::use(at, "at"), soci::use(answer.saved_by, "by");
}

bool update(UnitOfWork& uow, const StoredAnswer& answer, int expected) {
    const std::string stance(to_text(answer.answer.stance)), at = to_text(answer.saved_at);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE stm_answer SET stance = :stance, language = :language, wording = :wording, "
                      "comment_text = :comment, reason = :reason, revision = :revision, saved_at = :at, "
                      "saved_by = :by WHERE id = :id AND revision = :expected"),
         soci::use(stance, "stance"), soci::use(answer.answer.language, "language"),
         soci::use(answer.answer.wording, "wording"), soci::use(answer.answer.comment, "comment"),
         soci::use(answer.answer.reason, "reason"), soci::use(answer.revision, "revision"),
         soci::use(at, "at"), soci::use(answer.saved_by, "by"), soci::use(answer.id, "id"),
         soci::use(expected, "expected"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

bool version_has_paragraph(UnitOfWork& uow, std::string_view version_id, std::string_view paragraph_id) {
    const std::string version(version_id), paragraph(paragraph_id);
    int position = 0;
    sql::query(uow,
               "SELECT position FROM stm_version_paragraph WHERE version_id = :version AND paragraph_id = "
               ":paragraph"),
        soci::use(version, "version"), soci::use(paragraph, "paragraph"), soci::into(position);
    return uow.session().got_data();
}

void insert(UnitOfWork& uow, std::string_view answer_id, const AnswerRevision& revision) {
    const std::string id = new_id(), of(answer_id), stance(to_text(revision.answer.stance)),
                      at = to_text(revision.saved_at);
    const int aside = static_cast<int>(revision.kind);
    sql::query(
        uow,
        "INSERT INTO stm_answer_revision (id, answer_id, revision, aside, stance, language, wording, "
        "comment_text, reason, client_id, sequence, saved_at, saved_by) VALUES (:id, :answer, :revision, "
        ":aside, :stance, :language, :wording, :comment, :reason, :client, :sequence, :at, :by)"),
        soci::use(id, "id"), soci::use(of, "answer"), soci::use(revision.revision, "revision"),
        soci::use(aside, "aside"), soci::use(stance, "stance"),
        soci::use(revision.answer.language, "language"), soci::use(revision.answer.wording, "wording"),
        soci::use(revision.answer.comment, "comment"), soci::use(revision.answer.reason, "reason"),
        soci::use(revision.client_id, "client"), soci::use(revision.sequence, "sequence"),
        soci::use(at, "at"), soci::use(revision.saved_by, "by");
}

std::optional<Answer> answer_at(UnitOfWork& uow, std::string_view answer_id, int revision) {
    AnswerRow row;
    const std::string of(answer_id);
    sql::query(uow,
               "SELECT stance, language, wording, comment_text, reason FROM stm_answer_revision "
               "WHERE answer_id = :answer AND revision = :revision AND aside = 0"),
        soci::use(of, "answer"), soci::use(revision, "revision"), soci::into(row.stance),
        soci::into(row.language), soci::into(row.wording), soci::into(row.comment), soci::into(row.reason);
    if (!uow.session().got_data()) return std::nullopt;
    return row.answer();
}

std::optional<AnswerRevision> last_of_client(UnitOfWork& uow, std::string_view answer_id,
                                             std::string_view client_id) {
    if (client_id.empty()) return std::nullopt;
    return sql::first_of(
        select_revisions(uow,
                         "SELECT revision, aside, stance, language, wording, comment_text, reason, "
                         "client_id, sequence, saved_at, saved_by FROM stm_answer_revision "
                         "WHERE answer_id = :answer AND client_id = :client "
                         "ORDER BY sequence DESC, aside DESC LIMIT 1",
                         answer_id, client_id));
}

std::vector<AnswerRevision> revisions_of(UnitOfWork& uow, std::string_view answer_id) {
    return select_revisions(
        uow,
        "SELECT revision, aside, stance, language, wording, comment_text, reason, client_id, "
        "sequence, saved_at, saved_by FROM stm_answer_revision "
        "WHERE answer_id = :answer AND client_id <> :client ORDER BY revision, id",
        answer_id, "-");
}

void insert(UnitOfWork& uow, const Sending& sending) {
    const auto at = to_text(sending.sent_at);
    sql::query(uow,
               "INSERT INTO stm_sending (id, office_id, number, content, hash, sent_at, sent_by) "
               "VALUES (:id, :office, :number, :content, :hash, :at, :by)"),
        soci::use(sending.id, "id"), soci::use(sending.office_id, "office"),
        soci::use(sending.number, "number"), soci::use(sending.content, "content"),
        soci::use(sending.hash, "hash"), soci::use(at, "at"), soci::use(sending.sent_by, "by");
}

std::vector<Sending> sendings_of(UnitOfWork& uow, std::string_view office_id) {
    Sending row;
    std::string at;
    const std::string of(office_id);
    std::vector<Sending> sendings;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT id, office_id, number, content, hash, sent_at, sent_by FROM stm_sending "
                      "WHERE office_id = :office ORDER BY number DESC"),
         soci::use(of, "office"), soci::into(row.id), soci::into(row.office_id), soci::into(row.number),
         soci::into(row.content), soci::into(row.hash), soci::into(at), soci::into(row.sent_by));
    statement.execute();
    while (statement.fetch()) {
        row.sent_at = parse_instant(at).value();
        sendings.push_back(row);
    }
    return sendings;
}

}  // namespace plenaria::statements
