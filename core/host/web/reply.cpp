// SPDX-License-Identifier: EUPL-1.2
#include "web/reply.hpp"

#include <algorithm>

#include <stdexcept>

#include <nlohmann/json.hpp>

#include <plenaria/form.hpp>
#include <plenaria/text.hpp>

#include "http/response_writer.hpp"
#include "web/own_path.hpp"
#include "web/router.hpp"

namespace plenaria::host {

namespace {

std::string_view word(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_input:
            return "invalid_input";
        case ErrorCode::unauthenticated:
            return "unauthenticated";
        case ErrorCode::forbidden:
            return "forbidden";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::conflict:
            return "conflict";
        case ErrorCode::too_large:
            return "too_large";
        case ErrorCode::too_many:
            return "too_many";
        case ErrorCode::unavailable:
            return "unavailable";
    }
    return "error";
}

std::string error_title(const RequestScope& scope, int status) {
    const auto& locale = scope.locale();
    switch (status) {
        case 401:
            return locale.t("Sign in");
        case 403:
            return locale.t("This was not done");
        case 404:
            return locale.t("Page not found");
        case 405:
            return locale.t("This page cannot be used that way");
        case 409:
            return locale.t("Somebody else was first");
        case 413:
            return locale.t("Too large");
        case 422:
        case 400:
            return locale.t("This cannot be read");
        case 429:
            return locale.t("Too many attempts");
        case 503:
            return locale.t("Not available at the moment");
        default:
            return locale.t("Something went wrong");
    }
}

/// Whether a field is not for showing again: tokens of forms, passwords, codes, secrets.
bool is_private(std::string_view name) {
    return name == "csrf" || name == "code" || name.ends_with("_code") || name.ends_with("_proof") ||
           name.find("password") != std::string_view::npos || name.find("secret") != std::string_view::npos;
}

}  // namespace

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_input:
            return 422;
        case ErrorCode::unauthenticated:
            return 401;
        case ErrorCode::forbidden:
            return 403;
        case ErrorCode::not_found:
            return 404;
        case ErrorCode::conflict:
            return 409;
        case ErrorCode::too_large:
            return 413;
        case ErrorCode::too_many:
            return 429;
        case ErrorCode::unavailable:
            return 503;
    }
    return 500;
}

View error_view(const Error& error, const std::string& message, int status, const RequestScope& scope,
                const Request& request) {
    Model::List typed, hidden;
    for (const auto& [name, value] : request.form) {
        if (is_private(name) || value.empty()) continue;
        // What stood in a field before is no word of whoever typed.
        if (!name.starts_with("was_")) typed.push_back({{"label", name}, {"name", name}, {"value", value}});
        hidden.push_back({{"name", name}, {"value", value}});
    }
    const bool has_form = !typed.empty();
    const auto& locale = scope.locale();
    std::string next;
    if (status == 404) next = locale.t("If somebody sent you a link, open it again from the message.");
    if (status == 503) next = locale.t("Wait a moment and try again.");
    for (const auto& field : error.fields) next += locale.t(field.message, field.values) + ' ';
    const bool has_next = !next.empty();
    auto title = error_title(scope, status);
    return {.name = "core/error",
            .model = {{"status", std::to_string(status)},
                      {"heading", title},
                      {"sentence", message},
                      {"has_next", has_next},
                      {"next", std::move(next)},
                      {"has_sign_in", status == 401},
                      {"has_form", has_form},
                      {"typed", std::move(typed)},
                      {"hidden", std::move(hidden)},
                      {"can_resend", has_form && (status == 403 || status == 503)},
                      {"resend_url", request.path}},
            .title = title,
            .layout = scope.actor().kind == Actor::Kind::account ? Layout::staff : Layout::outside,
            .status = status};
}

