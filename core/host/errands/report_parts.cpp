// SPDX-License-Identifier: EUPL-1.2
#include "errands/report_parts.hpp"

#include <algorithm>
#include <cctype>
#include <memory>

#include <gmime/gmime.h>

#include <plenaria/text.hpp>

#include "errands/start_gmime.hpp"

namespace plenaria::host {

namespace {

constexpr int deepest_report_part = 5, most_report_parts = 20;

struct UnrefReport {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using OwnedReport = std::unique_ptr<T, UnrefReport>;

std::string headers_text(GMimeObject* object) {
    const std::unique_ptr<char, void (*)(gpointer)> text(g_mime_object_get_headers(object, nullptr), g_free);
    return text ? std::string(text.get()) : std::string();
}

std::string decoded(GMimePart* part) {
    auto* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const OwnedReport<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

void look_into(GMimeObject* object, ReportParts& parts, int depth, int& left) {
    if (object == nullptr || depth > deepest_report_part || --left < 0) return;
    if (GMIME_IS_MULTIPART(object)) {
        auto* multipart = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(multipart) && left > 0; ++i)
            look_into(g_mime_multipart_get_part(multipart, i), parts, depth + 1, left);
        return;
    }
    if (GMIME_IS_MESSAGE_PART(object)) {
        auto* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (inner != nullptr && parts.original.empty()) parts.original = headers_text(GMIME_OBJECT(inner));
        return;
    }
    if (!GMIME_IS_PART(object)) return;
    auto* type = g_mime_object_get_content_type(object);
    const auto is = [&](const char* kind, const char* subtype) {
        return g_mime_content_type_is_type(type, kind, subtype) != FALSE;
    };
    if (is("message", "delivery-status") && parts.status.empty()) parts.status = decoded(GMIME_PART(object));
    if (is("message", "feedback-report") && parts.feedback.empty())
        parts.feedback = decoded(GMIME_PART(object));
    if (is("text", "rfc822-headers") && parts.original.empty()) parts.original = decoded(GMIME_PART(object));
}

std::string lower_text(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Neither a report nor the answer of somebody's program has a sender (RFC 5321, 4.5.5; RFC 3834, 4), and
/// Exchange does not say in Auto-Submitted that an answer is one.
void tell_senders_apart(const std::string& head, ReportParts& parts) {
    const auto holds = [&](std::string_view text) { return head.find(text) != std::string::npos; };
    auto from = head.substr(std::min(head.find("\nfrom:"), head.size()));
    from.resize(std::min(from.find('\n', 1), from.size()));
    const auto writes = [&](std::string_view name) { return from.find(name) != std::string::npos; };
    const bool is_report = holds("report-type=delivery-status") || holds("report-type=\"delivery-status");
    const bool is_daemon = writes("mailer-daemon") || holds("mailer-daemon@");
    parts.is_automatic_answer = !is_report && !is_daemon &&
                                (holds("\nauto-submitted: auto-replied") ||
                                 (holds("\nx-auto-response-suppress:") && !writes("postmaster")));
    parts.from_a_server = is_report || is_daemon || writes("postmaster") || holds("\nreturn-path: <>");
}

}  // namespace

ReportParts report_parts(const std::string& message) {
    start_gmime();
    ReportParts parts;
    const OwnedReport<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
    const OwnedReport<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const OwnedReport<GMimeMessage> whole(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!whole) return parts;
    parts.head = headers_text(GMIME_OBJECT(whole.get()));
    if (const auto* subject = g_mime_message_get_subject(whole.get())) parts.subject = subject;
    if (!is_utf8(parts.subject)) parts.subject.clear();
    tell_senders_apart('\n' + lower_text(parts.head), parts);
    int left = most_report_parts;
    look_into(g_mime_message_get_mime_part(whole.get()), parts, 0, left);
    return parts;
}

}  // namespace plenaria::host
