// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/http.hpp
/// Requests, replies and routes as plain values. No socket and no Poco type appears here, so a handler
/// is tested by calling it.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

class Database;

enum class Method : std::uint8_t { get = 1, post, put, patch, del };

/// A file of a multipart form, on disk until the request has ended. Its name and type are what the sender
/// claims; what it is, its bytes must show.
struct Upload {
    std::string field;
    std::string name;
    std::string content_type;
    std::filesystem::path path;
    std::uint64_t size = 0;
};

/// A request after routing: `path_values` holds the {placeholders}, `form` the body only (never the query).
struct Request {
    Method method = Method::get;
    std::string path = {};
    std::map<std::string, std::string, std::less<>> path_values = {};
    std::multimap<std::string, std::string, std::less<>> query = {};
    std::multimap<std::string, std::string, std::less<>> form = {};
    std::vector<Upload> uploads = {};
    std::string body = {};  ///< of a JSON request, unread
    bool wants_fragment =
        false;  ///< sent by the page's own script (X-Plenaria-Fragment: 1): answer with Json

    /// First value of that name, or empty text.
    [[nodiscard]] const std::string& query_value(std::string_view name) const { return first(query, name); }
    [[nodiscard]] const std::string& form_value(std::string_view name) const { return first(form, name); }
    [[nodiscard]] const std::string& path_value(std::string_view name) const {
        static const std::string none;
        const auto found = path_values.find(name);
        return found == path_values.end() ? none : found->second;
    }

private:
    static const std::string& first(const std::multimap<std::string, std::string, std::less<>>& all,
                                    std::string_view name) {
        static const std::string none;
        const auto found = all.find(name);
        return found == all.end() ? none : found->second;
    }
};

/// Who may call a route. There is no default: a route that forgets its access does not compile.
class Access {
public:
    /// `why` appears in the list of routes an administrator reads; it must not be empty.
    static Access anyone(std::string_view why) { return Access{Kind::anyone, why, {}}; }
    static Access signed_in() { return Access{Kind::signed_in, {}, {}}; }
    /// `permission` must be declared in the plugin.json of this plugin or of one it requires.
    static Access permission(std::string_view permission) { return Access{Kind::permission, permission, {}}; }
    /// For holders of an access link with that purpose whose subject is `subject_kind` + "/" + the value of
    /// the placeholder {`placeholder`}. Everybody else sees 404.
    static Access link(std::string_view purpose, std::string_view subject_kind,
                       std::string_view placeholder) {
        Access access{Kind::link, purpose, subject_kind};
        access.placeholder_ = placeholder;
        return access;
    }

    /// The same, and for accounts that speak for the party to which such a link was sent: for reading and
    /// writing; what binds a city, as a signature does, asks for the link itself.
    static Access link_or_party(std::string_view purpose, std::string_view subject_kind,
                                std::string_view placeholder) {
        auto access = link(purpose, subject_kind, placeholder);
        access.or_party_ = true;
        return access;
    }

    enum class Kind : std::uint8_t { anyone = 1, signed_in, permission, link };
    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const std::string& subject_kind() const noexcept { return subject_kind_; }
    [[nodiscard]] const std::string& placeholder() const noexcept { return placeholder_; }
    [[nodiscard]] bool or_party() const noexcept { return or_party_; }

private:
    Access(Kind kind, std::string_view text, std::string_view subject_kind)
        : kind_(kind), text_(text), subject_kind_(subject_kind) {}
    Kind kind_;
    std::string text_;
    std::string subject_kind_;
    std::string placeholder_ = {};
    bool or_party_ = false;
};

/// Cross-site request forgery check; on for every method but GET.
struct Csrf {
    static Csrf exempt(std::string_view why) { return {.exempt_because = std::string(why)}; }
    std::string exempt_because = {};  ///< empty: checked
};

using UrlValues = std::map<std::string, std::string>;

/// What the pipeline has established before the handler runs. Lives as long as the request.
class PLENARIA_API RequestScope {
public:
    virtual ~RequestScope();
    [[nodiscard]] virtual const Actor& actor() const = 0;
    [[nodiscard]] virtual Database& db() = 0;
    /// The reader's language, with the catalog of the plugin that owns the route.
    [[nodiscard]] virtual const Locale& locale() const = 0;
    [[nodiscard]] virtual Instant now() const = 0;
    /// Address of a named route, e.g. url("committee.nomination", {{"id", id}}): a path on this host. Values
    /// that are no placeholder become the query. @throws std::logic_error for an unknown route.
    [[nodiscard]] virtual std::string url(std::string_view route, const UrlValues& values = {}) const = 0;
    /// Shown once, at the top of the next page this reader sees, e.g. "Comment deleted." with a button "Undo"
    /// that posts to `undo_url`.
    virtual void notice(std::string_view text, std::string_view undo_url = {}) = 0;
};

using Handler = std::function<Result<Reply>(const Request&, RequestScope&)>;

/// Describes a JSON operation for /api/openapi.json. Schemas are JSON Schema as text.
struct ApiOperation {
    std::string summary;
    std::string request_schema = {};  ///< empty: no body
    std::string response_schema = {};
};

struct Route {
    Method method = Method::get;
    std::string path = {};  ///< "/committee/nominations/{id}"
    std::string name = {};  ///< "committee.nomination"; starts with the plugin id
    Access access;          ///< the one member without a default
    Csrf csrf = {};
    std::uint64_t max_body = 2 * 1024 * 1024;  ///< bytes; larger requests are refused with 413
    /// Tags of the data that this page shows, when it is the same for all readers of one language: the host
    /// keeps the finished page until one of them is invalidated (UnitOfWork::invalidate). Only with
    /// Access::anyone.
    std::vector<std::string> cached_under = {};
    /// A page that other sites show in a frame of theirs: without cookies, scripts and forms. Only with
    /// Access::anyone.
    bool framed_elsewhere = false;
    std::optional<ApiOperation> api = {};  ///< set: a JSON operation under /api/
    Handler handler = {};
};

}  // namespace plenaria
