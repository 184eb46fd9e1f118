// SPDX-License-Identifier: EUPL-1.2
#include "sending_pages.hpp"

#include <algorithm>

#include "../plan/campaign_service.hpp"
#include "letter_print.hpp"
#include "letter_repository.hpp"
#include "sending_repository.hpp"
#include "sending_service.hpp"

namespace plenaria::campaigns {

namespace {

std::string list_name(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                      const Locale& locale) {
    if (id.empty()) return locale.t("All cities of the directory");
    for (const auto& each : tools.directory->segments(uow))
        if (each.id == id) return each.name;
    return locale.t("A list that does not exist any more");
}

std::string roles_in_words(const std::vector<std::string>& roles, const Locale& locale) {
    std::string words;
    for (const auto& each : roles) words += (words.empty() ? "" : ", ") + locale.t(name_of_role(each));
    return words;
}

Model::List facts_of(UnitOfWork& uow, const CampaignTools& tools, const Sending& sending,
                     const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = sending.facts.zone;
    Model::List rows;
    rows.push_back(fact_row(locale.t("List"), list_name(uow, tools, sending.facts.segment_id, locale)));
    rows.push_back(fact_row(locale.t("To"), roles_in_words(sending.facts.roles, locale)));
    std::string in;
    for (const auto language : languages)
        if (has_language(sending.facts, language))
            in += (in.empty() ? "" : ", ") + locale.language_name(language);
    rows.push_back(fact_row(locale.t("Languages"), in));
    rows.push_back(fact_row(locale.t("Sent"), sending.starts_at ? locale.instant(*sending.starts_at, zone)
                                                                : locale.t("as soon as it is approved")));
    if (sending.submitted_at)
        rows.push_back(fact_row(locale.t("Submitted"),
                                sending.submitted_name + ", " + locale.instant(*sending.submitted_at, zone)));
    if (sending.approved_at)
        rows.push_back(fact_row(locale.t("Approved"),
                                sending.approved_name + ", " + locale.instant(*sending.approved_at, zone)));
    if (!sending.hash.empty())
        rows.push_back(fact_row(locale.t("Digest of all letters"), sending.hash.substr(0, 16) + "…"));
    return rows;
}

Model figure(std::string label, long long value, const Locale& locale) {
    return {{"label", std::move(label)}, {"value", locale.number(value)}};
}

void set_draft(Model& page, UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
               const Sending& sending, const Error* error, const std::string& typed_number,
               const Locale& locale) {
    const auto all = recipients_of(uow, tools, campaign, sending);
    long long some = 0, paper = 0, lacking = 0, suppressed = 0, left_out = 0;
    for (const auto& each : all) {
        some += gets_letter(each) ? 1 : 0;
        paper += gets_letter(each) && each.way == Way::paper ? 1 : 0;
        lacking += holds_up(each) ? 1 : 0;
        suppressed += each.trouble == Trouble::suppressed ? 1 : 0;
        left_out += each.trouble == Trouble::left_out ? 1 : 0;
    }
    page.set("figures", Model::List{figure(locale.t("Letters"), some, locale),
                                    figure(locale.t("On paper"), paper, locale),
                                    figure(locale.t("With a problem"), lacking, locale),
                                    figure(locale.t("Want none"), suppressed, locale),
                                    figure(locale.t("Left out"), left_out, locale)})
        .set("has_lacking", lacking > 0)
        .set("lacking", locale.n("{n} person cannot be written to as it stands.",
                                 "{n} people cannot be written to as it stands.", lacking))
        .set("leave_out", locale.n("Leave {n} person out", "Leave {n} people out", lacking))
        .set("asks_number", asks_for_number(sending, static_cast<std::size_t>(some), tools))
        .set("expected", field_model({.label = locale.t("Type how many letters these are"),
                                      .name = "expected",
                                      .value = typed_number,
                                      .hint = locale.n("It is {n} letter.", "These are {n} letters.", some),
                                      .error = problem_of("expected", error, locale),
                                      .css_class = "govuk-input--width-5"}));
}

void set_frozen(Model& page, UnitOfWork& uow, const CampaignTools& tools, const Sending& sending,
                const Locale& locale) {
    const auto paper = count_letters(uow, {sending.id, "", "paper"});
    const auto fate = tools.bulk->fate(uow, sending_subject(sending.id));
    page.set("figures",
             Model::List{figure(locale.t("Letters"), sending.letters, locale),
                         figure(locale.t("On paper"), paper, locale),
                         figure(locale.t("Not begun"), count_open_letters(uow, sending.id), locale),
                         figure(locale.t("On their way"), fate.waiting, locale),
                         figure(locale.t("Sent"), fate.sent, locale),
                         figure(locale.t("Not sent"), fate.failed, locale),
                         figure(locale.t("Came back"), fate.bounced, locale)})
        .set("has_lacking", false)
        .set("lacking", "")
        .set("leave_out", "")
        .set("asks_number", false)
        .set("expected", field_model({.label = "", .name = "expected"}));
    std::vector<std::string> ids;
    for (const auto& each : fate.troubles) ids.push_back(letter_of_key(each.key));
    std::map<std::string, Letter> letters;
    for (auto& each : find_letters(uow, ids)) letters.emplace(each.id, std::move(each));
    Model::List rows;
    for (const auto& each : fate.troubles) {
        const auto letter = letters.find(letter_of_key(each.key));
        if (letter == letters.end()) continue;
        rows.push_back({{"name", letter->second.name},
                        {"place", letter->second.place},
                        {"address", letter->second.address},
                        {"what", each.bounced ? locale.t("Came back") : locale.t("Not sent")},
                        {"reason", each.reason}});
    }
    page.set("has_troubles", !rows.empty()).set("troubles", std::move(rows)).set("has_paper", paper > 0);
}

}  // namespace

Model sending_tag(SendingState state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == SendingState::submitted || state == SendingState::paused) kind = "amber";
    if (state == SendingState::approved || state == SendingState::sending || state == SendingState::sent)
        kind = "green";
    if (state == SendingState::cancelled) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

std::string subject_shown(const Sending& sending, const Locale& locale) {
    const auto& own = sending.facts.subject.exactly(locale.language());
    if (!own.empty()) return own;
    const auto& all = sending.facts.subject.all;
    return all.empty() ? std::string() : all.begin()->second;
}

Result<Reply> list_sendings(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const UrlValues here{{"campaign", campaign->id}};
        Model::List rows;
        for (const auto& each : sendings_of(uow, campaign->id))
            rows.push_back({{"subject", subject_shown(each, locale)},
                            {"url", scope.url("campaigns.sending", {{"sending", each.id}})},
                            {"letters", each.letters > 0 ? locale.number(each.letters) : std::string("–")},
                            {"starts", each.starts_at ? locale.instant(*each.starts_at, each.facts.zone)
                                                      : locale.t("as soon as it is approved")},
                            {"state", sending_tag(each.state, locale)}});
        const auto title = locale.t("Letters");
        Model page{{"title", title},
                   {"caption", title_of(*campaign, locale)},
                   {"back_url", scope.url("campaigns.campaign", here)},
                   {"may_edit", scope.actor().may("campaigns.edit")},
                   {"new_url", scope.url("campaigns.sending_new", here)},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        return View{.name = "campaigns/sending/list", .model = std::move(page), .title = title};
    });
}

