// SPDX-License-Identifier: EUPL-1.2
#include "interpretation_service.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/live.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "interpretation_repository.hpp"

namespace plenaria::events {

namespace {

std::string interpreter_subject(const std::string& id) { return "events.interpreter/" + id; }

/// Who was typed is erased one day, and the history is not: there they have no name.
std::string interpreter_json(const InterpreterFacts& facts) {
    auto hours = Document::array();
    for (const auto& [from, until] : facts.hours) hours.push_back(to_text(from) + '/' + to_text(until));
    return compact({{"person", facts.person_ref},
                    {"booth", facts.booth},
                    {"both_ways", facts.both_ways},
                    {"from", joined(facts.sources)},
                    {"hours", std::move(hours)},
                    {"alone_minutes", facts.alone_minutes},
                    {"day_minutes", facts.day_minutes}});
}

std::string needs_json(const SessionInterpretation& session) {
    return compact({{"floor", joined(session.floor)},
                    {"into", joined(session.into)},
                    {"interpreters", session.interpreters}});
}

/// Writes `facts` into `interpreter`, or says what is wrong with them.
Result<void> take_interpreter(UnitOfWork& uow, directory::Lookup& lookup, const InterpreterFacts& facts,
                              Interpreter& interpreter) {
    std::vector<FieldError> problems;
    const auto before = interpreter.facts;
    interpreter.facts = facts;
    auto& taken = interpreter.facts;
    taken.name = trim(facts.name);
    taken.note = trim(facts.note);
    taken.sources = split_languages(joined(facts.sources));
    if (!taken.both_ways.empty()) taken.sources.clear();
    std::sort(taken.hours.begin(), taken.hours.end(),
              [](const auto& a, const auto& b) { return a.from < b.from; });
    if (!facts.person_ref.empty()) {
        const auto person = lookup.entry(uow, facts.person_ref, "en");
        if (person) {
            taken.person_ref = person->ref;
            taken.name = person->ref == before.person_ref ? before.name : person->name;
        } else {
            problems.push_back({"name", /*t*/ "Choose somebody of the directory."});
        }
    }
    // One that was wrong is said once.
    if (problems.empty() || !taken.name.empty()) check(taken, problems);
    return refuse_if_any(std::move(problems));
}

Result<void> set_interpreter_out(UnitOfWork& uow, const Actor& actor, const std::string& id, bool removed) {
    const auto interpreter = find_interpreter(uow, id, true);
    if (!interpreter) return interpreter_unknown(id);
    touch(uow, interpreter->edition_id);
    if (find_interpreter(uow, id).has_value() != removed) return {};
    set_interpreter_removed(uow, id, removed);
    const auto facts = interpreter_json(interpreter->facts);
    uow.record(actor, removed ? "events.remove_interpreter" : "events.restore_interpreter",
               interpreter_subject(id), removed ? facts : "", removed ? "" : facts);
    tell(uow, programme_topic(interpreter->edition_id));
    return {};
}

}  // namespace

Error interpreter_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This interpreter does not exist.", id};
}

Result<std::string> add_interpreter(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                    const std::string& edition_id, const InterpreterFacts& facts) {
    touch(uow, edition_id);
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    Interpreter interpreter{.edition_id = edition_id};
    if (auto good = take_interpreter(uow, lookup, facts, interpreter); !good) return std::move(good).error();
    if (interpretation_of(uow, edition_id).interpreters.size() >= most_interpreters)
        return Error{ErrorCode::conflict,
                     /*t*/ "An event has at most {max} interpreters.",
                     edition_id,
                     {},
                     {{"max", std::to_string(most_interpreters)}}};
    interpreter.id = new_id();
    insert(uow, interpreter);
    uow.record(actor, "events.add_interpreter", interpreter_subject(interpreter.id), "",
               interpreter_json(interpreter.facts));
    tell(uow, programme_topic(edition_id));
    return interpreter.id;
}

Result<void> change_interpreter(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& id, const InterpreterFacts& facts, int revision) {
    const auto before = find_interpreter(uow, id);
    if (!before) return interpreter_unknown(id);
    auto interpreter = *before;
    if (auto good = take_interpreter(uow, lookup, facts, interpreter); !good) return good;
    interpreter.revision = revision;
    if (!update(uow, interpreter)) return changed_meanwhile(interpreter_subject(id));
    touch(uow, interpreter.edition_id);
    uow.record(actor, "events.change_interpreter", interpreter_subject(id), interpreter_json(before->facts),
               interpreter_json(interpreter.facts));
    tell(uow, programme_topic(interpreter.edition_id));
    return {};
}

Result<void> remove_interpreter(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    return set_interpreter_out(uow, actor, id, true);
}

Result<void> restore_interpreter(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    return set_interpreter_out(uow, actor, id, false);
}

Result<void> plan_interpretation(UnitOfWork& uow, const Actor& actor, const SessionInterpretation& wanted) {
    touch_edition_of_session(uow, wanted.session_id);
    const auto session = find_session(uow, wanted.session_id);
    if (!session) return session_unknown(wanted.session_id);
    const auto before = interpretation_of_session(uow, wanted.session_id);
    auto after = wanted;
    after.floor = split_languages(joined(wanted.floor));
    after.into = split_languages(joined(wanted.into));
    std::sort(after.interpreters.begin(), after.interpreters.end());
    after.interpreters.erase(std::unique(after.interpreters.begin(), after.interpreters.end()),
                             after.interpreters.end());
    std::vector<FieldError> problems;
    if (after.floor.empty() && !after.into.empty())
        problems.push_back({"floor", /*t*/ "Choose the languages that are spoken in the room."});
    for (const auto& id : after.interpreters) {
        const auto interpreter = find_interpreter(uow, id);
        if (!interpreter || interpreter->edition_id != session->edition_id) {
            problems.push_back({"interpreters", /*t*/ "Choose interpreters of this event."});
            break;
        }
    }
    if (after.interpreters.size() > largest_team)
        problems.push_back({"interpreters",
                            /*t*/ "A session has at most {max} interpreters.",
                            {{"max", std::to_string(largest_team)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (!store(uow, after)) return changed_meanwhile(session_subject(session->id));
    uow.record(actor, "events.plan_interpretation", session_subject(session->id), needs_json(before),
               needs_json(after));
    tell(uow, programme_topic(session->edition_id));
    return {};
}

}  // namespace plenaria::events
