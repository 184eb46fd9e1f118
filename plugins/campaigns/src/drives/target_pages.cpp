// SPDX-License-Identifier: EUPL-1.2
// A target with its history, as staff sees it; and the targets of a champion behind their link.
#include <array>

#include "drive_pages.hpp"
#include "drive_service.hpp"

namespace plenaria::campaigns {

namespace {

/// What was typed for one target, while it could not be stored.
struct TypedStep {
    std::string target_id, what, how, on, note;
    int revision = 0;
};

TypedStep read_step(const Request& request, const std::string& target_id, const std::string& prefix) {
    return {.target_id = target_id,
            .what = request.form_value(prefix + "what"),
            .how = request.form_value(prefix + "how"),
            .on = request.form_value(prefix + "on"),
            .note = request.form_value(prefix + "note"),
            .revision = read_number(request, "revision")};
}

NotedStep step_of(const TypedStep& typed) {
    return {.what = typed.what,
            .how = typed.how,
            .on = parse_day(typed.on),
            .note = typed.note,
            .revision = typed.revision};
}

std::vector<Choice> what_choices(const DriveTarget& row, const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices;
    const auto add = [&](const char* value, std::string label) {
        choices.push_back({.value = value, .label = std::move(label), .selected = chosen == value});
    };
    if (row.state != TargetState::signed_) {
        add("asked", locale.t("They were asked"));
        add("promised", locale.t("They promise to sign"));
        add("declined", locale.t("They decline"));
        if (!row.target.said.empty()) add("open", locale.t("It is open again"));
    }
    add("note", locale.t("Only a note"));
    return choices;
}

/// Members of campaigns/partials/target_form, whose fields begin with `prefix`.
void set_step_form(Model& model, const DriveTarget& row, const TypedStep* typed, const std::string& prefix,
                   Day today, const Error* error, const Locale& locale) {
    std::vector<Choice> how;
    for (const auto way : ways)
        how.push_back({.value = std::string(way),
                       .label = locale.t(name_of_way(way)),
                       .selected = typed != nullptr ? typed->how == way : way == ways.front()});
    model.set("revision", std::to_string(row.target.revision));
    model.set("what",
              choice_model({.label = locale.t("What happened"),
                            .name = prefix + "what",
                            .error = problem_of(prefix + "what", error, locale)},
                           what_choices(row, typed != nullptr ? typed->what : std::string(), locale)));
    model.set("can_change", row.state != TargetState::signed_);
    model.set("how", choice_model({.label = locale.t("How they were asked"),
                                   .name = prefix + "how",
                                   .error = problem_of(prefix + "how", error, locale)},
                                  how));
    model.set("on",
              field_model({.label = locale.t("Day"),
                           .name = prefix + "on",
                           .value = typed != nullptr ? typed->on : plenaria::to_text(today),
                           .hint = locale.t("On which they were asked, or by which they promise to sign."),
                           .error = problem_of(prefix + "on", error, locale),
                           .type = "date",
                           .css_class = "govuk-input--width-10"}));
    model.set("note", field_model({.label = locale.t("Note"),
                                   .name = prefix + "note",
                                   .value = typed != nullptr ? typed->note : std::string(),
                                   .error = problem_of(prefix + "note", error, locale),
                                   .rows = 2}));
}

void set_standing(Model& model, const DriveTarget& row, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& target = row.target;
    const bool promised = row.state == TargetState::promised && target.promised_for;
    model.set("city", target.name);
    model.set("country", target.country.empty() ? std::string() : locale.country(target.country));
    model.set("state", target_tag(row.state, locale));
    model.set("overdue", row.overdue);
    model.set("took_back", row.took_back);
    model.set("has_promise", promised);
    model.set("promise", promised ? locale.day(*target.promised_for) : std::string());
}

struct TargetReading {
    DriveReading reading;
    DriveTarget row;
    std::vector<TargetStep> steps;
};

Result<TargetReading> read_target(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                                  std::string_view language) {
    const auto target = find_target(uow, id);
    const auto drive = target ? find_drive(uow, target->drive_id) : std::nullopt;
    if (!drive) return target_unknown(id);
    auto reading = read_drive(uow, tools, drive->campaign_id, language);
    if (!reading) return std::move(reading).error();
    for (const auto& row : reading->targets)
        if (row.target.id == id) return TargetReading{*reading, row, steps_of_target(uow, id)};
    return target_unknown(id);
}

Result<Reply> target_view(const CampaignTools& tools, const Request& request, RequestScope& scope,
                          const TypedStep* typed, const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("target");
    const auto found =
        scope.db().read([&](UnitOfWork& uow) { return read_target(uow, tools, id, locale.language()); });
    if (!found) return found.error();
    const auto& [reading, row, steps] = *found;
    const auto& campaign = reading.campaign;
    const bool may_edit = scope.actor().may("campaigns.edit") && campaign.written != Written::withdrawn;
    const auto asker = reading.asker_name(row.target.asker_id);
    Model::List rows{fact_row(locale.t("Region"), region_in_words(row.target.region, locale)),
                     fact_row(locale.t("Asked by"), asker.empty() ? locale.t("Nobody") : asker)};
    if (row.city)
        rows.push_back(fact_row(locale.t("Written to"),
                                row.city->address.empty() ? locale.t("No mail address") : row.city->address));
    if (const auto* valid = row.city ? row.city->valid() : nullptr)
        rows.push_back(
            fact_row(locale.t("Signed"),
                     valid->person_name + ", " + locale.day(to_local(valid->signed_at, row.city->zone).day)));
    auto history = step_rows(steps, campaign.facts.zone, locale);
    Model page{{"title", row.target.name},
               {"caption", locale.t("Signature drive")},
               {"back_url", scope.url("campaigns.drive", {{"campaign", campaign.id}})},
               {"action_url", scope.url("campaigns.target_note", {{"target", id}})},
               {"remove_url", scope.url("campaigns.target_remove", {{"target", id}})},
               {"may_edit", may_edit},
               {"may_remove", may_edit && row.state == TargetState::not_asked},
               {"rows", std::move(rows)},
               {"has_history", !history.empty()},
               {"history", std::move(history)}};
    set_standing(page, row, scope);
    set_step_form(page, row, typed, "", reading.today, error, locale);
    return form_view("campaigns/drives/target", std::move(page), row.target.name, error, locale);
}

std::string own_prefix(const std::string& target_id) { return target_id + '_'; }

Result<Reply> own_view(const CampaignTools& tools, const Request& request, RequestScope& scope,
                       const TypedStep* typed, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto own =
            own_drive(uow, tools, scope.actor(), request.path_value("campaign"), locale.language());
        if (!own) return own.error();
        const auto& reading = own->reading;
        std::map<std::string, std::vector<TargetStep>> steps;
        for (auto& each : steps_of_drive(uow, reading.drive.id)) steps[each.target_id].push_back(each);
        const bool may_edit = reading.campaign.written != Written::withdrawn;
        Model::List rows;
        for (const auto& row : reading.targets) {
            const auto& id = row.target.id;
            const bool here = typed != nullptr && typed->target_id == id;
            auto history = step_rows(steps[id], reading.campaign.facts.zone, locale);
            Model card{{"id", id},
                       {"open", here},
                       {"may_edit", may_edit},
                       {"has_history", !history.empty()},
                       {"history", std::move(history)}};
            set_standing(card, row, scope);
            set_step_form(card, row, here ? typed : nullptr, own_prefix(id), reading.today,
                          here ? error : nullptr, locale);
            rows.push_back(std::move(card));
        }
        const int signed_ = reading.in_state(TargetState::signed_);
        const auto title = locale.t("Cities that you ask to sign");
        Model page{
            {"title", title},
            {"text", reading.text.label},
            {"asker", own->asker.name},
            {"deadline",
             reading.drive.facts.deadline ? locale.day(*reading.drive.facts.deadline) : std::string()},
            {"is_withdrawn", !may_edit},
            {"progress",
             {{"text", locale.t("{signed} of {all} signed",
                                {{"signed", locale.number(signed_)},
                                 {"all", locale.number(static_cast<long long>(reading.targets.size()))}})},
              {"percent", std::to_string(reading.targets.empty()
                                             ? 0
                                             : signed_ * 100 / static_cast<int>(reading.targets.size()))}}},
            {"wall_url", reading.text.wall_path},
            {"action_url", scope.url("campaigns.own_targets_note", {{"campaign", reading.campaign.id}})},
            {"has_rows", !rows.empty()},
            {"rows", std::move(rows)}};
        auto view = form_view("campaigns/drives/own", std::move(page), title, error, locale);
        view.layout = Layout::outside;
        return view;
    });
}

}  // namespace

