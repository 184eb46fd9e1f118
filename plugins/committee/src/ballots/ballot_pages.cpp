// SPDX-License-Identifier: EUPL-1.2
#include "ballot_pages.hpp"

#include <plenaria/labelled.hpp>
#include <plenaria/live.hpp>

#include "../candidacy/statement_pages.hpp"
#include "ballot_repository.hpp"
#include "ballot_result_pages.hpp"
#include "draft_service.hpp"
#include "office_pages.hpp"
#include "officer_pages.hpp"
#include "roll_pages.hpp"
#include "roll_service.hpp"
#include "seating_pages.hpp"
#include "voted_text_pages.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr int ballots_at_once = 25;
/// Nobody reads a thousand letters; those beyond are like these, and are counted.
constexpr std::size_t most_letters = 200;

Model::List facts_rows(const BallotCall& call, const Locale& locale) {
    const auto& facts = call.ballot.facts;
    Model::List rows{fact_row(locale.t("Body"), call.body.facts.names.in(locale.language())),
                     fact_row(locale.t("Question"), facts.question.in(locale.language())),
                     fact_row(locale.t("How is voted"), method_in_words(facts, locale)),
                     fact_row(locale.t("Quorum"),
                              facts.quorum == 0 ? locale.t("More than half") : locale.number(facts.quorum)),
                     fact_row(locale.t("Proxies that one voter may hold"), locale.number(facts.proxy_cap))};
    for (const auto& each : facts.reserved)
        rows.push_back(
            fact_row(locale.t("Reserved seats"),
                     labelled(locale, each.group, locale.number(static_cast<long long>(each.least)))));
    if (!call.ballot.reason.empty()) rows.push_back(fact_row(locale.t("Reason"), call.ballot.reason));
    return rows;
}

Model reason_field(const char* key, std::string label, const Error* error, const Locale& locale) {
    return field_model({.label = std::move(label),
                        .name = "reason",
                        .error = ledger::problem_of("reason", error, locale),
                        .rows = 2,
                        .id = key});
}

void set_draft(Model& page, UnitOfWork& uow, const BallotRoomTools& tools, const BallotCall& call,
               const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"ballot", call.ballot.id}};
    const bool is_draft = call.ballot.written == Written::draft && scope.actor().may("committee.ballots");
    Model::List missing, partners;
    if (is_draft) {
        const auto mails = tools.mails();
        for (const auto& each : lacks(uow, tools.with(mails), call, locale.language()))
            missing.push_back({{"sentence", locale.t(each.message, each.values)}});
        for (const auto& each : partners_of(uow, call.ballot.id))
            partners.push_back({{"name", each.name}, {"ref", each.ref}});
    }
    page.set("is_draft", is_draft);
    page.set("may_open", is_draft && missing.empty());
    page.set("has_missing", !missing.empty());
    page.set("missing", std::move(missing));
    page.set("open_url", scope.url("committee.ballot_letters", here));
    page.set("edit_url", scope.url("committee.ballot_edit", here));
    page.set("candidates_url", scope.url("committee.ballot_candidates", here));
    page.set("is_election", call.ballot.facts.subject == Subject::election);
    page.set("may_have_partners", is_draft && call.ballot.facts.election_ref.empty());
    page.set("partner_url", scope.url("committee.ballot_partner", here));
    page.set("partner_remove_url", scope.url("committee.ballot_partner_remove", here));
    page.set("has_partners", !partners.empty());
    page.set("partners", std::move(partners));
    page.set("partner", ledger::party_model({.label = locale.t("Supporting partner who votes too"),
                                             .name = "partner",
                                             .error = ledger::problem_of("partner", error, locale)},
                                            "", "person", scope));
}

