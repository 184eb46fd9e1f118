// SPDX-License-Identifier: EUPL-1.2
#include "fee_facts.hpp"

#include <plenaria/services.hpp>

#include "fee_field_pages.hpp"

namespace plenaria::events_durban {

std::vector<events::DelegationFact> FeeFactsTeller::facts(UnitOfWork& uow,
                                                          const events::DelegationCard& delegation,
                                                          const Actor& reader,
                                                          std::string_view language) const {
    const bool is_office =
        reader.holds_link(events::office_link_purpose, "events.edition/" + delegation.edition);
    if (!is_office && !reader.may("events-durban.fees")) return {};
    const auto due = read_due(uow, tools_, delegation.id, language);
    if (!due) return {};  // an event of another kind
    const auto* kind = due->kind();
    // An office reads nothing of its fee before the secretariat has said which one it is.
    if (kind == nullptr && (is_office || due->fees.kinds.empty())) return {};
    const auto& locale = tools_.locales->get(language, "events-durban");
    return {
        {.label = locale.t("Registration fee"),
         .value = state_words(due->due.account, kind == nullptr ? "" : kind->facts.currency, locale),
         .path = is_office
                     ? tools_.addresses->path("events-durban.office_fee", {{"edition", delegation.edition}})
                     : tools_.addresses->path("events-durban.due", {{"delegation", delegation.id}})}};
}

}  // namespace plenaria::events_durban
