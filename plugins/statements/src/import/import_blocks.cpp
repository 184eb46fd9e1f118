// SPDX-License-Identifier: EUPL-1.2
#include "import_blocks.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <md4c.h>

#include <plenaria/text.hpp>

#include "../ascii.hpp"

namespace plenaria::statements {

namespace {

/// What md4c's callbacks fill.
struct Reader {
    std::vector<Block> blocks;
    Block current = {};
    std::vector<std::string> lists;  ///< for each open list: empty for bullets, else the next number

    void finish() {
        current.text = collapse(current.text);
        if (!current.text.empty()) {
            if (current.marker.empty() || current.marker == "-") cut_marker(current);
            blocks.push_back(std::move(current));
        }
        current = {};
    }
};

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
    auto& reader = *static_cast<Reader*>(data);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        reader.finish();
        reader.lists.push_back(
            type == MD_BLOCK_UL ? "" : std::to_string(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start));
    } else if (type == MD_BLOCK_LI) {
        reader.finish();
        reader.current.kind = ParagraphKind::item;
        auto& number = reader.lists.back();
        reader.current.marker = number.empty() ? "-" : number + ".";
        if (!number.empty()) number = std::to_string(std::stoul(number) + 1);
    } else if (type == MD_BLOCK_H) {
        reader.finish();
        const auto level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        reader.current.kind = level == 1   ? ParagraphKind::heading1
                              : level == 2 ? ParagraphKind::heading2
                                           : ParagraphKind::heading3;
    }
    return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* data) {
    auto& reader = *static_cast<Reader*>(data);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) reader.lists.pop_back();
    if (type != MD_BLOCK_DOC) reader.finish();
    return 0;
}

int ignore_span(MD_SPANTYPE, void*, void*) { return 0; }  // emphasis and links leave their words

int words(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    auto& reader = *static_cast<Reader*>(data);
    const std::string_view piece(text, size);
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        reader.current.text += ' ';
    else if (type == MD_TEXT_ENTITY)
        reader.current.text += piece == "&amp;"    ? "&"
                               : piece == "&lt;"   ? "<"
                               : piece == "&gt;"   ? ">"
                               : piece == "&nbsp;" ? "\u00a0"
                               : piece == "&quot;" ? "\""
                                                   : piece;
    else if (type != MD_TEXT_NULLCHAR)
        reader.current.text += piece;
    return 0;
}

/// Length of a marker at the beginning of `text`, without the blank behind it; 0 when there is none.
std::size_t marker_length(std::string_view text) {
    for (const std::string_view bullet : {"- ", "* ", "• ", "– ", "— ", "▪ ", "◦ "})
        if (text.substr(0, bullet.size()) == bullet) return bullet.size() - 1;
    std::size_t at = 0;
    const bool opened = text.substr(0, 1) == "(" || text.substr(0, 1) == "[";
    if (opened) ++at;
    const auto start = at;
    const bool labelled = text.substr(at, 2) == "PP" || text.substr(at, 2) == "OP";
    if (labelled) at += text.substr(at + 2, 1) == " " ? 3 : 2;
    const auto digits = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == digits && !labelled) {  // (a), b), iv.: at most four letters, which must be closed
        while (at < text.size() && at - start < 5 && std::islower(static_cast<unsigned char>(text[at])) != 0)
            ++at;
        if (at == start || at - start > 4 || at >= text.size() || text[at] != ')') return 0;
    }
    if (at == digits && labelled) return 0;
    if (at - digits > 3) return 0;  // "2018 was a year …"
    if (at < text.size() && (text[at] == ')' || text[at] == ']'))
        ++at;
    else if (at < text.size() && text[at] == '.' && !opened)
        ++at;
    else if (!labelled)
        return 0;
    return at < text.size() && (text[at] == ' ' || text[at] == '\t') ? at : 0;
}

}  // namespace

std::string collapse(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v') {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c;
        }
    }
    return trim(out);
}

void cut_marker(Block& block) {
    const auto size = marker_length(block.text);
    if (size == 0) return;
    block.marker = block.text.substr(0, size);
    block.text = trim(std::string_view(block.text).substr(size));
    if (block.kind == ParagraphKind::plain && (block.marker.find_first_of("0123456789") == std::string::npos))
        block.kind = ParagraphKind::item;
}

bool is_article_heading(std::string_view line) {
    const auto words = folded_words(line);
    if (words.size() < 2 || words.size() > 3) return false;
    return words[0] == "article" || words[0] == "articulo" || words[0] == "art";
}

bool is_heading_line(std::string_view line) {
    if (length(line) > 80 || line.empty() ||
        std::string_view(".,;:").find(line.back()) != std::string_view::npos)
        return false;
    const auto words = folded_words(line);
    if (words.empty()) return false;
    static constexpr std::array<std::string_view, 19> known{
        "article", "articulo", "preamble", "preambulo", "preambule", "annex", "anexo",
        "annexe",  "chapter",  "capitulo", "chapitre",  "part",      "parte", "partie",
        "section", "seccion",  "title",    "titulo",    "titre"};
    for (const auto word : known)
        if (words[0] == word) return words.size() <= 6;
    // Capitals throughout, e.g. "COMMITMENTS OF CITIES".
    return words[0].size() > 2 && fold(line) != line &&
           std::none_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<Block> markdown_blocks(std::string_view text) {
    Reader reader;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = enter_block;
    parser.leave_block = leave_block;
    parser.enter_span = ignore_span;
    parser.leave_span = ignore_span;
    parser.text = words;
    md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &reader);
    reader.finish();
    return std::move(reader.blocks);
}

std::vector<Block> plain_blocks(std::string_view text) {
    std::vector<std::string> lines;
    bool any_empty = false;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(collapse(text.substr(at, end - at)));
        any_empty = any_empty || (lines.back().empty() && end < text.size());
        at = end + 1;
    }
    std::vector<Block> blocks;
    Block current;
    const auto finish = [&] {
        if (!current.text.empty()) {
            cut_marker(current);
            blocks.push_back(std::move(current));
        }
        current = {};
    };
    for (const auto& line : lines) {
        if (line.empty() || !any_empty || is_heading_line(line) || marker_length(line) > 0) finish();
        if (line.empty()) continue;
        if (is_heading_line(line)) {
            blocks.push_back(
                {.kind = blocks.empty() ? ParagraphKind::heading1 : ParagraphKind::heading2, .text = line});
            continue;
        }
        if (!current.text.empty()) current.text += ' ';
        current.text += line;
    }
    finish();
    // The first line is the title when it does not end like a sentence.
    if (!blocks.empty() && blocks[0].kind == ParagraphKind::plain && blocks[0].marker.empty() &&
        length(blocks[0].text) <= 150 && std::string(".,;:").find(blocks[0].text.back()) == std::string::npos)
        blocks[0].kind = ParagraphKind::heading1;
    return blocks;
}

}  // namespace plenaria::statements
