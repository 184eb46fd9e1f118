// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/smtp.hpp
/// Hands finished messages to a mail server, by libcurl.

#include <string>

#include <plenaria/result.hpp>

namespace plenaria::host {

struct SmtpServer {
    std::string url;  ///< "smtp://127.0.0.1:25", "smtps://mail.example.org"; empty: there is none
    std::string user = {};
    std::string password = {};
    /// Refuse to send without TLS. Off only for a server on this machine.
    bool require_tls = false;
};

/// What became of one attempt.
enum class Delivery {
    accepted = 1,
    try_again,  ///< the server does not take this message now
    refused,    ///< and never will
    away,       ///< no server was there to take any message
    cut_off,    ///< the connection was lost on the way; because of this message, or because the server went
                ///< away
};

struct DeliveryOutcome {
    Delivery delivery;
    std::string detail;         ///< code of the server, without addresses
    std::string said = {};      ///< its last words, without addresses
    bool of_recipient = false;  ///< it was the recipient that it refused
};

/// Blocks, at most 60 s. Thread-safe.
DeliveryOutcome deliver(const SmtpServer& server, const std::string& from, const std::string& to,
                        const std::string& message);

}  // namespace plenaria::host
