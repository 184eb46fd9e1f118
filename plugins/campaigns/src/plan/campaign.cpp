// SPDX-License-Identifier: EUPL-1.2
#include "campaign.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

constexpr std::string_view names_of_written[] = {"draft", "scheduled", "held", "withdrawn"};

std::string without_carriage_returns(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            out += text[at];
        else if (at + 1 == text.size() || text[at + 1] != '\n')
            out += '\n';
    }
    return out;
}

std::string clock_words(const LocalTime& local) {
    const auto seconds = local.time_of_day.count();
    return fmt::format("{} {:02}:{:02}:{:02}", plenaria::to_text(local.day), seconds / 3600,
                       seconds / 60 % 60, seconds % 60);
}

/// The moment at which that time would be by a clock that is as far from UTC as the one of the zone at
/// `other`, as the clock of the zone shows it.
std::string reading_by(const LocalTime& local, const std::string& zone, Instant other) {
    const auto there = to_local(other, zone);
    const auto offset = Instant(there.day) + there.time_of_day - other;
    return clock_words(to_local(Instant(local.day) + local.time_of_day - offset, zone));
}

}  // namespace

FieldError gap_problem(const std::string& field, const LocalTime& local, const std::string& zone) {
    const auto about = Instant(local.day) + local.time_of_day;
    return {
        field,
        /*t*/ "Clocks in {zone} go forward over this time: it does not exist. Write {earlier} or {later}.",
        {{"zone", zone},
         {"earlier", reading_by(local, zone, about + std::chrono::days(1))},
         {"later", reading_by(local, zone, about - std::chrono::days(1))}}};
}

Instant later_reading(const LocalTime& local, const std::string& zone) {
    const auto about = Instant(local.day) + local.time_of_day;
    const auto before = about - std::chrono::days(1);
    const auto there = to_local(before, zone);
    return about - (Instant(there.day) + there.time_of_day - before);
}

bool is_language(std::string_view code) {
    return std::find(languages.begin(), languages.end(), code) != languages.end();
}

const std::string& Texts::exactly(std::string_view language) const {
    static const std::string none;
    const auto found = all.find(std::string(language));
    return found == all.end() ? none : found->second;
}

const std::string& Texts::in(std::string_view language, std::string_view original) const {
    const auto& own = exactly(language);
    return own.empty() ? exactly(original) : own;
}

Texts tidy(Texts texts) {
    for (auto& [language, text] : texts.all) text = trim(without_carriage_returns(text));
    std::erase_if(texts.all, [](const auto& entry) { return entry.second.empty(); });
    return texts;
}

std::string_view to_text(Written written) { return names_of_written[static_cast<std::size_t>(written) - 1]; }

std::optional<Written> parse_written(std::string_view text) {
    for (const auto each : {Written::draft, Written::scheduled, Written::held, Written::withdrawn})
        if (to_text(each) == text) return each;
    return std::nullopt;
}

std::string_view to_text(State state) {
    switch (state) {
        case State::draft:
            return "draft";
        case State::scheduled:
            return "scheduled";
        case State::released:
            return "released";
        case State::held:
            return "held";
        case State::withdrawn:
            break;
    }
    return "withdrawn";
}

std::string_view name_of(State state) {
    switch (state) {
        case State::draft:
            return /*t*/ "In preparation";
        case State::scheduled:
            return /*t*/ "Under embargo";
        case State::released:
            return /*t*/ "Released";
        case State::held:
            return /*t*/ "Held back";
        case State::withdrawn:
            break;
    }
    return /*t*/ "Withdrawn";
}

State state_of(const Campaign& campaign, Instant now) {
    switch (campaign.written) {
        case Written::draft:
            return State::draft;
        case Written::scheduled:
            return now >= campaign.embargo ? State::released : State::scheduled;
        case Written::held:
            return State::held;
        case Written::withdrawn:
            break;
    }
    return State::withdrawn;
}

bool is_public(const Campaign& campaign, Instant now) { return state_of(campaign, now) == State::released; }

CampaignFacts tidy(CampaignFacts facts) {
    facts.title = tidy(std::move(facts.title));
    facts.aim = tidy(std::move(facts.aim));
    facts.zone = trim(facts.zone);
    return facts;
}

void check_text(const std::string& field, std::string_view text, std::size_t most,
                std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back({field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

Instant check(const CampaignFacts& facts, std::vector<FieldError>& problems) {
    if (!is_language(facts.original))
        problems.push_back({"original_language", /*t*/ "Choose the language of the original."});
    else if (facts.title.exactly(facts.original).empty())
        problems.push_back({"title_" + facts.original,
                            /*t*/ "Write the title in the language of the original; the others may wait."});
    for (const auto& [language, text] : facts.title.all)
        check_text("title_" + language, text, longest_title, problems);
    for (const auto& [language, text] : facts.aim.all)
        check_text("aim_" + language, text, longest_aim, problems);
    // Nobody plans for the year 9999; what is typed wrong there would never be released.
    const auto year = std::chrono::year_month_day(facts.embargo.day).year();
    if (year < std::chrono::year(2000) || year > std::chrono::year(2100)) {
        problems.push_back({"embargo_day",
                            /*t*/ "Write a day and a time that exist, like 2026-11-30 and 09:00."});
        return {};
    }
    if (!is_zone(facts.zone)) {
        problems.push_back({"zone", /*t*/ "Write the name of a time zone, like Africa/Johannesburg."});
        return {};
    }
    const auto instant = to_instant(facts.embargo, facts.zone);
    if (!instant) problems.push_back(gap_problem("embargo_time", facts.embargo, facts.zone));
    return instant.value_or(Instant{});
}

Result<void> refuse_if_any(std::vector<FieldError> problems) {
    if (problems.empty()) return {};
    return Error{ErrorCode::invalid_input,
                 /*t*/ "Something in this form needs your attention.",
                 {},
                 std::move(problems)};
}

std::string embargo_words(const Campaign& campaign) {
    return clock_words(to_local(campaign.embargo, campaign.facts.zone)) + ' ' + campaign.facts.zone;
}

}  // namespace plenaria::campaigns
