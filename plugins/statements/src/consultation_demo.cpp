// SPDX-License-Identifier: EUPL-1.2
#include "consultation_demo.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>

#include "consolidation/consolidation_service.hpp"
#include "demo.hpp"
#include "review/answer_service.hpp"
#include "review/point_repository.hpp"
#include "rounds/round_mails.hpp"
#include "rounds/round_repository.hpp"
#include "rounds/round_service.hpp"
#include "signatures/signature_mails.hpp"
#include "signatures/signature_service.hpp"
#include "text/draft_service.hpp"
#include "text/statement_repository.hpp"
#include "versions/version_repository.hpp"
#include "versions/version_service.hpp"

namespace plenaria::statements {

namespace {

Actor officer() {
    auto actor = job_actor("statements.demo");
    actor.name = "Secretariat";
    actor.permits = std::make_shared<const std::vector<Permit>>(
        std::vector<Permit>{{"statements.consult"}, {"statements.draft"}, {"statements.sign"}});
    return actor;
}

/// Does one step after the other until one fails; what failed first is what is told.
class Story {
public:
    Story(Database& db, directory::Directory& directory, const RoundMails& mails,
          const SignatureMails& sign_mails, const DemoTexts& texts)
        : db_(db),
          directory_(directory),
          rounds_(db, directory, mails),
          signatures_(db, directory, sign_mails),
          mails_(mails),
          sign_mails_(sign_mails),
          texts_(texts) {
        auto cities = db.read([&](UnitOfWork& uow) -> Result<std::vector<directory::Party>> {
            return directory.cities(uow, "en");
        });
        if (cities) all_ = *std::move(cities);
        for (const auto& city : all_) cities_.emplace(city.name, city.ref);
    }

    Result<DemoLinks> tell() {
        first_round();
        second_round();
        marrakech();
        if (failed_) return *failed_;
        return links_;
    }

private:
    template <class T>
    T keep(Result<T> result) {
        if (result) return *std::move(result);
        if (!failed_) failed_ = std::move(result).error();
        return {};
    }
    void keep(Result<void> result) {
        if (!result && !failed_) failed_ = std::move(result).error();
    }

    std::string open_round(const std::string& version, const std::string& name, Visibility visibility,
                           int days, const std::vector<std::string>& names) {
        std::vector<std::string> parties;
        for (const auto& each : names) parties.push_back(cities_[each]);
        const auto now = keep(db_.read([](UnitOfWork& uow) -> Result<Instant> { return uow.now(); }));
        auto deadline = to_local(now + std::chrono::days(days), "Europe/Zurich");
        deadline.time_of_day = std::chrono::hours(17);
        const auto id = keep(rounds_.create(
            officer(), {.version_id = version,
                        .name = name,
                        .visibility = visibility,
                        .deadline = deadline,
                        .zone = "Europe/Zurich",
                        .questions = {{"en", "Would your city host the next gathering?"},
                                      {"es", "¿Acogería su ciudad el próximo encuentro?"},
                                      {"fr", "Votre ville accueillerait-elle la prochaine rencontre ?"}},
                        .parties = parties}));
        // As invite() would leave it, but nobody gets mail from a demonstration.
        keep(db_.write([&](UnitOfWork& uow) -> Result<void> {
            auto round = find_round(uow, id);
            if (!round) return {};
            round->state = RoundState::open;
            round->opened_at = uow.now();
            update(uow, *round);
            for (auto& office : offices_of(uow, id)) {
                office.invited_at = uow.now();
                update_contact(uow, office);
            }
            return {};
        }));
        return id;
    }

    Actor office(const std::string& round, const std::string& city) {
        return {.kind = Actor::Kind::link,
                .id = "demo",
                .name = "Mayor’s office, " + city,
                .party = cities_[city],
                .subject = round_subject(round),
                .purpose = std::string(review_purpose)};
    }

    /// The paragraph of the version that has these words, and its text.
    std::pair<std::string, std::string> paragraph_with(const std::string& version,
                                                       const std::string& language,
                                                       const std::string& words) {
        return keep(db_.read([&](UnitOfWork& uow) -> Result<std::pair<std::string, std::string>> {
            for (const auto& paragraph : paragraphs_of(uow, version, {language}))
                if (paragraph.in(language).text.find(words) != std::string::npos)
                    return std::pair{paragraph.id, paragraph.in(language).text};
            return Error{ErrorCode::not_found,
                         "The text of the demonstration has changed: “{words}” is not in it.",
                         "demo",
                         {},
                         {{"words", words}}};
        }));
    }

