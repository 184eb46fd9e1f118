// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/effects.hpp
/// What a use case may cause besides its own rows, as plain values: mail, access links, search entries,
/// notifications, stored files. They are handed to UnitOfWork (plenaria/db.hpp).

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {

struct Attachment {
    std::string name;
    std::string content_type;
    std::string bytes;
};

/// One message to one recipient, finished, in the recipient's language.
struct Mail {
    std::string to_address;
    std::string to_name = {};
    std::string language = "en";
    std::string subject;
    std::string text;        ///< plain text
    std::string html = {};   ///< empty: made from `text`
    std::string about = {};  ///< the object it speaks of, "statements.round/ID"
    std::string batch = {};  ///< messages of one wave share it
    std::vector<Attachment> attachments = {};
    std::string idempotency_key = {};  ///< a second message with the same key is not sent; empty: no check
};

/// A link that opens one task on one object for one party, without an account.
struct AccessLink {
    std::string purpose;     ///< "statements.review"
    std::string subject;     ///< "statements.round/ID"
    std::string party;       ///< "city/ID": the office it speaks for
    std::string party_name;  ///< as the page behind the link greets it
    std::string recipient;   ///< mail address it is sent to
    std::string task;        ///< one sentence in the recipient's language: what the link opens
    std::string path;        ///< where "Continue" leads, a path of this host
    std::string language = "en";
    std::string zone = "UTC";  ///< of the recipient
    std::optional<Instant> due_at =
        {};                     ///< by when the task is to be done; nothing: the end of the link is told
    std::string due_zone = {};  ///< in which the deadline was set; empty: `zone`
    Instant expires_at = {};    ///< the link's own end, often long after the deadline
};

/// How the links of one party were used.
struct LinkUse {
    std::string party;
    std::string recipient;
    std::vector<Instant> opened_at = {};  ///< each "Continue", in order; empty: never
    bool revoked = false;
};

/// What the one search box finds.
struct SearchEntry {
    std::string subject;          ///< "directory.city/ID"
    std::string title;            ///< as shown
    std::string kind;             ///< catalog key of the plugin: "City"
    std::string path;             ///< of its page
    std::string text = {};        ///< further words to be found by: aliases, names in other languages
    std::string permission = {};  ///< who may find it; empty: everybody, the public included
    std::string party = {};       ///< also found by those who speak for this party; empty: no such rule
};

/// A message to an account's notification list; becomes mail at once or in the daily digest, as the person
/// chose.
struct Notification {
    std::string account = {};     ///< id; or
    std::string permission = {};  ///< all accounts that hold it
    std::string message;          ///< catalog key with {names}
    std::vector<std::pair<std::string, std::string>> values = {};
    std::string domain;     ///< plugin whose catalog has the message
    std::string path = {};  ///< where it leads
    bool urgent = false;    ///< a deadline within 48 hours, a mention: mailed at once unless switched off
};

struct StoredFile {
    std::string content_type;
    std::string bytes;
};

}  // namespace plenaria