void set_actions(Model& page, UnitOfWork& uow, const BallotCall& call, State state, const Error* error,
                 const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"ballot", call.ballot.id}};
    const bool may = scope.actor().may("committee.ballots");
    const bool is_open = state == State::open;
    page.set("may_remind", may && is_open && !to_remind(uow, call.ballot.id).empty());
    page.set("remind_url", scope.url("committee.ballot_reminders", here));
    page.set("may_close", may && is_open);
    page.set("close_url", scope.url("committee.ballot_close", here));
    page.set("close_reason",
             reason_field("f-close", locale.t("Reason, as the voters read it"), error, locale));
    page.set("may_withdraw", may && state != State::counted && state != State::withdrawn);
    page.set("withdraw_url", scope.url("committee.ballot_withdraw", here));
    page.set("withdraw_reason",
             reason_field("f-reason", locale.t("Reason, as the voters read it"), error, locale));
}

/// Of a vacancy whose ballot elected nominees: the shortlist, with them chosen and the reason written.
std::string filling_url(const BallotCall& call, const std::vector<Candidate>& candidates,
                        const RequestScope& scope) {
    const auto& ballot = call.ballot;
    const auto& elected = ballot.outcome.elected;
    if (ballot.facts.vacancy_id.empty() || ballot.written != Written::counted || elected.empty()) return {};
    std::string nominations;
    for (const auto number : elected) {
        const auto& candidate = candidates.at(static_cast<std::size_t>(number) - 1);
        if (!candidate.nomination_id.empty())
            nominations += (nominations.empty() ? "" : ",") + candidate.nomination_id;
    }
    if (nominations.empty()) return {};
    const auto& locale = scope.locale();
    return scope.url("committee.shortlist",
                     {{"vacancy", ballot.facts.vacancy_id},
                      {"nomination", nominations},
                      {"choice_reason", locale.t("Elected by ballot of “{body}”; ballots: {n}.",
                                                 {{"body", call.body.facts.names.in(locale.language())},
                                                  {"n", locale.number(ballot.outcome.ballots)}})},
                      {"reference", ballot.facts.title.in(locale.language())}});
}

View letters_view(const BallotCall& call, const std::vector<Mail>& letters,
                  const std::vector<std::string>& missing, std::string title, const char* action,
                  const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"ballot", call.ballot.id}};
    const auto count = static_cast<long long>(letters.size());
    Model::List rows, unreachable;
    for (const auto& mail : letters) {
        if (rows.size() == most_letters) break;
        rows.push_back({{"to", mail.to_name},
                        {"address", mail.to_address},
                        {"language_name", locale.language_name(mail.language)},
                        {"mail_language", mail.language},
                        {"subject", mail.subject},
                        {"text", mail.text}});
    }
    const auto unshown = count - static_cast<long long>(rows.size());
    for (const auto& each : missing) unreachable.push_back({{"name", each}});
    return {.name = "committee/ballots/letters",
            .model = {{"title", title},
                      {"caption", call.ballot.facts.title.in(locale.language())},
                      {"back_url", scope.url("committee.ballot", here)},
                      {"action_url", scope.url(action, here)},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                      {"count", std::to_string(count)},
                      {"has_letters", count > 0},
                      {"letters", std::move(rows)},
                      {"has_more", unshown > 0},
                      {"more", locale.n("and {n} more", "and {n} more", unshown)},
                      {"has_missing", !unreachable.empty()},
                      {"missing", std::move(unreachable)}},
            .title = title};
}

Result<Reply> after(const BallotRoomTools& tools, const Request& request, RequestScope& scope,
                    const Result<void>& done, std::string notice) {
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return ballot_view(tools, request, scope, &done.error());
    }
    scope.notice(notice);
    return Redirect{scope.url("committee.ballot", {{"ballot", request.path_value("ballot")}})};
}

