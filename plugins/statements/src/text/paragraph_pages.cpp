// SPDX-License-Identifier: EUPL-1.2
#include "paragraph_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../json_object.hpp"
#include "../versions/redline.hpp"
#include "draft_service.hpp"
#include "figures.hpp"
#include "part_pages.hpp"
#include "reading_pages.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

struct Open {
    Statement statement;
    std::vector<Paragraph> paragraphs;
    std::size_t at = 0;
    std::map<std::string, std::map<std::string, std::string>>
        sources;  // language → paragraph → its original then
    [[nodiscard]] const Paragraph& paragraph() const { return paragraphs[at]; }
};

Result<Open> open_paragraph(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Open> {
        const auto& paragraph_id = request.path_value("paragraph");
        auto statement = find_statement(uow, request.path_value("id"), scope.locale().language());
        if (!statement)
            return Error{ErrorCode::not_found, "This statement does not exist.", request.path_value("id")};
        Open open{.statement = *std::move(statement)};
        open.paragraphs = draft_paragraphs(uow, open.statement, open.statement.languages);
        const auto found = std::find_if(open.paragraphs.begin(), open.paragraphs.end(),
                                        [&](const Paragraph& each) { return each.id == paragraph_id; });
        if (found == open.paragraphs.end())
            return Error{ErrorCode::not_found, "This paragraph does not exist.", paragraph_id};
        open.at = static_cast<std::size_t>(found - open.paragraphs.begin());
        for (const auto& text : found->texts)
            if (text.state == TextState::outdated)
                open.sources[text.language] = outdated_sources(uow, open.statement, text.language);
        return open;
    });
}

std::string place_in_text(const Open& open, const Paragraph& paragraph, const RequestScope& scope) {
    UrlValues values{{"id", open.statement.id}};
    if (Parts(open.paragraphs.size()).count() > 1) values["at"] = paragraph.id;
    return scope.url("statements.statement", values) + "#" + anchor_of(paragraph);
}

/// What the reader typed when it could not be saved.
struct Typed {
    std::string language = {};
    std::string text = {};
    const Error* error = nullptr;
};

UrlValues place(const Request& request) {
    return {{"id", request.path_value("id")}, {"paragraph", request.path_value("paragraph")}};
}

std::vector<Choice> kind_choices(ParagraphKind chosen, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto kind : all_kinds)
        choices.push_back({.value = std::string(to_text(kind)),
                           .label = locale.t(name_of(kind)),
                           .selected = kind == chosen});
    return choices;
}

/// "“64” stands in English but not in French."
Model::List figure_warnings(const Paragraph& paragraph, const std::string& original, const Locale& locale) {
    Model::List warnings;
    for (const auto& text : paragraph.texts)
        if (text.language != original)
            for (const auto& gap :
                 compare_figures(paragraph.in(original).text, original, text.text, text.language))
                warnings.push_back({{"text", figure_sentence(gap, locale)}});
    return warnings;
}

Model text_model(const Open& open, const ParagraphText& text, const Typed& typed, const UrlValues& values,
                 const RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool is_typed = typed.error != nullptr && typed.language == text.language;
    const bool is_outdated = text.state == TextState::outdated;
    SafeHtml since;
    if (is_outdated)
        since = redline_html(compare_words(open.sources.at(text.language).at(open.paragraph().id),
                                           open.paragraph().in(open.statement.original_language).text),
                             locale);
    auto label = locale.language_name(text.language);
    if (text.language == open.statement.original_language)
        label = locale.t("{language} (the original)", {{"language", label}});
    return {
        {"language", text.language},
        {"label", label},
        {"field", field_model({.label = label,
                               .name = "text",
                               .value = is_typed ? typed.text : text.text,
                               .error = is_typed ? problem_on("text", *typed.error, locale) : std::string(),
                               .language = text.language,
                               .css_class = "pl-textarea--doc",
                               .rows = 6,
                               .id = "f-text-" + text.language})},
        {"revision", std::to_string(text.revision)},
        {"missing", text.state == TextState::missing},
        {"outdated", is_outdated},
        {"since", std::move(since)},
        {"confirm_url", scope.url("statements.confirm_translation", values)}};
}

