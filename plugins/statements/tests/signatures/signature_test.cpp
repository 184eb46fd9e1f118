// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <fstream>
#include <regex>
#include <thread>

#include <gmock/gmock.h>

#include "../consultation.hpp"
#include "src/signatures/sign_pages.hpp"
#include "src/signatures/signature_mails.hpp"
#include "src/signatures/signature_pages.hpp"
#include "src/signatures/signature_service.hpp"
#include "src/signatures/wall.hpp"
#include "src/signatures/wall_pages.hpp"

namespace plenaria::statements {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SignCode code_of(std::string_view digits, Instant issued) {
    SignCode code{.id = "c", .issued_at = issued, .expires_at = issued + code_life};
    code.hash = hash_of_code(code.id, digits);
    return code;
}

TEST(SignCode, IsEightDigitsAndNeverStoredAsSuch) {
    const auto code = new_code();

    EXPECT_THAT(code, ::testing::MatchesRegex("[0-9]{8}"));
    EXPECT_THAT(hash_of_code("id", code), Not(HasSubstr(code)));
    EXPECT_NE(hash_of_code("a", code), hash_of_code("b", code));
}

TEST(SignCode, LivesTenMinutesAndTheEleventhIsTooLate) {
    const auto issued = test::at("2019-12-02T09:00:00Z");
    const auto code = code_of("01234567", issued);

    EXPECT_TRUE(check_code(code, " 0123 4567 ", issued + std::chrono::minutes(10)).has_value());
    EXPECT_EQ(check_code(code, "01234567", issued + std::chrono::minutes(10) + std::chrono::seconds(1))
                  .error()
                  .code,
              ErrorCode::conflict);
}

TEST(SignCode, AfterFiveWrongTriesTheRightOneIsRefusedToo) {
    const auto issued = test::at("2019-12-02T09:00:00Z");
    auto code = code_of("01234567", issued);
    code.tries = 4;
    EXPECT_TRUE(check_code(code, "01234567", issued).has_value());
    code.tries = 5;
    EXPECT_EQ(check_code(code, "01234567", issued).error().code, ErrorCode::conflict);
}

class SignatureTest : public ::testing::TestWithParam<Engine> {
protected:
    SignatureTest() {
        c.clock.set("2018-12-05T09:00:00Z");
        signing_id = c.must(service().open(
            c.officer, {.version_id = c.version_id,
                        .closes = {c.test_day("2019-12-31")},
                        .zone = "Africa/Casablanca",
                        .parties = {"city/amman", "city/athens", "city/montevideo", "city/montreal"}}));
    }
    SignatureService service() { return {c.db(), c.directory, mails}; }
    Actor city(const std::string& name) {
        return test::link_holder("statements.sign", signing_subject(signing_id), "city/" + name,
                                 "Office of " + name);
    }
    /// The code of the last mail.
    std::string code() {
        return c.read([&](UnitOfWork& uow) {
            std::string text;
            sql::query(
                uow,
                "SELECT body_text FROM core_mail WHERE subject LIKE '%sign_code%' ORDER BY id DESC LIMIT 1"),
                soci::into(text);
            std::smatch found;
            if (!std::regex_search(text, found, std::regex("[0-9]{4} [0-9]{4}")))
                throw std::runtime_error("no code in " + text);
            return found.str();
        });
    }
    Signed sign(const std::string& name) {
        c.must(service().request_code(city(name), signing_id));
        return c.must(service().sign(city(name), signing_id, code(), "en"));
    }
    Wall wall() {
        return c.read([&](UnitOfWork& uow) {
            return *read_wall(uow, c.directory, signing_id, c.locales.get("en", ""));
        });
    }
    Consultation c{GetParam()};
    SignatureMails mails{c.renderer, c.locales, c.addresses};
    std::string signing_id;
};
PLENARIA_BOTH_ENGINES(SignatureTest);

TEST_P(SignatureTest, BindsPersonMandateCityVersionLanguageAndInstant) {
    const auto done = sign("montreal");

    ASSERT_EQ(done.outcome, Signed::Outcome::done);
    const auto kept =
        c.read([&](UnitOfWork& uow) { return *valid_signature(uow, signing_id, "city/montreal"); });
    EXPECT_EQ(kept.person_id, "p-montreal");
    EXPECT_EQ(kept.mandate_id, "m-montreal");
    EXPECT_EQ(kept.city_name, "Montréal");
    EXPECT_EQ(kept.version_hash,
              c.read([&](UnitOfWork& uow) { return find_version(uow, c.version_id)->hash; }));
    EXPECT_EQ(kept.language, "en");
    EXPECT_EQ(to_text(kept.signed_at), "2018-12-05T09:00:00Z");
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail WHERE subject LIKE '%sign_thanks%'"), 1);
}

TEST_P(SignatureTest, NeedsAFreshCodeAndCountsWrongOnes) {
    EXPECT_EQ(service().sign(city("amman"), signing_id, "12345678", "en")->outcome, Signed::Outcome::refused);
    c.must(service().request_code(city("amman"), signing_id));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(service().sign(city("amman"), signing_id, "x", "en")->outcome, Signed::Outcome::refused);

    EXPECT_EQ(service().sign(city("amman"), signing_id, code(), "en")->outcome, Signed::Outcome::refused);
    EXPECT_TRUE(wall().entries.empty());
    c.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(sign("amman").outcome, Signed::Outcome::done);
}

TEST_P(SignatureTest, TheLastCodeCountsThoughTheClockWasSetBack) {
    for (int i = 0; i < codes_an_hour; ++i) c.must(service().request_code(city("amman"), signing_id));
    c.clock.advance(-std::chrono::hours(24));

    EXPECT_EQ(sign("amman").outcome, Signed::Outcome::done);
}

TEST_P(SignatureTest, GuessesThatArriveTogetherAreCountedOneByOne) {
    c.must(service().request_code(city("amman"), signing_id));
    std::atomic<int> wrong{0}, too_many{0};
    std::vector<std::thread> guesses;
    for (int i = 0; i < 16; ++i)
        guesses.emplace_back([&] {
            const auto said = service().sign(city("amman"), signing_id, "x", "en");
            if (said && said->outcome == Signed::Outcome::refused)
                ++(said->error.code == ErrorCode::invalid_input ? wrong : too_many);
        });
    for (auto& guess : guesses) guess.join();

    EXPECT_EQ(wrong, code_tries);
    EXPECT_EQ(too_many, 16 - code_tries);
}

TEST_P(SignatureTest, ACodeOfAnotherCityIsWorthNothing) {
    c.must(service().request_code(city("athens"), signing_id));
    const auto athens = code();
    c.clock.advance(std::chrono::seconds(1));
    c.must(service().request_code(city("amman"), signing_id));

    EXPECT_EQ(service().sign(city("amman"), signing_id, athens, "en")->outcome, Signed::Outcome::refused);
}

TEST_P(SignatureTest, SixCodesAnHourAreEnough) {
    for (int i = 0; i < codes_an_hour; ++i)
        EXPECT_TRUE(service().request_code(city("amman"), signing_id).has_value());
    EXPECT_EQ(service().request_code(city("amman"), signing_id).error().code, ErrorCode::too_many);
    EXPECT_TRUE(service().request_code(city("athens"), signing_id).has_value());
}

TEST_P(SignatureTest, SixtyFourParallelPostsSignOnce) {
    c.must(service().request_code(city("amman"), signing_id));
    const auto digits = code();
    std::atomic<int> done{0}, already{0}, other{0};
    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i)
        people.emplace_back([&] {
            for (int again = 0; again < 8; ++again) {
                const auto result = service().sign(city("amman"), signing_id, digits, "en");
                if (result && result->outcome == Signed::Outcome::done)
                    ++done;
                else if (result && result->outcome == Signed::Outcome::already)
                    ++already;
                else
                    ++other;
            }
        });
    for (auto& person : people) person.join();

