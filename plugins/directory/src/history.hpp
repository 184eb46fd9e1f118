// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/history.hpp
/// What history says of a change: only the fields that differ, before and after, as JSON. Pure.

#include <string>
#include <utility>
#include <vector>

#include "values.hpp"

namespace plenaria::directory {

/// Names of fields with their values as text; names are those of forms and of the API.
using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields(const City& city);
Fields fields(const Organisation& organisation);
Fields fields(const Person& person);
Fields fields(const MandateRow& mandate);
Fields fields(const ContactRow& contact);
Fields fields(const Segment& segment);

struct Difference {
    std::string before = {};  ///< JSON object; empty when nothing differs
    std::string after = {};
    std::vector<std::string> names = {};  ///< of the fields that differ
};
Difference difference(const Fields& before, const Fields& after);

/// A JSON object of all fields that hold something.
std::string to_json(const Fields& fields);

/// The text under `name` in a JSON object, as to_json() writes it; empty when there is none.
std::string payload_value(std::string_view json, std::string_view name);

}  // namespace plenaria::directory
