// SPDX-License-Identifier: EUPL-1.2
#include <i18n/catalogs.hpp>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

namespace plenaria::host::i18n {
namespace {

using namespace std::chrono;

class CatalogsTest : public testing::Test {
protected:
    CatalogsTest() : dir_(testing::TempDir() + "plenaria-catalogs-" + std::to_string(::getpid())) {
        std::filesystem::create_directories(dir_);
    }
    ~CatalogsTest() override { std::filesystem::remove_all(dir_); }

    std::filesystem::path room(const std::string& name, const std::string& es, const std::string& fr) {
        std::filesystem::create_directories(dir_ / name);
        write(dir_ / name / "es.po", "plural=n != 1;", es);
        write(dir_ / name / "fr.po", "plural=n > 1;", fr);
        return dir_ / name;
    }
    static void write(const std::filesystem::path& file, const std::string& rule, const std::string& body) {
        std::ofstream(file) << "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                               "\"Plural-Forms: nplurals=2; "
                            << rule << "\\n\"\n\n"
                            << body;
    }

    std::filesystem::path dir_;
    Catalogs catalogs_;
};

const std::string seats_es =
    "msgid \"Seat\"\nmsgstr \"Puesto\"\n\nmsgid \"{n} vote\"\nmsgid_plural \"{n} votes\"\n"
    "msgstr[0] \"{n} voto\"\nmsgstr[1] \"{n} votos\"\n";
const std::string seats_fr =
    "msgid \"Seat\"\nmsgstr \"Siège\"\n\nmsgid \"{n} vote\"\nmsgid_plural \"{n} votes\"\n"
    "msgstr[0] \"{n} voix unique\"\nmsgstr[1] \"{n} voix\"\n";

TEST_F(CatalogsTest, TwoRoomsTranslateTheSameWordDifferently) {
    catalogs_.add_room("committee", room("committee", seats_es, seats_fr));
    catalogs_.add_room("events", room("events", "msgid \"Seat\"\nmsgstr \"Asiento\"\n",
                                      "msgid \"Seat\"\nmsgstr \"Place\"\n"));

    EXPECT_EQ(catalogs_.get("es", "committee").t("Seat"), "Puesto");
    EXPECT_EQ(catalogs_.get("es", "events").t("Seat"), "Asiento");
    EXPECT_EQ(catalogs_.get("fr", "committee").t("Seat"), "Siège");
    EXPECT_EQ(catalogs_.get("en", "committee").t("Seat"), "Seat");
}

TEST_F(CatalogsTest, WhatARoomDoesNotKnowTheHostKnowsAndElseItStaysEnglish) {
    catalogs_.add_room("committee", room("committee", seats_es, seats_fr));
    catalogs_.add_room("core", room("core", "msgid \"Save\"\nmsgstr \"Guardar\"\n", ""));

    EXPECT_EQ(catalogs_.get("es", "committee").t("Save"), "Guardar");
    EXPECT_EQ(catalogs_.get("es", "unheard-of").t("Save"), "Guardar");
    EXPECT_EQ(catalogs_.get("fr", "committee").t("Save"), "Save");
    EXPECT_EQ(catalogs_.translation("es", "committee", "Save"), "Guardar");
    EXPECT_EQ(catalogs_.translation("fr", "committee", "Save"), std::nullopt);
    EXPECT_EQ(catalogs_.translation("en", "committee", "Save"), std::nullopt);
}

TEST_F(CatalogsTest, AnUnknownLanguageIsEnglish) {
    EXPECT_EQ(catalogs_.get("de", "core").language(), "en");
    EXPECT_EQ(catalogs_.get("", "core").language(), "en");
    EXPECT_EQ(catalogs_.get("fr", "core").language(), "fr");
}

TEST_F(CatalogsTest, ZeroIsPluralInSpanishAndSingularInFrench) {
    catalogs_.add_room("committee", room("committee", seats_es, seats_fr));
    const auto& es = catalogs_.get("es", "committee");
    const auto& fr = catalogs_.get("fr", "committee");
    const auto& en = catalogs_.get("en", "committee");

    EXPECT_EQ(es.n("{n} vote", "{n} votes", 0), "0 votos");
    EXPECT_EQ(es.n("{n} vote", "{n} votes", 1), "1 voto");
    EXPECT_EQ(fr.n("{n} vote", "{n} votes", 0), "0 voix unique");
    EXPECT_EQ(fr.n("{n} vote", "{n} votes", 2), "2 voix");
    EXPECT_EQ(en.n("{n} vote", "{n} votes", 1), "1 vote");
    EXPECT_EQ(en.n("{n} vote", "{n} votes", 12345), "12,345 votes");
    EXPECT_EQ(es.n("{n} vote", "{n} votes", 9'000'000'000), "9.000.000.000 votos");
}

TEST_F(CatalogsTest, AnInstantAlwaysSaysWhoseClockItMeans) {
    catalogs_.add_room("core", PLENARIA_SOURCE_DIR "/core/host/lang");
    const Instant at = sys_days(2019y / December / 17) + 16h;

    EXPECT_EQ(catalogs_.get("en", "core").instant(at, "Europe/Zurich"),
              "17 December 2019, 17:00 (Geneva time)");
    EXPECT_EQ(catalogs_.get("es", "core").instant(at, "Europe/Zurich"),
              "17 de diciembre de 2019, 17:00 (hora de Ginebra)");
    EXPECT_EQ(catalogs_.get("fr", "core").instant(at, "Europe/Zurich"),
              "17 décembre 2019, 17:00 (heure de Genève)");
    EXPECT_EQ(catalogs_.get("fr", "core").instant(at, "Africa/Cairo"),
              "17 décembre 2019, 18:00 (heure du Caire)");
    EXPECT_EQ(catalogs_.get("fr", "core").instant(at, "Africa/Abidjan"),
              "17 décembre 2019, 16:00 (heure d’Abidjan)");
    EXPECT_EQ(catalogs_.get("en", "core").instant(at, "UTC"), "17 December 2019, 16:00 (UTC)");
    EXPECT_EQ(catalogs_.get("en", "core").instant(at, "Etc/GMT+3"), "17 December 2019, 13:00 (UTC−03:00)");
    EXPECT_EQ(catalogs_.get("en", "core").instant(at, "Nowhere/City"), "17 December 2019, 16:00 (UTC)");
    EXPECT_EQ(catalogs_.get("en", "core").time_of_day(at, "America/Montevideo"), "13:00");
}

TEST_F(CatalogsTest, ABrokenCatalogIsRefusedAndTheOldOneStays) {
    catalogs_.add_room("committee", room("committee", seats_es, seats_fr));
    const auto broken = room("broken", "msgid \"Seat\"\n", "");

    EXPECT_THROW(catalogs_.add_room("committee", broken), std::runtime_error);
    EXPECT_EQ(catalogs_.get("es", "committee").t("Seat"), "Puesto");
}

TEST_F(CatalogsTest, ALocaleInUseSurvivesThatItsCatalogIsReadAgain) {
    catalogs_.add_room("committee", room("committee", seats_es, seats_fr));
    const auto& before = catalogs_.get("es", "committee");

    catalogs_.add_room("committee", room("newer", "msgid \"Seat\"\nmsgstr \"Escaño\"\n", ""));

    EXPECT_EQ(before.t("Seat"), "Puesto");
    EXPECT_EQ(catalogs_.get("es", "committee").t("Seat"), "Escaño");
}

TEST_F(CatalogsTest, ManyThreadsReadWhileARoomIsAdded) {
    catalogs_.add_room("committee", room("committee", seats_es, seats_fr));
    const auto other = room("other", seats_es, seats_fr);
    const Instant at = sys_days(2019y / December / 17) + 16h;
    std::atomic<int> wrong = 0;

    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 2000; ++round) {
                const auto& es = catalogs_.get("es", "committee");
                if (es.t("Seat") != "Puesto" || es.number(12345) != "12.345" ||
                    es.time_of_day(at, "UTC") != "16:00" || es.instant(at, "America/Bogota").empty() ||
                    es.sort_key("ñ") <= es.sort_key("n"))
                    ++wrong;
            }
        });
    for (int i = 0; i < 20; ++i) catalogs_.add_room("room" + std::to_string(i), other);
    threads.clear();

    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace plenaria::host::i18n
