// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/tests/consultation.hpp
/// A statement of four paragraphs, issued as "Zero draft", in a round with four cities of the board.

#include <memory>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_locale.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>
#include <plenaria/testing/page_printer.hpp>

#include "../src/consolidation/consolidation_service.hpp"
#include "../src/review/answer_service.hpp"
#include "../src/review/point_repository.hpp"
#include "../src/rounds/round_mails.hpp"
#include "../src/rounds/round_repository.hpp"
#include "../src/rounds/round_service.hpp"
#include "../src/text/draft_repository.hpp"
#include "../src/text/statement_repository.hpp"
#include "../src/versions/version_repository.hpp"
#include "../src/versions/version_service.hpp"

namespace plenaria::statements {

/// Wordings that offices suggest for "Mayors will share data on housing needs. They shall report every year."
inline constexpr const char* open_data =
    "Mayors will share open data on housing needs. They shall report every year.";
inline constexpr const char* commit =
    "Mayors commit to share data on housing needs. They shall report every year.";
inline constexpr const char* may = "Mayors may share data on housing needs. They shall report every year.";

/// The cities that a test names, with a contact in international relations and a mayor for ever.
class SmallDirectory final : public directory::Directory {
public:
    std::vector<directory::Party> all = {
        {.ref = "city/amman",
         .name = "Amman",
         .language = "en",
         .zone = "Asia/Amman",
         .iso2 = "JO",
         .region = "Asia",
         .latitude = 31.96,
         .longitude = 35.95,
         .has_place = true},
        {.ref = "city/athens",
         .name = "Athens",
         .language = "en",
         .zone = "Europe/Athens",
         .iso2 = "GR",
         .region = "Europe",
         .latitude = 37.98,
         .longitude = 23.73,
         .has_place = true},
        {.ref = "city/montevideo",
         .name = "Montevideo",
         .language = "es",
         .zone = "America/Montevideo",
         .iso2 = "UY",
         .region = "Americas",
         .latitude = -34.9,
         .longitude = -56.19,
         .has_place = true},
        {.ref = "city/montreal",
         .name = "Montréal",
         .language = "fr",
         .zone = "America/Toronto",
         .iso2 = "CA",
         .region = "Americas",
         .latitude = 45.5,
         .longitude = -73.57,
         .has_place = true},
    };
    std::string without_contact = {};
    std::string without_mayor = {};

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
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view, std::string_view) override {
        return all;
    }
    std::vector<SegmentName> segments(UnitOfWork&) override {
        return {{"board", "Board", static_cast<int>(all.size())}};
    }
    std::vector<directory::Contact> contacts(UnitOfWork& uow, std::string_view ref) override {
        if (ref == without_contact) return {};
        const auto one = party(uow, ref, "en");
        const auto name = one->ref.substr(5);
        return {{"c1", "cabinet", "Cabinet of " + one->name, "cabinet@" + name + ".example", one->language},
                {"c2", "international", "International relations of " + one->name, "ir@" + name + ".example",
                 one->language}};
    }
    std::optional<directory::Mandate> head_on(UnitOfWork& uow, std::string_view ref, Day) override {
        if (ref == without_mayor) return std::nullopt;
        const auto one = party(uow, ref, "en");
        if (!one) return std::nullopt;
        return directory::Mandate{.id = "m-" + one->ref.substr(5),
                                  .person_id = "p-" + one->ref.substr(5),
                                  .person_name = "Mayor of " + one->name,
                                  .office = "Mayor",
                                  .from = Day{}};
    }
};

class Consultation {
public:
    explicit Consultation(Engine engine) : database_(engine, {.clock = &clock}) {
        database_.apply_room("directory", PLENARIA_SOURCE_DIR "/plugins/directory/db");
        database_.apply_room("statements", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("statements", PLENARIA_ROOM_DIR);
        must(db().write([&](UnitOfWork& uow) -> Result<void> {
            const Statement statement{.id = new_id(),
                                      .title = "Durban Declaration",
                                      .original_language = "en",
                                      .languages = {"en", "es", "fr"},
                                      .created_at = uow.now(),
                                      .updated_at = uow.now()};
            insert(uow, statement, {{"en", "Durban Declaration"}, {"es", "Declaración de Durban"}});
            statement_id = statement.id;
            paragraphs = append_draft_paragraphs(
                uow, officer, statement,
                {{ParagraphKind::heading1, {{"en", "Durban Declaration"}}},
                 {ParagraphKind::preambular,
                  {{"en", "We recognise that cities receive the majority of people on the move."},
                   {"es",
                    "Reconocemos que las ciudades acogen a la mayoría de las personas en movimiento."}}},
                 {ParagraphKind::operative,
                  {{"en", "Mayors will share data on housing needs. They shall report every year."}}},
                 {ParagraphKind::operative, {{"en", "Cities protect the rights of all residents."}}}});
            version_id = *issue_version(uow, officer, statement.id, "Zero draft", "");
            return {};
        }));
    }

    Database& db() { return database_.db(); }
    template <class T>
    static T must(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().message + " " + result.error().detail);
        if constexpr (!std::is_void_v<T>) return *std::move(result);
    }

