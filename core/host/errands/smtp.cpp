// SPDX-License-Identifier: EUPL-1.2
#include "errands/smtp.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

#include <curl/curl.h>

#include "errands/bounce.hpp"

namespace plenaria::host {

namespace {

struct Reading {
    const std::string& message;
    std::size_t at = 0;
};

std::size_t read_message(char* buffer, std::size_t size, std::size_t count, void* from) {
    auto& reading = *static_cast<Reading*>(from);
    const auto length = std::min(size * count, reading.message.size() - reading.at);
    std::memcpy(buffer, reading.message.data() + reading.at, length);
    reading.at += length;
    return length;
}

/// Keeps the last line by which the server refused something: "221 bye" comes after it.
std::size_t hear(const char* line, std::size_t size, std::size_t count, void* last) {
    const std::string_view said(line, std::min<std::size_t>(size * count, 1000));
    if (said.starts_with('4') || said.starts_with('5')) static_cast<std::string*>(last)->assign(said);
    return size * count;
}

}  // namespace

DeliveryOutcome deliver(const SmtpServer& server, const std::string& from, const std::string& to,
                        const std::string& message) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) return {Delivery::try_again, "no memory"};
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(
        curl_slist_append(nullptr, ('<' + to + '>').c_str()), curl_slist_free_all);
    Reading reading{message};
    std::string said;
    char why[CURL_ERROR_SIZE] = "";

    curl_easy_setopt(curl.get(), CURLOPT_URL, server.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL,
                     static_cast<long>(server.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!server.user.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ('<' + from + '>').c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_message);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &said);
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, why);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);

    const auto code = curl_easy_perform(curl.get());
    if (code == CURLE_OK) return {Delivery::accepted, {}};
    long answer = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
    const auto detail = std::string(curl_easy_strerror(code)) + ", server said " + std::to_string(answer);
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_USE_SSL_FAILED:
        case CURLE_LOGIN_DENIED:
            return {Delivery::away, detail};
        default:
            break;
    }
    if (answer == 421) return {Delivery::away, detail};  // "closing", whatever was asked: RFC 5321, 3.8
    if (answer < 400) return {Delivery::cut_off, detail};
    return {.delivery = answer >= 500 ? Delivery::refused : Delivery::try_again,
            .detail = detail,
            .said = without_addresses(said),
            .of_recipient = std::string_view(why).starts_with("RCPT failed")};
}

}  // namespace plenaria::host
