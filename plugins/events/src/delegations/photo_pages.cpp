// SPDX-License-Identifier: EUPL-1.2
#include "photo_pages.hpp"

#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include <plenaria/field.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "answer_service.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "photo_repository.hpp"
#include "photo_service.hpp"

namespace plenaria::events {

namespace {

/// Where the page is and whose delegation it shows: the secretariat names it, an office has one of its own.
struct PhotoDoor {
    std::function<Result<Delegation>(UnitOfWork&)> delegation;
    std::string page;
    std::string photo;
    std::string back;
    UrlValues at;
    Layout layout;
};

PhotoDoor door_of_secretariat(const Request& request) {
    const auto& id = request.path_value("delegation");
    return {.delegation = [id](UnitOfWork& uow) -> Result<Delegation> {
                auto found = find_delegation(uow, id);
                if (!found) return delegation_unknown(id);
                return *std::move(found);
            },
            .page = "events.photos",
            .photo = "events.photo",
            .back = "events.delegation",
            .at = {{"delegation", id}},
            .layout = Layout::staff};
}

PhotoDoor door_of_office(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return {.delegation = [id, &scope](UnitOfWork& uow) -> Result<Delegation> {
                auto own = own_delegation(uow, scope.actor(), id);
                if (!own) return std::move(own).error();
                return own->delegation;
            },
            .page = "events.office_photos",
            .photo = "events.office_photo",
            .back = "events.office",
            .at = {{"edition", id}},
            .layout = Layout::outside};
}

Model::List photo_rows(const Delegation& delegation, const std::set<std::string>& with, const PhotoDoor& door,
                       const std::string& wrong_person, const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& person : delegation.people) {
        if (person.name.empty()) continue;
        const bool wrong = error != nullptr && person.id == wrong_person;
        auto at = door.at;
        at["delegate"] = person.id;
        rows.push_back(
            {{"id", person.id},
             {"name", person.name},
             {"has_photo", with.contains(person.id)},
             {"photo_url", scope.url(door.photo, at)},
             {"alt", locale.t("Photograph of {name}", {{"name", person.name}})},
             {"file", field_model({.label = locale.t("Photograph of {name}", {{"name", person.name}}),
                                   .name = "photo_" + person.id,
                                   .hint = locale.t("JPEG or PNG, at most 12 MB."),
                                   .error = wrong ? problem_on("photo_" + person.id, *error, locale)
                                                  : std::string()})}});
    }
    return rows;
}

Result<Reply> photos_view(const PhotoDoor& door, const std::string& wrong_person, const Error* error,
                          RequestScope& scope) {
    struct Reading {
        Delegation delegation;
        Edition edition;
        std::set<std::string> with;
        Day erased_on;
    };
    const auto reading = scope.db().read([&](UnitOfWork& uow) -> Result<Reading> {
        auto delegation = door.delegation(uow);
        if (!delegation) return std::move(delegation).error();
        auto edition = find_edition(uow, delegation->edition_id).value();
        const auto erased = erase_on(edition, rules_of(uow, edition.id));
        auto with = people_with_photos(uow, edition.id);
        return Reading{*std::move(delegation), std::move(edition), std::move(with), erased};
    });
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    auto rows = photo_rows(reading->delegation, reading->with, door, wrong_person, error, scope);
    const auto title = locale.t("Photographs for badges");
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"party", reading->delegation.party_name},
               {"back_url", scope.url(door.back, door.at)},
               {"action_url", scope.url(door.page, door.at)},
               {"erased", locale.t("Photographs stand on the badges of this event and nowhere else. They are "
                                   "erased on {day}.",
                                   {{"day", locale.day(reading->erased_on)}})},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)}};
    set_problems(page, error, locale);
    return View{.name = "events/delegations/photos",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .layout = door.layout,
                .status = status_of(error)};
}

Result<Reply> change_photo(const DelegationTools& tools, const PhotoDoor& door, const Request& request,
                           RequestScope& scope) {
    const auto& person = request.form_value("person");
    const bool removes = request.form_value("do") == "remove";
    // Asked before the file is read: nobody makes the press work for a person of somebody else.
    const auto known = scope.db().read(door.delegation);
    if (!known) return known.error();
    std::string jpeg;
    if (!removes) {
        auto photo = sent_photo(*tools.press, request, "photo_" + person);
        if (!photo && photo.error().code == ErrorCode::invalid_input)
            return photos_view(door, person, &photo.error(), scope);
        if (!photo) return std::move(photo).error();
        jpeg = *std::move(photo);
    }
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto delegation = door.delegation(uow);
        if (!delegation) return delegation.error();
        return removes ? take_photo_away(uow, scope.actor(), *delegation, person)
                       : set_photo(uow, scope.actor(), *delegation, person, jpeg);
    });
    if (!done) return done.error();
    scope.notice(removes ? scope.locale().t("The photograph was removed.")
                         : scope.locale().t("The photograph was saved. It stands on badges that are printed "
                                            "from now on."));
    return Redirect{scope.url(door.page, door.at)};
}

Result<Reply> photo_bytes(const PhotoDoor& door, const Request& request, RequestScope& scope) {
    auto bytes = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto delegation = door.delegation(uow);
        if (!delegation) return delegation.error();
        return read_photo(uow, *delegation, request.path_value("delegate"));
    });
    if (!bytes) return std::move(bytes).error();
    return Download{"photo.jpg", "image/jpeg", *std::move(bytes)};
}

}  // namespace

Result<std::string> sent_photo(Press& press, const Request& request, const std::string& field) {
    const auto refused = [&](std::string words) {
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     "photo",
                     {{field, std::move(words)}}};
    };
    for (const auto& upload : request.uploads) {
        if (upload.field != field || upload.size == 0) continue;
        if (upload.size > largest_photo)
            return refused(/*t*/ "This file is larger than 12 MB. Choose a smaller photograph.");
        std::ifstream stream(upload.path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        auto photo = press.photo(bytes);
        if (!photo && photo.error().code == ErrorCode::invalid_input)
            return refused(
                /*t*/ "This is no photograph that can be read. Choose a JPEG or PNG file.");
        return photo;
    }
    return refused(/*t*/ "Choose a file.");
}

Result<Reply> photos_page(const DelegationTools&, const Request& request, RequestScope& scope) {
    return photos_view(door_of_secretariat(request), {}, nullptr, scope);
}

Result<Reply> photos_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return change_photo(tools, door_of_secretariat(request), request, scope);
}

Result<Reply> photo_file(const DelegationTools&, const Request& request, RequestScope& scope) {
    return photo_bytes(door_of_secretariat(request), request, scope);
}

Result<Reply> office_photos_page(const DelegationTools&, const Request& request, RequestScope& scope) {
    return photos_view(door_of_office(request, scope), {}, nullptr, scope);
}

Result<Reply> office_photos_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return change_photo(tools, door_of_office(request, scope), request, scope);
}

Result<Reply> office_photo_file(const DelegationTools&, const Request& request, RequestScope& scope) {
    return photo_bytes(door_of_office(request, scope), request, scope);
}

}  // namespace plenaria::events
