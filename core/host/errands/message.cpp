// SPDX-License-Identifier: EUPL-1.2
#include "errands/message.hpp"

#include <algorithm>
#include <memory>

#include <gmime/gmime.h>

#include <plenaria/text.hpp>

#include "courier/unsubscribe_address.hpp"
#include "errands/start_gmime.hpp"

namespace plenaria::host {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

bool fits_header(std::string_view value) {
    if (!is_utf8(value) || value.find("=?") != std::string_view::npos) return false;
    // U+2028 and U+2029, line breaks to some programs.
    if (value.find("\u2028") != std::string_view::npos || value.find("\u2029") != std::string_view::npos)
        return false;
    for (const char c : value)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) return false;
    return true;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

Error invalid(std::string detail) {
    return {ErrorCode::invalid_input, "This message cannot be sent: its address or subject is not valid.",
            std::move(detail)};
}

/// Whether every program reads this as one address (RFC 5322, 3.4.1, without quoted local parts).
bool fits_address(std::string_view address) {
    const auto holds = [&](std::string_view text) { return address.find(text) != std::string_view::npos; };
    return fits_header(address) && address.size() <= 254 &&
           address.find_first_of("<>, \"();:\\[]") == std::string_view::npos &&
           std::count(address.begin(), address.end(), '@') == 1 && !holds("..") && !holds(".@") &&
           !holds("@.") && address.front() != '.' && address.front() != '@' && address.back() != '.' &&
           address.back() != '@';
}

/// GMime 3.2 writes "=" as it is when it encodes a name: "É=0ABcc" would be read as two lines. Such a name is
/// left out; the address says enough.
const char* shown_name(const std::string& name) {
    constexpr std::size_t longest_plain = 50;
    const bool is_encoded = !is_ascii(name) || name.size() > longest_plain;
    return name.empty() || (is_encoded && name.find('=') != std::string::npos) ? nullptr : name.c_str();
}

Owned<GMimePart> part(std::string_view type, std::string_view subtype, const std::string& bytes,
                      GMimeContentEncoding encoding) {
    Owned<GMimePart> made(g_mime_part_new_with_type(std::string(type).c_str(), std::string(subtype).c_str()));
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(made.get(), content.get());
    g_mime_part_set_content_encoding(made.get(), encoding);
    return made;
}

Owned<GMimePart> text_part(std::string_view subtype, const std::string& text) {
    auto made = part("text", subtype, text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(made.get()), "charset", "utf-8");
    return made;
}

std::string html_escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string line_as_html(std::string_view line, const std::string& site) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const auto http = site.empty() ? std::string_view::npos : line.find(site + '/', at);
        if (http == std::string_view::npos) return out + html_escape(line.substr(at));
        const auto end = std::min(line.find_first_of(" \t<>\"", http), line.size());
        const auto url = html_escape(line.substr(http, end - http));
        out += html_escape(line.substr(at, http - at)) + "<a href=\"" + url + "\">" + url + "</a>";
        at = end;
    }
    return out;
}

/// The address in the text at which one click ends these messages; empty when somebody has taken it out.
std::string pause_address(const std::string& text, const std::string& site) {
    const auto at = text.find(site + "/notifications/pause/");
    if (at == std::string::npos) return {};
    return text.substr(at, text.find_first_of(" \t\r\n", at) - at);
}

/// An address as the value of a header. GMime would cut a long one into encoded words, which are none of an
/// address.
void set_address(GMimeObject* message, const char* name, const std::string& address) {
    g_mime_object_set_header(message, name, "", nullptr);
    auto* header = g_mime_header_list_get_header(g_mime_object_get_header_list(message), name);
    g_mime_header_set_raw_value(header, (" <" + address + ">\n").c_str());
}

}  // namespace

std::string html_of_text(const std::string& text, const std::string& language, const std::string& site) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + html_escape(language) +
                      "\"><head><meta charset=\"utf-8\"></head>\n<body style=\"font-family:sans-serif;"
                      "max-width:40em;line-height:1.5;color:#1b2a33\">\n<p>";
    bool blank = false;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (line.empty()) {
            blank = true;
            continue;
        }
        if (!first) out += blank ? "</p>\n<p>" : "<br>\n";
        out += line_as_html(line, site);
        blank = false;
        first = false;
    }
    return out + "</p>\n</body></html>\n";
}