    /// Opens a round on the version with these cities.
    void open_round(const std::vector<std::string>& cities = {"city/amman", "city/athens", "city/montevideo",
                                                              "city/montreal"}) {
        round_id =
            must(rounds().create(officer, {.version_id = version_id,
                                           .name = "First round",
                                           .deadline = {test_day("2019-12-20"), std::chrono::hours(17)},
                                           .zone = "Europe/Zurich",
                                           .reminder_days = 2,
                                           .parties = cities}));
        must(rounds().invite(officer, round_id, static_cast<int>(cities.size())));
    }
    static Day test_day(std::string_view text) { return *parse_day(text); }

    RoundService rounds() { return {db(), directory, mails}; }
    AnswerService answers() { return AnswerService(db()); }
    ConsolidationService consolidation() { return ConsolidationService(db()); }

    /// The holder of the round's link for a city.
    Actor office(const std::string& city, const std::string& name = "") const {
        return test::link_holder("statements.review", round_subject(round_id), "city/" + city,
                                 name.empty() ? city : name);
    }
    void suggest(const std::string& city, std::size_t paragraph, const std::string& wording) {
        must(answers().save(office(city), round_id, paragraphs.at(paragraph),
                            {.answer = {.stance = Stance::suggest, .language = "en", .wording = wording}}));
    }
    void send(const std::string& city, Position position = Position::no_objection) {
        must(answers().save_position(office(city), round_id,
                                     {.position = position,
                                      .text = position == Position::no_objection ? "" : "Because.",
                                      .seen_revision = 1}));
        must(answers().send(office(city), round_id));
    }
    std::vector<Point> points() {
        return read([&](UnitOfWork& uow) { return unsettled_points(uow, statement_id); });
    }
    Point point_of(const std::string& city) {
        for (auto& point : points())
            if (point.party == "city/" + city && !point.superseded) return point;
        throw std::runtime_error("no point of " + city);
    }
    std::string draft(std::size_t paragraph) {
        return read(
            [&](UnitOfWork& uow) { return find_draft_text(uow, paragraphs.at(paragraph), "en")->text; });
    }
    /// The page as its reader gets it, without the frame; a reply that is no page fails the test.
    std::string html(const Result<Reply>& reply, std::string_view language = "en") {
        if (!reply) throw std::runtime_error(reply.error().message + " " + reply.error().detail);
        auto view = std::get<View>(*reply);
        view.model.set("world_url", "/assets/world.svg");  // of the frame, which is not printed
        return printer_.print(view, language);
    }
    [[nodiscard]] const Renderer& real_renderer() const { return printer_.renderer(); }
    /// The number of rows that a query counts.
    int count(sql::Text query) {
        return read([&](UnitOfWork& uow) {
            int rows = 0;
            sql::query(uow, query), soci::into(rows);
            return rows;
        });
    }
    template <class F>
    std::invoke_result_t<F&, UnitOfWork&> read(F&& f) {
        using T = std::invoke_result_t<F&, UnitOfWork&>;
        return must(db().read([&](UnitOfWork& uow) -> Result<T> { return f(uow); }));
    }

    test::FakeClock clock{"2019-12-01T09:00:00Z"};
    SmallDirectory directory;
    test::FakeRenderer renderer;
    test::FakeLocales locales;
    test::FakeAddresses addresses;
    RoundMails mails{renderer, locales, addresses};
    Actor officer = test::account(
        "Ana", {{"statements.consult"}, {"statements.view"}, {"statements.draft"}, {"statements.sign"}});
    std::string statement_id;
    std::string version_id;
    std::string round_id;
    std::vector<std::string> paragraphs;

private:
    test::TestDatabase database_;
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
};

}  // namespace plenaria::statements
