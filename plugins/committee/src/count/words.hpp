// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/words.hpp
/// A count in the sentences of a language.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>

#include "record.hpp"

namespace plenaria::committee {

/// "1 234.50000" as `locale` writes it, with every place that the rule keeps.
std::string votes_text(Amount votes, Places places, const Locale& locale);
/// The quota of a round, as the rule writes it; 0 when it has none.
std::string quota_text(const Count& count, Amount quota, const Locale& locale);
/// "Scottish local government elections (2007)"
std::string name_of(Rule rule, const Locale& locale);
/// "Reserved for “Women”: at least 2, of Ana, Zoë"
std::string reserved_text(const Reserved& group, const Election& election, const Locale& locale);
/// How ties are decided that the votes leave open.
std::string lot_text(const Count& count, const Locale& locale);
/// What the round with that position in `count.rounds` did, in order.
std::vector<std::string> sentences_of(const Count& count, std::size_t round, const Election& election,
                                      const Locale& locale);

}  // namespace plenaria::committee
