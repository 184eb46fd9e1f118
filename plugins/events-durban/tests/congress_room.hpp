// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The congress of Durban with three delegations, on one engine; its offices come by links.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include <plenaria/directory/directory.hpp>
#include <plenaria/events/delegations.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>
#include <plenaria/testing/page_printer.hpp>
#include <plenaria/testing/replies.hpp>

namespace plenaria::events_durban {

inline constexpr const char* congress_id = "01HDURBAN00000000000000000";

/// Durban, and one session of each statutory kind, with the kind as its id.
class DurbanEditions final : public events::Editions {
public:
    std::optional<events::EditionCard> edition(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != congress_id) return std::nullopt;
        return events::EditionCard{.id = congress_id,
                                   .title = "6th UCLG World Congress",
                                   .format = format,
                                   .dates = {.start = parse_day("2019-11-11").value(),
                                             .end = parse_day("2019-11-15").value(),
                                             .zone = "Africa/Johannesburg"},
                                   .path = "/events/editions/" + std::string(congress_id)};
    }
    std::vector<events::EditionCard> of_format(UnitOfWork& uow, std::string_view, std::string_view) override {
        return {edition(uow, congress_id, "en").value()};
    }
    std::optional<events::SessionCard> session(UnitOfWork&, std::string_view id, std::string_view) override {
        auto card =
            events::SessionCard{.id = std::string(id), .edition = congress_id, .kind = std::string(id)};
        // "statutory@2019-11-14T09:00" is a statutory meeting at that time.
        if (const auto at = card.kind.find('@'); at != std::string::npos) {
            card.starts = card.kind.substr(at + 1);
            card.kind.resize(at);
        }
        return card;
    }
    std::string format = "durban";
};

/// As `events` has them: a quota below what is registered is refused with the numbers.
class FewDelegations final : public events::Delegations {
public:
    std::vector<events::DelegationCard> all;

    events::DelegationCard& of(const std::string& name) {
        return *std::find_if(all.begin(), all.end(),
                             [&](const auto& each) { return each.party_name == name; });
    }
    std::optional<events::DelegationCard> delegation(UnitOfWork&, const std::string& id) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::vector<events::DelegationCard> of_edition(UnitOfWork&, const std::string&) override { return all; }
    std::optional<events::DelegationCard> own(UnitOfWork&, const Actor& actor,
                                              const std::string& edition) override {
        for (const auto& each : all)
            if (actor.holds_link(events::office_link_purpose, "events.edition/" + edition) &&
                each.party == actor.party)
                return each;
        return std::nullopt;
    }
    Result<void> set_quota(UnitOfWork&, const Actor&, const std::string& id, int quota) override {
        for (auto& each : all) {
            if (each.id != id) continue;
            if (each.people > quota)
                return Error{ErrorCode::invalid_input,
                             "",
                             "",
                             {{"quota", "", {{"registered", std::to_string(each.people)}}}}};
            each.quota = quota;
        }
        return {};
    }
};

/// The cities of the delegations, and a list "members" with Amman and Quito.
class SmallDirectory final : public directory::Directory {
public:
    std::vector<directory::Party> all{{.ref = "city/AMMAN", .name = "Amman"},
                                      {.ref = "city/MONTREAL", .name = "Montréal"},
                                      {.ref = "city/QUITO", .name = "Quito"}};
    std::optional<directory::Party> party(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : all)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        std::vector<directory::Party> found;
        for (const auto& ref : refs)
            if (auto one = party(uow, ref, language)) found.push_back(*one);
        return found;
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return all; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != "members") return {};
        return {all[0], all[2]};
    }
    std::vector<SegmentName> segments(UnitOfWork&) override { return {{"members", "Members", 2}}; }
    std::vector<directory::Contact> contacts(UnitOfWork&, std::string_view) override { return {}; }
    std::optional<directory::Mandate> head_on(UnitOfWork&, std::string_view, Day) override {
        return std::nullopt;
    }
};

