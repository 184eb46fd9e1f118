// SPDX-License-Identifier: EUPL-1.2
#include "round_pages.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../review/answer_service.hpp"
#include "../review/review_view.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "round_repository.hpp"
#include "round_service.hpp"

namespace plenaria::statements {

namespace {

/// With what is known of addresses that nothing reaches.
Result<RoundProgress> read_progress(const RoundTools& tools, UnitOfWork& uow, std::string_view round,
                                    std::string_view language) {
    auto progress = progress_of(uow, round, language);
    if (!progress || tools.trouble == nullptr) return progress;
    std::vector<std::string> addresses;
    for (const auto& each : progress->offices) addresses.push_back(each.office.address);
    progress->trouble = tools.trouble->undeliverable(uow, addresses);
    return progress;
}

std::string percent(int part, int whole) { return std::to_string(whole == 0 ? 0 : part * 100 / whole); }

Model progress_model(const Progress& sums, const Locale& locale) {
    return {
        {"text", locale.t("{sent} of {invited} offices have sent their review",
                          {{"sent", locale.number(sums.sent)}, {"invited", locale.number(sums.invited)}})},
        {"percent", percent(sums.sent, sums.invited)}};
}

/// For a column of instants that are all in one zone, which the page names once.
struct Moment {
    std::string day, time;
};

Moment moment(const Instant* at, std::string_view zone, const Locale& locale) {
    if (at == nullptr) return {};
    return {locale.day(to_local(*at, zone).day), locale.time_of_day(*at, zone)};
}

Model::List office_rows(const RoundProgress& progress, std::string_view only, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    Model::List rows;
    for (const auto& each : progress.offices) {
        if (!only.empty() && to_text(each.stage) != only && !(only == "silent" && !each.office.sent_at))
            continue;
        const auto& office = each.office;
        const auto opened = moment(each.opened_at.empty() ? nullptr : &each.opened_at.front(), zone, locale);
        const auto sent = moment(office.sent_at ? &*office.sent_at : nullptr, zone, locale);
        const auto trouble = progress.trouble.find(office.address);
        const bool has_trouble = trouble != progress.trouble.end();
        rows.push_back({{"has_trouble", has_trouble},
                        {"trouble", has_trouble ? trouble->second : std::string()},
                        {"name", office.party_name},
                        {"party", office.party},
                        {"address", office.address},
                        {"has_address", !office.address.empty()},
                        {"language", locale.language_name(office.language)},
                        {"stage", stage_tag(each.stage, locale)},
                        {"opened_day", opened.day},
                        {"opened_time", opened.time},
                        {"opened_times", each.opened_at.size() < 2
                                             ? std::string()
                                             : locale.n("opened once", "opened {n} times",
                                                        static_cast<long long>(each.opened_at.size()))},
                        {"sent_day", sent.day},
                        {"sent_time", sent.time},
                        {"has_position", office.sent_at.has_value()},
                        {"position", office.sent_at ? locale.t(name_of(office.position)) : std::string()},
                        {"position_text", office.sent_at ? office.position_text : std::string()},
                        {"points", locale.number(each.suggestions + each.comments)},
                        {"asks", office.asked_at.has_value()},
                        {"asks_because", office.asked_because},
                        {"may_invite", office.invited_at.has_value() && !office.address.empty()}});
    }
    return rows;
}

/// Bars of the progress picture: one per stage, as long as its share.
Model::List bars(const Progress& sums, const Locale& locale, const RequestScope& scope,
                 const std::string& round) {
    Model::List list;
    int y = 0;
    const auto add = [&](std::string_view stage, std::string label, int count) {
        list.push_back(
            {{"label", std::move(label)},
             {"count", locale.number(count)},
             {"url", scope.url("statements.round", {{"round", round}, {"show", std::string(stage)}})},
             {"width", percent(count, sums.invited)},
             {"y", std::to_string(y)},
             {"urgent", stage == "not_opened"}});
        y += 6;
    };
    add("not_opened", locale.t("Not opened"), sums.not_opened);
    add("opened", locale.t("Opened"), sums.opened);
    add("drafting", locale.t("Writing"), sums.drafting);
    add("sent", locale.t("Sent"), sums.sent);
    return list;
}

Model::List extension_rows(const RoundProgress& progress, const RequestScope& scope) {
    Model::List rows;
    const auto& locale = scope.locale();
    for (const auto& each : progress.extensions)
        rows.push_back({{"from", locale.instant(each.from, progress.round.zone)},
                        {"to", locale.instant(each.to, progress.round.zone)},
                        {"reason", each.reason},
                        {"when", locale.instant(each.extended_at, scope.actor().zone)},
                        {"who", each.extended_by}});
    return rows;
}

View round_view(const RoundProgress& progress, const Request& request, RequestScope& scope,
                const Error* error) {
    const auto& locale = scope.locale();
    const auto& round = progress.round;
    const UrlValues at{{"round", round.id}};
    const auto& only = request.query_value("show");
    std::vector<Office> offices;
    for (const auto& each : progress.offices) offices.push_back(each.office);
    const auto invitations = to_invite(offices).size();
    const auto silent = to_remind(offices).size();
    const auto local = to_local(round.deadline + std::chrono::days(7), round.zone);
    auto rows = office_rows(progress, only, scope);
    auto extensions = extension_rows(progress, scope);
    const auto asking =
        std::count_if(offices.begin(), offices.end(), [](const Office& o) { return o.asked_at.has_value(); });
    return {
        .name = "statements/round/show",
        .model =
            {{"title", round.name},
             {"statement", progress.statement.title},
             {"statement_url", scope.url("statements.statement", {{"id", progress.statement.id}})},
             {"version", progress.version.name},
             {"state", round_tag(round.state, locale)},
             {"deadline", deadline_model(round, scope.actor().zone, scope.now(), locale)},
             {"visibility", round.visibility == Visibility::open
                                ? locale.t("Offices see what the others have sent.")
                                : locale.t("Each office sees its own answers only.")},
             {"progress", progress_model(progress.sums, locale)},
             {"bars", bars(progress.sums, locale, scope, round.id)},
             {"bars_height", "24"},
             {"filtered", !only.empty()},
             {"all_url", scope.url("statements.round", at)},
             {"has_rows", !rows.empty()},
             {"rows", std::move(rows)},
             {"as_of", locale.t("as of {time}", {{"time", locale.instant(scope.now(), scope.actor().zone)}})},
             {"asking",
              asking > 0 ? locale.n("{n} office asks for more time", "{n} offices ask for more time", asking)
                         : std::string()},
             {"has_asking", asking > 0},
             {"has_extensions", !extensions.empty()},
             {"extensions", std::move(extensions)},
             {"is_draft", round.state == RoundState::draft},
             {"is_open", round.state == RoundState::open},
             {"is_closed", round.state == RoundState::closed},
             {"may_invite", invitations > 0 && round.state != RoundState::closed},
             {"may_remind", silent > 0 && takes_answers(round, scope.now())},
             {"invite_url", scope.url("statements.invite", at)},
             {"remind_url", scope.url("statements.remind", at)},
             {"offices_url", scope.url("statements.offices", at)},
             {"end_links_url", scope.url("statements.end_links", at)},
             {"again_url", scope.url("statements.invite_again", at)},
             {"close_url", scope.url("statements.close_round", at)},
             {"reopen_url", scope.url("statements.reopen_round", at)},
             {"extend_url", scope.url("statements.extend_round", at)},
             {"csv_url", scope.url("statements.compilation", {{"round", round.id}, {"format", "csv"}})},
             {"compilation_url", scope.url("statements.compilation", at)},
             {"consolidation_url", scope.url("statements.consolidation", {{"id", progress.statement.id}})},
             {"was_deadline", to_text(round.deadline)},
             {"has_problems", error != nullptr},
             {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)},
             {"day",
              field_model({.label = locale.t("New deadline"),
                           .name = "day",
                           .value = error == nullptr ? to_text(local.day) : request.form_value("day"),
                           .error = error == nullptr ? std::string() : problem_on("day", *error, locale),
                           .type = "date"})},
             {"time", field_model({.label = locale.t("Time"),
                                   .name = "time",
                                   .value = error == nullptr ? "17:00" : request.form_value("time"),
                                   .hint = round.zone,
                                   .type = "time"})},
             {"reason", field_model({.label = locale.t("Reason (the offices will read it)"),
                                     .name = "reason",
                                     .value = request.form_value("reason")})}},
        .title = round.name + " – " + progress.statement.title,
        .status = error == nullptr                     ? 200
                  : error->code == ErrorCode::conflict ? 409
                                                       : 422};
}

RoundService round_service(const RoundTools& tools, RequestScope& scope) {
    return {scope.db(), *tools.directory, *tools.mails};
}

Result<Reply> back_to_round(const Result<void>& done, std::string_view notice, const Request& request,
                            RequestScope& scope) {
    if (!done) return done.error();
    scope.notice(scope.locale().t(notice));
    return Redirect{scope.url("statements.round", {{"round", request.path_value("round")}})};
}

}  // namespace

