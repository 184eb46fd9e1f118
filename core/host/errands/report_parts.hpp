// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/report_parts.hpp
/// The parts of a report on a mail, found and decoded by GMime.

#include <string>

namespace plenaria::host {

inline constexpr std::size_t most_report_bytes = 4 * 1024 * 1024;

struct ReportParts {
    std::string head = {};  ///< headers of the report itself
    std::string subject = {};
    std::string status = {};           ///< message/delivery-status
    std::string feedback = {};         ///< message/feedback-report
    std::string original = {};         ///< headers of the message that it is about
    bool from_a_server = false;        ///< its sender is no person
    bool is_automatic_answer = false;  ///< "I am away": RFC 3834, 5
};

/// @param message as it arrived, foreign input, at most `most_report_bytes`. Nesting deeper than reports
/// have, and
///        more parts than they have, are not looked into.
ReportParts report_parts(const std::string& message);

}  // namespace plenaria::host
