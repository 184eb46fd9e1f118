// SPDX-License-Identifier: EUPL-1.2
#include <chrono>

#include <gmock/gmock.h>

#include "src/delegations/retention.hpp"
#include "src/import/import_pages.hpp"
#include "tests/import/participant_intake.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class ParticipantImportTest : public ParticipantIntake {};
PLENARIA_BOTH_ENGINES(ParticipantImportTest);

TEST_P(ParticipantImportTest, PeopleGoIntoTheirDelegationsAndNobodyIsWrittenTo) {
    const auto import =
        upload("Amman;Yousef Shawarbeh;Mayor;head\nAmman;Rana Haddad;Adviser;\nQuito;Ana Pérez;;\n");
    const auto planned = preview(import);
    EXPECT_THAT(fates(planned), ElementsAre("new", "new", "new"));
    EXPECT_THAT(planned.delegations.new_offices, ElementsAre("Amman", "Quito"));
    EXPECT_THAT(last_note(planned, 2), HasSubstr("Ana Pérez leads"));

    EXPECT_THAT(html(show_import(intake(), {.path_values = {{"import", import}}}, scope_of(lucia))),
                AllOf(HasSubstr("2 offices come onto the list"), HasSubstr("Rana Haddad, Amman")));

    ASSERT_TRUE(apply(import).has_value());

    const auto amman = delegation("AMMAN");
    EXPECT_EQ(amman.answer, Answer::deputy) << "the directory does not know him as mayor";
    ASSERT_THAT(amman.people, SizeIs(2));
    EXPECT_EQ(amman.people[0].role, DelegateRole::head);
    EXPECT_EQ(amman.people[1].post, "Adviser");
    EXPECT_THAT(new_mails(), SizeIs(0));
    EXPECT_THAT(fates(preview(upload("Amman;Yousef Shawarbeh;Mayor;head\nQuito;Ana Pérez;;\n"))),
                ElementsAre("same", "same"));
}

TEST_P(ParticipantImportTest, AQuotaHolds) {
    choose();
    const auto import = upload(
        "Amman;A;;head\nAmman;B;;\nAmman;C;;\nAmman;D;;\nAmman;E;;substitute\nAmman;F;;head\nAmman;a;;\n");
    const auto planned = preview(import);
    EXPECT_THAT(fates(planned), ElementsAre("new", "new", "new", "wrong", "new", "wrong", "wrong"));
    EXPECT_EQ(last_note(planned, 3), "The delegation of Amman may have 3 people, and has them.");
    ASSERT_TRUE(apply(import).has_value());
    EXPECT_EQ(people_coming(delegation("AMMAN").people), 3);
}

TEST_P(ParticipantImportTest, WhenThePlacesAreTakenADelegationWaits) {
    set_rules_to({.quota = 3, .places = 4});
    const auto import = upload("Amman;A;;\nAmman;B;;\nAmman;C;;\nQuito;D;;\nQuito;E;;\n");
    EXPECT_THAT(last_note(preview(import), 4), HasSubstr("waiting list"));
    ASSERT_TRUE(apply(import).has_value());
    EXPECT_EQ(delegation("AMMAN").waiting_number, 0);
    EXPECT_EQ(delegation("QUITO").waiting_number, 1);
}

TEST_P(ParticipantImportTest, WhoIsChangedIsShownAndWhoIsMissingIsNamedAndStays) {
    choose_and_invite();
    answer("AMMAN", 2);
    const auto import = upload("Amman;AMMAN 1;Lord Mayor;\nNowhere;X;;\n");
    const auto planned = preview(import);
    EXPECT_THAT(fates(planned), ElementsAre("changed", "question"));
    EXPECT_THAT(planned.delegations.missing, ElementsAre("AMMAN 2, Amman"));
    ASSERT_TRUE(apply(import).has_value());
    const auto amman = delegation("AMMAN");
    ASSERT_THAT(amman.people, SizeIs(2));
    EXPECT_EQ(amman.people[0].post, "Lord Mayor");
    EXPECT_EQ(amman.answer, Answer::accepted);
}

