// SPDX-License-Identifier: EUPL-1.2
#include "logo_pages.hpp"

#include <fstream>
#include <functional>
#include <iterator>

#include "../press/public_pages.hpp"
#include "face_service.hpp"

namespace plenaria::campaigns {

namespace {

/// Whose logo it is: staff names the city, an office has its own.
struct LogoDoor {
    std::function<Result<City>(UnitOfWork&)> city;
    std::string page, send, file, back;
    UrlValues at, back_at;
    Layout layout;
};

LogoDoor door_of_staff(const Request& request) {
    const auto& id = request.path_value("participant");
    return {.city = [id](UnitOfWork& uow) -> Result<City> {
                auto found = find_city(uow, id);
                if (!found) return Error{ErrorCode::not_found, /*t*/ "This city does not take part.", id};
                return *std::move(found);
            },
            .page = "campaigns.staff_logo",
            .send = "campaigns.staff_logo_send",
            .file = "campaigns.staff_logo_file",
            .back = "campaigns.face",
            .at = {{"participant", id}},
            .back_at = {},
            .layout = Layout::staff};
}

LogoDoor door_of_office(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    return {.city = [id, &tools, &scope](UnitOfWork& uow) -> Result<City> {
                auto own = own_texts(uow, tools, scope.actor(), id);
                if (!own) return std::move(own).error();
                return own->texts.city;
            },
            .page = "campaigns.office_logo",
            .send = "campaigns.office_logo_send",
            .file = "campaigns.office_logo_file",
            .back = "campaigns.clear",
            .at = {{"campaign", id}},
            .back_at = {{"campaign", id}},
            .layout = Layout::outside};
}

Result<Reply> logo_view(const LogoDoor& door, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto city = door.city(uow);
        if (!city) return city.error();
        const auto back_at = door.back_at.empty() ? UrlValues{{"campaign", city->campaign_id}} : door.back_at;
        const auto title = locale.t("Logo of {city}", {{"city", city->name}});
        Model page{{"title", title},
                   {"back_url", scope.url(door.back, back_at)},
                   {"action_url", scope.url(door.send, door.at)},
                   {"has_logo", logo_of(uow, city->id).has_value()},
                   {"logo_url", scope.url(door.file, door.at)},
                   {"file", field_model({.label = locale.t("Logo"),
                                         .name = "logo",
                                         .hint = locale.t("PNG or JPEG, at most 5 MB. No SVG: such files can "
                                                          "run programs."),
                                         .error = problem_of("logo", error, locale)})}};
        auto view = form_view("campaigns/face/logo", std::move(page), title, error, locale);
        view.layout = door.layout;
        return view;
    });
}

Result<std::string> sent_logo(Press& press, const Request& request) {
    const auto refused = [](std::string words) {
        return refuse_if_any({{"logo", std::move(words)}}).error();
    };
    for (const auto& upload : request.uploads) {
        if (upload.field != "logo" || upload.size == 0) continue;
        if (upload.size > largest_logo)
            return refused(/*t*/ "This file is larger than 5 MB. Choose a smaller one.");
        std::ifstream stream(upload.path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        auto logo = press.logo(bytes);
        if (!logo && logo.error().code == ErrorCode::invalid_input)
            return refused(
                /*t*/
                "This is no picture that can be read: choose a PNG or JPEG file of at most 50 million "
                "pixels.");
        return logo;
    }
    return refused(/*t*/ "Choose a file.");
}

Result<Reply> change_logo(const CampaignTools& tools, const LogoDoor& door, const Request& request,
                          RequestScope& scope) {
    const bool removes = request.form_value("do") == "remove";
    // Asked before the file is read: nobody makes the press work for a city of somebody else.
    const auto known = scope.db().read(door.city);
    if (!known) return known.error();
    std::string png;
    if (!removes) {
        auto logo = sent_logo(*tools.press, request);
        if (!logo && is_for_form(logo.error())) return logo_view(door, &logo.error(), scope);
        if (!logo) return std::move(logo).error();
        png = *std::move(logo);
    }
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto city = door.city(uow);
        if (!city) return city.error();
        return removes ? take_logo_away(uow, scope.actor(), city->id)
                       : set_logo(uow, scope.actor(), city->id, png);
    });
    if (!done && is_for_form(done.error())) return logo_view(door, &done.error(), scope);
    if (!done) return done.error();
    scope.notice(removes ? scope.locale().t("The logo was removed.")
                         : scope.locale().t("The logo was saved. It stands on the pictures of this city."));
    return Redirect{scope.url(door.page, door.at)};
}

Result<Reply> logo_bytes(const LogoDoor& door, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto city = door.city(uow);
        if (!city) return city.error();
        auto logo = logo_of(uow, city->id);
        if (!logo) return no_such_page(city->id);
        return Download{"logo.png", "image/png", *std::move(logo)};
    });
}

}  // namespace

Result<Reply> staff_logo_page(const CampaignTools&, const Request& request, RequestScope& scope) {
    return logo_view(door_of_staff(request), nullptr, scope);
}
Result<Reply> staff_logo_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return change_logo(tools, door_of_staff(request), request, scope);
}
Result<Reply> staff_logo_file(const CampaignTools&, const Request& request, RequestScope& scope) {
    return logo_bytes(door_of_staff(request), scope);
}
Result<Reply> office_logo_page(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return logo_view(door_of_office(tools, request, scope), nullptr, scope);
}
Result<Reply> office_logo_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return change_logo(tools, door_of_office(tools, request, scope), request, scope);
}
Result<Reply> office_logo_file(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return logo_bytes(door_of_office(tools, request, scope), scope);
}

}  // namespace plenaria::campaigns
