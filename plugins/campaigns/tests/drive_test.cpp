// SPDX-License-Identifier: EUPL-1.2
#include "tests/drive_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::HasSubstr;

class DriveTest : public DriveRoom {};
PLENARIA_BOTH_ENGINES(DriveTest);

TEST_P(DriveTest, ADriveNeedsATextOfTheRegisterAGoalThatIsOneAndADay) {
    const auto wrong = write([&](UnitOfWork& uow) {
        return save_drive(uow, tools, lucia, id, {.signing_id = "", .goal = -1, .goals = {{"Asia", -1}}}, 0);
    });
    EXPECT_EQ(problems(wrong).size(), 4U);
    EXPECT_EQ(problems(write([&](UnitOfWork& uow) {
                  auto facts = goal();
                  facts.signing_id = "none";
                  return save_drive(uow, tools, lucia, id, facts, 0);
              })).count("signing"),
              1U);
    begin();
    EXPECT_EQ(drive().drive.facts.goals.at("Africa"), 1);
    // Begun once; what somebody else has changed meanwhile is seen.
    EXPECT_EQ(
        write([&](UnitOfWork& uow) { return save_drive(uow, tools, lucia, id, goal(), 0); }).error().code,
        ErrorCode::conflict);
    auto facts = goal();
    facts.goal = 60;
    facts.goals = {{"Africa", 0}, {"Asia", 5}};
    EXPECT_TRUE(
        write([&](UnitOfWork& uow) { return save_drive(uow, tools, lucia, id, facts, 1); }).has_value());
    EXPECT_EQ(drive().drive.facts.goals, (std::map<std::string, int>{{"Asia", 5}}));
    EXPECT_EQ(
        write([&](UnitOfWork& uow) { return save_drive(uow, tools, lucia, id, facts, 1); }).error().code,
        ErrorCode::conflict);
}

TEST_P(DriveTest, ThatACitySignedComesFromTheRegisterAndIsNeverTyped) {
    begin();
    EXPECT_EQ(target("athens").state, TargetState::not_asked);
    ASSERT_TRUE(try_note("athens", {.what = "asked", .how = "phone", .on = parse_day("2026-10-30")}));
    EXPECT_EQ(target("athens").state, TargetState::asked);
    EXPECT_EQ(problems(try_note("athens", {.what = "signed"})).count("what"), 1U);
    ASSERT_TRUE(try_note("athens", {.what = "promised", .on = parse_day("2026-11-10"), .note = "Soon."}));
    EXPECT_EQ(target("athens").state, TargetState::promised);
    const auto signature = register_.sign("city/athens");
    EXPECT_EQ(target("athens").state, TargetState::signed_);
    EXPECT_EQ(drive().signed_(), 1);
    EXPECT_EQ(drive().signed_by_region().at("Europe"), 1);
    EXPECT_EQ(try_note("athens", {.what = "declined"}).error().code, ErrorCode::conflict);
    EXPECT_TRUE(try_note("athens", {.what = "note", .note = "They want a photo."}));
    write([&](UnitOfWork& uow) { return register_.reject(uow, lucia, signature); });
    EXPECT_EQ(target("athens").state, TargetState::promised);
    EXPECT_TRUE(target("athens").took_back);
    const auto steps = read<std::vector<TargetStep>>(
        [&](UnitOfWork& uow) { return steps_of_target(uow, target("athens").target.id); });
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].how, "phone");
    EXPECT_EQ(steps[1].note, "Soon.");
    EXPECT_EQ(steps[1].by, "Lucía Fernández");
}

TEST_P(DriveTest, WhatACityPromisesBehindItsOwnLinkIsAPromiseToo) {
    begin();
    register_.city("city/athens")->promised_at = clock.now();
    EXPECT_EQ(target("athens").state, TargetState::promised);
    ASSERT_TRUE(try_note("athens", {.what = "declined"}));
    EXPECT_EQ(target("athens").state, TargetState::declined);
    ASSERT_TRUE(try_note("athens", {.what = "open"}));
    EXPECT_EQ(target("athens").state, TargetState::promised);
}

