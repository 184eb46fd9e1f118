// SPDX-License-Identifier: EUPL-1.2
#include "figures.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

#include "../ascii.hpp"
#include "../versions/word_diff.hpp"
#include "figure_words.hpp"

namespace plenaria::statements {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Words and signs of the text in order, without white space.
struct Token {
    std::string_view raw;
    std::string folded = {};  ///< empty where no figure can be
};

/// A date reaches from one word before a number ("December 10") to four behind it ("10 de diciembre de
/// 2018"); "premier" and "primero" are numbers, after "article". Of all other words nobody needs the folded
/// form, and making it is what a page of thousands of paragraphs would wait for.
std::vector<Token> words_of(std::string_view text) {
    constexpr std::size_t before = 1, behind = 4;
    std::vector<Token> words;
    for (const auto token : tokens_of(text))
        if (is_word(token) || token == "%") words.push_back({.raw = token});
    std::vector<bool> needed(words.size(), false);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& raw = words[i].raw;
        const bool number = std::any_of(raw.begin(), raw.end(), is_digit);
        if (!number && raw.front() != 'p' && raw.front() != 'P') continue;
        const auto last = number ? std::min(i + behind + 1, words.size()) : i + 1;
        for (auto near = i - std::min(i, before); near < last; ++near) needed[near] = true;
    }
    for (std::size_t i = 0; i < words.size(); ++i)
        if (needed[i]) words[i].folded = words[i].raw == "%" ? "%" : fold(words[i].raw);
    return words;
}

std::string without_leading_zeros(std::string digits) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return digits;
}

/// Readings of "1,000", "3.5", "1 000": separators between groups of three, or one decimal separator.
std::vector<std::string> readings(std::string_view number) {
    std::vector<std::string> groups{""};
    std::string separators;  // first byte of each
    for (const char c : number) {
        if (is_digit(c)) {
            groups.back() += c;
        } else if (!groups.back().empty()) {
            separators += c;
            groups.emplace_back();
        }
    }
    std::string joined;
    bool thousands = groups[0].size() <= 3;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        joined += groups[i];
        if (i > 0) thousands = thousands && groups[i].size() == 3 && separators[i - 1] == separators[0];
    }
    if (groups.size() == 1) return {without_leading_zeros(joined)};
    std::vector<std::string> keys;
    if (thousands) keys.push_back(without_leading_zeros(joined));
    if (separators.back() == '.' || separators.back() == ',') {  // the last group as decimals
        auto decimals = groups.back();
        auto whole = joined.substr(0, joined.size() - decimals.size());
        decimals.erase(decimals.find_last_not_of('0') + 1);
        keys.push_back(without_leading_zeros(whole) + (decimals.empty() ? "" : "." + decimals));
    }
    if (keys.empty()) keys.push_back(without_leading_zeros(joined));
    return keys;
}

/// The digits of "21st", "1er", "COP27", "SDG11"; nothing for a word without digits.
std::string_view digits_in(std::string_view token) {
    const auto from = std::find_if(token.begin(), token.end(), is_digit);
    auto until = token.end();
    while (until != from && !is_digit(*(until - 1))) --until;
    return token.substr(static_cast<std::size_t>(from - token.begin()),
                        static_cast<std::size_t>(until - from));
}

std::optional<int> day_in(std::string_view token) {
    const auto digits = digits_in(token);
    if (!all_digits(digits) || digits.size() > 2) return std::nullopt;
    const int day = std::stoi(std::string(digits));
    return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
}

std::optional<int> year_in(std::string_view token) {
    if (!all_digits(token) || token.size() != 4) return std::nullopt;
    return std::stoi(std::string(token));
}

bool is_percent(const Token& token) { return token.raw == "%" || token.folded == "percent"; }

/// A reader that stands at one word and takes as many as belong together.
class Scanner {
public:
    Scanner(std::vector<Token> words, std::string_view language)
        : words_(std::move(words)), language_(language) {}

