// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/visit.hpp
/// Who stands behind a request: cookie, session, account or access link or API token, language.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "auth/account_service.hpp"
#include "auth/session_repository.hpp"
#include "http/message.hpp"
#include "web/cookie_secret.hpp"
#include "web/site.hpp"
#include "web/web_config.hpp"

namespace plenaria::host {

struct Visit {
    std::string secret = {};  ///< of the cookie; empty: the browser sent none that is well-formed
    std::optional<Session> session = {};
    Actor actor = {};
    std::string chosen_language = {};  ///< by ?lang= in this request, to be kept in a cookie
    bool by_token = false;             ///< an API token: no cookie counts
    bool bad_token = false;            ///< a token was sent, and it is not valid
    bool lacks_second_step =
        false;  ///< the account's roles ask for one; until it is set up it may do nothing else

    [[nodiscard]] Browser browser(const HttpRequest& request) const;
};

/// Whether whoever holds these roles must have a second step at sign-in.
using SecondStepRule = std::function<bool(const std::vector<RoleInScope>&)>;

/// Cookie or token to visit. @return ErrorCode::unavailable when the database does not answer.
Result<Visit> identify(const HttpRequest& request, Database& db, const Site& site, const WebConfig& config,
                       const SecondStepRule& needs_second_step);

/// Adds what an access link allows, for a route that asks for one. @return false when the session holds none,
/// and the route does not take accounts of the link's party, or this is none.
Result<bool> take_link(Visit& visit, Database& db, const Access& access, std::string_view subject);

/// "en", "es" or "fr" from ?lang=, cookie, person, Accept-Language, in this order.
std::string choose_language(const HttpRequest& request, const Visit& visit, const std::string& fallback);

}  // namespace plenaria::host