Result<Reply> rounds_page(const Request&, RequestScope& scope) {
    const auto& locale = scope.locale();
    auto rows = scope.db().read([&](UnitOfWork& uow) -> Result<Model::List> {
        Model::List list;
        for (const auto& round : list_rounds(uow)) {
            auto progress = progress_of(uow, round.id, locale.language());
            if (!progress) return std::move(progress).error();
            list.push_back(
                {{"name", round.name},
                 {"url", scope.url("statements.round", {{"round", round.id}})},
                 {"statement", progress->statement.title},
                 {"version", progress->version.name},
                 {"state", round_tag(round.state, locale)},
                 {"deadline", deadline_model(round, scope.actor().zone, scope.now(), locale)},
                 {"sums", progress_model(progress->sums, locale)},
                 {"silent_url", scope.url("statements.round", {{"round", round.id}, {"show", "silent"}})},
                 {"silent", locale.number(progress->sums.invited - progress->sums.sent)}});
        }
        return list;
    });
    if (!rows) return std::move(rows).error();
    return View{
        .name = "statements/round/list",
        .model = {{"has_rows", !rows->empty()},
                  {"statements_url", scope.url("statements.index")},
                  {"count", locale.n("{n} round", "{n} rounds", static_cast<long long>(rows->size()))},
                  {"rows", *std::move(rows)}},
        .title = locale.t("Rounds of consultation")};
}

