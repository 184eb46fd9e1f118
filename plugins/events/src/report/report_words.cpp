// SPDX-License-Identifier: EUPL-1.2
#include "report_words.hpp"

#include <array>

#include <fmt/format.h>

#include "../delegations/delegation_reading.hpp"
#include "../floor/floor.hpp"
#include "../programme/session.hpp"

namespace plenaria::events {

namespace {

/// Of parts in their order; told apart without colours too: they stand in the order of the columns, whose
/// heads show them.
constexpr std::array<std::string_view, 4> part_fills{"#0b5d6b", "#d08a2e", "#4d3d7c", "#a3401d"};
constexpr std::string_view rest_fill = "#c3baa8";  ///< of what is not known, or did not happen

std::string_view answer_label(const std::string& key) {
    if (key == "accepted") return /*t*/ "Accepted";
    if (key == "deputy") return /*t*/ "Sends a deputy";
    if (key == "waiting") return /*t*/ "Waiting list";
    return key == "declined" ? /*t*/ "Declined" : /*t*/ "No answer";
}

std::string_view holding_label(const std::string& key) {
    if (key == "held") return /*t*/ "Held";
    return key == "to_come" ? /*t*/ "To come" : /*t*/ "Cancelled";
}

std::string_view head_of(FigureKeys kind) {
    switch (kind) {
        case FigureKeys::region:
            return /*t*/ "Region";
        case FigureKeys::gender:
            return /*t*/ "Gender";
        case FigureKeys::language:
            return /*t*/ "Language";
        case FigureKeys::delegate_role:
            return /*t*/ "In the delegation";
        case FigureKeys::session_role:
            return /*t*/ "Role";
        case FigureKeys::session_kind:
            return /*t*/ "Kind";
        case FigureKeys::day:
            return /*t*/ "Day";
        case FigureKeys::session:
            return /*t*/ "Session";
        default:
            return /*t*/ "Total";
    }
}

/// Parts that somebody is in; the first at least.
std::vector<std::size_t> parts_shown(const Figure& figure) {
    std::vector<std::size_t> shown;
    for (std::size_t part = 0; part < figure.parts.size(); ++part)
        if (figure.total_of_part(part) > 0) shown.push_back(part);
    if (shown.empty()) shown.push_back(0);
    return shown;
}

bool is_rest(const std::string& part) { return part.empty() || part == "none" || part == "absent"; }

std::string fill_of(const Figure& figure, std::size_t part) {
    const bool in_parts = figure.parts_are != FigureKeys::none;
    if (in_parts && is_rest(figure.parts[part])) return std::string(rest_fill);
    return std::string(part_fills[part % part_fills.size()]);
}

std::string count_words(const Figure& figure, long long count, const Locale& locale) {
    return figure.unit == FigureUnit::seconds ? minutes_text(std::chrono::seconds(count))
                                              : locale.number(count);
}

std::string share_words(long long count, long long whole, const Locale& locale) {
    return whole == 0 ? std::string()
                      : locale.t("{number}%", {{"number", locale.decimal(share_of(count, whole), 0)}});
}

/// As a spreadsheet counts it.
std::string count_cell(const Figure& figure, long long count) {
    return figure.unit == FigureUnit::seconds ? fmt::format("{:.1f}", static_cast<double>(count) / 60)
                                              : std::to_string(count);
}

Model figure_row(const Figure& figure, const std::vector<std::size_t>& shown, const FigureRow& row,
                 std::string label, const Locale& locale) {
    Model::List cells;
    if (figure.parts_are != FigureKeys::none)
        for (const auto part : shown)
            cells.push_back({{"part", label_of(figure.parts_are, figure.parts[part], {}, locale)},
                             {"count", count_words(figure, row.counts[part], locale)},
                             {"share", share_words(row.counts[part], row.total(), locale)}});
    Model::List bar;
    for (const auto& part : bar_of(row, figure.longest()))
        bar.push_back({{"x", fmt::format("{:.1f}", part.from)},
                       {"width", fmt::format("{:.1f}", part.width)},
                       {"fill", fill_of(figure, part.part)}});
    return {{"label", std::move(label)},
            {"cells", std::move(cells)},
            {"bar", std::move(bar)},
            {"total", count_words(figure, row.total(), locale)},
            {"share", share_words(row.total(), figure.total(), locale)}};
}

FigureRow sum_of(const Figure& figure) {
    FigureRow sum;
    for (std::size_t part = 0; part < figure.parts.size(); ++part)
        sum.counts.push_back(figure.total_of_part(part));
    return sum;
}

}  // namespace

std::string label_of(FigureKeys kind, const std::string& key, const EditionFormat& format,
                     const Locale& locale) {
    switch (kind) {
        case FigureKeys::region:
            return region_name(key, locale);
        case FigureKeys::gender:
            return locale.t(name_of_gender(key));
        case FigureKeys::language:
            return key.empty() ? locale.t("Not known") : locale.language_name(key);
        case FigureKeys::delegate_role:
            if (const auto role = parse_delegate_role(key)) return locale.t(name_of(*role));
            return key;
        case FigureKeys::session_role:
            if (const auto role = parse_session_role(key)) return locale.t(name_of(*role));
            return key;
        case FigureKeys::session_kind:
            return format.kind_name(key, locale);
        case FigureKeys::day:
            if (const auto day = parse_day(key)) return locale.day(*day);
            return key;
        case FigureKeys::answer:
            return locale.t(answer_label(key));
        case FigureKeys::presence:
            return locale.t(key == "present" ? /*t*/ "Came" : /*t*/ "Not seen");
        case FigureKeys::holding:
            return locale.t(holding_label(key));
        case FigureKeys::badge:
            return locale.t(key == "media" ? /*t*/ "Media" : /*t*/ "Delegates");
        case FigureKeys::session:
            return key;
        case FigureKeys::none:
            return {};
    }
    return {};
}

namespace {

std::string label_of_row(const Figure& figure, const FigureRow& row, const EditionFormat& format,
                         const Locale& locale) {
    const auto name = figure.names.find(row.key);
    return name == figure.names.end() ? label_of(figure.rows_are, row.key, format, locale)
                                      : name->second.in(locale.language());
}

}  // namespace

Model figure_model(const Figure& figure, const EditionFormat& format, const Locale& locale) {
    const auto shown = parts_shown(figure);
    Model::List parts, rows;
    if (figure.parts_are != FigureKeys::none)
        for (const auto part : shown)
            parts.push_back({{"label", label_of(figure.parts_are, figure.parts[part], format, locale)},
                             {"fill", fill_of(figure, part)}});
    for (const auto& row : figure.rows)
        rows.push_back(figure_row(figure, shown, row, label_of_row(figure, row, format, locale), locale));
    // Days and sessions are not added up: who came to two of them is one person.
    const bool adds_up = figure.rows_are != FigureKeys::day && figure.rows_are != FigureKeys::session &&
                         figure.id != "speakers_by_role";
    auto sum = figure_row(figure, shown, sum_of(figure), locale.t("Total"), locale);
    return {{"id", figure.id},
            {"title", locale.t(figure.title)},
            {"has_note", !figure.note.empty()},
            {"note", figure.note.empty() ? std::string() : locale.t(figure.note)},
            {"is_time", figure.unit == FigureUnit::seconds},
            {"has_rows", figure.total() > 0},
            {"head", locale.t(head_of(figure.rows_are))},
            {"parts", std::move(parts)},
            {"rows", std::move(rows)},
            {"adds_up", adds_up},
            {"sum", std::move(sum)}};
}

Table figure_table(const Figure& figure, const EditionFormat& format, const Locale& locale) {
    const auto shown = parts_shown(figure);
    const bool in_parts = figure.parts_are != FigureKeys::none;
    Table table{.title = locale.t(figure.title),
                .columns = {{.title = locale.t(head_of(figure.rows_are)), .width = 30}},
                .rows = {}};
    if (in_parts)
        for (const auto part : shown)
            table.columns.push_back({.title = label_of(figure.parts_are, figure.parts[part], format, locale),
                                     .kind = Table::Kind::number,
                                     .width = 14});
    table.columns.push_back(
        {.title = locale.t(figure.unit == FigureUnit::seconds ? /*t*/ "Minutes in all" : /*t*/ "Total"),
         .kind = Table::Kind::number,
         .width = 14});
    table.columns.push_back({.title = locale.t("Share in %"), .kind = Table::Kind::number, .width = 12});
    for (const auto& row : figure.rows) {
        std::vector<std::string> cells{label_of_row(figure, row, format, locale)};
        if (in_parts)
            for (const auto part : shown) cells.push_back(count_cell(figure, row.counts[part]));
        cells.push_back(count_cell(figure, row.total()));
        cells.push_back(fmt::format("{:.1f}", share_of(row.total(), figure.total())));
        table.rows.push_back(std::move(cells));
    }
    if (!table.rows.empty())
        table.chart = Table::Chart{.title = table.title,
                                   .first_column = 1,
                                   .columns = in_parts ? shown.size() : 1,
                                   .rows = table.rows.size()};
    return table;
}

}  // namespace plenaria::events
