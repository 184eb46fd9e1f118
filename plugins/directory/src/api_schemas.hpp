// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/api_schemas.hpp
/// JSON Schemas of what the API takes and gives. A test compares them with what it really gives.

namespace plenaria::directory::schema {

inline constexpr const char* new_city =
    R"({"type":"object","properties":{"name":{"type":"object","properties":{"en":{"type":"string"},
"es":{"type":"string"},"fr":{"type":"string"}}},"aliases":{"type":"array","items":{"type":"string"}},
"country":{"type":"string","pattern":"^[A-Z]{2}$"},"division":{"type":"string"},
"population":{"type":"integer","minimum":0},"latitude":{"type":["number","null"]},
"longitude":{"type":["number","null"]},"context":{"type":"array","items":{"enum":["origin","transit",
"destination","return"]}},"zone":{"type":"string"},"language":{"enum":["en","es","fr"]},
"note":{"type":"string"},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}},"version":{"type":"integer"}},"additionalProperties":false})";

inline constexpr const char* city =
    R"({"type":"object","properties":{"ref":{"type":"string"},"name":{"type":"object",
"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},
"aliases":{"type":"array","items":{"type":"string"}},"country":{"type":"string","pattern":"^[A-Z]{2}$"},
"division":{"type":"string"},"population":{"type":"integer","minimum":0},"latitude":{"type":["number",
"null"]},"longitude":{"type":["number","null"]},"context":{"type":"array","items":{"enum":["origin",
"transit","destination","return"]}},"zone":{"type":"string"},"language":{"enum":["en","es","fr"]},
"note":{"type":"string"},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}},"version":{"type":"integer"},"region":{"type":"string"},
"subregion":{"type":"string"},"mandates":{"type":"array","items":{"type":"object",
"properties":{"id":{"type":"string"},"person":{"type":"string"},"city":{"type":"string"},
"office":{"type":"string"},"head":{"type":"boolean"},"from":{"type":"string","format":"date"},
"until":{"type":["string","null"],"format":"date"},"remark":{"type":"string"},
"version":{"type":"integer"}}}},"contacts":{"type":"array","items":{"type":"object",
"properties":{"id":{"type":"string"},"role":{"type":"string"},"name":{"type":"string"},
"address":{"type":"string"},"language":{"type":"string"},"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}}}}}},"required":["ref","name","version"]})";

inline constexpr const char* city_list =
    R"({"type":"object","properties":{"page":{"type":"integer"},"pages":{"type":"integer"},
"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object",
"properties":{"ref":{"type":"string"},"name":{"type":"object","properties":{"en":{"type":"string"},
"es":{"type":"string"},"fr":{"type":"string"}}},"country":{"type":"string","pattern":"^[A-Z]{2}$"},
"division":{"type":"string"},"population":{"type":"integer","minimum":0},"latitude":{"type":["number",
"null"]},"longitude":{"type":["number","null"]},"context":{"type":"array","items":{"enum":["origin",
"transit","destination","return"]}},"zone":{"type":"string"},"language":{"enum":["en","es","fr"]},
"version":{"type":"integer"},"region":{"type":"string"},"subregion":{"type":"string"},
"mayor":{"type":"string"}}}}},"required":["page","pages","total","items"]})";

inline constexpr const char* new_organisation =
    R"({"type":"object","properties":{"name":{"type":"object","properties":{"en":{"type":"string"},
"es":{"type":"string"},"fr":{"type":"string"}}},"acronym":{"type":"object",
"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},
"aliases":{"type":"array","items":{"type":"string"}},"kind":{"type":"string"},"country":{"type":"string"},
"website":{"type":"string"},"zone":{"type":"string"},"language":{"enum":["en","es","fr"]},
"note":{"type":"string"},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}},"version":{"type":"integer"}},"additionalProperties":false})";

inline constexpr const char* organisation =
    R"({"type":"object","properties":{"ref":{"type":"string"},"name":{"type":"object",
