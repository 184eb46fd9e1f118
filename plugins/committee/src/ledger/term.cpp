// SPDX-License-Identifier: EUPL-1.2
#include "term.hpp"

#include <algorithm>

namespace plenaria::committee::ledger {

namespace {

using std::chrono::days;

struct ReasonWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<ReasonWord, 5> reason_words{{{"resigned", /*t*/ "Resigned"},
                                                  {"lost_office", /*t*/ "No longer in office in the city"},
                                                  {"died", /*t*/ "Died"},
                                                  {"removed", /*t*/ "Removed by the body"},
                                                  {"other", /*t*/ "Another reason"}}};
constexpr std::size_t longest_term_note = 1000;

const ReasonWord& words_of_reason(EndReason reason) {
    return reason_words[static_cast<std::size_t>(reason) - 1];
}

/// The day that is so many months after `day`; of a day that its month does not have, the first of the next.
Day months_after(Day day, int months) {
    const std::chrono::year_month_day ymd(day);
    const auto month = std::chrono::year_month(ymd.year(), ymd.month()) + std::chrono::months(months);
    const auto same = month / ymd.day();
    return same.ok() ? Day(same) : Day((month + std::chrono::months(1)) / 1);
}

bool meet(Day first, Day last, Day other_first, std::optional<Day> other_last) {
    return first <= other_last.value_or(Day::max()) && other_first <= last;
}

int number_of(const std::vector<Seat>& seats, const std::string& id) {
    const auto found =
        std::find_if(seats.begin(), seats.end(), [&](const Seat& seat) { return seat.id == id; });
    return found == seats.end() ? 0 : found->facts.number;
}

FieldError not_there_then(const char* field, const Seat& seat) {
    if (seat.facts.until)
        return {field,
                seat.facts.office ? /*t*/ "This office exists from {since} to {until}."
                                  : /*t*/ "This seat exists from {since} to {until}.",
                {{"since", to_text(seat.facts.since)}, {"until", to_text(*seat.facts.until)}}};
    return {field,
            seat.facts.office ? /*t*/ "This office exists since {since}."
                              : /*t*/ "This seat exists since {since}.",
            {{"since", to_text(seat.facts.since)}}};
}

bool is_office(const std::vector<Seat>& seats, const std::string& id) {
    return std::any_of(seats.begin(), seats.end(),
                       [&](const Seat& seat) { return seat.id == id && seat.facts.office.has_value(); });
}

/// What somebody has already in another seat or office: a term, or an acting period.
std::string holds(const std::vector<Seat>& seats, const std::string& id) {
    return is_office(seats, id) ? /*t*/ "{person} holds another office of this body from {first} to {last}."
                                : /*t*/ "{person} holds seat {number} of this body from {first} to {last}.";
}
std::string acting_in(const std::vector<Seat>& seats, const std::string& id) {
    return is_office(seats, id) ? /*t*/ "{person} is acting in an office of this body from {first}."
                                : /*t*/ "{person} is acting in seat {number} from {first}.";
}

/// The terms that count for renewals: of an office those in offices of its kind.
std::vector<Term> terms_alike(const Seat& seat, const Ledger& ledger) {
    auto terms = ledger.terms;
    if (seat.facts.office)
        std::erase_if(terms, [&](const Term& term) {
            return std::any_of(ledger.seats.begin(), ledger.seats.end(), [&](const Seat& each) {
                return each.id == term.seat_id && each.facts.office != seat.facts.office;
            });
        });
    return terms;
}

void check_neighbours(const Term& term, const Ledger& ledger, std::vector<FieldError>& problems) {
    for (const auto& other : ledger.terms) {
        if (other.id == term.id || !meet(term.facts.first, term.end(), other.facts.first, other.end()))
            continue;
        if (other.seat_id == term.seat_id) {
            problems.push_back({"first",
                                is_office(ledger.seats, term.seat_id)
                                    ? /*t*/ "{person} holds this office from {first} to {last}."
                                    : /*t*/ "{person} holds this seat from {first} to {last}.",
                                {{"person", other.facts.person.name},
                                 {"first", to_text(other.facts.first)},
                                 {"last", to_text(other.end())}}});
            return;
        }
        if (other.facts.person.ref == term.facts.person.ref && !term.facts.person.ref.empty()) {
            problems.push_back({"person",
                                holds(ledger.seats, other.seat_id),
                                {{"person", other.facts.person.name},
                                 {"number", std::to_string(number_of(ledger.seats, other.seat_id))},
                                 {"first", to_text(other.facts.first)},
                                 {"last", to_text(other.end())}}});
            return;
        }
    }
    for (const auto& acting : ledger.actings)
        if (acting.facts.person.ref == term.facts.person.ref &&
            meet(term.facts.first, term.end(), acting.facts.first, acting.facts.last)) {
            problems.push_back({"person",
                                acting_in(ledger.seats, acting.seat_id),
                                {{"person", acting.facts.person.name},
                                 {"number", std::to_string(number_of(ledger.seats, acting.seat_id))},
                                 {"first", to_text(acting.facts.first)}}});
            return;
        }
}

}  // namespace

std::string_view to_text(EndReason reason) { return words_of_reason(reason).stored; }
std::string_view name_of(EndReason reason) { return words_of_reason(reason).shown; }
std::optional<EndReason> parse_end_reason(std::string_view text) {
    for (const auto reason : all_end_reasons)
        if (to_text(reason) == text) return reason;
    return std::nullopt;
}

Day last_day_of(Day first, int months) { return months_after(first, months) - days(1); }

int terms_in_a_row(const Term& term, const std::vector<Term>& terms, int term_months) {
    std::vector<std::pair<Day, Day>> own{{term.facts.first, term.end()}};
    for (const auto& other : terms)
        if (other.id != term.id && other.facts.person.ref == term.facts.person.ref)
            own.emplace_back(other.facts.first, other.end());
    std::sort(own.begin(), own.end());
    const auto here = std::find(own.begin(), own.end(), std::pair(term.facts.first, term.end()));
    const auto follows = [&](const auto& earlier, const auto& later) {
        return later.first < months_after(earlier.second + days(1), term_months);
    };
    int count = 1;
    for (auto at = here; at != own.begin() && follows(*std::prev(at), *at); --at) ++count;
    for (auto at = here; std::next(at) != own.end() && follows(*at, *std::next(at)); ++at) ++count;
    return count;
}

void check(const Term& term, const Seat& seat, const Ledger& ledger, std::string_view city_region,
           std::vector<FieldError>& problems) {
    const auto& facts = term.facts;
    const auto before = problems.size();
    check_day("first", facts.first, problems);
    check_day("last", facts.last, problems);
    check_text("note", facts.note, longest_term_note, problems);
    if (!facts.alternate.ref.empty() && facts.alternate.ref == facts.person.ref)
        problems.push_back({"alternate", /*t*/ "Nobody is their own alternate."});
    if (!seat.facts.region.empty() && !city_region.empty() && city_region != seat.facts.region)
        problems.push_back({"city",
                            /*t*/ "{city} is not in the region of this seat.",
                            {{"city", facts.city.name}}});
    if (problems.size() != before) return;
    if (facts.last < facts.first) {
        problems.push_back({"last", /*t*/ "The term ends before it begins."});
        return;
    }
    if (facts.last > last_day_of(facts.first, longest_term_months)) {
        problems.push_back({"last",
                            /*t*/ "A term lasts from 1 to {max} months.",
                            {{"max", std::to_string(longest_term_months)}}});
        return;
    }
    if (!seat.exists_on(facts.first))
        problems.push_back(not_there_then("first", seat));
    else if (!seat.exists_on(term.end()))
        problems.push_back(not_there_then("last", seat));
    check_neighbours(term, ledger, problems);
    const auto terms = terms_in_a_row(term, terms_alike(seat, ledger), seat.facts.term_months);
    if (seat.facts.renewals != any_renewals && terms > seat.facts.renewals + 1)
        problems.push_back({"person",
                            seat.facts.office
                                ? /*t*/ "The renewals of {person} are used up: this would be {count} terms "
                                        "in a row, and this "
                                        "office allows {max}. A break of a whole term begins the count anew."
                                : /*t*/ "The renewals of {person} are used up: this would be {count} terms "
                                        "in a row, and this "
                                        "seat allows {max}. A break of a whole term begins the count anew.",
                            {{"person", facts.person.name},
                             {"count", std::to_string(terms)},
                             {"max", std::to_string(seat.facts.renewals + 1)}}});
}

void check(const Acting& acting, const Seat& seat, const Ledger& ledger, std::vector<FieldError>& problems) {
    const auto& facts = acting.facts;
    const auto before = problems.size();
    check_day("first", facts.first, problems);
    if (facts.last) check_day("last", *facts.last, problems);
    check_text("note", facts.note, longest_term_note, problems);
    if (problems.size() != before) return;
    if (facts.last && *facts.last < facts.first) {
        problems.push_back({"last", /*t*/ "The acting period ends before it begins."});
        return;
    }
    if (!seat.exists_on(facts.first))
        problems.push_back(not_there_then("first", seat));
    else if (facts.last && !seat.exists_on(*facts.last))
        problems.push_back(not_there_then("last", seat));
    const auto last = facts.last.value_or(Day::max());
    for (const auto& other : ledger.actings) {
        if (other.id == acting.id || !meet(facts.first, last, other.facts.first, other.facts.last)) continue;
        if (other.seat_id != acting.seat_id && other.facts.person.ref != facts.person.ref) continue;
        problems.push_back({other.seat_id == acting.seat_id ? "first" : "person",
                            acting_in(ledger.seats, other.seat_id),
                            {{"person", other.facts.person.name},
                             {"number", std::to_string(number_of(ledger.seats, other.seat_id))},
                             {"first", to_text(other.facts.first)}}});
        return;
    }
    for (const auto& term : ledger.terms)
        if (term.facts.person.ref == facts.person.ref &&
            meet(facts.first, last, term.facts.first, term.end())) {
            problems.push_back({"person",
                                holds(ledger.seats, term.seat_id),
                                {{"person", term.facts.person.name},
                                 {"number", std::to_string(number_of(ledger.seats, term.seat_id))},
                                 {"first", to_text(term.facts.first)},
                                 {"last", to_text(term.end())}}});
            return;
        }
}

void check_left(const Term& term, std::optional<Day> left_on, std::vector<FieldError>& problems) {
    if (!left_on)
        problems.push_back({"left_on", /*t*/ "Write a day that exists, like 2026-11-30."});
    else if (*left_on < term.facts.first || *left_on >= term.facts.last)
        problems.push_back(
            {"left_on",
             /*t*/ "Write a day of the term before its last: from {first} to {last}.",
             {{"first", to_text(term.facts.first)}, {"last", to_text(term.facts.last - days(1))}}});
}

}  // namespace plenaria::committee::ledger
