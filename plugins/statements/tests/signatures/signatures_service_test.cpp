// SPDX-License-Identifier: EUPL-1.2
#include "src/signatures/signatures_service.hpp"

#include <gmock/gmock.h>

#include "../consultation.hpp"
#include "src/signatures/signature_mails.hpp"
#include "src/signatures/signature_service.hpp"

namespace plenaria::statements {
namespace {

class SignaturesServiceTest : public ::testing::TestWithParam<Engine> {
protected:
    SignaturesServiceTest() {
        c.clock.set("2018-12-05T09:00:00Z");
        signing_id = c.must(register_().open(c.officer, {.version_id = c.version_id,
                                                         .closes = {c.test_day("2019-12-31")},
                                                         .zone = "Africa/Casablanca",
                                                         .parties = {"city/amman"}}));
    }
    SignatureService register_() { return {c.db(), c.directory, mails}; }
    template <class Work>
    auto write(const Work& work) {
        return c.db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    std::vector<SigningCity> cities() {
        return c.read([&](UnitOfWork& uow) { return signatures.cities(uow, signing_id); });
    }
    std::string letter(const std::string& party) {
        return c.must(
            register_().record_letter(c.officer, signing_id, party, c.test_day("2018-12-04"), "", ""));
    }
    Consultation c{GetParam()};
    SignatureMails mails{c.renderer, c.locales, c.addresses};
    SignTools tools{.directory = &c.directory, .mails = &mails};
    SignaturesService signatures{tools};
    std::string signing_id;
};
PLENARIA_BOTH_ENGINES(SignaturesServiceTest);

TEST_P(SignaturesServiceTest, ATextIsToldWithItsRegisterAndItsWall) {
    const auto text = c.read([&](UnitOfWork& uow) { return signatures.texts(uow, "en"); }).at(0);
    EXPECT_EQ(text.id, signing_id);
    EXPECT_EQ(text.version_id, c.version_id);
    EXPECT_EQ(text.path, "/statements/signings/" + signing_id);
    EXPECT_EQ(text.wall_path, "/wall/" + signing_id);
    EXPECT_TRUE(text.takes_signatures);
    c.must(register_().close(c.officer, signing_id));
    EXPECT_FALSE(
        c.read([&](UnitOfWork& uow) { return signatures.text(uow, signing_id, "fr"); })->takes_signatures);
}

TEST_P(SignaturesServiceTest, CitiesAreAddedAndAskedByWhoMayOpenVersionsAlone) {
    const auto add = [&](const Actor& actor) {
        return write([&](UnitOfWork& uow) {
            return signatures.add(uow, actor, signing_id, {"city/amman", "city/montreal"});
        });
    };
    EXPECT_EQ(add(test::account("Press", {{"campaigns.edit"}})).error().code, ErrorCode::forbidden);
    EXPECT_TRUE(add(c.officer).has_value());
    EXPECT_EQ(cities().size(), 2U);
    const auto link = c.must(write(
        [&](UnitOfWork& uow) { return signatures.invite(uow, c.officer, signing_id, "city/montreal"); }));
    EXPECT_THAT(link, ::testing::HasSubstr("/l/"));
    EXPECT_TRUE(cities().at(1).invited_at.has_value());
    // Who was asked so is not asked once more by the register's own wave.
    EXPECT_EQ(register_().invite(c.officer, signing_id, 2).error().code, ErrorCode::conflict);
    EXPECT_EQ(
        write([&](UnitOfWork& uow) { return signatures.invite(uow, c.officer, signing_id, "city/athens"); })
            .error()
            .code,
        ErrorCode::not_found);
}

TEST_P(SignaturesServiceTest, WhoSaysThatItWasNotThemTakesTheSignatureBackOnceAndItStaysInTheHistory) {
    const auto id = letter("city/amman");
    EXPECT_EQ(cities().at(0).valid()->id, id);
    const auto reject = [&] {
        return c.must(write([&](UnitOfWork& uow) { return signatures.reject(uow, Actor{}, id); }));
    };
    EXPECT_TRUE(reject());
    EXPECT_FALSE(reject());
    const auto city = cities().at(0);
    EXPECT_EQ(city.valid(), nullptr);
    EXPECT_TRUE(city.signatures.at(0).withdrawn_at.has_value());
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_history WHERE action = 'statements.withdraw_signature'"), 1);
    // A later one is another signature, which an old message does not take back.
    const auto later = letter("city/amman");
    EXPECT_FALSE(reject());
    EXPECT_EQ(cities().at(0).valid()->id, later);
}

}  // namespace
}  // namespace plenaria::statements
