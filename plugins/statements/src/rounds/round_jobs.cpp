// SPDX-License-Identifier: EUPL-1.2
#include "round_jobs.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../json_object.hpp"
#include "../review/answer_service.hpp"
#include "../review/point_repository.hpp"
#include "../text/paragraph.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "round_mails.hpp"
#include "round_repository.hpp"

namespace plenaria::statements {

Result<int> send_due_reminders(Database& db, const RoundMails& mails) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int sent = 0;
        for (const auto& each : open_rounds(uow)) {
            hold_round(uow, each.id);
            const auto round = *find_round(uow, each.id);
            const auto version = find_version(uow, round.version_id);
            int of_round = 0;
            for (auto& office : offices_of(uow, round.id)) {
                if (office.address.empty() || !reminder_due(round, office, uow.now())) continue;
                const auto statement = find_statement(uow, round.statement_id, office.language);
                const MailSubject about{round, office, *statement, *version};
                uow.send(mails.reminder(about, uow.issue_link(mails.link(about))));
                office.reminded_at = uow.now();
                update_contact(uow, office);
                ++of_round;
            }
            if (of_round > 0)
                uow.record(job_actor("statements.remind_offices"), "statements.remind",
                           round_subject(round.id), {},
                           json_object({{"messages", std::to_string(of_round)}}));
            sent += of_round;
        }
        return sent;
    });
}

Result<void> send_receipt(Database& db, const RoundMails& mails, std::string_view payload) {
    const auto wanted = nlohmann::json::parse(payload);
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto round = find_round(uow, wanted.at("round").get<std::string>());
        if (!round) return {};
        const auto office = find_office(uow, round->id, wanted.at("party").get<std::string>());
        if (!office || office->address.empty()) return {};
        const auto statement = find_statement(uow, round->statement_id, office->language);
        const auto version = find_version(uow, round->version_id);
        const auto paragraphs =
            paragraphs_of(uow, version->id, {office->language, version->original_language});
        uow.send(mails.receipt({*round, *office, *statement, *version}, points_of_office(uow, office->id),
                               cited_numbers(paragraphs, office->language)));
        return {};
    });
}

Result<void> send_early_end(Database& db, const RoundMails& mails, std::string_view payload) {
    const auto wanted = nlohmann::json::parse(payload);
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto round = find_round(uow, wanted.at("round").get<std::string>());
        if (!round || round->state != RoundState::closed || !round->closed_at ||
            to_text(*round->closed_at) != wanted.at("closed_at").get<std::string>())
            return {};
        const auto version = find_version(uow, round->version_id);
        for (const auto& office : offices_of(uow, round->id)) {
            if (!office.invited_at || office.address.empty()) continue;
            const auto statement = find_statement(uow, round->statement_id, office.language);
            uow.send(mails.early_end({*round, office, *statement, *version, uow.now()}));
        }
        return {};
    });
}

}  // namespace plenaria::statements
