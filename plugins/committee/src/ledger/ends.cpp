// SPDX-License-Identifier: EUPL-1.2
#include "ends.hpp"

#include <map>

#include <plenaria/actor.hpp>

#include "body_service.hpp"
#include "common_pages.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"
#include "sitting.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

Day day_in_utc(Instant now) { return to_local(now, "UTC").day; }

struct EndingTerms {
    int count = 0;
    PlacedTerm first;
};

Notification warning(const Body& body, int days, const EndingTerms& ending) {
    const auto& facts = ending.first.term.facts;
    MessageValues values{{"body", body.facts.names.in(body.facts.names.original)},
                         {"days", std::to_string(days)},
                         {"day", to_text(ending.first.term.end())}};
    values.emplace_back("person", facts.person.name);
    values.emplace_back("count", std::to_string(ending.count));
    return {.permission = "committee.edit",
            .message = ending.count == 1
                           ? /*t*/ "The term of {person} on {body} ends on {day}, in {days} days or less."
                           : /*t*/ "{count} terms on {body} end in {days} days or less, the first on {day}.",
            .values = values,
            .domain = "committee",
            .path = std::string(body_pages) + body.id};
}

}  // namespace

Result<int> warn_of_ends(Database& db) {
    return db.write([](UnitOfWork& uow) -> Result<int> {
        const auto today = day_in_utc(uow.now());
        std::map<std::pair<std::string, int>, EndingTerms> groups;
        for (auto& placed : terms_ending(uow, today, today + std::chrono::days(warning_days.front()))) {
            const auto due = warning_on(placed.term.end(), today);
            // Who was told of 30 days need not hear of 90.
            if (!due || (placed.term.warned != 0 && placed.term.warned <= *due)) continue;
            set_warned(uow, placed.term.id, *due);
            auto& group = groups[{placed.body_id, *due}];
            if (group.count++ == 0) group.first = std::move(placed);
        }
        for (const auto& [key, ending] : groups)
            if (const auto body = find_body(uow, key.first)) uow.notify(warning(*body, key.second, ending));
        return static_cast<int>(groups.size());
    });
}

std::vector<WorkItem> LedgerWork::waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const {
    std::vector<WorkItem> items;
    if (!actor.may("committee.edit")) return items;
    const auto name_of_body = [&](const std::string& id) {
        const auto body = find_body(uow, id);
        return body ? body->facts.names.in(locale.language()) : std::string();
    };
    for (const auto& placed : questions(uow, Asked::open))
        items.push_back({.title = locale.t("{person} is no longer in office: what becomes of this? {seat}",
                                           {{"person", placed.term.facts.person.name},
                                            {"seat", seat_in_words(placed.number, placed.office, locale)}}),
                         .context = name_of_body(placed.body_id),
                         .path = std::string(question_pages)});
    std::map<std::string, std::pair<int, Day>> ending;
    const auto today = day_in_utc(uow.now());
    for (const auto& placed : terms_ending(uow, today, today + std::chrono::days(warning_days.back())))
        if (auto& of_body = ending[placed.body_id]; of_body.first++ == 0) of_body.second = placed.term.end();
    for (const auto& [body, what] : ending)
        items.push_back(
            {.title = locale.n("{n} term ends within 30 days", "{n} terms end within 30 days", what.first),
             .context = name_of_body(body),
             .path = std::string(body_pages) + body,
             .due = Instant(what.second) + std::chrono::hours(24) - std::chrono::seconds(1)});
    return items;
}

}  // namespace plenaria::committee::ledger