class CongressRoom : public ::testing::TestWithParam<Engine> {
protected:
    CongressRoom() {
        const std::string source = PLENARIA_SOURCE_DIR;
        database_.apply_room("events", source + "/plugins/events/db");
        database_.apply_room("events-durban", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("events-durban", PLENARIA_ROOM_DIR);
        for (const auto* name : {"Amman", "Montréal", "Quito"})
            delegations.all.push_back({.id = id_of(name),
                                       .edition = congress_id,
                                       .party = ref_of(name),
                                       .party_name = name,
                                       .language = name == std::string("Montréal") ? "fr" : "en",
                                       .comes = true,
                                       .people = 3,
                                       .quota = 3,
                                       .path = "/events/delegations/" + id_of(name)});
        // Rows that the foreign keys ask for; what they mean is told by the fakes.
        const auto done = database_.db().write([&](UnitOfWork& uow) -> Result<void> {
            const std::string id = congress_id;
            sql::query(uow,
                       "INSERT INTO evt_series (id, original_language, title_key, revision) "
                       "VALUES ('01HSERIES00000000000000000', 'en', 'congresses', 1)");
            sql::query(
                uow,
                "INSERT INTO evt_edition (id, series_id, original_language, city_ref, city_name, place, "
                "place_key, zone, starts_on, ends_on, state, resumes_as, owner_ref, owner_name, "
                "revision, updated_at) VALUES (:id, '01HSERIES00000000000000000', 'en', '', '', '', "
                "'', 'UTC', '2019-11-11', '2019-11-15', 'open', 'open', '', '', 1, "
                "'2019-06-01T15:00:00Z')"),
                soci::use(id, "id");
            for (const auto& each : delegations.all)
                sql::query(
                    uow,
                    "INSERT INTO evt_delegation (id, edition_id, party, party_name, iso2, region, "
                    "contact_name, "
                    "address, language, zone, quota, answer, note, invited_at, reminded_at, answered_at, "
                    "waiting_number, waiting_since, asked_again_at, sequence, revision) VALUES (:id, "
                    ":edition, "
                    ":party, :name, '', '', '', '', 'en', 'UTC', 3, 'accepted', '', '', '', '', 0, '', '', "
                    "0, 1)"),
                    soci::use(each.id, "id"), soci::use(id, "edition"), soci::use(each.party, "party"),
                    soci::use(each.party_name, "name");
            return {};
        });
        EXPECT_TRUE(done.has_value()) << done.error().detail;
    }
    static std::string ref_of(const std::string& name) {
        return "city/" + (name == "Amman" ? std::string("AMMAN") : name == "Quito" ? "QUITO" : "MONTREAL");
    }
    static std::string id_of(const std::string& name) {
        return "01HDELEGATION0000000" + ref_of(name).substr(5, 5) + "0";
    }
    template <class Work>
    auto write(const Work& work) {
        return database_.db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    Database& db() { return database_.db(); }
    test::FakeScope& scope_of(const Actor& who) {
        scopes_.push_back(std::make_unique<test::FakeScope>(database_.db(), who));
        scopes_.back()->clock.set(to_text(clock.now()));
        return *scopes_.back();
    }
    std::string html(const Result<Reply>& reply, std::string_view language = "en") {
        return printer_.html(reply, language);
    }
    static int status(const Result<Reply>& reply) { return test::status(reply); }
    [[nodiscard]] static Actor office(const std::string& name) {
        return test::link_holder("events.delegation", "events.edition/" + std::string(congress_id),
                                 ref_of(name), name);
    }
    std::vector<std::string> actions() {
        return *write([](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> found;
            std::string action;
            soci::statement select =
                (sql::prepare(uow, "SELECT action FROM core_history ORDER BY id"), soci::into(action));
            select.execute();
            while (select.fetch()) found.push_back(action);
            return found;
        });
    }

    test::FakeClock clock{"2019-06-01T15:00:00Z"};
    DurbanEditions editions;
    FewDelegations delegations;
    SmallDirectory directory;
    test::FakeLocales locales;
    test::FakeAddresses addresses;
    test::FakeDocuments documents;
    test::FakePress press;
    Actor lucia = test::account("Lucía Fernández",
                                {{"events-durban.view"}, {"events-durban.edit"}, {"events-durban.fees"}});

private:
    test::TestDatabase database_{GetParam(), {.clock = &clock}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};

}  // namespace plenaria::events_durban
