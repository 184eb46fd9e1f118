// SPDX-License-Identifier: EUPL-1.2
#include "roll_pages.hpp"

#include <sstream>

#include <plenaria/text.hpp>

#include "ballot_pages.hpp"
#include "ballot_repository.hpp"
#include "paper_service.hpp"
#include "roll_call_service.hpp"
#include "roll_repository.hpp"
#include "roll_service.hpp"
#include "vote_form.hpp"

namespace plenaria::committee::ballots {

namespace {

/// Shown to the reader of the roll; of a secret ballot it says how somebody took part, and never what.
Model part_tag(const Voter& voter, const std::vector<Voter>& roll, const Locale& locale) {
    if (voter.is_revoked()) return tag_model("terra", locale.t("Lost the vote"));
    switch (voter.part) {
        case Part::link:
            return tag_model("green", locale.t("Voted"));
        case Part::proxy:
            return tag_model("green", locale.t("Voted by proxy"));
        case Part::paper:
            return tag_model("green", locale.t("On paper"));
        case Part::floor:
            return tag_model("green", locale.t("In the room"));
        case Part::none:
            break;
    }
    for (const auto& each : roll)
        if (each.id == voter.proxy_id)
            return tag_model("teal", locale.t("Proxy of {person}", {{"person", each.person.name}}));
    return tag_model("grey", locale.t("Not voted yet"));
}

struct VoterPage {
    BallotCall call;
    Voter voter;
    std::vector<Voter> roll;
    std::vector<Candidate> candidates;
    State state = State::draft;
};

Result<VoterPage> read_voter(UnitOfWork& uow, const Request& request, const RequestScope& scope) {
    auto voter = find_voter(uow, request.path_value("voter"));
    if (!voter || voter->ballot_id != request.path_value("ballot"))
        return voter_unknown(request.path_value("voter"));
    auto call = read_ballot(uow, voter->ballot_id);
    if (!call) return std::move(call).error();
    VoterPage page{.call = *std::move(call),
                   .voter = *std::move(voter),
                   .roll = roll_of(uow, request.path_value("ballot")),
                   .candidates = candidates_of(uow, request.path_value("ballot"))};
    page.state = state_of(page.call.ballot, turnout_of(uow, page.call.ballot.id).took_part, scope.now());
    return page;
}

std::vector<plenaria::Choice> holder_choices(const VoterPage& page, const Locale& locale) {
    std::vector<plenaria::Choice> choices{{.value = "", .label = locale.t("Choose")}};
    for (const auto& each : page.roll)
        if (each.id != page.voter.id && each.proxy_id.empty() && !each.is_revoked())
            choices.push_back({.value = each.id, .label = each.person.name});
    return choices;
}

Result<Reply> voter_view(const Request& request, RequestScope& scope, const TypedChoice* typed,
                         const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto read = read_voter(uow, request, scope);
        if (!read) return read.error();
        const auto& [call, voter, roll, candidates, state] = *read;
        const auto& facts = call.ballot.facts;
        const UrlValues here{{"ballot", call.ballot.id}, {"voter", voter.id}};
        const bool is_open = state == State::open;
        const bool is_secret = facts.secrecy == Secrecy::secret;
        const bool waits = voter.part == Part::none && !voter.is_revoked();
        const bool is_stated =
            call.ballot.written == Written::counted || call.ballot.written == Written::withdrawn;
        TypedChoice shown;
        if (!is_secret)
            for (const auto& each : named_votes(uow, facts, call.ballot.id))
                if (each.voter_id == voter.id) shown = typed_of(each.choice, facts, candidates.size());
        Model page{{"title", voter.person.name},
                   {"city", voter.city.name},
                   {"caption", facts.title.in(locale.language())},
                   {"back_url", scope.url("committee.ballot", {{"ballot", call.ballot.id}})},
                   {"state", part_tag(voter, roll, locale)},
                   {"address", voter.address},
                   {"is_revoked", voter.is_revoked()},
                   {"revoked", voter.revoked},
                   {"may_link", is_open && waits},
                   {"link_url", scope.url("committee.voter_link", here)},
                   {"may_revoke", is_open && waits},
                   {"revoke_url", scope.url("committee.voter_revoke", here)},
                   {"reason", field_model({.label = locale.t("Why the vote was lost"),
                                           .name = "reason",
                                           .error = ledger::problem_of("reason", error, locale),
                                           .rows = 2})},
                   {"may_restore", is_open && voter.is_revoked()},
                   {"restore_url", scope.url("committee.voter_restore", here)},
                   {"may_give_proxy", is_open && waits && voter.proxy_id.empty() && facts.proxy_cap > 0},
                   {"proxy_url", scope.url("committee.voter_proxy", here)},
                   {"holder", choice_model({.label = locale.t("Who votes for them"),
                                            .name = "holder",
                                            .error = ledger::problem_of("holder", error, locale)},
                                           holder_choices(*read, locale))},
                   {"may_end_proxy", is_open && waits && !voter.proxy_id.empty()},
                   {"proxy_end_url", scope.url("committee.voter_proxy_end", here)},
                   {"may_paper", is_open && is_secret && waits},
                   {"paper_url", scope.url("committee.voter_paper", here)},
                   {"may_undo_paper", is_open && voter.part == Part::paper},
                   {"paper_undo_url", scope.url("committee.voter_paper_undo", here)},
                   {"may_call",
                    !is_secret && !is_stated && (is_open || voter.part != Part::none) && !voter.is_revoked()},
                   {"call_url", scope.url("committee.voter_call", here)}};
        set_vote_form(page, facts, candidates, typed != nullptr ? *typed : shown, error, locale);
        return ledger::form_view("committee/ballots/voter", std::move(page), voter.person.name, error,
                                 locale);
    });
}

