// SPDX-License-Identifier: EUPL-1.2
#include "mail/outbox_repository.hpp"

#include <gtest/gtest.h>

#include <plenaria/db.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "mail/trouble_repository.hpp"

namespace plenaria::host {
namespace {

class TroubleTest : public ::testing::TestWithParam<Engine> {
protected:
    test::TestDatabase database_{GetParam()};
    template <class F>
    void write(F&& f) {
        ASSERT_TRUE(database_.db().write([&](UnitOfWork& uow) -> Result<void> {
            f(uow);
            return {};
        }));
    }
};
PLENARIA_BOTH_ENGINES(TroubleTest);

TEST_P(TroubleTest, IsKnownByTheAddressHoweverItIsWrittenUntilAMessageArrives) {
    const StoredTrouble trouble;
    write([&](UnitOfWork& uow) {
        note_trouble(uow, {.address = "IR@kampala.example", .reason = "550 unknown", .mail_id = "1"});
        note_trouble(uow, {.address = "ir@kampala.example", .reason = std::string(600, 'x'), .mail_id = "2"});
    });
    write([&](UnitOfWork& uow) {
        const auto found = trouble.undeliverable(uow, {"Ir@Kampala.example", "ir@quito.example"});
        ASSERT_EQ(found.size(), 1u);
        EXPECT_EQ(found.at("Ir@Kampala.example"), std::string(500, 'x'));
        forget_trouble(uow, "ir@kampala.example");
        EXPECT_TRUE(trouble.undeliverable(uow, {"ir@kampala.example"}).empty());
    });
}

using WaveTest = TroubleTest;
PLENARIA_BOTH_ENGINES(WaveTest);

TEST_P(WaveTest, StoppedLetsGoWhatIsBeingSentAndKeepsTheRest) {
    std::string first;
    write([&](UnitOfWork& uow) {
        for (const std::string name : {"a", "b", "c"}) {
            const auto id =
                uow.send({.to_address = name + "@example.org", .subject = "S", .text = "T", .batch = "w"});
            if (first.empty()) first = id;
        }
        uow.send({.to_address = "d@example.org", .subject = "S", .text = "T", .batch = "other"});
    });
    write([&](UnitOfWork& uow) { EXPECT_TRUE(claim_mail(uow, first, std::chrono::seconds(120))); });
    write([&](UnitOfWork& uow) {
        EXPECT_EQ(stop_batch(uow, "w", "Stopped by Ana."), 2);
        const auto wave = progress_of_batch(uow, "w");
        EXPECT_EQ(wave.all, 3);
        EXPECT_EQ(wave.waiting, 1);
        EXPECT_EQ(find_mail(uow, first)->state, "waiting");
        EXPECT_EQ(progress_of_batch(uow, "other").waiting, 1);
    });
}

TEST(Outbox, AMailThatWasSentKeepsNoSecretOfAnyAddress) {
    const std::string secret(64, 'a');
    for (const std::string path : {"/l/", "/reset/", "/sign-in/by/", "/notifications/pause/"})
        EXPECT_EQ(without_secrets("see https://x.example" + path + secret + " now " + path + secret),
                  "see https://x.example" + path + "… now " + path + "…");
}

TEST(Outbox, WhatIsNoSecretStays) {
    const std::string hash(64, 'b');
    for (const std::string text : {"/l/abc", "", "/", "/l/"}) EXPECT_EQ(without_secrets(text), text);
    EXPECT_EQ(without_secrets("SHA-256 " + hash), "SHA-256 " + hash);
    EXPECT_EQ(without_secrets("/l/" + hash + "b"), "/l/" + hash + "b");
}

}  // namespace
}  // namespace plenaria::host
