// SPDX-License-Identifier: EUPL-1.2
// How mixed the board of 2018 is, and what a candidate would change.
#include "src/diversity/diversity.hpp"

#include <gmock/gmock.h>

#include "src/diversity/diversity_pages.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::diversity {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<Profile> board() {
    std::vector<Profile> members;
    for (const auto& each : ledger::board_of_2018) {
        const std::string_view context(each.context);
        const auto stands = [&](const char* word) { return context.find(word) != std::string_view::npos; };
        members.push_back({.seat_id = each.city,
                           .person = each.person,
                           .city = each.city,
                           .region = each.region,
                           .gender = each.gender,
                           .language = each.language,
                           .population = each.population,
                           .is_origin = stands("origin"),
                           .is_transit = stands("transit"),
                           .is_destination = stands("destination")});
    }
    return members;
}

const Profile quito{.person = "A mayor",
                    .city = "Quito",
                    .region = "Americas",
                    .gender = "female",
                    .language = "es",
                    .population = 2'000'000,
                    .is_transit = true};

/// "Europe 3" of each group, or "Europe 3>2".
std::vector<std::string> counts(const DiversityReport& report, Aspect aspect) {
    std::vector<std::string> words;
    for (const auto& tally : report.aspects)
        if (tally.aspect == aspect)
            for (const auto& group : tally.groups)
                words.push_back(group.group + ' ' + std::to_string(group.without) +
                                (group.change() == 0 ? "" : ">" + std::to_string(group.with)));
    return words;
}

TEST(BoardOf2018, HasThreeOfEuropeTwoWomenAndNobodyOfOceania) {
    const auto report = report_on(board(), std::nullopt);
    EXPECT_EQ(report.without, 8);
    EXPECT_THAT(counts(report, Aspect::region),
                ElementsAre("Africa 2", "Americas 2", "Asia 1", "Europe 3", "Oceania 0"));
    EXPECT_THAT(counts(report, Aspect::gender), ElementsAre("female 2", "male 6"));
    EXPECT_THAT(counts(report, Aspect::context), ElementsAre("origin 1", "transit 3", "destination 7"));
    EXPECT_THAT(counts(report, Aspect::size), ElementsAre("300k_500k 1", "500k_1m 1", "1m_5m 6"));
    EXPECT_THAT(counts(report, Aspect::language), ElementsAre("en 7", "fr 1"));
    EXPECT_THAT(changes_in(report), IsEmpty());
}

TEST(ACandidate, InASeatMoreAddsToEveryGroupOfTheirs) {
    const auto report = report_on(board(), Candidacy{quito});
    EXPECT_EQ(report.with, 9);
    EXPECT_THAT(counts(report, Aspect::region),
                ElementsAre("Africa 2", "Americas 2>3", "Asia 1", "Europe 3", "Oceania 0"));
    EXPECT_THAT(counts(report, Aspect::gender), ElementsAre("female 2>3", "male 6"));
    EXPECT_THAT(counts(report, Aspect::language), ElementsAre("en 7", "es 0>1", "fr 1"));
}

TEST(ACandidate, InsteadOfSomebodyTakesThemOut) {
    const auto report = report_on(board(), Candidacy{quito, "Bristol"});
    EXPECT_EQ(report.with, 8);
    EXPECT_THAT(counts(report, Aspect::region),
                ElementsAre("Africa 2", "Americas 2>3", "Asia 1", "Europe 3>2", "Oceania 0"));
    EXPECT_THAT(counts(report, Aspect::gender), ElementsAre("female 2>3", "male 6>5"));
    EXPECT_THAT(counts(report, Aspect::size), ElementsAre("300k_500k 1>0", "500k_1m 1", "1m_5m 6>7"));
}

TEST(ACandidate, LikeTheOneBeforeChangesNothing) {
    auto twin = board()[2];
    twin.seat_id.clear();
    EXPECT_THAT(changes_in(report_on(board(), Candidacy{twin, "Bristol"})), IsEmpty());
}

