// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/request_scope.hpp
/// The RequestScope that the pipeline hands to handlers.

#include <string>

#include <plenaria/http.hpp>

#include "web/site.hpp"
#include "web/visit.hpp"

namespace plenaria::host {

class HostScope final : public RequestScope {
public:
    HostScope(const Site& site, Visit& visit, const HttpRequest& request, Database& db, const Locale& locale,
              Instant now)
        : site_(site), visit_(visit), request_(request), db_(db), locale_(locale), now_(now) {}

    [[nodiscard]] const Actor& actor() const override { return visit_.actor; }
    [[nodiscard]] Database& db() override { return db_; }
    [[nodiscard]] const Locale& locale() const override { return locale_; }
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] std::string url(std::string_view route, const UrlValues& values) const override {
        return site_.router.path(route, values);
    }
    void notice(std::string_view text, std::string_view undo_url) override {
        notice_ = text;
        undo_url_ = undo_url;
    }

    // For the host's own pages only.
    [[nodiscard]] const Site& site() const { return site_; }
    [[nodiscard]] Visit& visit() { return visit_; }
    [[nodiscard]] const Visit& visit() const { return visit_; }
    [[nodiscard]] const HttpRequest& http() const { return request_; }
    /// Sets the cookie of a session that was started or changed; an empty secret ends the cookie.
    void set_session_cookie(std::string secret) {
        new_secret_ = std::move(secret);
        cookie_changed_ = true;
    }
    /// Sets the cookies that come with it: session and browser.
    void begin_session(const NewSession& started) {
        set_session_cookie(started.secret);
        new_mark_ = started.mark;
    }
    [[nodiscard]] const std::string& new_mark() const { return new_mark_; }
    [[nodiscard]] bool cookie_changed() const { return cookie_changed_; }
    [[nodiscard]] const std::string& new_secret() const { return new_secret_; }
    [[nodiscard]] const std::string& notice_text() const { return notice_; }
    [[nodiscard]] const std::string& undo_url() const { return undo_url_; }

private:
    const Site& site_;
    Visit& visit_;
    const HttpRequest& request_;
    Database& db_;
    const Locale& locale_;
    Instant now_;
    std::string notice_, undo_url_, new_secret_, new_mark_;
    bool cookie_changed_ = false;
};

}  // namespace plenaria::host
