// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/majority.hpp
/// Yes, no and abstentions on one question, and whether they carry it.

#include <cstdint>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>

namespace plenaria::committee {

enum class Majority : std::uint8_t {
    simple = 1,             ///< more than half of yes and no; abstentions do not count
    two_thirds,             ///< at least two thirds of yes and no
    absolute,               ///< more than half of all members
    two_thirds_of_members,  ///< at least two thirds of all members
};

struct Motion {
    std::uint64_t yes = 0;
    std::uint64_t no = 0;
    std::uint64_t abstentions = 0;
    std::uint64_t members = 0;  ///< of the body, whether they voted or not
};

struct Decision {
    bool carried = false;
    std::uint64_t needed = 0;  ///< how many yes
    std::uint64_t of = 0;      ///< of how many
};

/// An equal vote does not carry. Sources: Rules of procedure of the General Assembly of the United Nations,
/// rules 83 to 86 (members "present and voting" are those who cast an affirmative or negative vote) and 95.
/// @return invalid_input when more voted than there are members.
Result<Decision> decide(const Motion& motion, Majority majority);

/// "Carried: 34 yes, 17 no, 3 abstentions; 34 of 51 were needed."
std::string decision_text(const Motion& motion, const Decision& decision, const Locale& locale);

}  // namespace plenaria::committee
