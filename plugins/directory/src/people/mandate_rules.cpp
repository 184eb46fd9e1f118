// SPDX-License-Identifier: EUPL-1.2
#include "mandate_rules.hpp"

#include <plenaria/text.hpp>

namespace plenaria::directory {

bool holds_on(const MandateRow& mandate, Day day) {
    return mandate.from <= day && (!mandate.until || day < *mandate.until);
}

bool overlaps(const MandateRow& a, const MandateRow& b) {
    return (!a.until || b.from < *a.until) && (!b.until || a.from < *b.until);
}

Result<void> check(const MandateRow& mandate, const std::vector<MandateRow>& others) {
    Error refusal{ErrorCode::invalid_input, "Something in this form needs your attention.", {}};
    if (fold(mandate.office).empty()) refusal.fields.push_back({"office", "Fill in this field."});
    if (!is_utf8(mandate.office) || !is_utf8(mandate.remark))
        refusal.fields.push_back({"office", "This text holds characters that cannot be read."});
    if (length(mandate.office) > 100)
        refusal.fields.push_back({"office", "Use at most {max} characters.", {{"max", "100"}}});
    if (length(mandate.remark) > 500)
        refusal.fields.push_back({"remark", "Use at most {max} characters.", {{"max", "500"}}});
    if (mandate.until && *mandate.until <= mandate.from)
        refusal.fields.push_back({"until", "The mandate must end after it begins."});
    if (mandate.head)
        for (const auto& other : others) {
            if (other.id == mandate.id || !other.head || !overlaps(mandate, other)) continue;
            refusal.fields.push_back(
                {"from",
                 "Somebody else is head of this city from {from}. End that mandate first, or "
                 "choose another day.",
                 {{"from", to_text(other.from)}}});
            break;
        }
    if (!refusal.fields.empty()) return refusal;
    return {};
}

Result<void> check_end(const MandateRow& mandate, Day until) {
    if (until <= mandate.from)
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     "mandate " + mandate.id,
                     {{"until", /*t*/ "The mandate must end after it begins."}}};
    return {};
}

}  // namespace plenaria::directory
