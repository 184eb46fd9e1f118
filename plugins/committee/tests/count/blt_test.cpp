// SPDX-License-Identifier: EUPL-1.2

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.hpp"

namespace plenaria::committee {
namespace {

using sample::election;
using ::testing::ElementsAre;

std::vector<std::string> names_in(const Election& read) {
    std::vector<std::string> names;
    for (const auto& candidate : read.candidates) names.push_back(candidate.name);
    return names;
}

/// The ballots as the writer puts them: "4 1 2 0".
std::vector<std::string> ballots_in(const Election& read) {
    const auto text = write_blt(read);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        const auto line = text.substr(at, end - at);
        if (line == "0") break;
        if (at > 0 && !line.starts_with('-') && !line.starts_with('[')) lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

/// The sentence about a file that is refused.
std::string refusal(std::string_view blt) {
    const auto read = read_blt(blt);
    return read ? "" : fill(read.error().message, read.error().values);
}

TEST(Blt, TheExampleOfAlgorithm123IsReadAsItIsPrinted) {
    const auto read = election(sample::algorithm_123);

    EXPECT_EQ(read.seats, 2U);
    EXPECT_THAT(names_in(read), ElementsAre("Adam", "Basil", "Charlotte", "Donald"));
    EXPECT_EQ(read.title, "Title");
    EXPECT_TRUE(read.candidates[1].withdrawn);
    EXPECT_EQ(read.standing(), 3U);
    EXPECT_EQ(read.papers(), 13U);
    EXPECT_THAT(ballots_in(read),
                ElementsAre("3 1 3 4 0", "4 1 3 2 0", "2 4 1 3 0", "1 2 0", "2 2 4 3 1 0", "1 3 4 2 0"));
}

TEST(Blt, LinesMeanNothing) {
    const auto spread =
        election("3\n2 4 1\n2\n0 2 3 0 0 \"Castor\" \"Pollux\" \"Helen\" \"Pollux and Helen\"");

    EXPECT_THAT(ballots_in(spread), ElementsAre("4 1 2 0", "2 3 0"));
    EXPECT_THAT(names_in(spread), ElementsAre("Castor", "Pollux", "Helen"));
    EXPECT_EQ(spread.title, "Pollux and Helen");
}

TEST(Blt, AMarkOfTheEncodingAndLineEndsOfEverySystemAreRead) {
    EXPECT_THAT(names_in(election("\xef\xbb\xbf"
                                  "2 1\r\n1 1 0\r\n0\r\n\"Bogotá\"\r\n\"Łódź\"\r\n\"T\"\r\n")),
                ElementsAre("Bogotá", "Łódź"));
    EXPECT_THAT(names_in(election("2 1\r1 1 0\r0\rBogotá\rQuito\rT\r")), ElementsAre("Bogotá", "Quito"));
}

TEST(Blt, WhatIsNoUtf8IsWindows1252) {
    const auto read = election(
        "2 1\n1 1 0\n0\n\"Ren\xe9"
        "e\"\n\"O\x92Hara\"\n\"\x80\"\n");

    EXPECT_THAT(names_in(read), ElementsAre("Renée", "O’Hara"));
    EXPECT_EQ(read.title, "€");
}

TEST(Blt, NamesMayStandWithoutQuotationMarksOnALineEach) {
    const auto read =
        election("2 1\n3 1 0\n0\nYvonne ALLAN (Lab)   \nRenée SLATER (Grn)\nTorry/Ferryhill Ward");

    EXPECT_THAT(names_in(read), ElementsAre("Yvonne ALLAN (Lab)", "Renée SLATER (Grn)"));
    EXPECT_EQ(read.title, "Torry/Ferryhill Ward");
}

TEST(Blt, APartyOnTheLineOfEachNameIsNoCandidate) {
    const auto read = election(
        "3 1\n2 1 0\n1 3 2 0\n0\n\"Ana\" \"Green\"\n\"Ben\" \"Labour\"\n\"Cy\" \"Green\"\n\"A ward\"\n");
    EXPECT_EQ(names_in(read), (std::vector<std::string>{"Ana (Green)", "Ben (Labour)", "Cy (Green)"}));
    EXPECT_EQ(read.title, "A ward");

    const auto two_a_line =
        election("4 1\n1 1 0\n0\n\"Ana\" \"Ben\"\n\"Cy\" \"Dee\"\n\"A title\" \"A source\"\n\"A comment\"\n");
    EXPECT_EQ(names_in(two_a_line), (std::vector<std::string>{"Ana", "Ben", "Cy", "Dee"}));
    EXPECT_EQ(two_a_line.title, "A title");
}

TEST(Blt, NamesMayBeCommentsAsPrefLibWritesThem) {
    const auto read = election(
        "2 1\n# a comment\n3 1 0\n0\n# ALTERNATIVE NAME 1: Jim Mcvicar (Soc)\n"
        "# ALTERNATIVE NAME 2: Marjory Watt: (LD)\nBaillieston ward\n");

    EXPECT_THAT(names_in(read), ElementsAre("Jim Mcvicar (Soc)", "Marjory Watt: (LD)"));
    EXPECT_EQ(read.title, "Baillieston ward");
}

TEST(Blt, QuotationMarksInNamesAreDoubledEscapedOrInsideAWord) {
    EXPECT_THAT(names_in(election("3 1\n1 1 0\n0\n\"Grn \"\"Richie BRIAN\"\"\"\n\"Jan \\\"Jo\\\" \\\\ Low\"\n"
                                  "\"Flann O\"Brien\"\n\"T\"")),
                ElementsAre("Grn \"Richie BRIAN\"", "Jan \"Jo\" \\ Low", "Flann O\"Brien"));
}

TEST(Blt, CommentsAreBetweenWordsAndNotInsideNames) {
    const auto read = election(
        "# a poll\n2 1 # two for one\n/* nested /* twice */ */ 1 1 0\n0\n"
        "\"Ann # 1\" # first\n\"Ben\"\n\"A #title\" junk that nobody reads \" 7");

    EXPECT_THAT(names_in(read), ElementsAre("Ann # 1", "Ben"));
    EXPECT_EQ(read.title, "A #title");
    EXPECT_EQ(read.papers(), 1U);
}

TEST(Blt, SourceAndCommentAreKeptAndNotesBehindThemAreNot) {
    const auto read =
        election("1 1 1 1 0 0 \"A\" \"T\" \"Who made it\" \"For whom\"\n  0119 32\nQuota 84.88");

    EXPECT_EQ(read.source, "Who made it");
    EXPECT_EQ(read.comment, "For whom");
    EXPECT_EQ(election("1 1 1 1 0 0 \"A\" \"T\" \"Only\" notes").source, "Only");
}

TEST(Blt, EqualAndSkippedPreferencesAreKept) {
    EXPECT_THAT(ballots_in(election("4 2\n2 1 - 2=3 4 0\n1 - 4 0\n5 0\n0\nA\nB\nC\nD\nT")),
                ElementsAre("2 1 - 2=3 4 0", "1 - 4 0", "5 0"));
}

TEST(Blt, BallotsThatAreMarkedAlikeAreAddedUp) {
    EXPECT_THAT(ballots_in(election("2 1\n1 2 1 0\n1 1 0\n3 2 1 0\n0\nA\nB\nT")),
                ElementsAre("4 2 1 0", "1 1 0"));
}

TEST(Blt, IdentifiersStandBeforeTheWeightOrInsteadOfIt) {
    EXPECT_THAT(ballots_in(election("3 2\n(id 1) 1 1 2 0\n(b) 1 1 2 0\n(c) 1 3 0\n0\nA\nB\nC\nT")),
                ElementsAre("2 1 2 0", "1 3 0"));
    EXPECT_THAT(ballots_in(election("3 2 (id1) 1 2 0 ( id2 ) 3 0 0 \"A\" \"B\" \"C\" \"T\"")),
                ElementsAre("1 1 2 0", "1 3 0"));
    EXPECT_EQ(refusal("2 1\n(x) 1 1 0\n( x) 1 1 0\n0\nA\nB\nT"), "Line 3: there are two ballots “( x)”.");
}

TEST(Blt, OptionsGiveNicknamesAndAnOrderForTiesAndWhoWithdrew) {
    const auto read = election(
        "3 1\n[nick a b c]\n[tie c 1 b ]\n[withdrawn b]\n[droop precision=6]\n2 a b=c 0\n0\nA\nB\nC\nT");

    EXPECT_THAT(ballots_in(read), ElementsAre("2 1 2=3 0"));
    EXPECT_THAT(read.tie_order, ElementsAre(2, 0, 1));
    EXPECT_TRUE(read.candidates[1].withdrawn);
}

TEST(Blt, TwoOfOneNameAreToldApart) {
    EXPECT_THAT(names_in(election("3 1\n1 1 0\n0\nJohn Smith\nJohn Smith\nJohn Smith (2)\nT")),
                ElementsAre("John Smith (1)", "John Smith (2) (2)", "John Smith (2) (3)"));
}

struct Refused {
    const char* blt;
    const char* sentence;
};

class RefusedBlt : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedBlt, SaysLineAndReason) { EXPECT_EQ(refusal(GetParam().blt), GetParam().sentence); }

INSTANTIATE_TEST_SUITE_P(
    Files, RefusedBlt,
    ::testing::Values(
        Refused{"", "Line 1: a ballot file begins with the number of candidates, not with “”."},
        Refused{"PK\x03\x04", "Line 1: a ballot file begins with the number of candidates, not with “PK  ”."},
        Refused{"3x 2", "Line 1: a ballot file begins with the number of candidates, not with “3x”."},
        Refused{"0 1\n0\nT", "Line 1: a ballot file begins with the number of candidates, not with “0”."},
        Refused{"1000000000 2", "Line 1: 1000000000 candidates are too many; 500 can be counted."},
        Refused{"99999999999999999999999 2",
                "Line 1: 99999999999999999999999 candidates are too many; 500 can be counted."},
        Refused{"3\n0", "Line 2: the number of seats should follow, but there is “0”."},
        Refused{"3 -2\n4 1 0", "Line 1: the number of seats should follow, but there is “-2”."},
        Refused{"3 501", "Line 1: 501 seats are too many; 500 can be filled."},
        Refused{"2 1\n-1 -2\n1 1 0\n0\nA\nB\nT", "All candidates of this file have withdrawn."},
        Refused{"3 2\n-4", "Line 2: there is no candidate “4”; they are numbered from 1 to 3."},
        Refused{"3 2\n-2 -2", "Line 2: candidate 2 has withdrawn twice."},
        Refused{"3 2\n\n4 1 5 0\n0", "Line 3: there is no candidate “5”; they are numbered from 1 to 3."},
        Refused{"3 2\n4 1 2x 0", "Line 2: there is no candidate “2x”; they are numbered from 1 to 3."},
        Refused{"3 2\n4 1\n5 2\n0", "Line 3: there is no candidate “5”; they are numbered from 1 to 3."},
        Refused{"3 2\n4 1 2 1 0\n0", "Line 2: this ballot names candidate 1 twice."},
        Refused{"3 2\n4 2=2 0\n0", "Line 2: this ballot names candidate 2 twice."},
        Refused{"3 2\n4 2==3 0\n0", "Line 2: there is no candidate “”; they are numbered from 1 to 3."},
        Refused{"3 2\n4 1 1 1 1 1 1 1 1 1 1 1",
                "Line 2: this ballot has more preferences than there are candidates."},
        Refused{
            "3 2\n2x 1 0",
            "Line 2: a number of ballots, or the 0 that ends them, should stand here, but there is “2x”."},
        Refused{"3 2\n-1.5 1 0", "Line 2: there is no candidate “1.5”; they are numbered from 1 to 3."},
        Refused{
            "3 2\n1 1 0\n\"A\"",
            "Line 3: a number of ballots, or the 0 that ends them, should stand here, but there is “\"A\"”."},
        Refused{"3 2\n600000000 1 0\n600000000 2 0\n0\nA\nB\nC\nT",
                "Line 3: these are more than 1000000000 ballots."},
        Refused{"3 2\n99999999999999999999 1 0\n0\nA\nB\nC\nT",
                "Line 2: these are more than 1000000000 ballots."},
        Refused{"3 2\n1 1 0\n", "Line 3: the file ends before the 0 that ends the ballots."},
        Refused{"3 2\n1 1", "Line 2: the file ends within a ballot, before its 0."},
        Refused{
            "3 2\n1 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n",
            "Line 7: the file ends after 3 of 3 names; those of all candidates and a title should follow the "
            "ballots."},
        Refused{"2 1\n1 1 0\n0\n\"A\"\n\"\"\n\"T\"", "Line 5: the name of candidate 2 is empty."},
        Refused{"2 1\n1 1 0\n0\n\"A\"\n\"B\n\"T\"",
                "Line 5: a quotation mark is opened and not closed on this line."},
        Refused{"2 1\n1 1 0\n0 A\" \"B\" \"T\"",
                "Line 3: a name should stand in quotation marks here, but there is “A\" \"B\" \"T\"”."},
        Refused{"2 1 /* never\n1 1 0", "Line 1: a comment begins with /* and never ends."},
        Refused{"2 1\n(id 1 1 0", "Line 2: “(” is opened and not closed on this line."},
        Refused{"2 1\n[tie 1 1]", "Line 2: the option “[tie]” must name each candidate once."},
        Refused{"2 1\n[nick a a]",
                "Line 2: the option “[nick]” must give each candidate one name of its own."},
        Refused{"2 1\n[colour red]", "Line 2: there is no option “[colour]”."},
        Refused{"2 1\n[tie 1", "Line 2: the option “[tie” does not end."}));

TEST(Blt, AByteOfZeroAndUtf16AreRefused) {
    EXPECT_EQ(refusal(std::string_view("2 1\n1 \0 1 0", 11)),
              "Line 2: there is a byte of zero; this is no ballot file.");
    EXPECT_EQ(refusal("\xff\xfe"
                      "2"),
              "Line 1: this file is UTF-16. Save it as UTF-8.");
}

TEST(Blt, AFileThatIsTooLargeIsRefusedForItsSize) {
    const std::string large(longest_ballot_file + 1, ' ');

    const auto read = read_blt(large);

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::too_large);
}

TEST(Blt, WhatIsWrittenIsReadAsTheSame) {
    sample::Dice dice(7);
    for (int trial = 0; trial < 200; ++trial) {
        const auto number = 1 + dice(9);
        std::string blt = std::to_string(number) + " 1\n";
        for (unsigned ballot = 0; ballot < dice(20); ++ballot) {
            blt += std::to_string(1 + dice(5));
            for (unsigned candidate = 1; candidate <= number; ++candidate)
                if (dice(3) != 0) {
                    blt += dice(4) == 0 ? " - " : " ";
                    blt += std::to_string(candidate);
                }
            blt += " 0\n";
        }
        blt += "0\n";
        for (unsigned candidate = 0; candidate < number; ++candidate)
            blt += "\"N \\\"" + std::to_string(candidate) + "\\\\\"\n";
        blt += "\"A title\"\n\"\"\n\"A comment\"\n";

        const auto read = election(blt);
        const auto written = write_blt(read);

        EXPECT_EQ(write_blt(election(written)), written) << blt;
        EXPECT_EQ(names_in(election(written)), names_in(read));
        EXPECT_EQ(election(written).comment, "A comment");
    }
}

}  // namespace
}  // namespace plenaria::committee
