// SPDX-License-Identifier: EUPL-1.2
#include "proposal_form_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/field.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"

namespace plenaria::events {

namespace {

/// One entry that bears exactly this name in one of the languages; a beginning of a name is not enough here,
/// for nobody is asked.
std::string organiser_called(UnitOfWork& uow, directory::Lookup& lookup, const std::string& name) {
    for (const auto language : languages)
        for (const char* kind : {"city", "organisation"}) {
            const auto found = lookup.called(uow, name, kind, language);
            if (found.size() == 1 && fold(found.front().name) == fold(name)) return found.front().ref;
        }
    return {};
}

void read_organiser(UnitOfWork& uow, const SideEventTools& tools, const Request& request,
                    const RequestScope& scope, ProposalFacts& facts) {
    facts.organiser_name = trim(request.form_value("organiser_text"));
    if (facts.organiser_name.empty() || !is_utf8(facts.organiser_name)) return;
    // Suggestions are for those who may look into the directory.
    const auto& ref = request.form_value("organiser");
    if (!ref.empty() && scope.actor().may("directory.view"))
        if (const auto entry = tools.lookup->entry(uow, ref, scope.locale().language());
            entry && entry->name == facts.organiser_name) {
            facts.organiser_ref = entry->ref;
            return;
        }
    facts.organiser_ref = organiser_called(uow, *tools.lookup, facts.organiser_name);
}

Model day_field(const Edition& edition, const std::string& typed, const std::string& error,
                const Locale& locale) {
    std::vector<Choice> days{{.value = "", .label = locale.t("Any day")}};
    for (auto day = edition.dates.start; day <= edition.dates.end; day += std::chrono::days(1))
        days.push_back({.value = to_text(day), .label = locale.day(day), .selected = to_text(day) == typed});
    return choice_model({.label = locale.t("Preferred day"), .name = "preferred_day", .error = error}, days);
}

}  // namespace

TypedProposal typed_proposal(const Proposal& proposal) {
    const auto& facts = proposal.facts;
    return {.facts = facts,
            .expected = facts.expected > 0 ? std::to_string(facts.expected) : std::string(),
            .preferred_day = facts.preferred_day ? to_text(*facts.preferred_day) : std::string(),
            .preferred_time = facts.preferred_time
                                  ? clock_text({Day{}, std::chrono::seconds(*facts.preferred_time)})
                                  : std::string(),
            .revision = proposal.revision};
}

TypedProposal read_proposal_form(UnitOfWork& uow, const SideEventTools& tools, const Request& request,
                                 const RequestScope& scope, const SideCall& call,
                                 std::vector<FieldError>& problems) {
    TypedProposal typed{.facts = {.title = request.form_value("title"),
                                  .description = request.form_value("description"),
                                  .language = request.form_value("language"),
                                  .track_id = request.form_value("track"),
                                  .co_organisers = request.form_value("co_organisers"),
                                  .contact_name = request.form_value("contact_name"),
                                  .contact_mail = request.form_value("contact_mail")},
                        .expected = trim(request.form_value("expected")),
                        .preferred_day = trim(request.form_value("preferred_day")),
                        .preferred_time = trim(request.form_value("preferred_time")),
                        .revision = read_revision(request)};
    auto& facts = typed.facts;
    read_organiser(uow, tools, request, scope, facts);
    if (!typed.expected.empty()) {
        const auto* end = typed.expected.data() + typed.expected.size();
        const auto [rest, failure] = std::from_chars(typed.expected.data(), end, facts.expected);
        if (failure != std::errc() || rest != end) facts.expected = -1;  // the rule says what would be right
    }
    if (!typed.preferred_day.empty()) {
        facts.preferred_day = parse_day(typed.preferred_day);
        if (!facts.preferred_day)
            problems.push_back({"preferred_day", /*t*/ "Choose one of the days of the event."});
    }
    if (!typed.preferred_time.empty()) {
        const auto time = parse_clock(typed.preferred_time);
        if (time)
            facts.preferred_time = std::chrono::duration_cast<std::chrono::minutes>(*time);
        else
            problems.push_back({"preferred_time", /*t*/ "Write a time like 09:30."});
    }
    for (std::size_t i = 0; i < call.questions.size(); ++i)
        facts.answers[call.questions[i].id] = request.form_value("answer_" + std::to_string(i + 1));
    return typed;
}

Error joined(std::vector<FieldError> of_form, const Error& refused) {
    if (refused.code != ErrorCode::invalid_input && of_form.empty()) return refused;
    for (const auto& each : refused.fields)
        if (std::none_of(of_form.begin(), of_form.end(),
                         [&](const auto& one) { return one.field == each.field; }))
            of_form.push_back(each);
    return refuse_if_any(std::move(of_form)).error();
}

void set_proposal_fields(Model& page, const ProposalForm& form, const TypedProposal& typed,
                         const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = typed.facts;
    const auto problem = [&](std::string_view name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    const auto field = [&](std::string label, const char* name, const std::string& value,
                           std::string hint = {}, const char* type = "text", const char* width = "",
                           const char* autocomplete = "") {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem(name),
                            .type = type,
                            .autocomplete = autocomplete,
                            .css_class = width,
                            .rows = 3});
    };
    std::vector<Choice> written, tracks{{.value = "", .label = locale.t("No topic in particular")}};
    for (const auto language : languages)
        written.push_back({.value = std::string(language),
                           .label = locale.language_name(language),
                           .selected = facts.language == language});
    for (const auto& track : form.tracks)
        tracks.push_back({.value = track.id,
                          .label = track.titles.in(locale.language()),
                          .selected = track.id == facts.track_id});
    Model::List answers;
    for (std::size_t i = 0; i < form.call.questions.size(); ++i) {
        const auto& question = form.call.questions[i];
        const auto name = "answer_" + std::to_string(i + 1);
        const auto found = facts.answers.find(question.id);
        answers.push_back(field_model({.label = question.titles.in(locale.language()),
                                       .name = name,
                                       .value = found == facts.answers.end() ? std::string() : found->second,
                                       .error = problem(name),
                                       .rows = 3}));
    }
    page.set("title_field", field(locale.t("Title of the side event"), "title", facts.title));
    page.set("description", field_model({.label = locale.t("What it is about, and what it should bring"),
                                         .name = "description",
                                         .value = facts.description,
                                         .error = problem("description"),
                                         .rows = 6}));
    page.set("organiser", party_model({.label = locale.t("City or organisation that proposes it"),
                                       .name = "organiser",
                                       .value = facts.organiser_ref,
                                       .error = problem("organiser")},
                                      facts.organiser_name, "", scope));
    page.set("co_organisers", field(locale.t("Co-organisers (optional)"), "co_organisers",
                                    facts.co_organisers, locale.t("One on each line.")));
    page.set("contact_name",
             field(locale.t("Contact person"), "contact_name", facts.contact_name, {}, "text", "", "name"));
    page.set("contact_mail", field(locale.t("Mail address"), "contact_mail", facts.contact_mail,
                                   locale.t("Here we send the receipt, with a link to change the proposal."),
                                   "email", "", "email"));
    page.set("language", choice_model({.label = locale.t("Language of the side event"),
                                       .name = "language",
                                       .hint = locale.t("In it we write to you, too."),
                                       .error = problem("language")},
                                      written));
    page.set("expected", field(locale.t("People expected"), "expected", typed.expected, {}, "number",
                               "govuk-input--width-5"));
    page.set("preferred_day", day_field(form.edition, typed.preferred_day, problem("preferred_day"), locale));
    page.set("preferred_time",
             field(locale.t("Preferred time (optional)"), "preferred_time", typed.preferred_time,
                   locale.t("On the clock of the venue."), "time", "govuk-input--width-5"));
    page.set("has_tracks", !form.tracks.empty());
    page.set("track",
             choice_model({.label = locale.t("Topic"), .name = "track", .error = problem("track")}, tracks));
    page.set("has_answers", !answers.empty());
    page.set("answers", std::move(answers));
    page.set("revision", std::to_string(typed.revision));
}

Model::List limit_rows(const SideCall& call, const Locale& locale) {
    Model::List rows;
    const auto add = [&](std::string text) { rows.push_back({{"text", std::move(text)}}); };
    const auto& limits = call.limits;
    add(locale.n("A side event lasts {n} minute.", "A side event lasts {n} minutes.", call.lasts.count()));
    if (!limits.official_hours) add(locale.t("Side events are never held during official sessions."));
    if (!limits.in_parallel) add(locale.t("Side events are never held in parallel."));
    if (limits.per_day > 0)
        add(locale.n("There is at most {n} side event a day.", "There are at most {n} side events a day.",
                     limits.per_day));
    if (limits.in_all > 0)
        add(locale.n("There is {n} side event in all at most.", "There are {n} side events in all at most.",
                     limits.in_all));
    if (limits.per_organiser > 0)
        add(locale.n("Each organiser may propose {n} side event.",
                     "Each organiser may propose {n} side events.", limits.per_organiser));
    return rows;
}

}  // namespace plenaria::events
