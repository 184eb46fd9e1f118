// SPDX-License-Identifier: EUPL-1.2
#include "draft_repository.hpp"

#include <array>

#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

/// Rows of one paragraph come one behind the other; this turns them into paragraphs with states.
class DraftReader {
public:
    DraftReader(const std::vector<std::string>& languages, std::string_view original)
        : languages_(languages), original_(original), sources_(languages.size()) {}

    struct Row {
        std::string id, kind, language, text, hash, source_hash;
        int revision = 0;
    };
    void add(Row& row) {
        if (paragraphs_.empty() || paragraphs_.back().id != row.id) begin(row);
        if (row.language == original_) original_hash_ = row.hash;
        auto& texts = paragraphs_.back().texts;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i].language != row.language) continue;
            texts[i].text = std::move(row.text);
            texts[i].revision = row.revision;
            texts[i].state = TextState::current;
            sources_[i] = std::move(row.source_hash);
        }
    }
    std::vector<Paragraph> take() {
        finish();
        number_paragraphs(paragraphs_);
        return std::move(paragraphs_);
    }

private:
    void begin(const Row& row) {
        finish();
        auto& added = paragraphs_.emplace_back(Paragraph{.id = row.id, .kind = parse_kind(row.kind).value()});
        added.texts.reserve(languages_.size());
        for (const auto& each : languages_)
            added.texts.push_back({.language = each, .state = TextState::missing});
        original_hash_.clear();
    }
    /// A translation is outdated when it was made from other words than the original has now.
    void finish() {
        if (paragraphs_.empty() || original_hash_.empty()) return;
        auto& texts = paragraphs_.back().texts;
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (texts[i].state == TextState::current && texts[i].language != original_ &&
                sources_[i] != original_hash_)
                texts[i].state = TextState::outdated;
    }

    const std::vector<std::string>& languages_;
    std::string_view original_;
    std::vector<std::string> sources_;
    std::string original_hash_;
    std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Paragraph> draft_paragraphs(UnitOfWork& uow, const Statement& statement,
                                        const std::vector<std::string>& languages) {
    std::array<std::string, 3> in;
    for (std::size_t i = 0; i < in.size() && i < languages.size(); ++i) in[i] = languages[i];
    DraftReader reader(languages, statement.original_language);
    DraftReader::Row row;
    // The original comes along whether it is asked for or not: its hash says what is outdated.
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.paragraph_id, p.kind, COALESCE(t.language, ''), COALESCE(t.text, ''), "
                      "COALESCE(t.hash, ''), COALESCE(t.source_hash, ''), COALESCE(t.revision, 0) "
                      "FROM stm_draft_paragraph p LEFT JOIN stm_draft_text t "
                      "ON t.paragraph_id = p.paragraph_id AND t.language IN (:l1, :l2, :l3, :original) "
                      "WHERE p.statement_id = :id AND p.removed_at = '' ORDER BY p.position, p.paragraph_id"),
         soci::use(in[0], "l1"), soci::use(in[1], "l2"), soci::use(in[2], "l3"),
         soci::use(statement.original_language, "original"), soci::use(statement.id, "id"),
         soci::into(row.id), soci::into(row.kind), soci::into(row.language), soci::into(row.text),
         soci::into(row.hash), soci::into(row.source_hash), soci::into(row.revision));
    select.execute();
    while (select.fetch()) reader.add(row);
    return reader.take();
}

std::optional<DraftText> find_draft_text(UnitOfWork& uow, std::string_view paragraph_id,
                                         std::string_view language) {
    const std::string paragraph(paragraph_id), in(language);
    DraftText found;
    std::string updated_at;
    sql::query(
        uow,
        "SELECT text, hash, source_hash, source_text, revision, updated_by, updated_at FROM stm_draft_text "
        "WHERE paragraph_id = :paragraph AND language = :language"),
        soci::use(paragraph, "paragraph"), soci::use(in, "language"), soci::into(found.text),
        soci::into(found.hash), soci::into(found.source_hash), soci::into(found.source_text),
        soci::into(found.revision), soci::into(found.updated_by), soci::into(updated_at);
    if (!uow.session().got_data()) return std::nullopt;
    found.updated_at = parse_instant(updated_at).value();
    return found;
}

