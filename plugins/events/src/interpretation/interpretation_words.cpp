// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/directory/lookup.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../floor/floor.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/session_repository.hpp"
#include "interpretation_pages.hpp"
#include "interpretation_repository.hpp"

namespace plenaria::events {

Result<InterpretationReading> read_interpretation(UnitOfWork& uow, const RoomTools& tools,
                                                  const std::string& edition_id, std::string_view language) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    InterpretationReading reading{
        *std::move(edition), programme_of(uow, edition_id), interpretation_of(uow, edition_id), {}};
    for (auto& each : reading.plan.interpreters)
        if (!each.facts.person_ref.empty())
            if (const auto entry = tools.lookup->entry(uow, each.facts.person_ref, language))
                each.facts.name = entry->name;
    reading.shortages = shortages_of(reading.programme, reading.plan, reading.edition.dates.zone);
    return reading;
}

std::string shown_name(const InterpreterFacts& interpreter, const Locale& locale) {
    return interpreter.name.empty() ? locale.t("Name erased") : interpreter.name;
}

std::string words_of(const Direction& direction, const Locale& locale) {
    return locale.language_name(direction.from) + " → " + locale.language_name(direction.into);
}

std::string direction_words(const InterpreterFacts& interpreter, const Locale& locale) {
    std::string words;
    for (const auto& direction : directions_of(interpreter))
        words += (words.empty() ? "" : ", ") + words_of(direction, locale);
    return words;
}

std::vector<Choice> language_choices(const LanguageCodes& chosen, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto code : spoken_languages)
        choices.push_back({.value = std::string(code),
                           .label = locale.language_name(code),
                           .selected = holds(chosen, code)});
    return choices;
}

LanguageCodes read_languages(const Request& request, const char* name) {
    LanguageCodes codes;
    const auto [first, last] = request.form.equal_range(name);
    for (auto each = first; each != last; ++each)
        if (is_spoken_language(each->second) && !holds(codes, each->second)) codes.push_back(each->second);
    return codes;
}

std::string words_of(const Shortage& shortage, const InterpretationReading& reading, const Locale& locale) {
    const auto* session = session_of(reading.programme, shortage.session);
    if (session == nullptr) return {};
    const auto* interpreter = interpreter_of(reading.plan, shortage.interpreter);
    const auto minutes = [&](int count) { return locale.n("{n} minute", "{n} minutes", count); };
    MessageValues values{
        {"session", session->titles.in(locale.language())},
        {"when", when_of(*session, locale)},
        {"person", interpreter == nullptr ? std::string() : shown_name(interpreter->facts, locale)},
        {"direction", words_of(shortage.direction, locale)}};
    const auto with = [&](std::string_view message, MessageValues more) {
        values.insert(values.end(), more.begin(), more.end());
        return locale.t(message, values);
    };
    switch (shortage.kind) {
        case ShortageKind::no_booth: {
            const auto* room = room_of(reading.programme, session->room_id);
            if (room == nullptr)
                return with(/*t*/ "“{session}” ({when}) has no room yet, and needs booths: {needed}.",
                            {{"needed", locale.number(shortage.needed)}});
            return with(/*t*/ "“{session}” ({when}) needs booths: {needed}. In {room} there are: {have}.",
                        {{"needed", locale.number(shortage.needed)},
                         {"room", room->name},
                         {"have", locale.number(shortage.have)}});
        }
        case ShortageKind::no_interpreter:
            return with(/*t*/ "Nobody interprets {direction} in “{session}” ({when}).", {});
        case ShortageKind::only_relay:
            return with(/*t*/
                        "{direction} is interpreted by way of a third language only in “{session}” "
                        "({when}).",
                        {});
        case ShortageKind::too_few:
            return with(/*t*/
                        "{person} would interpret {direction} alone for {needed} in “{session}” ({when}); "
                        "two are needed for more than {have}.",
                        {{"needed", minutes(shortage.needed)}, {"have", minutes(shortage.have)}});
        case ShortageKind::double_booked: {
            const auto* other = session_of(reading.programme, shortage.other);
            if (other == nullptr) return {};
            return with(
                /*t*/ "{person} is in two booths: “{session}” ({when}) and “{other}” ({other_when}).",
                {{"other", other->titles.in(locale.language())}, {"other_when", when_of(*other, locale)}});
        }
        case ShortageKind::over_day:
            return with(/*t*/
                        "With “{session}” ({when}) {person} has {needed} on that day, and may have {have}.",
                        {{"needed", minutes(shortage.needed)}, {"have", minutes(shortage.have)}});
        case ShortageKind::not_there:
            return with(/*t*/ "{person} is not there during “{session}” ({when}).", {});
    }
    return {};
}

}  // namespace plenaria::events
