// SPDX-License-Identifier: EUPL-1.2
// A mail of ours, whatever names and titles hold: refused, or GMime reads back one recipient and the same
// words.
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <set>

#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "written.hpp"

namespace plenaria::fuzz::mail {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// Blanks at the ends of a header are none of its value.
std::string_view without_ends(std::string_view text) {
    const auto first = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

const Target target("mail", [](std::string_view bytes) {
    const auto wish = mail_wish(bytes);
    const auto built = written_mail(wish);
    if (!built) return false;
    for (std::size_t at = built->find('\n'); at != std::string::npos; at = built->find('\n', at + 1))
        require(at > 0 && (*built)[at - 1] == '\r', "every line ends in CRLF");
    for (const char c : *built)
        require(static_cast<unsigned char>(c) < 0x80 && c != '\0', "a message is ASCII");

    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(built->data(), built->size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> read(g_mime_parser_construct_message(parser.get(), nullptr));
    require(read != nullptr, "it is a message");
    auto* everybody = g_mime_message_get_all_recipients(read.get());
    require(everybody != nullptr && internet_address_list_length(everybody) == 1, "it goes to one recipient");
    auto* mailbox = INTERNET_ADDRESS_MAILBOX(internet_address_list_get_address(everybody, 0));
    // GMime shows a domain that is written in ASCII ("xn--…") in its own script.
    const bool plain =
        std::all_of(wish.to_address.begin(), wish.to_address.end(), [](unsigned char c) { return c < 0x80; });
    if (plain && wish.to_address.find("xn--") == std::string::npos)
        require(internet_address_mailbox_get_addr(mailbox) == wish.to_address,
                "it goes to whom it was meant for");
    const char* shown = internet_address_get_name(INTERNET_ADDRESS(mailbox));
    std::string name = shown == nullptr ? "" : shown;
    // GMime's reader leaves a fold behind a quoted word as it is.
    for (auto fold = name.find("\r\n\t"); fold != std::string::npos; fold = name.find("\r\n\t"))
        name.replace(fold, 3, " ");
    require(name.find_first_of("\r\n") == std::string::npos, "a name is one line");
    g_object_unref(everybody);
    const char* subject = g_mime_message_get_subject(read.get());
    // GMime writes a long word as one encoded word, and its reader leaves those beyond 75 characters as they
    // are; Python's reads them (written_test.py).
    if (wish.subject.size() <= 40)
        require(without_ends(subject == nullptr ? "" : subject) == without_ends(wish.subject),
                "the subject is the subject");
    static const std::set<std::string_view> ours{"From",         "To",           "Subject",
                                                 "Message-Id",   "Date",         "Auto-Submitted",
                                                 "MIME-Version", "Content-Type", "Content-Language"};
    std::set<std::string_view> seen;
    auto* headers = g_mime_object_get_header_list(GMIME_OBJECT(read.get()));
    for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
        const std::string_view header = g_mime_header_get_name(g_mime_header_list_get_header_at(headers, i));
        require(ours.contains(header) && seen.insert(header).second, "no text becomes a header");
    }
    return true;
});

}  // namespace plenaria::fuzz::mail
