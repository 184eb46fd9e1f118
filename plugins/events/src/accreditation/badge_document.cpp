// SPDX-License-Identifier: EUPL-1.2
#include "badge_document.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "../delegations/letter_document.hpp"
#include "../delegations/photo_repository.hpp"
#include "../editions/place.hpp"
#include "../json.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/release_repository.hpp"
#include "badge_repository.hpp"
#include "badge_sheet.hpp"

namespace plenaria::events {

namespace {

struct BadgeReading {
    AccreditationReading all;
    std::optional<Released> released;
    std::map<std::string, std::string> places;  ///< by language
    std::set<std::string> with_photos = {};     ///< ids of delegates who may have one
};

Result<BadgeReading> read_badges(UnitOfWork& uow, const AccreditationTools& tools,
                                 const std::string& edition_id, std::string_view only) {
    const auto badge = only.empty() ? std::nullopt : find_badge(uow, std::string(only));
    if (!only.empty() && !badge) return badge_unknown(std::string(only));
    auto all = badge ? read_accreditation_of(uow, edition_id, badge->delegate_id)
                     : read_accreditation(uow, edition_id);
    if (!all) return std::move(all).error();
    std::erase_if(all->holders, [&](const Holder& each) {
        return !each.badge || each.delegate.name.empty() || (!only.empty() && each.badge->id != only);
    });
    if (all->holders.empty()) return badge_unknown(only.empty() ? edition_id : std::string(only));
    BadgeReading reading{*std::move(all), latest_release(uow, edition_id), {}};
    for (const auto& each : reading.all.holders)
        if (!reading.places.contains(each.language))
            reading.places[each.language] = place_words(uow, *tools.lookup, reading.all.edition,
                                                        tools.locales->get(each.language, "events"));
    reading.with_photos = badge ? std::set{badge->delegate_id} : people_with_photos(uow, edition_id);
    return reading;
}

/// The days of the event, each with its hours once the programme is released.
std::vector<BadgeBackSide::DayLine> day_lines(const Dates& dates, const std::optional<Released>& released,
                                              const Locale& locale) {
    std::vector<BadgeBackSide::DayLine> lines;
    for (auto day = dates.start; day <= dates.end && lines.size() < most_days_on_back;
         day += std::chrono::days(1)) {
        std::optional<LocalTime> first, last;
        if (released)
            for (const auto& [session, sequence] : released->programme->sessions) {
                if (session.starts.day != day || session.state == SessionState::cancelled) continue;
                first = first ? std::min(*first, session.starts) : session.starts;
                last = last ? std::max(*last, session.ends) : session.ends;
            }
        lines.push_back(
            {locale.day(day), first ? clock_text(*first) + "–" + clock_text(*last) : std::string()});
    }
    return lines;
}

/// What the back of all badges of an edition says.
struct BackFacts {
    const Edition& edition;
    const std::optional<Released>& released;
    const std::string& place;
    const std::string& words;  ///< of the secretariat
};

/// The back is the same for all of one language.
Sheet back_in(const BackFacts& facts, const Addresses& addresses, const Locale& locale) {
    const auto& edition = facts.edition;
    return back_sheet({.heading = locale.t("Programme"),
                       .dates = date_range(edition.dates, locale),
                       .place = facts.place,
                       .days = day_lines(edition.dates, facts.released, locale),
                       .programme = facts.released
                                        ? addresses.absolute(addresses.path("events.public_programme",
                                                                            {{"edition", edition.id}}))
                                        : std::string(),
                       .words = facts.words});
}

Sheet front_of(const BadgeReading& reading, const Holder& holder, const std::string& photo,
               const Locale& locale) {
    const auto country = locale.country(holder.iso2);
    return front_sheet({.event = reading.all.edition.titles.in(locale.language()),
                        .name = holder.delegate.name,
                        .post = holder.delegate.post,
                        .city = country.empty() ? holder.city : holder.city + ", " + country,
                        .role = locale.t(name_of(holder.delegate.role)),
                        .code = holder.badge->code,
                        .photo = photo,
                        .photo_words = locale.t("Photograph of {name}", {{"name", holder.delegate.name}})});
}

/// Two pages for each of those from `first` until before `end`.
Sheets sheets_of(UnitOfWork& uow, const BadgeReading& reading, const AccreditationTools& tools,
                 std::size_t first, std::size_t end) {
    const auto& holders = reading.all.holders;
    Sheets sheets{.title = reading.all.edition.titles.in(holders[first].language),
                  .language = holders[first].language};
    std::map<std::string, Sheet> backs;
    for (auto at = first; at < end; ++at) {
        const auto& locale = tools.locales->get(holders[at].language, "events");
        auto& back = backs[holders[at].language];
        if (back.items.empty())
            back = back_in({reading.all.edition, reading.released,
                            reading.places.at(std::string(locale.language())), reading.all.back.words},
                           *tools.addresses, locale);
        // Those of a part are in memory at once, not those of ten thousand.
        const auto& person = holders[at].delegate.id;
        const auto photo = reading.with_photos.contains(person) ? photo_of(uow, person) : std::nullopt;
        sheets.pages.push_back(front_of(reading, holders[at], photo.value_or(""), locale));
        sheets.pages.push_back(back);
    }
    return sheets;
}

}  // namespace

Sheet badge_back(UnitOfWork& uow, directory::Lookup& lookup, const Addresses& addresses,
                 const Edition& edition, const Locale& locale) {
    const auto released = latest_release(uow, edition.id);
    const auto place = place_words(uow, lookup, edition, locale);
    const auto words = badge_back_of(uow, edition.id).words;
    return back_in({edition, released, place, words}, addresses, locale);
}

Result<MadeDocument> make_badges(Database& db, const AccreditationTools& tools, const std::string& edition_id,
                                 std::string_view only, const MakingProgress& progress) {
    const auto reading = db.read([&](UnitOfWork& uow) { return read_badges(uow, tools, edition_id, only); });
    if (!reading) return reading.error();
    const auto sheets = [&](std::size_t first, std::size_t end) {
        return db.read(
            [&](UnitOfWork& uow) -> Result<Sheets> { return sheets_of(uow, *reading, tools, first, end); });
    };
    auto made = [&]() -> Result<std::string> {
        if (only.empty())
            return print_in_parts(*tools.press, *tools.parts,
                                  {.count = reading->all.holders.size(), .part = sheets}, progress);
        const auto one = sheets(0, 1);
        return one ? tools.press->print(*one) : Result<std::string>(one.error());
    }();
    if (!made) return std::move(made).error();
    return MadeDocument{"badges.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(made)};
}

DocumentOrder badges_order(const std::string& edition_id, std::string title, std::string back_path) {
    return {.kind = std::string(prints_kind),
            .wish = compact({{"print", std::string(badges_print)}, {"edition", edition_id}}),
            .title = std::move(title),
            .permission = "events.check_in",
            .back_path = std::move(back_path)};
}

}  // namespace plenaria::events
