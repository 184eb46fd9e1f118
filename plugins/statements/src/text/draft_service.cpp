// SPDX-License-Identifier: EUPL-1.2
#include "draft_service.hpp"

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../procedure/procedure_repository.hpp"
#include "../versions/version_repository.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

/// Runs `work(uow, statement)` in one transaction, after those of others that change the same statement.
template <class F>
auto on_statement(Database& db, std::string_view id, F work) {
    using R = std::invoke_result_t<F&, UnitOfWork&, const Statement&>;
    return db.write([&](UnitOfWork& uow) -> R {
        hold(uow, id);
        const auto statement = find_statement(uow, id, "");
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", std::string(id)};
        return work(uow, *statement);
    });
}

void check_title(const std::string& language, const std::string& title, bool required, Error& wrong) {
    if (required && trim(title).empty())
        wrong.fields.push_back({"title_" + language, "Enter a title in the language of the original."});
    if (length(title) > 300)
        wrong.fields.push_back({"title_" + language, "The title must have 300 characters or fewer."});
}

using Titles = std::map<std::string, std::string>;

/// What the writer has changed of what was typed. What somebody else has changed as well since it was `seen`,
/// to another title, is a problem that says what it is now.
Result<Titles> changed_titles(const Titles& stored, const Titles& typed, const Titles& seen) {
    Titles changed;
    Error clash{ErrorCode::conflict, "Somebody else saved first."};
    for (const auto& [language, title] : typed) {
        const auto was = seen.find(language);
        if (was != seen.end() && trim(was->second) == trim(title)) continue;
        const auto found = stored.find(language);
        const auto now = found == stored.end() ? std::string() : found->second;
        if (was != seen.end() && now != trim(was->second) && now != trim(title))
            clash.fields.push_back({"title_" + language,
                                    "Somebody else has changed this meanwhile. It is now: {now}",
                                    {{"now", now}}});
        changed[language] = title;
    }
    if (!clash.fields.empty()) return clash;
    return changed;
}

}  // namespace

void index_statement(UnitOfWork& uow, const Statement& statement) {
    std::string others;
    for (const auto& [language, title] : titles_of(uow, statement.id)) others += title + ' ';
    uow.index({.subject = "statements.statement/" + statement.id,
               .title = statement.title,
               .kind = "Statement",
               .path = "/statements/" + statement.id,
               .text = others,
               .permission = latest_version(uow, statement.id) ? "statements.view" : "statements.draft"});
}

Result<std::string> create_statement(Database& db, const Actor& actor, const NewStatement& wanted) {
    Error wrong{ErrorCode::invalid_input, "The statement cannot be created."};
    if (!is_language(wanted.original_language))
        wrong.fields.push_back({"original_language", "Choose the language of the original."});
    const auto original = wanted.titles.find(wanted.original_language);
    check_title(wanted.original_language, original == wanted.titles.end() ? "" : original->second, true,
                wrong);
    for (const auto& [language, title] : wanted.titles)
        if (language != wanted.original_language) check_title(language, title, false, wrong);
    if (!wrong.fields.empty()) return wrong;

    return db.write([&](UnitOfWork& uow) -> Result<std::string> {
        Statement statement{.id = new_id(),
                            .title = trim(original->second),
                            .original_language = wanted.original_language,
                            .languages = with_original_first(wanted.original_language),
                            .created_at = uow.now(),
                            .updated_at = uow.now()};
        std::map<std::string, std::string> titles;
        for (const auto& [language, title] : wanted.titles)
            if (is_language(language) && !trim(title).empty()) titles[language] = trim(title);
        insert(uow, statement, titles);
        uow.record(actor, "statements.create", "statements.statement/" + statement.id, {},
                   json_object({{"title", statement.title}, {"original", statement.original_language}}));
        if (!wanted.paragraphs.empty()) append_draft_paragraphs(uow, actor, statement, wanted.paragraphs);
        index_statement(uow, statement);
        return statement.id;
    });
}

