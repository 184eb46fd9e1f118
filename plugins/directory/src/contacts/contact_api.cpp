// SPDX-License-Identifier: EUPL-1.2
#include "contact_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../merge/merge_service.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../people/mandate_service.hpp"
#include "../shared_api.hpp"
#include "contact_repository.hpp"
#include "contact_service.hpp"

namespace plenaria::directory {

namespace {

/// The host has checked it against its schema.
api::Json body_of(const Request& request) { return api::Json::parse(request.body, nullptr, false); }

/// ?version= of what is deleted; 0, which nothing has, for anything that is no number.
int version_of(const Request& request) {
    const auto number = api::Json::parse(request.query_value("version"), nullptr, false);
    return number.is_number_integer() && number > 0 && number < 1'000'000'000 ? number.get<int>() : 0;
}

template <class Act>
Result<Reply> made(RequestScope& scope, Act&& act) {
    return id_or(
        scope.db().write([&](UnitOfWork& uow) -> Result<std::string> { return act(uow, scope.actor()); }));
}
template <class Act>
Result<Reply> changed(RequestScope& scope, Act&& act) {
    return done_or(
        scope.db().write([&](UnitOfWork& uow) -> Result<void> { return act(uow, scope.actor()); }));
}

Result<Reply> post_contact(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return made(scope, [&](UnitOfWork& uow, const Actor& actor) -> Result<std::string> {
        ContactRow contact{.party = body.at("party"),
                           .role = body.at("role"),
                           .name = body.value("name", ""),
                           .address = body.value("address", ""),
                           .language = body.value("language", "en")};
        if (auto read = api::read_post(body, contact.post); !read) return std::move(read).error();
        return add_contact(uow, actor, std::move(contact));
    });
}

Result<Reply> patch_contact(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) -> Result<void> {
        auto contact = find_contact(uow, request.path_value("contact"));
        if (!contact) return Error{ErrorCode::not_found, "This does not exist.", "contact"};
        contact->role = body.value("role", contact->role);
        contact->name = body.value("name", contact->name);
        contact->address = body.value("address", contact->address);
        contact->language = body.value("language", contact->language);
        if (auto read = api::read_post(body, contact->post); !read) return read;
        contact->version = body.at("version");
        return change_contact(uow, actor, *contact);
    });
}

Result<Reply> remove_contact_now(const Request& request, RequestScope& scope) {
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) {
        return delete_contact(uow, actor, request.path_value("contact"), version_of(request));
    });
}

Result<Reply> remove_mandate_now(const Request& request, RequestScope& scope) {
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) {
        return delete_mandate(uow, actor, request.path_value("mandate"), version_of(request));
    });
}

Result<Reply> post_list(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return made(scope, [&](UnitOfWork& uow, const Actor& actor) {
        return create_segment(uow, actor, {.name = body.at("name"), .note = body.value("note", "")});
    });
}

Result<Reply> patch_list(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) -> Result<void> {
        auto segment = find_segment(uow, request.path_value("list"));
        if (!segment) return Error{ErrorCode::not_found, "This does not exist.", "list"};
        segment->name = body.value("name", segment->name);
        segment->note = body.value("note", segment->note);
        segment->version = body.at("version");
        return change_segment(uow, actor, *segment);
    });
}

Result<Reply> remove_list(const Request& request, RequestScope& scope) {
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) {
        return delete_segment(uow, actor, request.path_value("list"), version_of(request));
    });
}

/// Adds a party to a list or an organisation, or takes it out.
using Membership = Result<void> (*)(UnitOfWork&, const Actor&, const std::string&, const std::string&);
template <Membership act>
Result<Reply> membership(const Request& request, RequestScope& scope) {
    const auto party = body_of(request).at("party").get<std::string>();
    const auto& list = request.path_value("list");
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) -> Result<void> {
        if (list.empty() && !find_organisation(uow, request.path_value("organisation")))
            return Error{ErrorCode::not_found, "This does not exist.", "organisation"};
        return act(uow, actor, list.empty() ? request.path_value("organisation") : list, party);
    });
}

Result<Reply> post_merge(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return made(scope, [&](UnitOfWork& uow, const Actor& actor) {
        return merge(uow, actor, body.at("kept").get<std::string>(), body.at("gone").get<std::string>());
    });
}

