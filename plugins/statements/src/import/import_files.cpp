// SPDX-License-Identifier: EUPL-1.2
#include "import_files.hpp"

#include <fstream>
#include <iterator>

#include "../text/draft_service.hpp"
#include "import_office.hpp"
#include "office_package.hpp"

namespace plenaria::statements {

namespace {

constexpr std::uintmax_t most_bytes = 1024 * 1024;  // of one file; the Universal Declaration has 13 KB

/// Whether a file of that name must be a package: else somebody means a document, and gets its bytes as text.
bool is_office_name(std::string_view name) {
    for (const std::string_view ending : {".docx", ".odt", ".DOCX", ".ODT"})
        if (name.ends_with(ending)) return true;
    return false;
}

Error on_file(const std::string& language, std::string message) {
    return {ErrorCode::invalid_input,
            "The text cannot be imported.",
            {},
            {{"file_" + language, std::move(message)}}};
}

}  // namespace

Result<ImportText> read_text_file(const std::string& language, const std::filesystem::path& path,
                                  std::string_view name) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) return on_file(language, "This file cannot be read.");
    if (size > most_bytes)
        return on_file(language, "This file is larger than 1 MB. A statement is a text, not a picture.");
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    if (is_package(bytes)) {
        auto markdown = office_as_markdown(bytes);
        if (!markdown) return on_file(language, markdown.error().message);
        return ImportText{language, *std::move(markdown), TextFormat::markdown};
    }
    if (is_office_name(name))
        return on_file(language, "This file is neither a Word nor an OpenDocument text.");
    auto decoded = decode_text(bytes);
    if (!decoded) return on_file(language, decoded.error().message);
    const auto format = format_of(name, *decoded);
    return ImportText{language, *std::move(decoded), format};
}

Result<std::string> import_texts(Database& db, const Actor& actor, const ImportWish& wish,
                                 const std::map<std::string, std::string>& titles) {
    auto draft = draft_of(wish);
    if (!draft) return std::move(draft).error();
    auto found = titles_of(*draft);
    for (const auto& [language, title] : titles)
        if (!title.empty()) found[language] = title;
    return create_statement(
        db, actor,
        {.titles = found, .original_language = wish.original, .paragraphs = paragraphs_of(*draft)});
}

Result<std::string> import_files(Database& db, const Actor& actor, const ImportFiles& wanted) {
    ImportWish wish{.original = wanted.original};
    for (const auto& [language, path] : wanted.files) {
        auto text = read_text_file(language, path, path.filename().string());
        if (!text) return std::move(text).error();
        wish.texts.push_back(*std::move(text));
    }
    return import_texts(db, actor, wish, {{wanted.original, wanted.title}});
}

}  // namespace plenaria::statements
