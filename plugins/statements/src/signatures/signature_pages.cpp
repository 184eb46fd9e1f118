// SPDX-License-Identifier: EUPL-1.2
#include "signature_pages.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/sent_file.hpp>
#include <plenaria/text.hpp>

#include "../rounds/city_choice_pages.hpp"
#include "../rounds/city_offer_pages.hpp"
#include "../text/part_pages.hpp"
#include "../text/reading_pages.hpp"
#include "../text/statement_repository.hpp"
#include "../validation/validation_service.hpp"
#include "../versions/version_repository.hpp"
#include "signature_service.hpp"

namespace plenaria::statements {

namespace {

Model signatory_tag(SignatoryState state, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "amber", "violet", "green", "terra"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state)));
}

Model open_tag(bool open, const Locale& locale) {
    return open ? tag_model("teal", locale.t("Open")) : tag_model("grey", locale.t("Closed"));
}

Result<Reply> back_to_register(const Result<void>& done, std::string_view notice, const Request& request,
                               RequestScope& scope) {
    if (!done) return done.error();
    scope.notice(scope.locale().t(notice));
    return Redirect{scope.url("statements.signing", {{"signing", request.path_value("signing")}})};
}

Result<Reply> new_signing_view(const SignTools& tools, const Request& request, RequestScope& scope,
                               const Error* error) {
    const auto& locale = scope.locale();
    const bool typed = error != nullptr;
    const auto& wanted = typed ? request.form_value("version") : request.query_value("version");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto version = find_version(uow, wanted);
        if (!version) return Error{ErrorCode::not_found, "This version does not exist.", "version " + wanted};
        const auto statement = find_statement(uow, version->statement_id, locale.language());
        std::vector<Choice> segments;
        for (const auto& segment : tools.directory->segments(uow))
            segments.push_back(
                {segment.id, segment.name + " (" + std::to_string(segment.size) + ")", {}, false});
        const auto value = [&](std::string_view name, std::string otherwise) {
            return typed ? request.form_value(name) : std::move(otherwise);
        };
        const auto problem = [&](std::string_view name) {
            return typed ? problem_on(name, *error, locale) : std::string();
        };
        auto cities = tools.directory->cities(uow, locale.language());
        auto search =
            city_search(cities.size(), most_cities_offered, request, scope, "statements.new_signing");
        const auto chosen = Form(request).all("parties");
        cities = offered_cities(std::move(cities), chosen, request, locale);
        const auto later = to_local(scope.now() + std::chrono::days(60), scope.actor().zone).day;
        const bool has_segments = !segments.empty();
        const auto allowed = tools.validation == nullptr
                                 ? Result<void>()
                                 : check_may_be_signed(uow, *tools.validation, scope.actor(), *version);
        return View{
            .name = "statements/signing/new",
            .model = {{"statement", statement->title},
                      {"version_name", version->name},
                      {"version", version->id},
                      {"action_url", scope.url("statements.open_signing")},
                      {"is_missing", !allowed},
                      {"missing",
                       allowed ? std::string() : locale.t(allowed.error().message, allowed.error().values)},
                      {"validation_url", scope.url("statements.validation", {{"id", version->statement_id},
                                                                             {"version", version->id}})},
                      {"has_problems", typed},
                      {"problems", typed ? problems_model(*error, locale) : Model(Model::List{})},
                      {"day", field_model({.label = locale.t("Last day"),
                                           .name = "day",
                                           .value = value("day", to_text(later)),
                                           .error = problem("day"),
                                           .type = "date"})},
                      {"time", field_model({.label = locale.t("Time"),
                                            .name = "time",
                                            .value = value("time", "23:59"),
                                            .error = problem("time"),
                                            .type = "time"})},
                      {"zone", field_model({.label = locale.t("Time zone"),
                                            .name = "zone",
                                            .value = value("zone", scope.actor().zone),
                                            .error = problem("zone")})},
                      {"has_segments", has_segments},
                      {"segments",
                       choice_model({.label = locale.t("Lists of cities"), .name = "segments"}, segments)},
                      {"search", std::move(search)},
                      {"parties", choice_model({.label = locale.t("Cities"), .name = "parties"},
                                               city_choices(cities, chosen, locale))}},
            .title = locale.t("Open for signature") + " – " + statement->title,
            .status = typed ? 422 : 200};
    });
}

}  // namespace

