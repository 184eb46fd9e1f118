// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/ledger_schemas.hpp
/// JSON Schemas of the operations, put together from the parts that they share.

#include <string>

namespace plenaria::committee::ledger::schema {

inline std::string object(const std::string& required, const std::string& members) {
    return R"({"type":"object","required":[)" + required + R"(],"properties":{)" + members + "}}";
}
inline std::string list_of(const std::string& item) { return R"({"type":"array","items":)" + item + "}"; }

inline const std::string text = R"({"type":"string"})";
inline const std::string day = R"({"type":"string","format":"date"})";
/// Empty text: none.
inline const std::string open_day = R"({"type":"string","maxLength":10})";
inline const std::string ref = R"({"type":"string","maxLength":60})";
inline const std::string names =
    R"({"type":"object","properties":{"en":{"type":"string","maxLength":200},"es":{"type":"string","maxLength":200},"fr":{"type":"string","maxLength":200}},"additionalProperties":false})";
inline const std::string rule = R"({"enum":["vacate","envoy","term","ask"]})";
inline const std::string reason = R"({"enum":["resigned","lost_office","died","removed","other"]})";
inline const std::string revision = R"("revision":{"type":"integer"})";

inline const std::string id_only = object(R"("id")", R"("id":{"type":"string"})");
inline const std::string done_only = object(R"("done")", R"("done":{"type":"boolean"})");

inline const std::string body_members = R"("names":)" + names +
                                        R"(,"original_language":{"enum":["en","es","fr"]},"mandate_rule":)" +
                                        rule + R"(,"note":{"type":"string","maxLength":2000})";
inline const std::string seat_members =
    R"("number":{"type":"integer","minimum":1,"maximum":1000},"office":{"enum":["","president","vice_president","co_president"],"description":"Empty: a seat, on which somebody sits"},"region":{"enum":["","Africa","Americas","Asia","Europe","Oceania"]},"eligibility":{"type":"string","maxLength":1000},"term_months":{"type":"integer","minimum":1,"maximum":240},"renewals":{"type":"integer","minimum":-1,"maximum":20,"description":"-1: as often as somebody is chosen"},"stagger":{"type":"string","maxLength":20},"since":)" +
    day + R"(,"until":)" + open_day;
inline const std::string term_members = R"("city":)" + ref + R"(,"person":)" + ref + R"(,"alternate":)" +
                                        ref + R"(,"first":)" + day + R"(,"last":)" + day +
                                        R"(,"note":{"type":"string","maxLength":1000})";
inline const std::string acting_members = R"("person":)" + ref + R"(,"city":)" + ref + R"(,"first":)" + day +
                                          R"(,"last":)" + open_day +
                                          R"(,"note":{"type":"string","maxLength":1000})";

inline const std::string new_body = object(R"("names","original_language")", body_members);
inline const std::string changed_body = object(R"("revision")", body_members + "," + revision);
inline const std::string new_seat = object(R"("number","since")", seat_members);
inline const std::string changed_seat = object(R"("revision")", seat_members + "," + revision);
inline const std::string new_term = object(R"("city","first","last")", term_members);
inline const std::string changed_term = object(R"("revision")", term_members + "," + revision);
inline const std::string term_end = object(R"("left_on","reason","revision")",
                                           R"("left_on":)" + day + R"(,"reason":)" + reason + "," + revision);
inline const std::string new_acting = object(R"("person","first")", acting_members);
inline const std::string changed_acting = object(R"("revision")", acting_members + "," + revision);
inline const std::string answer = object(
    R"("answer","revision")",
    R"("answer":{"enum":["vacate","envoy","term"]},"reason":{"type":"string","maxLength":1000},)" + revision);

inline const std::string body_list = object(
    R"("bodies")",
    R"("bodies":)" +
        list_of(object(R"("id","names","seats","held","revision")",
                       R"("id":{"type":"string"},"seats":{"type":"integer"},"held":{"type":"integer"},)" +
                           body_members + "," + revision)));
inline const std::string term = object(
    R"("id","person","city","first","last","revision")",
    R"("id":{"type":"string"},"person_name":{"type":"string"},"city_name":{"type":"string"},"alternate_name":{"type":"string"},"left_on":)" +
        open_day + R"(,"end_reason":{"type":"string"},"envoy_since":)" + open_day + "," + term_members + "," +
        revision);
inline const std::string acting =
    object(R"("id","person","first","revision")",
           R"("id":{"type":"string"},"person_name":{"type":"string"},"city_name":{"type":"string"},)" +
               acting_members + "," + revision);
inline const std::string seat =
    object(R"("id","number","since","revision","terms","acting")",
           R"("id":{"type":"string"},"body":{"type":"string"},)" + seat_members + "," + revision +
               R"(,"terms":)" + list_of(term) + R"(,"acting":)" + list_of(acting));
inline const std::string body =
    object(R"("id","names","revision","seats")",
           R"("id":{"type":"string"},)" + body_members + "," + revision + R"(,"seats":)" +
               list_of(object(R"("id","number","since","revision")",
                              R"("id":{"type":"string"},)" + seat_members + "," + revision)) +
               R"(,"offices":)" +
               list_of(object(R"("id","number","office","since","revision")",
                              R"("id":{"type":"string"},)" + seat_members + "," + revision)));
inline const std::string sitting_query = object("", R"("on":)" + day);
inline const std::string sitting = object(
    R"("on","members")",
    R"("on":)" + day + R"(,"members":)" +
        list_of(object(
            R"("seat_id","seat","person","person_name","city","city_name","is_acting","is_envoy")",
            R"("seat_id":{"type":"string"},"seat":{"type":"integer"},"term":{"type":"string"},"person":{"type":"string"},"person_name":{"type":"string"},"city":{"type":"string"},"city_name":{"type":"string"},"is_acting":{"type":"boolean"},"is_envoy":{"type":"boolean"})")) +
        R"(,"presiding":)" +
        list_of(object(
            R"("seat_id","office","number","person","person_name","city","city_name","is_acting")",
            R"("seat_id":{"type":"string"},"office":{"type":"string"},"number":{"type":"integer"},"term":{"type":"string"},"person":{"type":"string"},"person_name":{"type":"string"},"city":{"type":"string"},"city_name":{"type":"string"},"is_acting":{"type":"boolean"})")));
inline const std::string ending = object(
    R"("terms")",
    R"("terms":)" +
        list_of(object(
            R"("term","body","seat_id","seat","person_name","ends_on","days")",
            R"("term":{"type":"string"},"body":{"type":"string"},"seat_id":{"type":"string"},"seat":{"type":"integer"},"office":{"type":"string"},"person_name":{"type":"string"},"ends_on":)" +
                day + R"(,"days":{"type":"integer"})")));
inline const std::string question_list = object(
    R"("questions")",
    R"("questions":)" +
        list_of(object(
            R"("id","body","term","office_until","proposed","answer","revision")",
            R"("id":{"type":"string"},"body":{"type":"string"},"seat":{"type":"integer"},"office":{"type":"string"},"term":{"type":"string"},"person_name":{"type":"string"},"office_until":)" +
                day + R"(,"proposed":)" + rule +
                R"(,"answer":{"type":"string"},"reason":{"type":"string"},"answered_by":{"type":"string"},)" +
                revision)));
inline const std::string feed = object(
    R"("addresses")",
    R"("addresses":{"type":"object","additionalProperties":{"type":"string"},"description":"By language; shown this once"})");

}  // namespace plenaria::committee::ledger::schema
