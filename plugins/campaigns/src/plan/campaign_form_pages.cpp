// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/text.hpp>

#include "campaign_pages.hpp"
#include "plan_repository.hpp"

namespace plenaria::campaigns {

namespace {

struct TypedCampaign {
    CampaignFacts facts;
    std::string day, time, version;
    int revision = 0;
};

TypedCampaign typed_of(const Campaign& campaign, std::string version) {
    return {.facts = campaign.facts,
            .day = plenaria::to_text(campaign.facts.embargo.day),
            .time = seconds_clock(campaign.facts.embargo.time_of_day),
            .version = std::move(version),
            .revision = campaign.revision};
}

TypedCampaign read_campaign_form(const Request& request) {
    TypedCampaign typed{.facts = {.title = read_texts(request, "title"),
                                  .original = request.form_value("original_language"),
                                  .aim = read_texts(request, "aim"),
                                  .embargo = read_local_time(request.form_value("embargo_day"),
                                                             request.form_value("embargo_time")),
                                  .zone = request.form_value("zone"),
                                  .segment_id = request.form_value("segment")},
                        .day = request.form_value("embargo_day"),
                        .time = request.form_value("embargo_time"),
                        .version = request.form_value("version"),
                        .revision = read_number(request, "revision")};
    return typed;
}

/// What the typed label means; a problem when it means none or several.
Result<std::string> version_id_of(UnitOfWork& uow, const CampaignTools& tools, const std::string& typed,
                                  const RequestScope& scope) {
    const auto label = trim(typed);
    if (label.empty() || tools.versions == nullptr) return std::string();
    const auto found = tools.versions->called(uow, scope.actor(), label, scope.locale().language());
    if (found.size() == 1) return found.front().id;
    return refuse_if_any(
               {{"version", found.empty() ? /*t*/ "No version that was issued is called so."
                                          : /*t*/ "Several versions are called so: write more of the name."}})
        .error();
}

std::string version_label(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                          const RequestScope& scope) {
    if (id.empty() || tools.versions == nullptr) return {};
    const auto found = tools.versions->version(uow, scope.actor(), id, scope.locale().language());
    return found ? found->label : std::string();
}

/// @param only the city, when `chosen` is one
std::vector<Choice> segment_choices(const std::vector<directory::Directory::SegmentName>& segments,
                                    const std::string& chosen, const std::optional<directory::Party>& only,
                                    const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("All cities of the directory"), .selected = chosen.empty()}};
    if (only)
        choices.push_back({.value = only->ref,
                           .label = locale.t("{city} alone", {{"city", only->name}}),
                           .selected = true});
    for (const auto& each : segments)
        choices.push_back({.value = each.id,
                           .label = each.name + " (" + locale.number(each.size) + ")",
                           .selected = each.id == chosen});
    return choices;
}

std::optional<directory::Party> only_city(UnitOfWork& uow, const CampaignTools& tools,
                                          const std::string& segment, const Locale& locale) {
    if (!segment.starts_with("city/")) return std::nullopt;
    return tools.directory->party(uow, segment, locale.language());
}

/// @param id of the campaign; empty: a new one
Result<Reply> form_page(const CampaignTools& tools, const std::string& id, const TypedCampaign& typed,
                        const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const UrlValues here{{"campaign", id}};
        const auto title = id.empty() ? locale.t("New campaign") : locale.t("Change the campaign");
        const auto back = id.empty() ? scope.url("campaigns.list") : scope.url("campaigns.campaign", here);
        const bool follows = !id.empty() && plan_of(uow, id).facts.embargo.follows();
        const auto field = [&](const char* key, std::string label, const std::string& value, std::string hint,
                               const char* type = "text", const char* width = "govuk-input--width-10") {
            return field_model({.label = std::move(label),
                                .name = key,
                                .value = value,
                                .hint = std::move(hint),
                                .error = problem_of(key, error, locale),
                                .type = type,
                                .css_class = width});
        };
        Model page{
            {"heading", title},
            {"list_url", scope.url("campaigns.list")},
            {"back_url", back},
            {"action_url", id.empty() ? scope.url("campaigns.create") : scope.url("campaigns.change", here)},
            {"revision", std::to_string(typed.revision)},
            {"titles",
             text_fields("title", /*t*/ "Title, in {language}", typed.facts.title, 2, error, locale)},
            {"original", language_choice("original_language", locale.t("Language of the original"),
                                         typed.facts.original, error, locale)},
            {"aims", text_fields("aim", /*t*/ "Aim, in {language}", typed.facts.aim, 4, error, locale)},
            {"embargo_day",
             field("embargo_day", locale.t("End of the embargo"), typed.day,
                   follows ? locale.t("It follows the event: change it in the plan.") : std::string(),
                   "date")},
            {"embargo_time", field("embargo_time", locale.t("Time, to the second"), typed.time,
                                   locale.t("As in 09:00 or 09:00:30."))},
            {"zone", field("zone", locale.t("Time zone"), typed.facts.zone,
                           locale.t("As in Africa/Johannesburg."), "text", "govuk-input--width-20")},
            {"segment",
             choice_model({.label = locale.t("Cities that take part"),
                           .name = "segment",
                           .hint = locale.t("Cities that were asked already stay.")},
                          segment_choices(tools.directory->segments(uow), typed.facts.segment_id,
                                          only_city(uow, tools, typed.facts.segment_id, locale), locale))},
            {"has_version", tools.versions != nullptr},
            {"version", field("version", locale.t("Version of a statement that it is about"), typed.version,
                              locale.t("Words of its title and its name; empty: none."), "text",
                              "govuk-input--width-30")}};
        return form_view("campaigns/campaigns/form", std::move(page), title, error, locale);
    });
}

}  // namespace

Result<Reply> new_campaign_form(const CampaignTools& tools, const Request&, RequestScope& scope) {
    TypedCampaign typed{
        .facts = {.original = std::string(scope.locale().language()), .zone = scope.actor().zone},
        .day = {},
        .time = "09:00:00",
        .version = {}};
    return form_page(tools, "", typed, nullptr, scope);
}

Result<Reply> create_campaign_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    auto typed = read_campaign_form(request);
    const auto made = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        auto version = version_id_of(uow, tools, typed.version, scope);
        if (!version) return std::move(version).error();
        typed.facts.version_id = *version;
        return create_campaign(uow, tools, scope.actor(), typed.facts);
    });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return form_page(tools, "", typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t(
        "The campaign was entered. Nothing of it is public, and nobody has been asked yet."));
    return Redirect{scope.url("campaigns.campaign", {{"campaign", *made}})};
}

Result<Reply> edit_campaign_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto typed = scope.db().read([&](UnitOfWork& uow) -> Result<TypedCampaign> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        return typed_of(*campaign, version_label(uow, tools, campaign->facts.version_id, scope));
    });
    if (!typed) return typed.error();
    return form_page(tools, request.path_value("campaign"), *typed, nullptr, scope);
}

Result<Reply> change_campaign_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    auto typed = read_campaign_form(request);
    const auto changed = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto version = version_id_of(uow, tools, typed.version, scope);
        if (!version) return std::move(version).error();
        typed.facts.version_id = *version;
        return change_campaign(uow, tools, scope.actor(), id, typed.facts, typed.revision);
    });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) {
            const auto now = scope.db().read([&](UnitOfWork& uow) { return read_campaign(uow, id); });
            if (!now) return now.error();
            typed.revision = now->revision;
        }
        return form_page(tools, id, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("campaigns.campaign", {{"campaign", id}})};
}

}  // namespace plenaria::campaigns
