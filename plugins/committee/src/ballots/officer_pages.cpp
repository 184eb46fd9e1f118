// SPDX-License-Identifier: EUPL-1.2
#include "officer_pages.hpp"

#include <plenaria/qr_code.hpp>

#include "ballot_pages.hpp"
#include "draft_service.hpp"
#include "officer_service.hpp"
#include "seal.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr std::size_t most_officers = 3;

std::vector<OfficerName> names_of(const std::vector<Officer>& officers) {
    std::vector<OfficerName> names;
    for (const auto& each : officers) names.push_back(each.who);
    return names;
}

/// The sentence of the step that is due for an officer; empty: none.
std::string due_step(const Ballot& ballot, const std::vector<Officer>& officers, const Officer& me,
                     State state, const Locale& locale) {
    if (state == State::closed && me.place < static_cast<int>(officers.size()))
        return locale.t("First step: open the outer seals. What is inside stays shut, and is shuffled.");
    if (state == State::opening && me.place > ballot.opener)
        return locale.t("Second step: open what is left. The ballots are shuffled, counted and published.");
    if (state == State::opening && me.place < static_cast<int>(officers.size()))
        return locale.t(
            "The outer seals are open. If what was inside is no longer whole, do the first step again.");
    return {};
}

Result<void> change_officers(const Request& request, RequestScope& scope, bool take) {
    return scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto& id = request.path_value("ballot");
        const auto call = read_ballot(uow, id);
        if (!call) return call.error();
        const auto& actor = scope.actor();
        auto names = names_of(officers_of(uow, id));
        const auto& gone = take ? actor.id : request.form_value("account");
        if (!take && gone != actor.id && !actor.may("committee.ballots"))
            return Error{ErrorCode::forbidden, /*t*/ "Officers leave their office themselves.", id};
        std::erase_if(names, [&](const OfficerName& each) { return each.account_id == gone; });
        if (take) {
            if (names.size() >= most_officers)
                return Error{ErrorCode::conflict, /*t*/ "This ballot has three officers already.", id};
            names.push_back({.account_id = actor.id, .name = actor.name});
        }
        return set_officers(uow, actor, id, names, call->ballot.revision);
    });
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

}  // namespace

void set_officers(Model& page, UnitOfWork& uow, const BallotCall& call, State state, const Error* error,
                  const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& ballot = call.ballot;
    const UrlValues here{{"ballot", ballot.id}};
    const bool is_secret = ballot.facts.secrecy == Secrecy::secret;
    const bool is_draft = ballot.written == Written::draft;
    const auto officers = is_secret ? officers_of(uow, ballot.id) : std::vector<Officer>();
    const auto* me = own_office(officers, scope.actor());
    Model::List rows;
    for (const auto& each : officers) {
        const bool is_me = me == &each;
        rows.push_back(
            {{"place", std::to_string(each.place)},
             {"name", each.who.name},
             {"account", each.who.account_id},
             {"has_key", !each.public_half.empty()},
             {"fingerprint", each.public_half.empty() ? std::string() : fingerprint(each.public_half)},
             {"is_me", is_me},
             {"is_confirmed", me != nullptr && !is_me && me->has_confirmed(each)},
             {"may_confirm",
              is_draft && me != nullptr && !is_me && !each.public_half.empty() && !me->has_confirmed(each)},
             {"may_leave", is_draft && (is_me || scope.actor().may("committee.ballots"))}});
    }
    const auto due = me == nullptr ? std::string() : due_step(ballot, officers, *me, state, locale);
    page.set("needs_officers", is_secret);
    page.set("has_officers", !rows.empty());
    page.set("officers", std::move(rows));
    page.set("may_take_office", is_secret && is_draft && me == nullptr && officers.size() < most_officers &&
                                    scope.actor().kind == Actor::Kind::account);
    page.set("take_url", scope.url("committee.ballot_office", here));
    page.set("leave_url", scope.url("committee.ballot_office_leave", here));
    page.set("may_make_key", is_draft && me != nullptr);
    page.set("has_own_key", me != nullptr && !me->public_half.empty());
    page.set("make_key_url", scope.url("committee.ballot_key_make", here));
    page.set("give_key_url", scope.url("committee.ballot_key", here));
    page.set("confirm_url", scope.url("committee.ballot_confirm", here));
    page.set("confirm_problem", ledger::problem_of("fingerprint", error, locale));
    page.set("public_half",
             field_model({.label = locale.t("Public half of a key that you made elsewhere"),
                          .name = "public_half",
                          .hint = locale.t("As “plenaria committee key” prints it: 64 digits."),
                          .error = ledger::problem_of("public_half", error, locale),
                          .autocomplete = "off"}));
    page.set("has_step", !due.empty());
    page.set("step", due);
    page.set("use_key_url", scope.url("committee.ballot_unseal", here));
    page.set(
        "key",
        field_model({.label = locale.t("Your key"),
                     .name = "key",
                     .hint = locale.t(
                         "Fourteen groups of four characters. It is used for this step, and kept nowhere."),
                     .error = ledger::problem_of("key", error, locale),
                     .autocomplete = "off"}));
}

