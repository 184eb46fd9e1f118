// SPDX-License-Identifier: EUPL-1.2
#include "errands/bounce.hpp"

#include <algorithm>
#include <cctype>

#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

constexpr std::size_t most_bytes = 4 * 1024 * 1024;

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

/// The id in "<01H…@example.org>".
std::string id_of(std::string_view message_id) {
    const auto open = message_id.find('<');
    const auto at = message_id.find('@');
    if (open == std::string_view::npos || at == std::string_view::npos || at <= open) return {};
    const auto id = message_id.substr(open + 1, at - open - 1);
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    return id.size() == 26 && id.find_first_not_of(digits) == std::string_view::npos ? std::string(id)
                                                                                     : std::string();
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
    if (message.size() > most_bytes) return std::nullopt;
    const auto folded = lower(message);
    const auto report = folded.find("message/delivery-status");
    if (report == std::string::npos) return std::nullopt;
    const auto text = message.substr(report);
    const auto words = folded.substr(report);
    const auto action = lower(field(text, words, "action:"));
    const auto status = field(text, words, "status:");
    if (action.empty() || status.empty()) return std::nullopt;
    // The last Message-ID is of what comes back; the first is of the notification itself.
    const auto last = words.rfind("\nmessage-id:");
    if (last == std::string::npos) return std::nullopt;
    const auto id = id_of(field(text.substr(last), words.substr(last), "message-id:"));
    if (id.empty()) return std::nullopt;
    auto said = field(text, words, "diagnostic-code:");
    if (const auto kind = said.find(';'); kind != std::string::npos) said = trim(said.substr(kind + 1));
    return Bounce{.mail_id = id,
                  .reason = without_addresses(said.empty() ? status : said),
                  .permanent = action == "failed" && status.starts_with('5')};
}

}  // namespace plenaria::host
