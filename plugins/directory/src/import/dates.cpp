// SPDX-License-Identifier: EUPL-1.2
#include "dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <plenaria/text.hpp>

namespace plenaria::directory::import {

namespace {

/// Beginnings of the names of a month in English, Spanish and French, folded; a word needs at least three
/// letters.
constexpr std::array<std::array<std::string_view, 3>, 12> months{{{"january", "enero", "janvier"},
                                                                  {"february", "febrero", "fevrier"},
                                                                  {"march", "marzo", "mars"},
                                                                  {"april", "abril", "avril"},
                                                                  {"may", "mayo", "mai"},
                                                                  {"june", "junio", "juin"},
                                                                  {"july", "julio", "juillet"},
                                                                  {"august", "agosto", "aout"},
                                                                  {"september", "septiembre", "septembre"},
                                                                  {"october", "octubre", "octobre"},
                                                                  {"november", "noviembre", "novembre"},
                                                                  {"december", "diciembre", "decembre"}}};

std::optional<Day> day_of(int year, int month, int day) {
    const auto ymd = std::chrono::year(year) / month / day;
    if (year < 1000 || year > 9999 || !ymd.ok()) return std::nullopt;
    return Day(ymd);
}

/// The number that `word` is; 0 when it is none or longer than four digits.
int number(std::string_view word) {
    int value = 0;
    const auto [rest, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
    return failure == std::errc() && rest == word.data() + word.size() && word.size() <= 4 ? value : 0;
}

/// 1 to 12; 0 when `word` is no month or could be two.
int month_of(std::string_view word) {
    if (word == "sept" || word == "set") return 9;
    int found = 0;
    for (std::size_t month = 0; month < months.size(); ++month)
        for (const auto name : months[month]) {
            if (word == name) return static_cast<int>(month + 1);
            if (word.size() < 3 || name.substr(0, word.size()) != word) continue;
            if (found != 0 && found != static_cast<int>(month + 1)) return 0;  // "jui": juin or juillet
            found = static_cast<int>(month + 1);
        }
    return found;
}

/// "8" of "8", "8th", "1er", "1st".
int day_number(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "re", "o"})
        if (word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending)
            return number(word.substr(0, word.size() - ending.size()));
    return word.size() <= 2 ? number(word) : 0;
}

std::optional<Day> read_words(const std::string& text) {
    std::vector<std::string> words;
    for (auto& word : folded_words(text))
        if (word != "de" && word != "del" && word != "of" && word != "le" && word != "el" && word != "the")
            words.push_back(std::move(word));
    if (words.size() != 3) return std::nullopt;
    const int year = words[2].size() == 4 ? number(words[2]) : 0;
    if (const int month = month_of(words[1])) return day_of(year, month, day_number(words[0]));
    if (const int month = month_of(words[0])) return day_of(year, month, day_number(words[1]));
    return std::nullopt;
}

/// Three numbers between two equal separators.
struct Numbers {
    int first = 0;
    int second = 0;
    int third = 0;
    std::size_t first_digits = 0;
    std::size_t third_digits = 0;
    char separator = 0;
};

std::optional<Numbers> read_numbers(const std::string& text) {
    const auto a = text.find_first_not_of("0123456789");
    if (a == std::string::npos || a == 0 || std::string_view("-/.").find(text[a]) == std::string_view::npos)
        return std::nullopt;
    const auto b = text.find(text[a], a + 1);
    if (b == std::string::npos) return std::nullopt;
    const std::string_view whole = text;
    const Numbers numbers{.first = number(whole.substr(0, a)),
                          .second = number(whole.substr(a + 1, b - a - 1)),
                          .third = number(whole.substr(b + 1)),
                          .first_digits = a,
                          .third_digits = whole.size() - b - 1,
                          .separator = text[a]};
    if (numbers.first == 0 || numbers.second == 0 || numbers.third == 0) return std::nullopt;
    return numbers;
}

}  // namespace

DateReading read_date(std::string_view given) {
    DateReading reading;
    auto text = trim(given);
    if (!text.empty() && text.back() == ')') {
        const auto open = text.rfind('(');
        if (open == std::string::npos) return reading;
        reading.remark = trim(std::string_view(text).substr(open + 1, text.size() - open - 2));
        text = trim(std::string_view(text).substr(0, open));
    }
    // "2018-12-08T00:00:00" and "2018-12-08 00:00": the day counts.
    if (text.size() > 11 && (text[10] == 'T' || text[10] == ' ') && text[4] == '-') text = text.substr(0, 10);

    if (const auto numbers = read_numbers(text)) {
        const auto& n = *numbers;
        if (n.first_digits == 4) {
            reading.day = day_of(n.first, n.second, n.third);
        } else if (n.third_digits == 4) {
            reading.day = day_of(n.third, n.second, n.first);
            if (n.separator == '.') return reading;  // nobody writes the month first with points
            const auto month_first = day_of(n.third, n.first, n.second);
            if (!reading.day)
                reading.day = month_first;
            else if (month_first && *month_first != *reading.day)
                reading.other = month_first;
        }
        return reading;
    }
    if (text.size() == 5 && text.find_first_not_of("0123456789") == std::string::npos) {
        int serial = 0;
        std::from_chars(text.data(), text.data() + text.size(), serial);
        if (serial >= 10'000 && serial <= 80'000)
            reading.day = Day(std::chrono::year(1899) / 12 / 30) + std::chrono::days(serial);
        return reading;
    }
    reading.day = read_words(text);
    return reading;
}

}  // namespace plenaria::directory::import