Result<Reply> take_office_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return after(tools, request, scope, change_officers(request, scope, true),
                 scope.locale().t("You are an officer of this ballot. Make your key next."));
}

Result<Reply> leave_office_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return after(tools, request, scope, change_officers(request, scope, false),
                 scope.locale().t("Changes saved."));
}

Result<Reply> make_key_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("ballot");
    const auto key = OfficerKey::make();
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return give_key(uow, scope.actor(), id, key.public_half()); });
    if (!done) return after(tools, request, scope, done, {});
    const auto call = scope.db().read([&](UnitOfWork& uow) { return read_ballot(uow, id); });
    if (!call) return call.error();
    const auto title = locale.t("Your key");
    return View{.name = "committee/ballots/key",
                .model = {{"title", title},
                          {"caption", call->ballot.facts.title.in(locale.language())},
                          {"back_url", scope.url("committee.ballot", {{"ballot", id}})},
                          {"officer", scope.actor().name},
                          {"key", key.typed()},
                          {"file_url", scope.url("committee.ballot_key_file", {{"ballot", id}})},
                          {"qr", SafeHtml{qr_code_svg(key.typed())}},
                          {"fingerprint", fingerprint(key.public_half())}},
                .title = title};
}

Result<Reply> key_file_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto key = OfficerKey::read(request.form_value("key"));
    if (!key) return after(tools, request, scope, key.error(), {});
    const auto mine = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        if (auto call = read_ballot(uow, id); !call) return std::move(call).error();
        const auto officers = officers_of(uow, id);
        const auto* me = own_office(officers, scope.actor());
        if (me == nullptr) return Error{ErrorCode::forbidden, /*t*/ "You are no officer of this ballot.", id};
        if (me->public_half != key->public_half())
            return Error{ErrorCode::conflict, /*t*/ "This is not your key of this ballot.", id};
        return {};
    });
    if (!mine) return after(tools, request, scope, mine, {});
    // The key and nothing else, so that a page reads it back as it is.
    return Reply(Download{"ballot-key-" + id.substr(id.size() - 6) + ".txt", "text/plain; charset=utf-8",
                          key->typed() + "\n"});
}

Result<Reply> give_key_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return give_key(uow, scope.actor(), request.path_value("ballot"), request.form_value("public_half"));
    });
    return after(tools, request, scope, done, scope.locale().t("Your key was entered."));
}

Result<Reply> confirm_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return confirm_fingerprint(uow, scope.actor(), request.path_value("ballot"),
                                   ledger::read_number(request, "place", 0),
                                   request.form_value("fingerprint"));
    });
    return after(tools, request, scope, done, scope.locale().t("The fingerprint is right."));
}

Result<Reply> use_key_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto key = OfficerKey::read(request.form_value("key"));
    if (!key) return after(tools, request, scope, key.error(), {});
    const auto mails = tools.mails();
    bool is_second = false;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto call = read_ballot(uow, id);
        if (!call) return call.error();
        const auto officers = officers_of(uow, id);
        const auto* me = own_office(officers, scope.actor());
        is_second =
            call->ballot.written == Written::opening && me != nullptr && me->place > call->ballot.opener;
        return is_second ? open_inner(uow, tools.with(mails), scope.actor(), id, *key)
                         : open_outer(uow, scope.actor(), id, *key);
    });
    return after(
        tools, request, scope, done,
        is_second
            ? scope.locale().t("The ballots are counted. Destroy your key now: nobody needs it any more.")
            : scope.locale().t(
                  "The outer seals are open, and the boxes shuffled. Another officer does the second step."));
}

}  // namespace plenaria::committee::ballots
