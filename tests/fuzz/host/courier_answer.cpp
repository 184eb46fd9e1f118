// SPDX-License-Identifier: EUPL-1.2
// What a courier answers that a stranger took over: whole, or nothing; and no more memory than bytes came.
#include "../fuzz.hpp"
#include "courier/fields.hpp"

namespace plenaria::fuzz::courier_answer {

namespace {

template <class Answer>
bool taken(std::string_view bytes, Answer answer) {
    host::Unpacker unpacker(bytes);
    unpacker(answer);
    if (!unpacker.whole()) return false;
    const auto again = host::packed(answer);
    require(again.size() == bytes.size(), "an answer holds what came, and no more");
    host::Unpacker second(again);
    second(answer);
    require(second.whole() && host::packed(answer) == again, "an answer is read as it is written");
    return true;
}

}  // namespace

const Target target("courier_answer", [](std::string_view bytes) {
    const bool of_mail = taken(bytes, host::DeliveryOutcome{host::Delivery::accepted, {}});
    const bool of_webhook = taken(bytes, host::WebhookAnswer{});
    const bool of_bounce = taken(bytes, std::vector<host::Bounce>{});
    const bool of_calendar = taken(bytes, std::vector<host::CalendarReply>{});
    return of_calendar || of_mail || of_webhook || of_bounce;
});

}  // namespace plenaria::fuzz::courier_answer
