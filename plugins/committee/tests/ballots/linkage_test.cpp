// SPDX-License-Identifier: EUPL-1.2
// Somebody has everything: all tables before and after every vote, the raw files with logs and free pages,
// and the key of one officer. They must not learn who voted how. With the keys of both they must: else this
// test looks in the wrong places.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <random>

#include <gmock/gmock.h>

#include "src/count/kept_count_repository.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::size_t voters_size = 30;
constexpr std::size_t candidates_size = 12;

/// Spearman's rank correlation of two lists without ties.
double spearman(const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) {
    const auto ranks = [](const std::vector<std::size_t>& values) {
        std::vector<double> places(values.size());
        for (std::size_t index = 0; index < values.size(); ++index)
            places[index] = static_cast<double>(std::count_if(
                values.begin(), values.end(), [&](std::size_t each) { return each < values[index]; }));
        return places;
    };
    const auto a = ranks(left), b = ranks(right);
    const auto n = static_cast<double>(a.size());
    double squares = 0;
    for (std::size_t index = 0; index < a.size(); ++index)
        squares += (a[index] - b[index]) * (a[index] - b[index]);
    return 1 - 6 * squares / (n * (n * n - 1));
}

/// Keeps the smallest that was found under that name.
void note(std::map<std::string, double>& least, const std::string& name, double rho) {
    const auto [at, is_new] = least.emplace(name, std::abs(rho));
    if (!is_new) at->second = std::min(at->second, std::abs(rho));
}

/// Which files a thief of the disk reads: those of the tables, or with them the logs of the server.
enum class Files : std::uint8_t { of_tables = 1, all };
/// Free pages are in them, too.
std::string raw_files(UnitOfWork& uow, Files which) {
    std::vector<std::filesystem::path> files;
    if (uow.engine() == Engine::sqlite) {
        int number = 0;
        std::string name, path;
        soci::statement row = (sql::prepare(uow, "PRAGMA database_list"), soci::into(number),
                               soci::into(name), soci::into(path));
        row.execute();
        while (row.fetch())
            if (name == "main") files = {path, path + "-wal"};
    } else {
        std::string folder, schema;
        sql::query(uow, "SELECT @@datadir, DATABASE()"), soci::into(folder), soci::into(schema);
        // So that tables are on the disk, too, and not in the redo log alone.
        sql::query(
            uow,
            "FLUSH TABLES cmt_box, cmt_inner_box, cmt_tracker, cmt_voter, cmt_ballot, cmt_count, core_mail, "
            "core_history FOR EXPORT");
        sql::query(uow, "UNLOCK TABLES");
        for (const auto& each : std::filesystem::directory_iterator(folder + schema))
            files.push_back(each.path());
        if (which == Files::all)
            for (const auto& each : std::filesystem::directory_iterator(folder))
                if (each.is_regular_file()) files.push_back(each.path());
    }
    std::string all;
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        all.append(std::istreambuf_iterator<char>(stream), {});
    }
    return all;
}

struct Thief {
    std::vector<std::string> cast_boxes;  ///< ids, in the order in which backups showed them
    std::map<std::string, std::size_t> voter_of_box;
    std::map<std::string, std::string> seals;  ///< of a box
    std::vector<std::string> inner;            ///< rows between the two steps, in the order of their table
};

