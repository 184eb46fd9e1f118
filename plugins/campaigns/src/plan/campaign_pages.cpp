// SPDX-License-Identifier: EUPL-1.2
#include "campaign_pages.hpp"

#include <algorithm>
#include <map>

#include "campaign_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int campaigns_at_once = 25;
constexpr int cities_at_once = 50;

/// What was typed into the forms beside the list.
struct TypedSteps {
    std::string name, address, language = "en", reason;
    Texts note;
};

Model::List fact_rows(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = campaign.facts;
    Model::List rows;
    if (!facts.aim.all.empty())
        rows.push_back(fact_row(locale.t("Aim"), facts.aim.in(locale.language(), facts.original)));
    if (tools.versions != nullptr && !facts.version_id.empty())
        if (const auto version =
                tools.versions->version(uow, scope.actor(), facts.version_id, locale.language()))
            rows.push_back(fact_row(locale.t("Statement"), version->label));
    if (campaign.noted_at) {
        rows.push_back(fact_row(locale.t("Correction"), campaign.note.in(locale.language(), facts.original)));
        rows.push_back(fact_row(locale.t("Corrected"), locale.instant(*campaign.noted_at, facts.zone)));
    }
    if (!campaign.reason.empty()) rows.push_back(fact_row(locale.t("Why it was withdrawn"), campaign.reason));
    return rows;
}

Model::List output_rows(const std::vector<Output>& outputs, const std::vector<CityTexts>& cities,
                        bool may_change, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (std::size_t at = 0; at < outputs.size(); ++at) {
        long long cleared = 0, declined = 0;
        for (const auto& city : cities) {
            const auto decision = city.outputs[at].clearance.decision;
            cleared += decision == Decision::cleared ? 1 : 0;
            declined += decision == Decision::declined ? 1 : 0;
        }
        const auto& facts = outputs[at].facts;
        std::string written;
        for (const auto& [language, body] : facts.body.all)
            written += (written.empty() ? "" : ", ") + locale.language_name(language);
        rows.push_back({{"kind", output_in_words(facts, locale)},
                        {"title", facts.title.in(locale.language(), "en")},
                        {"languages", written},
                        {"cleared", locale.number(cleared)},
                        {"declined", locale.number(declined)},
                        {"open", locale.number(static_cast<long long>(cities.size()) - cleared - declined)},
                        {"may_change", may_change},
                        {"url", scope.url("campaigns.output_edit", {{"output", outputs[at].id}})}});
    }
    return rows;
}

Model city_row(const CityTexts& texts, const std::map<std::string, LinkUse>& uses,
               const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    const auto& city = texts.city;
    Model::List decisions;
    for (const auto& each : texts.outputs)
        decisions.push_back(
            {{"kind", output_in_words(each.output.facts, locale)}, {"decision", decision_tag(each, locale)}});
    const auto use = uses.find(city.ref);
    const bool opened = use != uses.end() && !use->second.opened_at.empty();
    return {{"city", city.name},
            {"language", locale.language_name(city.language)},
            {"has_mayor", !city.mayor.empty()},
            {"mayor", city.mayor},
            {"address", city.address},
            {"has_address", !city.address.empty()},
            {"decisions", std::move(decisions)},
            {"has_asked", city.asked_at.has_value()},
            {"asked", city.asked_at ? locale.instant(*city.asked_at, zone) : std::string()},
            {"has_opened", opened},
            {"opened", opened ? locale.instant(use->second.opened_at.front(), zone) : std::string()},
            {"has_reminded", city.reminded_at.has_value()},
            {"reminded", city.reminded_at ? locale.instant(*city.reminded_at, zone) : std::string()}};
}

std::map<std::string, LinkUse> uses_by_party(UnitOfWork& uow, std::string_view purpose,
                                             const std::string& subject) {
    std::map<std::string, LinkUse> uses;
    for (auto& use : uow.link_uses(purpose, subject)) {
        auto& kept = uses[use.party];
        // A party with several links has opened what one of them was opened for.
        kept.opened_at.insert(kept.opened_at.end(), use.opened_at.begin(), use.opened_at.end());
    }
    return uses;
}

/// Each use of an early link is noted: how often, and when last.
std::string opened_in_words(const std::vector<Instant>& opened, const Locale& locale,
                            const std::string& zone) {
    if (opened.empty()) return locale.t("not opened yet");
    const auto last = *std::max_element(opened.begin(), opened.end());
    return fill(locale.n("opened {n} time, at {when}", "opened {n} times, last at {when}",
                         static_cast<long long>(opened.size())),
                {{"when", locale.instant(last, zone)}});
}

