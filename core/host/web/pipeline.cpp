// SPDX-License-Identifier: EUPL-1.2
#include "web/pipeline.hpp"

#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/live.hpp>

#include "db/shared_read.hpp"
#include "http/response_writer.hpp"
#include "plugins/crash_note.hpp"
#include "web/form_origin.hpp"
#include "web/reply.hpp"
#include "web/request_scope.hpp"
#include "web/visit.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t max_fields = 2000;  // a review of a long statement has a few fields a paragraph

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

}  // namespace

class Pipeline::Run {
public:
    Run(const PipelineNeeds& needs, HttpRequest& http)
        : needs_(needs), http_(http), site_(needs.site.get()), id_(new_id()) {}

    HttpResponse go() {
        const auto method = method_of(http_.method);
        if (!method) return no_route(site_->router.methods(http_.path));
        auto match = site_->router.match(*method, http_.path);
        owned_ = match.found;
        request_ = {.method = *method,
                    .path = http_.path,
                    .path_values = std::move(match.values),
                    .query = http_.query};
        request_.wants_fragment = http_.header("x-plenaria-fragment") == "1";
        visit_.chosen_language = request_.query_value("lang");
        if (owned_ == nullptr) return no_route(match.allowed);

        const auto& route = owned_->what;
        if (!route.cached_under.empty())
            if (auto page = cached_page()) return *std::move(page);

        // Not for forms: their bodies are read between the two, and a slow sender would keep the session.
        if (*method == Method::get) reading_.emplace();
        if (auto known = who(); !known) return refuse(std::move(known).error());
        if (must_set_up_second_step()) {
            if (request_.method == Method::get && !is_api(http_.path))
                return respond(Redirect{site_->router.path("core.account", {}) + "#a-totp"}, 0);
            return refuse({ErrorCode::forbidden,
                           "Your role asks for a second step at sign-in. Set it up in your account first."});
        }
        if (auto allowed = may(); !allowed) return refuse(std::move(allowed).error());
        if (auto read = read_body(); !read) return refuse(std::move(read).error());
        if (auto genuine = check_form_token(); !genuine) return refuse(std::move(genuine).error());
        return answer();
    }

    /// After an exception that nobody expected.
    HttpResponse broken(const std::string& what) {
        auto response =
            refuse({ErrorCode::unavailable, "Something went wrong on our side. It has been noted."}, 500);
        if (needs_.config.development) response.set("X-Plenaria-Exception", what);
        return response;
    }

    [[nodiscard]] std::string_view route_name() const {
        return owned_ ? std::string_view(owned_->what.name) : "none";
    }
    [[nodiscard]] RouteKind route_kind() const {
        if (owned_ == nullptr) return RouteKind::none;
        const auto& route = owned_->what;
        if (route.api) return RouteKind::api;
        if (route.access.kind() == Access::Kind::link) return RouteKind::link;
        return route.method == Method::get ? RouteKind::page : RouteKind::form;
    }
    [[nodiscard]] const std::string& id() const { return id_; }

private:
    /// Language and scope become known together; before that, a refusal uses the browser's language.
    HostScope& scope() {
        if (!scope_) {
            const auto language = cache_language_.empty() ? language_of_visit() : cache_language_;
            visit_.actor.language = language;
            visit_.actor.request_id = id_;
            scope_.emplace(*site_, visit_, http_, needs_.db,
                           needs_.locales.get(language, owned_ ? std::string_view(owned_->plugin) : "core"),
                           needs_.clock.now());
        }
        return *scope_;
    }

    std::string language_of_visit() const {
        return choose_language(http_, visit_, needs_.config.default_language);
    }

    std::optional<HttpResponse> cached_page() {
        if (needs_.cache_is_right && !needs_.cache_is_right()) return std::nullopt;
        // Before anybody is known: the page is for all browsers that ask for it, whatever an account prefers.
        cache_language_ = language_of_visit();
        cache_key_ = http_.target + ' ' + cache_language_;
        auto page = needs_.cache.find(cache_key_);
        if (!page) {
            cache_snapshot_ = needs_.cache.snapshot(cache_tags());
            return std::nullopt;
        }
        return answer_with(page);
    }