Result<void> change_partners(UnitOfWork& uow, const BallotRoomTools& tools, const Request& request,
                             const RequestScope& scope, const std::string& add, const std::string& remove) {
    const auto& id = request.path_value("ballot");
    const auto call = read_ballot(uow, id);
    if (!call) return call.error();
    std::vector<std::string> refs;
    for (const auto& each : partners_of(uow, id))
        if (each.ref != remove) refs.push_back(each.ref);
    if (!add.empty() && std::find(refs.begin(), refs.end(), add) == refs.end()) refs.push_back(add);
    return set_partners(uow, *tools.lookup, scope.actor(), id, refs, call->ballot.revision);
}

}  // namespace

Result<Reply> list_ballots(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto asked = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Model::List rows;
        for (const auto& ballot : all_ballots(uow, (asked - 1) * ballots_at_once, ballots_at_once)) {
            const auto turnout = turnout_of(uow, ballot.id);
            const auto state = state_of(ballot, turnout.took_part, scope.now());
            rows.push_back({{"name", ballot.facts.title.in(locale.language())},
                            {"url", scope.url("committee.ballot", {{"ballot", ballot.id}})},
                            {"method", method_in_words(ballot.facts, locale)},
                            {"closes", close_model(ballot, state, scope)},
                            {"state", state_tag(state, locale)}});
        }
        Model page{{"may_edit", scope.actor().may("committee.ballots")},
                   {"new_url", scope.url("committee.ballot_new")},
                   {"bodies_url", scope.url("committee.bodies")},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        set_pages(page, page_range(asked, ballots_at_once, count_ballots(uow)), {scope, "committee.ballots"},
                  locale);
        return View{.name = "committee/ballots/list", .model = std::move(page), .title = locale.t("Votes")};
    });
}

Result<Reply> ballot_view(const BallotRoomTools& tools, const Request& request, RequestScope& scope,
                          const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto& ballot = call->ballot;
        const UrlValues here{{"ballot", ballot.id}};
        const auto turnout = turnout_of(uow, ballot.id);
        const auto state = state_of(ballot, turnout.took_part, scope.now());
        const auto candidates = candidates_of(uow, ballot.id);
        const auto title = ballot.facts.title.in(locale.language());
        Model::List names;
        const auto statements =
            candidacy::statement_models(uow, ballot, candidates, "committee.ballot_portrait", here, scope);
        for (const auto& each : candidates) {
            const auto statement = statements.find(each.id);
            names.push_back({{"name", full_name(each)},
                             {"has_group", !each.group.empty()},
                             {"group", each.group},
                             {"has_statement", statement != statements.end()},
                             {"statement", statement == statements.end() ? Model() : statement->second}});
        }
        Model page{
            {"title", title},
            {"list_url", scope.url("committee.ballots")},
            {"live_url", scope.url("committee.ballot_live", here)},
            {"state", state_tag(state, locale)},
            {"closes", close_model(ballot, state, scope)},
            {"facts", facts_rows(*call, locale)},
            {"has_turnout", ballot.written != Written::draft},
            {"turnout", turnout_in_words(ballot, turnout, locale)},
            {"has_quorum", turnout.took_part >= ballot.facts.quorum},
            {"is_without_quorum", state == State::without_quorum},
            {"took_part", locale.number(turnout.took_part)},
            {"voters", locale.number(turnout.voters)},
            {"quorum", locale.number(ballot.facts.quorum)},
            {"has_candidates", !names.empty()},
            {"names", std::move(names)},
            {"has_statements", !statements.empty()},
            {"papers_url", scope.url("committee.ballot_paper", here)},
            {"has_count", !ballot.count_id.empty()},
            {"count_url", ballot.count_id.empty()
                              ? std::string()
                              : scope.url("committee.count", {{"count", ballot.count_id}})},
            {"has_vacancy", !ballot.facts.vacancy_id.empty()},
            {"vacancy_url", ballot.facts.vacancy_id.empty()
                                ? std::string()
                                : scope.url("committee.shortlist", {{"vacancy", ballot.facts.vacancy_id}})}};
        const auto filling = filling_url(*call, candidates, scope);
        page.set("may_fill", !filling.empty() && scope.actor().may("committee.edit"));
        page.set("fill_url", filling);
        page.set("fill", ballot.facts.seats > 1 ? locale.t("Fill the seats with those who were elected")
                                                : locale.t("Fill the seat with who was elected"));
        set_voted_version(page, uow, ballot, scope);
        set_draft(page, uow, tools, *call, error, scope);
        set_actions(page, uow, *call, state, error, scope);
        set_officers(page, uow, *call, state, error, scope);
        set_roll(page, uow, *call, candidates, state, error, scope);
        set_result(page, uow, *call, candidates, scope);
        set_seating(page, uow, tools, ballot, scope);
        set_office(page, ballot, scope);
        return ledger::form_view("committee/ballots/show", std::move(page), title, error, locale);
    });
}

