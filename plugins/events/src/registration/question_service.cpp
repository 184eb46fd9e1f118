// SPDX-License-Identifier: EUPL-1.2
#include "question_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../format/formats.hpp"
#include "../json.hpp"
#include "question_repository.hpp"

namespace plenaria::events {

namespace {

std::string question_json(const Question& question) {
    const auto& facts = question.facts;
    return compact({{"question", facts.label.in(facts.label.original)},
                    {"purpose", facts.purpose.in(facts.label.original)},
                    {"kind", std::string(to_text(facts.kind))},
                    {"of", std::string(to_text(facts.of))},
                    {"stage", std::string(to_text(facts.stage))},
                    {"required", facts.required},
                    {"erase_days", facts.erase_days},
                    {"waits_for", facts.condition.question}});
}

int last_position(const std::vector<Question>& form) {
    int last = 0;
    for (const auto& each : form) last = std::max(last, each.position);
    return last;
}

std::size_t number_asked(const std::vector<Question>& form) {
    return static_cast<std::size_t>(
        std::count_if(form.begin(), form.end(), [](const Question& each) { return !each.removed; }));
}

/// The question with its form, after waiting for whoever changes that form in another transaction.
struct HeldQuestion {
    Question question;
    std::vector<Question> form;
};
Result<HeldQuestion> held_question(UnitOfWork& uow, const std::string& id) {
    hold_form_of(uow, id);
    const auto found = find_question(uow, id);
    if (!found) return question_unknown(id);
    return HeldQuestion{*found, questions_of(uow, found->edition_id)};
}

Result<void> too_many_questions(const std::string& edition) {
    return Error{ErrorCode::conflict,
                 /*t*/ "A form has at most {max} questions. Take some off it first.",
                 edition,
                 {},
                 {{"max", std::to_string(most_questions)}}};
}

Titles words_of_format(const Formats& formats, const Format& format, const std::string& text) {
    return text.empty() ? Titles{.original = "en", .texts = {}} : formats.titles(format, text);
}

QuestionFacts facts_of_format(const Formats& formats, const Format& format, const FormatQuestion& offered,
                              const std::map<std::string, std::string>& ids) {
    QuestionFacts facts{.kind = parse_question_kind(offered.answer).value_or(QuestionKind::text),
                        .of = offered.of_delegation ? AskedOf::delegation : AskedOf::person,
                        .stage = offered.follow_up ? Stage::follow_up : Stage::registration,
                        .required = offered.required,
                        .label = words_of_format(formats, format, offered.label),
                        .help = words_of_format(formats, format, offered.help),
                        .purpose = words_of_format(formats, format, offered.purpose),
                        .erase_days = offered.erase_days};
    for (const auto& option : offered.options)
        facts.options.push_back({option.key, words_of_format(formats, format, option.title)});
    if (const auto on = ids.find(offered.when_question); on != ids.end())
        facts.condition = {on->second, offered.when_value};
    return facts;
}

}  // namespace

std::string question_subject(const std::string& id) { return "events.question/" + id; }

Error question_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This question does not exist.", id};
}

