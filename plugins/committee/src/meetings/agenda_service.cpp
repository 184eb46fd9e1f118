// SPDX-License-Identifier: EUPL-1.2
#include "agenda_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "agenda_repository.hpp"
#include "attendance_repository.hpp"
#include "meeting_repository.hpp"
#include "minutes_service.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;
using ledger::refuse_if_any;

struct HeldItem {
    HeldMeeting held;
    AgendaItem item;
};

/// Locked, of a meeting whose minutes are not approved.
Result<HeldItem> lock_item(UnitOfWork& uow, const std::string& id) {
    const auto seen = find_item(uow, id);
    if (!seen) return item_unknown(id);
    auto held = lock_meeting(uow, seen->meeting_id);
    if (!held) return std::move(held).error();
    if (auto open = check_unsealed(held->meeting); !open) return std::move(open).error();
    // Read again: what was written before the lock was had counts.
    return HeldItem{*std::move(held), find_item(uow, id).value()};
}

std::string item_subject(const AgendaItem& item) { return meeting_subject(item.meeting_id); }

ledger::Document item_json(const AgendaItem& item) {
    const auto& facts = item.facts;
    return {{"item", item.id},
            {"kind", std::string(to_text(facts.kind))},
            {"title", facts.title},
            {"owner", facts.owner},
            {"minutes", facts.minutes},
            {"version", facts.version_id},
            {"vacancy", facts.vacancy_id},
            {"approves", facts.approves},
            {"motion", facts.motion},
            {"amended", facts.amended},
            {"proposed_by", facts.proposed_by},
            {"seconded_by", facts.seconded_by}};
}

Error is_decided(const AgendaItem& item) {
    return {ErrorCode::conflict,
            /*t*/ "This item is decided. Take the decision back before the item is changed.", item.id};
}

void check_approves(UnitOfWork& uow, const Meeting& meeting, const ItemFacts& facts,
                    std::vector<FieldError>& problems) {
    if (facts.approves.empty()) return;
    const auto other = find_meeting(uow, facts.approves);
    if (!other || other->body_id != meeting.body_id || other->id == meeting.id)
        problems.push_back({"approves", /*t*/ "Choose an earlier meeting of this body."});
}

/// Votes by hands are of those who are there.
void check_votes(const DecisionWish& wish, const Quorum& quorum, std::vector<FieldError>& problems) {
    const auto cast = wish.votes.yes + wish.votes.no + wish.votes.abstentions;
    if (wish.way == Way::hands && cast > static_cast<std::uint64_t>(quorum.present))
        problems.push_back({"yes",
                            /*t*/ "There are {votes} votes, and only {present} members are there.",
                            {{"votes", std::to_string(cast)}, {"present", std::to_string(quorum.present)}}});
    if (wish.way == Way::hands && cast == 0)
        problems.push_back({"yes", /*t*/ "Write how many voted yes, no, and how many abstained."});
}

Error has_no_quorum(const Quorum& quorum, const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/
            "There is no quorum: {present} members are there, {needed} are needed. Nothing can be decided.",
            id,
            {},
            {{"present", std::to_string(quorum.present)}, {"needed", std::to_string(quorum.needed)}}};
}

}  // namespace

