// SPDX-License-Identifier: EUPL-1.2
#include "media_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../accreditation/badge.hpp"
#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "media_photo.hpp"
#include "media_repository.hpp"

namespace plenaria::events {

namespace {

constexpr int media_attempts_of_one_source = 20, media_attempts_of_all = 300, requests_a_mail = 5;

/// Outlets, never people: history outlives their names.
std::string media_json(const MediaPerson& person) {
    return compact({{"media", person.id},
                    {"outlet", person.facts.outlet},
                    {"kind", std::string(to_text(person.facts.kind))},
                    {"state", std::string(to_text(person.state))}});
}

Mail media_mail(const MediaMailTools& tools, std::string_view name, const Edition& edition,
                const MediaRules& rules, const MediaPerson& person) {
    const auto& language = person.facts.language;
    const auto& locale = tools.locales.get(language, "events");
    auto mail = tools.renderer.mail(name,
                                    {{"name", person.facts.name},
                                     {"outlet", person.facts.outlet},
                                     {"event", edition.titles.in(language)},
                                     {"dates", date_range(edition.dates, locale)},
                                     {"is_granted", person.state == MediaState::granted},
                                     {"is_refused", person.state == MediaState::refused},
                                     {"reason", person.reason},
                                     {"erased", locale.day(erase_media_on(edition, rules))}},
                                    language);
    mail.to_address = person.facts.mail;
    mail.to_name = person.facts.name;
    mail.language = language;
    mail.about = edition_subject(edition.id);
    mail.idempotency_key = std::string(name) + '/' + person.id + '/' + std::to_string(person.revision);
    return mail;
}

/// A button that was pressed twice.
const MediaPerson* asked_before(const std::vector<MediaPerson>& people, const MediaFacts& facts) {
    for (const auto& each : people)
        if (each.state == MediaState::asked && each.facts == facts) return &each;
    return nullptr;
}

/// Requests of one address that wait. Nobody may change a request by its address, for it shows not who
/// writes.
int waiting_requests_of(const std::vector<MediaPerson>& people, const std::string& mail) {
    return static_cast<int>(std::count_if(people.begin(), people.end(), [&](const MediaPerson& each) {
        return each.state == MediaState::asked && fold(each.facts.mail) == fold(mail);
    }));
}

void give_badge(MediaPerson& person) {
    person.code = new_badge_code();
    ++person.printing;
}

}  // namespace

Error media_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "There is no such request for accreditation.", id};
}

Result<MediaReading> read_media(UnitOfWork& uow, const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    return MediaReading{*std::move(edition), media_rules_of(uow, edition_id), media_of(uow, edition_id)};
}

