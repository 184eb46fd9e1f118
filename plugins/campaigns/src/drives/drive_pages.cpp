// SPDX-License-Identifier: EUPL-1.2
#include "drive_pages.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

#include "drive_letters.hpp"
#include "drive_service.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int targets_at_once = 50;

/// What was typed into the forms on the page of a drive, while it could not be stored.
struct TypedDrive {
    std::string names, segment, asker_name, asker_address, asker_language, asker;
    std::vector<std::string> chosen = {};
};

Model select_field(std::string label, const std::string& name, const std::vector<Choice>& choices,
                   const Error* error, const Locale& locale) {
    return choice_model({.label = std::move(label), .name = name, .error = problem_of(name, error, locale)},
                        choices);
}

std::vector<Choice> asker_choices(const DriveReading& reading, const std::string& none,
                                  const std::string& chosen) {
    std::vector<Choice> choices{{.value = "", .label = none, .selected = chosen.empty()}};
    for (const auto& each : reading.askers)
        choices.push_back({.value = each.id, .label = each.name, .selected = chosen == each.id});
    return choices;
}

std::vector<Choice> state_choices(const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("All"), .selected = chosen.empty()}};
    for (const auto state : target_states)
        choices.push_back({.value = std::string(to_text(state)),
                           .label = locale.t(name_of(state)),
                           .selected = chosen == to_text(state)});
    choices.push_back(
        {.value = "overdue", .label = locale.t("Promise overdue"), .selected = chosen == "overdue"});
    return choices;
}

Model region_row(const std::string& region, int count, int goal, const Locale& locale) {
    return {{"region", region_in_words(region, locale)},
            {"count", locale.number(count)},
            {"has_goal", goal > 0},
            {"goal", locale.number(goal)}};
}

Model::List region_rows(const DriveReading& reading, const Locale& locale) {
    const auto counts = reading.signed_by_region();
    Model::List rows;
    const auto count_in = [&](const std::string& region) {
        const auto found = counts.find(region);
        return found == counts.end() ? 0 : found->second;
    };
    for (const auto each : regions) {
        const std::string region(each);
        const auto goal = reading.drive.facts.goals.find(region);
        const int wanted = goal == reading.drive.facts.goals.end() ? 0 : goal->second;
        if (wanted > 0 || count_in(region) > 0)
            rows.push_back(region_row(region, count_in(region), wanted, locale));
    }
    if (count_in("") > 0) rows.push_back(region_row("", count_in(""), 0, locale));
    return rows;
}

bool is_wanted(const DriveTarget& row, const std::string& state, const std::string& asker) {
    if (!asker.empty() && row.target.asker_id != asker) return false;
    if (state.empty()) return true;
    return state == "overdue" ? row.overdue : state == to_text(row.state);
}

Model target_row(const DriveReading& reading, const DriveTarget& row, const TargetStep* last,
                 const std::vector<std::string>& chosen, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& target = row.target;
    const auto asker = reading.asker_name(target.asker_id);
    const bool has_note = last != nullptr && !last->note.empty();
    return {{"id", target.id},
            {"chosen", std::find(chosen.begin(), chosen.end(), target.id) != chosen.end()},
            {"city", target.name},
            {"url", scope.url("campaigns.target", {{"target", target.id}})},
            {"country", target.country.empty() ? std::string() : locale.country(target.country)},
            {"has_asker", !asker.empty()},
            {"asker", asker},
            {"state", target_tag(row.state, locale)},
            {"overdue", row.overdue},
            {"took_back", row.took_back},
            {"has_promise", row.state == TargetState::promised && target.promised_for.has_value()},
            {"promise", target.promised_for ? locale.day(*target.promised_for) : std::string()},
            {"has_asked", target.asked_on.has_value()},
            {"asked", target.asked_on ? locale.day(*target.asked_on) : std::string()},
            {"has_how", !target.asked_how.empty()},
            {"how", target.asked_how.empty() ? std::string() : locale.t(name_of_way(target.asked_how))},
            {"no_address", !row.has_address()},
            {"has_note", has_note},
            {"note", has_note ? last->note : std::string()}};
}

