// SPDX-License-Identifier: EUPL-1.2
#include "directory_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "api_schemas.hpp"
#include "cities/city_list_repository.hpp"
#include "cities/city_repository.hpp"
#include "common_pages.hpp"
#include "contacts/contact_repository.hpp"
#include "contacts/contact_service.hpp"
#include "directory_service.hpp"
#include "lists/list_repository.hpp"
#include "organisations/organisation_repository.hpp"
#include "parties/party_service.hpp"
#include "people/mandate_service.hpp"
#include "people/person_repository.hpp"
#include "shared_api.hpp"

namespace plenaria::directory {

namespace {

using api::json_of;

Error unknown_id(const std::string& id) { return {ErrorCode::not_found, "This does not exist.", id}; }

/// "page", "pages" and the rows.
api::Json page_of(api::Json rows, long long page, long long total) {
    return {{"page", page},
            {"pages", (total + page_size - 1) / page_size},
            {"total", total},
            {"items", std::move(rows)}};
}

Result<Reply> list_cities_api(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto filter = read_filter(request, scope);
        const auto page = page_number(request);
        auto rows = api::Json::array();
        for (auto& listed : list_cities(uow, filter, today(scope), paging(page))) {
            auto row = json_of(listed.city);
            row.erase("aliases");
            row.erase("note");
            row.erase("post");
            row["mayor"] = listed.mayor;
            rows.push_back(std::move(row));
        }
        return api::reply(page_of(std::move(rows), page, count_cities(uow, filter)));
    });
}

Result<Reply> list_organisations_api(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto filter = read_filter(request, scope);
        const auto page = page_number(request);
        auto rows = api::Json::array();
        for (const auto& organisation : list_organisations(uow, filter, paging(page))) {
            auto row = json_of(organisation);
            for (const auto* name : {"aliases", "note", "zone", "post"}) row.erase(name);
            rows.push_back(std::move(row));
        }
        return api::reply(page_of(std::move(rows), page, count_organisations(uow, filter)));
    });
}

Result<Reply> list_people_api(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto filter = read_filter(request, scope);
        const auto page = page_number(request);
        auto rows = api::Json::array();
        for (const auto& listed : list_people(uow, filter, today(scope), paging(page))) {
            auto row = json_of(listed.person);
            for (const auto* name : {"aliases", "note", "post"}) row.erase(name);
            row["office"] = listed.office;
            row["city"] = listed.city_id.empty() ? api::Json() : api::Json(city_ref(listed.city_id));
            rows.push_back(std::move(row));
        }
        return api::reply(page_of(std::move(rows), page, count_people(uow, filter)));
    });
}

Result<Reply> get_city(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto ref = standing(uow, city_ref(request.path_value("city")));
        if (!ref) return unknown_id(request.path_value("city"));
        auto json = json_of(*find_city(uow, ref->id));
        json["mandates"] = api::Json::array();
        for (const auto& mandate : mandates_of_city(uow, ref->id))
            json["mandates"].push_back(json_of(mandate));
        json["contacts"] = api::Json::array();
        for (const auto& contact : contacts_of(uow, text_of(*ref)))
            json["contacts"].push_back(json_of(contact));
        return api::reply(json);
    });
}

Result<Reply> get_organisation(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto ref = standing(uow, organisation_ref(request.path_value("organisation")));
        if (!ref) return unknown_id(request.path_value("organisation"));
        auto json = json_of(*find_organisation(uow, ref->id));
        json["members"] = members_of(uow, ref->id);
        json["contacts"] = api::Json::array();
        for (const auto& contact : contacts_of(uow, text_of(*ref)))
            json["contacts"].push_back(json_of(contact));
        return api::reply(json);
    });
}

Result<Reply> get_person(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto ref = standing(uow, person_ref(request.path_value("person")));
        if (!ref) return unknown_id(request.path_value("person"));
        auto json = json_of(*find_person(uow, ref->id));
        json["mandates"] = api::Json::array();
        for (const auto& mandate : mandates_of_person(uow, ref->id))
            json["mandates"].push_back(json_of(mandate));
        return api::reply(json);
    });
}

Result<Reply> get_segments(const Request&, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto rows = api::Json::array();
        for (const auto& [segment, size] : all_segments(uow))
            rows.push_back({{"id", segment.id},
                            {"name", segment.name},
                            {"note", segment.note},
                            {"version", segment.version},
                            {"members", segment_members(uow, segment.id)}});
        return api::reply({{"items", std::move(rows)}});
    });
}

/// Creates what the body describes and answers with it.
template <class Value, class Find, class Create>
Result<Reply> create_from(const Request& request, RequestScope& scope, Value value, const Find& find,
                          const Create& make) {
    if (auto read = api::read(request.body, value, false); !read) return std::move(read).error();
    return scope.db().write([&](UnitOfWork& uow) -> Result<Reply> {
        auto made = make(uow, scope.actor(), value);
        if (!made) return std::move(made).error();
        return api::reply(json_of(*find(uow, *made)));
    });
}

