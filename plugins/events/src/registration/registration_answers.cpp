// SPDX-License-Identifier: EUPL-1.2
#include "registration_answers.hpp"

namespace plenaria::events {

void take_answers(DelegationWish& wish, const std::vector<Question>& form, Stage stage,
                  const AnswersByPerson& earlier, std::vector<FieldError>& problems) {
    const auto of_delegation = asked(form, stage, AskedOf::delegation);
    const auto of_person = asked(form, stage, AskedOf::person);
    const auto& earlier_of_all = answers_of(earlier);
    wish.answers = tidy_answers(of_delegation, form, std::move(wish.answers), earlier_of_all);
    check_answers(of_delegation, form, wish.answers, earlier_of_all, "q_", problems);
    auto of_all = wish.answers;
    of_all.insert(earlier_of_all.begin(), earlier_of_all.end());
    for (std::size_t i = 0; i < wish.people.size(); ++i) {
        auto& person = wish.people[i];
        if (person.role == DelegateRole::substitute) {
            person.answers.clear();
            continue;
        }
        auto others = of_all;
        if (!person.id.empty()) {
            const auto& before = answers_of(earlier, person.id);
            others.insert(before.begin(), before.end());
        }
        person.answers = tidy_answers(of_person, form, std::move(person.answers), others);
        check_answers(of_person, form, person.answers, others, wish.fields[i] + "_q_", problems);
    }
}

AnswersByPerson answers_in(const Answers& of_delegation, const std::vector<Delegate>& people) {
    AnswersByPerson all;
    if (!of_delegation.empty()) all[""] = of_delegation;
    for (const auto& person : people)
        if (!person.answers.empty()) all[person.id] = person.answers;
    return all;
}

AnswersByPerson of_stage(const AnswersByPerson& all, const std::vector<Question>& form, Stage stage) {
    AnswersByPerson kept;
    for (const auto& [person, answers] : all)
        for (const auto& [id, answer] : answers)
            if (const auto* question = find_in(form, id);
                question != nullptr && !question->removed && question->facts.stage == stage)
                kept[person][id] = answer;
    return kept;
}

const Answers& answers_of(const AnswersByPerson& all, const std::string& person) {
    static const Answers none{};
    const auto found = all.find(person);
    return found == all.end() ? none : found->second;
}

}  // namespace plenaria::events
