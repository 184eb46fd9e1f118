// SPDX-License-Identifier: EUPL-1.2
// Boxes that were altered, exchanged or half-written: each is seen before a ballot is in the clear; on both
// engines.
#include <gmock/gmock.h>
#include <sodium.h>

#include "tests/ballots/closed_ballots.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class BoxesTest : public ClosedBallots {
protected:
    /// Seals `inner` to the first officer again, as whoever knows the public half can.
    std::string reseal(const std::string& inner) const;
    void put(const Box& box) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
            remove_box(uow, box.ballot_id, box.id);
            insert(uow, box);
            return {};
        }));
    }
};
PLENARIA_BOTH_ENGINES(BoxesTest);

std::string BoxesTest::reseal(const std::string& inner) const {
    std::string content(inner.size(), '\0'), key(crypto_box_PUBLICKEYBYTES, '\0');
    const auto bytes = [](std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); };
    std::size_t size = 0;
    sodium_base642bin(bytes(content), content.size(), inner.data(), inner.size(), nullptr, &size, nullptr,
                      sodium_base64_VARIANT_ORIGINAL);
    const auto half = keys[0].public_half();
    sodium_hex2bin(bytes(key), key.size(), half.data(), half.size(), nullptr, nullptr, nullptr);
    std::string box(size + crypto_box_SEALBYTES, '\0');
    EXPECT_EQ(crypto_box_seal(bytes(box), bytes(content), size, bytes(key)), 0);
    std::string text(sodium_base64_ENCODED_LEN(box.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes(box), box.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

TEST_P(BoxesTest, AnAlteredBoxIsNamedByItsNumber) {
    const auto id = opened(election());
    all_vote(id);
    close();
    auto box = boxes(id)[2];
    auto& seal = box.seals[0];
    seal[10] = seal[10] == 'A' ? 'B' : 'A';
    put(box);

    EXPECT_THAT(message(first_step(id)), HasSubstr("altered, are there twice or are of another ballot: 3."));
    expect_still_closed(id);
}

TEST_P(BoxesTest, ABoxThatWasPutInTwiceIsNamedWithItsTwin) {
    const auto id = opened(election());
    all_vote(id);
    close();
    const auto all = boxes(id);
    auto copy = all[1];
    copy.seals = all[4].seals;
    put(copy);

    EXPECT_THAT(message(first_step(id)), HasSubstr("another ballot: 2, 5."));
    expect_still_closed(id);
}

TEST_P(BoxesTest, ABoxThatAnOfficerSealedAnewIsNamedAllTheSame) {
    const auto id = opened(election());
    all_vote(id);
    close();
    const auto all = boxes(id);
    // The first officer alone can put the same inner seal into another outer one.
    const auto inner = open_outer_seal(keys[0], all[4].seals[0]).value();
    auto copy = all[1];
    copy.seals = {reseal(inner)};
    put(copy);

    EXPECT_THAT(message(first_step(id)), HasSubstr("another ballot: 2, 5."));
}

TEST_P(BoxesTest, ABoxOfAnotherBallotIsRefused) {
    const auto other = opened(election());
    all_vote(other);
    const auto foreign = boxes(other)[0];
    const auto id = opened(election());
    all_vote(id);
    close();
    auto box = boxes(id)[0];
    box.seals = foreign.seals;
    put(box);

    EXPECT_THAT(message(first_step(id)), HasSubstr("another ballot: 1."));
}

TEST_P(BoxesTest, ABoxMoreOrLessThanMarksIsSeen) {
    const auto id = opened(election());
    all_vote(id);
    close();
    auto extra = boxes(id)[0];
    extra.id = std::string(64, 'f');
    put(extra);
    EXPECT_THAT(message(first_step(id)), HasSubstr("There are 9 boxes, but 8 voters took part."));

    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        remove_box(uow, id, extra.id);
        remove_box(uow, id, boxes(id)[0].id);
        return {};
    }));
    EXPECT_THAT(message(first_step(id)), HasSubstr("There are 7 boxes, but 8 voters took part."));
}

TEST_P(BoxesTest, BetweenTheStepsNothingCanBeExchanged) {
    const auto id = opened(election());
    all_vote(id);
    close();
    expect_done(first_step(id));
    const auto inner =
        read<std::vector<std::string>>([&](UnitOfWork& uow) { return inner_boxes_for(uow, id, 2); });
    ASSERT_THAT(inner, SizeIs(8));

    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        remove_inner_boxes(uow, id);
        for (std::size_t index = 0; index < 8; ++index)
            insert_inner(uow, id, 2, inner[index == 7 ? 0 : index]);
        return {};
    }));
    EXPECT_THAT(message(second_step(id)), HasSubstr("altered since, or is there twice"));
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        remove_inner_boxes(uow, id);
        for (std::size_t index = 0; index < 7; ++index) insert_inner(uow, id, 2, inner[index]);
        return {};
    }));
    EXPECT_THAT(message(second_step(id)), HasSubstr("altered since"));
    EXPECT_EQ(state(id), State::opening);
    expect_done(first_step(id));
    expect_done(second_step(id));
    EXPECT_THAT(elected(id), SizeIs(1));
}

TEST_P(BoxesTest, ABoxThatAppearsAfterTheFirstStepStopsTheSecond) {
    const auto id = opened(election());
    all_vote(id);
    close();
    expect_done(first_step(id));
    auto box = boxes(id)[0];
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        remove_box(uow, id, box.id);
        box.id = std::string(64, 'a');
        insert(uow, box);
        return {};
    }));

    EXPECT_THAT(message(second_step(id)), HasSubstr("The published list of boxes has changed"));
}

TEST_P(BoxesTest, AStepThatFailsLeavesNothingHalfDone) {
    const auto id = opened(election());
    all_vote(id);
    close();
    const auto cut = write([&](UnitOfWork& uow) -> Result<void> {
        if (auto done = open_outer(uow, officers[0], id, keys[0]); !done) return done;
        return Error{ErrorCode::unavailable, "The host ended here."};
    });

    EXPECT_FALSE(cut);
    expect_still_closed(id);
    EXPECT_THAT(read<std::vector<std::string>>([&](UnitOfWork& uow) { return inner_boxes_for(uow, id, 2); }),
                IsEmpty());
    count(id);
    EXPECT_EQ(state(id), State::counted);
}

TEST_P(BoxesTest, ACastThatFailsBetweenBoxAndMarkIsNeither) {
    const auto id = opened(election());
    const auto who = voter(id, 1);
    EXPECT_FALSE(write([&](UnitOfWork& uow) -> Result<std::string> {
        auto done = cast(uow, tools(), link_of(who),
                         {.voter_id = who.id, .choice = ranked({1}), .receipt = new_receipt()});
        if (!done) return done;
        return Error{ErrorCode::unavailable, "The host ended here."};
    }));
    EXPECT_THAT(boxes(id), IsEmpty());
    EXPECT_EQ(voter(id, 1).part, Part::none);
}

}  // namespace
}  // namespace plenaria::committee::ballots