std::map<std::string, std::string> outdated_sources(UnitOfWork& uow, const Statement& statement,
                                                    std::string_view language) {
    const std::string in(language);
    std::string paragraph, source;
    std::map<std::string, std::string> sources;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.paragraph_id, t.source_text FROM stm_draft_paragraph p "
                      "JOIN stm_draft_text t ON t.paragraph_id = p.paragraph_id AND t.language = :language "
                      "JOIN stm_draft_text o ON o.paragraph_id = p.paragraph_id AND o.language = :original "
                      "WHERE p.statement_id = :id AND p.removed_at = '' AND o.hash <> t.source_hash "
                      "AND o.language <> t.language"),
         soci::use(in, "language"), soci::use(statement.original_language, "original"),
         soci::use(statement.id, "id"), soci::into(paragraph), soci::into(source));
    select.execute();
    while (select.fetch()) sources[paragraph] = source;
    return sources;
}

bool is_taken_out(UnitOfWork& uow, std::string_view paragraph_id) {
    const std::string paragraph(paragraph_id);
    std::string removed_at;
    sql::query(uow, "SELECT removed_at FROM stm_draft_paragraph WHERE paragraph_id = :id"),
        soci::use(paragraph, "id"), soci::into(removed_at);
    return !removed_at.empty();
}

std::optional<std::string> statement_of_paragraph(UnitOfWork& uow, std::string_view paragraph_id) {
    const std::string paragraph(paragraph_id);
    std::string statement;
    sql::query(uow, "SELECT statement_id FROM stm_paragraph WHERE id = :id"), soci::use(paragraph, "id"),
        soci::into(statement);
    if (!uow.session().got_data()) return std::nullopt;
    return statement;
}

namespace {

/// What the new text of a translation rests on: the original as it is now.
void take_source(UnitOfWork& uow, const Statement& statement, std::string_view paragraph_id,
                 std::string_view language, DraftText& text) {
    if (language == statement.original_language) return;
    if (auto original = find_draft_text(uow, paragraph_id, statement.original_language)) {
        text.source_hash = std::move(original->hash);
        text.source_text = std::move(original->text);
    }
}

void write_text(UnitOfWork& uow, std::string_view paragraph_id, std::string_view language,
                const DraftText& text, bool is_new) {
    const std::string paragraph(paragraph_id), in(language), updated_at = to_text(uow.now());
    if (is_new)
        sql::query(uow,
                   "INSERT INTO stm_draft_text (text, hash, source_hash, source_text, revision, updated_at, "
                   "updated_by, paragraph_id, language) VALUES (:text, :hash, :source_hash, :source_text, "
                   ":revision, :at, :by, :paragraph, :language)"),
            soci::use(text.text, "text"), soci::use(text.hash, "hash"),
            soci::use(text.source_hash, "source_hash"), soci::use(text.source_text, "source_text"),
            soci::use(text.revision, "revision"), soci::use(updated_at, "at"),
            soci::use(text.updated_by, "by"), soci::use(paragraph, "paragraph"), soci::use(in, "language");
    else
        sql::query(uow,
                   "UPDATE stm_draft_text SET text = :text, hash = :hash, source_hash = :source_hash, "
                   "source_text = :source_text, revision = :revision, updated_at = :at, updated_by = :by "
                   "WHERE paragraph_id = :paragraph AND language = :language"),
            soci::use(text.text, "text"), soci::use(text.hash, "hash"),
            soci::use(text.source_hash, "source_hash"), soci::use(text.source_text, "source_text"),
            soci::use(text.revision, "revision"), soci::use(updated_at, "at"),
            soci::use(text.updated_by, "by"), soci::use(paragraph, "paragraph"), soci::use(in, "language");
}

}  // namespace

