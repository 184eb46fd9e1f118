// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdio>

#include <plenaria/text.hpp>

#include "../plan/campaign_service.hpp"
#include "letter_text.hpp"
#include "sending_pages.hpp"
#include "sending_repository.hpp"
#include "sending_service.hpp"

namespace plenaria::campaigns {

namespace {

/// What was typed, as it was typed.
struct TypedSending {
    SendingFacts facts = {};
    std::string day = {}, time = {};
    int revision = 0;
    std::vector<FieldError> problems = {};
};

std::string clock_text(std::chrono::seconds time) {
    char text[8];
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(minutes / 60 % 24),
                  static_cast<int>(minutes % 60));
    return text;
}

TypedSending read_sending_form(const Request& request) {
    TypedSending typed{.facts = {.subject = read_texts(request, "subject"),
                                 .body = read_texts(request, "body"),
                                 .segment_id = request.form_value("segment"),
                                 .zone = request.form_value("zone")},
                       .day = trim(request.form_value("starts_day")),
                       .time = trim(request.form_value("starts_time")),
                       .revision = read_number(request, "revision")};
    Form form(request);
    typed.facts.roles = form.all("roles");
    if (!typed.day.empty() || !typed.time.empty()) {
        typed.facts.starts = form.local_time("starts_day", "starts_time", true);
        if (!form.ok()) typed.problems = form.error().fields;
    }
    return typed;
}

std::vector<Choice> role_choices(const std::vector<std::string>& chosen, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto role : letter_roles)
        choices.push_back({.value = std::string(role),
                           .label = locale.t(name_of_role(role)),
                           .selected = std::find(chosen.begin(), chosen.end(), role) != chosen.end()});
    return choices;
}

std::vector<Choice> list_choices(const std::vector<directory::Directory::SegmentName>& lists,
                                 const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("All cities of the directory"), .selected = chosen.empty()}};
    for (const auto& each : lists)
        choices.push_back({.value = each.id,
                           .label = each.name + " (" + locale.number(each.size) + ")",
                           .selected = each.id == chosen});
    return choices;
}

/// @param id empty: a new one of `campaign`
Result<Reply> sending_form(const CampaignTools& tools, const std::string& campaign, const std::string& id,
                           const TypedSending& typed, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto of = read_campaign(uow, campaign);
        if (!of) return of.error();
        const auto title = id.empty() ? locale.t("New letters") : locale.t("Change the letters");
        auto subjects =
            text_fields("subject", /*t*/ "Subject, in {language}", typed.facts.subject, 1, error, locale);
        auto bodies = text_fields("body", /*t*/ "Letter, in {language}", typed.facts.body, 12, error, locale);
        Model::List texts;
        for (std::size_t at = 0; at < subjects.size(); ++at)
            texts.push_back(Model{{"subject", std::move(subjects[at])}, {"body", std::move(bodies[at])}});
        const auto field = [&](const char* key, std::string label, const std::string& value, std::string hint,
                               const char* type, const char* width) {
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
            {"caption", title_of(*of, locale)},
            {"list_url", scope.url("campaigns.sendings", {{"campaign", campaign}})},
            {"back_url", id.empty() ? scope.url("campaigns.sendings", {{"campaign", campaign}})
                                    : scope.url("campaigns.sending", {{"sending", id}})},
            {"action_url", id.empty() ? scope.url("campaigns.sending_create", {{"campaign", campaign}})
                                      : scope.url("campaigns.sending_change", {{"sending", id}})},
            {"revision", std::to_string(typed.revision)},
            {"variables", letter_variables()},
            {"texts", std::move(texts)},
            {"segment",
             choice_model({.label = locale.t("List of the directory"), .name = "segment"},
                          list_choices(tools.directory->segments(uow), typed.facts.segment_id, locale))},
            {"roles",
             choice_model({.label = locale.t("Who in these offices"),
                           .name = "roles",
                           .hint = locale.t("Somebody with two of these roles gets one letter. The mayor is "
                                            "whoever is in office on the day of sending."),
                           .error = problem_of("roles", error, locale)},
                          role_choices(typed.facts.roles, locale))},
            {"starts_day",
             field("starts_day", locale.t("Day of sending"), typed.day,
                   locale.t("Empty: as soon as somebody has approved."), "date", "govuk-input--width-10")},
            {"starts_time",
             field("starts_time", locale.t("Time"), typed.time, {}, "time", "govuk-input--width-5")},
            {"zone", field("zone", locale.t("Time zone"), typed.facts.zone,
                           locale.t("As in Africa/Johannesburg."), "text", "govuk-input--width-20")}};
        return form_view("campaigns/sending/form", std::move(page), title, error, locale);
    });
}

Error with_problems(const TypedSending& typed) {
    return {ErrorCode::invalid_input, "Something in this form needs your attention.", "sending",
            typed.problems};
}

}  // namespace

Result<Reply> new_sending_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    TypedSending typed{.facts = {.roles = {"mayor"}, .zone = scope.actor().zone}};
    return sending_form(tools, request.path_value("campaign"), "", typed, nullptr, scope);
}

Result<Reply> create_sending_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& campaign = request.path_value("campaign");
    const auto typed = read_sending_form(request);
    const auto made = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!typed.problems.empty()) return with_problems(typed);
        return create_sending(uow, scope.actor(), campaign, typed.facts);
    });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return sending_form(tools, campaign, "", typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t(
        "The letters are saved. Nobody gets anything before somebody else has approved them."));
    return Redirect{scope.url("campaigns.sending", {{"sending", *made}})};
}

Result<Reply> edit_sending_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto sending =
        scope.db().read([&](UnitOfWork& uow) { return read_sending(uow, request.path_value("sending")); });
    if (!sending) return sending.error();
    TypedSending typed{.facts = sending->facts, .revision = sending->revision};
    if (sending->facts.starts) {
        typed.day = plenaria::to_text(sending->facts.starts->day);
        typed.time = clock_text(sending->facts.starts->time_of_day);
    }
    return sending_form(tools, sending->campaign_id, sending->id, typed, nullptr, scope);
}

Result<Reply> change_sending_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("sending");
    const auto typed = read_sending_form(request);
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!typed.problems.empty()) return with_problems(typed);
        return change_sending(uow, scope.actor(), id, typed.facts, typed.revision);
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        const auto sending = scope.db().read([&](UnitOfWork& uow) { return read_sending(uow, id); });
        if (!sending) return sending.error();
        return sending_form(tools, sending->campaign_id, id, typed, &done.error(), scope);
    }
    scope.notice(scope.locale().t(
        "The letters are saved. Nobody gets anything before somebody else has approved them."));
    return Redirect{scope.url("campaigns.sending", {{"sending", id}})};
}

}  // namespace plenaria::campaigns
