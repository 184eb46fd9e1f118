// SPDX-License-Identifier: EUPL-1.2
#include "version_repository.hpp"

#include <array>

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

namespace {

struct VersionRow {
    std::string id, statement_id, name, original, languages, hash, note, issued_at, issued_by;
    int number = 0;

    [[nodiscard]] Version value() const {
        return {.id = id,
                .statement_id = statement_id,
                .number = number,
                .name = name,
                .original_language = original,
                .languages = split_languages(languages),
                .hash = hash,
                .note = note,
                .issued_at = parse_instant(issued_at).value(),
                .issued_by = issued_by};
    }
};

/// Runs `select`, which ends in the columns of VersionRow, with one value.
std::vector<Version> select_versions(UnitOfWork& uow, sql::Text text, std::string_view value) {
    VersionRow row;
    const std::string wanted(value);
    std::vector<Version> versions;
    soci::statement statement = (sql::prepare(uow, text), soci::use(wanted, "value"), soci::into(row.id),
                                 soci::into(row.statement_id), soci::into(row.number), soci::into(row.name),
                                 soci::into(row.original), soci::into(row.languages), soci::into(row.hash),
                                 soci::into(row.note), soci::into(row.issued_at), soci::into(row.issued_by));
    statement.execute();
    while (statement.fetch()) versions.push_back(row.value());
    return versions;
}

TextState parse_text_state(const std::string& text) {
    if (text.empty()) return TextState::missing;
    return text == "outdated" ? TextState::outdated : TextState::current;
}

}  // namespace

std::optional<Version> find_version(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(
        select_versions(uow,
                        "SELECT id, statement_id, number, name, original_language, languages, hash, note, "
                        "issued_at, issued_by FROM stm_version WHERE id = :value",
                        id));
}

std::optional<Version> latest_version(UnitOfWork& uow, std::string_view statement_id) {
    return sql::first_of(
        select_versions(uow,
                        "SELECT id, statement_id, number, name, original_language, languages, hash, note, "
                        "issued_at, issued_by FROM stm_version WHERE statement_id = :value "
                        "ORDER BY number DESC LIMIT 1",
                        statement_id));
}

std::vector<Version> versions_of(UnitOfWork& uow, std::string_view statement_id) {
    return select_versions(
        uow,
        "SELECT id, statement_id, number, name, original_language, languages, hash, note, issued_at, "
        "issued_by FROM stm_version WHERE statement_id = :value ORDER BY number DESC",
        statement_id);
}

std::map<std::string, Version> latest_versions(UnitOfWork& uow) {
    std::map<std::string, Version> latest;
    for (auto& version :
         select_versions(uow,
                         "SELECT v.id, v.statement_id, v.number, v.name, v.original_language, v.languages, "
                         "v.hash, v.note, v.issued_at, v.issued_by FROM stm_version v "
                         "JOIN (SELECT statement_id, MAX(number) AS number FROM stm_version "
                         "GROUP BY statement_id) last ON last.statement_id = v.statement_id "
                         "AND last.number = v.number WHERE v.id <> :value",
                         ""))
        latest.emplace(version.statement_id, std::move(version));
    return latest;
}

std::vector<Version> versions_with_hash(UnitOfWork& uow, std::string_view hash) {
    return select_versions(
        uow,
        "SELECT id, statement_id, number, name, original_language, languages, hash, note, issued_at, "
        "issued_by FROM stm_version WHERE hash = :value ORDER BY issued_at",
        hash);
}