class LinkageTest : public BallotRoom {
protected:
    /// Thirty rankings, no two alike, all of all twelve.
    static std::vector<std::vector<int>> thirty(unsigned seed) {
        std::mt19937 dice(seed);
        std::vector<std::vector<int>> all;
        while (all.size() < voters_size) {
            std::vector<int> order(candidates_size);
            std::iota(order.begin(), order.end(), 1);
            std::shuffle(order.begin(), order.end(), dice);
            if (std::find(all.begin(), all.end(), order) == all.end()) all.push_back(order);
        }
        return all;
    }
    /// As it could stand somewhere: the bytes that are sealed, a line, JSON.
    static std::vector<std::string> forms_of(const std::vector<int>& ranking) {
        std::string bytes, line, json;
        for (const auto each : ranking) {
            bytes += static_cast<char>(each);
            line += (line.empty() ? "" : " ") + std::to_string(each);
            json += (json.empty() ? "" : ",") + std::to_string(each);
        }
        return {bytes, line, json};
    }
    std::string raw(Files which = Files::all) {
        return *db().write([&](UnitOfWork& uow) -> Result<std::string> { return raw_files(uow, which); });
    }
    void all_vote(unsigned seed) {
        choices = thirty(seed);
        order.resize(voters_size);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), std::mt19937(seed + 1));
        const auto voters = roll(id);
        receipts.assign(voters_size, "");
        thief = {};
        for (const auto index : order) {
            const auto receipt = try_cast(voters[index], ranked(choices[index]));
            expect_done(receipt);
            receipts[index] = *receipt;
            // Two backups around one vote show whose box is the new one.
            for (const auto& box : boxes(id))
                if (thief.voter_of_box.emplace(box.id, index).second) {
                    thief.cast_boxes.push_back(box.id);
                    thief.seals[box.id] = box.seals.at(0);
                }
        }
    }
    void take_inner() {
        thief.inner =
            read<std::vector<std::string>>([&](UnitOfWork& uow) { return inner_boxes_for(uow, id, 2); });
    }
    /// Whose choices the holder of these keys finds.
    std::map<std::size_t, std::vector<int>> attack(const std::vector<const OfficerKey*>& with) {
        std::map<std::size_t, std::vector<int>> found;
        const auto learn = [&](std::size_t who, const std::string& seal) {
            for (const auto* key : with)
                if (const auto opened = open_inner_seal(*key, id, seal))
                    if (const auto choice = unpack(ballot(id).facts, candidates_size, opened->choice))
                        found[who] = choice->ranking;
        };
        for (const auto& [box, who] : thief.voter_of_box) {
            learn(who, thief.seals[box]);
            for (const auto* key : with)
                if (const auto inner = open_outer_seal(*key, thief.seals[box])) {
                    learn(who, *inner);
                    // The row between the steps is the same bytes, and no more open for that.
                    if (std::find(thief.inner.begin(), thief.inner.end(), *inner) != thief.inner.end())
                        learn(who, *inner);
                }
        }
        return found;
    }
    /// Where each voter's entry stands in a list that the thief sees; `of` says which entry is whose.
    template <class Of>
    std::vector<std::size_t> places(const std::vector<std::string>& list, const Of& of) {
        std::vector<std::size_t> at;
        for (std::size_t index = 0; index < voters_size; ++index)
            at.push_back(
                static_cast<std::size_t>(std::find(list.begin(), list.end(), of(index)) - list.begin()));
        return at;
    }
    /// When each voter voted, from zero.
    std::vector<std::size_t> when() {
        std::vector<std::size_t> at(voters_size);
        for (std::size_t time = 0; time < order.size(); ++time) at[order[time]] = time;
        return at;
    }
    std::string tracker(std::size_t index) { return tracker_of_receipt(id, receipt_typed(receipts[index])); }

    std::string id;
    std::vector<std::vector<int>> choices;
    std::vector<std::size_t> order;  ///< in which they vote
    std::vector<std::string> receipts;
    Thief thief;
};
PLENARIA_BOTH_ENGINES(LinkageTest);

TEST_P(LinkageTest, BeforeTheOpeningNoChoiceStandsAnywhereInTheClear) {
    id = opened(election(), candidates_size, voters_size - 8);
    all_vote(30);
    // Some change their mind: what they chose first is nowhere either.
    const auto first = choices;
    const auto voters = roll(id);
    for (std::size_t index = 0; index < 5; ++index) {
        choices[index] = thirty(77)[index];
        expect_done(try_cast(voters[index], ranked(choices[index]), new_receipt(), receipts[index]));
    }
    close();

    const auto bytes = raw();

    for (const auto& list : {choices, first})
        for (const auto& ranking : list)
            for (const auto& form : forms_of(ranking)) EXPECT_EQ(bytes.find(form), std::string::npos) << form;
    for (const auto& receipt : receipts) {
        EXPECT_EQ(bytes.find(receipt), std::string::npos);
        EXPECT_EQ(bytes.find(receipt_typed(receipt)), std::string::npos);
    }
    for (const auto& key : keys) EXPECT_EQ(bytes.find(key.typed()), std::string::npos);
    // It looks in the right places: boxes and voters are there.
    for (const auto& box : boxes(id)) EXPECT_NE(bytes.find(box.seals[0]), std::string::npos);
    EXPECT_NE(bytes.find("Valérie Plante"), std::string::npos);
    EXPECT_NE(bytes.find("partner-22@voters.example"), std::string::npos);
}

TEST_P(LinkageTest, AfterItNoReceiptAndNoKeyAndNoRankingBesideATrackerStandsThere) {
    id = opened(election(), candidates_size, voters_size - 8);
    all_vote(31);
    close();
    count(id);

    const auto bytes = raw();

    for (std::size_t index = 0; index < voters_size; ++index) {
        EXPECT_EQ(bytes.find(receipts[index]), std::string::npos);
        const auto packed = forms_of(choices[index])[0];
        EXPECT_EQ(bytes.find(packed), std::string::npos) << "as it was sealed";
        EXPECT_NE(bytes.find(forms_of(choices[index])[1]), std::string::npos)
            << "in the bulletin it has to be";
        EXPECT_NE(bytes.find(tracker(index)), std::string::npos);
    }
    for (const auto& key : keys) EXPECT_EQ(bytes.find(key.typed()), std::string::npos);
    EXPECT_THAT(read<std::vector<std::string>>([&](UnitOfWork& uow) { return inner_boxes_for(uow, id, 2); }),
                IsEmpty());
}

