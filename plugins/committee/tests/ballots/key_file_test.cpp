// SPDX-License-Identifier: EUPL-1.2
// An officer's key as a file, on both engines.
#include <gmock/gmock.h>

#include "src/ballots/officer_pages.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

class KeyFileTest : public BallotRoom {
protected:
    KeyFileTest() {
        room.lookup = &lookup;
        room.directory = &directory;
        room.renderer = ledger::LedgerRoom::tools().renderer;
        room.locales = &locales;
        room.addresses = &addresses;
        id = draft(election());
        give_keys(id);
    }
    Result<Reply> ask(const Actor& who, const std::string& key) {
        auto& at = scope();
        at.who = who;
        return key_file_post(room, {.path_values = {{"ballot", id}}, .form = {{"key", key}}}, at);
    }
    static bool is_file(const Result<Reply>& reply) {
        return reply && std::holds_alternative<Download>(*reply);
    }
    test::FakeLocales locales;
    BallotRoomTools room;
    std::string id;
};
PLENARIA_BOTH_ENGINES(KeyFileTest);

TEST_P(KeyFileTest, HoldsTheKeyAloneAsItOpensTheBallot) {
    const auto reply = ask(officers[0], keys[0].typed());

    ASSERT_TRUE(reply.has_value());
    const auto& file = std::get<Download>(*reply);
    EXPECT_EQ(file.content_type, "text/plain; charset=utf-8");
    EXPECT_EQ(file.name, "ballot-key-" + id.substr(20) + ".txt");
    const auto read = OfficerKey::read(file.bytes);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->public_half(), keys[0].public_half());
}

TEST_P(KeyFileTest, IsMadeForTheOfficerWhoseKeyItIsAndForNobodyElse) {
    EXPECT_FALSE(is_file(ask(officers[0], keys[1].typed())));
    EXPECT_FALSE(is_file(ask(officers[0], "no key")));
    const auto stranger = ask(officers[2], keys[0].typed());
    ASSERT_FALSE(stranger.has_value());
    EXPECT_EQ(stranger.error().code, ErrorCode::forbidden);
}

TEST_P(KeyFileTest, LeavesNoTraceOfItInTheDatabase) {
    ASSERT_TRUE(ask(officers[0], keys[0].typed()).has_value());

    const auto secret = keys[0].typed().substr(0, 14);
    const auto found = read<int>([&](UnitOfWork& uow) {
        const auto like = "%" + secret + "%";
        int count = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_history WHERE after_json LIKE :text"),
            soci::use(like, "text"), soci::into(count);
        return count;
    });
    EXPECT_EQ(found, 0);
}

}  // namespace
}  // namespace plenaria::committee::ballots
