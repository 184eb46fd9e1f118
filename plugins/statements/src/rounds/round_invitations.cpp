// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../review/answer_service.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "round_mails.hpp"
#include "round_repository.hpp"
#include "round_service.hpp"

namespace plenaria::statements {

namespace {

Error other_number() {
    return {ErrorCode::conflict,
            "The number of messages has changed since the preview. Nothing was sent: look again.",
            {}};
}

/// A round with what its mails speak of.
struct Wave {
    Round round;
    Version version;
    std::string batch;
    Instant told_at = {};

    /// Calls `make(about)` with the statement's title in the language of the office.
    template <class F>
    Mail mail_to(UnitOfWork& uow, const Office& office, F make) const {
        const auto statement = find_statement(uow, round.statement_id, office.language);
        auto mail = make(MailSubject{round, office, *statement, version, told_at});
        mail.batch = batch;
        return mail;
    }
};

Result<Wave> wave_of(UnitOfWork& uow, const Actor& actor, std::string_view round_id) {
    hold_round(uow, round_id);
    auto round = find_round(uow, round_id);
    const bool job = actor.kind == Actor::Kind::job;
    if (!round || (!job && !actor.may("statements.consult"))) return no_such_round(round_id);
    auto version = find_version(uow, round->version_id);
    return Wave{std::move(*round), std::move(*version), new_id(), uow.now()};
}

}  // namespace

Result<int> RoundService::invite(const Actor& actor, std::string_view round_id, int expected) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        auto wave = wave_of(uow, actor, round_id);
        if (!wave) return std::move(wave).error();
        auto& round = wave->round;
        if (round.state == RoundState::closed)
            return Error{ErrorCode::conflict, "This round is closed.", "round " + round.id};
        if (round.deadline <= uow.now())
            return Error{ErrorCode::conflict, "The deadline of this round has passed. Extend it first.",
                         "round " + round.id};
        const auto offices = offices_of(uow, round.id);
        const auto invited = to_invite(offices);
        if (static_cast<int>(invited.size()) != expected || invited.empty()) return other_number();
        if (round.state == RoundState::draft) {
            round.state = RoundState::open;
            round.opened_at = uow.now();
            if (!update(uow, round)) return other_number();
            if (const auto statement = find_statement(uow, round.statement_id, "");
                statement->state == StatementState::drafting)
                set_state(uow, statement->id, StatementState::consultation);
        }
        for (const auto* each : invited) {
            auto office = *each;
            uow.send(wave->mail_to(uow, office, [&](const MailSubject& about) {
                return mails_.invitation(about, uow.issue_link(mails_.link(about)));
            }));
            office.invited_at = uow.now();
            update_contact(uow, office);
        }
        uow.record(actor, "statements.invite", round_subject(round.id), {},
                   json_object({{"messages", std::to_string(invited.size())}, {"batch", wave->batch}}));
        uow.publish("statements.round_opened/1",
                    json_object({{"round", round.id}, {"statement", round.statement_id}}));
        return static_cast<int>(invited.size());
    });
}

Result<void> RoundService::invite_again(const Actor& actor, std::string_view round_id,
                                        std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto wave = wave_of(uow, actor, round_id);
        if (!wave) return std::move(wave).error();
        auto office = find_office(uow, round_id, party);
        if (!office) return no_such_round(round_id);
        if (wave->round.state == RoundState::draft || office->address.empty())
            return Error{ErrorCode::conflict, "This office cannot be written to yet.",
                         "office " + office->id};
        uow.send(wave->mail_to(uow, *office, [&](const MailSubject& about) {
            return mails_.invitation(about, uow.issue_link(mails_.link(about)));
        }));
        if (!office->invited_at) office->invited_at = uow.now();
        update_contact(uow, *office);
        uow.record(actor, "statements.invite_again", round_subject(wave->round.id), {},
                   json_object({{"party", party}}));
        return {};
    });
}

Result<void> RoundService::end_links(const Actor& actor, std::string_view round_id, std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto wave = wave_of(uow, actor, round_id);
        if (!wave) return std::move(wave).error();
        const auto office = find_office(uow, round_id, party);
        if (!office) return no_such_round(round_id);
        uow.revoke_links(review_purpose, round_subject(wave->round.id), office->party);
        uow.record(actor, "statements.end_links", round_subject(wave->round.id), {},
                   json_object({{"party", party}}));
        return {};
    });
}