    /// "statements.wall/{signing}" with the placeholder's value.
    std::vector<std::string> cache_tags() const {
        std::vector<std::string> tags;
        for (const auto& pattern : owned_->what.cached_under) {
            MessageValues values;
            for (const auto& [name, value] : request_.path_values) values.emplace_back(name, value);
            tags.push_back(fill(pattern, values));
        }
        return tags;
    }

    Result<void> who() {
        // Before the database is asked: should that fail, or throw, a new cookie would end a session that
        // cannot be read at the moment, and void the form that is sent again.
        visit_.secret = cookie_secret(http_);
        auto visit = identify(http_, needs_.db, *site_, needs_.config, needs_.needs_second_step);
        if (!visit) return std::move(visit).error();
        const auto chosen = visit_.chosen_language;
        visit_ = *std::move(visit);
        visit_.chosen_language = chosen;
        if (visit_.bad_token)
            return Error{ErrorCode::unauthenticated,
                         "This token is not valid: it was revoked, is too old or never was."};
        return {};
    }

    /// What is open to everybody, to a link, or leads to the second step itself stays open.
    bool must_set_up_second_step() const {
        if (!visit_.lacks_second_step) return false;
        const auto& [kind, name] = std::pair(owned_->what.access.kind(), std::string_view(owned_->what.name));
        if (kind == Access::Kind::anyone || kind == Access::Kind::link) return false;
        return name != "core.account" && name != "core.totp" && name != "core.change_password";
    }

    Result<void> may() {
        const auto& access = owned_->what.access;
        const bool api = owned_->what.api.has_value();
        // Cookies do not count for the API, and tokens for nothing else: neither stands in for the other.
        if (api && !visit_.by_token) visit_.actor = Actor{.address = visit_.actor.address};
        if (api && !visit_.by_token && access.kind() != Access::Kind::anyone)
            return Error{ErrorCode::unauthenticated, "Send an API token in the header Authorization."};
        if (!api && visit_.by_token)
            return Error{ErrorCode::unauthenticated, "An API token opens the addresses under /api/ only."};
        if (access.kind() == Access::Kind::link) {
            const auto subject = access.subject_kind() + '/' + request_.path_value(access.placeholder());
            auto taken = take_link(visit_, needs_.db, access, subject);
            if (!taken) return std::move(taken).error();
            if (!*taken) return Error{ErrorCode::not_found, "This page does not exist.", "no access link"};
            return {};
        }
        if (may_call(visit_.actor, access)) return {};
        if (visit_.actor.kind == Actor::Kind::visitor)
            return Error{ErrorCode::unauthenticated, "Sign in to go on."};
        // Not "forbidden": who may not see a thing does not learn that it exists.
        return Error{ErrorCode::not_found, "This page does not exist.", "permission " + access.text()};
    }

    Result<void> read_body() {
        const auto& route = owned_->what;
        if (request_.method == Method::get) return {};
        if (route.api) {
            auto body = http_.read_body(route.max_body);
            if (!body) return std::move(body).error();
            request_.body = *std::move(body);
            const auto shape = site_->shapes.find(route.name);
            return shape == site_->shapes.end() ? Result<void>() : shape->second.check(request_.body);
        }
        auto form = http_.read_form(route.max_body, max_fields, needs_.config.upload_dir);
        if (!form) return std::move(form).error();
        request_.form = std::move(form->form);
        request_.uploads = std::move(form->uploads);
        return {};
    }

    Result<void> check_form_token() {
        const auto& route = owned_->what;
        if (request_.method == Method::get || route.api || !route.csrf.exempt_because.empty()) return {};
        const std::string_view sent = http_.header("x-plenaria-form").empty()
                                          ? request_.form_value("csrf")
                                          : http_.header("x-plenaria-form");
        if (comes_from_here(http_, needs_.config) && !visit_.secret.empty() &&
            equal_in_constant_time(sent, csrf_token(visit_.secret)))
            return {};
        return Error{
            ErrorCode::forbidden,
            "This form was not sent from the page it belongs to, or that page was open too long. What you "
            "typed is below: send it again.",
            "form token"};
    }

