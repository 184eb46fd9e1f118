// SPDX-License-Identifier: EUPL-1.2
#include "auth/password_guess.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

/// The heads of the published lists, in the languages that are spoken here.
constexpr std::array<std::string_view, 86> famous = {
    "abc",        "admin",      "administrador", "administrateur", "administrator", "amor",      "amour",
    "angel",      "azerty",     "barcelona",     "baseball",       "basketball",    "batman",    "bienvenida",
    "bienvenido", "bienvenue",  "bonjour",       "butterfly",      "chocolat",      "chocolate", "clave",
    "computer",   "contrasena", "corazon",       "default",        "demo",          "diamond",   "dragon",
    "estrella",   "flower",     "football",      "freedom",        "futbol",        "guest",     "hello",
    "hola",       "house",      "iloveyou",      "internet",       "jesus",         "jetaime",   "john",
    "killer",     "letmein",    "liberte",       "login",          "love",          "loveyou",   "madrid",
    "maria",      "marseille",  "master",        "mayor",          "michael",       "monkey",    "mother",
    "motdepasse", "pass",       "passe",         "passw",          "passwd",        "password",  "pokemon",
    "princesa",   "princess",   "qazwsx",        "qwer",           "qwert",         "qwerty",    "realmadrid",
    "root",       "samsung",    "secret",        "secreto",        "soleil",        "starwars",  "sunshine",
    "superman",   "system",     "temporal",      "test",           "tequiero",      "trustno",   "user",
    "welcome",    "whatever"};

constexpr std::array<std::string_view, 9> rows = {"01234567890",     "abcdefghijklmnopqrstuvwxyz",
                                                  "qwertyuiop",      "asdfghjkl",
                                                  "zxcvbnm",         "azertyuiop",
                                                  "qsdfghjklm",      "wxcvbn",
                                                  "1qaz2wsx3edc4rfv"};

bool are_neighbours(char a, char b) {
    return std::any_of(rows.begin(), rows.end(), [&](std::string_view row) {
        for (std::size_t i = 1; i < row.size(); ++i)
            if ((row[i - 1] == a && row[i] == b) || (row[i - 1] == b && row[i] == a)) return true;
        return false;
    });
}

/// "abcdefghijkl", "qwertyuiop12", "1234567890987": at most three walks along rows.
bool walks_along_rows(std::string_view text) {
    int walks = 1;
    for (std::size_t i = 1; i < text.size(); ++i)
        if (!are_neighbours(text[i - 1], text[i])) ++walks;
    return walks <= 3;
}

/// "aaaaaaaaaaaa", "abcabcabcabc", "1212121212121".
bool repeats_a_piece(std::string_view text) {
    for (std::size_t piece = 1; piece <= 4 && piece * 3 <= text.size(); ++piece)
        if (text.substr(piece) == text.substr(0, text.size() - piece)) return true;
    return false;
}

/// "P@ssw0rd" as "password".
std::string with_signs_read(std::string_view password) {
    constexpr std::string_view signs = "0134578@$!";
    constexpr std::string_view meant = "oieastbasi";
    std::string read(password);
    for (char& c : read)
        if (const auto at = signs.find(c); at != std::string_view::npos) c = meant[at];
    return read;
}

std::string letters(std::string_view password) {
    std::string out;
    for (const char c : fold(password))
        if (c >= 'a' && c <= 'z') out += c;
    return out;
}

/// Without the digits and signs before and behind.
std::string_view core_of(std::string_view password) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto first = std::find_if(password.begin(), password.end(), is_letter);
    const auto last = std::find_if(password.rbegin(), password.rend(), is_letter).base();
    return first < last ? std::string_view(first, last) : std::string_view();
}

/// Whether `text` is made of at most `most` of the words, one behind the other.
bool is_made_of(std::string_view text, const std::vector<std::string>& words, int most) {
    if (text.empty()) return true;
    if (most == 0) return false;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.starts_with(word) && is_made_of(text.substr(word.size()), words, most - 1);
    });
}

/// "Ana Pérez", "ana.perez@example.org" as ana, perez, example, org and each as a whole.
void add_words(std::vector<std::string>& words, const std::string& own) {
    std::string word, whole;
    const auto end = [&] {
        if (word.size() > 2) words.push_back(word);
        word.clear();
    };
    for (const char c : fold(own)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            word += c;
            whole += c;
        } else {
            end();
        }
    }
    end();
    if (whole.size() > 2) words.push_back(whole);
}

}  // namespace

bool is_guessable(std::string_view password, const std::vector<std::string>& own) {
    const auto folded = fold(password);
    if (walks_along_rows(folded) || repeats_a_piece(folded)) return true;
    std::vector<std::string> words(famous.begin(), famous.end());
    words.emplace_back("plenaria");
    for (const auto& one : own) add_words(words, one);
    constexpr int most = 3;
    const auto core = core_of(password);
    if (core.empty()) return false;  // digits and signs alone; those that are guessed were told above
    for (const auto& read :
         {letters(core), letters(with_signs_read(core)), letters(with_signs_read(password))})
        if (!read.empty() && is_made_of(read, words, most)) return true;
    return false;
}

}  // namespace plenaria::host
