// SPDX-License-Identifier: EUPL-1.2
#include "ballot_mails.hpp"

#include "../vacancies/vacancy_mails.hpp"

namespace plenaria::committee::ballots {

AccessLink BallotMails::vote_link(const BallotCall& call, const Voter& voter) const {
    const auto& locale = tools_.locales.get(voter.language, "committee");
    const auto& ballot = call.ballot;
    return {.purpose = std::string(vote_purpose),
            .subject = voter_subject(voter.id),
            .party = voter.city.ref.empty() ? voter.person.ref : voter.city.ref,
            .party_name = voter.person.name,
            .recipient = voter.address,
            .task = locale.t("Vote in “{ballot}” of “{body}”.",
                             {{"ballot", ballot.facts.title.in(voter.language)},
                              {"body", call.body.facts.names.in(voter.language)}}),
            .path = tools_.addresses.path("committee.vote", {{"voter", voter.id}}),
            .language = voter.language,
            .zone = voter.zone,
            .due_at = ballot.closes,
            .due_zone = ballot.facts.zone,
            .expires_at = vacancies::link_end(ballot.closes)};
}

Model BallotMails::model(const BallotCall& call, const Voter& voter, std::string_view link) const {
    const auto& locale = tools_.locales.get(voter.language, "committee");
    const auto& ballot = call.ballot;
    const auto& zone = ballot.facts.zone;
    return {{"body", call.body.facts.names.in(voter.language)},
            {"ballot", ballot.facts.title.in(voter.language)},
            {"question", ballot.facts.question.in(voter.language)},
            {"person", voter.person.name},
            {"has_city", !voter.city.name.empty()},
            {"city", voter.city.name},
            {"closes", locale.instant(ballot.closes, zone)},
            {"has_own_closes", voter.zone != zone},
            {"own_closes", locale.instant(ballot.closes, voter.zone)},
            {"link_url", std::string(link)}};
}

Mail BallotMails::finish(std::string_view name, const BallotCall& call, const Voter& voter,
                         const Model& model) const {
    auto mail = tools_.renderer.mail(name, model, voter.language);
    mail.to_address = voter.address;
    mail.to_name = voter.person.name;
    mail.language = voter.language;
    mail.about = ballot_subject(call.ballot.id);
    return mail;
}

Mail BallotMails::call_to_vote(const BallotCall& call, const Voter& voter, std::string_view link) const {
    auto shown = model(call, voter, link);
    shown.set("is_secret", call.ballot.facts.secrecy == Secrecy::secret);
    return finish("committee/mail/ballot_call", call, voter, shown);
}

Mail BallotMails::reminder(const BallotCall& call, const Voter& voter, std::string_view link) const {
    return finish("committee/mail/ballot_reminder", call, voter, model(call, voter, link));
}

Mail BallotMails::received(const BallotCall& call, const Voter& voter, const Voter& by) const {
    auto shown = model(call, voter, "");
    shown.set("is_by_proxy", by.id != voter.id);
    shown.set("holder", by.person.name);
    return finish("committee/mail/ballot_received", call, voter, shown);
}

Mail BallotMails::on_paper(const BallotCall& call, const Voter& voter) const {
    return finish("committee/mail/ballot_paper", call, voter, model(call, voter, ""));
}

Mail BallotMails::proxy_granted(const BallotCall& call, const Voter& holder, const Voter& member,
                                std::string_view link) const {
    auto shown = model(call, holder, link);
    shown.set("member", member.person.name);
    return finish("committee/mail/ballot_proxy", call, holder, shown);
}

Mail BallotMails::closed_early(const BallotCall& call, const Voter& voter, std::string_view reason) const {
    auto shown = model(call, voter, "");
    shown.set("reason", std::string(reason));
    return finish("committee/mail/ballot_closed", call, voter, shown);
}

Mail BallotMails::withdrawn(const BallotCall& call, const Voter& voter, std::string_view reason) const {
    auto shown = model(call, voter, "");
    shown.set("reason", std::string(reason));
    return finish("committee/mail/ballot_withdrawn", call, voter, shown);
}

Mail BallotMails::result(const BallotCall& call, const Voter& voter, std::string_view link) const {
    return finish("committee/mail/ballot_result", call, voter, model(call, voter, link));
}

}  // namespace plenaria::committee::ballots
