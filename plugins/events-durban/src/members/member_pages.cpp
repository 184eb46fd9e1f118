// SPDX-License-Identifier: EUPL-1.2
#include "member_pages.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <plenaria/committee/elections.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "../fees/fee_field_pages.hpp"
#include "member_service.hpp"

namespace plenaria::events_durban {

namespace {

struct MembersPage {
    MembersReading reading;
    /// Who may be named, by what sorts them: members of the body before, or all delegations and who is named.
    std::vector<Member> candidates;
    std::set<std::string> coming;  ///< parties
    std::vector<directory::Directory::SegmentName> lists;
    std::vector<committee::ElectionCard> elections;  ///< that elect this body, the latest first
};

Result<MembersPage> members_page(const MemberTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<MembersPage> {
        auto reading = read_members(uow, *tools.editions, request.path_value("edition"),
                                    request.path_value("body"), locale.language());
        if (!reading) return std::move(reading).error();
        MembersPage page{*std::move(reading), {}, {}, tools.directory->segments(uow), {}};
        if (tools.elections != nullptr)
            page.elections = tools.elections->of_body(uow, page.reading.congress.edition.id,
                                                      page.reading.body.key, locale.language());
        std::map<std::string, Member> all;  // by what sorts them
        const auto add = [&](const Member& member) {
            all.emplace(locale.sort_key(member.name) + member.party, member);
        };
        if (page.reading.electing)
            for (const auto& each : page.reading.electing->members) add(each);
        for (const auto& each : page.reading.list.members)
            if (!page.reading.electing || !page.reading.electing->has(each.party)) add(each);
        for (const auto& card : tools.delegations->of_edition(uow, page.reading.congress.edition.id)) {
            if (card.comes) page.coming.insert(card.party);
            if (!page.reading.electing && !page.reading.list.has(card.party))
                add({card.party, card.party_name});
        }
        for (auto& [key, member] : all) page.candidates.push_back(std::move(member));
        return page;
    });
}

/// Ballots that elect this body, and where another one is written down.
void set_elections(Model& model, const MemberTools& tools, const MembersPage& page,
                   const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [congress, body, list, electing] = page.reading;
    const std::string named_by(find_kind(body.key)->named_by);
    Model::List rows;
    const committee::ElectionCard* seated = nullptr;
    for (const auto& each : page.elections) {
        if (each.source == list.source) seated = &each;
        rows.push_back({{"title", each.title},
                        {"url", each.path},
                        {"state", each.state},
                        {"is_short", each.is_counted && each.elected < each.seats},
                        {"elected", locale.t("{elected} of {seats} seats were filled.",
                                             {{"elected", locale.number(each.elected)},
                                              {"seats", locale.number(each.seats)}})}});
    }
    model.set("by_ballot", seated != nullptr);
    model.set("ballot", seated != nullptr ? seated->title : std::string());
    model.set("ballot_url", seated != nullptr ? seated->path : std::string());
    model.set("named_on", locale.day(to_local(list.set_at, congress.edition.dates.zone).day));
    const bool may =
        tools.elections != nullptr && !named_by.empty() && scope.actor().may("committee.ballots");
    const bool has_electors = electing && !electing->members.empty();
    model.set("has_elections", !rows.empty() || may);
    model.set("elections", std::move(rows));
    model.set("may_elect", may && has_electors);
    model.set("elect_url", may ? tools.elections->form_path(congress.edition.id, body.key) : std::string());
    model.set("lacks_electors", may && !has_electors);
    model.set("electors_url", named_by.empty()
                                  ? std::string()
                                  : scope.url("events-durban.members",
                                              {{"edition", congress.edition.id}, {"body", named_by}}));
    model.set("electing_body", named_by.empty() ? std::string() : locale.t(find_kind(named_by)->name));
}

/// @param chosen parties that were ticked; nullptr: those on the list.
View members_view(const MemberTools& tools, const MembersPage& page, const std::set<std::string>* chosen,
                  const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [congress, body, list, electing] = page.reading;
    const auto& kind = *find_kind(body.key);
    const UrlValues at{{"edition", congress.edition.id}, {"body", body.key}};
    const auto named = list.parties();
    Model::List members, candidates;
    for (const auto& each : list.members)
        members.push_back({{"name", each.name}, {"comes", page.coming.contains(each.party)}});
    for (const auto& each : page.candidates)
        candidates.push_back({{"party", each.party},
                              {"name", each.name},
                              {"checked", (chosen != nullptr ? *chosen : named).contains(each.party)}});
    std::vector<Choice> lists{{"", locale.t("Choose a list"), {}, true}};
    for (const auto& each : page.lists)
        lists.push_back({each.id, locale.t("{list} ({count})",
                                           {{"list", each.name}, {"count", locale.number(each.size)}})});
    const auto behind = left_behind(list, page.reading.electing_list());
    const auto name = locale.t(kind.name);
    const auto title = locale.t("Members: {body}", {{"body", name}});
    Model model{
        {"caption", congress.edition.title},
        {"bodies_url", scope.url("events-durban.bodies", {{"edition", congress.edition.id}})},
        {"title", title},
        {"electorate", locale.t(kind.electorate)},
        {"may_edit", scope.actor().may("events-durban.edit")},
        {"is_named", list.revision != 0},
        {"count", body.seats > 0
                      ? locale.t("{members} of {seats} seats",
                                 {{"members", locale.number(static_cast<long long>(list.members.size()))},
                                  {"seats", locale.number(body.seats)}})
                      : locale.n("{n} member", "{n} members", static_cast<long long>(list.members.size()))},
        {"by_election", !list.source.empty()},
        {"source", locale.t("Named by an election: {source}.", {{"source", list.source}})},
        {"has_behind", !behind.empty()},
        {"behind", locale.t("No members of the body that names this one any more: {names}.",
                            {{"names", joined(behind)}})},
        {"members", std::move(members)},
        {"action_url", scope.url("events-durban.members_name", at)},
        {"list_url", scope.url("events-durban.members_list", at)},
        {"revision", std::to_string(list.revision)},
        {"problem", error == nullptr ? std::string() : problem_on("members", *error, locale)},
        {"has_candidates", !candidates.empty()},
        {"candidates", std::move(candidates)},
        {"segment",
         choice_model({.label = locale.t("List of the directory"),
                       .name = "segment",
                       .hint = locale.t("Its members replace those who are named now."),
                       .error = error == nullptr ? std::string() : problem_on("segment", *error, locale)},
                      lists)}};
    set_problems(model, error, locale);
    set_elections(model, tools, page, scope);
    return {.name = "events-durban/members/show",
            .model = std::move(model),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// Names them, and shows the page again when that was refused.
Result<Reply> elect_and_show(const MemberTools& tools, const Request& request, RequestScope& scope,
                             const std::function<Result<std::vector<std::string>>(UnitOfWork&)>& parties,
                             const std::set<std::string>* chosen) {
    const auto& edition = request.path_value("edition");
    const auto& body = request.path_value("body");
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto wanted = parties(uow);
        if (!wanted) return std::move(wanted).error();
        return CongressBodies(tools).elect(
            uow, scope.actor(),
            {.edition = edition,
             .body = body,
             .parties = *std::move(wanted),
             .revision = std::max(read_whole(typed_in(request), "revision"), 0)});
    });
    if (done) {
        scope.notice(scope.locale().t("The members are named."));
        return Redirect{scope.url("events-durban.members", {{"edition", edition}, {"body", body}})};
    }
    if (!is_for_form(done.error())) return done.error();
    const auto page = members_page(tools, request, scope);
    if (!page) return page.error();
    return members_view(tools, *page, chosen, &done.error(), scope);
}

}  // namespace

Result<Reply> show_members(const MemberTools& tools, const Request& request, RequestScope& scope) {
    const auto page = members_page(tools, request, scope);
    if (!page) return page.error();
    return members_view(tools, *page, nullptr, nullptr, scope);
}

Result<Reply> name_members_post(const MemberTools& tools, const Request& request, RequestScope& scope) {
    std::set<std::string> chosen;
    const auto [from, until] = request.form.equal_range("member");
    for (auto at = from; at != until; ++at) chosen.insert(at->second);
    return elect_and_show(
        tools, request, scope,
        [&](UnitOfWork&) -> Result<std::vector<std::string>> {
            return std::vector<std::string>(chosen.begin(), chosen.end());
        },
        &chosen);
}

Result<Reply> take_list_post(const MemberTools& tools, const Request& request, RequestScope& scope) {
    return elect_and_show(
        tools, request, scope,
        [&](UnitOfWork& uow) { return parties_of_list(uow, tools, request.form_value("segment")); }, nullptr);
}

}  // namespace plenaria::events_durban