TEST_P(ParticipantImportTest, OnlyWhoMayInviteSeesTheNames) {
    const auto import = upload("Amman;A;;\n");
    const auto planner = test::account("Planner", {{"events.edit"}});
    EXPECT_EQ(preview_import(db(), intake(), planner, import).error().code, ErrorCode::forbidden);
    EXPECT_EQ(give_up_import(db(), planner, import).error().code, ErrorCode::forbidden);
}

TEST_P(ParticipantImportTest, WhenNamesAreErasedTheirFileIsToo) {
    const auto import = upload("Amman;A;;\n");
    clock.set("2020-06-01T12:00:00Z");
    const auto late = upload("Quito;B;;\n");
    const auto bytes = [&](const std::string& of) {
        return *write([&](UnitOfWork& uow) -> Result<std::string> { return bytes_of(uow, of); });
    };
    EXPECT_EQ(bytes(import), "") << "a week is over";
    EXPECT_NE(bytes(late), "");

    ASSERT_TRUE(erase_old_names(db()).has_value());

    EXPECT_EQ(bytes(late), "");
    const auto next = preview(upload("Quito;B;;\n"));
    EXPECT_THAT(fates(next), ElementsAre("wrong"));
    EXPECT_THAT(last_note(next, 0), HasSubstr("erased"));
}

TEST(ParticipantTable, NamesMayStandInTwoColumns) {
    const auto name = [](std::vector<std::string> headings, std::vector<std::string> row) {
        headings.emplace_back("Affiliation");
        row.emplace_back("Amman");
        const auto table =
            read_participant_table({.format = "csv",
                                    .charset = "UTF-8",
                                    .separator = ";",
                                    .rows = {{.line = 1, .cells = headings}, {.line = 2, .cells = row}}},
                                   {});
        return table && *table ? (*table)->participants.front().name : std::string("none");
    };
    EXPECT_EQ(name({"Last name", "First name"}, {"Pérez", "Ana"}), "Ana Pérez");
    EXPECT_EQ(name({"Nom", "Prénom"}, {"Diallo", "Awa"}), "Awa Diallo");
    EXPECT_EQ(name({"Nombre", "Apellidos"}, {"Ana", "Pérez Gil"}), "Ana Pérez Gil");
    EXPECT_EQ(name({"Surname"}, {"Suharto"}), "Suharto");
    EXPECT_EQ(name({"First name"}, {"Ana"}), "none") << "half a name is none";
}

TEST(ParticipantTable, FiftyThousandRowsAreTooMany) {
    directory::Sheet sheet{.format = "csv", .charset = "UTF-8", .separator = ";", .rows = {}};
    sheet.rows.push_back({.line = 1, .cells = {"Office", "Name"}});
    const auto rows = [&](std::size_t count) {
        while (sheet.rows.size() < count + 1)
            sheet.rows.push_back(
                {.line = static_cast<int>(sheet.rows.size()) + 1, .cells = {"Amman", "Ana"}});
        return read_participant_table(sheet, {});
    };
    const auto most = rows(most_participants);
    ASSERT_TRUE(most.has_value() && most->has_value());
    EXPECT_EQ((*most)->participants.size(), most_participants);
    EXPECT_FALSE(rows(most_participants + 1).has_value());
    const auto refused = rows(50'000);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::too_large);
    EXPECT_EQ(fill(refused.error().message, refused.error().values),
              "This file holds more than 20000 participants. Import it in parts.");
}

TEST_P(ParticipantImportTest, TenThousandAreTakenInWithinTwentySeconds) {
    set_rules_to({.quota = 10});
    const auto rows = ten_thousand("");
    const auto begin = std::chrono::steady_clock::now();
    const auto applied = apply(upload(rows));
    const auto lasted = std::chrono::steady_clock::now() - begin;
    ASSERT_TRUE(applied.has_value()) << applied.error().message;
    EXPECT_EQ(applied->rows_new, 10'000);
    EXPECT_LT(lasted, std::chrono::seconds(20));
    RecordProperty("milliseconds",
                   std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(lasted).count()));
}

}  // namespace
}  // namespace plenaria::events
