// SPDX-License-Identifier: EUPL-1.2
#include "errands/webhook_sender.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include <curl/curl.h>

#include <plenaria/text.hpp>

#include "errands/public_address.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t most_read = 64UL * 1024;
constexpr std::size_t most_kept = 1000;

struct Exchange {
    Reach reach;
    bool refused = false;  ///< the name led somewhere we do not go
    std::size_t read = 0;
    std::string text = {};
};

curl_socket_t open_socket(void* to, curlsocktype, struct curl_sockaddr* address) {
    auto& exchange = *static_cast<Exchange*>(to);
    if (!may_connect(address->addr, exchange.reach)) {
        exchange.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Short of what came: libcurl ends the transfer. The status is known by then, and that is what counts.
std::size_t take(char* bytes, std::size_t size, std::size_t count, void* to) {
    auto& exchange = *static_cast<Exchange*>(to);
    const auto length = size * count;
    exchange.read += length;
    if (exchange.text.size() < most_kept)
        exchange.text.append(bytes, std::min(length, most_kept - exchange.text.size()));
    return exchange.read > most_read ? 0 : length;
}

/// What can be stored and shown; an answer in another encoding loses its odd bytes.
std::string shown(std::string text) {
    while (!text.empty() && !is_utf8(text) && (static_cast<unsigned char>(text.back()) & 0x80U) != 0)
        text.pop_back();
    if (is_utf8(text)) return text;
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c == 0 || c >= 0x80; }, '?');
    return text;
}

}  // namespace

WebhookAnswer send_webhook(const WebhookMessage& message, Reach reach) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) return {.error = "no memory"};
    curl_slist* list = nullptr;
    for (const auto& [name, value] : message.headers)
        list = curl_slist_append(list, (name + ": " + value).c_str());
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers(list, curl_slist_free_all);
    Exchange exchange{.reach = reach};

    curl_easy_setopt(curl.get(), CURLOPT_URL, message.address.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, reach == Reach::loopback ? "https,http" : "https");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_PROXY,
                     "");  // also none from the environment: it would connect for us
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETDATA, &exchange);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, message.body.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(message.body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "Plenaria-Webhooks/1");
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 10L);

    const auto began = std::chrono::steady_clock::now();
    const auto code = curl_easy_perform(curl.get());
    WebhookAnswer answer{.text = shown(std::move(exchange.text)),
                         .took = std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::steady_clock::now() - began)};
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    if (code != CURLE_OK && status == 0)
        answer.error = exchange.refused ? "the name leads to an address that is not of the public internet"
                                        : curl_easy_strerror(code);
    return answer;
}

}  // namespace plenaria::host
