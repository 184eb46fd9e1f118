// SPDX-License-Identifier: EUPL-1.2
#include "fee_service.hpp"

#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json.hpp"
#include "fee_repository.hpp"
#include "fee_subject.hpp"
#include "payment_repository.hpp"

namespace plenaria::events_durban {

namespace {

std::string kind_json(const FeeFacts& facts) {
    const auto& early = facts.early_until;
    return compact(
        {{"name", facts.names.in("en")},
         {"segment", facts.segment},
         {"for_others", facts.for_others},
         {"currency", facts.currency},
         {"fee", facts.fee},
         {"early_fee", facts.early_fee},
         {"early_until",
          early ? std::to_string(early->amount) + ' ' + std::string(to_text(early->unit)) : std::string()},
         {"quota", facts.quota},
         {"votes", facts.votes}});
}

std::string rules_json(const FeeRules& rules) {
    const auto words = [](const std::optional<events::Distance>& until) {
        return until ? std::to_string(until->amount) + ' ' + std::string(to_text(until->unit))
                     : std::string();
    };
    return compact({{"full_until", words(rules.full_until)},
                    {"part_percent", rules.part_percent},
                    {"part_until", words(rules.part_until)},
                    {"erase_days", rules.erase_days}});
}

/// The quota of a kind, as that of one of its delegations; the problem names the delegation.
Result<void> pass_quota_on(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                           const events::DelegationCard& delegation, int quota,
                           std::vector<FieldError>& problems) {
    auto set = tools.delegations->set_quota(uow, actor, delegation.id, quota);
    if (set || set.error().code != ErrorCode::invalid_input) return set;
    MessageValues values{{"office", delegation.party_name}, {"quota", std::to_string(quota)}};
    for (const auto& problem : set.error().fields)
        for (const auto& [name, value] : problem.values)
            if (name == "registered") values.emplace_back(name, value);
    problems.push_back({"quota", /*t*/ "{office} has registered {registered}, which is more than {quota}.",
                        std::move(values)});
    return {};
}

}  // namespace

Error refuse(std::vector<FieldError> problems) {
    return {ErrorCode::invalid_input,
            /*t*/ "Something in this form needs your attention.",
            {},
            std::move(problems)};
}

Error changed_meanwhile(const std::string& subject) {
    return {
        ErrorCode::conflict,
        /*t*/
        "Somebody else has changed this since you opened it. Look at what is stored now, then decide again.",
        subject};
}

std::string fee_subject(const std::string& edition) { return "events.edition/" + edition; }
std::string due_subject(const std::string& delegation) { return "events.delegation/" + delegation; }

Error delegation_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This delegation does not exist.", id};
}

Error fee_kind_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This kind of participation does not exist.", id};
}

Result<events::EditionCard> congress_card(UnitOfWork& uow, const FeeTools& tools, const std::string& edition,
                                          std::string_view language) {
    auto card = tools.editions->edition(uow, edition, language);
    if (!card || card->format != "durban")
        return Error{ErrorCode::not_found, /*t*/ "This event is no World Congress.", edition};
    return *std::move(card);
}

Result<std::string> enter_fee_kind(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                                   const std::string& edition, FeeFacts facts) {
    if (auto card = congress_card(uow, tools, edition, "en"); !card) return std::move(card).error();
    FeeKind kind{.id = new_id(), .edition_id = edition, .facts = tidy(std::move(facts))};
    std::vector<FieldError> problems;
    check(kind.facts, problems);
    if (!problems.empty()) return refuse(std::move(problems));
    if (fee_kinds_of(uow, edition).size() >= most_fee_kinds)
        return Error{ErrorCode::conflict,
                     /*t*/ "A congress has at most {max} kinds of participation.",
                     edition,
                     {},
                     {{"max", std::to_string(most_fee_kinds)}}};
    insert(uow, kind);
    uow.record(actor, "events-durban.enter_fee_kind", fee_subject(edition), "", kind_json(kind.facts));
    return kind.id;
}

Result<void> change_fee_kind(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                             const std::string& id, FeeFacts facts, int revision) {
    auto kind = find_fee_kind(uow, id);
    if (!kind) return fee_kind_unknown(id);
    const auto before = kind->facts;
    kind->facts = tidy(std::move(facts));
    std::vector<FieldError> problems;
    check(kind->facts, problems);
    const auto parts = participations_of(uow, kind->edition_id);
    if (kind->facts.currency != before.currency)
        for (const auto& [delegation, payments] : payments_of_edition(uow, kind->edition_id))
            if (const auto part = parts.find(delegation); part != parts.end() && part->second.kind_id == id) {
                problems.push_back({"currency",
                                    /*t*/
                                    "Something was paid in {currency} already. Enter another "
                                    "kind for another currency.",
                                    {{"currency", before.currency}}});
                break;
            }
    if (problems.empty())
        for (const auto& each : tools.delegations->of_edition(uow, kind->edition_id))
            if (const auto part = parts.find(each.id); part != parts.end() && part->second.kind_id == id)
                if (auto passed = pass_quota_on(uow, tools, actor, each, kind->facts.quota, problems);
                    !passed)
                    return passed;
    if (!problems.empty()) return refuse(std::move(problems));
    kind->revision = revision;
    if (!update(uow, *kind)) return changed_meanwhile(fee_subject(kind->edition_id));
    uow.record(actor, "events-durban.change_fee_kind", fee_subject(kind->edition_id), kind_json(before),
               kind_json(kind->facts));
    return {};
}

