// SPDX-License-Identifier: EUPL-1.2
#include "errands/bounce.hpp"

#include <algorithm>
#include <cctype>

#include <plenaria/text.hpp>

#include "errands/report_parts.hpp"

namespace plenaria::host {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// The value of the first `name` that begins a line of `text`, with its folded lines; `name` in lower case
/// with its colon. Both the report and the headers that come back are fields in lines, whatever parts they
/// stand in, and servers differ in how they wrap them.
std::string field(const std::string& text, const std::string& folded, std::string_view name) {
    for (auto at = folded.find(name); at != std::string::npos; at = folded.find(name, at + 1)) {
        if (at != 0 && folded[at - 1] != '\n') continue;
        std::string value;
        for (auto from = at + name.size(); from < text.size();) {
            const auto end = std::min(text.find('\n', from), text.size());
            value += text.substr(from, end - from) + ' ';
            from = end + 1;
            if (from >= text.size() || (text[from] != ' ' && text[from] != '\t')) break;
        }
        std::replace(value.begin(), value.end(), '\r', ' ');
        return trim(value);
    }
    return {};
}

/// "01H….0123456789abcdef0123" before the "@" of a Message-ID, or after a "+" of the address to which a
/// message of ours is returned. Whether it is one the host finds out, which has the key.
std::string token_in(std::string_view text) {
    constexpr std::size_t id = 26, mac = 20;
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", hex = "0123456789abcdef";
    for (auto dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
        if (dot < id || text.size() < dot + 1 + mac) continue;
        // Servers write addresses in lower case.
        std::string first(text.substr(dot - id, id)), second = lower(text.substr(dot + 1, mac));
        for (auto& c : first) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if (first.find_first_not_of(digits) == std::string::npos &&
            second.find_first_not_of(hex) == std::string::npos)
            return first + '.' + second;
    }
    return {};
}

std::string first_of(std::string_view one, std::string_view other) {
    return std::string(one.empty() ? other : one);
}

/// To whom it came: servers that keep no Message-ID still return it to where it was sent from.
std::string token_of_envelope(const ReportParts& parts) {
    const auto heads = lower(parts.head);
    for (const auto* name : {"delivered-to:", "x-original-to:", "x-envelope-to:", "to:"})
        if (auto token = token_in(field(parts.head, heads, name)); !token.empty()) return token;
    return {};
}

std::string token_of(const ReportParts& parts) {
    const auto folded = lower(parts.original);
    auto token = token_in(field(parts.original, folded, "message-id:"));
    if (token.empty()) token = token_of_envelope(parts);
    // Exchange names the message in its own part.
    if (token.empty()) token = token_in(field(parts.status, lower(parts.status), "x-original-message-id:"));
    return token;
}

/// As Exim, Gmail and OpenSMTPD call a notice that they go on trying. Others repeat our own subject, which
/// may speak of delays and warnings too.
bool is_still_tried(std::string_view subject) {
    const auto folded = lower(trim(subject));
    return folded.starts_with("warning") || folded.starts_with("delayed") || folded.ends_with("(delay)") ||
           folded.ends_with("notification: warning");
}

Bounce complaint_of(const ReportParts& parts) {
    const auto agent = field(parts.feedback, lower(parts.feedback), "user-agent:");
    return {
        .token = token_of(parts), .reason = without_addresses(first_of(agent, "abuse")), .complaint = true};
}

Bounce bounce_of(const ReportParts& parts) {
    const auto folded = lower(parts.status);
    const auto action = lower(field(parts.status, folded, "action:"));
    Bounce bounce{.token = token_of(parts), .status = field(parts.status, folded, "status:")};
    bounce.status = bounce.status.substr(0, bounce.status.find_first_not_of("0123456789."));
    auto said = field(parts.status, folded, "diagnostic-code:");
    if (const auto kind = said.find(';'); kind != std::string::npos) said = trim(said.substr(kind + 1));
    bounce.reason = without_addresses(said.empty() ? bounce.status : said);
    // A few servers leave the status out, though RFC 3464, 2.3.4 asks for it.
    bounce.permanent = action == "failed" && (bounce.status.empty() || bounce.status.starts_with('5'));
    return bounce;
}

}  // namespace

std::string without_addresses(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        const auto word = text.substr(at, end - at);
        if (!word.empty()) {
            if (!out.empty()) out += ' ';
            out += word.find('@') == std::string_view::npos ? word : std::string_view("…");
        }
        at = end + 1;
    }
    return is_utf8(out) ? out : std::string();
}

std::optional<Bounce> read_bounce(const std::string& message) {
    if (message.size() > most_report_bytes) return std::nullopt;
    const auto parts = report_parts(message);
    std::optional<Bounce> found;
    if (!parts.feedback.empty()) {
        const auto kind = lower(field(parts.feedback, lower(parts.feedback), "feedback-type:"));
        if (kind != "not-spam") found = complaint_of(parts);
    } else if (!parts.status.empty()) {
        found = bounce_of(parts);
        if (found->status.empty() && !found->permanent) found.reset();
    } else if (parts.from_a_server && !parts.is_automatic_answer) {
        // No report that a program could read; but nobody else writes to this address.
        found = Bounce{.token = token_of_envelope(parts),
                       .reason = without_addresses(parts.subject),
                       .permanent = !is_still_tried(parts.subject)};
    }
    if (!found || found->token.empty()) return std::nullopt;
    constexpr std::size_t most = 400;
    if (found->reason.size() > most) {
        auto end = most;
        while (end > 0 && (static_cast<unsigned char>(found->reason[end]) & 0xC0) == 0x80) --end;
        found->reason.resize(end);
    }
    return found;
}

}  // namespace plenaria::host
