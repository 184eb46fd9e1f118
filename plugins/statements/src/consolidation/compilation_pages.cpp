// SPDX-License-Identifier: EUPL-1.2
#include "compilation_pages.hpp"

#include <span>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "../text/part_pages.hpp"
#include "compilation_document.hpp"

namespace plenaria::statements {

namespace {

/// Where a compilation is asked for: its page, and how its rows are found.
struct CompilationPlace {
    CompilationOf of;
    std::string route;
    std::string url;
};

CompilationPlace of_round(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("round");
    return {{.round = id}, "statements.compilation", scope.url("statements.compilation", {{"round", id}})};
}
CompilationPlace of_statement(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    return {{.statement = id},
            "statements.compilation_all",
            scope.url("statements.compilation_all", {{"id", id}})};
}

Result<Compilation> read_for_page(const CompilationPlace& place, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Compilation> {
        return read_compilation(uow, place.of, scope.locale().language());
    });
}

/// A link when it is made at once, a button when it has to be ordered.
Model format_model(const CompilationPlace& place, std::string_view format, std::string label,
                   std::size_t rows) {
    return {{"label", std::move(label)},
            {"format", std::string(format)},
            {"takes_long", takes_long(format, rows)},
            {"url", place.url + "?format=" + std::string(format)},
            {"order_url", place.url}};
}

Result<Reply> answer_compilation(const CompilationPlace& place, const DocumentTools& tools,
                                 const Request& request, RequestScope& scope) {
    auto compilation = read_for_page(place, scope);
    if (!compilation) return std::move(compilation).error();
    const auto& locale = scope.locale();
    const auto& format = request.query_value("format");
    const auto count = compilation->points.size();
    if (is_compilation_format(format)) {
        if (takes_long(format, count)) {
            scope.notice(locale.t("This document takes a while. Order it with the button."));
            return Redirect{place.url};
        }
        auto made =
            make_compilation(tools, *compilation, format, locale, [](long long, long long) { return true; });
        if (!made) return std::move(made).error();
        return Download{made->file_name, made->content_type, std::move(made->bytes)};
    }
    const auto rows = compile(compilation->paragraphs, compilation->points, compilation->decisions,
                              compilation->rounds, locale.language());
    const auto part = Parts(rows.size()).at(page_number(request));
    auto list = compilation_models(std::span(rows).subspan(part.first, part.size()), locale);
    Model parts;
    set_pages(parts, page_range(part), list_address(request, scope, place.route), locale);
    Model model{
        {"language", std::string(locale.language())},
        {"title", compilation->title},
        {"statement", compilation->statement.title},
        {"statement_url", scope.url("statements.statement", {{"id", compilation->statement.id}})},
        {"consolidation_url", scope.url("statements.consolidation", {{"id", compilation->statement.id}})},
        {"count", locale.n("{n} point", "{n} points", static_cast<long long>(rows.size()))},
        {"parts", std::move(parts)},
        {"formats",
         Model::List{format_model(place, "xlsx", "XLSX", count), format_model(place, "csv", "CSV", count),
                     format_model(place, "docx", locale.t("Word"), count),
                     format_model(place, "pdf", "PDF", count)}},
        {"has_rows", !list.empty()},
        {"rows", std::move(list)}};
    return View{.name = "statements/compilation/show",
                .model = std::move(model),
                .title = locale.t("Compilation of comments") + " – " + compilation->title};
}

Result<Reply> order_compilation(const CompilationPlace& place, const DocumentTools& tools,
                                const Request& request, RequestScope& scope) {
    const auto& format = request.form_value("format");
    if (format != "docx" && format != "pdf")
        return Error{ErrorCode::not_found, "There is no document of this kind.", format};
    auto path = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto language = scope.locale().language();
        auto title = compilation_title(uow, place.of, language);
        if (!title) return std::move(title).error();
        return tools.orders->order(uow, scope.actor(), language,
                                   compilation_order(place.of, format, *title, place.url, scope.locale()));
    });
    if (!path) return std::move(path).error();
    return Redirect{*path};
}

}  // namespace

Result<Reply> compilation_of_round(const DocumentTools& tools, const Request& request, RequestScope& scope) {
    return answer_compilation(of_round(request, scope), tools, request, scope);
}
Result<Reply> compilation_of_statement(const DocumentTools& tools, const Request& request,
                                       RequestScope& scope) {
    return answer_compilation(of_statement(request, scope), tools, request, scope);
}
Result<Reply> order_compilation_of_round(const DocumentTools& tools, const Request& request,
                                         RequestScope& scope) {
    return order_compilation(of_round(request, scope), tools, request, scope);
}
Result<Reply> order_compilation_of_statement(const DocumentTools& tools, const Request& request,
                                             RequestScope& scope) {
    return order_compilation(of_statement(request, scope), tools, request, scope);
}

}  // namespace plenaria::statements
