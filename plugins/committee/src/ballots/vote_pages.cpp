// SPDX-License-Identifier: EUPL-1.2
#include "vote_pages.hpp"

#include <algorithm>

#include "ballot_result_pages.hpp"
#include "roll_service.hpp"
#include "seal.hpp"
#include "vote_form.hpp"
#include "vote_service.hpp"
#include "voted_text_pages.hpp"

namespace plenaria::committee::ballots {

namespace {

/// What a voter's page is asked for: whose ballot, and what stands in the form.
struct VotePage {
    OwnBallot own;
    const Voter* subject = nullptr;  ///< themselves, or whose proxy they hold; in `own`
};

Result<OwnBallot> read_own(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) { return own_ballot(uow, request.path_value("voter")); });
}

/// Whose vote ?for= or the form means. @return nullptr for somebody else's.
const Voter* subject_of(const OwnBallot& own, const std::string& id) {
    if (id.empty() || id == own.voter.id) return &own.voter;
    const auto found = std::find_if(own.votes_for.begin(), own.votes_for.end(),
                                    [&](const Voter& each) { return each.id == id; });
    return found == own.votes_for.end() ? nullptr : &*found;
}

bool is_secret(const OwnBallot& own) { return own.call.ballot.facts.secrecy == Secrecy::secret; }

State state_of(const OwnBallot& own, const RequestScope& scope) {
    return state_of(own.call.ballot, own.turnout.took_part, scope.now());
}

/// Why no vote is taken for `subject`; empty: one is.
std::string shut_because(const OwnBallot& own, const Voter& subject, const RequestScope& scope) {
    const auto& locale = scope.locale();
    if (own.voter.is_revoked() || subject.is_revoked())
        return locale.t("This vote was revoked: {reason}",
                        {{"reason", own.voter.is_revoked() ? own.voter.revoked : subject.revoked}});
    if (auto open = check_takes_votes(own.call.ballot, scope.now()); !open) {
        const auto& withdrawn = own.call.ballot.reason;
        const auto words = locale.t(open.error().message, open.error().values);
        return own.call.ballot.written == Written::withdrawn && !withdrawn.empty()
                   ? words + " " + locale.t("Reason: {reason}", {{"reason", withdrawn}})
                   : words;
    }
    if (&subject == &own.voter && own.holder)
        return locale.t("{person} votes for you. Take your proxy back to vote yourself.",
                        {{"person", own.holder->person.name}});
    if (subject.part == Part::paper)
        return locale.t("You vote on paper. Your slip is in the box of the room.");
    return {};
}

void set_head(Model& page, const OwnBallot& own, const Voter& subject, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = own.call.ballot.facts;
    page.set("title", facts.title.in(locale.language()));
    page.set("body", own.call.body.facts.names.in(locale.language()));
    page.set("person", subject.person.name);
    page.set("has_city", !subject.city.name.empty());
    page.set("city", subject.city.name);
    page.set("is_for_other", subject.id != own.voter.id);
    page.set("voter", own.voter.person.name);
    page.set("question", facts.question.in(locale.language()));
    page.set("closes", close_model(own.call.ballot, state_of(own, scope), scope));
    page.set("is_secret", is_secret(own));
    page.set("vote_url", scope.url("committee.vote", {{"voter", own.voter.id}}));
    page.set("for_id", subject.id);
}

std::string part_in_words(const Voter& voter, const Locale& locale) {
    switch (voter.part) {
        case Part::none:
            return {};
        case Part::link:
            return locale.t("You have voted.");
        case Part::proxy:
            return locale.t("A ballot was cast by proxy.");
        case Part::paper:
            return locale.t("Voted on paper.");
        case Part::floor:
            return locale.t("Voted in the room.");
    }
    return {};
}

Model::List proxy_rows(const OwnBallot& own, const Voter& subject, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    const auto add = [&](const Voter& each, std::string name) {
        rows.push_back({{"name", std::move(name)},
                        {"url", scope.url("committee.vote", {{"voter", own.voter.id}, {"for", each.id}})},
                        {"is_here", each.id == subject.id},
                        {"has_voted", each.part != Part::none},
                        {"voted", each.part != Part::none ? locale.t("voted") : locale.t("not voted yet")}});
    };
    if (own.votes_for.empty()) return rows;
    if (!own.holder) add(own.voter, own.voter.person.name);
    for (const auto& each : own.votes_for) add(each, each.person.name);
    return rows;
}

