// SPDX-License-Identifier: EUPL-1.2
#include "eligibility.hpp"

#include <algorithm>

namespace plenaria::committee::vacancies {

namespace {

struct CriterionWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<CriterionWord, 8> criterion_words{{{"member", /*t*/ "Member city"},
                                                        {"constituency", /*t*/ "Constituency"},
                                                        {"office", /*t*/ "In office"},
                                                        {"renewals", /*t*/ "Renewals"},
                                                        {"other_seat", /*t*/ "One seat each"},
                                                        {"consent", /*t*/ "Consent"},
                                                        {"conflict", /*t*/ "Conflicts of interest"},
                                                        {"dues", /*t*/ "Dues"}}};
constexpr std::array<std::string_view, 3> verdict_words{"met", "missing", "failed"};

Finding found_member(const Nomination& nomination, const CandidateFacts& facts) {
    if (facts.is_member) return {Criterion::member, Verdict::met, /*t*/ "The city is a member."};
    return {Criterion::member,
            Verdict::failed,
            /*t*/ "{city} is not on the list of members; it would have to be on it.",
            {{"city", nomination.city.name}}};
}

Finding found_constituency(const ledger::Seat& seat, const Nomination& nomination,
                           const CandidateFacts& facts) {
    const auto& wanted = seat.facts.region;
    if (wanted.empty())
        return {Criterion::constituency, Verdict::met, /*t*/ "The seat is open to every region."};
    if (facts.region == wanted)
        return {Criterion::constituency, Verdict::met, /*t*/ "The city is in the region of the seat."};
    if (facts.region.empty())
        return {Criterion::constituency,
                Verdict::missing,
                /*t*/ "The directory does not know the region of {city}; enter its country there.",
                {{"city", nomination.city.name}}};
    return {Criterion::constituency,
            Verdict::failed,
            /*t*/ "{city} is in {region}, and the seat is for {wanted}: a city of that region can nominate.",
            {{"city", nomination.city.name}, {"region", facts.region}, {"wanted", wanted}}};
}

Finding found_office(const Vacancy& vacancy, const Nomination& nomination, const CandidateFacts& facts) {
    const auto& person = nomination.facts.person;
    const MessageValues values{{"person", person.name},
                               {"city", nomination.city.name},
                               {"day", to_text(vacancy.facts.first)},
                               {"head", facts.head ? facts.head->name : std::string()}};
    if (person.ref.empty())
        return {Criterion::office, Verdict::missing,
                /*t*/ "Nobody has said yet who in the directory {person} is: choose the entry, or make one.",
                values};
    if (facts.head && facts.head->ref == person.ref)
        return {Criterion::office, Verdict::met, /*t*/ "{person} is in office in {city} on {day}.", values};
    if (facts.has_other_office)
        return {Criterion::office, Verdict::missing,
                /*t*/
                "{person} holds an office on {day}, but is not the head of {city}: somebody has to judge it.",
                values};
    if (!facts.head)
        return {Criterion::office, Verdict::failed,
                /*t*/ "The directory knows no mandate of {person} on {day}; enter it, if there is one.",
                values};
    return {Criterion::office, Verdict::failed,
            /*t*/ "{person} is not in office on {day}, when the term begins: {city} is led by {head} then.",
            values};
}

Finding found_renewals(const ledger::Seat& seat, const Nomination& nomination, const CandidateFacts& facts) {
    const MessageValues values{{"person", nomination.facts.person.name},
                               {"terms", std::to_string(facts.terms_in_a_row)},
                               {"max", std::to_string(seat.facts.renewals + 1)}};
    if (seat.facts.renewals == ledger::any_renewals || facts.terms_in_a_row <= seat.facts.renewals + 1)
        return {Criterion::renewals, Verdict::met, /*t*/ "Renewals are not used up."};
    return {Criterion::renewals, Verdict::failed,
            /*t*/
            "This would be term {terms} of {person} in a row, and the seat allows {max}: after a break as "
            "long as a "
            "term it is possible again.",
            values};
}

Finding found_other_seat(const Nomination& nomination, const CandidateFacts& facts) {
    if (!facts.other_seat)
        return {Criterion::other_seat, Verdict::met,
                /*t*/ "No other seat of the body is theirs at that time."};
    return {Criterion::other_seat,
            Verdict::failed,
            /*t*/
            "{person} sits in seat {number} of the body during this term; that one would have to end before.",
            {{"person", nomination.facts.person.name}, {"number", std::to_string(*facts.other_seat)}}};
}

Finding found_consent(const Nomination& nomination) {
    const MessageValues values{{"person", nomination.facts.person.name}};
    if (!nomination.consent)
        return {Criterion::consent, Verdict::missing,
                /*t*/ "{person} has not answered yet whether they consent.", values};
    if (*nomination.consent) return {Criterion::consent, Verdict::met, /*t*/ "{person} consents.", values};
    return {Criterion::consent, Verdict::failed,
            /*t*/ "{person} does not consent. The city can nominate somebody else until the deadline.",
            values};
}

Finding found_conflict(const Nomination& nomination) {
    const auto& facts = nomination.facts;
    if (!facts.declared)
        return {Criterion::conflict, Verdict::missing,
                /*t*/ "Nothing was declared about conflicts of interest."};
    if (*facts.declared == Declared::none)
        return {Criterion::conflict, Verdict::met,
                /*t*/ "The office declares that there is no conflict of interest."};
    return {Criterion::conflict,
            Verdict::missing,
            /*t*/ "A conflict of interest was declared: “{conflict}”. Somebody has to judge it.",
            {{"conflict", facts.conflict}}};
}

Finding found_dues(const Nomination& nomination) {
    const MessageValues values{{"city", nomination.city.name}, {"note", nomination.dues_note}};
    if (!nomination.dues)
        return {Criterion::dues, Verdict::missing,
                /*t*/ "Nobody has said yet whether {city} has paid its dues.", values};
    if (*nomination.dues)
        return {Criterion::dues, Verdict::met, /*t*/ "The dues of {city} are paid.", values};
    return {Criterion::dues, Verdict::failed,
            /*t*/ "{city} owes dues; they would have to be paid. {note}", values};
}

}  // namespace

std::string_view to_text(Criterion criterion) {
    return criterion_words[static_cast<std::size_t>(criterion) - 1].stored;
}
std::string_view name_of(Criterion criterion) {
    return criterion_words[static_cast<std::size_t>(criterion) - 1].shown;
}
std::string_view to_text(Verdict verdict) { return verdict_words[static_cast<std::size_t>(verdict) - 1]; }

std::vector<Finding> findings_of(const Vacancy& vacancy, const ledger::Seat& seat,
                                 const Nomination& nomination, const CandidateFacts& facts) {
    return {found_member(nomination, facts),
            found_constituency(seat, nomination, facts),
            found_office(vacancy, nomination, facts),
            found_renewals(seat, nomination, facts),
            found_other_seat(nomination, facts),
            found_consent(nomination),
            found_conflict(nomination),
            found_dues(nomination)};
}

bool is_eligible(const std::vector<Finding>& findings) {
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& each) { return each.verdict == Verdict::met; });
}

bool may_be_overruled(Criterion criterion) {
    switch (criterion) {
        case Criterion::member:
        case Criterion::office:
        case Criterion::conflict:
        case Criterion::dues:
            return true;
        case Criterion::constituency:
        case Criterion::renewals:
        case Criterion::other_seat:
        case Criterion::consent:
            break;
    }
    return false;
}

bool may_be_chosen(const Nomination& nomination, const std::vector<Finding>& findings) {
    // A term is of somebody of the directory; without an entry there is nobody to write down.
    if (nomination.withdrawn_at || nomination.facts.person.ref.empty()) return false;
    return std::all_of(findings.begin(), findings.end(), [&](const Finding& each) {
        return each.verdict == Verdict::met || (nomination.overruled_at && may_be_overruled(each.criterion));
    });
}

}  // namespace plenaria::committee::vacancies
