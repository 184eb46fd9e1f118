// SPDX-License-Identifier: EUPL-1.2
#include "import_text.hpp"

#include <algorithm>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <plenaria/text.hpp>

#include "import_blocks.hpp"

namespace plenaria::statements {

namespace {

/// A line break is \n: files come from every system.
std::string with_unix_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

std::string from_charset(std::string_view bytes, const char* charset) {
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), charset);
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

}  // namespace

TextFormat format_of(std::string_view file_name, std::string_view text) {
    const auto name = fold(file_name);
    if (name.ends_with(" md") || name.ends_with(" markdown")) return TextFormat::markdown;
    for (auto rest = text; !rest.empty();) {
        if (rest.starts_with("# ") || rest.starts_with("## ") || rest.starts_with("### "))
            return TextFormat::markdown;
        const auto end = rest.find('\n');
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return TextFormat::plain;
}

Result<std::string> decode_text(std::string_view bytes) {
    std::string text;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        text = bytes.substr(3);
    else if (bytes.starts_with("\xFF\xFE"))
        text = from_charset(bytes.substr(2), "UTF-16LE");
    else if (bytes.starts_with("\xFE\xFF"))
        text = from_charset(bytes.substr(2), "UTF-16BE");
    else if (is_utf8(bytes))
        text = bytes;
    else
        text = from_charset(bytes, "windows-1252");
    const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    if (!is_utf8(text) || static_cast<std::size_t>(controls) * 100 > text.size())
        return Error{ErrorCode::invalid_input, "This file is not a text file."};
    return with_unix_lines(text);
}

std::vector<Block> read_blocks(std::string_view text, TextFormat format) {
    return format == TextFormat::markdown ? markdown_blocks(text) : plain_blocks(text);
}

Result<std::vector<Block>> import_text(std::string_view file_name, std::string_view bytes) {
    auto text = decode_text(bytes);
    if (!text) return std::move(text).error();
    auto blocks = read_blocks(*text, format_of(file_name, *text));
    if (blocks.empty()) return Error{ErrorCode::invalid_input, "This file has no text."};
    if (blocks.size() > most_paragraphs)
        return Error{ErrorCode::invalid_input,
                     "This file has more than 1,000 paragraphs. Is it a statement?"};
    for (const auto& block : blocks)
        if (length(block.text) > max_paragraph_length)
            return Error{ErrorCode::invalid_input,
                         "The paragraph that begins “{start}” has more than 15,000 characters.",
                         {},
                         {},
                         {{"start", block.text.substr(0, block.text.find(' ', 40))}}};
    classify(blocks);
    return blocks;
}

}  // namespace plenaria::statements
