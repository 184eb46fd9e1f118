// SPDX-License-Identifier: EUPL-1.2
// The wall of who has signed: the same number everywhere, nothing before its instant; on both engines.
#include <fstream>
#include <regex>

#include <gmock/gmock.h>

#include "open_signing.hpp"
#include "src/signatures/wall_pages.hpp"

namespace plenaria::statements {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class WallTest : public OpenSigning {};
PLENARIA_BOTH_ENGINES(WallTest);

TEST_P(WallTest, AWithdrawnSignatureIsGoneEverywhereAndKeptInHistory) {
    sign("amman");
    sign("athens");
    c.clock.advance(std::chrono::minutes(1));
    c.must(service().request_code(city("amman"), signing_id));
    ASSERT_EQ(service().withdraw(city("amman"), signing_id, code(), "The council decided")->outcome,
              Signed::Outcome::done);

    const auto shown = wall();
    ASSERT_EQ(shown.entries.size(), 1u);
    EXPECT_THAT(wall_json(shown), Not(HasSubstr("Amman")));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_signature WHERE withdrawn_reason = 'The council decided'"),
              1);
    c.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(sign("amman").outcome, Signed::Outcome::done);
    EXPECT_EQ(wall().entries.size(), 2u);
}

TEST_P(WallTest, TheWallDoesNotExistBeforeItsInstant) {
    const auto hidden = c.must(c.db().write([&](UnitOfWork& uow) -> Result<Signing> {
        auto signing = *find_signing(uow, signing_id);
        signing.visible_from = test::at("2018-12-08T10:00:00Z");
        update(uow, signing);
        return signing;
    }));
    sign("amman");
    const auto seen = [&](const char* at) {
        c.clock.set(at);
        return c.db()
            .read([&](UnitOfWork& uow) {
                return read_wall(uow, c.directory, hidden.id, c.locales.get("en", ""));
            })
            .has_value();
    };
    EXPECT_FALSE(seen("2018-12-08T09:59:59Z"));
    EXPECT_TRUE(seen("2018-12-08T10:00:00Z"));
}

/// The 133 cities of the gazetteer, with one in each of them who is mayor.
std::vector<directory::Party> gazetteer() {
    std::ifstream file(PLENARIA_SOURCE_DIR "/packaging/demo/data/gazetteer.csv");
    std::string line;
    std::getline(file, line);
    std::vector<directory::Party> cities;
    while (std::getline(file, line)) {
        const auto first = line.find(','), second = line.find(',', first + 1),
                   third = line.find(',', second + 1);
        const auto name = line.substr(first + 1, second - first - 1);
        cities.push_back({.ref = "city/" + std::to_string(cities.size()),
                          .name = name,
                          .iso2 = line.substr(0, 2),
                          .region = "Africa",
                          .latitude = std::stod(line.substr(second + 1, third - second - 1)),
                          .longitude = std::stod(line.substr(third + 1)),
                          .has_place = true});
    }
    return cities;
}

TEST_P(WallTest, SixtyFourCitiesOfMarrakechAndOneMoreAreSixtyFiveEverywhere) {
    c.clock.set("2018-12-10T09:00:00Z");
    const auto cities = gazetteer();
    ASSERT_EQ(cities.size(), 133u);
    c.directory.all = cities;
    std::vector<RegisterEntry> marrakech;
    for (std::size_t i = 0; i < 64; ++i)
        marrakech.push_back({.party = cities[i].ref, .signed_at = test::at("2018-12-08T12:00:00Z")});
    EXPECT_EQ(*service().take_over(c.officer, signing_id, marrakech), 64);
    EXPECT_EQ(*service().take_over(c.officer, signing_id, marrakech), 0);

    test::FakeDocuments documents;
    const WallTools tools{.directory = &c.directory, .documents = &documents, .addresses = &c.addresses};
    test::FakeScope s(c.db());
    const Request request{.path_values = {{"signing", signing_id}}};
    const auto numbers = [&] {
        const auto page = c.html(wall_page(tools, request, s));
        const auto csv = std::get<Download>(*wall_csv(tools, request, s)).bytes;
        const auto json = std::get<Json>(*wall_data(tools, request, s)).text;
        const auto badge = std::get<Download>(*wall_badge(tools, request, s)).bytes;
        const auto times = [](const std::string& text, const std::string& part) {
            long count = 0;
            for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
            return count;
        };
        std::smatch n;
        std::regex_search(json, n, std::regex("\"count\":([0-9]+)"));
        std::smatch b;
        std::regex_search(badge, b, std::regex(">([0-9]+)</text>"));
        std::smatch words;
        std::regex_search(page, words, std::regex("([0-9]+) cities have signed"));
        return std::vector<std::string>{words[1],
                                        std::to_string(times(page, "<circle")),
                                        std::to_string(times(page, "<li><strong>")),
                                        std::to_string(times(csv, "|2018-12-08")),
                                        n[1],
                                        b[1]};
    };
    EXPECT_EQ(numbers(), (std::vector<std::string>(6, "64")));

    c.must(service().add_cities(c.officer, signing_id, {cities[64].ref}));
    EXPECT_TRUE(service()
                    .record_letter(c.officer, signing_id, cities[64].ref, c.test_day("2018-12-08"),
                                   "%PDF-1.7 letter", "application/pdf")
                    .has_value());
    EXPECT_EQ(numbers(), (std::vector<std::string>(6, "65")));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_cache_tag WHERE tag LIKE 'statements.wall/%'"), 1);
}

TEST_P(WallTest, NamesAreSortedAsTheLanguageSortsAndWrittenSafely) {
    c.directory.all[0].name = "\"><svg/onload=x>";
    sign("amman");
    sign("montevideo");
    sign("montreal");
    test::FakeDocuments documents;
    const WallTools tools{.directory = &c.directory, .documents = &documents, .addresses = &c.addresses};
    test::FakeScope s(c.db());
    const auto page = c.html(
        wall_page(tools, {.path_values = {{"signing", signing_id}}, .query = {{"region", "Americas"}}}, s));

    EXPECT_THAT(page, Not(HasSubstr("<svg/onload")));
    EXPECT_THAT(page, HasSubstr("Montevideo"));
    EXPECT_THAT(c.html(wall_page(tools,
                                 {.path_values = {{"signing", signing_id}},
                                  .query = {{"region", "<script>"}, {"by", "country"}}},
                                 s)),
                Not(HasSubstr("<script>")));
    EXPECT_EQ(fold_letter("Évora"), "E");
    EXPECT_EQ(fold_letter("Łódź"), "L");
    EXPECT_EQ(fold_letter("6th of October"), "#");
}

}  // namespace
}  // namespace plenaria::statements
