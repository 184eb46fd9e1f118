// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/wave_words.hpp
/// What the preview of a wave shows, whatever it sends: one letter in each language, and a page of
/// recipients.

#include <functional>
#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "delegation_mails.hpp"
#include "wave_repository.hpp"

namespace plenaria::events {

inline constexpr int recipients_of_a_page = 25;

/// The message to that office, with words for its link.
using LetterMaker = std::function<Mail(const DelegationSubject& about, const std::string& link)>;
/// For the first office of each language; templates know them as "mails".
Model::List letters_of_wave(UnitOfWork& uow, const Edition& edition, const InvitationRules& rules,
                            WaveKind kind, const LetterMaker& letter, const Locale& locale);
/// Likewise for that office alone.
Model letter_to(const Edition& edition, const InvitationRules& rules, const Delegation& delegation,
                const LetterMaker& letter, const Locale& locale);
Model::List recipient_rows(const std::vector<Recipient>& recipients, const Locale& locale);

}  // namespace plenaria::events