void set_proxy(Model& page, UnitOfWork& uow, const OwnBallot& own, const Error* error,
               const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"voter", own.voter.id}};
    const bool is_open = state_of(own, scope) == State::open;
    const bool may_give = is_open && own.call.ballot.facts.proxy_cap > 0 && !own.holder &&
                          own.votes_for.empty() && own.voter.part == Part::none && !own.voter.is_revoked();
    std::vector<plenaria::Choice> others{{.value = "", .label = locale.t("Choose")}};
    if (may_give)
        for (const auto& each : roll_of(uow, own.call.ballot.id))
            if (each.id != own.voter.id && each.proxy_id.empty() && !each.is_revoked())
                others.push_back({.value = each.id,
                                  .label = each.city.name.empty()
                                               ? each.person.name
                                               : each.person.name + ", " + each.city.name});
    page.set("may_give_proxy", may_give && others.size() > 1);
    page.set("proxy_url", scope.url("committee.vote_proxy", here));
    page.set("holder_field", choice_model({.label = locale.t("Who votes for you"),
                                           .name = "holder",
                                           .error = ledger::problem_of("holder", error, locale)},
                                          others));
    page.set("may_take_back", is_open && own.holder.has_value() && own.voter.part == Part::none);
    page.set("take_back_url", scope.url("committee.vote_proxy_end", here));
}

Result<Reply> vote_view(const Request& request, RequestScope& scope, const std::string& for_id,
                        const TypedChoice& typed, const std::string& replacing, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto own = own_ballot(uow, request.path_value("voter"));
        if (!own) return own.error();
        const auto* subject = subject_of(*own, for_id);
        if (subject == nullptr) return voter_unknown(for_id);
        const auto& ballot = own->call.ballot;
        const auto shut = shut_because(*own, *subject, scope);
        const bool has_voted = subject->part != Part::none;
        Model page;
        set_head(page, *own, *subject, scope);
        page.set("is_open", shut.empty());
        page.set("shut", shut);
        page.set("has_voted", has_voted);
        page.set("voted", part_in_words(*subject, locale));
        page.set("may_replace", has_voted && is_secret(*own));
        page.set("check_url", scope.url("committee.vote_check", {{"voter", own->voter.id}}));
        page.set("receipt_url", scope.url("committee.receipt", {{"ballot", ballot.id}}));
        page.set("replacing",
                 field_model({.label = locale.t("Receipt of the ballot that you replace"),
                              .name = "replacing",
                              .value = replacing,
                              .hint = locale.t("The twenty characters that you got when you voted."),
                              .error = ledger::problem_of("replacing", error, locale),
                              .autocomplete = "off"}));
        auto people = proxy_rows(*own, *subject, scope);
        page.set("has_people", !people.empty());
        page.set("people", std::move(people));
        set_voted_text(page, ballot, own->voter.id, scope);
        const auto statements = candidacy::statement_models(
            uow, ballot, own->candidates, "committee.vote_portrait", {{"voter", own->voter.id}}, scope);
        set_vote_form(page, ballot.facts, own->candidates, typed, error, locale, statements);
        page.set("has_statements", !statements.empty());
        page.set("papers_url", scope.url("committee.vote_paper", {{"voter", own->voter.id}}));
        set_proxy(page, uow, *own, error, scope);
        set_result(page, uow, own->call, own->candidates, scope);
        const auto title = ballot.facts.title.in(locale.language());
        auto view = ledger::form_view("committee/ballots/vote", std::move(page), title, error, locale);
        view.layout = Layout::outside;
        return view;
    });
}

/// Of the ballot that is voted in: what to do with an error.
Result<Reply> again(const Request& request, RequestScope& scope, const TypedChoice& typed,
                    const Error& error) {
    if (!is_for_form(error)) return error;
    return vote_view(request, scope, request.form_value("for"), typed, request.form_value("replacing"),
                     &error);
}

}  // namespace

Result<Reply> vote_page(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return vote_view(request, scope, request.query_value("for"), {}, {}, nullptr);
}