TEST_P(LinkageTest, TheKeyOfOneOfficerFindsNobodyAndThoseOfBothFindAllThirty) {
    id = opened(election(), candidates_size, voters_size - 8);
    all_vote(32);
    close();
    expect_done(first_step(id));
    take_inner();
    expect_done(second_step(id));
    ASSERT_THAT(thief.voter_of_box, SizeIs(voters_size));
    ASSERT_THAT(thief.inner, SizeIs(voters_size));

    EXPECT_THAT(attack({}), IsEmpty());
    EXPECT_THAT(attack({&keys[0]}), IsEmpty());
    EXPECT_THAT(attack({&keys[1]}), IsEmpty());
    const auto found = attack({&keys[0], &keys[1]});
    ASSERT_THAT(found, SizeIs(voters_size));
    for (const auto& [who, ranking] : found) EXPECT_EQ(ranking, choices[who]);
}

TEST_P(LinkageTest, OfThreeOfficersOneKeyFindsNobodyEither) {
    id = opened(election(), candidates_size, voters_size - 8, 3);
    all_vote(33);
    close();
    const auto all = boxes(id);
    expect_done(first_step(id));
    std::vector<std::vector<std::string>> inner;
    for (int place = 1; place <= 3; ++place)
        inner.push_back(
            read<std::vector<std::string>>([&](UnitOfWork& uow) { return inner_boxes_for(uow, id, place); }));
    expect_done(second_step(id, 2));

    EXPECT_THAT(inner[1], SizeIs(voters_size));
    EXPECT_THAT(inner[2], SizeIs(voters_size));
    for (const auto& key : keys)
        for (const auto& box : all)
            for (const auto& seal : box.seals) {
                EXPECT_FALSE(open_inner_seal(key, id, seal));
                if (const auto opened = open_outer_seal(key, seal)) {
                    EXPECT_FALSE(open_inner_seal(key, id, *opened));
                }
            }
    // Whoever can read both lists between the steps does not see which rows are of one ballot.
    EXPECT_FALSE(std::is_permutation(inner[1].begin(), inner[1].end(), inner[2].begin()));
}

TEST_P(LinkageTest, NoOrderOfTheBulletinFollowsTheRollOrTheOrderOfVoting) {
    // Of thirty, chance alone passes one half about once in two hundred: what leaks passes it always.
    constexpr int tries = 3;
    std::map<std::string, double> least;
    for (int time = 0; time < tries; ++time) {
        id = opened(election(), candidates_size, voters_size - 8);
        all_vote(40 + static_cast<unsigned>(time));
        close();
        expect_done(first_step(id));
        take_inner();
        const auto between = raw(Files::of_tables);
        expect_done(second_step(id));
        const auto voted = when();
        std::vector<std::size_t> on_roll(voters_size);
        std::iota(on_roll.begin(), on_roll.end(), std::size_t{0});
        std::vector<std::string> ids;
        for (const auto& box : boxes(id)) ids.push_back(box.id);
        std::map<std::string, std::string> inner_of_tracker;
        for (const auto& seal : thief.inner)
            inner_of_tracker[open_inner_seal(keys[1], id, seal)->tracker] = seal;
        const auto bytes = raw(Files::of_tables);
        const auto box_of = [&](std::size_t index) {
            return box_of_receipt(id, receipt_typed(receipts[index]));
        };
        std::vector<std::size_t> trackers_on_disk, inner_on_disk;
        for (std::size_t index = 0; index < voters_size; ++index) {
            trackers_on_disk.push_back(bytes.find(tracker(index)));
            inner_on_disk.push_back(between.find(inner_of_tracker[tracker(index)]));
        }
        const auto by_box = places(ids, box_of);
        // Where rows lie on the disk tells in which order they came: it must not be that of the boxes, whose
        // voters are known.
        const std::map<std::string, std::vector<std::size_t>> seen{
            {"trackers", places(trackers(id), [&](std::size_t index) { return tracker(index); })},
            {"trackers on the disk", trackers_on_disk},
            {"inner boxes",
             places(thief.inner, [&](std::size_t index) { return inner_of_tracker[tracker(index)]; })},
            {"inner boxes on the disk", inner_on_disk}};
        const std::map<std::string, std::vector<std::size_t>> known{
            {"the roll", on_roll}, {"voting", voted}, {"boxes", by_box}};
        for (const auto& [name, list] : seen)
            for (const auto& [with, other] : known) note(least, name + " by " + with, spearman(list, other));
        note(least, "boxes by the roll", spearman(by_box, on_roll));
        note(least, "boxes by voting", spearman(by_box, voted));
        // The thief's own order of boxes is that of voting: the measure sees what is there to be seen.
        EXPECT_NEAR(spearman(places(thief.cast_boxes, box_of), voted), 1, 1e-9);
        clock.set("2020-06-14T15:00:00Z");
    }

    EXPECT_THAT(least, SizeIs(14));
    for (const auto& [name, rho] : least) EXPECT_LT(rho, 0.5) << name;
}

}  // namespace
}  // namespace plenaria::committee::ballots