    EXPECT_EQ(done, 1);
    EXPECT_EQ(already, 63);
    EXPECT_EQ(other, 0);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_signature"), 1);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_mail WHERE subject LIKE '%sign_thanks%'"), 1);
}

TEST_P(SignatureTest, AnotherLinkAnotherTaskAndTheSecretariatCannotSign) {
    const auto reviewer = test::link_holder("statements.review", signing_subject(signing_id), "city/amman");
    const auto elsewhere = test::link_holder("statements.sign", "statements.signing/OTHER", "city/amman");
    const auto unlisted = test::link_holder("statements.sign", signing_subject(signing_id), "city/bristol");
    for (const auto& actor : {reviewer, elsewhere, unlisted, c.officer}) {
        EXPECT_EQ(service().request_code(actor, signing_id).error().code, ErrorCode::not_found);
        EXPECT_EQ(service().sign(actor, signing_id, "12345678", "en").error().code, ErrorCode::not_found);
        EXPECT_EQ(service().withdraw(actor, signing_id, "12345678", "").error().code, ErrorCode::not_found);
    }
    EXPECT_EQ(service().withdraw_for(city("amman"), signing_id, "city/amman", "x").error().code,
              ErrorCode::not_found);
    EXPECT_EQ(service().take_over(city("amman"), signing_id, {{"city/amman", {}, ""}}).error().code,
              ErrorCode::not_found);
}

TEST_P(SignatureTest, ACityWithoutAMayorInOfficeCannotSignByLink) {
    c.directory.without_mayor = "city/amman";
    c.must(service().request_code(city("amman"), signing_id));

    EXPECT_EQ(service().sign(city("amman"), signing_id, code(), "en").error().code, ErrorCode::conflict);
    EXPECT_TRUE(wall().entries.empty());
}

