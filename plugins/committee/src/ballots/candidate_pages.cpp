// SPDX-License-Identifier: EUPL-1.2
#include "candidate_pages.hpp"

#include "ballot_repository.hpp"
#include "draft_service.hpp"
#include "event_election.hpp"

namespace plenaria::committee::ballots {

namespace {

/// "Name; city; group", a line each.
std::string lines_of(const std::vector<Candidate>& candidates) {
    std::string lines;
    for (const auto& each : candidates) {
        lines += each.person.name;
        if (!each.city.name.empty() || !each.group.empty()) lines += "; " + each.city.name;
        if (!each.group.empty()) lines += "; " + each.group;
        lines += '\n';
    }
    return lines;
}

/// Who was there under that name and city stays who they are.
std::vector<Candidate> read_candidates(const std::string& text, const std::vector<Candidate>& before) {
    std::vector<Candidate> candidates;
    for (const auto& line : pieces(text, '\n')) {
        if (line.empty()) continue;
        const auto parts = pieces(line, ';');
        const auto part = [&](std::size_t at) { return at < parts.size() ? parts[at] : std::string(); };
        Candidate candidate{.person = {.ref = {}, .name = part(0)}, .city = {.ref = {}, .name = part(1)}};
        for (const auto& each : before)
            if (each.person.name == candidate.person.name && each.city.name == candidate.city.name)
                candidate = each;
        candidate.group = part(2);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

std::string hint_of(UnitOfWork& uow, const BallotRoomTools& tools, const BallotFacts& facts,
                    const Locale& locale) {
    const auto election = facts.election_ref.empty()
                              ? std::optional<Result<EventElection>>()
                              : read_election(uow, tools.bodies, facts.election_ref, locale.language());
    if (election && election->has_value())
        return locale.t(
            "Name; city; group, or the city alone. Each stands for a member of the body “{body}”. "
            "Their order on the ballot is drawn by lot when it opens.",
            {{"body", (*election)->electing.name}});
    return locale.t(
        "Name; city; group. City and group may be left out. Their order on the ballot is drawn by lot when "
        "it "
        "opens.");
}

Result<Reply> candidates_view(const BallotRoomTools& tools, const Request& request, RequestScope& scope,
                              const std::string* typed, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, request.path_value("ballot"));
        if (!call) return call.error();
        const auto& ballot = call->ballot;
        const UrlValues here{{"ballot", ballot.id}};
        std::string problem = ledger::problem_of("candidates", error, locale);
        if (error != nullptr)
            for (const auto& each : error->fields)
                if (problem.empty()) problem = locale.t(each.message, each.values);
        const auto title = locale.t("Candidates");
        Model page{{"title", title},
                   {"caption", ballot.facts.title.in(locale.language())},
                   {"back_url", scope.url("committee.ballot", here)},
                   {"action_url", scope.url("committee.ballot_candidates_save", here)},
                   {"revision", std::to_string(ballot.revision)},
                   {"candidates",
                    field_model({.label = locale.t("Candidates, one a line"),
                                 .name = "candidates",
                                 .value = typed != nullptr ? *typed : lines_of(candidates_of(uow, ballot.id)),
                                 .hint = hint_of(uow, tools, ballot.facts, locale),
                                 .error = problem,
                                 .rows = 10})}};
        return ledger::form_view("committee/ballots/candidates", std::move(page), title, error, locale);
    });
}

}  // namespace

Result<Reply> candidates_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return candidates_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> candidates_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto& typed = request.form_value("candidates");
    const auto mails = tools.mails();
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto call = read_ballot(uow, id);
        if (!call) return call.error();
        auto candidates = read_candidates(typed, candidates_of(uow, id));
        place_candidates(uow, tools.with(mails), call->ballot.facts, candidates);
        return set_candidates(uow, scope.actor(), id, std::move(candidates), ledger::read_revision(request));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return candidates_view(tools, request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.ballot", {{"ballot", id}})};
}

}  // namespace plenaria::committee::ballots