Result<Reply> signings_page(const SignTools&, const Request&, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Model::List rows;
        std::vector<std::string> taken;
        for (const auto& signing : list_signings(uow)) {
            taken.push_back(signing.version_id);
            rows.push_back(
                {{"title", find_statement(uow, signing.statement_id, locale.language())->title},
                 {"version", find_version(uow, signing.version_id)->name},
                 {"url", scope.url("statements.signing", {{"signing", signing.id}})},
                 {"wall_url", scope.url("statements.wall", {{"signing", signing.id}})},
                 {"signed", locale.number(static_cast<long long>(valid_signatures(uow, signing.id).size()))},
                 {"asked", locale.number(static_cast<long long>(signatories_of(uow, signing.id).size()))},
                 {"closes", locale.instant(signing.closes_at, signing.zone)},
                 {"state", open_tag(signing.open, locale)}});
        }
        std::vector<Choice> choices;
        for (const auto& statement : list_statements(uow, locale.language()))
            if (const auto latest = latest_version(uow, statement.id);
                latest && std::find(taken.begin(), taken.end(), latest->id) == taken.end())
                choices.push_back({latest->id, statement.title + ", " + latest->name, {}, false});
        const bool has_rows = !rows.empty(), has_choices = !choices.empty();
        return View{
            .name = "statements/signing/list",
            .model = {{"has_rows", has_rows},
                      {"rows", std::move(rows)},
                      {"has_choices", has_choices},
                      {"choices", choice_model({.label = locale.t("Version"), .name = "version"}, choices)},
                      {"new_url", scope.url("statements.new_signing")}},
            .title = locale.t("Signatures")};
    });
}

Result<Reply> new_signing_page(const SignTools& tools, const Request& request, RequestScope& scope) {
    return new_signing_view(tools, request, scope, nullptr);
}

Result<Reply> open_signing(const SignTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto closes = form.local_time("day", "time", true);
    if (!form.ok()) {
        const auto error = form.error();
        return new_signing_view(tools, request, scope, &error);
    }
    auto opened = signature_service(tools, scope)
                      .open(scope.actor(), {.version_id = request.form_value("version"),
                                            .closes = *closes,
                                            .zone = request.form_value("zone"),
                                            .parties = chosen_parties(*tools.directory, request, scope)});
    if (opened) return Redirect{scope.url("statements.signing", {{"signing", *opened}})};
    if (opened.error().code == ErrorCode::invalid_input)
        return new_signing_view(tools, request, scope, &opened.error());
    return std::move(opened).error();
}

