// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/press.hpp>

#include <algorithm>
#include <vector>

#include <plenaria/id.hpp>

namespace plenaria {

namespace {

/// All that a page shows, so that two pages are the same when their words are.
struct PageWords {
    std::string all = {};

    void say(const std::string& text) { all += std::to_string(text.size()) + ':' + text; }
    void say(double number) { all += std::to_string(number) + ';'; }
    void say(const SheetBox& box) {
        for (const auto length : {box.left, box.top, box.width, box.height}) say(length);
    }
    void operator()(const SheetFill& fill) {
        say(fill.box);
        say(fill.colour);
    }
    void operator()(const SheetText& text) {
        say(text.box);
        say(text.text);
        say(text.colour);
        for (const auto size : text.sizes) say(size);
        for (const auto number :
             {static_cast<double>(text.tag), static_cast<double>(text.align), text.bold ? 1.0 : 0.0,
              text.serif ? 1.0 : 0.0, text.below ? 1.0 : 0.0, text.spacing})
            say(number);
    }
    void operator()(const SheetRow& row) {
        say(row.box);
        say(row.heading);
        say(row.text);
        for (const auto number : {row.label, row.size, row.serif ? 1.0 : 0.0}) say(number);
    }
    void operator()(const SheetCode& code) {
        say(code.box);
        say(code.content);
    }
    void operator()(const SheetPicture& picture) {
        say(picture.box);
        say(picture.bytes);
        say(picture.alt);
    }
};

std::string digest_of(const Sheets& sheets) {
    PageWords words;
    words.say(sheets.title);
    words.say(sheets.language);
    for (const auto& page : sheets.pages) {
        words.say(page.width);
        words.say(page.height);
        for (const auto& item : page.items) {
            words.say(static_cast<double>(item.index()));
            std::visit(words, item);
        }
    }
    return sha256_hex(words.all);
}

Error stopped() { return {ErrorCode::conflict, "The document could not be made.", "stopped"}; }

}  // namespace

Result<std::string> print_in_parts(Press& press, DocumentParts& parts, const LongPrint& print,
                                   const MakingProgress& progress) {
    std::vector<std::string> keys;
    for (std::size_t first = 0; first < print.count; first += print.of_a_part) {
        const auto end = std::min(print.count, first + print.of_a_part);
        auto sheets = print.part(first, end);
        if (!sheets) return std::move(sheets).error();
        sheets->tagged = false;
        keys.push_back(digest_of(*sheets));
        if (!parts.find(keys.back())) {
            const auto made = press.print(*sheets);
            if (!made) return made.error();
            if (auto kept = parts.keep(keys.back(), *made); !kept) return std::move(kept).error();
        }
        if (!progress(static_cast<long long>(end), static_cast<long long>(print.count))) return stopped();
    }
    std::size_t joined = 0;
    auto whole = press.join([&]() -> std::optional<std::string> {
        if (joined == keys.size()) return std::nullopt;
        auto part = parts.find(keys[joined]);
        if (part) ++joined;
        return part;
    });
    // A part that was forgotten meanwhile ends the document early: better none than one that lacks people.
    if (joined < keys.size()) return stopped();
    return whole;
}

}  // namespace plenaria
