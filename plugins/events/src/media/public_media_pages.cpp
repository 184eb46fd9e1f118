// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/field.hpp>
#include <plenaria/plugin.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "media_form_pages.hpp"
#include "media_pages.hpp"
#include "media_repository.hpp"
#include "media_service.hpp"

namespace plenaria::events {

namespace {

struct PublicForm {
    Edition edition;
    MediaRules rules;
};

/// A form that is not open is none for anybody outside.
Result<PublicForm> public_form(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<PublicForm> {
        auto edition = find_edition(uow, id);
        auto rules = media_rules_of(uow, id);
        if (!edition || !rules.is_open) return edition_unknown(id);
        return PublicForm{*std::move(edition), std::move(rules)};
    });
}

View public_media_view(const PublicForm& form, const MediaFacts& facts, const Error* error,
                       const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [edition, rules] = form;
    const auto& zone = edition.dates.zone;
    const auto& mine = scope.actor().zone;
    const auto open = check_takes_media(edition, rules, scope.now());
    const auto title = locale.t("Accreditation of media");
    Model page{
        {"title", title},
        {"event", edition.titles.in(locale.language())},
        {"dates", date_range(edition.dates, locale)},
        {"has_words", !rules.words.empty()},
        {"words", rules.words},
        {"open", open.has_value()},
        {"closed", open ? std::string() : locale.t(open.error().message)},
        {"deadline", Model{{"iso", to_text(rules.open_until)},
                           {"text", locale.instant(rules.open_until, zone)},
                           {"has_reader_text", mine != zone && mine != "UTC"},
                           {"reader_text", locale.instant(rules.open_until, mine)},
                           {"late", false}}},
        {"action_url", scope.url("events.public_media_ask", {{"edition", edition.id}})},
        {"website",
         field_model(
             {.label = locale.t("Leave this field empty"), .name = "website", .autocomplete = "off"})},
        {"erased", locale.t("What you write is used for the accreditation to this event only, and erased on "
                            "{day}. The name of the outlet stays in the figures.",
                            {{"day", locale.day(erase_media_on(edition, rules))}})}};
    set_media_fields(page, facts, error, locale);
    set_problems(page, error, locale);
    return {.name = "events/media/public",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .layout = Layout::open,
            .status = status_of(error)};
}

struct MediaLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const MediaTools&, const Request&, RequestScope&);
};
constexpr MediaLine media_pages[] = {
    {Method::get, "/events/editions/{edition}/media", "events.media", media_page},
    {Method::post, "/events/editions/{edition}/media", "events.media_enter", enter_media_post},
    {Method::post, "/events/editions/{edition}/media/rules", "events.media_rules", media_rules_post},
    {Method::get, "/events/media/{media}", "events.media_one", one_media_page},
    {Method::post, "/events/media/{media}", "events.media_change", change_media_post},
    {Method::post, "/events/media/{media}/decide", "events.media_decide", decide_media_post},
    {Method::post, "/events/media/{media}/reprint", "events.media_reprint", reprint_media_post},
    {Method::get, "/events/media/{media}/photo", "events.media_photo", media_photo_file},
    {Method::post, "/events/media/{media}/photo", "events.media_photo_set", media_photo_post},
    {Method::get, "/events/media/{media}/badge", "events.media_badge", media_badge},
};
constexpr MediaLine public_media_pages[] = {
    {Method::get, "/press/{edition}", "events.public_media", public_media_form},
    {Method::post, "/press/{edition}", "events.public_media_ask", public_media_post},
    {Method::get, "/press/{edition}/sent", "events.public_media_sent", public_media_sent},
};

}  // namespace

Result<Reply> public_media_form(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto form = public_form(request, scope);
    if (!form) return form.error();
    MediaFacts facts;
    facts.language = scope.locale().language();
    return public_media_view(*form, facts, nullptr, scope);
}

Result<Reply> public_media_post(const MediaTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto form = public_form(request, scope);
    if (!form) return form.error();
    const auto facts = read_media_form(request);
    const auto again = [&](const Error& error) -> Result<Reply> {
        return public_media_view(*form, facts, &error, scope);
    };
    // What people do not see, programs fill in.
    if (!request.form_value("website").empty())
        return again({ErrorCode::conflict,
                      "A field that should stay empty was filled in, perhaps by your browser. Please "
                      "look through the form and send "
                      "it once more."});
    const auto counted =
        scope.db().write([&](UnitOfWork& uow) { return count_media_attempt(uow, scope.actor(), id); });
    if (!counted) {
        if (counted.error().code != ErrorCode::too_many) return counted.error();
        const Error busy{ErrorCode::conflict, counted.error().message, counted.error().detail};
        auto view = public_media_view(*form, facts, &busy, scope);
        view.status = 429;
        return view;
    }
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return ask_accreditation(uow, {*tools.room->renderer, *tools.room->locales}, scope.actor(), id, facts,
                                 AskedBy::journalist);
    });
    if (sent) return Redirect{scope.url("events.public_media_sent", {{"edition", id}})};
    if (!is_for_form(sent.error())) return sent.error();
    return again(sent.error());
}

Result<Reply> public_media_sent(const MediaTools&, const Request& request, RequestScope& scope) {
    const auto form = public_form(request, scope);
    if (!form) return form.error();
    const auto title = scope.locale().t("Your request was received");
    return View{.name = "events/media/sent",
                .model = {{"title", title}, {"event", form->edition.titles.in(scope.locale().language())}},
                .title = title,
                .layout = Layout::open};
}

void announce_media(Registrar& registrar, const MediaTools& tools, Database* const& db) {
    const auto announce_line = [&](const MediaLine& line, const Access& access) {
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = access,
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : media_pages) announce_line(line, Access::permission("events.media"));
    for (const auto& line : public_media_pages)
        announce_line(line,
                      Access::anyone("a journalist without an account asks for accreditation; forms are "
                                     "counted, and the list is not shown"));
    announce_media_api(registrar, tools);
    registrar.job({.name = "events.erase_media",
                   .run = [&db](JobRun&) -> Result<void> {
                       auto erased = erase_old_media(*db);
                       if (!erased) return std::move(erased).error();
                       return {};
                   },
                   .every = std::chrono::hours(12)});
}

}  // namespace plenaria::events
