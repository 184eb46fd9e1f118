// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/retention.hpp"
#include "src/import/import_effect_repository.hpp"
#include "src/import/import_pages.hpp"
#include "src/import/undo_service.hpp"
#include "tests/import/participant_intake.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class UndoImportTest : public ParticipantIntake {
protected:
    std::string applied(const std::string& rows, const std::string& headings = {}) {
        const auto import = upload(rows, headings);
        const auto done = apply(import);
        EXPECT_TRUE(done.has_value()) << done.error().message;
        return import;
    }
    PlannedUndo undo_preview(const std::string& import) {
        auto planned = preview_undo(db(), lucia, import);
        EXPECT_TRUE(planned.has_value()) << planned.error().message;
        return planned ? *std::move(planned) : PlannedUndo{};
    }
    Result<Import> undo(const std::string& import) {
        return undo_import(db(), intake(), lucia, import, undo_preview(import).plan.fingerprint);
    }
    std::vector<Delegation> all() {
        return *write(
            [&](UnitOfWork& uow) -> Result<std::vector<Delegation>> { return delegations_of(uow, id); });
    }
    std::size_t effects(const std::string& import) {
        return *write([&](UnitOfWork& uow) -> Result<std::size_t> { return effects_of(uow, import).size(); });
    }
    static std::vector<std::string> kept(const PlannedUndo& planned) {
        std::vector<std::string> why;
        for (const auto& row : planned.plan.rows)
            if (!row.kept.empty()) why.push_back(row.label + ": " + row.kept);
        return why;
    }
};
PLENARIA_BOTH_ENGINES(UndoImportTest);

TEST_P(UndoImportTest, WhoCameGoesAndWhatWasChangedComesBack) {
    choose({"city/QUITO"});
    answer("QUITO", 2);
    const auto before = delegation("QUITO");
    ask_for_visas();
    const auto import = applied("Quito;QUITO 1;Lord Mayor;;yes;EC\nQuito;Ana;;;;\nAmman;Rana;;head;no;\n",
                                ";Visa needed?;Passport of");
    ASSERT_THAT(all(), SizeIs(2));
    ASSERT_THAT(answers("QUITO"), SizeIs(1));
    EXPECT_THAT(html(show_import(intake(), {.path_values = {{"import", import}}}, scope_of(lucia))),
                HasSubstr("Take this import back"));
    EXPECT_THAT(html(show_undo(intake(), {.path_values = {{"import", import}}}, scope_of(lucia))),
                AllOf(HasSubstr("Function: Lord Mayor → Mayor"), HasSubstr("Rana, Amman"),
                      HasSubstr("Visa needed?: Yes → empty"), HasSubstr("Take back 4 rows")));

    const auto undone = undo(import);
    ASSERT_TRUE(undone.has_value()) << undone.error().message;
    EXPECT_EQ(undone->rows_undone, 4);
    EXPECT_EQ(undone->rows_kept, 0);
    EXPECT_THAT(all(), SizeIs(1)) << "Amman came onto the list with the file";
    EXPECT_TRUE(delegation("QUITO").people == before.people);
    EXPECT_EQ(delegation("QUITO").answer, Answer::accepted);
    EXPECT_THAT(answers("QUITO"), IsEmpty());
    EXPECT_EQ(effects(import), 0U);
    EXPECT_THAT(new_mails(), SizeIs(1)) << "the receipt of Quito's own answer";
    EXPECT_THAT(html(show_import(intake(), {.path_values = {{"import", import}}}, scope_of(lucia))),
                AllOf(HasSubstr("Taken back by Lucía Fernández"), Not(HasSubstr("Take this import back"))));
    EXPECT_EQ(undo_import(db(), intake(), lucia, import, "").error().code, ErrorCode::conflict);
}

TEST_P(UndoImportTest, AnOfficeThatWasOnTheListIsAsBefore) {
    choose({"city/AMMAN"});
    const auto import = applied("Amman;Rana;;head\n");
    ASSERT_EQ(delegation("AMMAN").answer, Answer::deputy);
    ASSERT_TRUE(undo(import).has_value());
    EXPECT_EQ(delegation("AMMAN").answer, Answer::none);
    EXPECT_FALSE(delegation("AMMAN").answered_at.has_value());
    EXPECT_THAT(delegation("AMMAN").people, IsEmpty());
}

TEST_P(UndoImportTest, WhatSomebodyHasChangedSinceIsNamedAndStays) {
    const auto import = applied("Amman;Rana;Adviser;head\nAmman;Omar;;\nAmman;Lina;;\n");
    ASSERT_TRUE(apply(upload("Amman;Omar;Driver;\n")).has_value());
    const auto planned = undo_preview(import);
    EXPECT_THAT(kept(planned), ElementsAre("Amman: Others are in this delegation by now: it still comes.",
                                           "Omar, Amman: Somebody has changed this since."));
    const auto undone = undo(import);
    ASSERT_TRUE(undone.has_value());
    EXPECT_EQ(undone->rows_undone, 2);
    EXPECT_EQ(undone->rows_kept, 2);
    const auto amman = delegation("AMMAN");
    ASSERT_THAT(amman.people, SizeIs(1));
    EXPECT_EQ(amman.people[0].name, "Omar");
    EXPECT_EQ(amman.people[0].role, DelegateRole::head) << "somebody leads it";
    EXPECT_EQ(amman.answer, Answer::deputy);
}

