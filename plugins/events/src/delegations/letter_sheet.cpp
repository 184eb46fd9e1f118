// SPDX-License-Identifier: EUPL-1.2
#include "letter_sheet.hpp"

#include <utility>

namespace plenaria::events {

namespace {

constexpr double letter_left = 25, letter_width = 160;
constexpr auto letter_grey = "#555555", letter_red = "#9b2c1f";

SheetText paragraph(double gap, std::string text, double size = 11) {
    return {.box = {letter_left, gap, letter_width, 0},
            .text = std::move(text),
            .sizes = {size},
            .serif = true,
            .spacing = 1.1,
            .below = true};
}

}  // namespace

Sheet letter_sheet(const LetterWords& words, const Locale& locale) {
    Sheet sheet;
    auto& items = sheet.items;
    auto head = paragraph(30, words.issued + " · " + locale.t("No.") + ' ' + words.serial, 9.5);
    head.colour = letter_grey;
    items.emplace_back(std::move(head));
    if (words.revoked) {
        auto gone = paragraph(6, locale.t("This letter holds no longer"));
        gone.colour = letter_red;
        gone.bold = true;
        items.emplace_back(std::move(gone));
    }
    auto event = paragraph(8, words.event, 16);
    event.tag = SheetTag::heading;
    event.bold = true;
    items.emplace_back(std::move(event));
    items.emplace_back(paragraph(6, locale.t("To whom it may concern")));
    items.emplace_back(paragraph(
        4, locale.t("We confirm that the person named below is invited to this event as a member of the "
                    "delegation of their city, and ask the authorities to grant the visas that the journey "
                    "needs.")));
    double gap = 6;
    const std::pair<std::string, std::string> rows[] = {{locale.t("Name"), words.name},
                                                        {locale.t("Function"), words.post},
                                                        {locale.t("Delegation"), words.delegation},
                                                        {locale.t("In the delegation"), words.role},
                                                        {locale.t("Dates"), words.dates},
                                                        {locale.t("Place"), words.place}};
    for (const auto& [heading, text] : rows) {
        if (text.empty()) continue;
        items.emplace_back(SheetRow{.box = {letter_left, std::exchange(gap, 1.5), letter_width, 0},
                                    .label = 50,
                                    .heading = heading,
                                    .text = text,
                                    .serif = true});
    }
    items.emplace_back(paragraph(
        16, locale.t("Whether this letter still holds can be checked by its number at this address:"), 9.5));
    items.emplace_back(paragraph(0.5, words.check_address, 9.5));
    return sheet;
}

}  // namespace plenaria::events
