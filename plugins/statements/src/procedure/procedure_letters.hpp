// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_letters.hpp
/// The messages of a procedure, each in the language of the member: what it is asked, a reminder, more time,
/// a receipt, and what came of it.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "../text/statement.hpp"
#include "../versions/version.hpp"
#include "procedure.hpp"

namespace plenaria::statements {

inline constexpr std::string_view procedure_purpose = "statements.validate";
/// "statements.procedure/ID": the subject of its links, mails and history.
std::string procedure_subject(std::string_view procedure_id);

/// What every message speaks of.
struct ProcedureMatter {
    const Procedure& procedure;
    const Member& member;
    const Statement& statement;  ///< its title in the language of the member
    const Version& version;
    Instant told_at = {};  ///< now; nothing in previews
};

/// What a member said, as the others are told.
struct Quote {
    std::string who = {};  ///< of the member
    std::string verdict = {};
    std::string words = {};
};

class ProcedureLetters {
public:
    /// @param documents makes the entries for calendars; nothing: none come.
    ProcedureLetters(const Renderer& renderer, const Locales& locales, const Addresses& addresses,
                     Documents* documents = nullptr)
        : renderer_(renderer), locales_(locales), addresses_(addresses), documents_(documents) {}

    [[nodiscard]] const Locale& locale_of(const Member& member) const {
        return locales_.get(member.language, "statements");
    }
    [[nodiscard]] const Locales& locales() const { return locales_; }

    /// The access link of the member in its language.
    [[nodiscard]] AccessLink link(const ProcedureMatter& about) const;
    /// @param text of the version, for the file that comes with it; empty: none comes
    [[nodiscard]] Mail letter(const ProcedureMatter& about, std::string_view link, std::string text) const;
    [[nodiscard]] Mail reminder(const ProcedureMatter& about, std::string_view link) const;
    [[nodiscard]] Mail extension(const ProcedureMatter& about, Instant before, std::string_view reason,
                                 std::string_view link) const;
    [[nodiscard]] Mail receipt(const ProcedureMatter& about, const GivenAnswer& answer) const;
    /// Carried, refused or withdrawn, as the state of the procedure says. @param sentence what came of it, in
    /// the language of the member
    [[nodiscard]] Mail outcome(const ProcedureMatter& about, std::string_view sentence,
                               const std::vector<Quote>& quotes) const;

private:
    [[nodiscard]] Model model(const ProcedureMatter& about) const;
    [[nodiscard]] Mail finish(std::string_view name, const ProcedureMatter& about, const Model& model) const;
    [[nodiscard]] CalendarEntry entry(const ProcedureMatter& about) const;

    const Renderer& renderer_;
    const Locales& locales_;
    const Addresses& addresses_;
    Documents* documents_;
};

}  // namespace plenaria::statements