Result<std::string> build_message(const Mail& mail, const Sender& from, const std::string& id, Instant date) {
    start_gmime();
    if (!fits_address(mail.to_address) || !fits_header(mail.to_name) || !fits_header(mail.subject))
        return invalid("header value of mail " + id);
    for (const auto& attachment : mail.attachments)
        if (!fits_header(attachment.name) || !fits_header(attachment.content_type))
            return invalid("attachment of mail " + id);

    const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, shown_name(from.name),
                               from.address.c_str());
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, shown_name(mail.to_name),
                               mail.to_address.c_str());
    g_mime_message_set_subject(message.get(), mail.subject.c_str(), "utf-8");
    const auto domain = from.address.substr(from.address.find('@') + 1);
    g_mime_message_set_message_id(message.get(), (id + '@' + domain).c_str());
    const std::unique_ptr<GDateTime, void (*)(GDateTime*)> when(
        g_date_time_new_from_unix_utc(date.time_since_epoch().count()), g_date_time_unref);
    g_mime_message_set_date(message.get(), when.get());
    g_mime_object_set_header(GMIME_OBJECT(message.get()), "Auto-Submitted", "auto-generated", nullptr);
    g_mime_object_set_header(GMIME_OBJECT(message.get()), "Content-Language", mail.language.c_str(), nullptr);

    // Of mail to many the host has checked nothing but this: its text says where to end it.
    if (const auto leave = unsubscribe_address(mail.text, from.site); !leave.empty()) {
        set_address(GMIME_OBJECT(message.get()), "List-Unsubscribe", leave);
        g_mime_object_set_header(GMIME_OBJECT(message.get()), "List-Unsubscribe-Post",
                                 "List-Unsubscribe=One-Click", nullptr);
    }
    if (mail.batch == news_batch && !from.site.empty()) {
        const auto pause = pause_address(mail.text, from.site);
        set_address(GMIME_OBJECT(message.get()), "List-Unsubscribe",
                    pause.empty() ? from.site + "/account" : pause);
        // Only an address that takes the post without a page before it may say so.
        if (!pause.empty())
            g_mime_object_set_header(GMIME_OBJECT(message.get()), "List-Unsubscribe-Post",
                                     "List-Unsubscribe=One-Click", nullptr);
    }

    const Owned<GMimeMultipart> alternative(g_mime_multipart_new_with_subtype("alternative"));
    const auto plain = text_part("plain", mail.text);
    const auto html =
        text_part("html", mail.html.empty() ? html_of_text(mail.text, mail.language, from.site) : mail.html);
    g_mime_multipart_add(alternative.get(), GMIME_OBJECT(plain.get()));
    g_mime_multipart_add(alternative.get(), GMIME_OBJECT(html.get()));
    if (mail.attachments.empty()) {
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(alternative.get()));
    } else {
        const Owned<GMimeMultipart> mixed(g_mime_multipart_new_with_subtype("mixed"));
        g_mime_multipart_add(mixed.get(), GMIME_OBJECT(alternative.get()));
        for (const auto& attachment : mail.attachments) {
            const auto file =
                part("application", "octet-stream", attachment.bytes, GMIME_CONTENT_ENCODING_BASE64);
            // With its parameters: of a calendar, programs of mail want to know "method".
            const Owned<GMimeContentType> type(
                g_mime_content_type_parse(nullptr, attachment.content_type.c_str()));
            if (type) g_mime_object_set_content_type(GMIME_OBJECT(file.get()), type.get());
            g_mime_part_set_filename(file.get(), attachment.name.c_str());
            g_mime_object_set_disposition(GMIME_OBJECT(file.get()), "attachment");
            g_mime_multipart_add(mixed.get(), GMIME_OBJECT(file.get()));
        }
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(mixed.get()));
    }

    const std::unique_ptr<GMimeFormatOptions, void (*)(GMimeFormatOptions*)> format(
        g_mime_format_options_new(), g_mime_format_options_free);
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const std::unique_ptr<char, void (*)(gpointer)> text(
        g_mime_object_to_string(GMIME_OBJECT(message.get()), format.get()), g_free);
    // Of a domain in another script GMime writes the form that the network knows ("xn--…"), and what has no
    // such form as raw bytes.
    if (!is_ascii(text.get())) return invalid("address of mail " + id);
    return std::string(text.get());
}

}  // namespace plenaria::host
