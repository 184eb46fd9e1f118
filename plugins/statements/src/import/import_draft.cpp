// SPDX-License-Identifier: EUPL-1.2
#include "import_draft.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

std::optional<Shift> parse_shift(std::string_view text, const std::vector<Column>& columns) {
    const auto first = text.find(':'), last = text.rfind(':');
    if (first == std::string_view::npos || last == first) return std::nullopt;
    const auto what = text.substr(0, first), language = text.substr(first + 1, last - first - 1);
    Shift shift{};
    if (what == "gap")
        shift.kind = Shift::Kind::gap;
    else if (what == "pull")
        shift.kind = Shift::Kind::pull;
    else if (what == "join")
        shift.kind = Shift::Kind::join;
    else
        return std::nullopt;
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const Column& each) { return each.language == language; });
    const auto number = text.substr(last + 1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), shift.row);
    if (column == columns.end() || error != std::errc() || end != number.data() + number.size())
        return std::nullopt;
    shift.column = static_cast<std::size_t>(column - columns.begin());
    return shift;
}

/// The blocks of one text, or a problem on its field.
std::vector<Block> blocks_of(const ImportText& text, Error& wrong) {
    auto blocks = read_blocks(text.text, text.format);
    const auto refuse = [&](std::string_view message, MessageValues values = {}) {
        wrong.fields.push_back({"file_" + text.language, std::string(message), std::move(values)});
    };
    if (blocks.empty()) refuse("This file has no text.");
    if (blocks.size() > most_paragraphs)
        refuse("This file has more than 1,000 paragraphs. Is it a statement?");
    for (const auto& block : blocks)
        if (length(block.text) > max_paragraph_length) {
            refuse("The paragraph that begins “{start}” has more than 15,000 characters.",
                   {{"start", block.text.substr(0, block.text.find(' ', 40))}});
            break;
        }
    classify(blocks);
    return blocks;
}

}  // namespace

std::string row_key(const ImportDraft& draft, std::size_t row) {
    for (std::size_t c = 0; c < draft.columns.size(); ++c)
        if (const auto& blocks = draft.rows[row].cells[c].blocks; !blocks.empty())
            return draft.columns[c].language + ':' + std::to_string(blocks.front());
    return {};
}

Result<ImportDraft> draft_of(const ImportWish& wish) {
    Error wrong{ErrorCode::invalid_input, "The text cannot be imported."};
    ImportDraft draft;
    for (const auto& text : wish.texts) {
        if (trim(text.text).empty()) continue;
        Column column{text.language, blocks_of(text, wrong)};
        if (text.language == wish.original)
            draft.columns.insert(draft.columns.begin(), std::move(column));
        else
            draft.columns.push_back(std::move(column));
    }
    if (draft.columns.empty() || draft.columns[0].language != wish.original)
        wrong.fields.push_back({"file_" + wish.original, "Choose a file with the original text."});
    if (!wrong.fields.empty()) return wrong;

    draft.rows = align(draft.columns);
    for (const auto& shift : wish.shifts)
        if (const auto parsed = parse_shift(shift, draft.columns)) apply(draft.rows, *parsed);
    for (std::size_t row = 0; row < draft.rows.size(); ++row) {
        const auto chosen = wish.kinds.find(row_key(draft, row));
        const auto kind = chosen == wish.kinds.end() ? std::nullopt : parse_kind(chosen->second);
        draft.kinds.push_back(kind.value_or(kind_of(draft.columns, draft.rows[row])));
        auto& gaps = draft.gaps.emplace_back();
        const auto& first = draft.columns[0];
        for (std::size_t c = 1; c < draft.columns.size(); ++c)
            for (auto& gap : compare_figures(text_of(first, draft.rows[row].cells[0]), first.language,
                                             text_of(draft.columns[c], draft.rows[row].cells[c]),
                                             draft.columns[c].language))
                gaps.push_back(std::move(gap));
    }
    return draft;
}

std::vector<std::pair<ParagraphKind, std::map<std::string, std::string>>> paragraphs_of(
    const ImportDraft& draft) {
    std::vector<std::pair<ParagraphKind, std::map<std::string, std::string>>> paragraphs;
    for (std::size_t row = 0; row < draft.rows.size(); ++row) {
        auto& [kind, texts] = paragraphs.emplace_back();
        kind = draft.kinds[row];
        for (std::size_t c = 0; c < draft.columns.size(); ++c)
            if (auto text = text_of(draft.columns[c], draft.rows[row].cells[c]); !text.empty())
                texts[draft.columns[c].language] = std::move(text);
    }
    return paragraphs;
}

std::map<std::string, std::string> titles_of(const ImportDraft& draft) {
    std::map<std::string, std::string> titles;
    for (const auto& column : draft.columns)
        for (const auto& block : column.blocks)
            if (block.kind == ParagraphKind::heading1) {
                titles.emplace(column.language, block.text);
                break;
            }
    return titles;
}

}  // namespace plenaria::statements
