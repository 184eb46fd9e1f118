// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/rows.hpp
/// What reading the tables of the room shares.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/sql.hpp>

#include "plan/campaign.hpp"

namespace plenaria::campaigns {

/// A text as three columns.
struct ThreeTexts {
    ThreeTexts() = default;
    explicit ThreeTexts(const Texts& texts)
        : english(texts.exactly("en")), spanish(texts.exactly("es")), french(texts.exactly("fr")) {}
    std::string english, spanish, french;

    template <class S>
    void bind(S& s) {
        s, soci::into(english), soci::into(spanish), soci::into(french);
    }
    [[nodiscard]] Texts take() const {
        Texts texts;
        if (!english.empty()) texts.all["en"] = english;
        if (!spanish.empty()) texts.all["es"] = spanish;
        if (!french.empty()) texts.all["fr"] = french;
        return texts;
    }
};

inline std::optional<Instant> instant_or_none(const std::string& text) {
    return text.empty() ? std::nullopt : parse_instant(text);
}
inline std::string text_or_none(const std::optional<Instant>& instant) {
    return instant ? plenaria::to_text(*instant) : std::string();
}

template <class Row, class Value, class Prepared>
std::vector<Value> rows_of(Prepared&& prepared) {
    Row row;
    row.bind(prepared);
    soci::statement select = prepared;
    select.execute();
    std::vector<Value> all;
    while (select.fetch()) all.push_back(row.take());
    return all;
}

template <class Value>
std::optional<Value> first_of(std::vector<Value> rows) {
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

}  // namespace plenaria::campaigns
