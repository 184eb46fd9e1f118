// SPDX-License-Identifier: EUPL-1.2
#include "long_text_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

constexpr std::size_t most_contents = 250;
constexpr std::size_t most_hits = 100;

/// Some words of `text` around the first that holds the beginning of what was looked for.
std::string excerpt(std::string_view text, std::string_view folded) {
    constexpr std::size_t before = 10, after = 25;
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \n", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    const auto wanted = folded.substr(0, folded.find(' '));
    const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
        return fold(word).find(wanted) != std::string::npos;
    });
    const auto centre = static_cast<std::size_t>(found == words.end() ? 0 : found - words.begin());
    const auto first = centre > before ? centre - before : 0;
    const auto last = std::min(centre + after, words.size());
    std::string shown = first > 0 ? "…" : "";
    for (auto i = first; i < last; ++i) shown += (i > first ? " " : "") + std::string(words[i]);
    return last < words.size() ? shown + "…" : shown;
}

/// By its label first: "17" is OP17 where a preamble comes before, but what is written is tried as it stands.
std::optional<std::size_t> find_number(std::span<const Paragraph> paragraphs, std::string_view wanted) {
    const auto folded = fold(wanted);
    if (folded.empty()) return std::nullopt;
    const auto at = [&](auto fits) -> std::optional<std::size_t> {
        const auto found = std::find_if(paragraphs.begin(), paragraphs.end(), fits);
        if (found == paragraphs.end()) return std::nullopt;
        return static_cast<std::size_t>(found - paragraphs.begin());
    };
    if (auto label = at([&](const Paragraph& each) { return fold(each.label) == folded; })) return label;
    return at(
        [&](const Paragraph& each) { return each.number > 0 && std::to_string(each.number) == folded; });
}

Part shown_part(const Request& request, std::span<const Paragraph> paragraphs, const Parts& parts) {
    if (parts.count() > 1)
        for (const auto* name : {"answer", "at"})
            if (const auto& wanted = request.query_value(name); !wanted.empty())
                for (std::size_t i = 0; i < paragraphs.size(); ++i)
                    if (paragraphs[i].id == wanted || anchor_of(paragraphs[i]) == wanted)
                        return parts.with(i);
    return parts.at(page_number(request));
}

}  // namespace

LongText::LongText(const Request& request, const RequestScope& scope, std::string_view route,
                   std::span<const Paragraph> paragraphs, std::string_view language, Parts parts)
    : scope_(scope),
      list_(list_address(request, scope, route)),
      paragraphs_(paragraphs),
      language_(language),
      wanted_(words_to_find(request)),
      parts_(std::move(parts)),
      part_(shown_part(request, paragraphs, parts_)) {}

std::string LongText::place_url(std::size_t index) const {
    return list_.page(static_cast<int>(parts_.with(index).number)) + "#" + anchor_of(paragraphs_[index]);
}

std::optional<std::string> LongText::found_url() const {
    if (part_.is_whole()) return std::nullopt;
    const auto found = find_number(paragraphs_, wanted_);
    if (!found) return std::nullopt;
    return place_url(*found);
}

/// Headings as deep as fit, the first paragraph of each part where there are none.
Model::List LongText::contents() const {
    auto depth = ParagraphKind::heading1;
    for (const auto level : {ParagraphKind::heading2, ParagraphKind::heading3}) {
        const auto headings =
            std::count_if(paragraphs_.begin(), paragraphs_.end(),
                          [&](const Paragraph& each) { return is_heading(each.kind) && each.kind <= level; });
        if (static_cast<std::size_t>(headings) <= most_contents) depth = level;
    }
    Model::List entries;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i)
        if (is_heading(paragraphs_[i].kind) && paragraphs_[i].kind <= depth)
            entries.push_back(
                {{"label", paragraphs_[i].in(language_).text}, {"lang", language_}, {"url", place_url(i)}});
    if (entries.size() > 1 && entries.size() <= most_contents) return entries;
    entries.clear();
    for (std::size_t number = 1; number <= part_.count; ++number) {
        const auto part = parts_.at(number);
        const auto& first = paragraphs_[part.first];
        auto label = shown_number(first);
        entries.push_back({{"label", label.empty() ? first.in(language_).text : std::move(label)},
                           {"lang", language_},
                           {"url", list_.page(static_cast<int>(number))}});
    }
    return entries;
}

/// Counted as the numbers beside the text count: without headings.
std::string LongText::status() const {
    const auto& locale = scope_.locale();
    int first = 0, last = 0, all = 0;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
        const auto number = paragraphs_[i].number;
        if (number == 0) continue;
        all = std::max(all, number);
        if (i < part_.first || i >= part_.last) continue;
        if (first == 0) first = number;
        last = number;
    }
    return locale.t(
        "Paragraphs {first}–{last} of {total}",
        {{"first", locale.number(first)}, {"last", locale.number(last)}, {"total", locale.number(all)}});
}

void LongText::add_hits(Model& page) const {
    const auto& locale = scope_.locale();
    const auto folded = fold(wanted_);
    std::size_t count = 0;
    Model::List hits;
    for (std::size_t i = 0; i < paragraphs_.size() && !folded.empty(); ++i) {
        const auto& paragraph = paragraphs_[i];
        const auto& text = paragraph.in(language_).text;
        if (fold(text).find(folded) == std::string::npos || ++count > most_hits) continue;
        auto number = shown_number(paragraph);
        hits.push_back({{"number", number.empty() ? locale.t(name_of(paragraph.kind)) : std::move(number)},
                        {"text", excerpt(text, folded)},
                        {"lang", language_},
                        {"url", place_url(i)}});
    }
    const bool has_hits = !hits.empty();
    page.set("has_search", !wanted_.empty());
    page.set("found", count == 0
                          ? locale.t("No paragraph has this number or these words.")
                          : fill(locale.n("{n} paragraph contains “{words}”.",
                                          "{n} paragraphs contain “{words}”.", static_cast<long long>(count)),
                                 {{"words", wanted_}}));
    page.set("more_hits", count > most_hits);
    page.set("has_hits", has_hits);
    page.set("hits", std::move(hits));
}

void LongText::add_to(Model& page) const {
    const auto& locale = scope_.locale();
    set_pages(page, page_range(part_), list_, locale, part_.is_whole() ? std::string() : status());
    if (part_.is_whole()) return;
    page.set("contents", contents());
    list_.set_form(page);
    page.set("find", field_model({.label = locale.t("Number or words of a paragraph"),
                                  .name = "find",
                                  .value = wanted_,
                                  .type = "search",
                                  .language = language_}));
    add_hits(page);
}

}  // namespace plenaria::statements
