// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/sending.hpp
/// A sending: one text in up to three languages to the holders of roles in a list. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/campaign.hpp"

namespace plenaria::campaigns {

enum class SendingState : std::uint8_t { draft = 1, submitted, approved, sending, paused, sent, cancelled };
std::string_view to_text(SendingState state);
std::optional<SendingState> parse_sending_state(std::string_view text);
/// Catalog key.
std::string_view name_of(SendingState state);

/// In the order in which somebody with two of them is addressed.
inline constexpr std::array<std::string_view, 6> letter_roles = {"mayor",    "cabinet", "international",
                                                                 "protocol", "legal",   "press"};
bool is_letter_role(std::string_view role);
/// Catalog key.
std::string_view name_of_role(std::string_view role);

inline constexpr std::size_t longest_subject = 150;  ///< code points, as below
inline constexpr std::size_t longest_letter = 10'000;

/// What staff writes.
struct SendingFacts {
    Texts subject = {};
    Texts body = {};
    std::string segment_id = {};  ///< list of the directory; empty: every city
    std::vector<std::string> roles = {};
    std::optional<LocalTime> starts = {};  ///< nothing: as soon as it is approved
    std::string zone = "UTC";
};

struct Sending {
    std::string id = {};
    std::string campaign_id = {};
    SendingState state = SendingState::draft;
    SendingFacts facts = {};
    std::optional<Instant> starts_at = {};
    std::string hash = {};  ///< of all letters; empty while it is a draft
    int letters = 0;
    std::string written_by = {};  ///< account that has changed it last
    std::string submitted_by = {}, submitted_name = {};
    std::optional<Instant> submitted_at = {};
    std::string approved_by = {}, approved_name = {};
    std::optional<Instant> approved_at = {};
    std::optional<Instant> finished_at = {};
    std::string reason = {};  ///< why it is paused, was sent back or cancelled
    int revision = 1;
};

SendingFacts tidy(SendingFacts facts);
/// Adds what is wrong under the names of the fields of the form.
/// @return when it starts; nothing: as soon as it is approved
std::optional<Instant> check(const SendingFacts& facts, std::vector<FieldError>& problems);
/// Languages in which there is a whole text.
bool has_language(const SendingFacts& facts, std::string_view language);

/// Whether it leads readers to a page that is not there for them at `at`, without saying from when on it is:
/// a text with {{address}} and without {{embargo}} before the end of the embargo.
bool leads_nowhere(const SendingFacts& facts, const Campaign& campaign, Instant at);

enum class Way : std::uint8_t { mail = 1, paper };
std::string_view to_text(Way way);

/// One letter as its reader gets it.
struct Letter {
    std::string id = {};
    std::string sending_id = {};
    int position = 0;
    Way way = Way::mail;
    std::string person = {};  ///< "person/ID" or "contact/ID"
    std::string name = {};
    std::string place = {};  ///< name of the city
    std::string country = {};
    std::string role = {};
    std::string address = {};
    std::string post = {};  ///< of paper: lines below the names, with the country; empty: none is known
    std::string language = {};
    std::string subject = {};
    std::string body = {};
    std::string hash = {};
    std::optional<Instant> handed_at = {};
};

/// SHA-256 of all that the reader gets, and where.
std::string hash_of(const Letter& letter);
/// SHA-256 of the digests of all letters in their order, one a line.
std::string hash_of(const std::vector<std::string>& letters);
/// Of a mail address, in lower case.
std::string domain_of(std::string_view address);
/// By which two spellings of one address are the same.
std::string same_address(std::string_view address);
/// Mail::idempotency_key of a letter, and back.
std::string key_of_letter(const std::string& id);
std::string letter_of_key(std::string_view key);
/// What mails of it are about, and their batch.
std::string sending_subject(const std::string& id);

}  // namespace plenaria::campaigns