Model target_tag(TargetState state, const Locale& locale) {
    constexpr std::array<std::string_view, 5> kinds{"grey", "amber", "violet", "green", "terra"};
    return tag_model(kinds.at(static_cast<std::size_t>(state) - 1), locale.t(name_of(state)));
}

std::string region_in_words(const std::string& region, const Locale& locale) {
    if (region == "Africa") return locale.t("Africa");
    if (region == "Americas") return locale.t("Americas");
    if (region == "Asia") return locale.t("Asia");
    if (region == "Europe") return locale.t("Europe");
    if (region == "Oceania") return locale.t("Oceania");
    return locale.t("Not known");
}

Model::List step_rows(const std::vector<TargetStep>& steps, std::string_view zone, const Locale& locale) {
    Model::List rows;
    for (auto each = steps.rbegin(); each != steps.rend(); ++each) {
        std::string what = locale.t(name_of_step(each->what));
        if (!each->how.empty()) what += " · " + locale.t(name_of_way(each->how));
        if (each->on) what += " · " + locale.day(*each->on);
        rows.push_back({{"when", locale.instant(each->at, zone)},
                        {"by", each->by},
                        {"what", std::move(what)},
                        {"has_note", !each->note.empty()},
                        {"note", each->note}});
    }
    return rows;
}

Result<Reply> show_target(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return target_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> note_target_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("target");
    const auto typed = read_step(request, id, "");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return note_step(uow, tools, scope.actor(), id, step_of(typed)); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return target_view(tools, request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("campaigns.target", {{"target", id}})};
}

Result<Reply> take_off_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("target");
    std::string campaign;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto target = find_target(uow, id))
            if (const auto drive = find_drive(uow, target->drive_id)) campaign = drive->campaign_id;
        return take_off(uow, tools, scope.actor(), id);
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return target_view(tools, request, scope, nullptr, &done.error());
    }
    scope.notice(scope.locale().t("The city is off the list of this drive."));
    return Redirect{scope.url("campaigns.drive", {{"campaign", campaign}})};
}

Result<Reply> own_targets(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return own_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> own_targets_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    const auto& target = request.form_value("target");
    const auto typed = read_step(request, target, own_prefix(target));
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return note_own_step(uow, tools, scope.actor(), id, target, step_of(typed), own_prefix(target));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return own_view(tools, request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Saved. The secretariat sees it too."));
    return Redirect{scope.url("campaigns.own_targets", {{"campaign", id}})};
}

}  // namespace plenaria::campaigns