Result<void> set_media_rules(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                             const MediaRulesWish& wish) {
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    auto rules = media_rules_of(uow, edition_id);
    const auto before = rules;
    const auto until = to_instant(wish.open_until, edition->dates.zone);
    std::vector<FieldError> problems;
    if (!until) problems.push_back({"until_day", /*t*/ "There is no such time in this time zone."});
    rules.is_open = wish.is_open;
    rules.open_until = until.value_or(Instant{});
    rules.words = trim(wish.words);
    rules.erase_days = wish.erase_days;
    rules.revision = wish.revision;
    check(rules, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (!store(uow, rules)) return changed_meanwhile(edition_subject(edition_id));
    const auto json = [](const MediaRules& each) {
        return compact(
            {{"open", each.is_open}, {"until", to_text(each.open_until)}, {"erase_days", each.erase_days}});
    };
    uow.record(actor, "events.set_media_rules", edition_subject(edition_id),
               before.revision == 0 ? std::string() : json(before), json(rules));
    return {};
}

Result<void> count_media_attempt(UnitOfWork& uow, const Actor& actor, const std::string& edition_id) {
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    const auto source = sha256_hex("events.media/" + edition_id + '/' + actor.address);
    const auto seen = media_attempts_since(uow, edition_id, source, uow.now() - std::chrono::hours(1));
    if (seen.of_source >= media_attempts_of_one_source || seen.of_all >= media_attempts_of_all)
        return Error{ErrorCode::too_many,
                     /*t*/
                     "Many forms came in within an hour, so this one was not taken. Please send it again in "
                     "an hour, or write "
                     "to the secretariat.",
                     edition_subject(edition_id)};
    note_media_attempt(uow, edition_id, source);
    return {};
}

Result<std::string> ask_accreditation(UnitOfWork& uow, const MediaMailTools& mails, const Actor& actor,
                                      const std::string& edition_id, const MediaFacts& facts, AskedBy by) {
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    const auto rules = media_rules_of(uow, edition_id);
    if (by == AskedBy::journalist) {
        if (!rules.is_open) return edition_unknown(edition_id);
        if (auto open = check_takes_media(*edition, rules, uow.now()); !open) return std::move(open).error();
    }
    MediaPerson person{.id = new_id(), .edition_id = edition_id, .facts = tidy(facts), .asked_at = uow.now()};
    std::vector<FieldError> problems;
    check(person.facts, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    const auto people = media_of(uow, edition_id);
    if (const auto* before = asked_before(people, person.facts); before != nullptr) return before->id;
    if (by == AskedBy::journalist && waiting_requests_of(people, person.facts.mail) >= requests_a_mail)
        return Error{ErrorCode::conflict,
                     /*t*/
                     "Several requests with this mail address wait already. Please write to the "
                     "secretariat.",
                     edition_subject(edition_id)};
    insert(uow, person);
    uow.record(actor, "events.ask_accreditation", edition_subject(edition_id), "", media_json(person));
    if (by == AskedBy::journalist)
        uow.send(media_mail(mails, "events/mail/media_receipt", *edition, rules, person));
    return person.id;
}

Result<void> change_media(UnitOfWork& uow, const Actor& actor, const std::string& id, const MediaFacts& facts,
                          int revision) {
    auto person = find_media(uow, id);
    if (!person) return media_unknown(id);
    const auto before = *person;
    person->facts = tidy(facts);
    person->revision = revision;
    std::vector<FieldError> problems;
    check(person->facts, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    // A badge bears the name: the one that was printed would show another.
    if (!person->code.empty() &&
        (before.facts.name != person->facts.name || before.facts.outlet != person->facts.outlet))
        give_badge(*person);
    if (!update(uow, *person)) return changed_meanwhile(edition_subject(person->edition_id));
    uow.record(actor, "events.change_media", edition_subject(person->edition_id), media_json(before),
               media_json(*person));
    return {};
}

Result<void> decide_media(UnitOfWork& uow, const MediaMailTools& mails, const Actor& actor,
                          const std::string& id, const MediaDecision& decision) {
    auto person = find_media(uow, id);
    if (!person) return media_unknown(id);
    const auto edition = find_edition(uow, person->edition_id).value();
    const auto before = *person;
    person->state = decision.state;
    person->reason = decision.state == MediaState::refused ? trim(decision.reason) : std::string();
    person->decided_at = uow.now();
    person->decided_by = actor.name;
    person->revision = decision.revision;
    std::vector<FieldError> problems;
    if (decision.state == MediaState::refused && person->reason.empty())
        problems.push_back({"reason", /*t*/ "Write why: the journalist reads it."});
    if (!is_utf8(person->reason) || length(person->reason) > longest_media_reason)
        problems.push_back({"reason",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_media_reason)}}});
    if (person->facts.name.empty())
        problems.push_back({"reason", /*t*/ "The names of this event are erased; nobody can be told."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (decision.state == MediaState::granted) {
        if (person->code.empty()) give_badge(*person);
    } else {
        person->code.clear();
    }
    if (!update(uow, *person)) return changed_meanwhile(edition_subject(person->edition_id));
    ++person->revision;
    uow.record(actor, "events.decide_media", edition_subject(person->edition_id), media_json(before),
               media_json(*person));
    // Who is told twice that they are accredited wonders what has changed.
    if (before.state != person->state || before.reason != person->reason)
        uow.send(media_mail(mails, "events/mail/media_decision", edition,
                            media_rules_of(uow, person->edition_id), *person));
    return {};
}

Result<void> reprint_media_badge(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto person = find_media(uow, id);
    if (!person) return media_unknown(id);
    if (person->state != MediaState::granted || person->facts.name.empty())
        return Error{ErrorCode::conflict, /*t*/ "Badges are for media that are accredited.", id};
    give_badge(*person);
    if (!update(uow, *person)) return changed_meanwhile(edition_subject(person->edition_id));
    uow.record(actor, "events.reprint_media_badge", edition_subject(person->edition_id), "",
               compact({{"media", id}, {"printing", person->printing}}));
    return {};
}

Result<int> erase_old_media(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int all = 0;
        forget_media_attempts(uow);
        for (const auto& id : editions_with_media_names(uow)) {
            const auto edition = find_edition(uow, id).value();
            auto rules = media_rules_of(uow, id);
            if (day_in(uow.now(), edition.dates.zone) <= erase_media_on(edition, rules)) continue;
            const auto erased = erase_media(uow, id);
            erase_media_photos(uow, id);
            if (rules.revision != 0) {
                rules.erased_at = uow.now();
                if (!store(uow, rules)) return changed_meanwhile(edition_subject(id));
            }
            uow.record(job_actor("events.erase_names"), "events.erase_names", edition_subject(id), "",
                       compact({{"media", erased}}));
            all += erased;
        }
        return all;
    });
}

}  // namespace plenaria::events