    void suggest(const std::string& round, const std::string& version, const std::string& city,
                 const std::string& language, const std::string& words, const std::string& instead,
                 const std::string& reason) {
        auto [id, text] = paragraph_with(version, language, words);
        const auto at = text.find(words);
        if (at == std::string::npos) return;
        text.replace(at, words.size(), instead);
        keep(AnswerService(db_).save(
            office(round, city), round, id,
            {.answer = {
                 .stance = Stance::suggest, .language = language, .wording = text, .reason = reason}}));
    }

    void remark(const std::string& round, const std::string& version, const std::string& city,
                const std::string& words, const std::string& text) {
        const auto [id, paragraph] = paragraph_with(version, "en", words);
        keep(AnswerService(db_).remark(office(round, city), round, id, "en", words, text));
    }

    void send(const std::string& round, const std::string& city, Position position,
              const std::string& text = {}) {
        keep(AnswerService(db_).save_position(office(round, city), round,
                                              {.position = position, .text = text, .seen_revision = 1}));
        keep(AnswerService(db_).send(office(round, city), round));
    }

    std::string point_of(const std::string& city, PointKind kind) {
        return keep(db_.read([&](UnitOfWork& uow) -> Result<std::string> {
            for (const auto& point : unsettled_points(uow, texts_.cities))
                if (point.party == cities_[city] && point.kind == kind && !is_decided(point.state))
                    return point.id;
            return Error{ErrorCode::not_found, "The demonstration has lost a suggestion.", "demo"};
        }));
    }

    /// On Rev.1: decided, and settled by Rev.2.
    void first_round() {
        const auto& version = texts_.first_revision;
        const auto round = open_round(version, "First round", Visibility::silent, 1,
                                      {"Amman", "Athens", "Freetown", "Milan"});
        suggest(round, version, "Athens", "en", "housing and employment needs",
                "housing, health and employment needs", "Health offices hold the best figures that we have.");
        suggest(round, version, "Freetown", "en", "direct access to 25 per cent",
                "direct access to at least 25 per cent", "");
        remark(round, version, "Amman", "municipal staff",
               "Does this include staff of companies that work for a city?");
        send(round, "Athens", Position::no_objection);
        send(round, "Freetown", Position::no_objection);
        send(round, "Amman", Position::no_objection);
        send(round, "Milan", Position::no_objection);
        keep(rounds_.close(officer(), round));
        ConsolidationService service(db_);
        keep(service.accept(officer(), {.point_id = point_of("Athens", PointKind::suggestion)}));
        keep(service.refuse(officer(), point_of("Freetown", PointKind::suggestion),
                            "States were consulted on the figure as it stands."));
        keep(service.note(officer(), point_of("Amman", PointKind::comment),
                          "Yes: staff is meant in the wide sense. The explanatory note will say so."));
        second_revision_ =
            keep(service.issue(officer(), texts_.cities, "Rev.2", "After the first round of comments."))
                .version_id;
    }

    /// On Rev.2: an office in every state, two suggestions that collide.
    void second_round() {
        const auto& version = second_revision_;
        const auto round = open_round(
            version, "Second round", Visibility::open, 12,
            {"Amman", "Athens", "Bristol", "Freetown", "Kampala", "Los Angeles", "Milan", "Montréal"});
        suggest(round, version, "Amman", "en", "25 per cent", "30 per cent",
                "Cities carry more than a quarter of the cost.");
        suggest(round, version, "Freetown", "en", "25 per cent", "20 per cent",
                "A figure that ministries of finance will accept.");
        suggest(round, version, "Athens", "en", "by 2022", "by 2024", "Our next budget is decided in 2022.");
        remark(round, version, "Athens", "privacy of each person",
               "Please add the reference to data protection law.");
        suggest(round, version, "Bristol", "en", "municipal staff", "all municipal staff", "");
        suggest(round, version, "Montréal", "fr", "25", "30", "Les villes assument déjà davantage.");
        send(round, "Amman", Position::no_objection);
        send(round, "Freetown", Position::no_objection);
        send(round, "Athens", Position::no_objection);
        send(round, "Milan", Position::no_objection);
        send(round, "Montréal", Position::reservation,
             "La Ville attend l’avis de son conseil, qui siège le mois prochain.");
        suggest(round, version, "Milan", "en", "privacy of each person", "privacy and dignity of each person",
                "");
        keep(rounds_.add_offices(officer(), round, {cities_["Tunis"]}));
        keep(db_.write([&](UnitOfWork& uow) -> Result<void> {
            const auto kampala = find_office(uow, round, cities_["Kampala"]);
            const auto found = find_round(uow, round);
            if (!kampala || !found) return {};
            const auto statement = find_statement(uow, texts_.cities, kampala->language);
            links_.review =
                uow.issue_link(mails_.link({*found, *kampala, *statement, *find_version(uow, version)}));
            uow.note_link_use(links_.review, uow.now() - std::chrono::days(1));
            return {};
        }));
    }