std::vector<Paragraph> paragraphs_of(UnitOfWork& uow, std::string_view version_id,
                                     const std::vector<std::string>& languages) {
    const std::string version(version_id);
    std::array<std::string, 3> in;
    for (std::size_t i = 0; i < in.size() && i < languages.size(); ++i) in[i] = languages[i];
    std::string id, kind, language, text, state;
    std::vector<Paragraph> paragraphs;
    // A paragraph that is missing in all of them still gives one row.
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT p.paragraph_id, p.kind, COALESCE(t.language, ''), COALESCE(t.text, ''), "
                      "COALESCE(t.state, '') FROM stm_version_paragraph p "
                      "LEFT JOIN stm_version_text t ON t.version_id = p.version_id AND t.paragraph_id = "
                      "p.paragraph_id "
                      "AND t.language IN (:l1, :l2, :l3) WHERE p.version_id = :version ORDER BY p.position"),
         soci::use(in[0], "l1"), soci::use(in[1], "l2"), soci::use(in[2], "l3"),
         soci::use(version, "version"), soci::into(id), soci::into(kind), soci::into(language),
         soci::into(text), soci::into(state));
    statement.execute();
    while (statement.fetch()) {
        if (paragraphs.empty() || paragraphs.back().id != id) {
            auto& added = paragraphs.emplace_back(Paragraph{.id = id, .kind = parse_kind(kind).value()});
            added.texts.reserve(languages.size());
            for (const auto& each : languages)
                added.texts.push_back({.language = each, .state = TextState::missing});
        }
        for (auto& each : paragraphs.back().texts) {
            if (each.language != language) continue;
            each.text = text;
            each.state = parse_text_state(state);
        }
    }
    number_paragraphs(paragraphs);
    return paragraphs;
}

std::optional<std::string> version_text(UnitOfWork& uow, std::string_view version_id,
                                        std::string_view paragraph_id, std::string_view language) {
    const std::string version(version_id), paragraph(paragraph_id), in(language);
    std::string text;
    sql::query(uow,
               "SELECT text FROM stm_version_text "
               "WHERE version_id = :version AND paragraph_id = :paragraph AND language = :language"),
        soci::use(version, "version"), soci::use(paragraph, "paragraph"), soci::use(in, "language"),
        soci::into(text);
    if (!uow.session().got_data()) return std::nullopt;
    return text;
}

void insert(UnitOfWork& uow, const Version& version, const std::vector<Paragraph>& paragraphs) {
    const auto name_key = fold(version.name), languages = join_languages(version.languages);
    const auto issued_at = to_text(version.issued_at);
    sql::query(
        uow,
        "INSERT INTO stm_version (id, statement_id, number, name, name_key, original_language, languages, "
        "hash, note, issued_at, issued_by) VALUES (:id, :statement, :number, :name, :key, :original, "
        ":languages, :hash, :note, :at, :by)"),
        soci::use(version.id, "id"), soci::use(version.statement_id, "statement"),
        soci::use(version.number, "number"), soci::use(version.name, "name"), soci::use(name_key, "key"),
        soci::use(version.original_language, "original"), soci::use(languages, "languages"),
        soci::use(version.hash, "hash"), soci::use(version.note, "note"), soci::use(issued_at, "at"),
        soci::use(version.issued_by, "by");

    int position = 0;
    std::string paragraph_id, kind, label, language, text, state;
    soci::statement row =
        (sql::prepare(uow,
                      "INSERT INTO stm_version_paragraph (version_id, position, paragraph_id, kind, "
                      "label) VALUES (:version, :position, :paragraph, :kind, :label)"),
         soci::use(version.id, "version"), soci::use(position, "position"),
         soci::use(paragraph_id, "paragraph"), soci::use(kind, "kind"), soci::use(label, "label"));
    soci::statement words =
        (sql::prepare(uow,
                      "INSERT INTO stm_version_text (version_id, paragraph_id, language, text, state) "
                      "VALUES (:version, :paragraph, :language, :text, :state)"),
         soci::use(version.id, "version"), soci::use(paragraph_id, "paragraph"),
         soci::use(language, "language"), soci::use(text, "text"), soci::use(state, "state"));
    for (const auto& paragraph : paragraphs) {
        ++position;
        paragraph_id = paragraph.id;
        kind = to_text(paragraph.kind);
        label = paragraph.label;
        row.execute(true);
        for (const auto& each : paragraph.texts) {
            if (each.state == TextState::missing) continue;
            language = each.language;
            text = each.text;
            state = each.state == TextState::outdated ? "outdated" : "current";
            words.execute(true);
        }
    }
}

}  // namespace plenaria::statements
