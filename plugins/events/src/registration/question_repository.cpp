// SPDX-License-Identifier: EUPL-1.2
#include "question_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct QuestionRow {
    Question value;
    std::string kind, of, stage, removed_at, names, file_kinds;
    int required = 0;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.position), soci::into(kind),
            soci::into(of), soci::into(stage), soci::into(required), soci::into(facts.label.original),
            soci::into(facts.erase_days), soci::into(facts.condition.question),
            soci::into(facts.condition.value), soci::into(value.format_key), soci::into(removed_at),
            soci::into(value.revision), soci::into(names), soci::into(file_kinds);
    }
    [[nodiscard]] Question take() const {
        auto taken = value;
        auto& facts = taken.facts;
        facts.kind = parse_question_kind(names.empty() ? kind : names).value();
        for (const auto& each : keys_in(file_kinds))
            facts.file_kinds.push_back(parse_file_kind(each).value());
        facts.of = parse_asked_of(of).value();
        facts.stage = parse_stage(stage).value();
        facts.required = required != 0;
        facts.help.original = facts.purpose.original = facts.label.original;
        taken.removed = !removed_at.empty();
        return taken;
    }
};

#define EVT_QUESTION_COLUMNS                                                                         \
    "SELECT id, edition_id, position, kind, asked_of, stage, required, original, erase_days, "       \
    "condition_question, condition_value, format_key, removed_at, revision, names, file_kinds FROM " \
    "evt_question "

void put_option(Question& question, const std::string& key) {
    question.facts.options.push_back({key, {.original = question.facts.label.original, .texts = {}}});
}

void put_words(Question& question, const std::string& part, const std::string& language,
               const std::string& words) {
    auto& facts = question.facts;
    if (part == "label") facts.label.texts[language] = words;
    if (part == "help") facts.help.texts[language] = words;
    if (part == "purpose") facts.purpose.texts[language] = words;
    for (auto& option : facts.options)
        if (option.key == part) option.words.texts[language] = words;
}

/// As the columns have it: `kind` knows only what it was made with.
struct StoredKind {
    std::string kind, names = {}, file_kinds = {};
};
StoredKind stored_kind(const QuestionFacts& facts) {
    const bool names = facts.kind == QuestionKind::city || facts.kind == QuestionKind::file;
    StoredKind stored{std::string(to_text(names ? QuestionKind::text : facts.kind))};
    if (names) stored.names = to_text(facts.kind);
    for (const auto each : facts.file_kinds)
        stored.file_kinds.append(stored.file_kinds.empty() ? "" : ",").append(to_text(each));
    return stored;
}

Question* question_in(std::vector<Question>& all, const std::string& id) {
    for (auto& each : all)
        if (each.id == id) return &each;
    return nullptr;
}

void store_words(UnitOfWork& uow, const std::string& question, const std::string& part, const Titles& words) {
    for (const auto& [language, text] : words.texts)
        sql::query(uow,
                   "INSERT INTO evt_question_text (question_id, part, language, words) "
                   "VALUES (:question, :part, :language, :words)"),
            soci::use(question, "question"), soci::use(part, "part"), soci::use(language, "language"),
            soci::use(text, "words");
}

void store_texts(UnitOfWork& uow, const Question& question) {
    sql::query(uow, "DELETE FROM evt_question_text WHERE question_id = :id"), soci::use(question.id, "id");
    sql::query(uow, "DELETE FROM evt_question_option WHERE question_id = :id"), soci::use(question.id, "id");
    const auto& facts = question.facts;
    store_words(uow, question.id, "label", facts.label);
    store_words(uow, question.id, "help", facts.help);
    store_words(uow, question.id, "purpose", facts.purpose);
    int position = 0;
    for (const auto& option : facts.options) {
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_question_option (question_id, option_key, position) "
                   "VALUES (:question, :option, :position)"),
            soci::use(question.id, "question"), soci::use(option.key, "option"),
            soci::use(position, "position");
        store_words(uow, question.id, option.key, option.words);
    }
}

}  // namespace

void hold_form(UnitOfWork& uow, const std::string& edition) {
    sql::query(uow, "UPDATE evt_edition SET revision = revision WHERE id = :edition"),
        soci::use(edition, "edition");
}

void hold_form_of(UnitOfWork& uow, const std::string& question) {
    sql::query(uow,
               "UPDATE evt_edition SET revision = revision WHERE id = "
               "(SELECT edition_id FROM evt_question WHERE id = :question)"),
        soci::use(question, "question");
}

