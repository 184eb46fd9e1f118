// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The summit of Quito asks its guests who needs a visa.

#include <string>
#include <vector>

#include "src/delegations/office_pages.hpp"
#include "src/registration/follow_up_service.hpp"
#include "src/registration/question_repository.hpp"
#include "src/registration/question_service.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {

using TypedForm = std::multimap<std::string, std::string, std::less<>>;

class Asking : public Guests {
protected:
    static QuestionFacts facts(const std::string& label, QuestionKind kind, Condition condition = {}) {
        return {.kind = kind,
                .label = {.original = "en", .texts = {{"en", label}, {"fr", label + " (fr)"}}},
                .purpose = {.original = "en", .texts = {{"en", "Letters for visas"}}},
                .erase_days = 30,
                .condition = std::move(condition)};
    }
    Result<std::string> try_ask(const QuestionFacts& wanted) {
        return write([&](UnitOfWork& uow) { return add_question(uow, lucia, id, wanted); });
    }
    std::string ask(const QuestionFacts& wanted) {
        const auto added = try_ask(wanted);
        EXPECT_TRUE(added.has_value());
        return added ? *added : std::string();
    }
    void ask_for_visas() {
        visa = ask(facts("Visa needed?", QuestionKind::yes_no));
        auto wanted = facts("Passport of", QuestionKind::country, {visa, "yes"});
        wanted.required = true;
        passport = ask(wanted);
    }
    std::vector<Question> form() {
        return *write(
            [&](UnitOfWork& uow) -> Result<std::vector<Question>> { return questions_of(uow, id); });
    }
    AnswersByPerson answers(const std::string& city) {
        const auto which = delegation(city).id;
        return *write(
            [&](UnitOfWork& uow) -> Result<AnswersByPerson> { return answers_of_delegation(uow, which); });
    }
    /// The form of an office whose head alone comes, with `more` of what was typed.
    TypedForm head_alone(const std::string& city, const TypedForm& more,
                         const std::string& said = "accepted") {
        const auto stored = delegation(city);
        TypedForm typed{{"answer", said},
                        {"head_id", stored.people.empty() ? std::string() : stored.people[0].id},
                        {"head_name", city + " 1"},
                        {"head_post", "Mayor"},
                        {"revision", std::to_string(stored.revision)}};
        typed.insert(more.begin(), more.end());
        return typed;
    }
    Result<Reply> register_head(const std::string& city, const TypedForm& more,
                                const std::string& said = "accepted") {
        auto& at = scope_of(office(city));
        return office_post(guest_tools(), {.path_values = here(), .form = head_alone(city, more, said)}, at);
    }
    std::string head_of(const std::string& city) { return delegation(city).people.at(0).id; }

    std::string visa, passport;
};

}  // namespace plenaria::events
