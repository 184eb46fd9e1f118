// SPDX-License-Identifier: EUPL-1.2
#include "comparison_pages.hpp"

#include <cstdint>
#include <iterator>
#include <span>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>

#include "../text/draft_repository.hpp"
#include "../text/part_pages.hpp"
#include "../text/reading_pages.hpp"
#include "../text/reading_right.hpp"
#include "../text/statement_repository.hpp"
#include "comparison.hpp"
#include "redline.hpp"
#include "version_repository.hpp"

namespace plenaria::statements {

namespace {

enum class Look : std::uint8_t { in_line = 1, changes, side, list };

constexpr std::string_view comparison_views[] = {"inline", "changes", "side", "list"};

Look look_of(std::string_view view) {
    for (std::size_t i = 0; i < std::size(comparison_views); ++i)
        if (comparison_views[i] == view) return static_cast<Look>(i + 1);
    return Look::in_line;
}

struct Compared {
    Statement statement;
    std::vector<Version> versions;
    std::string before_name, after_name;
    std::string before_id, after_id;
    bool with_draft = false;  ///< may be compared by this reader
    std::string language;
    std::vector<Paragraph> before, after;
};

/// A version of this statement, or its draft.
Result<std::vector<Paragraph>> side_of(UnitOfWork& uow, const Compared& compared, const std::string& id,
                                       const Locale& locale, std::string& name) {
    if (id == "draft" && compared.with_draft) {
        name = locale.t("Working draft");
        return draft_paragraphs(uow, compared.statement, {compared.language});
    }
    for (const auto& version : compared.versions)
        if (version.id == id) {
            name = version.name;
            return paragraphs_of(uow, id, {compared.language});
        }
    return Error{ErrorCode::not_found, "This version does not exist.", id};
}

Result<Compared> read_both(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Compared> {
        const auto& locale = scope.locale();
        const auto& id = request.path_value("id");
        auto statement = find_readable(uow, scope.actor(), id, locale.language());
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", id};
        Compared compared{.statement = *std::move(statement), .versions = versions_of(uow, id)};
        compared.with_draft = reads_drafts(scope.actor());
        compared.language = reading_of(request, locale, compared.statement.languages).language;
        compared.after_id = request.query_value("after");
        if (compared.after_id.empty())
            compared.after_id = compared.with_draft ? std::string("draft") : compared.versions.front().id;
        compared.before_id = request.query_value("before");
        if (compared.before_id.empty())
            compared.before_id = compared.versions.empty() ? "draft" : compared.versions[0].id;
        auto before = side_of(uow, compared, compared.before_id, locale, compared.before_name);
        if (!before) return std::move(before).error();
        auto after = side_of(uow, compared, compared.after_id, locale, compared.after_name);
        if (!after) return std::move(after).error();
        compared.before = *std::move(before);
        compared.after = *std::move(after);
        return compared;
    });
}

/// "PP3 was OP1 before" and its like: what happened to the paragraph as a whole.
Model::List fates(const ComparedParagraph& each, const Locale& locale) {
    Model::List tags;
    if (each.before == nullptr) tags.push_back(tag_model("green", locale.t("New")));
    if (each.after == nullptr) tags.push_back(tag_model("terra", locale.t("Removed")));
    if (each.moved) {
        const auto was = shown_number(*each.before);
        tags.push_back(tag_model(
            "violet", was.empty() ? locale.t("Moved") : locale.t("Moved, was {number}", {{"number", was}})));
    }
    if (each.kind_changed)
        tags.push_back(
            tag_model("grey", locale.t("Was: {kind}", {{"kind", locale.t(name_of(each.before->kind))}})));
    return tags;
}

Model comparison_row(const ComparedParagraph& each, std::string_view language, Look look,
                     const Locale& locale) {
    const auto& paragraph = each.any();
    Model left = std::string_view(), right = std::string_view();
    Model::List sentences;
    if (look == Look::list) {
        for (auto& sentence : change_list(each.pieces, locale))
            sentences.push_back({{"text", std::move(sentence)}});
    } else if (each.pieces.empty()) {
        left = paragraph.in(language).text;
        if (look == Look::side) right = paragraph.in(language).text;
    } else if (look == Look::side) {
        left = before_html(each.pieces, locale);
        right = after_html(each.pieces, locale);
    } else {
        left = redline_html(each.pieces, locale);
    }
    auto tags = fates(each, locale);
    auto number = shown_number(paragraph);
    const bool has_number = !number.empty();
    return {{"anchor", anchor_of(paragraph)},
            {"number", std::move(number)},
            {"has_number", has_number},
            {"is_heading", is_heading(paragraph.kind)},
            {"changed", each.changed()},
            {"left", std::move(left)},
            {"right", std::move(right)},
            {"has_fates", !tags.empty()},
            {"fates", std::move(tags)},
            {"sentences", std::move(sentences)},
            {"is_gap", false}};
}

/// In place of equal paragraphs of a long text: how many, and the way to them.
Model gap_model(const ComparisonRow& row, const Compared& compared, const RequestScope& scope) {
    UrlValues values{
        {"id", compared.statement.id}, {"language", compared.language}, {"at", row.paragraph->any().id}};
    const bool draft = compared.after_id == "draft";
    if (!draft) values["version"] = compared.after_id;
    return {{"is_gap", true},
            {"gap", scope.locale().n("{n} unchanged paragraph", "{n} unchanged paragraphs",
                                     static_cast<long long>(row.left_out))},
            {"gap_url", scope.url(draft ? "statements.statement" : "statements.version", values) + "#" +
                            anchor_of(row.paragraph->any())}};
}

std::vector<Choice> choices(const Compared& compared, const std::string& chosen, const Locale& locale) {
    std::vector<Choice> all;
    if (compared.with_draft)
        all.push_back({.value = "draft", .label = locale.t("Working draft"), .selected = chosen == "draft"});
    for (const auto& version : compared.versions)
        all.push_back({.value = version.id, .label = version.name, .selected = chosen == version.id});
    return all;
}

std::string summary(const ComparisonCounts& counts, const Locale& locale) {
    std::vector<std::string> parts;
    if (counts.changed > 0)
        parts.push_back(locale.n("1 paragraph changed", "{n} paragraphs changed", counts.changed));
    if (counts.added > 0) parts.push_back(locale.n("1 is new", "{n} are new", counts.added));
    if (counts.removed > 0) parts.push_back(locale.n("1 was removed", "{n} were removed", counts.removed));
    if (counts.moved > 0) parts.push_back(locale.n("1 moved", "{n} moved", counts.moved));
    if (counts.kind_changed > 0)
        parts.push_back(locale.n("1 is of another kind", "{n} are of another kind", counts.kind_changed));
    if (parts.empty()) return locale.t("Both are the same in this language.");
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text + '.';
}

}  // namespace

