// SPDX-License-Identifier: EUPL-1.2
#include "db/migration_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include <plenaria/id.hpp>

#include "db/sql_splitter.hpp"

namespace plenaria::host {

namespace {

struct Name {
    std::string number;
    std::string words;
    std::optional<Engine> only = {};
};

/// NNNN_words[.mysql|.sqlite].sql
std::optional<Name> parse_name(std::string_view file) {
    Name name;
    if (!file.ends_with(".sql")) return std::nullopt;
    file.remove_suffix(4);
    for (const auto& [suffix, engine] :
         {std::pair{".mysql", Engine::mysql}, std::pair{".sqlite", Engine::sqlite}})
        if (file.ends_with(suffix)) {
            file.remove_suffix(std::string_view(suffix).size());
            name.only = engine;
            break;
        }
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_word = [&](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; };
    if (file.size() < 6 || file[4] != '_' || !std::all_of(file.begin(), file.begin() + 4, is_digit) ||
        !std::all_of(file.begin() + 5, file.end(), is_word))
        return std::nullopt;
    name.number = file.substr(0, 4);
    name.words = file.substr(5);
    return name;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return text;
}

Error bad(const std::string& file, std::string_view message) {
    return {ErrorCode::invalid_input, std::string(message), {}, {}, {{"file", file}}};
}

}  // namespace

Result<std::vector<MigrationFile>> read_migrations(const std::filesystem::path& folder, Engine engine) {
    struct Candidates {
        std::string words;
        std::optional<std::string> both, mysql, sqlite;
    };
    std::map<std::string, Candidates> numbers;
    if (!std::filesystem::is_directory(folder)) return std::vector<MigrationFile>{};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto file = entry.path().filename().string();
        if (!file.ends_with(".sql")) continue;
        const auto name = parse_name(file);
        if (!name) return bad(file, "{file} must be named like 0003_seats.sql or 0003_seats.mysql.sql.");
        auto& found = numbers[name->number];
        auto& place = !name->only ? found.both : *name->only == Engine::mysql ? found.mysql : found.sqlite;
        if (place || (!found.words.empty() && found.words != name->words))
            return bad(file, "The number of {file} is used twice.");
        found.words = name->words;
        place = file;
    }

    std::vector<MigrationFile> files;
    for (const auto& [number, found] : numbers) {
        if (found.mysql.has_value() != found.sqlite.has_value())
            return bad(found.mysql ? *found.mysql : *found.sqlite,
                       "{file} has no twin for the other engine.");
        if (found.both && found.mysql) return bad(*found.both, "The number of {file} is used twice.");
        const auto& name = found.both ? *found.both : engine == Engine::mysql ? *found.mysql : *found.sqlite;
        const auto text = read(folder / name);
        files.push_back({name, sha256_hex(text), split_sql(text)});
    }
    return files;
}

}  // namespace plenaria::host