Model::List press_rows(UnitOfWork& uow, const Campaign& campaign, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    const auto uses = uses_by_party(uow, early_purpose, campaign_subject(campaign.id));
    Model::List rows;
    for (const auto& reader : press_of(uow, campaign.id)) {
        const auto use = uses.find("press/" + reader.id);
        rows.push_back(
            {{"name", reader.name},
             {"address", reader.address},
             {"sent", locale.instant(reader.sent_at, zone)},
             {"opened", opened_in_words(use == uses.end() ? std::vector<Instant>() : use->second.opened_at,
                                        locale, zone)}});
    }
    return rows;
}

void set_step_forms(Model& page, const TypedSteps& typed, const Error* error, const Locale& locale) {
    page.set("name", field_model({.label = locale.t("Name"),
                                  .name = "name",
                                  .value = typed.name,
                                  .error = problem_of("name", error, locale)}));
    page.set("address", field_model({.label = locale.t("Mail address"),
                                     .name = "address",
                                     .value = typed.address,
                                     .error = problem_of("address", error, locale),
                                     .type = "email"}));
    page.set("reader_language",
             language_choice("language", locale.t("Language"), typed.language, error, locale));
    page.set("notes",
             text_fields("note", /*t*/ "What was wrong, in {language}", typed.note, 3, error, locale));
    page.set("reason", field_model({.label = locale.t("Reason, as offices and the press read it"),
                                    .name = "reason",
                                    .value = typed.reason,
                                    .error = problem_of("reason", error, locale),
                                    .rows = 2}));
    page.set("early_open", error != nullptr && (!typed.name.empty() || !typed.address.empty()));
    page.set("note_open", error != nullptr && !typed.note.all.empty());
}

Result<Reply> campaign_view(const CampaignTools& tools, const Request& request, RequestScope& scope,
                            const TypedSteps& typed, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const auto state = state_of(*campaign, uow.now());
        const UrlValues here{{"campaign", campaign->id}};
        const bool may_edit = scope.actor().may("campaigns.edit");
        const bool may_change = may_edit && state != State::released && state != State::withdrawn;
        const auto outputs = outputs_of(uow, campaign->id);
        const auto cities = texts_of(uow, tools, *campaign);
        const auto uses = uses_by_party(uow, clear_purpose, campaign_subject(campaign->id));
        const auto shown =
            page_range(page_number(request), cities_at_once, static_cast<long long>(cities.size()));
        Model::List rows;
        for (auto at = shown.first; at > 0 && at <= shown.last; ++at)
            rows.push_back(city_row(cities[static_cast<std::size_t>(at) - 1], uses, scope));
        auto readers = press_rows(uow, *campaign, scope);
        const auto title = title_of(*campaign, locale);
        Model page{{"title", title},
                   {"list_url", scope.url("campaigns.list")},
                   {"state", state_tag(state, locale)},
                   {"embargo", embargo_model(*campaign, scope)},
                   {"is_public", state == State::released},
                   {"public_url", scope.url("campaigns.public_campaign", here)},
                   {"rows", fact_rows(uow, tools, *campaign, scope)},
                   {"may_change", may_change},
                   {"edit_url", scope.url("campaigns.edit", here)},
                   {"output_new_url", scope.url("campaigns.output_new", here)},
                   {"texts_url", scope.url("campaigns.texts", here)},
                   {"drive_url", scope.url("campaigns.drive", here)},
                   {"coverage_url", scope.url("campaigns.coverage", here)},
                   {"report_url", scope.url("campaigns.report", here)},
                   {"sendings_url", scope.url("campaigns.sendings", here)},
                   {"plan_url", scope.url("campaigns.plan", here)},
                   {"calendar_url", scope.url("campaigns.calendar", here)},
                   {"chain_url", scope.url("campaigns.chain", here)},
                   {"has_about", !campaign->facts.about_path.empty()},
                   {"about", campaign->facts.about_title},
                   {"about_url", campaign->facts.about_path},
                   {"face_url", scope.url("campaigns.face", here)},
                   {"may_ask", may_change && !to_ask(cities).empty()},
                   {"ask_url", scope.url("campaigns.requests", here)},
                   {"may_remind", may_change && !to_remind(cities).empty()},
                   {"remind_url", scope.url("campaigns.reminders", here)},
                   {"may_schedule", may_edit && (state == State::draft || state == State::held)},
                   {"schedule_url", scope.url("campaigns.schedule", here)},
                   {"may_hold", may_edit && (state == State::scheduled || state == State::released)},
                   {"hold_url", scope.url("campaigns.hold", here)},
                   {"may_correct", may_edit && state == State::released},
                   {"correct_url", scope.url("campaigns.correct", here)},
                   {"may_withdraw", may_edit && state != State::withdrawn},
                   {"withdraw_url", scope.url("campaigns.withdraw", here)},
                   {"may_show", may_edit && state == State::scheduled},
                   {"early_url", scope.url("campaigns.early_give", here)},
                   {"has_readers", !readers.empty()},
                   {"readers", std::move(readers)},
                   {"has_outputs", !outputs.empty()},
                   {"outputs", output_rows(outputs, cities, may_change, scope)},
                   {"has_cities", !rows.empty()},
                   {"cities", std::move(rows)},
                   {"revision", std::to_string(campaign->revision)}};
        set_step_forms(page, typed, error, locale);
        set_pages(page, shown, {scope, "campaigns.campaign", {}, here}, locale);
        return form_view("campaigns/campaigns/show", std::move(page), title, error, locale);
    });
}

