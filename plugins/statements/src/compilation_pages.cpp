// SPDX-License-Identifier: EUPL-1.2
#include "compilation_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "compilation.hpp"
#include "point_repository.hpp"
#include "redline.hpp"
#include "review_view.hpp"
#include "round_repository.hpp"
#include "statement_repository.hpp"
#include "version_repository.hpp"

namespace plenaria::statements {

namespace {

struct Compilation {
    Statement statement = {};
    std::string title = {};
    std::string page_url = {};
    std::vector<Paragraph> paragraphs = {};
    std::vector<Point> points = {};
    std::map<std::string, Decision> decisions = {};
    std::map<std::string, std::string> rounds = {};
};

/// What both compilations share, once the points are there.
void complete(UnitOfWork& uow, Compilation& compilation, const std::string& version_id) {
    compilation.paragraphs = paragraphs_of(uow, version_id, {compilation.statement.original_language});
    for (auto& decision : decisions_of(uow, compilation.statement.id))
        compilation.decisions.emplace(decision.id, std::move(decision));
    for (const auto& round : rounds_of(uow, compilation.statement.id))
        compilation.rounds.emplace(round.id, round.name);
}

Model::List row_models(const std::vector<CompilationRow>& rows, const Locale& locale) {
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

Result<Reply> answer(const Compilation& compilation, const DocumentTools& tools, const Request& request,
                     RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto rows =
        compile(compilation.paragraphs, compilation.points, compilation.decisions, compilation.rounds);
    const auto& format = request.query_value("format");
    const auto name = locale.t("Compilation of comments") + " - " + compilation.title;
    if (format == "csv")
        return Download{name + ".csv", std::string(csv_type),
                        tools.documents->csv(compilation_table(rows, compilation.title, locale))};
    if (format == "xlsx") {
        auto made = tools.documents->xlsx({compilation_table(rows, compilation.title, locale)});
        if (!made) return std::move(made).error();
        return Download{name + ".xlsx", std::string(xlsx_type), *std::move(made)};
    }
    auto list = row_models(rows, locale);
    Model model{
        {"language", std::string(locale.language())},
        {"title", compilation.title},
        {"statement", compilation.statement.title},
        {"statement_url", scope.url("statements.statement", {{"id", compilation.statement.id}})},
        {"consolidation_url", scope.url("statements.consolidation", {{"id", compilation.statement.id}})},
        {"count", locale.n("{n} point", "{n} points", static_cast<long long>(list.size()))},
        {"xlsx_url", compilation.page_url + "?format=xlsx"},
        {"csv_url", compilation.page_url + "?format=csv"},
        {"docx_url", compilation.page_url + "?format=docx"},
        {"pdf_url", compilation.page_url + "?format=pdf"},
        {"has_rows", !list.empty()},
        {"rows", std::move(list)}};
    if (format == "docx" || format == "pdf") {
        const auto to = format == "docx" ? DocumentFormat::docx : DocumentFormat::pdf;
        auto made = tools.documents->convert(
            to, tools.renderer->render("statements/print/compilation", model, locale.language()));
        if (!made) return std::move(made).error();
        return Download{name + "." + format, std::string(content_type(to)), *std::move(made)};
    }
    return View{.name = "statements/compilation/show",
                .model = std::move(model),
                .title = locale.t("Compilation of comments") + " – " + compilation.title};
}

}  // namespace

Result<Reply> compilation_of_round(const DocumentTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("round");
    auto compilation = scope.db().read([&](UnitOfWork& uow) -> Result<Compilation> {
        const auto round = find_round(uow, id);
        if (!round) return Error{ErrorCode::not_found, "This round does not exist.", "round " + id};
        Compilation found{.statement = *find_statement(uow, round->statement_id, scope.locale().language()),
                          .points = points_of_round(uow, id)};
        found.title = found.statement.title + ", " + round->name;
        found.page_url = scope.url("statements.compilation", {{"round", id}});
        complete(uow, found, round->version_id);
        return found;
    });
    if (!compilation) return std::move(compilation).error();
    return answer(*compilation, tools, request, scope);
}

Result<Reply> compilation_of_statement(const DocumentTools& tools, const Request& request,
                                       RequestScope& scope) {
    const auto& id = request.path_value("id");
    auto compilation = scope.db().read([&](UnitOfWork& uow) -> Result<Compilation> {
        auto statement = find_statement(uow, id, scope.locale().language());
        if (!statement)
            return Error{ErrorCode::not_found, "This statement does not exist.", "statement " + id};
        Compilation found{.statement = *std::move(statement), .points = points_of_statement(uow, id)};
        found.title = found.statement.title;
        found.page_url = scope.url("statements.compilation_all", {{"id", id}});
        const auto latest = latest_version(uow, id);
        complete(uow, found, latest ? latest->id : std::string());
        return found;
    });
    if (!compilation) return std::move(compilation).error();
    return answer(*compilation, tools, request, scope);
}

}  // namespace plenaria::statements
