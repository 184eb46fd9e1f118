// SPDX-License-Identifier: EUPL-1.2
// The file of a backup: a damaged one is refused with a sentence, a sound one gives the lines that were
// written; each line is a row, or refused.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "../fuzz.hpp"
#include "backup/dump_file.hpp"

namespace plenaria::fuzz::backup {

using namespace host;

const std::filesystem::path& file() {
    static const auto path =
        std::filesystem::temp_directory_path() / ("plenaria-fuzz-" + std::to_string(::getpid()) + ".gz");
    std::filesystem::remove(path);
    return path;
}

/// @return nothing for a file that is refused.
std::optional<std::vector<std::string>> lines_of(const std::filesystem::path& path) {
    try {
        DumpReader reader(path);
        std::vector<std::string> lines;
        while (auto line = reader.line()) lines.push_back(*line);
        return lines;
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

bool is_row(const std::string& line) {
    try {
        static_cast<void>(parse_row(line));
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

const Target damaged("backup_file", [](std::string_view bytes) {
    const auto& path = file();
    std::ofstream(path, std::ios::binary) << bytes;
    const auto lines = lines_of(path);
    if (lines)
        for (const auto& line : *lines) static_cast<void>(is_row(line));
    return lines.has_value();
});

const Target rows("backup_rows", [](std::string_view bytes) {
    const auto& path = file();
    std::vector<Cell> cells;
    for (auto& text : texts_in(bytes, 5)) cells.emplace_back(text.empty() ? Cell() : Cell(text));
    DumpWriter writer(path);
    writer.row(cells);
    writer.finish();
    const auto lines = lines_of(path);
    require(lines && lines->size() == 1, "a file that was written is read");
    require(parse_row(lines->front()) == cells, "a row is read as it was written");
    static_cast<void>(is_row(std::string(bytes)));
    return !bytes.empty();
});

}  // namespace plenaria::fuzz::backup