Result<Reply> after_step(const CampaignTools& tools, const Request& request, RequestScope& scope,
                         const Error* error, const TypedSteps& typed, const std::string& notice) {
    if (error != nullptr) {
        if (!is_for_form(*error)) return *error;
        return campaign_view(tools, request, scope, typed, error);
    }
    scope.notice(notice);
    return Redirect{scope.url("campaigns.campaign", {{"campaign", request.path_value("campaign")}})};
}

std::string told_in_words(int told, const Locale& locale) {
    return locale.n("{n} message is on its way.", "{n} messages are on their way.", told);
}

}  // namespace

Result<Reply> list_campaigns(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto page_asked = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Model::List rows;
        for (const auto& campaign :
             all_campaigns(uow, (page_asked - 1) * campaigns_at_once, campaigns_at_once))
            rows.push_back({{"title", title_of(campaign, locale)},
                            {"url", scope.url("campaigns.campaign", {{"campaign", campaign.id}})},
                            {"embargo", embargo_model(campaign, scope)},
                            {"state", state_tag(state_of(campaign, uow.now()), locale)}});
        Model page{{"may_edit", scope.actor().may("campaigns.edit")},
                   {"new_url", scope.url("campaigns.new")},
                   {"room_url", scope.url("campaigns.press_room")},
                   {"calendar_url", scope.url("campaigns.calendar")},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        set_pages(page, page_range(page_asked, campaigns_at_once, count_campaigns(uow)),
                  {scope, "campaigns.list"}, locale);
        return View{
            .name = "campaigns/campaigns/list", .model = std::move(page), .title = locale.t("Campaigns")};
    });
}

Result<Reply> show_campaign(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return campaign_view(tools, request, scope, {}, nullptr);
}

Result<Reply> schedule_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return schedule(uow, scope.actor(), request.path_value("campaign"), read_number(request, "revision"));
    });
    return after_step(tools, request, scope, done ? nullptr : &done.error(), {},
                      scope.locale().t("From the end of the embargo on, everybody reads what is cleared."));
}

Result<Reply> hold_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return hold_back(uow, scope.actor(), request.path_value("campaign"),
                         read_number(request, "revision"));
    });
    return after_step(tools, request, scope, done ? nullptr : &done.error(), {},
                      scope.locale().t("It is held back: nothing of it is public."));
}

Result<Reply> correct_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const TypedSteps typed{.note = read_texts(request, "note")};
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return correct(uow, tools, scope.actor(), request.path_value("campaign"), typed.note,
                       read_number(request, "revision"));
    });
    return after_step(
        tools, request, scope, done ? nullptr : &done.error(), typed,
        done ? scope.locale().t("The correction is published.") + " " + told_in_words(*done, scope.locale())
             : std::string());
}

Result<Reply> withdraw_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const TypedSteps typed{.reason = request.form_value("reason"), .note = {}};
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return withdraw(uow, tools, scope.actor(), request.path_value("campaign"), typed.reason,
                        read_number(request, "revision"));
    });
    return after_step(
        tools, request, scope, done ? nullptr : &done.error(), typed,
        done ? scope.locale().t("The campaign was withdrawn.") + " " + told_in_words(*done, scope.locale())
             : std::string());
}

Result<Reply> early_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const TypedSteps typed{.name = request.form_value("name"),
                           .address = request.form_value("address"),
                           .language = request.form_value("language"),
                           .reason = {},
                           .note = {}};
    Form form(request);
    const auto address = form.email("address", true);
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!form.ok()) return form.error();
        return give_early_reading(uow, tools, scope.actor(), request.path_value("campaign"),
                                  {.name = typed.name, .address = address, .language = typed.language});
    });
    return after_step(tools, request, scope, done ? nullptr : &done.error(), typed,
                      scope.locale().t("The link is on its way."));
}

}  // namespace plenaria::campaigns
