// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/api_values.hpp
/// The values of the directory as JSON, and back. Pure.

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <plenaria/result.hpp>

#include "lists/list_repository.hpp"
#include "values.hpp"

namespace plenaria::directory::api {

using Json = nlohmann::ordered_json;

Json json_of(const City& city);
Json json_of(const Organisation& organisation);
Json json_of(const Person& person);
Json json_of(const MandateRow& mandate);
Json json_of(const ContactRow& contact);
/// The member "post" of a body; nothing changes without one.
Result<void> read_post(const Json& body, PostalAddress& post);

/// Sets what `body` names, and leaves the rest as it is. @return invalid_input naming each member that has
/// another type, is unknown or, for changes, the version that is missing.
Result<void> read(std::string_view body, City& city, bool with_version);
Result<void> read(std::string_view body, Organisation& organisation, bool with_version);
Result<void> read(std::string_view body, Person& person, bool with_version);
Result<void> read(std::string_view body, MandateRow& mandate, bool with_version);

}  // namespace plenaria::directory::api
