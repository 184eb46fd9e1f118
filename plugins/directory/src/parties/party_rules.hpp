// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/parties/party_rules.hpp
/// What a city, organisation, person, contact or segment must be like before it is stored. Pure.

#include <string>
#include <vector>

#include <plenaria/result.hpp>

#include "../values.hpp"

namespace plenaria::directory {

/// @return ErrorCode::invalid_input with every problem at once; field names are those of the forms.
Result<void> check(const City& city);
Result<void> check(const Organisation& organisation);
Result<void> check(const Person& person);
/// @param office_has_post whether post reaches them where they have no address of their own
Result<void> check(const ContactRow& contact, bool office_has_post = false);
Result<void> check(const Segment& segment);

/// At most `max` code points of `text`.
std::string clip(std::string_view text, std::size_t max);

/// fold(text), short enough for a column of 200 characters.
std::string sort_form(std::string_view text);

/// Two cities with the same identity are the same city: name, country and, where given, division.
std::string identity(const City& city);
std::string identity(const Organisation& organisation);
std::string identity(const Segment& segment);

/// Everything by which a party is known, without repetition: names, acronyms, aliases.
std::vector<std::string> spellings(const City& city);
std::vector<std::string> spellings(const Organisation& organisation);
std::vector<std::string> spellings(const Person& person);

/// The folded words of all `texts`, sorted, each once, at most 40 characters each.
std::vector<std::string> index_words(const std::vector<std::string>& texts);

/// `aliases` trimmed, without empty ones, those that fold like a name in `names`, and repetitions.
std::vector<std::string> tidy_aliases(const std::vector<std::string>& aliases,
                                      const std::vector<std::string>& names);

}  // namespace plenaria::directory
