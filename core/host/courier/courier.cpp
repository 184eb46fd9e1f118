// SPDX-License-Identifier: EUPL-1.2
#include "courier/courier.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "courier/fields.hpp"

namespace plenaria::host {

namespace {

constexpr const char* nonsense = "the courier answered nonsense";

const char* words_of(FrameEnd end) {
    switch (end) {
        case FrameEnd::too_late:
            return "the courier did not answer in time";
        case FrameEnd::too_large:
            return nonsense;
        default:
            return "the courier ended";
    }
}

template <class Answer>
bool unpack(const std::string& bytes, Answer& answer) {
    Unpacker unpacker(bytes);
    unpacker(answer);
    return unpacker.whole();
}

bool is_sound_report(const Bounce& report) {
    return is_utf8(report.token) && is_utf8(report.reason) && is_utf8(report.status);
}

Error cannot_be_read(const std::string& why) {
    return {.code = ErrorCode::unavailable,
            .message = "The message cannot be read: {why}",
            .values = {{"why", why}}};
}

}  // namespace

DeliveryOutcome Courier::deliver(MailErrand errand) {
    const auto bytes = packed_errand(ErrandKind::mail, errand);
    if (bytes.size() > most_errand_bytes) return {Delivery::refused, "larger than 64 MiB"};
    DeliveryOutcome outcome{Delivery::cut_off, {}};
    const auto failure = run(bytes, options_.mail_may_take, [&](const std::string& answer) {
        return unpack(answer, outcome) && outcome.delivery >= Delivery::accepted &&
               outcome.delivery <= Delivery::cut_off && is_utf8(outcome.detail) && is_utf8(outcome.said);
    });
    if (failure) return {failure->begun ? Delivery::cut_off : Delivery::away, failure->why};
    return outcome;
}

WebhookAnswer Courier::send(WebhookErrand errand) {
    WebhookAnswer heard;
    const auto failure = run(packed_errand(ErrandKind::webhook, errand), options_.webhook_may_take,
                             [&](const std::string& answer) {
                                 return unpack(answer, heard) && is_utf8(heard.text) && is_utf8(heard.error);
                             });
    if (failure) return {.error = failure->why};
    return heard;
}

template <class Found>
Result<std::optional<Found>> Courier::read_mail(ErrandKind kind, std::string& message,
                                                bool (*is_sound)(const Found&)) {
    std::vector<Found> found;  // none or one
    const auto failure =
        run(packed_errand(kind, message), options_.reading_may_take, [&](const std::string& answer) {
            return unpack(answer, found) && found.size() <= 1 &&
                   std::all_of(found.begin(), found.end(), is_sound);
        });
    if (failure) return cannot_be_read(failure->why);
    return found.empty() ? std::optional<Found>() : std::optional(std::move(found[0]));
}

Result<std::optional<Bounce>> Courier::read_bounce(std::string message) {
    return read_mail<Bounce>(ErrandKind::bounce, message, is_sound_report);
}

Result<MailboxAnswer> Courier::read_mailbox(MailboxErrand errand) {
    MailboxAnswer heard;
    const auto failure = run(
        packed_errand(ErrandKind::mailbox, errand), options_.mailbox_may_take,
        [&](const std::string& answer) {
            return unpack(answer, heard) && is_utf8(heard.error) &&
                   std::all_of(heard.messages.begin(), heard.messages.end(), [](const MailboxMessage& each) {
                       return is_utf8(each.uid) && each.report.size() <= 1 &&
                              std::all_of(each.report.begin(), each.report.end(), is_sound_report);
                   });
        });
    if (failure) return cannot_be_read(failure->why);
    return heard;
}

Result<std::string> Courier::dkim_record(std::string pem) {
    std::string record;
    const auto failure =
        run(packed_errand(ErrandKind::dkim_record, pem), options_.reading_may_take,
            [&](const std::string& answer) { return unpack(answer, record) && is_utf8(record); });
    if (failure) return cannot_be_read(failure->why);
    return record;
}

Result<std::optional<CalendarReply>> Courier::read_calendar_reply(std::string message) {
    return read_mail<CalendarReply>(ErrandKind::calendar_reply, message, [](const CalendarReply& reply) {
        const auto& answer = reply.answer;
        return is_utf8(reply.uid) && is_utf8(reply.attendee) && is_utf8(reply.stamp) &&
               (answer == "accepted" || answer == "declined" || answer == "tentative");
    });
}

void Courier::end_idle() {
    std::vector<std::unique_ptr<CourierProcess>> ending;  // ended without the lock
    const std::lock_guard lock(mutex_);
    const auto before = std::chrono::steady_clock::now() - options_.stays_idle;
    const auto stays = std::stable_partition(idle_.begin(), idle_.end(), [&](const auto& process) {
        return process->idle_since > before && process->waits();
    });
    ending.insert(ending.end(), std::make_move_iterator(stays), std::make_move_iterator(idle_.end()));
    idle_.erase(stays, idle_.end());
}

std::unique_ptr<CourierProcess> Courier::take(std::string& why) {
    {
        const std::lock_guard lock(mutex_);
        while (!idle_.empty()) {
            auto process = std::move(idle_.back());
            idle_.pop_back();
            if (process->waits()) return process;
        }
    }
    return CourierProcess::start(options_.program, why);
}

std::optional<Courier::Failure> Courier::run(const std::string& errand, std::chrono::milliseconds may_take,
                                             const Understood& understood) {
    Failure failure;
    auto process = take(failure.why);
    if (!process) return failure;
    std::string answer;
    const auto end = process->exchange(errand, std::chrono::steady_clock::now() + may_take, answer);
    if (end != FrameEnd::whole) return Failure{.why = words_of(end), .begun = true};
    if (!understood(answer)) return Failure{.why = nonsense, .begun = true};
    process->idle_since = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(process));
    return std::nullopt;
}

}  // namespace plenaria::host
