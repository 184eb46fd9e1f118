// SPDX-License-Identifier: EUPL-1.2
#include "question_service.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "body_service.hpp"
#include "json.hpp"
#include "question_repository.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

constexpr std::size_t longest_reason = 1000;
constexpr Day end_of_time = std::chrono::year(9999) / 12 / 31;

std::string question_subject(const std::string& id) { return "committee.question/" + id; }

/// A member of an event that is text; empty when there is none.
std::string told(const Document& event, const char* name) {
    const auto found = event.find(name);
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Document event_in(std::string_view text) {
    auto event = Document::parse(text, nullptr, false);
    return event.is_object() ? event : Document::object();
}

void ask(UnitOfWork& uow, const PlacedTerm& placed, const Body& body, const std::string& mandate_id,
         Day until) {
    const Question question{.id = new_id(),
                            .term_id = placed.term.id,
                            .mandate_id = mandate_id,
                            .office_until = until,
                            .asked_at = uow.now(),
                            .proposed = body.facts.mandate_rule};
    insert(uow, question);
    touch_body(uow, body.id);
    const auto directory_says = job_actor("committee.hear_mandate_ended");
    uow.record(directory_says, "committee.ask_question", question_subject(question.id), "",
               compact(json_of(question)));
    uow.notify({.permission = "committee.edit",
                .message = placed.office ? /*t*/ "{person} is no longer in office in {city}, and holds an "
                                                 "office of {body}: what becomes of it?"
                                         : /*t*/ "{person} is no longer in office in {city}. What becomes of "
                                                 "seat {number} of {body}?",
                .values = {{"person", placed.term.facts.person.name},
                           {"city", placed.term.facts.city.name},
                           {"number", std::to_string(placed.number)},
                           {"body", body.facts.names.in(body.facts.names.original)}},
                .domain = "committee",
                .path = std::string(question_pages)});
}

}  // namespace

Error question_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This question does not exist.", id};
}

Result<int> hear_mandate_ended(UnitOfWork& uow, const People& people, std::string_view text) {
    const auto event = event_in(text);
    const auto until = parse_day(told(event, "until"));
    const auto mandate = told(event, "mandate"), person = told(event, "person"), city = told(event, "city");
    if (!until || person.empty() || city.empty()) return 0;
    const auto head = people.directory.head_on(uow, city, *until);
    if (head && "person/" + head->person_id == person) return 0;
    const auto merged = merged_refs(uow);
    int asked = 0;
    for (const auto& placed : terms_ending(uow, *until, end_of_time)) {
        const auto& term = placed.term;
        if (merged.standing(term.facts.person.ref) != person || merged.standing(term.facts.city.ref) != city)
            continue;
        // A term that begins later was given with open eyes.
        if (term.facts.first > *until || term.envoy_since || was_asked(uow, term.id, mandate)) continue;
        ask(uow, placed, find_body(uow, placed.body_id).value(), mandate, *until);
        ++asked;
    }
    return asked;
}

Result<void> hear_mandate_deleted(UnitOfWork& uow, std::string_view text) {
    const auto mandate = told(event_in(text), "mandate");
    if (mandate.empty()) return {};
    for (const auto& body : drop_open_questions(uow, mandate)) touch_body(uow, body);
    return {};
}

Result<void> hear_party_changed(UnitOfWork& uow, const People& people, std::string_view text) {
    const auto ref = told(event_in(text), "ref");
    if (const auto entry = people.lookup.entry(uow, ref, "en"))
        for (const auto& body : rename_called(uow, ref, entry->name)) touch_body(uow, body);
    return {};
}

Result<void> hear_merged(UnitOfWork& uow, const People& people, std::string_view text, bool undone) {
    const auto event = event_in(text);
    const auto gone = told(event, "gone"), kept = told(event, "kept");
    if (gone.empty() || kept.empty()) return {};
    set_merged(uow, gone, undone ? std::string() : kept);
    if (const auto entry = people.lookup.entry(uow, gone, "en"))
        for (const auto& body : rename_called(uow, gone, entry->name)) touch_body(uow, body);
    return {};
}

Result<void> answer_question(UnitOfWork& uow, const Actor& actor, const std::string& id, MandateRule answer,
                             const std::string& reason, int revision) {
    const auto placed = find_question(uow, id);
    if (!placed) return question_unknown(id);
    std::vector<FieldError> problems;
    if (answer == MandateRule::ask)
        problems.push_back({"answer", placed->office ? /*t*/ "Choose what becomes of the office."
                                                     : /*t*/ "Choose what becomes of the seat."});
    check_text("reason", reason, longest_reason, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    auto question = placed->question;
    if (question.answer || question.revision != revision) return changed_meanwhile(question_subject(id));
    question.left_on_before = placed->term.left_on;
    question.reason_before = placed->term.reason;
    question.envoy_since_before = placed->term.envoy_since;
    question.answer = answer;
    question.reason = trim(reason);
    question.answered_at = uow.now();
    question.answered_by = actor.name;
    if (auto stored = store_checked(uow, answered(placed->term, answer, question.office_until)); !stored)
        return stored;
    if (!update(uow, question)) return changed_meanwhile(question_subject(id));
    uow.record(actor, "committee.answer_question", question_subject(id), compact(json_of(placed->question)),
               compact(json_of(question)));
    uow.record(actor, "committee.answer_question", term_subject(question.term_id),
               compact(json_of(placed->term)),
               compact(json_of(answered(placed->term, answer, question.office_until))));
    return {};
}

Result<void> take_answer_back(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto placed = find_question(uow, id);
    if (!placed) return question_unknown(id);
    auto question = placed->question;
    if (!question.answer) return {};
    if (auto stored = store_checked(uow, unanswered(placed->term, question)); !stored) return stored;
    question.answer.reset();
    question.answered_at.reset();
    question.answered_by.clear();
    question.reason.clear();
    if (!update(uow, question)) return changed_meanwhile(question_subject(id));
    uow.record(actor, "committee.take_answer_back", question_subject(id), compact(json_of(placed->question)),
               compact(json_of(question)));
    uow.record(actor, "committee.take_answer_back", term_subject(question.term_id),
               compact(json_of(placed->term)), compact(json_of(unanswered(placed->term, question))));
    return {};
}

}  // namespace plenaria::committee::ledger