Result<int> set_draft_text(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                           std::string_view paragraph_id, std::string_view language, std::string_view text,
                           std::optional<int> expected_revision) {
    if (auto editable = check_editable(statement); !editable) return std::move(editable).error();
    if (statement_of_paragraph(uow, paragraph_id) != statement.id)
        return Error{ErrorCode::not_found, "This paragraph does not exist.", std::string(paragraph_id)};
    const auto before = find_draft_text(uow, paragraph_id, language);
    const int revision = before ? before->revision : 0;
    // A repeated save (the answer to the first was lost) finds its own words, and is no conflict.
    const bool same_words = before && before->text == trim(text);
    if (expected_revision && *expected_revision != revision && !same_words)
        return Error{ErrorCode::conflict, "Somebody else has changed this paragraph in the meantime.",
                     "paragraph " + std::string(paragraph_id)};

    DraftText after{.text = trim(text), .revision = revision + 1, .updated_by = actor.name};
    if (after.text.empty() && !before) return revision;
    after.hash = sha256_hex(after.text);
    take_source(uow, statement, paragraph_id, language, after);
    if (before && before->hash == after.hash && before->source_hash == after.source_hash) return revision;

    if (after.text.empty()) {
        const std::string paragraph(paragraph_id), in(language);
        sql::query(uow,
                   "DELETE FROM stm_draft_text WHERE paragraph_id = :paragraph AND language = :language"),
            soci::use(paragraph, "paragraph"), soci::use(in, "language");
        after.revision = 0;
    } else {
        write_text(uow, paragraph_id, language, after, !before);
    }
    touch(uow, statement.id);
    uow.record(
        actor, "statements.save_text", "statements.statement/" + statement.id,
        json_object(
            {{"paragraph", paragraph_id}, {"language", language}, {"text", before ? before->text : ""}}),
        json_object({{"paragraph", paragraph_id}, {"language", language}, {"text", after.text}}));
    return after.revision;
}

std::vector<std::string> append_draft_paragraphs(
    UnitOfWork& uow, const Actor& actor, const Statement& statement,
    const std::vector<std::pair<ParagraphKind, std::map<std::string, std::string>>>& paragraphs) {
    int position = 0;
    sql::query(uow, "SELECT COALESCE(MAX(position), 0) FROM stm_draft_paragraph WHERE statement_id = :id"),
        soci::use(statement.id, "id"), soci::into(position);
    const auto now = to_text(uow.now());
    std::vector<std::string> ids;
    for (const auto& [kind, texts] : paragraphs) {
        ++position;
        const auto id = new_id();
        const std::string stored(to_text(kind));
        sql::query(uow,
                   "INSERT INTO stm_paragraph (id, statement_id, created_at) VALUES (:id, :statement, :at)"),
            soci::use(id, "id"), soci::use(statement.id, "statement"), soci::use(now, "at");
        sql::query(uow,
                   "INSERT INTO stm_draft_paragraph (paragraph_id, statement_id, position, kind, removed_at) "
                   "VALUES (:id, :statement, :position, :kind, '')"),
            soci::use(id, "id"), soci::use(statement.id, "statement"), soci::use(position, "position"),
            soci::use(stored, "kind");
        const auto original = texts.find(statement.original_language);
        for (const auto& [language, text] : texts) {
            DraftText row{.text = text, .hash = sha256_hex(text), .revision = 1, .updated_by = actor.name};
            if (original != texts.end() && language != statement.original_language) {
                row.source_hash = sha256_hex(original->second);
                row.source_text = original->second;
            }
            write_text(uow, id, language, row, true);
        }
        ids.push_back(id);
    }
    touch(uow, statement.id);
    uow.record(actor, "statements.add_paragraphs", "statements.statement/" + statement.id, {},
               json_object({{"paragraphs", std::to_string(ids.size())}}));
    return ids;
}

std::vector<TranslationCount> translation_counts(UnitOfWork& uow) {
    TranslationCount row;
    int paragraphs = 0;
    std::vector<TranslationCount> counts;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT p.statement_id, l.language, COUNT(*), COUNT(t.language), "
             "SUM(CASE WHEN t.language IS NULL OR t.language = s.original_language OR o.hash IS NULL "
             "OR o.hash = t.source_hash THEN 0 ELSE 1 END) "
             "FROM stm_draft_paragraph p JOIN stm_statement s ON s.id = p.statement_id "
             "JOIN (SELECT 'en' AS language UNION SELECT 'es' UNION SELECT 'fr') l ON 1 = 1 "
             "LEFT JOIN stm_draft_text t ON t.paragraph_id = p.paragraph_id AND t.language = l.language "
             "LEFT JOIN stm_draft_text o ON o.paragraph_id = p.paragraph_id "
             "AND o.language = s.original_language "
             "WHERE p.removed_at = '' GROUP BY p.statement_id, l.language ORDER BY p.statement_id, "
             "l.language"),
         soci::into(row.statement_id), soci::into(row.language), soci::into(paragraphs),
         soci::into(row.present), soci::into(row.outdated));
    select.execute();
    while (select.fetch()) {
        row.missing = paragraphs - row.present;
        counts.push_back(row);
    }
    return counts;
}

}  // namespace plenaria::statements
