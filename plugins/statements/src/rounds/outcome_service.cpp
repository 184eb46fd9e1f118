// SPDX-License-Identifier: EUPL-1.2
#include "outcome_service.hpp"

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>

#include "../json_object.hpp"
#include "../review/point_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "outcome_repository.hpp"
#include "round_repository.hpp"

namespace plenaria::statements {

namespace {

/// What is settled of the office's points and was not told, in the order of the text.
std::vector<SettledPoint> settled(UnitOfWork& uow, const Office& office, const Version& version) {
    const auto paragraphs = paragraphs_of(uow, version.id, {office.language, version.original_language});
    const auto cited = cited_numbers(paragraphs, office.language);
    const auto untold = untold_points(uow, office.id);
    const auto points = points_of_office(uow, office.id);
    std::vector<SettledPoint> found;
    for (const auto& paragraph : paragraphs)
        for (const auto& point : points)
            if (const auto at = untold.find(point.id);
                at != untold.end() && point.paragraph_id == paragraph.id)
                found.push_back({point, cited.at(paragraph.id), at->second});
    return found;
}

}  // namespace

Result<std::vector<OutcomeMail>> outcome_mails(UnitOfWork& uow, const RoundMails& mails,
                                               std::string_view statement_id,
                                               const std::function<std::string(const AccessLink&)>& link_of) {
    const auto issued = latest_version(uow, statement_id);
    if (!issued)
        return Error{ErrorCode::not_found, "This version does not exist.",
                     "statement " + std::string(statement_id)};
    std::vector<OutcomeMail> found;
    for (const auto& untold : untold_offices(uow, statement_id)) {
        const auto round = find_round(uow, untold.round_id);
        auto office = find_office(uow, untold.round_id, untold.party);
        const auto statement = find_statement(uow, statement_id, office->language);
        const auto version = find_version(uow, round->version_id);
        const MailSubject about{*round, *office, *statement, *version};
        const auto points = settled(uow, *office, *version);
        auto mail = mails.outcome(about, *issued, points, link_of(mails.outcome_link(about, uow.now())));
        found.push_back({untold.round_id, std::move(*office), std::move(mail)});
    }
    return found;
}

Result<int> tell_outcomes(Database& db, const RoundMails& mails, const Actor& actor,
                          std::string_view statement_id, int expected) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        if (!actor.may("statements.consult"))
            return Error{ErrorCode::not_found, "This statement does not exist.", std::string(statement_id)};
        hold(uow, statement_id);
        auto wave = outcome_mails(uow, mails, statement_id,
                                  [&](const AccessLink& link) { return uow.issue_link(link); });
        if (!wave) return std::move(wave).error();
        const auto count = static_cast<int>(wave->size());
        if (count != expected || count == 0)
            return Error{
                ErrorCode::conflict,
                "The number of messages has changed since the preview. Nothing was sent: look again.",
                {}};
        const auto batch = new_id();
        for (auto& each : *wave) {
            each.mail.batch = batch;
            uow.send(each.mail);
            set_told(uow, each.office.id, uow.now());
        }
        uow.record(actor, "statements.tell_outcomes", "statements.statement/" + std::string(statement_id), {},
                   json_object({{"messages", std::to_string(count)}, {"batch", batch}}));
        return count;
    });
}

}  // namespace plenaria::statements
