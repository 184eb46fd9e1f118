// SPDX-License-Identifier: EUPL-1.2
#include "decision_pages.hpp"

#include "../ballots/ballot_repository.hpp"
#include "agenda_repository.hpp"
#include "agenda_service.hpp"

namespace plenaria::committee::meetings {

namespace {

Result<MeetingRecord> record_of_item(UnitOfWork& uow, const std::string& item_id) {
    const auto item = find_item(uow, item_id);
    if (!item || item->removed) return item_unknown(item_id);
    return read_record(uow, item->meeting_id);
}

/// The vote of the body on an item, once it is counted.
std::optional<ballots::Ballot> vote_on(UnitOfWork& uow, const std::string& item_id) {
    auto found = ballots::counted_ballot_about(uow, "committee.item/" + item_id);
    if (!found || found->facts.subject != ballots::Subject::motion) return std::nullopt;
    return found;
}

/// A ballot on the motion, to be filled in further.
std::string ballot_url(const MeetingRecord& record, const AgendaItem& item, const RequestScope& scope) {
    return scope.url("committee.ballot_new", {{"body", record.held.meeting.body_id},
                                              {"about", "committee.item/" + item.id},
                                              {"title", item.facts.title},
                                              {"question", item.text()}});
}

Result<Reply> decision_view(const Request& request, RequestScope& scope, const Error* error) {
    const auto& id = request.path_value("item");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto record = record_of_item(uow, id);
        if (!record) return record.error();
        const auto item = find_item(uow, id).value();
        const auto& locale = scope.locale();
        const auto quorum = record->quorum(scope.now());
        const auto& chosen = request.form_value("way");
        std::vector<Choice> ways, majorities;
        const auto offer = [&](Way way) {
            ways.push_back({.value = std::string(to_text(way)),
                            .label = locale.t(name_of(way)),
                            .selected = chosen == to_text(way) ||
                                        (chosen.empty() && (way == Way::consensus || way == Way::none))});
        };
        if (quorum.is_reached()) {
            offer(Way::consensus);
            offer(Way::hands);
            if (vote_on(uow, id)) offer(Way::ballot);
        } else {
            offer(Way::none);
        }
        for (const auto each : all_majorities)
            majorities.push_back({.value = std::string(code_of(each)),
                                  .label = locale.t(words_of(each)),
                                  .selected = request.form_value("majority") == code_of(each)});
        const auto count = [&](const char* key, std::string label) {
            return field_model({.label = std::move(label),
                                .name = key,
                                .value = request.form_value(key),
                                .error = ledger::problem_of(key, error, locale),
                                .type = "number",
                                .css_class = "govuk-input--width-5"});
        };
        const auto title = locale.t("Decide: {item}", {{"item", item.facts.title}});
        Model page{{"title", title},
                   {"meeting", title_of(record->held, locale)},
                   {"back_url", scope.url("committee.hold", {{"meeting", item.meeting_id}})},
                   {"action_url", scope.url("committee.decide", {{"item", id}})},
                   {"edit_url", scope.url("committee.item", {{"item", id}})},
                   {"quorum", quorum_model(*record, scope.now(), locale)},
                   {"has_quorum", quorum.is_reached()},
                   {"has_motion", !item.text().empty()},
                   {"motion", item.text()},
                   {"may_vote", scope.actor().may("committee.ballots") && !item.text().empty()},
                   {"vote_url", ballot_url(*record, item, scope)},
                   {"way", choice_model({.label = locale.t("How it is decided"),
                                         .name = "way",
                                         .error = ledger::problem_of("way", error, locale)},
                                        ways)},
                   {"majority", choice_model({.label = locale.t("Majority that is needed"),
                                              .name = "majority",
                                              .hint = locale.t("Of a show of hands.")},
                                             majorities)},
                   {"yes", count("yes", locale.t("Yes"))},
                   {"no", count("no", locale.t("No"))},
                   {"abstentions", count("abstentions", locale.t("Abstentions"))}};
        return ledger::form_view("committee/meetings/decide", std::move(page), title, error, locale);
    });
}

std::uint64_t votes_typed(const Request& request, const char* name) {
    // A negative number is none; the check of the sum speaks of what remains.
    return static_cast<std::uint64_t>(
        std::clamp(ledger::read_number(request, name, 0), 0, ledger::most_seats));
}

std::string hold_url(const Request& request, RequestScope& scope) {
    const auto record =
        scope.db().read([&](UnitOfWork& uow) { return record_of_item(uow, request.path_value("item")); });
    return scope.url("committee.hold", {{"meeting", record ? record->held.meeting.id : std::string()}}) +
           "#items";
}

}  // namespace

Result<Reply> decision_form(const MeetingTools&, const Request& request, RequestScope& scope) {
    return decision_view(request, scope, nullptr);
}

Result<Reply> decide_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    DecisionWish wish{.way = parse_way(request.form_value("way")).value_or(Way::consensus),
                      .majority = parse_majority(request.form_value("majority")).value_or(Majority::simple),
                      .votes = {.yes = votes_typed(request, "yes"),
                                .no = votes_typed(request, "no"),
                                .abstentions = votes_typed(request, "abstentions")}};
    const auto taken = scope.db().write([&](UnitOfWork& uow) {
        const auto vote = wish.way == Way::ballot ? vote_on(uow, id) : std::nullopt;
        if (vote) {
            wish.ballot_id = vote->id;
            wish.carried = vote->outcome.decision.carried;
        }
        return decide_item(uow, tools, scope.actor(), id, wish);
    });
    if (!taken) {
        if (!is_for_form(taken.error())) return taken.error();
        return decision_view(request, scope, &taken.error());
    }
    scope.notice(decision_in_words(*taken, static_cast<int>(taken->votes.members), scope.locale()),
                 scope.url("committee.decision_undo", {{"item", id}}));
    return Redirect{hold_url(request, scope)};
}

Result<Reply> undo_decision_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return take_decision_back(uow, scope.actor(), id); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return decision_view(request, scope, &done.error());
    }
    scope.notice(scope.locale().t("The decision was taken back."));
    return Redirect{hold_url(request, scope)};
}

}  // namespace plenaria::committee::meetings
