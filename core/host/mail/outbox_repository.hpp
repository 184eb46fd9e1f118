// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/outbox_repository.hpp
/// Rows of core_mail; they are written through UnitOfWork::send. Runs inside the caller's transaction.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/effects.hpp>
#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct OutboxMail {
    std::string id;
    Mail mail;
    std::string state = {};  ///< "waiting", "sent", "failed", "bounced"
    int attempts = 0;
    std::string last_error = {};
    Instant created_at = {};
    std::string sent_at = {};
};

/// Ids of what is due and leased by nobody, the oldest first.
std::vector<std::string> due_mails(UnitOfWork& uow, int limit);
/// @return false when another host took it first.
bool claim_mail(UnitOfWork& uow, const std::string& id, std::chrono::seconds lease);
std::optional<OutboxMail> find_mail(UnitOfWork& uow, const std::string& id);
/// The one that was sent with that idempotency key.
std::optional<OutboxMail> mail_with_key(UnitOfWork& uow, const std::string& key);
/// Of one page, newest first; `state` empty for all.
std::vector<OutboxMail> list_mails(UnitOfWork& uow, const std::string& state, int offset, int limit);
int count_mails(UnitOfWork& uow, const std::string& state);

/// How far the messages of one wave have come.
struct BatchProgress {
    int all = 0;
    int waiting = 0;
};
BatchProgress progress_of_batch(UnitOfWork& uow, const std::string& batch);
/// Keeps what has not left yet from leaving; one that is being sent at this moment goes. @return how many
/// stay.
int stop_batch(UnitOfWork& uow, const std::string& batch, const std::string& reason);

/// Keeps the message for reading, but no longer the secrets of the addresses in it.
void mark_sent(UnitOfWork& uow, const OutboxMail& mail);
/// Due as before and in the same place of the order; the attempt does not count unless it `counts`.
void give_back(UnitOfWork& uow, const std::string& id, bool counts, const std::string& error);
void mark_try_again(UnitOfWork& uow, const std::string& id, Instant next_at, const std::string& error);
void mark_failed(UnitOfWork& uow, const std::string& id, const std::string& error);
/// The message came back. @return false when it is not one that was sent.
bool mark_bounced(UnitOfWork& uow, const std::string& id, const std::string& reason);
/// Back to waiting, for the button "send again": what never left. One that came back has lost its secrets.
bool retry_mail(UnitOfWork& uow, const std::string& id);

/// `text` with the secret of every address that opens something ("/l/…64 hex…", "/reset/…") replaced by "…".
std::string without_secrets(std::string text);

}  // namespace plenaria::host
