// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/api_schemas.hpp
/// JSON Schemas of the operations, put together from the parts that they share.

#include <string>

namespace plenaria::events::api {

inline const std::string titles =
    R"({"type":"object","properties":{"en":{"type":"string","maxLength":200},"es":{"type":"string","maxLength":200},"fr":{"type":"string","maxLength":200}},"additionalProperties":false})";
inline const std::string language = R"({"enum":["en","es","fr"]})";
inline const std::string day = R"({"type":"string","format":"date"})";
inline const std::string ref = R"({"type":"string","maxLength":60})";
inline const std::string state =
    R"({"enum":["idea","announced","open","running","closed","reported","postponed","cancelled"]})";

inline std::string object(const std::string& required, const std::string& members) {
    return R"({"type":"object","required":[)" + required + R"(],"properties":{)" + members + "}}";
}
inline std::string list_of(const std::string& item) { return R"({"type":"array","items":)" + item + "}"; }

inline const std::string id_only = object(R"("id")", R"("id":{"type":"string"})");
inline const std::string done_only = object(R"("done")", R"("done":{"type":"boolean"})");
inline const std::string done_wish =
    object(R"("done")", R"("done":{"type":"boolean","description":"false: it is not done after all"})");

inline const std::string titled = R"("titles":)" + titles + R"(,"original_language":)" + language;
inline const std::string new_series = object(R"("titles","original_language")", titled);
inline const std::string series_list =
    object(R"("series")",
           R"("series":)" +
               list_of(object(
                   R"("id","titles","editions","revision")",
                   R"("id":{"type":"string"},"editions":{"type":"integer"},"revision":{"type":"integer"},)" +
                       titled)));
inline const std::string changed_series =
    object(R"("titles","original_language","revision")", titled + R"(,"revision":{"type":"integer"})");

inline const std::string edition_members = titled + R"(,"series":)" + ref + R"(,"city":)" + ref +
                                           R"(,"place":{"type":"string","maxLength":200},"owner":)" + ref;
inline const std::string dates_members =
    R"("starts_on":)" + day + R"(,"ends_on":)" + day + R"(,"zone":{"type":"string","maxLength":64})";
inline const std::string new_edition =
    object(R"("titles","original_language","series","starts_on","ends_on","zone")",
           edition_members + "," + dates_members);
/// Of a change: members that are absent stay as they are.
inline const std::string changed_edition =
    object(R"("revision")", edition_members + R"(,"revision":{"type":"integer"})");
inline const std::string edition_line_members =
    R"("id":{"type":"string"},"title":{"type":"string"},"series_title":{"type":"string"},"series":{"type":"string"},"city":{"type":"string"},"place":{"type":"string"},"state":)" +
    state + "," + dates_members + R"(,"late":{"type":"integer"})";
inline const std::string edition_list =
    object(R"("page","pages","total","editions")",
           R"("page":{"type":"integer"},"pages":{"type":"integer"},"total":{"type":"integer"},"editions":)" +
               list_of(object(R"("id","title","state","starts_on","ends_on","zone")", edition_line_members)));

inline const std::string distance_members =
    R"("amount":{"type":"integer","minimum":0,"maximum":3660},"unit":{"enum":["days","weeks","months"]},"side":{"enum":["before","after"]},"anchor":{"enum":["start","end"]})";
inline const std::string milestone_members =
    titled + "," + distance_members + R"(,"owner":)" + ref +
    R"(,"note":{"type":"string","maxLength":2000},"checks":{"type":"array","maxItems":50,"items":{"type":"string","maxLength":300}})";
inline const std::string new_milestone =
    object(R"("titles","original_language","amount","unit","side","anchor")", milestone_members);
inline const std::string changed_milestone =
    object(R"("revision")", milestone_members + R"(,"revision":{"type":"integer"})");
inline const std::string milestone = object(
    R"("id","titles","due_on","standing","amount","unit","side","anchor","revision")",
    titled + "," + distance_members + R"(,"id":{"type":"string"},"due_on":)" + day +
        R"(,"standing":{"enum":["done","late","soon","later","suspended"]},"owner":{"type":"string"},"owner_name":{"type":"string"},"note":{"type":"string"},"done_at":{"type":"string"},"done_by":{"type":"string"},"revision":{"type":"integer"},"checks":)" +
        list_of(object(R"("id","text","done")",
                       R"("id":{"type":"string"},"text":{"type":"string"},"done":{"type":"boolean"})")));
inline const std::string date_change = object(
    R"("id","changed_at","before","after")",
    R"("id":{"type":"string"},"changed_at":{"type":"string"},"changed_by":{"type":"string"},"reason":{"type":"string"},"before":)" +
        object("", dates_members) + R"(,"after":)" + object("", dates_members));
inline const std::string edition = object(
    R"("id","titles","series","state","starts_on","ends_on","zone","revision","milestones")",
    titled + "," + dates_members +
        R"(,"id":{"type":"string"},"series":{"type":"string"},"format":{"type":"string"},"city":{"type":"string"},"place":{"type":"string"},"owner":{"type":"string"},"owner_name":{"type":"string"},"revision":{"type":"integer"},"state":)" +
        state + R"(,"next_states":)" + list_of(state) + R"(,"milestones":)" + list_of(milestone) +
        R"(,"date_changes":)" + list_of(date_change));
inline const std::string state_wish = object(R"("state")", R"("state":)" + state);

inline const std::string moves =
    R"("moves":)" +
    list_of(object(
        R"("milestone","old_due","new_due","fate")",
        R"("milestone":{"type":"string"},"old_due":)" + day + R"(,"new_due":)" + day +
            R"(,"fate":{"enum":["stays_done","becomes_late","stays_late","no_longer_late","moves","stays"]})"));
inline const std::string plan = object(R"("revision","moves")", R"("revision":{"type":"integer"},)" + moves);
inline const std::string dates_wish = object(
    R"("starts_on","ends_on","zone","revision")",
    dates_members +
        R"(,"reason":{"type":"string","maxLength":1000},"revision":{"type":"integer","description":"Of the plan that was looked at"})");
inline const std::string change_report = object(R"("id","moves")", R"("id":{"type":"string"},)" + moves);

}  // namespace plenaria::events::api
