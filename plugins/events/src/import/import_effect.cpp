// SPDX-License-Identifier: EUPL-1.2
#include "import_effect.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json.hpp"
#include "../registration/registration_answers.hpp"

namespace plenaria::events {

namespace {

std::string moment(const std::optional<Instant>& at) { return at ? to_text(*at) : std::string(); }
std::optional<Instant> moment_in(const Document& state, const char* name) {
    return parse_instant(state.at(name).get<std::string>());
}

Document json_of(const Answers& answers) {
    auto json = Document::object();
    for (const auto& [question, answer] : answers) json[question] = answer;
    return json;
}

std::string hash_of(const Delegate& person, bool with_answers) {
    return sha256_hex(compact({std::string(to_text(person.role)), person.name, person.post, person.gender,
                               with_answers ? json_of(person.answers) : Document()}));
}
std::string hash_of(Answer answer, const Answers& answers, bool with_answers) {
    return sha256_hex(compact({std::string(to_text(answer)), with_answers ? json_of(answers) : Document()}));
}

const Delegate* person_in(const std::vector<Delegate>& people, const std::string& id) {
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Delegate& each) { return each.id == id; });
    return found == people.end() ? nullptr : &*found;
}

long heads_in(const std::vector<Delegate>& people) {
    return std::count_if(people.begin(), people.end(),
                         [](const Delegate& each) { return each.role == DelegateRole::head; });
}

/// Takes one delegation back, as far as nobody has changed it since.
class DelegationUndoer {
public:
    DelegationUndoer(const UndoContext& context, const Delegation& now, UndoPlan& plan)
        : context_(context), plan_(plan), undo_{.before = now, .after = now} {
        const auto found = context.answers.find(now.id);
        static const AnswersByPerson none{};
        const auto& given = found == context.answers.end() ? none : found->second;
        undo_.answers_before = undo_.answers = answers_of(given);
        for (auto* people : {&undo_.before.people, &undo_.after.people})
            for (auto& person : *people) person.answers = answers_of(given, person.id);
    }

    void run(const ImportEffect& own, const std::vector<const ImportEffect*>& people) {
        const auto state = Document::parse(own.before);
        const auto why = changed_as_a_whole(state);
        if (!why.empty()) {
            for (const auto* each : people) keep(*each, why);
            if (own.made) plan_.rows.push_back({own.line, undo_.before.party_name, true, why, {}});
            return;
        }
        for (const auto* each : people) take(*each);
        settle_roles();
        take_delegation(own, state);
        plan_.changed.push_back(std::move(undo_));
    }

private:
    std::string changed_as_a_whole(const Document& state) const {
        if (moment(undo_.before.answered_at) != state.at("written_at").get<std::string>())
            return /*t*/ "The office has answered itself since.";
        const auto approved = context_.follow_ups.find(undo_.before.id);
        if (approved != context_.follow_ups.end() && approved->second.opened_at >= context_.applied_at)
            return /*t*/ "The registration of this office has been approved since.";
        return {};
    }

    void keep(const ImportEffect& effect, const std::string& why) {
        const auto* person = person_in(undo_.before.people, effect.delegate_id);
        const auto name =
            person == nullptr ? undo_.before.party_name : person->name + ", " + undo_.before.party_name;
        plan_.rows.push_back({effect.line, name, effect.made, why, {}});
    }

    void take(const ImportEffect& effect) {
        const auto* now = person_in(undo_.before.people, effect.delegate_id);
        if (now == nullptr) return keep(effect, /*t*/ "This person is no longer in the delegation.");
        const auto state = Document::parse(effect.before);
        const bool with_answers = state.contains("answers");
        if (hash_of(*now, with_answers) != effect.after_sha256)
            return keep(effect, /*t*/ "Somebody has changed this since.");
        UndoRow row{effect.line, now->name + ", " + undo_.before.party_name, effect.made, {}, {}};
        auto& people = undo_.after.people;
        const auto at = std::find_if(people.begin(), people.end(),
                                     [&](const Delegate& each) { return each.id == now->id; });
        if (effect.made) {
            people.erase(at);
        } else {
            at->role = parse_delegate_role(state.at("role").get<std::string>()).value();
            at->post = state.at("post").get<std::string>();
            if (at->post != now->post) row.changes.push_back({"Function", now->post, at->post});
            if (at->role != now->role)
                row.changes.push_back(
                    {"In the delegation", std::string(to_text(now->role)), std::string(to_text(at->role))});
            if (with_answers) at->answers = take_answers(state, now->answers, row);
        }
        plan_.rows.push_back(std::move(row));
    }

    static Answers take_answers(const Document& state, const Answers& now, UndoRow& row) {
        auto before = state.at("answers").get<Answers>();
        for (const auto& [question, answer] : now)
            if (!before.contains(question)) row.changes.push_back({"", answer, "", question});
        for (const auto& [question, answer] : before) {
            const auto found = now.find(question);
            if (found == now.end() || found->second != answer)
                row.changes.push_back(
                    {"", found == now.end() ? std::string() : found->second, answer, question});
        }
        return before;
    }

