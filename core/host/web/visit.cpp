// SPDX-License-Identifier: EUPL-1.2
#include "web/visit.hpp"

#include <algorithm>
#include <array>

#include <plenaria/id.hpp>

#include "auth/access_link_repository.hpp"
#include "auth/api_token_repository.hpp"
#include "i18n/negotiation.hpp"

namespace plenaria::host {

namespace {

bool is_secret(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_language(std::string_view text) { return text == "en" || text == "es" || text == "fr"; }

/// Writing at every request that somebody was seen would make every page a write.
constexpr auto seen_precision = std::chrono::minutes(10);

std::shared_ptr<const std::vector<Permit>> share(std::vector<Permit> permits) {
    return std::make_shared<const std::vector<Permit>>(std::move(permits));
}

/// Rights of an account on the day of the request, as an actor.
std::optional<Actor> account_actor(UnitOfWork& uow, const std::string& account_id, const Site& site) {
    const auto account = find_account(uow, account_id);
    if (!account || account->disabled) return std::nullopt;
    const auto held = roles_held(uow, account_id, std::chrono::floor<std::chrono::days>(uow.now()));
    Actor actor{.kind = Actor::Kind::account,
                .id = account->id,
                .name = account->name,
                .language = account->language,
                .zone = account->zone};
    for (const auto& role : held)
        if (role.role == "reviewer" && !role.scope.empty()) actor.party = role.scope;
    actor.permits = share(site.permissions.permits(held));
    return actor;
}

std::optional<Actor> token_actor(UnitOfWork& uow, const std::string& secret, const Site& site) {
    const auto token = find_api_token(uow, secret);
    if (!token) return std::nullopt;
    auto actor = account_actor(uow, token->account_id, site);
    if (!actor) return std::nullopt;
    std::vector<Permit> narrowed;
    for (const auto& permit : *actor->permits)
        if (std::find(token->scopes.begin(), token->scopes.end(), permit.permission) != token->scopes.end())
            narrowed.push_back(permit);
    actor->kind = Actor::Kind::token;
    actor->permits = share(std::move(narrowed));
    return actor;
}

}  // namespace

Browser Visit::browser(const HttpRequest& request) const {
    return {.session_id = session ? session->id : std::string(),
            .address = std::string(request.peer),
            .agent = std::string(request.header("user-agent"))};
}

std::string csrf_token(std::string_view cookie_secret) {
    return sha256_hex("plenaria form token " + std::string(cookie_secret)).substr(0, 40);
}

Result<Visit> identify(const HttpRequest& request, Database& db, const Site& site, const WebConfig& config) {
    Visit visit;
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view authorization = request.header("authorization");
    if (authorization.starts_with(scheme)) {
        const std::string secret(authorization.substr(scheme.size()));
        auto actor = db.read([&](UnitOfWork& uow) -> Result<std::optional<Actor>> {
            return token_actor(uow, secret, site);
        });
        if (!actor) return std::move(actor).error();
        visit.by_token = true;
        visit.bad_token = !*actor;
        if (*actor) visit.actor = **std::move(actor);
        visit.actor.address = request.peer;
        return visit;
    }

    visit.actor.address = request.peer;
    const std::string_view cookie = request.cookie(session_cookie);
    if (!is_secret(cookie)) return visit;
    visit.secret = cookie;
    auto found = db.read([&](UnitOfWork& uow) -> Result<bool> {
        visit.session = find_session(uow, visit.secret, config.sessions);
        if (!visit.session || visit.session->state != SessionState::signed_in) return true;
        auto actor = account_actor(uow, visit.session->account_id, site);
        if (actor) visit.actor = *std::move(actor);
        visit.actor.address = request.peer;
        return true;
    });
    if (!found) return std::move(found).error();
    if (visit.session) {
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        if (now - visit.session->seen_at > seen_precision)
            static_cast<void>(db.write([&](UnitOfWork& uow) -> Result<void> {
                touch_session(uow, visit.session->id);
                return {};
            }));
    }
    return visit;
}

Result<bool> take_link(Visit& visit, Database& db, std::string_view purpose, std::string_view subject) {
    if (!visit.session) return false;
    auto held = db.read([&](UnitOfWork& uow) -> Result<std::optional<StoredLink>> {
        return link_of_session(uow, visit.session->id, purpose, subject);
    });
    if (!held) return std::move(held).error();
    if (!*held) return false;
    const auto& link = (*held)->link;
    visit.actor = {.kind = Actor::Kind::link,
                   .id = (*held)->id,
                   .name = link.party_name,
                   .language = link.language,
                   .zone = link.zone,
                   .party = link.party,
                   .subject = link.subject,
                   .purpose = link.purpose,
                   .address = visit.actor.address};
    return true;
}

std::string choose_language(const HttpRequest& request, const Visit& visit, const std::string& fallback) {
    if (is_language(visit.chosen_language)) return visit.chosen_language;
    if (const auto cookie = request.cookie(language_cookie); is_language(cookie)) return std::string(cookie);
    if (visit.actor.kind != Actor::Kind::visitor && is_language(visit.actor.language)) return visit.actor.language;
    // The house's own language first: it is what a browser without a wish gets.
    std::array<std::string_view, 3> supported = {"en", "es", "fr"};
    const auto own = std::find(supported.begin(), supported.end(), fallback);
    if (own != supported.end()) std::swap(*own, supported.front());
    return std::string(i18n::negotiate(request.header("accept-language"), supported));
}

}  // namespace plenaria::host
