// SPDX-License-Identifier: EUPL-1.2
#include "card.hpp"

#include <algorithm>
#include <iterator>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

constexpr std::string_view ink = "#1b2a33", quiet = "#4b5a62", paper = "#fffefb", white = "#ffffff";
/// Raised whenever a card is drawn in another way: what is kept of the old ones is not shown.
constexpr std::string_view drawn_as = "card 1";

/// Millimetres of a sheet, whose points are pixels here.
SheetBox pixels(double left, double top, double width, double height) {
    constexpr double pixel = 25.4 / 72;
    return {left * pixel, top * pixel, width * pixel, height * pixel};
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char each : text) {
        const bool space = static_cast<unsigned char>(each) <= ' ';
        if (!space)
            line += each;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return trim(line);
}

/// At most so many code points, the last of them dots when there are more.
std::string shortened(std::string_view text, std::size_t most) {
    auto line = one_line(text);
    if (length(line) <= most) return line;
    std::size_t at = 0;
    for (std::size_t seen = 0; at < line.size(); ++at)
        if ((static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U && ++seen == most) break;
    return line.substr(0, at) + "…";
}

SheetText line_of(SheetBox box, std::string text, std::vector<double> sizes, std::string_view colour,
                  bool bold) {
    return {.box = box,
            .text = std::move(text),
            .sizes = std::move(sizes),
            .align = SheetAlign::left,
            .colour = std::string(colour),
            .bold = bold};
}

}  // namespace

const CardSize* card_size(std::string_view id) {
    const auto* found = std::find_if(std::begin(card_sizes), std::end(card_sizes),
                                     [&](const CardSize& each) { return each.id == id; });
    return found == std::end(card_sizes) ? nullptr : found;
}

bool makes_card(std::string_view quote) {
    const auto line = one_line(quote);
    return !line.empty() && length(line) <= longest_card_quote;
}

std::string quoted(std::string_view quote, std::string_view language) {
    const auto line = one_line(quote);
    if (language == "fr") return "«\u00a0" + line + "\u00a0»";
    if (language == "es") return "«" + line + "»";
    return "“" + line + "”";
}

Sheets drawn(const Card& card, const CardSize& size) {
    const double width = size.width, height = size.height;
    const double margin = 64, strip = size.height > 700 ? 250 : 180, foot = height - strip;
    const double logo = card.logo.empty() ? 0 : strip - 40;
    const double words = width - 2 * margin - (logo > 0 ? logo + 32 : 0);
    Sheet page{.width = pixels(0, 0, width, 0).width, .height = pixels(0, 0, 0, height).height};
    page.items = {
        SheetFill{pixels(0, 0, width, foot), card.accent},
        SheetFill{pixels(0, foot, width, strip), std::string(paper)},
        SheetText{.box = pixels(margin, margin, width - 2 * margin, foot - 2 * margin),
                  .text = card.is_quote ? quoted(card.said, card.language) : one_line(card.said),
                  .sizes = {88, 76, 66, 58, 52, 46, 40, 36, 32, 28, 25, 22},
                  .tag = SheetTag::heading,
                  .align = SheetAlign::centre,
                  .colour = std::string(white),
                  .serif = true},
    };
    // From the foot upwards, so that what is missing leaves no hole between the others.
    double top = foot + (strip - 156) / 2 + (card.name.empty() ? 26 : 0);
    const auto add = [&](const std::string& text, std::size_t most, double high, std::vector<double> sizes,
                         std::string_view colour, bool bold) {
        if (text.empty()) return;
        page.items.push_back(
            line_of(pixels(margin, top, words, high), shortened(text, most), std::move(sizes), colour, bold));
        top += high;
    };
    add(card.name, 80, 60, {38, 32, 26, 22, 18}, ink, true);
    add(card.place, 120, 52, {30, 26, 22, 18, 15}, ink, false);
    add(card.campaign, 100, 44, {24, 21, 18, 15, 13}, quiet, false);
    if (logo > 0)
        page.items.push_back(SheetPicture{pixels(width - margin - logo, foot + 20, logo, strip - 40),
                                          card.logo, std::string(card.place)});
    return {.title = card.campaign, .language = card.language, .tagged = false, .pages = {std::move(page)}};
}

std::string card_key(const Card& card, const CardSize& size) {
    std::string all(drawn_as);
    for (const auto& each :
         {card.language, card.said, std::string(card.is_quote ? "quote" : "title"), card.name, card.place,
          card.campaign, card.accent, card.logo, std::string(size.id)})
        all += std::to_string(each.size()) + ':' + each;
    return sha256_hex(all);
}

}  // namespace plenaria::campaigns
