// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/api_shape.hpp
/// What a JSON operation says of its body in /api/openapi.json, as a check before its handler runs: the
/// description cannot promise what does not hold.

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <plenaria/result.hpp>

#include "plugins/contributions.hpp"

namespace plenaria::host {

/// A JSON Schema, of which these words are checked: type, enum, properties, required, additionalProperties,
/// items, minimum, maximum, minLength, maxLength (code points), minItems, maxItems. Texts may be 100 000 code
/// points and lists 10 000 long where the schema says nothing. Immutable; thread-safe.
class ApiShape {
public:
    /// @throws std::logic_error for text that is no schema, or a word beyond those above and the ones that
    /// only
    ///         describe (description, format, pattern, title, default).
    explicit ApiShape(std::string_view schema);

    /// @return invalid_input with every member that does not fit, "titles.en" or "parties.3"; "body" is the
    /// whole.
    [[nodiscard]] Result<void> check(std::string_view body) const;

private:
    nlohmann::json schema_;
};

/// Whether an operation with this method is told by the query what others are told by a body. HTTP gives the
/// body of DELETE no meaning; ApiOperation::request_schema describes the query then.
bool takes_query(Method method);

/// The shapes of all operations that take a body, by the name of their route.
using ApiShapes = std::map<std::string, ApiShape, std::less<>>;
ApiShapes shapes_of(const Contributions& contributions);

}  // namespace plenaria::host
