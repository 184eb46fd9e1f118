// SPDX-License-Identifier: EUPL-1.2
#include "letter_document.hpp"

#include <map>

#include <plenaria/directory/lookup.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/place.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"
#include "letter_sheet.hpp"

namespace plenaria::events {

namespace {

/// What many letters have in common, found once.
class LetterWriter {
public:
    LetterWriter(const DelegationTools& tools, UnitOfWork& uow, const Edition& edition)
        : tools_(tools), uow_(uow), edition_(edition) {}

    Sheet sheet(const Letter& letter, const Delegation& delegation, const Delegate& person) {
        const auto& locale = tools_.locales->get(letter.language, "events");
        const auto& party = party_names(delegation, letter.language);
        const auto country = locale.country(delegation.iso2);
        return letter_sheet({.issued = locale.day(day_in(letter.issued_at, edition_.dates.zone)),
                             .serial = shown_serial(letter.serial),
                             .event = edition_.titles.in(letter.language),
                             .name = person.name,
                             .post = person.post,
                             .delegation = country.empty() ? party : party + ", " + country,
                             .role = locale.t(name_of(person.role)),
                             .dates = date_range(edition_.dates, locale),
                             .place = place(letter.language, locale),
                             .check_address = tools_.addresses->absolute(tools_.addresses->path(
                                 "events.verify", {{"serial", shown_serial(letter.serial)}})),
                             .revoked = letter.revoked_at.has_value()},
                            locale);
    }

private:
    const std::string& party_names(const Delegation& delegation, const std::string& language) {
        const auto [at, is_new] = names_.try_emplace({delegation.party, language}, delegation.party_name);
        if (is_new)
            if (const auto party = tools_.lookup->entry(uow_, delegation.party, language))
                at->second = party->name;
        return at->second;
    }
    const std::string& place(const std::string& language, const Locale& locale) {
        const auto [at, is_new] = places_.try_emplace(language);
        if (is_new) at->second = place_words(uow_, *tools_.lookup, edition_, locale);
        return at->second;
    }

    const DelegationTools& tools_;
    UnitOfWork& uow_;
    const Edition& edition_;
    std::map<std::pair<std::string, std::string>, std::string> names_ = {};
    std::map<std::string, std::string> places_ = {};
};

struct LettersReading {
    Edition edition;
    std::vector<Delegation> delegations;
    struct Paper {
        Letter letter;
        const Delegation* delegation;
        const Delegate* person;
    };
    std::vector<Paper> papers = {};
};

/// As few things to look up as letters: ten thousand of them are one document.
Result<LettersReading> read_letters(UnitOfWork& uow, const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    LettersReading reading{*std::move(edition), delegations_of(uow, edition_id)};
    std::map<std::string, std::map<std::string, Letter>> by_person;  // language, letter
    for (auto& letter : valid_letters_of(uow, edition_id)) {
        const auto person = letter.delegate_id, language = letter.language;
        by_person[person].insert_or_assign(language, std::move(letter));
    }
    for (const auto* language : {"en", "es", "fr"})
        for (const auto& delegation : reading.delegations)
            for (const auto& person : delegation.people) {
                const auto letters = by_person.find(person.id);
                if (letters == by_person.end() || person.name.empty()) continue;
                if (const auto letter = letters->second.find(language); letter != letters->second.end())
                    reading.papers.push_back({letter->second, &delegation, &person});
            }
    if (reading.papers.empty())
        return Error{ErrorCode::not_found, /*t*/ "There is no letter with this number.", edition_id};
    return reading;
}

}  // namespace

Result<std::string> print_letter(Database& db, const DelegationTools& tools, const LetterReading& reading) {
    const auto& letter = reading.letter;
    auto page = db.read([&](UnitOfWork& uow) -> Result<Sheet> {
        return LetterWriter(tools, uow, reading.edition).sheet(letter, reading.delegation, reading.delegate);
    });
    if (!page) return std::move(page).error();
    return tools.press->print(
        {.title = tools.locales->get(letter.language, "events")
                      .t("Invitation letter {serial}", {{"serial", shown_serial(letter.serial)}}),
         .language = letter.language,
         .pages = {*std::move(page)}});
}

Result<MadeDocument> make_letters(Database& db, const DelegationTools& tools, const std::string& edition_id,
                                  const MakingProgress& progress) {
    const auto reading = db.read([&](UnitOfWork& uow) { return read_letters(uow, edition_id); });
    if (!reading) return reading.error();
    const auto& papers = reading->papers;
    auto made = print_in_parts(
        *tools.press, *tools.parts,
        {.count = papers.size(),
         .part = [&](std::size_t first, std::size_t end) -> Result<Sheets> {
             return db.read([&](UnitOfWork& uow) -> Result<Sheets> {
                 const auto& language = papers[first].letter.language;
                 Sheets sheets{.title = reading->edition.titles.in(language), .language = language};
                 LetterWriter writer(tools, uow, reading->edition);
                 for (auto at = first; at < end; ++at)
                     sheets.pages.push_back(
                         writer.sheet(papers[at].letter, *papers[at].delegation, *papers[at].person));
                 return sheets;
             });
         }},
        progress);
    if (!made) return std::move(made).error();
    return MadeDocument{"letters.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
}

DocumentOrder letters_order(const std::string& edition_id, std::string title, std::string back_path) {
    return {.kind = std::string(prints_kind),
            .wish = compact({{"print", std::string(letters_print)}, {"edition", edition_id}}),
            .title = std::move(title),
            .permission = "events.invite",
            .back_path = std::move(back_path)};
}

}  // namespace plenaria::events
