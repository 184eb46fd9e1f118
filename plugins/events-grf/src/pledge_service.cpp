// SPDX-License-Identifier: EUPL-1.2
#include "pledge_service.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "json.hpp"
#include "pledge_repository.hpp"

namespace plenaria::events_grf {

namespace {

Result<void> refuse_if_any(std::vector<FieldError> problems) {
    if (problems.empty()) return {};
    return Error{ErrorCode::invalid_input,
                 /*t*/ "Something in this form needs your attention.",
                 {},
                 std::move(problems)};
}

/// Writes `facts` into `pledge`, or says what is wrong with them.
Result<void> take_facts(UnitOfWork& uow, directory::Lookup& lookup, const PledgeFacts& facts,
                        Pledge& pledge) {
    std::vector<FieldError> problems;
    const auto before = pledge.facts.entity_ref;
    pledge.facts = tidy(facts);
    if (const auto entity = lookup.entry(uow, facts.entity_ref, "en")) {
        pledge.facts.entity_ref = entity->ref;
        if (entity->ref != before) pledge.entity_name = entity->name;
    } else {
        problems.push_back({"entity", /*t*/ "Choose the city or organisation that pledges."});
    }
    check(pledge.facts, problems);
    return refuse_if_any(std::move(problems));
}

std::string facts_json(const Pledge& pledge) {
    const auto& facts = pledge.facts;
    return compact({{"entity", facts.entity_ref},
                    {"title", facts.title},
                    {"text", facts.text},
                    {"area", facts.area},
                    {"objective", facts.objective},
                    {"kind", facts.kind},
                    {"partners", facts.partners},
                    {"places", facts.places},
                    {"amount", facts.amount},
                    {"currency", facts.currency},
                    {"due_on", facts.due_on ? to_text(*facts.due_on) : std::string()}});
}

void index(UnitOfWork& uow, const Pledge& pledge) {
    uow.index({.subject = pledge_subject(pledge.id),
               .title = pledge.facts.title,
               .kind = /*t*/ "Pledge",
               .path = "/events/grf/pledges/" + pledge.id,
               .text = pledge.entity_name + '\n' + pledge.facts.text + '\n' + pledge.facts.places + '\n' +
                       pledge.facts.partners,
               .permission = "events-grf.view"});
}

}  // namespace

std::string pledge_subject(const std::string& id) { return "events-grf.pledge/" + id; }

Result<events::EditionCard> forum(UnitOfWork& uow, events::Editions& editions, const std::string& id,
                                  std::string_view language) {
    auto card = editions.edition(uow, id, language);
    if (!card || card->format != "grf")
        return Error{ErrorCode::not_found, /*t*/ "This event is no Global Refugee Forum.", id};
    return *std::move(card);
}

Result<Pledge> pledge_of(UnitOfWork& uow, const std::string& id) {
    auto pledge = find_pledge(uow, id);
    if (!pledge) return Error{ErrorCode::not_found, /*t*/ "This pledge does not exist.", id};
    return *std::move(pledge);
}

Result<std::string> enter_pledge(UnitOfWork& uow, directory::Lookup& lookup, events::Editions& editions,
                                 const Actor& actor, const std::string& edition, const PledgeFacts& facts) {
    if (auto known = forum(uow, editions, edition, "en"); !known) return std::move(known).error();
    Pledge pledge{.id = new_id(), .edition_id = edition};
    if (auto good = take_facts(uow, lookup, facts, pledge); !good) return std::move(good).error();
    pledge.number = next_number(uow, edition);
    insert(uow, pledge);
    uow.record(actor, "events-grf.enter_pledge", pledge_subject(pledge.id), "", facts_json(pledge));
    uow.publish("events-grf.pledge_entered/1", compact({{"edition", edition}, {"pledge", pledge.id}}));
    index(uow, pledge);
    return pledge.id;
}

Result<void> change_pledge(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                           const std::string& id, const PledgeFacts& facts, int revision) {
    const auto before = pledge_of(uow, id);
    if (!before) return before.error();
    auto pledge = *before;
    if (auto good = take_facts(uow, lookup, facts, pledge); !good) return good;
    pledge.revision = revision;
    if (!update(uow, pledge))
        return Error{ErrorCode::conflict,
                     /*t*/
                     "Somebody else has changed this since you opened it. Look at what is stored now, "
                     "then decide again.",
                     pledge_subject(id)};
    uow.record(actor, "events-grf.change_pledge", pledge_subject(id), facts_json(*before),
               facts_json(pledge));
    index(uow, pledge);
    return {};
}

Result<void> report_pledge(UnitOfWork& uow, const Actor& actor, const std::string& id, Stage stage,
                           const std::string& note) {
    const auto pledge = pledge_of(uow, id);
    if (!pledge) return pledge.error();
    if (pledge->withdrawn)
        return Error{ErrorCode::conflict, /*t*/ "This pledge was withdrawn. Take that back first.", id};
    const auto text = trim(note);
    if (!is_utf8(text) || length(text) > longest_note)
        return refuse_if_any(
            {{"note", /*t*/ "Write at most {max} characters.", {{"max", std::to_string(longest_note)}}}});
    if (stage == pledge->stage && text.empty())
        return refuse_if_any({{"note", /*t*/ "Write what became of it, or choose another stage."}});
    set_stage(uow, id, stage);
    insert(uow, id, {.stage = stage, .note = text, .reported_at = uow.now(), .reported_by = actor.name});
    uow.record(actor, "events-grf.report_pledge", pledge_subject(id),
               compact({{"stage", std::string(to_text(pledge->stage))}}),
               compact({{"stage", std::string(to_text(stage))}, {"note", text}}));
    uow.publish("events-grf.pledge_reported/1",
                compact({{"pledge", id}, {"stage", std::string(to_text(stage))}}));
    return {};
}

Result<void> withdraw_pledge(UnitOfWork& uow, const Actor& actor, const std::string& id, bool withdrawn) {
    const auto pledge = pledge_of(uow, id);
    if (!pledge) return pledge.error();
    if (pledge->withdrawn == withdrawn) return {};
    set_withdrawn(uow, id, withdrawn);
    uow.record(actor, withdrawn ? "events-grf.withdraw_pledge" : "events-grf.restore_pledge",
               pledge_subject(id), "", "");
    return {};
}

}  // namespace plenaria::events_grf