Result<Reply> check_vote_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto own = read_own(request, scope);
    if (!own) return own.error();
    const auto& facts = own->call.ballot.facts;
    const auto* subject = subject_of(*own, request.form_value("for"));
    if (subject == nullptr) return voter_unknown(request.form_value("for"));
    const auto typed = read_typed(request, facts, own->candidates);
    if (auto open = check_takes_votes(own->call.ballot, scope.now()); !open)
        return again(request, scope, typed, open.error());
    const auto choice = read_vote(typed, facts, own->candidates);
    if (!choice) return again(request, scope, typed, choice.error());
    const auto& locale = scope.locale();
    Model page;
    set_head(page, *own, *subject, scope);
    set_chosen(page, facts, own->candidates, *choice, locale);
    page.set("is_ranked", facts.subject == Subject::election && is_ranked(facts));
    page.set("cast_url", scope.url("committee.vote_cast", {{"voter", own->voter.id}}));
    page.set("change_url", scope.url("committee.vote", {{"voter", own->voter.id}, {"for", subject->id}}));
    page.set("receipt", is_secret(*own) ? new_receipt() : std::string());
    page.set("replacing", request.form_value("replacing"));
    return View{.name = "committee/ballots/check",
                .model = std::move(page),
                .title = locale.t("Check your ballot"),
                .layout = Layout::outside};
}

Result<Reply> cast_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto own = read_own(request, scope);
    if (!own) return own.error();
    const auto& facts = own->call.ballot.facts;
    auto choice = read_chosen(request, facts, own->candidates);
    if (!choice) return again(request, scope, {}, choice.error());
    const auto mails = tools.mails();
    const auto& for_id = request.form_value("for");
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return cast(uow, tools.with(mails), scope.actor(),
                    {.voter_id = own->voter.id,
                     .for_id = for_id,
                     .choice = *choice,
                     .receipt = request.form_value("receipt"),
                     .replacing = request.form_value("replacing")});
    });
    const auto typed = typed_of(*choice, facts, own->candidates.size());
    wipe(*choice);
    if (!done) return again(request, scope, typed, done.error());
    const auto now = read_own(request, scope);
    if (!now) return now.error();
    const auto* subject = subject_of(*now, for_id);
    if (subject == nullptr) return voter_unknown(for_id);
    if (!is_secret(*now)) {
        scope.notice(scope.locale().t("The vote was received."));
        return Redirect{scope.url("committee.vote", {{"voter", now->voter.id}, {"for", subject->id}})};
    }
    Model page;
    set_head(page, *now, *subject, scope);
    page.set("receipt", *done);
    page.set("receipt_url", scope.url("committee.receipt", {{"ballot", now->call.ballot.id}}));
    const auto waiting = std::find_if(now->votes_for.begin(), now->votes_for.end(),
                                      [](const Voter& each) { return each.part == Part::none; });
    const bool own_waits = now->voter.part == Part::none && !now->holder;
    page.set("has_next", own_waits || waiting != now->votes_for.end());
    page.set("next", own_waits                         ? now->voter.person.name
                     : waiting != now->votes_for.end() ? waiting->person.name
                                                       : std::string());
    page.set(
        "next_url",
        scope.url("committee.vote",
                  {{"voter", now->voter.id},
                   {"for", own_waits || waiting == now->votes_for.end() ? now->voter.id : waiting->id}}));
    return View{.name = "committee/ballots/receipt",
                .model = std::move(page),
                .title = scope.locale().t("Your receipt"),
                .layout = Layout::outside};
}

Result<Reply> own_proxy_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("voter");
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return grant_own_proxy(uow, tools.with(mails), scope.actor(), id, request.form_value("holder"));
    });
    if (!done) return again(request, scope, {}, done.error());
    scope.notice(scope.locale().t("Your proxy was given. Until it is used you can take it back here."));
    return Redirect{scope.url("committee.vote", {{"voter", id}})};
}

Result<Reply> own_proxy_end_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("voter");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return take_back_own_proxy(uow, scope.actor(), id); });
    if (!done) return again(request, scope, {}, done.error());
    scope.notice(scope.locale().t("Your proxy was taken back. You vote yourself."));
    return Redirect{scope.url("committee.vote", {{"voter", id}})};
}

}  // namespace plenaria::committee::ballots
