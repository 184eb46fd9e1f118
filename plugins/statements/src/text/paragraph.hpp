// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/paragraph.hpp
/// Paragraphs of a statement: their kinds, and the labels that follow from their order. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria::statements {

using plenaria::to_text;  // of days and instants, which the ones below would hide

enum class ParagraphKind : std::uint8_t {
    heading1 = 1,  ///< the title of the text
    heading2,
    heading3,
    preambular,  ///< PP1, PP2 …
    operative,   ///< OP1, OP2 …
    plain,       ///< has no label: "The General Assembly"
    item,        ///< one of a list: OP3(a) below an operative paragraph, (1) below a heading
    annex,
};

inline constexpr ParagraphKind all_kinds[] = {
    ParagraphKind::heading1,  ParagraphKind::heading2, ParagraphKind::heading3, ParagraphKind::preambular,
    ParagraphKind::operative, ParagraphKind::plain,    ParagraphKind::item,     ParagraphKind::annex};

/// As the database stores it: "operative".
std::string_view to_text(ParagraphKind kind);
std::optional<ParagraphKind> parse_kind(std::string_view text);
/// Catalog key: "Operative paragraph".
std::string_view name_of(ParagraphKind kind);

constexpr bool is_heading(ParagraphKind kind) { return kind <= ParagraphKind::heading3; }

enum class TextState : std::uint8_t {
    current = 1,  ///< the original, or a translation of what the original says now
    outdated,     ///< the original has changed since
    missing,
};

/// A paragraph in one language.
struct ParagraphText {
    std::string language = {};
    std::string text = {};  ///< empty when missing
    TextState state = TextState::current;
    int revision = 0;  ///< of the draft, for saving: raised by each save; 0 while missing, and in versions
    bool operator==(const ParagraphText&) const = default;
};

/// A paragraph of a draft or of a version.
struct Paragraph {
    std::string id = {};  ///< stable: the same in the draft and in every version
    ParagraphKind kind = ParagraphKind::plain;
    std::string label = {};  ///< "PP3", "OP7", "OP7(b)", "(2)"; empty for headings and plain paragraphs
    int number = 0;          ///< 1, 2, 3 … over all paragraphs that are no headings; 0 for a heading
    std::vector<ParagraphText> texts = {};  ///< one per language asked for, in that order, missing ones too

    /// @return an empty, missing text when that language was not asked for.
    [[nodiscard]] const ParagraphText& in(std::string_view language) const;
    bool operator==(const Paragraph&) const = default;
};

/// Sets `label` and `number` of each from the order and the kinds.
void number_paragraphs(std::vector<Paragraph>& paragraphs);

/// What the number column shows: the label, or else the number.
std::string shown_number(const Paragraph& paragraph);

/// How each is named away from the text that it stands in, by id: as shown_number(), but "Article 5 (1)"
/// where
/// "(1)" begins anew under each heading, and a heading by its own first words. Headings are quoted in
/// `language`, or else in the first that they were read in; a heading read in none gives "".
std::map<std::string, std::string> cited_numbers(const std::vector<Paragraph>& paragraphs,
                                                 std::string_view language);

/// Where its section on a page begins, one for each paragraph of a text: "p-OP7", "p-OP7-b"; what has no
/// label of its own, or one that comes again under the next heading, has "p-" and its id.
std::string anchor_of(const Paragraph& paragraph);

/// "en,es,fr" and back; an empty text is no language.
std::vector<std::string> split_languages(std::string_view text);
std::string join_languages(const std::vector<std::string>& languages);

/// Code points of one paragraph in one language; four bytes each still fit a TEXT column.
inline constexpr std::size_t max_paragraph_length = 15'000;

}  // namespace plenaria::statements
