// SPDX-License-Identifier: EUPL-1.2
#include "http/response_writer.hpp"

#include <fmt/format.h>

#include <ctime>
#include <iterator>

#include "http/characters.hpp"

namespace plenaria::host {

namespace {

/// "Tue, 17 Dec 2019 08:00:00 GMT", made once a second on each thread.
std::string_view date() {
    thread_local std::time_t second = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        char buffer[32];  // the C locale: nothing here calls setlocale, and LC_TIME is not taken from the
                          // environment
        text.assign(buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &utc));
        second = now;
    }
    return text;
}

bool is_ours(std::string_view name) {
    return equal_ignoring_case(name, "content-length") || equal_ignoring_case(name, "transfer-encoding") ||
           equal_ignoring_case(name, "connection") || equal_ignoring_case(name, "date");
}

}  // namespace

std::string_view reason(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 411:
            return "Length Required";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return {};
    }
}

bool may_send(const Headers& headers) {
    for (const auto& [name, value] : headers) {
        if (!is_token(name)) return false;
        for (const char c : value)
            if (is_control(c) && c != '\t') return false;
    }
    return true;
}

void write_head(const HttpResponse& response, BodyFraming framing, std::size_t length, bool keep_alive,
                std::string& out) {
    auto to = std::back_inserter(out);
    fmt::format_to(to, FMT_STRING("HTTP/1.1 {} {}\r\nDate: {}\r\n"), response.status, reason(response.status),
                   date());
    for (const auto& [name, value] : response.headers) {
        if (is_ours(name)) continue;
        out.append(name).append(": ").append(value).append("\r\n");
    }
    if (framing == BodyFraming::length) fmt::format_to(to, FMT_STRING("Content-Length: {}\r\n"), length);
    if (framing == BodyFraming::chunked) out.append("Transfer-Encoding: chunked\r\n");
    if (!keep_alive) out.append("Connection: close\r\n");
    out.append("\r\n");
}

void write_chunk(std::string_view piece, std::string& out) {
    if (piece.empty()) return;
    fmt::format_to(std::back_inserter(out), FMT_STRING("{:x}\r\n"), piece.size());
    out.append(piece).append("\r\n");
}

void add_protection(HttpResponse& response, std::string_view policy, std::string_view readers) {
    response.set("Content-Security-Policy", policy)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", readers);
}

HttpResponse plain_response(int status) {
    HttpResponse response;
    response.status = status;
    response.set("Content-Type", "text/plain; charset=utf-8").set("Cache-Control", "no-store");
    add_protection(response, loads_nothing);
    if (status == 503) response.set("Retry-After", "5");
    response.body = fmt::format("{} {}\n", status, reason(status));
    return response;
}

}  // namespace plenaria::host
