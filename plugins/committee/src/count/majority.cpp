// SPDX-License-Identifier: EUPL-1.2
#include "majority.hpp"

namespace plenaria::committee {

Result<Decision> decide(const Motion& motion, Majority majority) {
    const auto cast = motion.yes + motion.no;
    if (cast + motion.abstentions > motion.members)
        return Error{.code = ErrorCode::invalid_input,
                     .message = /*t*/ "There are {votes} votes of only {members} members.",
                     .detail = "majority",
                     .values = {{"votes", std::to_string(cast + motion.abstentions)},
                                {"members", std::to_string(motion.members)}}};
    const bool of_members = majority == Majority::absolute || majority == Majority::two_thirds_of_members;
    const bool half = majority == Majority::simple || majority == Majority::absolute;
    Decision decision{.of = of_members ? motion.members : cast};
    // Two thirds are rounded up, and of nobody's votes one yes is needed.
    decision.needed = half ? decision.of / 2 + 1 : decision.of == 0 ? 1 : (2 * decision.of + 2) / 3;
    decision.carried = motion.yes >= decision.needed;
    return decision;
}

std::string decision_text(const Motion& motion, const Decision& decision, const Locale& locale) {
    const auto number = [&](std::uint64_t value) { return locale.number(static_cast<long long>(value)); };
    return locale.t(
        decision.carried
            ? /*t*/ "Carried. Yes: {yes}; no: {no}; abstentions: {abstentions}. Needed: {needed} of {of}."
            : /*t*/
            "Not carried. Yes: {yes}; no: {no}; abstentions: {abstentions}. Needed: {needed} of "
            "{of}.",
        {{"yes", number(motion.yes)},
         {"no", number(motion.no)},
         {"abstentions", number(motion.abstentions)},
         {"needed", number(decision.needed)},
         {"of", number(decision.of)}});
}

}  // namespace plenaria::committee