/// Back to the voter, or to the whole roll once that is done.
Result<Reply> after_voter(const Request& request, RequestScope& scope, const Result<void>& done,
                          std::string notice) {
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return voter_view(request, scope, nullptr, &done.error());
    }
    scope.notice(notice);
    return Redirect{scope.url("committee.ballot", {{"ballot", request.path_value("ballot")}})};
}

/// One slip a line: "3 1 2", "yes"; an empty slip as "-".
Result<std::vector<Choice>> read_slips(const BallotFacts& facts, std::size_t candidates,
                                       const std::string& text) {
    std::vector<Choice> slips;
    std::istringstream lines(text);
    int number = 0;
    for (std::string raw; std::getline(lines, raw);) {
        const auto line = trim(raw);
        if (line.empty()) continue;
        ++number;
        auto slip = read_line(facts, candidates, line == "-" ? std::string() : line);
        if (!slip)
            return ledger::refuse_if_any({{"slips",
                                           /*t*/ "Slip {number} cannot be read: “{line}”.",
                                           {{"number", std::to_string(number)}, {"line", line}}}})
                .error();
        slips.push_back(*std::move(slip));
    }
    return slips;
}

struct SlipsPage {
    std::string code;  ///< just made; empty: none
    const PaperMatch* match = nullptr;
    std::string typed;
};

Result<Reply> slips_view(const Request& request, RequestScope& scope, const SlipsPage& shown,
                         const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto& ballot = call->ballot;
        const auto candidates = candidates_of(uow, ballot.id);
        const auto paper = paper_state(uow, ballot.id);
        const UrlValues here{{"ballot", ballot.id}};
        const auto rows = [&](const std::vector<Choice>& slips) {
            Model::List list;
            for (const auto& each : slips)
                list.push_back({{"slip", choice_in_words(each, ballot.facts, candidates, locale)}});
            return list;
        };
        Model::List numbers;
        for (const auto& each : candidates)
            numbers.push_back({{"number", std::to_string(each.number)}, {"name", full_name(each)}});
        const bool is_second = !paper.first_by.empty() && paper.first_id != scope.actor().id;
        const auto title = locale.t("Slips of paper");
        Model page{
            {"title", title},
            {"caption", ballot.facts.title.in(locale.language())},
            {"back_url", scope.url("committee.ballot", here)},
            {"action_url", scope.url("committee.ballot_slips_save", here)},
            {"waiting", locale.n("{n} slip waits to be entered.", "{n} slips wait to be entered.",
                                 paper.marks - paper.entered)},
            {"is_waiting", paper.marks > paper.entered},
            {"is_motion", ballot.facts.subject == Subject::motion},
            {"has_first", !paper.first_by.empty()},
            {"first_by", paper.first_by},
            {"is_second", is_second},
            {"has_code", !shown.code.empty()},
            {"batch_code", shown.code},
            {"has_numbers", !numbers.empty()},
            {"numbers", std::move(numbers)},
            {"differs", shown.match != nullptr && !shown.match->is_sealed()},
            {"only_first", shown.match == nullptr ? Model::List() : rows(shown.match->only_first)},
            {"only_second", shown.match == nullptr ? Model::List() : rows(shown.match->only_second)},
            {"code", field_model({.label = locale.t("Code on the envelope"),
                                  .name = "code",
                                  .error = ledger::problem_of("code", error, locale),
                                  .autocomplete = "off"})},
            {"slips", field_model({.label = locale.t("Slips, one a line"),
                                   .name = "slips",
                                   .value = shown.typed,
                                   .hint = ballot.facts.subject == Subject::motion
                                               ? locale.t("“yes”, “no” or “abstain”; “-” for a blank slip.")
                                               : locale.t("Numbers of candidates, first preference first: “3 "
                                                          "1 2”; “-” for a blank slip."),
                                   .error = ledger::problem_of("slips", error, locale),
                                   .rows = 10})}};
        return ledger::form_view("committee/ballots/slips", std::move(page), title, error, locale);
    });
}

}  // namespace