Model::List asker_rows(const DriveReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& each : reading.askers) {
        long long all = 0, signed_ = 0;
        for (const auto& row : reading.targets) {
            if (row.target.asker_id != each.id) continue;
            ++all;
            signed_ += row.state == TargetState::signed_ ? 1 : 0;
        }
        rows.push_back({{"name", each.name},
                        {"has_address", !each.address.empty()},
                        {"address", each.address},
                        {"counts", locale.t("{signed} of {all} signed", {{"signed", locale.number(signed_)},
                                                                         {"all", locale.number(all)}})},
                        {"url", scope.url("campaigns.asker_change", {{"asker", each.id}})}});
    }
    return rows;
}

Model::List count_rows(UnitOfWork& uow, const DriveReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& each : freezes_of(uow, reading.drive.id))
        rows.push_back({{"url", scope.url("campaigns.count", {{"count", each.id}})},
                        {"number", locale.n("{n} signature", "{n} signatures", each.number)},
                        {"when", locale.instant(each.frozen_at, reading.campaign.facts.zone)}});
    return rows;
}

void set_drive_forms(UnitOfWork& uow, const CampaignTools& tools, Model& page, const DriveReading& reading,
                     const TypedDrive& typed, const Error* error, const Locale& locale) {
    std::vector<Choice> lists{{.value = "", .label = locale.t("No list"), .selected = typed.segment.empty()}};
    for (const auto& each : tools.directory->segments(uow))
        lists.push_back({.value = each.id,
                         .label = each.name + " (" + std::to_string(each.size) + ")",
                         .selected = typed.segment == each.id});
    page.set("list", select_field(locale.t("All cities of a list"), "segment", lists, error, locale));
    page.set("names", field_model({.label = locale.t("Single cities, one a line"),
                                   .name = "names",
                                   .value = typed.names,
                                   .error = problem_of("names", error, locale),
                                   .rows = 3}));
    page.set("asker_name", field_model({.label = locale.t("Name"),
                                        .name = "asker_name",
                                        .value = typed.asker_name,
                                        .error = problem_of("asker_name", error, locale)}));
    page.set("asker_address",
             field_model({.label = locale.t("Mail address"),
                          .name = "asker_address",
                          .value = typed.asker_address,
                          .hint = locale.t("With one, a link goes there at once: they see their cities, and "
                                           "note what those answer."),
                          .error = problem_of("asker_address", error, locale),
                          .type = "email"}));
    page.set("asker_language",
             language_choice("asker_language", locale.t("Language"),
                             typed.asker_language.empty() ? "en" : typed.asker_language, error, locale));
    page.set("assign_to",
             select_field(locale.t("Asked by"), "asker",
                          asker_choices(reading, locale.t("Nobody"), typed.asker), error, locale));
    page.set("targets_open", !typed.names.empty() || !typed.segment.empty() || reading.targets.empty());
    page.set("asker_open", !typed.asker_name.empty() || !typed.asker_address.empty());
}

