// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/consultation_api_schemas.hpp
/// JSON Schemas of the operations in consultation_api.cpp, for /api/openapi.json.

#include <string_view>

namespace plenaria::statements::schema {

inline constexpr std::string_view rounds =
    R"({"type":"object","required":["rounds"],"properties":{"rounds":{"type":"array","items":{"type":"object","required":["id","statement","version","name","state","visibility","deadline","zone"],"properties":{"id":{"type":"string"},"statement":{"type":"string"},"version":{"type":"string"},"name":{"type":"string"},"state":{"enum":["draft","open","closed"]},"visibility":{"enum":["silent","open"]},"deadline":{"type":"string","format":"date-time"},"zone":{"type":"string"}}}}}})";

inline constexpr std::string_view round =
    R"({"type":"object","required":["id","statement","version","name","state","deadline","zone","offices"],"properties":{"id":{"type":"string"},"statement":{"type":"string"},"version":{"type":"string"},"name":{"type":"string"},"state":{"enum":["draft","open","closed"]},"visibility":{"enum":["silent","open"]},"deadline":{"type":"string","format":"date-time"},"zone":{"type":"string"},"offices":{"type":"array","items":{"type":"object","required":["party","name","stage","position"],"properties":{"party":{"type":"string"},"name":{"type":"string"},"address":{"type":"string"},"stage":{"enum":["not_invited","not_opened","opened","drafting","sent","changed"]},"position":{"enum":["none","no_objection","reservation","objection"]},"position_text":{"type":"string"},"sent_at":{"type":"string"},"suggestions":{"type":"integer"},"comments":{"type":"integer"}}}}}})";

inline constexpr std::string_view new_round =
    R"({"type":"object","required":["version","name","deadline","zone","parties"],"properties":{"version":{"type":"string"},"name":{"type":"string","maxLength":120},"deadline":{"type":"string","description":"Local time in the zone: 2026-12-11T17:00"},"zone":{"type":"string"},"visibility":{"enum":["silent","open"]},"reminder_days":{"type":"integer","minimum":0,"maximum":60},"questions":{"type":"object","additionalProperties":{"type":"string"}},"parties":{"type":"array","items":{"type":"string"}}}})";

inline constexpr std::string_view created_id =
    R"({"type":"object","required":["id"],"properties":{"id":{"type":"string"}}})";

inline constexpr std::string_view count =
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer","minimum":0}}})";

inline constexpr std::string_view points =
    R"({"type":"object","required":["points"],"properties":{"points":{"type":"array","items":{"type":"object","required":["id","round","office","paragraph","kind","language","state","fit"],"properties":{"id":{"type":"string"},"round":{"type":"string"},"office":{"type":"string"},"office_name":{"type":"string"},"paragraph":{"type":"string"},"kind":{"enum":["agreement","suggestion","comment"]},"language":{"type":"string"},"text":{"type":"string"},"wording":{"type":"string"},"remark":{"type":"string"},"quote":{"type":"string"},"fit":{"enum":["applies","contained","conflict"]},"state":{"enum":["open","discussed","accepted","edited","merged","refused","noted"]},"decision":{"type":"string"},"reason":{"type":"string"}}}}}})";

inline constexpr std::string_view decision_request =
    R"({"type":"object","required":["outcome"],"properties":{"outcome":{"enum":["accept","refuse","note"]},"wording":{"type":"string","description":"The paragraph as it shall read; absent: as it was proposed"},"reason":{"type":"string"}}})";

inline constexpr std::string_view decision =
    R"({"type":"object","required":["decision"],"properties":{"decision":{"type":"string"}}})";

inline constexpr std::string_view signings =
    R"({"type":"object","required":["signings"],"properties":{"signings":{"type":"array","items":{"type":"object","required":["id","statement","version","sha256","open","signed"],"properties":{"id":{"type":"string"},"statement":{"type":"string"},"version":{"type":"string"},"sha256":{"type":"string"},"open":{"type":"boolean"},"closes":{"type":"string","format":"date-time"},"signed":{"type":"integer"}}}}}})";

inline constexpr std::string_view signatories =
    R"({"type":"object","required":["signatories"],"properties":{"signatories":{"type":"array","items":{"type":"object","required":["party","name","state"],"properties":{"party":{"type":"string"},"name":{"type":"string"},"state":{"enum":["listed","asked","promised","signed","withdrawn"]},"address":{"type":"string"},"person":{"type":"string"},"signed_at":{"type":"string"}}}}}})";

}  // namespace plenaria::statements::schema
