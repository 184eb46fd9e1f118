// SPDX-License-Identifier: EUPL-1.2
// CSV that we write: read after RFC 4180 it has the same cells, and none that a spreadsheet would run.
#include "../fuzz.hpp"
#include "documents/tables.hpp"

namespace plenaria::fuzz::csv_out {

using namespace host;

/// RFC 4180, strictly: a quote inside an unquoted field, or text behind a closing one, ends the program.
std::vector<std::vector<std::string>> read(std::string_view csv) {
    std::vector<std::vector<std::string>> rows(1, {std::string()});
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        auto& cell = rows.back().back();
        if (quoted) {
            if (csv[i] != '"')
                cell += csv[i];
            else if (csv.substr(i + 1).starts_with('"'))
                cell += csv[++i];
            else {
                quoted = false;
                require(i + 1 < csv.size() && (csv[i + 1] == ',' || csv[i + 1] == '\r'),
                        "a quoted field ends with it");
            }
        } else if (csv[i] == '"') {
            require(cell.empty(), "a quote begins a field");
            quoted = true;
        } else if (csv[i] == ',') {
            rows.back().emplace_back();
        } else if (csv.substr(i).starts_with("\r\n")) {
            ++i;
            rows.push_back({std::string()});
        } else {
            cell += csv[i];
        }
    }
    require(!quoted && rows.back() == std::vector{std::string()}, "the last row ends with its line");
    rows.pop_back();
    return rows;
}

const Target target("csv_out", [](std::string_view bytes) {
    auto cells = texts_in(bytes, 4);
    const Table table{.title = "Cities",
                      .columns = {{.title = cells[0]}, {.title = "Population", .kind = Table::Kind::number}},
                      .rows = {{cells[1], cells[2]}, {cells[3], cells[1]}}};
    const auto csv = write_csv(table);
    require(csv.starts_with("\xEF\xBB\xBF"), "a byte order mark comes first");
    const auto rows = read(std::string_view(csv).substr(3));
    const std::vector<std::vector<std::string>> wanted{
        {cells[0], "Population"}, {cells[1], cells[2]}, {cells[3], cells[1]}};
    require(rows.size() == wanted.size(), "as many rows as were written");
    for (std::size_t r = 0; r < wanted.size(); ++r)
        for (std::size_t c = 0; c < 2; ++c) {
            std::string plain;
            for (const char ch : wanted[r][c])
                if (ch != '\0') plain += ch;
            const auto& shown = rows[r][c];
            require(shown == plain || shown == '\'' + plain, "a cell is what was written");
            const bool number =
                c == 1 && r > 0 && plain.find_first_not_of("-0123456789") == std::string::npos;
            require(number || !looks_like_formula(shown), "no cell is a formula");
        }
    return true;
});

}  // namespace plenaria::fuzz::csv_out
