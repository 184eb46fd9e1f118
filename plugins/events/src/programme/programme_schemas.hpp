// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_schemas.hpp
/// JSON Schemas of the programme's operations.

#include "../api_schemas.hpp"

namespace plenaria::events::api {

inline const std::string text_member = R"({"type":"string"})";
inline const std::string number_member = R"({"type":"integer"})";
inline const std::string people_number = R"({"type":"integer","minimum":0,"maximum":200000})";
/// What the clock on the wall shows, in the zone of the edition.
inline const std::string wall_time =
    R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"})";

inline const std::string room_members =
    R"("name":{"type":"string","maxLength":200},"capacity":)" + people_number +
    R"(,"equipment":{"type":"string","maxLength":1000},"booths":{"type":"integer","minimum":0,"maximum":30})";
inline const std::string new_room = object(R"("name")", room_members);
inline const std::string changed_room =
    object(R"("revision")", room_members + R"(,"revision":)" + number_member);
inline const std::string room =
    object(R"("id","name","capacity","equipment","revision")",
           room_members + R"(,"id":)" + text_member + R"(,"revision":)" + number_member);
inline const std::string new_track = object(R"("titles","original_language")", titled);
inline const std::string changed_track =
    object(R"("titles","original_language","revision")", titled + R"(,"revision":)" + number_member);
inline const std::string track = object(
    R"("id","titles","revision")", titled + R"(,"id":)" + text_member + R"(,"revision":)" + number_member);

inline const std::string new_order =
    object(R"("earlier","later")",
           R"("earlier":)" + ref + R"(,"later":)" + ref + R"(,"reason":{"type":"string","maxLength":200})");
inline const std::string order =
    object(R"("id","earlier","later")", R"("id":)" + text_member + R"(,"earlier":)" + text_member +
                                            R"(,"later":)" + text_member + R"(,"reason":)" + text_member);

inline const std::string role =
    R"({"enum":["chair","moderator","speaker","rapporteur","interpreter","organiser"]})";
inline const std::string session_members =
    titled +
    R"(,"kind":{"type":"string","maxLength":40,"description":"plenary, panel, round_table, workshop, statutory, side_event, ceremony, social, break, or a kind of the format of the edition"},"room":)" +
    ref + R"(,"track":)" + ref + R"(,"starts":)" + wall_time + R"(,"ends":)" + wall_time + R"(,"expected":)" +
    people_number +
    R"(,"note":{"type":"string","maxLength":2000},"decision":{"type":"string","maxLength":2000},"version":{"type":"string","maxLength":60,"description":"an issued version of a statement that it discusses; empty: none"},"state":{"enum":["proposed","planned","cancelled"]},"people":{"type":"array","maxItems":60,"items":)" +
    object(R"("role","ref")", R"("role":)" + role + R"(,"ref":)" + ref + R"(,"name":)" + text_member) + "}";
inline const std::string new_session =
    object(R"("titles","original_language","starts","ends")", session_members);
/// Of a change: members that are absent stay as they are.
inline const std::string changed_session =
    object(R"("revision")", session_members + R"(,"revision":)" + number_member);
inline const std::string session = object(
    R"("id","titles","starts","ends","starts_at","ends_at","state","revision")",
    session_members + R"(,"id":)" + text_member + R"(,"version_name":)" + text_member + R"(,"starts_at":)" +
        text_member + R"(,"ends_at":)" + text_member + R"(,"revision":)" + number_member);
inline const std::string session_move = object(
    R"("revision")", R"("starts":)" + wall_time + R"(,"room":)" + ref + R"(,"revision":)" + number_member);

inline const std::string conflict = object(
    R"("kind","first")",
    R"("kind":{"enum":["same_room","same_person","wrong_order","outside","too_small","no_such_time","rule_of_format","interpreters","not_member"]},"first":)" +
        text_member + R"(,"second":)" + text_member + R"(,"what":)" + text_member);
inline const std::string change_since = object(
    R"("change","session")",
    R"("change":{"enum":["added","cancelled","moved","room","people","words"]},"session":)" + text_member);
inline const std::string release =
    object(R"("number","released_at","sha256")",
           R"("number":)" + number_member + R"(,"released_at":)" + text_member + R"(,"released_by":)" +
               text_member + R"(,"note":)" + text_member + R"(,"sha256":)" + text_member);
inline const std::string programme =
    object(R"("zone","revision","rooms","tracks","sessions","orders","conflicts","changes","releases")",
           R"("zone":)" + text_member + R"(,"revision":)" + number_member + R"(,"rooms":)" + list_of(room) +
               R"(,"tracks":)" + list_of(track) + R"(,"sessions":)" + list_of(session) + R"(,"orders":)" +
               list_of(order) + R"(,"conflicts":)" + list_of(conflict) + R"(,"changes":)" +
               list_of(change_since) + R"(,"releases":)" + list_of(release));
inline const std::string release_wish = object(
    R"("revision")",
    R"("note":{"type":"string","maxLength":500},"revision":{"type":"integer","description":"Of the programme that was looked at"})");
inline const std::string release_number = object(R"("number")", R"("number":)" + number_member);

}  // namespace plenaria::events::api
