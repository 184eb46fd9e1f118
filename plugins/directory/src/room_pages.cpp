// SPDX-License-Identifier: EUPL-1.2
#include "room_pages.hpp"

#include <plenaria/plugin.hpp>

#include "cities/city_pages.hpp"
#include "contacts/contact_pages.hpp"
#include "import/import_pages.hpp"
#include "lists/segment_pages.hpp"
#include "merge/merge_pages.hpp"
#include "organisations/organisation_pages.hpp"
#include "people/mandate_pages.hpp"
#include "people/person_pages.hpp"

namespace plenaria::directory {

namespace {

const char* const view_permission = "directory.view";
const char* const edit_permission = "directory.edit";

struct RoomPage {
    const char* path;
    const char* name;
    Result<Reply> (*handler)(const Request&, RequestScope&);
};

/// Read by everybody who may see the directory.
constexpr RoomPage shown_pages[] = {
    {"/directory/cities", "directory.cities", list_cities_page},
    {"/directory/cities/{city}", "directory.city", show_city},
    {"/directory/organisations", "directory.organisations", list_organisations_page},
    {"/directory/organisations/{organisation}", "directory.organisation", show_organisation},
    {"/directory/people", "directory.people", list_people_page},
    {"/directory/people/{person}", "directory.person", show_person},
    {"/directory/lists", "directory.segments", list_segments_page},
    {"/directory/lists/{segment}", "directory.segment", show_segment},
    {"/directory/search", "directory.search", search_page},
};

/// Forms.
constexpr RoomPage form_pages[] = {
    {"/directory/cities/new", "directory.city_new", new_city_form},
    {"/directory/cities/{city}/edit", "directory.city_edit", edit_city_form},
    {"/directory/organisations/new", "directory.organisation_new", new_organisation_form},
    {"/directory/organisations/{organisation}/edit", "directory.organisation_edit", edit_organisation_form},
    {"/directory/people/new", "directory.person_new", new_person_form},
    {"/directory/people/{person}/edit", "directory.person_edit", edit_person_form},
    {"/directory/mandates/new", "directory.mandate_new", new_mandate_form},
    {"/directory/mandates/{mandate}/end", "directory.mandate_end", end_mandate_form},
    {"/directory/contacts/new", "directory.contact_new", new_contact_form},
    {"/directory/contacts/{contact}", "directory.contact_edit", edit_contact_form},
    {"/directory/lists/new", "directory.segment_new", new_segment_form},
    {"/directory/lists/{segment}/edit", "directory.segment_edit", edit_segment_form},
    {"/directory/imports", "directory.imports", list_imports},
    {"/directory/imports/new", "directory.import_new", new_import_form},
    {"/directory/imports/{import}", "directory.import", show_import},
    {"/directory/imports/{import}/columns", "directory.import_columns", columns_form},
    {"/directory/duplicates", "directory.duplicates", list_duplicates},
    {"/directory/merge", "directory.merge", compare_page},
};

/// What the forms send.
constexpr RoomPage posted_forms[] = {
    {"/directory/cities", "directory.city_create", create_city},
    {"/directory/cities/{city}", "directory.city_change", change_city},
    {"/directory/organisations", "directory.organisation_create", create_organisation},
    {"/directory/organisations/{organisation}", "directory.organisation_change", change_organisation},
    {"/directory/organisations/{organisation}/members", "directory.organisation_join", add_member},
    {"/directory/organisations/{organisation}/members/remove", "directory.organisation_leave", remove_member},
    {"/directory/people", "directory.person_create", create_person},
    {"/directory/people/{person}", "directory.person_change", change_person},
    {"/directory/mandates", "directory.mandate_create", create_mandate},
    {"/directory/mandates/{mandate}/end", "directory.mandate_end_post", end_mandate_post},
    {"/directory/mandates/{mandate}/delete", "directory.mandate_delete", delete_mandate_post},
    {"/directory/contacts", "directory.contact_create", create_contact},
    {"/directory/contacts/{contact}", "directory.contact_change", change_contact_post},
    {"/directory/contacts/{contact}/delete", "directory.contact_delete", delete_contact_post},
    {"/directory/lists", "directory.segment_create", create_segment_post},
    {"/directory/lists/{segment}", "directory.segment_change", change_segment_post},
    {"/directory/lists/{segment}/delete", "directory.segment_delete", delete_segment_post},
    {"/directory/lists/{segment}/members", "directory.segment_add", add_segment_member_post},
    {"/directory/lists/{segment}/members/remove", "directory.segment_remove", remove_segment_member_post},
    {"/directory/imports/{import}/columns", "directory.import_set_columns", set_import_columns},
    {"/directory/imports/{import}/answers", "directory.import_answer", answer_import},
    {"/directory/imports/{import}/plan", "directory.import_plan", plan_import_again},
    {"/directory/imports/{import}/apply", "directory.import_apply", apply_import},
    {"/directory/imports/{import}/stop", "directory.import_stop", stop_import},
    {"/directory/imports/{import}/undo", "directory.import_undo", undo_import},
    {"/directory/merge", "directory.merge_post", merge_post},
    {"/directory/merges/{merge}/undo", "directory.unmerge", unmerge_post},
};

void announce_page(Registrar& registrar, Method method, const RoomPage& page, const char* permission) {
    registrar.route({.method = method,
                     .path = page.path,
                     .name = page.name,
                     .access = Access::permission(permission),
                     .handler = page.handler});
}

void announce_export(Registrar& registrar, const char* path, const char* name,
                     Result<Reply> (*handler)(Documents&, const Request&, RequestScope&),
                     Documents* const& documents) {
    registrar.route({.method = Method::get,
                     .path = path,
                     .name = name,
                     .access = Access::permission(view_permission),
                     .handler = [handler, &documents](const Request& request, RequestScope& scope) {
                         return handler(*documents, request, scope);
                     }});
}

}  // namespace

void announce_pages(Registrar& registrar, Documents* const& documents) {
    for (const auto& page : shown_pages) announce_page(registrar, Method::get, page, view_permission);
    for (const auto& page : form_pages) announce_page(registrar, Method::get, page, edit_permission);
    for (const auto& page : posted_forms) announce_page(registrar, Method::post, page, edit_permission);
    registrar.route({.method = Method::post,
                     .path = "/directory/imports",
                     .name = "directory.import_upload",
                     .access = Access::permission(edit_permission),
                     .max_body = 21ULL * 1024 * 1024,  // a file of 20 MB and the rest of the form
                     .handler = upload_import});
    announce_export(registrar, "/directory/cities/export", "directory.cities_export", export_cities,
                    documents);
    announce_export(registrar, "/directory/organisations/export", "directory.organisations_export",
                    export_organisations, documents);
    announce_export(registrar, "/directory/people/export", "directory.people_export", export_people,
                    documents);
    registrar.menu({.menu = "main", .label = "Directory", .route = "directory.cities", .weight = 60});
}

}  // namespace plenaria::directory
