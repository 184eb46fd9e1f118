// SPDX-License-Identifier: EUPL-1.2
// Who signs, with which code, and once; on both engines.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "open_signing.hpp"

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

class SignatureTest : public OpenSigning {};
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

}  // namespace
}  // namespace plenaria::statements
