// SPDX-License-Identifier: EUPL-1.2
// What an access link shows. GET changes nothing, since mail programs open links; POST lets the browser in.
#include <nlohmann/json.hpp>

#include <plenaria/form.hpp>
#include <plenaria/id.hpp>
#include <plenaria/link_opened.hpp>

#include "auth/access_link_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

/// The deadline in the zone in which it was set and in the recipient's; without one the end of the link.
Model deadline_model(const Locale& locale, const AccessLink& link, Instant now) {
    const auto until = link.due_at.value_or(link.expires_at);
    const auto& zone = link.due_at ? link.due_zone : link.zone;
    const bool elsewhere = zone != link.zone;
    return {{"iso", to_text(until)},
            {"text", locale.instant(until, zone)},
            {"has_reader_text", elsewhere},
            {"reader_text", elsewhere ? locale.instant(until, link.zone) : std::string()},
            {"late", now > until}};
}

View open_view(RequestScope& scope, const StoredLink& stored, const std::string& secret) {
    const auto& link = stored.link;
    const bool unknown = false;
    Model model;
    model
        .set("open", Model{{"action_url", scope.url("core.link_open", {{"secret", secret}})},
                           {"party_name", link.party_name},
                           {"recipient", link.recipient},
                           {"task", link.task},
                           {"has_deadline", link.due_at.has_value()},
                           {"until", deadline_model(scope.locale(), link, scope.now())},
                           {"has_contact", unknown},
                           {"contact", ""}})
        .set("closed", false);
    return {.name = "core/link", .model = std::move(model), .title = link.task, .layout = Layout::outside};
}

View closed_view(RequestScope& scope, const PageNeeds& needs, const std::optional<StoredLink>& stored) {
    const bool expired = stored && stored->state == LinkState::expired;
    const bool revoked = stored && stored->state == LinkState::revoked;
    const auto until = [&](const char* language) {
        return expired
                   ? needs.locales.get(language, "core").instant(stored->link.expires_at, stored->link.zone)
                   : std::string();
    };
    Model model;
    model.set("open", false)
        .set("closed", Model{{"expired", expired},
                             {"revoked", revoked},
                             {"unknown", !stored},
                             {"has_until", expired},
                             {"until_en", until("en")},
                             {"until_es", until("es")},
                             {"until_fr", until("fr")},
                             {"has_contact", false},
                             {"contact", ""}});
    return {.name = "core/link",
            .model = std::move(model),
            .title = scope.locale().t("This link does not open anything"),
            .layout = Layout::outside,
            .status = 404};
}

/// The person's own language decides on this page, unless it was chosen by hand: nobody has a session yet.
Result<std::optional<StoredLink>> link_of_secret(Database& db, const std::string& secret) {
    return db.read(
        [&](UnitOfWork& uow) -> Result<std::optional<StoredLink>> { return find_link(uow, secret); });
}

}  // namespace

void add_link_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back(
        {.path = "/l/{secret}",
         .name = "core.link",
         .access = Access::anyone("shows what the link opens and one button, changes nothing"),
         .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             const auto& secret = request.path_value("secret");
             auto found = link_of_secret(scope.db(), secret);
             if (!found) return std::move(found).error();
             if (!*found || (*found)->state != LinkState::open) return closed_view(scope, needs, *found);
             return open_view(scope, **found, secret);
         }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/l/{secret}",
         .name = "core.link_open",
         .access = Access::anyone("the secret in the address is the credential"),
         .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             const auto& secret = request.path_value("secret");
             auto found = link_of_secret(scope.db(), secret);
             if (!found) return std::move(found).error();
             if (!*found || (*found)->state != LinkState::open) return closed_view(scope, needs, *found);
             const auto& stored = **found;

             const auto browser = in.visit().browser(in.http());
             // A new secret whenever rights are gained: nobody can plant a cookie and
             // inherit them.
             const auto cookie = random_hex(256);
             auto opened = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
                 Session session = in.visit().session.value_or(Session{.id = new_id()});
                 // A link lengthens no sign-in, and a sign-in that lacks its code is
                 // dropped for it.
                 if (session.state != SessionState::signed_in) {
                     session.state = SessionState::visitor;
                     session.account_id.clear();
                     session.expires_at = uow.now() + needs.config.sessions.absolute;
                 }
                 session.address = browser.address;
                 session.agent = browser.agent.substr(0, 200);
                 if (in.visit().session)
                     change_session(uow, session, cookie);
                 else
                     insert_session(uow, session, cookie);
                 open_link(uow, stored.id, session.id, browser.address, browser.agent.substr(0, 200));
                 Actor actor{.kind = Actor::Kind::link,
                             .id = stored.id,
                             .name = stored.link.party_name,
                             .party = stored.link.party,
                             .address = browser.address,
                             .request_id = scope.actor().request_id};
                 uow.record(actor, "core.open_link", stored.link.subject, "", "");
                 uow.publish(link_opened_event, nlohmann::json{{"purpose", stored.link.purpose},
                                                               {"subject", stored.link.subject},
                                                               {"party", stored.link.party}}
                                                    .dump());
                 return {};
             });
             if (!opened) return std::move(opened).error();
             in.set_session_cookie(cookie);
             return Redirect{stored.link.path};
         }});
}

}  // namespace plenaria::host
