// SPDX-License-Identifier: EUPL-1.2
#include "mail/outbox.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include "courier/unsubscribe_address.hpp"
#include "mail/reports.hpp"
#include "mail/suppression_repository.hpp"
#include "mail/trouble_repository.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

/// Longer than one attempt may last.
constexpr auto lease = std::chrono::seconds(120);

/// For a message that the server does not take; one that it refuses for two days is refused.
constexpr std::array<std::chrono::seconds, 9> pauses = {30s, 60s, 120s, 300s, 600s, 1800s, 3600s, 4h, 12h};
constexpr int max_attempts = 14;

/// Between attempts to reach a server that is away: short, because everything waits behind it.
constexpr std::chrono::seconds shortest_pause = 1s;
constexpr std::chrono::seconds longest_pause = 60s;

/// A message at which the connection breaks that often lets the others pass.
constexpr int max_cuts = 3;

}  // namespace

int Outbox::deliver_due(int limit) {
    if (config_.server.url.empty() || std::chrono::steady_clock::now() < away_until_) return 0;
    auto due =
        db_.read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> { return due_mails(uow, limit); });
    if (!due) return 0;
    int accepted = 0;
    for (const auto& id : *due)
        if (deliver_one(id, accepted) == Next::later) {
            wait_for_server();
            return accepted;
        }
    pause_ = {};
    return accepted;
}

Outbox::Next Outbox::deliver_one(const std::string& id, int& accepted) {
    auto claimed = db_.write([&](UnitOfWork& uow) -> Result<std::optional<OutboxMail>> {
        if (!claim_mail(uow, id, lease)) return std::optional<OutboxMail>();
        auto mail = find_mail(uow, id);
        if (mail && is_stopped(uow, *mail)) mail.reset();
        return mail;
    });
    if (!claimed) return Next::later;
    if (!*claimed) return Next::mail;
    const auto& mail = **claimed;

    // Outside any transaction: the server may take a minute.
    const auto outcome = deliver_(errand_for(mail));
    note(mail, outcome);
    if (outcome.delivery == Delivery::accepted)
        ++accepted;
    else
        log_.warning("mail not delivered", {{"mail", id}, {"why", outcome.detail}});
    return outcome.delivery == Delivery::away || outcome.delivery == Delivery::cut_off ? Next::later
                                                                                       : Next::mail;
}

bool Outbox::is_stopped(UnitOfWork& uow, const OutboxMail& mail) const {
    const auto suppressions = suppressions_of(uow, mail.mail.to_address);
    if (suppressions.empty()) return false;
    const auto kind = stopped_by(
        suppressions, {.of_account = mail.mail.about.starts_with("core.account/"),
                       .bulk = !unsubscribe_address(mail.mail.text, config_.from.site).empty(),
                       .opens_task = mail.mail.text.find(config_.from.site + "/l/") != std::string::npos});
    if (kind.empty()) return false;
    mark_failed(uow, mail.id, "suppressed, " + kind + ": " + suppressions.at(kind).substr(0, 400));
    return true;
}

MailErrand Outbox::errand_for(const OutboxMail& mail) const {
    const auto token = tokens_.sign(MailTokens::Purpose::mail, mail.id);
    auto envelope = config_.reports;
    constexpr std::string_view place = "{token}";
    if (const auto at = envelope.find(place); at != std::string::npos)
        envelope.replace(at, place.size(), token);
    return {.server = config_.server,
            .from = config_.from,
            .id = token,
            .date = mail.created_at,
            .mail = mail.mail,
            .envelope = std::move(envelope),
            .dkim = config_.dkim};
}

void Outbox::note(const OutboxMail& mail, const DeliveryOutcome& outcome) {
    const auto write = [&] {
        return db_.write([&](UnitOfWork& uow) -> Result<void> {
            const auto step = std::min<std::size_t>(static_cast<std::size_t>(std::max(mail.attempts - 1, 0)),
                                                    pauses.size() - 1);
            const bool cut_often = outcome.delivery == Delivery::cut_off && mail.attempts >= max_cuts;
            const auto& words = outcome.said.empty() ? outcome.detail : outcome.said;
            if (outcome.delivery == Delivery::refused && outcome.of_recipient) {
                note_trouble(uow, {.address = mail.mail.to_address, .reason = words, .mail_id = mail.id});
                if (is_for_good(status_in(words)))
                    suppress(uow, {.address = mail.mail.to_address,
                                   .cause = "bounce",
                                   .reason = words,
                                   .mail_id = mail.id});
            }
            if (outcome.delivery == Delivery::accepted) forget_trouble(uow, mail.mail.to_address);
            if (outcome.delivery == Delivery::accepted)
                mark_sent(uow, mail);
            else if (outcome.delivery == Delivery::away ||
                     (outcome.delivery == Delivery::cut_off && !cut_often))
                give_back(uow, mail.id, outcome.delivery == Delivery::cut_off, outcome.detail);
            else if (outcome.delivery == Delivery::refused || mail.attempts >= max_attempts)
                mark_failed(uow, mail.id, words);
            else
                mark_try_again(uow, mail.id, uow.now() + pauses[step], words);
            return {};
        });
    };
    // What was accepted and is not noted would be sent twice, so the database gets a while to be back.
    auto noted = write();
    for (int again = 0; !noted && again < 50; ++again) {
        std::this_thread::sleep_for(200ms);
        noted = write();
    }
    if (!noted) log_.error("mail not noted", {{"mail", mail.id}, {"why", noted.error().detail}});
}

void Outbox::wait_for_server() {
    pause_ = std::clamp(pause_ * 2, shortest_pause, longest_pause);
    away_until_ = std::chrono::steady_clock::now() + pause_;
}

}  // namespace plenaria::host
