// SPDX-License-Identifier: EUPL-1.2
#include "translation_pages.hpp"

#include <span>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>

#include "../versions/redline.hpp"
#include "draft_repository.hpp"
#include "part_pages.hpp"
#include "reading_pages.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

struct TranslationWork {
    Statement statement;
    std::vector<Paragraph> paragraphs;
    std::map<std::string, std::string> sources;
};

bool needs_work(const Paragraph& paragraph, const std::string& language, const std::vector<FigureGap>& gaps) {
    return paragraph.in(language).state != TextState::current || !gaps.empty();
}

Model translation_row(const Paragraph& paragraph, const TranslationWork& work, const std::string& language,
                      const std::vector<FigureGap>& gaps, const std::string& base_url, const Locale& locale) {
    const auto& original = paragraph.in(work.statement.original_language);
    const auto& text = paragraph.in(language);
    SafeHtml since;
    if (const auto source = work.sources.find(paragraph.id); source != work.sources.end())
        since = redline_html(compare_words(source->second, original.text), locale);
    const auto number = shown_number(paragraph);
    const auto name = number.empty() ? locale.t(name_of(paragraph.kind))
                                     : locale.t("Paragraph {number}", {{"number", number}});
    Model::List warnings;
    for (const auto& gap : gaps) warnings.push_back({{"text", figure_sentence(gap, locale)}});
    return {{"id", paragraph.id},
            {"text_url", base_url + paragraph.id + "/text"},
            {"confirm_url", base_url + paragraph.id + "/confirm"},
            {"number", number},
            {"name", name},
            {"original", original.text},
            {"missing", text.state == TextState::missing},
            {"outdated", text.state == TextState::outdated},
            {"since", std::move(since)},
            {"has_warnings", !warnings.empty()},
            {"warnings", std::move(warnings)},
            {"revision", std::to_string(text.revision)},
            {"field", field_model({.label = name,
                                   .name = "text",
                                   .value = text.text,
                                   .language = language,
                                   .css_class = "pl-textarea--doc",
                                   .rows = static_cast<int>(2 + original.text.size() / 60),
                                   .id = "f-" + paragraph.id})}};
}

}  // namespace

Result<Reply> translation_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("id");
    const auto& language = request.path_value("language");
    auto work = scope.db().read([&](UnitOfWork& uow) -> Result<TranslationWork> {
        auto statement = find_statement(uow, id, locale.language());
        if (!statement || !is_language(language))
            return Error{ErrorCode::not_found, "This statement does not exist.", id};
        TranslationWork read{.statement = *std::move(statement)};
        read.paragraphs = draft_paragraphs(uow, read.statement, {read.statement.original_language, language});
        read.sources = outdated_sources(uow, read.statement, language);
        return read;
    });
    if (!work) return std::move(work).error();
    const auto& original = work->statement.original_language;
    if (language == original)
        return Redirect{scope.url("statements.statement", {{"id", id}, {"language", language}})};

    const bool all = request.query_value("show") == "all";
    const auto base_url = scope.url("statements.statement", {{"id", id}}) + "/paragraphs/";
    long long open = 0;
    std::vector<std::pair<const Paragraph*, std::vector<FigureGap>>> listed;
    for (const auto& paragraph : work->paragraphs) {
        auto gaps =
            compare_figures(paragraph.in(original).text, original, paragraph.in(language).text, language);
        const bool is_open = needs_work(paragraph, language, gaps);
        open += is_open;
        if (all || is_open) listed.emplace_back(&paragraph, std::move(gaps));
    }
    const auto part = Parts(listed.size()).at(page_number(request));
    Model parts;
    set_pages(parts, page_range(part), list_address(request, scope, "statements.translation"), locale);
    Model::List rows;
    for (const auto& [paragraph, gaps] : std::span(listed).subspan(part.first, part.size()))
        rows.push_back(translation_row(*paragraph, *work, language, gaps, base_url, locale));
    const auto view = [&](std::string_view show) {
        return scope.url("statements.translation",
                         {{"id", id}, {"language", language}, {"show", std::string(show)}});
    };
    return View{
        .name = "statements/translation/edit",
        .model = {{"title", work->statement.title},
                  {"statement_url", scope.url("statements.statement", {{"id", id}, {"language", language}})},
                  {"heading",
                   locale.t("Translation into {language}", {{"language", locale.language_name(language)}})},
                  {"original", original_sentence(original, locale)},
                  {"original_language", original},
                  {"language", language},
                  {"show", all ? "all" : "open"},
                  {"shows_all", all},
                  {"open_url", view("open")},
                  {"open_label", locale.n("{n} to do", "{n} to do", open)},
                  {"all_url", view("all")},
                  {"all_label",
                   locale.n("all {n}", "all {n}", static_cast<long long>(work->paragraphs.size()))},
                  {"in_parts", !part.is_whole()},
                  {"page", std::to_string(part.number)},
                  {"parts", std::move(parts)},
                  {"has_rows", !rows.empty()},
                  {"rows", std::move(rows)}},
        .title = locale.t("Translation into {language}", {{"language", locale.language_name(language)}}) +
                 " – " + work->statement.title};
}

}  // namespace plenaria::statements
