// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/rows.hpp
/// Texts in three languages as the tables of the room hold them.

#include <string>

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

}  // namespace plenaria::campaigns
