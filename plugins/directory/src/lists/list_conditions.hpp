// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/lists/list_conditions.hpp
/// For repository .cpp files only: what the lists of cities, organisations and people have in common in SQL.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "../rows.hpp"
#include "list_filter.hpp"

namespace plenaria::directory {

/// Beginnings of words as patterns of LIKE; "" where there is none. Folded words hold no % and no _.
struct Patterns {
    explicit Patterns(const ListFilter& filter) {
        for (std::size_t i = 0; i < std::min(filter.words.size(), word.size()); ++i)
            word[i] = filter.words[i] + '%';
        if (!filter.letter.empty()) letter = filter.letter + '%';
    }
    std::array<std::string, 3> word;
    std::string letter;
};

/// One text for each language: names come in the order of an index, and an index has one language.
struct InLanguages {
    sql::Text en, es, fr;
    [[nodiscard]] sql::Text in(std::string_view language) const {
        return language == "es" ? es : language == "fr" ? fr : en;
    }
};

}  // namespace plenaria::directory

#define DIR_WORDS(alias)                                                    \
    "AND (:w1 = '' OR EXISTS (SELECT 1 FROM dir_word w WHERE w.id = " alias \
    ".id AND w.word LIKE :w1)) "                                            \
    "AND (:w2 = '' OR EXISTS (SELECT 1 FROM dir_word w WHERE w.id = " alias \
    ".id AND w.word LIKE :w2)) "                                            \
    "AND (:w3 = '' OR EXISTS (SELECT 1 FROM dir_word w WHERE w.id = " alias ".id AND w.word LIKE :w3)) "
#define DIR_SORT_NAME(alias)                                                                       \
    "CASE :language WHEN 'es' THEN " alias ".sort_es WHEN 'fr' THEN " alias ".sort_fr ELSE " alias \
    ".sort_en END"
// Left to itself, MariaDB reads a small table to its end and sorts it. SQLite reads a comment.
#define DIR_IN_ORDER_OF(index) "/*! FORCE INDEX (" index ") */ "
