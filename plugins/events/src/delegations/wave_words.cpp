// SPDX-License-Identifier: EUPL-1.2
#include "wave_words.hpp"

#include "../editions/titles.hpp"
#include "delegation_repository.hpp"

namespace plenaria::events {

Model letter_to(const Edition& edition, const InvitationRules& rules, const Delegation& delegation,
                const LetterMaker& letter, const Locale& locale) {
    const auto mail = letter({edition, rules, delegation}, locale.t("[the link of this office]"));
    return {{"language_name", locale.language_name(delegation.language)},
            {"mail_language", delegation.language},
            {"to", delegation.address},
            {"subject", mail.subject},
            {"text", mail.text}};
}

Model::List letters_of_wave(UnitOfWork& uow, const Edition& edition, const InvitationRules& rules,
                            WaveKind kind, const LetterMaker& letter, const Locale& locale) {
    Model::List letters;
    for (const auto language : languages) {
        const auto first = first_recipient(uow, edition.id, kind, language);
        const auto delegation = first ? find_delegation(uow, *first) : std::nullopt;
        if (delegation) letters.push_back(letter_to(edition, rules, *delegation, letter, locale));
    }
    return letters;
}

Model::List recipient_rows(const std::vector<Recipient>& recipients, const Locale& locale) {
    Model::List rows;
    for (const auto& each : recipients)
        rows.push_back({{"name", each.name},
                        {"address", each.address},
                        {"language", locale.language_name(each.language)}});
    return rows;
}

}  // namespace plenaria::events
