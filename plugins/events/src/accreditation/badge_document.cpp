// SPDX-License-Identifier: EUPL-1.2
#include "badge_document.hpp"

#include <algorithm>
#include <map>

#include <plenaria/qr_code.hpp>

#include "../json.hpp"
#include "../place.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/release_repository.hpp"
#include "../typed_code.hpp"

namespace plenaria::events {

namespace {

/// WeasyPrint keeps all pages of a part in memory.
constexpr std::size_t badges_of_a_part = 100;
/// More lines than this do not fit on the back.
constexpr std::size_t most_days = 10;

struct BadgeReading {
    AccreditationReading all;
    std::optional<Released> released;
    std::map<std::string, std::string> places;  ///< by language
};

Result<BadgeReading> read_badges(UnitOfWork& uow, const AccreditationTools& tools,
                                 const std::string& edition_id, std::string_view only) {
    auto all = read_accreditation(uow, edition_id);
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
    return reading;
}

/// The days of the event, each with its hours once the programme is released.
Model::List day_lines(const BadgeReading& reading, const Locale& locale) {
    Model::List lines;
    const auto& dates = reading.all.edition.dates;
    for (auto day = dates.start; day <= dates.end && lines.size() < most_days; day += std::chrono::days(1)) {
        std::optional<LocalTime> first, last;
        if (reading.released)
            for (const auto& [session, sequence] : reading.released->programme->sessions) {
                if (session.starts.day != day || session.state == SessionState::cancelled) continue;
                first = first ? std::min(*first, session.starts) : session.starts;
                last = last ? std::max(*last, session.ends) : session.ends;
            }
        lines.push_back({{"day", locale.day(day)},
                         {"hours", first ? clock_text(*first) + "–" + clock_text(*last) : std::string()}});
    }
    return lines;
}

/// The back is the same for all of one language.
Model back_model(const BadgeReading& reading, const AccreditationTools& tools, const Locale& locale) {
    const auto& edition = reading.all.edition;
    const auto language = std::string(locale.language());
    const auto& place = reading.places.at(language);
    const auto programme = reading.released ? tools.addresses->absolute(tools.addresses->path(
                                                  "events.public_programme", {{"edition", edition.id}}))
                                            : std::string();
    return {{"heading", locale.t("Programme")},
            {"dates", date_range(edition.dates, locale)},
            {"has_place", !place.empty()},
            {"place", place},
            {"days", day_lines(reading, locale)},
            {"has_programme", !programme.empty()},
            {"programme", programme},
            {"has_words", !reading.all.back.words.empty()},
            {"words", reading.all.back.words}};
}

Model badge_model(const BadgeReading& reading, const Holder& holder, const Model& back,
                  const Locale& locale) {
    const auto country = locale.country(holder.iso2);
    const auto city = country.empty() ? holder.city : holder.city + ", " + country;
    return {{"language", std::string(locale.language())},
            {"event", reading.all.edition.titles.in(locale.language())},
            {"event_size", std::to_string(size_of_line(reading.all.edition.titles.in(locale.language())))},
            {"name", holder.delegate.name},
            {"name_size", std::to_string(size_of_name(holder.delegate.name))},
            {"post", holder.delegate.post},
            {"post_size", std::to_string(size_of_line(holder.delegate.post))},
            {"city", city},
            {"city_size", std::to_string(size_of_line(city))},
            {"role", locale.t(name_of(holder.delegate.role))},
            {"qr", SafeHtml{qr_code_svg(holder.badge->code)}},
            {"code", shown_code(holder.badge->code)},
            {"back", back}};
}

Error stopped_making() { return {ErrorCode::conflict, "The document could not be made.", "stopped"}; }

}  // namespace

Result<MadeDocument> make_badges(Database& db, const AccreditationTools& tools, const std::string& edition_id,
                                 std::string_view only, const MakingProgress& progress) {
    const auto reading = db.read([&](UnitOfWork& uow) { return read_badges(uow, tools, edition_id, only); });
    if (!reading) return reading.error();
    const auto& holders = reading->all.holders;
    std::map<std::string, Model> backs;
    for (const auto& [language, place] : reading->places)
        backs[language] = back_model(*reading, tools, tools.locales->get(language, "events"));
    std::vector<std::string> parts;
    for (std::size_t first = 0; first < holders.size(); first += badges_of_a_part) {
        Model::List badges;
        const auto end = std::min(holders.size(), first + badges_of_a_part);
        for (auto at = first; at < end; ++at)
            badges.push_back(badge_model(*reading, holders[at], backs.at(holders[at].language),
                                         tools.locales->get(holders[at].language, "events")));
        auto part = tools.documents->convert(
            DocumentFormat::pdf,
            tools.renderer->render("events/print/badges",
                                   {{"title", reading->all.edition.titles.in(holders[first].language)},
                                    {"language", holders[first].language},
                                    {"badges", std::move(badges)}},
                                   holders[first].language));
        if (!part) return std::move(part).error();
        parts.push_back(*std::move(part));
        if (!progress(static_cast<long long>(end), static_cast<long long>(holders.size())))
            return stopped_making();
    }
    if (parts.size() == 1)
        return MadeDocument{"badges.pdf", std::string(content_type(DocumentFormat::pdf)),
                            std::move(parts.front())};
    auto joined = tools.documents->join_pdf(parts);
    if (!joined) return std::move(joined).error();
    return MadeDocument{"badges.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(joined)};
}

DocumentOrder badges_order(const std::string& edition_id, std::string title, std::string back_path) {
    return {.kind = std::string(badges_kind),
            .wish = compact({{"edition", edition_id}}),
            .title = std::move(title),
            .permission = "events.check_in",
            .back_path = std::move(back_path)};
}

Result<MadeDocument> BadgesKind::make(std::string_view wish, std::string_view,
                                      const MakingProgress& progress) {
    return make_badges(*db_, tools_, Document::parse(wish).at("edition").get<std::string>(), {}, progress);
}

}  // namespace plenaria::events
