// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "src/cities/city_repository.hpp"
#include "src/import/apply.hpp"
#include "src/import/import_service.hpp"
#include "src/import/plan_json.hpp"
#include "src/lists/list_repository.hpp"
#include "src/organisations/organisation_repository.hpp"
#include "src/parties/party_rules.hpp"
#include "src/parties/party_service.hpp"
#include "src/people/person_repository.hpp"
#include "tests/store.hpp"

namespace plenaria::directory::import {
namespace {

using namespace std::chrono;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class ImportTest : public ::testing::TestWithParam<Engine> {
protected:
    template <class T>
    T ask(const std::function<T(UnitOfWork&)>& work) {
        auto answer = store_.db().read([&](UnitOfWork& uow) -> Result<T> { return work(uow); });
        EXPECT_TRUE(answer.has_value());
        return *std::move(answer);
    }
    Database& db() { return store_.db(); }

    /// Uploads, takes the guessed columns, plans.
    std::string prepare(const std::string& bytes, std::optional<Kind> kind = std::nullopt) {
        auto id = upload(db(), ana_, "cities.csv", bytes, kind);
        EXPECT_TRUE(id.has_value()) << (id ? "" : id.error().message);
        const auto import =
            *ask<std::optional<Import>>([&](UnitOfWork& uow) { return find_import(uow, *id); });
        auto planned = set_columns(db(), ana_, *id, import.kind, import.mapping);
        EXPECT_TRUE(planned.has_value()) << (planned ? "" : planned.error().message);
        return *id;
    }
    /// Label and fate of each row.
    std::vector<std::pair<std::string, std::string>> fates(const std::string& id) {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& row : rows(id)) all.emplace_back(row.label, row.fate);
        return all;
    }
    std::vector<ImportRow> rows(const std::string& id) {
        return ask<std::vector<ImportRow>>([&](UnitOfWork& uow) { return rows_of(uow, id, "", 0, 100'000); });
    }
    Applied run(const std::string& id) {
        EXPECT_TRUE(apply(db(), ana_, id).has_value());
        auto applied = run_apply(db(), id, quiet_);
        EXPECT_TRUE(applied.has_value()) << (applied ? "" : applied.error().message + applied.error().detail);
        return applied ? *applied : Applied{};
    }
    std::size_t number_of_cities() {
        return ask<std::size_t>([](UnitOfWork& uow) { return all_cities(uow).size(); });
    }

    Store store_{GetParam()};
    const Actor ana_ = test::account("Ana");
    const Progress quiet_{.tell = [](long long, long long) {}, .cancelled = [] { return false; }};
};
PLENARIA_BOTH_ENGINES(ImportTest);

// "Ciudad;Alcaldía;País;Desde" in Latin-1.
const char* const messy =
    "Ciudad;Alcalde;Pa\xEDs;Desde\r\n"
    "Montreal;Val\xE9rie Plante;Canad\xE1;8 de diciembre de 2018\r\n"
    "MONTR\xC9"
    "AL ;Valerie Plante;CA;08.12.2018\r\n"
    "Am\xE1n;Yousef Shawarbeh;Jordania;2018-12-01 (assumed)\r\n"
    "Kampala;Erias Lukwago;Uganda;08/12/2018\r\n"
    "Quito;Mauricio Rodas;Ecuador;14/05/2014\r\n"
    "Lyon;G\xE9rard Collomb;Atlantis;soon\r\n";

TEST_P(ImportTest, ADoubtfulTableEndsInTheRightRowsAndWritesNothing) {
    ASSERT_TRUE(
        db().write([&](UnitOfWork& uow) -> Result<void> {
                for (const auto& city :
                     {City{.name = {.en = "Montréal", .es = "Montreal"}, .iso2 = "CA", .language = "fr"},
                      City{.name = {.en = "Amman"}, .iso2 = "JO"},
                      City{.name = {.en = "Kampala"}, .iso2 = "UG"}})
                    if (auto made = create(uow, ana_, city); !made) return std::move(made).error();
                return {};
            })
            .has_value());

    const auto id = prepare(messy);
    EXPECT_THAT(fates(id), ElementsAre(testing::Pair("Valérie Plante, Montreal", "new"),
                                       testing::Pair("Valerie Plante, MONTRÉAL", "same"),
                                       testing::Pair("Yousef Shawarbeh, Amán", "question"),
                                       testing::Pair("Erias Lukwago, Kampala", "question"),
                                       testing::Pair("Mauricio Rodas, Quito", "question"),
                                       testing::Pair("Gérard Collomb, Lyon", "wrong")));
    const auto doubts = [&](std::size_t row) { return plan_from(rows(id)[row].plan).questions; };
    ASSERT_EQ(doubts(2).size(), 1u);
    EXPECT_EQ(doubts(2)[0].text.values, (MessageValues{{"text", "Amán"}, {"name", "Amman"}}));
    ASSERT_EQ(doubts(3).size(), 1u);
    EXPECT_EQ(doubts(3)[0].options.size(), 3u);
    ASSERT_EQ(doubts(4).size(), 1u);
    EXPECT_EQ(doubts(4)[0].text.key, "The directory knows no city called {text}.");
    EXPECT_EQ(number_of_cities(), 3u);
    EXPECT_THAT(ask<std::vector<Person>>([](UnitOfWork& uow) { return all_people(uow); }), IsEmpty());
    EXPECT_THAT(ask<std::vector<MandateRow>>([](UnitOfWork& uow) { return all_mandates(uow); }), IsEmpty());

    // The answers, and only they, decide.
    ASSERT_TRUE(answer(db(), ana_, id,
                       {{doubts(2)[0].key, doubts(2)[0].options[0].value},
                        {doubts(3)[0].key, "2018-12-08"},
                        {doubts(4)[0].key, "new"}})
                    .has_value());
    const auto applied = run(id);
    EXPECT_EQ(applied.applied, 4);
    EXPECT_EQ(applied.left, 0);
    EXPECT_EQ(number_of_cities(), 4u);
    const auto amman =
        ask<std::optional<City>>([](UnitOfWork& uow) { return find_city_by_identity(uow, "amman|JO"); });
    const auto head = ask<std::optional<MandateRow>>(
        [&](UnitOfWork& uow) { return head_mandate_on(uow, amman->id, 2018y / December / 1); });
    ASSERT_TRUE(head);
    EXPECT_EQ(head->remark, "2018-12-01 (assumed)");
}

TEST_P(ImportTest, APostalAddressComesWithATableAndStaysWhenALaterOneIsSilent) {
    const PostalAddress hall{"City Hall\nP.O. Box 7010", "", "Kampala", "", "UG"};
    const auto post = [&] {
        return ask<PostalAddress>(
            [](UnitOfWork& uow) { return find_city(uow, all_cities(uow)[0].id)->post; });
    };
    ASSERT_TRUE(db().write([&](UnitOfWork& uow) {
                        return create(uow, ana_, City{.name = {.en = "Kampala"}, .iso2 = "UG"});
                    })
                    .has_value());
    const auto id = prepare(
        "Name in English;Country;Street and number, or box;Postcode;Town of the postal address;Country of "
        "the "
        "postal address\n"
        "Kampala;UG;\"City Hall\nP.O. Box 7010\";;Kampala;Ouganda\n"
        "Quito;EC;Venezuela Oe4-35;170401;;Ecuador\n",
        Kind::cities);
    EXPECT_THAT(fates(id), ElementsAre(testing::Pair("Kampala", "changes"), testing::Pair("Quito", "wrong")))
        << "an address without a town reaches nobody";
    run(id);
    EXPECT_EQ(post(), hall);
    run(prepare("Name in English;Country;Population\nKampala;UG;1650000\n", Kind::cities));
    EXPECT_EQ(post(), hall) << "a table without the columns leaves it alone";
}

TEST_P(ImportTest, TheFilesOfTheBoardAndOfThePartnersAreUnderstood) {
    const auto read = [](const char* name) {
        std::ifstream file(std::string(PLENARIA_SOURCE_DIR "/packaging/demo/data/") + name, std::ios::binary);
        return std::string((std::istreambuf_iterator<char>(file)), {});
    };
    store_.load();
    for (const auto& [label, fate] : fates(prepare(read("partners.csv"))))
        EXPECT_TRUE(fate == "same" || fate == "question" || fate == "new" || fate == "changes")
            << label << fate;
    // The days of the file are those of terms: each mayor's mandate is known and holds on them.
    for (const auto& [label, fate] : fates(prepare(read("board_members.csv"))))
        EXPECT_TRUE(fate == "changes" || fate == "same") << label << fate;
    for (const auto& [label, fate] : fates(prepare(read("c2c_cities.csv"), Kind::cities)))
        EXPECT_TRUE(fate == "changes" || fate == "same") << label << fate;
}

TEST_P(ImportTest, ASecondRunWritesNothing) {
    const auto id = prepare("City,Country\nQuito,Ecuador\nDurban,South Africa\n");
    EXPECT_EQ(run(id).applied, 2);
    const auto again = run_apply(db(), id, quiet_);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->applied, 0);
    EXPECT_EQ(number_of_cities(), 2u);
    EXPECT_EQ(apply(db(), ana_, id).error().code, ErrorCode::conflict);
}

TEST_P(ImportTest, ACancelledRunGoesOnWhereItEnded) {
    std::string file = "City,Country\n";
    for (int i = 0; i < 1200; ++i) file += "Place " + std::to_string(i) + ",UG\n";
    const auto id = prepare(file);
    ASSERT_TRUE(apply(db(), ana_, id).has_value());
    long long told = 0;
    const auto stopped = run_apply(
        db(), id,
        {.tell = [&](long long done, long long) { told = done; }, .cancelled = [&] { return told >= 500; }});
    ASSERT_TRUE(stopped.has_value() && stopped->stopped);
    EXPECT_EQ(number_of_cities(), 500u);
    EXPECT_EQ(run(id).applied, 700);
    EXPECT_EQ(number_of_cities(), 1200u);
}

TEST_P(ImportTest, WhatChangedBetweenPreviewAndApplyIsPlannedAgain) {
    const auto id = prepare("City,Country,Population\nQuito,Ecuador,2000000\nDurban,South Africa,\n");
    ASSERT_TRUE(db().write([&](UnitOfWork& uow) {
                        return create(uow, ana_, City{.name = {.en = "Quito"}, .iso2 = "EC"});
                    })
                    .has_value());
    const auto applied = run(id);
    EXPECT_EQ(applied.applied, 2);
    EXPECT_EQ(number_of_cities(), 2u);
    EXPECT_THAT(fates(id), ElementsAre(testing::Pair("Quito", "changes"), testing::Pair("Durban", "new")));
}

TEST_P(ImportTest, ARefusedRowIsLeftAndItsNeighboursAreWritten) {
    const auto id = prepare(
        "Person,City,Country,From\nA One,Quito,EC,2019-05-15\nB Two,Quito,EC,2019-06-01\nC "
        "Three,Durban,ZA,2019-01-01\n",
        Kind::board);
    std::map<std::string, std::string> answers;
    for (const auto& row : rows(id))
        for (const auto& question : plan_from(row.plan).questions) answers[question.key] = "new";
    ASSERT_TRUE(answer(db(), ana_, id, answers).has_value());
    // Quito becomes known with row 2; its second head is a question again, and nobody answers it.
    EXPECT_THAT(fates(id),
                ElementsAre(testing::Pair("A One, Quito", "new"), testing::Pair("B Two, Quito", "question"),
                            testing::Pair("C Three, Durban", "new")));
    EXPECT_EQ(run(id).applied, 2);
}

TEST_P(ImportTest, AnImportIsTakenBackAsAWhole) {
    ASSERT_TRUE(db().write([&](UnitOfWork& uow) {
                        return create(uow, ana_,
                                      City{.name = {.en = "Quito"}, .iso2 = "EC", .population = 5});
                    })
                    .has_value());
    const auto id = prepare(
        "City,Country,Population\nQuito,Ecuador,2000000\nQUITO,EC,2100000\nDurban,South Africa,\nLyon,FR,\n");
    EXPECT_EQ(run(id).applied, 4);
    // Somebody works with Lyon meanwhile.
    ASSERT_TRUE(db().write([&](UnitOfWork& uow) -> Result<void> {
                        auto lyon = *find_city_by_identity(uow, "lyon|FR");
                        lyon.note = "Host";
                        return change(uow, ana_, lyon);
                    })
                    .has_value());

    ASSERT_TRUE(undo(db(), ana_, id).has_value());
    const auto undone = run_undo(db(), id, quiet_);
    ASSERT_TRUE(undone.has_value());
    EXPECT_EQ(undone->undone, 3);
    EXPECT_EQ(undone->kept, 1);
    std::vector<std::string> names;
    for (const auto& city : ask<std::vector<City>>([](UnitOfWork& uow) { return all_cities(uow); })) {
        names.push_back(city.name.en);
        if (city.name.en == "Quito") {
            EXPECT_EQ(city.population, 5);
        }
    }
    EXPECT_THAT(names, ElementsAre("Lyon", "Quito"));
}

TEST_P(ImportTest, HostileCellsAreTextAndNothingElse) {
    const auto id = prepare(
        "Person\n{{>layout}}\n\"\"\">'<svg/onload=zq9(1)>\"\n=HYPERLINK(1)\nRobert'); --\n", Kind::people);
    EXPECT_EQ(run(id).applied, 4);
    std::vector<std::string> names;
    for (const auto& person : ask<std::vector<Person>>([](UnitOfWork& uow) { return all_people(uow); }))
        names.push_back(person.name);
    EXPECT_THAT(names, UnorderedElementsAre("{{>layout}}", "\">'<svg/onload=zq9(1)>", "=HYPERLINK(1)",
                                            "Robert'); --"));
}

/// How many programs share one processor of this machine: the bound is meant for a machine of one's own.
int crowd() {
    double load = 0;
    if (getloadavg(&load, 1) != 1) return 1;
    return std::max(1, static_cast<int>(load / std::max(1U, std::thread::hardware_concurrency())));
}

class ImportSpeedTest : public ImportTest {};
PLENARIA_BOTH_ENGINES(ImportSpeedTest);

TEST_P(ImportSpeedTest, TenThousandRowsAreWrittenWithinTwentySeconds) {
    const int rows = part_of(10'000);
    const auto bound = rows * 2ms * crowd();
    std::string cities = "City;Country;Population\n";
    const char* const syllables[] = {"ka", "mo", "ri", "tel", "sun", "ba", "dor", "fi", "ga", "len"};
    const auto word = [&](int n) {
        std::string text;
        for (int i = 0; i < 4; ++i, n /= 10) text += syllables[n % 10];
        return text;
    };
    for (int i = 0; i < rows; ++i)
        cities += word(i) + "ville;" + (i % 2 == 0 ? "FR" : "ES") + ";" + std::to_string(1000 + i) + "\n";
    const auto begun = steady_clock::now();
    const auto id = prepare(cities);
    const auto planned = steady_clock::now();
    const auto applied = run(id);
    const auto ended = steady_clock::now();
    EXPECT_EQ(applied.applied, rows);
    EXPECT_LT(planned - begun, bound);
    EXPECT_LT(ended - planned, bound);
}

}  // namespace
}  // namespace plenaria::directory::import