    HttpResponse answer() {
        auto pass = owned_->gate ? owned_->gate->enter() : std::nullopt;
        if (owned_->gate && !pass)
            return refuse({ErrorCode::unavailable, "This part of the site is switched off at the moment."});
        const Serving note(owned_->plugin);
        if (reading_) reading_->one_more();
        auto reply = owned_->what.handler(request_, scope());
        reading_.reset();
        if (!reply) return refuse(std::move(reply).error());
        if (const auto* stream = std::get_if<Stream>(&*reply);
            stream != nullptr && stream->content_type == live_content_type)
            return keep_open(stream->name);
        // A stream runs code of the plugin until its last piece, long after its handler has returned.
        if (auto* stream = std::get_if<Stream>(&*reply); stream != nullptr && pass)
            stream->next = [next = std::move(stream->next),
                            held = std::make_shared<Gate::Pass>(*std::move(pass))](std::string& piece) {
                return next(piece);
            };
        return respond(*std::move(reply), 0);
    }

    /// No code of the plugin runs while the connection stays open, so the plugin may stop.
    HttpResponse keep_open(const std::string& topic) {
        if (request_.method != Method::get || !topic.starts_with(owned_->plugin + '.'))
            throw std::logic_error("a topic begins with the id of its plugin, and is listened to by GET");
        if (needs_.live == nullptr)
            return refuse({ErrorCode::unavailable, "This part of the site is switched off at the moment."});
        auto response = needs_.live->open(topic, scope().actor());
        if (!response) return refuse(std::move(response).error());
        add_protection(*response, loads_nothing);
        return response->set("X-Request-Id", id_);
    }

    HttpResponse no_route(const std::vector<Method>& allowed) {
        // Static parts of the page frame need to know who asks even on "not found".
        static_cast<void>(who());
        if (allowed.empty()) return refuse({ErrorCode::not_found, "This page does not exist."});
        auto response = refuse({ErrorCode::not_found, "This page does not exist."}, 405);
        std::string list;
        for (const auto one : allowed) {
            list += (list.empty() ? "" : ", ") + std::string(text_of(one));
            if (one == Method::get) list += ", HEAD";
        }
        return response.set("Allow", list);
    }

    HttpResponse refuse(Error error, int status = 0) {
        if (status == 0) status = status_of(error.code);
        if (!error.detail.empty())
            needs_.log.info("refused", {{"request", id_}, {"route", route_name()}, {"why", error.detail}});
        const bool api = is_api(http_.path);
        auto& in = scope();
        const auto message = translate(error);
        if (api || request_.wants_fragment) {
            for (auto& field : error.fields)
                field = {field.field, in.locale().t(field.message, field.values)};
            auto response = json_refusal(error, message, status, id_);
            return response.set("X-Request-Id", id_);
        }
        if (error.code == ErrorCode::unauthenticated && request_.method == Method::get)
            return respond(Redirect{site_->router.path("core.sign_in", {{"next", http_.target}})}, 0);
        if (request_.form.empty() && request_.method != Method::get && error.code != ErrorCode::too_large) {
            // The refusal came before the form was read; the page gives it back to whoever typed it.
            const auto most = owned_ ? owned_->what.max_body : std::uint64_t{256} * 1024;
            if (auto form = http_.read_form(most, max_fields, needs_.config.upload_dir))
                request_.form = std::move(form->form);
        }
        auto view = error_view(error, message, status, in, request_);
        try {
            return respond(std::move(view), status);
        } catch (const std::exception& e) {
            needs_.log.error("error page failed", {{"request", id_}, {"what", e.what()}});
            return plain_refusal(status, message);
        }
    }

    /// A plugin's message is in its own catalog, the host's in the core's; get() looks into both.
    std::string translate(const Error& error) { return scope().locale().t(error.message, error.values); }

