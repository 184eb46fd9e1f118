// SPDX-License-Identifier: EUPL-1.2
#include "xlsx_parts.hpp"

#include <charconv>

#include <plenaria/xml_reader.hpp>

namespace plenaria::directory::import {

Error damaged_xlsx() {
    return {ErrorCode::invalid_input,
            "This XLSX file is damaged. Open it in a spreadsheet program and save it again."};
}

namespace {

int to_number(const std::string& text, int otherwise) {
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : otherwise;
}

struct FirstSheet {
    std::string relation;
    bool since_1904 = false;
};

Result<FirstSheet> read_workbook(const std::string& xml) {
    FirstSheet first;
    XmlReader reader(
        damaged_xlsx(),
        [&](std::string_view name, const XmlAttributes& attributes) {
            if (name == "sheet" && first.relation.empty()) first.relation = attributes.at("r:id");
            if (name == "workbookPr") {
                const auto flag = attributes.at("date1904");
                first.since_1904 = flag == "1" || flag == "true";
            }
        },
        [](std::string_view) {}, [](std::string_view) {});
    if (auto read = reader.run(xml); !read) return std::move(read).error();
    return first;
}

Result<std::string> find_target(const std::string& xml, const std::string& relation) {
    std::string target;
    XmlReader reader(
        damaged_xlsx(),
        [&](std::string_view name, const XmlAttributes& attributes) {
            if (name == "Relationship" && attributes.at("Id") == relation) target = attributes.at("Target");
        },
        [](std::string_view) {}, [](std::string_view) {});
    if (auto read = reader.run(xml); !read) return std::move(read).error();
    return target;
}

Result<void> read_strings(const std::string& xml, const Bounds& bounds, std::vector<std::string>& strings) {
    bool in_text = false;
    bool phonetic = false;
    XmlReader* self = nullptr;
    XmlReader reader(
        damaged_xlsx(),
        [&](std::string_view name, const XmlAttributes&) {
            if (name == "si") {
                if (strings.size() >= bounds.cells) return self->refuse(damaged_xlsx());
                strings.emplace_back();
            }
            if (name == "rPh") phonetic = true;
            in_text = name == "t" && !phonetic;
        },
        [&](std::string_view name) {
            in_text = false;
            if (name == "rPh") phonetic = false;
        },
        [&](std::string_view text) {
            if (in_text && !strings.empty()) strings.back() += text;
        });
    self = &reader;
    return reader.run(xml);
}

Result<void> read_styles(const std::string& xml, XlsxBook& book) {
    bool cell_styles = false;
    XmlReader reader(
        damaged_xlsx(),
        [&](std::string_view name, const XmlAttributes& attributes) {
            if (name == "numFmt")
                book.format_codes[to_number(attributes.at("numFmtId"), -1)] = attributes.at("formatCode");
            if (name == "cellXfs") cell_styles = true;
            if (name == "xf" && cell_styles && book.style_formats.size() < 100'000)
                book.style_formats.push_back(to_number(attributes.at("numFmtId"), 0));
        },
        [&](std::string_view name) {
            if (name == "cellXfs") cell_styles = false;
        },
        [](std::string_view) {});
    return reader.run(xml);
}

Result<void> read_rows(const std::string& xml, const Bounds& bounds, std::vector<XlsxRow>& rows) {
    bool in_value = false;
    std::size_t count = 0;
    XmlReader* self = nullptr;
    XmlReader reader(
        damaged_xlsx(),
        [&](std::string_view name, const XmlAttributes& attributes) {
            if (name == "row") {
                // Rows with nothing in them are written by some programs by the thousand.
                if (!rows.empty() && rows.back().cells.empty()) rows.pop_back();
                if (rows.size() > bounds.rows)
                    return self->refuse({ErrorCode::too_large,
                                         "This file has more than {max} rows. Import it in parts.",
                                         "xlsx",
                                         {},
                                         {{"max", std::to_string(bounds.rows)}}});
                const int before = rows.empty() ? 0 : rows.back().number;
                const int number = to_number(attributes.at("r"), before + 1);
                // A row is found again by its number; no program writes them out of order or beyond Excel's
                // last.
                constexpr int last_row = 1'048'576;
                if (number <= before || number > last_row) return self->refuse(damaged_xlsx());
                rows.push_back({.number = number});
            } else if (name == "c" && !rows.empty()) {
                auto& cells = rows.back().cells;
                if (cells.size() > bounds.columns)
                    return self->refuse({ErrorCode::invalid_input,
                                         "Line {line} has more than {max} columns.",
                                         "xlsx",
                                         {},
                                         {{"line", std::to_string(rows.back().number)},
                                          {"max", std::to_string(bounds.columns)}}});
                if (++count > bounds.cells)
                    return self->refuse({ErrorCode::too_large,
                                         "This file has more than {max} cells. Import it in parts.",
                                         "xlsx",
                                         {},
                                         {{"max", std::to_string(bounds.cells)}}});
                cells.push_back({.reference = attributes.at("r"),
                                 .type = attributes.at("t"),
                                 .style = to_number(attributes.at("s"), 0)});
            }
            in_value = (name == "v" || name == "t") && !rows.empty() && !rows.back().cells.empty();
        },
        [&](std::string_view) { in_value = false; },
        [&](std::string_view text) {
            if (!in_value) return;
            auto& value = rows.back().cells.back().value;
            if (value.size() + text.size() <= 4 * bounds.cell_bytes) value += text;
        });
    self = &reader;
    return reader.run(xml);
}

}  // namespace

Result<XlsxBook> read_book(std::string_view bytes, const Bounds& bounds) {
    const auto part = [&](const std::string& name) { return unzip(bytes, name, bounds); };
    auto workbook = part("xl/workbook.xml");
    if (!workbook) return std::move(workbook).error();
    if (workbook->empty())
        return Error{ErrorCode::invalid_input,
                     "This is no XLSX file, though it looks like one. Save it again as XLSX or CSV."};
    auto first = read_workbook(*workbook);
    if (!first) return std::move(first).error();

    auto relations = part("xl/_rels/workbook.xml.rels");
    if (!relations) return std::move(relations).error();
    auto target = find_target(*relations, first->relation);
    if (!target) return std::move(target).error();
    const std::string path = target->rfind('/', 0) == 0 ? target->substr(1) : "xl/" + *target;
    auto rows = part(path);
    if (!rows) return std::move(rows).error();
    if (rows->empty()) return damaged_xlsx();

    XlsxBook book{.since_1904 = first->since_1904};
    auto strings = part("xl/sharedStrings.xml");
    if (!strings) return std::move(strings).error();
    if (!strings->empty())
        if (auto read = read_strings(*strings, bounds, book.strings); !read) return std::move(read).error();
    auto styles = part("xl/styles.xml");
    if (!styles) return std::move(styles).error();
    if (!styles->empty())
        if (auto read = read_styles(*styles, book); !read) return std::move(read).error();
    if (auto read = read_rows(*rows, bounds, book.rows); !read) return std::move(read).error();
    return book;
}

}  // namespace plenaria::directory::import
