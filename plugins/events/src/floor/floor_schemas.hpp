// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_schemas.hpp
/// JSON Schemas of the operations on speakers lists.

#include "../programme/programme_schemas.hpp"

namespace plenaria::events::api {

/// Of the list that was looked at.
inline const std::string list_revision =
    R"("revision":{"type":"integer","minimum":0,"description":"Of the list that was looked at; 0: it was never used"})";
inline const std::string speaking_time = R"({"type":"integer","minimum":10,"maximum":7200})";
inline const std::string protocol_rank = R"({"type":"integer","minimum":1,"maximum":6})";
inline const std::string request_kind = R"({"enum":["speak","point_of_order"]})";

inline const std::string speaker_gender =
    R"({"enum":["","female","male","other"],"description":"empty: not known, or as the directory has it"})";

inline const std::string floor_rules =
    object(R"("revision")",
           list_revision + R"(,"state":{"enum":["closed","open"]},"seconds":)" + speaking_time +
               R"(,"order":{"enum":["request","rank","balanced"]},"screen":{"enum":["staff","everybody"]})");
inline const std::string new_request = object(
    R"("revision")",
    list_revision +
        R"(,"ref":{"type":"string","maxLength":60,"description":"of the directory, or delegation/ID of this event"},"name":{"type":"string","maxLength":200,"description":"of somebody who is neither"},"title":{"type":"string","maxLength":200},"kind":)" +
        request_kind + R"(,"rank":)" + protocol_rank +
        R"(,"language":{"type":"string","maxLength":8},"region":{"enum":["","Africa","Americas","Asia","Europe","Oceania"],"description":"empty: as the directory has it"},"gender":)" +
        speaker_gender);
inline const std::string floor_wish = object(
    R"("revision","do")",
    list_revision +
        R"(,"do":{"enum":["give","end","pause","resume"]},"request":{"type":"string","maxLength":26,"description":"to whom the floor is given; absent: to the next"})");
inline const std::string request_wish =
    object(R"("revision","do")", list_revision + R"(,"do":{"enum":["up","down","withdraw","restore"]})");

inline const std::string floor_request = object(
    R"("id","number","kind","ref","name","title","region","gender","language","rank","state","asked_at","seconds")",
    R"("id":)" + text_member + R"(,"number":)" + number_member + R"(,"kind":)" + request_kind + R"(,"ref":)" +
        text_member + R"(,"name":)" + text_member + R"(,"title":)" + text_member + R"(,"region":)" +
        text_member + R"(,"gender":)" + speaker_gender + R"(,"language":)" + text_member + R"(,"rank":)" +
        protocol_rank + R"(,"state":{"enum":["waiting","speaking","spoken","withdrawn"]},"asked_at":)" +
        text_member + R"(,"seconds":)" + number_member);
/// An empty group is of whom it is not known.
inline const std::string floor_share =
    object(R"("group","spoken","waiting","seconds","percent")",
           R"("group":)" + text_member + R"(,"spoken":)" + number_member + R"(,"waiting":)" + number_member +
               R"(,"seconds":)" + number_member + R"(,"percent":)" + number_member);
inline const std::string floor_state = object(
    R"("revision","state","seconds","order","screen","speaking","spent","running_since","waiting","past","balance")",
    R"("revision":)" + number_member + R"(,"state":)" + text_member + R"(,"seconds":)" + number_member +
        R"(,"order":)" + text_member + R"(,"screen":)" + text_member + R"(,"speaking":)" +
        list_of(floor_request) + R"(,"spent":)" + number_member + R"(,"running_since":)" + text_member +
        R"(,"waiting":)" + list_of(floor_request) + R"(,"past":)" + list_of(floor_request) +
        R"(,"balance":)" +
        object(R"("regions","genders")",
               R"("regions":)" + list_of(floor_share) + R"(,"genders":)" + list_of(floor_share)));

}  // namespace plenaria::events::api