/// Changes what the body names and answers with the whole.
template <class Find, class Change>
Result<Reply> change_from(const Request& request, RequestScope& scope, const std::string& id,
                          const Find& find, const Change& store) {
    return scope.db().write([&](UnitOfWork& uow) -> Result<Reply> {
        auto value = find(uow, id);
        if (!value) return unknown_id(id);
        if (auto read = api::read(request.body, *value, true); !read) return std::move(read).error();
        if (auto changed = store(uow, scope.actor(), *value); !changed) return std::move(changed).error();
        return api::reply(json_of(*find(uow, id)));
    });
}

// The services are overloaded; a call through these picks the right one.
const auto make_party = [](UnitOfWork& uow, const Actor& actor, const auto& party) {
    return create(uow, actor, party);
};
const auto store_party = [](UnitOfWork& uow, const Actor& actor, const auto& party) {
    return change(uow, actor, party);
};

Result<Reply> post_city(const Request& request, RequestScope& scope) {
    return create_from(request, scope, City{}, find_city, make_party);
}
Result<Reply> patch_city(const Request& request, RequestScope& scope) {
    return change_from(request, scope, request.path_value("city"), find_city, store_party);
}
Result<Reply> post_organisation(const Request& request, RequestScope& scope) {
    return create_from(request, scope, Organisation{}, find_organisation, make_party);
}
Result<Reply> patch_organisation(const Request& request, RequestScope& scope) {
    return change_from(request, scope, request.path_value("organisation"), find_organisation, store_party);
}
Result<Reply> post_person(const Request& request, RequestScope& scope) {
    return create_from(request, scope, Person{}, find_person, make_party);
}
Result<Reply> patch_person(const Request& request, RequestScope& scope) {
    return change_from(request, scope, request.path_value("person"), find_person, store_party);
}
Result<Reply> post_mandate(const Request& request, RequestScope& scope) {
    return create_from(request, scope, MandateRow{}, find_mandate, add_mandate);
}
Result<Reply> patch_mandate(const Request& request, RequestScope& scope) {
    return change_from(request, scope, request.path_value("mandate"), find_mandate, change_mandate);
}

struct DirectoryOperation {
    Operation what;
    Result<Reply> (*handler)(const Request&, RequestScope&);
};

constexpr DirectoryOperation operations[] = {
    {{Method::get, "/api/directory/cities", "directory.api_cities",
      "Cities; ?q= ?region= ?context= ?letter= ?sort= ?page= narrow and order.", "", schema::city_list},
     list_cities_api},
    {{Method::post, "/api/directory/cities", "directory.api_create_city", "Enter a city.", schema::new_city,
      schema::city},
     post_city},
    {{Method::get, "/api/directory/cities/{city}", "directory.api_city",
      "A city with its mandates and contacts; a merged one answers as the one it was merged into.", "",
      schema::city},
     get_city},
    {{Method::patch, "/api/directory/cities/{city}", "directory.api_change_city",
      "Change what the body names; 409 when somebody else changed it since that version.", schema::new_city,
      schema::city},
     patch_city},
    {{Method::get, "/api/directory/organisations", "directory.api_organisations",
      "Organisations; ?q= ?kind= ?letter= ?sort= ?page= narrow and order.", "", schema::organisation_list},
     list_organisations_api},
    {{Method::post, "/api/directory/organisations", "directory.api_create_organisation",
      "Enter an organisation.", schema::new_organisation, schema::organisation},
     post_organisation},
    {{Method::get, "/api/directory/organisations/{organisation}", "directory.api_organisation",
      "An organisation with its members and contacts.", "", schema::organisation},
     get_organisation},
    {{Method::patch, "/api/directory/organisations/{organisation}", "directory.api_change_organisation",
      "Change what the body names; 409 when somebody else changed it since that version.",
      schema::new_organisation, schema::organisation},
     patch_organisation},
    {{Method::get, "/api/directory/people", "directory.api_people",
      "People; ?q= ?letter= ?sort= ?page= narrow and order.", "", schema::person_list},
     list_people_api},
    {{Method::post, "/api/directory/people", "directory.api_create_person", "Enter a person.",
      schema::new_person, schema::person},
     post_person},
    {{Method::get, "/api/directory/people/{person}", "directory.api_person",
      "A person with the mandates held.", "", schema::person},
     get_person},
    {{Method::patch, "/api/directory/people/{person}", "directory.api_change_person",
      "Change what the body names; 409 when somebody else changed it since that version.", schema::new_person,
      schema::person},
     patch_person},
    {{Method::post, "/api/directory/mandates", "directory.api_create_mandate", "Enter a mandate.",
      schema::new_mandate, schema::mandate},
     post_mandate},
    {{Method::patch, "/api/directory/mandates/{mandate}", "directory.api_change_mandate",
      "Change or end a mandate; `until` is the first day on which it is not held.", schema::new_mandate,
      schema::mandate},
     patch_mandate},
    {{Method::get, "/api/directory/lists", "directory.api_segments",
      "The lists with the refs of their members.", "", schema::segment_list},
     get_segments},
};

}  // namespace

void announce_api(Registrar& registrar) {
    for (const auto& [what, handler] : operations)
        announce(registrar, what.method == Method::get ? "directory.view" : "directory.edit", what, handler);
}

}  // namespace plenaria::directory