Result<int> RoundService::remind(const Actor& actor, std::string_view round_id, int expected) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        auto wave = wave_of(uow, actor, round_id);
        if (!wave) return std::move(wave).error();
        if (auto open = check_takes_answers(wave->round, uow.now()); !open) return std::move(open).error();
        const auto offices = offices_of(uow, round_id);
        const auto silent = to_remind(offices);
        if (static_cast<int>(silent.size()) != expected || silent.empty()) return other_number();
        // Apart in either direction: a clock that was set back must not forbid reminders until it has caught
        // up.
        if (std::any_of(silent.begin(), silent.end(), [&](const Office* office) {
                return office->reminded_at &&
                       std::chrono::abs(uow.now() - *office->reminded_at) < reminders_apart;
            }))
            return Error{ErrorCode::conflict,
                         "These offices were reminded less than ten minutes ago. Nothing was sent.",
                         "round " + std::string(round_id)};
        for (const auto* each : silent) {
            auto office = *each;
            uow.send(wave->mail_to(uow, office, [&](const MailSubject& about) {
                return mails_.reminder(about, uow.issue_link(mails_.link(about)));
            }));
            office.reminded_at = uow.now();
            update_contact(uow, office);
        }
        uow.record(actor, "statements.remind", round_subject(round_id), {},
                   json_object({{"messages", std::to_string(silent.size())}, {"batch", wave->batch}}));
        return static_cast<int>(silent.size());
    });
}

Result<void> RoundService::extend(const Actor& actor, std::string_view round_id, const LocalTime& to,
                                  std::string_view reason, std::string_view seen) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto wave = wave_of(uow, actor, round_id);
        if (!wave) return std::move(wave).error();
        auto& round = wave->round;
        if (!seen.empty() && to_text(round.deadline) != seen)
            return Error{
                ErrorCode::conflict,
                "Somebody else has moved the deadline meanwhile.",
                "round " + round.id,
                {{"day", "Somebody else has moved the deadline meanwhile. Look at the one that holds now."}}};
        const auto deadline = to_instant(to, round.zone);
        if (!deadline)
            return Error{ErrorCode::invalid_input,
                         "The round cannot be extended to this time.",
                         {},
                         {{"day", "There is no such time in this time zone."}}};
        if (auto fits = check_extension(round, *deadline, uow.now()); !fits) return std::move(fits).error();
        if (length(reason) > 500)
            return Error{ErrorCode::invalid_input,
                         "This is too long.",
                         {},
                         {{"reason", "Use 500 characters or fewer."}}};
        const auto before = round.deadline;
        insert(uow, round.id,
               Extension{.from = before,
                         .to = *deadline,
                         .reason = trim(reason),
                         .extended_at = uow.now(),
                         .extended_by = actor.name});
        round.deadline = *deadline;
        round.state = RoundState::open;
        round.closed_at.reset();
        if (!update(uow, round))
            return Error{ErrorCode::conflict,
                         "Somebody else has changed this round in the meantime. Look at it again.",
                         "round " + round.id};
        uow.extend_links(review_purpose, round_subject(round.id), link_end(round), round.deadline);
        for (auto& office : offices_of(uow, round.id)) {
            if (!office.invited_at || office.address.empty()) continue;
            uow.send(wave->mail_to(uow, office, [&](const MailSubject& about) {
                return mails_.extension(about, before, trim(reason), uow.issue_link(mails_.link(about)));
            }));
            if (!office.asked_at) continue;
            office.asked_at.reset();
            update_contact(uow, office);
        }
        uow.record(actor, "statements.extend_round", round_subject(round.id),
                   json_object({{"deadline", to_text(before)}}),
                   json_object({{"deadline", to_text(*deadline)}, {"reason", trim(reason)}}));
        uow.publish("statements.round_extended/1",
                    json_object({{"round", round.id}, {"deadline", to_text(*deadline)}}));
        return {};
    });
}

Result<void> RoundService::reopen(const Actor& actor, std::string_view round_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto wave = wave_of(uow, actor, round_id);
        if (!wave) return std::move(wave).error();
        auto& round = wave->round;
        if (round.state != RoundState::closed)
            return Error{ErrorCode::conflict, "This round is not closed.", "round " + round.id};
        const bool told = round.closed_at && *round.closed_at + early_end_wait <= uow.now();
        round.state = RoundState::open;
        round.closed_at.reset();
        if (!update(uow, round))
            return Error{ErrorCode::conflict,
                         "Somebody else has changed this round in the meantime. Look at it again.",
                         "round " + round.id};
        // Who was told that it is over is asked anew, with the deadline back in its calendar.
        if (told && uow.now() < round.deadline)
            for (const auto& office : offices_of(uow, round.id))
                if (office.invited_at && !office.address.empty())
                    uow.send(wave->mail_to(uow, office, [&](const MailSubject& about) {
                        return mails_.invitation(about, uow.issue_link(mails_.link(about)));
                    }));
        uow.record(actor, "statements.reopen_round", round_subject(round.id), {},
                   json_object({{"state", "open"}}));
        return {};
    });
}

}  // namespace plenaria::statements
