// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/courier.hpp
/// Gives errands to `plenaria-courier`, the program that has the libraries of mail and TLS, and reads what
/// strangers answer; so that the host has neither. See docs/decisions/0061.

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/result.hpp>

#include "courier/courier_process.hpp"
#include "courier/fields.hpp"

namespace plenaria::host {

struct CourierOptions {
    std::filesystem::path program;
    /// Each longer than the courier itself tries.
    std::chrono::milliseconds mail_may_take{75'000};
    std::chrono::milliseconds webhook_may_take{15'000};
    std::chrono::milliseconds reading_may_take{15'000};
    std::chrono::milliseconds mailbox_may_take{120'000};
    std::chrono::milliseconds stays_idle{5'000};
};

/// Thread-safe. A process does one errand at a time: who comes while all are busy gets one more, so that
/// nobody waits for somebody else's server, and there are as many as threads that send. One that dies, is
/// silent for too long or answers nonsense is killed, and the next errand starts another.
class Courier {
public:
    explicit Courier(CourierOptions options) : options_(std::move(options)) {}

    /// Blocks, at most `mail_may_take`. Away when the program does not start; cut_off when it does not
    /// answer.
    DeliveryOutcome deliver(MailErrand errand);
    /// Blocks, at most `webhook_may_take`.
    WebhookAnswer send(WebhookErrand errand);
    /// @param message as it arrived, foreign input.
    /// @return nothing in it when it is no report on a message of ours; unavailable when nobody could read
    /// it.
    Result<std::optional<Bounce>> read_bounce(std::string message);
    /// @return nothing in it when it is no answer of a calendar program; unavailable likewise.
    Result<std::optional<CalendarReply>> read_calendar_reply(std::string message);

    /// Some messages of a mailbox. @return unavailable when no courier answers; what the server refuses
    /// stands in the answer.
    Result<MailboxAnswer> read_mailbox(MailboxErrand errand);
    /// What is to be published for this key, "v=DKIM1; …"; empty when it is none.
    Result<std::string> dkim_record(std::string pem);

    /// Ends those that have had nothing to do for `stays_idle`. To be called every second or so.
    void end_idle();

private:
    /// Why there is no answer, and whether the errand may have been begun.
    struct Failure {
        std::string why;
        bool begun = false;
    };
    using Understood = std::function<bool(const std::string& answer)>;
    /// @return nothing when there is an answer and it was understood.
    std::optional<Failure> run(const std::string& errand, std::chrono::milliseconds may_take,
                               const Understood& understood);
    template <class Found>
    Result<std::optional<Found>> read_mail(ErrandKind kind, std::string& message,
                                           bool (*is_sound)(const Found&));
    std::unique_ptr<CourierProcess> take(std::string& why);

    CourierOptions options_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<CourierProcess>> idle_;  ///< the one that was busy last at the end
};

}  // namespace plenaria::host
