// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/outputs/variables.hpp
/// Texts that are written once, with {{variables}} for what differs from city to city. Pure.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::campaigns {

/// What stands for the variables in the text of one city.
struct CityValues {
    std::string city;
    std::string country;
    std::string mayor;
    std::string quote;
    std::string event_date = {};  ///< first day of the event of the plan, in words
};

/// "city, country, mayor, quote, event_date", as they are told to whoever writes.
std::string variables_in_words();

/// Adds what is wrong with the variables of `text` under `field`, with line and column: unknown ones, and
/// braces that do not close.
void check_variables(const std::string& field, std::string_view text, std::vector<FieldError>& problems);
/// A value may hold any character but a variable (it would be one within another) and the marks that turn the
/// direction of the text around it.
void check_value(const std::string& field, std::string_view value, std::vector<FieldError>& problems);

/// Those of its variables that have no value, each once, in order.
std::vector<std::string> missing_values(std::string_view text, const CityValues& values);
/// Whether the text has that variable.
bool uses(std::string_view text, std::string_view variable);
/// The text with its values, which are not looked into again. It is plain text: whoever shows it escapes it
/// for where it is shown. @param text that check_variables() found good
std::string merged(std::string_view text, const CityValues& values);

}  // namespace plenaria::campaigns