    std::vector<Figure> all() {
        std::vector<Figure> figures;
        while (at_ < words_.size()) {
            if (words_[at_].folded.empty())
                ++at_;
            else if (auto figure = date())
                figures.push_back(*std::move(figure));
            else if (auto plain = number())
                figures.push_back(*std::move(plain));
            else
                ++at_;
        }
        return figures;
    }

private:
    [[nodiscard]] const Token* peek(std::size_t ahead) const {
        return at_ + ahead < words_.size() ? &words_[at_ + ahead] : nullptr;
    }
    [[nodiscard]] bool is_de(std::size_t ahead) const {
        const auto* word = peek(ahead);
        return word != nullptr && (word->folded == "de" || word->folded == "del" || word->folded == "of");
    }
    [[nodiscard]] std::string shown(std::size_t words) const {
        const auto* first = words_[at_].raw.data();
        const auto last = words_[at_ + words - 1].raw;
        return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
    }
    Figure take(std::size_t words, std::vector<std::string> keys) {
        Figure figure{shown(words), std::move(keys)};
        at_ += words;
        return figure;
    }

    /// "10 December 2018", "10 de diciembre de 2018", "1er janvier", "December 10, 2018", "2018-12-10".
    std::optional<Figure> date() {
        if (parse_day(words_[at_].raw)) return take(1, {std::string(words_[at_].raw)});
        std::size_t used = 0;
        std::optional<int> day = day_in(words_[at_].raw), month;
        if (day) {
            used = is_de(1) ? 2 : 1;
            if (peek(used) != nullptr) month = month_number(peek(used)->folded, language_);
        } else if (language_ == "en" && peek(1) != nullptr) {
            month = month_number(words_[at_].folded, language_);
            used = 1;
            if (month) day = day_in(peek(1)->raw);
        }
        if (!day || !month) return std::nullopt;
        ++used;
        const std::size_t behind = used + (is_de(used) ? 1 : 0);
        if (peek(behind) != nullptr && year_in(peek(behind)->raw)) {
            const auto in = *year_in(peek(behind)->raw);
            return take(behind + 1, {fmt::format("{:04}-{:02}-{:02}", in, *month, *day)});
        }
        return take(used, {fmt::format("--{:02}-{:02}", *month, *day)});
    }

    std::optional<Figure> number() {
        const auto& word = words_[at_];
        const auto digits = digits_in(word.raw);
        if (digits.empty()) {
            if (word.folded == "premier" || word.folded == "primero")
                if (at_ > 0 && (words_[at_ - 1].folded == "article" || words_[at_ - 1].folded == "articulo"))
                    return take(1, {"1"});
            return std::nullopt;
        }
        auto keys = readings(digits);
        std::size_t used = 0;
        if (peek(1) != nullptr && is_percent(*peek(1)))
            used = 2;
        else if (peek(2) != nullptr &&
                 (peek(1)->folded == "per" || peek(1)->folded == "por" || peek(1)->folded == "pour") &&
                 (peek(2)->folded == "cent" || peek(2)->folded == "ciento"))
            used = 3;
        if (used == 0) return take(1, std::move(keys));
        for (auto& key : keys) key += '%';
        return take(used, std::move(keys));
    }

    std::vector<Token> words_;
    std::string_view language_;
    std::size_t at_ = 0;
};

bool share_a_key(const Figure& a, const Figure& b) {
    return std::any_of(a.keys.begin(), a.keys.end(), [&](const std::string& key) {
        return std::find(b.keys.begin(), b.keys.end(), key) != b.keys.end();
    });
}

void missing(const std::vector<Figure>& figures, std::string_view in, std::vector<Figure> other,
             std::string_view other_text, std::string_view not_in, std::vector<FigureGap>& gaps) {
    for (const auto& figure : figures) {
        const auto found = std::find_if(other.begin(), other.end(), [&](const Figure& candidate) {
            return share_a_key(figure, candidate);
        });
        if (found != other.end())
            other.erase(found);  // each stands for one: "2" twice here and once there is a gap
        else if (!is_spelled_out(figure.keys.front(), other_text, not_in))
            gaps.push_back({std::string(in), std::string(not_in), figure.shown});
    }
}

}  // namespace

std::vector<Figure> figures_in(std::string_view text, std::string_view language) {
    // Most paragraphs have none, and folding every word of them is what a long page would pay for.
    if (std::none_of(text.begin(), text.end(), is_digit) && text.size() > 60) return {};
    return Scanner(words_of(text), language).all();
}

std::vector<FigureGap> compare_figures(std::string_view text, std::string_view language,
                                       std::string_view other_text, std::string_view other_language) {
    std::vector<FigureGap> gaps;
    if (text.empty() || other_text.empty()) return gaps;
    const auto here = figures_in(text, language), there = figures_in(other_text, other_language);
    missing(here, language, there, other_text, other_language, gaps);
    missing(there, other_language, here, text, language, gaps);
    return gaps;
}

}  // namespace plenaria::statements
