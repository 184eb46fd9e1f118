// SPDX-License-Identifier: EUPL-1.2
// What a drive is to reach: its text, goal and deadline.
#include "drive_pages.hpp"
#include "drive_service.hpp"

namespace plenaria::campaigns {

namespace {

struct TypedFacts {
    std::string signing, goal, deadline;
    std::map<std::string, std::string> goals = {};
    int revision = 0;
};

TypedFacts typed_of(const Drive& drive) {
    TypedFacts typed{
        .signing = drive.facts.signing_id,
        .goal = drive.facts.goal > 0 ? std::to_string(drive.facts.goal) : std::string(),
        .deadline = drive.facts.deadline ? plenaria::to_text(*drive.facts.deadline) : std::string(),
        .revision = drive.revision};
    for (const auto& [region, goal] : drive.facts.goals) typed.goals[region] = std::to_string(goal);
    return typed;
}

Model number_field(std::string label, const std::string& name, const std::string& value, const Error* error,
                   const Locale& locale) {
    return field_model({.label = std::move(label),
                        .name = name,
                        .value = value,
                        .error = problem_of(name, error, locale),
                        .type = "number",
                        .css_class = "govuk-input--width-5"});
}

Result<Reply> drive_form_view(const CampaignTools& tools, const Request& request, RequestScope& scope,
                              const TypedFacts* posted, const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("campaign");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, id);
        if (!campaign) return campaign.error();
        const auto drive = drive_of(uow, id);
        auto typed = posted != nullptr ? *posted : drive ? typed_of(*drive) : TypedFacts();
        if (error != nullptr && error->code == ErrorCode::conflict && drive) typed.revision = drive->revision;
        if (posted == nullptr && !drive)
            typed.deadline = plenaria::to_text(to_local(campaign->embargo, campaign->facts.zone).day);
        std::vector<Choice> texts;
        if (tools.signatures != nullptr)
            for (const auto& each : tools.signatures->texts(uow, locale.language()))
                if (each.takes_signatures || each.id == typed.signing)
                    texts.push_back({.value = each.id,
                                     .label = each.label,
                                     .selected = typed.signing == each.id ||
                                                 (typed.signing.empty() &&
                                                  each.version_id == campaign->facts.version_id)});
        const bool has_texts = drive.has_value() || !texts.empty();
        Model::List by_region;
        for (const auto each : regions) {
            const std::string region(each);
            by_region.push_back(number_field(region_in_words(region, locale), "goal_" + region,
                                             typed.goals[region], error, locale));
        }
        const auto title =
            drive ? locale.t("Change the signature drive") : locale.t("Begin a signature drive");
        Model page{{"title", title},
                   {"caption", title_of(*campaign, locale)},
                   {"back_url", scope.url("campaigns.drive", {{"campaign", id}})},
                   {"action_url", scope.url("campaigns.drive_save", {{"campaign", id}})},
                   {"revision", std::to_string(typed.revision)},
                   {"has_texts", has_texts},
                   {"is_new", !drive.has_value()},
                   {"signing", choice_model({.label = locale.t("Text that cities sign"),
                                             .name = "signing",
                                             .error = problem_of("signing", error, locale)},
                                            texts)},
                   {"goal", number_field(locale.t("Goal: signatures"), "goal", typed.goal, error, locale)},
                   {"goals", std::move(by_region)},
                   {"deadline", field_model({.label = locale.t("Last day"),
                                             .name = "deadline",
                                             .value = typed.deadline,
                                             .error = problem_of("deadline", error, locale),
                                             .type = "date"})}};
        return form_view("campaigns/drives/form", std::move(page), title, error, locale);
    });
}

/// Empty is no goal; what is no number is none that check() takes.
int goal_of(const std::string& text) {
    if (text.empty()) return 0;
    Request one;
    one.form.emplace("goal", text);
    return read_number(one, "goal");
}

}  // namespace

Result<Reply> drive_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return drive_form_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> save_drive_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    TypedFacts typed{.signing = request.form_value("signing"),
                     .goal = request.form_value("goal"),
                     .deadline = request.form_value("deadline"),
                     .revision = read_number(request, "revision")};
    DriveFacts facts{.signing_id = typed.signing,
                     .goal = goal_of(typed.goal),
                     .goals = {},
                     .deadline = parse_day(typed.deadline)};
    for (const auto each : regions) {
        const std::string region(each);
        typed.goals[region] = request.form_value("goal_" + region);
        facts.goals[region] = goal_of(typed.goals[region]);
    }
    const auto& id = request.path_value("campaign");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return save_drive(uow, tools, scope.actor(), id, facts, typed.revision); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return drive_form_view(tools, request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("campaigns.drive", {{"campaign", id}})};
}

}  // namespace plenaria::campaigns
