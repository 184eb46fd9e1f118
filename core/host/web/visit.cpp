// SPDX-License-Identifier: EUPL-1.2
#include "web/visit.hpp"

#include <algorithm>
#include <array>

#include "auth/access_link_repository.hpp"
#include "auth/api_token_repository.hpp"
#include "auth/session_owner_repository.hpp"
#include "i18n/negotiation.hpp"

namespace plenaria::host {

namespace {

bool is_language(std::string_view text) { return text == "en" || text == "es" || text == "fr"; }

/// Writing at every request that somebody was seen would make every page a write.
constexpr auto seen_precision = std::chrono::minutes(10);

std::shared_ptr<const std::vector<Permit>> share(std::vector<Permit> permits) {
    return std::make_shared<const std::vector<Permit>>(std::move(permits));
}

Day today(UnitOfWork& uow) { return std::chrono::floor<std::chrono::days>(uow.now()); }

struct AccountVisit {
    Actor actor;
    bool lacks_second_step = false;
};

/// Rights of an account on the day of the request. None of them without the second step that its roles ask
/// for.
std::optional<AccountVisit> account_visit(const SessionOwner& owner, const Site& site,
                                          const SecondStepRule& needs_second_step) {
    const auto& [account, held] = owner;
    if (account.disabled) return std::nullopt;
    Actor actor{.kind = Actor::Kind::account,
                .id = account.id,
                .name = account.name,
                .language = account.language,
                .zone = account.zone};
    if (account.totp_secret.empty() && needs_second_step(held)) {
        actor.permits = share({});
        return AccountVisit{std::move(actor), true};
    }
    for (const auto& role : held)
        if (role.role == "reviewer" && !role.scope.empty()) actor.party = role.scope;
    actor.permits = share(site.permissions.permits(held));
    return AccountVisit{std::move(actor), false};
}

struct TokenVisit {
    Actor actor;
    std::string token_id;
    bool used_today = false;
};

std::optional<TokenVisit> token_visit(UnitOfWork& uow, const std::string& secret, const Site& site,
                                      const SecondStepRule& needs_second_step) {
    const auto token = find_api_token(uow, secret);
    if (!token) return std::nullopt;
    const auto account = find_account(uow, token->account_id);
    if (!account) return std::nullopt;
    auto owner = account_visit({*account, roles_held(uow, account->id, today(uow))}, site, needs_second_step);
    if (!owner) return std::nullopt;
    auto& actor = owner->actor;
    std::vector<Permit> narrowed;
    for (const auto& permit : *actor.permits)
        if (std::find(token->scopes.begin(), token->scopes.end(), permit.permission) != token->scopes.end())
            narrowed.push_back(permit);
    actor.kind = Actor::Kind::token;
    actor.permits = share(std::move(narrowed));
    return TokenVisit{std::move(actor), token->id, token->last_used_on == to_text(today(uow))};
}

}  // namespace

Browser Visit::browser(const HttpRequest& request) const {
    const auto& mark = request.cookie(browser_cookie);
    return {.session_id = session ? session->id : std::string(),
            .address = std::string(request.peer),
            .agent = std::string(request.header("user-agent")),
            .mark = is_secret(mark) ? mark : std::string()};
}

Result<Visit> identify(const HttpRequest& request, Database& db, const Site& site, const WebConfig& config,
                       const SecondStepRule& needs_second_step) {
    Visit visit;
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view authorization = request.header("authorization");
    if (authorization.starts_with(scheme)) {
        const std::string secret(authorization.substr(scheme.size()));
        auto found = db.read([&](UnitOfWork& uow) -> Result<std::optional<TokenVisit>> {
            return token_visit(uow, secret, site, needs_second_step);
        });
        if (!found) return std::move(found).error();
        visit.by_token = true;
        visit.bad_token = !*found;
        if (*found && !(*found)->used_today)
            static_cast<void>(db.write([&](UnitOfWork& uow) -> Result<void> {
                touch_api_token(uow, (*found)->token_id, today(uow));
                return {};
            }));
        if (*found) visit.actor = std::move((*found)->actor);
        visit.actor.address = request.peer;
        return visit;
    }

    visit.actor.address = request.peer;
    visit.secret = cookie_secret(request);
    if (visit.secret.empty()) return visit;
    auto long_unseen = db.read([&](UnitOfWork& uow) -> Result<bool> {
        auto known = find_session_and_owner(uow, visit.secret, config.sessions, today(uow));
        if (!known) return false;
        visit.session = std::move(known->session);
        auto who = known->owner ? account_visit(*known->owner, site, needs_second_step) : std::nullopt;
        if (who) {
            visit.actor = std::move(who->actor);
            visit.lacks_second_step = who->lacks_second_step;
        }
        visit.actor.address = request.peer;
        return uow.now() - visit.session->seen_at > seen_precision;
    });
    if (!long_unseen) return std::move(long_unseen).error();
    if (*long_unseen)
        static_cast<void>(db.write([&](UnitOfWork& uow) -> Result<void> {
            touch_session(uow, visit.session->id);
            return {};
        }));
    return visit;
}

Result<bool> take_link(Visit& visit, Database& db, const Access& access, std::string_view subject) {
    if (!visit.session) return false;
    const auto& purpose = access.text();
    const bool speaks =
        access.or_party() && visit.actor.kind == Actor::Kind::account && !visit.actor.party.empty();
    bool own = false;
    auto held = db.read([&](UnitOfWork& uow) -> Result<std::optional<StoredLink>> {
        auto link = link_of_session(uow, visit.session->id, purpose, subject);
        own = link.has_value();
        if (own || !speaks) return link;
        return link_of_party(uow, visit.actor.party, purpose, subject);
    });
    if (!held) return std::move(held).error();
    if (!*held) return false;
    const auto& link = (*held)->link;
    if (!own) {
        // Somebody with an account of their own: history names the person, not only the office.
        visit.actor.subject = link.subject;
        visit.actor.purpose = link.purpose;
        return true;
    }
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
    if (visit.actor.kind != Actor::Kind::visitor && is_language(visit.actor.language))
        return visit.actor.language;
    // The house's own language first: it is what a browser without a wish gets.
    std::array<std::string_view, 3> supported = {"en", "es", "fr"};
    const auto own = std::find(supported.begin(), supported.end(), fallback);
    if (own != supported.end()) std::swap(*own, supported.front());
    return std::string(i18n::negotiate(request.header("accept-language"), supported));
}

}  // namespace plenaria::host
