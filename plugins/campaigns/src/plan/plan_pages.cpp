// SPDX-License-Identifier: EUPL-1.2
#include "plan_pages.hpp"

#include <plenaria/plugin.hpp>

#include "chain_pages.hpp"
#include "plan_api.hpp"
#include "plan_repository.hpp"
#include "timing_pages.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int moves_shown = 100;

Model::List plan_rows(const Plan& plan, const Campaign& campaign, const std::optional<EventReading>& event,
                      const Locale& locale) {
    const auto& facts = plan.facts;
    const auto& original = campaign.facts.original;
    Model::List rows;
    const auto add = [&](std::string key, const Texts& texts) {
        if (const auto& text = texts.in(locale.language(), original); !text.empty())
            rows.push_back(fact_row(std::move(key), text));
    };
    add(locale.t("Aim"), campaign.facts.aim);
    add(locale.t("Audiences"), facts.audiences);
    add(locale.t("Messages"), facts.messages);
    add(locale.t("Hashtags"), facts.hashtags);
    if (facts.embargo.follows())
        rows.push_back(fact_row(locale.t("Embargo"), timing_in_words(facts.embargo, event, locale)));
    return rows;
}

Model::List move_rows(const std::vector<MoveLine>& moves, const Locale& locale, const std::string& own_zone) {
    Model::List rows;
    for (const auto& each : moves) {
        const auto note = words_of(each.note);
        rows.push_back({{"what", each.item_id.empty() ? locale.t("End of the embargo") : each.title},
                        {"was", each.was ? locale.instant(*each.was, each.zone) : std::string()},
                        {"has_became", each.became.has_value()},
                        {"became", each.became ? locale.instant(*each.became, each.zone) : std::string()},
                        {"has_note", !note.empty()},
                        {"note", note.empty() ? std::string() : locale.t(note)},
                        {"when", locale.instant(each.moved_at, own_zone)},
                        {"who", each.moved_by}});
    }
    return rows;
}

Result<Reply> show_plan(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const auto plan = plan_of(uow, campaign->id);
        const auto event = read_event(uow, tools, plan.facts.edition_id, locale.language());
        const auto state = state_of(*campaign, uow.now());
        auto moves = move_rows(moves_of(uow, campaign->id, moves_shown), locale, scope.actor().zone);
        auto rows = plan_rows(plan, *campaign, event, locale);
        const UrlValues here{{"campaign", campaign->id}};
        const auto title = locale.t("Plan");
        return View{
            .name = "campaigns/plan/show",
            .model = {{"title", title},
                      {"caption", title_of(*campaign, locale)},
                      {"campaign_url", scope.url("campaigns.campaign", here)},
                      {"calendar_url",
                       scope.url("campaigns.calendar", {{"campaign", campaign->id}, {"view", "list"}})},
                      {"chain_url", scope.url("campaigns.chain", here)},
                      {"may_change", scope.actor().may("campaigns.edit") && state != State::released &&
                                         state != State::withdrawn},
                      {"edit_url", scope.url("campaigns.plan_edit", here)},
                      {"state", state_tag(state, locale)},
                      {"embargo", embargo_model(*campaign, scope)},
                      {"has_event", plan.has_event()},
                      {"event", event ? event->card.title : plan.edition_title},
                      {"has_event_url", event.has_value()},
                      {"event_url", event ? event->card.path : std::string()},
                      {"event_days", locale.t("{first} to {last}", {{"first", locale.day(plan.first_day)},
                                                                    {"last", locale.day(plan.last_day)}})},
                      {"is_off", event && !event->times.hold},
                      {"has_rows", !rows.empty()},
                      {"rows", std::move(rows)},
                      {"has_moves", !moves.empty()},
                      {"moves", std::move(moves)}},
            .title = title};
    });
}

struct TypedPlan {
    PlanFacts facts;
    TypedTiming timing;
    int revision = 0;
};