Result<Reply> paragraph_view(const Request& request, RequestScope& scope, const Typed& typed = {}) {
    auto open = open_paragraph(request, scope);
    if (!open) return std::move(open).error();
    const auto& locale = scope.locale();
    const auto values = place(request);
    const auto& paragraph = open->paragraph();
    Model::List texts;
    for (const auto& text : paragraph.texts) texts.push_back(text_model(*open, text, typed, values, scope));
    const auto neighbour = [&](std::size_t at) {
        return scope.url("statements.paragraph",
                         {{"id", open->statement.id}, {"paragraph", open->paragraphs[at].id}});
    };
    const bool has_previous = open->at > 0, has_next = open->at + 1 < open->paragraphs.size();
    auto warnings = figure_warnings(paragraph, open->statement.original_language, locale);
    const auto number = shown_number(paragraph);
    const auto name = number.empty() ? locale.t(name_of(paragraph.kind))
                                     : locale.t("Paragraph {number}", {{"number", number}});
    return View{.name = "statements/paragraph/edit",
                .model = {{"statement", open->statement.title},
                          {"statement_url", place_in_text(*open, paragraph, scope)},
                          {"name", name},
                          {"has_problems", typed.error != nullptr},
                          {"problems", typed.error != nullptr ? problems_model(*typed.error, locale)
                                                              : Model(Model::List{})},
                          {"has_warnings", !warnings.empty()},
                          {"warnings", std::move(warnings)},
                          {"texts", std::move(texts)},
                          {"text_url", scope.url("statements.save_text", values)},
                          {"kind", choice_model({.label = locale.t("Kind of paragraph"), .name = "kind"},
                                                kind_choices(paragraph.kind, locale))},
                          {"kind_url", scope.url("statements.change_kind", values)},
                          {"move_url", scope.url("statements.move_paragraph", values)},
                          {"remove_url", scope.url("statements.remove_paragraph", values)},
                          {"add_url", scope.url("statements.add_paragraph", {{"id", open->statement.id}})},
                          {"paragraph", paragraph.id},
                          {"kind_value", to_text(paragraph.kind)},
                          {"has_previous", has_previous},
                          {"previous_url", has_previous ? neighbour(open->at - 1) : std::string()},
                          {"has_next", has_next},
                          {"next_url", has_next ? neighbour(open->at + 1) : std::string()}},
                .title = name + " – " + open->statement.title,
                .status = typed.error != nullptr ? 422 : 200};
}

std::optional<int> number_in(const std::string& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Both texts and what is between them; the reader's words wait in the form, to be saved over the other's.
Result<Reply> text_conflict_view(const Request& request, RequestScope& scope, const TextChange& mine) {
    const auto& locale = scope.locale();
    auto theirs = scope.db().read([&](UnitOfWork& uow) -> Result<DraftText> {
        return find_draft_text(uow, mine.paragraph_id, mine.language).value_or(DraftText{});
    });
    if (!theirs) return std::move(theirs).error();
    const auto values = place(request);
    return View{
        .name = "statements/paragraph/conflict",
        .model = {{"language", mine.language},
                  {"text_url", scope.url("statements.save_text", values)},
                  {"paragraph_url", scope.url("statements.paragraph", values)},
                  {"next", request.form_value("next")},
                  {"theirs", theirs->text},
                  {"who",
                   locale.t("{who} saved on {when}.",
                            {{"who", theirs->updated_by.empty() ? locale.t("Somebody") : theirs->updated_by},
                             {"when", locale.instant(theirs->updated_at, scope.actor().zone)}})},
                  {"difference", redline_html(compare_words(theirs->text, mine.text), locale)},
                  {"revision", std::to_string(theirs->revision)},
                  {"field", field_model({.label = locale.t("Your text"),
                                         .name = "text",
                                         .value = mine.text,
                                         .language = mine.language,
                                         .css_class = "pl-textarea--doc",
                                         .rows = 8})}},
        .title = locale.t("Somebody else saved first"),
        .status = 409};
}

Redirect to_paragraph(const Request& request, RequestScope& scope) {
    return {scope.url("statements.paragraph", place(request))};
}

/// Where the form came from: the page of the paragraph, or the translation of the whole text.
Redirect behind_form(const Request& request, RequestScope& scope, const std::string& language) {
    if (request.form_value("next") != "translation") return to_paragraph(request, scope);
    UrlValues values{
        {"id", request.path_value("id")}, {"language", language}, {"show", request.form_value("show")}};
    if (const auto& page = request.form_value("page"); !page.empty()) values["page"] = page;
    return {scope.url("statements.translation", values) + "#t-" + request.path_value("paragraph")};
}

}  // namespace

Result<Reply> paragraph_page(const Request& request, RequestScope& scope) {
    return paragraph_view(request, scope);
}