    /// The register of 8 December 2018: 64 cities, and one that is asked.
    void marrakech() {
        using enum ParagraphKind;
        const auto statement = keep(create_statement(
            db_, officer(),
            {.titles = {{"en", "Marrakech Mayors Declaration"},
                        {"es", "Declaración de Marrakech de alcaldes y alcaldesas"},
                        {"fr", "Déclaration de Marrakech des maires"}},
             .original_language = "en",
             .paragraphs = {
                 {heading1,
                  {{"en", "Marrakech Mayors Declaration"},
                   {"es", "Declaración de Marrakech de alcaldes y alcaldesas"},
                   {"fr", "Déclaration de Marrakech des maires"}}},
                 {plain,
                  {{"en", "We, mayors and local leaders gathered in Marrakech on 8 December 2018,"},
                   {"es",
                    "Nosotros, alcaldes, alcaldesas y líderes locales reunidos en Marrakech el 8 de "
                    "diciembre de 2018,"},
                   {"fr", "Nous, maires et responsables locaux réunis à Marrakech le 8 décembre 2018,"}}},
                 {operative,
                  {{"en",
                    "We commit to carry out the Global Compacts on Migration and on Refugees in our cities."},
                   {"es",
                    "Nos comprometemos a aplicar en nuestras ciudades los Pactos Mundiales sobre la "
                    "Migración y sobre los Refugiados."},
                   {"fr",
                    "Nous nous engageons à mettre en œuvre dans nos villes les Pactes mondiaux sur les "
                    "migrations et sur les réfugiés."}}},
                 {operative,
                  {{"en", "We invite all cities of the world to join this Declaration."},
                   {"es", "Invitamos a todas las ciudades del mundo a sumarse a esta Declaración."},
                   {"fr", "Nous invitons toutes les villes du monde à se joindre à cette Déclaration."}}}}}));
        const auto version = keep(db_.write(
            [&](UnitOfWork& uow) { return issue_version(uow, officer(), statement, "Final", ""); }));
        const auto now = keep(db_.read([](UnitOfWork& uow) -> Result<Instant> { return uow.now(); }));
        links_.wall = keep(signatures_.open(
            officer(), {.version_id = version,
                        .closes = {to_local(now + std::chrono::days(365), "Africa/Casablanca").day,
                                   std::chrono::hours(23)},
                        .zone = "Africa/Casablanca"}));
        std::vector<RegisterEntry> entries;
        for (const auto& city : all_)
            if (city.has_place && city.name != "Kampala" && entries.size() < 64)
                entries.push_back(
                    {.party = city.ref, .signed_at = parse_instant("2018-12-08T12:00:00Z").value()});
        links_.signatures = keep(signatures_.take_over(officer(), links_.wall, entries));
        keep(signatures_.add_cities(officer(), links_.wall, {cities_["Kampala"]}));
        keep(db_.write([&](UnitOfWork& uow) -> Result<void> {
            const auto signing = find_signing(uow, links_.wall);
            auto kampala = find_signatory(uow, links_.wall, cities_["Kampala"]);
            if (!signing || !kampala) return {};
            kampala->state = SignatoryState::asked;
            kampala->invited_at = uow.now();
            update(uow, *kampala);
            links_.sign = uow.issue_link(
                sign_mails_.link(*signing, *kampala, *find_statement(uow, statement, kampala->language)));
            return {};
        }));
    }

    Database& db_;
    directory::Directory& directory_;
    RoundService rounds_;
    SignatureService signatures_;
    const RoundMails& mails_;
    const SignatureMails& sign_mails_;
    const DemoTexts& texts_;
    std::vector<directory::Party> all_;
    std::map<std::string, std::string> cities_;
    std::string second_revision_;
    DemoLinks links_;
    std::optional<Error> failed_;
};

}  // namespace

Result<DemoLinks> load_demo_consultations(Database& db, directory::Directory& directory,
                                          const RoundMails& mails, const SignatureMails& sign_mails,
                                          const DemoTexts& texts) {
    return Story(db, directory, mails, sign_mails, texts).tell();
}

}  // namespace plenaria::statements
