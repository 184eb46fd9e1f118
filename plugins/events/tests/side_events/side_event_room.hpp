// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The International Migration Review Forum of 17 to 20 May 2022 in New York (events.csv: IMRF1), with the
/// official hours of the United Nations and a call by its four rules.

#include <algorithm>

#include <plenaria/sql.hpp>

#include "src/programme/session_repository.hpp"
#include "src/programme/session_service.hpp"
#include "src/programme/venue_service.hpp"
#include "src/side_events/call_repository.hpp"
#include "src/side_events/call_service.hpp"
#include "src/side_events/decision_service.hpp"
#include "src/side_events/proposal_repository.hpp"
#include "src/side_events/proposal_service.hpp"
#include "src/side_events/review_service.hpp"
#include "src/side_events/side_event_tools.hpp"
#include "tests/room.hpp"

namespace plenaria::events {

struct LetterOut {
    std::string to, subject, text;
};

class SideEventRoom : public EventsRoom {
protected:
    SideEventRoom() {
        clock.set("2022-02-01T15:00:00Z");
        id = edition({.series_id = series("IMRF"),
                      .titles = {.original = "en", .texts = {{"en", "IMRF 2022"}, {"fr", "FEMI 2022"}}},
                      .city_ref = {},
                      .place = "United Nations Headquarters",
                      .dates = {on("2022-05-17"), on("2022-05-20"), "America/New_York"},
                      .owner_ref = {}});
        for (const char* day : {"2022-05-17", "2022-05-18", "2022-05-19", "2022-05-20"}) {
            session("Plenary", "plenary", std::string(day) + "T10:00", std::string(day) + "T13:00");
            session("Round table", "round_table", std::string(day) + "T15:00", std::string(day) + "T18:00");
        }
        call = *write([&](UnitOfWork& uow) { return create_call(uow, lucia, id, rules()); });
        set_call(CallState::open);
        lookup.entries.push_back({"organisation/UCLG", "UCLG", "Europe/Madrid"});
        lucia.permits = std::make_shared<const std::vector<Permit>>(
            std::vector<Permit>{{"events.view"}, {"events.edit"}, {"events.side_events"}, {"events.score"}});
    }

    /// Until 31 March 2022, 18:00 in New York.
    static CallFacts rules() {
        return {.titles = {.original = "en", .texts = {{"en", "Call for side events"}, {"fr", "Appel"}}},
                .opens = {on("2022-02-01"), std::chrono::hours(9)},
                .closes = {on("2022-03-31"), std::chrono::hours(18)},
                .limits = {.per_day = 4,
                           .in_all = 20,
                           .in_parallel = false,
                           .official_hours = false,
                           .per_organiser = 1},
                .criteria = {{.name = "Relevance", .weight = 3}, {.name = "Diversity", .weight = 1}},
                .questions = {{.titles = {.original = "en", .texts = {{"en", "Who speaks?"}}}}}};
    }
    std::string session(const std::string& title, const std::string& kind, const std::string& starts,
                        const std::string& ends) {
        return *write([&](UnitOfWork& uow) {
            return add_session(uow, lookup, lucia, id,
                               {.titles = {.original = "en", .texts = {{"en", title}}},
                                .kind = kind,
                                .starts = parse_local(starts).value(),
                                .ends = parse_local(ends).value()});
        });
    }
    void set_call(CallState state) {
        ASSERT_TRUE(
            write([&](UnitOfWork& uow) { return set_call_state(uow, lucia, call, state); }).has_value());
    }
    SideEventTools side_tools() {
        return {.lookup = &lookup,
                .renderer = &real_renderer(),
                .locales = &locales,
                .addresses = &addresses,
                .documents = &documents,
                .formats = &formats};
    }
    SideEventMails mails() { return side_tools().mails(); }

    static std::string dotted(std::string name) {
        std::replace(name.begin(), name.end(), ' ', '.');
        return name;
    }
    static ProposalFacts facts(const std::string& organiser,
                               const std::string& title = "Cities and climate mobility",
                               const std::string& language = "en") {
        return {.title = title,
                .description = "How cities plan for people who move.",
                .language = language,
                .organiser_name = organiser,
                .contact_name = "Maryam Diallo",
                .contact_mail = dotted(fold(organiser)) + "@cities.example"};
    }
    Result<std::string> try_propose(const ProposalFacts& wanted, ProposedBy by = ProposedBy::organiser) {
        return write([&](UnitOfWork& uow) {
            return propose(uow, mails(), by == ProposedBy::organiser ? visitor : lucia, call, wanted, by);
        });
    }
    std::string proposed(const std::string& organiser,
                         const std::string& title = "Cities and climate mobility",
                         const std::string& language = "en") {
        const auto made = try_propose(facts(organiser, title, language));
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message);
        return made ? *made : std::string();
    }
    Proposal proposal(const std::string& which) {
        return *write([&](UnitOfWork& uow) -> Result<Proposal> { return find_proposal(uow, which).value(); });
    }
    SideCall stored_call() {
        return *write([&](UnitOfWork& uow) -> Result<SideCall> { return find_call(uow, call).value(); });
    }
    static Actor organiser_of(const std::string& which) {
        return test::link_holder("events.proposal", "events.proposal/" + which, "proposal/" + which, "Accra");
    }
    Result<void> try_accept(const std::string& which, const std::string& starts, const std::string& ends,
                            const std::string& room = {}) {
        return try_decide(which, {.state = ProposalState::accepted,
                                  .starts = parse_local(starts).value(),
                                  .ends = parse_local(ends).value(),
                                  .room_id = room});
    }
    Result<void> try_decide(const std::string& which, Decision decision) {
        if (decision.revision == 0) decision.revision = proposal(which).revision;
        return write([&](UnitOfWork& uow) {
            return decide(uow, side_tools(), lucia, locales.get("en", "events"), which, decision);
        });
    }
    void accept(const std::string& which, const std::string& starts, const std::string& ends) {
        const auto done = try_accept(which, starts, ends);
        ASSERT_TRUE(done.has_value()) << said(done);
    }
    /// The refusal with its sentences, one a line.
    template <class T>
    static std::string said(const Result<T>& refused) {
        if (refused) return {};
        auto text = fill(refused.error().message, refused.error().values);
        for (const auto& each : refused.error().fields)
            text += '\n' + each.field + ": " + fill(each.message, each.values);
        return text;
    }
    std::vector<Session> sessions() {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<Session>> { return sessions_of(uow, id); });
    }
    std::vector<LetterOut> new_letters() {
        auto all = *write([&](UnitOfWork& uow) -> Result<std::vector<LetterOut>> {
            LetterOut row;
            std::vector<LetterOut> found;
            soci::statement select =
                (sql::prepare(uow, "SELECT to_address, subject, body_text FROM core_mail ORDER BY id"),
                 soci::into(row.to), soci::into(row.subject), soci::into(row.text));
            select.execute();
            while (select.fetch()) found.push_back(row);
            return found;
        });
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(seen_));
        seen_ += all.size();
        return all;
    }
    test::FakeScope& scope_of(const Actor& who) {
        auto& at = scope();
        at.who = who;
        return at;
    }

    std::string id, call;
    test::FakeLocales locales;
    test::FakeAddresses addresses;
    Actor visitor{.address = "203.0.113.7"};

private:
    std::size_t seen_ = 0;
};

}  // namespace plenaria::events
