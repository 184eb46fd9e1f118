// SPDX-License-Identifier: EUPL-1.2
#include "seating_pages.hpp"

#include "ballot_pages.hpp"
#include "event_election.hpp"

namespace plenaria::committee::ballots {

namespace {

std::string empty_seats_in_words(const Seating& seating, const Locale& locale) {
    return seating.empty_seats == 0
               ? std::string()
               : locale.n("{n} seat stays empty: nobody was elected to it.",
                          "{n} seats stay empty: nobody was elected to them.", seating.empty_seats);
}

}  // namespace

void set_seating(Model& page, UnitOfWork& uow, const BallotRoomTools& tools, const Ballot& ballot,
                 const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& ref = ballot.facts.election_ref;
    const auto election = ref.empty() ? std::optional<Result<EventElection>>()
                                      : read_election(uow, tools.bodies, ref, locale.language());
    const bool has_body = election && election->has_value();
    const auto seating = has_body && ballot.written == Written::counted
                             ? read_seating(uow, tools.bodies, ballot, locale.language())
                             : std::optional<Result<Seating>>();
    const bool is_known = seating && seating->has_value();
    const bool is_seated = is_known && (*seating)->is_seated;
    const auto said = [&](const Error& error) { return locale.t(error.message, error.values); };
    page.set("is_of_event", election.has_value());
    page.set("has_body", has_body);
    page.set("elected_body", has_body   ? (*election)->elected.name
                             : election ? said(election->error())
                                        : std::string());
    page.set("body_url", has_body ? (*election)->elected.path : std::string());
    page.set("has_seating_problem", seating && !is_known);
    page.set("seating_problem", seating && !is_known ? said(seating->error()) : std::string());
    page.set("is_seated", is_seated);
    page.set("may_seat", is_known && !is_seated && scope.actor().may("committee.ballots"));
    page.set("seat_url", scope.url("committee.ballot_seating", {{"ballot", ballot.id}}));
    page.set("has_empty_seats", is_known && (*seating)->empty_seats > 0);
    page.set("empty_seats", is_known ? empty_seats_in_words(**seating, locale) : std::string());
}

Result<Reply> preview_seating(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto seating = read_seating(uow, tools.bodies, call->ballot, locale.language());
        if (!seating) return seating.error();
        const UrlValues here{{"ballot", call->ballot.id}};
        const auto& body = seating->election.elected;
        Model::List names;
        for (const auto& each : seating->elected) names.push_back({{"name", full_name(each)}});
        const auto title = locale.t("Seat who was elected");
        return View{
            .name = "committee/ballots/seating",
            .model = {{"title", title},
                      {"caption", call->ballot.facts.title.in(locale.language())},
                      {"back_url", scope.url("committee.ballot", here)},
                      {"action_url", scope.url("committee.ballot_seat", here)},
                      {"revision", std::to_string(seating->revision)},
                      {"lead",
                       locale.t("They become the list of the body “{body}”, which its meetings count.",
                                {{"body", body.name}})},
                      {"is_seated", seating->is_seated},
                      {"has_list", body.members > 0 && !seating->is_seated},
                      {"list",
                       locale.n("The list as it stands, with {n} member, is replaced.",
                                "The list as it stands, with {n} members, is replaced.", body.members)},
                      {"has_empty_seats", seating->empty_seats > 0},
                      {"empty_seats", empty_seats_in_words(*seating, locale)},
                      {"names", std::move(names)}},
            .title = title};
    });
}

Result<Reply> seat_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto& locale = scope.locale();
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return seat_elected(uow, tools.bodies, scope.actor(), id,
                            ledger::read_number(request, "revision", -1));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return ballot_view(tools, request, scope, &done.error());
    }
    scope.notice(*done ? locale.t("Who was elected sits on the body now.")
                       : locale.t("They sit already. Nothing was changed."));
    return Redirect{scope.url("committee.ballot", {{"ballot", id}})};
}

}  // namespace plenaria::committee::ballots
