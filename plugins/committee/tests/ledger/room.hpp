// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A room with its tables on one engine, the board of 2018 in a small directory, and somebody of the
/// secretariat.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <plenaria/directory/cities.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>
#include <plenaria/testing/page_printer.hpp>
#include <plenaria/testing/replies.hpp>
#include <plenaria/text.hpp>

#include "src/ledger/body_service.hpp"
#include "src/ledger/common_pages.hpp"
#include "src/ledger/ledger_repository.hpp"
#include "src/ledger/term_repository.hpp"
#include "src/ledger/term_service.hpp"

namespace plenaria::committee::ledger {

inline Day on(std::string_view text) { return parse_day(text).value(); }

/// The mayors of the steering committee of 2018, and two who came after Kaminis.
struct BoardMayor {
    const char* person;
    const char* city;
    const char* region;
    const char* gender;
    long long population;
    const char* context;
    const char* language = "en";
};
inline constexpr BoardMayor board_of_2018[] = {
    {"Yousef Shawarbeh", "Amman", "Asia", "male", 4'000'000, "destination"},
    {"Georgios Kaminis", "Athens", "Europe", "male", 664'000, "transit destination"},
    {"Marvin Rees", "Bristol", "Europe", "male", 460'000, "destination"},
    {"Yvonne Aki-Sawyerr", "Freetown", "Africa", "female", 1'050'000, "origin"},
    {"Erias Lukwago", "Kampala", "Africa", "male", 1'650'000, "destination transit"},
    {"Eric Garcetti", "Los Angeles", "Americas", "male", 3'980'000, "destination"},
    {"Giuseppe Sala", "Milan", "Europe", "male", 1'370'000, "destination transit"},
    {"Valérie Plante", "Montréal", "Americas", "female", 1'700'000, "destination", "fr"},
};

inline std::string city_ref(std::string_view name) { return "city/" + fold(name); }
inline std::string person_ref(std::string_view name) { return "person/" + fold(name); }

class SmallLookup final : public directory::Lookup {
public:
    SmallLookup() {
        for (const auto& each : board_of_2018) {
            entries.push_back({.ref = city_ref(each.city), .name = each.city});
            entries.push_back({.ref = person_ref(each.person), .name = each.person, .gender = each.gender});
        }
        entries.push_back({.ref = "person/bakoyannis", .name = "Kostas Bakoyannis", .gender = "male"});
        entries.push_back({.ref = "person/deputy", .name = "Maria Iliopoulou", .gender = "female"});
        entries.push_back({.ref = "city/quito", .name = "Quito"});
    }
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
    std::vector<directory::Entry> entries;
};

class SmallCities final : public directory::Cities {
public:
    std::vector<directory::CityFacts> facts(UnitOfWork&, const std::vector<std::string>& refs, Day,
                                            std::string_view) override {
        std::vector<directory::CityFacts> found;
        for (const auto& ref : refs) {
            for (const auto& each : board_of_2018) {
                if (city_ref(each.city) != ref) continue;
                const auto stands = [&](const char* word) {
                    return std::string_view(each.context).find(word) != std::string_view::npos;
                };
                found.push_back({.ref = ref,
                                 .name = each.city,
                                 .region = each.region,
                                 .language = each.language,
                                 .population = each.population,
                                 .is_origin = stands("origin"),
                                 .is_transit = stands("transit"),
                                 .is_destination = stands("destination"),
                                 .head_ref = person_ref(each.person),
                                 .head_name = each.person,
                                 .head_gender = each.gender});
            }
            if (ref == "city/quito")
                found.push_back({.ref = ref,
                                 .name = "Quito",
                                 .region = "Americas",
                                 .language = "es",
                                 .population = 2'000'000,
                                 .is_transit = true,
                                 .head_ref = "person/deputy",
                                 .head_name = "Maria Iliopoulou",
                                 .head_gender = "female"});
        }
        return found;
    }
    std::vector<directory::CityFacts> listed(UnitOfWork& uow, std::string_view id, Day on,
                                             std::string_view language) override {
        if (id != "LIST") return {};
        return facts(uow, {"city/quito", city_ref("Milan")}, on, language);
    }
};

class SmallDirectory final : public directory::Directory {
public:
    std::optional<directory::Party> party(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : board_of_2018)
            if (city_ref(each.city) == ref)
                return directory::Party{.ref = std::string(ref), .name = each.city, .region = each.region};
        return std::nullopt;
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        std::vector<directory::Party> found;
        for (const auto& ref : refs)
            if (auto one = party(uow, ref, language)) found.push_back(*std::move(one));
        return found;
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return {}; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != "LIST") return {};
        return {{.ref = "city/quito", .name = "Quito"},
                {.ref = "organisation/x", .name = "X"},
                {.ref = city_ref("Milan"), .name = "Milan"}};
    }
    std::vector<SegmentName> segments(UnitOfWork&) override {
        return {{.id = "LIST", .name = "Nominees", .size = 3}};
    }
    std::vector<directory::Contact> contacts(UnitOfWork&, std::string_view) override { return {}; }
    std::vector<directory::PersonFacts> people(UnitOfWork&, const std::vector<std::string>& refs,
                                               Day) override {
        std::vector<directory::PersonFacts> found;
        for (const auto& ref : refs)
            for (const auto& each : board_of_2018)
                if (person_ref(each.person) == ref)
                    found.push_back({.ref = ref, .name = each.person, .gender = each.gender});
        return found;
    }
    std::optional<directory::Mandate> head_on(UnitOfWork&, std::string_view ref, Day day) override {
        for (const auto& each : board_of_2018) {
            if (city_ref(each.city) != ref) continue;
            if (std::string_view(each.city) == "Athens" && day >= on("2019-09-01"))
                return directory::Mandate{
                    .person_id = "bakoyannis", .person_name = "Kostas Bakoyannis", .office = "Mayor"};
            return directory::Mandate{
                .person_id = fold(each.person), .person_name = each.person, .office = "Mayor"};
        }
        return std::nullopt;
    }
};

class LedgerRoom : public ::testing::TestWithParam<Engine> {
protected:
    LedgerRoom() {
        database_.apply_room("committee", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("committee", PLENARIA_ROOM_DIR);
    }

    Database& db() { return database_.db(); }
    /// Runs a use case in a transaction of its own.
    template <class Work>
    auto write(const Work& work) {
        return db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    template <class Value, class Work>
    Value read(const Work& work) {
        return *db().read([&](UnitOfWork& uow) -> Result<Value> { return work(uow); });
    }

    std::string body(MandateRule rule = MandateRule::ask) {
        const auto made = write([&](UnitOfWork& uow) {
            return create_body(
                uow, lucia,
                {.names = {.original = "en",
                           .texts = {{"en", "Steering committee"}, {"es", "Comité directivo"}}},
                 .mandate_rule = rule});
        });
        EXPECT_TRUE(made.has_value());
        return *made;
    }
    static SeatFacts seat_facts(int number) {
        return {
            .number = number, .term_months = 24, .renewals = 2, .stagger = "A", .since = on("2018-12-01")};
    }
    std::string seat(const std::string& body_id, const SeatFacts& facts) {
        const auto made = write([&](UnitOfWork& uow) { return add_seat(uow, lucia, body_id, facts); });
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().fields.front().message);
        return made ? *made : std::string();
    }
    Result<std::string> add(const std::string& seat_id, const TermFacts& facts) {
        return write([&](UnitOfWork& uow) { return add_term(uow, people, lucia, seat_id, facts); });
    }
    static TermFacts mayor_of(std::string_view city, std::string_view first, std::string_view last) {
        return {.city = {.ref = city_ref(city)}, .first = on(first), .last = on(last)};
    }
    std::string term(const std::string& seat_id, const TermFacts& facts) {
        const auto made = add(seat_id, facts);
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().fields.front().message);
        return made ? *made : std::string();
    }
    /// The eight seats of 2018 with their first terms. @return the ids of the seats
    std::vector<std::string> board(const std::string& body_id) {
        std::vector<std::string> seats;
        for (const auto& each : board_of_2018) {
            seats.push_back(seat(body_id, seat_facts(static_cast<int>(seats.size()) + 1)));
            terms.push_back(term(seats.back(), mayor_of(each.city, "2018-12-01", "2020-11-30")));
        }
        return seats;
    }
    Term stored(const std::string& id) {
        return read<Term>([&](UnitOfWork& uow) { return find_term(uow, id).value(); });
    }
    /// Field → message of what was refused.
    template <class Value>
    static std::map<std::string, std::string> problems(const Result<Value>& outcome) {
        std::map<std::string, std::string> said;
        if (outcome) return said;
        for (const auto& each : outcome.error().fields) said[each.field] = fill(each.message, each.values);
        return said;
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
    LedgerTools tools() {
        return {.lookup = &lookup,
                .directory = &directory,
                .cities = &cities,
                .documents = &documents,
                .renderer = &printer_.renderer(),
                .locales = &locales_,
                .addresses = &addresses,
                .kept = &kept};
    }

    test::FakeClock clock{"2020-06-14T15:00:00Z"};
    SmallLookup lookup;
    SmallDirectory directory;
    SmallCities cities;
    test::FakeDocuments documents;
    test::FakeAddresses addresses;
    KeptParts kept;
    const People people{lookup, directory};
    std::vector<std::string> terms;  ///< of board()
    Actor lucia = [] {
        auto actor = test::account("Lucía Fernández", {{"committee.view"}, {"committee.edit"}});
        actor.id = "LUCIA";
        return actor;
    }();

private:
    test::FakeLocales locales_;
    test::TestDatabase database_{GetParam(), {.clock = &clock}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};

}  // namespace plenaria::committee::ledger
