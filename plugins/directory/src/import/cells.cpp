// SPDX-License-Identifier: EUPL-1.2
#include "cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <plenaria/text.hpp>

namespace plenaria::directory::import {

namespace {

template <std::size_t N>
bool one_of(const std::string& word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<long long> read_whole(std::string_view given) {
    std::string text;
    for (const auto& part : {trim(given)})
        for (std::size_t i = 0; i < part.size(); ++i) {
            // Blanks that group thousands: space, U+00A0, U+202F, apostrophe.
            if (part[i] == ' ' || part[i] == '\'') continue;
            if (part.compare(i, 2, "\xC2\xA0") == 0 && ++i > 0) continue;
            if (part.compare(i, 3, "\xE2\x80\xAF") == 0 && (i += 2) > 0) continue;
            text += part[i];
        }
    const auto first = text.find_first_of(".,");
    if (first != std::string::npos) {
        // Only groups of three: "1.65" is no whole number.
        const char separator = text[first];
        if (first == 0 || first > 3 || (text.size() - first) % 4 != 0) return std::nullopt;
        for (auto at = first; at < text.size(); at += 4)
            if (text[at] != separator || !all_digits(std::string_view(text).substr(at + 1, 3)))
                return std::nullopt;
        std::erase(text, separator);
    }
    if (!all_digits(text) || text.size() > 15) return std::nullopt;
    long long value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<double> read_real(std::string_view given) {
    auto text = trim(given);
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || rest != text.data() + text.size()) return std::nullopt;
    return value;
}

MigrationContext read_context(std::string_view text) {
    MigrationContext context;
    for (const auto& word : folded_words(text)) {
        if (one_of(word, std::array<std::string_view, 3>{"origin", "origen", "origine"}))
            context.origin = true;
        if (one_of(word, std::array<std::string_view, 2>{"transit", "transito"})) context.transit = true;
        if (one_of(word, std::array<std::string_view, 5>{"destination", "destino", "arrival", "llegada",
                                                         "arrivee"}))
            context.destination = true;
        if (one_of(word, std::array<std::string_view, 3>{"return", "retorno", "retour"}))
            context.return_to = true;
    }
    return context;
}

std::optional<std::string> read_language(std::string_view text) {
    const auto word = fold(text);
    if (one_of(word, std::array<std::string_view, 5>{"en", "eng", "english", "ingles", "anglais"}))
        return "en";
    if (one_of(word,
               std::array<std::string_view, 6>{"es", "spa", "spanish", "espanol", "castellano", "espagnol"}))
        return "es";
    if (one_of(word, std::array<std::string_view, 6>{"fr", "fra", "fre", "french", "frances", "francais"}))
        return "fr";
    return std::nullopt;
}

std::optional<std::string> read_gender(std::string_view text) {
    const auto word = fold(text);
    if (one_of(word, std::array<std::string_view, 8>{"f", "female", "woman", "mujer", "femme", "femenino",
                                                     "feminin", "w"}))
        return "female";
    if (one_of(word, std::array<std::string_view, 7>{"m", "male", "man", "hombre", "homme", "masculino",
                                                     "masculin"}))
        return "male";
    if (one_of(word, std::array<std::string_view, 6>{"x", "other", "otro", "otra", "autre", "non binary"}))
        return "other";
    return std::nullopt;
}

bool is_deputy(std::string_view office) {
    const auto words = folded_words(office);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return one_of(word, std::array<std::string_view, 13>{"deputy", "vice", "vicealcalde", "vicealcaldesa",
                                                             "teniente", "adjoint", "adjointe", "councillor",
                                                             "concejal", "concejala", "conseiller",
                                                             "conseillere", "adviser"});
    });
}

std::string zone_of_country(const std::string& iso2) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, iso2.c_str(), nullptr, status));
    if (U_FAILURE(status) || !zones || zones->count(status) != 1) return "UTC";
    const char* zone = zones->next(nullptr, status);
    return U_FAILURE(status) || zone == nullptr || !is_zone(zone) ? "UTC" : zone;
}

std::string language_of_country(const std::string& iso2) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale likely("und", iso2.c_str());
    likely.addLikelySubtags(status);
    const std::string_view language = U_FAILURE(status) ? "" : likely.getLanguage();
    return language == "es" || language == "fr" ? std::string(language) : "en";
}

}  // namespace plenaria::directory::import
