// SPDX-License-Identifier: EUPL-1.2
#include "paragraph.hpp"

#include <array>
#include <utility>

namespace plenaria::statements {

namespace {

struct KindNames {
    ParagraphKind kind;
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<KindNames, 8> paragraph_kinds{{
    {ParagraphKind::heading1, "heading1", "Title"},
    {ParagraphKind::heading2, "heading2", "Heading"},
    {ParagraphKind::heading3, "heading3", "Lower heading"},
    {ParagraphKind::preambular, "preambular", "Preambular paragraph"},
    {ParagraphKind::operative, "operative", "Operative paragraph"},
    {ParagraphKind::plain, "plain", "Paragraph without label"},
    {ParagraphKind::item, "item", "Item of a list"},
    {ParagraphKind::annex, "annex", "Annex"},
}};

/// (a) … (z), (aa) …: as resolutions of the United Nations number sub-paragraphs.
std::string letters(int n) {
    std::string text;
    for (; n > 0; n = (n - 1) / 26) text.insert(text.begin(), static_cast<char>('a' + (n - 1) % 26));
    return text;
}

std::string numbered(const char* mark, int n) { return mark + std::to_string(n); }

/// The first words of a heading: in a citation it names a place, nobody reads it there.
std::string first_words(const std::string& heading) {
    constexpr std::size_t most = 40;
    if (heading.size() <= most) return heading;
    // Cut between words, so never inside a character.
    const auto end = heading.rfind(' ', most);
    return end == std::string::npos ? heading : heading.substr(0, end) + " …";
}

std::string heading_words(const Paragraph& heading, std::string_view language) {
    if (const auto& wanted = heading.in(language).text; !wanted.empty()) return first_words(wanted);
    for (const auto& each : heading.texts)
        if (!each.text.empty()) return first_words(each.text);
    return {};
}

}  // namespace

std::string_view to_text(ParagraphKind kind) {
    return paragraph_kinds[static_cast<std::size_t>(kind) - 1].stored;
}
std::string_view name_of(ParagraphKind kind) {
    return paragraph_kinds[static_cast<std::size_t>(kind) - 1].shown;
}

std::optional<ParagraphKind> parse_kind(std::string_view text) {
    for (const auto& each : paragraph_kinds)
        if (each.stored == text) return each.kind;
    return std::nullopt;
}

const ParagraphText& Paragraph::in(std::string_view language) const {
    static const ParagraphText none{.state = TextState::missing};
    for (const auto& text : texts)
        if (text.language == language) return text;
    return none;
}

void number_paragraphs(std::vector<Paragraph>& paragraphs) {
    int preambular = 0, operative = 0, item = 0, number = 0;
    std::string above;  // label of the operative or preambular paragraph that a list hangs from
    for (auto& paragraph : paragraphs) {
        paragraph.label.clear();
        paragraph.number = is_heading(paragraph.kind) ? 0 : ++number;
        if (paragraph.kind == ParagraphKind::item) {
            ++item;
            paragraph.label =
                above.empty() ? "(" + std::to_string(item) + ")" : above + "(" + letters(item) + ")";
            continue;
        }
        item = 0;
        if (paragraph.kind == ParagraphKind::preambular) paragraph.label = numbered("PP", ++preambular);
        if (paragraph.kind == ParagraphKind::operative) paragraph.label = numbered("OP", ++operative);
        above = paragraph.label;
    }
}

std::string shown_number(const Paragraph& paragraph) {
    if (!paragraph.label.empty()) return paragraph.label;
    return paragraph.number == 0 ? std::string() : std::to_string(paragraph.number);
}

std::map<std::string, std::string> cited_numbers(const std::vector<Paragraph>& paragraphs,
                                                 std::string_view language) {
    std::map<std::string, std::string> cited;
    std::string section;
    for (const auto& paragraph : paragraphs) {
        if (is_heading(paragraph.kind)) section = heading_words(paragraph, language);
        auto name = is_heading(paragraph.kind) ? section : shown_number(paragraph);
        const bool below_heading = !paragraph.label.empty() && paragraph.label.front() == '(';
        if (below_heading && !section.empty()) name.insert(0, section + " ");
        cited.emplace(paragraph.id, std::move(name));
    }
    return cited;
}

std::string anchor_of(const Paragraph& paragraph) {
    // "(1)" below a heading comes again below the next one, and a bare number moves when a paragraph is
    // added.
    const bool own = paragraph.label.empty() || paragraph.label.front() == '(';
    std::string anchor = "p-";
    for (const char c : own ? paragraph.id : paragraph.label)
        if (c == '(')
            anchor += '-';
        else if (c != ')')
            anchor += c;
    return anchor;
}

std::vector<std::string> split_languages(std::string_view text) {
    std::vector<std::string> languages;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (end > 0) languages.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return languages;
}

std::string join_languages(const std::vector<std::string>& languages) {
    std::string text;
    for (const auto& language : languages) {
        if (!text.empty()) text += ',';
        text += language;
    }
    return text;
}

}  // namespace plenaria::statements
