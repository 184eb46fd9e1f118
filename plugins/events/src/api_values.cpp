// SPDX-License-Identifier: EUPL-1.2
#include "api_values.hpp"

namespace plenaria::events {

namespace {

void read_text(const Document& body, const char* name, std::string& into) {
    if (const auto found = body.find(name); found != body.end() && found->is_string())
        into = found->get<std::string>();
}

void read_titles_of(const Document& body, Titles& titles) {
    read_text(body, "original_language", titles.original);
    const auto found = body.find("titles");
    if (found == body.end()) return;
    titles.texts.clear();
    for (const auto& [language, text] : found->items()) titles.texts[language] = text.get<std::string>();
}

Document dates_json_of(const Dates& dates) {
    return {{"starts_on", to_text(dates.start)}, {"ends_on", to_text(dates.end)}, {"zone", dates.zone}};
}

}  // namespace

Document json_of(const Edition& edition) {
    auto next = Document::array();
    for (const auto state : next_states(edition)) next.push_back(std::string(to_text(state)));
    return {{"id", edition.id},
            {"titles", edition.titles.texts},
            {"original_language", edition.titles.original},
            {"series", edition.series_id},
            {"format", edition.format},
            {"city", edition.city_ref},
            {"place", edition.place},
            {"state", std::string(to_text(edition.state))},
            {"next_states", std::move(next)},
            {"starts_on", to_text(edition.dates.start)},
            {"ends_on", to_text(edition.dates.end)},
            {"zone", edition.dates.zone},
            {"owner", edition.owner.ref},
            {"owner_name", edition.owner.name},
            {"revision", edition.revision}};
}

Document json_of(const Milestone& milestone, EditionState state, Day today) {
    auto checks = Document::array();
    for (const auto& line : milestone.checks)
        checks.push_back({{"id", line.id}, {"text", line.text}, {"done", line.done_at.has_value()}});
    Document json{{"id", milestone.id},
                  {"titles", milestone.titles.texts},
                  {"original_language", milestone.titles.original},
                  {"amount", milestone.distance.amount},
                  {"unit", std::string(to_text(milestone.distance.unit))},
                  {"side", std::string(to_text(milestone.distance.side))},
                  {"anchor", std::string(to_text(milestone.distance.anchor))},
                  {"due_on", to_text(milestone.due_on)},
                  {"standing", std::string(to_text(standing_on(milestone, state, today)))},
                  {"owner", milestone.owner.ref},
                  {"owner_name", milestone.owner.name},
                  {"note", milestone.note},
                  {"checks", std::move(checks)},
                  {"revision", milestone.revision}};
    if (milestone.done_at) {
        json["done_at"] = to_text(*milestone.done_at);
        json["done_by"] = milestone.done_by;
    }
    return json;
}

Document json_of(const DateChange& change) {
    return {{"id", change.id},
            {"changed_at", to_text(change.changed_at)},
            {"changed_by", change.changed_by},
            {"reason", change.reason},
            {"before", dates_json_of(change.before)},
            {"after", dates_json_of(change.after)}};
}

Document json_of(const std::vector<Move>& moves) {
    auto all = Document::array();
    for (const auto& move : moves)
        all.push_back({{"milestone", move.milestone_id},
                       {"old_due", to_text(move.old_due)},
                       {"new_due", to_text(move.new_due)},
                       {"fate", std::string(to_text(move.fate))}});
    return all;
}

EditionFacts facts_of(const Edition& edition) {
    return {.series_id = edition.series_id,
            .titles = edition.titles,
            .city_ref = edition.city_ref,
            .place = edition.place,
            .dates = edition.dates,
            .owner_ref = edition.owner.ref};
}

MilestoneFacts facts_of(const Milestone& milestone) {
    MilestoneFacts facts{.titles = milestone.titles,
                         .distance = milestone.distance,
                         .owner_ref = milestone.owner.ref,
                         .note = milestone.note,
                         .checks = {}};
    for (const auto& line : milestone.checks) facts.checks.push_back(line.text);
    return facts;
}

void read(const Document& body, EditionFacts& facts) {
    read_titles_of(body, facts.titles);
    read_text(body, "series", facts.series_id);
    read_text(body, "city", facts.city_ref);
    read_text(body, "place", facts.place);
    read_text(body, "owner", facts.owner_ref);
}

void read(const Document& body, MilestoneFacts& facts) {
    read_titles_of(body, facts.titles);
    read_text(body, "owner", facts.owner_ref);
    read_text(body, "note", facts.note);
    auto& distance = facts.distance;
    if (body.contains("amount")) distance.amount = body.at("amount").get<int>();
    if (body.contains("unit")) distance.unit = parse_unit(body.at("unit").get<std::string>()).value();
    if (body.contains("side")) distance.side = parse_side(body.at("side").get<std::string>()).value();
    if (body.contains("anchor")) distance.anchor = parse_anchor(body.at("anchor").get<std::string>()).value();
    if (body.contains("checks")) facts.checks = body.at("checks").get<std::vector<std::string>>();
}

Titles titles_in(const Document& body) {
    Titles titles;
    read_titles_of(body, titles);
    return titles;
}

Dates dates_in(const Document& body) {
    std::string start, end, zone;
    read_text(body, "starts_on", start);
    read_text(body, "ends_on", end);
    read_text(body, "zone", zone);
    return {.start = parse_day(start).value_or(Day{}), .end = parse_day(end).value_or(Day{}), .zone = zone};
}

int revision_in(const Document& body) { return body.value("revision", 0); }

}  // namespace plenaria::events
