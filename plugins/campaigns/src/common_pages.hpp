// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/common_pages.hpp
/// What the pages of the room share.

#include <string>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/http.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/tag.hpp>

#include "clearance/clearance_service.hpp"

namespace plenaria::campaigns {

/// The number that the form carries; what is none is a conflict with everything.
int read_number(const Request& request, std::string_view name);
/// What stands in three fields: title_en, title_es, title_fr.
Texts read_texts(const Request& request, const std::string& name);
/// The message of `error` on a field; empty without one.
std::string problem_of(const std::string& name, const Error* error, const Locale& locale);
/// A form, for the first time or because of `error`.
View form_view(std::string template_name, Model page, const std::string& title, const Error* error,
               const Locale& locale);
/// Three fields of one text. @param label with {language}
Model::List text_fields(const std::string& name, const char* label, const Texts& texts, int rows,
                        const Error* error, const Locale& locale);
Model language_choice(const std::string& name, std::string label, std::string_view chosen, const Error* error,
                      const Locale& locale);

/// "2026-11-30" and "09:00" or "09:00:30"; such as nobody means when it is none.
LocalTime read_local_time(const std::string& day_text, const std::string& time_text);
/// "09:00:30"
std::string seconds_clock(std::chrono::seconds time);
/// What stands under "address" in a body of the API, by the rule of forms.
Result<std::string> api_mail_address(const Document& body, bool required = true);

Model state_tag(State state, const Locale& locale);
Model decision_tag(const CityOutput& output, const Locale& locale);
/// Of partials/deadline, in the zone of the campaign and in the reader's.
Model embargo_model(const Campaign& campaign, const RequestScope& scope);
/// A row of partials/summary.
Model fact_row(std::string label, std::string value);
/// "Press release", "Post on X"
std::string output_in_words(OutputKind kind, std::string_view network, const Locale& locale);
std::string output_in_words(const OutputFacts& facts, const Locale& locale);
/// "city, mayor": what a text lacks, and whether it has a language and a size; empty when it is good.
std::string gaps_in_words(const CityOutput& output, const City& city, const Locale& locale);
/// Paragraphs of plain text: list of {lines: [{text}]}.
Model::List paragraphs(std::string_view text);
/// The language in which a text is shown: the reader's, else the original.
std::string shown_language(const Texts& texts, const Campaign& campaign, const Locale& locale);
/// In the reader's language, else the original.
const std::string& title_of(const Campaign& campaign, const Locale& locale);

}  // namespace plenaria::campaigns