Result<Reply> plan_form(const CampaignTools& tools, const std::string& id, const TypedPlan& typed,
                        const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, id);
        if (!campaign) return campaign.error();
        const auto event = read_event(uow, tools, typed.facts.edition_id, locale.language());
        std::vector<Choice> editions{{.value = "", .label = locale.t("No event")}};
        bool is_listed = typed.facts.edition_id.empty();
        if (tools.editions != nullptr)
            for (const auto& each : tools.editions->latest(uow, locale.language())) {
                const bool chosen = each.id == typed.facts.edition_id;
                is_listed = is_listed || chosen;
                editions.push_back({.value = each.id,
                                    .label = each.title + ", " + locale.day(each.dates.start),
                                    .selected = chosen});
            }
        if (!is_listed)
            editions.push_back(
                {.value = typed.facts.edition_id, .label = plan_of(uow, id).edition_title, .selected = true});
        const UrlValues here{{"campaign", id}};
        const auto title = locale.t("Change the plan");
        Model page{{"heading", title},
                   {"caption", title_of(*campaign, locale)},
                   {"campaign_url", scope.url("campaigns.campaign", here)},
                   {"back_url", scope.url("campaigns.plan", here)},
                   {"action_url", scope.url("campaigns.plan_change", here)},
                   {"revision", std::to_string(typed.revision)},
                   {"audiences", text_fields("audiences", /*t*/ "Audiences, in {language}",
                                             typed.facts.audiences, 2, error, locale)},
                   {"messages", text_fields("messages", /*t*/ "Messages, in {language}", typed.facts.messages,
                                            4, error, locale)},
                   {"hashtags", text_fields("hashtags", /*t*/ "Hashtags, in {language}", typed.facts.hashtags,
                                            1, error, locale)},
                   {"edition", choice_model({.label = locale.t("Event"),
                                             .name = "edition",
                                             .error = problem_of("edition", error, locale)},
                                            editions)}};
        set_timing_fields(page, typed.timing, event, locale.t("Nothing: the embargo has a day of its own"),
                          error, locale);
        return form_view("campaigns/plan/form", std::move(page), title, error, locale);
    });
}

Result<Reply> edit_plan_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    const auto typed = scope.db().read([&](UnitOfWork& uow) -> Result<TypedPlan> {
        const auto campaign = read_campaign(uow, id);
        if (!campaign) return campaign.error();
        const auto facts = plan_of(uow, id).facts;
        return TypedPlan{facts, typed_of(facts.embargo), campaign->revision};
    });
    if (!typed) return typed.error();
    return plan_form(tools, id, *typed, nullptr, scope);
}

Result<Reply> change_plan_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    TypedPlan typed{.facts = {.audiences = read_texts(request, "audiences"),
                              .messages = read_texts(request, "messages"),
                              .hashtags = read_texts(request, "hashtags"),
                              .edition_id = request.form_value("edition")},
                    .timing = read_timing(request),
                    .revision = read_number(request, "revision")};
    typed.facts.embargo = typed.timing.timing();
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        return set_plan(uow, tools, scope.actor(), id, typed.facts, typed.revision);
    });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) {
            const auto now = scope.db().read([&](UnitOfWork& uow) { return read_campaign(uow, id); });
            if (!now) return now.error();
            typed.revision = now->revision;
        }
        return plan_form(tools, id, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("The plan is saved."));
    return Redirect{scope.url("campaigns.plan", {{"campaign", id}})};
}

}  // namespace

void announce_plan(Registrar& registrar, const CampaignTools& tools) {
    struct Line {
        Method method;
        const char* path;
        const char* name;
        const char* permission;
        Result<Reply> (*page)(const CampaignTools&, const Request&, RequestScope&);
    };
    static constexpr Line lines[] = {
        {Method::get, "/campaigns/{campaign}/plan", "campaigns.plan", "campaigns.view", show_plan},
        {Method::get, "/campaigns/{campaign}/chain", "campaigns.chain", "campaigns.view", show_chain},
        {Method::get, "/campaigns/{campaign}/plan/edit", "campaigns.plan_edit", "campaigns.edit",
         edit_plan_form},
        {Method::post, "/campaigns/{campaign}/plan", "campaigns.plan_change", "campaigns.edit",
         change_plan_post},
    };
    for (const auto& line : lines)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission(line.permission),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    announce_plan_api(registrar, tools);
}

}  // namespace plenaria::campaigns