std::vector<Question> questions_of(UnitOfWork& uow, const std::string& edition) {
    auto all = sql::rows_of<QuestionRow>(
        (sql::prepare(uow, EVT_QUESTION_COLUMNS "WHERE edition_id = :edition ORDER BY position, id"),
         soci::use(edition, "edition")));
    if (all.empty()) return all;
    std::string id, part, language, words;
    {
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT o.question_id, o.option_key FROM evt_question_option o JOIN evt_question q "
                          "ON q.id = o.question_id WHERE q.edition_id = :edition "
                          "ORDER BY o.question_id, o.position"),
             soci::use(edition, "edition"), soci::into(id), soci::into(part));
        select.execute();
        while (select.fetch()) put_option(*question_in(all, id), part);
    }
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT t.question_id, t.part, t.language, t.words FROM evt_question_text t JOIN "
                      "evt_question q ON q.id = t.question_id WHERE q.edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(id), soci::into(part), soci::into(language),
         soci::into(words));
    select.execute();
    while (select.fetch()) put_words(*question_in(all, id), part, language, words);
    return all;
}

std::optional<Question> find_question(UnitOfWork& uow, const std::string& id) {
    std::string edition;
    sql::query(uow, "SELECT edition_id FROM evt_question WHERE id = :id"), soci::use(id, "id"),
        soci::into(edition);
    if (!uow.session().got_data()) return std::nullopt;
    for (auto& each : questions_of(uow, edition))
        if (each.id == id) return std::move(each);
    return std::nullopt;
}

void insert(UnitOfWork& uow, const Question& question) {
    const auto& facts = question.facts;
    const auto [kind, names, file_kinds] = stored_kind(facts);
    const std::string of(to_text(facts.of)), stage(to_text(facts.stage));
    const int required = facts.required ? 1 : 0;
    sql::query(
        uow,
        "INSERT INTO evt_question (id, edition_id, position, kind, asked_of, stage, required, original, "
        "erase_days, condition_question, condition_value, format_key, removed_at, revision, names, "
        "file_kinds) VALUES (:id, :edition, :position, :kind, :asked_of, :stage, :required, :original, "
        ":days, "
        ":cond_question, :cond_value, :format, '', 1, :names, :file_kinds)"),
        soci::use(question.id, "id"), soci::use(question.edition_id, "edition"),
        soci::use(question.position, "position"), soci::use(kind, "kind"), soci::use(of, "asked_of"),
        soci::use(stage, "stage"), soci::use(required, "required"),
        soci::use(facts.label.original, "original"), soci::use(facts.erase_days, "days"),
        soci::use(facts.condition.question, "cond_question"), soci::use(facts.condition.value, "cond_value"),
        soci::use(question.format_key, "format"), soci::use(names, "names"),
        soci::use(file_kinds, "file_kinds");
    store_texts(uow, question);
}

bool update(UnitOfWork& uow, const Question& question) {
    const auto& facts = question.facts;
    const auto [kind, names, file_kinds] = stored_kind(facts);
    const std::string of(to_text(facts.of)), stage(to_text(facts.stage));
    const int required = facts.required ? 1 : 0;
    const auto removed = question.removed ? to_text(uow.now()) : std::string();
    {
        soci::statement change =
            (sql::prepare(uow,
                          "UPDATE evt_question SET kind = :kind, asked_of = :asked_of, stage = :stage, "
                          "required = :required, original = :original, erase_days = :days, "
                          "condition_question = :cond_question, condition_value = :cond_value, "
                          "removed_at = :removed, names = :names, file_kinds = :file_kinds, "
                          "revision = revision + 1 "
                          "WHERE id = :id AND revision = :revision"),
             soci::use(kind, "kind"), soci::use(of, "asked_of"), soci::use(stage, "stage"),
             soci::use(required, "required"), soci::use(facts.label.original, "original"),
             soci::use(facts.erase_days, "days"), soci::use(facts.condition.question, "cond_question"),
             soci::use(facts.condition.value, "cond_value"), soci::use(removed, "removed"),
             soci::use(names, "names"), soci::use(file_kinds, "file_kinds"), soci::use(question.id, "id"),
             soci::use(question.revision, "revision"));
        change.execute(true);
        if (change.get_affected_rows() != 1) return false;
    }
    store_texts(uow, question);
    return true;
}

void set_question_position(UnitOfWork& uow, const std::string& id, int position) {
    sql::query(uow, "UPDATE evt_question SET position = :position WHERE id = :id"),
        soci::use(position, "position"), soci::use(id, "id");
}

}  // namespace plenaria::events
