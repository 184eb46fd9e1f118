// SPDX-License-Identifier: EUPL-1.2
#include "delegation.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

template <class Value, std::size_t N>
using Words = std::array<std::pair<Value, std::string_view>, N>;

constexpr Words<Answer, 4> answer_words{{{Answer::none, "none"},
                                         {Answer::accepted, "accepted"},
                                         {Answer::deputy, "deputy"},
                                         {Answer::declined, "declined"}}};
constexpr Words<DelegateRole, 3> role_words{{{DelegateRole::head, "head"},
                                             {DelegateRole::member, "member"},
                                             {DelegateRole::substitute, "substitute"}}};

template <class Value, std::size_t N>
std::string_view word_of(const Words<Value, N>& words, Value value) {
    for (const auto& [each, word] : words)
        if (each == value) return word;
    return {};
}

template <class Value, std::size_t N>
std::optional<Value> value_of(const Words<Value, N>& words, std::string_view text) {
    for (const auto& [each, word] : words)
        if (word == text) return each;
    return std::nullopt;
}

constexpr std::size_t longest_person = 200;
constexpr std::size_t longest_note = 1000;

void check_length(const std::string& text, std::size_t most, const std::string& field,
                  std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back({field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

}  // namespace

std::string_view to_text(Answer answer) { return word_of(answer_words, answer); }
std::optional<Answer> parse_answer(std::string_view text) { return value_of(answer_words, text); }
std::string_view name_of(Answer answer) {
    switch (answer) {
        case Answer::none:
            return /*t*/ "No answer yet";
        case Answer::accepted:
            return /*t*/ "The mayor comes";
        case Answer::deputy:
            return /*t*/ "Somebody comes in the mayor's place";
        case Answer::declined:
            return /*t*/ "Nobody comes";
    }
    return {};
}
bool comes(Answer answer) { return answer == Answer::accepted || answer == Answer::deputy; }

std::string_view to_text(DelegateRole role) { return word_of(role_words, role); }
std::optional<DelegateRole> parse_delegate_role(std::string_view text) { return value_of(role_words, text); }
std::string_view name_of(DelegateRole role) {
    switch (role) {
        case DelegateRole::head:
            return /*t*/ "Head of delegation";
        case DelegateRole::member:
            return /*t*/ "Member";
        case DelegateRole::substitute:
            return /*t*/ "Substitute";
    }
    return {};
}

std::string_view name_of_gender(std::string_view gender) {
    if (gender == "female") return /*t*/ "Women";
    if (gender == "male") return /*t*/ "Men";
    return gender == "other" ? /*t*/ "Another gender" : /*t*/ "Not known";
}

std::string_view to_text(DelegationState state) {
    switch (state) {
        case DelegationState::chosen:
            return "chosen";
        case DelegationState::invited:
            return "invited";
        case DelegationState::opened:
            return "opened";
        case DelegationState::accepted:
            return "accepted";
        case DelegationState::deputy:
            return "deputy";
        case DelegationState::declined:
            return "declined";
        case DelegationState::waiting:
            return "waiting";
        case DelegationState::asked_again:
            return "asked_again";
    }
    return {};
}

std::string_view name_of(DelegationState state) {
    switch (state) {
        case DelegationState::chosen:
            return /*t*/ "Not invited yet";
        case DelegationState::invited:
            return /*t*/ "Not opened";
        case DelegationState::opened:
            return /*t*/ "Opened, no answer";
        case DelegationState::accepted:
            return /*t*/ "Accepted";
        case DelegationState::deputy:
            return /*t*/ "Sends a deputy";
        case DelegationState::declined:
            return /*t*/ "Declined";
        case DelegationState::waiting:
            return /*t*/ "Waiting list";
        case DelegationState::asked_again:
            return /*t*/ "Asked again";
    }
    return {};
}

DelegationState state_of(const Delegation& delegation, bool opened) {
    if (delegation.answer == Answer::declined) return DelegationState::declined;
    if (delegation.asked_again_at) return DelegationState::asked_again;
    if (delegation.waiting_number > 0) return DelegationState::waiting;
    if (delegation.answer == Answer::accepted) return DelegationState::accepted;
    if (delegation.answer == Answer::deputy) return DelegationState::deputy;
    if (opened) return DelegationState::opened;
    return delegation.invited_at ? DelegationState::invited : DelegationState::chosen;
}

int people_coming(const std::vector<Delegate>& people) {
    return static_cast<int>(std::count_if(people.begin(), people.end(), [](const Delegate& each) {
        return each.role != DelegateRole::substitute;
    }));
}

DelegationWish tidy(DelegationWish wish) {
    wish.note = trim(wish.note);
    DelegationWish tidied{
        .answer = wish.answer, .note = std::move(wish.note), .answers = std::move(wish.answers)};
    for (std::size_t i = 0; i < wish.people.size(); ++i) {
        auto& person = wish.people[i];
        person.name = trim(person.name);
        person.post = trim(person.post);
        if (person.name.empty() && person.post.empty() && person.answers.empty()) continue;
        tidied.people.push_back(std::move(person));
        tidied.fields.push_back(std::move(wish.fields[i]));
    }
    std::vector<std::size_t> order(tidied.people.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return tidied.people[a].role < tidied.people[b].role;
    });
    DelegationWish sorted{
        .answer = tidied.answer, .note = std::move(tidied.note), .answers = std::move(tidied.answers)};
    for (const auto at : order) {
        sorted.people.push_back(std::move(tidied.people[at]));
        sorted.fields.push_back(std::move(tidied.fields[at]));
    }
    return sorted;
}

void check(const DelegationWish& wish, int quota, std::vector<FieldError>& problems) {
    if (wish.answer == Answer::none)
        problems.push_back({"answer", /*t*/ "Choose whether somebody of your office comes."});
    check_length(wish.note, longest_note, "note", problems);
    int coming = 0, substitutes = 0, heads = 0;
    std::set<std::string> names;
    for (std::size_t i = 0; i < wish.people.size(); ++i) {
        const auto& person = wish.people[i];
        const auto name_field = wish.fields[i] + "_name";
        heads += person.role == DelegateRole::head ? 1 : 0;
        ++(person.role == DelegateRole::substitute ? substitutes : coming);
        if (person.name.empty())
            problems.push_back(
                {name_field, /*t*/ "Write the name of this person, or leave all fields empty."});
        else if (!names.insert(fold(person.name)).second)
            problems.push_back({name_field, /*t*/ "This person is in the list already."});
        check_length(person.name, longest_person, name_field, problems);
        check_length(person.post, longest_person, wish.fields[i] + "_post", problems);
        if (!person.gender.empty() &&
            std::find(genders.begin(), genders.end(), person.gender) == genders.end())
            problems.push_back({wish.fields[i] + "_gender", /*t*/ "Choose one of these, or say nothing."});
    }
    if (comes(wish.answer) && heads != 1)
        problems.push_back({"head_name", /*t*/ "Write who leads your delegation."});
    const MessageValues numbers{{"quota", std::to_string(quota)}, {"written", std::to_string(coming)}};
    if (coming > quota)
        problems.push_back({"head_name",
                            /*t*/ "Your delegation may have {quota} people; {written} are written here.",
                            numbers});
    if (substitutes > quota)
        problems.push_back({"substitute_1_name", /*t*/ "At most {quota} substitutes can be named.", numbers});
}

Result<void> check_takes_replies(const Edition& edition, const InvitationRules& rules, Instant now) {
    if (edition.state == EditionState::cancelled)
        return Error{ErrorCode::conflict, /*t*/ "This event will not take place.", edition.id};
    if (rules.revision == 0 || now > rules.reply_until)
        return Error{ErrorCode::conflict,
                     /*t*/ "The time for answers is over. Write to the secretariat if something has changed.",
                     edition.id};
    return {};
}

int places_taken(const std::vector<Delegation>& delegations, std::string_view except) {
    int taken = 0;
    for (const auto& each : delegations)
        if (each.id != except && comes(each.answer) && each.waiting_number == 0)
            taken += people_coming(each.people);
    return taken;
}

Day erase_on(const Edition& edition, const InvitationRules& rules) {
    return edition.dates.end + std::chrono::days(rules.erase_days);
}

Instant office_link_end(const Dates& dates) {
    return start_of(dates.end + std::chrono::days(1), dates.zone) + std::chrono::days(30);
}

Instant moved_reply_until(Instant before, const Dates& from, const Dates& to, Instant now) {
    const auto kept = before + (to.start - from.start);
    const auto at_least = std::max(kept, now + std::chrono::days(14));
    return std::min(at_least, start_of(to.start, to.zone) - std::chrono::seconds(1));
}

std::vector<std::string> ids_of(const std::vector<Delegation>& delegations) {
    std::vector<std::string> ids;
    for (const auto& each : delegations) ids.push_back(each.id);
    return ids;
}

}  // namespace plenaria::events