namespace {

/// All in one query while the register is short; of 20 000 only those on the page.
std::vector<Signature> shown_signatures(UnitOfWork& uow, const std::string& signing, const Part& part,
                                        std::span<const Signatory* const> listed) {
    if (part.is_whole()) return valid_signatures(uow, signing);
    std::vector<Signature> signatures;
    for (const auto* each : listed.subspan(part.first, part.size()))
        if (each->state == SignatoryState::signed_)
            if (auto one = valid_signature(uow, signing, each->party)) signatures.push_back(*std::move(one));
    return signatures;
}

/// In a select; a list of more is narrowed with ?find=.
constexpr std::size_t most_unsigned_offered = 1000;

Result<Reply> register_view(const SignTools& tools, const Request& request, RequestScope& scope,
                            const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("signing");
    const auto& only = request.query_value("show");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto signing = find_signing(uow, id);
        if (!signing) return Error{ErrorCode::not_found, "This page does not exist.", "signing " + id};
        const auto signatories = signatories_of(uow, id);
        const auto find = fold(words_to_find(request));
        const auto is_found = [&](const Signatory& each) {
            return find.empty() || fold(each.party_name).find(find) != std::string::npos;
        };
        std::vector<const Signatory*> listed;
        Model::List rows, figures;
        std::vector<Choice> unsigned_cities;
        int to_invite = 0;
        std::array<int, 6> counts{};
        for (const auto& each : signatories) {
            ++counts[static_cast<std::size_t>(each.state)];
            if (each.state == SignatoryState::listed && !each.address.empty()) ++to_invite;
            if (each.state != SignatoryState::signed_ && unsigned_cities.size() < most_unsigned_offered &&
                is_found(each))
                unsigned_cities.push_back({each.party, each.party_name, {}, false});
            if ((only.empty() || to_text(each.state) == only) && is_found(each)) listed.push_back(&each);
        }
        const auto part = Parts(listed.size()).at(page_number(request));
        const auto list = list_address(request, scope, "statements.signing");
        Model parts;
        set_pages(parts, page_range(part), list, locale);
        const auto signatures = shown_signatures(uow, id, part, listed);
        std::unordered_map<std::string_view, const Signature*> signature_of;
        for (const auto& each : signatures) signature_of.emplace(each.party, &each);
        for (const auto* shown : std::span(listed).subspan(part.first, part.size())) {
            const auto& each = *shown;
            const auto found = signature_of.find(each.party);
            const bool has = found != signature_of.end();
            const auto* signature = has ? found->second : nullptr;
            rows.push_back(
                {{"name", each.party_name},
                 {"party", each.party},
                 {"field_id", each.id},
                 {"tag", signatory_tag(each.state, locale)},
                 {"who", has ? signature->person_name : std::string()},
                 {"means", has ? locale.t(name_of(signature->means)) : std::string()},
                 {"when", locale.instant(has ? signature->signed_at : each.changed_at, scope.actor().zone)},
                 {"address", each.address},
                 {"may_end_links", each.invited_at.has_value()},
                 {"may_promise", each.state == SignatoryState::listed || each.state == SignatoryState::asked},
                 {"may_withdraw", has}});
        }
        for (const auto state : {SignatoryState::signed_, SignatoryState::promised, SignatoryState::asked,
                                 SignatoryState::listed, SignatoryState::withdrawn})
            figures.push_back({{"label", locale.t(name_of(state))},
                               {"count", locale.number(counts[static_cast<std::size_t>(state)])},
                               {"url", scope.url("statements.signing",
                                                 {{"signing", id}, {"show", std::string(to_text(state))}})}});
        auto others = tools.directory->cities(uow, locale.language());
        std::unordered_set<std::string_view> on_list;
        for (const auto& each : signatories) on_list.insert(each.party);
        std::erase_if(others, [&](const directory::Party& city) { return on_list.contains(city.ref); });
        auto search = city_search(std::max(others.size(), signatories.size()), Parts::whole, request, scope,
                                  "statements.signing");
        others = offered_cities(std::move(others), {}, request, locale);
        const UrlValues at{{"signing", id}};
        const auto title = find_statement(uow, signing->statement_id, locale.language())->title;
        const bool open = takes_signatures(*signing, scope.now()), has_rows = !rows.empty();
        return View{
            .name = "statements/signing/show",
            .model = {{"title", title},
                      {"version", find_version(uow, signing->version_id)->name},
                      {"hash", signing->version_hash},
                      {"wall_url", scope.url("statements.wall", at)},
                      {"state", open_tag(signing->open, locale)},
                      {"is_open", open},
                      {"closes", locale.instant(signing->closes_at, signing->zone)},
                      {"figures", std::move(figures)},
                      {"has_problems", error != nullptr},
                      {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)},
                      {"search", std::move(search)},
                      {"parts", std::move(parts)},
                      {"has_rows", has_rows},
                      {"rows", std::move(rows)},
                      {"may_invite", open && to_invite > 0},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", to_invite)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", to_invite)},
                      {"count", std::to_string(to_invite)},
                      {"invite_url", scope.url("statements.invite_to_sign", at)},
                      {"close_url", scope.url("statements.close_signing", at)},
                      {"letter_url", scope.url("statements.record_letter", at)},
                      {"withdraw_url", scope.url("statements.withdraw_for", at)},
                      {"end_links_url", scope.url("statements.end_sign_links", at)},
                      {"promise_url", scope.url("statements.note_promise", at)},
                      {"add_url", scope.url("statements.add_cities", at)},
                      {"day", field_model({.label = locale.t("Day of the letter"),
                                           .name = "day",
                                           .value = request.form_value("day"),
                                           .error = error == nullptr ? std::string()
                                                                     : problem_on("day", *error, locale),
                                           .type = "date"})},
                      {"cities", choice_model({.label = locale.t("City"), .name = "party"}, unsigned_cities)},
                      {"parties", choice_model({.label = locale.t("Cities"), .name = "parties"},
                                               city_choices(others, {}, locale))}},
            .title = locale.t("Signatures") + " – " + title,
            .status = error == nullptr ? 200 : 422};
    });
}

}  // namespace

