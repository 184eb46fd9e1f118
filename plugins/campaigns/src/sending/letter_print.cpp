// SPDX-License-Identifier: EUPL-1.2
#include "letter_print.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "letter_repository.hpp"
#include "sending_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr std::string_view prints = "campaigns.letters";
/// Of a page at eleven points: so many lines of so many characters.
constexpr std::size_t lines_a_page = 42, first_page_lines = 34, characters_a_line = 85;

/// Lines that a paragraph takes, at least one.
std::size_t lines_of(std::string_view paragraph) { return 1 + length(paragraph) / characters_a_line; }

/// The text as it is cut to pages, between paragraphs; one that is longer than a page between words.
std::vector<std::string> cut_to_pages(std::string_view text) {
    std::vector<std::string> pages(1);
    std::size_t left = first_page_lines;
    const auto next_page = [&] {
        pages.emplace_back();
        left = lines_a_page;
    };
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text = end < text.size() ? text.substr(end + 1) : std::string_view();
        while (lines_of(line) > lines_a_page) {
            if (!pages.back().empty()) next_page();
            const auto cut = line.rfind(' ', (left - 1) * characters_a_line);
            const auto at = cut == std::string_view::npos || cut == 0 ? line.size() : cut;
            pages.back() += std::string(line.substr(0, at));
            line = at < line.size() ? line.substr(at + 1) : std::string_view();
            if (!line.empty()) next_page();
        }
        if (lines_of(line) > left) next_page();
        left -= std::min(left, lines_of(line));
        if (!pages.back().empty() || !line.empty()) pages.back() += std::string(line) + '\n';
    }
    return pages;
}

}  // namespace

std::vector<Sheet> letter_sheets(const Letter& letter, const std::string& day, const Locale& locale) {
    auto to = letter.name + '\n' + locale.t(name_of_role(letter.role)) + ", " + letter.place;
    // Of who is given theirs by hand the country at least.
    if (!letter.post.empty())
        to += '\n' + letter.post;
    else if (!letter.country.empty())
        to += '\n' + locale.country(letter.country);
    std::vector<Sheet> sheets;
    for (auto& text : cut_to_pages(letter.body)) {
        Sheet sheet;
        const bool first = sheets.empty();
        if (first) {
            // Where a window of an envelope is, DIN 5008 form B.
            sheet.items.push_back(
                SheetText{.box = {25, 50, 85, 40}, .text = to, .sizes = {11, 9.5, 8, 7, 6}});
            sheet.items.push_back(SheetText{.box = {125, 50, 60, 8}, .text = day});
            sheet.items.push_back(SheetText{.box = {25, 98, 160, 14},
                                            .text = letter.subject,
                                            .sizes = {13, 11, 9},
                                            .tag = SheetTag::heading,
                                            .bold = true});
        }
        const double top = first ? 115 : 25;
        sheet.items.push_back(SheetText{.box = {25, top, 160, 275 - top},
                                        .text = std::move(text),
                                        .sizes = {11, 10.5, 10, 9, 8, 7},
                                        .serif = true,
                                        .spacing = 1.1});
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

Result<MadeDocument> make_paper_letters(Database& db, const CampaignTools& tools,
                                        const std::string& sending_id, const MakingProgress& progress) {
    struct Reading {
        Sending sending;
        int letters = 0;
    };
    const LetterFilter on_paper{sending_id, "", "paper"};
    const auto reading = db.read([&](UnitOfWork& uow) -> Result<Reading> {
        auto sending = find_sending(uow, sending_id);
        const auto count = count_letters(uow, on_paper);
        if (!sending || count == 0)
            return Error{ErrorCode::not_found, /*t*/ "None of these letters goes on paper.", sending_id};
        return Reading{*std::move(sending), count};
    });
    if (!reading) return reading.error();
    const auto& sending = reading->sending;
    const auto day =
        to_local(sending.starts_at.value_or(sending.approved_at.value_or(Instant{})), sending.facts.zone).day;
    auto made = print_in_parts(
        *tools.press, *tools.parts,
        {.count = static_cast<std::size_t>(reading->letters),
         .part = [&](std::size_t first, std::size_t end) -> Result<Sheets> {
             return db.read([&](UnitOfWork& uow) -> Result<Sheets> {
                 Sheets sheets{.title = sending.facts.subject.all.begin()->second, .tagged = false};
                 for (const auto& letter :
                      list_letters(uow, on_paper, static_cast<int>(first), static_cast<int>(end - first))) {
                     const auto& locale = tools.locales->get(letter.language, "campaigns");
                     for (auto& page : letter_sheets(letter, locale.day(day), locale))
                         sheets.pages.push_back(std::move(page));
                 }
                 return sheets;
             });
         }},
        progress);
    if (!made) return std::move(made).error();
    return MadeDocument{"letters.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
}

DocumentOrder letters_order(const Sending& sending, std::string title, std::string back_path) {
    return {.kind = std::string(prints),
            .wish = compact({{"sending", sending.id}, {"hash", sending.hash}}),
            .title = std::move(title),
            .permission = "campaigns.edit",
            .back_path = std::move(back_path)};
}

std::string_view LetterPrints::name() const { return prints; }

Result<MadeDocument> LetterPrints::make(std::string_view wish, std::string_view,
                                        const MakingProgress& progress) {
    const auto asked = Document::parse(wish, nullptr, false);
    return make_paper_letters(*db_, tools_, asked.value("sending", std::string()), progress);
}

}  // namespace plenaria::campaigns