Result<Reply> comparison_page(const Request& request, RequestScope& scope) {
    auto compared = read_both(request, scope);
    if (!compared) return std::move(compared).error();
    const auto& locale = scope.locale();
    const auto look = look_of(request.query_value("view"));
    const bool only_changes = look == Look::list || look == Look::changes;

    const auto paragraphs = compare_paragraphs(compared->before, compared->after, compared->language);
    const auto counts = count(paragraphs);
    const auto listed =
        comparison_rows(paragraphs, only_changes                           ? Unchanged::left_out
                                    : Parts(paragraphs.size()).count() > 1 ? Unchanged::near_changes
                                                                           : Unchanged::shown);
    const auto part = Parts(listed.size()).at(page_number(request));
    Model parts;
    set_pages(parts, page_range(part), list_address(request, scope, "statements.compare"), locale);
    Model::List rows;
    rows.reserve(part.size());
    for (const auto& row : std::span(listed).subspan(part.first, part.size()))
        rows.push_back(row.left_out > 0 ? gap_model(row, *compared, scope)
                                        : comparison_row(*row.paragraph, compared->language, look, locale));

    const auto& id = compared->statement.id;
    const auto link = [&](std::string label, bool current, std::string_view view,
                          const std::string& language) -> Model {
        return {{"label", std::move(label)},
                {"current", current},
                {"code", language},
                {"url", scope.url("statements.compare", {{"id", id},
                                                         {"before", compared->before_id},
                                                         {"after", compared->after_id},
                                                         {"view", std::string(view)},
                                                         {"language", language}})}};
    };
    const auto view = comparison_views[static_cast<std::size_t>(look) - 1];
    Model::List looks, languages;
    looks.push_back(link(locale.t("in one text"), look == Look::in_line, "inline", compared->language));
    looks.push_back(
        link(locale.t("only what changed"), look == Look::changes, "changes", compared->language));
    looks.push_back(link(locale.t("side by side"), look == Look::side, "side", compared->language));
    looks.push_back(link(locale.t("as a list of changes"), look == Look::list, "list", compared->language));
    for (const auto& language : compared->statement.languages)
        languages.push_back(
            link(locale.language_name(language), language == compared->language, view, language));
    const auto names = locale.t("{before} and {after}",
                                {{"before", compared->before_name}, {"after", compared->after_name}});
    return View{.name = "statements/comparison/show",
                .model = {{"title", compared->statement.title},
                          {"statement_url", scope.url("statements.statement", {{"id", id}})},
                          {"names", names},
                          {"summary", summary(counts, locale)},
                          {"action_url", scope.url("statements.compare", {{"id", id}})},
                          {"language", compared->language},
                          {"view", view},
                          {"before", choice_model({.label = locale.t("From"), .name = "before"},
                                                  choices(*compared, compared->before_id, locale))},
                          {"after", choice_model({.label = locale.t("To"), .name = "after"},
                                                 choices(*compared, compared->after_id, locale))},
                          {"looks", std::move(looks)},
                          {"language_links", std::move(languages)},
                          {"before_name", compared->before_name},
                          {"after_name", compared->after_name},
                          {"is_side", look == Look::side},
                          {"is_list", look == Look::list},
                          {"parts", std::move(parts)},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)}},
                .title = locale.t("Comparison") + " – " + names + " – " + compared->statement.title};
}

}  // namespace plenaria::statements