Result<Reply> show_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return ballot_view(tools, request, scope, nullptr);
}

Result<Reply> listen_to_ballot(const BallotRoomTools&, const Request& request, RequestScope&) {
    return listen_to(live_topic(request.path_value("ballot")));
}

Result<Reply> preview_opening(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto mails = tools.mails();
        std::vector<Mail> letters;
        std::vector<std::string> missing;
        for (const auto& each : electorate_now(uow, tools.with(mails), *call)) {
            if (each.address.empty()) missing.push_back(each.person.name);
            letters.push_back(mails.call_to_vote(*call, each, scope.locale().t("[the link of this voter]")));
        }
        return letters_view(*call, letters, missing, scope.locale().t("Open the vote"),
                            "committee.ballot_open", scope);
    });
}

Result<Reply> open_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return open_ballot(uow, tools.with(mails), scope.actor(), request.path_value("ballot"),
                           ledger::read_number(request, "count", 0));
    });
    return after(tools, request, scope, done, scope.locale().t("The vote is open. Every voter gets a link."));
}

Result<Reply> preview_reminders(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto mails = tools.mails();
        std::vector<Mail> letters;
        for (const auto& each : to_remind(uow, call->ballot.id))
            letters.push_back(mails.reminder(*call, each, scope.locale().t("[the link of this voter]")));
        return letters_view(*call, letters, {}, scope.locale().t("Remind voters"), "committee.ballot_remind",
                            scope);
    });
}

Result<Reply> remind_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return remind_voters(uow, tools.with(mails), scope.actor(), request.path_value("ballot"),
                             ledger::read_number(request, "count", 0));
    });
    if (!sent) {
        if (!is_for_form(sent.error())) return sent.error();
        return ballot_view(tools, request, scope, &sent.error());
    }
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("committee.ballot", {{"ballot", request.path_value("ballot")}})};
}

Result<Reply> close_early_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return close_early(uow, tools.with(mails), scope.actor(), request.path_value("ballot"),
                           request.form_value("reason"));
    });
    return after(tools, request, scope, done,
                 scope.locale().t("The vote is closed, and the voters are told."));
}

Result<Reply> withdraw_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return withdraw_ballot(uow, tools.with(mails), scope.actor(), request.path_value("ballot"),
                               request.form_value("reason"));
    });
    return after(tools, request, scope, done, scope.locale().t("The vote was withdrawn."));
}

Result<Reply> partner_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        std::vector<FieldError> problems;
        const auto ref =
            ledger::read_party(uow, *tools.lookup, request, "partner", "person", scope.locale(), problems);
        if (problems.empty() && ref.empty())
            problems.push_back({"partner", /*t*/ "Write the name of somebody in the directory."});
        if (!problems.empty()) return ledger::refuse_if_any(std::move(problems));
        return change_partners(uow, tools, request, scope, ref, {});
    });
    return after(tools, request, scope, done, scope.locale().t("Changes saved."));
}

Result<Reply> partner_remove_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return change_partners(uow, tools, request, scope, {}, request.form_value("ref"));
    });
    return after(tools, request, scope, done, scope.locale().t("Changes saved."));
}

}  // namespace plenaria::committee::ballots