    HttpResponse respond(Reply reply, int status) {
        auto& in = scope();
        HttpResponse response;
        const bool is_page = std::holds_alternative<View>(reply);
        const bool framed = owned_ != nullptr && owned_->what.framed_elsewhere;
        const bool for_all = status == 0 && (framed || !cache_key_.empty());
        const auto content = content_of(reply, framed && for_all);
        if (is_page) {
            auto& view = std::get<View>(reply);
            // A page with a form needs a cookie to tie the form to; a page for all has none.
            if (!for_all && visit_.secret.empty() && !in.cookie_changed()) {
                visit_.secret = random_hex(256);
                in.set_session_cookie(visit_.secret);
            }
            const auto csrf = for_all ? std::string() : csrf_token(visit_.secret);
            response.status = status != 0 ? status : view.status;
            const auto model = frame_model({needs_.config, needs_.assets, needs_.locales}, in, csrf, id_);
            response.body = needs_.renderer.page(view, model, in.locale().language());
            response.set("Content-Type", "text/html; charset=utf-8");
        } else {
            response = plain_response(std::move(reply), needs_.config);
        }
        const bool shared = for_all && response.status == 200 && !response.stream;
        add_security_headers(response, needs_.config, shared ? Sharing::everybody : Sharing::nobody, content);
        if (shared) {
            auto page = std::make_shared<const HttpResponse>(response);
            if (!cache_key_.empty()) needs_.cache.keep(cache_key_, cache_snapshot_, std::move(page));
            return response;
        }
        keep_notice(is_page);
        set_cookies(response);
        response.set("X-Request-Id", id_);
        return response;
    }

    /// A notice is shown on the next page that somebody sees: not on one that a page fetches to stay fresh.
    void keep_notice(bool page_shown) {
        if (!visit_.session) return;
        const auto& in = *scope_;
        const bool shown =
            page_shown && http_.header("sec-fetch-dest") != "empty" && !visit_.session->notice.empty();
        if (in.notice_text().empty() && !shown) return;
        static_cast<void>(needs_.db.write([&](UnitOfWork& uow) -> Result<void> {
            set_notice(uow, visit_.session->id, in.notice_text(), in.undo_url());
            return {};
        }));
    }

    void set_cookies(HttpResponse& response) {
        const auto& in = *scope_;
        constexpr long year = 31536000;
        if (in.cookie_changed()) {
            const auto age =
                in.new_secret().empty() ? 0L : static_cast<long>(needs_.config.sessions.absolute.count());
            set_cookie(response, session_cookie, in.new_secret(), age);
        }
        if (!in.new_mark().empty()) set_cookie(response, browser_cookie, in.new_mark(), year);
        if (!visit_.chosen_language.empty() && visit_.chosen_language == in.locale().language())
            set_cookie(response, language_cookie, visit_.chosen_language, year);
    }

    static void set_cookie(HttpResponse& response, std::string_view name, const std::string& value,
                           long age) {
        response.set("Set-Cookie", fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}",
                                               name, value, age));
    }

    const PipelineNeeds& needs_;
    HttpRequest& http_;
    std::shared_ptr<const Site> site_;
    std::string id_;
    const OwnedRoute* owned_ = nullptr;
    Request request_ = {};
    Visit visit_ = {};
    std::optional<HostScope> scope_ = {};
    std::optional<SharedRead> reading_ =
        {};  ///< who asks, may they, and the first thing that the handler reads
    std::string cache_key_ = {}, cache_language_ = {};
    PageCache::Snapshot cache_snapshot_ = {};
};

HttpResponse Pipeline::handle(HttpRequest& http) {
    const auto started = std::chrono::steady_clock::now();
    const auto count = [&](RouteKind kind, int status) {
        const auto took =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
        needs_.metrics.count_request(kind, status, took);
        return took;
    };
    if (http.path.starts_with(StaticFiles::prefix)) {
        auto file = needs_.assets.serve(http);
        count(RouteKind::asset, file.status);
        return file;
    }
    Run run(needs_, http);
    HttpResponse response;
    try {
        response = run.go();
    } catch (const std::exception& e) {
        needs_.log.error("request failed",
                         {{"request", run.id()}, {"route", run.route_name()}, {"what", e.what()}});
        response = run.broken(single_line(e.what()));
    }
    if (response.status == 503) response.set("Retry-After", "5");
    const auto took = count(run.route_kind(), response.status);
    needs_.log.info("request", {{"request", run.id()},
                                {"method", http.method},
                                {"route", run.route_name()},
                                {"status", std::to_string(response.status)},
                                {"us", std::to_string(took.count())}});
    return response;
}

}  // namespace plenaria::host