Result<Reply> sending_view(const CampaignTools& tools, const std::string& id, RequestScope& scope,
                           const Error* error, const std::string& typed_reason,
                           const std::string& typed_number) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto sending = read_sending(uow, id);
        if (!sending) return sending.error();
        const auto campaign = read_campaign(uow, sending->campaign_id);
        if (!campaign) return campaign.error();
        const UrlValues here{{"sending", id}};
        const auto state = sending->state;
        const auto& actor = scope.actor();
        const bool may_edit = actor.may("campaigns.edit");
        const bool is_draft = state == SendingState::draft;
        const bool waits = state == SendingState::submitted;
        const bool own = actor.id == sending->written_by || actor.id == sending->submitted_by;
        const bool going = state == SendingState::approved || state == SendingState::sending;
        const auto title = subject_shown(*sending, locale);
        Model page{
            {"title", title},
            {"caption", title_of(*campaign, locale)},
            {"list_url", scope.url("campaigns.sendings", {{"campaign", campaign->id}})},
            {"state", sending_tag(state, locale)},
            {"has_reason", !sending->reason.empty()},
            {"reason_told", sending->reason},
            {"rows", facts_of(uow, tools, *sending, scope)},
            {"letters_url", scope.url("campaigns.sending_letters", here)},
            {"problems_url", scope.url("campaigns.sending_letters", {{"sending", id}, {"show", "problem"}})},
            {"step_url", scope.url("campaigns.sending_step", here)},
            {"approve_url", scope.url("campaigns.sending_approve", here)},
            {"print_url", scope.url("campaigns.sending_print", here)},
            {"edit_url", scope.url("campaigns.sending_edit", here)},
            {"may_change", may_edit && (is_draft || waits || state == SendingState::approved)},
            {"may_submit", may_edit && is_draft},
            {"may_approve", waits && !own && actor.may("campaigns.approve")},
            {"waits_for_others", waits && (own || !actor.may("campaigns.approve"))},
            {"may_send_back",
             (waits || state == SendingState::approved) && (may_edit || actor.may("campaigns.approve"))},
            {"may_pause", may_edit && going},
            {"may_resume", may_edit && state == SendingState::paused},
            {"may_cancel", may_edit && state != SendingState::sent && state != SendingState::cancelled},
            {"hash", sending->hash},
            {"revision", std::to_string(sending->revision)},
            {"reason", field_model({.label = locale.t("Why"),
                                    .name = "reason",
                                    .value = typed_reason,
                                    .error = problem_of("reason", error, locale),
                                    .rows = 2})}};
        if (is_draft) {
            set_draft(page, uow, tools, *campaign, *sending, error, typed_number, locale);
            page.set("has_troubles", false).set("troubles", Model::List{}).set("has_paper", false);
        } else {
            set_frozen(page, uow, tools, *sending, locale);
        }
        page.set("may_print", page.find("has_paper")->truth() && !waits);
        return form_view("campaigns/sending/show", std::move(page), title, error, locale);
    });
}

