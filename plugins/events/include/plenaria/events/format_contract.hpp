// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/format_contract.hpp
/// What every format must hold, ours and strangers'. Its author includes this in a test and writes
///
///     INSTANTIATE_TEST_SUITE_P(Grf, FormatContract,
///                              ::testing::Values(FormatUnderTest{make_grf, PLENARIA_ROOM_DIR}));
///
/// in namespace plenaria::events. PLENARIA_ROOM_DIR is the folder of the plugin; plenaria_add_plugin() sets
/// it.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <plenaria/events/format.hpp>
#include <plenaria/text.hpp>

namespace plenaria::events {

struct FormatUnderTest {
    std::shared_ptr<Format> (*make)();
    std::filesystem::path room;  ///< with plugin.json and lang/
};

class FormatContract : public ::testing::TestWithParam<FormatUnderTest> {
protected:
    using Catalog = std::map<std::string, std::string>;

    const std::shared_ptr<Format> format = GetParam().make();

    static std::string bytes_of(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        EXPECT_TRUE(in) << file << " cannot be read";
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// msgid → msgstr of a .po file; plurals are left out.
    [[nodiscard]] Catalog catalog(const std::string& language) const {
        std::ifstream in(GetParam().room / "lang" / (language + ".po"));
        EXPECT_TRUE(in) << language << ".po cannot be read";
        Catalog texts;
        std::string id, text, line;
        std::string* open = nullptr;
        while (std::getline(in, line)) {
            if (line.starts_with("msgid \"")) {
                texts[id] = text;
                id.clear();
                text.clear();
                open = &id;
            } else if (line.starts_with("msgstr \"")) {
                open = &text;
            } else if (!line.starts_with('"')) {
                open = nullptr;
            }
            const auto from = line.find('"'), until = line.rfind('"');
            if (open == nullptr || from == std::string::npos || from == until) continue;
            for (std::size_t at = from + 1; at < until; ++at) {
                if (line[at] == '\\' && at + 1 < until) ++at;
                *open += line[at];
            }
        }
        texts[id] = text;
        return texts;
    }
    /// Everything that people read of the format, but for what its rules say.
    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> all{std::string(format->name()), std::string(format->about())};
        for (const auto& milestone : format->calendar()) {
            all.push_back(milestone.title);
            if (!milestone.note.empty()) all.push_back(milestone.note);
            all.insert(all.end(), milestone.checks.begin(), milestone.checks.end());
        }
        for (const auto& track : format->tracks()) all.push_back(track.title);
        for (const auto& kind : format->session_kinds()) all.push_back(kind.title);
        for (const auto& page : format->pages()) all.push_back(page.title);
        for (const auto& question : format->questions()) {
            all.push_back(question.label);
            all.push_back(question.purpose);
            if (!question.help.empty()) all.push_back(question.help);
            for (const auto& option : question.options) all.push_back(option.title);
        }
        return all;
    }
    void expect_translated(const std::string& text) const {
        for (const auto* language : {"es", "fr"}) {
            const auto all = catalog(language);
            const auto found = all.find(text);
            EXPECT_TRUE(found != all.end() && !found->second.empty())
                << language << ".po has nothing for \"" << text << '"';
        }
    }
    static Dates five_days() {
        return {.start = std::chrono::year(2019) / 11 / 11,
                .end = std::chrono::year(2019) / 11 / 15,
                .zone = "Africa/Johannesburg"};
    }
    static bool is_word(const std::string& key, std::size_t longest) {
        return !key.empty() && key.size() <= longest &&
               key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    }
    /// Two sessions of every kind at the same hour of the same day, of one organiser.
    [[nodiscard]] FormatProgramme crowded() const {
        FormatProgramme programme{.dates = five_days(), .slots = {}};
        const auto ten = Instant(programme.dates.start) + std::chrono::hours(8);
        for (const auto& kind : format->session_kinds())
            for (const auto* each : {"-1", "-2"})
                programme.slots.push_back({.id = kind.key + each,
                                           .kind = kind.key,
                                           .organiser = "organisation/A",
                                           .start = ten,
                                           .end = ten + std::chrono::hours(1)});
        return programme;
    }
};

TEST_P(FormatContract, ItsKeyIsAWord) {
    EXPECT_TRUE(is_word(std::string(format->key()), 40)) << format->key();
}

TEST_P(FormatContract, ItsPluginOffersItAndRequiresEvents) {
    const auto manifest = bytes_of(GetParam().room / "plugin.json");
    const auto says = [&](const std::string& pattern) {
        return std::regex_search(manifest, std::regex(pattern));
    };
    EXPECT_TRUE(says("\"id\"\\s*:\\s*\"" + std::string(format->plugin()) + "\"")) << format->plugin();
    EXPECT_TRUE(says("\"offers\"\\s*:\\s*\\[[^\\]]*\"events\\.format/2\""));
    EXPECT_TRUE(says("\"requires\"[^\\]]*\"id\"\\s*:\\s*\"events\""));
}

TEST_P(FormatContract, KeysAreWordsAndEachStandsForOneThing) {
    std::set<std::string> milestones, tracks, kinds;
    for (const auto& milestone : format->calendar()) {
        EXPECT_TRUE(is_word(milestone.key, 60)) << milestone.key;
        EXPECT_TRUE(milestones.insert(milestone.key).second) << milestone.key;
    }
    for (const auto& track : format->tracks()) {
        EXPECT_TRUE(is_word(track.key, 60)) << track.key;
        EXPECT_TRUE(tracks.insert(track.key).second) << track.key;
    }
    for (const auto& kind : format->session_kinds()) {
        EXPECT_TRUE(is_word(kind.key, 60)) << kind.key;
        EXPECT_TRUE(kinds.insert(kind.key).second) << kind.key;
    }
    EXPECT_FALSE(kinds.empty()) << "a programme has at least one kind of session";
}

TEST_P(FormatContract, EveryTextIsTranslated) {
    for (const auto& text : texts()) expect_translated(text);
}

TEST_P(FormatContract, WhatComesIntoAPlanFitsIntoIt) {
    for (const auto& milestone : format->calendar()) {
        for (const auto* language : {"en", "es", "fr"}) {
            const auto all = std::string(language) == "en" ? Catalog() : catalog(language);
            const auto shown = [&](const std::string& text) {
                const auto found = all.find(text);
                return found == all.end() ? text : found->second;
            };
            EXPECT_LE(length(shown(milestone.title)), 200U) << milestone.key;
            EXPECT_LE(length(shown(milestone.note)), 2000U) << milestone.key;
            for (const auto& line : milestone.checks) EXPECT_LE(length(shown(line)), 300U) << line;
        }
        EXPECT_LE(milestone.checks.size(), 50U) << milestone.key;
        EXPECT_GE(milestone.distance.amount, 0) << milestone.key;
        EXPECT_LE(milestone.distance.amount, longest_distance) << milestone.key;
    }
}

TEST_P(FormatContract, ItsQuestionsCanBeAsked) {
    const std::set<std::string> all_answers{"text",   "long_text", "one",    "many",
                                            "yes_no", "day",       "number", "country"};
    std::map<std::string, FormatQuestion> before;
    for (const auto& question : format->questions()) {
        EXPECT_TRUE(is_word(question.key, 60)) << question.key;
        EXPECT_TRUE(all_answers.contains(question.answer)) << question.answer;
        EXPECT_FALSE(question.purpose.empty()) << question.key << " is needed for nothing";
        EXPECT_GE(question.erase_days, 0) << question.key;
        EXPECT_LE(question.erase_days, 3650) << question.key;
        const bool chooses = question.answer == "one" || question.answer == "many";
        EXPECT_EQ(question.options.size() >= 2, chooses) << question.key;
        for (const auto& option : question.options) EXPECT_TRUE(is_word(option.key, 26)) << option.key;
        if (const auto& on = question.when_question; !on.empty()) {
            ASSERT_TRUE(before.contains(on)) << question.key << " waits for what stands behind it";
            EXPECT_FALSE(question.of_delegation && !before.at(on).of_delegation) << question.key;
            EXPECT_FALSE(!question.follow_up && before.at(on).follow_up) << question.key;
        }
        EXPECT_TRUE(before.emplace(question.key, question).second) << question.key;
    }
}

TEST_P(FormatContract, ItsCalendarIsInTheOrderOfItsDays) {
    Day last = {};
    std::string before;
    for (const auto& milestone : format->calendar()) {
        const auto due = due_day(milestone.distance, five_days());
        EXPECT_GE(due, last) << milestone.key << " stands after " << before;
        last = due;
        before = milestone.key;
    }
}

TEST_P(FormatContract, APostponementMovesEveryMilestone) {
    auto later = five_days();
    const std::chrono::days put_off(70);
    later.start += put_off;
    later.end += put_off;
    for (const auto& milestone : format->calendar()) {
        const auto moved = due_day(milestone.distance, later) - due_day(milestone.distance, five_days());
        // A month is as long as it is.
        const int slack = milestone.distance.unit == Unit::months ? 3 : 0;
        EXPECT_LE(std::abs((moved - put_off).count()), slack) << milestone.key;
    }
}

TEST_P(FormatContract, ItsPagesAreThoseOfAnEdition) {
    for (const auto& page : format->pages()) {
        EXPECT_TRUE(page.path.starts_with('/')) << page.path;
        EXPECT_NE(page.path.find("{edition}"), std::string::npos) << page.path;
        EXPECT_TRUE(page.permission.starts_with(std::string(format->plugin()) + '.') ||
                    page.permission.starts_with("events."))
            << page.permission;
    }
}

TEST_P(FormatContract, WhatItsRulesSayIsTranslatedAndNamesTheOtherSide) {
    const auto programme = crowded();
    std::set<std::string> ids{""};
    for (const auto& slot : programme.slots) ids.insert(slot.id);
    for (const auto& slot : programme.slots)
        for (const auto& breach : format->check(slot, programme)) {
            expect_translated(breach.message);
            EXPECT_TRUE(ids.contains(breach.other)) << breach.other;
            EXPECT_NE(breach.other, slot.id) << "a session collides with itself";
        }
}

TEST_P(FormatContract, ASessionAloneMayStayWhereItIs) {
    for (const auto& slot : crowded().slots) {
        const FormatProgramme alone{.dates = five_days(), .slots = {slot}};
        for (const auto& breach : format->check(slot, alone)) EXPECT_NE(breach.other, slot.id);
    }
}

// Whoever includes this for its helpers alone instantiates nothing.
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FormatContract);

}  // namespace plenaria::events
