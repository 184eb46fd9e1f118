// SPDX-License-Identifier: EUPL-1.2
#include "export_text.hpp"

#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

/// Marks that Markdown would read as its own get a backslash: everywhere inside, and at the beginning those
/// that would make a list or a heading.
std::string escape_markdown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    if (out.empty()) return out;
    if (std::string_view("#+-=~").find(out[0]) != std::string_view::npos) out.insert(0, "\\");
    const auto digits = out.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')'))
        out.insert(digits, "\\");
    return out;
}

/// The part of an item's label that stands before it: "(b)" of "OP7(b)".
std::string item_mark(const Paragraph& paragraph) {
    const auto at = paragraph.label.rfind('(');
    return at == std::string::npos ? "-" : paragraph.label.substr(at);
}

bool is_labelled(ParagraphKind kind) {
    return kind == ParagraphKind::preambular || kind == ParagraphKind::operative;
}

std::string slug(std::string_view text, std::size_t most) {
    std::string out;
    for (const auto& word : folded_words(text)) {
        std::string plain;
        for (const char c : word)
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
        if (plain.empty()) continue;
        if (out.size() + plain.size() + 1 > most) break;
        if (!out.empty()) out += '-';
        out += plain;
    }
    return out;
}

}  // namespace

std::string as_plain_text(const std::vector<Paragraph>& paragraphs, std::string_view language) {
    std::string out;
    for (const auto& paragraph : paragraphs) {
        const auto& text = paragraph.in(language).text;
        if (text.empty()) continue;
        if (!out.empty()) out += '\n';
        if (is_labelled(paragraph.kind)) out += paragraph.label + ". ";
        if (paragraph.kind == ParagraphKind::item) out += item_mark(paragraph) + ' ';
        out += text;
        out += '\n';
    }
    return out;
}

std::string as_markdown(const std::vector<Paragraph>& paragraphs, std::string_view language) {
    std::string out;
    for (const auto& paragraph : paragraphs) {
        const auto& text = paragraph.in(language).text;
        if (text.empty()) continue;
        if (!out.empty()) out += '\n';
        switch (paragraph.kind) {
            case ParagraphKind::heading1:
                out += "# ";
                break;
            case ParagraphKind::heading2:
                out += "## ";
                break;
            case ParagraphKind::heading3:
                out += "### ";
                break;
            case ParagraphKind::preambular:
            case ParagraphKind::operative:
                out += paragraph.label + ". ";
                break;
            case ParagraphKind::item:
                out += "- ";
                break;
            case ParagraphKind::plain:
            case ParagraphKind::annex:
                break;
        }
        out += escape_markdown(text);
        out += '\n';
    }
    return out;
}

std::string file_name(std::string_view title, std::string_view version, std::string_view language,
                      std::string_view extension) {
    auto name = slug(title, 50);
    if (name.empty()) name = "statement";
    if (const auto which = slug(version, 20); !which.empty()) name += '-' + which;
    return name.append("-").append(language).append(".").append(extension);
}

}  // namespace plenaria::statements