"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},
"acronym":{"type":"object","properties":{"en":{"type":"string"},"es":{"type":"string"},
"fr":{"type":"string"}}},"aliases":{"type":"array","items":{"type":"string"}},"kind":{"type":"string"},
"country":{"type":"string"},"website":{"type":"string"},"zone":{"type":"string"},"language":{"enum":["en",
"es","fr"]},"note":{"type":"string"},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}},"version":{"type":"integer"},"members":{"type":"array",
"items":{"type":"string"}},"contacts":{"type":"array","items":{"type":"object",
"properties":{"id":{"type":"string"},"role":{"type":"string"},"name":{"type":"string"},
"address":{"type":"string"},"language":{"type":"string"},"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}}}}}},"required":["ref","name","version"]})";

inline constexpr const char* organisation_list =
    R"({"type":"object","properties":{"page":{"type":"integer"},"pages":{"type":"integer"},
"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object",
"properties":{"ref":{"type":"string"},"name":{"type":"object","properties":{"en":{"type":"string"},
"es":{"type":"string"},"fr":{"type":"string"}}},"acronym":{"type":"object",
"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},
"kind":{"type":"string"},"country":{"type":"string"},"website":{"type":"string"},"language":{"enum":["en",
"es","fr"]},"version":{"type":"integer"}}}}},"required":["page","pages","total","items"]})";

inline constexpr const char* new_person =
    R"({"type":"object","properties":{"name":{"type":"string"},"aliases":{"type":"array",
"items":{"type":"string"}},"gender":{"enum":["","female","male","other"]},"language":{"enum":["en","es",
"fr"]},"email":{"type":"string"},"note":{"type":"string"},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}},"version":{"type":"integer"}},
"additionalProperties":false})";

inline constexpr const char* person =
    R"({"type":"object","properties":{"ref":{"type":"string"},"name":{"type":"string"},"aliases":{"type":"array",
"items":{"type":"string"}},"gender":{"enum":["","female","male","other"]},"language":{"enum":["en","es",
"fr"]},"email":{"type":"string"},"note":{"type":"string"},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string"},
"code":{"type":"string"},"town":{"type":"string"},"division":{"type":"string"},"country":{"type":"string"}}},"version":{"type":"integer"},
"mandates":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},
"person":{"type":"string"},"city":{"type":"string"},"office":{"type":"string"},"head":{"type":"boolean"},
"from":{"type":"string","format":"date"},"until":{"type":["string","null"],"format":"date"},
"remark":{"type":"string"},"version":{"type":"integer"}}}}},"required":["ref","name","version"]})";

inline constexpr const char* person_list =
    R"({"type":"object","properties":{"page":{"type":"integer"},"pages":{"type":"integer"},
"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object",
"properties":{"ref":{"type":"string"},"name":{"type":"string"},"gender":{"enum":["","female","male",
"other"]},"language":{"enum":["en","es","fr"]},"email":{"type":"string"},"version":{"type":"integer"},
"office":{"type":"string"},"city":{"type":["string","null"]}}}}},"required":["page","pages","total",
"items"]})";

inline constexpr const char* new_mandate =
    R"({"type":"object","properties":{"person":{"type":"string"},"city":{"type":"string"},
"office":{"type":"string"},"head":{"type":"boolean"},"from":{"type":"string","format":"date"},
"until":{"type":["string","null"],"format":"date"},"remark":{"type":"string"},"version":{"type":"integer"}},
"additionalProperties":false})";

inline constexpr const char* mandate =
    R"({"type":"object","properties":{"id":{"type":"string"},"person":{"type":"string"},"city":{"type":"string"},
"office":{"type":"string"},"head":{"type":"boolean"},"from":{"type":"string","format":"date"},
"until":{"type":["string","null"],"format":"date"},"remark":{"type":"string"},"version":{"type":"integer"}},
"required":["id","person","city","office","from","version"]})";

inline constexpr const char* segment_list =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",
"properties":{"id":{"type":"string"},"name":{"type":"string"},"note":{"type":"string"},
"members":{"type":"array","items":{"type":"string"}}}}}},"required":["items"]})";

}  // namespace plenaria::directory::schema