Result<std::string> add_item(UnitOfWork& uow, const Actor& actor, const std::string& meeting_id,
                             const ItemFacts& facts) {
    const auto held = lock_meeting(uow, meeting_id);
    if (!held) return held.error();
    if (auto open = check_unsealed(held->meeting); !open) return std::move(open).error();
    const auto there = items_of(uow, meeting_id);
    AgendaItem item{.id = new_id(), .meeting_id = meeting_id, .facts = tidy(facts)};
    item.place = there.empty() ? 1 : there.back().place + 1;
    std::vector<FieldError> problems;
    check(item.facts, problems);
    check_approves(uow, held->meeting, item.facts, problems);
    if (static_cast<int>(there.size()) >= most_items)
        problems.push_back({"title",
                            /*t*/ "An agenda has at most {most} items.",
                            {{"most", std::to_string(most_items)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    insert(uow, item);
    uow.record(actor, "committee.add_item", item_subject(item), "", compact(item_json(item)));
    return item.id;
}

Result<void> change_item(UnitOfWork& uow, const Actor& actor, const std::string& id, const ItemFacts& facts,
                         int revision) {
    auto locked = lock_item(uow, id);
    if (!locked) return std::move(locked).error();
    auto& [held, item] = *locked;
    if (item.removed) return item_unknown(id);
    if (decision_on(uow, id)) return is_decided(item);
    const auto before = item;
    item.facts = tidy(facts);
    std::vector<FieldError> problems;
    check(item.facts, problems);
    check_approves(uow, held.meeting, item.facts, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    item.revision = revision;
    if (!update(uow, item)) return changed_meanwhile(item_subject(item));
    uow.record(actor, "committee.change_item", item_subject(item), compact(item_json(before)),
               compact(item_json(item)));
    return {};
}

Result<void> move_item(UnitOfWork& uow, const Actor& actor, const std::string& id, int by) {
    const auto locked = lock_item(uow, id);
    if (!locked) return locked.error();
    auto items = items_of(uow, locked->item.meeting_id);
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const AgendaItem& each) { return each.id == id; });
    if (at == items.end()) return item_unknown(id);
    if (by == 0 || (by < 0 && at == items.begin()) || (by > 0 && at + 1 == items.end())) return {};
    const auto neighbour = by < 0 ? at - 1 : at + 1;
    set_place(uow, at->id, neighbour->place);
    set_place(uow, neighbour->id, at->place);
    uow.record(actor, "committee.move_item", item_subject(*at), compact({{"item", id}, {"place", at->place}}),
               compact({{"item", id}, {"place", neighbour->place}}));
    return {};
}

Result<void> place_item(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& before,
                        const std::vector<std::string>& seen) {
    const auto locked = lock_item(uow, id);
    if (!locked) return locked.error();
    auto items = items_of(uow, locked->item.meeting_id);
    const auto is_shown = [](const AgendaItem& item, const std::string& shown) { return item.id == shown; };
    if (!std::equal(items.begin(), items.end(), seen.begin(), seen.end(), is_shown))
        return changed_meanwhile(item_subject(locked->item));
    const auto place_of = [&](const std::string& wanted) {
        return std::find_if(items.begin(), items.end(),
                            [&](const AgendaItem& each) { return each.id == wanted; });
    };
    const auto from = place_of(id), to = before.empty() ? items.end() : place_of(before);
    if (from == items.end() || (to == items.end() && !before.empty())) return item_unknown(id);
    if (to == from) return {};
    std::vector<int> places;
    for (const auto& each : items) places.push_back(each.place);
    if (from < to)
        std::rotate(from, from + 1, to);
    else
        std::rotate(to, from, from + 1);
    for (std::size_t index = 0; index < items.size(); ++index)
        if (items[index].place != places[index]) set_place(uow, items[index].id, places[index]);
    const auto now_at = places[static_cast<std::size_t>(place_of(id) - items.begin())];
    if (now_at == locked->item.place) return {};
    uow.record(actor, "committee.move_item", item_subject(locked->item),
               compact({{"item", id}, {"place", locked->item.place}}),
               compact({{"item", id}, {"place", now_at}}));
    return {};
}

Result<void> remove_item(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto locked = lock_item(uow, id);
    if (!locked) return std::move(locked).error();
    auto& item = locked->item;
    if (item.removed) return {};
    if (decision_on(uow, id)) return is_decided(item);
    item.removed = true;
    if (!update(uow, item)) return changed_meanwhile(item_subject(item));
    uow.record(actor, "committee.remove_item", item_subject(item), compact(item_json(item)), "");
    return {};
}

Result<void> restore_item(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto locked = lock_item(uow, id);
    if (!locked) return std::move(locked).error();
    auto& item = locked->item;
    if (!item.removed) return {};
    item.removed = false;
    if (!update(uow, item)) return changed_meanwhile(item_subject(item));
    uow.record(actor, "committee.restore_item", item_subject(item), "", compact(item_json(item)));
    return {};
}

Result<TakenDecision> decide_item(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                                  const std::string& item_id, const DecisionWish& wish) {
    const auto locked = lock_item(uow, item_id);
    if (!locked) return locked.error();
    const auto& [held, item] = *locked;
    const auto& meeting = held.meeting;
    if (item.removed) return item_unknown(item_id);
    if (meeting.state != State::open)
        return Error{ErrorCode::conflict, /*t*/ "Only a meeting that is in session decides.", item_id};
    if (decision_on(uow, item_id)) return is_decided(item);
    const auto invitees = invitees_of(uow, meeting.id);
    const auto seats = held_of(invitees);
    const auto quorum =
        quorum_at(uow.now(), quorum_of(held.rule, seats), seats, presences_of(uow, meeting.id));
    if (wish.way != Way::none && !quorum.is_reached()) return has_no_quorum(quorum, item_id);
    std::vector<FieldError> problems;
    if (wish.way == Way::none && quorum.is_reached())
        problems.push_back({"way", /*t*/ "There is a quorum: the item can be decided."});
    if (wish.way == Way::ballot && wish.ballot_id.empty())
        problems.push_back({"way", /*t*/ "A decision by ballot comes from its ballot."});
    if (item.text().empty() && item.facts.kind != ItemKind::approval && wish.way != Way::none)
        problems.push_back({"motion", /*t*/ "Write the text of the motion first."});
    check_votes(wish, quorum, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();

    TakenDecision taken{.id = new_id(),
                        .body_id = meeting.body_id,
                        .item_id = item_id,
                        .way = wish.way,
                        .ballot_id = wish.way == Way::ballot ? wish.ballot_id : std::string(),
                        .majority = wish.majority,
                        .votes = wish.way == Way::hands ? wish.votes : Motion{},
                        .present = quorum.present,
                        .needed = quorum.needed,
                        .decided_at = uow.now()};
    taken.votes.members = static_cast<std::uint64_t>(seats);
    taken.carried = wish.way == Way::consensus || (wish.way == Way::ballot && wish.carried);
    if (wish.way == Way::hands) {
        const auto counted = decide(taken.votes, taken.majority);
        if (!counted) return counted.error();
        taken.carried = counted->carried;
    }
    if (wish.way != Way::none) {
        // Two meetings of one body, in session at once, must not give the same number.
        ledger::touch_body(uow, meeting.body_id);
        taken.year =
            static_cast<int>(std::chrono::year_month_day(to_local(uow.now(), meeting.facts.zone).day).year());
        taken.serial = last_serial(uow, meeting.body_id, taken.year) + 1;
    }
    if (taken.carried && item.facts.kind == ItemKind::approval && !item.facts.approves.empty())
        if (auto sealed = approve_minutes(uow, tools, actor, item.facts.approves, item_id); !sealed)
            return std::move(sealed).error();
    insert(uow, taken);
    uow.record(actor, "committee.decide", item_subject(item), "",
               compact({{"item", item_id},
                        {"number", taken.serial > 0 ? taken.number() : std::string()},
                        {"way", std::string(to_text(taken.way))},
                        {"carried", taken.carried},
                        {"yes", taken.votes.yes},
                        {"no", taken.votes.no},
                        {"abstentions", taken.votes.abstentions},
                        {"present", taken.present},
                        {"needed", taken.needed}}));
    if (taken.serial > 0)
        uow.publish("committee.decided/1", compact({{"body", meeting.body_id},
                                                    {"meeting", meeting.id},
                                                    {"number", taken.number()},
                                                    {"carried", taken.carried}}));
    return taken;
}

Result<void> take_decision_back(UnitOfWork& uow, const Actor& actor, const std::string& item_id) {
    const auto locked = lock_item(uow, item_id);
    if (!locked) return locked.error();
    const auto& [held, item] = *locked;
    const auto taken = decision_on(uow, item_id);
    if (!taken) return {};
    if (held.meeting.minutes != MinutesState::draft)
        return Error{ErrorCode::conflict,
                     /*t*/ "Members have the minutes that tell this decision: it stays.", item_id};
    if (auto opened = unseal_minutes(uow, actor, item_id); !opened) return opened;
    remove_decision(uow, item_id);
    uow.record(actor, "committee.take_decision_back", item_subject(item),
               compact({{"item", item_id}, {"number", taken->serial > 0 ? taken->number() : std::string()}}),
               "");
    return {};
}

}  // namespace plenaria::committee::meetings