TEST_P(UndoImportTest, AnOfficeThatHasAnsweredItselfKeepsEverything) {
    choose_and_invite();
    const auto import = applied("Amman;AMMAN 1;Mayor;head\nAmman;AMMAN 2;;\n");
    clock.set("2019-10-20T12:00:00Z");
    answer("AMMAN", 2);
    EXPECT_THAT(kept(undo_preview(import)),
                ElementsAre("AMMAN 1, Amman: The office has answered itself since.",
                            "AMMAN 2, Amman: The office has answered itself since."));
    ASSERT_TRUE(undo(import).has_value());
    EXPECT_THAT(delegation("AMMAN").people, SizeIs(2));
}

TEST_P(UndoImportTest, AnOfficeThatWasInvitedSinceStaysOnTheList) {
    const auto import = applied("Amman;Rana;;head\n");
    ASSERT_TRUE(try_invite(1).has_value());
    EXPECT_THAT(kept(undo_preview(import)),
                ElementsAre("Amman: This office has been invited since: it stays on the list of guests."));
    ASSERT_TRUE(undo(import).has_value());
    EXPECT_EQ(delegation("AMMAN").answer, Answer::none);
    EXPECT_THAT(delegation("AMMAN").people, IsEmpty());
}

TEST_P(UndoImportTest, PlacesThatGetFreeGoToThoseWhoWait) {
    set_rules_to({.quota = 3, .places = 2});
    const auto import = applied("Amman;A;;head\nAmman;B;;\n");
    choose({"city/QUITO"});
    answer("QUITO", 2);
    ASSERT_EQ(delegation("QUITO").waiting_number, 1);
    new_mails();
    ASSERT_TRUE(undo(import).has_value());
    EXPECT_EQ(delegation("QUITO").waiting_number, 0);
    EXPECT_THAT(new_mails(), SizeIs(1));
}

TEST_P(UndoImportTest, AfterItsDaysItStaysAndFormerValuesAreForgotten) {
    const auto import = applied("Amman;Rana;;head\n");
    const auto until = preview(import).import.undo_until.value();
    EXPECT_EQ(until - preview(import).import.ended_at.value(), std::chrono::days(7));
    clock.set(to_text(until));
    EXPECT_TRUE(preview_undo(db(), lucia, import).has_value());
    clock.set(to_text(until + std::chrono::seconds(1)));
    const auto late = preview_undo(db(), lucia, import);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().message, "The days in which this import could be taken back are over.");
    ASSERT_EQ(effects(import), 2U);
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_EQ(effects(import), 0U);
}

TEST_P(UndoImportTest, WhenNamesAreErasedSoAreFormerValues) {
    clock.set("2020-05-01T12:00:00Z");
    const auto import = applied("Amman;Rana;Adviser;head\n");
    ASSERT_EQ(effects(import), 2U);
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_EQ(effects(import), 0U);
    EXPECT_THAT(undo_preview(import).plan.rows, IsEmpty());
}

TEST_P(UndoImportTest, FormerAnswersGoWithTheOnesThatAreErased) {
    ask_for_visas();
    clock.set("2019-12-20T12:00:00Z");
    const auto import = applied("Amman;Rana;;head;no\n", ";Visa needed?");
    ASSERT_TRUE(erase_old_answers(db()).has_value());
    EXPECT_EQ(effects(import), 2U) << "thirty days are not over";
    clock.set("2019-12-24T12:00:00Z");
    ASSERT_TRUE(erase_old_answers(db()).has_value());
    EXPECT_EQ(effects(import), 0U);
}

TEST_P(UndoImportTest, OnlyWhoMayInviteTakesItBackAndHistorySaysSo) {
    const auto import = applied("Amman;Rana;;head\n");
    const auto planner = test::account("Planner", {{"events.edit"}});
    EXPECT_EQ(preview_undo(db(), planner, import).error().code, ErrorCode::forbidden);
    EXPECT_EQ(undo_import(db(), intake(), planner, import, "").error().code, ErrorCode::forbidden);
    EXPECT_EQ(undo_import(db(), intake(), lucia, import, "old").error().code, ErrorCode::conflict);
    ASSERT_TRUE(undo(import).has_value());
    const auto recorded = *write([&](UnitOfWork& uow) -> Result<int> {
        int found = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_history WHERE action = 'events.undo_import'"),
            soci::into(found);
        return found;
    });
    EXPECT_EQ(recorded, 1);
}

}  // namespace
}  // namespace plenaria::events
