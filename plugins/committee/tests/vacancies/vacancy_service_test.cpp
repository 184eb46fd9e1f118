// SPDX-License-Identifier: EUPL-1.2
// Opening a vacancy, asking cities, more time, withdrawing it, on both engines.
#include <gmock/gmock.h>

#include "src/vacancies/vacancy_reading.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class VacancyServiceTest : public Calls {
protected:
    std::vector<std::string> cities(const std::string& id) {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> names;
            for (const auto& each : notices_of(uow, id)) names.push_back(each.city.name);
            return names;
        });
    }
    Result<void> try_extend(const std::string& id, const char* day,
                            const std::string& reason = "Elections in Milan.", int hour = 17) {
        return write([&](UnitOfWork& uow) {
            return extend_deadline(uow, mails(), lucia, id,
                                   {.deadline = {on(day), std::chrono::hours(hour)},
                                    .reason = reason,
                                    .revision = find_vacancy(uow, id)->revision});
        });
    }
    Result<int> try_remind(const std::string& id, int expected) {
        return write([&](UnitOfWork& uow) { return remind_cities(uow, mails(), lucia, id, expected); });
    }
    std::string state(const std::string& id, const std::string& city) {
        return read<std::string>([&](UnitOfWork& uow) {
            const auto reading = read_vacancy(uow, id);
            for (const auto& each : reading->cities)
                if (each.notice.city.name == city) return std::string(to_text(each.state));
            return std::string("none");
        });
    }
};
PLENARIA_BOTH_ENGINES(VacancyServiceTest);

TEST_P(VacancyServiceTest, CitiesOfTheRegionAreAskedAndMembersOnlyWhereAListIsNamed) {
    EXPECT_THAT(cities(open()), ElementsAre("Athens", "Bristol", "Milan", "Vienna"));
    auto later = wanted();
    later.first = on("2021-01-01");
    later.last = on("2021-12-31");
    later.segment_id = "eu";
    EXPECT_THAT(cities(open(later)), ElementsAre("Athens", "Milan"));
}

TEST_P(VacancyServiceTest, TheCabinetIsWrittenToBeforeTheMayor) {
    const std::vector<directory::Contact> all{{"1", "mayor", "M", "m@x.example", "en"},
                                              {"2", "protocol", "P", "", "en"},
                                              {"3", "international", "I", "i@x.example", "en"}};
    EXPECT_EQ(contact_for_call(all)->id, "3");
    EXPECT_EQ(contact_for_call({{"1", "legal", "L", "l@x.example", "en"}})->id, "1");
    EXPECT_EQ(contact_for_call({{"2", "protocol", "P", "", "en"}}), nullptr);
}

TEST_P(VacancyServiceTest, EveryMistakeIsNamedByItsField) {
    const auto refused = try_open({.first = on("2020-11-30"),
                                   .last = on("2019-10-15"),
                                   .deadline = {on("2019-08-01"), std::chrono::hours(17)},
                                   .zone = "Europe/Nowhere",
                                   .profile = {.original = "en", .texts = {{"fr", "…"}}},
                                   .erase_days = 4000});
    const auto said = problems(refused);
    for (const auto* field : {"last", "zone", "profile_en", "erase_days"})
        EXPECT_TRUE(said.contains(field)) << field;
    auto over = wanted();
    over.deadline.day = on("2019-08-01");
    EXPECT_THAT(problems(try_open(over)).at("deadline_day"), HasSubstr("is over already"));
}

TEST_P(VacancyServiceTest, ASeatThatIsHeldOrSoughtForIsNotVacant) {
    auto held = wanted();
    held.first = on("2019-08-31");
    EXPECT_THAT(problems(try_open(held)).at("first"), HasSubstr("Georgios Kaminis holds seat 2"));
    held.first = on("2019-09-01");
    EXPECT_TRUE(try_open(held).has_value()) << "the day after they left";
    EXPECT_THAT(problems(try_open(wanted())).at("first"), HasSubstr("There is a vacancy of seat 2"));
}

TEST_P(VacancyServiceTest, AnotherNumberThanThePreviewShowedSendsNothing) {
    const auto id = open();
    EXPECT_EQ(try_ask(id, 2).error().code, ErrorCode::conflict);
    EXPECT_THAT(sent(), IsEmpty());
    EXPECT_EQ(vacancy(id).written, Written::draft);
    ASSERT_TRUE(try_ask(id, 3).has_value());
    EXPECT_EQ(try_ask(id, 3).error().code, ErrorCode::conflict) << "once";
    EXPECT_EQ(sent().size(), 3U);
    EXPECT_EQ(state(id, "Athens"), "asked");
    EXPECT_EQ(state(id, "Vienna"), "no_address");
}

