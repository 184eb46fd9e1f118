// SPDX-License-Identifier: EUPL-1.2
#include "card.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

constexpr std::string_view ink = "#1b2a33", quiet = "#4b5a62", white = "#ffffff";
/// Raised whenever a card is drawn in another way: what is kept of the old ones is not shown.
constexpr std::string_view drawn_as = "card 2";

/// How a size is divided, in pixels: the words above on the colour, who says them below on white.
struct Division {
    double margin;  ///< left and right
    double above;   ///< free ground over the words, and under them
    double below;
    double strip;     ///< of who says them
    double lettered;  ///< of the strip, from its top; what is below lies under the buttons of a telephone
    double largest;   ///< letters of the words
    double scale;     ///< of the letters in the strip
};

Division division(const CardSize& size) {
    if (size.height > size.width) return {84, 200, 72, 500, 400, 132, 1.6};
    if (size.height == size.width) return {72, 64, 64, 256, 256, 108, 1.15};
    return {64, 40, 40, 184, 184, 80, 1};
}

std::vector<double> sizes_up_to(double largest) {
    std::vector<double> sizes;
    for (const double each :
         {132, 120, 108, 98, 88, 80, 72, 66, 60, 55, 50, 46, 42, 39, 36, 33, 30, 28, 26, 24, 22})
        if (each <= largest) sizes.push_back(each);
    return sizes;
}

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

/// Of who says it, and where.
struct FootLine {
    const std::string& text;
    std::size_t longest;
    double high;
    std::vector<double> sizes;
    std::string_view colour;
    bool bold = false;
};

/// The words without the marks that whoever wrote them set around them.
std::string without_marks(std::string line) {
    static constexpr std::pair<std::string_view, std::string_view> pairs[] = {
        {"“", "”"}, {"«", "»"}, {"\"", "\""}, {"„", "“"}, {"‘", "’"}};
    for (const auto& [open, close] : pairs) {
        if (line.size() <= open.size() + close.size() || !line.starts_with(open) || !line.ends_with(close))
            continue;
        const auto within = line.substr(open.size(), line.size() - open.size() - close.size());
        // “One” and “two” are two quotes.
        if (within.find(open) != std::string::npos || within.find(close) != std::string::npos) return line;
        constexpr std::string_view narrow = "\u202f", fixed = "\u00a0";
        std::string_view words = within;
        for (const auto space : {narrow, fixed}) {
            if (words.starts_with(space)) words.remove_prefix(space.size());
            if (words.ends_with(space)) words.remove_suffix(space.size());
        }
        return trim(words);
    }
    return line;
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
    const auto line = without_marks(one_line(quote));
    if (language == "fr") return "«\u00a0" + line + "\u00a0»";
    if (language == "es") return "«" + line + "»";
    return "“" + line + "”";
}

Sheets drawn(const Card& card, const CardSize& size) {
    const double width = size.width, height = size.height;
    auto part = division(size);
    if (card.name.empty() && card.place.empty() && card.campaign.empty() && card.logo.empty()) {
        part.strip = 0;
        part.below = part.above;
    }
    const double foot = height - part.strip, inner = width - 2 * part.margin;
    const double logo = card.logo.empty() ? 0 : std::min(part.lettered, 260.0) - 48;
    Sheet page{.width = pixels(0, 0, width, 0).width, .height = pixels(0, 0, 0, height).height};
    page.items = {
        SheetFill{pixels(0, 0, width, foot), card.accent},
        SheetFill{pixels(0, foot, width, part.strip), std::string(white)},
        SheetText{.box = pixels(part.margin, part.above, inner, foot - part.above - part.below),
                  .text = card.is_quote ? quoted(card.said, card.language) : one_line(card.said),
                  .sizes = sizes_up_to(part.largest),
                  .tag = SheetTag::heading,
                  .align = SheetAlign::centre,
                  .colour = std::string(white),
                  .serif = true,
                  .spacing = 0.94},
    };
    const FootLine lines[] = {{card.name, 80, 60, {40, 34, 28, 23, 18}, ink, true},
                              {card.place, 120, 52, {32, 28, 24, 20, 16}, ink},
                              {card.campaign, 100, 44, {25, 22, 19, 16, 14}, quiet}};
    // What is missing leaves no hole between the others.
    double high = 0;
    for (const auto& line : lines) high += line.text.empty() ? 0 : line.high * part.scale;
    double top = foot + (part.lettered - high) / 2;
    for (const auto& line : lines) {
        if (line.text.empty()) continue;
        auto sizes = line.sizes;
        for (auto& each : sizes) each *= part.scale;
        page.items.push_back(SheetText{
            .box = pixels(part.margin, top, inner - (logo > 0 ? logo + 32 : 0), line.high * part.scale),
            .text = shortened(line.text, line.longest),
            .sizes = std::move(sizes),
            .align = SheetAlign::left,
            .colour = std::string(line.colour),
            .bold = line.bold});
        top += line.high * part.scale;
    }
    if (logo > 0)
        page.items.push_back(
            SheetPicture{pixels(width - part.margin - logo, foot + (part.lettered - logo) / 2, logo, logo),
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
