// SPDX-License-Identifier: EUPL-1.2
#include "compilation_document.hpp"

#include <algorithm>
#include <span>

#include <nlohmann/json.hpp>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "../review/review_view.hpp"
#include "../versions/redline.hpp"

namespace plenaria::statements {

namespace {

/// WeasyPrint keeps all pages of a part in memory, about 0.4 MB a row.
constexpr std::size_t rows_of_a_part = 200;
constexpr std::size_t most_rows_at_once_docx = 1000;

Model compilation_model(const Compilation& compilation, std::span<const CompilationRow> rows,
                        std::size_t first, std::size_t all, const Locale& locale) {
    auto list = compilation_models(rows, locale);
    const auto number = [&](std::size_t n) { return locale.number(static_cast<long long>(n)); };
    return {{"language", std::string(locale.language())},
            {"title", compilation.title},
            {"count", locale.n("{n} point", "{n} points", static_cast<long long>(all))},
            {"is_part", rows.size() < all},
            {"part", locale.t("{from} to {to} of {all}", {{"from", number(first + 1)},
                                                          {"to", number(first + rows.size())},
                                                          {"all", number(all)}})},
            {"rows", std::move(list)}};
}

Result<std::string> make_pdf(const DocumentTools& tools, const Compilation& compilation,
                             const std::vector<CompilationRow>& rows, const Locale& locale,
                             const MakingProgress& progress) {
    std::vector<std::string> parts;
    std::size_t first = 0;
    do {
        const auto count = std::min(rows_of_a_part, rows.size() - first);
        const auto part = std::span(rows).subspan(first, count);
        auto made = tools.documents->convert(
            DocumentFormat::pdf,
            tools.renderer->render("statements/print/compilation",
                                   compilation_model(compilation, part, first, rows.size(), locale),
                                   locale.language()));
        if (!made) return made;
        parts.push_back(*std::move(made));
        first += count;
        if (!progress(static_cast<long long>(first), static_cast<long long>(rows.size())))
            return Error{ErrorCode::conflict, "The document could not be made.", "stopped"};
    } while (first < rows.size());
    return tools.documents->join_pdf(parts);
}

}  // namespace

Model::List compilation_models(std::span<const CompilationRow> rows, const Locale& locale) {
    Model::List list;
    for (const auto& row : rows) {
        const auto& point = *row.point;
        const bool suggestion = point.kind == PointKind::suggestion;
        list.push_back(
            {{"number", row.number},
             {"office", row.office},
             {"round", row.round},
             {"kind", locale.t(name_of(point.kind))},
             {"language", point.language},
             {"has_quote", !point.anchor.quote.empty()},
             {"quote", point.anchor.quote},
             {"has_redline", suggestion},
             {"redline",
              suggestion ? redline_html(compare_words(point.base, point.wording), locale) : SafeHtml{}},
             {"remark", point.remark},
             {"fit", fit_sentence(point, locale)},
             {"has_state", point.kind != PointKind::agreement},
             {"state", state_tag(point.state, locale)},
             {"reason", row.decision != nullptr ? row.decision->reason : std::string()}});
    }
    return list;
}

bool is_compilation_format(std::string_view format) {
    return format == "xlsx" || format == "csv" || format == "docx" || format == "pdf";
}

bool takes_long(std::string_view format, std::size_t rows) {
    return (format == "pdf" && rows > rows_of_a_part) || (format == "docx" && rows > most_rows_at_once_docx);
}

Result<MadeDocument> make_compilation(const DocumentTools& tools, const Compilation& compilation,
                                      std::string_view format, const Locale& locale,
                                      const MakingProgress& progress) {
    const auto rows = compile(compilation.paragraphs, compilation.points, compilation.decisions,
                              compilation.rounds, locale.language());
    const auto name =
        locale.t("Compilation of comments") + " - " + compilation.title + "." + std::string(format);
    if (format == "csv")
        return MadeDocument{name, std::string(csv_type),
                            tools.documents->csv(compilation_table(rows, compilation.title, locale))};
    auto bytes = [&]() -> Result<std::string> {
        if (format == "xlsx")
            return tools.documents->xlsx({compilation_table(rows, compilation.title, locale)});
        if (format == "pdf") return make_pdf(tools, compilation, rows, locale, progress);
        return tools.documents->convert(
            DocumentFormat::docx,
            tools.renderer->render("statements/print/compilation",
                                   compilation_model(compilation, rows, 0, rows.size(), locale),
                                   locale.language()));
    }();
    if (!bytes) return std::move(bytes).error();
    const auto type = format == "xlsx"  ? xlsx_type
                      : format == "pdf" ? content_type(DocumentFormat::pdf)
                                        : content_type(DocumentFormat::docx);
    return MadeDocument{name, std::string(type), *std::move(bytes)};
}

DocumentOrder compilation_order(const CompilationOf& of, std::string_view format, std::string_view title,
                                std::string back_path, const Locale& locale) {
    return {
        .kind = std::string(compilation_kind),
        .wish =
            nlohmann::json{{"round", of.round}, {"statement", of.statement}, {"format", std::string(format)}}
                .dump(),
        .title = locale.t("Compilation of comments") + " – " + std::string(title) + " (" +
                 (format == "docx" ? "DOCX" : "PDF") + ")",
        .permission = "statements.consult",
        .back_path = std::move(back_path)};
}

Result<MadeDocument> CompilationKind::make(std::string_view wish, std::string_view language,
                                           const MakingProgress& progress) {
    const auto asked = nlohmann::json::parse(wish);
    const CompilationOf of{.round = asked.at("round"), .statement = asked.at("statement")};
    auto compilation = db_->read(
        [&](UnitOfWork& uow) -> Result<Compilation> { return read_compilation(uow, of, language); });
    if (!compilation) return std::move(compilation).error();
    return make_compilation(tools_, *compilation, asked.at("format").get<std::string>(),
                            tools_.locales->get(language, "statements"), progress);
}

}  // namespace plenaria::statements
