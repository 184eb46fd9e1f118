// SPDX-License-Identifier: EUPL-1.2
#include "briefing_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"

namespace plenaria::events {

namespace {

void tidy_texts(TextsByLanguage& texts, std::size_t most, std::vector<FieldError>& problems) {
    for (auto& [language, text] : texts) text = trim(text);
    std::erase_if(texts, [](const auto& each) { return each.second.empty() || !is_language(each.first); });
    for (const auto& [language, text] : texts)
        if (!is_utf8(text) || length(text) > most)
            problems.push_back({"text_" + language,
                                /*t*/ "Write at most {max} characters.",
                                {{"max", std::to_string(most)}}});
}

std::string languages_json(const TextsByLanguage& texts) {
    auto written = Document::array();
    for (const auto& [language, text] : texts) written.push_back(language);
    return compact({{"languages", std::move(written)}});
}

}  // namespace

Result<PointsReading> read_points(UnitOfWork& uow, const std::string& session_id, const std::string& person) {
    auto session = find_session(uow, session_id);
    if (!session) return session_unknown(session_id);
    auto edition = find_edition(uow, session->edition_id);
    if (!edition) return edition_unknown(session->edition_id);
    PointsReading reading{*std::move(edition), *std::move(session), {}, {}, {}};
    for (const auto& each : reading.session.people) {
        if (each.role == SessionRole::interpreter || each.role == SessionRole::organiser) continue;
        if (std::none_of(reading.people.begin(), reading.people.end(),
                         [&](const SessionPerson& known) { return known.person.ref == each.person.ref; }))
            reading.people.push_back(each);
    }
    for (const auto& each : reading.people)
        if (person.empty() || each.person.ref == person) {
            reading.person = each;
            reading.texts = points_of(uow, session_id, each.person.ref);
            break;
        }
    if (!person.empty() && reading.person.person.ref.empty())
        return Error{ErrorCode::not_found, /*t*/ "This person is not in the session.", session_id};
    return reading;
}

std::string seen_of(const TextsByLanguage& texts) {
    std::string all;
    for (const auto& [language, text] : texts) all += language + '\n' + text + '\n';
    return sha256_hex(all);
}

Result<void> change_points(UnitOfWork& uow, const Actor& actor, const std::string& session,
                           const std::string& person, TextsByLanguage texts, const std::string& seen) {
    const auto reading = read_points(uow, session, person);
    if (!reading) return reading.error();
    std::vector<FieldError> problems;
    tidy_texts(texts, longest_points, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (seen_of(reading->texts) != seen) return changed_meanwhile(session_subject(session));
    if (reading->texts == texts) return {};
    store_points(uow, session, person, texts);
    uow.record(actor, "events.change_points", session_subject(session), languages_json(reading->texts),
               languages_json(texts));
    return {};
}

Result<void> change_practical(UnitOfWork& uow, const Actor& actor, BriefingFacts facts) {
    if (!find_edition(uow, facts.edition_id)) return edition_unknown(facts.edition_id);
    const auto before = briefing_facts_of(uow, facts.edition_id);
    std::vector<FieldError> problems;
    tidy_texts(facts.practical, longest_practical, problems);
    facts.contact = trim(facts.contact);
    if (!is_utf8(facts.contact) || length(facts.contact) > longest_contact)
        problems.push_back({"contact",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_contact)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    facts.offered_at = before.offered_at;
    if (!store(uow, facts)) return changed_meanwhile(edition_subject(facts.edition_id));
    uow.record(actor, "events.change_practical", edition_subject(facts.edition_id),
               languages_json(before.practical), languages_json(facts.practical));
    return {};
}

Result<void> offer_packs(UnitOfWork& uow, const Actor& actor, const std::string& edition_id, bool offered) {
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    auto facts = briefing_facts_of(uow, edition_id);
    if (facts.offered_at.has_value() == offered) return {};
    facts.offered_at = offered ? std::optional(uow.now()) : std::nullopt;
    if (!store(uow, facts)) return changed_meanwhile(edition_subject(edition_id));
    uow.record(actor, offered ? "events.offer_packs" : "events.withdraw_packs", edition_subject(edition_id),
               "", "");
    return {};
}

}  // namespace plenaria::events