Result<Reply> show_sending(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return sending_view(tools, request.path_value("sending"), scope, nullptr);
}

namespace {

Result<void> take_step(UnitOfWork& uow, const CampaignTools& tools, const Request& request,
                       const RequestScope& scope) {
    const auto& id = request.path_value("sending");
    const auto& actor = scope.actor();
    const auto& step = request.form_value("step");
    const auto revision = read_number(request, "revision");
    if (step == "submit")
        return submit_sending(uow, tools, actor, id, revision, read_number(request, "expected"));
    if (step == "pause") return pause_sending(uow, actor, id);
    if (step == "resume") return resume_sending(uow, actor, id);
    if (step == "cancel") return cancel_sending(uow, actor, id, request.form_value("reason"));
    if (step == "leave_out") {
        if (auto done = leave_out_lacking(uow, tools, actor, id); !done) return std::move(done).error();
        return {};
    }
    return Error{ErrorCode::not_found, "This page does not exist.", step};
}

Result<Reply> after(const CampaignTools& tools, const Result<void>& done, const Request& request,
                    RequestScope& scope, const std::string& notice) {
    const auto& id = request.path_value("sending");
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return sending_view(tools, id, scope, &done.error(), request.form_value("reason"),
                            request.form_value("expected"));
    }
    scope.notice(notice);
    return Redirect{scope.url("campaigns.sending", {{"sending", id}})};
}

}  // namespace

Result<Reply> sending_step_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return take_step(uow, tools, request, scope); });
    const auto& locale = scope.locale();
    const auto& step = request.form_value("step");
    return after(tools, done, request, scope,
                 step == "submit"
                     ? locale.t("Every letter is written down. Now somebody else reads and approves them.")
                 : step == "pause"  ? locale.t("Paused: no further letter leaves.")
                 : step == "resume" ? locale.t("It goes on.")
                 : step == "cancel" ? locale.t("Cancelled: what has not left does not leave.")
                                    : locale.t("Saved."));
}

Result<Reply> approve_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("sending");
    const bool back = request.form_value("step") == "back";
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return back ? send_back(uow, scope.actor(), id, request.form_value("reason"),
                                read_number(request, "revision"))
                    : approve_sending(uow, scope.actor(), id, request.form_value("hash"));
    });
    return after(tools, done, request, scope,
                 back ? scope.locale().t("Sent back: whoever prepares these letters reads why.")
                      : scope.locale().t("Approved: exactly these letters are sent."));
}

Result<Reply> print_letters_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("sending");
    auto ordered = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto sending = read_sending(uow, id);
        if (!sending) return sending.error();
        return tools.orders->order(uow, scope.actor(), scope.locale().language(),
                                   letters_order(*sending, scope.locale().t("Letters on paper (PDF)"),
                                                 scope.url("campaigns.sending", {{"sending", id}})));
    });
    if (!ordered) return std::move(ordered).error();
    return Redirect{*std::move(ordered)};
}

}  // namespace plenaria::campaigns
