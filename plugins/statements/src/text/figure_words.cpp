// SPDX-License-Identifier: EUPL-1.2
#include "figure_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <plenaria/text.hpp>

#include "../versions/word_diff.hpp"

namespace plenaria::statements {

namespace {

using Names = std::array<std::string_view, 3>;  // en, es, fr; folded

constexpr std::array<Names, 12> months{{{"january", "enero", "janvier"},
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

struct NumberWord {
    int value;
    Names names;
};
constexpr std::array<NumberWord, 40> number_words{
    {{1, {"one", "uno", "un"}},
     {1, {"first", "primer", "premier"}},
     {1, {"first", "primera", "premiere"}},
     {2, {"two", "dos", "deux"}},
     {2, {"second", "segundo", "deuxieme"}},
     {2, {"both", "ambos", "seconde"}},
     {3, {"three", "tres", "trois"}},
     {3, {"third", "tercer", "troisieme"}},
     {4, {"four", "cuatro", "quatre"}},
     {4, {"fourth", "cuarto", "quatrieme"}},
     {5, {"five", "cinco", "cinq"}},
     {5, {"fifth", "quinto", "cinquieme"}},
     {6, {"six", "seis", "six"}},
     {7, {"seven", "siete", "sept"}},
     {8, {"eight", "ocho", "huit"}},
     {9, {"nine", "nueve", "neuf"}},
     {10, {"ten", "diez", "dix"}},
     {11, {"eleven", "once", "onze"}},
     {12, {"twelve", "doce", "douze"}},
     {13, {"thirteen", "trece", "treize"}},
     {14, {"fourteen", "catorce", "quatorze"}},
     {15, {"fifteen", "quince", "quinze"}},
     {16, {"sixteen", "dieciseis", "seize"}},
     {17, {"seventeen", "diecisiete", "dix sept"}},
     {18, {"eighteen", "dieciocho", "dix huit"}},
     {19, {"nineteen", "diecinueve", "dix neuf"}},
     {20, {"twenty", "veinte", "vingt"}},
     {21, {"twenty first", "veintiuno", "vingt et un"}},
     {21, {"twenty one", "vigesimo primer", "vingt et unieme"}},
     {30, {"thirty", "treinta", "trente"}},
     {40, {"forty", "cuarenta", "quarante"}},
     {50, {"fifty", "cincuenta", "cinquante"}},
     {60, {"sixty", "sesenta", "soixante"}},
     {64, {"sixty four", "sesenta y cuatro", "soixante quatre"}},
     {70, {"seventy", "setenta", "soixante dix"}},
     {80, {"eighty", "ochenta", "quatre vingts"}},
     {90, {"ninety", "noventa", "quatre vingt dix"}},
     {100, {"hundred", "cien", "cent"}},
     {1000, {"thousand", "mil", "mille"}},
     {1000000, {"million", "millon", "million"}}}};

std::size_t index_of(std::string_view language) { return language == "es" ? 1 : language == "fr" ? 2 : 0; }

std::string roman(int value) {
    static constexpr std::array<std::pair<int, std::string_view>, 9> parts{
        {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {3, "III"}, {2, "II"}, {1, "I"}}};
    std::string text;
    for (const auto& [worth, letters] : parts)
        for (; value >= worth; value -= worth) text += letters;
    return text;
}

}  // namespace

std::optional<int> month_number(std::string_view folded, std::string_view language) {
    const auto in = index_of(language);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (months[i][in] == folded) return static_cast<int>(i + 1);
    return std::nullopt;
}

bool is_spelled_out(const std::string& key, std::string_view text, std::string_view language) {
    if (key.empty() || key.size() > 7 ||
        !std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    const int value = std::stoi(key);
    const auto folded = ' ' + fold(text) + ' ';
    for (const auto& word : number_words)
        if (word.value == value &&
            folded.find(' ' + std::string(word.names[index_of(language)]) + ' ') != std::string::npos)
            return true;
    if (value < 1 || value > 60) return false;
    const auto numeral = roman(value);
    for (const auto token : tokens_of(text))  // "XXI", "XXIe"
        if (token.substr(0, numeral.size()) == numeral &&
            (token.size() == numeral.size() ||
             (token[numeral.size()] >= 'a' && token[numeral.size()] <= 'z')))
            return true;
    return false;
}

}  // namespace plenaria::statements