TEST_P(SignatureTest, AfterTheLastDayNobodySigns) {
    c.clock.set("2020-01-01T00:00:00Z");
    c.must(service().request_code(city("amman"), signing_id));

    EXPECT_EQ(service().sign(city("amman"), signing_id, code(), "en").error().code, ErrorCode::conflict);
}

TEST_P(SignatureTest, AWithdrawnSignatureIsGoneEverywhereAndKeptInHistory) {
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

TEST_P(SignatureTest, TheWallDoesNotExistBeforeItsInstant) {
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

TEST_P(SignatureTest, SixtyFourCitiesOfMarrakechAndOneMoreAreSixtyFiveEverywhere) {
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

TEST_P(SignatureTest, NamesAreSortedAsTheLanguageSortsAndWrittenSafely) {
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

TEST_P(SignatureTest, ThePageOfACityLeadsFromTheCodeToTheSignature) {
    const SignTools tools{.directory = &c.directory, .mails = &mails};
    test::FakeScope s(c.db(), city("athens"));
    s.clock.set("2018-12-05T09:00:00Z");
    const Request request{.path_values = {{"signing", signing_id}}};
    const auto first = c.html(sign_page(tools, request, s));
    EXPECT_THAT(first, HasSubstr("Athens, GR: Mayor of Athens, Mayor"));
    EXPECT_THAT(first, HasSubstr("Send me the code"));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_sign_code"), 0);

    c.must(send_code(tools, request, s));
    EXPECT_THAT(c.html(sign_page(tools, request, s)), HasSubstr("one-time-code"));
    auto wrong = request;
    wrong.form = {{"code", "00000000x1"}};
    EXPECT_EQ(std::get<View>(*sign_here(tools, wrong, s)).status, 422);
    auto right = request;
    right.form = {{"code", code()}};
    c.must(sign_here(tools, right, s));
    const auto last = c.html(sign_page(tools, request, s));
    EXPECT_THAT(last, HasSubstr("Signed for Athens by Mayor of Athens"));
    EXPECT_THAT(last, HasSubstr("This was not us, or we withdraw our signature"));
}

TEST_P(SignatureTest, TheRegisterShowsEveryStateAndItsPagesPrint) {
    const SignTools tools{.directory = &c.directory, .mails = &mails};
    test::FakeScope s(c.db(), c.officer);
    s.clock.set("2018-12-05T09:00:00Z");
    EXPECT_EQ(service().invite(c.officer, signing_id, 3).error().code, ErrorCode::conflict);
    EXPECT_EQ(*service().invite(c.officer, signing_id, 4), 4);
    c.must(service().promise(city("athens"), signing_id));
    c.must(service().clear(city("athens"), signing_id, "legal", "Ms. Counsel"));
    sign("amman");

    const auto page = c.html(signing_page(tools, {.path_values = {{"signing", signing_id}}}, s));
    EXPECT_THAT(page, HasSubstr("Promised"));
    EXPECT_THAT(page, HasSubstr("Mayor of Amman"));
    EXPECT_THAT(c.html(signings_page(tools, {}, s)), HasSubstr("Durban Declaration"));
    test::FakeScope office(c.db(), city("athens"));
    office.clock.set("2018-12-05T09:00:00Z");
    EXPECT_THAT(c.html(sign_page(tools, {.path_values = {{"signing", signing_id}}}, office)),
                HasSubstr("Ms. Counsel"));
}

TEST_P(SignatureTest, ALetterIsJudgedByAllItsBytes) {
    const SignTools tools{.directory = &c.directory, .mails = &mails};
    const auto send = [&](const std::string& name, const std::string& bytes) {
        const auto path = std::filesystem::temp_directory_path() / ("plenaria-letter-" + signing_id);
        std::ofstream(path, std::ios::binary) << bytes;
        test::FakeScope s(c.db(), c.officer);
        auto reply = record_letter_here(
            tools,
            {.path_values = {{"signing", signing_id}},
             .form = {{"party", "city/amman"}, {"day", "2018-12-04"}},
             .uploads = {{.field = "letter", .name = name, .path = path, .size = bytes.size()}}},
            s);
        std::filesystem::remove(path);
        return reply;
    };
    const std::string whole = "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n";

    EXPECT_THAT(c.html(send("letter.pdf", "%PDF-1.7\n" + std::string(3000, 'x'))),
                HasSubstr("it is damaged"));
    EXPECT_THAT(c.html(send("letter.exe", "MZ")), HasSubstr("none of the kinds of files"));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_signature"), 0);
    EXPECT_TRUE(std::holds_alternative<Redirect>(*send("letter.pdf", whole)));
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM stm_signature WHERE means = 'letter' AND letter <> ''"), 1);
}

}  // namespace
}  // namespace plenaria::statements