Result<Reply> save_paragraph_text(const Request& request, RequestScope& scope) {
    const TextChange change{.paragraph_id = request.path_value("paragraph"),
                            .language = request.form_value("language"),
                            .text = request.form_value("text"),
                            .expected_revision = number_in(request.form_value("revision")).value_or(-1)};
    auto saved = save_text(scope.db(), scope.actor(), request.path_value("id"), change);
    if (request.wants_fragment) {
        if (!saved) {
            if (saved.error().code == ErrorCode::conflict)
                return Json{json_object({{"state", "conflict"}}), 409};
            return std::move(saved).error();
        }
        // The page must know the new revision, or its next save would be a conflict with itself.
        const auto id = "revision-" + change.language + "-" + change.paragraph_id;
        const auto html = R"(<input type="hidden" name="revision" id=")" + id + R"(" value=")" +
                          std::to_string(*saved) + R"(">)";
        return Json{json_object({{"state", "saved"},
                                 {"at", scope.locale().time_of_day(scope.now(), scope.actor().zone)},
                                 {"revision", std::to_string(*saved)},
                                 {"html", html},
                                 {"target", "#" + id}})};
    }
    if (saved) return behind_form(request, scope, change.language);
    if (saved.error().code == ErrorCode::conflict && is_language(change.language)) {
        // The draft may also be closed as a whole; then there is nothing to merge with.
        auto now = scope.db().read([&](UnitOfWork& uow) -> Result<Statement> {
            auto statement = find_statement(uow, request.path_value("id"), "");
            if (!statement) return Error{ErrorCode::not_found, "This statement does not exist."};
            return *std::move(statement);
        });
        if (now && check_editable(*now)) return text_conflict_view(request, scope, change);
    }
    if (saved.error().code == ErrorCode::invalid_input)
        return paragraph_view(request, scope, {change.language, change.text, &saved.error()});
    return std::move(saved).error();
}

Result<Reply> confirm_paragraph_translation(const Request& request, RequestScope& scope) {
    const auto& language = request.form_value("language");
    auto done = confirm_translation(scope.db(), scope.actor(), request.path_value("id"),
                                    request.path_value("paragraph"), language);
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("The translation counts as current."));
    return behind_form(request, scope, language);
}

Result<Reply> add_paragraph_here(const Request& request, RequestScope& scope) {
    const auto kind = parse_kind(request.form_value("kind")).value_or(ParagraphKind::plain);
    const auto& id = request.path_value("id");
    auto after = request.form_value("after");
    if (after.empty()) {  // at the end
        auto last = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
            const auto statement = find_statement(uow, id, "");
            if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", id};
            const auto all = draft_paragraphs(uow, *statement, {});
            return all.empty() ? std::string() : all.back().id;
        });
        if (!last) return std::move(last).error();
        after = *last;
    }
    auto added = add_paragraph(scope.db(), scope.actor(), id, after, kind);
    if (!added) return std::move(added).error();
    return Redirect{scope.url("statements.paragraph", {{"id", id}, {"paragraph", *added}})};
}

Result<Reply> change_paragraph_kind(const Request& request, RequestScope& scope) {
    const auto kind = parse_kind(request.form_value("kind"));
    if (!kind)
        return Error{ErrorCode::invalid_input,
                     "Choose a kind of paragraph.",
                     {},
                     {{"kind", "Choose a kind of paragraph."}}};
    auto done = change_kind(scope.db(), scope.actor(), request.path_value("id"),
                            request.path_value("paragraph"), *kind);
    if (!done) return std::move(done).error();
    return to_paragraph(request, scope);
}

Result<Reply> move_paragraph_here(const Request& request, RequestScope& scope) {
    const auto direction = request.form_value("direction") == "up" ? Direction::up : Direction::down;
    auto done = move_paragraph(scope.db(), scope.actor(), request.path_value("id"),
                               request.path_value("paragraph"), direction);
    if (!done) return std::move(done).error();
    return to_paragraph(request, scope);
}

Result<Reply> remove_paragraph_here(const Request& request, RequestScope& scope) {
    auto done = remove_paragraph(scope.db(), scope.actor(), request.path_value("id"),
                                 request.path_value("paragraph"));
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("The paragraph was removed."),
                 scope.url("statements.restore_paragraph", place(request)));
    return Redirect{scope.url("statements.statement", {{"id", request.path_value("id")}})};
}

Result<Reply> restore_paragraph_here(const Request& request, RequestScope& scope) {
    auto done = restore_paragraph(scope.db(), scope.actor(), request.path_value("id"),
                                  request.path_value("paragraph"));
    if (!done) return std::move(done).error();
    return to_paragraph(request, scope);
}

}  // namespace plenaria::statements
