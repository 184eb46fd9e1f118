// SPDX-License-Identifier: EUPL-1.2
#include "document_pages.hpp"

#include <optional>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "../versions/version_repository.hpp"
#include "draft_repository.hpp"
#include "export_text.hpp"
#include "reading_right.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

struct Printed {
    Statement statement;
    std::optional<Version> version;
    std::vector<Paragraph> paragraphs;
};

Result<Printed> read_printed(const Request& request, RequestScope& scope, const std::string& language) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Printed> {
        const auto& id = request.path_value("id");
        auto statement = find_readable(uow, scope.actor(), id,
                                       language);  // a document speaks its own language, title included
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", id};
        Printed printed{.statement = *std::move(statement)};
        if (const auto& version = request.query_value("version"); !version.empty()) {
            printed.version = find_version(uow, version);
            if (!printed.version || printed.version->statement_id != id)
                return Error{ErrorCode::not_found, "This version does not exist.", version};
            printed.paragraphs = paragraphs_of(uow, version, {language});
        } else if (!reads_drafts(scope.actor())) {
            return Error{ErrorCode::not_found, "This version does not exist.", "the draft"};
        } else {
            printed.paragraphs = draft_paragraphs(uow, printed.statement, {language});
        }
        return printed;
    });
}

/// @param locale of the document, not of the reader.
Model printed_model(const Printed& printed, const std::string& language, const Locale& locale) {
    Model::List paragraphs;
    for (const auto& paragraph : printed.paragraphs) {
        const auto& text = paragraph.in(language).text;
        if (text.empty()) continue;
        using enum ParagraphKind;
        paragraphs.push_back({{"text", text},
                              {"label", paragraph.label},
                              {"has_label", !paragraph.label.empty()},
                              {"heading1", paragraph.kind == heading1},
                              {"heading2", paragraph.kind == heading2},
                              {"heading3", paragraph.kind == heading3},
                              {"item", paragraph.kind == item},
                              {"body", !is_heading(paragraph.kind) && paragraph.kind != item}});
    }
    const bool is_version = printed.version.has_value();
    return {
        {"language", language},
        {"title", printed.statement.title},
        {"version", is_version ? printed.version->name : locale.t("Working draft")},
        {"has_hash", is_version},
        {"hash", is_version ? printed.version->hash : std::string()},
        {"issued", is_version ? locale.day(std::chrono::floor<std::chrono::days>(printed.version->issued_at))
                              : std::string()},
        {"paragraphs", std::move(paragraphs)}};
}

}  // namespace

Result<Reply> document_download(const DocumentTools& tools, const Request& request, RequestScope& scope) {
    auto language = request.query_value("language");
    if (!is_language(language)) language = scope.locale().language();
    auto printed = read_printed(request, scope, language);
    if (!printed) return std::move(printed).error();
    const auto& locale = tools.locales->get(language, "statements");
    const auto& format = request.query_value("format");
    const auto version = printed->version ? printed->version->name : locale.t("Working draft");
    const auto name = file_name(printed->statement.title, version, language, format);

    if (format == "txt")
        return Download{name, "text/plain; charset=utf-8", as_plain_text(printed->paragraphs, language)};
    if (format == "md")
        return Download{name, "text/markdown; charset=utf-8", as_markdown(printed->paragraphs, language)};
    std::optional<DocumentFormat> to;
    if (format == "docx") to = DocumentFormat::docx;
    if (format == "odt") to = DocumentFormat::odt;
    if (format == "pdf") to = DocumentFormat::pdf;
    if (!to) return Error{ErrorCode::not_found, "There is no document of this kind.", format};
    auto bytes = tools.documents->convert(
        *to,
        tools.renderer->render("statements/print/text", printed_model(*printed, language, locale), language));
    if (!bytes) return std::move(bytes).error();
    return Download{name, std::string(content_type(*to)), *std::move(bytes)};
}

}  // namespace plenaria::statements
