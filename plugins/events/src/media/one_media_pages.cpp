// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../accreditation/badge_document.hpp"
#include "../accreditation/badge_sheet.hpp"
#include "../delegations/photo_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "media_form_pages.hpp"
#include "media_pages.hpp"
#include "media_photo.hpp"
#include "media_repository.hpp"
#include "media_service.hpp"

namespace plenaria::events {

namespace {

struct OneMedia {
    Edition edition;
    MediaPerson person;
    bool has_photo;
};

Result<OneMedia> one_media(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    return scope.db().read([&](UnitOfWork& uow) -> Result<OneMedia> {
        auto person = find_media(uow, id);
        if (!person) return media_unknown(id);
        auto edition = find_edition(uow, person->edition_id).value();
        const bool has_photo = has_media_photo(uow, id);
        return OneMedia{std::move(edition), *std::move(person), has_photo};
    });
}

/// @param facts what was typed; nullptr: as it is stored. @param reason likewise, of a refusal.
View one_media_view(const OneMedia& one, const MediaFacts* facts, const std::string* reason,
                    const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [edition, person, has_photo] = one;
    const UrlValues at{{"media", person.id}};
    const auto& zone = edition.dates.zone;
    const auto title = person.facts.name.empty() ? person.facts.outlet : person.facts.name;
    Model page{
        {"title", title},
        {"event", edition.titles.in(locale.language())},
        {"list_url", scope.url("events.media", {{"edition", edition.id}})},
        {"state", media_tag(person.state, locale)},
        {"asked", locale.instant(person.asked_at, zone)},
        {"is_decided", person.decided_at.has_value()},
        {"decided", person.decided_at ? locale.instant(*person.decided_at, zone) : std::string()},
        {"decided_by", person.decided_by},
        {"has_reason", !person.reason.empty()},
        {"reason_said", person.reason},
        {"is_granted", person.state == MediaState::granted},
        {"is_refused", person.state == MediaState::refused},
        {"has_badge", !person.code.empty()},
        {"badge_url", scope.url("events.media_badge", at)},
        {"reprint_url", scope.url("events.media_reprint", at)},
        {"decide_url", scope.url("events.media_decide", at)},
        {"action_url", scope.url("events.media_change", at)},
        {"revision", std::to_string(person.revision)},
        {"may_have_photo", !person.facts.name.empty()},
        {"has_photo", has_photo},
        {"photo_url", scope.url("events.media_photo", at)},
        {"photo_action_url", scope.url("events.media_photo_set", at)},
        {"alt", locale.t("Photograph of {name}", {{"name", person.facts.name}})},
        {"photo",
         field_model({.label = locale.t("Photograph for the badge"),
                      .name = "photo",
                      .hint = locale.t("JPEG or PNG, at most 12 MB."),
                      .error = error != nullptr ? problem_on("photo", *error, locale) : std::string()})},
        {"refusal",
         field_model({.label = locale.t("Why it is refused"),
                      .name = "reason",
                      .value = reason != nullptr ? *reason : person.reason,
                      .hint = locale.t("The journalist reads it, as it stands here."),
                      .error = reason != nullptr && error != nullptr ? problem_on("reason", *error, locale)
                                                                     : std::string(),
                      .rows = 3})}};
    set_media_fields(page, facts != nullptr ? *facts : person.facts, facts != nullptr ? error : nullptr,
                     locale);
    set_problems(page, error, locale);
    return {.name = "events/media/one",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Redirect back_to(const std::string& media, const RequestScope& scope) {
    return Redirect{scope.url("events.media_one", {{"media", media}})};
}

}  // namespace

Result<Reply> one_media_page(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto one = one_media(request, scope);
    if (!one) return one.error();
    return one_media_view(*one, nullptr, nullptr, nullptr, scope);
}

Result<Reply> change_media_post(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    const auto facts = read_media_form(request);
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return change_media(uow, scope.actor(), id, facts, read_revision(request)); });
    if (done) {
        scope.notice(scope.locale().t("Changes saved."));
        return back_to(id, scope);
    }
    if (!is_for_form(done.error())) return done.error();
    const auto one = one_media(request, scope);
    if (!one) return one.error();
    return one_media_view(*one, &facts, nullptr, &done.error(), scope);
}

Result<Reply> decide_media_post(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    const auto& reason = request.form_value("reason");
    const bool grants = request.form_value("decision") == "grant";
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return decide_media(uow, {*tools.room->renderer, *tools.room->locales}, scope.actor(), id,
                            {.state = grants ? MediaState::granted : MediaState::refused,
                             .reason = reason,
                             .revision = read_revision(request)});
    });
    if (done) {
        scope.notice(grants ? scope.locale().t("Accredited. A mail is on its way.")
                            : scope.locale().t("Refused. A mail with the reason is on its way."));
        return back_to(id, scope);
    }
    if (!is_for_form(done.error())) return done.error();
    const auto one = one_media(request, scope);
    if (!one) return one.error();
    return one_media_view(*one, nullptr, &reason, &done.error(), scope);
}

Result<Reply> reprint_media_post(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return reprint_media_badge(uow, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("There is a new badge; the one before holds no longer."));
    return back_to(id, scope);
}

Result<Reply> media_photo_file(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    auto bytes = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        auto found = media_photo_of(uow, id);
        if (!found) return media_unknown(id);
        return *std::move(found);
    });
    if (!bytes) return std::move(bytes).error();
    return Download{"photo.jpg", "image/jpeg", *std::move(bytes)};
}

Result<Reply> media_photo_post(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("media");
    const bool removes = request.form_value("do") == "remove";
    // Asked before the file is read: the press does not work for nobody.
    const auto one = one_media(request, scope);
    if (!one) return one.error();
    std::string jpeg;
    if (!removes) {
        auto photo = sent_photo(*tools.press, request, "photo");
        if (!photo && photo.error().code == ErrorCode::invalid_input)
            return one_media_view(*one, nullptr, nullptr, &photo.error(), scope);
        if (!photo) return std::move(photo).error();
        jpeg = *std::move(photo);
    }
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return removes ? take_media_photo_away(uow, scope.actor(), id)
                       : set_media_photo(uow, scope.actor(), id, jpeg);
    });
    if (!done) return done.error();
    scope.notice(removes ? scope.locale().t("The photograph was removed.")
                         : scope.locale().t("The photograph was saved. It stands on badges that are printed "
                                            "from now on."));
    return back_to(id, scope);
}

Result<Reply> media_badge(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto one = one_media(request, scope);
    if (!one) return one.error();
    const auto& [edition, person, has_photo] = *one;
    if (person.code.empty()) return media_unknown(person.id);
    const auto& facts = person.facts;
    const auto& locale = tools.room->locales->get(facts.language, "events");
    const auto sides = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<Sheet>> {
        return std::vector<Sheet>{
            front_sheet({.event = edition.titles.in(facts.language),
                         .name = facts.name,
                         .post = facts.post,
                         .city = facts.outlet,
                         .role = locale.t("Press"),
                         .code = person.code,
                         .photo = media_photo_of(uow, person.id).value_or(""),
                         .photo_words = locale.t("Photograph of {name}", {{"name", facts.name}}),
                         .colour = std::string(media_badge_colour)}),
            badge_back(uow, *tools.room->lookup, *tools.room->addresses, edition, locale)};
    });
    if (!sides) return sides.error();
    auto pdf = tools.press->print(
        {.title = edition.titles.in(facts.language), .language = facts.language, .pages = *sides});
    if (!pdf) return std::move(pdf).error();
    return Download{"badge.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(pdf)};
}

}  // namespace plenaria::events
