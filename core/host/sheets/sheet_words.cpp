// SPDX-License-Identifier: EUPL-1.2
#include "sheets/sheet_words.hpp"

#include <nlohmann/json.hpp>

namespace plenaria {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetBox, left, top, width, height)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetFill, box, colour)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetText, box, text, sizes, tag, align, colour, bold, serif, spacing,
                                   below)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetRow, box, label, heading, text, size, serif)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetCode, box, content)

namespace host {

namespace {

using nlohmann::json;

json item_words(const SheetItem& item, std::vector<std::string>& pictures) {
    auto words = std::visit(
        [&](const auto& one) {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, SheetPicture>) {
                pictures.push_back(one.bytes);
                return json{{"box", one.box}, {"alt", one.alt}, {"picture", pictures.size() - 1}};
            } else
                return json(one);
        },
        item);
    words["kind"] = item.index();
    return words;
}

/// The alternative of the number `kind`.
template <std::size_t at = 0>
SheetItem read_item(const json& words, const std::vector<std::string>& pictures, std::size_t kind) {
    if constexpr (at == std::variant_size_v<SheetItem>)
        throw std::out_of_range("kind");
    else {
        using Item = std::variant_alternative_t<at, SheetItem>;
        if (kind != at) return read_item<at + 1>(words, pictures, kind);
        if constexpr (std::is_same_v<Item, SheetPicture>)
            return SheetPicture{.box = words.at("box").get<SheetBox>(),
                                .bytes = pictures.at(words.at("picture").get<std::size_t>()),
                                .alt = words.at("alt").get<std::string>()};
        else
            return words.get<Item>();
    }
}

}  // namespace

std::string write_sheets(const Sheets& sheets, std::vector<std::string>& pictures) {
    auto pages = json::array();
    for (const auto& sheet : sheets.pages) {
        auto items = json::array();
        for (const auto& item : sheet.items) items.push_back(item_words(item, pictures));
        pages.push_back({{"width", sheet.width}, {"height", sheet.height}, {"items", std::move(items)}});
    }
    return json{{"title", sheets.title},
                {"language", sheets.language},
                {"tagged", sheets.tagged},
                {"pages", std::move(pages)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Sheets read_sheets(std::string_view text, const std::vector<std::string>& pictures) {
    const auto words = json::parse(text);
    Sheets sheets{.title = words.at("title").get<std::string>(),
                  .language = words.at("language").get<std::string>(),
                  .tagged = words.at("tagged").get<bool>()};
    for (const auto& page : words.at("pages")) {
        Sheet sheet{.width = page.at("width").get<double>(), .height = page.at("height").get<double>()};
        for (const auto& item : page.at("items"))
            sheet.items.push_back(read_item(item, pictures, item.at("kind").get<std::size_t>()));
        sheets.pages.push_back(std::move(sheet));
    }
    return sheets;
}

}  // namespace host
}  // namespace plenaria
