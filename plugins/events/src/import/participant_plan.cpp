// SPDX-License-Identifier: EUPL-1.2
#include "participant_plan.hpp"

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>

#include "../registration/registration_answers.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_participant_text = 200;

int with_role(const std::vector<Delegate>& people, DelegateRole role) {
    return static_cast<int>(
        std::count_if(people.begin(), people.end(), [&](const Delegate& each) { return each.role == role; }));
}

/// One office of the file, as its people are added one by one.
struct GrowingDelegation {
    PlannedDelegation planned;
    std::string name;
    bool is_new = false;
    bool held_places = false;
    std::set<std::string> spoken_of;   ///< folded names
    std::vector<std::size_t> written;  ///< rows that are new or changed
    Answers said;                      ///< by rows before, of the delegation as a whole
};

class DelegationsPlanner {
public:
    explicit DelegationsPlanner(const DelegationsPlanContext& context) : context_(context) {
        for (const auto& each : context.delegations) {
            by_party_.emplace(each.party, &each);
            last_waiting_ = std::max(last_waiting_, each.waiting_number);
        }
        free_ = context.rules.places - places_taken(context.delegations);
        somebody_waits_ = last_waiting_ > 0;
    }

    DelegationsPlan run(const std::vector<ForeignParticipant>& participants) {
        for (const auto& each : participants) plan_.rows.push_back(plan_row(each, plan_.rows.size()));
        for (auto& party : order_) finish(growing_.at(party));
        return std::move(plan_);
    }

private:
    PlannedRow plan_row(const ForeignParticipant& foreign, std::size_t at) {
        PlannedRow row{
            .line = foreign.line, .fate = RowFate::wrong, .label = foreign.name + ", " + foreign.office};
        const auto wrong = [&](const char* why, MessageValues values = {}) {
            row.notes.push_back({why, std::move(values)});
            return row;
        };
        if (context_.rules.erased_at)
            return wrong(/*t*/ "The names of this event have been erased; no more are taken in.");
        if (context_.rules.revision == 0)
            return wrong(/*t*/ "Say first by when offices answer and how many people they may send.");
        if (foreign.name.empty() || foreign.office.empty())
            return wrong(/*t*/ "A participant needs a name and an office.");
        if (length(foreign.name) > longest_participant_text ||
            length(foreign.post) > longest_participant_text)
            return wrong(/*t*/ "A name or a function has 200 characters at most.");
        const auto office = context_.offices.find(fold(foreign.office));
        if (office == context_.offices.end() || !office->second.is_settled()) {
            row.fate = RowFate::question;
            row.notes.push_back({/*t*/ "Which office is “{name}”?", {{"name", foreign.office}}});
            return row;
        }
        if (office->second.left_out) {
            row.fate = RowFate::same;
            row.notes.push_back({/*t*/ "This office is left out."});
            return row;
        }
        auto& delegation = growing(office->second.meant);
        if (!delegation.spoken_of.insert(fold(foreign.name)).second)
            return wrong(/*t*/ "This person is in the list already.");
        add_person(foreign, delegation, at, row);
        if (row.fate == RowFate::fresh || row.fate == RowFate::changed) {
            delegation.written.push_back(at);
            delegation.planned.lines.emplace(fold(foreign.name), foreign.line);
        }
        return row;
    }

    GrowingDelegation& growing(const Owner& office) {
        const auto [found, is_first] = growing_.try_emplace(office.ref);
        auto& delegation = found->second;
        if (!is_first) return delegation;
        order_.push_back(office.ref);
        delegation.name = office.name;
        auto& planned = delegation.planned;
        if (const auto known = by_party_.find(office.ref); known != by_party_.end()) {
            planned.after = *known->second;
            if (!context_.answers.empty()) take_answered(planned);
            planned.before = planned.after.people;
        } else {
            planned.after = {.party = office.ref, .party_name = office.name, .quota = context_.rules.quota};
            delegation.is_new = true;
        }
        planned.answered_before = planned.after.answer;
        delegation.held_places = comes(planned.after.answer) && planned.after.waiting_number == 0;
        return delegation;
    }

    void take_answered(PlannedDelegation& planned) {
        const auto known = context_.answered.find(planned.after.id);
        if (known == context_.answered.end()) return;
        planned.answers_before = planned.answers = answers_of(known->second);
        for (auto& person : planned.after.people) person.answers = answers_of(known->second, person.id);
    }

    /// @return the row's answers when they can be taken with it; else its notes say why not.
    std::optional<TakenAnswers> answers_of_row(std::size_t at, const GrowingDelegation& delegation,
                                               const Delegate& person, PlannedRow& row) const {
        if (context_.answers.empty()) return TakenAnswers{};
        const auto& given = context_.answers[at];
        auto taken = take_row(given, context_.form, delegation.planned.answers, person.answers,
                              person.role == DelegateRole::substitute);
        for (const auto& each : given)
            if (const auto before = delegation.said.find(each.question);
                before != delegation.said.end() && before->second != each.answer)
                taken.problems.push_back(
                    {/*t*/ "A row above says otherwise of the same office.", {}, each.heading, each.cell});
        row.notes = taken.problems.empty() ? taken.notes : taken.problems;
        if (!taken.problems.empty()) return std::nullopt;
        row.changes.insert(row.changes.end(), taken.changes.begin(), taken.changes.end());
        return taken;
    }

