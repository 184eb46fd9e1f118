// SPDX-License-Identifier: EUPL-1.2
#include "badge_sheet.hpp"

#include <plenaria/typed_code.hpp>

namespace plenaria::events {

namespace {

constexpr double paper_width = 105, paper_height = 148;
constexpr double badge_margin = 5, back_margin = 8;
constexpr auto mist = "#eef2f3", paper_white = "#ffffff", rule_grey = "#bfc7cc";

/// In the middle of its box.
SheetText centred(const SheetBox& box, std::string text, std::vector<double> sizes) {
    return {.box = box,
            .text = std::move(text),
            .sizes = std::move(sizes),
            .align = SheetAlign::centre,
            .spacing = 0.9};
}

SheetText line_of_front(double top, std::string text) {
    return centred({badge_margin, top, paper_width - 2 * badge_margin, 15}, std::move(text),
                   {12, 11, 10, 9, 8, 7, 6, 5});
}

SheetText line_of_back(const SheetBox& box, std::string text) {
    return {.box = box, .text = std::move(text), .sizes = {8.5, 8, 7.5, 7, 6.5, 6, 5.5}, .spacing = 0.95};
}

}  // namespace

Sheet front_sheet(const BadgeFront& front) {
    Sheet sheet{.width = paper_width, .height = paper_height};
    auto& items = sheet.items;
    items.emplace_back(SheetFill{{0, 0, paper_width, 22}, front.colour});
    auto event = line_of_front(3.5, front.event);
    event.colour = paper_white;
    items.emplace_back(std::move(event));

    constexpr SheetBox photo{badge_margin, 25, 30, 38.5};
    const double left = front.photo.empty() ? badge_margin : photo.left + photo.width + 3;
    if (!front.photo.empty()) items.emplace_back(SheetPicture{photo, front.photo, front.photo_words});
    auto name = centred({left, 24, paper_width - badge_margin - left, 40}, front.name,
                        {30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6});
    name.tag = SheetTag::heading;
    name.bold = true;
    items.emplace_back(std::move(name));

    items.emplace_back(line_of_front(65, front.post));
    auto city = line_of_front(81, front.city);
    city.bold = true;
    items.emplace_back(std::move(city));
    items.emplace_back(SheetCode{{34.5, 97, 36, 36}, front.code});
    items.emplace_back(centred({badge_margin, 133, 95, 5}, shown_code(front.code), {8}));
    items.emplace_back(SheetFill{{0, 139, paper_width, 9}, mist});
    items.emplace_back(centred({badge_margin, 139, 95, 9}, front.role, {9, 8, 7}));
    return sheet;
}

Sheet back_sheet(const BadgeBackSide& back) {
    constexpr double width = paper_width - 2 * back_margin;
    Sheet sheet{.width = paper_width, .height = paper_height};
    auto& items = sheet.items;
    items.emplace_back(SheetText{.box = {back_margin, 8, width, 0},
                                 .text = back.heading,
                                 .sizes = {11},
                                 .tag = SheetTag::heading,
                                 .bold = true});
    items.emplace_back(line_of_back({back_margin, 14.5, width, 11},
                                    back.place.empty() ? back.dates : back.dates + '\n' + back.place));
    items.emplace_back(SheetText{.box = {back_margin, 26, width, 0}});
    for (std::size_t i = 0; i < back.days.size() && i < most_days_on_back; ++i)
        items.emplace_back(SheetRow{.box = {back_margin, i == 0 ? 0.0 : 1.0, width, 0},
                                    .label = 55,
                                    .heading = back.days[i].day,
                                    .text = back.days[i].hours,
                                    .size = 8.5});
    if (!back.programme.empty())
        items.emplace_back(line_of_back({back_margin, 82, width, 9}, back.programme));
    if (!back.words.empty()) {
        items.emplace_back(SheetFill{{back_margin, 92, width, 0.2}, rule_grey});
        items.emplace_back(line_of_back({back_margin, 94, width, 48}, back.words));
    }
    return sheet;
}

}  // namespace plenaria::events