TEST_P(VacancyServiceTest, ADraftIsChangedAndWhatCitiesWereToldIsNot) {
    const auto id = open();
    auto facts = wanted();
    facts.segment_id = "eu";
    const auto change = [&](int revision) {
        return write(
            [&](UnitOfWork& uow) { return change_vacancy(uow, call_directory, lucia, id, facts, revision); });
    };
    EXPECT_EQ(change(7).error().code, ErrorCode::conflict) << "somebody else was faster";
    EXPECT_EQ(cities(id).size(), 4U);
    ASSERT_TRUE(change(1).has_value());
    EXPECT_THAT(cities(id), ElementsAre("Athens", "Milan"));
    ASSERT_TRUE(try_ask(id, 2).has_value());
    EXPECT_EQ(change(vacancy(id).revision).error().code, ErrorCode::conflict);
}

TEST_P(VacancyServiceTest, SilentCitiesAreRemindedAndNotTwiceInTenMinutes) {
    const auto id = ask();
    nominated(id, "Athens", bakoyannis());
    new_mails();
    ASSERT_TRUE(try_remind(id, 2).has_value());
    const auto reminders = new_mails();
    ASSERT_EQ(reminders.size(), 2U);
    EXPECT_EQ(reminders[0].to, "cabinet@bristol.example");
    EXPECT_THAT(try_remind(id, 2).error().message, HasSubstr("less than ten minutes ago"));
    clock.set("2019-09-02T08:10:00Z");
    EXPECT_TRUE(try_remind(id, 2).has_value());
    clock.set("2019-10-01T08:00:00Z");
    EXPECT_EQ(try_remind(id, 2).error().code, ErrorCode::conflict) << "nominations are closed";
}

TEST_P(VacancyServiceTest, ADeadlineIsExtendedWithAReasonThatCitiesRead) {
    const auto id = ask();
    new_mails();
    EXPECT_TRUE(problems(try_extend(id, "2019-10-07", "")).contains("extend_reason"));
    EXPECT_THAT(problems(try_extend(id, "2019-09-30")).at("deadline_day"),
                HasSubstr("later deadline than 2019-09-30 17:00 Europe/Athens"));
    clock.set("2019-10-01T08:00:00Z");
    EXPECT_EQ(try_nominate(id, "Athens", bakoyannis()).error().code, ErrorCode::conflict);
    ASSERT_TRUE(try_extend(id, "2019-10-07").has_value()) << "also when it was over";
    const auto told = new_mails();
    ASSERT_EQ(told.size(), 3U);
    EXPECT_THAT(told[1].text,
                AllOf(HasSubstr("Elections in Milan."), HasSubstr("2019-10-07, 17:00 (Europe/Athens time)"),
                      HasSubstr("It was: 2019-09-30, 17:00"), HasSubstr("/l/")));
    EXPECT_TRUE(try_nominate(id, "Athens", bakoyannis()).has_value()) << "open again";
}

TEST_P(VacancyServiceTest, AWithdrawnVacancyTakesNothingAndCitiesAreTold) {
    const auto id = ask();
    new_mails();
    const auto withdraw = [&](const std::string& reason) {
        return write([&](UnitOfWork& uow) {
            return withdraw_vacancy(uow, mails(), lucia, id, reason, find_vacancy(uow, id)->revision);
        });
    };
    EXPECT_TRUE(problems(withdraw(" ")).contains("withdraw_reason"));
    ASSERT_TRUE(withdraw("The body has one seat less.").has_value());
    EXPECT_EQ(new_mails().size(), 3U);
    EXPECT_EQ(vacancy(id).written, Written::withdrawn);
    EXPECT_THAT(try_nominate(id, "Athens", bakoyannis()).error().message,
                HasSubstr("This call was withdrawn"));
    EXPECT_EQ(withdraw("Again.").error().code, ErrorCode::conflict);
    EXPECT_TRUE(try_open(wanted()).has_value()) << "the seat may be called for anew";
}

}  // namespace
}  // namespace plenaria::committee::vacancies
