// SPDX-License-Identifier: EUPL-1.2
#include "procedure_samples.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/model_catcher.hpp>

#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_letters.hpp"
#include "procedure_repository.hpp"
#include "procedure_words.hpp"

namespace plenaria::statements {

namespace {

/// The newest of all: of one that is over its outcome is told, of one that runs that it was carried.
std::optional<Procedure> newest_procedure(UnitOfWork& uow) {
    std::optional<Procedure> newest;
    for (const auto& [statement, version] : latest_versions(uow))
        for (auto& each : procedures_of_version(uow, version.id))
            if (!newest || each.id > newest->id) newest = std::move(each);
    return newest;
}

}  // namespace

std::optional<Model> ProcedureSamples::sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const {
    constexpr std::string_view folder = "statements/mail/procedure_";
    if (!letter.starts_with(folder) || tools_.locales == nullptr) return std::nullopt;
    letter.remove_prefix(folder.size());
    auto procedure = newest_procedure(uow);
    if (!procedure) return std::nullopt;
    auto members = members_of(uow, procedure->id);
    if (members.empty()) return std::nullopt;
    auto& member = members.front();
    member.language = language;
    const auto statement = find_statement(uow, procedure->statement_id, language);
    const auto version = find_version(uow, procedure->version_id);
    const auto& locale = tools_.locales->get(language, "statements");
    const ModelCatcher catcher;
    const ProcedureLetters letters(catcher, *tools_.locales, *tools_.addresses);
    const auto link = tools_.addresses->absolute("/l/…");
    if (procedure->state == ProcedureState::open || procedure->state == ProcedureState::draft)
        procedure->state = letter == "outcome" ? ProcedureState::carried : procedure->state;
    const ProcedureMatter about{*procedure, member, *statement, *version};
    if (letter == "letter")
        (void)letters.letter(about, link, {});
    else if (letter == "reminder")
        (void)letters.reminder(about, link);
    else if (letter == "extension")
        (void)letters.extension(about, procedure->deadline - std::chrono::days(7), "…", link);
    else if (letter == "receipt")
        (void)letters.receipt(about, {.verdict = Verdict::reserves,
                                      .words = "…",
                                      .said_by = member.contact_name,
                                      .answered_at = procedure->deadline - std::chrono::days(1)});
    else if (letter == "outcome")
        (void)letters.outcome(about, outcome_sentence(*procedure, members, procedure->state, locale),
                              quotes_of(*procedure, members, given_answers(uow, procedure->id), locale));
    return catcher.take();
}

}  // namespace plenaria::statements