Result<std::string> add_question(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                 QuestionFacts facts, const std::string& format_key) {
    hold_form(uow, edition_id);
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    const auto form = questions_of(uow, edition_id);
    facts = tidy(std::move(facts));
    std::vector<FieldError> problems;
    check(facts, form, "", problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    if (number_asked(form) >= most_questions) return too_many_questions(edition_id).error();
    const Question question{.id = new_id(),
                            .edition_id = edition_id,
                            .position = last_position(form) + 1,
                            .facts = std::move(facts),
                            .format_key = format_key};
    insert(uow, question);
    uow.record(actor, "events.add_question", edition_subject(edition_id), "", question_json(question));
    return question.id;
}

Result<void> change_question(UnitOfWork& uow, const Actor& actor, const std::string& id, QuestionFacts facts,
                             int revision) {
    auto held = held_question(uow, id);
    if (!held) return std::move(held).error();
    const auto& before = held->question;
    if (before.removed) return question_unknown(id);
    auto question = before;
    question.facts = tidy(std::move(facts));
    question.revision = revision;
    std::vector<FieldError> problems;
    check(question.facts, held->form, id, problems);
    check_change(before.facts, question.facts, answer_counts(uow, id), problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (!update(uow, question)) return changed_meanwhile(question_subject(id));
    uow.record(actor, "events.change_question", edition_subject(before.edition_id), question_json(before),
               question_json(question));
    return {};
}

Result<void> move_question(UnitOfWork& uow, const Actor& actor, const std::string& id, QuestionStep step) {
    const auto held = held_question(uow, id);
    if (!held) return held.error();
    const auto group = asked(held->form, held->question.facts.stage, held->question.facts.of);
    const auto at =
        std::find_if(group.begin(), group.end(), [&](const Question* each) { return each->id == id; });
    if (at == group.end()) return question_unknown(id);
    if (step == QuestionStep::up ? at == group.begin() : at + 1 == group.end()) return {};
    const auto* other = step == QuestionStep::up ? *(at - 1) : *(at + 1);
    set_question_position(uow, id, other->position);
    set_question_position(uow, other->id, (*at)->position);
    uow.record(actor, "events.move_question", edition_subject(held->question.edition_id), "",
               question_json(held->question));
    return {};
}

Result<void> place_question(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            const std::string& before, const std::vector<std::string>& seen) {
    const auto held = held_question(uow, id);
    if (!held) return held.error();
    std::vector<std::string> order;
    std::vector<int> positions;
    for (const auto* each : asked(held->form, held->question.facts.stage, held->question.facts.of)) {
        order.push_back(each->id);
        positions.push_back(each->position);
    }
    const bool known = before.empty() || std::find(order.begin(), order.end(), before) != order.end();
    if (held->question.removed || order != seen || !known) return changed_meanwhile(question_subject(id));
    if (before == id) return {};
    std::erase(order, id);
    order.insert(before.empty() ? order.end() : std::find(order.begin(), order.end(), before), id);
    for (std::size_t i = 0; i < order.size(); ++i)
        if (order[i] != seen[i]) set_question_position(uow, order[i], positions[i]);
    uow.record(actor, "events.move_question", edition_subject(held->question.edition_id), "",
               question_json(held->question));
    return {};
}

Result<void> remove_question(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto held = held_question(uow, id);
    if (!held) return std::move(held).error();
    auto& question = held->question;
    if (question.removed) return {};
    if (const auto waiting = dependents(held->form, id); !waiting.empty())
        return Error{ErrorCode::conflict,
                     /*t*/ "“{question}” waits for an answer to this question. Change that one first.",
                     question_subject(id),
                     {},
                     {{"question", waiting.front()->facts.label.in(question.facts.label.original)}}};
    question.removed = true;
    if (!update(uow, question)) return changed_meanwhile(question_subject(id));
    uow.record(actor, "events.remove_question", edition_subject(question.edition_id), question_json(question),
               "");
    return {};
}

Result<void> restore_question(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto held = held_question(uow, id);
    if (!held) return std::move(held).error();
    auto& question = held->question;
    if (!question.removed) return {};
    if (number_asked(held->form) >= most_questions) return too_many_questions(question.edition_id);
    // What it waited for may be gone or be another thing meanwhile.
    std::vector<FieldError> problems;
    check(question.facts, held->form, id, problems);
    if (!problems.empty()) question.facts.condition = {};
    question.removed = false;
    if (!update(uow, question)) return changed_meanwhile(question_subject(id));
    set_question_position(uow, id, last_position(held->form) + 1);
    uow.record(actor, "events.restore_question", edition_subject(question.edition_id), "",
               question_json(question));
    return {};
}

int offered_questions(UnitOfWork& uow, const Formats& formats, const std::string& edition_id) {
    const auto edition = find_edition(uow, edition_id);
    const auto format = edition && !edition->format.empty() ? formats.find(edition->format) : nullptr;
    if (!format) return 0;
    const auto form = questions_of(uow, edition_id);
    const auto offered = format->questions();
    return static_cast<int>(std::count_if(offered.begin(), offered.end(), [&](const FormatQuestion& one) {
        return std::none_of(form.begin(), form.end(),
                            [&](const Question& each) { return each.format_key == one.key; });
    }));
}

Result<int> take_format_questions(UnitOfWork& uow, const Formats& formats, const Actor& actor,
                                  const std::string& edition_id) {
    hold_form(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    const auto format = edition->format.empty() ? nullptr : formats.find(edition->format);
    if (!format)
        return Error{ErrorCode::conflict, /*t*/ "The format of this event is not there at the moment.",
                     edition_id};
    std::map<std::string, std::string> ids;
    for (const auto& each : questions_of(uow, edition_id))
        if (!each.format_key.empty()) ids[each.format_key] = each.id;
    int taken = 0;
    for (const auto& offered : format->questions()) {
        if (ids.contains(offered.key)) continue;
        auto added = add_question(uow, actor, edition_id, facts_of_format(formats, *format, offered, ids),
                                  offered.key);
        if (!added) return std::move(added).error();
        ids[offered.key] = *added;
        ++taken;
    }
    return taken;
}

void copy_form(UnitOfWork& uow, const std::string& from, const std::string& to) {
    std::map<std::string, std::string> ids;
    auto form = questions_of(uow, from);
    std::erase_if(form, [](const Question& each) { return each.removed; });
    for (const auto& each : form) ids[each.id] = new_id();
    for (auto& each : form) {
        each.id = ids.at(each.id);
        each.edition_id = to;
        auto& on = each.facts.condition.question;
        if (!on.empty()) on = ids.at(on);
        insert(uow, each);
    }
}

}  // namespace plenaria::events
