// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/text_api_schemas.hpp
/// JSON Schemas of the operations in text_api.cpp, for /api/openapi.json.

#include <string_view>

namespace plenaria::statements::schema {

inline constexpr std::string_view statements =
    R"({"type":"object","required":["statements"],"properties":{"statements":{"type":"array","items":{"type":"object","required":["id","title","state","original_language","languages","created_at","updated_at"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"state":{"enum":["drafting","consultation","validation","signature","adopted"]},"archived":{"type":"boolean"},"original_language":{"type":"string"},"languages":{"type":"array","items":{"type":"string"}},"created_at":{"type":"string","format":"date-time"},"updated_at":{"type":"string","format":"date-time"}}}}}})";

inline constexpr std::string_view statement =
    R"({"type":"object","required":["id","title","state","original_language","languages","titles","paragraphs"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"state":{"type":"string"},"original_language":{"type":"string"},"languages":{"type":"array","items":{"type":"string"}},"titles":{"type":"object","additionalProperties":{"type":"string"}},"paragraphs":{"type":"array","items":{"type":"object","required":["id","kind","label","number","texts"],"properties":{"id":{"type":"string"},"kind":{"type":"string"},"label":{"type":"string"},"number":{"type":"integer"},"texts":{"type":"object","additionalProperties":{"type":"object","required":["text","state"],"properties":{"text":{"type":"string"},"state":{"enum":["current","outdated","missing"]},"revision":{"type":"integer"}}}}}}}}})";

inline constexpr std::string_view new_statement =
    R"({"type":"object","required":["titles","original_language"],"properties":{"titles":{"type":"object","additionalProperties":{"type":"string","maxLength":300}},"original_language":{"enum":["en","es","fr"]}}})";

inline constexpr std::string_view import =
    R"({"type":"object","required":["texts","original_language"],"properties":{"original_language":{"enum":["en","es","fr"]},"titles":{"type":"object","additionalProperties":{"type":"string","maxLength":300}},"texts":{"type":"object","additionalProperties":{"type":"string"}},"format":{"enum":["markdown","plain"]}}})";

inline constexpr std::string_view created =
    R"({"type":"object","required":["id","url"],"properties":{"id":{"type":"string"},"url":{"type":"string"}}})";

inline constexpr std::string_view text =
    R"({"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":15000},"revision":{"type":"integer","description":"As last read; 0 when there was no text; absent: overwrite"}}})";

inline constexpr std::string_view revision =
    R"({"type":"object","required":["revision"],"properties":{"revision":{"type":"integer"}}})";

inline constexpr std::string_view new_version =
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":60},"note":{"type":"string"}}})";

inline constexpr std::string_view version =
    R"({"type":"object","required":["id","statement","number","name","hash","issued_at","issued_by"],"properties":{"id":{"type":"string"},"statement":{"type":"string"},"number":{"type":"integer"},"name":{"type":"string"},"original_language":{"type":"string"},"languages":{"type":"array","items":{"type":"string"}},"hash":{"type":"string","pattern":"^[0-9a-f]{64}$"},"validations":{"type":"array","items":{"type":"object","required":["vote","body","state","hash"]}},"note":{"type":"string"},"issued_at":{"type":"string","format":"date-time"},"issued_by":{"type":"string"},"paragraphs":{"type":"array","items":{"type":"object"}}}})";

inline constexpr std::string_view versions =
    R"({"type":"object","required":["versions"],"properties":{"versions":{"type":"array","items":{"type":"object","required":["id","number","name","hash"],"properties":{"id":{"type":"string"},"number":{"type":"integer"},"name":{"type":"string"},"hash":{"type":"string"}}}}}})";

inline constexpr std::string_view comparison =
    R"({"type":"object","required":["language","changes"],"properties":{"language":{"type":"string"},"changes":{"type":"array","items":{"type":"object","required":["paragraph","before","after","moved","pieces"],"properties":{"paragraph":{"type":"string"},"before":{"type":["string","null"]},"after":{"type":["string","null"]},"moved":{"type":"boolean"},"pieces":{"type":"array","items":{"type":"object","required":["change","text"],"properties":{"change":{"enum":["same","added","removed"]},"text":{"type":"string"}}}}}}}}})";

}  // namespace plenaria::statements::schema
