// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/import/plan.hpp"

namespace plenaria::directory::import {
namespace {

using namespace std::chrono;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PlanTest : public ::testing::Test {
protected:
    PlanTest() {
        catalogue_.add(City{.id = "amman", .name = {.en = "Amman"}, .iso2 = "JO", .population = 4'000'000});
        catalogue_.add(City{
            .id = "montreal", .name = {.en = "Montréal", .es = "Montreal"}, .iso2 = "CA", .language = "fr"});
        catalogue_.add(City{.id = "cordoba-es", .name = {.en = "Córdoba"}, .iso2 = "ES"});
        catalogue_.add(City{.id = "cordoba-ar", .name = {.en = "Córdoba"}, .iso2 = "AR"});
        catalogue_.add(Person{.id = "plante", .name = "Valérie Plante"});
        catalogue_.add(Person{.id = "yvonne", .name = "Yvonne Aki-Sawyerr"});
        catalogue_.add(MandateRow{.id = "m1",
                                  .person_id = "plante",
                                  .city_id = "montreal",
                                  .office = "Mayor",
                                  .from = 2017y / November / 16});
        catalogue_.add(
            Organisation{.id = "icmpd", .name = {.en = "ICMPD"}, .acronym = {.en = "ICMPD", .es = "CIDPM"}});
    }
    Plan plan(Kind kind, const Record& record) {
        return plan_row(record, catalogue_, {.kind = kind, .countries = countries_, .answers = answers_});
    }
    static std::vector<std::string> options(const Plan& plan) {
        std::vector<std::string> values;
        for (const auto& question : plan.questions)
            for (const auto& option : question.options) values.push_back(option.value);
        return values;
    }

    Catalogue catalogue_;
    const CountryNames countries_;
    Answers answers_;
};

TEST_F(PlanTest, ASpellingWithAccentsCaseAndBlanksIsTheSameCity) {
    const auto row = plan(Kind::cities, {{"name", "MONTRÉAL "}, {"country", "Canadá"}});
    EXPECT_EQ(row.fate, Fate::same);
    EXPECT_EQ(row.target, "city/montreal");
}

TEST_F(PlanTest, ACloseSpellingIsAQuestionAndNeverAGuess) {
    const Record amman{{"name", "Amán"}, {"country", "Jordania"}, {"population", "4 100 000"}};
    const auto row = plan(Kind::cities, amman);
    EXPECT_EQ(row.fate, Fate::question);
    EXPECT_THAT(options(row), ElementsAre("city/amman", "new", "skip"));

    answers_[row.questions[0].key] = "city/amman";
    const auto same = plan(Kind::cities, amman);
    EXPECT_EQ(same.fate, Fate::changes);
    EXPECT_THAT(same.changes,
                ElementsAre(Change{"aliases", "", "Amán"}, Change{"population", "4000000", "4100000"}));

    answers_[row.questions[0].key] = "new";
    EXPECT_EQ(plan(Kind::cities, amman).fate, Fate::fresh);
    answers_[row.questions[0].key] = "skip";
    EXPECT_EQ(plan(Kind::cities, amman).fate, Fate::skipped);
    answers_[row.questions[0].key] = "city/nonsense";
    EXPECT_EQ(plan(Kind::cities, amman).fate, Fate::wrong);
}

TEST_F(PlanTest, AnUnknownCityOfAMandateIsAQuestion) {
    const auto row = plan(
        Kind::board, {{"person", "Ana Ruiz"}, {"city", "Quito"}, {"country", "EC"}, {"from", "2019-05-15"}});
    EXPECT_EQ(row.fate, Fate::question);
    EXPECT_THAT(options(row), ElementsAre("new", "skip"));
    const auto placeless =
        plan(Kind::board, {{"person", "Ana Ruiz"}, {"city", "Quito"}, {"from", "2019-05-15"}});
    EXPECT_THAT(options(placeless), ElementsAre("skip"));
    EXPECT_TRUE(placeless.questions[0].other_city);
}

TEST_F(PlanTest, TwoCitiesOfOneNameAreTheCountrysToTell) {
    EXPECT_EQ(plan(Kind::cities, {{"name", "cordoba"}, {"country", "Argentina"}}).target, "city/cordoba-ar");
    const auto row =
        plan(Kind::people, {{"person", "Ana Ruiz"}, {"city", "Córdoba"}, {"from", "2019-05-15"}});
    EXPECT_THAT(options(row), ElementsAre("city/cordoba-es", "city/cordoba-ar", "skip"));
}

TEST_F(PlanTest, AnAmbiguousDateIsAQuestionWithBothDays) {
    const Record record{{"person", "Ana Ruiz"}, {"city", "Amman"}, {"country", "JO"}, {"from", "08/12/2018"}};
    const auto row = plan(Kind::board, record);
    EXPECT_EQ(row.fate, Fate::question);
    EXPECT_THAT(options(row), ElementsAre("2018-12-08", "2018-08-12", "skip"));
    answers_[row.questions[0].key] = "2018-08-12";
    const auto answered = plan(Kind::board, record);
    EXPECT_EQ(answered.fate, Fate::fresh);
    EXPECT_EQ(answered.mandate->from, Day(2018y / August / 12));
}

TEST_F(PlanTest, ARemarkBehindADayIsKept) {
    const auto row = plan(Kind::board, {{"person", "Yousef Shawarbeh"},
                                        {"city", "Amman"},
                                        {"country", "JO"},
                                        {"from", "2018-12-01 (assumed)"},
                                        {"until", "2020-11-30 (assumed)"}});
    ASSERT_EQ(row.fate, Fate::fresh);
    EXPECT_EQ(row.mandate->from, Day(2018y / December / 1));
    EXPECT_EQ(row.mandate->until, Day(2020y / December / 1));
    EXPECT_EQ(row.mandate->remark, "2018-12-01 (assumed); 2020-11-30 (assumed)");
}

TEST_F(PlanTest, EveryMistakeOfARowIsNamedAtOnce) {
    const auto row = plan(Kind::cities, {{"name", "Quito"},
                                         {"country", "EC"},
                                         {"population", "many"},
                                         {"latitude", "95"},
                                         {"longitude", "1"},
                                         {"zone", "Quito"},
                                         {"language", "Quechua"}});
    EXPECT_EQ(row.fate, Fate::wrong);
    EXPECT_EQ(row.problems.size(), 4u);
    EXPECT_FALSE(row.city);
    EXPECT_EQ(plan(Kind::cities, {{"name", ""}, {"country", "Atlantis"}}).problems.size(), 2u);
}

TEST_F(PlanTest, ASecondRowOfANewCityIsTheSameAsTheFirst) {
    const auto first = plan(Kind::cities, {{"name", "Quito"}, {"country", "EC"}});
    ASSERT_EQ(first.fate, Fate::fresh);
    pretend(first, 2, catalogue_);
    const auto second = plan(Kind::cities, {{"name", "QUITO"}, {"country", "Ecuador"}});
    EXPECT_EQ(second.fate, Fate::same);
    EXPECT_EQ(second.target, "city/line:2");
}

TEST_F(PlanTest, APersonIsKnownWhateverTheOrderOfWords) {
    const auto row = plan(
        Kind::board,
        {{"person", "PLANTE, Valerie"}, {"city", "Montreal"}, {"country", "CA"}, {"from", "2018-01-01"}});
    EXPECT_EQ(row.fate, Fate::same);
    EXPECT_EQ(row.target, "person/plante");
}

TEST_F(PlanTest, ACloseNameOfAPersonIsAQuestion) {
    const auto row = plan(Kind::people, {{"person", "Yvonne Aki-Sawyers"}, {"email", "y@freetown.example"}});
    EXPECT_EQ(row.fate, Fate::question);
    EXPECT_THAT(options(row), ElementsAre("person/yvonne", "new", "skip"));
}

TEST_F(PlanTest, ASuccessorAsksWhatBecameOfThePredecessor) {
    const Record record{
        {"person", "Soraya Martinez"}, {"city", "Montréal"}, {"country", "CA"}, {"from", "2025-11-13"}};
    const auto row = plan(Kind::board, record);
    EXPECT_EQ(row.fate, Fate::question);
    EXPECT_THAT(options(row), ElementsAre("end", "skip"));
    answers_[row.questions[0].key] = "end";
    const auto answered = plan(Kind::board, record);
    EXPECT_EQ(answered.fate, Fate::fresh);
    ASSERT_TRUE(answered.ended);
    EXPECT_EQ(answered.ended->until, Day(2025y / November / 13));
}

TEST_F(PlanTest, AnEndOfAMandateIsAChange) {
    const auto row = plan(Kind::board, {{"person", "Valérie Plante"},
                                        {"city", "Montreal"},
                                        {"country", "CA"},
                                        {"from", "2017-11-16"},
                                        {"until", "13 novembre 2025"}});
    EXPECT_EQ(row.fate, Fate::changes);
    EXPECT_THAT(row.changes, ElementsAre(Change{"until", "", "2025-11-14"}));
}

TEST_F(PlanTest, AnOrganisationIsKnownByItsOtherAcronym) {
    const auto row = plan(Kind::organisations, {{"name", "CIDPM"}, {"kind", "international organisation"}});
    EXPECT_EQ(row.fate, Fate::changes);
    EXPECT_EQ(row.target, "organisation/icmpd");
    EXPECT_THAT(row.changes, ElementsAre(Change{"kind", "", "international organisation"}));
    EXPECT_EQ(plan(Kind::organisations, {{"name", "UNITAR"}}).fate, Fate::fresh);
}

TEST(Distance, IsThatOfLevenshtein) {
    EXPECT_EQ(distance("aman", "amman", 2), 1u);
    EXPECT_EQ(distance("kitten", "sitting", 3), 3u);
    EXPECT_EQ(distance("kitten", "sitting", 2), 3u);
    EXPECT_EQ(distance("", "ab", 2), 2u);
    EXPECT_EQ(distance("same", "same", 2), 0u);
}

TEST(NameIndexTest, ShortNamesAreNeverClose) {
    NameIndex index;
    index.add("ica", 1);
    index.add("lyon", 2);
    index.add("leon", 3);
    EXPECT_THAT(index.near("icb"), IsEmpty());
    EXPECT_THAT(index.near("leonn"), ElementsAre(3));
    EXPECT_THAT(index.near("lyon"), ElementsAre(3));
}

}  // namespace
}  // namespace plenaria::directory::import