    void keep_answers(std::size_t at, GrowingDelegation& delegation, const TakenAnswers& taken,
                      Delegate& person) const {
        if (context_.answers.empty()) return;
        person.answers = taken.of_person;
        delegation.planned.answers = taken.of_delegation;
        for (const auto& each : context_.answers[at])
            if (find_in(context_.form, each.question)->facts.of == AskedOf::delegation)
                delegation.said[each.question] = each.answer;
    }

    void add_person(const ForeignParticipant& foreign, GrowingDelegation& delegation, std::size_t at,
                    PlannedRow& row) {
        auto people = delegation.planned.after.people;
        const auto known = std::find_if(people.begin(), people.end(), [&](const Delegate& each) {
            return fold(each.name) == fold(foreign.name);
        });
        auto fate = RowFate::fresh;
        std::optional<TakenAnswers> taken;
        auto place = static_cast<std::size_t>(known - people.begin());
        if (known == people.end()) {
            people.push_back({.role = foreign.role.value_or(DelegateRole::member),
                              .name = foreign.name,
                              .post = foreign.post});
            taken = answers_of_row(at, delegation, people.back(), row);
        } else {
            const auto was = *known;
            known->role = foreign.role.value_or(known->role);
            if (!foreign.post.empty()) known->post = foreign.post;
            taken = answers_of_row(at, delegation, *known, row);
            if (known->post != was.post) row.changes.push_back({/*t*/ "Function", was.post, known->post});
            if (known->role != was.role)
                row.changes.push_back({/*t*/ "In the delegation", std::string(to_text(was.role)),
                                       std::string(to_text(known->role))});
            fate = row.changes.empty() ? RowFate::same : RowFate::changed;
        }
        if (!taken) return;
        const auto left_out = row.notes.size();
        const auto quota = delegation.planned.after.quota;
        const MessageValues numbers{{"office", delegation.name}, {"quota", std::to_string(quota)}};
        const int more = people_coming(people) - people_coming(delegation.planned.after.people);
        if (with_role(people, DelegateRole::head) > 1)
            row.notes.push_back({/*t*/ "Somebody else leads this delegation already."});
        else if (people_coming(people) > quota && more > 0)
            row.notes.push_back(
                {/*t*/ "The delegation of {office} may have {quota} people, and has them.", numbers});
        else if (with_role(people, DelegateRole::substitute) > quota)
            row.notes.push_back({/*t*/ "At most {quota} substitutes can be named.", numbers});
        else if (delegation.held_places && context_.rules.places > 0 && more > (somebody_waits_ ? 0 : free_))
            row.notes.push_back({/*t*/ "All places of this event are taken."});
        if (row.notes.size() > left_out) return;
        if (delegation.held_places) free_ -= more;
        row.fate = fate;
        keep_answers(at, delegation, *taken, people[place]);
        delegation.planned.after.people = std::move(people);
    }

    void say(const GrowingDelegation& delegation, const char* words) {
        for (const auto at : delegation.written) plan_.rows[at].notes.push_back({words});
    }

    /// What follows for the delegation as a whole, once all of its people are known.
    void finish(GrowingDelegation& delegation) {
        auto& after = delegation.planned.after;
        for (const auto& each : delegation.planned.before)
            if (!each.name.empty() && !delegation.spoken_of.contains(fold(each.name)))
                plan_.missing.push_back(each.name + ", " + delegation.name);
        if (delegation.written.empty()) return;
        if (delegation.is_new) {
            plan_.new_offices.push_back(delegation.name);
            say(delegation, /*t*/ "This office comes onto the list of guests.");
        }
        if (with_role(after.people, DelegateRole::head) == 0) {
            after.people.front().role = DelegateRole::head;
            plan_.rows[delegation.written.front()].notes.push_back(
                {/*t*/ "{name} leads the delegation: the file names nobody who does.",
                 {{"name", after.people.front().name}}});
        }
        std::stable_sort(after.people.begin(), after.people.end(),
                         [](const Delegate& a, const Delegate& b) { return a.role < b.role; });
        if (!comes(after.answer)) {
            const auto mayor = context_.mayors.find(after.party);
            const bool mayor_comes =
                mayor != context_.mayors.end() && fold(mayor->second) == fold(after.people.front().name);
            after.answer = mayor_comes ? Answer::accepted : Answer::deputy;
        }
        if (!delegation.held_places && after.waiting_number == 0) give_places_or_turn(delegation);
        plan_.changed.push_back(std::move(delegation.planned));
    }

    /// Whole delegations, nobody passed over: as when offices answer themselves.
    void give_places_or_turn(GrowingDelegation& delegation) {
        if (context_.rules.places == 0) return;
        const auto need = people_coming(delegation.planned.after.people);
        if (!somebody_waits_ && need <= free_) {
            free_ -= need;
            return;
        }
        somebody_waits_ = true;
        delegation.planned.after.waiting_number = ++last_waiting_;
        say(delegation, /*t*/ "The places are taken: this delegation goes onto the waiting list.");
    }

    const DelegationsPlanContext& context_;
    std::map<std::string, const Delegation*> by_party_;
    std::map<std::string, GrowingDelegation> growing_;
    std::vector<std::string> order_;  ///< offices as the file names them first
    int free_ = 0, last_waiting_ = 0;
    bool somebody_waits_ = false;
    DelegationsPlan plan_;
};

}  // namespace

DelegationsPlan plan_delegations(const std::vector<ForeignParticipant>& participants,
                                 const DelegationsPlanContext& context) {
    return DelegationsPlanner(context).run(participants);
}

}  // namespace plenaria::events
