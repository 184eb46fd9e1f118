// SPDX-License-Identifier: EUPL-1.2
#include "procedure_words.hpp"

namespace plenaria::statements {

std::string rule_sentence(const Procedure& procedure, int members, const Locale& locale) {
    if (procedure.kind == ProcedureKind::silence)
        return locale.t("It is adopted unless somebody objects by {when}.",
                        {{"when", locale.instant(procedure.deadline, procedure.zone)}});
    if (procedure.needs == Needs::all) return locale.t("It needs the approval of all.");
    return locale.t(
        "It needs {needed} approvals of {members}.",
        {{"needed", locale.number(needed(procedure, members))}, {"members", locale.number(members)}});
}

std::string outcome_sentence(const Procedure& procedure, const std::vector<Member>& members,
                             ProcedureState state, const Locale& locale) {
    const auto tally = tally_of(members);
    const MessageValues counts{{"yes", locale.number(tally.agree)},
                               {"no", locale.number(tally.object)},
                               {"members", locale.number(tally.members)},
                               {"needed", locale.number(needed(procedure, tally.members))},
                               {"when", locale.instant(procedure.deadline, procedure.zone)}};
    if (state == ProcedureState::withdrawn)
        return locale.t("The secretariat has withdrawn it: {reason}", {{"reason", procedure.ended_because}});
    const bool carried = state == ProcedureState::carried;
    if (!carried && state != ProcedureState::refused) return {};
    if (procedure.kind == ProcedureKind::approval)
        return carried
                   ? locale.t("Approved by {yes} of {members}; {needed} were needed.", counts)
                   : locale.t(
                         "Not approved: {yes} of {members} approved, {no} rejected; {needed} were needed.",
                         counts);
    if (!carried) {
        for (const auto& each : members)
            if (each.verdict == Verdict::objects)
                return locale.t("The silence was broken: {office} objected.", {{"office", each.party_name}});
        return locale.t("The silence was broken; the objection was taken back later.");
    }
    auto sentence =
        locale.t("Adopted by silence procedure: of {members} asked nobody objected by {when}.", counts);
    if (tally.reserve > 0)
        sentence +=
            " " + locale.n("{n} reservation was recorded.", "{n} reservations were recorded.", tally.reserve);
    return sentence;
}

std::vector<Quote> quotes_of(const Procedure& procedure, const std::vector<Member>& members,
                             const std::vector<GivenAnswer>& answers, const Locale& locale) {
    std::vector<Quote> quotes;
    for (const auto& member : members) {
        const GivenAnswer* last = nullptr;
        for (const auto& each : answers)
            if (each.member_id == member.id) last = &each;
        if (last != nullptr && last->verdict != Verdict::none && !last->words.empty())
            quotes.push_back(
                {member.party_name, locale.t(name_of(last->verdict, procedure.kind)), last->words});
    }
    return quotes;
}

}  // namespace plenaria::statements
