// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A room with its tables on one engine, somebody who may draft, and pages printed as readers get them: with
/// the real templates, strictly.

#include <string>

#include <gtest/gtest.h>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/page_printer.hpp>

#include "src/text/draft_service.hpp"
#include "src/text/statement_repository.hpp"
#include "src/versions/version_repository.hpp"
#include "src/versions/version_service.hpp"

namespace plenaria::statements {

class TextRoom : public ::testing::TestWithParam<Engine> {
protected:
    TextRoom() {
        database_.apply_room("statements", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("statements", PLENARIA_ROOM_DIR);
    }

    Database& db() { return database_.db(); }
    const Actor& ana() const { return ana_; }

    /// A declaration with a title, two preambular and two operative paragraphs, in English and half in
    /// French.
    std::string declaration() {
        using enum ParagraphKind;
        auto id = create_statement(
            db(), ana_,
            {.titles = {{"en", "Cities declaration"}, {"fr", "Déclaration des villes"}},
             .original_language = "en",
             .paragraphs = {
                 {heading1, {{"en", "Cities declaration"}, {"fr", "Déclaration des villes"}}},
                 {preambular, {{"en", "Recalling the Charter,"}, {"fr", "Rappelant la Charte,"}}},
                 {preambular, {{"en", "Noting that 64 cities signed,"}}},
                 {operative, {{"en", "We will share data."}, {"fr", "Nous partagerons les données."}}},
                 {operative, {{"en", "We call on States."}}}}});
        EXPECT_TRUE(id.has_value());
        return id ? *id : std::string();
    }
    Statement statement(const std::string& id) {
        auto found = db().read(
            [&](UnitOfWork& uow) -> Result<Statement> { return find_statement(uow, id, "en").value(); });
        return *found;
    }
    std::vector<Paragraph> draft(const std::string& id) {
        auto found = db().read([&](UnitOfWork& uow) -> Result<std::vector<Paragraph>> {
            return draft_paragraphs(uow, find_statement(uow, id, "en").value(), {"en", "es", "fr"});
        });
        return *found;
    }
    Result<std::string> issue(const std::string& id, std::string_view name) {
        return db().write([&](UnitOfWork& uow) { return issue_version(uow, ana_, id, name, ""); });
    }
    int save(const std::string& id, const std::string& paragraph, const std::string& language,
             const std::string& text) {
        auto saved = save_text(db(), ana_, id, {paragraph, language, text});
        EXPECT_TRUE(saved.has_value());
        return saved ? *saved : -1;
    }

    test::FakeScope scope() { return test::FakeScope(db(), ana_); }

    /// The page as its reader gets it, without the frame. A name that a template uses and the model lacks
    /// fails.
    std::string html(const Result<Reply>& reply) { return printer_.html(reply); }

private:
    Actor ana_ =
        test::account("Ana Pérez", {{.permission = "statements.view"}, {.permission = "statements.draft"}});
    test::FakeClock clock_{"2026-11-21T10:42:00Z"};
    test::TestDatabase database_{GetParam(), {.clock = &clock_}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
};

}  // namespace plenaria::statements
