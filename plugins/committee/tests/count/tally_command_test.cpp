// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <plenaria/testing/fake_context.hpp>

#include "sample.hpp"
#include "src/count/tally_command.hpp"

namespace plenaria::committee {
namespace {

class TallyCommand : public ::testing::Test {
protected:
    void TearDown() override { std::filesystem::remove(path_); }

    std::string file(std::string_view bytes) {
        std::ofstream(path_, std::ios::binary) << bytes;
        return path_;
    }

    int run(std::vector<std::string> words) {
        test::FakeCommandRun call(std::move(words));
        const int code = tally(call, locales_);
        said_ = call.said.str();
        complained_ = call.complained.str();
        return code;
    }

    std::string said_;
    std::string complained_;

private:
    test::FakeLocales locales_;
    std::string path_ =
        (std::filesystem::temp_directory_path() / ("tally-" + std::to_string(getpid()) + ".blt")).string();
};

TEST_F(TallyCommand, TellsWhoIsElectedTheQuotaAndEveryRound) {
    ASSERT_EQ(run({file(sample::twins), "--rule", "wigm-prf", "--json"}), 0) << complained_;

    const auto json = nlohmann::json::parse(said_);
    EXPECT_EQ(json["elected"], (nlohmann::json{"Castor", "Helen"}));
    EXPECT_EQ(json["quota"], "2.0001");
    EXPECT_EQ(json["title"], "Pollux and Helen should tie");
    EXPECT_EQ(json["ballots"], 6);
    ASSERT_EQ(json["rounds"].size(), 3U);
    EXPECT_EQ(json["rounds"][1]["totals"]["Pollux"], "1.9996");
    EXPECT_EQ(json["rounds"][1]["transfers"][0],
              (nlohmann::json{{"from", "Castor"}, {"to", "Pollux"}, {"votes", "1.9996"}}));
    EXPECT_EQ(json["rounds"][0]["actions"][1],
              "Castor has 4.0000 votes, which reaches the quota of 2.0001, and is elected.");
}

TEST_F(TallyCommand, ReadsItsWordsInAnyOrder) {
    const auto name = file(sample::twins);
    ASSERT_EQ(run({"--json", "--rule=scottish", name, "--seats", "1"}), 0) << complained_;
    const auto first = said_;
    ASSERT_EQ(run({"--seats=1", name, "--json", "--rule", "scottish"}), 0) << complained_;

    EXPECT_EQ(said_, first);
    EXPECT_EQ(nlohmann::json::parse(said_)["seats"], 1);
}

TEST_F(TallyCommand, WithoutJsonItIsReadByPeople) {
    ASSERT_EQ(run({file(sample::twins), "--rule", "scottish"}), 0);

    EXPECT_NE(said_.find("  1. Castor\n  2. Helen\n"), std::string::npos) << said_;
    EXPECT_NE(said_.find("\nRound 2\n"), std::string::npos) << said_;
    EXPECT_NE(said_.find("  Helen             2.00000\n"), std::string::npos) << said_;
}

TEST_F(TallyCommand, AWrongFileIsRefusedWithItsLine) {
    EXPECT_EQ(run({file("3 2\n4 1 7 0\n"), "--rule", "scottish", "--json"}), 1);
    EXPECT_EQ(complained_, "plenaria: Line 2: there is no candidate “7”; they are numbered from 1 to 3.\n");
    EXPECT_EQ(said_, "");

    EXPECT_EQ(run({"/nowhere.blt", "--rule", "scottish"}), 1);
    EXPECT_EQ(complained_, "plenaria: The file /nowhere.blt cannot be read.\n");

    for (const std::string seats : {"0", "501"}) {
        EXPECT_EQ(run({file(sample::twins), "--rule", "scottish", "--seats", seats}), 1);
        EXPECT_EQ(complained_, "plenaria: There can be 1 to 500 seats, not " + seats + ".\n");
    }
}

TEST_F(TallyCommand, MoreSeatsThanCandidatesElectAllWhereverTheNumberStands) {
    const std::string papers = "4 1 0\n2 3 2 0\n0\nCastor\nPollux\nHelen\nTwins";
    for (const std::string rule : {"scottish", "wigm-prf", "meek-prf", "plurality", "approval"}) {
        ASSERT_EQ(run({file("3 5\n" + papers), "--rule", rule, "--json"}), 0) << complained_;
        const auto by_file = said_;
        ASSERT_EQ(run({file("3 1\n" + papers), "--rule", rule, "--json", "--seats", "5"}), 0) << complained_;

        EXPECT_EQ(said_, by_file);
        const auto json = nlohmann::json::parse(said_);
        EXPECT_EQ(json["seats"], 5);
        EXPECT_EQ(json["elected"].size(), 3U);
        EXPECT_EQ(json["rounds"][0]["actions"][1],
                  "No more candidates stand than there are seats, so all are elected.");
        ASSERT_EQ(run({file("3 1\n" + papers), "--rule", rule, "--json", "--seats", "2"}), 0) << complained_;
        EXPECT_EQ(said_.find("so all are elected"), std::string::npos);
    }
}

TEST_F(TallyCommand, AWrongUseIsToldFromAWrongFile) {
    const auto name = file(sample::twins);
    for (const auto& words :
         std::vector<std::vector<std::string>>{{},
                                               {name},
                                               {name, "--rule"},
                                               {name, "--rule", "borda"},
                                               {name, "--rule", "scottish", "--seats", "x"},
                                               {name, "--rule", "scottish", "--sets", "2"},
                                               {name, name, "--rule", "scottish"},
                                               {name, "--rule", "scottish", "--language", "de"},
                                               {name, "--rule", "scottish", "--seed", "\xff"},
                                               {name, "--rule", "scottish", "--reserve", "\xff: 1: 1"},
                                               {name, "--rule", "scottish", "--reserve", "Women"},
                                               {"--rule", "scottish"}}) {
        EXPECT_EQ(run(words), 2);
        EXPECT_NE(complained_.find("Use: plenaria committee tally FILE.blt --rule"), std::string::npos);
    }
}

TEST_F(TallyCommand, TheSeedDecidesWhatTheVotesLeaveOpen) {
    const auto name = file("3 1\n1 1 0\n1 2 0\n1 3 0\n0\nA\nB\nC\nT");
    ASSERT_EQ(run({name, "--rule", "meek-prf", "--seed", "Quito 2020", "--json"}), 0);

    const auto json = nlohmann::json::parse(said_);
    EXPECT_EQ(json["ties"]["by"], "seed");
    EXPECT_EQ(json["ties"]["seed"], "Quito 2020");
    EXPECT_EQ(json["elected"].front(), json["ties"]["order"].back());
}

TEST_F(TallyCommand, TheSameBallotsGiveTheSameBytesHoweverTheFileWasSaved) {
    const std::string utf8 =
        "3 2\n-3\n4 1 2 0\n2 2=1 0\n1 0\n0\n\"Ren\xc3\xa9"
        "e\"\n\"Ben\"\n\"Cy\"\n\"A \\\"vote\\\"\"\n";
    const auto replaced = [](std::string text, std::string_view what, std::string_view with) {
        for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
            text.replace(at, what.size(), with);
        return text;
    };
    ASSERT_EQ(run({file(utf8), "--rule", "scottish", "--json"}), 0) << complained_;
    const auto first = said_;
    EXPECT_EQ(nlohmann::json::parse(first)["title"], "A \"vote\"");
    EXPECT_EQ(nlohmann::json::parse(first)["elected"], (nlohmann::json{"Renée", "Ben"}));

    for (const auto& other :
         {"\xef\xbb\xbf" + utf8, replaced(utf8, "\n", "\r\n"), replaced(utf8, "\n", " \t\n") + "\n \n",
          replaced(utf8, "\xc3\xa9", "\xe9"), "# saved by hand\n" + replaced(utf8, " 0\n", " 0 # one\n")}) {
        ASSERT_EQ(run({file(other), "--rule", "scottish", "--json"}), 0) << complained_;
        EXPECT_EQ(said_, first);
    }
}

TEST_F(TallyCommand, WeightsThatAreNoWholeNumbersAreRefusedWithTheirLine) {
    for (const std::string weight : {"1.5", "1,5", "0.5", "1e3", "+1", "1/2"}) {
        EXPECT_EQ(run({file("2 1\n1 1 0\n" + weight + " 2 0\n0\nA\nB\nT"), "--rule", "wigm-prf", "--json"}),
                  1);
        EXPECT_EQ(complained_,
                  "plenaria: Line 3: a number of ballots, or the 0 that ends them, should stand here, but "
                  "there is “" +
                      weight + "”.\n");
        EXPECT_EQ(said_, "");
    }
}

}  // namespace
}  // namespace plenaria::committee
