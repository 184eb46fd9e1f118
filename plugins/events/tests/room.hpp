// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A room with its tables on one engine, a directory of a few entries, somebody who plans, and pages printed
/// as readers get them: with the real templates, strictly.

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>
#include <plenaria/testing/page_printer.hpp>
#include <plenaria/testing/replies.hpp>
#include <plenaria/text.hpp>

#include "src/common_pages.hpp"
#include "src/dates/date_service.hpp"
#include "src/editions/edition_repository.hpp"
#include "src/editions/edition_service.hpp"
#include "src/format/formats.hpp"
#include "src/planning/milestone_repository.hpp"
#include "src/planning/milestone_service.hpp"
#include "tests/days.hpp"

namespace plenaria::events {

/// Knows Quito, Genève, and two people of one first name.
class SmallLookup final : public directory::Lookup {
public:
    std::optional<directory::Entry> entry(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : entries)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Entry> called(UnitOfWork&, std::string_view text, std::string_view kind,
                                         std::string_view) override {
        std::vector<directory::Entry> found;
        for (const auto& each : entries)
            if (each.ref.starts_with(kind) && fold(each.name).starts_with(fold(text))) found.push_back(each);
        return found;
    }
    std::optional<directory::Mailbox> mailbox(UnitOfWork&, std::string_view ref) override {
        for (const auto& each : mailboxes)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Mailbox> mailboxes;
    std::vector<directory::Entry> entries{{"city/QUITO", "Quito", "America/Guayaquil"},
                                          {"city/GENEVE", "Genève", "Europe/Zurich"},
                                          {"person/ANA", "Ana Pérez", "UTC"},
                                          {"person/ANE", "Ana Echeverría", "UTC"}};
};

class EventsRoom : public ::testing::TestWithParam<Engine> {
protected:
    EventsRoom() {
        database_.apply_room("events", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("events", PLENARIA_ROOM_DIR);
    }

    Database& db() { return database_.db(); }
    /// Runs a use case in a transaction of its own.
    template <class Work>
    auto write(const Work& work) {
        return db().write([&](UnitOfWork& uow) { return work(uow); });
    }

    std::string series(const std::string& title = "GFMD") {
        if (series_.empty())
            series_ = *write([&](UnitOfWork& uow) {
                return create_series(uow, lucia, {.original = "en", .texts = {{"en", title}}});
            });
        return series_;
    }
    EditionFacts quito() {
        return {.series_id = series(),
                .titles = {.original = "en",
                           .texts = {{"en", "12th GFMD Summit"}, {"es", "12.ª Cumbre del FMMD"}}},
                .city_ref = "city/QUITO",
                .place = {},
                .dates = {on("2019-11-19"), on("2019-11-22"), "America/Guayaquil"},
                .owner_ref = {}};
    }
    std::string edition(const EditionFacts& facts) {
        const auto made = write([&](UnitOfWork& uow) { return create_edition(uow, lookup, lucia, facts); });
        EXPECT_TRUE(made.has_value());
        return made ? *made : std::string();
    }
    std::string milestone(const std::string& edition_id, const std::string& title, Distance distance,
                          std::vector<std::string> checks = {}) {
        const auto made = write([&](UnitOfWork& uow) {
            return add_milestone(uow, lookup, lucia, edition_id,
                                 {.titles = {.original = "en", .texts = {{"en", title}}},
                                  .distance = distance,
                                  .owner_ref = {},
                                  .note = {},
                                  .checks = std::move(checks)});
        });
        EXPECT_TRUE(made.has_value());
        return made ? *made : std::string();
    }
    void reach(const std::string& milestone_id) {
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return set_milestone_done(uow, lucia, milestone_id, true);
                    }).has_value());
    }
    void bring(const std::string& edition_id, std::initializer_list<EditionState> states) {
        for (const auto state : states)
            EXPECT_TRUE(
                write([&](UnitOfWork& uow) { return set_state(uow, lucia, edition_id, state); }).has_value())
                << to_text(state);
    }
    Edition stored(const std::string& id) {
        return *write([&](UnitOfWork& uow) -> Result<Edition> { return find_edition(uow, id).value(); });
    }
    std::vector<Milestone> plan_of(const std::string& edition_id) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<Milestone>> {
            return milestones_of(uow, edition_id);
        });
    }

    /// A request of Lucía's at the time of the clock.
    test::FakeScope& scope() {
        scopes_.push_back(std::make_unique<test::FakeScope>(db(), lucia));
        scopes_.back()->clock.set(to_text(clock.now()));
        return *scopes_.back();
    }
    /// The page as its reader gets it, without the frame. A name that a template uses and the model lacks
    /// fails.
    std::string html(const Result<Reply>& reply, std::string_view language = "en") {
        return printer_.html(reply, language);
    }
    static int status(const Result<Reply>& reply) { return test::status(reply); }
    static std::string redirected_to(const Result<Reply>& reply) { return test::redirected_to(reply); }
    static Download downloaded(const Result<Reply>& reply) { return test::downloaded(reply); }
    [[nodiscard]] const Renderer& real_renderer() const { return printer_.renderer(); }
    RoomTools tools() {
        return {.lookup = &lookup,
                .documents = &documents,
                .formats = &formats,
                .renderer = &printer_.renderer(),
                .locales = &locales_,
                .addresses = &addresses};
    }

    test::FakeClock clock{"2019-10-14T15:00:00Z"};
    SmallLookup lookup;
    std::vector<std::shared_ptr<Format>> offered;  ///< by plugins; a test adds those that it needs
    Formats formats{[this] { return offered; }, locales_};
    test::FakeDocuments documents;
    test::FakeAddresses addresses;
    Actor lucia = [] {
        auto actor = test::account("Lucía Fernández", {{"events.view"}, {"events.edit"}});
        actor.id = "LUCIA";
        return actor;
    }();

private:
    test::FakeLocales locales_;
    test::TestDatabase database_{GetParam(), {.clock = &clock}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::string series_;
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};

}  // namespace plenaria::events
