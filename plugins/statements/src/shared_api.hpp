// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/shared_api.hpp
/// What the operations of this room share. Bodies have been checked against their schemas by the host.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

namespace plenaria::statements::api {

using Document = nlohmann::ordered_json;

inline Reply reply(const Document& document, int status = 200) {
    return Json{document.dump(-1, ' ', false, Document::error_handler_t::replace), status};
}

inline Document body_of(const Request& request) { return Document::parse(request.body, nullptr, false); }

/// The same for a handler that is called without that check too. @return invalid_input for all but an object.
inline Result<Document> object_of(const Request& request) {
    auto document = body_of(request);
    if (document.is_object()) return document;
    return Error{ErrorCode::invalid_input,
                 /*t*/ "The request must be a JSON object.",
                 {},
                 {{"body", /*t*/ "The request must be a JSON object."}}};
}

/// The text of a member; empty when it is absent or no text.
inline std::string text_in(const Document& document, const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}
inline std::vector<std::string> texts_in(const Document& document, const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_array() ? found->get<std::vector<std::string>>()
                                                        : std::vector<std::string>();
}

/// "2026-12-11T17:00": a clock on a wall. @return invalid_input on `name` for any other text.
inline Result<LocalTime> local_time_in(const Document& document, const char* name) {
    const auto time = parse_instant(text_in(document, name) + ":00Z");
    if (time) return to_local(*time, "UTC");
    return Error{ErrorCode::invalid_input,
                 "Something in this form needs your attention.",
                 {},
                 {{name, /*t*/ "Write the time as 2026-12-11T17:00, in local time."}}};
}

/// The answer to a use case with the number of messages or rows.
inline Result<Reply> count_or(Result<int> outcome) {
    if (!outcome) return std::move(outcome).error();
    return reply({{"count", *outcome}});
}
inline constexpr std::string_view no_body = "";
inline constexpr std::string_view count_schema =
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer","minimum":0}}})";
inline constexpr std::string_view parties_schema =
    R"({"type":"object","required":["parties"],"properties":{"parties":{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string","maxLength":60}}}})";
inline constexpr std::string_view party_schema =
    R"({"type":"object","required":["party"],"properties":{"party":{"type":"string","maxLength":60}}})";

}  // namespace plenaria::statements::api