    /// One head, and no more people than the quota: where somebody else has come in between, roles stay.
    void settle_roles() {
        auto& people = undo_.after.people;
        const bool too_many = people_coming(people) > undo_.before.quota &&
                              people_coming(people) > people_coming(undo_.before.people);
        if (heads_in(people) > 1 || too_many)
            for (auto& person : people) person.role = person_in(undo_.before.people, person.id)->role;
        if (heads_in(people) == 0 && !people.empty()) people.front().role = DelegateRole::head;
        std::stable_sort(people.begin(), people.end(),
                         [](const Delegate& a, const Delegate& b) { return a.role < b.role; });
    }

    void take_delegation(const ImportEffect& own, const Document& state) {
        UndoRow row{own.line, undo_.before.party_name, own.made, {}, {}};
        auto& after = undo_.after;
        const auto before = parse_answer(state.at("answer").get<std::string>()).value();
        const bool with_answers = state.contains("answers");
        const bool is_same =
            hash_of(undo_.before.answer, undo_.answers_before, with_answers) == own.after_sha256;
        if (!is_same) {
            row.kept = /*t*/ "Somebody has changed this since.";
        } else if (!comes(before) && !after.people.empty()) {
            row.kept = /*t*/ "Others are in this delegation by now: it still comes.";
        } else {
            if (with_answers) undo_.answers = take_answers(state, undo_.answers_before, row);
            if (before != undo_.before.answer) {
                after.answer = before;
                row.changes.push_back({/*t*/ "Answer", std::string(to_text(undo_.before.answer)),
                                       std::string(to_text(before))});
            }
            if (!comes(before)) {
                after.waiting_number = 0;
                after.waiting_since.reset();
            }
            after.answered_at = moment_in(state, "answered_at");
            after.asked_again_at = moment_in(state, "asked_again_at");
            if (own.made && after.invited_at)
                row.kept = /*t*/ "This office has been invited since: it stays on the list of guests.";
            undo_.removed = own.made && row.kept.empty();
        }
        if (own.made || !row.changes.empty() || !row.kept.empty()) plan_.rows.push_back(std::move(row));
    }

    const UndoContext& context_;
    UndoPlan& plan_;
    DelegationUndo undo_;
};

}  // namespace

void add_effects(const WrittenDelegation& written, std::vector<ImportEffect>& effects) {
    const auto& [before, after, answers_before, answers, lines, with_answers] = written;
    Document state{{"answer", std::string(to_text(before.answer))},
                   {"answered_at", moment(before.answered_at)},
                   {"asked_again_at", moment(before.asked_again_at)},
                   {"written_at", moment(after.answered_at)}};
    if (with_answers) state["answers"] = json_of(answers_before);
    effects.push_back({.delegation_id = after.id,
                       .made = before.id.empty(),
                       .before = compact(state),
                       .after_sha256 = hash_of(after.answer, answers, with_answers)});
    for (const auto& person : after.people) {
        const auto* was = person_in(before.people, person.id);
        if (was != nullptr && *was == person) continue;
        const auto line = lines.find(fold(person.name));
        ImportEffect effect{.delegation_id = after.id,
                            .delegate_id = person.id,
                            .line = line == lines.end() ? 0 : line->second,
                            .made = was == nullptr};
        // Of somebody new every answer is known; of others only where answers were read.
        const bool knows_answers = with_answers || effect.made;
        auto former = Document::object();
        if (was != nullptr) former = {{"role", std::string(to_text(was->role))}, {"post", was->post}};
        if (knows_answers) former["answers"] = json_of(was == nullptr ? Answers() : was->answers);
        effect.before = compact(former);
        effect.after_sha256 = hash_of(person, knows_answers);
        effects.push_back(std::move(effect));
    }
}

int UndoPlan::kept() const {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const UndoRow& each) { return !each.kept.empty(); }));
}
int UndoPlan::taken() const { return static_cast<int>(rows.size()) - kept(); }

UndoPlan plan_undo(const std::vector<ImportEffect>& effects, const UndoContext& context) {
    std::map<std::string, const Delegation*> now;
    for (const auto& each : context.delegations) now[each.id] = &each;
    UndoPlan plan;
    for (std::size_t at = 0; at < effects.size();) {
        const auto& own = effects[at];
        std::vector<const ImportEffect*> people;
        for (++at; at < effects.size() && effects[at].delegation_id == own.delegation_id; ++at)
            people.push_back(&effects[at]);
        const auto found = now.find(own.delegation_id);
        if (found != now.end()) {
            DelegationUndoer(context, *found->second, plan).run(own, people);
            continue;
        }
        for (const auto* each : people)
            plan.rows.push_back({each->line,
                                 {},
                                 each->made,
                                 /*t*/ "This office is no longer on the list of guests.",
                                 {}});
    }
    std::stable_sort(plan.rows.begin(), plan.rows.end(),
                     [](const UndoRow& a, const UndoRow& b) { return a.line < b.line; });
    std::string all;
    for (const auto& row : plan.rows)
        all += std::to_string(row.line) + '|' + row.label + '|' + row.kept + '\n';
    for (const auto& each : plan.changed) all += each.before.id + std::to_string(each.before.revision) + '\n';
    plan.fingerprint = sha256_hex(all);
    return plan;
}

}  // namespace plenaria::events
