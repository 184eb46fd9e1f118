// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_schemas.hpp
/// JSON Schemas of the operations about imports.

#include <string>

#include "../api_schemas.hpp"

namespace plenaria::events::api {

inline const std::string import_file =
    R"({"type":"object","required":["file_name"],"properties":{"file_name":{"type":"string","minLength":1,"maxLength":200},"text":{"type":"string","maxLength":10485760,"description":"a table as CSV, a schedule as XML or JSON, a calendar"},"base64":{"type":"string","maxLength":13981016,"description":"instead of text: the bytes of any of these, or of an XLSX"}}})";
inline const std::string import_state_members =
    R"("id":{"type":"string"},"edition":{"type":"string"},"kind":{"enum":["sessions","schedule_xml","schedule_json","calendar","participants"]},"state":{"enum":["preview","applied","given_up","undone"]},"file_name":{"type":"string"},"sha256":{"type":"string"},"uploaded_by":{"type":"string"},"uploaded_at":{"type":"string"},"ended_at":{"type":"string","description":"when it was applied or given up; empty: neither"},"rows_new":{"type":"integer"},"rows_changed":{"type":"integer"},"undo_until":{"type":"string","description":"empty: it cannot be taken back"},"undone_at":{"type":"string"},"undone_by":{"type":"string"},"rows_undone":{"type":"integer"},"rows_kept":{"type":"integer"})";
inline const std::string import_list = object(
    R"("imports")", R"("imports":)" + list_of(object(R"("id","kind","state","file_name","uploaded_at")",
                                                     import_state_members)));
inline const std::string import_change =
    R"({"type":"object","required":["field","before","after"],"properties":{"field":{"type":"string"},"question":{"type":"string","description":"of the registration form, where it is an answer to one"},"before":{"type":"string"},"after":{"type":"string"}}})";
inline const std::string import_paging =
    R"("page":{"type":"integer"},"pages":{"type":"integer"},"total":{"type":"integer","description":"rows"})";
inline const std::string import_preview = object(
    R"("id","kind","state","file_name","fingerprint","counts","page","pages","total","rows")",
    import_state_members + "," + import_paging +
        R"(,"fingerprint":{"type":"string","description":"of what this preview shows; applying asks for it"},"counts":)" +
        object(
            "",
            R"("new":{"type":"integer"},"changed":{"type":"integer"},"same":{"type":"integer"},"question":{"type":"integer"},"wrong":{"type":"integer"})") +
        R"(,"columns":)" +
        list_of(object(
            R"("heading","question","why")",
            R"("heading":{"type":"string"},"question":{"type":"string","description":"that it answers; empty: it is not read"},"why":{"type":"string","description":"it is not read"})")) +
        R"(,"questions":)" +
        list_of(object(
            R"("name","candidates")",
            R"("name":{"type":"string","description":"somebody has to say whom it means"},"candidates":)" +
                list_of(object(R"("ref","name")", R"("ref":{"type":"string"},"name":{"type":"string"})")))) +
        R"(,"rows":)" +
        list_of(object(
            R"("line","fate","label","changes","notes")",
            R"("line":{"type":"integer"},"fate":{"enum":["new","changed","same","question","wrong"]},"label":{"type":"string"},"changes":)" +
                list_of(import_change) +
                R"(,"notes":{"type":"array","items":{"type":"string"},"description":"what is wrong or has to be known; of one value with its column"})")));
inline const std::string import_answers = object(
    R"("answers")",
    R"("answers":{"type":"array","minItems":1,"maxItems":500,"items":)" +
        object(
            R"("name","ref")",
            R"("name":{"type":"string","maxLength":500},"ref":{"type":"string","maxLength":60,"description":"of the directory; empty: whoever is meant is left out"})") +
        "}");
inline const std::string import_wish = object(
    R"("fingerprint")",
    R"("fingerprint":{"type":"string","maxLength":64,"description":"of the preview that was looked at; 409 when it would be another one"})");
inline const std::string import_applied = object(
    R"("rows_new","rows_changed")",
    R"("rows_new":{"type":"integer"},"rows_changed":{"type":"integer"},"undo_until":{"type":"string"})");
inline const std::string undo_preview = object(
    R"("fingerprint","taken","kept","page","pages","total","rows")",
    import_paging +
        R"(,"fingerprint":{"type":"string"},"taken":{"type":"integer"},"kept":{"type":"integer"},"rows":)" +
        list_of(object(
            R"("line","label","goes","kept","changes")",
            R"("line":{"type":"integer","description":"0: it followed from the file"},"label":{"type":"string"},"goes":{"type":"boolean","description":"it was new; else its former values come back"},"kept":{"type":"string","description":"why it stays; empty: it is taken back"},"changes":)" +
                list_of(import_change))));
inline const std::string import_undone = object(
    R"("rows_undone","rows_kept")", R"("rows_undone":{"type":"integer"},"rows_kept":{"type":"integer"})");

}  // namespace plenaria::events::api
