// SPDX-License-Identifier: EUPL-1.2
#include "mail/outbox.hpp"

#include <algorithm>
#include <array>

#include "mail/outbox_repository.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

/// Longer than one attempt may last.
constexpr auto lease = std::chrono::seconds(120);

/// A server that is away for three hours loses nothing; one that refuses for two days has refused.
constexpr std::array<std::chrono::seconds, 9> pauses = {30s, 60s, 120s, 300s, 600s, 1800s, 3600s, 4h, 12h};
constexpr int max_attempts = 14;

}  // namespace

int Outbox::deliver_due(int limit) {
    if (config_.server.url.empty()) return 0;
    auto due = db_.read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> { return due_mails(uow, limit); });
    if (!due) return 0;
    int accepted = 0;
    for (const auto& id : *due) accepted += deliver_one(id) ? 1 : 0;
    return accepted;
}

bool Outbox::deliver_one(const std::string& id) {
    auto claimed = db_.write([&](UnitOfWork& uow) -> Result<std::optional<OutboxMail>> {
        if (!claim_mail(uow, id, lease)) return std::optional<OutboxMail>();
        return find_mail(uow, id);
    });
    if (!claimed || !*claimed) return false;
    const auto& mail = **claimed;

    // Outside any transaction: the server may take a minute.
    const auto message = build_message(mail.mail, config_.from, id, mail.created_at);
    const DeliveryOutcome outcome =
        message ? deliver(config_.server, config_.from.address, mail.mail.to_address, *message)
                : DeliveryOutcome{Delivery::refused, "not a valid header"};

    const auto noted = db_.write([&](UnitOfWork& uow) -> Result<void> {
        if (outcome.delivery == Delivery::accepted) {
            mark_sent(uow, mail);
        } else if (outcome.delivery == Delivery::refused || mail.attempts >= max_attempts) {
            mark_failed(uow, id, outcome.detail);
        } else {
            const auto step = std::min<std::size_t>(static_cast<std::size_t>(std::max(mail.attempts - 1, 0)),
                                                    pauses.size() - 1);
            mark_try_again(uow, id, uow.now() + pauses[step], outcome.detail);
        }
        return {};
    });
    if (outcome.delivery != Delivery::accepted)
        log_.warning("mail not delivered", {{"mail", id}, {"why", outcome.detail}});
    return noted && outcome.delivery == Delivery::accepted;
}

}  // namespace plenaria::host