Result<Reply> drive_view(const CampaignTools& tools, const Request& request, RequestScope& scope,
                         const TypedDrive& typed, const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("campaign");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, id);
        if (!campaign) return campaign.error();
        const UrlValues here{{"campaign", id}};
        const bool may_edit = scope.actor().may("campaigns.edit") && campaign->written != Written::withdrawn;
        const auto title = locale.t("Signature drive");
        Model page{{"title", title},
                   {"caption", title_of(*campaign, locale)},
                   {"back_url", scope.url("campaigns.campaign", here)},
                   {"may_edit", may_edit},
                   {"edit_url", scope.url("campaigns.drive_edit", here)}};
        const auto read = read_drive(uow, tools, id, locale.language());
        if (!read && read.error().code == ErrorCode::not_found)
            return View{.name = "campaigns/drives/none", .model = std::move(page), .title = title};
        if (!read) return read.error();
        const auto& reading = *read;
        const auto& facts = reading.drive.facts;
        std::map<std::string, TargetStep> last;
        for (auto& each : steps_of_drive(uow, reading.drive.id))
            if (!each.note.empty() && each.what != "assigned") last[each.target_id] = each;
        const auto& state = request.query_value("state");
        const auto& asker = request.query_value("asker");
        std::vector<const DriveTarget*> wanted;
        for (const auto& row : reading.targets)
            if (is_wanted(row, state, asker)) wanted.push_back(&row);
        const auto shown =
            page_range(page_number(request), targets_at_once, static_cast<long long>(wanted.size()));
        Model::List rows;
        for (auto at = shown.first; at > 0 && at <= shown.last; ++at) {
            const auto& row = *wanted[static_cast<std::size_t>(at) - 1];
            const auto step = last.find(row.target.id);
            rows.push_back(
                target_row(reading, row, step == last.end() ? nullptr : &step->second, typed.chosen, scope));
        }
        const int signed_ = reading.signed_();
        const bool has_goal = facts.goal > 0;
        const auto thanked = thanks_of(uow, reading.drive.id);
        const auto figure = [&](TargetState each) { return locale.number(reading.in_state(each)); };
        auto askers = asker_rows(reading, scope);
        auto counts = count_rows(uow, reading, scope);
        auto by_region = region_rows(reading, locale);
        page.set("text", reading.text.label);
        page.set("text_url", reading.text.path);
        page.set("progress",
                 {{"text",
                   has_goal ? locale.t("{signed} of {goal} signatures", {{"signed", locale.number(signed_)},
                                                                         {"goal", locale.number(facts.goal)}})
                            : locale.n("{n} signature", "{n} signatures", signed_)},
                  {"percent", std::to_string(has_goal ? std::min(100, signed_ * 100 / facts.goal) : 0)}});
        page.set("deadline", facts.deadline ? locale.day(*facts.deadline) : std::string());
        page.set("is_over", facts.deadline && *facts.deadline < reading.today);
        page.set("has_regions", !by_region.empty());
        page.set("regions", std::move(by_region));
        page.set("not_asked", figure(TargetState::not_asked));
        page.set("asked", figure(TargetState::asked));
        page.set("promised", figure(TargetState::promised));
        page.set("declined", figure(TargetState::declined));
        page.set("has_overdue", reading.overdue() > 0);
        page.set("overdue_words",
                 locale.n("{n} promise is overdue.", "{n} promises are overdue.", reading.overdue()));
        page.set("overdue_url", scope.url("campaigns.drive", {{"campaign", id}, {"state", "overdue"}}));
        page.set("may_request", may_edit && reading.text.takes_signatures && !to_request(reading).empty());
        page.set("requests_url", scope.url("campaigns.drive_requests", here));
        page.set("may_remind", may_edit && reading.text.takes_signatures && !to_remind(reading).empty());
        page.set("reminders_url", scope.url("campaigns.drive_reminders", here));
        page.set("may_thank", may_edit && !to_thank(reading, thanked).empty());
        page.set("thanks_url", scope.url("campaigns.thanks", here));
        page.set("may_freeze", may_edit && signed_ > 0);
        page.set("freeze_url", scope.url("campaigns.count_freeze", here));
        page.set("has_counts", !counts.empty());
        page.set("counts", std::move(counts));
        page.set("has_askers", !askers.empty());
        page.set("askers", std::move(askers));
        page.set("asker_url", scope.url("campaigns.asker_add", here));
        page.set("targets_url", scope.url("campaigns.targets_add", here));
        page.set("assign_url", scope.url("campaigns.targets_assign", here));
        page.set("list_url", scope.url("campaigns.drive", here));
        page.set("has_targets", !reading.targets.empty());
        page.set("state_filter",
                 select_field(locale.t("State"), "state", state_choices(state, locale), nullptr, locale));
        page.set("asker_filter",
                 choice_model({.label = locale.t("Asked by"), .name = "asker", .id = "filter-asker"},
                              asker_choices(reading, locale.t("Everybody"), asker)));
        page.set("has_rows", !rows.empty());
        page.set("rows", std::move(rows));
        set_drive_forms(uow, tools, page, reading, typed, error, locale);
        set_pages(page, shown, {scope, "campaigns.drive", {{"state", state}, {"asker", asker}}, here},
                  locale);
        return form_view("campaigns/drives/show", std::move(page), title, error, locale);
    });
}

template <class Value>
Result<Reply> after_drive_step(const CampaignTools& tools, const Request& request, RequestScope& scope,
                               const Result<Value>& done, const TypedDrive& typed,
                               const std::string& notice) {
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return drive_view(tools, request, scope, typed, &done.error());
    }
    scope.notice(notice);
    return Redirect{scope.url("campaigns.drive", {{"campaign", request.path_value("campaign")}})};
}