TEST_P(DriveTest, APromiseIsOverdueAfterItsDayOrAfterTheLastDayOfTheDrive) {
    begin();
    ASSERT_TRUE(try_note("athens", {.what = "promised", .on = parse_day("2026-11-10")}));
    ASSERT_TRUE(try_note("freetown", {.what = "promised"}));
    clock.set("2026-11-10T21:59:59Z");
    EXPECT_EQ(drive().overdue(), 0) << "in Johannesburg it is still that day";
    clock.set("2026-11-10T22:00:00Z");
    EXPECT_EQ(drive().overdue(), 1);
    clock.set("2026-11-30T22:00:00Z");
    EXPECT_EQ(drive().overdue(), 2);
    register_.sign("city/athens");
    EXPECT_EQ(drive().overdue(), 1);
}

TEST_P(DriveTest, WhatWasSeenIsWhatIsSentAndEachIsAskedAndRemindedOnce) {
    begin();
    const auto ask = [&](int expected) {
        return write([&](UnitOfWork& uow) { return send_requests_to_sign(uow, tools, lucia, id, expected); });
    };
    EXPECT_EQ(ask(4).error().code, ErrorCode::conflict) << "nobody knows an address in Bristol";
    EXPECT_TRUE(sent().empty());
    EXPECT_EQ(or_none(ask(3)), 3);
    ASSERT_EQ(sent().size(), 3U);
    EXPECT_THAT(sent()[2].text, HasSubstr("sign-city/montreal"));
    EXPECT_EQ(sent()[2].language, "fr");
    EXPECT_EQ(ask(3).error().code, ErrorCode::conflict);
    EXPECT_EQ(target("athens").target.asked_how, "mail");
    register_.sign("city/athens");
    ASSERT_TRUE(try_note("freetown", {.what = "declined"}));
    const auto remind = [&](int expected) {
        return write([&](UnitOfWork& uow) { return send_drive_reminders(uow, tools, lucia, id, expected); });
    };
    EXPECT_EQ(or_none(remind(1)), 1);
    EXPECT_EQ(sent().back().to, "cabinet@montreal.example");
    EXPECT_EQ(remind(1).error().code, ErrorCode::conflict) << "each is reminded once";
    register_.open = false;
    EXPECT_EQ(ask(0).error().code, ErrorCode::conflict);
}

TEST_P(DriveTest, AChampionNotesOfTheirOwnCitiesAlone) {
    begin();
    const auto ada = champion("Ada", "ada@lima.example"), ben = champion("Ben", "ben@quito.example");
    ASSERT_EQ(sent().size(), 2U);
    EXPECT_EQ(sent()[0].language, "es");
    EXPECT_EQ(or_none(give(ada, {"athens"})), 1);
    EXPECT_EQ(or_none(give(ben, {"freetown"})), 1);
    const auto own = [&](const Actor& actor) {
        return write([&](UnitOfWork& uow) { return own_drive(uow, tools, actor, id, "es"); });
    };
    const auto mine = own(behind_link(ada));
    ASSERT_TRUE(mine.has_value());
    ASSERT_EQ(mine->reading.targets.size(), 1U);
    const auto note = [&](const Actor& actor, const DriveTarget& row, int revision) {
        return write([&](UnitOfWork& uow) {
            return note_own_step(uow, tools, actor, id, row.target.id,
                                 {.what = "promised", .on = {}, .note = "Sí", .revision = revision}, "x_");
        });
    };
    EXPECT_EQ(note(behind_link(ada), target("freetown"), 2).error().code, ErrorCode::not_found);
    EXPECT_EQ(note(lucia, target("athens"), 2).error().code, ErrorCode::not_found);
    EXPECT_EQ(note(behind_link(ada), target("athens"), 1).error().code, ErrorCode::conflict);
    EXPECT_TRUE(note(behind_link(ada), target("athens"), 2).has_value());
    EXPECT_EQ(target("athens").state, TargetState::promised);
    // Whoever asks no longer sees nothing, and nobody asks their cities.
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return end_asker(uow, tools, lucia, ada); }).has_value());
    EXPECT_EQ(own(behind_link(ada)).error().code, ErrorCode::not_found);
    EXPECT_EQ(target("athens").target.asker_id, "");
    EXPECT_EQ(give(ada, {"athens"}).error().code, ErrorCode::invalid_input);
}

