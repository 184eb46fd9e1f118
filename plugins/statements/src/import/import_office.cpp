// SPDX-License-Identifier: EUPL-1.2
#include "import_office.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <plenaria/text.hpp>

#include "../text/export_text.hpp"
#include "../text/paragraph.hpp"
#include "import_blocks.hpp"
#include "office_package.hpp"

namespace plenaria::statements {

namespace {

/// Collects paragraphs; what stands inside a skipped element does not count.
class Collector {
public:
    void begin(ParagraphKind kind, bool numbered) {
        if (skipped_ > 0) return;
        finish();
        kind_ = kind;
        numbered_ = numbered;
        open_ = true;
    }
    void kind(ParagraphKind kind, bool numbered) {
        kind_ = kind;
        numbered_ = numbered;
    }
    void add(std::string_view text) {
        if (open_ && skipped_ == 0) text_ += text;
    }
    void finish() {
        if (skipped_ > 0) return;
        open_ = false;
        if (auto text = collapse(text_); !text.empty()) {
            // Word numbers by itself; the number in front makes import_text see what the reader saw.
            if (numbered_) markdown_ += std::to_string(++number_) + ". ";
            const std::vector<Paragraph> one{{.kind = numbered_ ? ParagraphKind::plain : kind_,
                                              .texts = {{.language = "en", .text = std::move(text)}}}};
            markdown_ += as_markdown(one, "en") + '\n';
        }
        text_.clear();
    }
    void skip(int by) { skipped_ += by; }
    std::string markdown() {
        finish();
        return std::move(markdown_);
    }

private:
    ParagraphKind kind_ = ParagraphKind::plain;
    bool numbered_ = false, open_ = false;
    int skipped_ = 0, number_ = 0;
    std::string text_, markdown_;
};

ParagraphKind heading(int level) {
    return level <= 1   ? ParagraphKind::heading1
           : level == 2 ? ParagraphKind::heading2
                        : ParagraphKind::heading3;
}

const std::string& value(const Attributes& attributes, std::string_view name) {
    static const std::string none;
    const auto found = attributes.find(name);
    return found == attributes.end() ? none : found->second;
}

/// What a style name says in Word's own words, which do not change with its language: "heading 2", "Title".
std::optional<ParagraphKind> kind_of_style(std::string_view name) {
    const auto folded = fold(name);
    if (folded == "title") return ParagraphKind::heading1;
    if (folded.starts_with("heading ") && folded.size() == 9) return heading(folded[8] - '0');
    return std::nullopt;
}

/// Style id → kind, from word/styles.xml.
Result<std::map<std::string, ParagraphKind>> docx_styles(std::string_view xml) {
    std::map<std::string, ParagraphKind> kinds;
    if (xml.empty()) return kinds;
    std::string id;
    const auto read =
        read_xml(xml, {.start =
                           [&](std::string_view name, const Attributes& attributes) {
                               if (name == "style") id = value(attributes, "styleId");
                               if (name == "name" && !id.empty())
                                   if (const auto kind = kind_of_style(value(attributes, "val")))
                                       kinds[id] = *kind;
                           },
                       .end = [](std::string_view) {},
                       .text = [](std::string_view) {}});
    if (!read) return read.error();
    return kinds;
}

/// The lists that count 1, 2, 3 at their first level, from word/numbering.xml.
Result<std::vector<std::string>> docx_numbered_lists(std::string_view xml) {
    std::vector<std::string> lists, decimal;
    if (xml.empty()) return lists;
    std::string abstract, list, level;
    const auto read =
        read_xml(xml, {.start =
                           [&](std::string_view name, const Attributes& attributes) {
                               if (name == "abstractNum") abstract = value(attributes, "abstractNumId");
                               if (name == "lvl") level = value(attributes, "ilvl");
                               if (name == "numFmt" && level == "0" && value(attributes, "val") == "decimal")
                                   decimal.push_back(abstract);
                               if (name == "num") list = value(attributes, "numId");
                               if (name == "abstractNumId" && !list.empty() &&
                                   std::find(decimal.begin(), decimal.end(), value(attributes, "val")) !=
                                       decimal.end())
                                   lists.push_back(list);
                           },
                       .end = [](std::string_view) {},
                       .text = [](std::string_view) {}});
    if (!read) return read.error();
    return lists;
}

Result<std::string> docx(std::string_view document, const std::map<std::string, ParagraphKind>& styles,
                         const std::vector<std::string>& numbered) {
    Collector collector;
    bool in_text = false;
    std::string level;
    const XmlHandlers handlers{
        .start =
            [&](std::string_view name, const Attributes& attributes) {
                if (name == "p") collector.begin(ParagraphKind::plain, false);
                if (name == "pStyle")
                    if (const auto style = styles.find(value(attributes, "val")); style != styles.end())
                        collector.kind(style->second, false);
                if (name == "ilvl") level = value(attributes, "val");
                if (name == "numId" && value(attributes, "val") != "0") {
                    const bool counts = level == "0" && std::find(numbered.begin(), numbered.end(),
                                                                  value(attributes, "val")) != numbered.end();
                    collector.kind(ParagraphKind::item, counts);
                }
                if (name == "tab" || name == "br") collector.add(" ");
                if (name == "txbxContent" || name == "del" || name == "moveFrom") collector.skip(1);
                in_text = name == "t";
            },
        .end =
            [&](std::string_view name) {
                in_text = false;
                if (name == "txbxContent" || name == "del" || name == "moveFrom") collector.skip(-1);
                if (name == "p") collector.finish();
            },
        .text =
            [&](std::string_view text) {
                if (in_text) collector.add(text);
            }};
    if (auto read = read_xml(document, handlers); !read) return std::move(read).error();
    return collector.markdown();
}

Result<std::string> odt(std::string_view content) {
    Collector collector;
    int lists = 0;
    std::string style;
    std::map<std::string, std::string> parents;
    const auto is_skipped = [](std::string_view name) {
        return name == "tracked-changes" || name == "note" || name == "annotation" || name == "forms";
    };
    const XmlHandlers handlers{
        .start =
            [&](std::string_view name, const Attributes& attributes) {
                if (name == "style")
                    parents[value(attributes, "name")] = value(attributes, "parent-style-name");
                if (is_skipped(name)) collector.skip(1);
                if (name == "list") ++lists;
                if (name == "h") {
                    const auto& outline = value(attributes, "outline-level");
                    collector.begin(heading(outline.size() == 1 ? outline[0] - '0' : 1), false);
                }
                if (name == "p") {
                    style = value(attributes, "style-name");
                    const bool title = style == "Title" || parents[style] == "Title";
                    collector.begin(title       ? ParagraphKind::heading1
                                    : lists > 0 ? ParagraphKind::item
                                                : ParagraphKind::plain,
                                    false);
                }
                if (name == "s" || name == "tab" || name == "line-break") collector.add(" ");
            },
        .end =
            [&](std::string_view name) {
                if (name == "list") --lists;
                if (name == "h" || name == "p") collector.finish();
                if (is_skipped(name)) collector.skip(-1);
            },
        .text = [&](std::string_view text) { collector.add(text); }};
    if (auto read = read_xml(content, handlers); !read) return std::move(read).error();
    return collector.markdown();
}

}  // namespace

Result<std::string> office_as_markdown(std::string_view bytes) {
    auto document = part_of(bytes, "word/document.xml");
    if (!document) return document;
    if (!document->empty()) {
        auto style_part = part_of(bytes, "word/styles.xml");
        auto list_part = part_of(bytes, "word/numbering.xml");
        if (!style_part) return style_part;
        if (!list_part) return list_part;
        auto styles = docx_styles(*style_part);
        if (!styles) return std::move(styles).error();
        auto numbered = docx_numbered_lists(*list_part);
        if (!numbered) return std::move(numbered).error();
        return docx(*document, *styles, *numbered);
    }
    auto content = part_of(bytes, "content.xml");
    if (!content) return content;
    if (content->empty())
        return Error{ErrorCode::invalid_input, "This file is neither a Word nor an OpenDocument text."};
    return odt(*content);
}

}  // namespace plenaria::statements
