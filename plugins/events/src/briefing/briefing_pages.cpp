// SPDX-License-Identifier: EUPL-1.2
#include "briefing_pages.hpp"

#include "../delegations/standing_repository.hpp"
#include "../editions/edition_service.hpp"
#include "briefing_service.hpp"
#include "pack_document.hpp"

namespace plenaria::events {

namespace {

Model::List pack_rows(const PackReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& person : reading.people) {
        rows.push_back(
            {{"name", person.name},
             {"has_post", !person.post.empty()},
             {"post", person.post},
             {"party", person.party_name.empty() ? locale.t("in no delegation") : person.party_name},
             {"language", locale.language_name(person.language)},
             {"why", person.own_language    ? locale.t("of the person")
                     : person.party.empty() ? locale.t("not known")
                                            : locale.t("of the office")},
             {"items", locale.n("{n} session", "{n} sessions", person.sessions) + ", " +
                           locale.n("{n} meeting", "{n} meetings", person.meetings)},
             {"pdf_url",
              scope.url("events.briefing", {{"edition", reading.edition.id}, {"pack", person.key}})}});
    }
    return rows;
}

Model::List practical_fields(const BriefingFacts& facts, const Error* error, const Locale& locale) {
    Model::List fields;
    for (const auto language : languages) {
        const std::string code(language), name = "text_" + code;
        const auto found = facts.practical.find(code);
        fields.push_back(
            field_model({.label = locale.t("Practical information in {language}",
                                           {{"language", locale.language_name(code)}}),
                         .name = name,
                         .value = found == facts.practical.end() ? std::string() : found->second,
                         .error = error == nullptr ? std::string() : problem_on(name, *error, locale),
                         .language = code,
                         .rows = 6}));
    }
    return fields;
}

Result<Reply> briefings_view(const RoomTools& tools, const Request& request, RequestScope& scope,
                             const BriefingFacts* typed, const Error* error) {
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    const auto number = page_number(request);
    const auto shown = scope.db().read([&](UnitOfWork& uow) {
        return read_pack_page(uow, *tools.lookup, tools.directory, id,
                              static_cast<long long>(number - 1) * page_size, page_size);
    });
    if (!shown) return shown.error();
    const auto& [packs, all, leading] = *shown;
    const auto* reading = &packs;
    const auto& locale = scope.locale();
    const auto& facts = typed == nullptr ? reading->facts : *typed;
    const auto range = page_range(number, page_size, all);
    const UrlValues at{{"edition", id}};
    auto rows = pack_rows(*reading, scope);
    const auto title = locale.t("Briefing packs");
    const auto& offered = reading->facts.offered_at;
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"event_url", scope.url("events.edition", at)},
               {"meetings_url", scope.url("events.meetings", at)},
               {"may_edit", scope.actor().may("events.edit")},
               {"order_url", scope.url("events.briefings_order", at)},
               {"offer_url", scope.url("events.briefings_offer", at)},
               {"practical_url", scope.url("events.briefings_practical", at)},
               {"is_offered", offered.has_value()},
               {"offered", offered ? locale.t("Offices find their packs behind their links since {when}.",
                                              {{"when", locale.instant(*offered, scope.actor().zone)}})
                                   : locale.t("Offices do not find their packs yet.")},
               {"has_release", reading->released.has_value()},
               {"count", locale.n("{n} pack", "{n} packs", all)},
               {"has_rows", !rows.empty()},
               {"is_empty", all == 0},
               {"has_leading", leading > 0},
               {"leading",
                locale.n("{n} pack of heads of delegations and of people of the programme (ZIP)",
                         "{n} packs of heads of delegations and of people of the programme (ZIP)", leading)},
               {"everybody", locale.n("{n} pack of everybody (ZIP)", "{n} packs of everybody (ZIP)", all)},
               {"rows", std::move(rows)},
               {"practical", practical_fields(facts, error, locale)},
               {"contact",
                field_model(
                    {.label = locale.t("Whom to ask"),
                     .name = "contact",
                     .value = facts.contact,
                     .hint = locale.t("A name, a telephone number, a mail address: it stands in every pack."),
                     .error = error == nullptr ? std::string() : problem_on("contact", *error, locale),
                     .rows = 3})},
               {"revision", std::to_string(reading->facts.revision)}};
    set_pages(page, range, {scope, "events.briefings", {}, at}, locale);
    set_problems(page, error, locale);
    return View{.name = "events/briefing/list",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

Redirect back_to_packs(const std::string& edition, RequestScope& scope) {
    return Redirect{scope.url("events.briefings", {{"edition", edition}})};
}

}  // namespace

Result<Reply> briefings_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return briefings_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> order_packs_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    if (const auto edition = edition_for(scope, id); !edition) return edition.error();
    const auto choice = request.form_value("everybody") == "1" ? PackChoice::everybody : PackChoice::leading;
    const auto page = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        return tools.orders->order(uow, scope.actor(), locale.language(),
                                   packs_order(id, choice, locale.t("Briefing packs (ZIP)"),
                                               scope.url("events.briefings", {{"edition", id}})));
    });
    if (!page) return page.error();
    return Redirect{*page};
}

Result<Reply> pack_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    const auto pack = scope.db().read([&](UnitOfWork& uow) {
        return read_pack(uow, *tools.lookup, tools.directory, id, request.path_value("pack"));
    });
    if (!pack) return pack.error();
    auto made = make_pack(scope.db(), tools, pack->reading, pack->person());
    if (!made) return std::move(made).error();
    return Download{made->file_name, made->content_type, std::move(made->bytes)};
}

Result<Reply> practical_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    BriefingFacts wish{
        .edition_id = id, .contact = request.form_value("contact"), .revision = read_revision(request)};
    for (const auto language : languages)
        wish.practical[std::string(language)] = request.form_value("text_" + std::string(language));
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return change_practical(uow, scope.actor(), wish); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return briefings_view(tools, request, scope, &wish, &done.error());
    }
    scope.notice(scope.locale().t("It stands in all packs that are made from now on."));
    return back_to_packs(id, scope);
}

Result<Reply> offer_packs_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const bool offered = request.form_value("offered") == "1";
    if (const auto done =
            scope.db().write([&](UnitOfWork& uow) { return offer_packs(uow, scope.actor(), id, offered); });
        !done)
        return done.error();
    scope.notice(scope.locale().t(offered ? /*t*/ "Offices find their packs behind their links now."
                                          : /*t*/ "Offices do not find their packs any more."));
    return back_to_packs(id, scope);
}

}  // namespace plenaria::events