Result<void> set_titles(Database& db, const Actor& actor, std::string_view statement_id,
                        const std::map<std::string, std::string>& titles,
                        const std::map<std::string, std::string>& seen) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) -> Result<void> {
        const auto changed = changed_titles(titles_of(uow, statement.id), titles, seen);
        if (!changed) return changed.error();
        Error wrong{ErrorCode::invalid_input, "The titles cannot be saved.", "statement " + statement.id};
        for (const auto& [language, title] : *changed)
            check_title(language, title, language == statement.original_language, wrong);
        if (!wrong.fields.empty()) return wrong;
        for (const auto& [language, title] : *changed)
            if (is_language(language)) set_title(uow, statement.id, language, trim(title));
        touch(uow, statement.id);
        uow.invalidate(titles_tag);
        const auto renamed = find_statement(uow, statement.id, "");
        uow.record(actor, "statements.rename", "statements.statement/" + statement.id,
                   json_object({{"title", statement.title}}), json_object({{"title", renamed->title}}));
        index_statement(uow, *renamed);
        return {};
    });
}

Result<void> archive(Database& db, const Actor& actor, std::string_view statement_id, bool archived) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) -> Result<void> {
        if (archived && has_open_procedure(uow, statement.id))
            return Error{ErrorCode::conflict,
                         /*t*/ "A group is being asked about this statement. Withdraw that first.",
                         "statement " + statement.id};
        set_archived(uow, statement.id, archived);
        uow.record(actor, archived ? "statements.archive" : "statements.unarchive",
                   "statements.statement/" + statement.id, {}, {});
        return {};
    });
}

Result<int> save_text(Database& db, const Actor& actor, std::string_view statement_id,
                      const TextChange& change) {
    if (!is_language(change.language))
        return Error{
            ErrorCode::invalid_input, "Choose a language.", {}, {{"language", "Choose a language."}}};
    if (length(change.text) > max_paragraph_length)
        return Error{ErrorCode::invalid_input,
                     "The text is too long.",
                     "paragraph " + change.paragraph_id,
                     {{"text", "A paragraph must have 15,000 characters or fewer."}}};
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) -> Result<int> {
        if (is_taken_out(uow, change.paragraph_id))
            return Error{ErrorCode::not_found,
                         "This paragraph was taken out of the draft meanwhile. Put it back to change it.",
                         "paragraph " + change.paragraph_id};
        return set_draft_text(uow, actor, statement, change.paragraph_id, change.language, change.text,
                              change.expected_revision);
    });
}

Result<void> confirm_translation(Database& db, const Actor& actor, std::string_view statement_id,
                                 std::string_view paragraph_id, std::string_view language) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) -> Result<void> {
        const auto text = find_draft_text(uow, paragraph_id, language);
        if (!text)
            return Error{ErrorCode::not_found, "This paragraph has no translation yet.",
                         std::string(paragraph_id)};
        auto saved =
            set_draft_text(uow, actor, statement, paragraph_id, language, text->text, text->revision);
        if (!saved) return std::move(saved).error();
        return {};
    });
}

Result<std::string> add_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                                  std::string_view after_id, ParagraphKind kind) {
    return on_statement(db, statement_id,
                        [&](UnitOfWork& uow, const Statement& statement) -> Result<std::string> {
                            if (auto editable = check_editable(statement); !editable)
                                return std::move(editable).error();
                            return insert_draft_paragraph(uow, actor, statement, after_id, kind);
                        });
}

Result<void> remove_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                              std::string_view paragraph_id) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) {
        return remove_draft_paragraph(uow, actor, statement, paragraph_id);
    });
}

Result<void> restore_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                               std::string_view paragraph_id) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) {
        return restore_draft_paragraph(uow, actor, statement, paragraph_id);
    });
}

Result<void> change_kind(Database& db, const Actor& actor, std::string_view statement_id,
                         std::string_view paragraph_id, ParagraphKind kind) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) {
        return set_draft_kind(uow, actor, statement, paragraph_id, kind);
    });
}

Result<void> move_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                            std::string_view paragraph_id, Direction direction) {
    return on_statement(db, statement_id, [&](UnitOfWork& uow, const Statement& statement) {
        return move_draft_paragraph(uow, actor, statement, paragraph_id, direction);
    });
}

}  // namespace plenaria::statements