TEST(ACandidate, InAVacantSeatIsOneMore) {
    EXPECT_EQ(report_on(board(), Candidacy{quito, "a vacant seat"}).with, 9);
}

TEST(Diversity, WhatIsNotKnownIsSaid) {
    const auto report = report_on({Profile{.seat_id = "x"}}, std::nullopt);
    EXPECT_THAT(counts(report, Aspect::gender), ElementsAre("female 0", "male 0", "unknown 1"));
    EXPECT_THAT(counts(report, Aspect::context), ElementsAre("unknown 1"));
    EXPECT_THAT(counts(report, Aspect::size), ElementsAre("unknown 1"));
}

TEST(Diversity, ClassesOfSizeBeginAtTheirLowerBound) {
    const auto size_of = [](long long population) {
        return groups_of({.population = population}, Aspect::size).front();
    };
    EXPECT_EQ(size_of(299'999), "below_300k");
    EXPECT_EQ(size_of(300'000), "300k_500k");
    EXPECT_EQ(size_of(999'999), "500k_1m");
    EXPECT_EQ(size_of(1'000'000), "1m_5m");
    EXPECT_EQ(size_of(9'999'999), "5m_10m");
    EXPECT_EQ(size_of(10'000'000), "above_10m");
}

TEST(Diversity, OfAnEmptyBodyCountsNobody) {
    const auto report = report_on({}, Candidacy{quito});
    EXPECT_EQ(report.without, 0);
    EXPECT_EQ(report.with, 1);
}

class DiversityPageTest : public ledger::LedgerRoom {
protected:
    Result<Reply> show(std::multimap<std::string, std::string, std::less<>> query) {
        Request request;
        request.path_values["body"] = id;
        request.query = std::move(query);
        return show_diversity(tools(), request, scope());
    }
    const std::string id = body();
};
PLENARIA_BOTH_ENGINES(DiversityPageTest);

TEST_P(DiversityPageTest, SaysWhatACandidateWouldChange) {
    board(id);
    EXPECT_THAT(html(show({})), AllOf(HasSubstr("2 of 8"), HasSubstr("Migration context"),
                                      Not(HasSubstr("What changes if they sit"))));
    const auto page = html(show({{"city_text", "Quito"}}));
    EXPECT_THAT(page, AllOf(HasSubstr("Americas: 2 → 3"), HasSubstr("Women: 2 → 3"), HasSubstr("3 of 9"),
                            HasSubstr("Maria Iliopoulou")));
    EXPECT_THAT(html(show({{"city_text", "Quito"}}), "fr"), HasSubstr("Ce qui change"));
}

TEST_P(DiversityPageTest, TakesAnotherPersonAndAnotherPlace) {
    const auto seats = board(id);
    const auto page =
        html(show({{"city_text", "Quito"}, {"person_text", "Marvin Rees"}, {"seat", seats[7]}}));
    EXPECT_THAT(page, AllOf(HasSubstr("Women: 2 → 1"), HasSubstr("1 of 8")));
}

TEST_P(DiversityPageTest, ComparesAllCitiesOfAList) {
    board(id);
    EXPECT_THAT(html(show({{"list", "LIST"}})),
                AllOf(HasSubstr("2 candidates"), HasSubstr("Quito"), HasSubstr("Europe: 3 → 4")));
}

TEST_P(DiversityPageTest, SaysWhatItDidNotUnderstand) {
    board(id);
    const auto unknown = show({{"city_text", "Atlantis"}});
    EXPECT_EQ(status(unknown), 422);
    EXPECT_THAT(html(unknown),
                AllOf(HasSubstr("Nothing in the directory is called Atlantis."), HasSubstr("2 of 8")));
    EXPECT_THAT(html(show({{"person_text", "Marvin Rees"}})),
                HasSubstr("Choose the city for which they would sit."));
    EXPECT_THAT(html(show({{"on", "2019-02-30"}})), HasSubstr("Write a day that exists"));
    EXPECT_THAT(html(show({{"on", "2030-01-01"}})), HasSubstr("Nobody sits on this body on that day."));
}

}  // namespace
}  // namespace plenaria::committee::diversity
