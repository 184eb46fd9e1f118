// SPDX-License-Identifier: EUPL-1.2
#include "written.hpp"

#include "../fuzz.hpp"
#include "documents/calendar.hpp"
#include "errands/message.hpp"

namespace plenaria::fuzz {

namespace {

Instant at(const char* text) { return parse_instant(text).value(); }

}  // namespace

CalendarWish calendar_wish(std::string_view bytes) {
    const auto texts = texts_in(as_stored(bytes), 4);
    return {.entry = {.uid = "event/1@plenaria.example",
                      .starts_at = at("2018-12-08T08:00:00Z"),
                      .ends_at = at("2018-12-08T17:00:00Z"),
                      .zone = "Africa/Casablanca",
                      .summary = texts[0],
                      .description = texts[2],
                      .location = texts[1]},
            .organiser = texts[3]};
}

std::string written_calendar(const CalendarWish& wish) {
    return host::write_calendar_message(wish.entry,
                                        {.name = wish.organiser, .address = "office@plenaria.example"},
                                        at("2018-11-01T09:00:00Z"));
}

Mail mail_wish(std::string_view bytes) {
    auto texts = texts_in(bytes, 4);
    return {.to_address = texts[0],
            .to_name = texts[1],
            .language = "fr",
            .subject = texts[2],
            .text = as_stored(texts[3])};
}

Result<std::string> written_mail(const Mail& mail) {
    return host::build_message(mail, {.name = "Secretaría", .address = "plenaria@example.org"}, "01HX",
                               at("2019-12-17T08:00:00Z"));
}

}  // namespace plenaria::fuzz