Result<Reply> round_page(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto progress = scope.db().read([&](UnitOfWork& uow) {
        return read_progress(tools, uow, request.path_value("round"), scope.locale().language());
    });
    if (!progress) return std::move(progress).error();
    return round_view(*progress, request, scope, nullptr);
}

Result<Reply> extend_round(const RoundTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto to = form.local_time("day", "time", true);
    Result<void> done;
    if (!form.ok())
        done = form.error();
    else
        done = round_service(tools, scope)
                   .extend(scope.actor(), request.path_value("round"), *to, request.form_value("reason"),
                           request.form_value("was_deadline"));
    if (done || done.error().fields.empty())
        return back_to_round(done, "The deadline has been moved. Every invited office gets a mail.", request,
                             scope);
    auto progress = scope.db().read([&](UnitOfWork& uow) {
        return read_progress(tools, uow, request.path_value("round"), scope.locale().language());
    });
    if (!progress) return std::move(progress).error();
    return round_view(*progress, request, scope, &done.error());
}

Result<Reply> close_round(const RoundTools& tools, const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    if (auto done = round_service(tools, scope).close(scope.actor(), round); !done)
        return std::move(done).error();
    scope.notice(scope.locale().t("The round is closed."),
                 scope.url("statements.reopen_round", {{"round", round}}));
    return Redirect{scope.url("statements.round", {{"round", round}})};
}

Result<Reply> reopen_round(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return back_to_round(round_service(tools, scope).reopen(scope.actor(), request.path_value("round")),
                         "The round is open again.", request, scope);
}

Result<Reply> invite_office_again(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return back_to_round(
        round_service(tools, scope)
            .invite_again(scope.actor(), request.path_value("round"), request.form_value("party")),
        "A new link is on its way.", request, scope);
}

namespace {

/// What the form showed when its page was made.
std::optional<OfficeContact> seen_contact(const Request& request) {
    if (!request.form.contains("was_address")) return std::nullopt;
    return OfficeContact{request.form_value("was_contact"), request.form_value("was_address"),
                         request.form_value("was_language")};
}

}  // namespace

Result<Reply> end_links_of_office(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return back_to_round(
        round_service(tools, scope)
            .end_links(scope.actor(), request.path_value("round"), request.form_value("party")),
        "The links of this office open nothing any more. Send a new one to whom it should go.", request,
        scope);
}

Result<Reply> save_contact(const RoundTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto address = form.email("address", true);
    if (!form.ok()) {
        scope.notice(scope.locale().t("This is no mail address: {address}",
                                      {{"address", request.form_value("address")}}));
        return Redirect{scope.url("statements.offices", {{"round", request.path_value("round")}})};
    }
    auto saved = round_service(tools, scope)
                     .set_contact(scope.actor(), request.path_value("round"), request.form_value("party"),
                                  {request.form_value("contact"), address, request.form_value("language")},
                                  seen_contact(request));
    if (!saved) return std::move(saved).error();
    scope.notice(scope.locale().t("The contact was saved."));
    return Redirect{scope.url("statements.offices", {{"round", request.path_value("round")}})};
}

Result<Reply> remove_office_here(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto done = round_service(tools, scope)
                    .remove_office(scope.actor(), request.path_value("round"), request.form_value("party"));
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("The office was taken off the list."));
    return Redirect{scope.url("statements.offices", {{"round", request.path_value("round")}})};
}

}  // namespace plenaria::statements
