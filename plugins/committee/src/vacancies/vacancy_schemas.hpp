// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_schemas.hpp
/// JSON Schema of what the operations on vacancies take and answer.

#include <string_view>

namespace plenaria::committee::vacancies::schema {

#define CMT_DAY R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})"
#define CMT_CLOCK R"({"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$"})"
#define CMT_REVISION R"("revision":{"type":"integer","minimum":0})"
#define CMT_VACANCY_WISH                                                      \
    R"("first":)" CMT_DAY R"(,"last":)" CMT_DAY R"(,"deadline_day":)" CMT_DAY \
    R"(,"deadline_time":)" CMT_CLOCK                                          \
    R"(,"zone":{"type":"string","maxLength":60},"segment":{"type":"string","maxLength":60,"description":"list of the directory that holds the members; empty: all cities"},"original_language":{"enum":["en","es","fr"]},"profile":{"type":"object","additionalProperties":false,"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},"erase_days":{"type":"integer","minimum":0,"maximum":3650})"

inline constexpr std::string_view page_query =
    R"({"type":"object","additionalProperties":false,"properties":{"page":{"type":"string"}}})";
inline constexpr std::string_view new_vacancy =
    R"({"type":"object","additionalProperties":false,"required":["seat","first","last","deadline_day","deadline_time","zone","original_language","profile"],"properties":{"seat":{"type":"string"},"further_seats":{"type":"array","maxItems":19,"items":{"type":"string","maxLength":26},"description":"Seats of the same body and with the same rules that are filled with it"},)" CMT_VACANCY_WISH
    "}}";
inline constexpr std::string_view changed_vacancy =
    R"({"type":"object","additionalProperties":false,"required":["revision"],"properties":{)" CMT_REVISION
    "," CMT_VACANCY_WISH "}}";
inline constexpr std::string_view vacancy_list =
    R"({"type":"object","required":["vacancies","total"],"properties":{"total":{"type":"integer"},"vacancies":{"type":"array","items":{"type":"object","required":["id","seat","body","state","deadline","first","last"],"properties":{"id":{"type":"string"},"seat":{"type":"string"},"body":{"type":"string"},"number":{"type":"integer"},"numbers":{"type":"array","items":{"type":"integer"}},"seats":{"type":"integer"},"state":{"enum":["draft","open","closed","decided","withdrawn"]},"deadline":{"type":"string"},"zone":{"type":"string"},"first":{"type":"string"},"last":{"type":"string"},"revision":{"type":"integer"}}}}}})";
inline constexpr std::string_view vacancy =
    R"({"type":"object","required":["id","seat","state","deadline","revision","cities"],"properties":{"id":{"type":"string"},"seat":{"type":"string"},"body":{"type":"string"},"state":{"enum":["draft","open","closed","decided","withdrawn"]},"first":{"type":"string"},"last":{"type":"string"},"deadline":{"type":"string"},"zone":{"type":"string"},"segment":{"type":"string"},"profile":{"type":"object"},"erase_days":{"type":"integer"},"chosen":{"type":"string"},"term":{"type":"string"},"seats":{"type":"integer"},"further":{"type":"array","items":{"type":"object","required":["seat","chosen","term"]}},"reason":{"type":"string"},"reference":{"type":"string"},"revision":{"type":"integer"},"cities":{"type":"array","items":{"type":"object","required":["city","name","state"],"properties":{"city":{"type":"string"},"name":{"type":"string"},"language":{"type":"string"},"state":{"enum":["no_address","chosen","asked","opened","nominated","taken_back"]}}}}}})";
inline constexpr std::string_view candidates =
    R"({"type":"object","required":["candidates"],"properties":{"candidates":{"type":"array","items":{"type":"object","required":["id","name","city","eligible","may_be_chosen","findings","revision"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"person":{"type":"string"},"office":{"type":"string"},"city":{"type":"string"},"city_name":{"type":"string"},"statement":{"type":"string"},"eligible":{"type":"boolean"},"may_be_chosen":{"type":"boolean"},"overruled":{"type":"boolean"},"revision":{"type":"integer"},"findings":{"type":"array","items":{"type":"object","required":["criterion","verdict","text"],"properties":{"criterion":{"type":"string"},"verdict":{"enum":["met","missing","failed"]},"text":{"type":"string"}}}}}}}}})";
inline constexpr std::string_view expected =
    R"({"type":"object","additionalProperties":false,"required":["expected"],"properties":{"expected":{"type":"integer","minimum":1,"description":"how many messages; another number than are due is a conflict"}}})";
inline constexpr std::string_view count =
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer"}}})";
inline constexpr std::string_view extension =
    R"({"type":"object","additionalProperties":false,"required":["deadline_day","deadline_time","reason","revision"],"properties":{"deadline_day":)" CMT_DAY
    R"(,"deadline_time":)" CMT_CLOCK R"(,"reason":{"type":"string"},)" CMT_REVISION "}}";
inline constexpr std::string_view withdrawal =
    R"({"type":"object","additionalProperties":false,"required":["reason","revision"],"properties":{"reason":{"type":"string"},)" CMT_REVISION
    "}}";
inline constexpr std::string_view choice =
    R"({"type":"object","additionalProperties":false,"required":["nomination","reason","revision"],"properties":{"nomination":{"type":"string"},"further_nominations":{"type":"array","maxItems":19,"items":{"type":"string","maxLength":26},"description":"Who is chosen for the further seats, in their order"},"reason":{"type":"string"},"reference":{"type":"string"},)" CMT_REVISION
    "}}";
inline constexpr std::string_view person =
    R"({"type":"object","additionalProperties":false,"required":["person","revision"],"properties":{"person":{"type":"string","pattern":"^person/"},)" CMT_REVISION
    "}}";
inline constexpr std::string_view dues =
    R"({"type":"object","additionalProperties":false,"required":["paid","revision"],"properties":{"paid":{"type":["boolean","null"],"description":"null: nobody has said it"},"note":{"type":"string"},)" CMT_REVISION
    "}}";
inline constexpr std::string_view revision_query =
    R"({"type":"object","additionalProperties":false,"required":["revision"],"properties":{"revision":{"type":"string","pattern":"^[0-9]{1,9}$"}}})";

#undef CMT_DAY
#undef CMT_CLOCK
#undef CMT_REVISION
#undef CMT_VACANCY_WISH

}  // namespace plenaria::committee::vacancies::schema