/// Cities that were typed, one a line. Adds a problem for each line that means none or several.
std::vector<std::string> typed_cities(UnitOfWork& uow, const CampaignTools& tools, const std::string& text,
                                      std::string_view language, std::vector<FieldError>& problems) {
    constexpr std::size_t most_lines = 500;
    std::vector<std::string> refs;
    std::size_t lines = 0;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto name = trim(text.substr(from, end - from));
        from = end + 1;
        if (name.empty()) continue;
        if (++lines > most_lines) {
            problems.push_back({"names", /*t*/ "Write at most 500 cities at once."});
            break;
        }
        const auto found = tools.lookup->called(uow, name, "city", language);
        if (found.size() == 1)
            refs.push_back(found.front().ref);
        else if (problems.empty())
            problems.push_back({"names",
                                found.empty()
                                    ? /*t*/ "The directory has no city “{name}”."
                                    : /*t*/ "Several cities could be “{name}”. Write the full name.",
                                {{"name", name}}});
    }
    return refs;
}

}  // namespace

Result<Reply> show_drive(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return drive_view(tools, request, scope, {}, nullptr);
}

Result<Reply> add_targets_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const TypedDrive typed{.names = request.form_value("names"),
                           .segment = request.form_value("segment"),
                           .asker_name = {},
                           .asker_address = {},
                           .asker_language = {},
                           .asker = {}};
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<int> {
        std::vector<FieldError> problems;
        auto refs = typed_cities(uow, tools, typed.names, scope.locale().language(), problems);
        if (!typed.segment.empty())
            for (const auto& each : tools.directory->segment(uow, typed.segment, "en"))
                refs.push_back(each.ref);
        if (problems.empty() && refs.empty())
            problems.push_back({"names", /*t*/ "Choose a list, or write a city."});
        if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
        return add_targets(uow, tools, scope.actor(), request.path_value("campaign"), refs);
    });
    return after_drive_step(
        tools, request, scope, done, typed,
        scope.locale().n("{n} city was added.", "{n} cities were added.", done ? *done : 0));
}

Result<Reply> assign_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const TypedDrive typed{.names = {},
                           .segment = {},
                           .asker_name = {},
                           .asker_address = {},
                           .asker_language = {},
                           .asker = request.form_value("asker"),
                           .chosen = Form(request).all("targets")};
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return assign(uow, tools, scope.actor(), request.path_value("campaign"), typed.asker, typed.chosen);
    });
    return after_drive_step(tools, request, scope, done, typed,
                            scope.locale().n("{n} city is asked by somebody else now.",
                                             "{n} cities are asked by somebody else now.", done ? *done : 0));
}

Result<Reply> add_asker_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const TypedDrive typed{.names = {},
                           .segment = {},
                           .asker_name = request.form_value("asker_name"),
                           .asker_address = request.form_value("asker_address"),
                           .asker_language = request.form_value("asker_language"),
                           .asker = {}};
    Form form(request);
    const auto address = form.email("asker_address", false);
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!form.ok()) return form.error();
        return add_asker(uow, tools, scope.actor(), request.path_value("campaign"),
                         {.name = typed.asker_name, .address = address, .language = typed.asker_language});
    });
    return after_drive_step(tools, request, scope, done, typed,
                            address.empty() ? scope.locale().t("Entered. Now choose which cities they ask.")
                                            : scope.locale().t("The link is on its way."));
}

Result<Reply> change_asker_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("asker");
    const bool ends = request.form_value("step") == "end";
    std::string campaign;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto asker = find_asker(uow, id))
            if (const auto drive = find_drive(uow, asker->drive_id)) campaign = drive->campaign_id;
        return ends ? end_asker(uow, tools, scope.actor(), id)
                    : send_asker_link(uow, tools, scope.actor(), id);
    });
    if (!done) return done.error();
    scope.notice(ends ? scope.locale().t("The link opens nothing any more; nobody asks their cities now.")
                      : scope.locale().t("The link is on its way."));
    return Redirect{scope.url("campaigns.drive", {{"campaign", campaign}})};
}

}  // namespace plenaria::campaigns