TEST_P(DriveTest, ACityThatWasAskedStaysOnTheList) {
    begin();
    ASSERT_TRUE(try_note("athens", {.what = "asked", .how = "meeting", .on = parse_day("2026-10-30")}));
    const auto off = [&](const std::string& name) {
        const auto which = target(name).target.id;
        return write([&](UnitOfWork& uow) { return take_off(uow, tools, lucia, which); });
    };
    EXPECT_EQ(off("athens").error().code, ErrorCode::conflict);
    EXPECT_TRUE(off("bristol").has_value());
    EXPECT_EQ(drive().targets.size(), 3U);
}

TEST_P(DriveTest, ACountForPrintStaysAsItWasAndLaterSignaturesStandApart) {
    begin();
    const auto freeze = [&] {
        return write([&](UnitOfWork& uow) { return freeze_count(uow, tools, lucia, id); });
    };
    EXPECT_EQ(freeze().error().code, ErrorCode::conflict);
    const auto first = register_.sign("city/athens");
    register_.sign("city/montreal");
    const auto made = freeze();
    ASSERT_TRUE(made.has_value());
    register_.sign("city/freetown");
    directory.all[0].name = "Renamed";
    write([&](UnitOfWork& uow) { return register_.reject(uow, lucia, first); });
    const auto reading =
        read<CountReading>([&](UnitOfWork& uow) { return *read_count(uow, tools, *made, "en"); });
    EXPECT_EQ(reading.count.freeze.number, 2);
    EXPECT_EQ(reading.count.signatories.at(0).names.at("en"), "Athens");
    EXPECT_EQ(reading.since.size(), 1U);
    EXPECT_EQ(reading.gone.size(), 1U);
    // The hash is that of the record as it is kept.
    const auto bytes =
        read<std::string>([&](UnitOfWork& uow) { return uow.load_file(reading.count.freeze.hash)->bytes; });
    EXPECT_THAT(bytes, HasSubstr("\"number\":2"));
    // A city that signs anew after it took back is not the one that was printed.
    register_.sign("city/athens");
    EXPECT_EQ(read<CountReading>([&](UnitOfWork& uow) {
                  return *read_count(uow, tools, *made, "en");
              }).since.size(),
              2U);
}

TEST_P(DriveTest, EachSignatureIsThankedForOnceAndTakenBackByOnePressOfWhoDidNotSign) {
    begin();
    register_.sign("city/athens");
    register_.sign("city/montreal");
    const auto thank = [&](int expected) {
        return write([&](UnitOfWork& uow) { return send_thanks(uow, tools, lucia, id, expected); });
    };
    EXPECT_EQ(thank(1).error().code, ErrorCode::conflict);
    EXPECT_EQ(or_none(thank(2)), 2);
    EXPECT_EQ(thank(2).error().code, ErrorCode::conflict);
    EXPECT_EQ(sent().back().language, "fr");
    const auto one = thanks().at(0);
    const auto say = [&](const Actor& actor) {
        return write([&](UnitOfWork& uow) { return say_not_us(uow, tools, actor, one.id); });
    };
    EXPECT_EQ(say(lucia).error().code, ErrorCode::not_found);
    EXPECT_EQ(say(signatory(thanks().at(1))).error().code, ErrorCode::not_found);
    EXPECT_TRUE(or_none(say(signatory(one))));
    EXPECT_FALSE(or_none(say(signatory(one)), true));
    EXPECT_TRUE(target("athens").took_back);
    EXPECT_EQ(count_rows_of("campaigns.say_not_us"), 1);
    // Who signs anew is thanked anew.
    register_.sign("city/athens");
    EXPECT_EQ(or_none(thank(1)), 1);
}

TEST_P(DriveTest, NothingIsDoneOnceTheCampaignIsWithdrawn) {
    begin();
    const auto revision = campaign(id).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw(uow, tools, lucia, id, "A mistake.", revision);
                }).has_value());
    EXPECT_EQ(try_note("athens", {.what = "declined"}).error().code, ErrorCode::conflict);
    EXPECT_EQ(
        write([&](UnitOfWork& uow) { return send_requests_to_sign(uow, tools, lucia, id, 3); }).error().code,
        ErrorCode::conflict);
}

}  // namespace
}  // namespace plenaria::campaigns