HttpResponse json_refusal(const Error& error, const std::string& message, int status,
                          const std::string& request_id) {
    nlohmann::json fields = nlohmann::json::array();
    for (const auto& field : error.fields)
        fields.push_back({{"field", field.field}, {"message", field.message}});
    const nlohmann::json body = {{"type", "about:blank"},
                                 {"title", reason(status)},
                                 {"status", status},
                                 {"detail", message},
                                 {"code", status == 500 ? "broken" : word(error.code)},
                                 {"fields", std::move(fields)},
                                 {"request", request_id}};
    HttpResponse response;
    response.status = status;
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    response.set("Content-Type", "application/problem+json").set("Cache-Control", "no-store");
    add_protection(response, loads_nothing);
    if (status == 401) response.set("WWW-Authenticate", "Bearer");
    return response;
}

HttpResponse plain_refusal(int status, const std::string& message) {
    HttpResponse response;
    response.status = status;
    response.body = message + '\n';
    response.set("Content-Type", "text/plain; charset=utf-8").set("Cache-Control", "no-store");
    add_protection(response, loads_nothing);
    return response;
}

std::string content_disposition(const std::string& name) {
    std::string ascii;
    for (const char c : name) ascii += (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '/') ? c : '_';
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent_encode(name);
}

HttpResponse plain_response(Reply reply, const WebConfig& config) {
    HttpResponse response;
    if (const auto* redirect = std::get_if<Redirect>(&reply)) {
        if (!is_own_path(redirect->url) && !redirect->url.starts_with(config.base_url + '/'))
            throw std::logic_error("redirect to another host");
        response.status = 303;
        response.set("Location", redirect->url);
    } else if (auto* download = std::get_if<Download>(&reply)) {
        response.body = std::move(download->bytes);
        response.set("Content-Type", download->content_type)
            .set("Content-Disposition", content_disposition(download->name));
    } else if (auto* stream = std::get_if<Stream>(&reply)) {
        response.stream = std::move(stream->next);
        response.set("Content-Type", stream->content_type)
            .set("Content-Disposition", content_disposition(stream->name));
    } else if (auto* json = std::get_if<Json>(&reply)) {
        response.status = json->status;
        response.body = std::move(json->text);
        response.set("Content-Type", "application/json; charset=utf-8");
    }
    return response;
}

Content content_of(const Reply& reply, bool framed) {
    if (std::holds_alternative<Download>(reply) || std::holds_alternative<Stream>(reply))
        return Content::file;
    return framed ? Content::framed : Content::page;
}

void add_security_headers(HttpResponse& response, const WebConfig& config, Sharing sharing, Content content) {
    constexpr std::string_view page =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    // Should a browser show a file instead of saving it, nothing in it runs or speaks for this site.
    constexpr std::string_view file = "sandbox; default-src 'none'; frame-ancestors 'none'";
    // What reads a campaign on the page of a city: nothing runs in it, and nothing is sent from it.
    constexpr std::string_view framed =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors *";
    // What everybody gets alike, others may show on their pages: the badge of a wall, its list. Never in a
    // frame.
    const auto policy = content == Content::file ? file : content == Content::framed ? framed : page;
    add_protection(response, policy, sharing == Sharing::everybody ? "cross-origin" : "same-origin");
    if (content == Content::framed)
        std::erase_if(response.headers, [](const auto& field) { return field.first == "X-Frame-Options"; });
    // The page at the door of an event reads badges with the camera, when whoever stands there lets it.
    const auto* const devices = sharing == Sharing::everybody
                                    ? "camera=(), geolocation=(), microphone=()"
                                    : "camera=(self), geolocation=(), microphone=()";
    response.set("Permissions-Policy", devices)
        .set("Cache-Control", sharing == Sharing::everybody ? "public, no-cache" : "no-store")
        .set("Vary", "Cookie, Accept-Language");
    if (config.base_url.starts_with("https://"))
        response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

std::string single_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c >= 0x7f; }, ' ');
    return text.substr(0, 500);
}

}  // namespace plenaria::host