Result<void> remove_fee_kind(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto kind = find_fee_kind(uow, id);
    if (!kind) return fee_kind_unknown(id);
    for (const auto& [delegation, part] : participations_of(uow, kind->edition_id))
        if (part.kind_id == id)
            return Error{ErrorCode::conflict,
                         /*t*/ "Delegations take part so. Put them into another kind first.", id};
    events_durban::remove_fee_kind(uow, id);
    uow.record(actor, "events-durban.remove_fee_kind", fee_subject(kind->edition_id), kind_json(kind->facts),
               "");
    return {};
}

Result<void> set_fee_rules(UnitOfWork& uow, const FeeTools& tools, const Actor& actor, FeeRules rules) {
    if (auto card = congress_card(uow, tools, rules.edition_id, "en"); !card) return std::move(card).error();
    rules.pay_to = trim(rules.pay_to);
    std::vector<FieldError> problems;
    check(rules, problems);
    if (!problems.empty()) return refuse(std::move(problems));
    const auto before = fee_rules_of(uow, rules.edition_id);
    if (!store(uow, rules)) return changed_meanwhile(fee_subject(rules.edition_id));
    uow.record(actor, "events-durban.set_fee_rules", fee_subject(rules.edition_id),
               before.revision == 0 ? std::string() : rules_json(before), rules_json(rules));
    return {};
}

Result<void> set_participation(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                               Participation wish) {
    const auto delegation = tools.delegations->delegation(uow, wish.delegation_id);
    if (!delegation) return delegation_unknown(wish.delegation_id);
    if (auto card = congress_card(uow, tools, delegation->edition, "en"); !card)
        return std::move(card).error();
    wish.waived_for = trim(wish.waived_for);
    std::vector<FieldError> problems;
    const auto kind = find_fee_kind(uow, wish.kind_id);
    if (!kind || kind->edition_id != delegation->edition)
        problems.push_back({"kind", /*t*/ "Choose as what the delegation takes part."});
    if (wish.waived < 0 || wish.waived > most_quota)
        problems.push_back({"waived",
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", "0"}, {"max", std::to_string(most_quota)}}});
    if (wish.waived > 0 && wish.waived_for.empty())
        problems.push_back({"waived_for", /*t*/ "Write why the fee is waived."});
    if (!is_utf8(wish.waived_for) || length(wish.waived_for) > longest_fee_note)
        problems.push_back({"waived_for",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_fee_note)}}});
    const auto before = participation_of(uow, wish.delegation_id);
    if (kind && before.kind_id != kind->id) {
        for (const auto& payment : payments_of(uow, wish.delegation_id))
            if (!payment.is_void && payment.currency != kind->facts.currency) {
                problems.push_back(
                    {"kind",
                     /*t*/ "This delegation has paid in {currency}: choose a kind in that currency.",
                     {{"currency", payment.currency}}});
                break;
            }
        if (problems.empty())
            if (auto passed = pass_quota_on(uow, tools, actor, *delegation, kind->facts.quota, problems);
                !passed)
                return passed;
    }
    if (!problems.empty()) return refuse(std::move(problems));
    if (!store(uow, delegation->edition, wish)) return changed_meanwhile(due_subject(wish.delegation_id));
    // The reason may name somebody, and history is kept longer.
    const auto json = [&](const Participation& part) {
        return compact({{"kind", part.kind_id}, {"waived", part.waived}});
    };
    uow.record(actor, "events-durban.set_participation", due_subject(wish.delegation_id),
               before.revision == 0 ? std::string() : json(before), json(wish));
    return {};
}

Result<Sorted> sort_delegations(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                                const std::string& edition) {
    if (auto card = congress_card(uow, tools, edition, "en"); !card) return std::move(card).error();
    const auto kinds = fee_kinds_of(uow, edition);
    std::vector<std::set<std::string>> lists;
    for (const auto& kind : kinds) {
        auto& refs = lists.emplace_back();
        if (kind.facts.segment.empty()) continue;
        for (const auto& party : tools.directory->segment(uow, kind.facts.segment, "en"))
            refs.insert(party.ref);
    }
    const auto parts = participations_of(uow, edition);
    Sorted done;
    for (const auto& each : tools.delegations->of_edition(uow, edition)) {
        if (parts.contains(each.id)) continue;
        const auto* kind =
            kind_by_lists(kinds, [&](std::size_t at) { return lists[at].contains(each.party); });
        if (kind == nullptr) {
            done.unknown.push_back(each.party_name);
            continue;
        }
        std::vector<FieldError> problems;
        if (auto passed = pass_quota_on(uow, tools, actor, each, kind->facts.quota, problems); !passed)
            return std::move(passed).error();
        if (!problems.empty()) {
            done.over.push_back(each.party_name);
            continue;
        }
        if (!store(uow, edition, {.delegation_id = each.id, .kind_id = kind->id}))
            return changed_meanwhile(due_subject(each.id));
        ++done.sorted;
    }
    if (done.sorted > 0)
        uow.record(actor, "events-durban.sort_delegations", fee_subject(edition), "",
                   compact({{"sorted", done.sorted}}));
    return done;
}

}  // namespace plenaria::events_durban
