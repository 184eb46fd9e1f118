// SPDX-License-Identifier: EUPL-1.2
#include "procedure_demo.hpp"

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>

#include "../json_object.hpp"
#include "../text/draft_service.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "../versions/version_service.hpp"
#include "procedure_service.hpp"

namespace plenaria::statements {

namespace {

Actor demo_secretariat() {
    auto actor = job_actor("statements.demo");
    actor.name = "Secretariat";
    actor.permits = std::make_shared<const std::vector<Permit>>(
        std::vector<Permit>{{"statements.draft"}, {"statements.sign"}});
    return actor;
}

using enum ParagraphKind;

const NewStatement schools{
    .titles = {{"en", "Schools open to every child"},
               {"es", "Escuelas abiertas a cada niña y cada niño"},
               {"fr", "Des écoles ouvertes à chaque enfant"}},
    .original_language = "en",
    .paragraphs = {{heading1,
                    {{"en", "Schools open to every child"},
                     {"es", "Escuelas abiertas a cada niña y cada niño"},
                     {"fr", "Des écoles ouvertes à chaque enfant"}}},
                   {operative,
                    {{"en", "Cities enrol every child within 30 days, whatever papers the family has."},
                     {"es",
                      "Las ciudades escolarizan a cada niña y cada niño en 30 días, sean cuales sean los "
                      "papeles de la familia."},
                     {"fr",
                      "Les villes scolarisent chaque enfant dans les 30 jours, quels que soient les papiers "
                      "de la famille."}}}}};

const NewStatement shelters{
    .titles = {{"en", "Shelter in extreme heat"},
               {"es", "Refugio ante el calor extremo"},
               {"fr", "Un abri par canicule"}},
    .original_language = "en",
    .paragraphs = {
        {heading1,
         {{"en", "Shelter in extreme heat"},
          {"es", "Refugio ante el calor extremo"},
          {"fr", "Un abri par canicule"}}},
        {operative,
         {{"en",
           "Public buildings are open as shelters in extreme heat, to everybody and without questions."},
          {"es",
           "Los edificios públicos sirven de refugio ante el calor extremo, para todas las personas y sin "
           "preguntas."},
          {"fr", "Par canicule, les bâtiments publics servent d’abri, à toute personne et sans question."}}},
        {operative,
         {{"en", "Cities tell each other by 30 June which buildings these are."},
          {"es", "Las ciudades se comunican antes del 30 de junio cuáles son esos edificios."},
          {"fr", "Les villes se communiquent d’ici au 30 juin la liste de ces bâtiments."}}}}};

class ProcedureStory {
public:
    ProcedureStory(Database& db, const ProcedureTools& tools) : db_(db), tools_(tools) {}

    Result<void> tell() {
        const auto approved = ask(schools,
                                  {.kind = ProcedureKind::approval,
                                   .group_name = "Drafting group",
                                   .needs = Needs::at_least,
                                   .at_least = 3},
                                  {"Amman", "Athens", "Bristol", "Kampala"});
        if (!approved) return approved.error();
        if (auto done = said(
                *approved,
                {{"Amman", Verdict::agrees, "", "Rana Haddad, international relations"},
                 {"Athens", Verdict::objects, "30 days are too short in August.", "Eleni Pappa, cabinet"},
                 {"Bristol", Verdict::agrees, "", "Tom Hughes, education"},
                 {"Kampala", Verdict::agrees, "", "Grace Nakato, mayor’s office"}});
            !done)
            return done;
        const auto silent =
            ask(shelters, {.kind = ProcedureKind::silence, .group_name = "Mayors of the region"},
                {"Amman", "Athens", "Freetown", "Kampala", "Milan", "Montréal"});
        if (!silent) return silent.error();
        return said(*silent, {{"Milan", Verdict::agrees, "", "Giulia Conti, cabinet"},
                              {"Freetown", Verdict::reserves, "We need until 31 July for the list.",
                               "Foday Kamara, planning"}});
    }

private:
    struct Said {
        std::string city;
        Verdict verdict;
        std::string words;
        std::string by;
    };

    Result<std::string> ask(const NewStatement& text, NewProcedure wanted,
                            const std::vector<std::string>& names) {
        const auto officer = demo_secretariat();
        const auto statement = create_statement(db_, officer, text);
        if (!statement) return statement.error();
        const auto version =
            db_.write([&](UnitOfWork& uow) { return issue_version(uow, officer, *statement, "Rev.1", ""); });
        if (!version) return version.error();
        auto parties = db_.read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> found;
            for (const auto& city : tools_.directory->cities(uow, "en"))
                for (const auto& name : names)
                    if (city.name == name) found.push_back(city.ref);
            wanted.deadline = {to_local(uow.now() + std::chrono::days(8), "Europe/Zurich").day,
                               std::chrono::hours(17)};
            return found;
        });
        if (!parties) return std::move(parties).error();
        wanted.statement_id = *statement;
        wanted.version_id = *version;
        wanted.zone = "Europe/Zurich";
        wanted.parties = *std::move(parties);
        const auto made = ProcedureService(db_, tools_).create(officer, wanted);
        if (!made) return made;
        auto opened = db_.write([&](UnitOfWork& uow) -> Result<void> {
            auto procedure = *find_procedure(uow, *made);
            open_procedure(uow, tools_, officer, procedure);
            return {};
        });
        if (!opened) return std::move(opened).error();
        return made;
    }

    /// Before anybody counts as written to, so that nobody is told what came of it.
    Result<void> said(const std::string& id, const std::vector<Said>& all) {
        return db_.write([&](UnitOfWork& uow) -> Result<void> {
            const auto procedure = *find_procedure(uow, id);
            for (auto& member : members_of(uow, id))
                for (const auto& each : all)
                    if (member.party_name == each.city) {
                        insert(uow, GivenAnswer{.id = new_id(),
                                                .procedure_id = id,
                                                .member_id = member.id,
                                                .verdict = each.verdict,
                                                .words = each.words,
                                                .said_by = each.by,
                                                .hash = procedure.hash,
                                                .language = "en",
                                                .answered_at = uow.now()});
                        member.verdict = each.verdict;
                        member.answered_at = uow.now();
                        update(uow, member);
                    }
            settle_held(uow, tools_, demo_secretariat(), id);
            const auto version = find_version(uow, procedure.version_id);
            for (auto& member : members_of(uow, id)) {
                const auto statement = find_statement(uow, procedure.statement_id, member.language);
                (void)uow.issue_link(tools_.letters->link({procedure, member, *statement, *version}));
                member.written_at = uow.now();
                update(uow, member);
            }
            return {};
        });
    }

    Database& db_;
    const ProcedureTools& tools_;
};

}  // namespace

Result<void> load_demo_procedures(Database& db, const ProcedureTools& tools) {
    return ProcedureStory(db, tools).tell();
}

}  // namespace plenaria::statements