Result<Reply> undo_merge(const Request& request, RequestScope& scope) {
    return changed(scope, [&](UnitOfWork& uow, const Actor& actor) {
        return unmerge(uow, actor, request.path_value("merge"));
    });
}

constexpr const char* party_schema =
    R"({"type":"object","required":["party"],"properties":{"party":{"type":"string","maxLength":60,"description":"city/ID"}}})";
constexpr const char* version_query =
    R"({"required":["version"],"properties":{"version":{"type":"integer","description":"The one that was read"}}})";
constexpr const char* contact_members =
    R"("role":{"enum":["mayor","cabinet","legal","protocol","international","press"]},"name":{"type":"string","maxLength":200},
"address":{"type":"string","maxLength":254},"language":{"enum":["en","es","fr"]},
"post":{"type":"object","additionalProperties":false,"properties":{"street":{"type":"string","maxLength":180},
"code":{"type":"string","maxLength":20},"town":{"type":"string","maxLength":100},
"division":{"type":"string","maxLength":100},"country":{"type":"string","maxLength":2}}})";
constexpr const char* list_members =
    R"("name":{"type":"string","maxLength":200},"note":{"type":"string","maxLength":4000})";

std::string object(const std::string& required, const std::string& members) {
    return R"({"type":"object","required":[)" + required + R"(],"properties":{)" + members + "}}";
}

}  // namespace

void announce_contact_api(Registrar& registrar) {
    const auto operation = [&](Method method, std::string_view path, std::string_view name,
                               std::string_view summary, std::string_view request_schema,
                               std::string_view response_schema, Handler handler) {
        announce(registrar, "directory.edit", {method, path, name, summary, request_schema, response_schema},
                 std::move(handler));
    };
    constexpr auto post = Method::post, patch = Method::patch, del = Method::del;
    const std::string version = R"(,"version":{"type":"integer","minimum":1})";
    const std::string party = R"("party":{"type":"string","maxLength":60},)";
    operation(post, "/api/directory/contacts", "directory.api_add_contact",
              "A contact of a city or an organisation, reached by mail, by post, or both.",
              object(R"("party","role")", party + contact_members), id_schema, post_contact);
    operation(patch, "/api/directory/contacts/{contact}", "directory.api_change_contact",
              "Changes what the body names; 409 when somebody else changed it since that version.",
              object(R"("version")", contact_members + version), done_schema, patch_contact);
    operation(del, "/api/directory/contacts/{contact}", "directory.api_delete_contact", "Removes a contact.",
              version_query, done_schema, remove_contact_now);
    operation(del, "/api/directory/mandates/{mandate}", "directory.api_delete_mandate",
              "Takes out a mandate that was entered by mistake; one that is over is ended instead.",
              version_query, done_schema, remove_mandate_now);
    operation(post, "/api/directory/lists", "directory.api_create_list", "A new list without members.",
              object(R"("name")", list_members), id_schema, post_list);
    operation(patch, "/api/directory/lists/{list}", "directory.api_change_list",
              "Changes what the body names; 409 when somebody else changed it since that version.",
              object(R"("version")", list_members + version), done_schema, patch_list);
    operation(del, "/api/directory/lists/{list}", "directory.api_delete_list",
              "Removes a list; its members stay.", version_query, done_schema, remove_list);
    operation(post, "/api/directory/lists/{list}/members", "directory.api_add_to_list",
              "Puts a party on a list.", party_schema, done_schema, membership<add_to_segment>);
    operation(post, "/api/directory/lists/{list}/members/remove", "directory.api_take_from_list",
              "Takes a party off a list.", party_schema, done_schema, membership<take_from_segment>);
    operation(post, "/api/directory/organisations/{organisation}/members", "directory.api_join",
              "Makes a party a member of an organisation.", party_schema, done_schema,
              membership<join_organisation>);
    operation(post, "/api/directory/organisations/{organisation}/members/remove", "directory.api_leave",
              "Ends a membership.", party_schema, done_schema, membership<leave_organisation>);
    operation(post, "/api/directory/merges", "directory.api_merge",
              "Two entries become one: `kept` answers for `gone` from now on.",
              object(R"("kept","gone")",
                     R"("kept":{"type":"string","maxLength":60},"gone":{"type":"string","maxLength":60})"),
              id_schema, post_merge);
    operation(del, "/api/directory/merges/{merge}", "directory.api_unmerge", "One entry becomes two again.",
              "", done_schema, undo_merge);
}

}  // namespace plenaria::directory