void set_roll(Model& page, UnitOfWork& uow, const BallotCall& call, const std::vector<Candidate>&,
              State state, const Error*, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& ballot = call.ballot;
    const bool may = scope.actor().may("committee.ballots");
    const auto roll = roll_of(uow, ballot.id);
    Model::List rows;
    for (const auto& voter : roll)
        rows.push_back({{"name", voter.person.name},
                        {"has_city", !voter.city.name.empty()},
                        {"city", voter.city.name},
                        {"is_partner", voter.is_partner},
                        {"state", part_tag(voter, roll, locale)},
                        {"may", may},
                        {"url", scope.url("committee.voter", {{"ballot", ballot.id}, {"voter", voter.id}})}});
    const auto paper = paper_state(uow, ballot.id);
    page.set("has_roll", !rows.empty());
    page.set("roll", std::move(rows));
    page.set("has_paper", may && paper.marks > 0 && ballot.facts.secrecy == Secrecy::secret &&
                              state != State::counted && state != State::withdrawn);
    page.set("paper",
             locale.t("{entered} of {marks} slips of paper are entered.",
                      {{"entered", locale.number(paper.entered)}, {"marks", locale.number(paper.marks)}}));
    page.set("slips_url", scope.url("committee.ballot_slips", {{"ballot", ballot.id}}));
    page.set("may_state", may && state == State::closed && ballot.facts.secrecy == Secrecy::roll_call);
    page.set("state_url", scope.url("committee.ballot_state", {{"ballot", ballot.id}}));
}

Result<Reply> show_voter(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return voter_view(request, scope, nullptr, nullptr);
}

Result<Reply> link_again_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return send_link_again(uow, tools.with(mails), scope.actor(), request.path_value("voter"));
    });
    return after_voter(request, scope, done, scope.locale().t("A new link is on its way; the old one ends."));
}

Result<Reply> revoke_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return revoke_voter(uow, scope.actor(), request.path_value("voter"), request.form_value("reason"));
    });
    return after_voter(request, scope, done, scope.locale().t("The vote was revoked, and the link ends."));
}

Result<Reply> restore_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return restore_voter(uow, tools.with(mails), scope.actor(), request.path_value("voter"));
    });
    return after_voter(request, scope, done, scope.locale().t("They may vote again, and get a new link."));
}

Result<Reply> proxy_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return grant_proxy(uow, tools.with(mails), scope.actor(), request.path_value("voter"),
                           request.form_value("holder"));
    });
    return after_voter(request, scope, done, scope.locale().t("The proxy was entered."));
}

Result<Reply> proxy_end_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return take_back_proxy(uow, scope.actor(), request.path_value("voter")); });
    return after_voter(request, scope, done, scope.locale().t("The proxy was taken back."));
}

Result<Reply> paper_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return mark_paper(uow, tools.with(mails), scope.actor(), request.path_value("voter"));
    });
    return after_voter(
        request, scope, done,
        scope.locale().t("Marked as voting on paper. The link has ended, and a message says so."));
}

Result<Reply> paper_undo_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return unmark_paper(uow, tools.with(mails), scope.actor(), request.path_value("voter"));
    });
    return after_voter(request, scope, done, scope.locale().t("No longer marked as voting on paper."));
}

Result<Reply> call_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    TypedChoice typed;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto read = read_voter(uow, request, scope);
        if (!read) return read.error();
        const auto& facts = read->call.ballot.facts;
        typed = read_typed(request, facts, read->candidates);
        const auto choice = read_vote(typed, facts, read->candidates);
        if (!choice) return choice.error();
        return record_roll_call(uow, scope.actor(), read->voter.id, *choice);
    });
    if (!done && is_for_form(done.error())) return voter_view(request, scope, &typed, &done.error());
    return after_voter(request, scope, done, scope.locale().t("The vote was recorded."));
}

Result<Reply> state_result_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto mails = tools.mails();
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return state_result(uow, tools.with(mails), scope.actor(), id); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return ballot_view(tools, request, scope, &done.error());
    }
    scope.notice(scope.locale().t("The result is stated, and the voters are told."));
    return Redirect{scope.url("committee.ballot", {{"ballot", id}})};
}

Result<Reply> slips_form(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return slips_view(request, scope, {}, nullptr);
}

Result<Reply> slips_post(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto& typed = request.form_value("slips");
    const auto& code = request.form_value("code");
    std::string made;
    PaperMatch match;
    bool is_second = false;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto call = read_ballot(uow, id);
        if (!call) return call.error();
        const auto slips = read_slips(call->ballot.facts, candidates_of(uow, id).size(), typed);
        if (!slips) return slips.error();
        const auto paper = paper_state(uow, id);
        is_second = !paper.first_by.empty() && paper.first_id != scope.actor().id;
        if (is_second) {
            auto matched = match_paper(uow, scope.actor(), id, code, *slips);
            if (!matched) return std::move(matched).error();
            match = *std::move(matched);
            return {};
        }
        auto begun = begin_paper(uow, scope.actor(), id, *slips);
        if (!begun) return std::move(begun).error();
        made = *std::move(begun);
        return {};
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return slips_view(request, scope, {.typed = typed}, &done.error());
    }
    if (!is_second) return slips_view(request, scope, {.code = made}, nullptr);
    if (!match.is_sealed()) return slips_view(request, scope, {.match = &match, .typed = typed}, nullptr);
    scope.notice(
        scope.locale().t("Both lists agree. Every slip is sealed, and lies in the box with the others."));
    return Redirect{scope.url("committee.ballot", {{"ballot", id}})};
}

}  // namespace plenaria::committee::ballots
