// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/reading_pages.hpp
/// How a statement is shown: the columns of its text, links to its other languages, tags of its state. Shared
/// by the page of a statement, the comparison and the page behind an office's link.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/http.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/tag.hpp>
#include <plenaria/view.hpp>

#include "figures.hpp"
#include "paragraph.hpp"
#include "statement.hpp"

namespace plenaria::statements {

/// Which languages a reader sees.
struct Reading {
    std::string language;
    std::string beside = {};  ///< empty: one column

    [[nodiscard]] std::vector<std::string> languages() const;
};

/// From ?language= and ?beside= ("none": nothing); else the reader's language, and beside it the original or,
/// of the original, its first translation.
Reading reading_of(const Request& request, const Locale& locale, const std::vector<std::string>& languages);

/// Members of partials/columns for one paragraph: id, anchor, number, has_number, is_heading, text,
/// text_missing, text_outdated, second, second_missing, second_outdated. Around the list the page sets the
/// members of reading_model(). To show a redline, replace `text` by SafeHtml: columns_model(paragraph,
/// reading, html).
Model columns_model(Paragraph&& paragraph, const Reading& reading);
Model columns_model(const Paragraph& paragraph, const Reading& reading, SafeHtml text);

/// Adds text_language, beside_language, has_beside, and the lists `language_links` and `beside_links` of
/// {label, url, current, code}.
/// @param route and values of the page itself; language and beside are added to them.
void add_reading(Model& page, const Reading& reading, const std::vector<std::string>& languages,
                 const RequestScope& scope, std::string_view route, const UrlValues& values);

Model state_tag(StatementState state, const Locale& locale);

/// "“64” stands in English but not in French."
std::string figure_sentence(const FigureGap& gap, const Locale& locale);

/// "The original is in English."
std::string original_sentence(std::string_view language, const Locale& locale);

}  // namespace plenaria::statements