Result<Reply> signing_page(const SignTools& tools, const Request& request, RequestScope& scope) {
    return register_view(tools, request, scope, nullptr);
}

Result<Reply> invite_to_sign(const SignTools& tools, const Request& request, RequestScope& scope) {
    int expected = 0;
    const auto& text = request.form_value("count");
    std::from_chars(text.data(), text.data() + text.size(), expected);
    auto sent =
        signature_service(tools, scope).invite(scope.actor(), request.path_value("signing"), expected);
    if (!sent) return std::move(sent).error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("statements.signing", {{"signing", request.path_value("signing")}})};
}

Result<Reply> end_links_of_city(const SignTools& tools, const Request& request, RequestScope& scope) {
    auto ended = signature_service(tools, scope)
                     .end_links(scope.actor(), request.path_value("signing"), request.form_value("party"));
    if (!ended) return std::move(ended).error();
    scope.notice(scope.locale().t("The links of this city open nothing any more."));
    return Redirect{scope.url("statements.signing", {{"signing", request.path_value("signing")}})};
}

Result<Reply> record_letter_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto day = form.day("day", true);
    if (!form.ok()) {
        const auto error = form.error();
        return register_view(tools, request, scope, &error);
    }
    std::string bytes;
    if (!request.uploads.empty() && request.uploads.front().size > 0) {
        const auto& upload = request.uploads.front();
        std::ifstream file(upload.path, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(file), {});
        if (const auto refusal = refuse_file(bytes, upload.name, {FileKind::pdf, FileKind::image})) {
            const Error error{ErrorCode::invalid_input,
                              "This file is no letter.",
                              {},
                              {{"letter", std::string(words_of(*refusal))}}};
            return register_view(tools, request, scope, &error);
        }
    }
    const auto format = recognise_file(bytes);
    const auto type = format ? format->content_type : std::string_view();
    auto kept = signature_service(tools, scope)
                    .record_letter(scope.actor(), request.path_value("signing"), request.form_value("party"),
                                   *day, bytes, type);
    if (!kept && kept.error().code == ErrorCode::invalid_input)
        return register_view(tools, request, scope, &kept.error());
    if (!kept) return std::move(kept).error();
    return back_to_register({}, "The signature was recorded.", request, scope);
}

Result<Reply> note_promise_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    return back_to_register(
        signature_service(tools, scope)
            .note_promise(scope.actor(), request.path_value("signing"), request.form_value("party")),
        "The promise was noted.", request, scope);
}

Result<Reply> withdraw_for_city(const SignTools& tools, const Request& request, RequestScope& scope) {
    auto done = signature_service(tools, scope)
                    .withdraw_for(scope.actor(), request.path_value("signing"), request.form_value("party"),
                                  request.form_value("reason"));
    if (!done && done.error().code == ErrorCode::invalid_input)
        return register_view(tools, request, scope, &done.error());
    return back_to_register(done, "The signature was withdrawn.", request, scope);
}

Result<Reply> add_cities_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    auto added = signature_service(tools, scope)
                     .add_cities(scope.actor(), request.path_value("signing"), Form(request).all("parties"));
    if (!added) return std::move(added).error();
    scope.notice(scope.locale().n("{n} city was added.", "{n} cities were added.", *added));
    return Redirect{scope.url("statements.signing", {{"signing", request.path_value("signing")}})};
}

Result<Reply> close_signing(const SignTools& tools, const Request& request, RequestScope& scope) {
    return back_to_register(
        signature_service(tools, scope).close(scope.actor(), request.path_value("signing")),
        "The signing is closed.", request, scope);
}

}  // namespace plenaria::statements
