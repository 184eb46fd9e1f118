// SPDX-License-Identifier: EUPL-1.2
#include "errands/mailbox.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>
#include <sstream>

#include <curl/curl.h>

#include <plenaria/text.hpp>

#include "errands/bounce.hpp"
#include "errands/report_parts.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t most_messages = 20, most_deleted = 200, most_list_bytes = 1024 * 1024;

struct Heard {
    std::string text;
    std::size_t most;
};

std::size_t hear_some(const char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& heard = *static_cast<Heard*>(into);
    if (heard.text.size() + size * count > heard.most) return 0;  // ends the transfer
    heard.text.append(bytes, size * count);
    return size * count;
}

/// One session: libcurl keeps the connection between the steps, and says QUIT at the end, which deletes.
class Session {
public:
    explicit Session(const Mailbox& mailbox) : url_(mailbox.url), curl_(curl_easy_init(), curl_easy_cleanup) {
        while (!url_.empty() && url_.back() == '/') url_.pop_back();
        set(CURLOPT_PROTOCOLS_STR, "pop3,pop3s");
        // Beyond this machine nothing is said in the clear.
        const bool near = url_.starts_with("pop3://127.") || url_.starts_with("pop3://localhost") ||
                          url_.starts_with("pop3://[::1]");
        set(CURLOPT_USE_SSL, static_cast<long>(near ? CURLUSESSL_TRY : CURLUSESSL_ALL));
        set(CURLOPT_USERNAME, mailbox.user.c_str());
        set(CURLOPT_PASSWORD, mailbox.password.c_str());
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT, 10L);
        set(CURLOPT_TIMEOUT, 60L);
        set(CURLOPT_WRITEFUNCTION, hear_some);
    }

    /// @param number of a message, 0 for none. @param command empty: RETR, or LIST without a number.
    CURLcode ask(int number, const std::string& command, bool answers, Heard& heard) {
        const auto url = number == 0 ? url_ + '/' : url_ + '/' + std::to_string(number);
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_CUSTOMREQUEST, command.empty() ? nullptr : command.c_str());
        set(CURLOPT_NOBODY, answers ? 0L : 1L);
        set(CURLOPT_WRITEDATA, &heard);
        return curl_easy_perform(curl_.get());
    }

private:
    template <class T>
    void set(CURLoption option, T value) {
        curl_easy_setopt(curl_.get(), option, value);
    }
    std::string url_;
    std::unique_ptr<CURL, void (*)(CURL*)> curl_;
};

struct Listed {
    int number = 0;
    std::string uid;
};

std::vector<Listed> listed_in(const std::string& text) {
    std::vector<Listed> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        Listed one;
        std::istringstream words(line);
        if (words >> one.number >> one.uid && one.number > 0 && one.uid.size() <= 70 && is_utf8(one.uid))
            all.push_back(one);
    }
    return all;
}

bool is_noted(const MailboxErrand& errand, const std::string& uid) {
    return std::find(errand.noted.begin(), errand.noted.end(), uid) != errand.noted.end();
}

}  // namespace

MailboxAnswer read_mailbox(const MailboxErrand& errand) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    MailboxAnswer answer;
    Session session(errand.mailbox);
    Heard list{{}, most_list_bytes};
    if (const auto code = session.ask(0, "UIDL", true, list); code != CURLE_OK) {
        answer.error = curl_easy_strerror(code);
        return answer;
    }
    std::size_t deleted = 0;
    for (const auto& one : listed_in(list.text)) {
        Heard heard{{}, most_report_bytes};
        if (is_noted(errand, one.uid)) {
            if (deleted++ < most_deleted) session.ask(one.number, "DELE", false, heard);
            continue;
        }
        if (answer.messages.size() >= most_messages) {
            ++answer.left;
            continue;
        }
        MailboxMessage message{.uid = one.uid};
        const auto code = session.ask(one.number, "", true, heard);
        if (code == CURLE_OK) {
            if (auto found = read_bounce(heard.text)) message.report.push_back(*std::move(found));
        } else if (code != CURLE_WRITE_ERROR) {  // that one is too large: nothing of it is a report
            answer.error = curl_easy_strerror(code);
            return answer;
        }
        answer.messages.push_back(std::move(message));
    }
    return answer;
}

}  // namespace plenaria::host
